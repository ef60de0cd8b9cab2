//! Which rules decided, and how each bears on the answer.

use crate::engine::answer::cited_rules::Effect;
use crate::engine::judge::conditions::Meaning;
use crate::engine::judge::judge::Judge;
use crate::engine::judge::outcome::Outcome;
use crate::engine::judge::processing::Processing;
use crate::engine::tables::compiled_policy::Detail;
use crate::engine::tables::conditions::ConsentTest;
use crate::engine::tables::conditions::Test;
use crate::engine::tables::truth::Truth;
use crate::policy::Strength;
use time::OffsetDateTime;

/// A row that is cited, how it bears, and the exception that lifts it.
pub(crate) type Cited = (usize, Effect, Option<usize>);

/// The rows that a version cites for one use, added to those of other versions and uses.
pub(crate) struct Cites<'a> {
    /// The version's place among those in force.
    place: usize,
    /// Where its own begin.
    start: usize,
    all: &'a mut Vec<(usize, Cited)>,
}

impl<'a> Cites<'a> {
    pub(crate) fn new(place: usize, all: &'a mut Vec<(usize, Cited)>) -> Self {
        Self { place, start: all.len(), all }
    }

    fn add(&mut self, row: usize, effect: Effect, exception: Option<usize>) {
        self.all.push((self.place, (row, effect, exception)));
    }

    fn has(&self, row: usize) -> bool {
        self.all.iter().skip(self.start).any(|(_, (cited, ..))| *cited == row)
    }
}

impl Judge<'_> {
    /// The rows that this version, its scope given, cites for a use whose outcome over all
    /// versions is `outcome`.
    pub(crate) fn cite(&self, scope: Truth, outcome: Outcome, cited: &mut Cites<'_>) {
        let (compiled, is_limit) = (self.setting.compiled, self.setting.is_limit);
        for row in self.possible(&compiled.statements) {
            if self.entry(row, Meaning::AtMost) == Truth::True {
                cited.add(row, Effect::States, None);
            }
        }
        match outcome {
            Outcome::OutOfScope if is_limit => {}
            Outcome::OutOfScope => self.cite_outside(cited),
            Outcome::Prohibited => {
                for row in self.possible(&compiled.forbids) {
                    if self.forbid(row, scope) == Truth::True {
                        cited.add(row, Effect::Forbids, None);
                    }
                }
                for (index, row) in self.retentions() {
                    if self.retention(index, row, scope) == Truth::True {
                        cited.add(index, Effect::Forbids, None);
                    }
                }
                if self.erasure_prohibits() {
                    for row in self.asked_by() {
                        if !cited.has(row) {
                            cited.add(row, Effect::Forbids, None);
                        }
                    }
                }
            }
            Outcome::NotPermitted if is_limit => {}
            Outcome::NotPermitted => {
                let holds = |row: &usize| self.entry(*row, Meaning::AtMost) == Truth::True;
                let mut closed = self.possible(&compiled.closed).filter(holds).peekable();
                // Another policy may be the one that does not permit.
                if closed.peek().is_some() && self.outcome() == Outcome::NotPermitted {
                    closed.for_each(|row| cited.add(row, Effect::Closes, None));
                }
            }
            Outcome::Undetermined => {
                if scope == Truth::False {
                    return;
                }
                if scope == Truth::Unknown {
                    self.cite_outside(cited);
                }
                for row in self.possible(&compiled.permits) {
                    if self.permit(row, scope) != Truth::False {
                        cited.add(row, Effect::MightApply, None);
                        self.cite_deemed(row, cited);
                    }
                }
                for row in self.possible(&compiled.forbids) {
                    if self.forbid(row, scope) != Truth::False {
                        cited.add(row, Effect::MightApply, None);
                    }
                }
                for (index, row) in self.retentions() {
                    if self.retention(index, row, scope) != Truth::False {
                        cited.add(index, Effect::MightApply, None);
                    }
                }
                for row in self.open_orders() {
                    cited.add(row, Effect::MightApply, None);
                }
                self.cite_lifted(scope, cited);
            }
            Outcome::Permitted => {
                if scope == Truth::False {
                    return;
                }
                self.cite_permitted(scope, cited);
                self.cite_lifted(scope, cited);
            }
        }
    }

    fn cite_outside(&self, cited: &mut Cites<'_>) {
        let compiled = self.setting.compiled;
        let mut beyond = false;
        for row in self.possible(&compiled.beyond) {
            let value = self.beyond(row);
            if value != Truth::False {
                cited.add(row, Effect::PutsOutside, None);
                beyond |= value == Truth::True;
            }
        }
        if !beyond {
            for row in compiled.scopes.clone() {
                cited.add(row, Effect::PutsOutside, None);
            }
        }
    }

    fn cite_permitted(&self, scope: Truth, cited: &mut Cites<'_>) {
        let compiled = self.setting.compiled;
        for index in self.possible(&compiled.permits) {
            if self.permit(index, scope) != Truth::True {
                continue;
            }
            cited.add(index, Effect::Permits, None);
            self.cite_deemed(index, cited);
        }
        for row in self.standing_orders() {
            cited.add(row, Effect::Permits, None);
        }
        for row in self.duties_within(scope) {
            match self.lifting(row) {
                None => cited.add(row, Effect::Obliges, None),
                Some(exception) => {
                    cited.add(row, Effect::Excepted, Some(exception));
                    self.cite_deemed(exception, cited);
                }
            }
        }
        let at = self.setting.asked.at;
        for (index, row) in self.retentions().filter(|_| self.one_use.act.stores) {
            if self.speaks(index, row).and(self.bounds(row).0.runs(at)) == Truth::True {
                cited.add(index, Effect::Retains, None);
            }
        }
    }

    /// The deemed consents that carry a permit or an exception which asks for consent, or may.
    fn cite_deemed(&self, index: usize, cited: &mut Cites<'_>) {
        let compiled = self.setting.compiled;
        let Some(row) = compiled.row(index) else { return };
        let by_basis = matches!(
            &row.detail,
            Detail::Permit(detail)
                if detail.alternatives.iter().any(|one| {
                    one.consent.as_ref().is_some_and(|(stated, _)| *stated == Strength::Implied)
                })
        );
        let mut asks = by_basis;
        if let Some(test) = &row.test {
            // A deemed consent is implied, and serves nothing stronger.
            test.leaves(&mut |leaf| {
                asks |=
                    matches!(leaf, Test::Consent(stated, _) if stated.strength == Strength::Implied);
            });
        }
        for row in self.possible(&compiled.deemed).filter(|_| asks) {
            if self.deemed(row, &ConsentTest::of(Strength::Implied)) != Truth::False {
                cited.add(row, Effect::DeemsConsent, None);
            }
        }
    }

    /// The duties that put obligations on the use: their scope is not surely false, and no
    /// exception surely holds.
    pub(crate) fn duties(&self, scope: Truth) -> impl Iterator<Item = usize> {
        self.duties_within(scope).filter(|row| self.lifting(*row).is_none())
    }

    /// Duties whose scope is not surely false, exceptions aside.
    fn duties_within(&self, scope: Truth) -> impl Iterator<Item = usize> {
        self.possible(&self.setting.compiled.duties)
            .filter(move |row| scope.and(self.entry(*row, Meaning::AtLeast)) != Truth::False)
    }

    /// The first exception of a row that surely holds.
    fn lifting(&self, row: usize) -> Option<usize> {
        let exceptions = self.setting.compiled.row(row)?.exceptions()?;
        self.possible(exceptions).find(|row| self.entry(*row, Meaning::AtMost) == Truth::True)
    }

    /// Forbids that an exception lifts, and opt-outs that an objection does not reach yet.
    fn cite_lifted(&self, scope: Truth, cited: &mut Cites<'_>) {
        let compiled = self.setting.compiled;
        let denied = !compiled.opt_outs.is_empty() && self.has_denial();
        for index in self.possible(&compiled.forbids) {
            let exceptions = match compiled.row(index).map(|row| &row.detail) {
                Some(Detail::Forbid { exceptions }) => exceptions,
                Some(Detail::OptOut { exceptions, .. }) if denied => exceptions,
                _ => continue,
            };
            let within = || scope.and(self.entry(index, Meaning::AtLeast));
            if exceptions.is_empty() || within() != Truth::True {
                continue;
            }
            for exception in self.possible(exceptions) {
                if self.entry(exception, Meaning::AtMost) == Truth::True {
                    cited.add(index, Effect::Excepted, Some(exception));
                    self.cite_deemed(exception, cited);
                }
            }
        }
        // A basis that gives way does so as the opt-outs say that hold the use by its act.
        if denied || self.one_use.facts.ledger.is_none() {
            let gives_way = |row| {
                let detail = compiled.row(row).map(|row| &row.detail);
                let yields = matches!(detail, Some(Detail::Permit(detail)) if detail.yields());
                yields && self.permit(row, scope) != Truth::False
            };
            if self.possible(&compiled.permits).any(gives_way) {
                for of_act in self.possible(&compiled.opt_outs_of_act) {
                    let index = compiled.opt_out_of(of_act);
                    if !cited.has(index) {
                        cited.add(index, Effect::DoesNotBear, None);
                    }
                }
            }
        }
        for index in self.possible(&compiled.opt_outs).filter(|_| denied) {
            if !cited.has(index) {
                cited.add(index, Effect::DoesNotBear, None);
            }
        }
    }

    /// Whether an objection, withdrawal or refusal that speaks of the use is on record.
    fn has_denial(&self) -> bool {
        !self.records().denials().is_empty()
    }

    /// The opt-outs whose grace keeps an objection from bearing, and when it ends.
    pub(crate) fn graces(&self, scope: Truth) -> Vec<(usize, OffsetDateTime)> {
        let compiled = self.setting.compiled;
        let records = self.records();
        let mut graces = Vec::new();
        let denials = if compiled.opt_outs.is_empty() { Vec::new() } else { records.denials() };
        if denials.is_empty() {
            return graces;
        }
        let yielding = self.possible(&compiled.permits).any(|row| {
            matches!(
                compiled.row(row).map(|row| &row.detail),
                Some(Detail::Permit(detail)) if detail.yields()
            ) && self.permit(row, scope) != Truth::False
        });
        for index in compiled.opt_outs.clone() {
            let Some(row) = compiled.row(index) else { continue };
            let Detail::OptOut { grace, only_for, .. } = &row.detail else { continue };
            let holds = scope.and(self.entry(index, Meaning::AtLeast)) != Truth::False
                && self.excepted(row) != Truth::True;
            // For bases that give way to objections the terms alone set the grace.
            let sets_grace = yielding && self.terms(index) != Truth::False;
            if !holds && !sets_grace {
                continue;
            }
            for event in &denials {
                let runs = records.is_grace_over(event, *grace, only_for) == Truth::False
                    && records.bears(event, Processing::OnOtherBases) != Truth::False
                    && records.is_answered(event) != Truth::True;
                if runs {
                    let since = records.said_since(event).0;
                    let end = grace.after(since);
                    let end = records.grace_evidence_ends(since, only_for).unwrap_or(end).min(end);
                    graces.push((index, end));
                }
            }
        }
        graces
    }
}
