//! What is on record, with its words looked up: scopes, events, evidence, and the ledger of one
//! subject by purpose.

use super::consent::ConsentEventKind;
use crate::few::Few;
use crate::names::PartyId;
use crate::policy::Strength;
use crate::words::{FacetKind, TermId, Vocabulary};
use time::OffsetDateTime;

/// The facets in which a record can restrict what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
    terms: ScopeTerms,
    /// Which facets are named, a bit each.
    named: u8,
    /// The record covers no use at all.
    pub(crate) covers_nothing: bool,
    pub(crate) party: Option<PartyId>,
}

/// The terms of all facets that are named, facet after facet, after where those of each facet end,
/// in the order of [`ScopeFacet::ALL`]. Most records name few and keep them in place.
#[derive(Debug, Clone, PartialEq, Eq)]
enum ScopeTerms {
    InPlace([u8; ScopeFacet::ALL.len()], [TermId; ScopeTerms::FEW]),
    Apart(Box<([u32; ScopeFacet::ALL.len()], Vec<TermId>)>),
}

impl Default for ScopeTerms {
    fn default() -> Self {
        Self::InPlace(Default::default(), Default::default())
    }
}

impl ScopeTerms {
    const FEW: usize = 4;

    /// Where the terms of a facet end.
    #[inline]
    fn end(&self, facet: ScopeFacet) -> usize {
        let facet = facet as usize;
        match self {
            Self::InPlace(ends, _) => ends.get(facet).map_or(0, |end| usize::from(*end)),
            Self::Apart(apart) => apart.0.get(facet).map_or(0, |end| *end as usize),
        }
    }

    #[inline]
    fn of(&self, facet: ScopeFacet) -> &[TermId] {
        let before = (facet as usize).checked_sub(1).and_then(|at| ScopeFacet::ALL.get(at));
        let range = before.map_or(0, |before| self.end(*before))..self.end(facet);
        let all = match self {
            Self::InPlace(_, terms) => terms.as_slice(),
            Self::Apart(apart) => apart.1.as_slice(),
        };
        all.get(range).unwrap_or_default()
    }

    fn add(&mut self, facet: ScopeFacet, term: TermId) {
        let (place, count) = (self.end(facet), self.end(ScopeFacet::Place));
        match self {
            Self::InPlace(ends, terms) if count < Self::FEW => {
                if let Some(rest) = terms.get_mut(place..=count) {
                    // Mostly the facets come in their order, and the term is the last one.
                    if rest.len() > 1 {
                        rest.rotate_right(1);
                    }
                    rest.first_mut().into_iter().for_each(|slot| *slot = term);
                }
                let ends = ends.iter_mut().skip(facet as usize);
                ends.for_each(|end| *end = end.saturating_add(1));
            }
            Self::InPlace(ends, terms) => {
                *self = Self::Apart(Box::new((ends.map(u32::from), terms.to_vec())));
                self.add(facet, term);
            }
            Self::Apart(apart) => {
                apart.1.insert(place, term);
                let ends = apart.0.iter_mut().skip(facet as usize);
                ends.for_each(|end| *end = end.saturating_add(1));
            }
        }
    }
}

impl RecordScope {
    /// About every use of a party, or of any.
    pub(crate) fn new(party: Option<PartyId>) -> Self {
        Self { party, ..Self::default() }
    }

    /// Confines a facet to this term, beside those that it is confined to already.
    pub(crate) fn name(&mut self, facet: ScopeFacet, term: TermId) {
        self.named |= facet.bit();
        self.terms.add(facet, term);
    }

    /// Reads a facet as not named after all.
    pub(crate) fn forget(&mut self, facet: ScopeFacet) {
        self.named &= !facet.bit();
    }

    /// The facets that are named.
    #[inline]
    pub(crate) fn named(&self) -> impl Iterator<Item = ScopeFacet> + use<> {
        let mut open = self.named;
        std::iter::from_fn(move || {
            let place = open.trailing_zeros();
            open &= open.wrapping_sub(1);
            ScopeFacet::ALL.get(place as usize).copied()
        })
    }

    /// Whether a facet is named.
    pub(crate) const fn names(&self, facet: ScopeFacet) -> bool {
        self.named & facet.bit() != 0
    }

    /// The terms that a facet is confined to; none if it is not named.
    #[inline]
    pub(crate) fn terms(&self, facet: ScopeFacet) -> Option<&[TermId]> {
        self.names(facet).then(|| self.terms.of(facet))
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

/// What stands where there is no event.
impl Default for ResolvedEvent {
    fn default() -> Self {
        Self {
            kind: ConsentEventKind::Refused,
            strength: Strength::Implied,
            bound_to: BoundTo::Elsewhere,
            scope: RecordScope::default(),
            recorded_at: OffsetDateTime::UNIX_EPOCH,
            expires_at: None,
        }
    }
}

/// Ledgers of so many events are read through: looking a purpose up would take as long.
const SHORT: usize = 8;

/// The events of one subject, and which of them are about which purpose.
#[derive(Debug, Clone, Default)]
pub(crate) struct ResolvedLedger {
    /// Earliest first.
    events: Few<ResolvedEvent, 2>,
    /// Where the ledger is long, the events by the purposes that they name.
    by_purpose: Option<Box<ByPurpose>>,
}

#[derive(Debug, Clone, Default)]
struct ByPurpose {
    /// The places of the events that name each purpose, purposes in order.
    named: Vec<(TermId, Vec<u32>)>,
    /// The places of those that name none.
    any: Vec<u32>,
}

impl ResolvedLedger {
    /// Adds events that were recorded after those that are in it.
    #[inline]
    pub(crate) fn extend(&mut self, events: impl Iterator<Item = ResolvedEvent>) {
        self.events.extend(events);
        if self.events.len() > SHORT {
            self.by_purpose = Some(Box::new(ByPurpose::new(&self.events)));
        }
    }

    /// All events, earliest first.
    pub(crate) fn events(&self) -> &[ResolvedEvent] {
        &self.events
    }

    /// The events that may be about a purpose: all of a short ledger, else those whose scope
    /// contains it, as often as it names words above the purpose.
    #[inline]
    pub(crate) fn about<'a>(&'a self, purpose: TermId, vocabulary: &'a Vocabulary) -> About<'a> {
        match &self.by_purpose {
            None => About { events: self.events.iter(), long: None },
            Some(index) => {
                let above = vocabulary.up(FacetKind::Purpose, purpose).iter();
                let long = Long { index, all: &self.events, above, places: index.any.iter() };
                About { events: [].iter(), long: Some(long) }
            }
        }
    }
}

impl ByPurpose {
    fn new(events: &[ResolvedEvent]) -> Self {
        let mut index = Self::default();
        let mut named: Vec<(TermId, u32)> = Vec::new();
        for (place, event) in (0_u32..).zip(events) {
            match event.scope.terms(ScopeFacet::Purpose) {
                Some(terms) => named.extend(terms.iter().map(|term| (*term, place))),
                None => index.any.push(place),
            }
        }
        named.sort_unstable();
        for (term, place) in named {
            match index.named.last_mut() {
                Some((last, places)) if *last == term => places.push(place),
                _ => index.named.push((term, vec![place])),
            }
        }
        index
    }

    /// The places of the events that name this purpose.
    fn naming(&self, purpose: TermId) -> &[u32] {
        let found = self.named.binary_search_by_key(&purpose, |(named, _)| *named);
        let named = found.ok().and_then(|place| self.named.get(place));
        named.map_or(&[], |(_, places)| places.as_slice())
    }
}

/// The events of a ledger that may be about a purpose.
#[derive(Debug, Clone, Default)]
pub(crate) struct About<'a> {
    /// Those of a short ledger.
    events: std::slice::Iter<'a, ResolvedEvent>,
    long: Option<Long<'a>>,
}

/// What is left of a long ledger.
#[derive(Debug, Clone)]
struct Long<'a> {
    index: &'a ByPurpose,
    all: &'a [ResolvedEvent],
    /// The purposes whose events are still to come.
    above: std::slice::Iter<'a, TermId>,
    /// The places of the next events.
    places: std::slice::Iter<'a, u32>,
}

impl<'a> Iterator for About<'a> {
    type Item = &'a ResolvedEvent;

    #[inline]
    fn next(&mut self) -> Option<&'a ResolvedEvent> {
        match &mut self.long {
            None => self.events.next(),
            Some(long) => long.next(),
        }
    }
}

impl<'a> Long<'a> {
    fn next(&mut self) -> Option<&'a ResolvedEvent> {
        loop {
            if let Some(place) = self.places.next() {
                return self.all.get(*place as usize);
            }
            self.places = self.index.naming(*self.above.next()?).iter();
        }
    }
}
