//! A question: an act, facts and a moment in one.

use super::about_subject::Facts;
use super::act::Act;
use crate::ids::QuestionId;
use time::OffsetDateTime;

/// An act, facts and a moment in one: what a scenario asks, and what a service reads from the body
/// of a request.
///
/// In files and JSON it is one flat table. [`Engine::ask`](crate::Engine::ask) answers it. Where the
/// same act is asked again and again, prepare it instead.
///
/// ```
/// use permitted::Question;
///
/// let question: Question = toml::from_str(
///     r#"
///     action = "contact"
///     channel = "email"
///     data = "email-address"
///     purpose = "own-marketing"
///     by = "controller"
///     subject.id = "reader-17"
///     ledger = []
///     at = 2026-03-01T09:00:00Z
///     "#,
/// )?;
/// assert_eq!(question.act.items.len(), 1);
/// assert_eq!(question.facts.ledger.as_ref().map(|ledger| ledger.events().len()), Some(0));
/// # Ok::<(), toml::de::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The caller's id of the question, which the decision repeats. It says nothing of what is asked.
    pub id: Option<QuestionId>,
    /// What is to be done.
    pub act: Act,
    /// What is known of the subject, and on record.
    pub facts: Facts,
    /// The moment asked about.
    pub at: OffsetDateTime,
}

impl Question {
    /// Asks about this act, with these facts, at this moment.
    #[must_use]
    pub fn new(act: Act, facts: Facts, at: OffsetDateTime) -> Self {
        Self { id: None, act, facts, at }
    }

    /// Gives the question the id that the decision, and the log, repeat.
    #[must_use]
    pub fn id(mut self, id: impl Into<QuestionId>) -> Self {
        self.id = Some(id.into());
        self
    }
}
