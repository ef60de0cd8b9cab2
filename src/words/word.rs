//! Words: names of terms, typed by their facet.

use super::facet::{
    ActionFacet, BasisFacet, ChannelFacet, DataFacet, EvidenceFacet, Facet, GatheredAtFacet,
    LifeEventFacet, ObligationFacet, PartyFacet, PlaceFacet, PurposeFacet, RightFacet, SourceFacet,
    SubjectFacet,
};
use super::term::TermId;
use std::marker::PhantomData;
use std::sync::Arc;

/// The name of a term in the vocabulary of the facet `F`.
///
/// A word is only a name: whether it exists, and what stands above it, is the [`Vocabulary`]'s to
/// say. Built-in words are constants of the facet's type and cost nothing to make or compare.
///
/// ```
/// use permitted::Purpose;
///
/// let word = Purpose::new("marketing")?;
/// assert_eq!(word, Purpose::MARKETING);
/// assert!(Purpose::new("Own Marketing").is_err());
/// # Ok::<(), permitted::words::WordSyntax>(())
/// ```
///
/// [`Vocabulary`]: crate::words::Vocabulary
pub struct Word<F> {
    pub(super) repr: Repr,
    pub(super) facet: PhantomData<fn() -> F>,
}

#[derive(Clone)]
pub(super) enum Repr {
    BuiltIn(TermId),
    Own(Arc<str>),
}

macro_rules! word_types {
    ($($alias:ident $marker:ident $doc:literal;)*) => {$(
        #[doc = $doc]
        pub type $alias = Word<$marker>;
    )*};
}

word_types! {
    Action ActionFacet "What is done: collect, use, contact, store, combine, disclose, erase, … (DPV: `dpv:Processing`).";
    DataCategory DataFacet "A category of personal data (DPV: `dpv:PersonalData` and its extension `pd`).";
    Purpose PurposeFacet "What the data is processed for (DPV: `dpv:Purpose`).";
    Party PartyFacet "A role in the processing, or a very party that a policy names: who acts and who receives (DPV: `dpv:LegalEntity`).";
    Channel ChannelFacet "The means by which data or a message travels.";
    Place PlaceFacet "A country or subdivision by its ISO 3166 code, a group such as `EEA`, or a policy's own list.";
    Source SourceFacet "Where the data came from (DPV: `dpv:DataSource`).";
    GatheredAt GatheredAtFacet "The setting in which the data was gathered: a website, a call, an app.";
    SubjectKind SubjectFacet "What the person (or organisation) is to the controller (DPV: `dpv:DataSubject`).";
    EvidenceKind EvidenceFacet "A kind of fact on record: legal process, contract terms, safeguards, attestations, requests.";
    LegalBasis BasisFacet "A legal basis: GDPR Art. 6(1), Art. 9(2), Arts. 45, 46 and 49, and bases outside the GDPR (DPV: `dpv:LegalBasis`).";
    Obligation ObligationFacet "What has to be done along with a permitted use.";
    LifeEvent LifeEventFacet "What happens in the life of a stored record, from which retention periods run.";
    RightKind RightFacet "What a person may ask of the controller: access, erasure, objection, … (DPV: `dpv:DataSubjectRight`).";
}

impl<F> Word<F> {
    pub(crate) const fn built_in(index: TermId) -> Self {
        Self { repr: Repr::BuiltIn(index), facet: PhantomData }
    }

    /// Whether the crate itself knows the word.
    #[must_use]
    pub const fn is_built_in(&self) -> bool {
        matches!(self.repr, Repr::BuiltIn(_))
    }

    pub(crate) const fn built_in_index(&self) -> Option<TermId> {
        match self.repr {
            Repr::BuiltIn(index) => Some(index),
            Repr::Own(_) => None,
        }
    }
}

impl<F> Clone for Word<F> {
    fn clone(&self) -> Self {
        Self { repr: self.repr.clone(), facet: PhantomData }
    }
}

impl<F: Facet> PartialEq for Word<F> {
    fn eq(&self, other: &Self) -> bool {
        match (&self.repr, &other.repr) {
            (Repr::BuiltIn(a), Repr::BuiltIn(b)) => a == b,
            (Repr::Own(a), Repr::Own(b)) => a == b,
            _ => false,
        }
    }
}

impl<F: Facet> Eq for Word<F> {}

/// A word that is borrowed is the list of itself, too.
impl<F: Facet> IntoIterator for &Word<F> {
    type Item = Word<F>;
    type IntoIter = std::iter::Once<Word<F>>;

    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(self.clone())
    }
}

/// Cheap: a built-in word is a number, another one is shared.
impl<F: Facet> From<&Self> for Word<F> {
    fn from(word: &Self) -> Self {
        word.clone()
    }
}

/// A word is the list of itself, so that what takes several words takes one as it is.
impl<F: Facet> IntoIterator for Word<F> {
    type Item = Self;
    type IntoIter = std::iter::Once<Self>;

    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(self)
    }
}
