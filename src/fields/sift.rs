//! Serialising a value into what is kept of it: leaves, and lists, tables and maps part by part.

use super::kept::{Content, Kept, Variant};
use super::steps::{Standing, Steps};
use serde::ser::{self, Serialize};
use std::fmt;

/// How deep what is redacted may nest.
pub(super) const MAX_LEVELS: usize = 128;

/// Sifts a value. Gives nothing where nothing of it is shown.
#[derive(Clone)]
pub(super) struct Sift<'a> {
    pub(super) steps: &'a Steps,
    pub(super) shown: &'a [bool],
    pub(super) at: Standing,
    /// Whether a table or list is shown even if nothing in it is: the outermost one is.
    pub(super) is_top: bool,
    pub(super) levels_left: usize,
    /// What the format is that is written in the end, since some values are spelt accordingly.
    pub(super) is_human_readable: bool,
}

/// What a value says of why it cannot be serialised.
#[derive(Debug)]
pub(super) struct NotSifted(String);

impl fmt::Display for NotSifted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotSifted {}

impl ser::Error for NotSifted {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

type Sifted = Result<Option<Kept>, NotSifted>;

impl<'a> Sift<'a> {
    /// What is neither table nor list is shown where it is mapped.
    fn leaf(self, kept: Kept) -> Sifted {
        Ok(self.at.is_shown().then_some(kept))
    }

    /// Sifts what stands further down.
    fn below<T: Serialize + ?Sized>(&self, at: Standing, value: &T) -> Sifted {
        match at.is_shut() {
            true => Ok(None),
            false => Sift { at, is_top: false, ..self.clone() }.inner(value),
        }
    }

    /// Sifts what stands in its place, one level further down.
    fn inner<T: Serialize + ?Sized>(self, value: &T) -> Sifted {
        let Some(levels_left) = self.levels_left.checked_sub(1) else {
            let told = format_args!("it is nested deeper than {MAX_LEVELS} levels");
            return Err(ser::Error::custom(told));
        };
        value.serialize(Sift { levels_left, ..self })
    }

    fn at_key(&self, key: Option<&str>) -> Standing {
        self.steps.key(&self.at, key, self.shown)
    }

    fn at_element(&self) -> Standing {
        self.steps.element(&self.at, self.shown)
    }

    /// Whether a table or list is shown even if nothing in it is.
    fn keeps_empty(&self) -> bool {
        self.is_top || self.at.is_shown()
    }

    /// In what stands in a variant: under its name.
    fn in_variant(&self, name: &str) -> Self {
        Self { at: self.at_key(Some(name)), is_top: false, ..self.clone() }
    }

    /// A variant of which this is shown, if anything is.
    fn variant(&self, shown: Option<Kept>) -> Option<Kept> {
        // The name of the variant tells no more than the mapping does.
        shown.or_else(|| self.keeps_empty().then(|| Kept::Map(Vec::new())))
    }
}

macro_rules! leaves {
    ($($method:ident($of:ty) $kept:ident;)*) => {$(
        fn $method(self, value: $of) -> Sifted {
            self.leaf(Kept::$kept(value))
        }
    )*};
}

impl<'a> ser::Serializer for Sift<'a> {
    type Ok = Option<Kept>;
    type Error = NotSifted;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Parts<'a>;
    type SerializeTupleVariant = Parts<'a>;
    type SerializeMap = Entries<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Parts<'a>;

    leaves! {
        serialize_bool(bool) Bool;
        serialize_i8(i8) I8;
        serialize_i16(i16) I16;
        serialize_i32(i32) I32;
        serialize_i64(i64) I64;
        serialize_i128(i128) I128;
        serialize_u8(u8) U8;
        serialize_u16(u16) U16;
        serialize_u32(u32) U32;
        serialize_u64(u64) U64;
        serialize_u128(u128) U128;
        serialize_f32(f32) F32;
        serialize_f64(f64) F64;
        serialize_char(char) Char;
        serialize_unit_struct(&'static str) UnitStruct;
    }

    fn serialize_str(self, text: &str) -> Sifted {
        self.leaf(Kept::Str(text.to_owned()))
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Sifted {
        self.leaf(Kept::Bytes(bytes.to_vec()))
    }

    fn serialize_none(self) -> Sifted {
        self.leaf(Kept::None)
    }

    fn serialize_unit(self) -> Sifted {
        self.leaf(Kept::Unit)
    }

    fn serialize_unit_variant(self, of: &'static str, number: u32, name: &'static str) -> Sifted {
        self.leaf(Kept::UnitVariant(Variant { of, number, name }))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Sifted {
        Ok(self.inner(value)?.map(|kept| Kept::Some(Box::new(kept))))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Sifted {
        Ok(self.inner(value)?.map(|kept| Kept::Newtype(name, Box::new(kept))))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        of: &'static str,
        number: u32,
        name: &'static str,
        value: &T,
    ) -> Sifted {
        let kept = self.below(self.at_key(Some(name)), value)?;
        let variant = Variant { of, number, name };
        Ok(self.variant(kept.map(|kept| Kept::NewtypeVariant(variant, Box::new(kept)))))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, NotSifted> {
        Ok(Parts::new(self, Whole::Seq))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>, NotSifted> {
        Ok(Parts::new(self, Whole::Tuple))
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Parts<'a>, NotSifted> {
        Ok(Parts::new(self, Whole::TupleStruct(name)))
    }

    fn serialize_tuple_variant(
        self,
        of: &'static str,
        number: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, NotSifted> {
        let inner = self.in_variant(name);
        Ok(Parts::in_variant(self, inner, Variant { of, number, name }))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries<'a>, NotSifted> {
        Ok(Entries::new(self))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Parts<'a>, NotSifted> {
        // Formats hide numbers and dates of their own in structs with such names.
        let is_leaf = name.starts_with('$');
        let at = if is_leaf { self.at.as_a_whole() } else { self.at.clone() };
        Ok(Parts::new(Sift { at, ..self }, Whole::Struct(name)))
    }

    fn serialize_struct_variant(
        self,
        of: &'static str,
        number: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, NotSifted> {
        let inner = self.in_variant(name);
        Ok(Parts::in_variant(self, inner, Variant { of, number, name }))
    }

    fn is_human_readable(&self) -> bool {
        self.is_human_readable
    }
}

/// As what all parts together were serialised.
enum Whole {
    Seq,
    Tuple,
    TupleStruct(&'static str),
    Struct(&'static str),
}

/// A list, a tuple, a struct, or a variant of an enum with such parts.
pub(super) struct Parts<'a> {
    sift: Sift<'a>,
    /// The variant in which they stand, and where that stands.
    variant: Option<(Sift<'a>, Variant)>,
    whole: Whole,
    elements: Vec<Kept>,
    fields: Vec<(&'static str, Kept)>,
    has_dropped: bool,
}

impl<'a> Parts<'a> {
    fn new(sift: Sift<'a>, whole: Whole) -> Self {
        let (elements, fields) = (Vec::new(), Vec::new());
        Self { sift, variant: None, whole, elements, fields, has_dropped: false }
    }

    fn in_variant(outer: Sift<'a>, inner: Sift<'a>, variant: Variant) -> Self {
        Self { variant: Some((outer, variant)), ..Self::new(inner, Whole::Tuple) }
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotSifted> {
        let kept = self.sift.below(self.sift.at_element(), value)?;
        self.has_dropped |= kept.is_none();
        self.elements.extend(kept);
        Ok(())
    }

    fn field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), NotSifted> {
        let kept = self.sift.below(self.sift.at_key(Some(name)), value)?;
        self.has_dropped |= kept.is_none();
        self.fields.extend(kept.map(|kept| (name, kept)));
        Ok(())
    }

    /// Whether anything is to be shown.
    fn is_kept(&self) -> bool {
        !self.elements.is_empty() || !self.fields.is_empty() || self.sift.keeps_empty()
    }

    fn end_elements(self) -> Sifted {
        if !self.is_kept() {
            return Ok(None);
        }
        let elements = self.elements;
        Ok(Some(match self.whole {
            // A reader of a tuple expects all of it.
            _ if self.has_dropped => Kept::Seq(elements),
            Whole::Tuple => Kept::Tuple(elements),
            Whole::TupleStruct(name) => Kept::TupleStruct(name, elements),
            Whole::Seq | Whole::Struct(_) => Kept::Seq(elements),
        }))
    }

    fn end_fields(self) -> Sifted {
        if !self.is_kept() {
            return Ok(None);
        }
        Ok(Some(match self.whole {
            // Compact formats write a struct without the names of its fields.
            Whole::Struct(name) if !self.has_dropped => Kept::Struct(name, self.fields),
            _ => Kept::table(self.fields),
        }))
    }

    fn end_variant(mut self, content: fn(Self) -> Content, some: fn(Content) -> Kept) -> Sifted {
        let Some((outer, variant)) = self.variant.take() else { return Ok(None) };
        let (is_kept, has_dropped) = (self.is_kept(), self.has_dropped);
        let shown = is_kept.then(|| match content(self) {
            content if has_dropped => Kept::NewtypeVariant(variant, Box::new(some(content))),
            content => Kept::WholeVariant(variant, content),
        });
        Ok(outer.variant(shown))
    }
}

/// One trait of serde for what has parts, each of which is taken by one method, and the end.
macro_rules! parts {
    ($($part:ident::$method:ident($($name:ident)?) $take:ident, $end:expr;)*) => {$(
        impl ser::$part for Parts<'_> {
            type Ok = Option<Kept>;
            type Error = NotSifted;

            fn $method<T: Serialize + ?Sized>(
                &mut self,
                $($name: &'static str,)?
                value: &T,
            ) -> Result<(), NotSifted> {
                self.$take($($name,)? value)
            }

            fn end(self) -> Sifted {
                $end(self)
            }
        }
    )*};
}

parts! {
    SerializeSeq::serialize_element() element, Self::end_elements;
    SerializeTuple::serialize_element() element, Self::end_elements;
    SerializeTupleStruct::serialize_field() element, Self::end_elements;
    SerializeTupleVariant::serialize_field() element, |parts: Self| {
        parts.end_variant(|parts| Content::Elements(parts.elements), Content::into_kept)
    };
    SerializeStruct::serialize_field(name) field, Self::end_fields;
    SerializeStructVariant::serialize_field(name) field, |parts: Self| {
        parts.end_variant(|parts| Content::Fields(parts.fields), Content::into_kept)
    };
}

/// A map.
pub(super) struct Entries<'a> {
    sift: Sift<'a>,
    /// The key whose value comes next, and where it leads.
    next: Option<(Kept, Standing)>,
    entries: Vec<(Kept, Kept)>,
}

impl<'a> Entries<'a> {
    fn new(sift: Sift<'a>) -> Self {
        Self { sift, next: None, entries: Vec::new() }
    }
}

impl ser::SerializeMap for Entries<'_> {
    type Ok = Option<Kept>;
    type Error = NotSifted;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), NotSifted> {
        // A key is kept as a whole, if its value is.
        let key = self.sift.below(Standing::whole(), key)?;
        self.next = key.map(|key| {
            let at = self.sift.at_key(key.as_key().as_deref());
            (key, at)
        });
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotSifted> {
        let Some((key, at)) = self.next.take() else {
            return Err(ser::Error::custom("a map gives a value before its key"));
        };
        self.entries.extend(self.sift.below(at, value)?.map(|value| (key, value)));
        Ok(())
    }

    fn end(self) -> Sifted {
        let is_kept = !self.entries.is_empty() || self.sift.keeps_empty();
        Ok(is_kept.then_some(Kept::Map(self.entries)))
    }
}
