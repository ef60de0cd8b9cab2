//! What an erasure touches: the retention schedule's answer, not a second opinion.

use super::outcome::Refusal;
use super::record_answer::RecordAnswer;
use super::request::RightsRequest;
use crate::engine::Engine;
use crate::facts::{Facts, Record};
use crate::problem::InputError;

/// What becomes of each record at the time of the answer, its erasure being asked for, unless it
/// is refused for this record.
pub(super) fn erasures<'a>(
    engine: &Engine,
    request: &'a RightsRequest,
    refused: impl Fn(&'a Record) -> Option<&'a [Refusal]>,
) -> Result<Vec<RecordAnswer>, InputError> {
    let facts = Facts::about(request.subject.clone()).evidence(request.evidence.iter().cloned());
    let mut answers = Vec::with_capacity(request.records.len());
    let mut problems = Vec::new();
    for record in &request.records {
        let refused = refused(record);
        let mut asked = record.clone();
        if refused.is_none() {
            let since = record.life.erasure_requested.unwrap_or(request.received_at);
            asked = asked.erasure_requested(since.min(request.received_at));
        }
        match engine.standing(&asked, &facts, request.at) {
            Ok(standing) => answers.push(RecordAnswer {
                record: record.id.clone(),
                disposition: standing.disposition,
                refused: refused.unwrap_or_default().to_vec(),
            }),
            Err(error) => problems.extend(error.problems().iter().cloned()),
        }
    }
    if problems.is_empty() { Ok(answers) } else { Err(InputError::new(problems)) }
}
