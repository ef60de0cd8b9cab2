//! The tables of one version of a policy.

use crate::engine::tables::conditions::Test;
use crate::engine::tables::given_rights::GivenRights;
use crate::engine::tables::near_rows::RowsById;
use crate::engine::tables::order_detail::OrderDetail;
use crate::engine::tables::permit_detail::PermitDetail;
use crate::engine::tables::retention_detail::RetentionDetail;
use crate::engine::tables::rule_index::Index;
use crate::engine::tables::word_groups::OpenFacets;
use crate::ids::{Clause, PartyId, RuleId, VersionInForce};
use crate::policy::RuleKind;
use crate::policy::{Condition, GiverKind, Owed, Period, Terms};
use crate::words::{TermId, Vocabulary};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;
use time::OffsetDateTime;

/// One version of a policy, compiled. Each rule, exception and derived forbid is a row of the
/// index.
#[derive(Debug)]
pub(crate) struct CompiledPolicy {
    pub(crate) version: VersionInForce,
    pub(crate) is_limit: bool,
    /// The party that it names as its controller.
    pub(crate) controller: Option<PartyId>,
    /// The words of all policies, related as this policy relates those that it knows.
    pub(crate) vocabulary: Arc<Vocabulary>,
    pub(crate) from: OffsetDateTime,
    /// When its force ends: by its own word or by the next version's start.
    pub(crate) until: Option<OffsetDateTime>,
    pub(crate) index: Index,
    pub(crate) rows: Vec<Row>,
    /// The rows whose terms alone decide, as bits.
    pub(crate) plain: Vec<u64>,
    /// The forbids, opt-outs, duties, beyond entries and retention rules that have exceptions, as bits.
    pub(crate) excepted: Vec<u64>,
    /// The rows of exceptions, the last of all.
    pub(crate) exceptions: Range<usize>,
    pub(crate) scopes: Range<usize>,
    pub(crate) beyond: Range<usize>,
    /// Forbids, the forbids that permits with `only` add, and opt-outs.
    pub(crate) forbids: Range<usize>,
    pub(crate) permits: Range<usize>,
    pub(crate) duties: Range<usize>,
    pub(crate) closed: Range<usize>,
    pub(crate) statements: Range<usize>,
    pub(crate) deemed: Range<usize>,
    pub(crate) givers: Range<usize>,
    pub(crate) admitted: Range<usize>,
    pub(crate) restrictions: Range<usize>,
    pub(crate) retentions: Range<usize>,
    /// What is ordered, and so permitted.
    pub(crate) orders: Range<usize>,
    /// Forbids and permits by their ids.
    pub(crate) by_id: RowsById,
    /// The rows that are opt-outs, for the bases that give way to objections.
    pub(crate) opt_outs: Range<usize>,
    /// The same once more in the same order, as far as their terms say something of the act.
    pub(crate) opt_outs_of_act: Range<usize>,
    pub(crate) amendments: Vec<(RuleId, Vec<Clause>)>,
    /// Every word that a rule names by `together`, ascending.
    pub(crate) together: Vec<TermId>,
    pub(crate) given_rights: GivenRights,
    /// Every age that a condition names, ascending.
    pub(crate) ages: BTreeSet<u8>,
    /// How old a grant may be for some condition.
    pub(crate) consent_ages: BTreeSet<Period>,
    /// How long after its event some deemed consent stands first, where that is not at once.
    pub(crate) deemed_after: BTreeSet<Period>,
    /// For facets that a question can leave open, the words that nothing here tells apart.
    pub(crate) open: OpenFacets,
}

/// One row: what it cites, its condition, and what its kind adds.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) id: RuleId,
    pub(crate) kind: RuleKind,
    pub(crate) clauses: Vec<Clause>,
    /// Of what data the act has to stand for a term beside the use's own; none where that is not
    /// asked.
    pub(crate) together: Box<[TermId]>,
    pub(crate) test: Option<Test>,
    pub(crate) condition: Option<Condition>,
    pub(crate) detail: Detail,
}

impl Row {
    /// Whether a permit or forbid has nothing but terms.
    pub(crate) fn is_plain(&self) -> bool {
        self.test.is_none()
            && self.together.is_empty()
            && match &self.detail {
                Detail::Plain => true,
                Detail::Permit(detail) => detail.asks_nothing(),
                Detail::Forbid { exceptions } | Detail::Beyond { exceptions } => {
                    exceptions.is_empty()
                }
                _ => false,
            }
    }

    /// Whether it has exceptions, or rests on a rule that has some.
    pub(crate) fn is_excepted(&self) -> bool {
        self.exceptions().is_some_and(|rows| !rows.is_empty())
    }

    /// The rows of its exceptions, if it can have some.
    pub(crate) fn exceptions(&self) -> Option<&Range<usize>> {
        match &self.detail {
            Detail::Forbid { exceptions }
            | Detail::Beyond { exceptions }
            | Detail::OptOut { exceptions, .. }
            | Detail::Duty { exceptions, .. } => Some(exceptions),
            Detail::Retention(detail) => Some(&detail.exceptions),
            Detail::Order(order) => Some(&order.exceptions),
            _ => None,
        }
    }

    /// What a rule of the retention schedule adds.
    pub(crate) fn retention(&self) -> Option<&RetentionDetail> {
        match &self.detail {
            Detail::Retention(detail) => Some(detail),
            _ => None,
        }
    }
}

#[derive(Debug)]
pub(crate) enum Detail {
    Plain,
    Permit(Box<PermitDetail>),
    Forbid {
        exceptions: Range<usize>,
    },
    Beyond {
        exceptions: Range<usize>,
    },
    OptOut {
        exceptions: Range<usize>,
        grace: Period,
        only_for: Box<[TermId]>,
    },
    /// Its obligations are sorted, without repetition.
    Duty {
        exceptions: Range<usize>,
        obligations: Vec<Owed>,
    },
    Retention(Box<RetentionDetail>),
    Order(Box<OrderDetail>),
    Deemed {
        event: Box<[TermId]>,
        names: Naming,
        after: Period,
    },
    Givers {
        kinds: Box<[GiverKind]>,
        all: bool,
        alone: bool,
    },
    Admitted(Box<[TermId]>),
}

/// Which facets a deemed consent names by its own terms.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Naming {
    pub(crate) data: bool,
    pub(crate) purpose: bool,
    pub(crate) recipient: bool,
    pub(crate) channel: bool,
    pub(crate) place: bool,
}

impl Naming {
    pub(crate) fn of(terms: &Terms) -> Self {
        Self {
            data: !terms.data.is_empty(),
            purpose: !terms.purpose.is_empty(),
            recipient: !terms.recipient.is_empty(),
            channel: !terms.channel.is_empty(),
            place: !terms.place.is_empty(),
        }
    }
}

impl CompiledPolicy {
    /// The opt-out of which a row says what its terms say of the act.
    pub(crate) fn opt_out_of(&self, of_act: usize) -> usize {
        let place = of_act.saturating_sub(self.opt_outs_of_act.start);
        self.opt_outs.start.saturating_add(place)
    }

    pub(crate) fn row(&self, row: usize) -> Option<&Row> {
        self.rows.get(row)
    }
}
