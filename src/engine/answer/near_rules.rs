//! Which rules nearly applied, and what each failed on.

use crate::engine::answer::decision::Failed;
use crate::engine::judge::conditions::Meaning;
use crate::engine::judge::judge::Judge;
use crate::engine::judge::outcome::Outcome;
use crate::engine::tables::compiled_policy::{CompiledPolicy, Detail, Row};
use crate::engine::tables::conditions::Test;
use crate::engine::tables::truth::Truth;
use crate::policy::{Condition, TermFacet};

impl Judge<'_> {
    /// Visits the rows that nearly applied, with what each failed on: one facet, or the condition
    /// alone.
    pub(crate) fn near(
        &self,
        scope: Truth,
        outcome: Outcome,
        mut visit: impl FnMut(usize, Failed),
    ) {
        let CompiledPolicy { index, forbids, permits, .. } = self.setting.compiled;
        if scope == Truth::False {
            return;
        }
        if outcome != Outcome::Permitted {
            for index in self.possible(permits) {
                if self.permit(index, scope) == Truth::False
                    && let Some(failed) = self.permit_failed(index)
                {
                    visit(index, failed);
                }
            }
        }
        if outcome != Outcome::Prohibited {
            for index in self.possible(forbids) {
                let row = self.setting.compiled.row(index);
                let failed = row.and_then(|row| self.condition_failed(row, Meaning::AtLeast));
                failed.into_iter().for_each(|failed| visit(index, failed));
            }
        }
        // Permits stand right behind forbids.
        let start = if outcome == Outcome::Prohibited { permits.start } else { forbids.start };
        let end = if outcome == Outcome::Permitted { forbids.end } else { permits.end };
        let (points, kinds) = (self.one_use.points(), &self.one_use.facts.subject.kinds);
        index.nearly(&points, kinds, &(start..end), |row, facet| {
            let facet = TermFacet::ALL.get(facet).copied();
            visit(row, facet.map_or(Failed::Identifiability, Failed::Facet));
        });
    }

    /// What a permit failed on whose terms may hold.
    fn permit_failed(&self, index: usize) -> Option<Failed> {
        let row = self.setting.compiled.row(index)?;
        if let Some(failed) = self.condition_failed(row, Meaning::AtMost) {
            return Some(failed);
        }
        let Detail::Permit(detail) = &row.detail else { return None };
        match &detail.consent {
            Some((strength, basis)) if self.basis_consent(*strength) == Truth::False => {
                Some(Failed::ConsentForBasis(basis.clone()))
            }
            _ => Some(Failed::Objection),
        }
    }

    fn condition_failed(&self, row: &Row, meaning: Meaning) -> Option<Failed> {
        let (test, condition) = (row.test.as_ref()?, row.condition.as_ref()?);
        let mut leaves = Vec::new();
        if self.test(test, meaning) == Truth::False {
            self.failing(test, condition, meaning, &mut leaves);
            Some(Failed::Condition(leaves))
        } else {
            None
        }
    }

    /// The parts of a false condition that make it false.
    fn failing(
        &self,
        test: &Test,
        condition: &Condition,
        meaning: Meaning,
        leaves: &mut Vec<Condition>,
    ) {
        match test {
            Test::All(parts) | Test::Any(parts) => {
                for (part, condition) in parts.iter().zip(condition.parts()) {
                    if self.test(part, meaning) == Truth::False {
                        self.failing(part, condition, meaning, leaves);
                    }
                }
            }
            _ => leaves.push(condition.clone()),
        }
    }
}
