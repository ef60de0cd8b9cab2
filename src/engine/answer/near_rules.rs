//! Which rules nearly applied, how near each came, and what it failed on.

use crate::engine::answer::cited_rules::RuleRef;
use crate::engine::answer::near_misses::{Failed, NearMiss};
use crate::engine::judge::all_versions::Judges;
use crate::engine::judge::conditions::Meaning;
use crate::engine::judge::judge::Judge;
use crate::engine::judge::outcome::Outcome;
use crate::engine::tables::compiled_policy::{CompiledPolicy, Detail, Row};
use crate::engine::tables::conditions::Test;
use crate::engine::tables::near_rows::Near;
use crate::engine::tables::permit_detail::{Alternative, PermitDetail};
use crate::engine::tables::truth::Truth;
use crate::policy::{Condition, TermFacet};
use crate::words::{DataCategory, FacetKind, LegalBasis, TermId};

/// How many rules that nearly applied an answer lists for each of its parts.
const MAX_NEAR: usize = 16;

/// The rules that nearly applied to a use.
#[derive(Debug, Default)]
pub(crate) struct NearRules {
    /// The nearest, nearest first.
    pub(crate) listed: Vec<NearMiss>,
    /// How many there are.
    pub(crate) count: usize,
    /// Whether one of them failed on consent.
    pub(crate) ask_consent: bool,
}

/// How far a rule is from applying; the least is nearest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Distance {
    /// In how many things it fails at least.
    failures: usize,
    /// Whether something else than consent or evidence on record would have to change.
    beyond_records: bool,
}

impl Distance {
    const NONE: Self = Self { failures: 0, beyond_records: false };
    const ANOTHER_FACET: Self = Self { failures: 1, beyond_records: true };
    const ON_RECORD: Self = Self { failures: 1, beyond_records: false };

    fn and(self, other: Self) -> Self {
        Self {
            failures: self.failures.saturating_add(other.failures),
            beyond_records: self.beyond_records | other.beyond_records,
        }
    }
}

/// A row of one of the versions in force.
type Ranked = (Distance, usize, usize);

/// The rules that nearly applied to a use with this outcome.
pub(crate) fn near_rules(judges: &Judges<'_>, outcome: Outcome) -> NearRules {
    let mut near = NearRules::default();
    let mut ranked: Vec<Ranked> = Vec::new();
    for (version, (_, judge)) in judges.each().enumerate() {
        judge.near(version, outcome, &mut near, &mut ranked);
    }
    let of = |version: usize| judges.asked.versions().nth(version).map(|of| of.compiled);
    let rank = |(distance, version, index): &Ranked| {
        let id = of(*version).and_then(|of| Some((&of.row(*index)?.id, *version)));
        (*distance, id, of(*version).map(|of| of.by_id.rank(*index)))
    };
    ranked.sort_unstable_by(|one, other| rank(one).cmp(&rank(other)));
    ranked.truncate(MAX_NEAR);
    let miss = |(_, version, index): &Ranked| judges.each().nth(*version)?.1.near_miss(*index);
    near.listed = ranked.iter().filter_map(miss).collect();
    near
}

impl Judge<'_> {
    /// Counts the rows that nearly applied, and ranks the nearest.
    fn near(
        &self,
        version: usize,
        outcome: Outcome,
        near: &mut NearRules,
        ranked: &mut Vec<Ranked>,
    ) {
        let compiled = self.setting.compiled;
        let CompiledPolicy { index, forbids, permits, by_id, .. } = compiled;
        let scope = self.scope();
        if scope == Truth::False {
            return;
        }
        let before = ranked.len();
        if outcome != Outcome::Permitted {
            for index in self.possible(permits) {
                if self.permit(index, scope) == Truth::False
                    && let Some(distance) = self.permit_distance(index, &mut near.ask_consent)
                {
                    ranked.push((distance, version, index));
                }
            }
        }
        if outcome != Outcome::Prohibited {
            for index in self.possible(forbids) {
                let row = compiled.row(index);
                if let Some(distance) =
                    row.and_then(|row| self.condition_distance(row, Meaning::AtLeast))
                {
                    ranked.push((distance, version, index));
                }
            }
        }
        let own = ranked.get_mut(before..).unwrap_or_default();
        near.count = near.count.saturating_add(own.len());
        // Of many only those can be listed that are nearest in their own version.
        if own.len() > MAX_NEAR {
            own.select_nth_unstable_by_key(MAX_NEAR, |ranked| (ranked.0, by_id.rank(ranked.2)));
            ranked.truncate(before.saturating_add(MAX_NEAR));
        }
        // Permits stand right behind forbids.
        let start = if outcome == Outcome::Prohibited { permits.start } else { forbids.start };
        let end = if outcome == Outcome::Permitted { forbids.end } else { permits.end };
        let rows = index.near(&Near {
            points: &self.one_use.points(),
            kinds: &self.one_use.facts.subject.kinds,
            range: start..end,
            // What is forbidden with other data says nothing of a use that is permitted.
            but: (outcome == Outcome::Permitted).then_some(TermFacet::Data),
        });
        near.count = near.count.saturating_add(rows.count);
        let first = rows.first_by_id(by_id, MAX_NEAR).into_iter();
        ranked.extend(first.map(|index| (Distance::ANOTHER_FACET, version, index)));
    }

    /// A row that nearly applied, with what it failed on.
    fn near_miss(&self, index: usize) -> Option<NearMiss> {
        let compiled = self.setting.compiled;
        let row = compiled.row(index)?;
        let failed = if self.terms(index) != Truth::False {
            match &row.detail {
                Detail::Permit(_) => self.permit_failed(row)?,
                _ => match self.condition_failed(row, Meaning::AtLeast) {
                    Some(failed) => failed,
                    None if self.is_together(row) => return None,
                    None => Failed::Together(self.words_of(&row.together)),
                },
            }
        } else {
            let (points, kinds) = (self.one_use.points(), &self.one_use.facts.subject.kinds);
            let facet = compiled.index.failing(index, &points, kinds)?;
            TermFacet::ALL.get(facet).map_or(Failed::Identifiability, |facet| Failed::Facet(*facet))
        };
        let policy = compiled.version.version.policy.clone();
        let rule = RuleRef { policy, id: row.id.clone(), kind: row.kind };
        Some(NearMiss { rule, clauses: row.clauses.clone(), failed })
    }

    fn words_of(&self, data: &[TermId]) -> Vec<DataCategory> {
        let vocabulary = self.setting.joint();
        let key = |term: &TermId| vocabulary.key(FacetKind::Data, *term);
        data.iter().filter_map(|term| DataCategory::new(key(term)).ok()).collect()
    }

    /// How far a permit is from applying whose terms may hold and whose value is false.
    fn permit_distance(&self, index: usize, ask_consent: &mut bool) -> Option<Distance> {
        let row = self.setting.compiled.row(index)?;
        if let Some(distance) = self.condition_distance(row, Meaning::AtMost) {
            if let Some(test) = &row.test {
                *ask_consent |= self.fails_on_consent(test);
            }
            return Some(distance);
        }
        // A grant cures what its legal basis lacks, and an objection, which an express one lifts.
        if let Detail::Permit(detail) = &row.detail {
            *ask_consent |= self.lacks_consent_for_basis(detail).is_some();
        }
        Some(Distance::ON_RECORD)
    }

    /// What a permit failed on whose terms may hold.
    fn permit_failed(&self, row: &Row) -> Option<Failed> {
        if let Some(failed) = self.condition_failed(row, Meaning::AtMost) {
            return Some(failed);
        }
        let Detail::Permit(detail) = &row.detail else { return None };
        if let Some(basis) = self.lacks_consent_for_basis(detail) {
            return Some(Failed::ConsentForBasis(basis.clone()));
        }
        let is_admitted = |one: &Alternative| self.admits(&one.basis_terms) != Truth::False;
        if !detail.alternatives.iter().any(is_admitted) {
            return Some(Failed::BasisNotAdmitted);
        }
        let yielding = detail.alternatives.iter().flat_map(|one| one.yields.iter());
        self.denial_given_way_to(yielding).map(Failed::Objection)
    }

    /// The first of its bases for which consent lacks.
    fn lacks_consent_for_basis<'d>(&self, detail: &'d PermitDetail) -> Option<&'d LegalBasis> {
        let mut needed = detail.alternatives.iter().filter_map(|one| one.consent.as_ref());
        let lacking = needed.find(|(strength, _)| self.basis_consent(*strength) == Truth::False)?;
        Some(&lacking.1)
    }

    /// How far a row is from applying whose terms may hold, and whose condition surely fails or asks
    /// for other data beside.
    fn condition_distance(&self, row: &Row, meaning: Meaning) -> Option<Distance> {
        let wanted = Wanted { value: true, surely: false };
        let test = row.test.as_ref().filter(|test| self.test(test, meaning) == Truth::False);
        let distance = test.map(|test| self.distance(test, meaning, wanted));
        match self.is_together(row) {
            true => distance,
            false => Some(Distance::ANOTHER_FACET.and(distance.unwrap_or(Distance::NONE))),
        }
    }

    /// What of a test would have to change at least for it to have the value that is wanted.
    fn distance(&self, test: &Test, meaning: Meaning, wanted: Wanted) -> Distance {
        let parts = |parts: &[Test], all: bool| {
            let parts = parts.iter().map(|part| self.distance(part, meaning, wanted));
            match all {
                true => parts.fold(Distance::NONE, Distance::and),
                false => parts.min().unwrap_or(Distance::ANOTHER_FACET),
            }
        };
        match test {
            Test::All(list) => parts(list, wanted.value),
            Test::Any(list) => parts(list, !wanted.value),
            Test::Not(part) => {
                self.distance(part, meaning, Wanted { value: !wanted.value, ..wanted })
            }
            Test::Knowingly(part) => {
                self.distance(part, meaning, Wanted { surely: true, ..wanted })
            }
            leaf => {
                let value = self.test(leaf, meaning);
                let fails = match (wanted.value, wanted.surely) {
                    (true, false) => value == Truth::False,
                    (true, true) => value != Truth::True,
                    (false, _) => value == Truth::True,
                };
                match leaf {
                    _ if !fails => Distance::NONE,
                    Test::Consent(..) | Test::Evidence(..) => Distance::ON_RECORD,
                    _ => Distance::ANOTHER_FACET,
                }
            }
        }
    }

    /// Whether consent is among what makes a condition fail.
    fn fails_on_consent(&self, test: &Test) -> bool {
        match test {
            Test::All(parts) | Test::Any(parts) => parts.iter().any(|part| {
                self.test(part, Meaning::AtMost) == Truth::False && self.fails_on_consent(part)
            }),
            Test::Consent(..) => true,
            // Consent never stands under these.
            _ => false,
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

/// The value that a test is wanted to have.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    value: bool,
    /// Whether what is unknown does not do.
    surely: bool,
}
