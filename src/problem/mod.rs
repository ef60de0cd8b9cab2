//! What is wrong with an input: all of it at once, each with its place, whose fault it is, and how to mend
//! it.

mod error;
mod kind;
mod kind_codes;
mod part;
mod path;
mod phrases;
mod problems;
mod serialised;

pub use crate::closed_list::UnknownName;
pub use error::{InputError, Problem};
pub use kind::ProblemKind;
pub use part::ProblemPart;
pub(crate) use path::Path;
pub(crate) use phrases::brief;
pub(crate) use problems::Problems;
