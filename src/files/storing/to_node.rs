//! Any value that serialises as a tree, without what says nothing.

use crate::files::document::Node;
use serde::Serialize;
use serde::ser::{self, Error as _};

/// Why a value cannot be a document.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct NotATree(String);

impl ser::Error for NotATree {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// The tree that a value is. Fields that hold nothing or an empty list are left out: what reads them takes
/// their absence for that.
pub(crate) struct ToNode;

type Result<T = Node> = std::result::Result<T, NotATree>;

impl ser::Serializer for ToNode {
    type Ok = Node;
    type Error = NotATree;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Named<Items>;
    type SerializeMap = Entries;
    type SerializeStruct = Entries;
    type SerializeStructVariant = Named<Entries>;

    fn serialize_bool(self, value: bool) -> Result {
        Ok(Node::Bool(value))
    }

    fn serialize_i8(self, value: i8) -> Result {
        Ok(Node::Integer(value.into()))
    }

    fn serialize_i16(self, value: i16) -> Result {
        Ok(Node::Integer(value.into()))
    }

    fn serialize_i32(self, value: i32) -> Result {
        Ok(Node::Integer(value.into()))
    }

    fn serialize_i64(self, value: i64) -> Result {
        Ok(Node::Integer(value))
    }

    fn serialize_u8(self, value: u8) -> Result {
        Ok(Node::Integer(value.into()))
    }

    fn serialize_u16(self, value: u16) -> Result {
        Ok(Node::Integer(value.into()))
    }

    fn serialize_u32(self, value: u32) -> Result {
        Ok(Node::Integer(value.into()))
    }

    fn serialize_u64(self, value: u64) -> Result {
        let large = |_| NotATree::custom(format_args!("the number {value} is too large"));
        i64::try_from(value).map(Node::Integer).map_err(large)
    }

    fn serialize_f32(self, value: f32) -> Result {
        Ok(Node::Float(value.into()))
    }

    fn serialize_f64(self, value: f64) -> Result {
        Ok(Node::Float(value))
    }

    fn serialize_char(self, value: char) -> Result {
        Ok(Node::text(value))
    }

    fn serialize_str(self, text: &str) -> Result {
        Ok(Node::text(text))
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result {
        Ok(Node::List(bytes.iter().map(|byte| Node::Integer((*byte).into())).collect()))
    }

    fn serialize_none(self) -> Result {
        Ok(Node::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result {
        Ok(Node::Null)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result {
        Ok(Node::Null)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result {
        Ok(Node::text(variant))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result {
        Ok(Node::Table(vec![(variant.to_owned(), value.serialize(self)?)]))
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Items> {
        Ok(Items(Vec::with_capacity(len.unwrap_or(0))))
    }

    fn serialize_tuple(self, len: usize) -> Result<Items> {
        Ok(Items(Vec::with_capacity(len)))
    }

    fn serialize_tuple_struct(self, _: &'static str, len: usize) -> Result<Items> {
        Ok(Items(Vec::with_capacity(len)))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<Named<Items>> {
        Ok(Named { variant, value: Items(Vec::with_capacity(len)) })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries> {
        Ok(Entries::default())
    }

    fn serialize_struct(self, _: &'static str, len: usize) -> Result<Entries> {
        Ok(Entries { entries: Vec::with_capacity(len), key: None })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Named<Entries>> {
        Ok(Named { variant, value: Entries::default() })
    }
}

/// A list that is put together.
pub(crate) struct Items(Vec<Node>);

impl Items {
    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.0.push(value.serialize(ToNode)?);
        Ok(())
    }

    fn list(self) -> Result {
        Ok(Node::List(self.0))
    }
}

/// A table that is put together.
#[derive(Default)]
pub(crate) struct Entries {
    entries: Vec<(String, Node)>,
    key: Option<String>,
}

impl Entries {
    /// Adds a field, unless it says nothing.
    fn field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<()> {
        let node = value.serialize(ToNode)?;
        let says_nothing = match &node {
            Node::Null => true,
            Node::List(items) => items.is_empty(),
            _ => false,
        };
        if !says_nothing {
            self.entries.push((name.to_owned(), node));
        }
        Ok(())
    }

    fn table(self) -> Result {
        Ok(Node::Table(self.entries))
    }
}

/// What stands in a variant that has a name.
pub(crate) struct Named<V> {
    variant: &'static str,
    value: V,
}

impl<V> Named<V> {
    fn table(self, node: impl FnOnce(V) -> Result) -> Result {
        Ok(Node::Table(vec![(self.variant.to_owned(), node(self.value)?)]))
    }
}

/// One trait of serde for what has parts, each of which is taken by one method, and the end.
macro_rules! parts {
    ($($part:ident::$method:ident($($name:ident)?) for $of:ty { $take:expr, $end:expr })*) => {$(
        impl ser::$part for $of {
            type Ok = Node;
            type Error = NotATree;

            fn $method<T: Serialize + ?Sized>(
                &mut self,
                $($name: &'static str,)?
                value: &T,
            ) -> Result<()> {
                $take(self, $($name,)? value)
            }

            fn end(self) -> Result {
                $end(self)
            }
        }
    )*};
}

parts! {
    SerializeSeq::serialize_element() for Items { Items::push, Items::list }
    SerializeTuple::serialize_element() for Items { Items::push, Items::list }
    SerializeTupleStruct::serialize_field() for Items { Items::push, Items::list }
    SerializeTupleVariant::serialize_field() for Named<Items> {
        |it: &mut Self, value| it.value.push(value),
        |it: Self| it.table(Items::list)
    }
    SerializeStruct::serialize_field(name) for Entries { Entries::field, Entries::table }
    SerializeStructVariant::serialize_field(name) for Named<Entries> {
        |it: &mut Self, name, value| it.value.field(name, value),
        |it: Self| it.table(Entries::table)
    }
}

impl ser::SerializeMap for Entries {
    type Ok = Node;
    type Error = NotATree;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        let Node::Text(key) = key.serialize(ToNode)? else {
            return Err(NotATree::custom("the keys of a table are texts"));
        };
        self.key = Some(key);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        let key = self.key.take().ok_or_else(|| NotATree::custom("a value without a key"))?;
        self.entries.push((key, value.serialize(ToNode)?));
        Ok(())
    }

    fn end(self) -> Result {
        Ok(Node::Table(self.entries))
    }
}
