use super::broad::{Broad, broad, divide};
use super::outcome::Outcome;
use super::uses::Uses;
use super::walk::Walk;
use super::{Identity, Inner, MAX_USES};
use crate::document::{InputError, Problem, ProblemKind};
use crate::facts::{RequestBuilder, Resolved, ResolvedFacts, resolve};
use crate::words::Action;
use time::OffsetDateTime;

/// A question with its words looked up, ready to be asked any number of times.
///
/// Made by [`Engine::request`](crate::Engine::request) for that engine. Another engine answers it
/// too, but looks the words up anew each time.
#[derive(Debug, Clone)]
// What a yes or no reads stands together, in the order in which it is read: a service that decides
// about requests that lie all over its memory waits for nothing else.
#[repr(C)]
pub struct Request {
    /// Of the engine that it was made by.
    pub(super) made_by: Identity,
    /// The number of the period in which the same versions are in force as at its instant.
    pub(super) period: u32,
    /// Whether it is about particular stored records.
    pub(super) has_records: bool,
    pub(super) uses: Uses,
    pub(super) facts: ResolvedFacts,
    pub(super) resolved: Resolved,
    /// The words of the act that stand for what lies below them.
    pub(super) broad: Box<[Broad]>,
    pub(super) question: RequestBuilder,
}

impl Request {
    /// Starts a question about this action at this instant.
    #[must_use]
    pub fn builder(action: Action, at: OffsetDateTime) -> RequestBuilder {
        RequestBuilder::new(action, at)
    }

    /// A request of which nothing is looked up yet.
    pub(super) fn of(made_by: Identity, question: RequestBuilder) -> Self {
        Self {
            made_by,
            question,
            resolved: Resolved::default(),
            facts: ResolvedFacts::default(),
            uses: Uses::default(),
            broad: Box::default(),
            period: 0,
            has_records: false,
        }
    }

    /// Looks up its words and finds the uses that it stands for, or says what is wrong with it.
    pub(super) fn look_up(&mut self, engine: &Inner) -> Result<(), InputError> {
        let Self { question, resolved, facts, uses, .. } = self;
        resolve(question, &engine.vocabulary, &engine.names, resolved, facts)?;
        self.period = engine.period_at(resolved.at);
        self.has_records = resolved.items.iter().any(|item| item.life.is_some());
        let period = engine.period(self.period);
        let walk = Walk { engine, period, request: resolved, facts, has_records: self.has_records };
        self.broad = broad(&walk);
        walk.uses(uses).map_err(|found| {
            let kind = ProblemKind::TooBroad { found, limit: MAX_USES };
            InputError::new(vec![Problem::new("", kind)])
        })
    }

    /// The question in words.
    #[must_use]
    pub fn question(&self) -> &RequestBuilder {
        &self.question
    }

    /// What the question is asked under, with what is known of its own subject, by the engine that
    /// made it.
    pub(super) fn walk<'a>(&'a self, engine: &'a Inner) -> Walk<'a> {
        Walk {
            engine,
            period: engine.period(self.period),
            request: &self.resolved,
            facts: &self.facts,
            has_records: self.has_records,
        }
    }

    /// Asks with what is known of another subject than its own, unless it stands for too many uses
    /// then.
    pub(super) fn about<T>(
        &self,
        engine: &Inner,
        facts: &ResolvedFacts,
        answer: impl FnOnce(&Walk<'_>, &Uses) -> T,
    ) -> Option<T> {
        let walk = Walk { facts, ..self.walk(engine) };
        if divide(&walk, &self.broad) {
            return walk.all_uses().ok().map(|uses| answer(&walk, &uses));
        }
        Some(answer(&walk, &self.uses))
    }

    /// Whether every use that it stands for is permitted, with what is known of another subject.
    pub(super) fn is_permitted_about(&self, engine: &Inner, facts: &ResolvedFacts) -> bool {
        self.about(engine, facts, are_permitted).unwrap_or(false)
    }

    /// Whether every use that it stands for is permitted.
    pub(super) fn is_permitted(&self, engine: &Inner) -> bool {
        are_permitted(&self.walk(engine), &self.uses)
    }
}

/// Whether all of these uses are permitted.
pub(super) fn are_permitted(walk: &Walk<'_>, uses: &Uses) -> bool {
    uses.all().all(|(one, rows)| walk.judges(one, rows).outcome() == Outcome::Permitted)
}
