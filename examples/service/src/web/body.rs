//! Bodies: JSON with what the service itself knows added, read as one of the crate's own types.

use crate::failure::Failure;
use permitted::InputError;
use permitted::files::Document;
use permitted::time::OffsetDateTime;
use permitted::time::format_description::well_known::Rfc3339;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// A JSON object that came in.
///
/// # Errors
/// What is none, or has a key twice.
pub fn object(body: &[u8]) -> Result<Map<String, Value>, Failure> {
    let (whole, object): (Document, Map<String, Value>) = (read(body)?, read(body)?);
    // Of a key that stands twice a document keeps both, and an object the last: what a client meant
    // nobody knows.
    let lengths = (serde_json::to_string(&whole), serde_json::to_string(&object));
    match lengths {
        (Ok(whole), Ok(object)) if whole.len() != object.len() => {
            Err(Failure::Unreadable("a key stands twice; keep one".to_owned()))
        }
        _ => Ok(object),
    }
}

/// Adds what the body leaves out.
pub fn add(object: &mut Map<String, Value>, key: &str, value: impl Into<Value>) {
    object.entry(key).or_insert_with(|| value.into());
}

/// What an object says, by the tables of the crate.
///
/// # Errors
/// All that is wrong with it.
pub fn typed<T: TryFrom<Document, Error = InputError>>(
    object: Map<String, Value>,
) -> Result<T, Failure> {
    let document: Document = serde_json::from_value(object.into()).map_err(unreadable)?;
    Ok(T::try_from(document)?)
}

/// What an object says, of something that is no type of the crate.
///
/// # Errors
/// What is wrong with it.
pub fn plain<T: DeserializeOwned>(object: Map<String, Value>) -> Result<T, Failure> {
    serde_json::from_value(object.into()).map_err(unreadable)
}

/// An instant as JSON has it.
#[must_use]
pub fn instant(at: OffsetDateTime) -> Value {
    // Years that it cannot write are refused by the crate before.
    at.format(&Rfc3339).map_or(Value::Null, Value::from)
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Failure> {
    serde_json::from_slice(body).map_err(unreadable)
}

fn unreadable(error: serde_json::Error) -> Failure {
    Failure::Unreadable(error.to_string())
}
