//! Files: what may stand in policy, ledger, question and scenario documents, of whatever format.
//!
//! A [`Document`] is a tree that any self-describing serde format (TOML, JSON, …) can fill. Each
//! table that may stand in one is described once, as data: its keys, what they mean, how their
//! values are written and where they go. What reads a table notes every
//! [`Problem`](crate::problem::Problem) that it meets instead of stopping at the first; what writes it, and
//! [`render::reference`](crate::render::reference()), follow the same description.
//!
//! # What is stored
//!
//! Facts that stand alone, in a column of a database or a message, are written and read by the same
//! tables ([`facts`](crate::facts)). They bear no version, since every key that a reader does not know is
//! refused by its name, which is stricter than a number. What is stored today is read by every later
//! version of this crate; an older reader refuses what it does not know, and never reads half of it.
//!
//! A format that does not say what stands where (postcard, bincode) cannot tell which keys are there:
//! reading facts and documents from one is an error.

mod deserialize;
mod facts_alone;
pub(crate) mod document;
pub(crate) mod facts;
pub(crate) mod machinery;
pub(crate) mod policy;
mod storing;
mod whole_documents;

pub use document::Document;
pub(crate) use document::Node;
pub use storing::FORMAT;
pub(crate) use storing::{
    ToNode, fingerprint_in_any_order, id_of, read_stored, stored, write_stored,
};
pub(crate) use whole_documents::{by_table, serde_by_table};
