//! The ids and names that callers and the authors of policies choose.
//!
//! Ids of what the caller keeps ([`SubjectId`], [`PartyId`], [`RecordId`], [`EventId`],
//! [`EvidenceId`], [`CaseId`], [`QuestionId`]) come from a [`Uuid`] or from text. A text that spells a UUID is that
//! UUID, in capitals or not, with or without hyphens, in braces or behind `urn:uuid:`. It is kept
//! in 16 bytes and written one way, hyphenated and in small letters. Note that any 32 hexadecimal
//! digits spell a UUID, an MD5 sum as well. Every other text is kept as it is written, and case
//! matters.
//!
//! ```
//! use permitted::ids::SubjectId;
//! use uuid::uuid;
//!
//! let id = SubjectId::from(uuid!("f81d4fae-7dec-11d0-a765-00a0c91e6bf6"));
//! assert_eq!(id, SubjectId::new("F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"));
//! assert_eq!(id, "f81d4fae7dec11d0a76500a0c91e6bf6");
//! assert_eq!(id.to_string(), "f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
//!
//! assert_ne!(SubjectId::new("Client-17"), SubjectId::new("client-17"));
//! ```
//!
//! Names ([`PolicyId`], [`RuleId`], [`Clause`], [`PolicyVersion`]) are text alone.
//!
//! All of them are ordered as the texts that they are written as. One check says which texts can
//! be used: at most 200 bytes on one line, not blank, no blanks at the ends, no characters that
//! nobody sees. Whatever takes an id takes any text, and the text is refused where the id is used:
//! when a policy is built, a question is prepared, an event is recorded. Parsing and
//! deserialising refuse it at once and say what is wrong ([`IdFault`]).
//!
//! ```
//! use permitted::ids::SubjectId;
//!
//! let error = "client-17 ".parse::<SubjectId>().unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "`client-17 ` begins or ends with a blank; leave out the blanks at its ends",
//! );
//! ```
//!
//! [`Uuid`]: uuid::Uuid

mod usable;
mod spelling;
mod conversions;
mod fingerprint;
mod kept;
mod names;
mod policy_version;
mod version_in_force;
mod uuid_or_text;

pub use fingerprint::Fingerprint;
pub use names::{Clause, PolicyId, RuleId};
pub use policy_version::PolicyVersion;
pub(crate) use spelling::without_spelling;
#[cfg(feature = "schema")]
pub(crate) use usable::MAX_ID;
pub use usable::{IdFault, IdSyntax};
pub(crate) use usable::{Usable, fault_of};
pub use uuid_or_text::{CaseId, EventId, EvidenceId, PartyId, QuestionId, RecordId, SubjectId};
pub use version_in_force::VersionInForce;
