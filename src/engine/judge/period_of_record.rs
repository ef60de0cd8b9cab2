//! Where the periods of the retention schedule stand for a record.

use crate::engine::resolved::facts::ResolvedSubject;
use crate::engine::resolved::life::{Happened, ResolvedLife};
use crate::engine::tables::retention_detail::ResolvedSpan;
use crate::engine::tables::truth::Truth;
use crate::facts::{Age, Occurrence};
use crate::words::{FacetKind, LifeEvent, TermId, Vocabulary};
use time::{OffsetDateTime, Time, UtcOffset};

/// Where a period stands for one record and purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    /// There is none, or it does not run: its event never happens, or that of a maximum has not
    /// happened yet.
    NotRunning,
    /// A minimum whose event has not happened yet: it holds without an end.
    Open,
    /// It runs, or ran, up to this instant.
    Ends(OffsetDateTime),
    /// Of what it runs from something is unknown.
    Unknown,
}

impl Bound {
    /// When it ends or ended, if that is known.
    pub(crate) const fn end(self) -> Option<OffsetDateTime> {
        match self {
            Self::Ends(end) => Some(end),
            _ => None,
        }
    }

    /// Whether the period is over.
    pub(crate) fn is_over(self, at: OffsetDateTime) -> Truth {
        match self {
            Self::NotRunning | Self::Open => Truth::False,
            Self::Ends(end) => Truth::from(at >= end),
            Self::Unknown => Truth::Unknown,
        }
    }

    /// Whether the period runs.
    pub(crate) fn runs(self, at: OffsetDateTime) -> Truth {
        match self {
            Self::NotRunning => Truth::False,
            Self::Open => Truth::True,
            Self::Ends(end) => Truth::from(at < end),
            Self::Unknown => Truth::Unknown,
        }
    }
}

/// A record, for exactly one purpose, at a moment.
#[derive(Clone, Copy)]
pub(crate) struct RecordForPurpose<'a> {
    pub(crate) life: &'a ResolvedLife,
    pub(crate) subject: &'a ResolvedSubject,
    pub(crate) purpose: TermId,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) at: OffsetDateTime,
}

impl RecordForPurpose<'_> {
    /// Where a minimum stands: it counts from the last of all instants, and waits for each event that
    /// has not happened yet.
    pub(crate) fn minimum(&self, span: Option<&ResolvedSpan>) -> Bound {
        let Some(span) = span else { return Bound::NotRunning };
        let (mut last, mut is_known): (Option<OffsetDateTime>, _) = (None, true);
        for event in &span.events {
            match self.known(*event) {
                Some(when) if when.is_open => return Bound::Open,
                Some(when) => last = later(last, when.last),
                None => is_known = false,
            }
        }
        match last {
            _ if !is_known => Bound::Unknown,
            Some(last) => Bound::Ends(span.end(last)),
            None => Bound::NotRunning,
        }
    }

    /// Where a maximum stands: it counts from the first instant of an event, and of several events
    /// from the latest that has happened.
    pub(crate) fn maximum(&self, span: Option<&ResolvedSpan>) -> Bound {
        let Some(span) = span else { return Bound::NotRunning };
        let is_alone = span.events.len() == 1;
        let (mut latest, mut is_known): (Option<OffsetDateTime>, _) = (None, true);
        for event in &span.events {
            match self.known(*event) {
                // One that lies ahead has not happened yet, where it is not the only one.
                Some(when) => {
                    let first = when.first.filter(|first| is_alone || *first <= self.at);
                    latest = later(latest, first);
                }
                None => is_known = false,
            }
        }
        match latest {
            _ if !is_known => Bound::Unknown,
            Some(latest) => Bound::Ends(span.end(latest)),
            None => Bound::NotRunning,
        }
    }

    /// Visits the instants at which a maximum changes beside its own end: where several events count,
    /// those at which one of them happens, and the ends that follow from them.
    pub(crate) fn each_change(
        &self,
        maximum: Option<&ResolvedSpan>,
        mut visit: impl FnMut(OffsetDateTime),
    ) {
        let Some(span) = maximum.filter(|span| span.events.len() > 1) else { return };
        let firsts = span.events.iter().filter_map(|event| self.known(*event)?.first);
        for first in firsts.filter(|first| *first > self.at) {
            visit(first);
            visit(span.end(first));
        }
    }

    /// The events of a period of which nothing is known.
    pub(crate) fn unknown_events(
        &self,
        span: Option<&ResolvedSpan>,
    ) -> impl Iterator<Item = TermId> {
        let events = span.map(|span| &*span.events).unwrap_or_default().iter().copied();
        events.filter(|event| self.known(*event).is_none())
    }

    /// What is known of an event: of a purpose's fulfilment first what is said of that purpose, and
    /// the earliest where several words for it say something; of birth and death first what the record
    /// says, then what is known of the subject.
    fn known(&self, event: TermId) -> Option<Happened> {
        let is = |built_in: &LifeEvent| built_in.built_in_index() == Some(event);
        if is(&LifeEvent::PURPOSE_FULFILLED) {
            let is_this =
                |word: TermId| self.vocabulary.within(FacetKind::Purpose, self.purpose, word);
            let own = self.life.fulfilled.iter().filter(|(word, _)| is_this(*word));
            let own = own.map(|(_, when)| *when).reduce(Happened::earlier);
            return own.or_else(|| self.life.known(event));
        }
        if is(&LifeEvent::ERASURE_REQUESTED) {
            let asked = self.life.erasure_requested;
            return Some(asked.map_or(Happened::NOT_YET, Happened::at));
        }
        let by_record = self.life.known(event);
        if by_record.is_some() {
            return by_record;
        }
        if is(&LifeEvent::BORN)
            && let Some(Age::BornOn(date)) = self.subject.age
        {
            let offset = self.subject.offset.unwrap_or(UtcOffset::UTC);
            return Some(Happened::at(date.with_time(Time::MIDNIGHT).assume_offset(offset)));
        }
        if is(&LifeEvent::DECEASED) {
            return Some(match self.subject.deceased? {
                Occurrence::At(at) => Happened::at(at),
                Occurrence::NotYet => Happened::NOT_YET,
                Occurrence::Never => Happened::default(),
            });
        }
        None
    }
}

/// The later of two instants; of one instant in two offsets, always the same.
fn later(one: Option<OffsetDateTime>, other: Option<OffsetDateTime>) -> Option<OffsetDateTime> {
    one.into_iter().chain(other).max_by_key(|at| (*at, at.offset().whole_seconds()))
}
