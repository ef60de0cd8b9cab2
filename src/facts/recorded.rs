//! What is on record, with its words looked up: scopes, events, evidence, and the ledger of one
//! subject by purpose.

use super::consent::ConsentEventKind;
use crate::names::PartyId;
use crate::policy::Strength;
use crate::words::{FacetKind, TermId, Vocabulary};
use time::OffsetDateTime;

/// The facets in which a record can restrict what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ScopeFacet {
    Data,
    Purpose,
    Recipient,
    Channel,
    Place,
}

impl ScopeFacet {
    pub(crate) const ALL: [Self; 5] =
        [Self::Data, Self::Purpose, Self::Recipient, Self::Channel, Self::Place];

    pub(crate) const fn vocabulary(self) -> FacetKind {
        match self {
            Self::Data => FacetKind::Data,
            Self::Purpose => FacetKind::Purpose,
            Self::Recipient => FacetKind::Party,
            Self::Channel => FacetKind::Channel,
            Self::Place => FacetKind::Place,
        }
    }
}

/// The scope of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RecordScope {
    /// The terms of all facets that are named, facet after facet.
    terms: Vec<TermId>,
    /// Where the terms of each facet end, in the order of [`ScopeFacet::ALL`].
    ends: [u32; 5],
    /// Which facets are named, a bit each.
    named: u8,
    /// The record covers no use at all.
    pub(crate) covers_nothing: bool,
    pub(crate) party: Option<PartyId>,
}

impl RecordScope {
    /// About every use of a party, or of any.
    pub(crate) fn new(party: Option<PartyId>) -> Self {
        Self { party, ..Self::default() }
    }

    /// Confines a facet to these terms as well.
    pub(crate) fn name(&mut self, facet: ScopeFacet, terms: impl IntoIterator<Item = TermId>) {
        self.named |= facet.bit();
        for term in terms {
            let end = self.end(facet as usize);
            self.terms.insert(end, term);
            for end in self.ends.iter_mut().skip(facet as usize) {
                *end = end.saturating_add(1);
            }
        }
    }

    fn end(&self, facet: usize) -> usize {
        self.ends.get(facet).map_or(0, |end| *end as usize)
    }

    /// Whether a facet is named.
    pub(crate) const fn names(&self, facet: ScopeFacet) -> bool {
        self.named & facet.bit() != 0
    }

    /// The terms that a facet is confined to; none if it is not named.
    pub(crate) fn terms(&self, facet: ScopeFacet) -> Option<&[TermId]> {
        if !self.names(facet) {
            return None;
        }
        let start = (facet as usize).checked_sub(1).map_or(0, |before| self.end(before));
        self.terms.get(start..self.end(facet as usize))
    }
}

impl ScopeFacet {
    const fn bit(self) -> u8 {
        1_u8 << (self as u8)
    }
}

#[derive(Debug, Clone)]
pub(crate) struct ResolvedEvidence {
    pub(crate) kind: TermId,
    pub(crate) party_bound: bool,
    pub(crate) scope: RecordScope,
    pub(crate) recorded_at: OffsetDateTime,
    pub(crate) expires_at: Option<OffsetDateTime>,
}

/// To which version of a policy a grant is bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BoundTo {
    /// To none.
    Any,
    /// To the version of this number.
    Version(u32),
    /// To one that nobody here knows.
    Elsewhere,
}

#[derive(Debug, Clone)]
pub(crate) struct ResolvedEvent {
    pub(crate) kind: ConsentEventKind,
    pub(crate) strength: Strength,
    pub(crate) bound_to: BoundTo,
    pub(crate) scope: RecordScope,
    pub(crate) recorded_at: OffsetDateTime,
    pub(crate) expires_at: Option<OffsetDateTime>,
}

/// The events of one subject, and which of them are about which purpose.
#[derive(Debug, Clone, Default)]
pub(crate) struct ResolvedLedger {
    /// Earliest first.
    events: Vec<ResolvedEvent>,
    /// For each purpose that an event names, in order: the events that do.
    by_purpose: Vec<(TermId, Vec<u32>)>,
    /// The events that name no purpose.
    for_any: Vec<u32>,
}

impl ResolvedLedger {
    pub(crate) fn new(events: impl Iterator<Item = ResolvedEvent>) -> Self {
        let mut ledger = Self::default();
        let mut named: Vec<(TermId, u32)> = Vec::new();
        for event in events {
            let place = ledger.len();
            match event.scope.terms(ScopeFacet::Purpose) {
                Some(terms) => named.extend(terms.iter().map(|term| (*term, place))),
                None => ledger.for_any.push(place),
            }
            ledger.events.push(event);
        }
        named.sort_unstable();
        for (term, place) in named {
            match ledger.by_purpose.last_mut() {
                Some((last, places)) if *last == term => places.push(place),
                _ => ledger.by_purpose.push((term, vec![place])),
            }
        }
        ledger
    }

    fn len(&self) -> u32 {
        u32::try_from(self.events.len()).unwrap_or(u32::MAX)
    }

    /// All events, earliest first.
    pub(crate) fn events(&self) -> &[ResolvedEvent] {
        &self.events
    }

    /// The events whose scope contains a purpose, other facets aside; one that names several words
    /// above the purpose comes as often.
    pub(crate) fn about(
        &self,
        purpose: TermId,
        vocabulary: &Vocabulary,
    ) -> impl Iterator<Item = &ResolvedEvent> {
        let above = if self.by_purpose.is_empty() {
            &[]
        } else {
            vocabulary.up(FacetKind::Purpose, purpose)
        };
        let of_term = |term: &TermId| {
            let found = self.by_purpose.binary_search_by_key(term, |(named, _)| *named);
            found.ok().and_then(|place| self.by_purpose.get(place)).map(|(_, places)| places)
        };
        let named = above.iter().filter_map(of_term).flatten();
        named.chain(&self.for_any).filter_map(|place| self.events.get(*place as usize))
    }

    /// The ledger with one event more, recorded last.
    pub(crate) fn and(self, event: ResolvedEvent) -> Self {
        Self::new(self.events.into_iter().chain([event]))
    }
}
