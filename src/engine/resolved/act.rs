//! An act with its words looked up.

use crate::engine::resolved::life::ResolvedLife;
use crate::engine::resolved::records::ScopeTerm;
use crate::ids::PartyId;
use crate::policy::{Disposal, Identifiability};
use crate::short_lists::{Blank, Several};
use crate::words::{RolesOfParties, TermId};

/// One facet of the act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Slot {
    /// It does not apply and was not stated: inside no rule that names the facet.
    #[default]
    None,
    /// It applies and was not stated.
    Unknown,
    /// This term, with what lies below unless exact.
    Stated { term: TermId, exactly: bool },
}

impl Slot {
    /// The term that is stated.
    pub(crate) const fn term(self) -> Option<TermId> {
        match self {
            Self::Stated { term, .. } => Some(term),
            _ => None,
        }
    }
}

/// A circumstance: one of what lies at or below a term, or exactly the term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OneOf {
    pub(crate) term: TermId,
    pub(crate) exactly: bool,
}

impl Blank for OneOf {
    const BLANK: Self = Self { term: 0, exactly: false };
}

/// A role or kind, and the very party; either may be unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) term: Option<OneOf>,
    pub(crate) party: Option<PartyId>,
}

/// An act: its words are terms of the engine's vocabulary.
#[derive(Debug, Clone, Default)]
pub(crate) struct ResolvedAct {
    /// The role `controller` itself acts.
    pub(crate) by_controller: bool,
    /// The action is `collect` or below.
    pub(crate) collects: bool,
    /// The action is `store` or below.
    pub(crate) stores: bool,
    /// The action is `erase`, `anonymise` or below.
    pub(crate) disposes: bool,
    /// Whether it erases, which is one way to dispose of data.
    pub(crate) erases: bool,
    /// The action is `restrict` or below.
    pub(crate) restricts: bool,
    /// The disposals that the action carries out, a bit each.
    pub(crate) carries_out: u8,
    /// The action is `combine` or below.
    pub(crate) combines: bool,
    pub(crate) action: TermId,
    pub(crate) recipient: Slot,
    pub(crate) channel: Slot,
    pub(crate) place: Slot,
    pub(crate) items: Several<ResolvedItem>,
    /// Where each item came from, as the act says.
    pub(crate) own_sources: Several<Known>,
    pub(crate) purposes: Several<Slot>,
    pub(crate) by: Known,
    pub(crate) recipient_party: Option<PartyId>,
    /// The roles that stand for a very party, ascending.
    pub(crate) roles_of_parties: RolesOfParties,
    /// The words that stand for what lies below them as well, as the act has them: what is
    /// supplied to the act in search of what is missing is not among them.
    pub(crate) broad: Box<[ScopeTerm]>,
    /// Of every version of which a rule says `together`, in the order of their numbers.
    pub(crate) together: Box<[DataTogether]>,
}

/// Of the words that rules of a version name by `together` those that the act's data lies within.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DataTogether {
    /// The version's number.
    pub(crate) version: u32,
    /// Ascending; each with the only term within it for which the act stands, unless there are
    /// several.
    pub(crate) words: Box<[(TermId, Option<TermId>)]>,
    /// These only terms, ascending: uses of others may meet what uses of these do not.
    pub(crate) alone: Box<[TermId]>,
}

impl ResolvedAct {
    /// Whether the action is one of these disposals, or below.
    pub(crate) fn carries_out(&self, disposals: &[Disposal]) -> bool {
        disposals.iter().any(|disposal| self.carries_out & bit(*disposal) != 0)
    }

    /// The party for which a role stands, if it stands for one.
    #[inline]
    pub(crate) fn party_of_role(&self, role: Option<TermId>) -> Option<&PartyId> {
        self.roles_of_parties.of(role?)
    }

    /// Whether the act also stands for data within one of these words of a version, other than this.
    pub(crate) fn stands_beside(&self, version: u32, words: &[TermId], own: TermId) -> bool {
        let Some(of) = self.together.iter().find(|of| of.version == version) else { return false };
        words.iter().any(|word| {
            let place = of.words.binary_search_by_key(word, |(word, _)| *word);
            let found = place.ok().and_then(|place| of.words.get(place));
            found.is_some_and(|(_, only)| *only != Some(own))
        })
    }

    /// Where data of an item came from, as places in the list of sources: from its own source, or
    /// when combining from each of those that differ.
    pub(crate) fn sources_of(&self, item: usize) -> impl Iterator<Item = usize> + Clone {
        let all =
            if self.combines { 0..self.own_sources.len() } else { item..item.saturating_add(1) };
        all.filter(move |place| {
            let mut before = self.own_sources.iter().take(*place);
            !self.combines || !before.any(|other| Some(other) == self.own_sources.get(*place))
        })
    }
}

/// Which bit stands for a disposal.
pub(crate) const fn bit(disposal: Disposal) -> u8 {
    1 << disposal as u8
}

#[derive(Debug, Clone)]
pub(crate) struct ResolvedItem {
    pub(crate) data: Slot,
    pub(crate) gathered_at: Option<OneOf>,
    pub(crate) identifiability: Identifiability,
    /// Where it stands in its life, if it is a particular record.
    pub(crate) life: Option<Box<ResolvedLife>>,
}
