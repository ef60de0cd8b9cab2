//! What is on record, with its words looked up: scopes, events, evidence, and the ledger of one
//! subject by purpose.

use crate::facts::{ConsentEventKind, ScopeFacet};
use crate::ids::PartyId;
use crate::policy::Strength;
use crate::short_lists::{Blank, Few};
use crate::words::{FacetKind, TermId, Vocabulary};
use time::OffsetDateTime;

/// The scope of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RecordScope {
    /// Most records name few.
    terms: Few<ScopeTerm, 3>,
    /// Which facets are named, a bit each.
    named: u8,
    /// The record covers no use at all.
    pub(crate) covers_nothing: bool,
    /// Apart, since most records name none.
    pub(crate) party: Option<Box<PartyId>>,
}

/// A term in one of the facets that a record can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ScopeTerm {
    pub(crate) facet: ScopeFacet,
    pub(crate) term: TermId,
}

impl Blank for ScopeTerm {
    const BLANK: Self = Self { facet: ScopeFacet::Data, term: 0 };
}

impl Blank for RecordScope {
    const BLANK: Self = Self { terms: Few::BLANK, named: 0, covers_nothing: false, party: None };
}

impl RecordScope {
    /// Confined in the facets of these terms, each facet to any of its terms, and to a party, if to
    /// one.
    pub(crate) fn new(terms: impl Iterator<Item = ScopeTerm>, party: Option<PartyId>) -> Self {
        let mut scope = Self { party: party.map(Box::new), ..Self::default() };
        terms.for_each(|term| scope.add(term));
        scope
    }

    /// Confined in the facet of this term to it, as well as to those that are named already.
    #[inline]
    pub(crate) fn add(&mut self, term: ScopeTerm) {
        self.named |= term.facet.bit();
        self.terms.push(term);
    }

    /// Confined in none of these facets, a bit each.
    pub(crate) fn forget(&mut self, facets: u8) {
        let terms = self.all_terms().iter().filter(|term| facets & term.facet.bit() == 0);
        self.terms = terms.copied().collect();
        self.named &= !facets;
    }

    /// The facets that are named, a bit each.
    #[inline]
    pub(crate) const fn named(&self) -> u8 {
        self.named
    }

    /// The terms of all facets.
    #[inline]
    pub(crate) fn all_terms(&self) -> &[ScopeTerm] {
        &self.terms
    }

    /// Whether a facet is named.
    pub(crate) const fn names(&self, facet: ScopeFacet) -> bool {
        self.named & facet.bit() != 0
    }

    /// The terms that a facet is confined to; none if it is not named.
    pub(crate) fn terms(&self, facet: ScopeFacet) -> Option<impl Iterator<Item = TermId> + Clone> {
        let terms = self.all_terms().iter().filter(move |term| term.facet == facet);
        self.names(facet).then(|| terms.map(|term| term.term))
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

/// To which version of a policy a grant is bound: the version's number, or one of two beyond all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BoundTo(u32);

impl BoundTo {
    /// To none.
    pub(crate) const ANY: Self = Self(u32::MAX);
    /// To one that nobody here knows.
    pub(crate) const ELSEWHERE: Self = Self(u32::MAX - 1);

    /// To the version of this number.
    pub(crate) fn version(number: usize) -> Self {
        let number = u32::try_from(number).ok().map(Self);
        number.filter(|number| number.0 < Self::ELSEWHERE.0).unwrap_or(Self::ELSEWHERE)
    }

    /// Whether it is bound to no version, or to one that counts.
    pub(crate) fn fits(self, counts: impl FnOnce(u32) -> bool) -> bool {
        match self {
            Self::ANY => true,
            Self::ELSEWHERE => false,
            Self(number) => counts(number),
        }
    }
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

impl Blank for ResolvedEvent {
    const BLANK: Self = Self {
        kind: ConsentEventKind::Refused,
        strength: Strength::Implied,
        bound_to: BoundTo::ELSEWHERE,
        scope: RecordScope::BLANK,
        recorded_at: OffsetDateTime::UNIX_EPOCH,
        expires_at: None,
    };
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
    /// Whether one of them is no grant.
    denies: bool,
    /// Whether the ledger holds events, but none of the subject.
    pub(crate) of_others: bool,
}

#[derive(Debug, Clone, Default)]
struct ByPurpose {
    /// The places of the events that name each purpose, purposes in order.
    named: Vec<(TermId, Vec<u32>)>,
    /// The places of those that name none.
    any: Vec<u32>,
}

impl ResolvedLedger {
    /// Adds events that were recorded after those that are in it, each written in its place.
    #[inline]
    pub(crate) fn extend<W: FnOnce(&mut ResolvedEvent)>(
        &mut self,
        events: impl Iterator<Item = W>,
    ) {
        for write in events {
            let denies = &mut self.denies;
            self.events.push_with(|event| {
                write(event);
                *denies |= !event.kind.is_grant();
            });
        }
        if self.events.len() > SHORT {
            self.by_purpose = Some(Box::new(ByPurpose::new(&self.events)));
        }
    }

    /// Whether a refusal, withdrawal or objection is among them.
    pub(crate) const fn denies(&self) -> bool {
        self.denies
    }

    /// All events, earliest first.
    pub(crate) fn events(&self) -> &[ResolvedEvent] {
        &self.events
    }

    /// Visits the events that may be about a purpose: all of a short ledger, else those whose scope
    /// contains it, as often as it names words above the purpose.
    #[inline]
    pub(crate) fn about<'a>(
        &'a self,
        purpose: TermId,
        vocabulary: &Vocabulary,
        mut visit: impl FnMut(&'a ResolvedEvent),
    ) {
        let Some(index) = &self.by_purpose else { return self.events.iter().for_each(visit) };
        let above = vocabulary.up(FacetKind::Purpose, purpose).iter();
        let named = above.flat_map(|above| index.naming(*above));
        for place in index.any.iter().chain(named) {
            self.events.get(*place as usize).into_iter().for_each(&mut visit);
        }
    }
}

impl ByPurpose {
    fn new(events: &[ResolvedEvent]) -> Self {
        let mut index = Self::default();
        let mut named: Vec<(TermId, u32)> = Vec::new();
        for (place, event) in (0_u32..).zip(events) {
            match event.scope.terms(ScopeFacet::Purpose) {
                Some(terms) => named.extend(terms.map(|term| (term, place))),
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
