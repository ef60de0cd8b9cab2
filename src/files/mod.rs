//! Files: what may stand in policy, ledger, question and scenario documents, of whatever format.
//!
//! A [`Document`] is a tree that any self-describing serde format (TOML, JSON, …) can fill. Each
//! table that may stand in one is described once, as data: its keys, what they mean, how their
//! values are written and where they go. What reads a table notes every
//! [`Problem`](crate::problem::Problem) that it meets instead of stopping at the first; what writes it, and
//! [`render::reference`](crate::render::reference()), follow the same description.

mod deserialize;
pub(crate) mod document;
pub(crate) mod facts;
pub(crate) mod machinery;
pub(crate) mod policy;
mod storing;
mod whole_documents;

pub use document::Document;
pub use storing::FORMAT;
pub(crate) use storing::{fingerprint_of, id_of, read_stored, stored, write_stored};
pub(crate) use whole_documents::{read_by_table, serde_by_table};
