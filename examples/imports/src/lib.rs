//! Consent signals from the outside, as the events of a [`ConsentLedger`] and as evidence.
//!
//! | what comes in | by which function | when it was said |
//! |---|---|---|
//! | an IAB TCF v2 consent string | [`tcf::Tcf::import`] | its last update, or, where it states no more than that day, when it came in |
//! | an IAB GPP string | [`gpp::import`] | its TCF section as above; its American sections when it came in |
//! | `Sec-GPC: 1` | [`gpc::import`] | with the request |
//! | a FHIR Consent, R4 or R5 | [`fhir::Fhir::import`] | its `dateTime` or `date` |
//! | a consent record in the words of DPV (ISO/IEC TS 27560) | [`dpv::import`] | `isIndicatedAtTime` |
//!
//! ```text
//! cargo run --manifest-path examples/imports/Cargo.toml
//! cargo test --manifest-path examples/imports/Cargo.toml
//! ```
//!
//! Copy the module of the format that you meet. Four things hold for all of them:
//!
//! - **What helps is read narrowly, what hurts widely.** Each foreign word has a list of ours that it
//!   grants and another that it denies; the first is no wider than the foreign word, the second no
//!   narrower. Where nothing fits, a grant covers nothing and a denial names nothing, so that it covers
//!   more. [`Imported::notes`] says each time that this happened.
//! - **All or nothing.** What cannot be read to its end gives an [`ImportError`] that names the path and
//!   the value, and no event at all.
//! - **A state becomes history.** A consent string says how things stand. It is recorded as a `replaced`,
//!   which ends what it does not repeat, and what it says stands beside that.
//! - **No clock.** The caller says when a thing came in. What claims to be from later is an error, since
//!   an objection from the future would bear on nothing until then.
//!
//! Record the events in the ledger of the subject (`ledger.merge(imported.ledger()?)`), keep the ledger,
//! and ask.

mod bits;
pub mod dpv;
mod error;
pub mod fhir;
pub mod gpc;
pub mod gpp;
mod instants;
mod json;
pub mod tcf;

pub use error::ImportError;

use permitted::{ConsentEvent, ConsentLedger, Evidence, InputError};
use std::fmt;

/// What an input says, in the words of `permitted`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// What was said, and when.
    pub events: Vec<ConsentEvent>,
    /// What is on record beside.
    pub evidence: Vec<Evidence>,
    /// What was left out or read more widely, and where it stood.
    pub notes: Vec<Note>,
}

impl Imported {
    /// The events as a ledger.
    ///
    /// # Errors
    /// None for what this package imports: every import checks its own events.
    pub fn ledger(&self) -> Result<ConsentLedger, InputError> {
        ConsentLedger::new(self.events.iter().cloned())
    }

    fn note(&mut self, path: impl Into<String>, value: impl fmt::Display, effect: Effect) {
        self.notes.push(Note { path: path.into(), value: value.to_string(), effect });
    }

    /// The same, once it is known that a ledger takes the events.
    fn checked(self) -> Result<Self, ImportError> {
        self.ledger()?;
        Ok(self)
    }
}

/// Something that an import left out or read more widely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Where it stands in the input.
    pub path: String,
    /// What stands there.
    pub value: String,
    /// What became of it.
    pub effect: Effect,
}

/// What became of something that has no counterpart among our words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Effect {
    /// It grants nothing.
    GrantsNothing,
    /// The denial does not name it, and so covers more.
    DeniesMore,
    /// It says nothing about the use of data.
    SaysNothing,
    /// What was said before stays as it was.
    TakesNothingBack,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let effect = match self.effect {
            Effect::GrantsNothing => "grants nothing",
            Effect::DeniesMore => "is not named, so that more is denied",
            Effect::SaysNothing => "says nothing about the use of data",
            Effect::TakesNothingBack => "takes nothing back",
        };
        write!(f, "{}: `{}` {effect}", self.path, self.value)
    }
}
