//! Which roles named parties play.

use crate::engine::resolved::look_up::Resolver;
use crate::facts::PartyInRole;
use crate::ids::PartyId;
use crate::problem::ProblemKind;
use crate::words::{FacetKind, TermId};

impl Resolver<'_> {
    /// A party that is named plays no role that nobody plays alone.
    pub(super) fn single(&self, path: &'static str, stated: &PartyInRole) {
        let role = self.vocabulary.find(stated.role.word.any());
        if stated.party.is_some() && role.is_some_and(|role| self.vocabulary.is_collective(role)) {
            let what = format!("`{}` is no single party", stated.role.word);
            let help = "leave `party` out, or name the role that the party plays";
            self.problems.note(path, ProblemKind::inconsistent(what, help));
        }
    }

    /// The role that a party plays, as it is stated: a party that has a word of its own plays the
    /// role of that word, and no other. A role that is meant exactly is none above it.
    pub(super) fn role_of(
        &self,
        path: &str,
        role: TermId,
        stated: &PartyInRole,
        exactly: bool,
    ) -> TermId {
        let words = self.vocabulary;
        let Some(party) = &stated.party else { return role };
        let known_as = |party: &PartyId| crate::text::quoted(&party.to_string());
        let of_role = words.party_of(role).filter(|known| *known != party);
        if let Some(known) = of_role {
            let what = format!(
                "`{}` is the party `{}` and not `{}`",
                stated.role.word,
                known_as(known),
                known_as(party)
            );
            let help = "state the word or the party, or both of one";
            self.problems.note(path, ProblemKind::inconsistent(what, help));
            return role;
        }
        let Some(word) = words.word_of_party(party) else { return role };
        let kind = FacetKind::Party;
        if words.within(kind, role, word) {
            return role;
        }
        if !exactly && words.within(kind, word, role) {
            return word;
        }
        let what = format!(
            "the party `{}` is `{}` and not `{}`",
            known_as(party),
            words.key(kind, word),
            stated.role.word
        );
        let help = "state its word as the role, or for a recipient a role above it";
        self.problems.note(path, ProblemKind::inconsistent(what, help));
        role
    }
}
