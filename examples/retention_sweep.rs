//! What is due for deletion at Plexuus: a million records swept under clause PX-40 of its policy.
//!
//! The records are generated one at a time and swept one at a time, so memory does not grow with
//! their number. They pass twice: once for what is due today, as a nightly job would ask, and once
//! for what is not and when that changes. `cargo run --release --example retention_sweep -- 100000` sweeps fewer.

#![allow(clippy::arithmetic_side_effects, reason = "counts and dates of generated records")]

use indicatif::ProgressBar;
use permitted::facts::{Hold, Life, Occurrence};
use permitted::policy::Disposal;
use permitted::retention::{Disposition, DueRecord, RetentionCitation};
use permitted::{DataCategory, Engine, Facts, LifeEvent, Policy, Purpose, Record};
use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;
use time::macros::{datetime, format_description};
use time::{Duration, OffsetDateTime};

const RECORDS: u64 = 1_000_000;
const TODAY: OffsetDateTime = datetime!(2026-03-01 0:00 UTC);
const OPENED: OffsetDateTime = datetime!(2016-01-01 0:00 UTC);
/// Days from the first record to the last.
const DAYS: u64 = 3_700;

fn main() -> Result<(), Box<dyn Error>> {
    let number = match std::env::args().nth(1) {
        Some(argument) => argument
            .replace('_', "")
            .parse()
            .map_err(|_| format!("the number of records is a number, not `{argument}`"))?,
        None => RECORDS,
    };
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/policies/plexuus.toml");
    let policy: Policy = toml::from_str(&std::fs::read_to_string(file)?)?;
    let engine = Engine::new([policy])?;

    let started = Instant::now();
    let bar = ProgressBar::new(number * 2);
    let mut summary = Summary::default();
    for due in engine.sweep(records(number, &bar), TODAY) {
        summary.take_due(due?);
    }
    for record in records(number, &bar) {
        summary.take_rest(&engine, &record)?;
    }
    bar.finish_and_clear();
    let took = started.elapsed();
    match summary.print(&mut io::stdout().lock(), number) {
        // Whoever read our output has had enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
        printed => printed?,
    }
    // How long it took is no part of the result, which is the same on every run.
    let per_second = u128::from(number) * 1_000_000 / took.as_micros().max(1);
    eprintln!("{:.1} s, {per_second} records a second", took.as_secs_f64());
    Ok(())
}

// --- Records ------------------------------------------------------------------------------------

/// A stream of numbers that is the same on every run (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below a bound.
    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound.max(1)
    }

    /// Whether something happens that happens so many times in a hundred.
    fn happens(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

fn days(number: u64) -> Duration {
    Duration::days(i64::try_from(number).unwrap_or(0))
}

/// The records of the marketplace, from the first to the last.
fn records(number: u64, bar: &ProgressBar) -> impl Iterator<Item = Record> {
    (0..number).map(record).inspect(|_| bar.inc(1))
}

/// One record of the marketplace: a profile, an engagement, an invoice, a visit or a newsletter.
fn record(place: u64) -> Record {
    let mut numbers = Numbers(place.wrapping_mul(0xD6E8_FEB8_6659_FD93));
    let collected = OPENED + days(numbers.below(DAYS));
    let (kind, data, purposes, open) = match numbers.below(20) {
        0..4 => (
            "profile",
            vec![DataCategory::NAME, DataCategory::EMAIL_ADDRESS],
            vec![Purpose::SERVICE_PROVISION],
            70,
        ),
        4..9 => (
            "engagement",
            vec![DataCategory::NAME, DataCategory::PAYMENT_HISTORY],
            vec![Purpose::SERVICE_PROVISION, Purpose::BILLING],
            30,
        ),
        9..14 => (
            "invoice",
            vec![DataCategory::INVOICES],
            vec![Purpose::BILLING, Purpose::TAX_COMPLIANCE],
            10,
        ),
        14..18 => ("visit", vec![DataCategory::LOCATION], vec![Purpose::SERVICE_PROVISION], 50),
        _ => ("newsletter", vec![DataCategory::EMAIL_ADDRESS], vec![Purpose::OWN_MARKETING], 60),
    };
    let mut life = Life::new().event(LifeEvent::COLLECTED, collected);
    for purpose in &purposes {
        // Of a few nobody knows whether they are done.
        if numbers.happens(1) {
            continue;
        }
        let when = if numbers.happens(open) {
            Occurrence::NotYet
        } else {
            Occurrence::At(collected + days(30 + numbers.below(900)))
        };
        life = life.fulfilled(purpose.clone(), when);
    }
    if numbers.below(500) == 0 {
        let from = collected + days(numbers.below(400));
        let hold = Hold::new(format!("case {}", numbers.below(40)), from);
        let released = numbers.happens(30);
        life = life.hold(if released { hold.released(from + days(365)) } else { hold });
    }
    let record = Record::new(format!("{kind} {place}")).data(data).purpose(purposes).life(life);
    if numbers.below(1_000) == 0 {
        record.erasure_requested(TODAY - days(numbers.below(45)))
    } else {
        record
    }
}

// --- Result -------------------------------------------------------------------------------------

/// What is due by one rule in one way: how many records, and the earliest since when.
struct DueBy {
    number: u64,
    earliest: OffsetDateTime,
}

/// Counts only: nothing of a record stays behind.
#[derive(Default)]
struct Summary {
    due: BTreeMap<(String, Vec<Disposal>), DueBy>,
    kept: BTreeMap<String, u64>,
    held: u64,
    undetermined: u64,
    next: Option<OffsetDateTime>,
}

impl Summary {
    fn take_due(&mut self, record: DueRecord<Record>) {
        let DueRecord { how, due_since, by, .. } = record;
        let by = by.map_or_else(|| "request of the client".to_owned(), |by| named(Some(by)));
        let new = DueBy { number: 0, earliest: due_since };
        let due = self.due.entry((by, how)).or_insert(new);
        due.number += 1;
        due.earliest = due.earliest.min(due_since);
    }

    fn take_rest(&mut self, engine: &Engine, record: &Record) -> Result<(), Box<dyn Error>> {
        match engine.standing(record, &Facts::default(), TODAY)?.disposition {
            ref kept @ Disposition::Keep { .. } => {
                let by = kept.kept().and_then(|kept| kept.by.clone());
                *self.kept.entry(named(by)).or_default() += 1;
            }
            Disposition::Held { .. } => self.held += 1,
            Disposition::Undetermined { .. } => self.undetermined += 1,
            Disposition::Dispose { .. } => return Ok(()),
        }
        let next = engine.next_due([record], TODAY)?;
        self.next = [self.next, next].into_iter().flatten().min();
        Ok(())
    }

    fn print(&self, out: &mut impl Write, number: u64) -> io::Result<()> {
        writeln!(out, "{number} records on {}", day(TODAY))?;
        writeln!(out)?;
        let row = |out: &mut dyn Write, what: &str, number: u64, rest: &str| {
            writeln!(out, "{}", format!("{what:<36}{number:>9}  {rest}").trim_end())
        };
        let due: u64 = self.due.values().map(|due| due.number).sum();
        row(out, "due", due, "")?;
        for ((by, how), due) in &self.due {
            let rest = {
                let how: Vec<&str> = how.iter().map(|way| way.name()).collect();
                format!("{}, first due {}", how.join(" or "), day(due.earliest))
            };
            row(out, &format!("  by {by}"), due.number, &rest)?;
        }
        row(out, "kept", self.kept.values().sum(), "")?;
        for (by, number) in &self.kept {
            row(out, &format!("  by {by}"), *number, "")?;
        }
        row(out, "held", self.held, "")?;
        row(out, "undetermined", self.undetermined, "nobody knows whether a purpose is done")?;
        writeln!(out)?;
        match self.next {
            Some(next) => {
                writeln!(out, "Sweep again on {}: no other record is due before.", day(next))
            }
            None => writeln!(out, "Nothing else becomes due, as far as is known today."),
        }
    }
}

/// The clauses of a rule, and which of the clause's rules it is.
fn named(by: Option<RetentionCitation>) -> String {
    let Some(by) = by else { return "no rule".to_owned() };
    let clauses: Vec<&str> = by.clauses.iter().map(|clause| clause.as_str()).collect();
    let clauses = clauses.join(", ");
    let id = by.rule.id.as_str();
    if clauses == id { clauses } else { format!("{clauses} ({id})") }
}

fn day(at: OffsetDateTime) -> String {
    at.format(format_description!("[year]-[month]-[day]")).unwrap_or_default()
}
