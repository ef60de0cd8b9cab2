//! Requests for rights and their answers, as a person reads them.

use super::phrases::{condition as condition_phrase, last_day, list, moment};
use super::question::asked;
use crate::retention::Disposition;
use crate::rights::{Refusal, Requester, RightsAnswer, RightsOutcome, RightsRequest};

/// A person's request in one sentence.
///
/// ```
/// use permitted::{RightsRequest, Subject, render};
/// use permitted::policy::RightKind;
/// use time::macros::datetime;
///
/// let request = RightsRequest::new(
///     RightKind::Access,
///     Subject::new("c-1"),
///     datetime!(2026-02-01 0:00 UTC),
/// );
/// assert_eq!(render::rights_request(&request), "access asked for by the person on 2026-02-01");
/// ```
#[must_use]
pub fn rights_request(request: &RightsRequest) -> String {
    let by = match &request.by {
        Requester::Subject => "the person".to_owned(),
        Requester::Parent => "a parent".to_owned(),
        Requester::Agent(agent) => format!("the agent {agent}"),
    };
    let subject = &request.subject;
    let mut about: Vec<String> = subject.kinds.iter().map(asked).collect();
    about.extend(subject.residence.as_ref().map(|place| format!("living in {}", asked(place))));
    let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
    let received = moment(request.received_at);
    let evidence = request.evidence.iter().map(|evidence| evidence.kind());
    let shown = list(evidence, "and");
    let shown = if shown.is_empty() { shown } else { format!(", with {shown} on record") };
    format!("{} asked for by {by}{about} on {received}{shown}", request.right)
}

/// The answer to a request, a line a statement, labelled.
///
/// ```
/// use permitted::{Engine, Policy, RightsRequest, Subject, render};
/// use permitted::policy::RightKind;
/// use time::macros::datetime;
///
/// let policy: Policy = toml::from_str(
///     r#"
///     id = "plusnxt"
///     version = "2023-02"
///     from = 2023-02-01
///
///     [[right]]
///     clause = "PN-31"
///     right = "access"
///     verify = "identity-verified"
///     deadline = { period = "45 days", extension = "45 days" }
///     fee = "none"
///     "#,
/// )?;
/// let engine = Engine::new([policy])?;
/// let request = RightsRequest::new(
///     RightKind::Access,
///     Subject::new("c-1"),
///     datetime!(2026-02-01 0:00 UTC),
/// );
/// let answer = engine.answer(&request)?;
/// let lines = render::rights_answer(&answer);
/// assert_eq!(lines[0], "answer   first needed: identity-verified");
/// assert_eq!(lines[2], "by       the end of 2026-03-18, extendable to 2026-05-02");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn rights_answer(answer: &RightsAnswer) -> Vec<String> {
    let outcome = match &answer.outcome {
        RightsOutcome::Grant => "granted".to_owned(),
        RightsOutcome::FirstDo { needs } => format!("first needed: {}", list(needs, "and")),
        RightsOutcome::Refuse { because } => {
            let mut reasons: Vec<String> = Vec::new();
            for refusal in because {
                let reason = match refusal {
                    Refusal::Exemption { condition, .. } => condition_phrase(condition),
                    Refusal::NoAgents { .. } => "agents are not admitted".to_owned(),
                };
                // Several rights may refuse for one reason.
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
            format!("refused: {}", list(reasons, "and"))
        }
        RightsOutcome::Undetermined { needs } => {
            format!("undetermined: depends on {}", list(needs, "and"))
        }
        RightsOutcome::NoSuchRight => "no such right".to_owned(),
    };
    let mut lines = vec![format!("answer   {outcome}")];
    let clauses = list(answer.clauses(), "and");
    if !clauses.is_empty() {
        lines.push(format!("because  {clauses}"));
    }
    if let Some(deadline) = answer.deadline {
        let later = deadline
            .extendable_to
            .map_or_else(String::new, |end| format!(", extendable to {}", last_day(end)));
        lines.push(format!("by       the end of {}{later}", last_day(deadline.by)));
    }
    if !answer.obligations.is_empty() {
        lines.push(format!("must     {}", list(&answer.obligations, "and")));
    }
    for record in &answer.records {
        let standing = match &record.disposition {
            Disposition::Keep { .. } => {
                let until = record.disposition.kept().and_then(|kept| kept.until);
                until.map_or_else(
                    || "kept, without an end".to_owned(),
                    |until| format!("kept until {}", moment(until)),
                )
            }
            Disposition::Dispose { how, .. } => format!("to {}", list(how, "or")),
            Disposition::Held { by } => format!("held by {}", list(by, "and")),
            Disposition::Undetermined { needs } => {
                format!("undetermined: depends on {}", list(needs, "and"))
            }
        };
        lines.push(format!("record   {}: {standing}", record.record));
    }
    for event in &answer.events {
        lines.push(format!("ledger   {} on {}", event.kind().name(), moment(event.recorded_at())));
    }
    lines
}
