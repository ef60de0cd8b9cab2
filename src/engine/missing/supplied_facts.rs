//! Facts that a request lacks, and the request as it would stand with them.

use crate::engine::answer::open_fact::OpenFact;
use crate::engine::resolved::act::{Known, OneOf, ResolvedAct, Slot};
use crate::engine::resolved::facts::ResolvedFacts;
use crate::engine::resolved::life::Happened;
use crate::engine::resolved::records::{
    BoundTo, More, RecordScope, ResolvedEvent, ResolvedEvidence, ScopeTerm,
};
use crate::engine::tables::bit_blocks::Ones;
use crate::engine::uses::asked::Asked;
use crate::facts::{Age, ConsentEventKind, Giver, ScopeFacet};
use crate::ids::PartyId;
use crate::policy::{Naming, PartyRole, Strength};
use crate::short_lists::Blank;
use crate::words::{Party, TermId};
use std::borrow::Cow;
use std::cmp::Ordering;
use time::{Duration, OffsetDateTime};

/// A value that an unknown fact is tried with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Value {
    Term(TermId),
    /// A term without what lies below it.
    Exactly(TermId),
    Years {
        at_least: u8,
        below: Option<u8>,
    },
    Party(PartyId),
    NotYet,
    Instant(OffsetDateTime),
    /// A party that nothing on record names.
    OtherParty(PartyId),
}

impl Value {
    /// The word that it is, if it is one.
    pub(crate) fn one_of(&self) -> Option<OneOf> {
        match self {
            Self::Term(term) => Some(OneOf { term: *term, exactly: false }),
            Self::Exactly(term) => Some(OneOf { term: *term, exactly: true }),
            _ => None,
        }
    }
}

/// A grant to supply.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Consent {
    pub(crate) strength: Strength,
    pub(crate) naming: Names,
    pub(crate) of: Option<PartyRole>,
    pub(crate) giver: Giver,
    /// Categories of data that it names beside the item's.
    pub(crate) data: Vec<TermId>,
    pub(crate) expiring: bool,
}

/// One fact to supply.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Supply {
    NoObjection,
    /// A denial or restriction taken back by who said it, or may take it back.
    Lifted(Giver),
    Consent(Consent),
    Evidence {
        kind: TermId,
        party_bound: bool,
        naming: Names,
        of: Option<PartyRole>,
        /// Whose party it names of several joined sources; that of the item where there is one.
        source: Option<usize>,
    },
    Value(OpenFact, Value),
}

impl Supply {
    /// Whether it is something to put on record.
    pub(crate) fn is_record(&self) -> bool {
        matches!(self, Self::Consent(_) | Self::Lifted(_) | Self::Evidence { .. })
    }

    /// Whether it says something of the act, so that the request may stand for other uses, or
    /// these may select other rows.
    pub(crate) fn is_of_act(&self) -> bool {
        match self {
            Self::Value(fact, _) => matches!(
                fact,
                OpenFact::Recipient
                    | OpenFact::Channel
                    | OpenFact::Place
                    | OpenFact::By
                    | OpenFact::Source { .. }
                    | OpenFact::SourceParty { .. }
                    | OpenFact::GatheredAt { .. }
            ),
            _ => false,
        }
    }
}

/// The facets that a record is to name, each once, as bits in the order of [`Naming`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Names(u8);

impl Names {
    const fn bit(facet: Naming) -> u8 {
        1_u8 << (facet as u8)
    }

    pub(crate) fn insert(&mut self, facet: Naming) {
        self.0 |= Self::bit(facet);
    }

    pub(crate) fn with(mut self, facet: Naming) -> Self {
        self.insert(facet);
        self
    }

    /// As a number: equal for equal names.
    pub(crate) fn number(self) -> u64 {
        u64::from(self.0)
    }

    pub(crate) fn without(self, facet: Naming) -> Self {
        Self(self.0 & !Self::bit(facet))
    }

    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn contains(self, facet: Naming) -> bool {
        self.0 & Self::bit(facet) != 0
    }

    pub(crate) fn within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Naming> {
        let facet = |place| Naming::ALL.get(place).copied();
        Ones(u64::from(self.0)).filter_map(facet)
    }
}

impl<'a> FromIterator<&'a Naming> for Names {
    fn from_iter<I: IntoIterator<Item = &'a Naming>>(facets: I) -> Self {
        let mut names = Self::default();
        facets.into_iter().for_each(|facet| names.insert(*facet));
        names
    }
}

/// A grant that a rule asks for: at least so strong, naming these facets.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Grant {
    pub(crate) strength: Strength,
    pub(crate) names: Names,
    pub(crate) data: Vec<TermId>,
    pub(crate) expiring: bool,
    pub(crate) giver: Giver,
}

impl Grant {
    /// One that strong of the subject, naming these facets.
    pub(crate) fn of(strength: Strength, names: Names) -> Self {
        let giver = Giver::default();
        Self { strength, names, data: Vec::new(), expiring: false, giver }
    }
}

/// As the lists of their facets are ordered.
impl Ord for Names {
    fn cmp(&self, other: &Self) -> Ordering {
        let differing = self.0 ^ other.0;
        let first = differing & differing.wrapping_neg();
        let behind = !(first | first.wrapping_sub(1));
        // The list that has the first facet in which they differ is less, unless the other ends
        // before it.
        match (differing, self.0 & first, other.0 & behind, self.0 & behind) {
            (0, ..) => Ordering::Equal,
            (_, 0, _, 0) => Ordering::Less,
            (_, 0, ..) => Ordering::Greater,
            (_, _, 0, _) => Ordering::Greater,
            _ => Ordering::Less,
        }
    }
}

impl PartialOrd for Names {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A request and its facts with something supplied; what that does not change is not copied.
pub(crate) struct Supplied<'a> {
    pub(crate) act: Cow<'a, ResolvedAct>,
    pub(crate) facts: Cow<'a, ResolvedFacts>,
}

/// The request as it would stand with these facts on record since the moment asked about.
pub(crate) fn supplied<'a>(
    asked: &Asked<'a>,
    item: usize,
    purpose: usize,
    supplies: &[Supply],
) -> Supplied<'a> {
    let narrows = asked.facts.subject.kinds.len() == 1;
    let mut supplied =
        Supplied { act: Cow::Borrowed(asked.act), facts: Cow::Borrowed(asked.facts) };
    // Values first: grants and evidence name what they say.
    let controller = asked.vocabulary().find(Party::CONTROLLER.any());
    for supply in supplies {
        if let Supply::Value(fact, value) = supply {
            supplied.set(*fact, value, narrows);
            if *fact == OpenFact::By
                && matches!(value, Value::Term(term) if Some(*term) == controller)
            {
                supplied.act.to_mut().by_controller = true;
            }
        }
    }
    let Supplied { act: request, facts } = &mut supplied;
    for supply in supplies {
        match supply {
            Supply::NoObjection => _ = facts.to_mut().ledger.get_or_insert_default(),
            Supply::Lifted(giver) => {
                let purpose_alone = Names::default().with(Naming::Purpose);
                let mut event = of_giver(giver, ConsentEventKind::Lifted, asked.at);
                event.scope = scope(request, item, purpose, purpose_alone, None);
                let ledger = facts.to_mut().ledger.get_or_insert_default();
                ledger.extend(std::iter::once(|found: &mut ResolvedEvent| *found = event));
            }
            Supply::Consent(consent) => {
                let mut naming = consent.naming;
                naming.insert(Naming::Purpose);
                if !consent.data.is_empty() {
                    naming.insert(Naming::Data);
                }
                let mut event = of_giver(&consent.giver, ConsentEventKind::Granted, asked.at);
                event.strength = consent.strength;
                let party = consent.of.and_then(|role| party_in(request, role, item)).cloned();
                event.scope = scope(request, item, purpose, naming, party);
                for term in consent.data.iter().copied() {
                    event.scope.add(ScopeTerm { facet: ScopeFacet::Data, term });
                }
                event.expires_at = consent.expiring.then(|| asked.at.saturating_add(A_DAY));
                let ledger = facts.to_mut().ledger.get_or_insert_default();
                ledger.extend(std::iter::once(|found: &mut ResolvedEvent| *found = event));
            }
            Supply::Evidence { kind, party_bound, naming, of, source } => {
                let party = |role| party_in(request, role, source.unwrap_or(item)).cloned();
                let evidence = ResolvedEvidence {
                    kind: *kind,
                    party_bound: *party_bound,
                    scope: scope(request, item, purpose, *naming, of.and_then(party)),
                    recorded_at: asked.at,
                    expires_at: None,
                };
                facts.to_mut().evidence.push(evidence);
            }
            Supply::Value(..) => {}
        }
    }
    supplied
}

/// How long a grant lasts that is to state its end.
pub(crate) const A_DAY: Duration = Duration::DAY;

/// An event of this giver, recorded then.
fn of_giver(giver: &Giver, kind: ConsentEventKind, recorded_at: OffsetDateTime) -> ResolvedEvent {
    let Giver { kind: giver, party } = giver.clone();
    let more = party.map(|party| Box::new(More { giver_party: Some(party), ..More::default() }));
    ResolvedEvent { kind, giver, bound_to: BoundTo::ANY, recorded_at, more, ..ResolvedEvent::BLANK }
}

/// The very party that the request names in a role.
pub(crate) fn party_in(request: &ResolvedAct, role: PartyRole, item: usize) -> Option<&PartyId> {
    match role {
        PartyRole::Recipient => request.recipient_party.as_ref(),
        PartyRole::By => request.by.party.as_ref(),
        PartyRole::Source => request.own_sources.get(item)?.party.as_ref(),
    }
}

fn scope(
    request: &ResolvedAct,
    item: usize,
    purpose: usize,
    naming: Names,
    party: Option<PartyId>,
) -> RecordScope {
    let terms = naming.iter().filter_map(|facet| {
        let (facet, slot) = match facet {
            Naming::Purpose => (ScopeFacet::Purpose, request.purposes.get(purpose).copied()),
            Naming::Data => (ScopeFacet::Data, request.items.get(item).map(|item| item.data)),
            Naming::Recipient => (ScopeFacet::Recipient, Some(request.recipient)),
            Naming::Channel => (ScopeFacet::Channel, Some(request.channel)),
            Naming::Place => (ScopeFacet::Place, Some(request.place)),
            Naming::Party => return None,
        };
        match slot {
            Some(Slot::Stated { term, .. }) => Some(ScopeTerm { facet, term }),
            _ => None,
        }
    });
    RecordScope::new(terms, party)
}

impl Supplied<'_> {
    /// `narrows` says that the subject's one stated kind is narrowed, not a further one added.
    fn set(&mut self, fact: OpenFact, value: &Value, narrows: bool) {
        let one_of = value.one_of();
        let party = match value {
            Value::Party(party) | Value::OtherParty(party) => Some(party.clone()),
            _ => None,
        };
        match fact {
            OpenFact::Subject if narrows => {
                self.facts.to_mut().subject.kinds = one_of.into_iter().collect();
            }
            OpenFact::Subject => self.facts.to_mut().subject.kinds.extend(one_of),
            OpenFact::Residence => self.facts.to_mut().subject.residence = one_of,
            OpenFact::Age => {
                if let Value::Years { at_least, .. } = value {
                    self.facts.to_mut().subject.age = Some(Age::Years(*at_least));
                }
            }
            OpenFact::Ledger => {}
            fact => set_in_request(self.act.to_mut(), fact, value, one_of, party),
        }
    }
}

fn set_in_request(
    request: &mut ResolvedAct,
    fact: OpenFact,
    value: &Value,
    one_of: Option<OneOf>,
    party: Option<PartyId>,
) {
    let stated = |OneOf { term, exactly }| Slot::Stated { term, exactly };
    match fact {
        OpenFact::Recipient => request.recipient = one_of.map_or(request.recipient, stated),
        OpenFact::Channel => request.channel = one_of.map_or(request.channel, stated),
        OpenFact::Place => request.place = one_of.map_or(request.place, stated),
        OpenFact::By => request.by.term = one_of,
        // Nobody can be named in a role that is not known.
        OpenFact::ByParty if request.by.term.is_some() => request.by.party = party,
        OpenFact::RecipientParty if request.recipient != Slot::Unknown => {
            request.recipient_party = party;
        }
        OpenFact::Source { item } => set_source(request, item, |source| source.term = one_of),
        OpenFact::SourceParty { item } => set_source(request, item, |source| {
            if source.term.is_some() {
                source.party = party;
            }
        }),
        OpenFact::GatheredAt { item } => {
            request.items.get_mut(item).into_iter().for_each(|item| item.gathered_at = one_of);
        }
        OpenFact::LifeEvent { item, event } => {
            let when = match value {
                Value::Instant(at) => Happened::at(*at),
                _ => Happened::NOT_YET,
            };
            let life = request.items.get_mut(item).and_then(|item| item.life.as_mut());
            life.into_iter().for_each(|life| life.supply(event, when));
        }
        _ => {}
    }
}

fn set_source(request: &mut ResolvedAct, item: usize, change: impl FnOnce(&mut Known)) {
    if let Some(source) = request.own_sources.get_mut(item) {
        change(source);
    }
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::policy::Naming;

    #[test]
    fn names_are_ordered_as_their_lists_are() {
        for one in (0..64).map(Names) {
            for other in (0..64).map(Names) {
                let lists = [one, other].map(|names| names.iter().collect::<Vec<Naming>>());
                assert_eq!(one.cmp(&other), lists[0].cmp(&lists[1]), "{lists:?}");
            }
        }
    }
}
