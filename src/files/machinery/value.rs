//! Values of a document, each with the place where it stands.

use crate::files::document::Node;
use crate::problem::{Path, ProblemKind, Problems};
use std::cell::Cell;

/// What a text is called in messages: most who leave it out forgot the quotes.
pub(crate) const TEXT: &str = "a text in quotes";

/// How many values all rules of a document may take from their sections.
pub(crate) const MAX_INHERITED: usize = 2_000_000;

/// One document that is read.
pub(crate) struct Reading {
    pub(crate) problems: Problems,
    /// How many values may still be taken from sections.
    inherited: Cell<usize>,
}

impl Reading {
    pub(crate) fn new(problems: Problems) -> Self {
        Self { problems, inherited: Cell::new(MAX_INHERITED) }
    }
}

/// A value, and where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Value<'a> {
    pub(crate) node: &'a Node,
    pub(crate) path: &'a Path<'a>,
    pub(crate) reading: &'a Reading,
    /// What entries that stand here inherit.
    pub(crate) section: Option<&'a Section<'a>>,
    /// What the entry inherits whose value this is.
    pub(crate) inherits: Option<&'a Section<'a>>,
}

impl<'a> Value<'a> {
    /// A whole document.
    pub(crate) fn document(node: &'a Node, reading: &'a Reading) -> Self {
        Self { node, path: &Path::DOCUMENT, reading, section: None, inherits: None }
    }

    pub(crate) fn problems(&self) -> &'a Problems {
        &self.reading.problems
    }

    pub(crate) fn note(&self, kind: ProblemKind) {
        self.problems().note(self.path, kind);
    }

    /// Notes that something else was expected.
    pub(crate) fn is_not(&self, expected: &'static str) {
        self.note(ProblemKind::wrong_type(expected, self.node.described()));
    }

    /// A text; of anything else is noted what was expected.
    pub(crate) fn text(&self, expected: &'static str) -> Option<&'a str> {
        match self.node {
            Node::Text(text) => Some(text),
            _ => {
                self.is_not(expected);
                None
            }
        }
    }

    /// Gives every value of a list, or this one as if it were a list of one.
    pub(crate) fn each(&self, mut take: impl FnMut(&Value<'_>)) {
        let Node::List(nodes) = self.node else { return take(self) };
        for (place, node) in nodes.iter().enumerate() {
            if self.problems().is_full() {
                return;
            }
            take(&Value { node, path: &self.path.item(place), ..*self });
        }
    }

    /// Reads a text, or each of a list of texts, which must not be empty. Gives what could be read
    /// and whether that is all.
    pub(crate) fn texts<V>(
        &self,
        read: impl Fn(&Value<'_>, &str) -> Option<V>,
    ) -> (Vec<V>, Option<()>) {
        match self.node {
            Node::Text(_) => {}
            Node::List(nodes) if nodes.is_empty() => {
                let help = "name at least one, or leave the key out";
                self.note(ProblemKind::empty("the list", help));
                return (Vec::new(), None);
            }
            Node::List(_) => {}
            _ => {
                self.is_not("a text in quotes or a list of them");
                return (Vec::new(), None);
            }
        }
        let (mut values, mut all) = (Vec::new(), Some(()));
        self.each(|value| match value.text(TEXT).and_then(|text| read(value, text)) {
            Some(one) => values.push(one),
            None => all = None,
        });
        (values, all)
    }
}

/// The entries of a table, and where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Entries<'a> {
    pub(crate) entries: &'a [(String, Node)],
    /// All keys that the table lists, its parts included.
    pub(crate) listed: &'a [&'static str],
    pub(crate) path: &'a Path<'a>,
    pub(crate) reading: &'a Reading,
    /// What keys that are not there are taken from.
    pub(crate) inherits: Option<&'a Section<'a>>,
    /// What entries that stand in the table inherit.
    pub(crate) passes_on: Option<&'a Section<'a>>,
    /// Whether even what must be there may be left out, since it can still be said elsewhere.
    pub(crate) may_lack: bool,
}

impl<'a> Entries<'a> {
    pub(crate) fn find(&self, key: &str) -> Option<&'a Node> {
        self.entries.iter().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    /// Whether there is a value for a key, be it an inherited one.
    pub(crate) fn says(&self, key: &str) -> bool {
        self.find(key).is_some() || self.inherits.is_some_and(|section| section.says(key))
    }

    pub(crate) fn note(&self, kind: ProblemKind) {
        self.reading.problems.note(self.path, kind);
    }
}

/// What entries take that they leave out: a section of a policy for its rules, or the defaults of a
/// scenario file for its scenarios.
pub(crate) struct Section<'a> {
    entries: Vec<(&'a str, &'a Node)>,
    /// The keys that one entry does not take although it leaves them out.
    left_open: Vec<&'a str>,
    path: &'a Path<'a>,
    /// What is wrong with the section's values is told there, and not for every rule.
    silent: Reading,
    reading: &'a Reading,
}

impl<'a> Section<'a> {
    /// A section that says these keys.
    pub(crate) fn new(section: &Entries<'a>, keys: &[&str]) -> Self {
        let says = |key: &&str| {
            let entry = section.entries.iter().find(|(name, _)| name == *key);
            entry.map(|(name, node)| (name.as_str(), node))
        };
        Self {
            entries: keys.iter().filter_map(says).collect(),
            left_open: Vec::new(),
            path: section.path,
            silent: Reading::new(Problems::silent()),
            reading: section.reading,
        }
    }

    /// The same for an entry that leaves these keys open.
    pub(crate) fn without(&self, left_open: Vec<&'a str>) -> Self {
        Self {
            entries: self.entries.clone(),
            left_open,
            path: self.path,
            silent: Reading::new(Problems::silent()),
            reading: self.reading,
        }
    }

    /// The keys that it says, those too that an entry leaves open.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &'a str> {
        self.entries.iter().map(|(key, _)| *key)
    }

    /// Whether an entry that leaves this key out takes it from here.
    pub(crate) fn says(&self, key: &str) -> bool {
        self.keys().any(|name| name == key) && !self.left_open.contains(&key)
    }

    /// Reads what the section says under a key, if it does.
    pub(crate) fn inherit(&self, key: &str, read: impl FnOnce(&Value<'_>)) {
        let Some((_, node)) = self.entries.iter().find(|(name, _)| *name == key) else { return };
        match self.reading.inherited.get().checked_sub(node.size()) {
            Some(left) => self.reading.inherited.set(left),
            None => {
                let limit = MAX_INHERITED;
                let (what, found) =
                    ("values taken from sections or defaults", limit.saturating_add(1));
                let problems = &self.reading.problems;
                problems.note(self.path, ProblemKind::too_large(what, found, limit));
                return;
            }
        }
        read(&Value {
            node,
            path: self.path,
            reading: &self.silent,
            section: None,
            inherits: None,
        });
    }
}
