//! One act about many subjects: what depends on the act alone is judged once, and what is left are
//! the rows that facts about a subject can decide.

use crate::engine::judge::all_versions::{Judges, are_permitted, is_permitted, outcome_over_all};
use crate::engine::judge::judge::Judge;
use crate::engine::judge::kept_record::Kept;
use crate::engine::judge::outcome::Outcome;
use crate::engine::judge::rules::outcome_under;
use crate::engine::resolved::facts::ResolvedFacts;
use crate::engine::tables::compiled_policy::{CompiledPolicy, Detail, Row};
use crate::engine::tables::conditions::{Circumstance, Test};
use crate::engine::tables::rule_index::{Block, Point};
use crate::engine::tables::truth::Truth;
use crate::engine::tables::versions::InForce;
use crate::engine::uses::asked::Asked;
use crate::engine::uses::division::Dividing;
use crate::engine::uses::elementary_use::{ElementaryUse, Use};
use crate::engine::uses::found_uses::Uses;
use crate::policy::{Strength, TermFacet};
use std::ops::Range;

/// How many blocks of rows a plan goes through: as many as an act of a thousand uses has, or of
/// one use that tens of thousands of rules speak of.
const MAX_BLOCKS: usize = 2048;

/// An act that is asked about many subjects at one moment.
pub(crate) struct Plan<'a> {
    /// Asked without facts.
    asked: Asked<'a>,
    uses: &'a Uses,
    /// Whether some version orders what the act does.
    may_be_ordered: bool,
    /// What a record may name that tells uses of the act apart.
    dividing: Dividing,
    /// None if each use is judged as a whole for every subject.
    planned: Option<Vec<PlannedUse<'a>>>,
}

/// A use, and what is left to judge of it under each version in force that may speak of it.
struct PlannedUse<'a> {
    one: &'a Use,
    versions: Vec<Planned<'a>>,
}

/// What is left to judge under a version.
struct Planned<'a> {
    version: InForce<'a>,
    rows: &'a [Block],
    /// None if the subject decides it.
    scope: Option<Truth>,
    forbids: Left,
    permits: Left,
}

/// Rows of which any that holds decides: what those come to that the act alone decides, and those
/// that the subject decides.
struct Left {
    known: Truth,
    open: Vec<Open>,
}

/// A row that the subject decides.
#[derive(Clone, Copy)]
enum Open {
    /// A permit that needs nothing more than consent so strong.
    Consent(Strength),
    /// Any other row.
    Row(usize),
}

impl<'a> Plan<'a> {
    /// The plan of an act that stands for these uses, asked without facts.
    pub(crate) fn new(asked: Asked<'a>, uses: &'a Uses) -> Self {
        // A record's retention is judged over all versions together, and what a plan costs is bounded.
        // What is declared of givers and bases is judged with facts, over all versions together.
        let is_whole = asked.has_records
            || uses.blocks() > MAX_BLOCKS
            || asked.period.declares_givers
            || asked.period.declares_bases;
        let planned = (!is_whole).then(|| {
            let planned = |(one, rows)| PlannedUse::new(&asked, one, rows);
            uses.all().map(planned).collect()
        });
        let may_be_ordered = uses.all().any(|(one, rows)| {
            let judges = Judges::of(&asked, one, rows);
            judges.each().next().is_some_and(|(_, judge)| judge.selects_orders())
        });
        Self { may_be_ordered, dividing: Dividing::new(&asked), asked, uses, planned }
    }

    /// Whether every use is permitted, with what is known of a subject.
    #[inline]
    pub(crate) fn permits(&self, facts: &ResolvedFacts) -> bool {
        let asked = Asked { facts, ..self.asked };
        // What a right that was granted orders is found over all versions together.
        if self.may_be_ordered && !facts.evidence.is_empty() {
            return are_permitted(&asked, self.uses);
        }
        if self.may_be_divided(facts) {
            return is_permitted(&asked, Some(self.uses));
        }
        match &self.planned {
            Some(uses) => uses.iter().all(|one| one.outcome(&asked) == Outcome::Permitted),
            None => are_permitted(&asked, self.uses),
        }
    }

    fn may_be_divided(&self, facts: &ResolvedFacts) -> bool {
        facts.scopes().any(|scope| self.dividing.may_divide(scope))
    }
}

impl<'a> PlannedUse<'a> {
    fn new(asked: &Asked<'a>, one: &'a Use, rows: &'a [Block]) -> Self {
        let versions = asked.versions_with(rows);
        let planned =
            versions.filter_map(|(version, rows)| Planned::new(asked, one, version, rows));
        Self { one, versions: planned.collect() }
    }

    #[inline]
    fn outcome(&self, asked: &Asked<'_>) -> Outcome {
        let one_use = ElementaryUse::new(asked.act, asked.facts, self.one);
        outcome_over_all(asked, self.versions.iter().map(|planned| planned.outcome(asked, one_use)))
    }
}

impl<'a> Planned<'a> {
    /// None if the version does not speak of the use, whoever it is about.
    fn new(asked: &Asked<'a>, one: &Use, version: InForce<'a>, rows: &'a [Block]) -> Option<Self> {
        let compiled = version.compiled;
        // Rows stay that some subject may meet.
        let one_use = ElementaryUse::new(asked.act, asked.facts, one).with_narrowed_rows();
        let judge = Judge::new(asked, version, one_use, rows, rows, Kept::NOT);
        let asks =
            |range: &Range<usize>| judge.possible(range).any(|row| asks_subject(compiled, row));
        let open = asks(&compiled.scopes) || asks(&compiled.beyond);
        let scope = (!open).then(|| judge.scope());
        if scope == Some(Truth::False) {
            return None;
        }
        let forbids = Left::of(&judge, &compiled.forbids, |row| judge.forbid(row, Truth::True));
        // What is forbidden in any case is not permitted in any.
        let permits = match forbids.known {
            Truth::True => &(0..0),
            _ => &compiled.permits,
        };
        let permits = Left::of(&judge, permits, |row| judge.permit(row, Truth::True));
        Some(Self { version, rows, scope, forbids, permits })
    }

    #[inline]
    fn outcome(&self, asked: &Asked<'_>, one_use: ElementaryUse<'_>) -> Outcome {
        let rows = self.rows;
        let judge = Judge::new(asked, self.version, one_use, rows, rows, Kept::NOT);
        let scope = self.scope.unwrap_or_else(|| judge.scope());
        outcome_under(
            self.version.is_limit,
            scope,
            || {
                let by_rule = self.forbids.any(&judge, scope, |row| judge.forbid(row, scope));
                if by_rule == Truth::True { by_rule } else { by_rule.or(judge.restricted(scope)) }
            },
            || self.permits.any(&judge, scope, |row| judge.permit(row, scope)),
        )
    }
}

impl Left {
    fn of(judge: &Judge<'_>, range: &Range<usize>, value: impl Fn(usize) -> Truth) -> Self {
        let compiled = judge.setting.compiled;
        let (mut known, mut open) = (Truth::False, Vec::new());
        for row in judge.possible(range) {
            if known == Truth::True {
                // One that holds in any case decides alone.
                return Self { known, open: Vec::new() };
            }
            if asks_subject(compiled, row) {
                open.push(consent_alone(judge, row).map_or(Open::Row(row), Open::Consent));
            } else {
                known = known.or(value(row));
            }
        }
        Self { known, open }
    }

    /// Whether any holds, given the policy's scope.
    #[inline]
    fn any(&self, judge: &Judge<'_>, scope: Truth, value: impl Fn(usize) -> Truth) -> Truth {
        let mut any = scope.and(self.known);
        for open in &self.open {
            if any == Truth::True {
                break;
            }
            any = any.or(match open {
                Open::Consent(strength) => scope.and(judge.basis_consent(*strength)),
                Open::Row(row) => value(*row),
            });
        }
        any
    }
}

/// How strong the consent is that a permit needs, if it needs nothing else.
fn consent_alone(judge: &Judge<'_>, index: usize) -> Option<Strength> {
    let compiled = judge.setting.compiled;
    let row = compiled.row(index)?;
    let Detail::Permit(detail) = &row.detail else { return None };
    let [alternative] = &*detail.alternatives else { return None };
    let by_basis = alternative.consent.as_ref().map(|(strength, _)| *strength);
    let by_condition = match &row.test {
        None => None,
        Some(Test::Consent(test, _)) if test.is_plain() => Some(test.strength),
        Some(_) => return None,
    };
    let whoever = judge.terms(index) == Truth::True && !by_terms(compiled, index);
    by_basis.max(by_condition).filter(|_| whoever && alternative.yields.is_empty())
}

/// Whether facts about a subject, or on record, can change the value of a row.
fn asks_subject(compiled: &CompiledPolicy, index: usize) -> bool {
    by_terms(compiled, index)
        || compiled.row(index).is_none_or(|row| {
            let of_exceptions = row.exceptions().cloned().unwrap_or_default();
            asks_by_itself(row) || of_exceptions.into_iter().any(|row| asks_subject(compiled, row))
        })
}

/// Whether its terms name the subject.
fn by_terms(compiled: &CompiledPolicy, index: usize) -> bool {
    let leaves_open = |facet: TermFacet| compiled.index.holds(index, facet.index(), Point::NONE).0;
    !leaves_open(TermFacet::Subject) || !leaves_open(TermFacet::Residence)
}

/// Whether its condition, or what its kind adds, asks for the subject.
fn asks_by_itself(row: &Row) -> bool {
    let mut asks = match &row.detail {
        Detail::Permit(detail) => !detail.asks_nothing(),
        Detail::OptOut { .. } => true,
        _ => false,
    };
    if let Some(test) = &row.test {
        test.leaves(&mut |leaf| asks |= is_about_subject(leaf));
    }
    asks
}

fn is_about_subject(leaf: &Test) -> bool {
    match leaf {
        Test::Circumstance(circumstance, _) => {
            matches!(circumstance, Circumstance::Subject | Circumstance::Residence)
        }
        Test::Identifiability(_) => false,
        _ => true,
    }
}
