//! What is asked of each row: a policy, an act and a moment.

use crate::Error;
use permitted::words::{GatheredAt, Source};
use permitted::{
    Act, Action, Channel, DataCategory, Engine, Party, Place, Policy, PreparedAct, Purpose,
};
use serde::{Deserialize, Serialize};
use std::path::Path;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use time::macros::datetime;

/// When the newsletter goes out, and the table is complete until then.
pub const MOMENT: OffsetDateTime = datetime!(2026-03-01 0:00 UTC);

/// All that an answer depends on but the row. Stored, it is what a function is in a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// The policy, as its file has it.
    policy: String,
    /// What is to be done, whomever it is about.
    act: Act,
    /// The moment (RFC 3339).
    at: String,
}

/// A question that an engine has looked up.
#[derive(Debug)]
pub struct Prepared {
    /// The engine of its policy.
    pub engine: Engine,
    /// The act, as that engine knows it.
    pub act: PreparedAct,
    /// The moment.
    pub at: OffsetDateTime,
}

impl Asked {
    /// A question by the text of a policy's file.
    ///
    /// # Errors
    /// A moment that cannot be written.
    pub fn new(policy: impl Into<String>, act: Act, at: OffsetDateTime) -> Result<Self, Error> {
        let at = at.format(&Rfc3339).map_err(|fault| Error::Question(fault.to_string()))?;
        Ok(Self { policy: policy.into(), act, at })
    }

    /// Whether PLUSnxt may send its newsletter to an email address, by its privacy statement.
    ///
    /// # Errors
    /// The policy's file cannot be read.
    pub fn newsletter() -> Result<Self, Error> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies/plusnxt.toml");
        let policy = std::fs::read_to_string(&path).map_err(|fault| Error::File {
            path: path.display().to_string(),
            why: fault.to_string(),
        })?;
        let act = Act::new(Action::CONTACT)
            .data(DataCategory::EMAIL_ADDRESS)
            .purpose(Purpose::NEWSLETTERS)
            .by(Party::CONTROLLER)
            .channel(Channel::EMAIL)
            .place(Place::US)
            .source(Source::GIVEN)
            .gathered_at(GatheredAt::OWN_WEBSITE);
        Self::new(policy, act, MOMENT)
    }

    /// The question as a plan holds it.
    ///
    /// # Errors
    /// None for an act that can be asked about.
    pub fn stored(&self) -> Result<String, Error> {
        serde_json::to_string(self).map_err(|fault| Error::Question(fault.to_string()))
    }

    /// Reads what [`Asked::stored`] writes.
    ///
    /// # Errors
    /// A text that is no question.
    pub fn read(stored: &[u8]) -> Result<Self, Error> {
        serde_json::from_slice(stored).map_err(|fault| Error::Question(fault.to_string()))
    }

    /// Builds the engine and looks the act up.
    ///
    /// # Errors
    /// A policy that is none, an act that it does not know, a moment that is none.
    pub fn prepare(&self) -> Result<Prepared, Error> {
        let wrong = |part: &str, why: String| Error::Question(format!("{part}: {why}"));
        let policy: Policy =
            toml::from_str(&self.policy).map_err(|fault| wrong("policy", fault.to_string()))?;
        let engine = Engine::new([policy]).map_err(|fault| wrong("policy", fault.to_string()))?;
        let act =
            engine.prepare(self.act.clone()).map_err(|fault| wrong("act", fault.to_string()))?;
        let at = OffsetDateTime::parse(&self.at, &Rfc3339)
            .map_err(|fault| wrong("at", format!("`{}` is no moment: {fault}", self.at)))?;
        Ok(Prepared { engine, act, at })
    }
}
