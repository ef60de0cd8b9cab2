//! From a request to a decision.

use super::Engine;
use super::compile::{Compiled, Detail, Row};
use super::decision::{
    Citation, Decision, Due, Effect, Failed, Ground, NearMiss, Notice, Part, RuleKind, RuleRef,
};
use super::explain::Cited;
use super::fact::Fact;
use super::index::Point;
use super::judge::Judge;
use super::missing;
use super::outcome::{Outcome, Truth};
use super::request::Request;
use super::stable::Stable;
use super::walk::{InForce, Judges, Walk};
use crate::facts::{ConsentEventKind, Resolved, Slot};
use crate::names::RuleId;
use crate::policy::{Condition, TermFacet};
use crate::words::{Obligation, TermId, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How far an answer is explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// The outcome and what it rests on: citations, grounds, obligations, unknown facts, notices,
    /// and until when it holds; neither what nearly applied nor what is missing.
    WithoutNear,
    /// All but what is missing.
    WithoutMissing,
    /// All.
    Full,
}

impl Engine {
    /// Answers a request, with all that the answer rests on.
    #[must_use]
    pub fn decide(&self, request: &Request) -> Decision {
        self.decide_to(request, Depth::Full)
    }

    /// Answers a request as [`Engine::decide`] does, but searches for what is missing only where
    /// that is asked for: it is by far the most work of an answer that is not yes.
    #[must_use]
    pub fn decide_to(&self, request: &Request, depth: Depth) -> Decision {
        if self.made(request) {
            return self.decide_own(request, depth);
        }
        match self.again(request) {
            Some(request) => self.decide_own(&request, depth),
            None => refuse(request),
        }
    }

    /// Answers a request by yes or no, without allocating.
    #[must_use]
    pub fn permits(&self, request: &Request) -> bool {
        if self.made(request) {
            request.is_permitted()
        } else {
            self.again(request).is_some_and(|request| request.is_permitted())
        }
    }

    /// Whether the request is this engine's own.
    pub(super) fn made(&self, request: &Request) -> bool {
        Arc::ptr_eq(&self.inner, &request.engine.inner)
    }

    /// Another engine's request, its words looked up here, if all of them are known.
    fn again(&self, request: &Request) -> Option<Request> {
        self.request(request.question().clone()).ok()
    }

    fn decide_own(&self, request: &Request, depth: Depth) -> Decision {
        let walk = request.walk();
        let resolved = walk.request;
        let mut stable = Stable::new(&walk);
        let mut budget = (depth == Depth::Full).then_some(missing::BUDGET);
        let mut parts = Vec::new();
        for item in 0..resolved.items.len() {
            for purpose in 0..resolved.purposes.len() {
                let mut gathered =
                    Gathered { shallow: depth == Depth::WithoutNear, ..Gathered::default() };
                for (one, rows) in request.uses.of_part(item, purpose) {
                    let judges = walk.judges(one, rows);
                    gathered.take(&judges);
                    stable.take(&judges);
                }
                parts.extend(self.part(request, &walk, (item, purpose), gathered, &mut budget));
            }
        }
        let outcome = parts.iter().map(|part| part.outcome).min();
        let boundaries = self.inner.timelines.iter().flat_map(|timeline| &timeline.boundaries);
        let in_force = || walk.versions().map(|version| version.compiled);
        Decision {
            outcome: outcome.unwrap_or(Outcome::NotPermitted),
            at: resolved.at,
            versions: in_force().map(|compiled| compiled.version.clone()).collect(),
            obligations: joint(parts.iter().flat_map(|part| &part.obligations)),
            stable_until: stable.until(in_force(), boundaries.copied()),
            parts,
        }
    }

    /// Says which operating policies have no version in force, if any is to blame.
    fn without_version(&self, walk: &Walk<'_>) -> Vec<Notice> {
        if walk.period.governed {
            return Vec::new();
        }
        let timelines = self.inner.timelines.iter().filter(|timeline| !timeline.is_limit);
        timelines
            .filter(|timeline| self.inner.in_force_of(timeline, walk.request.at).is_none())
            .filter_map(|timeline| self.inner.versions_of(timeline).first())
            .map(|version| Notice::NoVersionInForce { policy: version.version.policy.clone() })
            .collect()
    }

    fn part(
        &self,
        request: &Request,
        walk: &Walk<'_>,
        (item, purpose_index): (usize, usize),
        gathered: Gathered,
        budget: &mut Option<usize>,
    ) -> Option<Part> {
        let asked = request.question().items.get(item)?;
        let purpose = request.question().purposes.get(purpose_index)?;
        let outcome = gathered.worst.unwrap_or(Outcome::NotPermitted);
        let missing = budget
            .as_mut()
            .filter(|_| outcome != Outcome::Permitted)
            .map(|budget| missing::missing(walk, &request.uses, (item, purpose_index), budget));
        let writer = Writer { versions: walk.versions().collect() };
        Some(Part {
            item,
            purpose_index,
            data: asked.category.word.clone(),
            purpose: purpose.word.clone(),
            outcome,
            witness: witness(
                &self.inner.vocabulary,
                walk.request,
                gathered.witness.unwrap_or_default(),
                item,
                purpose_index,
            ),
            citations: writer.citations(&gathered.cited),
            grounds: writer.grounds(&gathered.grounds),
            obligations: writer.obligations(&gathered.obligations),
            unknown: gathered.unknown.into_iter().collect(),
            near: gathered.near,
            missing,
            notices: gathered
                .notices
                .into_iter()
                .chain(gathered.grants)
                .chain(self.without_version(walk))
                .collect(),
        })
    }
}

/// The answer to a request of another engine that speaks of words unknown to this one.
pub(super) fn refuse(request: &Request) -> Decision {
    let question = request.question();
    let parts = question.items.iter().enumerate().flat_map(|(item, asked)| {
        question.purposes.iter().enumerate().map(move |(purpose_index, purpose)| Part {
            item,
            purpose_index,
            data: asked.category.word.clone(),
            purpose: purpose.word.clone(),
            outcome: Outcome::NotPermitted,
            witness: Vec::new(),
            citations: Vec::new(),
            grounds: Vec::new(),
            obligations: Vec::new(),
            unknown: Vec::new(),
            near: Vec::new(),
            missing: Some(super::fact::Missing { sets: Vec::new(), complete: true }),
            notices: Vec::new(),
        })
    });
    Decision {
        outcome: Outcome::NotPermitted,
        at: question.at,
        versions: Vec::new(),
        parts: parts.collect(),
        obligations: Vec::new(),
        stable_until: None,
    }
}

/// A rule of one of the versions in force.
type Place = (usize, usize);

/// What the uses of one part have in common, gathered use by use.
#[derive(Default)]
struct Gathered {
    /// What nearly applied is left out.
    shallow: bool,
    worst: Option<Outcome>,
    witness: Option<[Option<TermId>; 5]>,
    cited: BTreeSet<(usize, Cited)>,
    grounds: BTreeMap<Place, bool>,
    obligations: BTreeMap<Obligation, BTreeSet<Place>>,
    unknown: BTreeSet<Fact>,
    near: Vec<NearMiss>,
    notices: BTreeSet<Notice>,
    /// Why grants on record do not count for the witness.
    grants: BTreeSet<Notice>,
}

const WITNESSED: [TermFacet; 5] = [
    TermFacet::Data,
    TermFacet::Purpose,
    TermFacet::Recipient,
    TermFacet::Channel,
    TermFacet::Place,
];

impl Gathered {
    fn take(&mut self, judges: &Judges<'_>) {
        let outcome = judges.outcome();
        if self.worst.is_none_or(|worst| outcome < worst) {
            self.worst = Some(outcome);
            self.witness = Some(WITNESSED.map(|facet| match judges.the_use.act(facet) {
                Point::At(term) => Some(term),
                _ => None,
            }));
            if !self.shallow {
                self.near = near(judges, outcome);
            }
            self.grants = if self.near.iter().any(asks_consent) {
                // Only a version that does not permit has something to say about consent.
                let refusing = judges.each().filter(|(version, judge)| {
                    !version.is_limit && judge.outcome() != Outcome::Permitted
                });
                refusing.flat_map(|(_, judge)| judge.records().grant_faults()).collect()
            } else {
                BTreeSet::new()
            };
        }
        for (place, (version, judge)) in judges.each().enumerate() {
            let mut cited = BTreeSet::new();
            judge.cite(version.is_limit, outcome, &mut cited);
            self.cited.extend(cited.into_iter().map(|cited| (place, cited)));
            match outcome {
                Outcome::Permitted => {
                    self.take_permitted(place, &judge);
                    self.note_retention(&judge);
                }
                Outcome::Prohibited => self.note_holds(&judge),
                Outcome::Undetermined => {
                    judge.unknown_facts(&mut self.unknown);
                    self.note_graces(&judge, judge.scope());
                }
                _ => {}
            }
        }
    }

    fn take_permitted(&mut self, place: usize, judge: &Judge<'_>) {
        let compiled = judge.setting.compiled;
        let scope = judge.scope();
        if scope == Truth::False {
            return;
        }
        let mut relied_on: Option<(usize, &RuleId, usize)> = None;
        for index in judge.possible(&compiled.permits) {
            if judge.permit(index, scope) != Truth::True {
                continue;
            }
            self.grounds.entry((place, index)).or_default();
            let Some(row) = compiled.row(index) else { continue };
            let Detail::Permit(detail) = &row.detail else { continue };
            let rank = (detail.obligations.len(), &row.id, index);
            if relied_on.is_none_or(|best| rank < best) {
                relied_on = Some(rank);
            }
        }
        if let Some((_, _, index)) = relied_on {
            self.grounds.insert((place, index), true);
            if let Some(Row { detail: Detail::Permit(detail), .. }) = compiled.row(index) {
                self.oblige(&detail.obligations, (place, index));
                if detail.consent.is_none() {
                    self.note_withdrawal(judge, index);
                }
            }
        }
        for index in judge.duties(scope) {
            if let Some(Row { detail: Detail::Duty(obligations), .. }) = compiled.row(index) {
                self.oblige(obligations, (place, index));
            }
        }
        self.note_graces(judge, scope);
    }

    /// Says when a grace ends that keeps an objection from bearing.
    fn note_graces(&mut self, judge: &Judge<'_>, scope: Truth) {
        let compiled = judge.setting.compiled;
        for (index, at) in judge.graces(scope) {
            if let Some(row) = compiled.row(index) {
                self.notices.insert(Notice::GraceEnds { rule: reference(compiled, row), at });
            }
        }
    }

    /// Says that retention was assumed, or that a hold is why something is stored.
    fn note_retention(&mut self, judge: &Judge<'_>) {
        let request = judge.the_use.request;
        if judge.life().is_some() {
            if request.stores {
                self.note_holds(judge);
            }
        } else if !request.collects
            && judge.possible(&judge.setting.compiled.retentions).next().is_some()
        {
            self.notices.insert(Notice::WithinRetentionAssumed);
        }
    }

    fn note_holds(&mut self, judge: &Judge<'_>) {
        let request = judge.the_use.request;
        if request.stores || request.disposes {
            let holds = judge.life().map(|life| life.holds.as_slice()).unwrap_or_default();
            for hold in holds.iter().filter(|hold| hold.in_force(request.at)) {
                self.notices.insert(Notice::Held { reference: hold.reference.clone() });
            }
        }
    }

    fn oblige(&mut self, obligations: &[Obligation], place: Place) {
        for obligation in obligations {
            self.obligations.entry(obligation.clone()).or_default().insert(place);
        }
    }

    /// Another legal basis carries a use whose consent was withdrawn: say so.
    fn note_withdrawal(&mut self, judge: &Judge<'_>, index: usize) {
        let records = judge.records();
        let withdrawn = records
            .denials()
            .filter(|event| event.kind == ConsentEventKind::Withdrawn)
            .filter(|event| records.contains(event) == Truth::True)
            .filter(|event| records.lifted(event) == Truth::False)
            .map(|event| event.recorded_at)
            .max();
        let compiled = judge.setting.compiled;
        if let (Some(withdrawn), Some(row)) = (withdrawn, compiled.row(index)) {
            let rule = reference(compiled, row);
            self.notices.insert(Notice::OtherBasisAfterWithdrawal { rule, withdrawn });
        }
    }
}

/// Whether a rule nearly applied and failed on consent.
fn asks_consent(near: &NearMiss) -> bool {
    fn within(condition: &Condition) -> bool {
        matches!(condition, Condition::Consent { .. }) || condition.parts().iter().any(within)
    }
    match &near.failed {
        Failed::Condition(parts) => parts.iter().any(within),
        Failed::ConsentForBasis(_) => true,
        _ => false,
    }
}

fn near(judges: &Judges<'_>, outcome: Outcome) -> Vec<NearMiss> {
    let mut near = Vec::new();
    for (_, judge) in judges.each() {
        let compiled = judge.setting.compiled;
        let before = near.len();
        for (index, failed) in judge.near(outcome) {
            if let Some(row) = compiled.row(index) {
                let (rule, clauses) = (reference(compiled, row), row.clauses.clone());
                near.push(NearMiss { rule, clauses, failed });
            }
        }
        let is_forbid = |near: &NearMiss| near.rule.kind != RuleKind::Permit;
        if let Some(near) = near.get_mut(before..) {
            near.sort_by(|a, b| (is_forbid(a), &a.rule.id).cmp(&(is_forbid(b), &b.rule.id)));
        }
    }
    // What only lacks a fact comes before what is about something else.
    near.sort_by_key(|near| matches!(near.failed, Failed::Facet(_) | Failed::Identifiability));
    near
}

fn reference(compiled: &Compiled, row: &Row) -> RuleRef {
    RuleRef { policy: compiled.version.policy.clone(), id: row.id.clone(), kind: row.kind }
}

/// Where the witness is narrower than the question.
fn witness(
    vocabulary: &Vocabulary,
    request: &Resolved,
    terms: [Option<TermId>; 5],
    item: usize,
    purpose: usize,
) -> Vec<(TermFacet, String)> {
    let asked = [
        request.items.get(item).map(|item| item.data),
        request.purposes.get(purpose).copied(),
        Some(request.recipient),
        Some(request.channel),
        Some(request.place),
    ];
    let narrower =
        WITNESSED.into_iter().zip(terms).zip(asked).filter_map(|((facet, term), asked)| {
            let term = term?;
            match asked? {
                Slot::Asked { term: asked, .. } if asked != term => {
                    Some((facet, vocabulary.key(facet.vocabulary(), term).to_owned()))
                }
                _ => None,
            }
        });
    narrower.collect()
}

/// Turns rows into what a caller can read.
struct Writer<'a> {
    versions: Vec<InForce<'a>>,
}

impl<'a> Writer<'a> {
    fn find(&self, (version, row): Place) -> Option<(&'a Compiled, &'a Row)> {
        let compiled = self.versions.get(version)?.compiled;
        Some((compiled, compiled.row(row)?))
    }

    fn citations(&self, cited: &BTreeSet<(usize, Cited)>) -> Vec<Citation> {
        let mut citations: Vec<Citation> = cited
            .iter()
            .filter_map(|(version, (row, effect, exception))| {
                let (compiled, row) = self.find((*version, *row))?;
                let mut clauses = row.clauses.clone();
                if let Some((_, exception)) = exception.and_then(|row| self.find((*version, row))) {
                    clauses.extend(exception.clauses.iter().cloned());
                    let mut seen = BTreeSet::new();
                    clauses.retain(|clause| seen.insert(clause.clone()));
                }
                Some(Citation { rule: reference(compiled, row), effect: *effect, clauses })
            })
            .collect();
        for version in &self.versions {
            for (id, clauses) in &version.compiled.amendments {
                let policy = version.compiled.version.policy.clone();
                let rule = RuleRef { policy, id: id.clone(), kind: RuleKind::Amendment };
                let clauses = clauses.clone();
                citations.push(Citation { rule, effect: Effect::States, clauses });
            }
        }
        citations.sort();
        citations.dedup();
        citations
    }

    fn grounds(&self, grounds: &BTreeMap<Place, bool>) -> Vec<Ground> {
        let ground = |(place, relied_on): (&Place, &bool)| {
            let (compiled, row) = self.find(*place)?;
            let Detail::Permit(detail) = &row.detail else { return None };
            Some(Ground {
                rule: reference(compiled, row),
                clauses: row.clauses.clone(),
                bases: detail.bases.clone(),
                obligations: detail.obligations.clone(),
                relied_on: *relied_on,
            })
        };
        let mut grounds: Vec<Ground> = grounds.iter().filter_map(ground).collect();
        grounds.sort_by(|a, b| a.rule.cmp(&b.rule));
        grounds
    }

    fn obligations(&self, obligations: &BTreeMap<Obligation, BTreeSet<Place>>) -> Vec<Due> {
        let due = |(obligation, places): (&Obligation, &BTreeSet<Place>)| {
            let rules = places.iter().filter_map(|place| self.find(*place));
            let mut because: Vec<RuleRef> =
                rules.map(|(compiled, row)| reference(compiled, row)).collect();
            because.sort();
            Due { obligation: obligation.clone(), because }
        };
        obligations.iter().map(due).collect()
    }
}

/// The obligations of several parts, each once.
fn joint<'a>(dues: impl Iterator<Item = &'a Due>) -> Vec<Due> {
    let mut joint: BTreeMap<&Obligation, BTreeSet<&RuleRef>> = BTreeMap::new();
    for due in dues {
        joint.entry(&due.obligation).or_default().extend(&due.because);
    }
    let due = |(obligation, because): (&Obligation, BTreeSet<&RuleRef>)| Due {
        obligation: obligation.clone(),
        because: because.into_iter().cloned().collect(),
    };
    joint.into_iter().map(due).collect()
}
