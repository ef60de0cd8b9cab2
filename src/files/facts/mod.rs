//! The tables of facts: acts, subjects, consent, evidence, stored records, and questions as a whole.

mod act;
mod consent;
mod evidence;
mod question;
mod record;
mod scope;
mod stated;
mod subject;

pub(super) use consent::LEDGER;
pub(super) use evidence::EVIDENCE;
pub(super) use question::QUESTION;
pub(super) use record::RECORD;
pub(super) use subject::SUBJECT;
