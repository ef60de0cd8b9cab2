//! The tables of one version of a policy.

use super::condition::{Circumstance, ConsentTest, Test};
use super::decision::RuleKind;
use super::index::Index;
use crate::ids::{Clause, PolicyVersion, RuleId};
use crate::policy::{Condition, Disposal, Period, Right, Span, Strength};
use crate::words::{LegalBasis, Obligation, TermId, Vocabulary};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;
use time::OffsetDateTime;

/// One version of a policy, compiled. Each rule, exception and derived forbid is a row of the
/// index.
#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) version: PolicyVersion,
    pub(super) is_limit: bool,
    /// The words of all policies, related as this policy relates those that it knows.
    pub(super) vocabulary: Arc<Vocabulary>,
    pub(super) from: OffsetDateTime,
    /// When its force ends: by its own word or by the next version's start.
    pub(super) until: Option<OffsetDateTime>,
    pub(super) index: Index,
    pub(super) rows: Vec<Row>,
    /// The rows whose terms alone decide, as bits.
    pub(super) plain: Vec<u64>,
    /// The forbids and opt-outs that have exceptions, as bits.
    pub(super) excepted: Vec<u64>,
    /// The rows of exceptions, the last of all.
    pub(super) exceptions: Range<usize>,
    pub(super) scopes: Range<usize>,
    pub(super) beyond: Range<usize>,
    /// Forbids, the forbids that permits with `only` add, and opt-outs.
    pub(super) forbids: Range<usize>,
    pub(super) permits: Range<usize>,
    pub(super) duties: Range<usize>,
    pub(super) closed: Range<usize>,
    pub(super) statements: Range<usize>,
    pub(super) deemed: Range<usize>,
    pub(super) retentions: Range<usize>,
    /// The rows that are opt-outs, for the bases that give way to objections.
    pub(super) opt_outs: Range<usize>,
    pub(super) amendments: Vec<(RuleId, Vec<Clause>)>,
    /// Sorted by id.
    pub(super) rights: Vec<Right>,
    /// Every age that a condition names, ascending.
    pub(super) ages: BTreeSet<u8>,
    /// Every consent that a condition asks for, once however many do.
    pub(super) consent_tests: BTreeSet<ConsentTest>,
    /// Every list of words that a condition asks about a circumstance, likewise.
    pub(super) circumstances: BTreeSet<(Circumstance, Box<[TermId]>)>,
}

/// One row: what it cites, its condition, and what its kind adds.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) id: RuleId,
    pub(super) kind: RuleKind,
    pub(super) clauses: Vec<Clause>,
    pub(super) test: Option<Test>,
    pub(super) condition: Option<Condition>,
    pub(super) detail: Detail,
}

impl Row {
    /// Whether a permit or forbid has nothing but terms.
    pub(super) fn is_plain(&self) -> bool {
        self.test.is_none()
            && match &self.detail {
                Detail::Plain => true,
                Detail::Permit(detail) => detail.consent.is_none() && !detail.yields,
                Detail::Forbid { exceptions } => exceptions.is_empty(),
                _ => false,
            }
    }

    /// The rows of its exceptions, if it can have some.
    pub(super) fn exceptions(&self) -> Option<&Range<usize>> {
        match &self.detail {
            Detail::Forbid { exceptions } | Detail::OptOut { exceptions, .. } => Some(exceptions),
            _ => None,
        }
    }
}

#[derive(Debug)]
pub(super) enum Detail {
    Plain,
    Permit(Box<PermitDetail>),
    Forbid { exceptions: Range<usize> },
    OptOut { exceptions: Range<usize>, grace: Period, only_for: Box<[TermId]> },
    Duty(Vec<Obligation>),
    Retention { minimum: Option<Span>, maximum: Option<Span>, disposal: Disposal },
    Deemed { event: Box<[TermId]>, names: Naming },
}

#[derive(Debug)]
pub(super) struct PermitDetail {
    pub(super) bases: Vec<LegalBasis>,
    /// The strength of consent that the bases need, and the first basis that needs it.
    pub(super) consent: Option<(Strength, LegalBasis)>,
    /// Whether it gives way to objections.
    pub(super) yields: bool,
    /// Sorted, without repetition.
    pub(super) obligations: Vec<Obligation>,
}

/// Which facets a deemed consent names by its own terms.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Naming {
    pub(super) data: bool,
    pub(super) purpose: bool,
    pub(super) recipient: bool,
    pub(super) channel: bool,
    pub(super) place: bool,
}

impl Compiled {
    pub(super) fn row(&self, row: usize) -> Option<&Row> {
        self.rows.get(row)
    }
}
