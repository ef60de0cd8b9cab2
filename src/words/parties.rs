//! What a vocabulary says of roles: those that nobody plays alone, and those that stand for a very party.

use super::facet::FacetKind;
use super::roles_of_parties::RolesOfParties;
use super::term::TermId;
use super::vocabulary::Vocabulary;
use super::word::Party;
use crate::ids::PartyId;

impl Vocabulary {
    /// Whether a role is that of no single party: the public, and whoever a policy puts below it.
    pub(crate) fn is_collective(&self, role: TermId) -> bool {
        let public = self.find(Party::THE_PUBLIC.any());
        public.is_some_and(|public| self.within(FacetKind::Party, role, public))
    }

    /// The words that stand for a very party, and those below them.
    pub(crate) fn words_of_parties(&self) -> RolesOfParties {
        self.facet(FacetKind::Party).map(|facet| facet.parties.clone()).unwrap_or_default()
    }

    /// The party for which a role stands, if it stands for one.
    pub(crate) fn party_of(&self, role: TermId) -> Option<&PartyId> {
        self.facet(FacetKind::Party)?.parties.of(role)
    }

    /// The word that stands for a party, if there is one.
    pub(crate) fn word_of_party(&self, party: &PartyId) -> Option<TermId> {
        let facet = self.facet(FacetKind::Party)?;
        let mut words = facet.parties.roles_of(party);
        words.find(|term| facet.own.get(*term).is_some_and(|word| word.names_party()))
    }
}
