//! What a table asks of its keys together, as data.

use super::value::Entries;
use crate::files::document::Node;
use crate::problem::ProblemKind;

/// What keys of a table must or must not stand there together.
#[cfg_attr(
    not(feature = "schema"),
    allow(
        dead_code,
        reason = "what the code that reads a table asks by itself is for schemas alone"
    )
)]
#[derive(Clone, Copy)]
pub(crate) enum Ask {
    /// This key must be there, even if nothing is listed in it.
    There { key: &'static str, help: &'static str },
    /// The one key or the other: they name one thing, broadly and exactly.
    Named { broadly: &'static str, exactly: &'static str },
    /// Where the key says one of some values, the other key must be there, and else must not.
    Where {
        key: &'static str,
        /// All values of the key.
        among: fn() -> Vec<&'static str>,
        /// Whether a value is one of these; nothing of what is no value, which is told there.
        is: fn(&str) -> Option<bool>,
        needs: &'static str,
        help: &'static str,
        /// What is wrong where it is there without, and how to mend it.
        without: (&'static str, &'static str),
    },
    /// At least one of these keys. The code that reads the table tells it.
    Some(fn() -> Vec<&'static str>),
    /// The keys of one of these sets, and none of another. The code that reads the table tells it.
    OneOf(fn() -> Vec<Vec<&'static str>>),
    /// The entries under this key say the other one, unless the table says it at this path.
    EachSays { list: &'static str, key: &'static str, unless: &'static [&'static str] },
}

impl Ask {
    /// Notes where entries do not do so.
    pub(crate) fn check(self, entries: &Entries<'_>) {
        match self {
            Self::There { key, help } if entries.find(key).is_none() => {
                entries.note(ProblemKind::missing(key, help));
            }
            Self::Named { broadly, exactly } => {
                match (entries.says(broadly), entries.says(exactly)) {
                    (true, true) => {
                        let what = format!("`{broadly}` and `{exactly}` name one thing twice");
                        let help = "keep `exactly` to leave out what lies below the word";
                        entries.note(ProblemKind::inconsistent(what, help));
                    }
                    (false, false) => {
                        entries.note(ProblemKind::missing(broadly, "name the word"));
                    }
                    _ => {}
                }
            }
            Self::Where { key, is, needs, help, without, .. } => {
                let Some(Node::Text(text)) = entries.find(key) else { return };
                let Some(is) = is(text) else { return };
                match (is, entries.says(needs)) {
                    (true, false) => entries.note(ProblemKind::missing(needs, help)),
                    (false, true) => {
                        let (what, help) = (without.0.to_owned(), without.1);
                        entries.note(ProblemKind::inconsistent(what, help));
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
}
