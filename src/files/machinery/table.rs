//! What a table of a document is, as plain data: its keys, what they mean, and where their values
//! stand in the value that the table describes. Reader, writer and reference walk it.

use super::asks::Ask;
use super::form::{Form, Others, Part};
use super::passes_on::PassesOn;
use super::value::Entries;
use crate::problem::ProblemPart;

/// A table that says what a `T` is.
pub(crate) struct Table<T: 'static> {
    /// The key under which it stands, by which messages call it.
    pub(crate) name: &'static str,
    /// What it says, in whole sentences.
    pub(crate) about: &'static str,
    /// The part that it is, where what is wrong with it is told of a part of its own.
    pub(crate) part: Option<ProblemPart>,
    /// What is said to be expected where something else stands, if there is no short form.
    pub(crate) expected: &'static str,
    /// The key whose value may stand for a table that says nothing else.
    pub(crate) short: Option<&'static str>,
    /// The keys of which the first that is there names the entry in messages.
    pub(crate) called: &'static [&'static str],
    /// What the entries in it inherit.
    pub(crate) passes_on: PassesOn,
    /// What is there before anything is read, and need not be written.
    pub(crate) blank: fn() -> T,
    pub(crate) keys: &'static [Keys<T>],
    /// What keys mean that are none of these, if some may stand there.
    pub(crate) others: Option<&'static dyn Others<T>>,
    /// What is asked of the keys together.
    pub(crate) asks: &'static [Ask],
    /// What follows from the keys together, once all are read.
    pub(crate) done: fn(&mut T, &Entries<'_>),
}

impl<T> Table<T> {
    /// A table that begins as this value, for the rest of a description:
    /// `Table { name: "grace", …, ..Table::of(Grace::default) }`.
    pub(crate) const fn of(blank: fn() -> T) -> Self {
        Self {
            name: "",
            about: "",
            part: None,
            expected: "a table",
            short: None,
            called: &[],
            passes_on: PassesOn::Nothing,
            blank,
            keys: &[],
            others: None,
            asks: &[],
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
    /// What an entry takes from its section or from the defaults.
    pub(crate) inherits: Inherits,
    /// Whether it is written even where it says no more than if it were left out.
    pub(crate) always_written: bool,
}

/// What an entry takes from its section or from the defaults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Inherits {
    Nothing,
    /// The value, where it leaves the key out.
    WhereLeftOut,
    /// The value, beside its own.
    Besides,
}

/// A key that may be left out.
pub(crate) const fn key<T>(name: &'static str, form: &'static dyn Form<T>) -> Key<T> {
    Key {
        name,
        about: "",
        form,
        required: None,
        inherits: Inherits::Nothing,
        always_written: false,
    }
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

    /// Is taken from the section, or from the defaults, by entries that leave it out.
    pub(crate) const fn inherited(mut self) -> Self {
        self.inherits = Inherits::WhereLeftOut;
        self
    }

    /// Is taken from the section beside what entries say themselves.
    pub(crate) const fn added(mut self) -> Self {
        self.inherits = Inherits::Besides;
        self
    }

    /// Is written wherever there is a value, whatever that is.
    pub(crate) const fn always_written(mut self) -> Self {
        self.always_written = true;
        self
    }
}
