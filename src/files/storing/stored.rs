//! Answers and records of them as they are stored: as a table in every format, with the number of its
//! own format.

use super::canonical::fingerprint_of;
use super::to_node::{NotATree, ToNode};
use crate::files::document::{Document, Node};
use serde::de::{Deserialize, Deserializer, Error};
use serde::{Serialize, Serializer};
use uuid::Uuid;

/// The number of the format in which answers are written, as they state it under `format`.
///
/// Every version of the crate reads what an earlier one has written. Whatever is added to an answer
/// raises the number, and a reader that does not know the number refuses the whole and says both, so
/// that it never reads half.
///
/// ```
/// use permitted::{Decision, Engine, Policy};
/// use permitted::files::FORMAT;
///
/// let policy: Policy = toml::from_str("id = 'shop'\nversion = '1'\nfrom = 2026-01-01")?;
/// let decision = Engine::new([policy])?.ask(toml::from_str(
///     "action = 'use'\ndata = 'name'\npurpose = 'billing'\nat = 2026-03-01",
/// )?)?;
/// let mut stored = serde_json::to_value(&decision)?;
/// assert_eq!(stored["format"], FORMAT);
/// assert_eq!(serde_json::from_value::<Decision>(stored.clone())?, decision);
///
/// stored["format"] = 99.into();
/// let error = serde_json::from_value::<Decision>(stored).unwrap_err().to_string();
/// assert!(error.starts_with("this was written in format 99, and formats up to 1 are known"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub const FORMAT: u32 = 1;

const KEY: &str = "format";

/// A table that is stored as a whole: it bears the number of its format, if that is asked for. The fields
/// are listed once; by their list they are written and read, in kebab-case, as files have it.
macro_rules! stored {
    (
        $remote:literal, format: $has_format:literal, fields: $fields:ident;
        $(#[$about:meta])*
        pub struct $name:ident {
            $(
                $(#[doc = $doc:literal])*
                $(#[serde($($serde:tt)*)])*
                pub $field:ident: $type:ty,
            )*
        }
    ) => {
        $(#[$about])*
        pub struct $name {
            $(
                $(#[doc = $doc])*
                pub $field: $type,
            )*
        }

        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(remote = $remote, rename_all = "kebab-case", deny_unknown_fields)]
        struct $fields {
            $(
                $(#[serde($($serde)*)])*
                $field: $type,
            )*
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::files::write_stored(|to| $fields::serialize(self, to), $has_format, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::files::read_stored(deserializer, $has_format, $fields::deserialize)
            }
        }
    };
}

pub(crate) use stored;

/// Writes what a value says, with the number of the format if it has one.
pub(crate) fn write_stored<S: Serializer>(
    value: impl FnOnce(ToNode) -> Result<Node, NotATree>,
    has_format: bool,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut node = value(ToNode).map_err(serde::ser::Error::custom)?;
    if let (true, Node::Table(entries)) = (has_format, &mut node) {
        entries.insert(0, (KEY.to_owned(), Node::Integer(FORMAT.into())));
    }
    node.serialize(serializer)
}

/// Reads a value, if the number of the format is known where it has one.
pub(crate) fn read_stored<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    has_format: bool,
    value: impl FnOnce(Node) -> Result<T, serde::de::value::Error>,
) -> Result<T, D::Error> {
    let Document(mut node) = Document::deserialize(deserializer)?;
    if let (true, Node::Table(entries)) = (has_format, &mut node) {
        let Some(place) = entries.iter().position(|(key, _)| key == KEY) else {
            let message = "the key `format` is missing, by which it is known how to read the rest";
            return Err(D::Error::custom(message));
        };
        let (_, format) = entries.remove(place);
        check(&format)?;
    }
    value(node).map_err(D::Error::custom)
}

/// The id of what a value says: the same for equal values alone.
pub(crate) fn id_of(value: &impl Serialize) -> Uuid {
    // Answers are trees, whatever they say.
    fingerprint_of(&value.serialize(ToNode).unwrap_or(Node::Null))
}

fn check<E: Error>(format: &Node) -> Result<(), E> {
    match format {
        Node::Integer(number) if (1..=i64::from(FORMAT)).contains(number) => Ok(()),
        Node::Integer(number) => Err(E::custom(format_args!(
            "this was written in format {number}, and formats up to {FORMAT} are known; read it with \
             the version of `permitted` that wrote it, or a later one",
        ))),
        other => Err(E::custom(format_args!(
            "format: expected a whole number, found {}",
            other.described()
        ))),
    }
}
