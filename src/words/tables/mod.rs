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
pub(super) mod obligation;
pub(super) mod party;
pub(super) mod place;
pub(super) mod purpose;
pub(super) mod source;
pub(super) mod subject;
