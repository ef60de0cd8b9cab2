//! A part of a value that has a table of its own, whose keys stand among those of the whole.

use super::form::{Part, Read};
use super::shape::Described;
use super::slot::Within;
use super::table::Table;
use super::value::Entries;
use crate::files::document::Node;

/// The keys of this table, for that part.
pub(crate) struct KeysOf<T: 'static, U: 'static>(
    pub(crate) &'static Table<U>,
    pub(crate) Within<T, U>,
);

/// The keys of this table, none of which must be there: they can still be said elsewhere.
pub(crate) struct SomeKeysOf<T: 'static>(pub(crate) &'static Table<T>);

impl<T> Part<T> for SomeKeysOf<T> {
    fn table(&self) -> &'static dyn Described {
        self.0
    }

    fn may_lack(&self) -> bool {
        true
    }

    fn names(&self, names: &mut Vec<&'static str>) {
        self.0.add_names(names);
    }

    fn takes_other(&self, key: &str, node: &Node) -> bool {
        self.0.takes_other(key, node)
    }

    fn read(&self, to: &mut T, entries: &Entries<'_>) -> Read {
        self.0.read_keys(to, &Entries { may_lack: true, ..*entries })
    }

    fn write(&self, from: &T, entries: &mut Vec<(String, Node)>) {
        self.0.write_keys(from, entries);
    }
}

impl<T, U> Part<T> for KeysOf<T, U> {
    fn table(&self) -> &'static dyn Described {
        self.0
    }

    fn names(&self, names: &mut Vec<&'static str>) {
        self.0.add_names(names);
    }

    fn takes_other(&self, key: &str, node: &Node) -> bool {
        self.0.takes_other(key, node)
    }

    fn read(&self, to: &mut T, entries: &Entries<'_>) -> Read {
        self.0.read_keys((self.1.get_mut)(to), entries)
    }

    fn write(&self, from: &T, entries: &mut Vec<(String, Node)>) {
        self.0.write_keys((self.1.get)(from), entries);
    }
}
