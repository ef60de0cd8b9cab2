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

pub(crate) use consent::{EVENT, LEDGER};
pub(crate) use evidence::EVIDENCE;
pub(crate) use question::{FACTS, QUESTION};
pub(crate) use record::RECORD;
pub(crate) use stated::ITEM;
pub(crate) use subject::SUBJECT;
