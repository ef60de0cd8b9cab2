//! Facts: acts, subjects, the consent ledger, evidence on record, and stored records.
//!
//! An [`Act`] says what is to be done, [`Facts`] what is known of one subject and on record. A
//! [`Question`] is both, with a moment. All of it is in words; an engine looks the words up.

mod about_subject;
mod act;
mod consent;
mod consent_event_kind;
mod evidence;
mod giver;
mod hold;
mod ledger;
mod ledger_events;
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
