//! What every rule and declaration begins with, and what messages call them by.

use crate::ids::{Clause, RuleId};
use crate::text::quoted;

/// The name of a rule or declaration, and where it stands in the text that it puts into effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) id: RuleId,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) reading: Option<String>,
    pub(crate) heading: Option<String>,
}

impl Header {
    /// One clause, which is the id too.
    pub(super) fn of(clause: Clause) -> Self {
        let id = RuleId::new(clause.as_str());
        Self { id, clauses: vec![clause], reading: None, heading: None }
    }

    /// The id where it is not just the first clause.
    pub(crate) fn own_id(&self) -> Option<&RuleId> {
        let is_first_clause = |clause: &Clause| clause.as_str() == self.id.as_str();
        (!self.clauses.first().is_some_and(is_first_clause)).then_some(&self.id)
    }
}

/// What messages call a rule: its kind and its id, or its place in the document if it has none.
pub(crate) fn rule_path(kind: &str, id: &str) -> String {
    let is_place = id.ends_with(']') && id.contains(&format!("{kind}["));
    if is_place { id.to_owned() } else { format!("{kind} `{}`", quoted(id)) }
}

/// The methods by which rules and declarations are named, and say which clauses they cite.
macro_rules! header_methods {
    () => {
        /// Gives it an id of its own; otherwise its first clause is its id.
        #[must_use]
        pub fn named(mut self, id: impl Into<RuleId>) -> Self {
            self.header.id = id.into();
            self
        }

        /// Cites a further clause.
        #[must_use]
        pub fn clause(mut self, clause: impl Into<Clause>) -> Self {
            self.header.clauses.push(clause.into());
            self
        }

        /// Notes the interpretation chosen where the text leaves a choice.
        #[must_use]
        pub fn reading(mut self, reading: impl Into<String>) -> Self {
            self.header.reading = Some(reading.into());
            self
        }

        /// Its id within its policy.
        #[must_use]
        pub fn id(&self) -> &RuleId {
            &self.header.id
        }

        /// The clauses that it puts into effect.
        #[must_use]
        pub fn clauses(&self) -> &[Clause] {
            &self.header.clauses
        }

        /// The interpretation chosen where the text leaves a choice.
        #[must_use]
        pub fn chosen_reading(&self) -> Option<&str> {
            self.header.reading.as_deref()
        }

        /// The heading of the section in which it stands.
        #[must_use]
        pub fn heading(&self) -> Option<&str> {
            self.header.heading.as_deref()
        }
    };
}
pub(crate) use header_methods;
