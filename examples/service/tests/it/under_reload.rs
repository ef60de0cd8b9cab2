//! Ten thousand requests while another policy takes over every tenth of a second: each answer is what an
//! engine of the test's own says by the version that the answer names.

use crate::harness::{Client, Service, decision, replace, text};
use permitted::engine::Depth;
use permitted::facts::Item;
use permitted::ids::Fingerprint;
use permitted::words::{GatheredAt, Source, SubjectKind};
use permitted::{
    Act, Action, Channel, ConsentEvent, ConsentLedger, DataCategory, Decision, Engine, Facts,
    Party, Place, Policy, PreparedAct, Purpose, Subject,
};
use serde_json::{Map, Value, json};
use service::samples;
use service::store::customers;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const REQUESTS: usize = 10_000;
const CLIENTS: usize = 4;
const CUSTOMERS: usize = 10;
const PLUSNXT: &str = "../policies/plusnxt.toml";

/// What is in which field, as the test has it.
const FIELDS: [(&str, DataCategory); 6] = [
    ("address", DataCategory::POSTAL_ADDRESS),
    ("card", DataCategory::CARD_NUMBER),
    ("email", DataCategory::EMAIL_ADDRESS),
    ("employer", DataCategory::EMPLOYER),
    ("name", DataCategory::NAME),
    ("phone", DataCategory::PHONE_NUMBER),
];

/// What the service does for each purpose, as the test has it.
fn acts() -> [Act; 4] {
    let desk =
        |purpose| Act::new(Action::USE).purpose(purpose).by(Party::CONTROLLER).place(Place::US);
    let letter = Act::new(Action::CONTACT)
        .purpose(Purpose::NEWSLETTERS)
        .by(Party::CONTROLLER)
        .channel(Channel::EMAIL)
        .place(Place::US);
    let item = |(_, category): (&str, DataCategory)| {
        Item::new(category).source(Source::GIVEN).gathered_at(GatheredAt::OWN_WEBSITE)
    };
    [
        desk(Purpose::BILLING),
        desk(Purpose::REQUESTED_SERVICE),
        desk(Purpose::SITE_IMPROVEMENT),
        letter,
    ]
    .map(|act| FIELDS.map(item).into_iter().fold(act, |act, item| act.data(item)))
}

/// An engine for each version that may decide, by its fingerprint.
struct Oracle(BTreeMap<Fingerprint, (Engine, Vec<PreparedAct>)>);

impl Oracle {
    fn of(texts: &[&str]) -> Self {
        let engine = |text: &&str| {
            let policy: Policy = toml::from_str(text).unwrap();
            let fingerprint = policy.fingerprint();
            let engine = Engine::new([policy]).unwrap();
            let acts = acts().map(|act| engine.prepare(act).unwrap()).into();
            (fingerprint, (engine, acts))
        };
        Self(texts.iter().map(engine).collect())
    }

    fn decide(&self, by: Fingerprint, act: usize, facts: &Facts, answered: &Decision) -> Decision {
        let (engine, acts) = &self.0[&by];
        let facts = engine.facts(facts.clone()).unwrap();
        let mut decision = engine.decide_to(&acts[act], &facts, answered.at, Depth::WithoutMissing);
        if decision.permitted_items().next().is_none() {
            decision = engine.decide(&acts[act], &facts, answered.at);
        }
        answered.question_id.iter().fold(decision, |it, id| it.for_question(id.clone()))
    }
}

/// What one client saw.
#[derive(Debug, Default)]
struct Seen {
    requests: usize,
    wrong: Vec<String>,
    shown: usize,
    refused: usize,
    recorded: usize,
    decided_by: BTreeMap<Fingerprint, usize>,
}

fn id(client: usize, customer: usize) -> String {
    format!("c-{client}-{customer}")
}

fn subject(id: &str) -> Subject {
    Subject::new(id).kind(SubjectKind::CUSTOMER).residence(Place::US).aged(34)
}

/// Asks for customers of its own, and now and then records what they say.
fn ask(client: &Client, oracle: &Oracle, number: usize) -> Seen {
    let mut seen = Seen::default();
    let mut ledgers = vec![ConsentLedger::default(); CUSTOMERS];
    for turn in 0..REQUESTS / CLIENTS {
        let customer = turn * 7 % CUSTOMERS;
        let id = id(number, customer);
        seen.requests += 1;
        if turn % 5 == 0 {
            let body = record(client, &id, turn / 5);
            let events: Vec<ConsentEvent> = serde_json::from_value(body).unwrap();
            ledgers[customer].record_all(events).unwrap();
            seen.recorded += 1;
            continue;
        }
        let act = turn / 3 % acts().len();
        let purpose = acts()[act].purposes[0].word.to_string();
        let answer = client.get(&format!("/customers/{id}?purpose={purpose}"));
        let answered = decision(&answer.body);
        let by = answered.versions[0].fingerprint;
        *seen.decided_by.entry(by).or_default() += 1;

        let facts = Facts::about(subject(&id)).ledger(ledgers[customer].clone());
        let own = oracle.decide(by, act, &facts, &answered);
        let part = permitted_part(&id, &own);
        let expected = match part.len() {
            1 => (403, Value::Null),
            _ => (200, Value::Object(part)),
        };
        *if answer.status == 200 { &mut seen.shown } else { &mut seen.refused } += 1;
        let customer = answer.body.get("customer").cloned().unwrap_or_default();
        if own != answered || (answer.status, &customer) != (expected.0, &expected.1) {
            seen.wrong
                .push(format!("{turn}: {} {customer} instead of {expected:?}", answer.status));
        }
    }
    seen
}

/// Of the customer what is permitted, field by field.
fn permitted_part(id: &str, decision: &Decision) -> Map<String, Value> {
    let row = serde_json::to_value(samples::customer(id, "Ada Marlow")).unwrap();
    let mut part = Map::from_iter([("id".to_owned(), json!(id))]);
    for ((field, _), item) in FIELDS.iter().zip(&decision.items) {
        if item.outcome.is_permitted() {
            part.insert((*field).to_owned(), row[*field].clone());
        }
    }
    part
}

/// One thing after another that persons say.
fn record(client: &Client, id: &str, number: usize) -> Value {
    let (path, body) = match number % 5 {
        0 => ("objections", json!({ "purpose": "marketing" })),
        1 => ("consent", json!({ "form": { "granted": ["newsletters"] } })),
        2 => ("consent", json!({ "event": "withdrawn", "purpose": "newsletters" })),
        3 => ("objections", json!({})),
        _ => ("consent", json!({ "event": "lifted" })),
    };
    client.post(&format!("/subjects/{id}/{path}"), &body).with(201)["recorded"].take()
}

#[test]
fn no_answer_is_wrong_while_policies_change() {
    let service = Service::start("under-reload", &[PLUSNXT]);
    for client in 0..CLIENTS {
        for customer in 0..CUSTOMERS {
            let id = id(client, customer);
            let row = samples::customer(&id, "Ada Marlow");
            service.app.store.with(|db| customers::put(db, &row, &subject(&id))).unwrap();
        }
    }
    let wide = text(PLUSNXT);
    // Bills without phone numbers, and newsletters to nobody who has not agreed to them.
    let narrow = wide.replacen(
        r#"data = ["name", "contact-details", "orders", "delivery-data", "invoices"]"#,
        r#"data = ["name", "postal-address", "orders", "delivery-data", "invoices"]"#,
        1,
    );
    let legitimate =
        "purpose = [\"own-marketing\", \"event-promotion\"]\nbasis = \"legitimate-interests\"";
    assert!(narrow != wide && narrow.contains(legitimate));
    let narrow = narrow.replacen(
        legitimate,
        "purpose = \"event-promotion\"\nbasis = \"legitimate-interests\"",
        1,
    );
    let broken = wide.replacen("purpose = \"newsletters\"", "purpose = \"newslettres\"", 1);
    let oracle = Oracle::of(&[&wide, &narrow]);
    assert_eq!(oracle.0.len(), 2);

    let (done, started) = (AtomicBool::new(false), Instant::now());
    let (seen, (took_over, refused)) = std::thread::scope(|scope| {
        let swapping = scope.spawn(|| {
            let (client, mut next) = (service.client(), started);
            let (mut took_over, mut refused) = (0, 0);
            for text in [&narrow, &broken, &wide].into_iter().cycle() {
                if done.load(Ordering::Relaxed) {
                    break;
                }
                replace(&service.folder, "plusnxt.toml", text);
                match client.post("/admin/reload", &json!({})).status {
                    409 => refused += 1,
                    _ => took_over += 1,
                }
                next += Duration::from_millis(100);
                std::thread::sleep(next.saturating_duration_since(Instant::now()));
            }
            (took_over, refused)
        });
        let asking: Vec<_> = (0..CLIENTS)
            .map(|number| {
                let (client, oracle) = (service.client(), &oracle);
                scope.spawn(move || ask(&client, oracle, number))
            })
            .collect();
        let seen: Vec<Seen> = asking.into_iter().map(|one| one.join().unwrap()).collect();
        done.store(true, Ordering::Relaxed);
        (seen, swapping.join().unwrap())
    });
    let took = started.elapsed();

    let sum = |of: fn(&Seen) -> usize| seen.iter().map(of).sum::<usize>();
    let wrong: Vec<&String> = seen.iter().flat_map(|one| &one.wrong).collect();
    let mut decided_by: BTreeMap<Fingerprint, usize> = BTreeMap::new();
    for (by, count) in seen.iter().flat_map(|one| &one.decided_by) {
        *decided_by.entry(*by).or_default() += count;
    }
    println!(
        "{} requests in {:.1} s, {:.0} a second: {} shown, {} refused, {} recorded; {took_over} reloads \
         took over, {refused} were refused; decided by {decided_by:?}; {} wrong",
        sum(|one| one.requests),
        took.as_secs_f64(),
        sum(|one| one.requests) as f64 / took.as_secs_f64(),
        sum(|one| one.shown),
        sum(|one| one.refused),
        sum(|one| one.recorded),
        wrong.len(),
    );
    assert_eq!(wrong.len(), 0, "{wrong:#?}");
    assert_eq!(sum(|one| one.requests), REQUESTS);
    assert_eq!(sum(|one| one.shown) + sum(|one| one.refused), REQUESTS * 4 / 5);
    assert!(sum(|one| one.shown) > 0 && sum(|one| one.refused) > 0);
    assert_eq!(decided_by.len(), 2, "both versions decided");
    assert!(refused > 0, "a broken file was met");
}
