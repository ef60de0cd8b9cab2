//! Policies compiled: rows, their index, their conditions, and the versions in force.

pub(crate) mod bit_blocks;
pub(crate) mod compile;
pub(crate) mod compiled_policy;
pub(crate) mod conditions;
pub(crate) mod data_and_purpose;
pub(crate) mod near_rows;
pub(crate) mod order_detail;
pub(crate) mod orders;
pub(crate) mod permit_detail;
pub(crate) mod retention_detail;
pub(crate) mod row_bounds;
pub(crate) mod row_ranges;
pub(crate) mod row_selection;
pub(crate) mod row_terms;
pub(crate) mod rule_index;
pub(crate) mod rule_index_builder;
pub(crate) mod rule_order;
pub(crate) mod rows_of_subject;
pub(crate) mod truth;
pub(crate) mod versions;
pub(crate) mod word_groups;
