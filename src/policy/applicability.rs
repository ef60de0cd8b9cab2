//! Which facets of an act apply to which actions.

use super::terms::{TermFacet, Terms};
use crate::problem::ProblemKind;
use crate::words::{Action, FacetKind, TermId, Vocabulary};

/// What only some actions have. Everything else that can be said of an act can be said of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartOfSome {
    Recipient,
    Channel,
}

impl PartOfSome {
    pub(crate) const ALL: [Self; 2] = [Self::Recipient, Self::Channel];

    /// The key that files and messages use.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Recipient => "recipient",
            Self::Channel => "channel",
        }
    }

    const fn facet(self) -> TermFacet {
        match self {
            Self::Recipient => TermFacet::Recipient,
            Self::Channel => TermFacet::Channel,
        }
    }

    /// That a question states it, or a rule names it, of these actions, none of which has it.
    pub(crate) fn not_applicable<'a>(
        self,
        actions: impl IntoIterator<Item = &'a str>,
    ) -> ProblemKind {
        let actions: Vec<String> = actions.into_iter().map(|key| format!("`{key}`")).collect();
        let help = match self {
            Self::Recipient => {
                "leave it out, or name an action that has one: `disclose` and what lies below or \
                 above it, or an own action that only `process` stands above"
            }
            Self::Channel => {
                "leave it out, or name an action that has one: `collect`, `contact`, `disclose` and \
                 what lies below or above them, or an own action that only `process` stands above"
            }
        };
        ProblemKind::NotApplicable {
            facet: self.name().into(),
            actions: actions.join(", "),
            help: help.into(),
        }
    }

    /// Whether an action has it. An action that includes others has what these have: nobody says
    /// which of them is done. Of a policy's own action that no built-in one but `process` stands above
    /// nothing is known, so that it may have anything.
    pub(crate) fn applies(self, vocabulary: &Vocabulary, action: TermId) -> bool {
        let kinds: &[Action] = match self {
            Self::Recipient => &[Action::DISCLOSE],
            Self::Channel => &[Action::COLLECT, Action::CONTACT, Action::DISCLOSE],
        };
        let includes = |kind: &Action| {
            let kind = vocabulary.find(kind.any());
            kind.is_some_and(|kind| vocabulary.overlap(FacetKind::Action, action, kind))
        };
        let process = vocabulary.find(Action::PROCESS.any());
        let says_nothing = |above: &TermId| {
            !FacetKind::Action.is_built_in(*above) || (Some(*above) == process && *above != action)
        };
        let is_own_alone = vocabulary.up(FacetKind::Action, action).iter().all(says_nothing);
        is_own_alone || kinds.iter().any(includes)
    }

    /// Whether terms about these actions name it although none of the actions has it. Words that are
    /// unknown are told as such.
    pub(crate) fn misplaced(
        self,
        vocabulary: &Vocabulary,
        terms: &Terms,
        actions: &[Action],
    ) -> bool {
        let known = || actions.iter().filter_map(|action| vocabulary.find(action.any()));
        terms.list(self.facet()).iter().any(|word| vocabulary.find(*word).is_some())
            && known().count() == actions.len()
            && !actions.is_empty()
            && !known().any(|action| self.applies(vocabulary, action))
    }
}
