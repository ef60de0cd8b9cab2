//! Rights: what a person asks of the controller about their data, and what the answer must be.
//!
//! A [`RightsRequest`] says who asks for what, and what is on record; [`Engine::answer`] says
//! whether it is granted, refused by an exemption, or what has to be shown first, by when it has
//! to be answered, and what has to be done. It follows the policies and limits in force when the
//! request was received.
//!
//! [`Engine::answer`]: crate::Engine::answer

mod answer;
mod answering;
mod asked;
mod asked_evidence;
mod checked_request;
mod deadline;
mod erasure;
mod handed_over;
mod outcome;
mod record_answer;
mod request;
mod request_table;
mod right_asked_for;
mod share;
mod shares;
mod speaks_of;
mod stop;
mod working_days;

pub use answer::{Deadline, RightCitation, RightEffect, RightsAnswer};
pub use outcome::{Refusal, RightsFact, RightsOutcome};
pub use record_answer::RecordAnswer;
pub use request::{Requester, RightsRequest};
pub(crate) use request_table::RIGHTS_REQUEST;
pub use stop::Stop;
