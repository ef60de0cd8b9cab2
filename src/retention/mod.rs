//! Retention: where stored records stand under the schedules of the policies, and which are due.

mod erasure_asked;
mod retention_end;
mod schedule;
mod standing;
mod sweep;

pub use standing::{Disposition, DueRecord, RetentionCitation, Standing};
