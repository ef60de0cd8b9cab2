//! The legal bases of a permit.

use crate::words::LegalBasis;

/// How many alternatives a permit may have.
pub(crate) const MAX_ALTERNATIVES: usize = 64;

/// The legal bases on which a permit rests: those that hold together, and alternatives among which
/// one suffices beside them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Bases {
    pub(crate) all: Vec<LegalBasis>,
    pub(crate) any: Vec<LegalBasis>,
}

impl Bases {
    /// The bases that hold together, once for each alternative, in the order in which they are
    /// listed.
    pub(crate) fn alternatives(&self) -> Vec<Vec<LegalBasis>> {
        if self.any.is_empty() {
            return vec![self.all.clone()];
        }
        let mut alternatives: Vec<Vec<LegalBasis>> = Vec::with_capacity(self.any.len());
        for (place, one) in self.any.iter().enumerate() {
            // All those that hold anyway make one alternative.
            let is_held = |basis| self.all.contains(basis);
            let is_same = |earlier| earlier == one || is_held(earlier) && is_held(one);
            if !self.any.iter().take(place).any(is_same) {
                let others = self.all.iter().filter(|other| *other != one);
                alternatives.push(std::iter::once(one).chain(others).cloned().collect());
            }
        }
        alternatives
    }
}
