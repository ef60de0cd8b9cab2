//! The id of a request, which its decision and the log repeat.

use crate::app::App;
use crate::failure::Failure;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use permitted::ids::QuestionId;
use std::sync::Arc;

/// The header that holds it.
pub const HEADER: &str = "x-request-id";

/// The id that the client gave, or the next one of the service's own.
#[derive(Debug, Clone)]
pub struct RequestId(pub QuestionId);

impl FromRequestParts<Arc<App>> for RequestId {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Failure> {
        let Some(given) = parts.headers.get(HEADER) else {
            return Ok(Self(app.next_id("request").into()));
        };
        let text = given.to_str().map_err(|error| Failure::Unreadable(error.to_string()))?;
        let id = text.parse::<QuestionId>();
        Ok(Self(id.map_err(|error| Failure::Unreadable(format!("{HEADER}: {error}")))?))
    }
}
