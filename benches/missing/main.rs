//! What the search for what is missing costs where a question leaves something out.
//!
//! Protected: a decision told in full costs at most 50 times one that does not say what is missing,
//! and at most a millisecond, whichever one fact of whichever scenario of the four policies of the
//! examples is left out. Such questions are what an interview or a form asks again and again while
//! it is being filled in.
//!
//! `cargo bench --bench missing` measures all of them and prints those over an aim and the worst
//! ones, `cargo bench --bench missing -- residence` those whose names hold `residence`.

#![allow(
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on should panic, and its numbers are small"
)]

#[path = "../common/mod.rs"]
mod common;
mod left_out;

use common::{engine, example, scenarios};
use left_out::each_left_out;
use permitted::engine::Depth;
use permitted::{Engine, Question};
use std::cmp::Reverse;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// The policies whose scenarios are asked.
const POLICIES: [&str; 4] = ["plexuus", "plexus-it", "plum-medical", "plusnxt"];
/// How many times what it costs without the search a full decision costs at most.
const MOST_TIMES: f64 = 50.0;
/// How long it takes at most.
const LONGEST: Duration = Duration::from_millis(1);
/// How often each question is asked; the shortest time counts.
const TIMES: u32 = 7;
/// How many of the worst are printed.
const WORST: usize = 12;

/// What one question took.
struct Taken {
    name: String,
    without: Duration,
    full: Duration,
    /// Whether the search was cut short for a part.
    is_cut: bool,
}

impl Taken {
    fn factor(&self) -> f64 {
        self.full.as_secs_f64() / self.without.as_secs_f64()
    }
}

fn main() {
    // `cargo bench` adds an argument of its own.
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let is_wanted =
        |name: &str| wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str()));
    let mut all = Vec::new();
    for policy in POLICIES {
        let engine = engine([example(policy)]);
        for scenario in scenarios(policy).scenarios() {
            let whole = ("nothing".to_owned(), scenario.question.clone());
            let questions = each_left_out(&scenario.question).into_iter().chain([whole]);
            for (what, question) in questions {
                let name = format!("{policy}: {}, without {what}", scenario.name);
                if is_wanted(&name) {
                    all.extend(take(name, &engine, &question));
                }
            }
        }
    }
    print(all);
}

/// Measures a question; none where it cannot be asked without what is left out.
fn take(name: String, engine: &Engine, question: &Question) -> Option<Taken> {
    let act = engine.prepare(question.act.clone()).ok()?;
    let facts = engine.facts(question.facts.clone()).ok()?;
    let time = |depth| {
        let times = (0..TIMES).map(|_| {
            let start = Instant::now();
            black_box(engine.decide_to(&act, &facts, question.at, depth));
            start.elapsed()
        });
        times.min().unwrap_or_default().max(Duration::from_nanos(1))
    };
    let (without, full) = (time(Depth::WithoutMissing), time(Depth::Full));
    let decision = engine.decide(&act, &facts, question.at);
    let mut missing = decision.parts.iter().filter_map(|part| part.missing.as_ref());
    Some(Taken { name, without, full, is_cut: missing.any(|missing| !missing.complete) })
}

fn print(mut all: Vec<Taken>) {
    all.sort_by(|one, other| other.factor().total_cmp(&one.factor()));
    let count = |is: fn(&Taken) -> bool| all.iter().filter(|taken| is(taken)).count();
    let over = count(|taken| taken.factor() > MOST_TIMES);
    let long = count(|taken| taken.full > LONGEST);
    println!("{} decisions, {over} over {MOST_TIMES} times, {long} over {LONGEST:?}", all.len());
    println!("the search was cut short in {}", count(|taken| taken.is_cut));
    for percent in [50, 90, 99] {
        if let Some(taken) = all.get(all.len() * (100 - percent) / 100) {
            println!("{percent} of 100 cost at most {:.1} times", taken.factor());
        }
    }
    println!("{:>8} {:>12} {:>12}  question", "times", "full", "without");
    all.iter().take(WORST.max(over)).for_each(line);
    println!("the longest:");
    all.sort_by_key(|taken| Reverse(taken.full));
    all.iter().take(WORST.max(long)).for_each(line);
}

fn line(taken: &Taken) {
    let Taken { name, without, full, is_cut } = taken;
    let cut = if *is_cut { " (cut short)" } else { "" };
    println!("{:>8.1} {full:>12?} {without:>12?}  {name}{cut}", taken.factor());
}
