//! Restriction of processing (§5.11).

use super::Question;
use super::consent::Wanted;
use super::containment::{Side, Words};
use super::givers;
use super::policy::{Inside, Version};
use super::retention::OnRecord;
use super::sentence::{Sentence, says};
use super::truth::{Truth, all, any};
use super::uses::Use;
use permitted::policy::{Identifiability, Strength};
use permitted::{Action, ConsentEvent, Purpose};

/// "Save to store; for what a granted right orders; for legal claims", in the words of the policy judged.
fn is_spared(words: Words<'_>, usage: &Use<'_>, on_record: OnRecord) -> Truth {
    let stores = words.is_within(usage.action, &Action::STORE);
    let is_claimed = words.is_within(&usage.purpose, &Purpose::LEGAL_CLAIMS);
    let granted = on_record.granted.and(says(Sentence::GrantedGoesThrough).into());
    Truth::from(stores || is_claimed).or(granted)
}

impl Question<'_> {
    /// "With a later express grant of the same giver that counts."
    fn is_agreed_to(
        &self,
        restriction: &ConsentEvent,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let express = Wanted::of(Strength::Express);
        let all_agreed = self.have_all_agreed(&express, Truth::False, usage, inside);
        any(self
            .grants_as_wanted(&express, inside)
            .filter(|grant| grant.recorded_at() > restriction.recorded_at())
            .map(|grant| {
                Truth::from(says(Sentence::RestrictionAgreed))
                    .and(givers::same(grant.giver(), restriction.giver()))
                    .and(self.grant_counts(grant, usage, inside))
                    .and(all_agreed)
            }))
    }

    /// "While a restriction in force contains a use of personal data, the use is prohibited (as by a
    /// forbid of each operating policy, within S)." Without a ledger "no restriction is assumed"
    /// (§4).
    pub(crate) fn is_restricted(
        &self,
        version: &Version<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
        on_record: OnRecord,
    ) -> Truth {
        let personal = Side::AtLeast.holds(usage.identifiability, Identifiability::Pseudonymised);
        // "And where a `[[restriction]]` exception of the judged policy holds."
        let excepted = any(version
            .restrictions
            .iter()
            .filter(|_| says(Sentence::RestrictionExcepted))
            .map(|(_, ruling)| self.ruling(ruling, Side::AtMost, None, usage, inside)));
        let restricted = any(self.restrictions().map(|restriction| {
            self.restriction_holds(restriction, usage, inside)
                .and(self.is_agreed_to(restriction, usage, inside).not())
        }));
        all([
            self.scope(version, usage, inside),
            personal,
            Truth::from(says(Sentence::Restriction)),
            is_spared(version.words, usage, on_record).not(),
            restricted,
            excepted.not(),
        ])
    }
}
