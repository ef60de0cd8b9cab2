//! Retention: where stored records stand under the schedules of the policies, and which are due.

mod disposition;
mod retention_end;
mod schedule;
mod standing;
mod sweep;
mod swept;

pub use disposition::{Disposition, Kept, RetentionCitation};
pub use standing::{ClosedPurpose, DueRecord, Standing};
pub use sweep::SweepError;
pub use swept::{SweepItem, Swept};
