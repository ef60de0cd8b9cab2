//! Whether a policy speaks of what a request is about: its rights hold within its scope.

use super::asked::Asked;
use super::outcome::RightsFact;
use crate::engine::{GivenRights, Truth};
use crate::policy::{Beyond, Scope, Terms};
use std::collections::BTreeSet;

/// Whether a policy speaks of it. A request says nothing of actions, recipients, sources and settings,
/// so that a scope which names some holds for it as far as these go, and what lies beyond the policy by
/// such terms is not what the person asks about.
pub(super) fn speaks_of(
    asked: &Asked<'_>,
    given: &GivenRights,
    unknown: &mut BTreeSet<RightsFact>,
) -> Truth {
    let mut read = BTreeSet::new();
    let within = if given.scopes.is_empty() {
        Truth::True
    } else {
        let scopes = given.scopes.iter().map(|scope| in_scope(asked, scope, &mut read));
        scopes.fold(Truth::False, Truth::or)
    };
    let beyond = given.beyond.iter().map(|beyond| lies_beyond(asked, beyond, &mut read));
    let beyond = beyond.fold(Truth::False, Truth::or);
    let value = within.and(!beyond);
    if value == Truth::Unknown {
        unknown.append(&mut read);
    }
    value
}

fn in_scope(asked: &Asked<'_>, scope: &Scope, read: &mut BTreeSet<RightsFact>) -> Truth {
    let terms = scope.terms();
    let when = scope.condition();
    let when = when.map_or(Truth::True, |when| asked.test_of(when, Truth::True, read));
    let extent = asked.data_within(&terms.data).and(asked.purposes_within(&terms.purpose));
    let extent = noted(extent, RightsFact::Extent, read);
    of_person(asked, terms, read).and(when).and(extent)
}

fn lies_beyond(asked: &Asked<'_>, beyond: &Beyond, read: &mut BTreeSet<RightsFact>) -> Truth {
    let terms = beyond.terms();
    let is_of_uses = !terms.action.is_empty()
        || !terms.by.is_empty()
        || !terms.recipient.is_empty()
        || !terms.channel.is_empty()
        || !terms.place.is_empty()
        || !terms.source.is_empty()
        || !terms.gathered_at.is_empty()
        || terms.identifiability.is_some();
    if is_of_uses {
        return Truth::False;
    }
    let when = beyond.condition();
    let when = when.map_or(Truth::True, |when| asked.test_of(when, Truth::False, read));
    let extent = noted(asked.lies_within(terms), RightsFact::Extent, read);
    of_person(asked, terms, read).and(when).and(extent)
}

fn of_person(asked: &Asked<'_>, terms: &Terms, read: &mut BTreeSet<RightsFact>) -> Truth {
    let mut value = Truth::True;
    if !terms.residence.is_empty() {
        let lives_there = asked.residence(&terms.residence);
        value = value.and(noted(lives_there, RightsFact::Residence, read));
    }
    if !terms.subject.is_empty() {
        let is_one = asked.subject(&terms.subject);
        value = value.and(noted(is_one, RightsFact::Subject, read));
    }
    value
}

/// The value, whose fact is noted where it is unknown.
pub(super) fn noted(value: Truth, fact: RightsFact, read: &mut BTreeSet<RightsFact>) -> Truth {
    if value == Truth::Unknown {
        read.insert(fact);
    }
    value
}
