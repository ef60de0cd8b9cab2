//! Who of a million subjects in SQLite may get this month's newsletter?
//!
//! ```text
//! cargo run --release --manifest-path examples/newsletter/Cargo.toml -- 1000000
//! cargo test --manifest-path examples/newsletter/Cargo.toml
//! ```
//!
//! This is how a service asks one thing about many:
//!
//! 1. Load the policy and [prepare the act](newsletter) once: PLUSnxt writes to an email address, for its
//!    newsletter.
//! 2. [Read the subjects](read::in_batches) in one ordered pass, joined with the events of their consent
//!    ledgers. A query for each subject would take most of the time.
//! 3. Look up the facts of each, and ask about a batch at a time ([`Engine::permits_each`]): what the act
//!    alone decides is judged once for all of them.
//! 4. Write down who may, and for those who may not [count the reasons](send::Reason): the clause that
//!    forbids, or the fact that nobody knows. These are answers of their own, and there are fewer of them.
//!
//! What is stored of an event is the JSON that the crate reads and writes, so that nothing of it is lost. A
//! subject whose history nobody carried over has no ledger rather than an empty one; an empty one would say
//! that there never was an objection.

pub mod generate;
pub mod read;
pub mod send;

use permitted::words::{GatheredAt, Source};
use permitted::{
    Act, Action, Channel, DataCategory, Engine, InputError, Party, Place, Policy, PreparedAct,
    Purpose,
};
use std::path::Path;

/// What went wrong.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The database.
    #[error("the database: {0}")]
    Database(#[from] rusqlite::Error),
    /// The policy's file, or the list.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: String,
        /// What is wrong with it.
        source: std::io::Error,
    },
    /// The policy.
    #[error("the policy: {0}")]
    Policy(#[from] toml::de::Error),
    /// Events that are none.
    #[error("consent_events: of subject {subject}: {source}; mend or remove the rows")]
    Events {
        /// Whose.
        subject: i64,
        /// What is wrong with them.
        source: serde_json::Error,
    },
    /// A row with a word or a date that is none.
    #[error("subjects: {column} of subject {subject}: `{value}` {why}; mend the row")]
    Column {
        /// Whose.
        subject: i64,
        /// Which column.
        column: &'static str,
        /// What stands there.
        value: String,
        /// What is wrong with it.
        why: String,
    },
    /// What the engine refuses: an unknown word, two events with one id.
    #[error("subject {subject}: {source}")]
    Subject {
        /// Whose facts they are.
        subject: i64,
        /// What is wrong with them.
        source: InputError,
    },
    /// The act or the policies.
    #[error(transparent)]
    Input(#[from] InputError),
}

/// The engine that judges by the privacy statement of PLUSnxt.
///
/// # Errors
/// A file that cannot be read, or is no policy.
pub fn engine() -> Result<Engine, Error> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies/plusnxt.toml");
    let text = std::fs::read_to_string(&path)
        .map_err(|source| Error::File { path: path.display().to_string(), source })?;
    let policy: Policy = toml::from_str(&text)?;
    Ok(Engine::new([policy])?)
}

/// What is to be done, whomever it is about: the newsletter goes to an email address.
///
/// # Errors
/// Words that the policies do not know.
pub fn newsletter(engine: &Engine) -> Result<PreparedAct, Error> {
    let act = Act::new(Action::CONTACT)
        .data(DataCategory::EMAIL_ADDRESS)
        .purpose(Purpose::NEWSLETTERS)
        .by(Party::CONTROLLER)
        .channel(Channel::EMAIL)
        .place(Place::US)
        .source(Source::GIVEN)
        .gathered_at(GatheredAt::OWN_WEBSITE);
    Ok(engine.prepare(act)?)
}
