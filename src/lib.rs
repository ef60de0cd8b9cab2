//! May this controller do *this*, with *this personal data*, about *this person*, for *this
//! purpose*, towards *this recipient*, at *this moment* — under *this policy*?
//!
//! `permitted` answers that question for the service that links it, and says with the answer which
//! clause decides, which obligations come with it, what is missing where the answer is no, and how
//! long the answer holds.
//!
//! ```
//! use permitted::{Action, Channel, ConsentLedger, DataCategory, Engine, Party, Policy, Purpose};
//! use permitted::{Outcome, Request, Subject};
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
//! let newsletter = engine.request(
//!     Request::builder(Action::CONTACT, datetime!(2026-03-01 9:00 UTC))
//!         .data([DataCategory::EMAIL_ADDRESS])
//!         .purpose([Purpose::OWN_MARKETING])
//!         .channel(Channel::EMAIL)
//!         .by(Party::CONTROLLER)
//!         .subject(Subject::new("patient-17"))
//!         .ledger(ConsentLedger::default()),
//! )?;
//! let decision = engine.decide(&newsletter);
//! assert_eq!(decision.outcome, Outcome::NotPermitted);
//! let missing = decision.parts[0].missing.as_ref().map(|missing| missing.sets[0][0].to_string());
//! assert_eq!(missing.as_deref(), Some("consent: express naming channel"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # How it fits together
//!
//! ```text
//!  words        the vocabularies: actions, data, purposes, parties, places, evidence, …
//!    │
//!  policy       rules over words: permits, forbids, opt-outs, duties, declarations
//!    │
//!  facts        what is asked, the consent ledger, evidence on record
//!    │
//!  engine       Engine::new(policies) → request(question) → decide → Decision
//!    │                               → standing(record) → Standing
//!    │
//!  rights       what persons ask for: Engine::answer(request) → RightsAnswer
//!    │
//!  scenario     questions with expected answers, for policy authors
//!    │
//!  render       decisions as prose
//! ```
//!
//! An [`Engine`] compiles [`Policy`] values, or [`PolicyTimeline`]s of their versions, to tables.
//! [`Engine::request`] looks up the words of a question once; [`Engine::decide`] answers it and
//! never fails. A question about a broad category is a question about everything below it, and is
//! permitted only if all of that is. The module [`semantics`] says all of it to the letter, and
//! [`workings`] how the engine goes about it.
//!
//! The five answers, worst first, are the values of [`Outcome`]: *prohibited* (a forbid holds),
//! *not permitted* (nothing permits it), *undetermined* (unknown facts decide), *out of scope*
//! (the policy does not speak of it) and *permitted*. Unknown facts never permit.
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
//! - One prepared request is asked about millions of subjects ([`Engine::permits_each`]), and
//!   tables are answered by column ([`Engine::permits_columns`]).
//!
//! # What it does not do
//!
//! - It says *permitted under this policy*, never *lawful*.
//! - It reads no clock, file or environment: the caller states the moment and the facts.
//! - It stores nothing. Ledger and evidence are the caller's, handed over with each question.
//! - It does not authenticate anyone, and believes the facts that it is given.
//! - It does not act: obligations are named, not carried out.

#![forbid(unsafe_code)]

pub mod words;
mod text;
mod problem;
mod instant;
mod names;
mod few;
pub mod policy;
pub mod facts;
mod files;
pub mod guide;
mod engine;
pub mod rights;
pub mod scenario;
pub mod render;
pub mod semantics;
pub mod workings;

pub use engine::{
    Citation, Column, Columns, Decision, Depth, Disposition, Due, DueRecord, Effect, Engine, Fact,
    FactValue, Failed, GrantFault, Ground, Missing, MissingFact, NearMiss, Notice, Outcome, Part,
    Request, RetentionCitation, RuleKind, RuleRef, Standing, SubjectFacts,
};
pub use facts::{
    Age, Anchored, Asked, AskedParty, ConsentEvent, ConsentEventKind, ConsentLedger, Evidence,
    Giver, Hold, Item, Life, Record, RequestBuilder, SourceOfData, Subject,
};
pub use few::Several;
pub use files::Document;
pub use names::{Clause, PartyId, PolicyId, PolicyVersion, RecordId, RuleId, SubjectId};
pub use policy::{Policy, PolicyTimeline};
pub use problem::{InputError, Problem, ProblemKind};
pub use rights::{Requester, RightsAnswer, RightsOutcome, RightsRequest};
pub use words::{
    Action, Channel, DataCategory, EvidenceKind, GatheredAt, LegalBasis, Obligation, Party, Place,
    Purpose, Source, SubjectKind, Vocabulary,
};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
