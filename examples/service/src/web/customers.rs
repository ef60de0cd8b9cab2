//! `GET /customers/{id}?purpose=billing`: of a customer what may be shown for that purpose.

use super::request_id::RequestId;
use crate::app::App;
use crate::failure::Failure;
use crate::store::{customers, log, on_record};
use axum::Json;
use axum::extract::{Path, Query, State};
use permitted::Obligation;
use permitted::audit::AuditRecord;
use permitted::engine::{Depth, Due};
use permitted::policy::Owed;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

/// What is asked of the path.
#[derive(Debug, Deserialize)]
pub struct Asked {
    /// For which purpose the customer is to be shown.
    purpose: String,
}

/// Answers with the permitted part of a customer, what whoever receives it has to do along with using
/// it, and the decision; or with the decision alone, which says what is missing.
///
/// # Errors
/// Nothing of it is permitted; no such customer or purpose; what is stored is at fault.
pub async fn show(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    RequestId(request): RequestId,
) -> Result<Json<Value>, Failure> {
    app.work(move |app| {
        let permissions = app.policies.in_force();
        let view = permissions.view(&asked.purpose).ok_or(Failure::Unknown {
            what: "purpose for which customers are shown",
            id: asked.purpose,
        })?;
        // A refusal goes on record as well, and so is no error before that is done.
        let answer = app.store.with(|db| {
            let customer = customers::find(db, &id, &permissions.fields)?;
            let facts = permissions.engine.facts(on_record::facts(db, &id)?)?;
            let now = app.clock.now();
            let engine = &permissions.engine;
            let mut shown = engine.show_to(view, &facts, now, Depth::WithoutMissing);
            let is_refused = shown.decision().permitted_items().next().is_none();
            if is_refused {
                // What is missing is most of the work, and nobody reads it where something is shown.
                shown = engine.show(view, &facts, now);
            }
            let decision = shown.decision().clone().for_question(request);
            let record = AuditRecord::new(view.act(), &facts, decision);
            log::put(db, &record)?;
            tracing::info!(
                request = ?record.question_id(),
                decision = %record.decision_id(),
                outcome = %record.decision.outcome,
                "decided",
            );
            let decision = record.decision;
            if is_refused {
                return Ok(Err(decision));
            }
            let mut handed_over: Vec<&Due> = Vec::new();
            let part = shown.open(&customer, now)?.taking_on(|due| {
                if !is_done_by_log(&due.obligation) {
                    handed_over.push(due);
                }
                Ok::<(), Failure>(())
            })?;
            Ok(Ok(json!({
                "customer": part, "obligations": handed_over, "decision": decision,
            })))
        })?;
        answer.map(Json).map_err(|decision| Failure::NotPermitted(Box::new(decision)))
    })
    .await
}

/// Whether keeping the decision on record is all that is asked for.
fn is_done_by_log(owed: &Owed) -> bool {
    [Obligation::LOG, Obligation::LOG_DISCLOSURE].iter().any(|log| *owed == *log)
}
