//! Objections: when a denial bears on a use, and the grace of opt-outs.

use crate::engine::judge::conditions::Meaning;
use crate::engine::judge::judge::Judge;
use crate::engine::judge::on_record::Records;
use crate::engine::judge::processing::Processing;
use crate::engine::resolved::records::ResolvedEvent;
use crate::engine::tables::compiled_policy::Detail;
use crate::engine::tables::permit_detail::Yielding;
use crate::engine::tables::truth::Truth;
use crate::policy::Period;
use crate::words::TermId;
use time::OffsetDateTime;

impl Judge<'_> {
    /// Whether a permit on this basis gives way: exactly where one of the policy's opt-outs that
    /// hold the use is true, else as soon as a denial speaks of it.
    pub(crate) fn gives_way(&self, basis: Yielding, scope: Truth) -> Truth {
        if let Some((known, value)) = self.gives_way.get()
            && known == basis.basis
        {
            return value;
        }
        let value = self.gives_way_anew(basis, scope);
        self.gives_way.set(Some((basis.basis, value)));
        value
    }

    fn gives_way_anew(&self, basis: Yielding, scope: Truth) -> Truth {
        let kinds = self.records().kinds();
        if self.one_use.facts.ledger.is_some() && !kinds.denies {
            return Truth::False;
        }
        let compiled = self.setting.compiled;
        let (mut opt_out, mut held) = (Truth::False, Truth::False);
        for of_act in self.possible(&compiled.opt_outs_of_act) {
            held = held.or(self.terms(of_act));
            let index = compiled.opt_out_of(of_act);
            let Some(row) = compiled.row(index) else { continue };
            let Detail::OptOut { grace, only_for, .. } = &row.detail else { continue };
            let value = scope.and(self.entry(index, Meaning::AtLeast));
            if value == Truth::False {
                continue;
            }
            let bears = self.records().objection(Some(basis), *grace, only_for);
            opt_out = opt_out.or(value.and(bears).and(!self.excepted(row)));
        }
        if held == Truth::True {
            return opt_out;
        }
        let at_once = self.records().objection(Some(basis), Period::ZERO, &[]);
        match held {
            Truth::False => at_once,
            _ if opt_out == at_once => at_once,
            _ => Truth::Unknown,
        }
    }
}

impl<'a> Records<'_, 'a> {
    /// Whether any denial bears on the use, with this grace: one that speaks of this basis, or of
    /// any but consent.
    pub(crate) fn objection(
        &self,
        basis: Option<Yielding>,
        grace: Period,
        only_for: &[TermId],
    ) -> Truth {
        if self.ledger().is_none() {
            return Truth::Unknown;
        }
        let processing =
            basis.map_or(Processing::OnOtherBases, |basis| Processing::On(basis.basis));
        let is_answerable = basis.is_none_or(|basis| basis.is_answerable);
        let mut any = Truth::False;
        self.each_denial(|denial| {
            if any == Truth::True {
                return;
            }
            let mut bears = self.bears(denial, processing);
            if bears == Truth::False {
                return;
            }
            if is_answerable {
                bears = bears.and(!self.is_answered(denial));
            }
            if bears != Truth::False {
                any = any.or(bears.and(self.is_grace_over(denial, grace, only_for)));
            }
        });
        any
    }

    /// Whether no grace keeps a denial from bearing.
    pub(crate) fn is_grace_over(
        &self,
        denial: &'a ResolvedEvent,
        grace: Period,
        only_for: &[TermId],
    ) -> Truth {
        if grace == Period::ZERO {
            return Truth::True;
        }
        let (surely, possibly) = self.said_since(denial);
        let over = self.is_over_since(surely, grace, only_for);
        if surely == possibly || over == Truth::True {
            return over;
        }
        over.or(Truth::Unknown.and(self.is_over_since(possibly, grace, only_for)))
    }

    fn is_over_since(&self, since: OffsetDateTime, grace: Period, only_for: &[TermId]) -> Truth {
        if self.at() >= grace.after(since) {
            return Truth::True;
        }
        if only_for.is_empty() {
            return Truth::False;
        }
        let role = self.judge.one_use.default_role();
        let mut has_grace = Truth::False;
        for evidence in self.of_kinds(only_for) {
            if evidence.recorded_at < since {
                has_grace = has_grace.or(self.evidence_counts(evidence, role));
            }
        }
        !has_grace
    }

    /// When the evidence to which a grace is confined stops counting, if all of it does.
    pub(crate) fn grace_evidence_ends(
        &self,
        since: OffsetDateTime,
        only_for: &[TermId],
    ) -> Option<OffsetDateTime> {
        let role = self.judge.one_use.default_role();
        let before = self.of_kinds(only_for).filter(|evidence| {
            evidence.recorded_at < since && self.evidence_counts(evidence, role) != Truth::False
        });
        before.map(|evidence| evidence.expires_at).collect::<Option<Vec<_>>>()?.into_iter().max()
    }
}
