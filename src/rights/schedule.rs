//! What an erasure touches: the retention schedule's answer, not a second opinion.

use super::answer::Refusal;
use super::request::RightsRequest;
use crate::engine::{Disposition, Engine};
use crate::facts::Record;
use crate::instant::format_instant;
use crate::names::{Clause, RecordId};
use crate::problem::InputError;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// What becomes of one record that the person wants erased. A minimum of the retention schedule
/// keeps it in spite of the request, a hold in spite of both.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RecordAnswer {
    /// The record.
    pub record: RecordId,
    /// What becomes of it; where the erasure is refused, by its own retention.
    pub disposition: Disposition,
    /// The exemptions that refuse its erasure, where they do not refuse it for all records.
    pub refused: Vec<Refusal>,
}

impl RecordAnswer {
    /// Whether it is disposed of.
    #[must_use]
    pub const fn is_erased(&self) -> bool {
        matches!(self.disposition, Disposition::Dispose { .. })
    }

    /// Whether the person does not get what was asked for, or not yet.
    pub(super) fn is_refused(&self) -> bool {
        !self.refused.is_empty() || !self.is_erased()
    }

    /// The clauses that say so.
    pub(super) fn clauses(&self) -> impl Iterator<Item = &Clause> {
        let by = match &self.disposition {
            Disposition::Keep { by, .. } | Disposition::Dispose { by, .. } => by.as_ref(),
            _ => None,
        };
        let refused = self.refused.iter().flat_map(Refusal::own_clauses);
        by.into_iter().flat_map(|by| &by.clauses).chain(refused)
    }
}

/// What becomes of each record at the time of the answer, its erasure being asked for, unless it
/// is refused for this record.
pub(super) fn erasures<'a>(
    engine: &Engine,
    request: &'a RightsRequest,
    refused: impl Fn(&'a Record) -> Option<&'a [Refusal]>,
) -> Result<Vec<RecordAnswer>, InputError> {
    let mut answers = Vec::with_capacity(request.records.len());
    let mut problems = Vec::new();
    for record in &request.records {
        let refused = refused(record);
        let mut asked = record.clone();
        if refused.is_none() {
            let since = record.erasure_requested.unwrap_or(request.received_at);
            asked = asked.erasure_requested(since.min(request.received_at));
        }
        match engine.standing(&asked, request.at) {
            Ok(standing) => answers.push(RecordAnswer {
                record: record.id.clone(),
                disposition: standing.disposition,
                refused: refused.unwrap_or_default().to_vec(),
            }),
            Err(error) => problems.extend(error.problems().iter().cloned()),
        }
    }
    if problems.is_empty() { Ok(answers) } else { Err(InputError::new(problems)) }
}

impl Serialize for RecordAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut table = serializer.serialize_map(None)?;
        table.serialize_entry("record", &self.record)?;
        match &self.disposition {
            Disposition::Dispose { how, due_since, by } => {
                table.serialize_entry("answer", how)?;
                table.serialize_entry("since", &format_instant(*due_since))?;
                table.serialize_entry("by", by)?;
            }
            Disposition::Keep { until, by } => {
                table.serialize_entry("answer", "keep")?;
                table.serialize_entry("until", &until.map(format_instant))?;
                table.serialize_entry("by", by)?;
            }
            Disposition::Held { by } => {
                table.serialize_entry("answer", "held")?;
                table.serialize_entry("by", by)?;
            }
            Disposition::Undetermined { needs } => {
                table.serialize_entry("answer", "undetermined")?;
                table.serialize_entry("needs", needs)?;
            }
        }
        if !self.refused.is_empty() {
            table.serialize_entry("refused", &self.refused)?;
        }
        table.end()
    }
}
