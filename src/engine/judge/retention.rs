//! The retention schedule: what decisions and the schedule itself have in common.

use crate::engine::judge::judge::Judge;
use crate::engine::resolved::act::ResolvedLife;
use crate::engine::tables::compiled_policy::{CompiledPolicy, Detail, Row};
use crate::engine::tables::truth::Truth;
use crate::facts::Anchored;
use crate::policy::{Anchor, Disposal, Span, TermFacet};
use crate::words::{FacetKind, Purpose, TermId, Vocabulary};
use time::OffsetDateTime;

/// Where a period of a retention rule stands for one record and purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    /// The rule has no such period, or what it runs from has not happened yet.
    NotRunning,
    /// It runs, or ran, up to this instant.
    Ends(OffsetDateTime),
    /// Nobody knows when what it runs from happened, if it did.
    Unknown(Anchor),
}

impl Bound {
    /// Whether the period is over.
    pub(crate) fn is_over(self, at: OffsetDateTime) -> Truth {
        match self {
            Self::NotRunning => Truth::False,
            Self::Ends(end) => Truth::from(at >= end),
            Self::Unknown(_) => Truth::Unknown,
        }
    }

    /// Whether the period runs.
    pub(crate) fn runs(self, at: OffsetDateTime) -> Truth {
        match self {
            Self::NotRunning => Truth::False,
            Self::Ends(end) => Truth::from(at < end),
            Self::Unknown(_) => Truth::Unknown,
        }
    }
}

/// The minimum and the maximum of a retention rule.
pub(crate) fn spans(row: &Row) -> (Option<Span>, Option<Span>) {
    match &row.detail {
        Detail::Retention { minimum, maximum, .. } => (*minimum, *maximum),
        _ => (None, None),
    }
}

/// Where a period stands for a record of that life, kept for exactly that purpose.
pub(crate) fn bound(
    span: Option<Span>,
    life: &ResolvedLife,
    purpose: TermId,
    vocabulary: &Vocabulary,
) -> Bound {
    let Some(span) = span else { return Bound::NotRunning };
    match known(span.from, life, purpose, vocabulary) {
        None => Bound::Unknown(span.from),
        Some(Anchored::NotYet) => Bound::NotRunning,
        Some(Anchored::At(start)) => Bound::Ends(span.period.after(start)),
    }
}

/// What is known of an event; of a purpose's fulfilment first what is said of that purpose, and
/// the earliest where several words for it say something.
fn known(
    anchor: Anchor,
    life: &ResolvedLife,
    purpose: TermId,
    vocabulary: &Vocabulary,
) -> Option<Anchored> {
    if anchor == Anchor::PurposeFulfilled {
        let own = life
            .fulfilled
            .iter()
            .filter(|(word, _)| vocabulary.within(FacetKind::Purpose, purpose, *word))
            .map(|(_, when)| *when)
            .min();
        if own.is_some() {
            return own;
        }
    }
    life.anchors.get(anchor.index()).copied().flatten()
}

/// Whether a hold is on the record.
pub(crate) fn is_held(life: &ResolvedLife, at: OffsetDateTime) -> bool {
    life.holds.iter().any(|hold| hold.in_force(at))
}

impl<'a> Judge<'a> {
    pub(crate) fn life(&self) -> Option<&'a ResolvedLife> {
        self.one_use.item().and_then(|item| item.life.as_deref())
    }

    /// The retention rules whose terms may hold the use of a particular record.
    pub(crate) fn retentions(&self) -> impl Iterator<Item = (usize, &'a Row)> {
        let compiled: &'a CompiledPolicy = self.setting.compiled;
        let range = if self.life().is_some() { compiled.retentions.clone() } else { 0..0 };
        self.possible(&range).filter_map(|index| Some((index, compiled.row(index)?)))
    }

    /// Where the minimum and the maximum of a retention rule stand for the use.
    pub(crate) fn bounds(&self, row: &Row) -> (Bound, Bound) {
        let Some(life) = self.life() else { return (Bound::NotRunning, Bound::NotRunning) };
        let (minimum, maximum) = spans(row);
        let (purpose, vocabulary) = (self.one_use.purpose(), self.setting.vocabulary());
        (bound(minimum, life, purpose, vocabulary), bound(maximum, life, purpose, vocabulary))
    }

    /// Whether a minimum of this version runs for the record: it is kept, whatever is done, unless the
    /// policy speaks of no such data.
    pub(crate) fn minimum_runs(&self) -> Truth {
        let at = self.setting.asked.at;
        let mut any = Truth::False;
        let data = self.one_use.says(TermFacet::Data).term();
        let speaks = data
            .is_some_and(|data| self.setting.compiled.may_speak_of(data, self.one_use.purpose()));
        if self.life().is_none() || !speaks {
            return any;
        }
        for (index, row) in self.retentions() {
            any = any.or(self.terms(index).and(self.bounds(row).0.runs(at)));
        }
        any
    }

    /// Whether a hold forbids to dispose of the record.
    pub(crate) fn held(&self, scope: Truth) -> Truth {
        let request = self.one_use.act;
        let held = request.disposes
            && self.one_use.identifiability().is_personal()
            && self.life().is_some_and(|life| is_held(life, self.setting.asked.at));
        if held { scope } else { Truth::False }
    }

    /// The value of a retention rule as a forbid: no use past its maximum, its own disposal, erasure
    /// and what a granted right orders aside, and storage while the record must be kept; no disposal
    /// before its minimum.
    pub(crate) fn retention(&self, index: usize, row: &Row, scope: Truth) -> Truth {
        let (act, at) = (self.one_use.act, self.setting.asked.at);
        let within = scope.and(self.terms(index));
        if within == Truth::False {
            return within;
        }
        let (minimum, maximum) = self.bounds(row);
        let must_stay = if act.disposes { minimum.runs(at) } else { Truth::False };
        let may_go = act.erases
            || match row.detail {
                Detail::Retention { disposal: Disposal::Anonymise, .. } => act.disposes,
                Detail::Retention { disposal: Disposal::Restrict, .. } => act.restricts,
                _ => false,
            };
        let mut is_past = if may_go { Truth::False } else { maximum.is_over(at) };
        if is_past != Truth::False {
            let is_left = if act.stores { self.kept.must_be() } else { self.ordered_by_right() };
            is_past = is_past.and(!is_left);
        }
        within.and(must_stay.or(is_past))
    }

    /// Whether the erasure of the record was asked for.
    pub(crate) fn is_asked_to_erase(&self) -> bool {
        let asked = self.life().and_then(|life| life.erasure_requested);
        asked.is_some_and(|since| since <= self.setting.asked.at)
    }

    /// Whether the use is prohibited because the erasure of the record was asked for: it is used for
    /// no purpose but those for which it must be kept, for legal claims while it is held, and for what
    /// a granted right orders.
    pub(crate) fn asked_to_erase(&self, scope: Truth) -> Truth {
        let act = self.one_use.act;
        let is_left = act.stores
            || act.disposes
            || act.restricts
            || !self.one_use.identifiability().is_personal();
        if is_left || self.setting.is_limit || !self.is_asked_to_erase() {
            return Truth::False;
        }
        let words = self.setting.vocabulary();
        let is_for_claims = words
            .find(Purpose::LEGAL_CLAIMS.any())
            .is_some_and(|claims| words.within(FacetKind::Purpose, self.one_use.purpose(), claims));
        if is_for_claims && self.kept.held {
            return Truth::False;
        }
        let value = scope.and(!self.kept.minimum);
        if value == Truth::False { value } else { value.and(!self.ordered_by_right()) }
    }

    /// Whether the retention schedule or a hold forbids the use.
    pub(crate) fn past_retention(&self, scope: Truth) -> Truth {
        if !self.setting.asked.has_records {
            return Truth::False;
        }
        let mut any = self.held(scope).or(self.asked_to_erase(scope));
        for (index, row) in self.retentions() {
            any = any.or(self.retention(index, row, scope));
        }
        any
    }
}
