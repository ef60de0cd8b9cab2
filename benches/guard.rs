//! What it costs to keep values under guard.
//!
//! Protected: opening a value for a use that was cleared takes less than ten nanoseconds on a quiet core,
//! however large the policies are and however far below the word that was cleared its own word lies, so
//! that guarding every field costs a service nothing that it would notice. Where more is stated of the
//! value than its category, such as its source, all of that is compared, which takes up to three times
//! that. Clearing costs what deciding does.

#![allow(
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on should panic, and its numbers are small"
)]

mod common;

use common::{NOW, engine, example, prepare};
use criterion::Criterion;
use permitted::facts::{Item, PartyInRole, Stated};
use permitted::guard::{About, Guarded, Use};
use permitted::{Act, DataCategory, Engine, Outcome, Purpose, Question};
use std::hint::black_box;

fn main() {
    let mut criterion = common::criterion();
    let website = engine([common::website()]);
    let newsletter = common::newsletter(common::ledger(12));
    time(&mut criterion, "newsletter under forty rules", &website, &newsletter);
    let grown = engine([common::grown(10_000)]);
    time(&mut criterion, "newsletter under 10,000 rules", &grown, &newsletter);
    let laws = engine(["plusnxt", "gdpr", "ccpa"].map(example));
    time(&mut criterion, "disclosure under a policy and two laws", &laws, &disclosure(&laws));
    below(&mut criterion, &website, newsletter);
    criterion.final_summary();
}

/// The first scenario in which somebody receives something, as is permitted.
fn disclosure(engine: &Engine) -> Question {
    let scenarios = common::scenarios("plusnxt");
    let is_received = |question: &&Question| {
        let decision = engine.ask((*question).clone());
        question.act.recipient.is_some()
            && decision.is_ok_and(|decision| decision.outcome == Outcome::Permitted)
    };
    let mut questions = scenarios.scenarios().iter().map(|scenario| &scenario.question);
    questions.find(is_received).expect("some disclosure is permitted").clone()
}

/// A value that is what the act names, and about the subject of the facts.
fn value(question: &Question, data: Option<DataCategory>) -> Guarded<&'static str> {
    let (act, item) = (&question.act, question.act.items[0].clone());
    let item = Item {
        category: data.map_or(item.category, Stated::from),
        source: item.source.or(act.source.clone()),
        gathered_at: item.gathered_at.or(act.gathered_at.clone()),
        identifiability: item.identifiability.or(act.identifiability),
        record: item.record.or(act.record.clone()),
    };
    let id = question.facts.subject.id.clone();
    Guarded::new("ada@example.org", item, id.map_or(About::Nobody, About::Subject))
}

fn towards(use_of_it: Use<'_>, recipient: Option<PartyInRole>) -> Use<'_> {
    match recipient {
        Some(recipient) => use_of_it.to(recipient),
        None => use_of_it,
    }
}

fn time(criterion: &mut Criterion, name: &str, engine: &Engine, question: &Question) {
    let (act, facts) = prepare(engine, question);
    let clearance = engine.clear(&act, &facts, question.at).expect("it is permitted");
    let value = value(question, None);
    let purpose = || question.act.purposes[0].clone();
    let use_of_it = towards(clearance.for_purpose(purpose()), question.act.recipient.clone());
    assert!(value.open(&use_of_it, question.at).is_ok());
    let mut group = criterion.benchmark_group(format!("guard: {name}"));
    group.bench_function("open", |bench| {
        bench
            .iter(|| black_box(&value).open(black_box(&use_of_it), black_box(question.at)).is_ok());
    });
    group.bench_function("clear", |bench| {
        bench.iter(|| engine.clear(black_box(&act), black_box(&facts), question.at).is_ok());
    });
    group.finish();
}

/// A value of a narrower word than what was cleared, and the whole line that a handler writes.
fn below(criterion: &mut Criterion, engine: &Engine, mut question: Question) {
    let [email, contact] =
        [DataCategory::EMAIL_ADDRESS, DataCategory::CONTACT_DETAILS].map(Item::from);
    question.act = Act::new(question.act.action.clone())
        .data([email, contact])
        .purpose([Purpose::OWN_MARKETING])
        .by(permitted::Party::CONTROLLER)
        .channel(permitted::Channel::EMAIL);
    let (act, facts) = prepare(engine, &question);
    let clearance = engine.clear(&act, &facts, NOW).expect("it is permitted");
    let value = value(&question, Some(DataCategory::MOBILE_NUMBER));
    let mut group = criterion.benchmark_group("guard: a narrower word, the second item of two");
    let use_of_it = clearance.for_purpose(Purpose::OWN_MARKETING);
    assert!(value.open(&use_of_it, NOW).is_ok());
    group.bench_function("open", |bench| {
        bench.iter(|| black_box(&value).open(black_box(&use_of_it), black_box(NOW)).is_ok());
    });
    group.bench_function("name the use and open", |bench| {
        bench.iter(|| {
            let purpose = black_box(Purpose::OWN_MARKETING);
            black_box(&value).open(&clearance.for_purpose(purpose), black_box(NOW)).is_ok()
        });
    });
    group.finish();
}
