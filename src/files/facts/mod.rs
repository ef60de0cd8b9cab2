//! The tables of facts: acts, subjects, consent, evidence, stored records, and questions as a whole.

mod act;
mod consent;
mod evidence;
mod life;
mod occurrence;
mod question;
mod record;
mod scope;
mod stated;
mod subject;

pub(crate) use act::ACT;
pub(crate) use consent::{EVENT, GIVER, LEDGER, read_event};
pub(crate) use evidence::EVIDENCE;
pub(crate) use life::{HOLD, LIFE};
pub(crate) use occurrence::OCCURRENCE;
pub(crate) use question::{ASKED, FACTS, QUESTION};
pub(crate) use record::RECORD;
pub(crate) use scope::SCOPE_ALONE;
pub(crate) use stated::{ITEM, PARTY, SOURCE};
pub(crate) use subject::SUBJECT;
