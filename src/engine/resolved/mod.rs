//! Acts and facts with their words looked up.

pub(crate) mod act;
pub(crate) mod engine_identity;
pub(crate) mod facts;
pub(crate) mod life;
pub(crate) mod look_up;
pub(crate) mod look_up_events;
mod look_up_evidence;
mod look_up_life;
mod look_up_means;
mod look_up_parties;
mod look_up_strictly;
mod look_up_subject;
pub(crate) mod prepared_facts;
pub(crate) mod records;
