//! Taking values out of tables that are not described as data.

use super::document::Node;
use crate::instant::{parse_date, parse_instant};
use crate::problem::{ProblemKind, Problems};
use crate::text::quoted;
use crate::words::{Facet, Word, nearest, nearest_word};
use std::collections::BTreeSet;
use time::{Date, OffsetDateTime};

/// The entries of one table, taken out by key; what nobody took is an unknown key.
pub(crate) struct Fields<'a> {
    path: String,
    entries: &'a [(String, Node)],
    /// Entries of another table, taken where this one has none of that key.
    inherited: Vec<&'a (String, Node)>,
    known: Vec<&'static str>,
    problems: &'a Problems,
}

/// What a text is called in messages: most who leave it out forgot the quotes.
const TEXT: &str = "a text in quotes";

/// Conditions that are often written beside `when` instead of below it, and what to write.
const CONDITIONS: [(&str, &str); 3] = [
    ("consent", "write `when.consent`"),
    ("evidence", "write `when.evidence`"),
    ("age", "write `when.age`"),
];

impl<'a> Fields<'a> {
    /// Opens a table; anything else is a problem.
    pub(crate) fn open(node: &'a Node, path: String, problems: &'a Problems) -> Option<Self> {
        Self::open_as(node, path, "a table", problems)
    }

    /// Opens a table; of anything else is said that this was expected.
    pub(crate) fn open_as(
        node: &'a Node,
        path: String,
        expected: &'static str,
        problems: &'a Problems,
    ) -> Option<Self> {
        match node {
            Node::Table(entries) => {
                Some(Self { path, entries, inherited: Vec::new(), known: Vec::new(), problems })
            }
            other => {
                let found = other.described();
                problems.note(&path, ProblemKind::WrongType { expected, found });
                None
            }
        }
    }

    /// The table with entries of another one, whose keys it has not.
    pub(crate) fn inheriting(self, inherited: Vec<&'a (String, Node)>) -> Self {
        Self { inherited, ..self }
    }

    fn all(&self) -> impl Iterator<Item = &'a (String, Node)> {
        self.entries.iter().chain(self.inherited.iter().copied())
    }

    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    pub(crate) fn problems(&self) -> &'a Problems {
        self.problems
    }

    /// Gives the table another name in messages, once it is known what the table is.
    pub(crate) fn rename(&mut self, path: String) {
        self.path = path;
    }

    /// The path of a value below this table.
    pub(crate) fn at(&self, key: &str) -> String {
        join(&self.path, key)
    }

    pub(crate) fn note(&self, key: &str, kind: ProblemKind) {
        self.problems.note(&self.at(key), kind);
    }

    /// Takes the value of a key, if it is there.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<&'a Node> {
        self.known.push(key);
        self.peek(key)
    }

    /// Looks at the value of a key without taking it.
    pub(crate) fn peek(&self, key: &str) -> Option<&'a Node> {
        self.all()
            .find(|(name, _)| name == key)
            .map(|(_, node)| node)
            .filter(|node| !matches!(node, Node::Null))
    }

    pub(crate) fn text(&mut self, key: &'static str) -> Option<String> {
        match self.take(key)? {
            Node::Text(text) => Some(text.clone()),
            other => {
                let found = other.described();
                self.note(key, ProblemKind::WrongType { expected: TEXT, found });
                None
            }
        }
    }

    /// A text that must be there and must not be blank.
    pub(crate) fn required(&mut self, key: &'static str, help: &'static str) -> Option<String> {
        if self.peek(key).is_none() {
            self.known.push(key);
            self.problems.note(&self.path, ProblemKind::Missing { key, help });
            return None;
        }
        let text = self.text(key)?;
        if text.trim().is_empty() {
            self.note(key, ProblemKind::Empty { what: "the text", help });
            return None;
        }
        Some(text)
    }

    pub(crate) fn flag(&mut self, key: &'static str) -> bool {
        match self.take(key) {
            None => false,
            Some(Node::Bool(value)) => *value,
            Some(other) => {
                let found = other.described();
                self.note(key, ProblemKind::WrongType { expected: "`true` or `false`", found });
                false
            }
        }
    }

    pub(crate) fn small_number(&mut self, key: &'static str) -> Option<u8> {
        let node = self.take(key)?;
        let number = match node {
            Node::Integer(value) => u8::try_from(*value).ok(),
            _ => None,
        };
        if number.is_none() {
            let found = node.described();
            let expected = "a whole number of years from 0 to 255";
            self.note(key, ProblemKind::WrongType { expected, found });
        }
        number
    }

    pub(crate) fn instant(&mut self, key: &'static str) -> Option<OffsetDateTime> {
        self.parsed(key, "a date or an instant", parse_instant)
    }

    pub(crate) fn date(&mut self, key: &'static str) -> Option<Date> {
        self.parsed(key, "a date", parse_date)
    }

    /// A text that `parse` turns into a value.
    pub(crate) fn parsed<T>(
        &mut self,
        key: &'static str,
        expected: &'static str,
        parse: impl FnOnce(&str) -> Result<T, ProblemKind>,
    ) -> Option<T> {
        match self.take(key)? {
            Node::Text(text) => match parse(text) {
                Ok(value) => Some(value),
                Err(kind) => {
                    self.note(key, kind);
                    None
                }
            },
            other => {
                let found = other.described();
                self.note(key, ProblemKind::WrongType { expected, found });
                None
            }
        }
    }

    /// One text or a list of texts, each with its path. A list that is there must not be empty.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<(String, String)> {
        let Some(node) = self.take(key) else { return Vec::new() };
        texts_of(node, &self.at(key), self.problems)
    }

    /// One word or a list of words, any of which is meant.
    pub(crate) fn words<F: Facet>(&mut self, key: &'static str) -> Vec<Word<F>> {
        let problems = self.problems;
        self.texts(key)
            .into_iter()
            .filter_map(|(path, text)| word_of(&text, &path, problems))
            .collect()
    }

    /// One value or a list of values of a closed list.
    pub(crate) fn choices<T: Copy>(
        &mut self,
        key: &'static str,
        allowed: &[(&'static str, T)],
    ) -> Vec<T> {
        let problems = self.problems;
        self.texts(key)
            .into_iter()
            .filter_map(|(path, text)| choice_of(&text, &path, allowed, problems))
            .collect()
    }

    /// One value of a closed list.
    pub(crate) fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        allowed: &[(&'static str, T)],
    ) -> Option<T> {
        let node = self.take(key)?;
        choice_in(node, &self.at(key), allowed, self.problems)
    }

    /// A list of tables (or one table), each with its path.
    pub(crate) fn tables(&mut self, key: &'static str) -> Vec<(String, &'a Node)> {
        let path = self.at(key);
        match self.take(key) {
            None => Vec::new(),
            Some(Node::List(nodes)) => nodes
                .iter()
                .enumerate()
                .map(|(index, node)| (format!("{path}[{index}]"), node))
                .collect(),
            Some(node) => vec![(path, node)],
        }
    }

    /// Reports the keys that nobody took, and keys that stand twice.
    pub(crate) fn finish(self) {
        let mut before = BTreeSet::new();
        for (key, node) in self.all() {
            if self.problems.is_full() {
                return;
            }
            if *node == Node::Null {
                // Nothing would be read as not written, and so could widen a rule.
                let found = "nothing; leave the key out instead".to_owned();
                self.note(key, ProblemKind::WrongType { expected: "a value", found });
            }
            if !before.insert(key.as_str()) {
                let key = quoted(key);
                self.problems.note(&self.path, ProblemKind::RepeatedKey { key });
            } else if !self.known.contains(&key.as_str()) {
                self.problems.note(&self.path, self.unknown(key));
            }
        }
    }

    /// What is wrong with a key that nobody took.
    fn unknown(&self, key: &str) -> ProblemKind {
        let condition = CONDITIONS.into_iter().find(|(condition, _)| *condition == key);
        if let Some((condition, help)) = condition.filter(|_| self.known.contains(&"when")) {
            return ProblemKind::Misplaced { condition, place: "here", help };
        }
        let nearest = self.problems.suggestion(|| nearest(key, self.known.iter().copied()));
        ProblemKind::UnknownKey { key: quoted(key), nearest, known: self.known.join(", ") }
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}: {key}") }
}

pub(crate) fn texts_of(node: &Node, path: &str, problems: &Problems) -> Vec<(String, String)> {
    let expected = "a text in quotes or a list of them";
    match node {
        Node::Text(text) => vec![(path.to_owned(), text.clone())],
        Node::List(nodes) if nodes.is_empty() => {
            let help = "name at least one, or leave the key out";
            problems.note(path, ProblemKind::Empty { what: "the list", help });
            Vec::new()
        }
        Node::List(nodes) => nodes
            .iter()
            .enumerate()
            .filter_map(|(index, node)| {
                let path = format!("{path}[{index}]");
                match node {
                    Node::Text(text) => Some((path, text.clone())),
                    other => {
                        let found = other.described();
                        problems.note(&path, ProblemKind::WrongType { expected: TEXT, found });
                        None
                    }
                }
            })
            .collect(),
        other => {
            problems.note(path, ProblemKind::WrongType { expected, found: other.described() });
            Vec::new()
        }
    }
}

pub(crate) fn word_of<F: Facet>(text: &str, path: &str, problems: &Problems) -> Option<Word<F>> {
    let word = Word::new(text).ok();
    if word.is_none() {
        problems.not_a_word(path, F::KIND, text);
    }
    word
}

/// A value of a closed list; one of another type is none of them.
fn choice_in<T: Copy>(
    node: &Node,
    path: &str,
    allowed: &[(&'static str, T)],
    problems: &Problems,
) -> Option<T> {
    match node {
        Node::Text(text) => choice_of(text, path, allowed, problems),
        Node::Bool(value) => choice_of(&value.to_string(), path, allowed, problems),
        other => {
            problems
                .note(path, ProblemKind::WrongType { expected: TEXT, found: other.described() });
            None
        }
    }
}

pub(crate) fn choice_of<T: Copy>(
    text: &str,
    path: &str,
    allowed: &[(&'static str, T)],
    problems: &Problems,
) -> Option<T> {
    let found = allowed.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
    if found.is_none() {
        let names: Vec<&str> = allowed.iter().map(|(name, _)| *name).collect();
        let kind = ProblemKind::UnknownValue {
            value: quoted(text),
            nearest: problems.suggestion(|| nearest_word(text, names.iter().copied())),
            allowed: names.join(", "),
        };
        problems.note(path, kind);
    }
    found
}
