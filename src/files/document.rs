//! Documents: trees that any self-describing format can fill.

use crate::text::quoted;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use std::fmt;

/// A document of any self-describing serde format, before its meaning is read.
///
/// Deserialise into it when all problems of a policy or scenario file are wanted as values:
/// `Policy::try_from(document)` gives a typed [`InputError`](crate::InputError), where
/// deserialising a `Policy` directly gives the format's own error with the same text.
///
/// Nesting and size are limited: 64 levels, 8 million values, 64 MiB of text with that of keys.
///
/// ```
/// use permitted::Policy;
/// use permitted::files::Document;
///
/// let document: Document = toml::from_str("id = 'bank'\nversion = '1'\nfrom = 'soon'")?;
/// let error = Policy::try_from(document).unwrap_err();
/// assert_eq!(error.problems()[0].path(), "from");
/// # Ok::<(), toml::de::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Document(pub(crate) Node);

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(String),
    List(Vec<Node>),
    Table(Vec<(String, Node)>),
}

impl Node {
    /// What it is, for messages.
    pub(crate) fn described(&self) -> String {
        match self {
            Self::Null => "nothing".to_owned(),
            Self::Bool(value) => format!("`{value}`"),
            Self::Integer(value) => format!("the number {value}"),
            Self::Float(value) => format!("the number {value}"),
            Self::Text(text) => format!("the text `{}`", quoted(text)),
            Self::List(_) => "a list".to_owned(),
            Self::Table(_) => "a table".to_owned(),
        }
    }

    /// Whether it is a table that has such a key.
    pub(crate) fn has_key(&self, is_it: impl Fn(&str) -> bool) -> bool {
        matches!(self, Self::Table(entries) if entries.iter().any(|(key, _)| is_it(key)))
    }

    /// How many values it is, with those in it.
    pub(crate) fn size(&self) -> usize {
        let below: usize = match self {
            Self::List(nodes) => nodes.iter().map(Self::size).fold(0, usize::saturating_add),
            Self::Table(entries) => {
                entries.iter().map(|(_, node)| node.size()).fold(0, usize::saturating_add)
            }
            _ => 0,
        };
        below.saturating_add(1)
    }

    pub(crate) fn text(text: impl fmt::Display) -> Self {
        Self::Text(text.to_string())
    }

    /// One text stands for itself, several for a list, and none for nothing.
    pub(crate) fn texts<V: fmt::Display>(texts: impl IntoIterator<Item = V>) -> Option<Self> {
        let mut nodes: Vec<Self> = texts.into_iter().map(Self::text).collect();
        match nodes.pop() {
            Some(only) if nodes.is_empty() => Some(only),
            Some(last) => {
                nodes.push(last);
                Some(Self::List(nodes))
            }
            None => None,
        }
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => serializer.serialize_i64(*value),
            Self::Float(value) => serializer.serialize_f64(*value),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(nodes) => {
                let mut list = serializer.serialize_seq(Some(nodes.len()))?;
                for node in nodes {
                    list.serialize_element(node)?;
                }
                list.end()
            }
            Self::Table(entries) => {
                let mut table = serializer.serialize_map(Some(entries.len()))?;
                for (key, node) in entries {
                    table.serialize_entry(key, node)?;
                }
                table.end()
            }
        }
    }
}
