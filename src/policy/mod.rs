//! Policies: who may do what with which data, as data.
//!
//! A [`Policy`] is built by a [`PolicyBuilder`] or deserialised from any serde format; either way
//! it exists only if nothing is wrong with it. A [`PolicyTimeline`] holds the versions of one.

mod admitted_basis;
mod amendment;
mod applicability;
mod bases;
mod builder;
mod check;
mod check_condition;
mod check_right;
mod check_section;
mod checker;
mod condition;
mod consent_giver;
mod controller;
mod disposal;
mod exception;
mod exemption;
mod fee;
mod giver_kind;
mod header;
pub mod kinds;
mod objection;
mod owed;
mod period;
mod permit;
mod requesters;
mod response_time;
mod restriction;
mod retention;
mod right;
mod rule;
mod rule_by_id;
mod rule_kind;
mod rules;
mod span;
mod terms;
mod timeline;
mod unique_ids;
mod version;

pub use amendment::{Amendment, TakesEffect};
pub(crate) use applicability::PartOfSome;
pub(crate) use bases::Bases;
pub(crate) use builder::InSection;
pub use builder::{PolicyBuilder, PolicyKind};
pub(crate) use check::checked;
pub(crate) use check_right::denies_uses;
pub(crate) use checker::MAX_WORDS_LISTED;
pub use condition::{Condition, Naming, PartyRole, Strength};
pub use controller::Controller;
pub use disposal::Disposal;
pub use exception::Exception;
pub use exemption::Exemption;
pub(crate) use fee::Charge;
pub use fee::{Fee, FreeRequests};
pub use giver_kind::GiverKind;
pub(crate) use header::{Header, rule_path};
pub use objection::{Grace, Route};
pub use owed::Owed;
pub use period::Period;
pub use requesters::{Agents, Parents, RequesterKind};
pub use response_time::{AnswerPeriod, ClockStart, ResponseTime};
pub use retention::{Retention, RetentionTerms};
pub use right::Right;
pub use rule::Rule;
pub use rule_by_id::PolicyRule;
pub use rule_kind::RuleKind;
pub use rules::{
    AdmittedBasis, Beyond, Closed, ConsentGiver, DeemedConsent, Duty, Forbid, OptOut, Permit,
    Restriction, Scope, Statement,
};
pub use span::{PeriodStart, Span};
pub use terms::{Identifiability, TermFacet, Terms};
pub use timeline::PolicyTimeline;
pub use version::Policy;
