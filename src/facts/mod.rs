//! Facts: acts, subjects, the consent ledger, evidence on record, and stored records.
//!
//! An [`Act`] says what is to be done, [`Facts`] what is known of one subject and on record. A
//! [`Question`] is both, with a moment. All of it is in words; an engine looks the words up.
//!
//! # In a database and on the wire
//!
//! Each fact is written and read by serde on its own: an event, a piece of evidence, a record, a subject. It
//! is a map in every format, with the keys that ledgers and questions have, and without what it leaves
//! open. What cannot be is refused, and a key that nobody knows as well; to have all problems as values,
//! read a [`Document`](crate::files::Document) and convert it.
//!
//! ```
//! use permitted::{ConsentEvent, Purpose};
//! use permitted::files::Document;
//! use permitted::policy::Strength;
//! use time::macros::datetime;
//!
//! let yes = ConsentEvent::granted("reader-17", Strength::Express, datetime!(2026-01-10 9:00 UTC))
//!     .purpose(Purpose::OWN_MARKETING);
//! let column = serde_json::to_string(&yes)?;
//! assert_eq!(
//!     column,
//!     r#"{"event":"granted","subject":"reader-17","strength":"express","purpose":"own-marketing","recorded":"2026-01-10T09:00:00Z"}"#,
//! );
//! assert_eq!(serde_json::from_str::<ConsentEvent>(&column)?, yes);
//!
//! let document: Document = serde_json::from_str(r#"{"event": "objectd", "subject": "reader-17"}"#)?;
//! let error = ConsentEvent::try_from(document).unwrap_err();
//! assert_eq!(error.problems()[0].path(), "event");
//! assert!(error.problems()[0].to_string().contains("did you mean `objected`?"));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! A [ledger](ConsentLedger) is read from a list of events, or from a table that has the list under
//! `event`.

mod about_subject;
mod act;
mod consent;
mod consent_event_kind;
mod evidence;
mod giver;
mod hold;
mod ledger;
mod ledger_conversions;
mod ledger_events;
mod ledger_parts;
mod life;
mod occurrence;
mod processing_bases;
mod question;
mod record;
mod scope;
mod stated;
mod subject;

pub use crate::short_lists::Several;
pub use about_subject::Facts;
pub use act::{Act, ActFields};
pub use consent::ConsentEvent;
pub use consent_event_kind::ConsentEventKind;
pub use evidence::Evidence;
pub use giver::Giver;
pub use hold::Hold;
pub use ledger::ConsentLedger;
pub use ledger_events::Events;
pub use life::Life;
pub use occurrence::{Occurrence, Occurrences};
pub use processing_bases::ProcessingBases;
pub use question::Question;
pub use record::Record;
pub use scope::RecordedScope;
pub(crate) use scope::{ScopeFacet, ScopeWord};
pub use stated::{Item, PartyInRole, SourceOfData, Stated};
pub use subject::{Age, Subject};
