use super::table::{Entry, Word};
use super::tables;

/// The vocabularies there are.
///
/// ```
/// use permitted::words::FacetKind;
///
/// assert_eq!(FacetKind::GatheredAt.to_string(), "gathered-at");
/// assert_eq!(FacetKind::ALL.len(), 12);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FacetKind {
    /// What is done with the data.
    Action,
    /// Which data.
    Data,
    /// What for.
    Purpose,
    /// Who acts, and who receives.
    Party,
    /// By which means.
    Channel,
    /// Where to, and where the subject lives.
    Place,
    /// Where the data came from.
    Source,
    /// In which setting the data was gathered.
    GatheredAt,
    /// What the subject is to the controller.
    Subject,
    /// What is on record.
    Evidence,
    /// Why the law would allow it.
    Basis,
    /// What has to be done along with it.
    Obligation,
}

impl FacetKind {
    /// Every vocabulary, in the order in which this crate lists them.
    pub const ALL: [Self; 12] = [
        Self::Action,
        Self::Data,
        Self::Purpose,
        Self::Party,
        Self::Channel,
        Self::Place,
        Self::Source,
        Self::GatheredAt,
        Self::Subject,
        Self::Evidence,
        Self::Basis,
        Self::Obligation,
    ];

    /// The name that files and messages use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Data => "data",
            Self::Purpose => "purpose",
            Self::Party => "party",
            Self::Channel => "channel",
            Self::Place => "place",
            Self::Source => "source",
            Self::GatheredAt => "gathered-at",
            Self::Subject => "subject",
            Self::Evidence => "evidence",
            Self::Basis => "basis",
            Self::Obligation => "obligation",
        }
    }

    pub(crate) const fn index(self) -> usize {
        self as usize
    }

    pub(crate) fn table(self) -> &'static [Entry] {
        match self {
            Self::Action => tables::action::TABLE,
            Self::Data => tables::data::TABLE,
            Self::Purpose => tables::purpose::TABLE,
            Self::Party => tables::party::TABLE,
            Self::Channel => tables::channel::TABLE,
            Self::Place => tables::place::TABLE,
            Self::Source => tables::source::TABLE,
            Self::GatheredAt => tables::gathered_at::TABLE,
            Self::Subject => tables::subject::TABLE,
            Self::Evidence => tables::evidence::TABLE,
            Self::Basis => tables::basis::TABLE,
            Self::Obligation => tables::obligation::TABLE,
        }
    }
}

impl std::fmt::Display for FacetKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

mod sealed {
    pub trait Sealed {}
}

/// A vocabulary as a type. Sealed: the facets of a question are those of this crate.
///
/// ```
/// use permitted::words::{Facet, Vocabulary, facets};
///
/// fn how_many<F: Facet>() -> usize {
///     Vocabulary::built_in().words::<F>().count()
/// }
/// assert!(how_many::<facets::DataFacet>() > how_many::<facets::ChannelFacet>());
/// ```
pub trait Facet: sealed::Sealed + Copy + Ord + std::hash::Hash + std::fmt::Debug + 'static {
    /// Which vocabulary it is.
    const KIND: FacetKind;
}

macro_rules! facets {
    ($($marker:ident $alias:ident $kind:ident $doc:literal;)*) => {$(
        #[doc = concat!("Marks the words of [`", stringify!($alias), "`].")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $marker {}
        impl sealed::Sealed for $marker {}
        impl Facet for $marker {
            const KIND: FacetKind = FacetKind::$kind;
        }
        #[doc = $doc]
        pub type $alias = Word<$marker>;
    )*};
}

facets! {
    ActionFacet Action Action "What is done: collect, use, contact, store, combine, disclose, erase, … (DPV: `dpv:Processing`).";
    DataFacet DataCategory Data "A category of personal data (DPV: `dpv:PersonalData` and its extension `pd`).";
    PurposeFacet Purpose Purpose "What the data is processed for (DPV: `dpv:Purpose`).";
    PartyFacet Party Party "A role in the processing, or a very party that a policy names: who acts and who receives (DPV: `dpv:LegalEntity`).";
    ChannelFacet Channel Channel "The means by which data or a message travels.";
    PlaceFacet Place Place "A country or subdivision by its ISO 3166 code, a group such as `EEA`, or a policy's own list.";
    SourceFacet Source Source "Where the data came from (DPV: `dpv:DataSource`).";
    GatheredAtFacet GatheredAt GatheredAt "The setting in which the data was gathered: a website, a call, an app.";
    SubjectFacet SubjectKind Subject "What the person (or organisation) is to the controller (DPV: `dpv:DataSubject`).";
    EvidenceFacet EvidenceKind Evidence "A kind of fact on record: legal process, contract terms, safeguards, attestations, requests.";
    BasisFacet LegalBasis Basis "A legal basis: GDPR Art. 6(1), Art. 9(2), Arts. 45, 46 and 49, and bases outside the GDPR (DPV: `dpv:LegalBasis`).";
    ObligationFacet Obligation Obligation "What has to be done along with a permitted use.";
}
