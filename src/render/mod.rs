//! Prose: questions and answers as a person reads them, and the reference of the keys of files.
//!
//! Nothing here decides anything; all of it is said by the data that it renders.
//!
//! ```
//! use permitted::{Engine, Question, render};
//!
//! let policy: permitted::Policy = toml::from_str(
//!     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n[[permit]]\nclause = '3'\npurpose = 'billing'",
//! )?;
//! let question: Question = toml::from_str(
//!     "action = 'use'\ndata = 'name'\npurpose = 'analytics'\nledger = []\nat = 2026-03-01",
//! )?;
//! assert_eq!(render::question(&question), "use name for analytics, on 2026-03-01");
//! let decision = Engine::new([policy])?.ask(question)?;
//! let part = &decision.parts[0];
//! assert_eq!(render::answer(&decision), "not permitted; holds until the facts change");
//! assert_eq!(render::reasons(part), ["no rule permits it"]);
//! assert_eq!(render::near_miss(&part.near[0]), "3, but that is for another purpose");
//! let missing = part.missing.as_ref().map(render::missing).unwrap_or_default();
//! assert_eq!(missing, ["nothing: no further fact would make it permitted"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod closed_lists;
mod decision;
#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by them"
)]
mod every_key;
#[cfg(test)]
mod every_key_policies;
mod phrases;
mod question;
mod reference;
mod retention;
mod rights;

pub use closed_lists::{ClosedList, closed_lists};
pub use decision::{answer, missing, near_miss, notice, outcome, reasons};
pub use question::question;
pub use reference::reference;
pub use retention::standing;
pub use rights::{rights_answer, rights_request};
