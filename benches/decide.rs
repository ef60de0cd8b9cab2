//! What one decision costs, by its outcome and by how much is explained.
//!
//! Protected: a yes or no takes about a microsecond or less on real policies, whatever the answer
//! is; an answer costs more only for what it explains, and what is missing is searched for only
//! where that is asked for.

#![allow(
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on should panic, and its numbers are small"
)]

mod common;

use common::{NOW, engine, example, request, scenarios};
use criterion::Criterion;
use permitted::{
    Action, ConsentLedger, DataCategory, Depth, Engine, Outcome, Party, Purpose, Request, Subject,
};

const OUTCOMES: [Outcome; 5] = [
    Outcome::Permitted,
    Outcome::OutOfScope,
    Outcome::Undetermined,
    Outcome::NotPermitted,
    Outcome::Prohibited,
];

fn main() {
    let mut criterion = common::criterion();
    let one = engine([example("plexuus")]);
    by_outcome(&mut criterion, "one policy", &one, "plexuus");
    let three = engine(["plusnxt", "gdpr", "ccpa"].map(example));
    by_outcome(&mut criterion, "a policy and two laws", &three, "plusnxt");
    broad(&mut criterion, &one);
    criterion.final_summary();
}

/// The first question of the scenarios with each outcome.
fn by_outcome(criterion: &mut Criterion, name: &str, engine: &Engine, scenarios_of: &str) {
    let scenarios = scenarios(scenarios_of);
    let prepared: Vec<Request> = scenarios
        .scenarios()
        .iter()
        .map(|scenario| request(engine, scenario.question.clone()))
        .collect();
    for outcome in OUTCOMES {
        let has_outcome = |request: &&Request| {
            engine.decide_to(request, Depth::WithoutMissing).outcome == outcome
        };
        // Not every policy leaves something out of its scope.
        if let Some(request) = prepared.iter().find(has_outcome) {
            common::time(criterion, name, outcome, engine, request.question());
        }
    }
}

/// Everything about a person, for several purposes at once.
fn broad(criterion: &mut Criterion, engine: &Engine) {
    let question = Request::builder(Action::USE, NOW)
        .data([DataCategory::PERSONAL_DATA])
        .purpose([Purpose::SERVICE_PROVISION, Purpose::SECURITY, Purpose::MARKETING])
        .by(Party::CONTROLLER)
        .subject(Subject::new("client-17").aged(44))
        .ledger(ConsentLedger::default());
    common::time(criterion, "one policy", "all data for three purposes", engine, &question);
}
