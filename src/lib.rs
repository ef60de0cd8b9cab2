//! crate docs to come

#![forbid(unsafe_code)]

pub mod words;
mod names;
mod document;
pub mod policy;
pub mod facts;
mod engine;
pub mod scenario;
pub mod render;

pub use document::{Document, InputError, Problem, ProblemKind};
pub use engine::{
    Citation, Decision, Due, Effect, Engine, Fact, FactValue, Failed, Ground, Missing,
    MissingFact, NearMiss, Notice, Outcome, Part, Request, RuleKind, RuleRef,
};
pub use facts::{
    Age, Asked, AskedParty, ConsentEvent, ConsentEventKind, ConsentLedger, Evidence, Giver, Item,
    RequestBuilder, SourceOfData, Subject,
};
pub use names::{Clause, PartyId, PolicyId, PolicyVersion, RuleId, SubjectId};
pub use policy::{Policy, PolicyTimeline};
pub use words::{
    Action, Channel, DataCategory, EvidenceKind, GatheredAt, LegalBasis, Obligation, Party, Place,
    Purpose, Source, SubjectKind, Vocabulary,
};
