//! The values of conditions for one use.

use crate::engine::judge::age::completed_years;
use crate::engine::judge::judge::Judge;
use crate::engine::tables::compiled_policy::Row;
use crate::engine::tables::conditions::{Circumstance, EvidenceTest, Test};
use crate::engine::tables::truth::Truth;
use crate::facts::Age;
use crate::policy::TermFacet;
use crate::words::{FacetKind, TermId};
use time::{OffsetDateTime, UtcOffset};

/// How identifiability is meant in a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    AtMost,
    AtLeast,
}

impl Judge<'_> {
    /// Terms and condition of a row, which decide for all kinds but permits and forbids.
    pub(crate) fn entry(&self, row: usize, meaning: Meaning) -> Truth {
        let terms = self.terms(row);
        let Some(row) = self.setting.compiled.row(row) else { return terms };
        if terms == Truth::False || !self.is_together(row) {
            return Truth::False;
        }
        match &row.test {
            Some(test) => terms.and(self.test(test, meaning)),
            None => terms,
        }
    }

    /// Whether the act also stands for data that the row asks for beside the use's own, if it does.
    pub(crate) fn is_together(&self, row: &Row) -> bool {
        row.together.is_empty() || {
            let own = self.one_use.says(TermFacet::Data).term().unwrap_or(TermId::MAX);
            self.one_use.act.stands_beside(self.setting.number, &row.together, own)
        }
    }

    /// The value of a condition.
    pub(crate) fn test(&self, test: &Test, meaning: Meaning) -> Truth {
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
            Test::Consent(test, number) => self.remembered(*number, || self.consent(test)),
            Test::Evidence(EvidenceTest { kinds, naming, of }, number) => {
                self.remembered(*number, || self.records().evidence(kinds, naming, *of))
            }
            Test::Age { at_least, below } => self.age(*at_least, *below),
            Test::Circumstance(circumstance, words) => self.circumstance(*circumstance, words),
            Test::Identifiability(limit) => {
                let value = self.one_use.identifiability();
                Truth::from(match meaning {
                    Meaning::AtMost => value >= *limit,
                    Meaning::AtLeast => value <= *limit,
                })
            }
        }
    }

    pub(crate) fn age(&self, at_least: Option<u8>, below: Option<u8>) -> Truth {
        let at = self.age_at.unwrap_or(self.setting.asked.at);
        let years = match self.one_use.facts.subject.age {
            None => return Truth::Unknown,
            Some(Age::Years(years)) if at != self.setting.asked.at => {
                return years_then(years, at, self.setting.asked.at, at_least, below);
            }
            Some(Age::Years(years)) => i32::from(years),
            Some(Age::BornOn(date)) => match completed_years(date, at) {
                Some(years) => years,
                None => return Truth::Unknown,
            },
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
        let known = self.one_use.circumstance(circumstance);
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
}

/// Whether somebody who is so old now was between these ages at an earlier instant: a birthday more
/// or less may lie between.
fn years_then(
    years: u8,
    then: OffsetDateTime,
    now: OffsetDateTime,
    at_least: Option<u8>,
    below: Option<u8>,
) -> Truth {
    let then = then.to_offset(UtcOffset::UTC).date();
    let Some(passed) = completed_years(then, now.to_offset(UtcOffset::UTC)) else {
        return Truth::Unknown;
    };
    let oldest = i32::from(years).saturating_sub(passed);
    let youngest = oldest.saturating_sub(1);
    let is_so = |age: i32| {
        let old_enough = at_least.is_none_or(|bound| age >= i32::from(bound));
        old_enough && below.is_none_or(|bound| age < i32::from(bound))
    };
    match (is_so(youngest), is_so(oldest)) {
        // Nobody knows the age of one who was not born.
        _ if youngest < 0 => Truth::Unknown,
        (one, other) if one == other => one.into(),
        _ => Truth::Unknown,
    }
}
