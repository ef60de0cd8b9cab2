//! A log of 100,000 decisions under the policy of PlusNXT: written line by line, replayed, and run
//! against a draft of the next version.
//!
//! The questions are those of the policy's scenarios, again and again, each a minute later.
//! `cargo run --release --example audit -- 10000` takes fewer.

#![allow(clippy::arithmetic_side_effects, reason = "counts of generated questions")]

use indicatif::{ProgressBar, ProgressStyle};
use permitted::audit::{AuditRecord, Change};
use permitted::engine::Depth;
use permitted::ids::QuestionId;
use permitted::policy::Forbid;
use permitted::scenario::Scenarios;
use permitted::{Action, DataCategory, Engine, Policy, PreparedAct, Purpose};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::time::Instant;
use time::Duration;

const RECORDS: u64 = 100_000;

fn main() -> Result<(), Box<dyn Error>> {
    let number = match std::env::args().nth(1) {
        Some(argument) => argument
            .replace('_', "")
            .parse()
            .map_err(|_| format!("the number of records is a number, not `{argument}`"))?,
        None => RECORDS,
    };
    let policies = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/policies");
    let policy: Policy = toml::from_str(&fs::read_to_string(policies.join("plusnxt.toml"))?)?;
    let asked: Scenarios =
        toml::from_str(&fs::read_to_string(policies.join("plusnxt.scenarios.toml"))?)?;
    let engine = Engine::new([policy.clone()])?;
    println!("policy {}, fingerprint {}", policy.version(), policy.fingerprint());

    // The log: one line of JSON for each decision.
    let log = std::env::temp_dir().join(format!("audit-{}.jsonl", std::process::id()));
    let result = run(&engine, policy, &asked, &log, number);
    fs::remove_file(&log)?;
    result
}

fn run(
    engine: &Engine,
    policy: Policy,
    asked: &Scenarios,
    log: &Path,
    number: u64,
) -> Result<(), Box<dyn Error>> {
    let mut file = BufWriter::new(File::create(log)?);
    // Each act is prepared once, as a service does when it starts.
    let acts: Vec<PreparedAct> = asked
        .scenarios()
        .iter()
        .map(|scenario| engine.prepare(scenario.question.act.clone()))
        .collect::<Result<_, _>>()?;
    timed("decided and logged", number, |bar| {
        for (place, (scenario, act)) in (0..number).zip(asked.scenarios().iter().zip(&acts).cycle())
        {
            // The same question once more, a minute later.
            let later = Duration::minutes(i64::try_from(place % 1_440)?);
            let facts = engine.facts(scenario.question.facts.clone())?;
            // What is missing is for whoever asks, and most of the work: the log goes without.
            let at = scenario.question.at + later;
            let decision = engine.decide_to(act, &facts, at, Depth::WithoutMissing);
            let decision = decision.for_question(format!("request-{place}"));
            serde_json::to_writer(&mut file, &AuditRecord::new(act, &facts, decision))?;
            file.write_all(b"\n")?;
            bar.inc(1);
        }
        Ok(())
    })?;
    file.flush()?;
    let bytes = fs::metadata(log)?.len();
    println!("{number} decisions are on record, {} bytes each", bytes / number.max(1));

    let mut equal = 0_u64;
    timed("read and replayed", number, |bar| {
        for record in records(log)? {
            let record = record?;
            let replay = engine.replay(&record)?;
            for change in &replay.changes {
                println!("  {}: {change}", record.decision_id());
            }
            equal += u64::from(replay.is_equal());
            bar.inc(1);
        }
        Ok(())
    })?;
    println!("{equal} of {number} are decided today as they are on record");

    // A draft that no longer lets phone numbers be used for marketing.
    let draft = policy
        .into_builder()
        .forbid(
            Forbid::new("draft 7.4")
                .action([Action::USE, Action::CONTACT, Action::SHARE])
                .data([DataCategory::EMAIL_ADDRESS, DataCategory::PHONE_NUMBER])
                .purpose([Purpose::MARKETING]),
        )
        .build()?;
    println!("draft {}, fingerprint {}", draft.version(), draft.fingerprint());
    let draft = Engine::new([draft])?;
    let mut changes: BTreeMap<String, (u64, Option<QuestionId>)> = BTreeMap::new();
    timed("run against the draft", number, |bar| {
        let log = records(log)?.map_while(Result::ok).inspect(|_| bar.inc(1));
        for changed in draft.backtest(log) {
            let replay = changed.replay?;
            let outcomes = replay.changes.iter().filter(|change| change.is_of_outcome());
            let told: Vec<String> = outcomes.map(Change::to_string).collect();
            let told = if told.is_empty() {
                "the same, explained otherwise".to_owned()
            } else {
                told.join("; ")
            };
            let (count, example) = changes.entry(told).or_default();
            *count += 1;
            example.get_or_insert(
                changed.record.decision.question_id.unwrap_or_else(|| "none".into()),
            );
        }
        Ok(())
    })?;
    for (told, (count, example)) in &changes {
        let example = example.as_ref().map_or_else(String::new, ToString::to_string);
        println!("{count:>7} × {told}, such as {example}");
    }
    let count: u64 = changes.values().map(|(count, _)| count).sum();
    println!("{count} of {number} answers change under the draft");
    Ok(())
}

fn records(
    log: &Path,
) -> Result<impl Iterator<Item = Result<AuditRecord, Box<dyn Error>>>, Box<dyn Error>> {
    let lines = BufReader::new(File::open(log)?).lines();
    Ok(lines.map(|line| Ok(serde_json::from_str(&line?)?)))
}

/// Runs a part of the work under a progress bar, and says how fast it went.
fn timed(
    what: &str,
    number: u64,
    work: impl FnOnce(&ProgressBar) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let bar = ProgressBar::new(number);
    bar.set_style(ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {per_sec} {eta}")?);
    bar.set_message(what.to_owned());
    let started = Instant::now();
    let done = work(&bar);
    let took = started.elapsed();
    bar.finish_and_clear();
    // How long it took is no part of the result, which is the same on every run.
    let per_second = u128::from(number) * 1_000_000 / took.as_micros().max(1);
    eprintln!("{what}: {:.1} s, {per_second} a second", took.as_secs_f64());
    done
}
