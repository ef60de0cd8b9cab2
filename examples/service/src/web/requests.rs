//! `POST /requests`, `POST /requests/{id}/verified`, `GET /requests/{id}`: what persons ask for, from
//! receipt to answer.
//!
//! An answer that is for good is carried out with it, in one transaction: what it hands over is put on
//! record, so that the next decision counts it.

use super::body;
use crate::app::App;
use crate::failure::Failure;
use crate::permissions::Permissions;
use crate::store::{cases, cases::Case, customers, on_record, records};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use permitted::files::Document;
use permitted::policy::Disposal;
use permitted::problem::ProblemPart;
use permitted::retention::Disposition;
use permitted::time::{Duration, OffsetDateTime};
use permitted::{Evidence, EvidenceKind, RightKind, RightsRequest};
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

/// For how long it counts that somebody showed who they are.
const VERIFIED_FOR: Duration = Duration::days(30);

/// Takes a request in: `{ "right": "access", "subject": { "id": "customer-1" } }`.
///
/// # Errors
/// No such customer, a body that is none or says what cannot be, an id that another request has.
pub async fn receive(
    State(app): State<Arc<App>>,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), Failure> {
    app.work(move |app| {
        let (mut document, now) = (body::read::<Document>(&body)?, app.clock.now());
        let id = match document.take("id") {
            Some(id) => id.as_text().map(str::to_owned).ok_or_else(no_text)?,
            None => app.next_id("case"),
        };
        let mut request: RightsRequest = body::typed(document.with("received", now))?;
        let who = request.subject.ids().next().map(ToString::to_string).unwrap_or_default();
        let permissions = app.policies.in_force();
        let case = app.store.with(|db| {
            // Who it is says the service, and not who asks.
            request.subject = customers::subject(db, &who)?;
            let case = answer(db, &permissions, id, request, now)?;
            cases::open(db, &case)?;
            Ok(case)
        })?;
        Ok((StatusCode::CREATED, Json(told(&case, now))))
    })
    .await
}

fn no_text() -> Failure {
    Failure::Unreadable("`id` is a text".to_owned())
}

/// What somebody showed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shown {
    /// Such as `identity-verified`.
    evidence: EvidenceKind,
    /// The agent or parent about whom it was shown.
    party: Option<String>,
}

/// Takes down what was shown, and answers again: `{ "evidence": "identity-verified" }`.
///
/// # Errors
/// No such request, and evidence that is none.
pub async fn verified(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, Failure> {
    app.work(move |app| {
        let now = app.clock.now();
        let Shown { evidence, party } = body::read(&body)?;
        let shown =
            Evidence::new(evidence, now).expires(now.saturating_add(VERIFIED_FOR)).reference(&id);
        let shown = party.into_iter().fold(shown, Evidence::party);
        let permissions = app.policies.in_force();
        let sent = |error| Failure::Sent(error, &[ProblemPart::Evidence]);
        permissions.engine.check(&shown).map_err(sent)?;
        let case = app.store.with(|db| {
            let mut case = cases::find(db, &id)?;
            if case.is_open() {
                on_record::add_evidence(db, &case.subject(), &[shown])?;
                case.request.identified_at.get_or_insert(now);
                case = answer(db, &permissions, case.id, case.request, now)?;
                cases::put(db, &case)?;
            }
            Ok(case)
        })?;
        Ok(Json(told(&case, now)))
    })
    .await
}

/// How a request stands.
///
/// # Errors
/// No such request.
pub async fn show(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, Failure> {
    app.work(move |app| {
        let case = app.store.with(|db| cases::find(db, &id))?;
        Ok(Json(told(&case, app.clock.now())))
    })
    .await
}

fn told(case: &Case, now: OffsetDateTime) -> Value {
    let is_late = case.answer.deadline.is_some_and(|deadline| deadline.has_passed(now));
    json!({ "id": case.id, "open": case.is_open(), "late": is_late, "answer": case.answer })
}

/// Answers with what is on record now, and carries out what is answered for good.
fn answer(
    db: &Connection,
    permissions: &Permissions,
    id: String,
    request: RightsRequest,
    now: OffsetDateTime,
) -> Result<Case, Failure> {
    let mut case = Case { id, answer: permissions.engine.answer(&request)?, request };
    let subject = case.subject();
    let mut asked = case.request.clone().at(now);
    asked.evidence = on_record::evidence(db, &subject)?;
    asked.records = match asked.right == RightKind::ERASURE {
        true => records::of(db, &subject)?,
        false => Vec::new(),
    };
    case.answer = permissions.engine.answer(&asked)?;
    if !case.is_open() {
        carry_out(db, &case, &asked)?;
        tracing::info!(request = %case.id, outcome = case.answer.outcome.name(), "answered");
    }
    Ok(case)
}

fn carry_out(db: &Connection, case: &Case, asked: &RightsRequest) -> Result<(), Failure> {
    let (subject, answer) = (case.subject(), &case.answer);
    on_record::record(db, &answer.events)?;
    on_record::add_evidence(db, &subject, &answer.evidence)?;
    for (record, answered) in asked.records.iter().zip(&answer.records) {
        let may_erase = matches!(
            &answered.disposition,
            Some(Disposition::Dispose { how, .. }) if how.contains(&Disposal::Erase)
        );
        if answered.is_granted() && may_erase {
            records::erase(db, &answered.record.to_string())?;
        } else if let Some(since) = answered.erasure_requested {
            records::put(db, &subject, &record.clone().erasure_requested(since))?;
        }
    }
    Ok(())
}
