//! The retention schedule in decisions: what is past its maximum, what must be kept, and what is
//! left of a record whose erasure was asked for.

use crate::engine::judge::conditions::Meaning;
use crate::engine::judge::judge::Judge;
use crate::engine::judge::period_of_record::{Bound, RecordForPurpose};
use crate::engine::resolved::life::ResolvedLife;
use crate::engine::tables::compiled_policy::{CompiledPolicy, Row};
use crate::engine::tables::truth::Truth;
use crate::policy::TermFacet;
use crate::words::{FacetKind, Purpose};
use time::OffsetDateTime;

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

    /// The record, for the purpose of the use.
    pub(crate) fn record_for_purpose(&self) -> Option<RecordForPurpose<'a>> {
        Some(RecordForPurpose {
            life: self.life()?,
            subject: &self.one_use.facts.subject,
            purpose: self.one_use.purpose(),
            vocabulary: self.setting.vocabulary(),
            at: self.setting.asked.at,
        })
    }

    /// Where the minimum and the maximum of a retention rule stand for the use.
    pub(crate) fn bounds(&self, row: &Row) -> (Bound, Bound) {
        match (self.record_for_purpose(), row.retention()) {
            (Some(record), Some(detail)) => {
                (record.minimum(detail.minimum.as_ref()), record.maximum(detail.maximum.as_ref()))
            }
            _ => (Bound::NotRunning, Bound::NotRunning),
        }
    }

    /// Whether a rule of the schedule speaks of the use, its policy's scope aside.
    pub(crate) fn speaks(&self, index: usize, row: &Row) -> Truth {
        let entry = self.entry(index, Meaning::AtLeast);
        if entry == Truth::False { entry } else { entry.and(!self.excepted(row)) }
    }

    /// Whether a rule of the schedule speaks of the use as far as circumstances go, given whether its
    /// terms hold. What is due may be disposed of, whatever was agreed to: consent and evidence only
    /// let it be kept.
    pub(crate) fn speaks_of_disposal(&self, terms: Truth, row: &Row) -> Truth {
        let holds = match &row.test {
            Some(test) if terms != Truth::False => terms.and(self.test(test, Meaning::AtLeast)),
            _ => terms,
        };
        let Some(detail) = row.retention().filter(|_| holds != Truth::False) else { return holds };
        holds.and(!self.any(&detail.of_circumstances, |row| self.entry(row, Meaning::AtMost)))
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
            let runs = self.bounds(row).0.runs(at);
            if runs != Truth::False {
                any = any.or(self.speaks(index, row).and(runs));
            }
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
        let Some(detail) = row.retention() else { return Truth::False };
        let within = scope.and(self.entry(index, Meaning::AtLeast));
        if within == Truth::False {
            return within;
        }
        let (minimum, maximum) = self.bounds(row);
        let must_stay = if act.disposes { minimum.runs(at) } else { Truth::False };
        let may_go = act.erases || act.carries_out(&detail.disposals);
        let mut is_past = if may_go { Truth::False } else { maximum.is_over(at) };
        if is_past != Truth::False {
            let is_left = if act.stores { self.kept.must_be() } else { self.ordered_by_right() };
            is_past = is_past.and(!is_left);
        }
        let value = within.and(must_stay.or(is_past));
        if value == Truth::False { value } else { value.and(!self.excepted(row)) }
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
