//! What can be wrong with an input.

use iab_gpp::sections::SectionDecodeError;
use permitted::InputError;

/// Why nothing was imported: where the fault lies, what stands there, and how to mend it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// The input is longer than any that is meant seriously.
    #[error("{path}: {found} characters, more than the limit of {limit}")]
    TooLong {
        /// Where.
        path: String,
        /// How long it is.
        found: usize,
        /// How long it may be.
        limit: usize,
    },
    /// A section of a GPP string cannot be decoded.
    #[error("{path}: `{value}` is no such string: {source}; ask the consent platform for it again")]
    Undecodable {
        /// Which section.
        path: String,
        /// Its beginning.
        value: String,
        /// What the decoder says.
        source: SectionDecodeError,
    },
    /// A string that does not follow its specification.
    #[error("{path}: `{value}`: {why}")]
    Malformed {
        /// Where.
        path: String,
        /// What stands there.
        value: String,
        /// What is wrong with it.
        why: String,
    },
    /// A version or kind of the format that nobody has looked at.
    #[error("{path}: `{value}` is not known; {help}")]
    Unknown {
        /// Where.
        path: String,
        /// What stands there.
        value: String,
        /// What is known.
        help: &'static str,
    },
    /// No JSON, or nested more deeply than any that is meant seriously.
    #[error("the document is no JSON that can be read: {0}")]
    NotJson(#[from] serde_json::Error),
    /// A value of the wrong type.
    #[error("{path}: {found}, where {expected} belongs")]
    WrongType {
        /// Where.
        path: String,
        /// What belongs there.
        expected: &'static str,
        /// What stands there.
        found: String,
    },
    /// Something without which the rest says nothing.
    #[error("{path}: is missing; {help}")]
    Missing {
        /// Where.
        path: String,
        /// How to mend it.
        help: &'static str,
    },
    /// No instant, one out of range, or one that has not come yet.
    #[error("{path}: `{value}` {why}")]
    Instant {
        /// Where.
        path: String,
        /// What stands there.
        value: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The record is about somebody else.
    #[error("{path}: `{value}`, where the caller expects `{expected}`; import it for that subject")]
    OtherSubject {
        /// Where.
        path: String,
        /// About whom it is.
        value: String,
        /// Whom the caller expects.
        expected: String,
    },
    /// An event that no ledger takes.
    #[error(transparent)]
    Event(#[from] InputError),
}

/// The beginning of a text, for messages.
pub(crate) fn beginning(text: &str) -> String {
    const SHOWN: usize = 40;
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
