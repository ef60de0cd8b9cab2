//! From an act to its elementary uses and the rows that they select.

pub(crate) mod asked;
pub(crate) mod data_together;
pub(crate) mod division;
pub(crate) mod elementary_use;
pub(crate) mod found_uses;
pub(crate) mod groups;
pub(crate) mod prepared_act;
