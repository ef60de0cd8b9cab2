//! Reading tables, whatever they describe.

use super::form::{Others, Read};
use super::passes_on::PassesOn;
use super::table::{Inherits, Key, Keys, Table};
use super::value::{Entries, Reading, Section, Value};
use crate::files::document::{Document, Node};
use crate::policy::rule_path;
use crate::problem::{InputError, Path, ProblemKind, ProblemPart, Problems};
use crate::suggestions::nearest;
use crate::text::quoted;
use std::collections::BTreeSet;

/// Conditions that are often written beside `when` instead of below it, and what to write: there, or
/// where they have no place there, in an exception.
const CONDITIONS: [(&str, &str, &str); 3] = [
    (
        "consent",
        "write `when.consent`",
        "write it as an exception, `unless = [{ when.consent = … }]`",
    ),
    (
        "evidence",
        "write `when.evidence`",
        "write it as an exception, `unless = [{ when.evidence = … }]`",
    ),
    ("age", "write `when.age`", "write it as an exception, `unless = [{ when.age = … }]`"),
];

impl<T> Table<T> {
    /// What a value says, and how much of it could be read; nothing of what is no such table.
    pub(crate) fn read(&self, value: &Value<'_>) -> Option<(T, Read)> {
        let mut read = (self.blank)();
        let how = self.read_into(&mut read, value)?;
        Some((read, how))
    }

    /// What a whole document says, if nothing is wrong with it.
    pub(crate) fn read_document(&self, document: &Document) -> Result<T, InputError> {
        // Every document that is read by its table alone is a part.
        let reading = Reading::new(Problems::of(self.part.unwrap_or(ProblemPart::Policy)));
        match self.read(&Value::document(&document.0, &reading)) {
            Some((read, _)) if reading.problems.is_empty() => Ok(read),
            _ => Err(reading.problems.into_error()),
        }
    }

    /// Reads a value into one that is there.
    pub(crate) fn read_into(&self, to: &mut T, value: &Value<'_>) -> Option<Read> {
        value.problems().within(self.part, || self.read_table(to, value))
    }

    fn read_table(&self, to: &mut T, value: &Value<'_>) -> Option<Read> {
        let Node::Table(entries) = value.node else { return self.read_short(to, value) };
        let name = self.name_in(entries);
        let path = name.as_deref().map_or(*value.path, Path::of);
        let listed = self.names();
        let entries = Entries {
            entries,
            listed: &listed,
            path: &path,
            reading: value.reading,
            inherits: value.section,
            passes_on: None,
            may_lack: false,
        };
        let section = self.section_in(&entries);
        let entries = Entries { passes_on: section.as_ref(), ..entries };
        let how = self.read_keys(to, &entries);
        self.note_strange_keys(&entries);
        Some(how)
    }

    /// What the entries in the table inherit.
    fn section_in<'a>(&self, entries: &Entries<'a>) -> Option<Section<'a>> {
        match self.passes_on {
            PassesOn::Nothing => None,
            PassesOn::ItsKeys => Some(Section::new(entries, &self.names())),
            PassesOn::KeysUnder(key, names) => match entries.find(key) {
                Some(Node::Table(below)) => {
                    Some(Section::new(&Entries { entries: below, ..*entries }, &names()))
                }
                _ => None,
            },
        }
    }

    /// Reads the value of the one key that may stand for the table.
    fn read_short(&self, to: &mut T, value: &Value<'_>) -> Option<Read> {
        let own = |name| self.keys.iter().find_map(|keys| keys.own(name));
        let Some(key) = self.short.and_then(own) else {
            value.is_not(self.expected);
            return None;
        };
        Some(key.read_value(to, value).map_or(key.unread(), |()| Read::Whole))
    }

    /// Reads the keys of the table out of entries among which there may be others.
    pub(crate) fn read_keys(&self, to: &mut T, entries: &Entries<'_>) -> Read {
        entries.reading.problems.within(self.part, || self.read_all_keys(to, entries))
    }

    fn read_all_keys(&self, to: &mut T, entries: &Entries<'_>) -> Read {
        let mut how = Read::Whole;
        for keys in self.keys {
            how = how.min(match keys {
                Keys::Own(keys) => {
                    let mut own = Read::Whole;
                    for key in *keys {
                        own = own.min(key.read(to, entries));
                    }
                    own
                }
                Keys::Of(part) => part.read(to, entries),
            });
        }
        if let Some(others) = self.others {
            how = how.min(read_others(others, to, entries));
        }
        self.asks.iter().for_each(|ask| ask.check(entries));
        (self.done)(to, entries);
        how
    }

    /// What messages call the table by, if it says what it is called.
    fn name_in(&self, entries: &[(String, Node)]) -> Option<String> {
        let text = |key: &&str| {
            let (_, node) = entries.iter().find(|(name, _)| name == *key)?;
            let text = match node {
                Node::List(nodes) => nodes.first()?,
                node => node,
            };
            match text {
                Node::Text(text) if !text.trim().is_empty() => Some(text),
                _ => None,
            }
        };
        self.called.iter().find_map(text).map(|text| rule_path(self.name, text))
    }

    /// Notes keys that the table does not have, and those that stand twice.
    fn note_strange_keys(&self, entries: &Entries<'_>) {
        let stands_twice =
            |key: &str| entries.entries.iter().filter(|(name, _)| name == key).nth(1).is_some();
        for name in entries.listed.iter().filter(|name| stands_twice(name)) {
            entries.note(ProblemKind::RepeatedKey { key: (*name).to_owned() });
        }
        let mut others = BTreeSet::new();
        for (key, node) in entries.entries {
            if entries.reading.problems.is_full() {
                return;
            }
            if entries.listed.contains(&key.as_str()) {
                continue;
            }
            if !self.takes_other(key, node) {
                entries.note(self.unknown(key, entries.listed, entries));
            } else if !others.insert(key) {
                entries.note(ProblemKind::RepeatedKey { key: quoted(key) });
            }
        }
    }

    /// Whether a key that the table does not list may stand there all the same.
    pub(crate) fn takes_other(&self, key: &str, node: &Node) -> bool {
        let by_part = |keys: &Keys<T>| match keys {
            Keys::Own(_) => false,
            Keys::Of(part) => part.takes_other(key, node),
        };
        self.others.is_some_and(|others| others.takes(key, node)) || self.keys.iter().any(by_part)
    }

    /// What is wrong with a key that the table does not have.
    fn unknown(&self, key: &str, names: &[&'static str], entries: &Entries<'_>) -> ProblemKind {
        let instead = CONDITIONS.into_iter().find(|(condition, ..)| *condition == key);
        let instead = instead.and_then(|(condition, below, excepted)| {
            let takes = |name| self.refused_under(name).is_some_and(|no| !no.contains(&condition));
            match takes("when") {
                true => Some(below),
                false => takes("unless").then_some(excepted),
            }
        });
        let problems = &entries.reading.problems;
        ProblemKind::UnknownKey {
            key: quoted(key),
            nearest: problems.suggestion(|| nearest(key, names.iter().copied())),
            instead: instead.map(Into::into),
            known: names.join(", "),
        }
    }

    /// The conditions that may not stand under a key of the table's own, if it has that key.
    pub(crate) fn refused_under(&self, name: &str) -> Option<&'static [&'static str]> {
        self.keys.iter().find_map(|keys| keys.own(name)).map(|key| key.form.refuses())
    }

    /// All keys that may stand in the table.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        self.add_names(&mut names);
        names
    }

    pub(crate) fn add_names(&self, names: &mut Vec<&'static str>) {
        for keys in self.keys {
            match keys {
                Keys::Own(keys) => names.extend(keys.iter().map(|key| key.name)),
                Keys::Of(part) => part.names(names),
            }
        }
    }
}

/// Reads the keys that no table lists and that may stand there.
fn read_others<T>(others: &dyn Others<T>, to: &mut T, entries: &Entries<'_>) -> Read {
    let mut how = Read::Whole;
    for (key, node) in entries.entries {
        if entries.listed.contains(&key.as_str()) || !others.takes(key, node) {
            continue;
        }
        let path = entries.path.key(key);
        let Entries { reading, passes_on: section, inherits, .. } = *entries;
        let value = Value { node, path: &path, reading, section, inherits };
        if others.read(to, key, &value).is_none() {
            how = Read::InPart;
        }
    }
    how
}

impl<T> Keys<T> {
    /// The key of that name, if it is one of the table's own.
    fn own(&self, name: &str) -> Option<&Key<T>> {
        match self {
            Self::Own(keys) => keys.iter().find(|key| key.name == name),
            Self::Of(_) => None,
        }
    }
}

impl<T> Key<T> {
    fn read(&self, to: &mut T, entries: &Entries<'_>) -> Read {
        let path = entries.path.key(self.name);
        let Some(node) = entries.find(self.name) else { return self.left_out(to, entries) };
        let Entries { reading, passes_on: section, inherits, .. } = *entries;
        let value = Value { node, path: &path, reading, section, inherits };
        let read = self.read_value(to, &value);
        if self.inherits == Inherits::Besides {
            self.inherit(to, entries);
        }
        read.map_or(self.unread(), |()| Read::Whole)
    }

    /// Reads what stands under the key, or for the table whose short form it is.
    fn read_value(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        match (value.node, self.required) {
            (Node::Null, _) => {
                // Nothing would be read as not written, and so could widen a rule.
                let found = "nothing; leave the key out instead".to_owned();
                value.note(ProblemKind::wrong_type("a value", found));
                None
            }
            (Node::Text(text), Some(help)) if text.trim().is_empty() => {
                value.note(ProblemKind::empty("the text", help));
                None
            }
            (Node::List(nodes), Some(help)) if nodes.is_empty() => {
                value.note(ProblemKind::empty("the list", help));
                None
            }
            _ => self.form.read(to, value),
        }
    }

    /// Takes what the section says, if it does.
    fn inherit(&self, to: &mut T, entries: &Entries<'_>) -> bool {
        let section = entries.inherits.filter(|_| self.inherits != Inherits::Nothing);
        let Some(section) = section.filter(|section| section.says(self.name)) else { return false };
        section.inherit(self.name, |value| self.form.inherit(to, value, entries));
        true
    }

    fn left_out(&self, to: &mut T, entries: &Entries<'_>) -> Read {
        if self.inherit(to, entries) {
            return Read::Whole;
        }
        match self.required.filter(|_| !entries.may_lack) {
            Some(help) => {
                entries.note(ProblemKind::missing(self.name, help));
                Read::Unusable
            }
            None => Read::Whole,
        }
    }

    /// How much of a table is read whose key could not be.
    fn unread(&self) -> Read {
        if self.required.is_some() { Read::Unusable } else { Read::InPart }
    }
}
