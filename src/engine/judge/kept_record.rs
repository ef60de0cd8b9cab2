//! What requires a record to be kept.

use crate::engine::tables::truth::Truth;

/// What requires a record to be kept, under any version in force.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kept {
    /// Whether a minimum runs.
    pub(crate) minimum: Truth,
    /// Whether a hold is on the record.
    pub(crate) held: bool,
}

impl Kept {
    pub(crate) const NOT: Self = Self { minimum: Truth::False, held: false };

    pub(crate) fn must_be(self) -> Truth {
        self.minimum.or(self.held.into())
    }
}
