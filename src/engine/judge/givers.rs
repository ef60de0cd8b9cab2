//! Whose word an event of the ledger is, and until when a parent's word counts.

use crate::engine::judge::on_record::Records;
use crate::engine::resolved::records::ResolvedEvent;
use crate::engine::tables::truth::Truth;
use crate::policy::GiverKind;

/// The age at which a parent's word ends.
pub(crate) const OF_AGE: u8 = 18;

/// Whether two events are of one giver. Who is not named may be anybody.
pub(crate) fn same_giver(one: &ResolvedEvent, other: &ResolvedEvent) -> Truth {
    if one.giver != other.giver {
        return Truth::False;
    }
    if one.giver == GiverKind::Subject {
        return Truth::True;
    }
    match (one.giver_party(), other.giver_party()) {
        (Some(one), Some(other)) => Truth::from(one == other),
        _ => Truth::Unknown,
    }
}

/// Whether somebody may answer or lift what another said: the same giver, and the subject what an
/// agent said.
pub(crate) fn may_take_back(said: &ResolvedEvent, by: &ResolvedEvent) -> Truth {
    let speaks_for_it = said.giver == GiverKind::Agent && by.giver == GiverKind::Subject;
    if speaks_for_it { Truth::True } else { same_giver(said, by) }
}

impl Records<'_, '_> {
    /// Whether it is still the time for the word of this giver: a parent's ends with the subject's
    /// coming of age.
    pub(crate) fn is_in_time(&self, event: &ResolvedEvent) -> Truth {
        if event.giver == GiverKind::Parent {
            self.judge.age(None, Some(OF_AGE))
        } else {
            Truth::True
        }
    }

    /// Whether the word of the giver of a grant, or of a form that ends denials, counts.
    pub(crate) fn word_counts(&self, event: &ResolvedEvent) -> Truth {
        self.is_in_time(event)
    }

    /// Whether an event that hurts counts, as far as its giver is concerned.
    pub(crate) fn may_count(&self, event: &ResolvedEvent) -> bool {
        self.is_in_time(event) != Truth::False
    }
}
