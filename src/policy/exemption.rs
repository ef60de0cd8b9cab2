//! What takes a right away.

use super::condition::Condition;
use crate::ids::{Clause, RuleId};

/// What takes a right away in a given case (GDPR Arts. 17(3) and 23, CCPA § 1798.105(d)).
///
/// ```
/// use permitted::EvidenceKind;
/// use permitted::policy::{Condition, Exemption, Right, RightKind};
///
/// let erasure = Right::new("PN-33", [RightKind::Erasure]).exemption(
///     Exemption::new(Condition::evidence(EvidenceKind::LITIGATION))
///         .named("held")
///         .clause("PN-34")
///         .reading("Litigation that is only proposed counts too."),
/// );
/// let held = &erasure.exemptions()[0];
/// assert_eq!(held.clauses()[0].as_str(), "PN-34");
/// assert!(held.chosen_reading().is_some());
/// assert!(matches!(held.condition(), Condition::Evidence { .. }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    pub(crate) id: Option<RuleId>,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) reading: Option<String>,
    pub(crate) when: Condition,
}

impl Exemption {
    /// The right is refused while this holds: evidence on record, residence, age or kind of the
    /// person.
    #[must_use]
    pub fn new(when: Condition) -> Self {
        Self { id: None, clauses: Vec::new(), reading: None, when }
    }

    /// Gives the exemption an id, unique in its policy.
    #[must_use]
    pub fn named(mut self, id: impl Into<RuleId>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Cites a clause.
    #[must_use]
    pub fn clause(mut self, clause: impl Into<Clause>) -> Self {
        self.clauses.push(clause.into());
        self
    }

    /// Notes the interpretation chosen where the text leaves a choice.
    #[must_use]
    pub fn reading(mut self, reading: impl Into<String>) -> Self {
        self.reading = Some(reading.into());
        self
    }

    /// The exemption's id, if it has one.
    #[must_use]
    pub fn id(&self) -> Option<&RuleId> {
        self.id.as_ref()
    }

    /// The clauses that the exemption puts into effect.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The interpretation chosen where the text leaves a choice.
    #[must_use]
    pub fn chosen_reading(&self) -> Option<&str> {
        self.reading.as_deref()
    }

    /// When it holds.
    #[must_use]
    pub fn condition(&self) -> &Condition {
        &self.when
    }
}
