//! How kinds of problems are made, and the codes that tell them apart.

use super::kind::ProblemKind;
use crate::ids::{IdFault, IdSyntax};
use crate::text::quoted;
use crate::words::FacetKind;
use std::borrow::Cow;
use std::fmt::Display;

/// What a message says of every input alike, or words that stand in the input.
type Phrase = Cow<'static, str>;

impl From<IdSyntax> for ProblemKind {
    fn from(error: IdSyntax) -> Self {
        Self::inconsistent(error.what(), error.fault().mend())
    }
}

impl ProblemKind {
    /// The code of the kind: a short name in kebab case, for programs that tell problems apart.
    ///
    /// Codes are stable: a later version of this crate adds some, and neither renames one nor gives it
    /// another meaning. Messages may be reworded at any time.
    ///
    /// ```
    /// use permitted::Policy;
    /// use permitted::files::Document;
    ///
    /// let document: Document = toml::from_str("id = 'bank'\nversion = '1'\nfrom = 'soon'")?;
    /// let error = Policy::try_from(document).unwrap_err();
    /// assert_eq!(error.problems()[0].kind().code(), "not-a-date");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownKey { .. } => "unknown-key",
            Self::RepeatedKey { .. } => "repeated-key",
            Self::Missing { .. } => "missing",
            Self::WrongType { .. } => "wrong-type",
            Self::NotAWord { .. } => "not-a-word",
            Self::UnknownWord { .. } => "unknown-word",
            Self::UnknownValue { .. } => "unknown-value",
            Self::Empty { .. } => "empty",
            Self::Vocabulary(_) => "vocabulary",
            Self::Ambiguous { .. } => "ambiguous",
            Self::RepeatedId { .. } => "repeated-id",
            Self::ConflictingEvents { .. } => "conflicting-events",
            Self::UnknownVersion { .. } => "unknown-version",
            Self::NotADate { .. } => "not-a-date",
            Self::DateOutOfRange { .. } => "date-out-of-range",
            Self::InvertedDates { .. } => "inverted-dates",
            Self::NotAPeriod { .. } => "not-a-period",
            Self::Misplaced { .. } => "misplaced",
            Self::Inconsistent { .. } => "inconsistent",
            Self::NotApplicable { .. } => "not-applicable",
            Self::TooDeep { .. } => "too-deep",
            Self::TooBroad { .. } => "too-broad",
            Self::TooLarge { .. } => "too-large",
        }
    }

    pub(crate) fn missing(key: impl Into<Phrase>, help: impl Into<Phrase>) -> Self {
        Self::Missing { key: key.into(), help: help.into() }
    }

    pub(crate) fn wrong_type(expected: impl Into<Phrase>, found: String) -> Self {
        Self::WrongType { expected: expected.into(), found }
    }

    pub(crate) fn empty(what: impl Into<Phrase>, help: impl Into<Phrase>) -> Self {
        Self::Empty { what: what.into(), help: help.into() }
    }

    pub(crate) fn misplaced(
        condition: impl Into<Phrase>,
        place: impl Into<Phrase>,
        help: impl Into<Phrase>,
    ) -> Self {
        Self::Misplaced { condition: condition.into(), place: place.into(), help: help.into() }
    }

    pub(crate) fn inconsistent(what: String, help: impl Into<Phrase>) -> Self {
        Self::Inconsistent { what, help: help.into() }
    }

    pub(crate) fn too_large(what: impl Into<Phrase>, found: usize, limit: usize) -> Self {
        Self::TooLarge { what: what.into(), found, limit }
    }

    /// What is wrong with an id or name that cannot be used.
    pub(crate) fn unusable(what: &str, id: &impl Display, fault: IdFault) -> Self {
        let what = format!("{what} `{}` {fault}", quoted(&id.to_string()));
        Self::inconsistent(what, fault.mend())
    }

    /// The word that is at fault, where one is.
    pub(super) fn word(&self) -> Option<(FacetKind, &str)> {
        match self {
            Self::NotAWord { facet, word, .. } | Self::UnknownWord { facet, word, .. } => {
                Some((*facet, word))
            }
            _ => None,
        }
    }
}
