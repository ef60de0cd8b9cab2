//! Lists that say exactly what is expected: an empty one says that there is nothing, unlike one that
//! is left out.

use crate::files::document::Node;
use crate::files::machinery::{Form, Read, Shape, Slot, Table, Value, Wording};

/// Tables, exactly these.
pub(super) struct ExactTables<T, U: 'static>(
    pub(super) &'static Table<U>,
    pub(super) Slot<T, Vec<U>>,
);

impl<T, U> Form<T> for ExactTables<T, U> {
    fn shape(&self) -> Shape {
        Shape::Tables(self.0)
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        let (mut entries, mut all) = (Vec::new(), Some(()));
        value.each(|value| match self.0.read(value) {
            Some((entry, Read::Whole)) => entries.push(entry),
            _ => all = None,
        });
        (self.1.put)(to, entries);
        all
    }

    fn write(&self, from: &T) -> Option<Node> {
        let entries = (self.1.get)(from)?.iter();
        Some(Node::List(entries.map(|entry| self.0.write(entry)).collect()))
    }
}

/// Texts, exactly these.
pub(super) struct ExactTexts<T>(pub(super) Slot<T, Vec<String>>);

impl<T> Form<T> for ExactTexts<T> {
    fn shape(&self) -> Shape {
        Shape::OrNone(Box::new(Shape::Texts(Wording::Any)))
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        if matches!(value.node, Node::List(nodes) if nodes.is_empty()) {
            (self.0.put)(to, Vec::new());
            return Some(());
        }
        let (texts, all) = value.texts(|_, text| Some(text.to_owned()));
        (self.0.put)(to, texts);
        all
    }

    fn write(&self, from: &T) -> Option<Node> {
        Some(Node::List((self.0.get)(from)?.iter().map(Node::text).collect()))
    }
}
