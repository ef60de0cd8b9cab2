//! One elementary use, and what is known around it.

use super::condition::Circumstance;
use super::index::{Point, Points};
use super::outcome::Truth;
use super::uses::Use;
use crate::facts::{Known, RecordScope, Resolved, ResolvedFacts, ResolvedItem, ScopeFacet};
use crate::ids::PartyId;
use crate::policy::{Identifiability, PartyRole, TermFacet};
use crate::words::{TermId, Vocabulary};

/// One elementary use, and what is known around it.
#[derive(Clone, Copy)]
pub(super) struct TheUse<'a> {
    pub(super) request: &'a Resolved,
    pub(super) facts: &'a ResolvedFacts,
    one: &'a Use,
    /// Whether the rows at hand are narrowed to what is known of the subject.
    pub(super) narrowed: bool,
}

impl<'a> TheUse<'a> {
    pub(super) fn new(request: &'a Resolved, facts: &'a ResolvedFacts, one: &'a Use) -> Self {
        Self { request, facts, one, narrowed: false }
    }

    pub(super) fn with_narrowed_rows(self) -> Self {
        Self { narrowed: true, ..self }
    }

    /// The item's place in the question.
    pub(super) fn item_place(&self) -> usize {
        self.one.item as usize
    }

    pub(super) fn item(&self) -> Option<&'a ResolvedItem> {
        self.request.items.get(self.item_place())
    }

    pub(super) fn source(&self) -> Option<&'a Known> {
        self.request.own_sources.get(self.one.source as usize)
    }

    /// What the use says in a facet of the act.
    pub(super) fn act(&self, facet: TermFacet) -> Point {
        self.one.points.get(facet.index())
    }

    /// What the use says in every facet, of the subject's kinds the first.
    pub(super) fn points(&self) -> Points {
        let (mut points, subject) = (self.one.points, &self.facts.subject);
        points.set(TermFacet::Subject.index(), subject.kinds.first().copied().into());
        points.set(TermFacet::Residence.index(), subject.residence.into());
        points
    }

    /// The purpose, which is always stated.
    pub(super) fn purpose(&self) -> TermId {
        self.act(TermFacet::Purpose).term().unwrap_or(TermId::MAX)
    }

    /// The terms that are known of a circumstance; several only for the kinds of the subject.
    pub(super) fn circumstance(&self, circumstance: Circumstance) -> &'a [TermId] {
        let one = |term: &'a Option<TermId>| term.as_slice();
        match circumstance {
            Circumstance::Source => self.source().map_or(&[], |source| one(&source.term)),
            Circumstance::GatheredAt => self.item().map_or(&[], |item| one(&item.gathered_at)),
            Circumstance::Subject => &self.facts.subject.kinds,
            Circumstance::Residence => one(&self.facts.subject.residence),
        }
    }

    pub(super) fn identifiability(&self) -> Identifiability {
        self.item().map_or(Identifiability::Identified, |item| item.identifiability)
    }

    /// The role in which a record's party is looked for, unless a condition says otherwise.
    pub(super) fn default_role(&self) -> PartyRole {
        if self.act(TermFacet::Recipient) != Point::NONE {
            PartyRole::Recipient
        } else if self.request.collects {
            PartyRole::Source
        } else {
            PartyRole::By
        }
    }

    pub(super) fn party_in(&self, role: PartyRole) -> RoleHolder<'a> {
        let party = match role {
            PartyRole::Recipient if self.act(TermFacet::Recipient) == Point::NONE => {
                return RoleHolder::Nobody;
            }
            PartyRole::Recipient => self.request.recipient_party.as_ref(),
            PartyRole::By => self.request.by.party.as_ref(),
            PartyRole::Source => self.source().and_then(|source| source.party.as_ref()),
        };
        party.map_or(RoleHolder::Unknown, RoleHolder::Party)
    }

    /// Whether this party stands in a role.
    pub(super) fn party_is(&self, party: &PartyId, role: PartyRole) -> Truth {
        match self.party_in(role) {
            RoleHolder::Nobody => Truth::False,
            RoleHolder::Unknown => Truth::Unknown,
            RoleHolder::Party(other) => Truth::from(other == party),
        }
    }

    /// Whether the use lies within a term of a facet of a record.
    #[inline]
    fn lies_within(&self, vocabulary: &Vocabulary, facet: ScopeFacet, above: TermId) -> Truth {
        let point = self.act(match facet {
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
    pub(super) fn facet_contained(
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
    pub(super) fn facets_contained(&self, vocabulary: &Vocabulary, scope: &RecordScope) -> Truth {
        if scope.covers_nothing {
            return Truth::False;
        }
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
pub(super) enum RoleHolder<'a> {
    /// The role is not played.
    Nobody,
    /// It is played, and nobody said by whom.
    Unknown,
    /// By this party.
    Party(&'a PartyId),
}
