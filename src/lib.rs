//! May this controller do *this*, with *this personal data*, about *this person*, for *this
//! purpose*, towards *this recipient*, at *this moment* — under *this policy*?
//!
//! `permitted` answers that question for the service that links it, and says with the answer which
//! clause decides, which obligations come with it, what is missing where the answer is no, and how
//! long the answer holds.
//!
//! ```
//! use permitted::{Act, Action, Channel, ConsentLedger, DataCategory, Engine, Facts, Outcome, Party};
//! use permitted::{Policy, Purpose, Subject};
//! use time::macros::datetime;
//!
//! let policy: Policy = toml::from_str(
//!     r#"
//!     id = "harbour-clinic"
//!     version = "2026-01"
//!     from = 2026-01-01
//!
//!     [[permit]]                       # a newsletter by email, where that was agreed to
//!     clause = "4.2"
//!     action = "contact"
//!     channel = "email"
//!     data = "contact-details"
//!     purpose = "own-marketing"
//!     basis = "consent"
//!     when.consent = { strength = "express", naming = "channel" }
//!     obligation = "offer-unsubscribe"
//!     "#,
//! )?;
//! let engine = Engine::new([policy])?;
//!
//! // What the service does: prepared once, when it starts.
//! let newsletter = engine.prepare(
//!     Act::new(Action::CONTACT)
//!         .data(DataCategory::EMAIL_ADDRESS)
//!         .purpose(Purpose::OWN_MARKETING)
//!         .channel(Channel::EMAIL)
//!         .by(Party::CONTROLLER),
//! )?;
//! // What is known of one person: looked up where a request names them.
//! let patient =
//!     engine.facts(Facts::about(Subject::new("patient-17")).ledger(ConsentLedger::default()))?;
//! // The moment: stated at each asking.
//! let decision = engine.decide(&newsletter, &patient, datetime!(2026-03-01 9:00 UTC));
//!
//! assert_eq!(decision.outcome, Outcome::NotPermitted);
//! let missing = decision.parts[0].missing.as_ref().map(|missing| missing.sets[0][0].to_string());
//! assert_eq!(missing.as_deref(), Some("consent: express naming channel"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # How it fits together
//!
//! ```text
//!  policy files ──► Policy ──► Engine
//!                                │
//!  Act    what is to be done ────┤ prepare, once
//!  Facts  what is known of one ──┤ facts, once a subject
//!  moment ───────────────────────┤ permits, decide: any number of times
//!                                ▼
//!                            Decision   outcome, clauses, obligations, what is missing, until when
//!
//!  Guarded<T>      ──► Engine::clear                     a value that opens only for what was cleared
//!  Fields          ──► Engine::show                      the permitted part of a row
//!  Record          ──► Engine::standing, Engine::sweep   what becomes of stored data
//!  RightsRequest   ──► Engine::answer                    what a person may ask for
//!  AuditRecord     ──► Engine::replay, Engine::backtest  a log decided again
//! ```
//!
//! The modules stand in the order in which they build on one another: [`words`] are the
//! vocabularies, [`policy`] the rules in these words, [`facts`] what is asked and what is on record;
//! the engine decides, [`retention`] and [`rights`] answer about records and requests, [`guard`] keeps
//! values shut until their use is cleared, [`fields`] shows the permitted part of what is serialised,
//! [`audit`] puts decisions on record and decides them again, [`scenario`] holds questions with expected answers, and [`render`] puts answers into prose. The
//! pages of the [`guide`] hold no code: how a service uses the crate, what an answer means, and how it
//! is found.
//!
//! A question about a broad category is a question about everything below it, and is permitted only
//! if all of that is. The five answers, worst first, are the values of [`Outcome`]: *prohibited* (a
//! forbid holds), *not permitted* (nothing permits it), *undetermined* (unknown facts decide), *out of
//! scope* (the policy does not speak of it) and *permitted*. Unknown facts never permit.
//!
//! # What it does
//!
//! - Categories, purposes, parties and places form hierarchies with several parents, aligned with
//!   the W3C Data Privacy Vocabulary, and policies add words of their own.
//! - Consent over time: grants with strength, scope and expiry, withdrawals, objections with
//!   grace periods, deemed consent, versions of the policy that grants are bound to.
//! - Evidence on record, bound to parties, with expiry. Approval recorded later is no approval.
//! - Several policies and limits together; the version in force at the moment of use decides.
//! - Retention: what must be kept, what is due, and for which purposes a record still serves
//!   ([`Engine::standing`], [`Engine::sweep`]).
//! - Rights: what a person may ask, with verification, exemptions and deadlines
//!   ([`Engine::answer`]).
//! - Every answer is deterministic data that serialises for an audit log.
//! - One prepared act is asked about millions of subjects ([`Engine::permits_each`]), and tables are
//!   answered by column ([`Engine::permits_columns`]).
//! - The files are described as JSON Schema, for editors (feature `schema`: `permitted::schema`).
//!
//! # What it does not do
//!
//! - It says *permitted under this policy*, never *lawful*.
//! - It reads no clock, file or environment: the caller states the moment and the facts.
//! - It stores nothing. Ledger and evidence are the caller's, handed over to be looked up.
//! - It does not authenticate anyone, and believes the facts that it is given.
//! - It does not act: obligations are named, not carried out.

#![forbid(unsafe_code)]

mod text;
mod short_lists;
mod suggestions;
mod closed_list;
pub mod words;
pub mod problem;
pub mod ids;
mod instant;
pub mod policy;
pub mod facts;
pub mod files;
pub mod engine;
pub mod retention;
pub mod rights;
pub mod audit;
pub mod guard;
pub mod fields;
pub mod scenario;
pub mod render;
#[cfg(feature = "schema")]
pub mod schema;
pub mod guide;

pub use engine::{Decision, Engine, Outcome, PreparedAct, PreparedFacts};
pub use facts::{Act, ConsentEvent, ConsentLedger, Evidence, Facts, Question, Record, Subject};
pub use fields::Fields;
pub use guard::{Clearance, Guarded};
pub use policy::{Policy, PolicyTimeline};
pub use problem::InputError;
pub use rights::{RightsAnswer, RightsRequest};
pub use words::{
    Action, Channel, DataCategory, EvidenceKind, LegalBasis, LifeEvent, Obligation, Party, Place,
    Purpose, RightKind,
};

// The very versions that the signatures of this crate use, for those who do not name them themselves.
#[doc(no_inline)]
pub use {time, url, uuid};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
