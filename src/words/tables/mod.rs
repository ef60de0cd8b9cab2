//! The built-in words, a table a facet.
//!
//! Countries and subdivisions are those of ISO 3166; the members of the EU and the EEA are those
//! of 1 January 2026. DPV terms are those of version 2.3.

pub(super) mod action;
pub(super) mod basis;
pub(super) mod channel;
pub(super) mod data;
pub(super) mod evidence;
pub(super) mod gathered_at;
pub(super) mod life_event;
pub(super) mod obligation;
pub(super) mod party;
pub(super) mod place;
pub(super) mod purpose;
pub(super) mod right;
pub(super) mod source;
pub(super) mod subject;

use super::built_in_word::BuiltInWord;
use super::facet::FacetKind;
use super::term::TermId;

impl FacetKind {
    /// Whether a term is one of the crate's own words.
    pub(crate) fn is_built_in(self, term: TermId) -> bool {
        usize::from(term) < self.table().len()
    }

    /// The built-in words of the facet.
    pub(crate) const fn table(self) -> &'static [BuiltInWord] {
        match self {
            Self::Action => action::TABLE,
            Self::Data => data::TABLE,
            Self::Purpose => purpose::TABLE,
            Self::Party => party::TABLE,
            Self::Channel => channel::TABLE,
            Self::Place => place::TABLE,
            Self::Source => source::TABLE,
            Self::GatheredAt => gathered_at::TABLE,
            Self::Subject => subject::TABLE,
            Self::Evidence => evidence::TABLE,
            Self::Basis => basis::TABLE,
            Self::Obligation => obligation::TABLE,
            Self::LifeEvent => life_event::TABLE,
            Self::Right => right::TABLE,
        }
    }
}
