use super::giver_kind::GiverKind;
use super::kinds;
use super::rules::ConsentGiver;
use crate::ids::Clause;

impl ConsentGiver {
    /// Within its terms only the word of these givers counts, under this clause.
    pub fn new(clause: impl Into<Clause>, any_of: impl IntoIterator<Item = GiverKind>) -> Self {
        let givers = any_of.into_iter().collect();
        Self::with(clause.into(), kinds::ConsentGiver { givers, ..Default::default() })
    }

    /// Each of the givers has to say yes: a grant counts only while every one of them has one that
    /// stands.
    #[must_use]
    pub fn all(mut self) -> Self {
        self.detail.all = true;
        self
    }

    /// Denials of others than the subject and those that are listed are set aside, for grants. Not
    /// in a limit.
    #[must_use]
    pub fn alone(mut self) -> Self {
        self.detail.alone = true;
        self
    }

    /// Whose word counts.
    #[must_use]
    pub fn givers(&self) -> &[GiverKind] {
        &self.detail.givers
    }

    /// Whether each of them has to say yes.
    #[must_use]
    pub fn needs_all(&self) -> bool {
        self.detail.all
    }

    /// Whether the denials of others are set aside.
    #[must_use]
    pub fn is_alone(&self) -> bool {
        self.detail.alone
    }
}
