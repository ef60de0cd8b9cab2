//! Writing tables, whatever they describe.

use super::table::{Key, Keys, Table};
use crate::files::document::Node;

impl<T> Table<T> {
    /// The table that says what a value is, whatever it says.
    pub(crate) fn write_whole(&self, from: &T) -> Node {
        let mut entries = Vec::new();
        self.write_keys(from, &mut entries);
        Node::Table(entries)
    }

    /// The table that says what a value is; the value of one key where that says as much.
    pub(crate) fn write(&self, from: &T) -> Node {
        let mut entries = Vec::new();
        self.write_keys(from, &mut entries);
        match (entries.pop(), self.short) {
            (Some((key, node)), Some(short)) if entries.is_empty() && key == short => node,
            (last, _) => {
                entries.extend(last);
                Node::Table(entries)
            }
        }
    }

    /// Writes the keys of the table, those aside that say nothing.
    pub(crate) fn write_keys(&self, from: &T, entries: &mut Vec<(String, Node)>) {
        let blank = (self.blank)();
        for keys in self.keys {
            match keys {
                Keys::Own(keys) => {
                    entries.extend(keys.iter().filter_map(|key| key.write(from, &blank)));
                }
                Keys::Of(part) => part.write(from, entries),
            }
        }
        if let Some(others) = self.others {
            others.write(from, entries);
        }
    }
}

impl<T> Key<T> {
    fn write(&self, from: &T, blank: &T) -> Option<(String, Node)> {
        let node = self.form.write(from)?;
        let says_something = || self.form.write(blank).as_ref() != Some(&node);
        (self.required.is_some() || self.always_written || says_something())
            .then(|| (self.name.to_owned(), node))
    }
}
