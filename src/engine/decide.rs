//! From a request to a decision.

use super::Engine;
use super::compiled::{Compiled, Detail, Row};
use super::decision::{
    Citation, Decision, Due, Effect, Failed, Ground, NearMiss, Notice, Part, RuleKind, RuleRef,
};
use super::explain::Cited;
use super::gathered::{Gathered, Place, WITNESSED, reference};
use super::missing;
use super::outcome::Outcome;
use super::request::Request;
use super::stable::Stable;
use super::uses::Uses;
use super::walk::{InForce, Walk};
use crate::facts::{RequestBuilder, Resolved, Slot};
use crate::policy::TermFacet;
use crate::words::{Obligation, TermId, Vocabulary};
use std::collections::BTreeSet;

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
            request.is_permitted(&self.inner)
        } else {
            self.again(request).is_some_and(|request| request.is_permitted(&self.inner))
        }
    }

    /// Whether the request is this engine's own.
    pub(super) fn made(&self, request: &Request) -> bool {
        request.made_by == self.inner.identity
    }

    /// Another engine's request, its words looked up here, if all of them are known.
    fn again(&self, request: &Request) -> Option<Request> {
        self.request(request.question().clone()).ok()
    }

    fn decide_own(&self, request: &Request, depth: Depth) -> Decision {
        let (question, uses) = (request.question(), &request.uses);
        self.decide_posed(Posed { question, walk: &request.walk(&self.inner), uses }, depth)
    }

    pub(super) fn decide_posed(&self, posed: Posed<'_>, depth: Depth) -> Decision {
        let Posed { walk, uses, .. } = posed;
        let resolved = walk.request;
        let mut stable = Stable::new(walk);
        let mut budget = (depth == Depth::Full).then_some(missing::BUDGET);
        let writer = Writer { versions: walk.versions().collect() };
        let asked = resolved.items.len().saturating_mul(resolved.purposes.len());
        let mut parts = Vec::with_capacity(asked);
        for item in 0..resolved.items.len() {
            for purpose in 0..resolved.purposes.len() {
                let shallow = depth == Depth::WithoutNear;
                let mut gathered = Gathered { shallow, ..Gathered::default() };
                for (one, rows) in uses.of_part(item, purpose) {
                    walk.judges(one, rows).with_narrowed(|judges| {
                        gathered.take(judges);
                        stable.take(judges);
                    });
                }
                let part = (item, purpose);
                parts.extend(self.part(posed, &writer, part, gathered, &mut budget));
            }
        }
        let outcome = parts.iter().map(|part| part.outcome).min();
        let boundaries = self.inner.timelines.iter().flat_map(|timeline| &timeline.boundaries);
        let in_force = || walk.versions().map(|version| version.compiled);
        Decision {
            outcome: outcome.unwrap_or(Outcome::NotPermitted),
            at: walk.at,
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
            .filter(|timeline| self.inner.in_force_of(timeline, walk.at).is_none())
            .filter_map(|timeline| self.inner.versions_of(timeline).first())
            .map(|version| Notice::NoVersionInForce { policy: version.version.policy.clone() })
            .collect()
    }

    fn part(
        &self,
        Posed { question, walk, uses }: Posed<'_>,
        writer: &Writer<'_>,
        (item, purpose_index): (usize, usize),
        gathered: Gathered,
        budget: &mut Option<usize>,
    ) -> Option<Part> {
        let asked = question.items.get(item)?;
        let purpose = question.purposes.get(purpose_index)?;
        let outcome = gathered.worst.unwrap_or(Outcome::NotPermitted);
        let missing = budget
            .as_mut()
            .filter(|_| outcome != Outcome::Permitted)
            .map(|budget| missing::missing(walk, uses, (item, purpose_index), budget));
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
            citations: writer.citations(gathered.cited),
            grounds: writer.grounds(gathered.grounds),
            obligations: writer.obligations(gathered.obliging),
            unknown: gathered.unknown.into_iter().collect(),
            near: writer.near(gathered.near),
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

/// A question, and what it is answered from.
#[derive(Clone, Copy)]
pub(super) struct Posed<'a> {
    pub(super) question: &'a RequestBuilder,
    pub(super) walk: &'a Walk<'a>,
    /// The uses that it stands for.
    pub(super) uses: &'a Uses,
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

    fn citations(&self, mut cited: Vec<(usize, Cited)>) -> Vec<Citation> {
        cited.sort_unstable();
        cited.dedup();
        let mut citations = Vec::with_capacity(cited.len());
        for (version, (row, effect, exception)) in cited {
            let Some((compiled, row)) = self.find((version, row)) else { continue };
            let mut clauses = row.clauses.clone();
            if let Some((_, exception)) = exception.and_then(|row| self.find((version, row))) {
                clauses.extend(exception.clauses.iter().cloned());
                let mut seen = BTreeSet::new();
                clauses.retain(|clause| seen.insert(clause.clone()));
            }
            citations.push(Citation { rule: reference(compiled, row), effect, clauses });
        }
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

    fn grounds(&self, mut grounds: Vec<(Place, bool)>) -> Vec<Ground> {
        // What some use relies on stands before the same of others.
        grounds.sort_unstable_by_key(|(place, relied_on)| (*place, !relied_on));
        grounds.dedup_by_key(|(place, _)| *place);
        let mut written = Vec::with_capacity(grounds.len());
        for (place, relied_on) in grounds {
            let Some((compiled, row)) = self.find(place) else { continue };
            let Detail::Permit(detail) = &row.detail else { continue };
            written.push(Ground {
                rule: reference(compiled, row),
                clauses: row.clauses.clone(),
                bases: detail.bases.clone(),
                obligations: detail.obligations.clone(),
                relied_on,
            });
        }
        written.sort_by(|a, b| a.rule.cmp(&b.rule));
        written
    }

    fn obligations(&self, obliging: Vec<Place>) -> Vec<Due> {
        let mut all: Vec<(&Obligation, Place)> = Vec::new();
        for place in obliging {
            let obligations = match self.find(place).map(|(_, row)| &row.detail) {
                Some(Detail::Permit(detail)) => &detail.obligations,
                Some(Detail::Duty(obligations)) => obligations,
                _ => continue,
            };
            all.extend(obligations.iter().map(|obligation| (obligation, place)));
        }
        all.sort_unstable();
        all.dedup();
        let due = |dues: &[(&Obligation, Place)]| {
            let (obligation, _) = dues.first()?;
            let rules = dues.iter().filter_map(|(_, place)| self.find(*place));
            let mut because: Vec<RuleRef> =
                rules.map(|(compiled, row)| reference(compiled, row)).collect();
            because.sort();
            Some(Due { obligation: (*obligation).clone(), because })
        };
        all.chunk_by(|(one, _), (other, _)| one == other).filter_map(due).collect()
    }

    /// What only lacks a fact comes before what is about something else, permits before forbids.
    fn near(&self, mut near: Vec<(Place, Failed)>) -> Vec<NearMiss> {
        near.sort_by_key(|((version, row), failed)| {
            let is_elsewhere = matches!(failed, Failed::Facet(_) | Failed::Identifiability);
            let row = self.find((*version, *row)).map(|(_, row)| row);
            let is_forbid = row.is_some_and(|row| row.kind != RuleKind::Permit);
            (is_elsewhere, *version, is_forbid, row.map(|row| &row.id))
        });
        let mut written = Vec::with_capacity(near.len());
        for (place, failed) in near {
            let Some((compiled, row)) = self.find(place) else { continue };
            let (rule, clauses) = (reference(compiled, row), row.clauses.clone());
            written.push(NearMiss { rule, clauses, failed });
        }
        written
    }
}

/// The obligations of several parts, each once.
fn joint<'a>(dues: impl Iterator<Item = &'a Due>) -> Vec<Due> {
    let each = |due: &'a Due| due.because.iter().map(|rule| (&due.obligation, rule));
    let mut all: Vec<(&Obligation, &RuleRef)> = dues.flat_map(each).collect();
    all.sort_unstable();
    all.dedup();
    let due = |dues: &[(&Obligation, &RuleRef)]| {
        let (obligation, _) = dues.first()?;
        let because = dues.iter().map(|(_, rule)| (*rule).clone()).collect();
        Some(Due { obligation: (*obligation).clone(), because })
    };
    all.chunk_by(|(one, _), (other, _)| one == other).filter_map(due).collect()
}
