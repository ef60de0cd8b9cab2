//! Parties that an act does not name, and that records are about.

use crate::engine::answer::open_fact::OpenFact;
use crate::engine::judge::judge::Judge;
use crate::engine::uses::elementary_use::RoleHolder;
use crate::policy::PartyRole;

impl Judge<'_> {
    /// The party that a record is to name, if the act does not name it: one that the policy knows as
    /// its controller, or by a word of its own, too.
    pub(crate) fn unstated_party(&self, role: PartyRole) -> Option<OpenFact> {
        let by = &self.one_use.act.by;
        match role {
            PartyRole::By if by.party.is_none() && by.term.is_some() => Some(OpenFact::ByParty),
            PartyRole::Recipient if self.is_known_by_word() => Some(OpenFact::RecipientParty),
            role => self.open_party(role),
        }
    }

    /// Whether the recipient is stated by the word that a party has, and not by its name.
    fn is_known_by_word(&self) -> bool {
        let act = self.one_use.act;
        act.recipient_party.is_none() && act.party_of_role(act.recipient.term()).is_some()
    }

    /// The party in a role, or the role itself, if unknown.
    pub(crate) fn open_party(&self, role: PartyRole) -> Option<OpenFact> {
        let records = self.records();
        if records.party_in(role) != RoleHolder::Unknown {
            return None;
        }
        let one_use = self.one_use;
        let (act, words) = (one_use.act, self.setting.joint());
        let stated = match role {
            PartyRole::Recipient => act.recipient.term(),
            PartyRole::By => act.by.term.map(|by| by.term),
            PartyRole::Source => None,
        };
        if stated.is_some_and(|role| words.is_collective(role)) {
            return None;
        }
        Some(match records.party_fact(role) {
            OpenFact::ByParty if one_use.act.by.term.is_none() => OpenFact::By,
            OpenFact::SourceParty { item }
                if one_use.source().is_none_or(|source| source.term.is_none()) =>
            {
                OpenFact::Source { item }
            }
            fact => fact,
        })
    }
}
