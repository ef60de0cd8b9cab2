//! Sifting lists, tables and maps part by part.

use super::kept::{Content, Kept, Variant};
use super::sift::{NotSifted, Sift, Sifted};
use super::steps::Standing;
use serde::ser::{self, Serialize};

/// As what all parts together were serialised.
pub(super) enum Whole {
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
    pub(super) fn new(sift: Sift<'a>, whole: Whole) -> Self {
        let (elements, fields) = (Vec::new(), Vec::new());
        Self { sift, variant: None, whole, elements, fields, has_dropped: false }
    }

    pub(super) fn in_variant(outer: Sift<'a>, inner: Sift<'a>, variant: Variant) -> Self {
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

impl ser::SerializeSeq for Parts<'_> {
    type Ok = Option<Kept>;
    type Error = NotSifted;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotSifted> {
        self.element(value)
    }

    fn end(self) -> Sifted {
        self.end_elements()
    }
}

impl ser::SerializeTuple for Parts<'_> {
    type Ok = Option<Kept>;
    type Error = NotSifted;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotSifted> {
        self.element(value)
    }

    fn end(self) -> Sifted {
        self.end_elements()
    }
}

impl ser::SerializeTupleStruct for Parts<'_> {
    type Ok = Option<Kept>;
    type Error = NotSifted;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotSifted> {
        self.element(value)
    }

    fn end(self) -> Sifted {
        self.end_elements()
    }
}

impl ser::SerializeTupleVariant for Parts<'_> {
    type Ok = Option<Kept>;
    type Error = NotSifted;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotSifted> {
        self.element(value)
    }

    fn end(self) -> Sifted {
        self.end_variant(|parts| Content::Elements(parts.elements), Content::into_kept)
    }
}

impl ser::SerializeStruct for Parts<'_> {
    type Ok = Option<Kept>;
    type Error = NotSifted;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), NotSifted> {
        self.field(name, value)
    }

    fn end(self) -> Sifted {
        self.end_fields()
    }
}

impl ser::SerializeStructVariant for Parts<'_> {
    type Ok = Option<Kept>;
    type Error = NotSifted;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), NotSifted> {
        self.field(name, value)
    }

    fn end(self) -> Sifted {
        self.end_variant(|parts| Content::Fields(parts.fields), Content::into_kept)
    }
}

/// A map.
pub(super) struct Entries<'a> {
    sift: Sift<'a>,
    /// The key whose value comes next, and where it leads.
    next: Option<(Kept, Standing)>,
    entries: Vec<(Kept, Kept)>,
}

impl<'a> Entries<'a> {
    pub(super) fn new(sift: Sift<'a>) -> Self {
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
