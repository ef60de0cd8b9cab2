//! Reading policy, ledger and scenario documents, whatever their format.
//!
//! A [`Document`] is a tree that any self-describing serde format (TOML, JSON, …) can fill. What a
//! tree means is read from it afterwards, in one pass that notes every [`Problem`] it meets instead
//! of stopping at the first.

mod fields;
mod node;
mod problem;
mod value;

pub(crate) use fields::{Fields, Problems, choice_of, texts_of, word_of};
pub use node::Document;
pub(crate) use node::{Node, TableWriter};
pub(crate) use problem::name_of;
pub use problem::{InputError, Problem, ProblemKind};
pub(crate) use value::{
    brief, check_instant, format_instant, order, parse_date, parse_instant, write_instant,
    write_optional_instant,
};
