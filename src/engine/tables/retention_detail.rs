//! What a row of the retention schedule adds to its terms.

use crate::policy::{Disposal, Period, PeriodStart, Retention, Span};
use crate::words::{LifeEvent, TermId, Vocabulary};
use std::ops::Range;
use time::OffsetDateTime;

#[derive(Debug)]
pub(crate) struct RetentionDetail {
    pub(crate) minimum: Option<ResolvedSpan>,
    pub(crate) maximum: Option<ResolvedSpan>,
    /// It may be kept without an end.
    pub(crate) indefinitely: bool,
    pub(crate) disposals: Box<[Disposal]>,
    /// How much time there is for carrying out the disposal.
    pub(crate) within: Option<Period>,
    /// All exceptions, those of circumstances first.
    pub(crate) exceptions: Range<usize>,
    /// Those that ask for nothing on record.
    pub(crate) of_circumstances: Range<usize>,
}

impl RetentionDetail {
    /// Of a rule whose exceptions are not known yet.
    pub(crate) fn new(rule: &Retention, vocabulary: &Vocabulary) -> Self {
        let span = |span: &Span| ResolvedSpan::new(span, vocabulary);
        Self {
            minimum: rule.minimum().map(span),
            maximum: rule.maximum().map(span),
            indefinitely: rule.is_indefinite(),
            disposals: rule.disposals().into(),
            within: rule.time_to_carry_out(),
            exceptions: 0..0,
            of_circumstances: 0..0,
        }
    }
}

/// A period, with the events looked up from which it runs.
#[derive(Debug)]
pub(crate) struct ResolvedSpan {
    period: Period,
    start: Option<PeriodStart>,
    /// Ascending, each once.
    pub(crate) events: Box<[TermId]>,
}

impl ResolvedSpan {
    fn new(span: &Span, vocabulary: &Vocabulary) -> Self {
        let found = |event: &LifeEvent| vocabulary.find(event.any());
        let mut events: Vec<TermId> = span.events().iter().filter_map(found).collect();
        events.sort_unstable();
        events.dedup();
        Self { period: span.period(), start: span.start(), events: events.into() }
    }

    /// When it ends that runs from an event at this instant.
    pub(crate) fn end(&self, event: OffsetDateTime) -> OffsetDateTime {
        self.period.after(self.start.map_or(event, |start| start.after(event)))
    }
}
