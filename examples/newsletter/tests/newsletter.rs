//! Answers about the whole base against those about each subject alone, and about subjects written by hand.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should panic"
)]

use newsletter::generate::{SCHEMA, UNTIL, generate, stored};
use newsletter::read::{Customer, in_batches};
use newsletter::send::{Reason, Summary, write_list};
use newsletter::{Error, engine, newsletter};
use permitted::policy::Strength;
use permitted::{Channel, ConsentEvent, Outcome, Purpose};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;
use std::path::PathBuf;
use time::OffsetDateTime;
use time::macros::datetime;

fn folder(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn generated(subjects: u32) -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    generate(&mut connection, subjects, || {}).unwrap();
    connection
}

fn customers(connection: &Connection, size: usize) -> Result<Vec<Customer>, Error> {
    let mut all = Vec::new();
    in_batches(connection, size, |batch| {
        assert!(batch.len() <= size);
        all.extend(batch);
        Ok::<(), Error>(())
    })?;
    Ok(all)
}

#[test]
fn each_answer_about_a_base_is_that_about_the_subject_alone() {
    const SUBJECTS: u32 = 3_000;
    let connection = generated(SUBJECTS);
    let list = folder("each-answer").join("list.txt");
    let mut steps = 0;
    let summary = write_list(&connection, &list, UNTIL, |asked| steps += asked).unwrap();
    let listed = std::fs::read_to_string(&list).unwrap();
    let mut listed = listed.lines();

    let engine = engine().unwrap();
    let act = newsletter(&engine).unwrap();
    let mut reasons: BTreeMap<Reason, u64> = BTreeMap::new();
    for customer in customers(&connection, 100).unwrap() {
        let decision = engine.decide(&act, &engine.facts(customer.facts).unwrap(), UNTIL);
        if decision.is_permitted() {
            assert_eq!(listed.next(), Some(customer.email.as_str()));
        } else {
            *reasons.entry(Reason::of(&decision)).or_default() += 1;
        }
    }
    assert_eq!(listed.next(), None);
    let counted = summary.refused.iter().map(|(reason, refused)| (reason.clone(), refused.count));
    assert_eq!(counted.collect::<BTreeMap<_, _>>(), reasons);
    let refused: u64 = reasons.values().sum();
    assert_eq!(summary.listed + refused, u64::from(SUBJECTS));
    assert_eq!((summary.subjects, steps), (u64::from(SUBJECTS), u64::from(SUBJECTS)));
    // Each kind of answer is there, so that something was compared.
    let outcomes: Vec<Outcome> = reasons.keys().map(|reason| reason.outcome).collect();
    for outcome in [Outcome::Prohibited, Outcome::Undetermined, Outcome::OutOfScope] {
        assert!(outcomes.contains(&outcome), "{outcomes:?}");
    }
    assert!(summary.listed > 1_000);
}

#[test]
fn the_base_is_the_same_on_every_run_and_however_it_is_read() {
    let (one, other) = (generated(500), generated(500));
    let all = customers(&one, 7).unwrap();
    assert_eq!(all, customers(&other, 1_000).unwrap());
    assert_eq!(all.len(), 500);
    let ids: Vec<i64> = all.iter().map(|customer| customer.id).collect();
    assert_eq!(ids, (1..=500).collect::<Vec<i64>>());
    let ledgers = all.iter().filter_map(|customer| customer.facts.ledger.as_ref());
    let sizes: Vec<usize> = ledgers.map(permitted::ConsentLedger::len).collect();
    for size in 0..=4 {
        assert!(sizes.contains(&size), "no ledger has {size} events");
    }
    assert!(sizes.len() < all.len(), "somebody has no ledger at all");
}

/// A subject of a base of one.
struct Row {
    kind: &'static str,
    born: Option<&'static str>,
    deceased: Option<&'static str>,
    history: Option<Vec<ConsentEvent>>,
}

const ADULT: Row =
    Row { kind: "customer", born: Some("1980-05-01"), deceased: None, history: None };

fn base(row: Row) -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(SCHEMA).unwrap();
    let has_history = row.history.is_some();
    connection
        .execute(
            "INSERT INTO subjects VALUES (1, 'reader@example.com', ?1, 'DE', ?2, ?3, ?4)",
            params![row.kind, row.born, row.deceased, has_history],
        )
        .unwrap();
    for (place, event) in (1..).zip(row.history.unwrap_or_default()) {
        let event = stored(1, &event).unwrap();
        connection
            .execute("INSERT INTO consent_events VALUES (1, ?1, ?2)", params![place, event])
            .unwrap();
    }
    connection
}

fn asked(test: &str, row: Row) -> Summary {
    write_list(&base(row), &folder(test).join("list.txt"), UNTIL, |_| {}).unwrap()
}

/// The one reason, what decided, and what is missing.
fn refusal(test: &str, row: Row) -> (Outcome, Vec<String>, Vec<String>) {
    let summary = asked(test, row);
    assert_eq!((summary.listed, summary.refused.len()), (0, 1));
    let (reason, refused) = summary.refused.into_iter().next().unwrap();
    assert_eq!(refused.missing.is_empty(), refused.nothing_cures);
    (reason.outcome, reason.because, refused.missing)
}

const JANUARY: OffsetDateTime = datetime!(2026-01-10 0:00 UTC);
const FEBRUARY: OffsetDateTime = datetime!(2026-02-10 0:00 UTC);

fn unsubscribed(at: OffsetDateTime) -> ConsentEvent {
    ConsentEvent::objected("customer-1", at).purpose([Purpose::NEWSLETTERS])
}

#[test]
fn a_customer_without_an_objection_gets_it() {
    let summary = asked("customer", Row { history: Some(Vec::new()), ..ADULT });
    assert_eq!((summary.listed, summary.refused.len()), (1, 0));
    let list = std::fs::read_to_string(folder("customer").join("list.txt")).unwrap();
    assert_eq!(list, "reader@example.com\n");
}

#[test]
fn who_unsubscribed_gets_it_again_on_an_express_yes_and_no_other() {
    let no_more = || vec![unsubscribed(JANUARY)];
    let (outcome, because, missing) =
        refusal("unsubscribed", Row { history: Some(no_more()), ..ADULT });
    assert_eq!(outcome, Outcome::Prohibited);
    assert_eq!(because, ["opt-out `PN-40`", "opt-out `PN-47-newsletters`"]);
    assert_eq!(missing, ["consent: express", "lifted by subject"]);

    let agreed = |strength| {
        let yes =
            ConsentEvent::granted("customer-1", strength, FEBRUARY).purpose([Purpose::NEWSLETTERS]);
        let mut history = no_more();
        history.push(yes);
        Row { history: Some(history), ..ADULT }
    };
    assert_eq!(asked("agreed", agreed(Strength::Express)).listed, 1);
    assert_eq!(asked("implied", agreed(Strength::Implied)).listed, 0);
    // An objection to calls is none to the newsletter.
    let calls = unsubscribed(JANUARY).channel([Channel::PHONE]);
    assert_eq!(asked("calls", Row { history: Some(vec![calls]), ..ADULT }).listed, 1);
}

#[test]
fn a_history_that_nobody_carried_over_is_unknown() {
    let (outcome, because, missing) = refusal("no-history", ADULT);
    assert_eq!(outcome, Outcome::Undetermined);
    assert_eq!(because, ["consent ledger"]);
    assert_eq!(missing, ["no objection"]);
}

#[test]
fn children_applicants_and_the_dead_do_not() {
    let history = || Some(Vec::new());
    let child = Row { born: Some("2014-05-01"), history: history(), ..ADULT };
    let (outcome, because, missing) = refusal("child", child);
    assert_eq!(outcome, Outcome::Prohibited);
    assert_eq!((because, missing), (vec!["forbid `PN-25`".to_owned()], Vec::new()));
    let applicant = Row { kind: "applicant", history: history(), ..ADULT };
    let (outcome, because, _) = refusal("applicant", applicant);
    assert_eq!(outcome, Outcome::OutOfScope);
    assert_eq!(because, ["scope `PN-44`"]);
    let dead = Row { deceased: Some("2025-11-02"), history: history(), ..ADULT };
    let (outcome, because, _) = refusal("dead", dead);
    assert_eq!(outcome, Outcome::OutOfScope);
    assert_eq!(because, ["scope `PN-44`"]);
}

#[test]
fn a_row_that_is_wrong_is_named_and_no_list_appears() {
    let fault = |test: &str, change: &str| {
        let connection = base(Row { history: Some(vec![unsubscribed(JANUARY)]), ..ADULT });
        connection.execute_batch(change).unwrap();
        let list = folder(test).join("list.txt");
        let fault = write_list(&connection, &list, UNTIL, |_| {}).unwrap_err();
        assert!(!list.exists(), "{fault}");
        fault.to_string()
    };
    let told = fault("no-json", "UPDATE consent_events SET event = '{'");
    assert!(told.starts_with("consent_events: of subject 1: "), "{told}");
    let told =
        fault("no-kind", "UPDATE consent_events SET event = replace(event, 'objected', 'objcted')");
    assert!(told.contains("`objcted`") && told.contains("objected"), "{told}");
    let told = fault("no-day", "UPDATE subjects SET born = '1980-02-31'");
    assert!(told.starts_with("subjects: born of subject 1: `1980-02-31` is no day: "), "{told}");
    let told = fault("no-word", "UPDATE subjects SET kind = 'Customer!'");
    assert!(told.starts_with("subjects: kind of subject 1: `Customer!` is no word: "), "{told}");
    let told = fault("unknown-word", "UPDATE subjects SET kind = 'customr'");
    assert!(told.starts_with("subject 1: ") && told.contains("`customer`"), "{told}");
    let told = fault("no-table", "DROP TABLE consent_events");
    assert!(told.starts_with("the database: "), "{told}");
}
