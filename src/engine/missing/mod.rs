//! What would cure an answer that is not yes.

pub(crate) mod candidate_facts;
pub(crate) mod candidate_values;
pub(crate) mod search;
pub(crate) mod supplied_facts;
pub(crate) mod supplied_question;
pub(crate) mod unsearched;
