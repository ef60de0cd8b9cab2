//! `POST /admin/sweep`, and every night: disposes of the records that are due.

use crate::app::App;
use crate::failure::Failure;
use crate::store::records;
use axum::Json;
use axum::extract::State;
use permitted::policy::Disposal;
use permitted::retention::SweepError;
use serde_json::{Value, json};
use std::sync::Arc;

/// Sweeps now.
///
/// # Errors
/// The database.
pub async fn now(State(app): State<Arc<App>>) -> Result<Json<Value>, Failure> {
    app.work(sweep).await.map(Json)
}

/// Goes through all records as they are read, and erases those that are due. What cannot be looked at,
/// or asks for something else than erasing, stays and is told.
///
/// # Errors
/// The database.
pub fn sweep(app: &App) -> Result<Value, Failure> {
    let (permissions, now) = (app.policies.in_force(), app.clock.now());
    app.store.with(|db| {
        let (mut erased, mut left) = (Vec::new(), Vec::new());
        records::stream(db, |stored| {
            for due in permissions.engine.sweep(stored, now) {
                match due {
                    Ok(due) if due.how.contains(&Disposal::Erase) => {
                        tracing::info!(
                            record = %due.record.record.id,
                            due_since = %due.due_since,
                            by = ?due.by,
                            "erased",
                        );
                        erased.push((due.record.record.id, due.by));
                    }
                    Ok(due) => {
                        let (record, how) = (due.record.record.id, due.how);
                        left.push(json!({ "record": record, "how": how }));
                    }
                    Err(SweepError::Faulty { record, error }) => {
                        tracing::error!(record = %record.record.id, %error, "not swept");
                        left.push(json!({ "record": record.record.id, "why": error }));
                    }
                    Err(SweepError::Unread(failure)) => {
                        tracing::error!(%failure, "not swept");
                        left.push(json!({ "why": failure.to_string() }));
                    }
                }
            }
            Ok(())
        })?;
        for (record, _) in &erased {
            records::erase(db, &record.to_string())?;
        }
        let erased: Vec<Value> =
            erased.iter().map(|(record, by)| json!({ "record": record, "by": by })).collect();
        Ok(json!({ "erased": erased, "left": left }))
    })
}
