use super::kinds;
use super::rules::AdmittedBasis;
use crate::ids::Clause;
use crate::words::LegalBasis;

impl AdmittedBasis {
    /// Within its terms only permits count of whose bases at least one lies within these.
    pub fn new(clause: impl Into<Clause>, any_of: impl IntoIterator<Item = LegalBasis>) -> Self {
        let bases = any_of.into_iter().collect();
        Self::with(clause.into(), kinds::AdmittedBasis { bases })
    }

    /// The bases that are admitted.
    #[must_use]
    pub fn bases(&self) -> &[LegalBasis] {
        &self.detail.bases
    }
}
