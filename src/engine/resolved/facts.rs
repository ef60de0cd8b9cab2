//! Facts about a subject with their words looked up.

use crate::engine::resolved::act::OneOf;
use crate::engine::resolved::records::{
    RecordScope, ResolvedEvent, ResolvedEvidence, ResolvedLedger,
};
use crate::facts::{Age, Occurrence};
use crate::short_lists::{Blank, Few};
use time::UtcOffset;

#[derive(Debug, Clone, Default)]
pub(crate) struct ResolvedSubject {
    /// Empty if unknown.
    pub(crate) kinds: Few<OneOf, 2>,
    pub(crate) age: Option<Age>,
    /// Where the subject's days begin and end.
    pub(crate) offset: Option<UtcOffset>,
    pub(crate) residence: Option<OneOf>,
    pub(crate) deceased: Option<Occurrence>,
}

/// What is known of the subject, and on record.
#[derive(Debug, Clone, Default)]
#[repr(C)]
pub(crate) struct ResolvedFacts {
    /// None if what the subject agreed or objected to is unknown.
    pub(crate) ledger: Option<ResolvedLedger>,
    pub(crate) subject: ResolvedSubject,
    pub(crate) evidence: Vec<ResolvedEvidence>,
}

impl ResolvedFacts {
    /// All events on record, earliest first.
    pub(crate) fn events(&self) -> &[ResolvedEvent] {
        self.ledger.as_ref().map_or(&[], ResolvedLedger::events)
    }

    /// The scopes of all that is on record.
    pub(crate) fn scopes(&self) -> impl Iterator<Item = &RecordScope> {
        let events = self.events().iter().map(|event| &event.scope);
        events.chain(self.evidence.iter().map(|evidence| &evidence.scope))
    }
}

/// Nothing is known of anybody.
pub(crate) static NO_FACTS: ResolvedFacts = ResolvedFacts {
    ledger: None,
    subject: ResolvedSubject {
        kinds: Few::BLANK,
        age: None,
        offset: None,
        residence: None,
        deceased: None,
    },
    evidence: Vec::new(),
};
