//! How long an answer holds.

use super::compile::{Compiled, Detail};
use super::judge::birthday;
use super::outcome::Truth;
use super::retention::Bound;
use super::walk::{Judges, Walk};
use crate::facts::{Age, BoundTo, RecordScope, Resolved, ResolvedEvent, ResolvedFacts};
use time::OffsetDateTime;

/// Gathers, use by use, which records bear on a request, and finds the first instant at which
/// anything could change.
pub(super) struct Stable<'a> {
    request: &'a Resolved,
    facts: &'a ResolvedFacts,
    events: Vec<bool>,
    evidence: Vec<bool>,
    earliest: Option<OffsetDateTime>,
}

impl<'a> Stable<'a> {
    pub(super) fn new(walk: &Walk<'a>) -> Self {
        let (request, facts) = (walk.request, walk.facts);
        Self {
            request,
            facts,
            events: vec![false; facts.events().len()],
            evidence: vec![false; facts.evidence.len()],
            earliest: None,
        }
    }

    fn boundary(&mut self, instant: OffsetDateTime) {
        if instant > self.request.at && self.earliest.is_none_or(|earliest| instant < earliest) {
            self.earliest = Some(instant);
        }
    }

    pub(super) fn take(&mut self, judges: &Judges<'_>) {
        self.take_record(judges);
        if self.events.is_empty() && self.evidence.is_empty() {
            return;
        }
        let contained = |scope: &RecordScope| {
            judges.the_use.facets_contained(judges.walk.vocabulary(), scope) != Truth::False
        };
        // Rules look for the party of evidence in roles of their own choice.
        for (place, evidence) in self.facts.evidence.iter().enumerate() {
            if let Some(bears) = self.evidence.get_mut(place) {
                *bears = *bears || contained(&evidence.scope);
            }
        }
        for (place, event) in self.facts.events().iter().enumerate() {
            if !contained(&event.scope) || is_of_others(judges, event) {
                continue;
            }
            if let Some(bears) = self.events.get_mut(place) {
                *bears = true;
            }
            if event.kind.is_grant() {
                continue;
            }
            for (_, judge) in judges.each() {
                let compiled = judge.setting.compiled;
                for row in judge.possible(&compiled.opt_outs) {
                    let detail = compiled.row(row).map(|row| &row.detail);
                    if let Some(Detail::OptOut { grace, .. }) = detail {
                        self.boundary(grace.after(event.recorded_at));
                    }
                }
            }
        }
    }

    /// The boundaries of retention for the record that the use is of, and of holds on it.
    fn take_record(&mut self, judges: &Judges<'_>) {
        let Some(life) = judges.the_use.item().and_then(|item| item.life.as_ref()) else { return };
        for hold in &life.holds {
            self.boundary(hold.from);
            hold.until.into_iter().for_each(|end| self.boundary(end));
        }
        for (_, judge) in judges.each() {
            for (_, row) in judge.retentions() {
                let (minimum, maximum) = judge.bounds(row);
                for bound in [minimum, maximum] {
                    if let Bound::Ends(end) = bound {
                        self.boundary(end);
                    }
                }
            }
        }
    }

    /// The first instant after the request's at which the answer could change.
    pub(super) fn until<'b>(
        mut self,
        in_force: impl Iterator<Item = &'b Compiled>,
        versions: impl Iterator<Item = OffsetDateTime>,
    ) -> Option<OffsetDateTime> {
        let facts = self.facts;
        for (evidence, bears) in facts.evidence.iter().zip(self.evidence.clone()) {
            if bears {
                self.boundary(evidence.recorded_at);
                evidence.expires_at.into_iter().for_each(|end| self.boundary(end));
            }
        }
        for (event, bears) in facts.events().iter().zip(self.events.clone()) {
            if bears {
                self.boundary(event.recorded_at);
                event.expires_at.into_iter().for_each(|end| self.boundary(end));
            }
        }
        if let Some(Age::BornOn(born)) = facts.subject.age {
            for compiled in in_force {
                for years in &compiled.ages {
                    birthday(born, *years).into_iter().for_each(|day| self.boundary(day));
                }
            }
        }
        versions.for_each(|instant| self.boundary(instant));
        self.earliest
    }
}

/// Whether an event names a party, or a version of a policy, that surely is not the use's.
fn is_of_others(judges: &Judges<'_>, event: &ResolvedEvent) -> bool {
    let the_use = judges.the_use;
    let of_operating = |number: u32| {
        judges.walk.versions().any(|version| version.number == number && !version.is_limit)
    };
    let bound_elsewhere = match event.bound_to {
        BoundTo::Any => false,
        BoundTo::Version(number) => !of_operating(number),
        BoundTo::Elsewhere => true,
    };
    let party = event.scope.party.as_ref();
    bound_elsewhere
        || party
            .is_some_and(|party| the_use.party_is(party, the_use.default_role()) == Truth::False)
}
