//! `POST /customers/{id}/newsletter`: sends this month's newsletter, if that is permitted.

use super::request_id::RequestId;
use crate::app::App;
use crate::failure::Failure;
use crate::store::{customers, log, on_record};
use axum::Json;
use axum::extract::{Path, State};
use permitted::audit::AuditRecord;
use permitted::{Decision, Obligation, Purpose};
use serde_json::{Value, json};
use std::sync::Arc;

/// What stands below a newsletter so that who reads it can unsubscribe.
const FOOTER: &str = "To unsubscribe, follow this link.";

/// Puts the newsletter into the outbox, with the link that the policy asks for.
///
/// # Errors
/// It is not permitted; no such customer; the policy asks for what nobody here knows how to do.
pub async fn send(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    RequestId(request): RequestId,
) -> Result<Json<Value>, Failure> {
    app.work(move |app| {
        let permissions = app.policies.in_force();
        let sent = app.store.with(|db| {
            let address = customers::email(db, &id, &permissions.fields)?;
            let facts = permissions.engine.facts(on_record::facts(db, &id)?)?;
            let (act, now) = (&permissions.newsletter, app.clock.now());
            let record =
                |decision: Decision| AuditRecord::new(act, &facts, decision.for_question(request));
            let clearance = match permissions.engine.clear(act, &facts, now) {
                Ok(clearance) => clearance,
                Err(refused) => {
                    let record = record(refused.into_decision());
                    log::put(db, &record)?;
                    return Ok(Err(record.decision));
                }
            };
            let record = record(clearance.decision().clone());
            log::put(db, &record)?;
            let mut footer = "";
            let opened = address.open(&clearance.for_purpose(Purpose::NEWSLETTERS), now)?;
            let address = opened.taking_on(|due| {
                let links = [Obligation::OFFER_UNSUBSCRIBE, Obligation::OFFER_OPT_OUT];
                if !links.iter().any(|link| due.obligation == *link) {
                    return Err(Failure::CannotDo(due.obligation.to_string()));
                }
                footer = FOOTER;
                Ok(())
            })?;
            let send = "INSERT INTO outbox (address, footer) VALUES (?1, ?2)";
            db.execute(send, (address, footer))?;
            Ok(Ok(json!({ "sent": true, "decision": record.decision })))
        })?;
        sent.map(Json).map_err(|decision| Failure::NotPermitted(Box::new(decision)))
    })
    .await
}
