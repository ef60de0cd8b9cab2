//! Files: what may stand in policy, ledger, question and scenario documents, of whatever format.
//!
//! A [`Document`] is a tree that any self-describing serde format (TOML, JSON, …) can fill. Each
//! table that may stand in one is described once, as data: its keys, what they mean, how their
//! values are written and where they go. What reads a table notes every
//! [`Problem`](crate::problem::Problem) that it meets instead of stopping at the first; what writes it, and
//! the reference in [`guide`](crate::guide), follow the same description.

mod closed_lists;
mod deserialize;
mod document;
#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by them"
)]
mod every_key;
mod fields;
mod machinery;
mod policy;
mod reference;
mod table_writer;

pub use closed_lists::{ClosedList, closed_lists};
pub use document::Document;
pub(crate) use document::Node;
pub(crate) use fields::{Fields, texts_of, word_of};
pub use reference::reference;
pub(crate) use table_writer::TableWriter;
