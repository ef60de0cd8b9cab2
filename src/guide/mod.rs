//! Documentation without code: what an answer means, how it is found, and how a service uses it.
//!
//! - [`consent_over_time`]: how consent, objections and restrictions follow one another, with a worked ledger
//!   for each kind of event.
//! - [`import_a_state`]: a banner's save, a consent string, a FHIR Consent or a table as the events that say it.
//! - [`in_a_service`]: prepare, reload, store, log, sweep.
//! - [`limits`]: every limit, what it bounds, and what one gets past it.
//! - [`reference`](mod@reference): every key of every file, its value, and what it means.
//! - [`retention`]: how a schedule is written, what it says of a record, how it is carried out.
//! - [`semantics`]: what an answer means, to the letter.
//! - [`workings`]: how the engine finds it, and why it is fast.

pub mod consent_over_time;
pub mod import_a_state;
pub mod in_a_service;
pub mod limits;
pub mod reference;
pub mod retention;
pub mod semantics;
pub mod workings;
