//! How strong the grants are that count for a use.

use crate::engine::tables::truth::Truth;
use crate::policy::Strength;

/// How strong the strongest grant is that surely counts, and the strongest that may.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Granted {
    pub(crate) sure: Option<Strength>,
    pub(crate) possible: Option<Strength>,
}

impl Granted {
    /// Whether a grant that is at least so strong counts.
    pub(crate) fn at_least(self, strength: Strength) -> Truth {
        if self.sure >= Some(strength) {
            Truth::True
        } else if self.possible >= Some(strength) {
            Truth::Unknown
        } else {
            Truth::False
        }
    }
}
