//! What is on record, with its words looked up: scopes, events, evidence, and the ledger of one
//! subject by purpose.

use crate::facts::{ConsentEventKind, ScopeFacet};
use crate::ids::PartyId;
use crate::instant::order;
use crate::policy::{GiverKind, Strength};
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
    /// The very parties, apart, since most records name none.
    parties: Option<Box<[PartyId]>>,
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
    const BLANK: Self = Self { terms: Few::BLANK, named: 0, parties: None };
}

impl RecordScope {
    /// Confined in the facets of these terms, each facet to any of its terms, and to a party, if to
    /// one.
    pub(crate) fn new(terms: impl Iterator<Item = ScopeTerm>, party: Option<PartyId>) -> Self {
        let mut scope = Self::default();
        scope.confine_to(party.as_slice());
        terms.for_each(|term| scope.add(term));
        scope
    }

    /// Confined to these parties, if to any.
    #[inline]
    pub(crate) fn confine_to(&mut self, parties: &[PartyId]) {
        self.parties = (!parties.is_empty()).then(|| parties.into());
    }

    /// The very parties that it is confined to; none if to no party.
    #[inline]
    pub(crate) fn parties(&self) -> &[PartyId] {
        self.parties.as_deref().unwrap_or_default()
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
    pub(crate) giver: GiverKind,
    /// It names a word that nobody knows. The facet of the word is read as not named.
    pub(crate) has_unknown_word: bool,
    pub(crate) bound_to: BoundTo,
    pub(crate) scope: RecordScope,
    pub(crate) recorded_at: OffsetDateTime,
    pub(crate) expires_at: Option<OffsetDateTime>,
    /// What few events say.
    pub(crate) more: Option<Box<More>>,
}

/// What few events say.
#[derive(Debug, Clone, Default)]
pub(crate) struct More {
    pub(crate) giver_party: Option<PartyId>,
    pub(crate) valid_from: Option<OffsetDateTime>,
    /// Of which processing it speaks; none of all.
    pub(crate) bases: Option<NamedBases>,
}

/// The legal bases that an event names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct NamedBases {
    pub(crate) terms: Box<[TermId]>,
    /// All but consent.
    pub(crate) others: bool,
}

impl ResolvedEvent {
    pub(crate) fn giver_party(&self) -> Option<&PartyId> {
        self.more.as_ref().and_then(|more| more.giver_party.as_ref())
    }

    pub(crate) fn valid_from(&self) -> Option<OffsetDateTime> {
        self.more.as_ref().and_then(|more| more.valid_from)
    }

    /// Of which processing it speaks; none of all.
    pub(crate) fn bases(&self) -> Option<&NamedBases> {
        self.more.as_ref().and_then(|more| more.bases.as_ref())
    }

    /// Whether it is in force at an instant, whatever ends it beside its own expiry.
    #[inline]
    pub(crate) fn is_in_force(&self, at: OffsetDateTime) -> bool {
        order(self.recorded_at, at).is_le()
            && self
                .expires_at
                .is_none_or(|end| order(at, end).is_lt() && order(self.recorded_at, end).is_lt())
            && self.valid_from().is_none_or(|from| from <= at)
    }
}

impl Blank for ResolvedEvent {
    const BLANK: Self = Self {
        kind: ConsentEventKind::Refused,
        strength: Strength::Implied,
        giver: GiverKind::Subject,
        has_unknown_word: false,
        bound_to: BoundTo::ELSEWHERE,
        scope: RecordScope::BLANK,
        recorded_at: OffsetDateTime::UNIX_EPOCH,
        expires_at: None,
        more: None,
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
    kinds: Kinds,
    /// Whether the ledger holds events, but none of the subject.
    pub(crate) of_others: bool,
}

/// Which kinds of events are in a ledger.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Kinds {
    /// A refusal, withdrawal or objection.
    pub(crate) denies: bool,
    /// A restriction.
    pub(crate) restricts: bool,
    /// One that ends others: `lifted` or `replaced`.
    pub(crate) ends: bool,
    /// The word of another than the subject.
    pub(crate) by_others: bool,
}

impl Kinds {
    #[inline]
    fn add(&mut self, event: &ResolvedEvent) {
        self.denies |= event.kind.is_denial();
        self.restricts |= event.kind == ConsentEventKind::Restricted;
        self.ends |= matches!(event.kind, ConsentEventKind::Lifted | ConsentEventKind::Replaced);
        self.by_others |= event.giver != GiverKind::Subject;
    }
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
            let kinds = &mut self.kinds;
            self.events.push_with(|event| {
                write(event);
                kinds.add(event);
            });
        }
        if self.events.len() > SHORT {
            self.by_purpose = Some(Box::new(ByPurpose::new(&self.events)));
        }
    }

    /// Which kinds of events are among them.
    pub(crate) const fn kinds(&self) -> Kinds {
        self.kinds
    }

    /// The events recorded at an instant.
    pub(crate) fn at_instant(&self, at: OffsetDateTime) -> &[ResolvedEvent] {
        let first = self.events.partition_point(|event| order(event.recorded_at, at).is_lt());
        let from = self.events.get(first..).unwrap_or_default();
        let count = from.partition_point(|event| order(event.recorded_at, at).is_le());
        from.get(..count).unwrap_or_default()
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
