use super::Engine;
use super::outcome::Outcome;
use super::uses::Uses;
use super::walk::Walk;
use crate::facts::{RequestBuilder, Resolved};
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
    pub(super) question: Arc<RequestBuilder>,
    pub(super) resolved: Resolved,
    /// The numbers of the versions in force.
    pub(super) in_force: Vec<u32>,
    /// Some policy operates, and all that do have a version in force.
    pub(super) governed: bool,
    pub(super) uses: Uses,
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
        &self.question
    }

    pub(super) fn walk(&self) -> Walk<'_> {
        Walk {
            engine: &self.engine.inner,
            in_force: &self.in_force,
            governed: self.governed,
            request: &self.resolved,
        }
    }

    /// Whether every use that it stands for is permitted.
    pub(super) fn is_permitted(&self) -> bool {
        let (walk, facts) = (self.walk(), &self.resolved.facts);
        let permitted = |(one, rows)| walk.judges(one, rows, facts).outcome() == Outcome::Permitted;
        self.uses.all().all(permitted)
    }
}
