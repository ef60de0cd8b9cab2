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
use permitted::policy::Strength;
use permitted::time::OffsetDateTime;
use permitted::{ConsentEvent, Purpose};
use serde::Deserialize;
use serde_json::{Map, Value, json};
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
        let (mut object, now) = (body::object(&body)?, app.clock.now());
        let events = match object.remove("form") {
            Some(Value::Object(form)) if object.is_empty() => {
                body::plain::<Form>(form)?.events(&id, now)
            }
            Some(_) => {
                return Err(Failure::Unreadable("`form` is a table and stands alone".to_owned()));
            }
            None => vec![event(object, &id, now)?],
        };
        store(app, &id, &events)
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
        let mut object = body::object(&body)?;
        body::add(&mut object, "event", ConsentEventKind::Objected.name());
        let event = event(object, &id, app.clock.now())?;
        if event.kind() != ConsentEventKind::Objected {
            let what = format!("`{}` is no objection", event.kind().name());
            return Err(Failure::Inconsistent(what));
        }
        store(app, &id, &[event])
    })
    .await
}

/// An event of this subject, recorded now unless the client says when.
fn event(
    mut object: Map<String, Value>,
    subject: &str,
    now: OffsetDateTime,
) -> Result<ConsentEvent, Failure> {
    body::add(&mut object, "subject", subject);
    body::add(&mut object, "recorded", body::instant(now));
    let event: ConsentEvent = body::typed(object)?;
    if *event.subject() != *subject {
        let what = format!("the event is of `{}`, the path of `{subject}`", event.subject());
        return Err(Failure::Inconsistent(what));
    }
    if event.recorded_at() > now {
        return Err(Failure::Inconsistent("the event is recorded in the future".to_owned()));
    }
    Ok(event)
}

impl Form {
    /// What a form says: what it does not repeat is over.
    fn events(self, subject: &str, now: OffsetDateTime) -> Vec<ConsentEvent> {
        let mut events = vec![ConsentEvent::replaced(subject, now)];
        if !self.granted.is_empty() {
            let granted = ConsentEvent::granted(subject, Strength::Express, now);
            events.push(granted.purpose(self.granted));
        }
        if !self.refused.is_empty() {
            events.push(ConsentEvent::refused(subject, now).purpose(self.refused));
        }
        if let Some(id) = self.id {
            let named = |event: ConsentEvent| {
                let kind = event.kind();
                event.id(format!("{id}/{kind}"))
            };
            events = events.into_iter().map(named).collect();
        }
        events
    }
}

fn store(
    app: &App,
    id: &str,
    events: &[ConsentEvent],
) -> Result<(StatusCode, Json<Value>), Failure> {
    let permissions = app.policies.in_force();
    for event in events {
        permissions.engine.check(event)?;
    }
    app.store.with(|db| {
        customers::subject(db, id)?;
        on_record::record(db, events)
    })?;
    Ok((StatusCode::CREATED, Json(json!({ "recorded": events }))))
}
