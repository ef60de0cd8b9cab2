//! Where stored records stand.

use super::decision::RuleRef;
use crate::instant::format_instant;
use crate::names::Clause;
use crate::policy::{Anchor, Disposal};
use crate::words::{DataCategory, Purpose};
use serde::{Serialize, Serializer};
use time::OffsetDateTime;

/// A retention rule that is cited, with its clauses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RetentionCitation {
    /// The rule.
    pub rule: RuleRef,
    /// The clauses that it puts into effect.
    pub clauses: Vec<Clause>,
}

/// What becomes of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Disposition {
    /// It is kept.
    Keep {
        /// Until then at the earliest; without an end while a purpose is open, or no rule says
        /// otherwise.
        #[serde(serialize_with = "crate::instant::write_optional_instant")]
        until: Option<OffsetDateTime>,
        /// The rule that says so; none if no rule speaks of the record.
        by: Option<RetentionCitation>,
    },
    /// It is due for disposal.
    Dispose {
        /// In which way.
        how: Disposal,
        /// Since when.
        #[serde(serialize_with = "crate::instant::write_instant")]
        due_since: OffsetDateTime,
        /// The rule that says so; none if the subject asked for erasure.
        by: Option<RetentionCitation>,
    },
    /// Holds forbid to dispose of it, whatever else is due.
    Held {
        /// What orders the holds.
        by: Vec<String>,
    },
    /// It depends on when these events happened.
    Undetermined {
        /// The events.
        needs: Vec<Anchor>,
    },
}

/// Where a record stands at a moment. It serialises for the audit log, as decisions do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Standing {
    /// What becomes of it.
    pub disposition: Disposition,
    /// The purposes for which all of it may still be used, retention asked alone.
    pub usable: Vec<Purpose>,
    /// The purposes for which some of it may not be used any more, since when, and by which rule.
    #[serde(serialize_with = "write_closed")]
    pub closed: Vec<(Purpose, OffsetDateTime, RetentionCitation)>,
    /// The purposes of which that is unknown.
    pub unknown: Vec<Purpose>,
    /// The categories and purposes for which no rule sets a maximum: a gap in the schedule.
    pub unruled: Vec<(DataCategory, Purpose)>,
}

/// A record that is due, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DueRecord<R> {
    /// The record.
    pub record: R,
    /// In which way to dispose of it.
    pub how: Disposal,
    /// Since when it is due.
    pub due_since: OffsetDateTime,
    /// The rule that says so; none if the subject asked for erasure.
    pub by: Option<RetentionCitation>,
}

fn write_closed<S: Serializer>(
    closed: &[(Purpose, OffsetDateTime, RetentionCitation)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(
        closed.iter().map(|(purpose, since, by)| (purpose, format_instant(*since), by)),
    )
}
