//! How a decision grows with what lies around it.
//!
//! Protected: a yes or no costs as much as the rules, words and events that bear on it, not as many
//! as there are. Rules about other words, words that are not asked about and consent to other
//! purposes slow it down by a small factor at most where there are a thousand times as many; an
//! answer about several items costs no more than its items one by one. Building a request may grow
//! with the ledger that it takes in, and with nothing faster than the number of events. Explained
//! answers stand beside, so that what explaining adds is seen to grow or not.

#![allow(
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on should panic, and its numbers are small"
)]

mod common;

use common::{engine, events, grown, ledger, newsletter, prepare, website, worded};
use criterion::Criterion;
use permitted::words::facets::DataFacet;
use permitted::{
    Act, Action, ConsentLedger, DataCategory, Engine, Facts, Outcome, Party, Purpose, Question,
    Subject,
};

fn main() {
    let mut criterion = common::criterion();
    for rules in [40, 400, 4_000, 40_000] {
        let engine = engine([grown(rules)]);
        by_answer(&mut criterion, "rules", &engine, rules);
    }
    for words in [0, 400, 4_000, 40_000] {
        let engine = engine([worded(words)]);
        by_answer(&mut criterion, "words", &engine, words);
    }
    let engine = engine([website()]);
    for events in [10, 100, 1_000, 10_000] {
        let question = newsletter(ledger(events));
        ask(&mut criterion, "events", "yes", &engine, &question, events, Outcome::Permitted);
    }
    for items in [1, 4, 16, 64] {
        several(&mut criterion, &engine, items);
    }
    criterion.final_summary();
}

/// A question that the same few rules answer, with yes and with no.
fn by_answer(criterion: &mut Criterion, group: &str, engine: &Engine, size: usize) {
    let yes = newsletter(ConsentLedger::new(events(4)).expect("the events can be"));
    ask(criterion, group, "yes", engine, &yes, size, Outcome::Permitted);
    let no = newsletter(ConsentLedger::default());
    ask(criterion, group, "no", engine, &no, size, Outcome::NotPermitted);
    let mut never = newsletter(ConsentLedger::default());
    never.act.purposes = vec![Purpose::POLITICAL_CAMPAIGNING.into()].into();
    ask(criterion, group, "never", engine, &never, size, Outcome::Prohibited);
}

/// A question about so many items, all of which are permitted.
fn several(criterion: &mut Criterion, engine: &Engine, items: usize) {
    let question = |data: Vec<DataCategory>| {
        let act = Act::new(Action::DISCLOSE)
            .data(data)
            .purpose(Purpose::SERVICE_PROVISION)
            .by(Party::CONTROLLER)
            .recipient(Party::PROCESSOR);
        let facts =
            Facts::about(Subject::new("customer-17").aged(44)).ledger(ConsentLedger::default());
        Question::new(act, facts, common::NOW)
    };
    let permitted = |data: &DataCategory| {
        let asked = question(vec![data.clone()]);
        let (act, facts) = prepare(engine, &asked);
        engine.permits(&act, &facts, asked.at)
    };
    let data: Vec<DataCategory> =
        engine.vocabulary().words::<DataFacet>().filter(permitted).take(items).collect();
    assert_eq!(data.len(), items, "too few items are permitted");
    ask(criterion, "items", "yes", engine, &question(data), items, Outcome::Permitted);
}

fn ask(
    criterion: &mut Criterion,
    group: &str,
    answer: &str,
    engine: &Engine,
    question: &Question,
    size: usize,
    outcome: Outcome,
) {
    let (act, facts) = prepare(engine, question);
    let decision = engine.decide(&act, &facts, question.at);
    assert_eq!(decision.outcome, outcome, "{group} {answer} {size}");
    // What the answer says must not grow, or it would be right that it takes longer.
    let near = decision.parts.iter().map(|part| part.near.len()).max();
    assert!(near < Some(20), "{near:?} rules nearly applied: {group} {answer} {size}");
    common::time(criterion, &format!("{group}, {answer}"), size, engine, question);
}
