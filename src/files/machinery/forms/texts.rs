//! Texts of the author's own.

use crate::files::document::Node;
use crate::files::machinery::form::Form;
use crate::files::machinery::shape::Shape;
use crate::files::machinery::slot::Slot;
use crate::files::machinery::value::{TEXT, Value};
use crate::files::machinery::wording::Wording;
use std::fmt::Display;

/// A text.
pub(crate) struct Text<T, V>(pub(crate) Wording, pub(crate) Slot<T, V>);

impl<T, V> Form<T> for Text<T, V>
where
    V: for<'a> From<&'a str> + Display,
{
    fn shape(&self) -> Shape {
        Shape::Text(self.0)
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        (self.1.put)(to, worded(self.0, value, value.text(TEXT)?)?);
        Some(())
    }

    fn write(&self, from: &T) -> Option<Node> {
        (self.1.get)(from).map(Node::text)
    }
}

/// A text, or a list of texts.
pub(crate) struct Texts<T, V>(pub(crate) Wording, pub(crate) Slot<T, Vec<V>>);

impl<T, V> Form<T> for Texts<T, V>
where
    V: for<'a> From<&'a str> + Display,
{
    fn shape(&self) -> Shape {
        Shape::Texts(self.0)
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        let (texts, all) = value.texts(|value, text| worded(self.0, value, text));
        (self.1.put)(to, texts);
        all
    }

    fn write(&self, from: &T) -> Option<Node> {
        Node::texts((self.1.get)(from)?)
    }
}

/// A text, if nothing is wrong with it.
pub(crate) fn worded<V: for<'a> From<&'a str>>(
    wording: Wording,
    value: &Value<'_>,
    text: &str,
) -> Option<V> {
    match wording.fault(text) {
        None => Some(V::from(text)),
        Some(fault) => {
            value.note(fault);
            None
        }
    }
}
