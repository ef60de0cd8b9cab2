//! From judged uses to a decision: citations, near rules, unknown facts, how long it holds.

pub(crate) mod citations;
pub(crate) mod cited_rules;
pub(crate) mod decision;
pub(crate) mod near_misses;
pub(crate) mod notices;
pub(crate) mod open_fact;
pub(crate) mod decision_writer;
pub(crate) mod evidence_faults;
pub(crate) mod facts_to_check;
pub(crate) mod findings;
pub(crate) mod grant_faults;
pub(crate) mod missing_facts;
pub(crate) mod named_records;
pub(crate) mod near_rules;
pub(crate) mod relied_on;
pub(crate) mod stable_until;
pub(crate) mod unknown_facts;
