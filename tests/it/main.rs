//! Property tests of the whole crate against a reference evaluator.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on should panic, and its numbers are small"
)]

mod many;
mod allocation;
mod answers;
mod audit;
mod clauses;
mod closed_lists;
mod contents;
mod conversions;
mod corners;
mod differential;
mod documents;
mod fields;
mod generate;
mod guard;
mod harness;
mod ids;
mod laws;
mod limits;
mod oracle;
mod prose;
mod reference;
mod retention;
mod rights;
#[cfg(feature = "schema")]
mod schema;
mod shares;
mod small_worlds;
mod theorems;
mod traits;
mod vocabulary;
mod whose_fault;
