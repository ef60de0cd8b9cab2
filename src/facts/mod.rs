//! Facts: what is asked, about whom, and what is on record.
//!
//! A [`RequestBuilder`] is a question in words; an engine makes it a request by looking them up.

mod consent;
mod evidence;
mod question;
mod read;
mod resolve;
mod resolved;
mod scope;
mod write;

pub use consent::{ConsentEvent, ConsentEventKind, ConsentLedger, Giver};
pub use evidence::Evidence;
pub use question::{Age, Asked, AskedParty, Item, RequestBuilder, SourceOfData, Subject};
pub(crate) use read::request as read_request;
pub(crate) use resolve::{
    RecordScope, ResolvedEvent, ResolvedEvidence, ScopeFacet, joined_sources, resolve,
};
pub(crate) use resolved::{Known, Resolved, ResolvedItem, Slot};
pub use scope::RecordedScope;
pub(crate) use write::request as write_request;
