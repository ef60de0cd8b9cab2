//! What it costs to ask one prepared request about many subjects, on one thread and on two.
//!
//! Protected: what depends on the act alone is judged once, so that a subject costs little more than
//! a look at what it agreed to; and deciding shares nothing that threads would wait for, so that two
//! threads answer in half the time of one, where the caller splits the slice.

#![allow(
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on should panic, and its numbers are small"
)]

mod common;

use common::{NOW, engine, example, website};
use criterion::{BenchmarkId, Criterion, Throughput};
use permitted::policy::Strength;
use permitted::{
    ConsentEvent, ConsentLedger, Engine, Facts, Policy, PreparedFacts, Purpose, Subject,
};
use std::hint::black_box;

const SUBJECTS: u64 = 200_000;

fn main() {
    let mut criterion = common::criterion();
    newsletter(&mut criterion, "newsletter, 40 rules", website());
    newsletter(&mut criterion, "newsletter, plexuus", example("plexuus"));
    criterion.final_summary();
}

fn newsletter(criterion: &mut Criterion, name: &str, policy: Policy) {
    let engine = engine([policy]);
    let (act, _) = common::prepare(&engine, &common::newsletter(ConsentLedger::default()));
    let subjects: Vec<PreparedFacts> =
        (0..SUBJECTS).map(|number| subject(&engine, number)).collect();
    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Elements(SUBJECTS));
    for threads in [1_usize, 2] {
        group.bench_function(BenchmarkId::from_parameter(threads), |bench| {
            bench.iter(|| {
                let share = subjects.len().div_ceil(threads);
                std::thread::scope(|scope| {
                    for part in subjects.chunks(share) {
                        let yes =
                            || engine.permits_each(&act, part, NOW).filter(|yes| *yes).count();
                        scope.spawn(move || black_box(yes()));
                    }
                });
            });
        });
    }
    group.finish();
}

/// A subject of whom every third objected.
fn subject(engine: &Engine, number: u64) -> PreparedFacts {
    let name = format!("client-{number}");
    let day = NOW.replace_year(2025).expect("there was that day");
    let agreed =
        ConsentEvent::granted(name.as_str(), Strength::Express, day).purpose([Purpose::MARKETING]);
    let objected = number.is_multiple_of(3).then(|| ConsentEvent::objected(name.as_str(), day));
    let ledger = ConsentLedger::new([agreed].into_iter().chain(objected)).expect("usable events");
    let facts = Facts::about(Subject::new(name)).ledger(ledger);
    engine.facts(facts).expect("the policy's words")
}
