//! What is kept of a value: all of it that serde tells apart.

use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, SerializeTupleStruct,
};
use serde::{Serialize, Serializer};

/// What is kept of a value that was serialised, to be serialised again as it was.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kept {
    Bool(bool),
    I8(i8),
    I16(i16),
    I32(i32),
    I64(i64),
    I128(i128),
    U8(u8),
    U16(u16),
    U32(u32),
    U64(u64),
    U128(u128),
    F32(f32),
    F64(f64),
    Char(char),
    Str(String),
    Bytes(Vec<u8>),
    None,
    Some(Box<Kept>),
    Unit,
    UnitStruct(&'static str),
    UnitVariant(Variant),
    Newtype(&'static str, Box<Kept>),
    NewtypeVariant(Variant, Box<Kept>),
    Seq(Vec<Kept>),
    Tuple(Vec<Kept>),
    TupleStruct(&'static str, Vec<Kept>),
    Map(Vec<(Kept, Kept)>),
    Struct(&'static str, Vec<(&'static str, Kept)>),
    /// A variant with elements or fields, of which nothing was dropped.
    WholeVariant(Variant, Content),
}

/// A variant of an enum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Variant {
    pub(super) of: &'static str,
    pub(super) number: u32,
    pub(super) name: &'static str,
}

/// What stands in a variant.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    Elements(Vec<Kept>),
    Fields(Vec<(&'static str, Kept)>),
}

impl Kept {
    /// The text as which a key of a map is written, if it is written as one everywhere.
    pub(super) fn as_key(&self) -> Option<String> {
        Some(match self {
            Self::Str(text) => text.clone(),
            Self::Char(sign) => sign.to_string(),
            Self::Bool(value) => value.to_string(),
            Self::I8(number) => number.to_string(),
            Self::I16(number) => number.to_string(),
            Self::I32(number) => number.to_string(),
            Self::I64(number) => number.to_string(),
            Self::I128(number) => number.to_string(),
            Self::U8(number) => number.to_string(),
            Self::U16(number) => number.to_string(),
            Self::U32(number) => number.to_string(),
            Self::U64(number) => number.to_string(),
            Self::U128(number) => number.to_string(),
            Self::UnitVariant(variant) => variant.name.to_owned(),
            Self::Some(inner) | Self::Newtype(_, inner) => return inner.as_key(),
            _ => return None,
        })
    }

    /// Fields by their names, for a table of which some were dropped.
    pub(super) fn table(fields: Vec<(&'static str, Self)>) -> Self {
        let named = fields.into_iter().map(|(name, value)| (Self::Str(name.to_owned()), value));
        Self::Map(named.collect())
    }
}

impl Serialize for Kept {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::I8(number) => serializer.serialize_i8(*number),
            Self::I16(number) => serializer.serialize_i16(*number),
            Self::I32(number) => serializer.serialize_i32(*number),
            Self::I64(number) => serializer.serialize_i64(*number),
            Self::I128(number) => serializer.serialize_i128(*number),
            Self::U8(number) => serializer.serialize_u8(*number),
            Self::U16(number) => serializer.serialize_u16(*number),
            Self::U32(number) => serializer.serialize_u32(*number),
            Self::U64(number) => serializer.serialize_u64(*number),
            Self::U128(number) => serializer.serialize_u128(*number),
            Self::F32(number) => serializer.serialize_f32(*number),
            Self::F64(number) => serializer.serialize_f64(*number),
            Self::Char(sign) => serializer.serialize_char(*sign),
            Self::Str(text) => serializer.serialize_str(text),
            Self::Bytes(bytes) => serializer.serialize_bytes(bytes),
            Self::None => serializer.serialize_none(),
            Self::Some(inner) => serializer.serialize_some(inner),
            Self::Unit => serializer.serialize_unit(),
            Self::UnitStruct(name) => serializer.serialize_unit_struct(name),
            Self::UnitVariant(Variant { of, number, name }) => {
                serializer.serialize_unit_variant(of, *number, name)
            }
            Self::Newtype(name, inner) => serializer.serialize_newtype_struct(name, inner),
            Self::NewtypeVariant(Variant { of, number, name }, inner) => {
                serializer.serialize_newtype_variant(of, *number, name, inner)
            }
            Self::Seq(elements) => {
                let mut list = serializer.serialize_seq(Some(elements.len()))?;
                elements.iter().try_for_each(|element| list.serialize_element(element))?;
                list.end()
            }
            Self::Tuple(elements) => {
                let mut tuple = serializer.serialize_tuple(elements.len())?;
                elements.iter().try_for_each(|element| tuple.serialize_element(element))?;
                tuple.end()
            }
            Self::TupleStruct(name, elements) => {
                let mut tuple = serializer.serialize_tuple_struct(name, elements.len())?;
                elements.iter().try_for_each(|element| tuple.serialize_field(element))?;
                tuple.end()
            }
            Self::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                entries.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
                map.end()
            }
            Self::Struct(name, fields) => {
                let mut table = serializer.serialize_struct(name, fields.len())?;
                fields.iter().try_for_each(|(name, value)| table.serialize_field(name, value))?;
                table.end()
            }
            Self::WholeVariant(variant, content) => content.serialize_in(*variant, serializer),
        }
    }
}

impl Content {
    /// The same where a part of it was dropped: a list, or a table.
    pub(super) fn into_kept(self) -> Kept {
        match self {
            Self::Elements(elements) => Kept::Seq(elements),
            Self::Fields(fields) => Kept::table(fields),
        }
    }

    fn serialize_in<S: Serializer>(
        &self,
        Variant { of, number, name }: Variant,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        use serde::ser::{SerializeStructVariant, SerializeTupleVariant};
        match self {
            Self::Elements(elements) => {
                let len = elements.len();
                let mut tuple = serializer.serialize_tuple_variant(of, number, name, len)?;
                elements.iter().try_for_each(|element| tuple.serialize_field(element))?;
                tuple.end()
            }
            Self::Fields(fields) => {
                let len = fields.len();
                let mut table = serializer.serialize_struct_variant(of, number, name, len)?;
                fields.iter().try_for_each(|(name, value)| table.serialize_field(name, value))?;
                table.end()
            }
        }
    }
}
