//! The values of a version's rules for one elementary use: what every decision runs through.

use super::age::completed_years;
use super::bits::{self, BLOCK, Ones};
use super::compiled::{Compiled, Detail, Row};
use super::condition::{
    Circumstance, ConsentTest, EvidenceTest, OBJECTION_FOR_BASIS, REMEMBERED, Test,
    consent_for_basis,
};
use super::index::{Block, OfSubject};
use super::outcome::{Outcome, Truth};
use super::records::{Granted, Records};
use super::the_use::TheUse;
use super::walk::{InForce, Judges, Walk};
use crate::facts::Age;
use crate::policy::{Naming, Period, Strength};
use crate::words::{FacetKind, TermId, Vocabulary};
use std::cell::Cell;
use std::ops::Range;

impl Judges<'_> {
    /// The outcome over all versions in force.
    pub(super) fn outcome(&self) -> Outcome {
        let outcome = |(version, rows)| {
            Judge::new(self.walk, version, self.the_use, rows, self.kept).outcome()
        };
        outcome_over_all(self.walk, self.walk.versions_with(self.rows).map(outcome))
    }
}

/// The outcome over all versions in force, given that under each: the worst counts of those that
/// speak of the use.
#[inline]
pub(super) fn outcome_over_all(
    walk: &Walk<'_>,
    outcomes: impl Iterator<Item = Outcome>,
) -> Outcome {
    // An operating policy without a version in force permits nothing.
    let mut worst = (!walk.period.governed).then_some(Outcome::NotPermitted);
    for outcome in outcomes.filter(|outcome| *outcome != Outcome::OutOfScope) {
        if outcome == Outcome::Prohibited {
            return outcome;
        }
        worst = Some(worst.map_or(outcome, |worst| worst.min(outcome)));
    }
    worst.unwrap_or(Outcome::OutOfScope)
}

/// The outcome under one version, given its scope and whether some forbid and some permit holds. A
/// limit that forbids nothing does not speak of the use.
#[inline]
pub(super) fn outcome_under(
    is_limit: bool,
    scope: Truth,
    forbidden: impl FnOnce() -> Truth,
    permitted: impl FnOnce() -> Truth,
) -> Outcome {
    if scope == Truth::False {
        return Outcome::OutOfScope;
    }
    match forbidden() {
        Truth::True => Outcome::Prohibited,
        Truth::False if is_limit => Outcome::OutOfScope,
        Truth::Unknown if is_limit => Outcome::Undetermined,
        forbidden => match (permitted(), forbidden) {
            (Truth::False, _) => Outcome::NotPermitted,
            (Truth::True, Truth::False) => Outcome::Permitted,
            _ => Outcome::Undetermined,
        },
    }
}

/// A version's judgement of one use.
pub(super) struct Judge<'a> {
    pub(super) setting: Setting<'a>,
    pub(super) the_use: TheUse<'a>,
    /// Whether a minimum of any version, or a hold, requires the record to be kept.
    pub(super) kept: Truth,
    /// The rows that the act selects, and the subject narrows.
    rows: &'a [Block],
    subject: OfSubject<'a>,
    /// The values of numbered tests, as far as they are known.
    known: [Cell<Option<Truth>>; REMEMBERED],
    granted: Cell<Option<Granted>>,
}

/// What surrounds the use: the version that judges, and what else is in force.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) walk: &'a Walk<'a>,
    /// The version's number, and whether it is a limit.
    pub(super) number: u32,
    pub(super) is_limit: bool,
    pub(super) compiled: &'a Compiled,
}

impl<'a> Setting<'a> {
    /// The words as the policy relates them.
    pub(super) fn vocabulary(&self) -> &'a Vocabulary {
        &self.compiled.vocabulary
    }

    /// The words as all policies together relate them.
    pub(super) fn joint(&self) -> &'a Vocabulary {
        self.walk.vocabulary()
    }

    /// Whether what is stated of a circumstance lies within a word of the policy. It may be
    /// anything that any policy puts below it; only the policy itself says what lies within its
    /// own word.
    pub(super) fn contains(&self, kind: FacetKind, stated: TermId, word: TermId) -> Truth {
        if self.vocabulary().within(kind, stated, word) {
            Truth::True
        } else if self.joint().overlap_as(kind, stated, self.vocabulary(), word) {
            Truth::Unknown
        } else {
            Truth::False
        }
    }
}

impl<'a> Judge<'a> {
    #[inline]
    pub(super) fn new(
        walk: &'a Walk<'a>,
        version: InForce<'a>,
        the_use: TheUse<'a>,
        rows: &'a [Block],
        kept: Truth,
    ) -> Self {
        let compiled = version.compiled;
        Self {
            setting: Setting { walk, number: version.number, is_limit: version.is_limit, compiled },
            the_use,
            kept,
            rows,
            subject: OfSubject::new(&compiled.index, &the_use.facts.subject, the_use.narrowed),
            known: [const { Cell::new(None) }; REMEMBERED],
            granted: Cell::new(None),
        }
    }

    /// The rows that the act selects and that are possible for the subject.
    pub(super) fn of_subject(&self) -> impl Iterator<Item = Block> + use<'_, 'a> {
        let narrowed = self.rows.iter().map(|block| self.subject.narrow(*block));
        narrowed.filter(|block| block.maybe != 0)
    }

    /// The outcome of the use under this version alone.
    pub(super) fn outcome(&self) -> Outcome {
        let (scope, is_limit) = (self.scope(), self.setting.is_limit);
        outcome_under(is_limit, scope, || self.forbidden(scope), || self.permitted(scope))
    }

    /// Whether the policy speaks of the use.
    pub(super) fn scope(&self) -> Truth {
        let compiled = self.setting.compiled;
        let within = if compiled.scopes.is_empty() {
            Truth::True
        } else {
            self.any(&compiled.scopes, |row| self.entry(row, Meaning::AtMost))
        };
        within.and(!self.any(&compiled.beyond, |row| self.entry(row, Meaning::AtMost)))
    }

    /// Whether some forbid holds, the retention schedule among them.
    pub(super) fn forbidden(&self, scope: Truth) -> Truth {
        let by_rule = self.any(&self.setting.compiled.forbids, |row| self.forbid(row, scope));
        if by_rule == Truth::True { by_rule } else { by_rule.or(self.past_retention(scope)) }
    }

    /// Whether some permit holds.
    fn permitted(&self, scope: Truth) -> Truth {
        self.any(&self.setting.compiled.permits, |row| self.permit(row, scope))
    }

    /// Whether the value of some row is true: of those that nothing but terms decides first.
    fn any(&self, range: &Range<usize>, value: impl Fn(usize) -> Truth) -> Truth {
        let mut any = Truth::False;
        if range.is_empty() {
            return any;
        }
        for block in self.rows {
            let place = block.place as usize;
            let within = bits::within(place, range);
            if block.maybe & within == 0 {
                continue;
            }
            let block = self.subject.narrow(*block);
            let maybe = block.maybe & within;
            let plain = self.setting.compiled.plain.get(place).copied().unwrap_or(0);
            let first = place.wrapping_mul(BLOCK);
            // Of the rows that nothing but terms decides one that holds stands for all of them,
            // else any one that may.
            let (sure, possible) = (maybe & plain & block.yes, maybe & plain);
            if possible != 0 {
                let alone = if sure == 0 { possible } else { sure };
                any = any.or(value(first.wrapping_add(alone.trailing_zeros() as usize)));
            }
            let mut rest = Ones(maybe & !plain);
            while any != Truth::True {
                let Some(bit) = rest.next() else { break };
                any = any.or(value(first.wrapping_add(bit)));
            }
            if any == Truth::True {
                break;
            }
        }
        any
    }

    /// The rows in a range whose terms are not surely false.
    pub(super) fn possible(
        &self,
        range: &Range<usize>,
    ) -> impl Iterator<Item = usize> + use<'_, 'a> {
        let range = range.clone();
        self.rows.iter().flat_map(move |block| {
            let place = block.place as usize;
            let first = place.wrapping_mul(BLOCK);
            let within = bits::within(place, &range);
            let rows = match block.maybe & within {
                0 => 0,
                _ => self.subject.narrow(*block).maybe & within,
            };
            Ones(rows).map(move |bit| first.wrapping_add(bit))
        })
    }

    /// Whether a row's terms hold.
    pub(super) fn terms(&self, row: usize) -> Truth {
        let place = row / BLOCK;
        let found = self.rows.iter().find(|block| block.place as usize == place);
        let Some(block) = found else { return Truth::False };
        let (block, bit) = (self.subject.narrow(*block), bits::bit(row));
        if block.yes & bit != 0 {
            Truth::True
        } else if block.maybe & bit != 0 {
            Truth::Unknown
        } else {
            Truth::False
        }
    }

    /// Terms and condition of a row, which decide for all kinds but permits and forbids.
    pub(super) fn entry(&self, row: usize, meaning: Meaning) -> Truth {
        let terms = self.terms(row);
        match self.setting.compiled.row(row).and_then(|row| row.test.as_ref()) {
            Some(test) if terms != Truth::False => terms.and(self.test(test, meaning)),
            _ => terms,
        }
    }

    /// The value of a forbid, a derived forbid or an opt-out, given the policy's scope.
    pub(super) fn forbid(&self, index: usize, scope: Truth) -> Truth {
        let Some(row) = self.setting.compiled.row(index) else { return Truth::Unknown };
        let value = scope.and(self.entry(index, Meaning::AtLeast));
        if value == Truth::False {
            return Truth::False;
        }
        let value = match &row.detail {
            Detail::OptOut { grace, only_for, .. } => {
                value.and(self.records().objection(*grace, only_for))
            }
            _ => value,
        };
        if value == Truth::False { value } else { value.and(!self.excepted(row)) }
    }

    /// Whether an exception holds.
    pub(super) fn excepted(&self, row: &Row) -> Truth {
        match row.exceptions() {
            Some(exceptions) => self.any(exceptions, |row| self.entry(row, Meaning::AtMost)),
            None => Truth::False,
        }
    }

    /// The value of a permit, given the policy's scope.
    pub(super) fn permit(&self, index: usize, scope: Truth) -> Truth {
        let Some(row) = self.setting.compiled.row(index) else { return Truth::False };
        let Detail::Permit(detail) = &row.detail else { return Truth::False };
        let mut value = scope.and(self.entry(index, Meaning::AtMost));
        if value == Truth::False {
            return value;
        }
        if let Some((strength, _)) = &detail.consent {
            value = value.and(self.basis_consent(*strength));
        }
        if value != Truth::False && detail.yields {
            value = value.and(!self.objection_for_basis());
        }
        value
    }

    /// Whether the consent that a legal basis needs was given.
    pub(super) fn basis_consent(&self, strength: Strength) -> Truth {
        self.remembered(consent_for_basis(strength), || self.consent(strength, &[]))
    }

    /// Whether an objection bears on a basis that gives way to objections: as in the opt-outs
    /// whose terms hold the use, at once if there is none.
    pub(super) fn objection_for_basis(&self) -> Truth {
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

    /// A value that is found once for a use, however many rules ask for it, unless its number is
    /// that of none.
    fn remembered(&self, number: u8, value: impl FnOnce() -> Truth) -> Truth {
        let Some(known) = self.known.get(usize::from(number)) else { return value() };
        known.get().unwrap_or_else(|| {
            let value = value();
            known.set(Some(value));
            value
        })
    }

    /// The grants that count and name these facets. Rules ask for several strengths of the same
    /// use, so what is granted whatever is named is found once.
    fn granted(&self, naming: &[Naming]) -> Granted {
        if naming.is_empty()
            && let Some(granted) = self.granted.get()
        {
            return granted;
        }
        let granted = self.records().granted(naming);
        if naming.is_empty() {
            self.granted.set(Some(granted));
        }
        granted
    }

    /// Whether consent that strong, naming these facets, was given.
    pub(super) fn consent(&self, strength: Strength, naming: &[Naming]) -> Truth {
        if self.the_use.facts.ledger.is_none() {
            return Truth::Unknown;
        }
        let mut value = self.granted(naming).at_least(strength);
        if value != Truth::True && strength == Strength::Implied {
            for row in self.possible(&self.setting.compiled.deemed) {
                value = value.or(self.deemed(row, naming));
            }
        }
        value
    }

    /// Whether a deemed consent gives a grant that counts and names these facets.
    pub(super) fn deemed(&self, index: usize, naming: &[Naming]) -> Truth {
        let Some(row) = self.setting.compiled.row(index) else { return Truth::False };
        let Detail::Deemed { event, names } = &row.detail else { return Truth::False };
        let terms = self.entry(index, Meaning::AtMost);
        if terms == Truth::False {
            return terms;
        }
        terms.and(self.records().deemed(event, *names, naming))
    }

    /// The value of a condition.
    pub(super) fn test(&self, test: &Test, meaning: Meaning) -> Truth {
        match test {
            Test::All(parts) => {
                let mut all = Truth::True;
                for part in parts {
                    all = all.and(self.test(part, meaning));
                    if all == Truth::False {
                        break;
                    }
                }
                all
            }
            Test::Any(parts) => {
                let mut any = Truth::False;
                for part in parts {
                    any = any.or(self.test(part, meaning));
                    if any == Truth::True {
                        break;
                    }
                }
                any
            }
            Test::Not(part) => !self.test(part, meaning),
            Test::Knowingly(part) => Truth::from(self.test(part, meaning) == Truth::True),
            Test::Consent(ConsentTest { strength, naming }, number) => {
                self.remembered(*number, || self.consent(*strength, naming))
            }
            Test::Evidence(EvidenceTest { kinds, naming, of }, number) => {
                self.remembered(*number, || self.records().evidence(kinds, naming, *of))
            }
            Test::Age { at_least, below } => self.age(*at_least, *below),
            Test::Circumstance(circumstance, words) => self.circumstance(*circumstance, words),
            Test::Identifiability(limit) => {
                let value = self.the_use.identifiability();
                Truth::from(match meaning {
                    Meaning::AtMost => value >= *limit,
                    Meaning::AtLeast => value <= *limit,
                })
            }
        }
    }

    fn age(&self, at_least: Option<u8>, below: Option<u8>) -> Truth {
        let years = match self.the_use.facts.subject.age {
            None => return Truth::Unknown,
            Some(Age::Years(years)) => i32::from(years),
            Some(Age::BornOn(date)) => completed_years(date, self.setting.walk.at),
        };
        let old_enough = at_least.is_none_or(|bound| years >= i32::from(bound));
        let young_enough = below.is_none_or(|bound| years < i32::from(bound));
        Truth::from(old_enough && young_enough)
    }

    fn circumstance(&self, circumstance: Circumstance, words: &[TermId]) -> Truth {
        let kind = match circumstance {
            Circumstance::Source => FacetKind::Source,
            Circumstance::GatheredAt => FacetKind::GatheredAt,
            Circumstance::Subject => FacetKind::Subject,
            Circumstance::Residence => FacetKind::Place,
        };
        let known = self.the_use.circumstance(circumstance);
        if known.is_empty() {
            return Truth::Unknown;
        }
        let mut any = Truth::False;
        for term in known {
            for word in words {
                any = any.or(self.setting.contains(kind, *term, *word));
                if any == Truth::True {
                    return any;
                }
            }
        }
        any
    }

    pub(super) fn records(&self) -> Records<'_, 'a> {
        Records { judge: self }
    }
}

/// How identifiability is meant in a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    AtMost,
    AtLeast,
}
