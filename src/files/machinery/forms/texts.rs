//! Texts of the author's own.

use crate::files::document::Node;
use crate::files::machinery::form::Form;
use crate::files::machinery::shape::Shape;
use crate::files::machinery::slot::Slot;
use crate::files::machinery::value::{TEXT, Value};
use std::fmt::Display;

/// A text.
pub(crate) struct Text<T, V>(pub(crate) Slot<T, V>);

impl<T, V> Form<T> for Text<T, V>
where
    V: for<'a> From<&'a str> + Display,
{
    fn shape(&self) -> Shape {
        Shape::Text
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        (self.0.put)(to, V::from(value.text(TEXT)?));
        Some(())
    }

    fn write(&self, from: &T) -> Option<Node> {
        (self.0.get)(from).map(Node::text)
    }
}

/// A text, or a list of texts.
pub(crate) struct Texts<T, V>(pub(crate) Slot<T, Vec<V>>);

impl<T, V> Form<T> for Texts<T, V>
where
    V: for<'a> From<&'a str> + Display,
{
    fn shape(&self) -> Shape {
        Shape::Texts
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        let (texts, all) = value.texts(|_, text| Some(V::from(text)));
        (self.0.put)(to, texts);
        all
    }

    fn write(&self, from: &T) -> Option<Node> {
        Node::texts((self.0.get)(from)?)
    }
}
