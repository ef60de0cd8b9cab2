//! Formats that no crate of ours reads: what a deserializer of a caller may hand over.

use serde::de::value::{Error, SeqDeserializer, StrDeserializer};
use serde::de::{Deserializer, IntoDeserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

/// One text that a document repeats, as a YAML alias does: it costs its length once in the file.
#[derive(Clone, Copy)]
pub(crate) struct Alias<'a> {
    pub(crate) text: &'a str,
    pub(crate) times: usize,
}

impl<'de> Deserializer<'de> for Alias<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let texts = std::iter::repeat_n(self.text, self.times);
        visitor.visit_seq(SeqDeserializer::new(texts))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

/// A text in so many `Some`, as formats with options of their own write it.
#[derive(Clone, Copy)]
pub(crate) struct Nested(pub(crate) usize);

impl<'de> Deserializer<'de> for Nested {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0.checked_sub(1) {
            Some(below) => visitor.visit_some(Nested(below)),
            None => visitor.visit_str("the innermost"),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

/// A table of so many keys, each another one.
#[derive(Clone)]
pub(crate) struct Keys(pub(crate) std::ops::Range<usize>);

impl<'de> Deserializer<'de> for Keys {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

impl<'de> MapAccess<'de> for Keys {
    type Error = Error;

    fn next_key_seed<K: serde::de::DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let key = self.0.next().map(|number| format!("key-{number}"));
        key.map(|key| seed.deserialize(key.into_deserializer())).transpose()
    }

    fn next_value_seed<V: serde::de::DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Error> {
        seed.deserialize(StrDeserializer::new("a value"))
    }
}
