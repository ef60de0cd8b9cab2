use super::Engine;
use super::outcome::Outcome;
use super::uses::Uses;
use super::walk::Walk;
use crate::facts::{RequestBuilder, Resolved, ResolvedFacts};
use crate::words::Action;
use std::sync::Arc;
use time::OffsetDateTime;

/// A question with its words looked up, ready to be asked any number of times.
///
/// Made by [`Engine::request`] for that engine. Another engine answers it too, but looks the words
/// up anew each time.
#[derive(Debug, Clone)]
pub struct Request {
    pub(super) engine: Engine,
    pub(super) stated: Arc<Stated>,
    pub(super) facts: ResolvedFacts,
    pub(super) uses: Uses,
    /// The number of the period in which the same versions are in force as at its instant.
    pub(super) period: u32,
    /// Whether it is about particular stored records.
    pub(super) has_records: bool,
}

/// What a request states, in words and looked up.
#[derive(Debug)]
pub(super) struct Stated {
    pub(super) question: RequestBuilder,
    pub(super) resolved: Resolved,
}

impl Request {
    /// Starts a question about this action at this instant.
    #[must_use]
    pub fn builder(action: Action, at: OffsetDateTime) -> RequestBuilder {
        RequestBuilder::new(action, at)
    }

    /// The question in words.
    #[must_use]
    pub fn question(&self) -> &RequestBuilder {
        &self.stated.question
    }

    /// What the question is asked under, with what is known of its own subject.
    pub(super) fn walk(&self) -> Walk<'_> {
        let (engine, stated) = (&*self.engine.inner, &*self.stated);
        Walk {
            engine,
            period: engine.period(self.period),
            request: &stated.resolved,
            facts: &self.facts,
            has_records: self.has_records,
        }
    }

    /// Whether every use that it stands for is permitted.
    pub(super) fn is_permitted(&self) -> bool {
        let walk = self.walk();
        self.uses.all().all(|(one, rows)| walk.judges(one, rows).outcome() == Outcome::Permitted)
    }
}
