//! How long an answer holds.

use crate::engine::judge::age::birthday;
use crate::engine::judge::all_versions::Judges;
use crate::engine::judge::givers::OF_AGE;
use crate::engine::judge::period_of_record::Bound;
use crate::engine::resolved::facts::ResolvedFacts;
use crate::engine::resolved::records::{RecordScope, ResolvedEvent};
use crate::engine::tables::compiled_policy::{CompiledPolicy, Detail};
use crate::engine::tables::truth::Truth;
use crate::engine::uses::asked::Asked;
use crate::facts::Age;
use crate::policy::GiverKind;
use std::collections::BTreeSet;
use time::{OffsetDateTime, UtcOffset};

/// Finds, use by use, the first instant at which anything could change.
pub(crate) struct StableUntil<'a> {
    at: OffsetDateTime,
    facts: &'a ResolvedFacts,
    /// Whether some opt-out is in force, with a grace that may end.
    has_graces: bool,
    earliest: Option<OffsetDateTime>,
    /// When the first event was recorded that may be about some use and is later than the moment.
    later_event: Option<OffsetDateTime>,
    /// Where the denials and restrictions by now stand that may be about some use and name a word that nobody
    /// knows.
    unknown_words: BTreeSet<usize>,
}

impl<'a> StableUntil<'a> {
    pub(crate) fn new(asked: &Asked<'a>) -> Self {
        let has_graces = asked.versions().any(|version| !version.compiled.opt_outs.is_empty());
        Self {
            at: asked.at,
            facts: asked.facts,
            has_graces,
            earliest: None,
            later_event: None,
            unknown_words: BTreeSet::new(),
        }
    }

    /// Whether an instant is to come, and before all others found so far.
    fn is_earlier(&self, instant: OffsetDateTime) -> bool {
        instant > self.at && self.earliest.is_none_or(|earliest| instant < earliest)
    }

    fn boundary(&mut self, instant: OffsetDateTime) {
        if self.is_earlier(instant) {
            self.earliest = Some(instant);
        }
    }

    /// When the first event was recorded that may be about some use and is later than the moment.
    pub(crate) fn later_event(&self) -> Option<OffsetDateTime> {
        self.later_event
    }

    /// The first denial or restriction with a word that nobody knows, and how many more there are.
    pub(crate) fn unknown_words(&self) -> Option<(&'a ResolvedEvent, usize)> {
        let first = *self.unknown_words.first()?;
        Some((self.facts.events().get(first)?, self.unknown_words.len().saturating_sub(1)))
    }

    pub(crate) fn take(&mut self, judges: &Judges<'_>) {
        self.take_record(judges);
        let facts = self.facts;
        let contained = |scope: &RecordScope| {
            judges.one_use.facets_contained(judges.asked.vocabulary(), scope) != Truth::False
        };
        // Rules look for the party of evidence in roles of their own choice.
        for evidence in &facts.evidence {
            let bears = || contained(&evidence.scope);
            self.take_span(evidence.recorded_at, evidence.expires_at, bears);
            self.take_age(judges, evidence.recorded_at, bears);
            self.take_deemed(judges, evidence.recorded_at, bears);
        }
        for (place, event) in facts.events().iter().enumerate() {
            let bears = || contained(&event.scope) && !is_of_others(judges, event);
            self.take_span(event.recorded_at, event.expires_at, bears);
            let recorded = event.recorded_at;
            let is_first = self.later_event.is_none_or(|first| recorded < first);
            if recorded > self.at && is_first && bears() {
                self.later_event = Some(recorded);
            }
            if event.has_unknown_word && event.kind.hurts() && recorded <= self.at && bears() {
                self.unknown_words.insert(place);
            }
            if let Some(from) = event.valid_from() {
                self.take_span(from, None, bears);
            }
            if event.kind.is_grant() {
                self.take_age(judges, event.recorded_at, bears);
            }
            if !event.kind.is_denial() || !self.has_graces || !bears() {
                continue;
            }
            for (_, judge) in judges.each() {
                let compiled = judge.setting.compiled;
                for row in judge.possible(&compiled.opt_outs) {
                    let detail = compiled.row(row).map(|row| &row.detail);
                    if let Some(Detail::OptOut { grace, .. }) = detail {
                        let (surely, possibly) = judge.records().said_since(event);
                        for since in [event.recorded_at, surely, possibly] {
                            self.boundary(grace.after(since));
                        }
                    }
                }
            }
        }
    }

    /// When a grant is older than some rule allows.
    fn take_age(&mut self, judges: &Judges<'_>, from: OffsetDateTime, bears: impl Fn() -> bool) {
        for (_, judge) in judges.each() {
            for period in &judge.setting.compiled.consent_ages {
                let end = period.after(from);
                if self.is_earlier(end) && bears() {
                    self.boundary(end);
                }
            }
        }
    }

    /// When a consent that an event deems stands first.
    fn take_deemed(
        &mut self,
        judges: &Judges<'_>,
        event: OffsetDateTime,
        bears: impl Fn() -> bool,
    ) {
        for (_, judge) in judges.each() {
            for period in &judge.setting.compiled.deemed_after {
                let first = period.after(event);
                if self.is_earlier(first) && bears() {
                    self.boundary(first);
                }
            }
        }
    }

    /// The boundaries of a record, if it bears on the use. Most are past, and then that is not
    /// asked.
    fn take_span(
        &mut self,
        from: OffsetDateTime,
        until: Option<OffsetDateTime>,
        bears: impl Fn() -> bool,
    ) {
        let until = until.filter(|end| self.is_earlier(*end));
        if (self.is_earlier(from) || until.is_some()) && bears() {
            self.boundary(from);
            until.into_iter().for_each(|end| self.boundary(end));
        }
    }

    /// The boundaries of retention for the record that the use is of, and of holds on it.
    fn take_record(&mut self, judges: &Judges<'_>) {
        let Some(life) = judges.one_use.item().and_then(|item| item.life.as_ref()) else { return };
        life.erasure_requested.into_iter().for_each(|asked| self.boundary(asked));
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
                let maximum = row.retention().and_then(|detail| detail.maximum.as_ref());
                if let Some(record) = judge.record_for_purpose() {
                    record.each_change(maximum, |change| self.boundary(change));
                }
            }
        }
    }

    /// The first instant after the request's at which the answer could change.
    pub(crate) fn until<'b>(
        mut self,
        in_force: impl Iterator<Item = &'b CompiledPolicy>,
        versions: impl Iterator<Item = OffsetDateTime>,
    ) -> Option<OffsetDateTime> {
        let offset = self.facts.subject.offset;
        if let Some(Age::BornOn(born)) = self.facts.subject.age {
            let by_parent =
                self.facts.events().iter().any(|event| event.giver == GiverKind::Parent);
            for years in [0, OF_AGE].into_iter().filter(|_| by_parent) {
                birthday(born, years, offset).for_each(|day| self.boundary(day));
            }
            for compiled in in_force {
                // Before the birth the age is unknown.
                for years in compiled.ages.iter().chain(compiled.ages.first().map(|_| &0)) {
                    birthday(born, *years, offset).for_each(|day| self.boundary(day));
                }
            }
        }
        versions.for_each(|instant| self.boundary(instant));
        // Of instants that are one, whichever was found first.
        self.earliest.map(|earliest| earliest.checked_to_offset(UtcOffset::UTC).unwrap_or(earliest))
    }
}

/// Whether an event names a party, or a version of a policy, that surely is not the use's.
fn is_of_others(judges: &Judges<'_>, event: &ResolvedEvent) -> bool {
    let one_use = judges.one_use;
    let of_operating = |number: u32| {
        judges.asked.versions().any(|version| version.number == number && !version.is_limit)
    };
    let party = match event.kind.is_grant() {
        true => one_use.party_within(&event.scope, one_use.default_role()),
        false => one_use.any_party_within(&event.scope),
    };
    let covers_nothing = event.kind.is_grant() && event.has_unknown_word;
    covers_nothing
        || !event.bound_to.fits(of_operating)
        || (party == Truth::False && !event.scope.parties().is_empty())
}
