//! What is wrong with an input: all of it at once, each with its place and how to mend it.

mod error;
mod kind;
mod path;
mod problems;

pub use crate::closed_list::UnknownName;
pub use error::{InputError, Problem};
pub use kind::ProblemKind;
pub(crate) use kind::brief;
pub(crate) use path::Path;
pub(crate) use problems::Problems;
