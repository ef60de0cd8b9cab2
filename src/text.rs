//! What may stand in texts that people read: no character that cannot be seen, or that changes how
//! what stands beside it is shown.

use std::fmt;

/// Why a text cannot stand where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextFault {
    /// It has several lines where one is meant.
    SeveralLines,
    /// It holds a character that nobody sees.
    Hidden(char),
}

impl fmt::Display for TextFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SeveralLines => f.write_str("is not on one line"),
            Self::Hidden(character) => {
                let code = u32::from(*character);
                write!(f, "holds the character U+{code:04X}, which cannot be seen")
            }
        }
    }
}

impl TextFault {
    /// How to mend it.
    pub(crate) const fn help(self) -> &'static str {
        match self {
            Self::SeveralLines => "write it on one line",
            Self::Hidden(_) => "leave that character out",
        }
    }
}

/// What keeps a text from being a name, a title or a heading: these are of one line.
pub(crate) fn fault_of_line(text: &str) -> Option<TextFault> {
    text.chars().find(|character| is_hidden(*character)).map(|character| match character {
        '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => TextFault::SeveralLines,
        other => TextFault::Hidden(other),
    })
}

/// What keeps a text from being a reading, a definition or a statement: these may have lines.
pub(crate) fn fault_of_prose(text: &str) -> Option<TextFault> {
    let may_stand = |character: &char| matches!(character, '\n' | '\r' | '\t');
    text.chars()
        .filter(|character| !may_stand(character))
        .find(|character| is_hidden(*character))
        .map(TextFault::Hidden)
}

/// Whether nobody sees a character, or sees others change by it: control characters, separators of
/// lines, and what Unicode gives no glyph of its own (`Cf` and `Default_Ignorable_Code_Point`: of
/// no width, of direction, variation selectors, tags).
fn is_hidden(character: char) -> bool {
    character.is_control()
        || (!character.is_ascii()
            && HIDDEN.iter().any(|(first, last)| (*first..=*last).contains(&character)))
}

/// What is hidden beside control characters: from each first of these to its last.
pub(crate) const HIDDEN: [(char, char); 25] = [
    ('\u{AD}', '\u{AD}'),
    ('\u{34F}', '\u{34F}'),
    ('\u{600}', '\u{605}'),
    ('\u{61C}', '\u{61C}'),
    ('\u{6DD}', '\u{6DD}'),
    ('\u{70F}', '\u{70F}'),
    ('\u{890}', '\u{891}'),
    ('\u{8E2}', '\u{8E2}'),
    ('\u{115F}', '\u{1160}'),
    ('\u{17B4}', '\u{17B5}'),
    ('\u{180B}', '\u{180F}'),
    ('\u{200B}', '\u{200F}'),
    ('\u{2028}', '\u{202E}'),
    ('\u{2060}', '\u{206F}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{FE00}', '\u{FE0F}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{FFA0}', '\u{FFA0}'),
    ('\u{FFF0}', '\u{FFFB}'),
    ('\u{110BD}', '\u{110BD}'),
    ('\u{110CD}', '\u{110CD}'),
    ('\u{13430}', '\u{1343F}'),
    ('\u{1BCA0}', '\u{1BCA3}'),
    ('\u{1D173}', '\u{1D17A}'),
    ('\u{E0000}', '\u{E0FFF}'),
];

/// A text as messages quote it: short, on one line, with nothing hidden.
pub(crate) fn quoted(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_refused_everywhere() {
        for hidden in ['\0', '\u{1B}', '\u{7F}', '\u{9B}', '\u{AD}', '\u{200B}', '\u{200D}']
            .into_iter()
            .chain(['\u{200F}', '\u{202E}', '\u{2066}', '\u{FE0F}', '\u{FEFF}', '\u{E0041}'])
        {
            let text = format!("Harbour{hidden}Clinic");
            assert_eq!(fault_of_line(&text), Some(TextFault::Hidden(hidden)));
            assert_eq!(fault_of_prose(&text), Some(TextFault::Hidden(hidden)));
        }
    }

    #[test]
    fn lines_stand_in_prose_alone() {
        for text in ["Harbour\nClinic", "Harbour\r\nClinic"] {
            assert_eq!(fault_of_line(text), Some(TextFault::SeveralLines));
            assert_eq!(fault_of_prose(text), None);
        }
        for text in ["Harbour\u{2028}Clinic", "Harbour\u{85}Clinic"] {
            assert_eq!(fault_of_line(text), Some(TextFault::SeveralLines));
            assert!(fault_of_prose(text).is_some());
        }
    }

    #[test]
    fn every_script_and_sign_stands() {
        for text in ["Klinik Überlingen § 3 (1) – „Daten“", "診療所", "كلينيك", "क्लिनिक", "🏥 €5"]
        {
            assert_eq!((fault_of_line(text), fault_of_prose(text)), (None, None), "{text}");
        }
    }
}
