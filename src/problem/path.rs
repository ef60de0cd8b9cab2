//! Where in a document a value stands, written out only if there is something to tell of it.

use std::fmt;

/// The way to a value: from the whole document, or from an entry that has a name, over keys and
/// the places in lists.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Path<'a> {
    above: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Start(&'a str),
    Key(&'a str),
    Item(usize),
}

impl<'a> Path<'a> {
    /// The whole document.
    pub(crate) const DOCUMENT: Path<'static> = Path { above: None, step: Step::Start("") };

    /// An entry that is told by its name wherever it stands, such as ``permit `PM-19` ``.
    pub(crate) const fn of(entry: &'a str) -> Self {
        Self { above: None, step: Step::Start(entry) }
    }

    pub(crate) const fn key(&'a self, key: &'a str) -> Self {
        Self { above: Some(self), step: Step::Key(key) }
    }

    pub(crate) const fn item(&'a self, place: usize) -> Self {
        Self { above: Some(self), step: Step::Item(place) }
    }

    fn is_document(&self) -> bool {
        matches!(self.step, Step::Start(""))
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(above) = self.above {
            above.fmt(f)?;
            if matches!(self.step, Step::Key(_)) && !above.is_document() {
                f.write_str(": ")?;
            }
        }
        match self.step {
            Step::Start(text) | Step::Key(text) => f.write_str(text),
            Step::Item(place) => write!(f, "[{place}]"),
        }
    }
}
