use crate::words::LegalBasis;

/// Of which processing a denial or a replacement speaks, told by its legal basis: "I refuse
/// consent", "I object to legitimate interests". Where none is said, of all.
///
/// ```
/// use permitted::{ConsentEvent, LegalBasis};
/// use permitted::facts::ProcessingBases;
/// use time::macros::datetime;
///
/// let refused = ConsentEvent::refused("client-17", datetime!(2026-01-10 0:00 UTC))
///     .basis([LegalBasis::CONSENT]);
/// assert_eq!(refused.bases().words(), [LegalBasis::CONSENT]);
///
/// // A form on everything that does not rest on consent.
/// let form = ConsentEvent::replaced("client-17", datetime!(2026-02-01 0:00 UTC)).other_bases();
/// assert!(form.bases().names_others());
/// assert!(ProcessingBases::default().is_all());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ProcessingBases {
    pub(crate) words: Vec<LegalBasis>,
    pub(crate) others: bool,
}

impl ProcessingBases {
    /// The legal bases that are named.
    #[must_use]
    pub fn words(&self) -> &[LegalBasis] {
        &self.words
    }

    /// Whether all bases but consent are named.
    #[must_use]
    pub fn names_others(&self) -> bool {
        self.others
    }

    /// Whether nothing is named, so that all is meant.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.words.is_empty() && !self.others
    }
}
