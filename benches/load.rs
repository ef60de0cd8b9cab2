//! What it costs to bring policies in, and to write policies and decisions out.
//!
//! Protected: reading and compiling grow with the number of rules and not faster, so that a service
//! may load its policies when it starts; writing a decision to an audit log costs about as much as
//! the decision itself.

#![allow(
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on should panic, and its numbers are small"
)]

mod common;

use common::{WEBSITE, engine, grown, newsletter, prepare, text, website};
use criterion::{BatchSize, BenchmarkId, Criterion, SamplingMode, Throughput};
use permitted::engine::Depth;
use permitted::{ConsentLedger, Engine, Policy};
use std::hint::black_box;
use std::time::Duration;

fn main() {
    let mut criterion = common::criterion();
    read(&mut criterion);
    compile(&mut criterion);
    write(&mut criterion);
    criterion.final_summary();
}

fn read(criterion: &mut Criterion) {
    let text = text(WEBSITE);
    let mut group = criterion.benchmark_group("read");
    group.throughput(Throughput::Elements(40));
    group.bench_function("40 rules", |bench| {
        bench.iter(|| toml::from_str::<Policy>(black_box(&text)));
    });
    group.bench_function("40 rules and compile", |bench| {
        bench.iter(|| {
            let policy: Policy = toml::from_str(black_box(&text)).expect("the file is valid");
            Engine::new([policy])
        });
    });
    group.finish();
}

/// Throughput is in rules, and should stay about the same.
fn compile(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compile");
    group.sampling_mode(SamplingMode::Flat).sample_size(10);
    group.measurement_time(Duration::from_secs(1));
    for rules in [40, 400, 4_000, 10_000, 100_000] {
        let policy = grown(rules);
        group.throughput(Throughput::Elements(rules as u64));
        group.bench_function(BenchmarkId::from_parameter(rules), |bench| {
            bench.iter_batched(
                || policy.clone(),
                |policy| Engine::new([policy]).expect("the policy compiles"),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

fn write(criterion: &mut Criterion) {
    let policy = website();
    let engine = engine([policy.clone()]);
    let question = newsletter(ConsentLedger::default());
    let ((act, facts), at) = (prepare(&engine, &question), question.at);
    let short = engine.decide_to(&act, &facts, at, Depth::WithoutMissing);
    let full = engine.decide(&act, &facts, at);
    let mut group = criterion.benchmark_group("write as JSON");
    group.bench_function("decision without missing", |bench| {
        bench.iter(|| serde_json::to_vec(black_box(&short)));
    });
    group.bench_function("decision", |bench| bench.iter(|| serde_json::to_vec(black_box(&full))));
    group.bench_function("policy of 40 rules", |bench| {
        bench.iter(|| serde_json::to_vec(black_box(&policy)));
    });
    group.finish();
}
