//! A record's life with its words looked up.

use crate::facts::{Hold, Occurrences};
use crate::words::TermId;
use time::OffsetDateTime;

/// When an event happened: what periods ask of all its instants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Happened {
    /// The first and the last instant, if there is one at all.
    pub(crate) first: Option<OffsetDateTime>,
    pub(crate) last: Option<OffsetDateTime>,
    /// It is yet to happen, once more at least.
    pub(crate) is_open: bool,
}

impl Happened {
    pub(crate) const NOT_YET: Self = Self { first: None, last: None, is_open: true };

    pub(crate) fn at(instant: OffsetDateTime) -> Self {
        Self { first: Some(instant), last: Some(instant), is_open: false }
    }

    pub(crate) fn of(occurrences: &Occurrences) -> Self {
        let (first, last) = (occurrences.first(), occurrences.last());
        Self { first, last, is_open: occurrences.is_open() }
    }

    /// The one of two that came first; one that has not happened comes after all that have.
    pub(crate) fn earlier(self, other: Self) -> Self {
        let rank = |one: &Self| (one.first.is_none(), one.first, !one.is_open);
        if rank(&other) < rank(&self) { other } else { self }
    }
}

/// Where a record stands in its life.
#[derive(Debug, Clone, Default)]
pub(crate) struct ResolvedLife {
    /// The events of which something is known, each once.
    pub(crate) events: Vec<(TermId, Happened)>,
    pub(crate) fulfilled: Vec<(TermId, Happened)>,
    pub(crate) holds: Vec<Hold>,
    pub(crate) erasure_requested: Option<OffsetDateTime>,
}

impl ResolvedLife {
    /// What the record itself says of an event.
    pub(crate) fn known(&self, event: TermId) -> Option<Happened> {
        self.events.iter().find(|(other, _)| *other == event).map(|(_, when)| *when)
    }

    /// Says of an event when it happened, in the place of what was said before.
    pub(crate) fn supply(&mut self, event: TermId, when: Happened) {
        self.events.retain(|(other, _)| *other != event);
        self.events.push((event, when));
    }
}
