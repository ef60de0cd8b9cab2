//! The tables of policy files.

mod bases;
mod conditions;
mod declarations;
mod fingerprint;
mod head;
mod header;
mod own_words;
mod requesters;
mod response_time;
mod retention;
mod rights;
mod rules;
mod sections;
mod terms;

pub(crate) use head::POLICY;
