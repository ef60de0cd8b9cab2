//! Which texts can be ids or names: one check for all of them.

use crate::text::{TextFault, fault_of_line, quoted};
use std::fmt;

/// The longest id or name, in bytes.
pub(crate) const MAX_ID: usize = 200;

/// Why a text cannot be an id or a name.
///
/// ```
/// use permitted::ids::{IdFault, SubjectId};
///
/// let fault = |text: &str| text.parse::<SubjectId>().map_err(|error| error.fault()).err();
/// assert_eq!(fault("client-17"), None);
/// assert_eq!(fault(""), Some(IdFault::Blank));
/// assert_eq!(fault("client-17 "), Some(IdFault::BlankAtEnd));
/// assert_eq!(fault(&"7".repeat(201)), Some(IdFault::TooLong));
/// assert_eq!(fault("client\n17"), Some(IdFault::SeveralLines));
/// assert_eq!(fault("client\u{200b}17"), Some(IdFault::Hidden('\u{200b}')));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum IdFault {
    /// It is empty, or only blanks.
    Blank,
    /// A blank stands before or behind it.
    BlankAtEnd,
    /// It has more than 200 bytes.
    TooLong,
    /// It is not on one line.
    SeveralLines,
    /// It holds a character that nobody sees: a control character, one of zero width, one that
    /// turns the direction of writing.
    Hidden(char),
    /// It names a policy and holds the `@` that stands before a version.
    AtSign,
    /// It should name a policy and its version, and has no `@` between them.
    NoVersion,
}

impl IdFault {
    /// What to do about it.
    pub(crate) const fn mend(self) -> &'static str {
        match self {
            Self::Blank => "write a short text",
            Self::BlankAtEnd => "leave out the blanks at its ends",
            Self::TooLong => "write a shorter text",
            Self::SeveralLines => TextFault::SeveralLines.help(),
            Self::Hidden(character) => TextFault::Hidden(character).help(),
            Self::AtSign => "write it without `@`",
            Self::NoVersion => "write `policy@version`, such as `plexuus@1`",
        }
    }
}

impl fmt::Display for IdFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Blank => "is blank",
            Self::BlankAtEnd => "begins or ends with a blank",
            Self::TooLong => "is longer than 200 bytes",
            Self::SeveralLines => return TextFault::SeveralLines.fmt(f),
            Self::Hidden(character) => return TextFault::Hidden(*character).fmt(f),
            Self::AtSign => "holds an `@`, which stands before a version",
            Self::NoVersion => "is not a version of a policy",
        })
    }
}

/// A text that was read as an id or name, and cannot be one.
///
/// ```
/// use permitted::ids::RecordId;
///
/// let error = " invoice 17".parse::<RecordId>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "` invoice 17` begins or ends with a blank; leave out the blanks at its ends",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}; {}", self.what(), .fault.mend())]
pub struct IdSyntax {
    /// INVARIANT: as messages quote it.
    shown: String,
    fault: IdFault,
}

impl IdSyntax {
    pub(super) fn new(text: &str, fault: IdFault) -> Self {
        Self { shown: quoted(text), fault }
    }

    /// What is wrong, without what to do about it.
    pub(crate) fn what(&self) -> String {
        format!("`{}` {}", self.shown, self.fault)
    }

    /// What is wrong with the text.
    ///
    /// ```
    /// use permitted::ids::{IdFault, PartyId};
    ///
    /// let error = "".parse::<PartyId>().unwrap_err();
    /// assert_eq!(error.fault(), IdFault::Blank);
    /// ```
    #[must_use]
    pub const fn fault(&self) -> IdFault {
        self.fault
    }
}

/// What takes any text, and is refused where it is used if it cannot be used.
pub(crate) trait Usable: fmt::Display {
    /// Why it cannot be used, if it cannot.
    fn fault(&self) -> Option<IdFault>;
}

/// Why a text can be neither id nor name, if it cannot.
pub(crate) fn fault_of(text: &str) -> Option<IdFault> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        Some(IdFault::Blank)
    } else if text.len() > MAX_ID {
        Some(IdFault::TooLong)
    } else if trimmed.len() < text.len() {
        Some(IdFault::BlankAtEnd)
    } else {
        fault_of_line(text).map(|fault| match fault {
            TextFault::SeveralLines => IdFault::SeveralLines,
            TextFault::Hidden(character) => IdFault::Hidden(character),
        })
    }
}
