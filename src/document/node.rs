use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Serialize, Serializer, de};
use std::cell::Cell;
use std::fmt;

/// How deep a document may nest.
const MAX_DEPTH: usize = 64;
/// How many values a document may hold.
const MAX_VALUES: usize = 8_000_000;

/// A document of any self-describing serde format, before its meaning is read.
///
/// Deserialise into it when all problems of a policy or scenario file are wanted as values:
/// `Policy::try_from(document)` gives a typed [`InputError`](super::InputError), where
/// deserialising a `Policy` directly gives the format's own error with the same text.
///
/// Nesting and size are limited (64 levels, 8 million values).
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
            Self::Text(text) => format!("the text `{}`", super::name_of(text)),
            Self::List(_) => "a list".to_owned(),
            Self::Table(_) => "a table".to_owned(),
        }
    }

    /// Whether it is a table that has such a key.
    pub(crate) fn has_key(&self, is_it: impl Fn(&str) -> bool) -> bool {
        matches!(self, Self::Table(entries) if entries.iter().any(|(key, _)| is_it(key)))
    }

    /// One text stands for itself, several for a list.
    pub(crate) fn one_or_many(mut texts: Vec<String>) -> Self {
        match texts.pop() {
            Some(only) if texts.is_empty() => Self::Text(only),
            Some(last) => {
                texts.push(last);
                Self::List(texts.into_iter().map(Self::Text).collect())
            }
            None => Self::List(Vec::new()),
        }
    }
}

/// Writes a table, leaving out what is empty.
#[derive(Debug, Default)]
pub(crate) struct TableWriter(Vec<(String, Node)>);

impl TableWriter {
    pub(crate) fn put(&mut self, key: &str, node: Node) -> &mut Self {
        self.0.push((key.to_owned(), node));
        self
    }

    pub(crate) fn text(&mut self, key: &str, text: impl fmt::Display) -> &mut Self {
        self.put(key, Node::Text(text.to_string()))
    }

    pub(crate) fn optional(&mut self, key: &str, text: Option<impl fmt::Display>) -> &mut Self {
        match text {
            Some(text) => self.text(key, text),
            None => self,
        }
    }

    pub(crate) fn flag(&mut self, key: &str, set: bool) -> &mut Self {
        if set { self.put(key, Node::Bool(true)) } else { self }
    }

    pub(crate) fn texts<T: fmt::Display>(
        &mut self,
        key: &str,
        texts: impl IntoIterator<Item = T>,
    ) -> &mut Self {
        let texts: Vec<String> = texts.into_iter().map(|text| text.to_string()).collect();
        if texts.is_empty() { self } else { self.put(key, Node::one_or_many(texts)) }
    }

    pub(crate) fn nodes(&mut self, key: &str, nodes: Vec<Node>) -> &mut Self {
        if nodes.is_empty() { self } else { self.put(key, Node::List(nodes)) }
    }

    pub(crate) fn finish(self) -> Node {
        Node::Table(self.0)
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

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let left = Cell::new(MAX_VALUES);
        let seed = NodeSeed { depth: MAX_DEPTH, left: &left };
        seed.deserialize(deserializer).map(Self)
    }
}

#[derive(Clone, Copy)]
struct NodeSeed<'a> {
    depth: usize,
    left: &'a Cell<usize>,
}

impl NodeSeed<'_> {
    fn below<E: de::Error>(self) -> Result<Self, E> {
        let depth = self
            .depth
            .checked_sub(1)
            .ok_or_else(|| E::custom(super::ProblemKind::TooDeep { limit: MAX_DEPTH }))?;
        Ok(Self { depth, left: self.left })
    }

    fn count<E: de::Error>(self) -> Result<(), E> {
        let left = self.left.get().checked_sub(1).ok_or_else(|| {
            E::custom(super::ProblemKind::TooLarge {
                what: "values",
                found: MAX_VALUES.saturating_add(1),
                limit: MAX_VALUES,
            })
        })?;
        self.left.set(left);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.count()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, number, list or table")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Integer(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Node, E> {
        i64::try_from(value)
            .map(Node::Integer)
            .map_err(|_| E::custom(format_args!("the number {value} is too large")))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Float(value))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Node, E> {
        Ok(Node::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let below = self.below()?;
        let mut nodes = Vec::new();
        while let Some(node) = items.next_element_seed(below)? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let below = self.below()?;
        let mut entries: Vec<(String, Node)> = Vec::new();
        while let Some(key) = items.next_key::<String>()? {
            let node = items.next_value_seed(below)?;
            entries.push((key, node));
        }
        // TOML's own dates arrive as a table with one marked entry; to us a date is a text.
        let is_date = entries.len() == 1
            && entries
                .iter()
                .all(|(key, node)| key.starts_with("$__toml") && matches!(node, Node::Text(_)));
        match entries.pop() {
            Some((_, date)) if is_date => Ok(date),
            Some(last) => {
                entries.push(last);
                Ok(Node::Table(entries))
            }
            None => Ok(Node::Table(entries)),
        }
    }
}
