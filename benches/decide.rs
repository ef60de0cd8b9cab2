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
use criterion::{BatchSize, BenchmarkId, Criterion};
use permitted::{
    Action, ConsentLedger, DataCategory, Depth, Engine, Outcome, Party, Purpose, Request,
    RequestBuilder, Subject,
};
use std::hint::black_box;

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
            ask(criterion, name, &outcome.to_string(), engine, request.question());
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
    ask(criterion, "one policy", "all data for three purposes", engine, &question);
}

fn ask(
    criterion: &mut Criterion,
    group: &str,
    name: &str,
    engine: &Engine,
    question: &RequestBuilder,
) {
    let mut group = criterion.benchmark_group(group);
    let request = request(engine, question.clone());
    group.bench_function(BenchmarkId::new("request", name), |bench| {
        bench.iter_batched(
            || question.clone(),
            |question| engine.request(question),
            BatchSize::SmallInput,
        );
    });
    group.bench_function(BenchmarkId::new("permits", name), |bench| {
        bench.iter(|| engine.permits(black_box(&request)));
    });
    group.bench_function(BenchmarkId::new("decide without missing", name), |bench| {
        bench.iter(|| engine.decide_to(black_box(&request), Depth::WithoutMissing));
    });
    group.bench_function(BenchmarkId::new("decide", name), |bench| {
        bench.iter(|| engine.decide(black_box(&request)));
    });
    group.finish();
}
