//! Sets of facts to supply, and how they compare.

use crate::engine::answer::open_fact::OpenFact;
use crate::engine::missing::supplied_facts::Supply;

/// Facts to supply, sorted.
pub(crate) type Facts = Vec<Supply>;

/// Whether a set says several open facts.
pub(crate) fn is_several_values(facts: &[Supply]) -> bool {
    facts.iter().filter(|supply| matches!(supply, Supply::Value(..))).count() > 1
}

/// A set with one fact more, sorted; none if the fact does not go with the others. A grant takes the
/// place of one that serves for less.
pub(crate) fn joined(facts: &Facts, more: Supply) -> Option<Facts> {
    let clash = |other: &Supply| match (other, &more) {
        (Supply::Value(fact, value), Supply::Value(other, more)) => {
            // A subject can be of several kinds.
            fact == other && (*fact != OpenFact::Subject || value == more)
        }
        (Supply::Consent(_) | Supply::Lifted(_), Supply::NoObjection) => true,
        (one, other) => one == other,
    };
    if facts.iter().any(clash) {
        return None;
    }
    let mut joined = Facts::with_capacity(facts.len().saturating_add(1));
    let replaced = |fact: &&Supply| match (fact, &more) {
        (Supply::NoObjection, Supply::Consent(_) | Supply::Lifted(_)) => true,
        (Supply::Consent(one), Supply::Consent(other)) => one.giver == other.giver,
        _ => false,
    };
    joined.extend(facts.iter().filter(|fact| !replaced(fact)).cloned());
    joined.insert(joined.partition_point(|fact| *fact < more), more);
    Some(joined)
}

/// Whether one fact supplies no more than another.
fn is_weaker(one: &Supply, other: &Supply) -> bool {
    match (one, other) {
        (Supply::Consent(one), Supply::Consent(other)) => {
            one.giver == other.giver
                && one.strength <= other.strength
                && one.naming.within(other.naming)
                && (one.of.is_none() || one.of == other.of)
                && one.data.iter().all(|term| other.data.contains(term))
                && one.expiring <= other.expiring
        }
        (Supply::NoObjection, Supply::Consent(_) | Supply::Lifted(_)) => true,
        _ => one == other,
    }
}

/// Whether a set supplies all that a cure does.
pub(crate) fn covers(cure: &Facts, facts: &Facts) -> bool {
    cure.iter().all(|fact| facts.iter().any(|more| is_weaker(fact, more)))
}

/// Drops cures that only ask for a stronger grant than another cure does.
pub(crate) fn without_stronger(mut cures: Vec<Facts>) -> Vec<Facts> {
    let implies =
        |one: &Facts, other: &Facts| one != other && one.len() == other.len() && covers(one, other);
    let kept = |cure| !cures.iter().any(|other| implies(other, cure));
    let kept: Vec<bool> = cures.iter().map(kept).collect();
    let mut kept = kept.into_iter();
    cures.retain(|_| kept.next().unwrap_or(true));
    cures
}
