use super::kinds;
use super::rules::Restriction;
use crate::ids::Clause;

impl Restriction {
    /// Within its terms, while its condition holds, restricted data is used as if it were not.
    pub fn new(clause: impl Into<Clause>) -> Self {
        Self::with(clause.into(), kinds::Restriction {})
    }
}
