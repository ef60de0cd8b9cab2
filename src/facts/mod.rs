//! Facts: what is asked, about whom, and what is on record.
//!
//! A [`RequestBuilder`] is a question in words; an engine makes it a request by looking them up.

mod consent;
mod evidence;
mod ledger;
mod question;
mod read;
mod record;
mod recorded;
mod resolve;
mod resolved;
mod scope;
mod write;

pub use consent::{ConsentEvent, ConsentEventKind, Giver};
pub use evidence::Evidence;
pub use ledger::{ConsentLedger, Events};
pub use question::{Age, Asked, AskedParty, Item, Question, RequestBuilder, SourceOfData, Subject};
pub(crate) use read::{
    evidence as read_evidence, record as read_record, request as read_request,
    subject as read_subject,
};
pub use record::{Anchored, Hold, Life, Record};
pub(crate) use recorded::{
    BoundTo, RecordScope, ResolvedEvent, ResolvedEvidence, ResolvedLedger, ScopeFacet, ScopeTerm,
};
pub(crate) use resolve::{resolve, resolve_facts, resolve_life};
pub(crate) use resolved::{
    Known, Resolved, ResolvedFacts, ResolvedItem, ResolvedLife, ResolvedSubject, Slot,
};
pub use scope::RecordedScope;
pub(crate) use scope::ScopeWord;
pub(crate) use write::{
    event as write_event, evidence as write_evidence, record as write_record,
    request as write_request, subject as write_subject,
};
