//! Whose word an event is, and whether it counts (§4 *giver*, §5.8 *Whose word*).

use super::Question;
use super::age::OF_AGE;
use super::policy::Inside;
use super::sentence::{Sentence, says};
use super::truth::Truth;
use super::uses::Use;
use permitted::facts::Giver;
use permitted::policy::GiverKind;

/// Whether two givers are the same: "if kind and (the subject aside) party are; a party not named
/// makes it unknown" (§4).
pub(crate) fn same(one: &Giver, other: &Giver) -> Truth {
    if one.kind() != other.kind() {
        return Truth::False;
    }
    match (one.kind(), one.party(), other.party()) {
        (GiverKind::Subject, _, _) => Truth::True,
        (_, Some(one), Some(other)) => Truth::from(one == other),
        _ => Truth::Unknown,
    }
}

/// Whether one may take back or answer what the other said: its own word, and the subject "what an
/// agent said" (§5.8).
pub(crate) fn may_undo(one: &Giver, other: &Giver) -> Truth {
    let is_for_agent = says(Sentence::SubjectForAgent)
        && one.kind() == GiverKind::Subject
        && other.kind() == GiverKind::Agent;
    same(one, other).or(is_for_agent.into())
}

/// What a word does where it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    /// Grants, `lifted`, and `replaced` as far as it ends denials.
    Helps,
    /// Denials and restrictions.
    Hurts,
}

impl Question<'_> {
    /// Whether a giver's word counts (§5.8 *Whose word*), whatever is declared of grants. "A parent's
    /// word, where no declaration of the operating policy that holds lists parents, ends with the
    /// 18th birthday … (age unknown: what helps is unknown, what hurts counts)."
    pub(crate) fn word_counts(
        &self,
        giver: &Giver,
        word: Word,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        if giver.kind() != GiverKind::Parent || !says(Sentence::ParentsWordEnds) {
            return Truth::True;
        }
        match (self.is_aged(None, Some(OF_AGE)), word) {
            (Truth::Unknown, Word::Hurts) => Truth::True,
            (is_young, Word::Helps) => is_young.or(self.do_all_hear_parents(usage, inside)),
            (is_young, Word::Hurts) => {
                let heard = is_young.or(self.does_one_hear_parents(usage, inside));
                Truth::from(heard != Truth::False)
            }
        }
    }
}
