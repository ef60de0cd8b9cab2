//! Audit: decisions on record, decided again, and tried on another version of a policy.
//!
//! An [`AuditRecord`] holds all that a decision rested on. Store one for each decision that may have to be
//! answered for; it serialises to one line of JSON, and reads back. [`Engine::replay`] shows that the
//! engine still says the same, or what differs. [`Engine::backtest`] runs a log against other policies
//! before they are put in force, and yields the answers that would change.
//!
//! [`Engine::replay`]: crate::Engine::replay
//! [`Engine::backtest`]: crate::Engine::backtest

mod audit_record;
mod backtest;
mod changes;
mod replay;

pub use audit_record::AuditRecord;
pub use backtest::{Backtest, ChangedAnswer};
pub use changes::Change;
pub use replay::Replay;
