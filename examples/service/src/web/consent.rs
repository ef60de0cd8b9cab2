//! `POST /subjects/{id}/consent` and `/objections`: what a person agreed to, refused or objects to.
//!
//! Nothing is ever changed: a withdrawal is one more event. What comes in is checked before it is stored,
//! for a misspelt word on record permits nothing and cannot be mended any more.

use super::body;
use crate::app::App;
use crate::failure::Failure;
use crate::store::{customers, on_record};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use permitted::facts::ConsentEventKind;
use permitted::files::Document;
use permitted::ids::EventId;
use permitted::policy::{GiverKind, Strength};
use permitted::time::OffsetDateTime;
use permitted::{ConsentEvent, Purpose};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

/// A page of preferences, as it was saved: it says all there is to say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    /// The id of this saving, for a client who sends it twice.
    id: Option<String>,
    /// The purposes of which the box is ticked.
    #[serde(default)]
    granted: Vec<Purpose>,
    /// The purposes of which the box is empty.
    #[serde(default)]
    refused: Vec<Purpose>,
}

/// A body that is a form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WithForm {
    form: Form,
}

/// Records an event, or what a form says: `{ "form": { "granted": ["newsletters"] } }`.
///
/// # Errors
/// No such customer, a body that is none or says what cannot be, an id that another event has.
pub async fn record(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), Failure> {
    app.work(move |app| {
        let document: Document = body::read(&body)?;
        if document.has("form") {
            let WithForm { form } = body::read(&body)?;
            let first = form.event_id(ConsentEventKind::Replaced);
            return store(app, &id, first, |at| Ok(form.events(&id, at)));
        }
        store_one(app, &id, document)
    })
    .await
}

/// Records an objection: `{ "purpose": "marketing" }`, or `{}` for one to all use.
///
/// # Errors
/// As [`record`].
pub async fn object(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), Failure> {
    app.work(move |app| {
        let document: Document = body::read(&body)?;
        store_one(app, &id, document.with("event", ConsentEventKind::Objected.name()))
    })
    .await
}

/// What the client says of an event: whose it is, whose word it is, and when it was received, says the
/// service. Customers speak for themselves here.
fn store_one(
    app: &App,
    subject: &str,
    document: Document,
) -> Result<(StatusCode, Json<Value>), Failure> {
    let id = document.text("id").map(EventId::new);
    let document = document.with("subject", subject).with("giver", GiverKind::Subject.name());
    store(app, subject, id, |at| Ok(vec![body::typed(document.with("recorded", at))?]))
}

impl Form {
    /// What a form says: what it does not repeat is over.
    fn events(&self, subject: &str, now: OffsetDateTime) -> Vec<ConsentEvent> {
        let mut events = vec![ConsentEvent::replaced(subject, now)];
        if !self.granted.is_empty() {
            let granted = ConsentEvent::granted(subject, Strength::Express, now);
            events.push(granted.purpose(self.granted.clone()));
        }
        if !self.refused.is_empty() {
            events.push(ConsentEvent::refused(subject, now).purpose(self.refused.clone()));
        }
        let named = |event: ConsentEvent| match self.event_id(event.kind()) {
            Some(id) => event.id(id),
            None => event,
        };
        events.into_iter().map(named).collect()
    }

    /// The id of an event of the form, if it has one.
    fn event_id(&self, kind: ConsentEventKind) -> Option<EventId> {
        self.id.as_ref().map(|id| EventId::new(format!("{id}/{kind}")))
    }
}

/// Stores events as received now, or as received before where the first has the id of one on record: a
/// client that heard no answer the first time is told what is on record.
fn store(
    app: &App,
    subject: &str,
    first: Option<EventId>,
    received_at: impl FnOnce(OffsetDateTime) -> Result<Vec<ConsentEvent>, Failure>,
) -> Result<(StatusCode, Json<Value>), Failure> {
    let (permissions, now) = (app.policies.in_force(), app.clock.now());
    let events = app.store.with(|db| {
        customers::subject(db, subject)?;
        let known = first.map(|id| on_record::of_id(db, &id)).transpose()?.unwrap_or_default();
        let events = received_at(known.first().map_or(now, ConsentEvent::recorded_at))?;
        for event in &events {
            permissions.engine.check(event)?;
        }
        on_record::record(db, &events)?;
        Ok(events)
    })?;
    Ok((StatusCode::CREATED, Json(json!({ "recorded": events }))))
}
