//! What becomes of a record by the plain reading of its schedule.

use super::full_reading::{Reader, Served, Speaking, Truth, all, any, not};
use permitted::facts::Hold;
use permitted::policy::Identifiability;
use permitted::{DataCategory, Outcome, Purpose};
use std::collections::BTreeSet;
use time::OffsetDateTime;

/// How long a category serves, or a record is kept. In this order: what has passed comes first, what
/// has no end last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Lasts {
    Passed(OffsetDateTime),
    Unknown,
    Until(OffsetDateTime),
    Open,
}

impl Lasts {
    /// What is unknown may yet last longer than what ends.
    fn or_longer(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unknown, Self::Until(_)) | (Self::Until(_), Self::Unknown) => Self::Unknown,
            _ => self.max(other),
        }
    }
}

/// What becomes of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Becomes {
    /// Each with its end, or without one.
    Kept {
        must: Option<Option<OffsetDateTime>>,
        may: Option<Option<OffsetDateTime>>,
    },
    /// Due since then, at its subject's request or by one of these rules, whose maximum passed first.
    Due {
        since: OffsetDateTime,
        is_asked: bool,
        by_request: bool,
        by: Vec<String>,
    },
    Held(Vec<String>),
    Undetermined,
}

impl Speaking<'_> {
    pub(super) fn is_past(&self, at: OffsetDateTime) -> Truth {
        all([self.speaks, self.maximum.is_over(at)])
    }

    fn must(&self, at: OffsetDateTime) -> Truth {
        all([self.speaks, self.minimum.runs(at)])
    }
}

impl Served<'_> {
    /// Of several maxima the earliest; one that has passed counts whatever is unknown of others.
    fn lasts(&self, at: OffsetDateTime) -> Lasts {
        let ends = |past| {
            let rules = self.rules.iter().filter(move |one| one.is_past(at) == past);
            rules.filter_map(|one| one.maximum.end()).min()
        };
        if let Some(end) = ends(Some(true)) {
            Lasts::Passed(end)
        } else if self.rules.iter().any(|one| one.is_past(at).is_none()) {
            Lasts::Unknown
        } else {
            ends(Some(false)).map_or(Lasts::Open, Lasts::Until)
        }
    }

    /// Whether no rule sets a maximum, nor says that it is kept indefinitely.
    fn has_no_maximum(&self) -> bool {
        !self.rules.iter().any(|one| one.rule.maximum().is_some() || one.rule.is_indefinite())
    }
}

impl Reader<'_> {
    pub(super) fn holds_in_force(&self) -> Vec<String> {
        let holds = self.case.record.life.holds().iter();
        let holds = holds.filter(|hold: &&Hold| hold.in_force(self.case.at));
        holds.map(|hold| hold.reference.clone()).collect()
    }

    fn asked(&self) -> Option<OffsetDateTime> {
        self.case.record.life.erasure_requested_at().filter(|since| *since <= self.case.at)
    }

    /// What retention, holds and a request for erasure leave of using a category for a purpose.
    fn use_of(&self, one: &Served<'_>) -> Outcome {
        let at = self.case.at;
        let past = any(one.rules.iter().map(|rule| rule.is_past(at)));
        let must = any(one.rules.iter().map(|rule| rule.must(at)));
        let is_claim = self.words.is_within(&one.purpose, &Purpose::LEGAL_CLAIMS);
        let claims = is_claim && !self.holds_in_force().is_empty();
        let degree = self.case.record.identifiability;
        let is_personal = degree.is_none_or(|found| found <= Identifiability::Pseudonymised);
        let asked = all([Some(self.asked().is_some() && is_personal && !claims), not(must)]);
        match any([past, asked]) {
            Some(true) => Outcome::Prohibited,
            None => Outcome::Undetermined,
            Some(false) => Outcome::Permitted,
        }
    }

    /// The same for all categories and purposes below, of which the worst counts.
    pub(super) fn use_for(&self, purpose: &Purpose, served: &[Served<'_>]) -> Outcome {
        let below = served.iter().filter(|one| self.words.is_within(&one.purpose, purpose));
        below.map(|one| self.use_of(one)).fold(Outcome::Permitted, Outcome::min)
    }

    /// Its retention ends with the first category that serves no purpose any more.
    fn lasts(&self, served: &[Served<'_>]) -> Lasts {
        let mut lasts = Lasts::Open;
        for one in served {
            let same =
                served.iter().filter(|other| (other.item, &other.data) == (one.item, &one.data));
            let longest = same.map(|one| one.lasts(self.case.at)).reduce(Lasts::or_longer);
            lasts = lasts.min(longest.unwrap_or(Lasts::Open));
        }
        lasts
    }

    /// The categories and purposes for which no rule sets a maximum, nor says that they are kept
    /// indefinitely.
    pub(super) fn without_maximum(
        &self,
        served: &[Served<'_>],
    ) -> BTreeSet<(DataCategory, Purpose)> {
        let record = &self.case.record;
        let mut gaps = BTreeSet::new();
        for one in served.iter().filter(|one| one.has_no_maximum()) {
            let purposes = record.purposes.iter();
            let purposes = purposes.filter(|purpose| self.words.is_within(&one.purpose, purpose));
            gaps.extend(purposes.map(|purpose| (record.data[one.item].clone(), purpose.clone())));
        }
        gaps
    }

    pub(super) fn becomes(&self, served: &[Served<'_>]) -> Becomes {
        let at = self.case.at;
        let held = self.holds_in_force();
        if !held.is_empty() {
            return Becomes::Held(held);
        }
        let rules = || served.iter().flat_map(|one| &one.rules);
        let lasts = self.lasts(served);
        let may = match lasts {
            Lasts::Until(end) => Some(Some(end)),
            Lasts::Open => Some(None),
            Lasts::Passed(_) | Lasts::Unknown => None,
        };
        // Of several minima the latest; one without an end is later than any.
        let running: Vec<_> = rules().filter(|one| one.must(at) == Some(true)).collect();
        if !running.is_empty() {
            let ends: Option<Vec<_>> = running.iter().map(|one| one.minimum.end()).collect();
            let must = Some(ends.and_then(|ends| ends.into_iter().max()));
            return Becomes::Kept { must, may: may.filter(|_| self.asked().is_none()) };
        }
        let own = match lasts {
            Lasts::Passed(since) => Some(since),
            _ => None,
        };
        let Some(since) = self.asked().into_iter().chain(own).min() else {
            return match may {
                Some(_) => Becomes::Kept { must: None, may },
                None => Becomes::Undetermined,
            };
        };
        if rules().any(|one| one.must(at).is_none()) {
            return Becomes::Undetermined;
        }
        let by = rules().filter(|one| one.is_past(at) == Some(true));
        let by = by.filter(|one| one.maximum.end() == own);
        let by = by.map(|one| one.rule.id().to_string()).collect();
        // It was not due before the last minimum was over.
        let over = rules().filter_map(|one| one.minimum.end()).max();
        Becomes::Due {
            since: over.map_or(since, |over| since.max(over)),
            by_request: own.is_none_or(|own| own > since),
            is_asked: self.asked().is_some(),
            by,
        }
    }
}
