//! The answer to a request: data, like a decision, for the case file.

use crate::document::format_instant;
use crate::facts::{ConsentEvent, write_event};
use crate::names::{Clause, PolicyVersion, RecordId, RuleId};
use crate::policy::{Condition, Fee, RightKind};
use crate::retention::Disposition;
use crate::words::{EvidenceKind, Obligation};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::collections::BTreeSet;
use time::OffsetDateTime;

/// What a request for a right comes to.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RightsOutcome {
    /// It is granted; for erasure, as far as the answers per record say, some of which an exemption
    /// may refuse.
    Grant,
    /// This has to be shown or checked first.
    FirstDo {
        /// All of it.
        needs: Vec<EvidenceKind>,
    },
    /// It is refused, by every right that the person has.
    Refuse {
        /// Why.
        because: Vec<Refusal>,
    },
    /// It depends on facts about the person that are unknown.
    Undetermined {
        /// Which.
        needs: BTreeSet<RightsFact>,
    },
    /// No policy or limit gives this right to this person.
    NoSuchRight,
}

impl RightsOutcome {
    /// The name that files and messages use.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Grant => "grant",
            Self::FirstDo { .. } => "first-do",
            Self::Refuse { .. } => "refuse",
            Self::Undetermined { .. } => "undetermined",
            Self::NoSuchRight => "no-such-right",
        }
    }
}

/// Why a right is refused.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Refusal {
    /// An exemption holds.
    Exemption {
        /// The policy that makes it.
        policy: PolicyVersion,
        /// The right from which it exempts.
        right: RuleId,
        /// The exemption's own id, if it has one.
        exemption: Option<RuleId>,
        /// The exemption's own clauses.
        clauses: Vec<Clause>,
        /// What holds.
        condition: Condition,
    },
    /// The right is exercised by an agent, and admits none.
    NoAgents {
        /// The policy that gives the right.
        policy: PolicyVersion,
        /// The right.
        right: RuleId,
    },
}

impl Refusal {
    pub(super) fn own_clauses(&self) -> &[Clause] {
        match self {
            Self::Exemption { clauses, .. } => clauses,
            Self::NoAgents { .. } => &[],
        }
    }
}

/// An unknown fact on which the answer depends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RightsFact {
    /// Where the person lives.
    Residence,
    /// What the person is to the controller.
    Subject,
    /// How old the person is.
    Age,
    /// What exactly the request is about: an exemption covers a part of it, or may. Name the
    /// records and purposes, or answer for the parts one by one. An erasure is answered for each
    /// record by itself where that settles it.
    Extent,
}

impl RightsFact {
    /// The name that files and messages use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Residence => "residence",
            Self::Subject => "subject",
            Self::Age => "age",
            Self::Extent => "extent",
        }
    }
}

impl std::fmt::Display for RightsFact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// How a right bears on the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RightEffect {
    /// It grants what is asked for.
    Grants,
    /// It would, once something has been shown.
    AsksFirst,
    /// It does not, because of an exemption or of who asks.
    Refuses,
    /// The person may have it; that depends on unknown facts.
    MightApply,
}

/// A right that the answer rests on, and its clauses.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct RightCitation {
    /// The version of the policy, law or contract.
    pub policy: PolicyVersion,
    /// The right's id within it.
    pub right: RuleId,
    /// How it bears on the answer.
    pub effect: RightEffect,
    /// The clauses that it puts into effect; where it refuses, those of the exemptions as well.
    pub clauses: Vec<Clause>,
}

/// By when a request has to be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Deadline {
    /// Before this instant: the midnight (UTC) that ends the last day.
    #[serde(serialize_with = "crate::document::write_instant")]
    pub by: OffsetDateTime,
    /// Before which instant, if an extension is announced in time; `None` where there is none, or
    /// where it has been used.
    #[serde(serialize_with = "crate::document::write_optional_instant")]
    pub extendable_to: Option<OffsetDateTime>,
}

impl Deadline {
    /// Whether it is over.
    #[must_use]
    pub fn has_passed(&self, at: OffsetDateTime) -> bool {
        at >= self.by
    }
}

/// The answer to a [`RightsRequest`]: data, like a decision, for the case file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct RightsAnswer {
    /// What was asked for.
    pub right: RightKind,
    /// What it comes to.
    pub outcome: RightsOutcome,
    /// The rights on which that rests, by policy and id.
    pub citations: Vec<RightCitation>,
    /// By when it has to be answered, whatever the answer.
    pub deadline: Option<Deadline>,
    /// What has to be done, sorted; nothing yet while the answer is open. On a refusal that is what
    /// concerns telling and recording, and not to retaliate; `inform-of-refusal` is due where
    /// something is refused.
    pub obligations: Vec<Obligation>,
    /// What it may cost.
    pub fee: Fee,
    /// For a granted erasure: what becomes of each record, in the order of the request, and whether
    /// an exemption refuses it for this one.
    pub records: Vec<RecordAnswer>,
    /// For a granted objection, opt-out or withdrawal: what to record in the consent ledger.
    #[serde(serialize_with = "events")]
    pub events: Vec<ConsentEvent>,
}

impl RightsAnswer {
    /// Whether it is granted.
    #[must_use]
    pub const fn is_granted(&self) -> bool {
        matches!(self.outcome, RightsOutcome::Grant)
    }

    /// Every clause that the answer rests on, sorted, those per record included.
    #[must_use]
    pub fn clauses(&self) -> Vec<&Clause> {
        let rights = self.citations.iter().flat_map(|citation| &citation.clauses);
        let records = self.records.iter().flat_map(RecordAnswer::clauses);
        let clauses: BTreeSet<&Clause> = rights.chain(records).collect();
        clauses.into_iter().collect()
    }
}

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

fn events<S: Serializer>(events: &[ConsentEvent], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(events.iter().map(write_event))
}
