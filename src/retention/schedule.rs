//! What becomes of stored records: keep, dispose, or hold, and for which purposes they serve.

use super::retention_end::{End, Place};
use super::standing::{Disposition, RetentionCitation, Standing};
use crate::engine::{
    Bound, CompiledPolicy, Detail, Engine, InForce, ResolvedLife, Row, RuleRef, Sets, Truth, bound,
    is_held, look_up_life, spans,
};
use crate::facts::Record;
use crate::ids::Usable;
use crate::policy::{Anchor, Disposal, RuleKind, TermFacet};
use crate::problem::{InputError, ProblemKind, Problems};
use crate::words::{AnyWord, DataCategory, Facet, FacetKind, Purpose, TermId, Word};
use std::collections::BTreeSet;
use time::OffsetDateTime;

/// The schedule as it bears on one record.
pub(crate) struct Schedule<'a> {
    pub(super) engine: &'a Engine,
    versions: Vec<InForce<'a>>,
    pub(super) life: ResolvedLife,
    pub(super) at: OffsetDateTime,
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

impl<'a> Schedule<'a> {
    pub(crate) fn new(
        engine: &'a Engine,
        record: &'a Record,
        at: OffsetDateTime,
    ) -> Result<Self, InputError> {
        let path = format!("record `{}`", crate::text::quoted(&record.id.to_string()));
        let problems = Problems::default();
        let note = |kind| problems.note(&path, kind);
        if let Some(fault) = record.id.fault() {
            note(ProblemKind::unusable("the record's id", &record.id, fault));
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
        let life = match look_up_life(&record.life, &engine.tables().vocabulary) {
            Ok(life) => life,
            Err(error) => {
                let noted = problems.into_vec().into_iter();
                return Err(InputError::new(noted.chain(error.problems().to_vec()).collect()));
            }
        };
        let in_force = &engine.tables().period(engine.tables().period_at(at)).in_force;
        let versions: Vec<InForce<'a>> =
            in_force.iter().filter_map(|number| engine.tables().version(*number)).collect();
        let mut schedule =
            Self { engine, versions, life, at, data: Vec::new(), purposes: Vec::new() };
        let unknown = |word: AnyWord<'_>| {
            let vocabulary = &engine.tables().vocabulary;
            problems.unknown_word(&path, vocabulary, word.kind, word.key());
        };
        for word in &record.data {
            match schedule.groups(word, TermFacet::Data) {
                Some(terms) => schedule.data.push((word, terms)),
                None => unknown(word.any()),
            }
        }
        for word in &record.purposes {
            match schedule.groups(word, TermFacet::Purpose) {
                Some(terms) => schedule.purposes.push((word, terms)),
                None => unknown(word.any()),
            }
        }
        if problems.is_empty() { Ok(schedule) } else { Err(problems.into_error()) }
    }

    /// One term of every group below a word, if the word is known.
    fn groups<F: Facet>(&self, word: &Word<F>, facet: TermFacet) -> Option<Vec<TermId>> {
        let vocabulary = &self.engine.tables().vocabulary;
        let term = vocabulary.find(word.any())?;
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
        Some(groups)
    }

    /// The retention rules that hold a category and a purpose, of the policies that speak of them.
    pub(super) fn rules(&self, data: TermId, purpose: TermId) -> impl Iterator<Item = Place<'a>> {
        let compiled: Vec<&'a CompiledPolicy> = self
            .versions
            .iter()
            .map(|version| version.compiled)
            .filter(|compiled| compiled.may_speak_of(data, purpose))
            .collect();
        compiled.into_iter().flat_map(move |compiled| {
            compiled
                .retentions
                .clone()
                .filter(move |row| compiled.row_holds(*row, data, purpose))
                .filter_map(move |row| Some((compiled, compiled.row(row)?)))
        })
    }

    /// Where the periods of a rule stand, by the words as its own policy relates them.
    pub(super) fn bounds(&self, (compiled, row): Place<'a>, purpose: TermId) -> (Bound, Bound) {
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

    pub(crate) fn standing(&self) -> Standing {
        let mut standing = Standing {
            disposition: self.disposition(),
            usable: Vec::new(),
            closed: Vec::new(),
            unknown: Vec::new(),
            unruled: Vec::new(),
        };
        for (purpose, terms) in &self.purposes {
            let mut closed: Option<(OffsetDateTime, Option<Place<'a>>)> = None;
            let mut unknown = false;
            for (category, categories) in &self.data {
                let mut unruled = false;
                for (data, term) in
                    categories.iter().flat_map(|d| terms.iter().map(move |t| (d, t)))
                {
                    let mut close = |since: OffsetDateTime, by| {
                        if closed.is_none_or(|(other, _)| since < other) {
                            closed = Some((since, by));
                        }
                    };
                    match self.limit(*data, *term, &mut BTreeSet::new()) {
                        Limit::Unruled => unruled = true,
                        Limit::Unknown => unknown = true,
                        Limit::Until(end, place) if self.at >= end => close(end, Some(place)),
                        Limit::Until(..) | Limit::Open(_) => {}
                    }
                    if let Some(since) = self.asked_to_erase() {
                        match self.serves_still(*data, *term) {
                            Truth::True => {}
                            Truth::Unknown => unknown = true,
                            Truth::False => close(since, self.rules(*data, *term).next()),
                        }
                    }
                }
                if unruled {
                    standing.unruled.push(((*category).clone(), (*purpose).clone()));
                }
            }
            let purpose = (*purpose).clone();
            match closed {
                Some((since, by)) => standing.closed.push((purpose, since, by.map(cite))),
                None if unknown => standing.unknown.push(purpose),
                None => standing.usable.push(purpose),
            }
        }
        standing
    }

    pub(crate) fn disposition(&self) -> Disposition {
        if is_held(&self.life, self.at) {
            let holds = self.life.holds.iter().filter(|hold| hold.in_force(self.at));
            return Disposition::Held { by: holds.map(|hold| hold.reference.clone()).collect() };
        }
        let mut needs = BTreeSet::new();
        let end = match (self.asked_to_erase(), self.end(&mut needs)) {
            (None, end) => end,
            // What was due before it was asked for stays due since then; erasure does for all.
            (Some(stated), End::Due { since, by, .. }) if since <= stated => {
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
    pub(crate) fn next_bound(&self) -> Option<OffsetDateTime> {
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

enum Minimum<'a> {
    Runs(OffsetDateTime, Place<'a>),
    Unknown(BTreeSet<Anchor>),
    Over(Option<OffsetDateTime>),
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
