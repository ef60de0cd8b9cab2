//! The tables of scenario files: questions, and what their author expects of the answers.

mod exact;
mod file;
mod question;
mod record;
mod request;
mod without;

pub(crate) use file::SCENARIO_FILE;
