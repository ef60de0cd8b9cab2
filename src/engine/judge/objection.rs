//! Objections: when a denial bears on a use, and the grace of opt-outs.

use crate::engine::judge::judge::Judge;
use crate::engine::judge::on_record::Records;
use crate::engine::resolved::records::ResolvedEvent;
use crate::engine::tables::compiled_policy::Detail;
use crate::engine::tables::conditions::OBJECTION_FOR_BASIS;
use crate::engine::tables::truth::Truth;
use crate::policy::Period;
use crate::words::TermId;
use time::OffsetDateTime;

impl Judge<'_> {
    /// Whether an objection bears on a basis that gives way to objections: as in the opt-outs
    /// whose terms hold the use, at once if there is none.
    pub(crate) fn objection_for_basis(&self) -> Truth {
        self.remembered(OBJECTION_FOR_BASIS, || {
            let records = self.records();
            let mut in_opt_outs = Truth::False;
            let mut outside_all = Truth::True;
            for index in self.possible(&self.setting.compiled.opt_outs) {
                let Some(row) = self.setting.compiled.row(index) else { continue };
                if let Detail::OptOut { grace, only_for, .. } = &row.detail {
                    let terms = self.terms(index);
                    in_opt_outs = in_opt_outs.or(terms.and(records.objection(*grace, only_for)));
                    outside_all = outside_all.and(!terms);
                }
            }
            if outside_all == Truth::False {
                return in_opt_outs;
            }
            in_opt_outs.or(outside_all.and(records.objection(Period::ZERO, &[])))
        })
    }
}

impl Records<'_, '_> {
    /// Whether any objection bears on the use, with this grace.
    pub(crate) fn objection(&self, grace: Period, only_for: &[TermId]) -> Truth {
        if self.judge.one_use.facts.ledger.is_none() {
            return Truth::Unknown;
        }
        let mut granted = None;
        let mut any = Truth::False;
        self.each_denial(|event| {
            let contains = if any == Truth::True { Truth::False } else { self.contains(event) };
            if contains == Truth::False {
                return;
            }
            let granted = *granted.get_or_insert_with(|| self.last_express_grant());
            let lifted = granted.any(|recorded| recorded > event.recorded_at);
            any = any.or(contains.and(!lifted).and(self.grace_over(event, grace, only_for)));
        });
        any
    }

    /// Whether no grace keeps an objection from bearing.
    pub(crate) fn grace_over(
        &self,
        event: &ResolvedEvent,
        grace: Period,
        only_for: &[TermId],
    ) -> Truth {
        if self.at() >= grace.after(event.recorded_at) {
            return Truth::True;
        }
        if only_for.is_empty() {
            return Truth::False;
        }
        let role = self.judge.one_use.default_role();
        let mut has_grace = Truth::False;
        for evidence in self.of_kinds(only_for) {
            if evidence.recorded_at < event.recorded_at {
                has_grace = has_grace.or(self.evidence_counts(evidence, role));
            }
        }
        !has_grace
    }

    /// Whether an express grant that contains the use was recorded after an objection.
    pub(crate) fn lifted(&self, event: &ResolvedEvent) -> Truth {
        self.last_express_grant().any(|recorded| recorded > event.recorded_at)
    }

    /// When the evidence to which a grace is confined stops counting, if all of it does.
    pub(crate) fn grace_evidence_ends(
        &self,
        event: &ResolvedEvent,
        only_for: &[TermId],
    ) -> Option<OffsetDateTime> {
        let role = self.judge.one_use.default_role();
        let before = self.of_kinds(only_for).filter(|evidence| {
            evidence.recorded_at < event.recorded_at
                && self.evidence_counts(evidence, role) != Truth::False
        });
        before.map(|evidence| evidence.expires_at).collect::<Option<Vec<_>>>()?.into_iter().max()
    }
}
