//! How the values of keys are written in files.

use super::shape::{Described, DescribedKey, Shape};
use super::value::{Entries, Value};
use crate::files::document::Node;

/// What may stand as the value of a key, and where it goes in a `T`: one thing, so that what is
/// read, what is written and what is described cannot differ.
pub(crate) trait Form<T>: Sync {
    fn shape(&self) -> Shape;

    /// Reads the value into `to`. What is wrong with it is noted, and gives nothing; what is right
    /// in it is read all the same.
    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()>;

    /// Reads the value that the section of an entry says under the key.
    fn inherit(&self, to: &mut T, value: &Value<'_>, _entry: &Entries<'_>) {
        // What cannot be read of it is told where it stands.
        let _ = self.read(to, value);
    }

    /// The conditions that may not stand in the value.
    fn refuses(&self) -> &'static [&'static str] {
        &[]
    }

    /// The value as files write it; nothing where there is nothing to write.
    fn write(&self, from: &T) -> Option<Node>;
}

/// A part of a `T` that a table describes, whose keys stand among those of the whole.
pub(crate) trait Part<T>: Sync {
    fn table(&self) -> &'static dyn Described;
    /// Whether even those of its keys may be left out that must be there elsewhere.
    fn may_lack(&self) -> bool {
        false
    }
    fn names(&self, names: &mut Vec<&'static str>);
    /// Whether a key that is none of these names may stand there all the same.
    fn takes_other(&self, key: &str, node: &Node) -> bool;
    fn read(&self, to: &mut T, entries: &Entries<'_>) -> Read;
    fn write(&self, from: &T, entries: &mut Vec<(String, Node)>);
}

/// Keys whose names are words of a policy's own, which the table cannot list.
pub(crate) trait Others<T>: Sync {
    fn described(&self) -> DescribedKey;

    /// Whether this may be such a key, by its value, too: a misspelt key is told as such.
    fn takes(&self, key: &str, node: &Node) -> bool;

    fn read(&self, to: &mut T, key: &str, value: &Value<'_>) -> Option<()>;

    fn write(&self, from: &T, entries: &mut Vec<(String, Node)>);
}

/// How much of a table could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Read {
    /// Not what must be there: what was read means nothing.
    Unusable,
    /// What must be there, but not all that is there.
    InPart,
    /// All of it.
    Whole,
}
