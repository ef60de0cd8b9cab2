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
            Err(E::custom(ProblemKind::too_large(what, found, limit)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use serde::de::value::{Error, MapDeserializer, SeqDeserializer, StrDeserializer};
    use serde::de::{Error as _, IntoDeserializer};
    use serde::forward_to_deserialize_any;

    /// A unit within so many `Some` or newtype structs, as formats without limits may hold them.
    struct Wrapped(usize, Wrapper);

    #[derive(Clone, Copy)]
    enum Wrapper {
        Some,
        Newtype,
    }

    impl<'de> Deserializer<'de> for Wrapped {
        type Error = Error;

        fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            let Some(inner) = self.0.checked_sub(1) else { return visitor.visit_unit() };
            match self.1 {
                Wrapper::Some => visitor.visit_some(Self(inner, self.1)),
                Wrapper::Newtype => visitor.visit_newtype_struct(Self(inner, self.1)),
            }
        }

        forward_to_deserialize_any! {
            bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
            unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
        }
    }

    #[test]
    fn what_is_wrapped_is_a_level_deeper() {
        for wrapper in [Wrapper::Some, Wrapper::Newtype] {
            let document = Document::deserialize(Wrapped(MAX_DEPTH, wrapper));
            assert_eq!(document, Ok(Document(Node::Null)));
            for depth in [MAX_DEPTH + 1, 10_000_000] {
                let document = Document::deserialize(Wrapped(depth, wrapper));
                let told = ProblemKind::TooDeep { limit: MAX_DEPTH };
                assert_eq!(document, Err(Error::custom(told)));
            }
        }
    }

    #[test]
    fn texts_are_counted_by_their_bytes() {
        let text = "é".repeat(MAX_TEXT / 2);
        let read = |text: &str| {
            let text: StrDeserializer<'_, Error> = text.into_deserializer();
            Document::deserialize(text)
        };
        assert!(read(&text).is_ok());
        let (what, found) = ("bytes of text", MAX_TEXT + 1);
        let told = ProblemKind::too_large(what, found, MAX_TEXT);
        assert_eq!(read(&format!("{text}.")), Err(Error::custom(told)));
    }

    fn within<'de, D: Deserializer<'de>>(
        values: usize,
        text: usize,
        deserializer: D,
    ) -> Result<Node, D::Error> {
        let left = Left { values: Cell::new(values), text: Cell::new(text) };
        NodeSeed { depth: MAX_DEPTH, left: &left }.deserialize(deserializer)
    }

    #[test]
    fn a_text_counts_wherever_it_stands() {
        let twice = || {
            let entries = [("key", "value"), ("other", "value")].into_iter();
            MapDeserializer::<_, Error>::new(entries)
        };
        assert!(within(9, 18, twice()).is_ok());
        assert!(within(9, 17, twice()).is_err());
    }

    #[test]
    fn values_are_counted() {
        let three = || SeqDeserializer::<_, Error>::new([1, 2, 3].into_iter());
        assert!(within(4, 0, three()).is_ok());
        assert!(within(3, 0, three()).is_err());
    }
}
