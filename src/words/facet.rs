//! The facets: which vocabularies there are, as values and as types.

use crate::closed_list::closed_list;

/// The vocabularies there are.
///
/// ```
/// use permitted::words::FacetKind;
///
/// assert_eq!(FacetKind::GatheredAt.to_string(), "gathered-at");
/// assert_eq!(FacetKind::ALL.len(), 14);
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
    /// Where something is done or goes, and where the subject lives.
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
    /// What happens in the life of a stored record.
    LifeEvent,
    /// What persons may ask.
    Right,
}

closed_list! {
    FacetKind {
        Action = "action",
        Data = "data",
        Purpose = "purpose",
        Party = "party",
        Channel = "channel",
        Place = "place",
        Source = "source",
        GatheredAt = "gathered-at",
        Subject = "subject",
        Evidence = "evidence",
        Basis = "basis",
        Obligation = "obligation",
        LifeEvent = "life-event",
        Right = "right",
    }
}

impl FacetKind {
    #[inline]
    pub(crate) const fn index(self) -> usize {
        self as usize
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
    ($($marker:ident $kind:ident $words:literal;)*) => {$(
        #[doc = concat!("Marks the words of [`", $words, "`](crate::words::", $words, ").")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $marker {}
        impl sealed::Sealed for $marker {}
        impl Facet for $marker {
            const KIND: FacetKind = FacetKind::$kind;
        }
    )*};
}

facets! {
    ActionFacet Action "Action";
    DataFacet Data "DataCategory";
    PurposeFacet Purpose "Purpose";
    PartyFacet Party "Party";
    ChannelFacet Channel "Channel";
    PlaceFacet Place "Place";
    SourceFacet Source "Source";
    GatheredAtFacet GatheredAt "GatheredAt";
    SubjectFacet Subject "SubjectKind";
    EvidenceFacet Evidence "EvidenceKind";
    BasisFacet Basis "LegalBasis";
    ObligationFacet Obligation "Obligation";
    LifeEventFacet LifeEvent "LifeEvent";
    RightFacet Right "RightKind";
}
