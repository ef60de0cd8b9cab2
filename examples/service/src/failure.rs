//! Whose fault it is, and how that is answered.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use permitted::guard::NotCovered;
use permitted::problem::ProblemPart;
use permitted::{Decision, InputError};
use serde_json::{Value, json};

/// Why a request is not answered with what it asks for.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// It is not permitted: the decision says by which clauses, and what is missing.
    #[error("not permitted")]
    NotPermitted(Box<Decision>),
    /// Something is wrong with an input: the client's, or what the service keeps.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The same, where the client sent these parts as well.
    #[error("{0}")]
    Sent(InputError, &'static [ProblemPart]),
    /// A body that is no JSON, or an id that is none.
    #[error("{0}")]
    Unreadable(String),
    /// There is no such thing.
    #[error("there is no {what} `{id}`")]
    Unknown {
        /// What was looked for.
        what: &'static str,
        /// Its id.
        id: String,
    },
    /// It is there already.
    #[error("there is a {what} `{id}` already")]
    Known {
        /// What is.
        what: &'static str,
        /// Its id.
        id: String,
    },
    /// The database.
    #[error("the database: {0}")]
    Database(#[from] rusqlite::Error),
    /// What is stored is not what was stored.
    #[error("{table}, {id}: {why}")]
    Garbage {
        /// The table.
        table: &'static str,
        /// The row.
        id: String,
        /// What is wrong with it.
        why: String,
    },
    /// A value was to be opened by a clearance for something else.
    #[error(transparent)]
    NotCovered(Box<NotCovered>),
    /// What comes with the use is nothing that this service knows how to do.
    #[error("the policy asks for `{0}`, which nobody here knows how to do")]
    CannotDo(String),
    /// A thread came to an end before its work.
    #[error("the work was broken off")]
    BrokenOff,
}

impl From<NotCovered> for Failure {
    fn from(error: NotCovered) -> Self {
        Self::NotCovered(Box::new(error))
    }
}

impl Failure {
    /// The status to answer with. Where something of the service's own is at fault the client can mend
    /// nothing, so that the worst status counts.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotPermitted(_) => StatusCode::FORBIDDEN,
            Self::Unreadable(_) => StatusCode::BAD_REQUEST,
            Self::Unknown { .. } => StatusCode::NOT_FOUND,
            Self::Known { .. } => StatusCode::CONFLICT,
            Self::Input(error) => of(error, &[]),
            Self::Sent(error, parts) => of(error, parts),
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// By the table *whose fault* of the guide *in a service*.
fn of(error: &InputError, also_sent: &[ProblemPart]) -> StatusCode {
    StatusCode::from_u16(error.http_status(also_sent)).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status = self.status();
        let body: Value = if status.is_server_error() {
            tracing::error!(failure = %self, "cannot answer");
            json!({ "message": "the fault is ours" })
        } else {
            match &self {
                Self::NotPermitted(decision) => json!({ "decision": decision }),
                Self::Input(error) | Self::Sent(error, _) => json!(error),
                other => json!({ "message": other.to_string() }),
            }
        };
        (status, Json(body)).into_response()
    }
}
