//! What lifts a forbid, an opt-out, a duty or a retention rule.

use super::check_condition::rests_on_facts;
use super::condition::Condition;
use super::terms::{Identifiability, Terms, terms_methods};
use crate::ids::Clause;
use crate::words::{
    Action, Channel, DataCategory, GatheredAt, Party, Place, Purpose, Source, SubjectKind,
};

/// What lifts a forbid, an opt-out, a duty or a retention rule: terms and a condition, like a rule's,
/// cited where a clause says so.
///
/// ```
/// use permitted::{Action, DataCategory, EvidenceKind};
/// use permitted::policy::{Condition, Exception, Forbid};
///
/// let forbid = Forbid::new("PM-12").action(Action::DISCLOSE).data(DataCategory::HEALTH_DATA).unless(
///     Exception::new().clause("PM-13").when(Condition::evidence(EvidenceKind::SUBPOENA)),
/// );
/// let exception = &forbid.exceptions()[0];
/// assert_eq!(exception.clauses()[0].as_str(), "PM-13");
/// assert!(exception.condition().is_some() && exception.terms().is_unrestricted());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exception {
    pub(crate) clauses: Vec<Clause>,
    pub(crate) terms: Terms,
    pub(crate) when: Option<Condition>,
}

impl Exception {
    /// An exception for everything; restrict it by terms or a condition.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Cites a clause.
    #[must_use]
    pub fn clause(mut self, clause: impl Into<Clause>) -> Self {
        self.clauses.push(clause.into());
        self
    }

    /// Holds only while this condition holds.
    #[must_use]
    pub fn when(mut self, condition: Condition) -> Self {
        self.when = Some(condition);
        self
    }

    terms_methods!();

    /// The clauses that the exception puts into effect.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// What the exception is about.
    #[must_use]
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// Whether it asks for consent or evidence.
    pub(crate) fn rests_on_facts(&self) -> bool {
        self.when.as_ref().is_some_and(rests_on_facts)
    }

    /// What the exception asks beside its terms.
    #[must_use]
    pub fn condition(&self) -> Option<&Condition> {
        self.when.as_ref()
    }
}
