//! What an erasure touches: the retention schedule's answer, not a second opinion.

use super::outcome::{Refusal, RightsFact, RightsOutcome};
use super::record_answer::RecordAnswer;
use super::request::RightsRequest;
use crate::engine::Engine;
use crate::facts::{Facts, Record};
use crate::problem::InputError;
use crate::retention::Disposition;

/// What becomes of each record at the time of the answer, where it is granted with its erasure asked
/// for.
pub(super) fn dispose(
    engine: &Engine,
    request: &RightsRequest,
    records: &mut [RecordAnswer],
) -> Result<(), InputError> {
    let mut problems = Vec::new();
    for (record, answer) in request.records.iter().zip(records) {
        let since = record.life.erasure_requested_at().unwrap_or(request.received_at);
        let since = answer.is_granted().then_some(since.min(request.received_at));
        let asked = since.map(|since| record.clone().erasure_requested(since));
        match disposition(engine, asked.as_ref().unwrap_or(record), request) {
            Ok(disposition) => {
                if since.is_some() {
                    answer.outcome = outcome(&disposition);
                    answer.erasure_requested = since.filter(|_| !answer.is_granted());
                }
                answer.disposition = Some(disposition);
            }
            Err(error) => problems.extend(error.problems().iter().cloned()),
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(InputError::new(problems)) }
}

fn disposition(
    engine: &Engine,
    record: &Record,
    request: &RightsRequest,
) -> Result<Disposition, InputError> {
    let facts = Facts::about(request.subject.clone()).evidence(request.evidence.iter().cloned());
    engine.standing(record, &facts, request.at).map(|standing| standing.disposition)
}

/// What the schedule makes of an erasure that a right grants.
fn outcome(disposition: &Disposition) -> RightsOutcome {
    let because = match disposition {
        Disposition::Dispose { .. } => return RightsOutcome::Grant,
        Disposition::Undetermined { .. } => {
            return RightsOutcome::Undetermined { needs: [RightsFact::Life].into() };
        }
        Disposition::Keep { .. } => {
            let kept = disposition.kept();
            let (until, by) =
                (kept.and_then(|kept| kept.until), kept.and_then(|kept| kept.by.clone()));
            Refusal::Kept { until, by }
        }
        Disposition::Held { by } => Refusal::Held { by: by.clone() },
    };
    RightsOutcome::Refuse { because: vec![because] }
}

/// What the erasure of records comes to, once the schedule has spoken: it is granted if one record
/// can be erased.
pub(super) fn joint(records: &[RecordAnswer]) -> Option<RightsOutcome> {
    if records.iter().any(RecordAnswer::is_granted) {
        return Some(RightsOutcome::Grant);
    }
    let open = RightsOutcome::Undetermined { needs: [RightsFact::Life].into() };
    if records.iter().any(|record| record.outcome == open) {
        return Some(open);
    }
    if records.iter().any(|record| record.outcome == RightsOutcome::MayRefuse) {
        return Some(RightsOutcome::MayRefuse);
    }
    let refusals = records.iter().flat_map(RecordAnswer::refusals);
    let mut because: Vec<Refusal> = Vec::new();
    for refusal in refusals {
        if !because.contains(refusal) {
            because.push(refusal.clone());
        }
    }
    (!because.is_empty()).then_some(RightsOutcome::Refuse { because })
}
