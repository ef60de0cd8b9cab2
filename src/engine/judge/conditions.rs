//! The values of conditions for one use.

use crate::engine::judge::age::CompletedYears;
use crate::engine::judge::judge::Judge;
use crate::engine::tables::compiled_policy::Row;
use crate::engine::tables::conditions::{Circumstance, EvidenceTest, Test};
use crate::engine::tables::truth::Truth;
use crate::facts::Age;
use crate::policy::TermFacet;
use crate::words::{FacetKind, TermId};

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
        match self.possible_years() {
            Some(years) => years.within(at_least, below),
            None => Truth::Unknown,
        }
    }

    /// Whether an age could be stated that contradicts nothing: not of one who is not born yet.
    pub(crate) fn may_learn_age(&self) -> bool {
        self.one_use.facts.subject.age.is_none() || self.possible_years().is_some()
    }

    /// The years that the subject may have completed, if anything is known of them.
    pub(crate) fn possible_years(&self) -> Option<CompletedYears> {
        let (subject, now) = (&self.one_use.facts.subject, self.setting.asked.at);
        let at = self.age_at.unwrap_or(now);
        match subject.age {
            Some(Age::Years(years)) if at != now => CompletedYears::before(years, at, now),
            age => CompletedYears::at(age, subject.offset, at),
        }
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
