//! In what two decisions about one question differ.

use crate::engine::{Decision, Outcome, Part};
use crate::ids::{Clause, VersionInForce};
use crate::instant::format_in_utc;
use crate::policy::Owed;
use std::fmt;
use time::OffsetDateTime;

/// One respect in which a decision about a question differs from the one on record.
///
/// Parts are numbered as in [`Decision::parts`].
///
/// ```
/// use permitted::{Engine, Policy, Question};
/// use permitted::audit::Change;
///
/// let text = "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n[[permit]]\nclause = '3'\npurpose = 'billing'";
/// let engine = Engine::new([toml::from_str::<Policy>(text)?])?;
/// let question: Question = toml::from_str(
///     "action = 'use'\ndata = 'name'\npurpose = 'billing'\nat = 2026-03-01",
/// )?;
/// let record = engine.ask_on_record(question)?;
///
/// let edited = Engine::new([toml::from_str::<Policy>(&text.replace("billing", "analytics"))?])?;
/// let told: Vec<String> = edited.replay(&record)?.changes.iter().map(Change::to_string).collect();
/// assert_eq!(told[1], "part 0: permitted before, not permitted now");
/// assert_eq!(told[2], "part 0: cites clause 3 before, no clause now");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// Other versions decided, or the same with other rules: their names or fingerprints differ.
    Versions {
        /// Those on record.
        before: Vec<VersionInForce>,
        /// Those that decide now.
        now: Vec<VersionInForce>,
    },
    /// The outcome of a part.
    Outcome {
        /// The part.
        part: usize,
        /// The outcome on record.
        before: Outcome,
        /// The outcome now.
        now: Outcome,
    },
    /// The clauses that a part cites.
    Clauses {
        /// The part.
        part: usize,
        /// Those on record, sorted.
        before: Vec<Clause>,
        /// Those now, sorted.
        now: Vec<Clause>,
    },
    /// What has to be done along with a part.
    Obligations {
        /// The part.
        part: usize,
        /// What was owed by the record.
        before: Vec<Owed>,
        /// What is owed now.
        now: Vec<Owed>,
    },
    /// What is told of a part beside: what it rests on, what nearly applied, what is missing, notices.
    Explanation {
        /// The part.
        part: usize,
    },
    /// How long the answer holds.
    StableUntil {
        /// By the record; none is for ever.
        before: Option<OffsetDateTime>,
        /// Now; none is for ever.
        now: Option<OffsetDateTime>,
    },
    /// Something else on record is not what this question is answered with: the record was edited.
    Other,
}

impl Change {
    /// Whether more, or less, is permitted than on record.
    #[must_use]
    pub const fn is_of_outcome(&self) -> bool {
        matches!(self, Self::Outcome { .. })
    }
}

/// All in which a decision differs from the one on record, explained so far as that one is.
pub(super) fn changes(before: &Decision, now: &Decision) -> Vec<Change> {
    if before == now {
        return Vec::new();
    }
    let mut changes = Vec::new();
    if before.versions != now.versions {
        let (before, now) = (before.versions.clone(), now.versions.clone());
        changes.push(Change::Versions { before, now });
    }
    for (part, (before, now)) in before.parts.iter().zip(&now.parts).enumerate() {
        changes_of_part(part, before, now, &mut changes);
    }
    if before.stable_until != now.stable_until {
        let (before, now) = (before.stable_until, now.stable_until);
        changes.push(Change::StableUntil { before, now });
    }
    let is_other = before.parts.len() != now.parts.len()
        || before.at != now.at
        || before.question_id != now.question_id;
    if is_other || changes.is_empty() {
        changes.push(Change::Other);
    }
    changes
}

fn changes_of_part(part: usize, before: &Part, now: &Part, changes: &mut Vec<Change>) {
    if before == now {
        return;
    }
    let known = changes.len();
    if before.outcome != now.outcome {
        let (before, now) = (before.outcome, now.outcome);
        changes.push(Change::Outcome { part, before, now });
    }
    let cited = [before, now].map(|part| part.clauses().into_iter().cloned().collect());
    let [cited_before, cited_now]: [Vec<Clause>; 2] = cited;
    if cited_before != cited_now {
        changes.push(Change::Clauses { part, before: cited_before, now: cited_now });
    }
    let owed = |part: &Part| part.obligations.iter().map(|due| due.obligation.clone()).collect();
    let [owed_before, owed_now]: [Vec<Owed>; 2] = [before, now].map(owed);
    if owed_before != owed_now {
        changes.push(Change::Obligations { part, before: owed_before, now: owed_now });
    }
    if changes.len() == known {
        changes.push(Change::Explanation { part });
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Versions { before, now } => {
                write!(f, "decided by {} before, by {} now", versions(before), versions(now))
            }
            Self::Outcome { part, before, now } => {
                let (before, now) = (before.in_words(), now.in_words());
                write!(f, "part {part}: {before} before, {now} now")
            }
            Self::Clauses { part, before, now } => {
                let cited = |clauses: &[Clause]| listed("clause", "no clause", clauses);
                write!(f, "part {part}: cites {} before, {} now", cited(before), cited(now))
            }
            Self::Obligations { part, before, now } => {
                let owed = |owed: &[Owed]| listed("", "nothing", owed);
                write!(f, "part {part}: obliges to {} before, {} now", owed(before), owed(now))
            }
            Self::Explanation { part } => write!(f, "part {part}: is explained otherwise"),
            Self::StableUntil { before, now } => {
                let until = |end: &Option<OffsetDateTime>| {
                    end.map_or_else(
                        || "for ever".to_owned(),
                        |end| format!("until {}", format_in_utc(end)),
                    )
                };
                write!(f, "holds {} before, {} now", until(before), until(now))
            }
            Self::Other => f.write_str("the record is not of this question"),
        }
    }
}

/// The names of versions, with the first letters of their fingerprints.
fn versions(versions: &[VersionInForce]) -> String {
    let one = |one: &VersionInForce| {
        let fingerprint: String = one.fingerprint.to_string().chars().take(8).collect();
        format!("{one} ({fingerprint})")
    };
    match versions {
        [] => "no version".to_owned(),
        versions => versions.iter().map(one).collect::<Vec<_>>().join(", "),
    }
}

fn listed<V: fmt::Display>(what: &str, none: &str, values: &[V]) -> String {
    if values.is_empty() {
        return none.to_owned();
    }
    let values: Vec<String> = values.iter().map(V::to_string).collect();
    format!("{what} {}", values.join(", ")).trim_start().to_owned()
}
