//! What a table of a document is, as plain data: its keys, what they mean, and where their values
//! stand in the value that the table describes. Reader, writer and reference walk it.

use super::form::{Form, Part};
use crate::problem::Path;

/// A table that says what a `T` is.
pub(crate) struct Table<T: 'static> {
    /// The key under which it stands, by which messages call it.
    pub(crate) name: &'static str,
    /// What it says, in whole sentences.
    pub(crate) about: &'static str,
    /// What is said to be expected where something else stands, if there is no short form.
    pub(crate) expected: &'static str,
    /// The key whose value may stand for a table that says nothing else.
    pub(crate) short: Option<&'static str>,
    /// The keys of which the first that is there names the entry in messages.
    pub(crate) called: &'static [&'static str],
    /// Whether the rules in it inherit what it says.
    pub(crate) passes_on: bool,
    /// What is there before anything is read, and need not be written.
    pub(crate) blank: fn() -> T,
    pub(crate) keys: &'static [Keys<T>],
    /// What follows from the keys together, once all are read.
    pub(crate) done: fn(&mut T, &Path<'_>),
}

impl<T> Table<T> {
    /// A table that begins as this value, for the rest of a description:
    /// `Table { name: "grace", …, ..Table::of(Grace::default) }`.
    pub(crate) const fn of(blank: fn() -> T) -> Self {
        Self {
            name: "",
            about: "",
            expected: "a table",
            short: None,
            called: &[],
            passes_on: false,
            blank,
            keys: &[],
            done: |_, _| {},
        }
    }
}

/// Keys of a table.
pub(crate) enum Keys<T: 'static> {
    /// Those of this table alone.
    Own(&'static [Key<T>]),
    /// All of another table, which describes a part of the value and is not a table of its own here.
    Of(&'static dyn Part<T>),
}

/// A key of a table.
pub(crate) struct Key<T: 'static> {
    pub(crate) name: &'static str,
    /// What it means, in whole sentences.
    pub(crate) about: &'static str,
    /// What may stand there, and where it goes.
    pub(crate) form: &'static dyn Form<T>,
    /// What to write there, if it must not be left out.
    pub(crate) required: Option<&'static str>,
    /// Whether a rule that leaves it out takes it from its section.
    pub(crate) inherited: bool,
}

/// A key that may be left out.
pub(crate) const fn key<T>(name: &'static str, form: &'static dyn Form<T>) -> Key<T> {
    Key { name, about: "", form, required: None, inherited: false }
}

impl<T> Key<T> {
    /// Says what it means, and what it may not stand beside.
    pub(crate) const fn about(mut self, about: &'static str) -> Self {
        self.about = about;
        self
    }

    /// Must not be left out; `help` tells who does so what to write.
    pub(crate) const fn required(mut self, help: &'static str) -> Self {
        self.required = Some(help);
        self
    }

    /// Is taken from the section by rules that leave it out.
    pub(crate) const fn inherited(mut self) -> Self {
        self.inherited = true;
        self
    }
}
