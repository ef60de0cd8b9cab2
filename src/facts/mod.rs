//! Facts: acts, subjects, the consent ledger, evidence on record, and stored records.
//!
//! An [`Act`] says what is to be done, [`Facts`] what is known of one subject and on record. A
//! [`Question`] is both, with a moment. All of it is in words; an engine looks the words up.

mod about_subject;
mod act;
mod consent;
mod evidence;
mod ledger;
mod question;
mod read;
mod record;
mod scope;
mod stated;
mod subject;
mod write;

pub use crate::short_lists::Several;
pub use about_subject::Facts;
pub use act::{Act, ActFields};
pub use consent::{ConsentEvent, ConsentEventKind, Giver};
pub use evidence::Evidence;
pub use ledger::{ConsentLedger, Events};
pub use question::Question;
pub(crate) use read::{
    evidence as read_evidence, question as read_question, record as read_record,
    subject as read_subject,
};
pub use record::{Anchored, Hold, Life, Record};
pub use scope::RecordedScope;
pub(crate) use scope::{ScopeFacet, ScopeWord};
pub use stated::{Item, PartyInRole, SourceOfData, Stated};
pub use subject::{Age, Subject};
pub(crate) use write::{
    event as write_event, evidence as write_evidence, question as write_question,
    record as write_record, subject as write_subject,
};
