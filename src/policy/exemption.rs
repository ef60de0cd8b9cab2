//! What takes a right away.

use super::condition::Condition;
use super::requesters::RequesterKind;
use crate::ids::{Clause, RuleId};
use crate::words::DataCategory;

/// What takes a right away in a given case (GDPR Arts. 17(3) and 23, CCPA § 1798.105(d)): while a
/// condition holds, for some requesters, for some data.
///
/// ```
/// use permitted::{DataCategory, EvidenceKind, RightKind};
/// use permitted::policy::{Condition, Exemption, Right};
///
/// let erasure = Right::new("PN-33", [RightKind::ERASURE])
///     .exemption(
///         Exemption::new(Condition::evidence(EvidenceKind::LITIGATION))
///             .named("held")
///             .clause("PN-34")
///             .reading("Litigation that is only proposed counts too."),
///     )
///     .exemption(Exemption::unconditional().data(DataCategory::CREDIT_SCORE));
/// let [held, scores] = erasure.exemptions() else { panic!("two") };
/// assert_eq!(held.clauses()[0].as_str(), "PN-34");
/// assert!(held.chosen_reading().is_some());
/// assert!(matches!(held.condition(), Some(Condition::Evidence { .. })));
/// assert_eq!(scores.data_categories(), [DataCategory::CREDIT_SCORE]);
/// assert_eq!(scores.condition(), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    pub(crate) id: Option<RuleId>,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) reading: Option<String>,
    pub(crate) by: Vec<RequesterKind>,
    pub(crate) data: Vec<DataCategory>,
    pub(crate) when: Option<Condition>,
}

impl Exemption {
    /// The right is refused while this holds: evidence on record, residence, age or kind of the
    /// person.
    #[must_use]
    pub fn new(when: Condition) -> Self {
        Self { when: Some(when), ..Self::unconditional() }
    }

    /// The right is always refused to the requesters, or for the data, that are named next. An
    /// exemption that names neither is refused when its policy is built.
    #[must_use]
    pub fn unconditional() -> Self {
        Self {
            id: None,
            clauses: Vec::new(),
            reading: None,
            by: Vec::new(),
            data: Vec::new(),
            when: None,
        }
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

    /// Strikes these requesters alone.
    #[must_use]
    pub fn by(mut self, any_of: impl IntoIterator<Item = RequesterKind>) -> Self {
        self.by.extend(any_of);
        self
    }

    /// Strikes these categories of data alone, or any below them.
    #[must_use]
    pub fn data(mut self, any_of: impl IntoIterator<Item = DataCategory>) -> Self {
        self.data.extend(any_of);
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

    /// Whom it strikes; none means whoever asks.
    #[must_use]
    pub fn requesters(&self) -> &[RequesterKind] {
        &self.by
    }

    /// Which data it strikes; none means any.
    #[must_use]
    pub fn data_categories(&self) -> &[DataCategory] {
        &self.data
    }

    /// While what it holds; none means always.
    #[must_use]
    pub fn condition(&self) -> Option<&Condition> {
        self.when.as_ref()
    }
}
