//! How a permit is built and read.

use super::kinds;
use super::owed::Owed;
use super::rules::Permit;
use crate::ids::Clause;
use crate::words::LegalBasis;

impl Permit {
    /// A permit that puts this clause into effect.
    pub fn new(clause: impl Into<Clause>) -> Self {
        Self::with(clause.into(), kinds::Permit::default())
    }

    /// Rests the permit on these legal bases, which hold together.
    #[must_use]
    pub fn basis(mut self, all_of: impl IntoIterator<Item = LegalBasis>) -> Self {
        self.detail.bases.all.extend(all_of);
        self
    }

    /// Rests the permit on any one of these legal bases, beside those that hold together: it stands
    /// once for each, and grounds say on which.
    ///
    /// ```
    /// use permitted::{DataCategory, LegalBasis};
    /// use permitted::policy::Permit;
    ///
    /// // An objection ends the one, and the other carries the use on.
    /// let permit = Permit::new("PX-14")
    ///     .data(DataCategory::LOCATION)
    ///     .any_basis([LegalBasis::CONTRACT, LegalBasis::LEGITIMATE_INTERESTS]);
    /// assert!(permit.bases().is_empty());
    /// assert_eq!(permit.alternative_bases().len(), 2);
    /// ```
    #[must_use]
    pub fn any_basis(mut self, any_of: impl IntoIterator<Item = LegalBasis>) -> Self {
        self.detail.bases.any.extend(any_of);
        self
    }

    /// Puts these obligations on what is done under the permit.
    #[must_use]
    pub fn obligation(mut self, all_of: impl IntoIterator<Item = impl Into<Owed>>) -> Self {
        self.detail.obligations.extend(all_of.into_iter().map(Into::into));
        self
    }

    /// Adds the forbid "and for no other purpose": within the permit's other terms, personal data
    /// may be processed for no purpose but those that the permit names.
    #[must_use]
    pub fn only_purpose(mut self) -> Self {
        self.detail.only_purpose = true;
        self
    }

    /// Keeps a permit on legitimate interests, public task or notice with opt-out alive while an
    /// objection bears (compelling grounds, GDPR Art. 21(1)).
    #[must_use]
    pub fn survives_objection(mut self) -> Self {
        self.detail.survives_objection = true;
        self
    }

    /// The legal bases, all of which hold.
    #[must_use]
    pub fn bases(&self) -> &[LegalBasis] {
        &self.detail.bases.all
    }

    /// The legal bases of which one suffices, beside those that all hold.
    #[must_use]
    pub fn alternative_bases(&self) -> &[LegalBasis] {
        &self.detail.bases.any
    }

    /// The obligations that come with the permit.
    #[must_use]
    pub fn obligations(&self) -> &[Owed] {
        &self.detail.obligations
    }

    /// Whether the permit forbids every other purpose.
    #[must_use]
    pub fn is_only_purpose(&self) -> bool {
        self.detail.only_purpose
    }

    /// Whether the permit goes on while an objection bears.
    #[must_use]
    pub fn does_survive_objection(&self) -> bool {
        self.detail.survives_objection
    }
}
