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
