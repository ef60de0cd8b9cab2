//! What stored records and consent histories cost.
//!
//! Protected: a sweep takes each record by itself, so that a record costs the same among many as
//! among few; a ledger is built, cut and merged in about the time that sorting its events takes.

#![allow(
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on should panic, and its numbers are small"
)]

mod common;

use common::{NOW, engine, events, example, ledger};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput};
use permitted::facts::{Life, Occurrence};
use permitted::{ConsentEvent, ConsentLedger, DataCategory, LifeEvent, Purpose, Record};
use std::hint::black_box;
use time::Duration;

const EVENTS: usize = 10_000;

fn main() {
    let mut criterion = common::criterion();
    sweep(&mut criterion);
    ledgers(&mut criterion);
    criterion.final_summary();
}

/// Throughput is in records, and should stay about the same.
fn sweep(criterion: &mut Criterion) {
    let engine = engine([example("plexuus")]);
    let mut group = criterion.benchmark_group("sweep");
    for number in [100, 10_000] {
        let records: Vec<Record> = (0..number).map(record).collect();
        let due = engine.sweep(&records, NOW).filter(Result::is_ok).count();
        assert!(due > 0 && due < records.len(), "{due} of {number} records are due");
        group.throughput(Throughput::Elements(number));
        group.bench_function(BenchmarkId::from_parameter(number), |bench| {
            bench.iter(|| engine.sweep(black_box(&records), NOW).count());
        });
    }
    group.finish();
}

/// A profile, an invoice or a newsletter of the last ten years.
fn record(number: u64) -> Record {
    let day = |day: u64| NOW - Duration::days(3_650 - (day % 3_650) as i64);
    let collected = day(number * 37);
    let (data, purposes) = match number % 3 {
        0 => (
            vec![DataCategory::NAME, DataCategory::EMAIL_ADDRESS],
            vec![Purpose::SERVICE_PROVISION],
        ),
        1 => (vec![DataCategory::INVOICES], vec![Purpose::BILLING, Purpose::TAX_COMPLIANCE]),
        _ => (vec![DataCategory::EMAIL_ADDRESS], vec![Purpose::OWN_MARKETING]),
    };
    let life = Life::new().event(LifeEvent::COLLECTED, collected);
    let life = purposes.iter().fold(life, |life, purpose| {
        let open = number % 7 < 4;
        let when =
            if open { Occurrence::NotYet } else { collected.max(NOW - Duration::days(90)).into() };
        life.fulfilled(purpose.clone(), when)
    });
    Record::new(format!("record-{number}")).data(data).purpose(purposes).life(life)
}

fn ledgers(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("ledger of 10,000 events");
    group.throughput(Throughput::Elements(EVENTS as u64));
    // Out of order, as they come from several systems.
    let sorted: Vec<ConsentEvent> = events(EVENTS).collect();
    let mixed: Vec<ConsentEvent> =
        (0..EVENTS).map(|place| sorted[place * 7_919 % EVENTS].clone()).collect();
    group.bench_function("new", |bench| {
        bench.iter_batched(|| mixed.clone(), ConsentLedger::new, BatchSize::LargeInput);
    });
    let whole = ledger(EVENTS);
    let middle = whole.events().nth(EVENTS / 2).expect("it has events").recorded_at();
    group
        .bench_function("as of its middle", |bench| bench.iter(|| black_box(&whole).as_of(middle)));
    let halves = [0, 1].map(|half| {
        let every_other = sorted.iter().skip(half).step_by(2).cloned();
        ConsentLedger::new(every_other).expect("the events can be")
    });
    group.bench_function("merge of two halves", |bench| {
        bench.iter_batched(
            || halves.clone(),
            |[mut one, other]| {
                one.merge(other).expect("they are not too many");
                one
            },
            BatchSize::LargeInput,
        );
    });
    group.finish();
}
