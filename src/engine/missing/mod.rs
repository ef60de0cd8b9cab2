//! What would cure an answer that is not yes.

pub(crate) mod fact_sets;
pub(crate) mod goals;
pub(crate) mod listed_sets;
pub(crate) mod open_parties;
pub(crate) mod open_values;
pub(crate) mod prospects;
pub(crate) mod reads;
pub(crate) mod rules_at_hand;
pub(crate) mod search;
pub(crate) mod supplied_facts;
pub(crate) mod supplied_question;
pub(crate) mod trial;
pub(crate) mod unsearched;
pub(crate) mod whose_word;
