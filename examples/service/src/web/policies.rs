//! `GET /policies` and `POST /admin/reload`: by what it is decided, and what is wrong with what is not.

use crate::app::App;
use crate::failure::Failure;
use crate::reload::Reloaded;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use permitted::engine::KnownVersion;
use serde_json::{Value, json};
use std::sync::Arc;

/// The versions that decide, and the faults of the files if these are not what decides.
pub async fn show(State(app): State<Arc<App>>) -> Json<Value> {
    Json(status(&app))
}

fn status(app: &App) -> Value {
    let permissions = app.policies.in_force();
    let versions: Vec<KnownVersion<'_>> = permissions.engine.versions().collect();
    json!({ "versions": versions, "faults": app.policies.faults() })
}

/// Loads the files again.
///
/// # Errors
/// The database.
pub async fn reload(State(app): State<Arc<App>>) -> Result<(StatusCode, Json<Value>), Failure> {
    app.work(|app| {
        let (status_code, reloaded) = match app.reload()? {
            Reloaded::Unchanged => (StatusCode::OK, "unchanged"),
            Reloaded::TookOver => (StatusCode::OK, "took over"),
            Reloaded::Refused => (StatusCode::CONFLICT, "refused"),
        };
        Ok((status_code, Json(json!({ "reloaded": reloaded, "policies": status(app) }))))
    })
    .await
}
