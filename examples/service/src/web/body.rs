//! Bodies: JSON, read as one of the crate's own types once the service has added what it knows itself.

use crate::failure::Failure;
use permitted::InputError;
use permitted::files::Document;
use permitted::problem::ProblemPart;
use serde::de::DeserializeOwned;

/// What came in, of a type of the service's own, or a document to which something is added.
///
/// # Errors
/// What is wrong with it.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Failure> {
    serde_json::from_slice(body).map_err(|error| Failure::Unreadable(error.to_string()))
}

/// What a document says, by the tables of the crate.
///
/// # Errors
/// All that is wrong with it, of which all is the client's.
pub fn typed<T: TryFrom<Document, Error = InputError>>(document: Document) -> Result<T, Failure> {
    T::try_from(document).map_err(|error| Failure::Sent(error, &ProblemPart::ALL))
}
