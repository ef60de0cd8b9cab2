//! From any self-describing format to a document, within limits.

use super::document::{Document, Node};
use crate::problem::ProblemKind;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;
use std::fmt;

/// How deep a document may nest.
pub(crate) const MAX_DEPTH: usize = 64;
/// How many values a document may hold.
pub(crate) const MAX_VALUES: usize = 8_000_000;
/// How many bytes all texts and keys of a document may have together. Counted as often as a text
/// stands there, since a format may have a short way to repeat a long one.
pub(crate) const MAX_TEXT: usize = 64 << 20;

impl<'de> serde::Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let left = Left { values: Cell::new(MAX_VALUES), text: Cell::new(MAX_TEXT) };
        NodeSeed { depth: MAX_DEPTH, left: &left }.deserialize(deserializer).map(Self)
    }
}

/// How much more of a document may come.
struct Left {
    values: Cell<usize>,
    text: Cell<usize>,
}

impl Left {
    fn value<E: de::Error>(&self) -> Result<(), E> {
        take(&self.values, 1, "values", MAX_VALUES)
    }

    fn text<E: de::Error>(&self, text: &str) -> Result<(), E> {
        take(&self.text, text.len(), "bytes of text", MAX_TEXT)
    }
}

fn take<E: de::Error>(
    left: &Cell<usize>,
    more: usize,
    what: &'static str,
    limit: usize,
) -> Result<(), E> {
    match left.get().checked_sub(more) {
        Some(rest) => {
            left.set(rest);
            Ok(())
        }
        None => {
            let found = limit.saturating_sub(left.get()).saturating_add(more);
            Err(E::custom(ProblemKind::TooLarge { what, found, limit }))
        }
    }
}

#[derive(Clone, Copy)]
struct NodeSeed<'a> {
    depth: usize,
    left: &'a Left,
}

impl NodeSeed<'_> {
    fn below<E: de::Error>(self) -> Result<Self, E> {
        let depth = self
            .depth
            .checked_sub(1)
            .ok_or_else(|| E::custom(ProblemKind::TooDeep { limit: MAX_DEPTH }))?;
        Ok(Self { depth, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.left.value()?;
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
        // Counts as a level: a format may nest these as deep as it likes.
        deserializer.deserialize_any(self.below()?)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self.below()?)
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
        self.left.text(text)?;
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Node, E> {
        self.left.text(&text)?;
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
            self.left.text(&key)?;
            entries.push((key, items.next_value_seed(below)?));
        }
        match entries.as_slice() {
            // TOML's own dates arrive as a table with one marked entry; to us a date is a text.
            [(key, date @ Node::Text(_))] if key.starts_with("$__toml") => Ok(date.clone()),
            _ => Ok(Node::Table(entries)),
        }
    }
}
