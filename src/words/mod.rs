//! The vocabularies: what a policy and a question can speak about.
//!
//! Each facet of a question (its action, data categories, purposes, …) has an open vocabulary of
//! its own, a directed acyclic graph: a word may stand below several others. The built-in words
//! are constants of their facet's type, as in [`Purpose::MARKETING`]; a policy adds its own.
//!
//! A [`Word`] is a name. A [`Vocabulary`] says which names exist and how they stand to each other.

mod built_in;
#[macro_use]
mod built_in_word;
mod closure;
mod description;
mod facet;
mod facet_words;
mod lists;
mod own_word;
mod parties;
mod related;
mod roles_of_parties;
mod tables;
mod term;
mod vocabulary;
mod word;
mod word_names;

pub use built_in_word::Relation;
pub use description::Description;
pub use facet::{Facet, FacetKind};
pub(crate) use own_word::{MAX_SUGGESTIONS, MAX_WORD_PROBLEMS};
pub use own_word::{OwnWord, WordProblem};
pub(crate) use related::Related;
pub(crate) use roles_of_parties::RolesOfParties;
pub(crate) use term::TermId;
pub use vocabulary::Vocabulary;
pub(crate) use vocabulary::{AnyWord, nearest_built_in};
pub use word::{
    Action, Channel, DataCategory, EvidenceKind, GatheredAt, LegalBasis, LifeEvent, Obligation,
    Party, Place, Purpose, RightKind, Source, SubjectKind, Word,
};
#[cfg(feature = "schema")]
pub(crate) use word_names::MAX_WORD;
pub use word_names::WordSyntax;
pub(crate) use word_names::{is_kebab_case, is_key};

/// The markers that tell the vocabularies apart in the type system.
pub mod facets {
    pub use super::facet::{
        ActionFacet, BasisFacet, ChannelFacet, DataFacet, EvidenceFacet, GatheredAtFacet,
        LifeEventFacet, ObligationFacet, PartyFacet, PlaceFacet, PurposeFacet, RightFacet,
        SourceFacet, SubjectFacet,
    };
}
