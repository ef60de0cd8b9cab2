//! A question: an act, facts and a moment in one.

use super::about_subject::Facts;
use super::act::Act;
use crate::files::Document;
use crate::problem::InputError;
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
        Self { act, facts, at }
    }
}

impl TryFrom<Document> for Question {
    type Error = InputError;

    fn try_from(document: Document) -> Result<Self, InputError> {
        super::read::question_document(&document.0)
    }
}

impl<'de> serde::Deserialize<'de> for Question {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let document = Document::deserialize(deserializer)?;
        Self::try_from(document).map_err(serde::de::Error::custom)
    }
}

impl serde::Serialize for Question {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::write::question(self).serialize(serializer)
    }
}
