//! The value of one elementary use under one version, and over all versions in force.

pub(crate) mod admitted_bases;
pub(crate) mod age;
pub(crate) mod all_versions;
pub(crate) mod conditions;
pub(crate) mod consent;
pub(crate) mod deemed_consent;
pub(crate) mod endings;
pub(crate) mod evidence;
pub(crate) mod givers;
pub(crate) mod granted;
#[expect(clippy::module_inception, reason = "the judgement itself")]
pub(crate) mod judge;
pub(crate) mod kept_record;
pub(crate) mod objection;
pub(crate) mod on_record;
pub(crate) mod orders;
pub(crate) mod outcome;
pub(crate) mod period_of_record;
pub(crate) mod processing;
pub(crate) mod restriction;
pub(crate) mod retention;
pub(crate) mod rules;
pub(crate) mod same_instant;
