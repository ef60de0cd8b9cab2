//! One elementary use, and what is known around it.

use crate::engine::resolved::act::{Known, OneOf, ResolvedAct, ResolvedItem};
use crate::engine::resolved::facts::ResolvedFacts;
use crate::engine::resolved::records::RecordScope;
use crate::engine::tables::conditions::Circumstance;
use crate::engine::tables::rule_index::{IDENTIFIABILITY, Point, Points, identifies};
use crate::engine::tables::truth::Truth;
use crate::facts::ScopeFacet;
use crate::ids::PartyId;
use crate::policy::{Identifiability, PartyRole, TermFacet};
use crate::words::{TermId, Vocabulary};

/// One elementary use: an exact term a facet, one item, one purpose, one source.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Use {
    /// The item's place in the question.
    pub(crate) item: u16,
    /// The purpose's place in the question.
    pub(crate) purpose: u16,
    /// The source's place among those of the item.
    pub(crate) source: u16,
    /// Where its rows end among those of all uses; they begin where those before it end.
    pub(crate) end: u32,
    /// What it says in each facet, the subject's aside.
    pub(crate) points: Points,
}

impl Use {
    /// The use of an item from a source, before its broad terms are split.
    pub(crate) fn new(request: &ResolvedAct, item: usize, purpose: usize, source: usize) -> Self {
        // Requests state a few thousand at most.
        let number = |place: usize| u16::try_from(place).unwrap_or(u16::MAX);
        let stated = request.items.get(item);
        let mut points = Points::default();
        let from = request.own_sources.get(source).and_then(|source| source.term);
        let gathered_at = stated.and_then(|item| item.gathered_at);
        let identifiability =
            stated.map_or(Point::UNKNOWN, |item| identifies(item.identifiability));
        points.set(TermFacet::Action.index(), Point::at(request.action));
        points.set(TermFacet::By.index(), request.by.term.map(|by| by.term).into());
        points.set_one_of(TermFacet::Source.index(), from);
        points.set_one_of(TermFacet::GatheredAt.index(), gathered_at);
        points.set(IDENTIFIABILITY, identifiability);
        let (item, purpose, source) = (number(item), number(purpose), number(source));
        Self { item, purpose, source, end: 0, points }
    }
}

/// One elementary use, and what is known around it.
#[derive(Clone, Copy)]
pub(crate) struct ElementaryUse<'a> {
    pub(crate) act: &'a ResolvedAct,
    pub(crate) facts: &'a ResolvedFacts,
    one: &'a Use,
    /// The party that the policy which judges names as its controller, where that acts.
    controller: Option<&'a PartyId>,
    /// Whether the rows at hand are narrowed to what is known of the subject.
    pub(crate) narrowed: bool,
}

impl<'a> ElementaryUse<'a> {
    pub(crate) fn new(act: &'a ResolvedAct, facts: &'a ResolvedFacts, one: &'a Use) -> Self {
        Self { act, facts, one, controller: None, narrowed: false }
    }

    /// The use as a policy judges it: the role controller that acts is the party that the policy names
    /// as its controller.
    #[inline]
    pub(crate) fn under(self, controller: Option<&'a PartyId>) -> Self {
        Self { controller: controller.filter(|_| self.act.by_controller), ..self }
    }

    pub(crate) fn with_narrowed_rows(self) -> Self {
        Self { narrowed: true, ..self }
    }

    /// The item's place in the question.
    pub(crate) fn item_place(&self) -> usize {
        self.one.item as usize
    }

    pub(crate) fn purpose_place(&self) -> usize {
        self.one.purpose as usize
    }

    pub(crate) fn item(&self) -> Option<&'a ResolvedItem> {
        self.act.items.get(self.item_place())
    }

    pub(crate) fn source(&self) -> Option<&'a Known> {
        self.act.own_sources.get(self.one.source as usize)
    }

    /// What the use says in a facet of the act.
    pub(crate) fn says(&self, facet: TermFacet) -> Point {
        self.one.points.get(facet.index())
    }

    /// What the use says in every facet, of the subject's kinds the first.
    pub(crate) fn points(&self) -> Points {
        let (mut points, subject) = (self.one.points, &self.facts.subject);
        points.set_one_of(TermFacet::Subject.index(), subject.kinds.first().copied());
        points.set_one_of(TermFacet::Residence.index(), subject.residence);
        points
    }

    /// The purpose, which is always stated.
    pub(crate) fn purpose(&self) -> TermId {
        self.says(TermFacet::Purpose).term().unwrap_or(TermId::MAX)
    }

    /// What is known of a circumstance; several only for the kinds of the subject.
    pub(crate) fn circumstance(&self, circumstance: Circumstance) -> &'a [OneOf] {
        let one = |stated: &'a Option<OneOf>| stated.as_slice();
        match circumstance {
            Circumstance::Source => self.source().map_or(&[], |source| one(&source.term)),
            Circumstance::GatheredAt => self.item().map_or(&[], |item| one(&item.gathered_at)),
            Circumstance::Subject => &self.facts.subject.kinds,
            Circumstance::Residence => one(&self.facts.subject.residence),
        }
    }

    pub(crate) fn identifiability(&self) -> Identifiability {
        self.item().map_or(Identifiability::Identified, |item| item.identifiability)
    }

    /// The role in which a record's party is looked for, unless a condition says otherwise.
    pub(crate) fn default_role(&self) -> PartyRole {
        if self.says(TermFacet::Recipient) != Point::NONE {
            PartyRole::Recipient
        } else if self.act.collects {
            PartyRole::Source
        } else {
            PartyRole::By
        }
    }

    pub(crate) fn party_in(&self, role: PartyRole) -> RoleHolder<'a> {
        let party = match role {
            PartyRole::Recipient if self.says(TermFacet::Recipient) == Point::NONE => {
                return RoleHolder::Nobody;
            }
            PartyRole::Recipient => {
                let role = self.says(TermFacet::Recipient).term();
                self.act.recipient_party.as_ref().or_else(|| self.act.party_of_role(role))
            }
            PartyRole::By => {
                let role = self.act.by.term.map(|role| role.term);
                let of_role = || self.act.party_of_role(role);
                self.act.by.party.as_ref().or_else(of_role).or(self.controller)
            }
            PartyRole::Source => self.source().and_then(|source| source.party.as_ref()),
        };
        party.map_or(RoleHolder::Unknown, RoleHolder::Party)
    }

    /// Whether the party in a role is one of those that a scope names, if it names any.
    pub(crate) fn party_within(&self, scope: &RecordScope, role: PartyRole) -> Truth {
        let parties = scope.parties();
        if parties.is_empty() {
            return Truth::True;
        }
        match self.party_in(role) {
            RoleHolder::Nobody => Truth::False,
            RoleHolder::Unknown => Truth::Unknown,
            RoleHolder::Party(party) => Truth::from(parties.contains(party)),
        }
    }

    /// The roles that are played here. Data comes from somebody when it is collected or combined.
    pub(crate) fn roles(&self) -> impl Iterator<Item = PartyRole> {
        let is_received = self.says(TermFacet::Recipient) != Point::NONE;
        let recipient = is_received.then_some(PartyRole::Recipient);
        let source = (self.act.collects || self.act.combines).then_some(PartyRole::Source);
        std::iter::once(PartyRole::By).chain(recipient).chain(source)
    }

    /// Whether the party in any role is one of those that a scope names, if it names any.
    pub(crate) fn any_party_within(&self, scope: &RecordScope) -> Truth {
        self.roles().map(|role| self.party_within(scope, role)).fold(Truth::False, Truth::or)
    }

    /// Whether the use lies within a term of a facet of a record.
    #[inline]
    fn lies_within(&self, vocabulary: &Vocabulary, facet: ScopeFacet, above: TermId) -> Truth {
        let point = self.says(match facet {
            ScopeFacet::Data => TermFacet::Data,
            ScopeFacet::Purpose => TermFacet::Purpose,
            ScopeFacet::Recipient => TermFacet::Recipient,
            ScopeFacet::Channel => TermFacet::Channel,
            ScopeFacet::Place => TermFacet::Place,
        });
        match point.term() {
            Some(term) => Truth::from(vocabulary.within(facet.vocabulary(), term, above)),
            None if point == Point::NONE => Truth::False,
            None => Truth::Unknown,
        }
    }

    /// Whether one facet of a record's scope contains the use.
    pub(crate) fn facet_contained(
        &self,
        vocabulary: &Vocabulary,
        scope: &RecordScope,
        facet: ScopeFacet,
    ) -> Truth {
        let within = |above| self.lies_within(vocabulary, facet, above);
        let terms = scope.terms(facet);
        terms.map_or(Truth::True, |terms| terms.map(within).fold(Truth::False, Truth::or))
    }

    /// Whether a record's scope contains the use, party and version aside.
    pub(crate) fn facets_contained(&self, vocabulary: &Vocabulary, scope: &RecordScope) -> Truth {
        // The facets that contain the use, and those that may: of the terms of a facet one
        // suffices.
        let (mut sure, mut possible) = (0, 0);
        for named in scope.all_terms() {
            match self.lies_within(vocabulary, named.facet, named.term) {
                Truth::True => sure |= named.facet.bit(),
                Truth::Unknown => possible |= named.facet.bit(),
                Truth::False => {}
            }
        }
        let named = scope.named();
        if sure & named == named {
            Truth::True
        } else if (sure | possible) & named == named {
            Truth::Unknown
        } else {
            Truth::False
        }
    }
}

/// The very party that stands in a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RoleHolder<'a> {
    /// The role is not played.
    Nobody,
    /// It is played, and nobody said by whom.
    Unknown,
    /// By this party.
    Party(&'a PartyId),
}
