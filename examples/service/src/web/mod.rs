//! What the service answers, each path in a file of its own.

pub mod body;
pub mod consent;
pub mod customers;
pub mod decisions;
pub mod newsletter;
pub mod policies;
pub mod request_id;
pub mod requests;
pub mod sweep;

use crate::app::App;
use axum::Router;
use axum::routing::{get, post};
use std::sync::Arc;

/// All paths.
pub fn router(app: Arc<App>) -> Router {
    Router::new()
        .route("/policies", get(policies::show))
        .route("/admin/reload", post(policies::reload))
        .route("/customers/{id}", get(customers::show))
        .route("/customers/{id}/newsletter", post(newsletter::send))
        .route("/subjects/{id}/consent", post(consent::record))
        .route("/subjects/{id}/objections", post(consent::object))
        .route("/decisions/{request}", get(decisions::show))
        .route("/decisions/{request}/replay", post(decisions::replay))
        .route("/requests", post(requests::receive))
        .route("/requests/{id}", get(requests::show))
        .route("/requests/{id}/verified", post(requests::verified))
        .route("/admin/sweep", post(sweep::now))
        .with_state(app)
}
