//! Documentation without code: what an answer means, how it is found, and how a service uses it.
//!
//! - [`compare`]: what other engines are for, and what each does better.
//! - [`consent_over_time`]: how consent, objections and restrictions follow one another, with a worked ledger
//!   for each kind of event.
//! - [`fail_open`]: how privacy engines fail open, and why this one does not.
//! - [`first_policy`]: from a paragraph of a notice to a tested file.
//! - [`import_a_state`]: a banner's save, a consent string, a FHIR Consent or a table as the events that say it.
//! - [`in_a_service`]: prepare, reload, store, log, sweep.
//! - [`limits`]: every limit, what it bounds, and what one gets past it.
//! - [`reference`](mod@reference): every key of every file, its value, and what it means.
//! - [`reload_policies`]: what to refuse of a new policy file, although it loads.
//! - [`retention`]: how a schedule is written, what it says of a record, how it is carried out.
//! - [`review_a_change`]: what a new version of a policy changes, before it is in force.
//! - [`semantics`]: what an answer means, to the letter.
//! - [`workings`]: how the engine finds it, and why it is fast.

pub mod compare;
pub mod consent_over_time;
pub mod fail_open;
pub mod first_policy;
pub mod import_a_state;
pub mod in_a_service;
pub mod limits;
pub mod reference;
pub mod reload_policies;
pub mod retention;
pub mod review_a_change;
pub mod semantics;
pub mod workings;
