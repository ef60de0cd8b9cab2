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

use common::{NOW, engine, example, scenarios};
use criterion::Criterion;
use permitted::scenario::Scenario;
use permitted::{
    Act, Action, ConsentLedger, DataCategory, Engine, Facts, Outcome, Party, Purpose, Question,
    Subject,
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
    for outcome in OUTCOMES {
        let has_outcome = |scenario: &&Scenario| {
            let decision = engine.ask(scenario.question.clone());
            decision.is_ok_and(|decision| decision.outcome == outcome)
        };
        // Not every policy leaves something out of its scope.
        if let Some(scenario) = scenarios.scenarios().iter().find(has_outcome) {
            common::time(criterion, name, outcome, engine, &scenario.question);
        }
    }
}

/// Everything about a person, for several purposes at once.
fn broad(criterion: &mut Criterion, engine: &Engine) {
    let act = Act::new(Action::USE)
        .data(DataCategory::PERSONAL_DATA)
        .purpose([Purpose::SERVICE_PROVISION, Purpose::SECURITY, Purpose::MARKETING])
        .by(Party::CONTROLLER);
    let facts = Facts::about(Subject::new("client-17").aged(44)).ledger(ConsentLedger::default());
    let question = Question::new(act, facts, NOW);
    common::time(criterion, "one policy", "all data for three purposes", engine, &question);
}
