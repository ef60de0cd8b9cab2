//! Which texts can be ids or names: one check for all of them.

use std::fmt;

/// The longest id or name, in bytes.
const MAX_ID: usize = 200;

/// Why a text cannot be an id or a name.
///
/// ```
/// use permitted::SubjectId;
/// use permitted::ids::IdFault;
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
            Self::SeveralLines => "write it on one line",
            Self::Hidden(_) => "leave that character out",
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
            Self::SeveralLines => "is not on one line",
            Self::Hidden(character) => {
                let code = u32::from(*character);
                return write!(f, "holds the character U+{code:04X}, which cannot be seen");
            }
            Self::AtSign => "holds an `@`, which stands before a version",
            Self::NoVersion => "is not a version of a policy",
        })
    }
}

/// A text that was read as an id or name, and cannot be one.
///
/// ```
/// use permitted::RecordId;
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
        Self { shown: name_of(text), fault }
    }

    /// What is wrong, without what to do about it.
    pub(crate) fn what(&self) -> String {
        format!("`{}` {}", self.shown, self.fault)
    }

    /// What is wrong with the text.
    ///
    /// ```
    /// use permitted::PartyId;
    /// use permitted::ids::IdFault;
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
        text.chars().find(|character| is_hidden(*character)).map(|character| match character {
            '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => IdFault::SeveralLines,
            other => IdFault::Hidden(other),
        })
    }
}

/// Whether nobody sees the character in a text, or sees the text that follows it change: control
/// characters, separators of lines, and what Unicode says to ignore where it is not supported
/// (`Default_Ignorable_Code_Point`; zero width, bidi, variation selectors, tags).
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{AD}'
                | '\u{34F}'
                | '\u{61C}'
                | '\u{115F}'..='\u{1160}'
                | '\u{17B4}'..='\u{17B5}'
                | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{3164}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF0}'..='\u{FFFB}'
                | '\u{1BCA0}'..='\u{1BCA3}'
                | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// A text as messages quote it: short, on one line, with nothing hidden.
pub(crate) fn name_of(text: &str) -> String {
    const SHOWN: usize = 80;
    let seen = |character: char| match character {
        control if control.is_control() => ' ',
        hidden if is_hidden(hidden) => char::REPLACEMENT_CHARACTER,
        other => other,
    };
    let mut shown: String = text.chars().take(SHOWN).map(seen).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}
