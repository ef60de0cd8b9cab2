//! The list of those who may be written to, and why the others may not.

use crate::read::in_batches;
use crate::{Error, engine, newsletter};
use permitted::engine::{Depth, Effect, Missing};
use permitted::{Decision, Outcome};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};
use time::OffsetDateTime;

/// How many subjects are asked about at a time.
const AT_A_TIME: usize = 4_096;

/// Why somebody may not be written to: the outcome, and what decided it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason {
    /// The outcome.
    pub outcome: Outcome,
    /// The clauses that forbid it or put it outside the policy; or the facts that nobody knows.
    pub because: Vec<String>,
}

impl Reason {
    /// Why a decision is not a yes.
    #[must_use]
    pub fn of(decision: &Decision) -> Self {
        let mut because = Vec::new();
        for part in &decision.parts {
            if part.outcome == Outcome::Undetermined {
                because.extend(part.unknown.iter().map(ToString::to_string));
            } else {
                let decided = part.citations.iter().filter(|citation| {
                    matches!(
                        citation.effect,
                        Effect::Forbids | Effect::PutsOutside | Effect::Closes
                    )
                });
                because.extend(decided.map(|citation| citation.rule.to_string()));
            }
        }
        because.sort();
        because.dedup();
        Self { outcome: decision.outcome, because }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.outcome, self.because.join(", "))
    }
}

/// Those who may not be written to for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// How many they are.
    pub count: u64,
    /// One of them.
    pub example: i64,
    /// What would make it a yes for that one: the smallest sets of facts.
    pub missing: Vec<String>,
    /// Whether nothing would.
    pub nothing_cures: bool,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// How many subjects there are.
    pub subjects: u64,
    /// How many may be written to.
    pub listed: u64,
    /// Why the others may not.
    pub refused: BTreeMap<Reason, Refused>,
    /// How long it took to look the facts up.
    pub preparing: Duration,
    /// How long it took to say yes or no.
    pub deciding: Duration,
    /// How long it took to explain what is a no.
    pub explaining: Duration,
}

/// Writes the addresses of those who may get the newsletter at this moment into a file, one a line, and
/// calls `step` with the number of subjects that were asked about. The file appears once it is complete.
///
/// # Errors
/// A database that is not as the schema says, rows with words that nobody knows, a file that cannot be
/// written.
pub fn write_list(
    connection: &Connection,
    list: &Path,
    at: OffsetDateTime,
    mut step: impl FnMut(u64),
) -> Result<Summary, Error> {
    let engine = engine()?;
    let act = newsletter(&engine)?;
    let unfinished = list.with_extension("unfinished");
    let file = |source| Error::File { path: list.display().to_string(), source };
    let mut out = BufWriter::new(File::create(&unfinished).map_err(file)?);
    let mut summary = Summary::default();
    in_batches(connection, AT_A_TIME, |batch| {
        let started = Instant::now();
        let mut facts = Vec::with_capacity(batch.len());
        let mut customers = Vec::with_capacity(batch.len());
        for customer in batch {
            let (id, source) = (customer.id, engine.facts(customer.facts));
            facts.push(source.map_err(|source| Error::Subject { subject: id, source })?);
            customers.push((id, customer.email));
        }
        let prepared = Instant::now();
        let answers: Vec<bool> = engine.permits_each(&act, &facts, at).collect();
        let decided = Instant::now();
        for (((id, email), facts), may) in customers.iter().zip(&facts).zip(&answers) {
            if *may {
                writeln!(out, "{email}").map_err(file)?;
                summary.listed = summary.listed.saturating_add(1);
                continue;
            }
            let reason = Reason::of(&engine.decide_to(&act, facts, at, Depth::WithoutNear));
            let refused = summary.refused.entry(reason).or_insert_with(|| {
                // What is missing is looked for once for each reason: it is most of the work.
                let decision = engine.decide(&act, facts, at);
                let mut parts = decision.parts.iter().filter_map(|part| part.missing.as_ref());
                Refused {
                    count: 0,
                    example: *id,
                    missing: missing(&decision),
                    nothing_cures: parts.any(Missing::nothing_cures),
                }
            });
            refused.count = refused.count.saturating_add(1);
        }
        summary.preparing = summary.preparing.saturating_add(prepared.duration_since(started));
        summary.deciding = summary.deciding.saturating_add(decided.duration_since(prepared));
        summary.explaining = summary.explaining.saturating_add(decided.elapsed());
        let asked = u64::try_from(answers.len()).unwrap_or(u64::MAX);
        summary.subjects = summary.subjects.saturating_add(asked);
        step(asked);
        Ok::<(), Error>(())
    })?;
    out.flush().map_err(file)?;
    std::fs::rename(&unfinished, list).map_err(file)?;
    Ok(summary)
}

/// The sets of facts that a decision lacks.
fn missing(decision: &Decision) -> Vec<String> {
    let missing = decision.parts.iter().filter_map(|part| part.missing.as_ref());
    let sets = missing.flat_map(|missing| &missing.sets);
    sets.map(|set| set.iter().map(ToString::to_string).collect::<Vec<_>>().join(" and ")).collect()
}
