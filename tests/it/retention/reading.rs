//! A plain reading of the schedule, word by word.

use super::cases::{Case, Term, word};
use permitted::facts::Occurrences;
use permitted::policy::Span;
use permitted::retention::Standing;
use permitted::words::{Facet, Word};
use permitted::{DataCategory, Engine, LifeEvent, Outcome, Purpose};
use time::OffsetDateTime;
use time::macros::datetime;

/// Where a period stands: not running, running without an end, over at an instant, or unknown.
pub(super) enum Stands {
    Nowhere,
    Open,
    Ends(OffsetDateTime),
    Unknown,
}

pub(super) const END_OF_TIME: OffsetDateTime = datetime!(9999-12-31 0:00 UTC);

/// Reads a schedule word by word.
pub(super) struct Reader<'a> {
    pub(super) case: &'a Case,
    pub(super) engine: &'a Engine,
}

impl Reader<'_> {
    pub(super) fn within<F: Facet>(&self, one: &Word<F>, above: &str) -> bool {
        self.engine.vocabulary().is_within(one, &word(above))
    }

    pub(super) fn below<F: Facet>(&self, words: &[Word<F>]) -> Vec<Word<F>> {
        words.iter().flat_map(|word| self.engine.vocabulary().descendants(word)).collect()
    }

    pub(super) fn known(&self, span: &Span, purpose: &Purpose) -> Option<&Occurrences> {
        let life = &self.case.record.life;
        let from = &span.events()[0];
        let own = life.fulfilled_purposes().filter(|(word, _)| {
            *from == LifeEvent::PURPOSE_FULFILLED && self.within(purpose, word.as_str())
        });
        own.map(|(_, when)| when).min().or_else(|| life.known(from))
    }

    pub(super) fn maximum(&self, term: &Term, purpose: &Purpose) -> Stands {
        let Some(span) = &term.maximum else { return Stands::Nowhere };
        match self.known(span, purpose) {
            Some(when) => {
                when.first().map_or(Stands::Nowhere, |start| Stands::Ends(span.end(start)))
            }
            None => Stands::Unknown,
        }
    }

    /// A minimum whose event has not happened yet holds without an end.
    pub(super) fn minimum(&self, term: &Term, purpose: &Purpose) -> Stands {
        let Some(span) = &term.minimum else { return Stands::Nowhere };
        match self.known(span, purpose) {
            Some(when) if when.is_open() => Stands::Open,
            Some(when) => {
                when.last().map_or(Stands::Nowhere, |start| Stands::Ends(span.end(start)))
            }
            None => Stands::Unknown,
        }
    }

    pub(super) fn speaks(&self, term: &Term, data: &DataCategory, purpose: &Purpose) -> bool {
        (term.data.is_empty() || term.data.iter().any(|above| self.within(data, above)))
            && (term.purposes.is_empty()
                || term.purposes.iter().any(|above| self.within(purpose, above)))
    }

    /// What retention alone says of using the record for a purpose.
    pub(super) fn use_for(&self, purpose: &Purpose) -> Outcome {
        let mut worst = Outcome::Permitted;
        for purpose in self.below(std::slice::from_ref(purpose)) {
            for data in self.below(&self.case.record.data) {
                for term in self.case.in_force().filter(|term| self.speaks(term, &data, &purpose)) {
                    worst = worst.min(match self.maximum(term, &purpose) {
                        Stands::Ends(end) if end <= self.case.at => Outcome::Prohibited,
                        Stands::Ends(_) | Stands::Nowhere | Stands::Open => Outcome::Permitted,
                        Stands::Unknown => Outcome::Undetermined,
                    });
                }
                worst = worst.min(self.asked_for(&data, &purpose));
            }
        }
        worst
    }

    /// What an erasure that was asked for leaves of using a category for a purpose (§5.11).
    pub(super) fn asked_for(&self, data: &DataCategory, purpose: &Purpose) -> Outcome {
        let (life, at) = (&self.case.record.life, self.case.at);
        let held = life.holds().iter().any(|hold| hold.in_force(at));
        let is_asked = life.erasure_requested_at().is_some_and(|since| since <= at);
        if !is_asked || (held && purpose == &Purpose::LEGAL_CLAIMS) {
            return Outcome::Permitted;
        }
        let speaking = self.case.in_force().filter(|term| self.speaks(term, data, purpose));
        let minima: Vec<Stands> = speaking.map(|term| self.minimum(term, purpose)).collect();
        let runs = |stands: &Stands| match stands {
            Stands::Open => true,
            Stands::Ends(end) => at < *end,
            _ => false,
        };
        if minima.iter().any(runs) {
            Outcome::Permitted
        } else if minima.iter().any(|stands| matches!(stands, Stands::Unknown)) {
            Outcome::Undetermined
        } else {
            Outcome::Prohibited
        }
    }

    /// The minima that run for anything in the record: when they end, the end of time for those that
    /// hold without an end, and their clauses.
    pub(super) fn minima(&self) -> Vec<(OffsetDateTime, String)> {
        let mut minima = Vec::new();
        for purpose in self.below(&self.case.record.purposes) {
            for data in self.below(&self.case.record.data) {
                for term in self.case.in_force().filter(|term| self.speaks(term, &data, &purpose)) {
                    match self.minimum(term, &purpose) {
                        Stands::Open => minima.push((END_OF_TIME, term.clause.clone())),
                        Stands::Ends(end) if self.case.at < end => {
                            minima.push((end, term.clause.clone()));
                        }
                        _ => {}
                    }
                }
            }
        }
        minima.sort();
        minima.dedup();
        minima
    }
}

/// What the standing says of using the record for each purpose.
pub(super) fn by_standing(standing: &Standing, purpose: &Purpose) -> Outcome {
    if standing.closed.iter().any(|closed| closed.purpose == *purpose) {
        Outcome::Prohibited
    } else if standing.unknown.contains(purpose) {
        Outcome::Undetermined
    } else {
        Outcome::Permitted
    }
}
