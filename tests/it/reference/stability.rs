//! How long an answer stays true (§5.15).

use super::Question;
use super::age::{OF_AGE, birthday, offsets};
use super::containment::{Side, Words, facets, widely};
use super::policy::{Inside, Version, conditions};
use super::truth::Truth;
use super::uses::Use;
use permitted::facts::Age;
use permitted::policy::{
    Condition, GiverKind, Identifiability, Period, PolicyKind, PolicyTimeline,
};
use permitted::{ConsentEvent, Evidence};
use time::{OffsetDateTime, Time, UtcOffset};

impl Question<'_> {
    /// The earliest instant after the question's at which the answer could change.
    pub(super) fn stable_until(
        &self,
        timelines: &[PolicyTimeline],
        in_force: &[&Version<'_>],
        uses: &[&Use<'_>],
    ) -> Option<OffsetDateTime> {
        let mut instants: Vec<OffsetDateTime> = Vec::new();
        instants.extend(timelines.iter().flat_map(PolicyTimeline::boundaries));
        instants.extend(self.ends_of_records(in_force, uses));
        instants.extend(self.ends_of_grace(in_force, uses));
        instants.extend(self.birthdays(in_force));
        instants.extend(self.ages_of_grants(in_force, uses));
        instants.extend(self.starts_of_deemed_consents(in_force, uses));
        instants.extend(uses.iter().flat_map(|usage| self.ends_of_retention(in_force, usage)));
        instants.into_iter().filter(|instant| *instant > self.request.at).min()
    }

    /// Whether an event's scope contains the use or may: of a grant the party and the version
    /// included, of all others the party in any role.
    fn may_contain(
        &self,
        event: &ConsentEvent,
        in_force: &[&Version<'_>],
        usage: &Use<'_>,
    ) -> bool {
        let operating =
            in_force.iter().filter(|version| version.policy.kind() == PolicyKind::Operating);
        let names = operating.map(|version| &version.name).collect();
        let inside = Inside::of_words(Words::jointly(self.words), names);
        let contains = if event.kind().is_grant() {
            self.grant_contains(event, usage, &inside)
        } else {
            widely(self.words, event.scope(), usage)
        };
        contains != Truth::False
    }

    fn ends_of_records(&self, in_force: &[&Version<'_>], uses: &[&Use<'_>]) -> Vec<OffsetDateTime> {
        let mut instants = Vec::new();
        for event in self.events.iter().flatten() {
            if uses.iter().any(|usage| self.may_contain(event, in_force, usage)) {
                instants.push(event.recorded_at());
                instants.extend(event.valid_since());
                instants.extend(event.expires_at());
            }
        }
        for evidence in &self.request.facts.evidence {
            // The party that evidence names is no part of its scope.
            let words = Words::jointly(self.words);
            let contains = |usage: &&Use<'_>| facets(words, evidence.scope(), usage);
            if uses.iter().any(|usage| contains(usage) != Truth::False) {
                instants.push(evidence.recorded_at());
                instants.extend(evidence.expires_at());
            }
        }
        instants
    }

    /// Counted from the records of all denials, and so from the first record of a repeated one.
    fn ends_of_grace(&self, in_force: &[&Version<'_>], uses: &[&Use<'_>]) -> Vec<OffsetDateTime> {
        let mut instants = Vec::new();
        let denials = |event: &&&ConsentEvent| event.kind().is_denial();
        for denial in self.events.iter().flatten().filter(denials) {
            for (rule, ruling, _) in in_force.iter().flat_map(|version| &version.opt_outs) {
                let concerns = uses.iter().any(|usage| {
                    let personal = Some(Identifiability::Pseudonymised);
                    self.may_contain(denial, in_force, usage)
                        && self.terms(ruling, Side::AtLeast, personal, usage) != Truth::False
                });
                if concerns {
                    instants.push(rule.grace_period().period().after(denial.recorded_at()));
                }
            }
        }
        instants
    }

    /// When evidence has been on record so long that consent is deemed.
    fn starts_of_deemed_consents(
        &self,
        in_force: &[&Version<'_>],
        uses: &[&Use<'_>],
    ) -> Vec<OffsetDateTime> {
        let words = Words::jointly(self.words);
        let contains = |evidence: &&Evidence| {
            uses.iter().any(|usage| facets(words, evidence.scope(), usage) != Truth::False)
        };
        let rules = in_force.iter().flat_map(|version| &version.deemed_consents);
        let periods: Vec<Period> = rules.map(|(rule, _)| rule.stands_after()).collect();
        let evidence = self.request.facts.evidence.iter().filter(contains);
        let starts = |one: &Evidence| {
            periods.iter().map(|period| period.after(one.recorded_at())).collect::<Vec<_>>()
        };
        evidence.flat_map(starts).collect()
    }

    /// When what was granted grows older than a condition asks.
    fn ages_of_grants(&self, in_force: &[&Version<'_>], uses: &[&Use<'_>]) -> Vec<OffsetDateTime> {
        let mut periods = Vec::new();
        for version in in_force {
            for condition in conditions(version.policy) {
                oldest(condition, &mut periods);
            }
        }
        let grants = self.events.iter().flatten().filter(|event| event.kind().is_grant());
        let granted = grants
            .filter(|grant| uses.iter().any(|usage| self.may_contain(grant, in_force, usage)))
            .map(|grant| grant.recorded_at());
        let words = Words::jointly(self.words);
        let contains = |evidence: &&Evidence| {
            uses.iter().any(|usage| facets(words, evidence.scope(), usage) != Truth::False)
        };
        let evidence = self.request.facts.evidence.iter().filter(contains);
        let granted: Vec<OffsetDateTime> =
            granted.chain(evidence.map(Evidence::recorded_at)).collect();
        let after = |period: Period| granted.iter().map(move |granted| period.after(*granted));
        periods.into_iter().flat_map(after).collect()
    }

    fn birthdays(&self, in_force: &[&Version<'_>]) -> Vec<OffsetDateTime> {
        let subject = &self.request.facts.subject;
        let Some(Age::BornOn(born)) = subject.age else { return Vec::new() };
        let mut bounds = Vec::new();
        for version in in_force {
            for condition in conditions(version.policy) {
                ages(condition, &mut bounds);
            }
        }
        let parent = |event: &&&ConsentEvent| event.giver().kind() == GiverKind::Parent;
        bounds.extend(self.events.iter().flatten().find(parent).map(|_| OF_AGE));
        if !bounds.is_empty() {
            // Before the birth the age is unknown.
            bounds.push(0);
        }
        // Where nobody knows where the days begin: first and last of all places.
        let offsets = offsets(subject);
        let ends = [offsets.iter().max().unwrap(), offsets.iter().min().unwrap()];
        let midnight = |years: u8, offset: UtcOffset| {
            birthday(born, years).with_time(Time::MIDNIGHT).assume_offset(offset)
        };
        let both = |years: u8| ends.map(|offset| midnight(years, *offset));
        bounds.into_iter().flat_map(both).collect()
    }
}

fn oldest(condition: &Condition, periods: &mut Vec<Period>) {
    match condition {
        Condition::Consent { no_older_than: Some(period), .. } => periods.push(*period),
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                oldest(part, periods);
            }
        }
        _ => {}
    }
}

fn ages(condition: &Condition, bounds: &mut Vec<u8>) {
    match condition {
        Condition::Age { at_least, below } => bounds.extend(at_least.iter().chain(below)),
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                ages(part, bounds);
            }
        }
        Condition::Not(part) | Condition::Knowingly(part) => ages(part, bounds),
        _ => {}
    }
}
