//! Rules of a consent as the events that say them.

use super::facets::Actions;
use super::provisions::{Kind, Rule, Walk};
use super::unknown_speaker;
use crate::fhir::facets::Facets;
use crate::{Effect, Imported};
use permitted::facts::{Giver, RecordedScope};
use permitted::ids::SubjectId;
use permitted::policy::{Naming, Strength};
use permitted::words::Vocabulary;
use permitted::{ConsentEvent, LegalBasis};
use time::OffsetDateTime;

/// How the rules of one consent become events.
pub(super) struct Events<'a> {
    pub(super) subject: &'a SubjectId,
    pub(super) at: OffsetDateTime,
    pub(super) strength: Strength,
    /// Whose word it is, if that is known.
    pub(super) giver: Option<Giver>,
    pub(super) rules: &'a [Rule],
}

impl Walk<'_> {
    /// What holds for all that no provision speaks of.
    pub(super) fn base(&mut self, path: &str, kind: Option<Kind>) {
        if kind.is_none() {
            self.found.note(path, "neither permit nor deny", Effect::SaysNothing);
        }
        let path = path.to_owned();
        let (facets, within) = (Facets::ANY, Vec::new());
        let (valid_from, expires, denies_until) = (None, None, None);
        self.rules.push(Rule { path, kind, facets, valid_from, expires, denies_until, within });
    }
}

impl Events<'_> {
    /// The events of a consent that is active.
    pub(super) fn of_active(&self, found: &mut Imported) {
        for (place, rule) in self.rules.iter().enumerate() {
            match rule.kind {
                None => {}
                Some(Kind::Deny) => {
                    let refused = ConsentEvent::refused(self.subject.clone(), self.at);
                    let refused = refused.about(denied(&rule.facets));
                    let refused =
                        rule.denies_until.into_iter().fold(refused, ConsentEvent::expires);
                    let giver = self.giver.clone().unwrap_or_else(unknown_speaker);
                    found.events.push(refused.given_by(giver));
                }
                Some(Kind::Permit) => self.grant(place, rule, found),
            }
        }
    }

    /// The events of a consent that is no longer, or never was.
    pub(super) fn of_over(&self, found: &mut Imported) {
        for rule in self.rules {
            match rule.kind {
                // Without a purpose it never granted anything.
                Some(Kind::Permit) if rule.facets.purposes.is_some() => {
                    let withdrawn = ConsentEvent::withdrawn(self.subject.clone(), self.at)
                        .basis([LegalBasis::CONSENT])
                        .about(denied(&rule.facets))
                        .given_by(self.giver.clone().unwrap_or_else(unknown_speaker));
                    found.events.push(withdrawn);
                }
                Some(Kind::Deny) => found.note(&rule.path, "deny", Effect::TakesNothingBack),
                _ => {}
            }
        }
    }

    fn grant(&self, place: usize, rule: &Rule, found: &mut Imported) {
        let Some(giver) = self.giver.clone() else { return };
        let scope = match granted(&rule.facets) {
            Ok(scope) => scope,
            Err(why) => return found.note(&rule.path, why, Effect::GrantsNothing),
        };
        let denials = self.rules.iter().enumerate().filter(|(other, denial)| {
            denial.kind == Some(Kind::Deny) && *other != place && !rule.within.contains(other)
        });
        // Of one instant the narrower grant would prevail. That is for exceptions, and not for what stands
        // beside the grant or is an exception to it.
        for (_, denial) in denials {
            if lies_inside(&scope, &denied(&denial.facets)) {
                return found.note(&rule.path, &denial.path, Effect::GrantsNothing);
            }
        }
        let granted = ConsentEvent::granted(self.subject.clone(), self.strength, self.at);
        let granted = granted.about(scope).given_by(giver);
        let granted = rule.valid_from.into_iter().fold(granted, ConsentEvent::valid_from);
        found.events.push(rule.expires.into_iter().fold(granted, ConsentEvent::expires));
    }
}

/// What a permit covers, or why that is nothing.
fn granted(facets: &Facets) -> Result<RecordedScope, &'static str> {
    if facets.is_narrower {
        return Err("it is narrower than events can say");
    }
    let Some(purposes) = &facets.purposes else { return Err("it names no purpose") };
    if purposes.grants.is_empty() {
        return Err("none of its purposes has a word");
    }
    let mut scope = RecordedScope::default().purpose(purposes.grants.iter().cloned());
    if let Some(data) = &facets.data {
        if data.grants.is_empty() {
            return Err("none of its data has a word");
        }
        scope = scope.data(data.grants.iter().cloned());
    }
    match &facets.recipients {
        Some(recipients) if recipients.grants.is_empty() => {
            return Err("nobody knows the recipients");
        }
        // Who names recipients speaks of disclosing alone.
        Some(recipients) if facets.actions != Actions::Others => {
            for (role, party) in &recipients.grants {
                scope = scope.recipient([role.clone()]).party(party.clone());
            }
        }
        None if facets.actions == Actions::All => {}
        _ => return Err("it lists actions, of which events do not speak"),
    }
    Ok(scope)
}

/// What a denial covers.
fn denied(facets: &Facets) -> RecordedScope {
    let mut scope = RecordedScope::default();
    if let Some(purposes) = facets.purposes.as_ref().and_then(|facet| facet.denies.as_ref()) {
        scope = scope.purpose(purposes.iter().cloned());
    }
    if let Some(data) = facets.data.as_ref().and_then(|facet| facet.denies.as_ref()) {
        scope = scope.data(data.iter().cloned());
    }
    if let Some(recipients) = facets.recipients.as_ref().and_then(|facet| facet.denies.as_ref()) {
        for (role, party) in recipients {
            scope = scope.recipient([role.clone()]).party(party.clone());
        }
    }
    scope
}

/// Whether a grant of one instant would prevail over a denial: whether all that it names lies within.
fn lies_inside(grant: &RecordedScope, denial: &RecordedScope) -> bool {
    let words = Vocabulary::built_in();
    let purposes = !denial.names(Naming::Purpose)
        || grant.names(Naming::Purpose)
            && grant.purposes().all(|one| denial.purposes().any(|all| words.is_within(one, all)));
    let data = !denial.names(Naming::Data)
        || grant.names(Naming::Data)
            && grant
                .data_categories()
                .all(|one| denial.data_categories().any(|all| words.is_within(one, all)));
    let recipients = !denial.names(Naming::Recipient)
        || grant.names(Naming::Recipient)
            && grant
                .recipients()
                .all(|one| denial.recipients().any(|all| words.is_within(one, all)));
    let parties = !denial.names(Naming::Party)
        || grant.names(Naming::Party)
            && grant.parties().iter().all(|one| denial.parties().contains(one));
    purposes && data && recipients && parties
}
