//! Requests for rights and their answers, as a person reads them.

use super::decision::notice;
use super::phrases::{condition as condition_phrase, last_day, list, moment};
use super::question::asked;
use crate::facts::RecordedScope;
use crate::retention::Disposition;
use crate::rights::{RecordAnswer, Refusal, Requester, RightsAnswer, RightsOutcome, RightsRequest};

/// A person's request in one sentence.
///
/// ```
/// use permitted::{RightsRequest, Subject, render};
/// use permitted::RightKind;
/// use time::macros::datetime;
///
/// let request = RightsRequest::new(
///     RightKind::ACCESS,
///     Subject::new("c-1"),
///     datetime!(2026-02-01 0:00 UTC),
/// );
/// assert_eq!(render::rights_request(&request), "access asked for by the person on 2026-02-01");
/// ```
#[must_use]
pub fn rights_request(request: &RightsRequest) -> String {
    let by = match &request.by {
        Requester::Subject => "the person".to_owned(),
        Requester::Parent(None) => "a parent".to_owned(),
        Requester::Parent(Some(parent)) => format!("the parent {parent}"),
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
/// use permitted::RightKind;
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
///     RightKind::ACCESS,
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
    let outcome = outcome(&answer.outcome);
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
        lines.push(format!("record   {}: {}", record.record, becomes(record)));
    }
    for event in &answer.events {
        let about = scope(event.scope());
        let (kind, at) = (event.kind().name(), moment(event.recorded_at()));
        lines.push(format!("ledger   {kind} on {at}{about}"));
    }
    for evidence in &answer.evidence {
        let about = scope(evidence.scope());
        let until = evidence
            .expires_at()
            .map_or_else(String::new, |end| format!(", until {}", moment(end)));
        let to = evidence.very_party().map_or_else(String::new, |to| format!(", to {to}"));
        lines.push(format!("evidence {}{about}{to}{until}", evidence.kind()));
    }
    let is_open = matches!(answer.outcome, RightsOutcome::Undetermined { .. });
    if !answer.unknown.is_empty() && !is_open {
        lines.push(format!("unknown  {}", list(&answer.unknown, "and")));
    }
    lines.extend(answer.notices.iter().map(|one| format!("notice   {}", notice(one))));
    lines
}

fn outcome(outcome: &RightsOutcome) -> String {
    match outcome {
        RightsOutcome::Grant => "granted".to_owned(),
        RightsOutcome::FirstDo { needs } => format!("first needed: {}", list(needs, "and")),
        RightsOutcome::MayRefuse => "granted or refused, as the controller sees fit".to_owned(),
        RightsOutcome::Refuse { because } => {
            let mut reasons: Vec<String> = Vec::new();
            for reason in because.iter().map(refusal) {
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
    }
}

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Exemption { condition, data, .. } => {
            let of_data = (!data.is_empty()).then(|| format!("no right over {}", list(data, "or")));
            let when = condition.as_ref().map(condition_phrase);
            let said: Vec<String> = of_data.into_iter().chain(when).collect();
            if said.is_empty() { "an exemption".to_owned() } else { said.join(", ") }
        }
        Refusal::NoAgents { .. } => "agents are not admitted".to_owned(),
        Refusal::NoParents { .. } => "parents do not ask for this person".to_owned(),
        Refusal::Kept { until: Some(until), .. } => format!("kept until {}", moment(*until)),
        Refusal::Kept { until: None, .. } => "kept, without an end".to_owned(),
        Refusal::Held { by } => format!("held by {}", list(by, "and")),
    }
}

/// What becomes of a record, or what the request comes to for it.
fn becomes(record: &RecordAnswer) -> String {
    let said = outcome(&record.outcome);
    let said = match &record.disposition {
        Some(Disposition::Dispose { how, .. }) if record.is_granted() => {
            format!("to {}", list(how, "or"))
        }
        Some(Disposition::Undetermined { needs }) => {
            format!("undetermined: depends on {}", list(needs, "and"))
        }
        _ => said,
    };
    let since = record.erasure_requested;
    let since =
        since.map_or_else(String::new, |at| format!("; erasure asked for on {}", moment(at)));
    format!("{said}{since}")
}

/// What is recorded about, beside the person.
fn scope(scope: &RecordedScope) -> String {
    let data = list(scope.data_categories(), "and");
    let purposes = list(scope.purposes(), "and");
    let of = if data.is_empty() { data } else { format!(", of {data}") };
    let purposes = if purposes.is_empty() { purposes } else { format!(", for {purposes}") };
    format!("{of}{purposes}")
}
