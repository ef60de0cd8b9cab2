//! What rules of every kind have in common.

use super::condition::Condition;
use super::header::{Header, header_methods};
use super::terms::{Identifiability, Terms, terms_methods};
use crate::ids::{Clause, RuleId};
use crate::words::{
    Action, Channel, DataCategory, GatheredAt, Party, Place, Purpose, Source, SubjectKind,
};

/// A rule or declaration of a policy: what it cites, what it is about, when it holds, and what
/// its kind `K` adds.
///
/// ```
/// use permitted::{Action, Obligation};
/// use permitted::policy::{Condition, Duty, TermFacet};
///
/// let duty = Duty::new("PM-20").obligation([Obligation::LOG])
///     .named("log-disclosures")
///     .clause("PM-21")
///     .reading("Each disclosure by itself.")
///     .action(Action::DISCLOSE)
///     .when(Condition::at_least_aged(18));
/// assert_eq!(duty.id().as_str(), "log-disclosures");
/// assert_eq!(duty.clauses().len(), 2);
/// assert_eq!(duty.chosen_reading(), Some("Each disclosure by itself."));
/// assert_eq!(duty.terms().words(TermFacet::Action).collect::<Vec<_>>(), ["disclose"]);
/// assert_eq!(duty.heading(), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule<K> {
    pub(crate) header: Header,
    pub(crate) terms: Terms,
    pub(crate) when: Option<Condition>,
    pub(crate) detail: K,
}

impl<K> Rule<K> {
    pub(super) fn with(clause: Clause, detail: K) -> Self {
        Self { header: Header::of(clause), terms: Terms::default(), when: None, detail }
    }

    header_methods!();

    /// Adds a condition; all conditions added must hold.
    #[must_use]
    pub fn when(mut self, condition: Condition) -> Self {
        self.when = Some(Condition::both(self.when.take(), condition));
        self
    }

    terms_methods!();

    /// What the rule is about.
    #[must_use]
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// What the rule asks beside its terms.
    #[must_use]
    pub fn condition(&self) -> Option<&Condition> {
        self.when.as_ref()
    }
}
