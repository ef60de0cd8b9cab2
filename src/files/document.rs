//! Documents: trees that any self-describing format can fill.

use crate::instant::format_instant;
use crate::text::quoted;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use std::fmt;
use time::OffsetDateTime;

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

/// What a service adds to the body of a request, and takes from it, before it reads it.
///
/// ```
/// use permitted::ConsentEvent;
/// use permitted::files::Document;
/// use time::macros::datetime;
///
/// let received = datetime!(2026-03-01 9:00 UTC);
/// let read = |body: &str| -> Result<_, Box<dyn std::error::Error>> {
///     let mut body: Document = serde_json::from_str(body)?;
///     let trace = body.take("trace");
///     let event = body.with("subject", "customer-7").with("recorded", received);
///     Ok((trace.as_ref().and_then(Document::as_text).map(str::to_owned), ConsentEvent::try_from(event)?))
/// };
/// let (trace, event) = read(r#"{ "event": "objected", "purpose": "marketing", "trace": "t-1" }"#)?;
/// assert_eq!(trace.unwrap(), "t-1");
/// assert_eq!((event.recorded_at(), event.subject().to_string()), (received, "customer-7".to_owned()));
///
/// // What the service says is not for the client to say.
/// let error = read(r#"{ "event": "objected", "subject": "customer-8" }"#).unwrap_err();
/// assert_eq!(error.to_string(), "key `subject` stands twice; keep one");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl Document {
    /// Whether it is a table that has this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.0.has_key(|name| name == key)
    }

    /// The text that stands under this key, if it is a text, and stands there once.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        let Node::Table(entries) = &self.0 else { return None };
        let mut found = entries.iter().filter(|(name, _)| name == key).map(|(_, node)| node);
        match (found.next(), found.next()) {
            (Some(Node::Text(text)), None) => Some(text),
            _ => None,
        }
    }

    /// The same table with one more key. A key that it has already stands twice then, which is refused
    /// when the document is read; so is what is no table, to which nothing is added.
    #[must_use]
    pub fn with(mut self, key: impl Into<String>, value: impl Into<Self>) -> Self {
        if let Node::Table(entries) = &mut self.0 {
            entries.push((key.into(), value.into().0));
        }
        self
    }

    /// What stands under this key, which the table no longer has then. A key that stands twice is left.
    #[must_use]
    pub fn take(&mut self, key: &str) -> Option<Self> {
        let Node::Table(entries) = &mut self.0 else { return None };
        let mut places = entries.iter().enumerate().filter(|(_, (name, _))| name == key);
        let (Some((place, _)), None) = (places.next(), places.next()) else { return None };
        Some(Self(entries.remove(place).1))
    }

    /// The text that it is, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.0 {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl From<&str> for Document {
    fn from(text: &str) -> Self {
        Self(Node::text(text))
    }
}

impl From<String> for Document {
    fn from(text: String) -> Self {
        Self(Node::Text(text))
    }
}

/// As files write it, in its own offset.
impl From<OffsetDateTime> for Document {
    fn from(instant: OffsetDateTime) -> Self {
        Self(Node::Text(format_instant(instant)))
    }
}

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
