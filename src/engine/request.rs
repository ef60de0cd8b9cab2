use super::Engine;
use super::walk::Groups;
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
    pub(super) groups: Groups,
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
}
