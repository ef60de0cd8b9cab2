//! One act about many subjects, and tables by their columns.

pub(crate) mod columns;
pub(crate) mod plan;
