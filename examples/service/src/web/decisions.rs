//! `GET /decisions/{request}` and `POST /decisions/{request}/replay`: what was decided, and whether it
//! would be decided so again.

use crate::app::App;
use crate::failure::Failure;
use crate::store::{archive, log};
use axum::Json;
use axum::extract::{Path, State};
use permitted::Engine;
use permitted::audit::{AuditRecord, Change, Replay};
use permitted::ids::Fingerprint;
use rusqlite::Connection;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The decisions that were made for a request, with all that they rested on.
///
/// # Errors
/// None of that id, and what is stored is at fault.
pub async fn show(
    State(app): State<Arc<App>>,
    Path(request): Path<String>,
) -> Result<Json<Value>, Failure> {
    app.work(move |app| {
        let records = app.store.with(|db| log::of(db, &request))?;
        Ok(Json(json!({ "decisions": records })))
    })
    .await
}

/// Decides them again: by the versions that decided then, and by those that decide now.
///
/// # Errors
/// None of that id, and what is stored is at fault.
pub async fn replay(
    State(app): State<Arc<App>>,
    Path(request): Path<String>,
) -> Result<Json<Value>, Failure> {
    app.work(move |app| {
        let now = app.policies.in_force();
        app.store.with(|db| {
            let mut engines = Engines::default();
            let mut replays = Vec::new();
            for record in log::of(db, &request)? {
                let then = engines.of(db, &record)?.replay(&record)?;
                replays.push(json!({
                    "decision": record.decision_id().to_string(),
                    "then": told(&then),
                    "now": told(&now.engine.replay(&record)?),
                }));
            }
            Ok(Json(json!({ "replays": replays })))
        })
    })
    .await
}

fn told(replay: &Replay) -> Value {
    let changes: Vec<String> = replay.changes.iter().map(Change::to_string).collect();
    json!({ "equal": replay.is_equal(), "changes": changes })
}

/// Engines of the versions by which it was decided, each made once.
#[derive(Debug, Default)]
struct Engines(BTreeMap<Vec<Fingerprint>, Engine>);

impl Engines {
    fn of(&mut self, db: &Connection, record: &AuditRecord) -> Result<&Engine, Failure> {
        let versions = archive::decided_by(record);
        if !self.0.contains_key(&versions) {
            self.0.insert(versions.clone(), archive::engine(db, &versions)?);
        }
        self.0.get(&versions).ok_or(Failure::BrokenOff)
    }
}

/// What came of deciding a whole log again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Replayed {
    /// How many decisions are on record.
    pub decisions: u64,
    /// Those that would be decided otherwise, each with in what.
    pub differ: Vec<(String, Vec<String>)>,
}

/// Decides the whole log again, each decision by the versions that decided it.
///
/// # Errors
/// What is stored is at fault.
pub fn replay_all(db: &Connection) -> Result<Replayed, Failure> {
    let (mut engines, mut all) = (Engines::default(), Replayed::default());
    log::each(db, |record| {
        let replay = engines.of(db, &record)?.replay(&record)?;
        all.decisions = all.decisions.saturating_add(1);
        if !replay.is_equal() {
            let id = record.question_id().map(ToString::to_string).unwrap_or_default();
            all.differ.push((id, replay.changes.iter().map(Change::to_string).collect()));
        }
        Ok(())
    })?;
    Ok(all)
}
