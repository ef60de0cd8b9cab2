//! The schedule of stored records in decisions (§6), and the erasure that was asked for (§5.11).

use super::Question;
use super::containment::{Side, exact};
use super::policy::{Exempt, Inside, Ruling, Version};
use super::sentence::{Sentence, says};
use super::truth::{Truth, all, any};
use super::uses::Use;
use permitted::facts::{Age, Life, Occurrence, Occurrences};
use permitted::policy::{Identifiability, Retention, Span};
use permitted::{Action, LifeEvent, Purpose};
use std::collections::BTreeSet;
use time::{OffsetDateTime, UtcOffset};

/// What all versions in force together say of the record that a use is of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OnRecord {
    /// Whether a minimum runs.
    pub(crate) minimum: Truth,
    /// Whether a hold is on it.
    pub(crate) is_held: bool,
    /// Whether a granted right orders the use.
    pub(crate) granted: Truth,
    /// Whether a rule of the schedule, or a granted right, orders it.
    pub(crate) ordered: Truth,
}

/// Where a period stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Running {
    /// There is none, or it does not run.
    Not,
    /// "Holds without an end until the event and its period are over."
    Open,
    Until(OffsetDateTime),
    /// Something of what decides is unknown.
    Unknown,
}

impl Running {
    /// "Every period holds its first instant and not its last" (§4).
    fn is_over(self, at: OffsetDateTime) -> Truth {
        match self {
            Self::Not | Self::Open => Truth::False,
            Self::Until(end) => Truth::from(end <= at),
            Self::Unknown => Truth::Unknown,
        }
    }

    fn runs(self, at: OffsetDateTime) -> Truth {
        match self {
            Self::Not => Truth::False,
            running => running.is_over(at).not(),
        }
    }
}

impl Question<'_> {
    /// The record that the use is of.
    fn life(&self, usage: &Use<'_>) -> Option<&Life> {
        let act = &self.request.act;
        act.items[usage.item].record.as_deref().or(act.record.as_deref())
    }

    /// What is known of an event in the record's life. What is said of a purpose goes before what is
    /// said of all, and the earliest before others; "*born* and *deceased* are the record's, else the
    /// subject's".
    fn occurrences(
        &self,
        event: &LifeEvent,
        version: &Version<'_>,
        life: &Life,
        usage: &Use<'_>,
    ) -> Option<Occurrences> {
        let subject = &self.request.facts.subject;
        if *event == LifeEvent::ERASURE_REQUESTED {
            let asked = life.erasure_requested_at().map(Occurrence::At);
            return Some(asked.unwrap_or(Occurrence::NotYet).into());
        }
        let own = life.fulfilled_purposes().filter(|(purpose, _)| {
            *event == LifeEvent::PURPOSE_FULFILLED
                && version.words.is_within(&usage.purpose, purpose)
        });
        // One that has happened comes before one that has not.
        let own = own
            .map(|(_, when)| when)
            .min_by_key(|when| (when.first().is_none(), when.first(), !when.is_open()));
        own.or_else(|| life.known(event)).cloned().or_else(|| match subject.age {
            Some(Age::BornOn(date)) if *event == LifeEvent::BORN => {
                let offset = subject.offset.unwrap_or(UtcOffset::UTC);
                Some(date.midnight().assume_offset(offset).into())
            }
            _ if *event == LifeEvent::DECEASED => subject.deceased.map(Occurrences::from),
            _ => None,
        })
    }

    /// "A minimum counts from the last" of several instants; "waits for each that is *not yet*; *never*
    /// drops out; an *unknown* among several makes what it decides undetermined".
    fn minimum(
        &self,
        rule: &Retention,
        version: &Version<'_>,
        life: &Life,
        usage: &Use<'_>,
    ) -> Running {
        let Some(span) = rule.minimum() else { return Running::Not };
        let all: Vec<Option<Occurrences>> = span
            .events()
            .iter()
            .map(|event| self.occurrences(event, version, life, usage))
            .collect();
        if all.iter().flatten().any(Occurrences::is_open) {
            return Running::Open;
        }
        if all.contains(&None) {
            return Running::Unknown;
        }
        let last = all.iter().flatten().filter_map(Occurrences::last).max_by_key(written);
        last.map_or(Running::Not, |last| Running::Until(span.end(last)))
    }

    /// "A maximum [counts] from the first" of several instants, and of several events "from the latest
    /// that has happened by `at`".
    fn maximum(
        &self,
        rule: &Retention,
        version: &Version<'_>,
        life: &Life,
        usage: &Use<'_>,
    ) -> Running {
        let Some(span) = rule.maximum() else { return Running::Not };
        let mut firsts = Vec::new();
        for event in distinct(span) {
            let Some(when) = self.occurrences(event, version, life, usage) else {
                return Running::Unknown;
            };
            firsts.extend(when.first());
        }
        if distinct(span).count() > 1 {
            firsts.retain(|first| *first <= self.request.at);
        }
        let latest = firsts.into_iter().max_by_key(written);
        latest.map_or(Running::Not, |latest| Running::Until(span.end(latest)))
    }

    /// Whether an exception holds, among all or among those that ask for nothing on record.
    fn is_excepted(
        &self,
        unless: &[Exempt<'_>],
        on_record: bool,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let counting = unless.iter().filter(|one| on_record || !one.asks_for_records);
        any(counting.map(|one| self.ruling(&one.ruling, Side::AtMost, None, usage, inside)))
    }

    /// Whether a rule of the schedule speaks of the record, within S: of personal data where it says
    /// nothing else, as whatever restricts (§5.3).
    fn schedule_speaks(
        &self,
        (_, ruling, unless): &(&Retention, Ruling<'_>, Vec<Exempt<'_>>),
        version: &Version<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        if self.life(usage).is_none() {
            return Truth::False;
        }
        let excepted = self.is_excepted(unless, true, usage, inside);
        self.restricts(version, ruling, usage).and(excepted.not())
    }

    /// Whether a rule of the schedule orders what is done with the record, within S. Data of which it
    /// is not said how far it identifies identifies fully (§4): what is ordered of that is ordered of
    /// less identifying data as well, or leaving that out would help (T12). Consent and evidence let
    /// data be kept; they take back no order, or adding them would hurt (T4).
    pub(crate) fn schedule_orders(
        &self,
        (_, ruling, unless): &(&Retention, Ruling<'_>, Vec<Exempt<'_>>),
        version: &Version<'_>,
        usage: &Use<'_>,
    ) -> Truth {
        if self.life(usage).is_none() {
            return Truth::False;
        }
        let inside = Inside::of_words(version.words, Vec::new());
        let value = self.ruling(ruling, Side::AtLeast, None, usage, &inside);
        let excepted = self.is_excepted(unless, false, usage, &inside);
        all([self.scope(version, usage, &inside), value, excepted.not()])
    }

    pub(crate) fn is_past_maximum(
        &self,
        rule: &Retention,
        version: &Version<'_>,
        usage: &Use<'_>,
    ) -> Truth {
        let Some(life) = self.life(usage) else { return Truth::False };
        self.maximum(rule, version, life, usage).is_over(self.request.at)
    }

    fn is_within_minimum(&self, rule: &Retention, version: &Version<'_>, usage: &Use<'_>) -> Truth {
        let Some(life) = self.life(usage) else { return Truth::False };
        self.minimum(rule, version, life, usage).runs(self.request.at)
    }

    /// Whether a minimum of this version runs: what it requires is that the record is kept, of
    /// whichever acts the policy speaks, if it speaks of such data for such a purpose.
    pub(crate) fn minimum_runs(&self, version: &Version<'_>, usage: &Use<'_>) -> Truth {
        let personal = Some(Identifiability::Pseudonymised);
        let inside = Inside::of_words(version.words, Vec::new());
        if !speaks_of(version, usage) {
            return Truth::False;
        }
        any(version.retentions.iter().map(|(rule, ruling, unless)| {
            all([
                self.ruling(ruling, Side::AtLeast, personal, usage, &inside),
                self.is_excepted(unless, true, usage, &inside).not(),
                self.is_within_minimum(rule, version, usage),
            ])
        }))
    }

    pub(crate) fn is_held(&self, usage: &Use<'_>) -> bool {
        let holds = self.life(usage).map(Life::holds).unwrap_or_default();
        holds.iter().any(|hold| hold.in_force(self.request.at))
    }

    /// Whether the erasure of the record was asked for ("from a record's *erasure-requested* on").
    pub(crate) fn is_asked_for(&self, usage: &Use<'_>) -> bool {
        let since = self.life(usage).and_then(Life::erasure_requested_at);
        since.is_some_and(|since| since <= self.request.at)
    }

    /// The schedule as forbids, and those of holds: "past its maximum for a purpose, a stored item is
    /// prohibited for that purpose, for every action but its own disposals (`then`), erase, and what a
    /// granted right orders. A minimum or hold lifts the maximum for `store` alone, and forbids erase
    /// and anonymise."
    pub(crate) fn schedule_forbids(
        &self,
        version: &Version<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
        on_record: OnRecord,
    ) -> Truth {
        let is = |action: &Action| version.words.is_within(usage.action, action);
        let disposes = is(&Action::ERASE) || is(&Action::ANONYMISE);
        let by_rules = any(version.retentions.iter().map(|one| {
            let rule = one.0;
            let own = rule.disposals().iter().any(|way| is(&way.action()));
            let is_kept = Truth::from(is(&Action::STORE) && says(Sentence::KeptIsStored))
                .and(on_record.minimum.or(on_record.is_held.into()));
            let granted = on_record.granted.and(Truth::from(says(Sentence::GrantedGoesThrough)));
            let is_past = all([
                self.is_past_maximum(rule, version, usage),
                Truth::from(says(Sentence::MaximumProhibits) && !own && !is(&Action::ERASE)),
                is_kept.not(),
                granted.not(),
            ]);
            let must_stay = self
                .is_within_minimum(rule, version, usage)
                .and(Truth::from(disposes && says(Sentence::MinimumForbids)));
            self.schedule_speaks(one, version, usage, inside).and(is_past.or(must_stay))
        }));
        // A hold is on what still leads to a person.
        let personal = Side::AtLeast.holds(usage.identifiability, Identifiability::Pseudonymised);
        let held = all([
            self.scope(version, usage, inside),
            personal,
            Truth::from(disposes && on_record.is_held && says(Sentence::HoldForbids)),
        ]);
        by_rules.or(held)
    }

    /// "Store, disposals and what a granted right orders aside, its items are prohibited for every
    /// purpose but those for which a minimum runs, and legal claims while a hold is on it", as
    /// restricted data is: by a forbid of each operating policy, within S, of personal data (§5.11).
    pub(crate) fn erasure_forbids(
        &self,
        version: &Version<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
        on_record: OnRecord,
    ) -> Truth {
        let is = |action: &Action| version.words.is_within(usage.action, action);
        let spared = [Action::STORE, Action::ERASE, Action::ANONYMISE, Action::RESTRICT];
        let is_spared = spared.iter().any(is);
        let is_claimed = on_record.is_held
            && says(Sentence::AskedUnlessHeld)
            && version.words.is_within(&usage.purpose, &Purpose::LEGAL_CLAIMS);
        let minimum = on_record.minimum.and(says(Sentence::AskedUnlessMinimum).into());
        let granted = on_record.granted.and(says(Sentence::GrantedGoesThrough).into());
        all([
            self.scope(version, usage, inside),
            Side::AtLeast.holds(usage.identifiability, Identifiability::Pseudonymised),
            Truth::from(self.is_asked_for(usage) && says(Sentence::AskedProhibits)),
            Truth::from(!is_spared && !is_claimed),
            minimum.not(),
            granted.not(),
        ])
    }

    /// Retention boundaries (§5.15): of the rules whose terms speak of the record, of holds, and of
    /// the erasure asked for.
    pub(crate) fn ends_of_retention(
        &self,
        in_force: &[&Version<'_>],
        usage: &Use<'_>,
    ) -> Vec<OffsetDateTime> {
        let Some(life) = self.life(usage) else { return Vec::new() };
        let mut instants: Vec<OffsetDateTime> = life.erasure_requested_at().into_iter().collect();
        for hold in life.holds() {
            instants.push(hold.from);
            instants.extend(hold.until);
        }
        let personal = Some(Identifiability::Pseudonymised);
        for version in in_force {
            for (rule, ruling, _) in &version.retentions {
                if self.terms(ruling, Side::AtLeast, personal, usage) == Truth::False {
                    continue;
                }
                for running in [
                    self.minimum(rule, version, life, usage),
                    self.maximum(rule, version, life, usage),
                ] {
                    if let Running::Until(end) = running {
                        instants.push(end);
                    }
                }
                // Of several events each that happens later moves the maximum.
                let Some(span) = rule.maximum().filter(|span| distinct(span).count() > 1) else {
                    continue;
                };
                for event in distinct(span) {
                    let when = self.occurrences(event, version, life, usage);
                    let first = when.and_then(|when| when.first());
                    for first in first.into_iter().filter(|first| *first > self.request.at) {
                        instants.extend([first, span.end(first)]);
                    }
                }
            }
        }
        instants
    }
}

/// An instant, and where it is written: of one instant in several offsets always the same counts.
fn written(at: &OffsetDateTime) -> (OffsetDateTime, i32) {
    (*at, at.offset().whole_seconds())
}

/// The events of a span, each once.
fn distinct(span: &Span) -> impl Iterator<Item = &LifeEvent> {
    span.events().iter().collect::<BTreeSet<_>>().into_iter()
}

/// Whether a policy may speak of the use's data for its purpose, whatever is done with it.
fn speaks_of(version: &Version<'_>, usage: &Use<'_>) -> bool {
    let may_hold = |ruling: &Ruling<'_>| {
        exact(version.words, &usage.data, &ruling.data).and(exact(
            version.words,
            &usage.purpose,
            &ruling.purpose,
        )) == Truth::True
    };
    let asks_no_more = |ruling: &Ruling<'_>| ruling.names_nothing_but_data_and_purpose();
    (version.scopes.is_empty() || version.scopes.iter().any(may_hold))
        && !version.beyond.iter().any(|(ruling, exceptions)| {
            may_hold(ruling) && asks_no_more(ruling) && !exceptions.iter().any(may_hold)
        })
}
