//! The schedule of stored records in decisions (§6), and the erasure that was asked for (§5.11).

use super::Question;
use super::containment::{Side, exact};
use super::policy::{Inside, Ruling, Version};
use super::sentence::{Sentence, says};
use super::truth::{Truth, all, any};
use super::uses::Use;
use permitted::facts::{Anchored, Life};
use permitted::policy::{Anchor, Disposal, Identifiability, Retention, Span};
use permitted::{Action, Purpose};
use time::OffsetDateTime;

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

/// Where a period stands that runs from an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Running {
    /// There is none, or the event is "not yet".
    Not,
    Until(OffsetDateTime),
    /// The event's instant is unknown.
    Unknown,
}

impl Running {
    /// "Every period holds its first instant and not its last" (§4).
    fn is_over(self, at: OffsetDateTime) -> Truth {
        match self {
            Self::Not => Truth::False,
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

    /// What is said of a purpose goes before what is said of all, and the earliest before others.
    fn running(
        &self,
        span: Option<Span>,
        version: &Version<'_>,
        life: &Life,
        usage: &Use<'_>,
    ) -> Running {
        let Some(Span { period, from }) = span else { return Running::Not };
        let own = life.fulfilled_purposes().filter(|(purpose, _)| {
            from == Anchor::PurposeFulfilled && version.words.is_within(&usage.purpose, purpose)
        });
        match own.map(|(_, when)| when).min().or_else(|| life.known(from)) {
            Some(Anchored::At(start)) => Running::Until(period.after(start)),
            Some(Anchored::NotYet) => Running::Not,
            None => Running::Unknown,
        }
    }

    /// Whether a rule of the schedule speaks of the record, within S: of personal data where it says
    /// nothing else, as whatever restricts (§5.3).
    pub(crate) fn schedule_speaks(
        &self,
        ruling: &Ruling<'_>,
        version: &Version<'_>,
        usage: &Use<'_>,
    ) -> Truth {
        if self.life(usage).is_none() {
            return Truth::False;
        }
        self.restricts(version, ruling, usage)
    }

    pub(crate) fn is_past_maximum(
        &self,
        rule: &Retention,
        version: &Version<'_>,
        usage: &Use<'_>,
    ) -> Truth {
        let Some(life) = self.life(usage) else { return Truth::False };
        self.running(rule.maximum(), version, life, usage).is_over(self.request.at)
    }

    fn is_within_minimum(&self, rule: &Retention, version: &Version<'_>, usage: &Use<'_>) -> Truth {
        let Some(life) = self.life(usage) else { return Truth::False };
        self.running(rule.minimum(), version, life, usage).runs(self.request.at)
    }

    /// Whether a minimum of this version runs: what it requires is that the record is kept, of
    /// whichever acts the policy speaks, if it speaks of such data for such a purpose.
    pub(crate) fn minimum_runs(&self, version: &Version<'_>, usage: &Use<'_>) -> Truth {
        let personal = Some(Identifiability::Pseudonymised);
        if !speaks_of(version, usage) {
            return Truth::False;
        }
        any(version.retentions.iter().map(|(rule, ruling)| {
            self.terms(ruling, Side::AtLeast, personal, usage)
                .and(self.is_within_minimum(rule, version, usage))
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
        let by_rules = any(version.retentions.iter().map(|(rule, ruling)| {
            let own = match rule.disposal() {
                Disposal::Erase => is(&Action::ERASE),
                Disposal::Anonymise => is(&Action::ANONYMISE),
                Disposal::Restrict => is(&Action::RESTRICT),
            };
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
            self.schedule_speaks(ruling, version, usage).and(is_past.or(must_stay))
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
            for (rule, ruling) in &version.retentions {
                if self.terms(ruling, Side::AtLeast, personal, usage) == Truth::False {
                    continue;
                }
                for span in [rule.minimum(), rule.maximum()] {
                    if let Running::Until(end) = self.running(span, version, life, usage) {
                        instants.push(end);
                    }
                }
            }
        }
        instants
    }
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
