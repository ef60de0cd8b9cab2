//! What a request comes to for single records.

use super::outcome::{Refusal, RightsOutcome};
use crate::ids::{Clause, RecordId};
use crate::retention::Disposition;
use time::OffsetDateTime;

/// What a request comes to for one record. Of a record that the person wants erased, a minimum of
/// the retention schedule keeps it in spite of the request, a hold in spite of both.
///
/// ```
/// use permitted::{DataCategory, Engine, LifeEvent, Policy, Purpose, Record, RightKind, RightsRequest, Subject};
/// use permitted::facts::Life;
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
///     RightKind::ERASURE,
///     Subject::new("c-1"),
///     datetime!(2026-02-01 0:00 UTC),
/// );
/// let order = Record::new("order-4711")
///     .data(DataCategory::ORDERS)
///     .purpose(Purpose::ORDER_FULFILMENT)
///     .life(Life::new().event(LifeEvent::COLLECTED, datetime!(2024-05-01 0:00 UTC)));
/// let answer = engine.answer(&request.records([order]))?;
/// assert_eq!(answer.records[0].record, "order-4711");
/// assert!(answer.records[0].is_granted());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct RecordAnswer {
    /// The record.
    pub record: RecordId,
    /// What the request comes to for this record.
    pub outcome: RightsOutcome,
    /// For erasure: what becomes of the record. Where an exemption refuses the erasure, by its own
    /// retention.
    pub disposition: Option<Disposition>,
    /// For a record that stays although its erasure was asked for: since when, to be noted in its
    /// life ([`Life::erasure_requested`](crate::facts::Life::erasure_requested)).
    #[serde(default, with = "crate::instant::optional_in_utc")]
    pub erasure_requested: Option<OffsetDateTime>,
}

impl RecordAnswer {
    /// Whether what is asked for is granted for this record.
    #[must_use]
    pub const fn is_granted(&self) -> bool {
        matches!(self.outcome, RightsOutcome::Grant)
    }

    /// Why it is refused for this record; none if it is not.
    #[must_use]
    pub fn refusals(&self) -> &[Refusal] {
        match &self.outcome {
            RightsOutcome::Refuse { because } => because,
            _ => &[],
        }
    }

    /// The clauses that say so.
    pub(crate) fn clauses(&self) -> impl Iterator<Item = &Clause> {
        let rules = self.disposition.iter().flat_map(Disposition::rules);
        let refused = self.refusals().iter().flat_map(Refusal::own_clauses);
        rules.flat_map(|by| &by.clauses).chain(refused)
    }
}
