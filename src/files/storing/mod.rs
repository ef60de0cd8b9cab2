//! What is stored and sent: values as tables, the number of their format, and fingerprints.

mod canonical;
mod from_node;
mod stored;
mod to_node;

pub(crate) use canonical::fingerprint_in_any_order;
pub use stored::FORMAT;
pub(crate) use stored::{id_of, read_stored, stored, write_stored};
pub(crate) use to_node::ToNode;
