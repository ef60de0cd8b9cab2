//! What becomes of stored records: keep, dispose, or hold, and for which purposes they serve.

use super::Engine;
use super::compile::{Compiled, Detail, Row};
use super::decision::{RuleKind, RuleRef};
use super::index::{IDENTIFIABILITY, Point, Sets, identifies};
use super::retention::{Bound, bound, is_held, spans};
use super::walk::InForce;
use crate::document::{InputError, Problem, ProblemKind, check_instant, format_instant};
use crate::facts::{Record, ResolvedLife, resolve_life};
use crate::names::Clause;
use crate::policy::{Anchor, Disposal, Identifiability, TermFacet};
use crate::words::{DataCategory, Facet, FacetKind, Purpose, TermId, Word};
use serde::{Serialize, Serializer};
use std::borrow::Borrow;
use std::collections::BTreeSet;
use time::OffsetDateTime;

/// A retention rule that is cited, with its clauses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RetentionCitation {
    /// The rule.
    pub rule: RuleRef,
    /// The clauses that it puts into effect.
    pub clauses: Vec<Clause>,
}

/// What becomes of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Disposition {
    /// It is kept.
    Keep {
        /// Until then at the earliest; without an end while a purpose is open, or no rule says
        /// otherwise.
        #[serde(serialize_with = "crate::document::write_optional_instant")]
        until: Option<OffsetDateTime>,
        /// The rule that says so; none if no rule speaks of the record.
        by: Option<RetentionCitation>,
    },
    /// It is due for disposal.
    Dispose {
        /// In which way.
        how: Disposal,
        /// Since when.
        #[serde(serialize_with = "crate::document::write_instant")]
        due_since: OffsetDateTime,
        /// The rule that says so; none if the subject asked for erasure.
        by: Option<RetentionCitation>,
    },
    /// Holds forbid to dispose of it, whatever else is due.
    Held {
        /// What orders the holds.
        by: Vec<String>,
    },
    /// It depends on when these events happened.
    Undetermined {
        /// The events.
        needs: Vec<Anchor>,
    },
}

/// Where a record stands at a moment. It serialises for the audit log, as decisions do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Standing {
    /// What becomes of it.
    pub disposition: Disposition,
    /// The purposes for which all of it may still be used, retention asked alone.
    pub usable: Vec<Purpose>,
    /// The purposes for which some of it may not be used any more, since when, and by which rule.
    #[serde(serialize_with = "write_closed")]
    pub closed: Vec<(Purpose, OffsetDateTime, RetentionCitation)>,
    /// The purposes of which that is unknown.
    pub unknown: Vec<Purpose>,
    /// The categories and purposes for which no rule sets a maximum: a gap in the schedule.
    pub unruled: Vec<(DataCategory, Purpose)>,
}

/// A record that is due, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DueRecord<R> {
    /// The record.
    pub record: R,
    /// In which way to dispose of it.
    pub how: Disposal,
    /// Since when it is due.
    pub due_since: OffsetDateTime,
    /// The rule that says so; none if the subject asked for erasure.
    pub by: Option<RetentionCitation>,
}

impl Engine {
    /// Where a record stands at a moment, by the retention schedules of all policies in force.
    ///
    /// Per category and purpose the earliest of several maxima counts; a record is due when one of
    /// its categories serves no purpose any more. The latest of several minima keeps it all the
    /// same, against a request for erasure too, and a hold goes before everything.
    ///
    /// # Errors
    /// If the record names unknown words, no data or no purpose, or dates out of range.
    pub fn standing(&self, record: &Record, at: OffsetDateTime) -> Result<Standing, InputError> {
        let schedule = Schedule::new(self, record, check(at)?)?;
        Ok(schedule.standing(record))
    }

    /// Yields the records that are due, one by one, holding none of them back. What no rule sets a
    /// maximum for never is: [`Standing::unruled`] finds such gaps in the schedule.
    ///
    /// ```
    /// use permitted::policy::{Anchor, Period, Policy, Retention};
    /// use permitted::{DataCategory, Engine, Life, Purpose, Record};
    /// use time::macros::datetime;
    ///
    /// let policy = Policy::builder("bank", "1", datetime!(2020-01-01 0:00 UTC))
    ///     .retention(
    ///         Retention::new("7.1")
    ///             .data(DataCategory::FINANCIAL)
    ///             .at_most(Period::years(6), Anchor::ContractEnded),
    ///     )
    ///     .build()?;
    /// let engine = Engine::new([policy])?;
    /// let records = (2015..2025).map(|year| {
    ///     let ended = datetime!(2000-03-01 0:00 UTC).replace_year(year).unwrap_or(time::OffsetDateTime::UNIX_EPOCH);
    ///     Record::new(format!("account-{year}"))
    ///         .data(DataCategory::BANK_ACCOUNT)
    ///         .purpose(Purpose::SERVICE_PROVISION)
    ///         .life(Life::new().anchor(Anchor::ContractEnded, ended))
    /// });
    /// let due = engine.sweep(records, datetime!(2026-06-01 0:00 UTC)).filter_map(Result::ok);
    /// assert_eq!(due.count(), 6); // those of 2015 to 2020
    /// # Ok::<(), permitted::InputError>(())
    /// ```
    pub fn sweep<R: Borrow<Record>>(
        &self,
        records: impl IntoIterator<Item = R>,
        at: OffsetDateTime,
    ) -> impl Iterator<Item = Result<DueRecord<R>, InputError>> {
        records.into_iter().filter_map(move |record| match self.standing(record.borrow(), at) {
            Ok(Standing { disposition: Disposition::Dispose { how, due_since, by }, .. }) => {
                Some(Ok(DueRecord { record, how, due_since, by }))
            }
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        })
    }

    /// The first instant after `at` at which one of the records could become due, as far as is
    /// known now: never later than it does, unless more becomes known.
    ///
    /// # Errors
    /// As [`Engine::standing`].
    pub fn next_due<R: Borrow<Record>>(
        &self,
        records: impl IntoIterator<Item = R>,
        at: OffsetDateTime,
    ) -> Result<Option<OffsetDateTime>, InputError> {
        let mut earliest: Option<OffsetDateTime> = None;
        for record in records {
            let record = record.borrow();
            let schedule = Schedule::new(self, record, check(at)?)?;
            let next = match schedule.disposition(record) {
                Disposition::Keep { until, .. } => until,
                Disposition::Held { .. } => {
                    let holds = record.life.holds.iter().filter(|hold| hold.in_force(at));
                    // While one of them has no known end, nothing becomes due.
                    holds
                        .map(|hold| hold.until)
                        .collect::<Option<Vec<_>>>()
                        .and_then(|ends| ends.into_iter().max())
                }
                // What is known to end may settle it, whatever stays unknown.
                Disposition::Undetermined { .. } => schedule.next_bound(),
                Disposition::Dispose { .. } => None,
            };
            let asked = record.erasure_requested;
            let starts = self.inner.timelines.iter().flat_map(|timeline| &timeline.boundaries);
            let versions = starts.copied().filter(|start| *start > at).min();
            for next in next.into_iter().chain(versions).chain(asked).filter(|next| *next > at) {
                earliest = Some(earliest.map_or(next, |earliest| earliest.min(next)));
            }
        }
        Ok(earliest)
    }
}

fn write_closed<S: Serializer>(
    closed: &[(Purpose, OffsetDateTime, RetentionCitation)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(
        closed.iter().map(|(purpose, since, by)| (purpose, format_instant(*since), by)),
    )
}

fn check(at: OffsetDateTime) -> Result<OffsetDateTime, InputError> {
    check_instant(at).map_err(|kind| InputError::new(vec![Problem::new("at", kind)]))
}

/// The schedule as it bears on one record.
struct Schedule<'a> {
    engine: &'a Engine,
    versions: Vec<InForce<'a>>,
    life: ResolvedLife,
    at: OffsetDateTime,
    /// The categories and purposes of the record, each with one term of every group that the
    /// schedules do not tell apart.
    data: Vec<(&'a DataCategory, Vec<TermId>)>,
    purposes: Vec<(&'a Purpose, Vec<TermId>)>,
}

/// How long one category may be kept for one purpose.
#[derive(Debug, Clone, Copy)]
enum Limit<'a> {
    /// No rule says.
    Unruled,
    /// As long as the purpose is open.
    Open(Place<'a>),
    /// Until that instant.
    Until(OffsetDateTime, Place<'a>),
    /// It depends on events of which nothing is known.
    Unknown,
}

type Place<'a> = (&'a Compiled, &'a Row);

impl<'a> Schedule<'a> {
    fn new(engine: &'a Engine, record: &'a Record, at: OffsetDateTime) -> Result<Self, InputError> {
        let path = format!("record `{}`", crate::document::name_of(record.id.as_str()));
        let mut problems = Vec::new();
        let mut note = |kind| problems.push(Problem::new(path.clone(), kind));
        if !record.is_named() {
            let help = "name the record";
            note(ProblemKind::Empty { what: "the record's name", help });
        }
        if record.data.is_empty() {
            note(ProblemKind::Empty {
                what: "the list of data",
                help: "say what the record holds",
            });
        }
        if record.purposes.is_empty() {
            let help = "say what the record was collected for";
            note(ProblemKind::Empty { what: "the list of purposes", help });
        }
        if let Some(Err(kind)) = record.erasure_requested.map(check_instant) {
            note(kind);
        }
        let life = match resolve_life(&record.life, &engine.inner.vocabulary) {
            Ok(life) => life,
            Err(error) => {
                let found = error.problems().iter().cloned();
                return Err(InputError::new(problems.into_iter().chain(found).collect()));
            }
        };
        let in_force = &engine.inner.period(engine.inner.period_at(at)).in_force;
        let versions: Vec<InForce<'a>> =
            in_force.iter().filter_map(|number| engine.inner.version(*number)).collect();
        let mut schedule =
            Self { engine, versions, life, at, data: Vec::new(), purposes: Vec::new() };
        for word in &record.data {
            match schedule.groups(word, TermFacet::Data) {
                Ok(terms) => schedule.data.push((word, terms)),
                Err(kind) => note(kind),
            }
        }
        for word in &record.purposes {
            match schedule.groups(word, TermFacet::Purpose) {
                Ok(terms) => schedule.purposes.push((word, terms)),
                Err(kind) => note(kind),
            }
        }
        if problems.is_empty() { Ok(schedule) } else { Err(InputError::new(problems)) }
    }

    fn groups<F: Facet>(
        &self,
        word: &Word<F>,
        facet: TermFacet,
    ) -> Result<Vec<TermId>, ProblemKind> {
        let vocabulary = &self.engine.inner.vocabulary;
        let Some(term) = vocabulary.find(word.any()) else {
            return Err(ProblemKind::unknown_word(vocabulary, F::KIND, word.as_str()));
        };
        let mut seen = BTreeSet::new();
        let mut groups = Vec::new();
        for term in vocabulary.down(F::KIND, term) {
            let sets = |version: &InForce<'_>| version.compiled.index.sets(facet, *term);
            let sets: Vec<Option<Sets>> = self.versions.iter().map(sets).collect();
            let own: Vec<bool> = self
                .versions
                .iter()
                .flat_map(|version| {
                    let words = &version.compiled.vocabulary;
                    self.life.fulfilled.iter().map(|(word, _)| {
                        facet == TermFacet::Purpose
                            && words.within(FacetKind::Purpose, *term, *word)
                    })
                })
                .collect();
            if seen.insert((sets, own)) {
                groups.push(*term);
            }
        }
        Ok(groups)
    }

    /// The retention rules that hold a category and a purpose, of the policies that speak of them.
    fn rules(&self, data: TermId, purpose: TermId) -> impl Iterator<Item = Place<'a>> {
        let compiled: Vec<&'a Compiled> = self
            .versions
            .iter()
            .map(|version| version.compiled)
            .filter(|compiled| speaks_of(compiled, data, purpose))
            .collect();
        compiled.into_iter().flat_map(move |compiled| {
            compiled
                .retentions
                .clone()
                .filter(move |row| holds(compiled, *row, data, purpose))
                .filter_map(move |row| Some((compiled, compiled.row(row)?)))
        })
    }

    /// Where the periods of a rule stand, by the words as its own policy relates them.
    fn bounds(&self, (compiled, row): Place<'a>, purpose: TermId) -> (Bound, Bound) {
        let (minimum, maximum) = spans(row);
        let vocabulary = &compiled.vocabulary;
        (
            bound(minimum, &self.life, purpose, vocabulary),
            bound(maximum, &self.life, purpose, vocabulary),
        )
    }

    /// Of several maxima the earliest; one that has passed counts whatever is unknown of others.
    fn limit(&self, data: TermId, purpose: TermId, needs: &mut BTreeSet<Anchor>) -> Limit<'a> {
        let mut open = None;
        let mut earliest: Option<(OffsetDateTime, Place<'a>)> = None;
        let mut unknown = BTreeSet::new();
        for place in self.rules(data, purpose) {
            if spans(place.1).1.is_none() {
                continue;
            }
            match self.bounds(place, purpose).1 {
                Bound::NotRunning => open = open.or(Some(place)),
                Bound::Unknown(anchor) => {
                    unknown.insert(anchor);
                }
                Bound::Ends(end) => {
                    if earliest.is_none_or(|(other, _)| end < other) {
                        earliest = Some((end, place));
                    }
                }
            }
        }
        let passed = earliest.filter(|(end, _)| self.at >= *end);
        match (passed, unknown.is_empty(), earliest, open) {
            (Some((end, place)), ..) => Limit::Until(end, place),
            (None, false, ..) => {
                needs.extend(unknown);
                Limit::Unknown
            }
            (None, true, Some((end, place)), _) => Limit::Until(end, place),
            (None, true, None, Some(place)) => Limit::Open(place),
            (None, true, None, None) => Limit::Unruled,
        }
    }

    fn standing(&self, record: &Record) -> Standing {
        let mut standing = Standing {
            disposition: self.disposition(record),
            usable: Vec::new(),
            closed: Vec::new(),
            unknown: Vec::new(),
            unruled: Vec::new(),
        };
        for (purpose, terms) in &self.purposes {
            let mut closed: Option<(OffsetDateTime, Place<'a>)> = None;
            let mut unknown = false;
            for (category, categories) in &self.data {
                let mut unruled = false;
                for (data, term) in
                    categories.iter().flat_map(|d| terms.iter().map(move |t| (d, t)))
                {
                    match self.limit(*data, *term, &mut BTreeSet::new()) {
                        Limit::Unruled => unruled = true,
                        Limit::Unknown => unknown = true,
                        Limit::Until(end, place) if self.at >= end => {
                            if closed.is_none_or(|(other, _)| end < other) {
                                closed = Some((end, place));
                            }
                        }
                        Limit::Until(..) | Limit::Open(_) => {}
                    }
                }
                if unruled {
                    standing.unruled.push(((*category).clone(), (*purpose).clone()));
                }
            }
            let purpose = (*purpose).clone();
            match closed {
                Some((end, place)) => standing.closed.push((purpose, end, cite(place))),
                None if unknown => standing.unknown.push(purpose),
                None => standing.usable.push(purpose),
            }
        }
        standing
    }

    fn disposition(&self, record: &Record) -> Disposition {
        if is_held(&self.life, self.at) {
            let holds = self.life.holds.iter().filter(|hold| hold.in_force(self.at));
            return Disposition::Held { by: holds.map(|hold| hold.reference.clone()).collect() };
        }
        let mut needs = BTreeSet::new();
        let asked = record.erasure_requested.filter(|since| *since <= self.at);
        let end = match (asked, self.end(&mut needs)) {
            (None, end) => end,
            // What was due before it was asked for stays due since then; erasure does for all.
            (Some(asked), End::Due { since, by, .. }) if since <= asked => {
                End::Due { how: Disposal::Erase, since, by }
            }
            (Some(since), _) => End::Due { how: Disposal::Erase, since, by: None },
        };
        match self.minimum() {
            Minimum::Runs(until, place) => match end {
                // What is kept longer anyway is kept by its own rule.
                End::Until(later, by) if later > until => {
                    Disposition::Keep { until: Some(later), by: Some(cite(by)) }
                }
                End::Open(by) => Disposition::Keep { until: None, by: by.map(cite) },
                _ => Disposition::Keep { until: Some(until), by: Some(cite(place)) },
            },
            Minimum::Unknown(anchors) if matches!(end, End::Due { .. }) => {
                Disposition::Undetermined { needs: anchors.into_iter().collect() }
            }
            Minimum::Unknown(_) | Minimum::Over(_) => match end {
                End::Due { how, since, by } => {
                    let over = match self.minimum() {
                        Minimum::Over(Some(over)) => over,
                        _ => since,
                    };
                    let due_since = since.max(over);
                    Disposition::Dispose { how, due_since, by: by.map(cite) }
                }
                End::Until(until, by) => {
                    Disposition::Keep { until: Some(until), by: Some(cite(by)) }
                }
                End::Open(by) => Disposition::Keep { until: None, by: by.map(cite) },
                End::Unknown => Disposition::Undetermined { needs: needs.into_iter().collect() },
            },
        }
    }

    /// When the record's own retention ends: with the first category that serves no purpose.
    fn end(&self, needs: &mut BTreeSet<Anchor>) -> End<'a> {
        let mut record = End::Open(None);
        for data in self.data.iter().flat_map(|(_, terms)| terms) {
            let mut category: Option<End<'a>> = None;
            for purpose in self.purposes.iter().flat_map(|(_, terms)| terms) {
                let end = match self.limit(*data, *purpose, needs) {
                    Limit::Unruled => End::Open(None),
                    Limit::Open(place) => End::Open(Some(place)),
                    Limit::Unknown => End::Unknown,
                    Limit::Until(end, place) if self.at >= end => {
                        End::Due { how: disposal(place.1), since: end, by: Some(place) }
                    }
                    Limit::Until(end, place) => End::Until(end, place),
                };
                category = Some(category.map_or(end, |other| other.later(end)));
            }
            if let Some(category) = category {
                record = record.earlier(category);
            }
        }
        record
    }

    /// The next instant at which a period of the record ends.
    fn next_bound(&self) -> Option<OffsetDateTime> {
        let data = self.data.iter().flat_map(|(_, terms)| terms);
        let pairs = data.flat_map(|data| {
            let purposes = self.purposes.iter().flat_map(|(_, terms)| terms);
            purposes.map(move |purpose| (*data, *purpose))
        });
        let bounds = pairs.flat_map(|(data, purpose)| {
            self.rules(data, purpose).flat_map(move |place| {
                let (minimum, maximum) = self.bounds(place, purpose);
                [minimum, maximum]
            })
        });
        let ends = bounds.filter_map(|bound| match bound {
            Bound::Ends(end) if end > self.at => Some(end),
            _ => None,
        });
        ends.min()
    }

    /// Of several minima the latest; one that runs counts whatever is unknown of others.
    fn minimum(&self) -> Minimum<'a> {
        let mut latest: Option<(OffsetDateTime, Place<'a>)> = None;
        let mut unknown = BTreeSet::new();
        for data in self.data.iter().flat_map(|(_, terms)| terms) {
            for purpose in self.purposes.iter().flat_map(|(_, terms)| terms) {
                for place in self.rules(*data, *purpose) {
                    match self.bounds(place, *purpose).0 {
                        Bound::NotRunning => {}
                        Bound::Unknown(anchor) => {
                            unknown.insert(anchor);
                        }
                        Bound::Ends(end) => {
                            if latest.is_none_or(|(other, _)| end > other) {
                                latest = Some((end, place));
                            }
                        }
                    }
                }
            }
        }
        match latest {
            Some((end, place)) if self.at < end => Minimum::Runs(end, place),
            _ if !unknown.is_empty() => Minimum::Unknown(unknown),
            latest => Minimum::Over(latest.map(|(end, _)| end)),
        }
    }
}

/// Whether the terms of a row hold a category and a purpose, their other facets aside.
fn holds(compiled: &Compiled, row: usize, data: TermId, purpose: TermId) -> bool {
    let index = &compiled.index;
    index.holds(row, TermFacet::Data.index(), Point::at(data)).0
        && index.holds(row, TermFacet::Purpose.index(), Point::at(purpose)).0
}

/// Whether a policy may speak of a category and a purpose: by no other facet is it asked of a
/// record.
fn speaks_of(compiled: &Compiled, data: TermId, purpose: TermId) -> bool {
    let may_hold = |row: usize| holds(compiled, row, data, purpose);
    let asks_no_more = |row: usize| {
        let others = TermFacet::ALL
            .into_iter()
            .filter(|facet| !matches!(facet, TermFacet::Data | TermFacet::Purpose));
        let index = &compiled.index;
        compiled.row(row).is_some_and(|row| row.test.is_none())
            && others.into_iter().all(|facet| index.holds(row, facet.index(), Point::NONE).0)
            && index.holds(row, IDENTIFIABILITY, identifies(Identifiability::Identified)).0
    };
    let within = compiled.scopes.is_empty() || compiled.scopes.clone().any(may_hold);
    within && !compiled.beyond.clone().any(|row| may_hold(row) && asks_no_more(row))
}

enum Minimum<'a> {
    Runs(OffsetDateTime, Place<'a>),
    Unknown(BTreeSet<Anchor>),
    Over(Option<OffsetDateTime>),
}

/// When retention ends.
#[derive(Clone, Copy)]
enum End<'a> {
    Due { how: Disposal, since: OffsetDateTime, by: Option<Place<'a>> },
    Unknown,
    Until(OffsetDateTime, Place<'a>),
    Open(Option<Place<'a>>),
}

impl End<'_> {
    fn rank(&self) -> u8 {
        match self {
            Self::Due { .. } => 0,
            Self::Unknown => 1,
            Self::Until(..) => 2,
            Self::Open(_) => 3,
        }
    }

    /// The one of two that comes last. What is unknown may yet come last, unless one is open.
    fn later(self, other: Self) -> Self {
        match (self, other) {
            (Self::Until(a, _), Self::Until(b, _)) => {
                if b > a {
                    other
                } else {
                    self
                }
            }
            (Self::Due { since: a, .. }, Self::Due { since: b, .. }) => {
                if b > a {
                    other
                } else {
                    self
                }
            }
            (Self::Unknown, Self::Until(..)) => self,
            (Self::Until(..), Self::Unknown) => other,
            _ => {
                if other.rank() > self.rank() {
                    other
                } else {
                    self
                }
            }
        }
    }

    /// The one of two that comes first. What is due comes before what is unknown.
    fn earlier(self, other: Self) -> Self {
        match (self, other) {
            (Self::Until(a, _), Self::Until(b, _)) => {
                if b < a {
                    other
                } else {
                    self
                }
            }
            (Self::Due { since: a, .. }, Self::Due { since: b, .. }) => {
                if b < a {
                    other
                } else {
                    self
                }
            }
            (Self::Open(None), Self::Open(Some(_))) => other,
            _ => {
                if other.rank() < self.rank() {
                    other
                } else {
                    self
                }
            }
        }
    }
}

fn disposal(row: &Row) -> Disposal {
    match row.detail {
        Detail::Retention { disposal, .. } => disposal,
        _ => Disposal::Erase,
    }
}

fn cite((compiled, row): Place<'_>) -> RetentionCitation {
    let policy = compiled.version.policy.clone();
    RetentionCitation {
        rule: RuleRef { policy, id: row.id.clone(), kind: RuleKind::Retention },
        clauses: row.clauses.clone(),
    }
}
