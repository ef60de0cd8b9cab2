//! What becomes of the records that a person wants erased.

use super::outcome::Refusal;
use crate::ids::{Clause, RecordId};
use crate::retention::Disposition;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// What becomes of one record that the person wants erased. A minimum of the retention schedule
/// keeps it in spite of the request, a hold in spite of both.
///
/// ```
/// use permitted::{DataCategory, Engine, LifeEvent, Policy, Purpose, Record, RightsRequest, Subject};
/// use permitted::facts::Life;
/// use permitted::policy::RightKind;
/// use time::macros::datetime;
///
/// let policy: Policy = toml::from_str(
///     r#"
///     id = "plusnxt"
///     version = "2023-02"
///     from = 2023-02-01
///
///     [[right]]
///     clause = "PN-31"
///     right = "erasure"
///     deadline = { period = "45 days", extension = "45 days" }
///     fee = "none"
///     "#,
/// )?;
/// let engine = Engine::new([policy])?;
/// let request = RightsRequest::new(
///     RightKind::Erasure,
///     Subject::new("c-1"),
///     datetime!(2026-02-01 0:00 UTC),
/// );
/// let order = Record::new("order-4711")
///     .data(DataCategory::ORDERS)
///     .purpose(Purpose::ORDER_FULFILMENT)
///     .life(Life::new().event(LifeEvent::COLLECTED, datetime!(2024-05-01 0:00 UTC)));
/// let answer = engine.answer(&request.records([order]))?;
/// assert_eq!(answer.records[0].record, "order-4711");
/// assert!(answer.records[0].is_erased());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
        let refused = self.refused.iter().flat_map(Refusal::own_clauses);
        self.disposition.rules().flat_map(|by| &by.clauses).chain(refused)
    }
}

impl Serialize for RecordAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut table = serializer.serialize_map(None)?;
        table.serialize_entry("record", &self.record)?;
        table.serialize_entry("disposition", &self.disposition)?;
        if !self.refused.is_empty() {
            table.serialize_entry("refused", &self.refused)?;
        }
        table.end()
    }
}
