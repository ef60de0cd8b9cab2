//! Values that are tables again.

use crate::files::document::Node;
use crate::files::machinery::form::{Form, Read};
use crate::files::machinery::shape::Shape;
use crate::files::machinery::slot::{Slot, Within};
use crate::files::machinery::table::Table;
use crate::files::machinery::value::Value;
use std::ops::Deref;

/// One table.
pub(crate) struct One<T, U: 'static>(pub(crate) &'static Table<U>, pub(crate) Slot<T, U>);

impl<T, U> Form<T> for One<T, U> {
    fn shape(&self) -> Shape {
        Shape::Table(self.0)
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        let (read, how) = self.0.read(value)?;
        if how != Read::Whole {
            return None;
        }
        (self.1.put)(to, read);
        Some(())
    }

    fn write(&self, from: &T) -> Option<Node> {
        (self.1.get)(from).map(|value| self.0.write(value))
    }
}

/// One table, which describes a part that is always there. What could be read of it is kept.
pub(crate) struct Inner<T: 'static, U: 'static>(
    pub(crate) &'static Table<U>,
    pub(crate) Within<T, U>,
);

impl<T, U> Form<T> for Inner<T, U> {
    fn shape(&self) -> Shape {
        Shape::Table(self.0)
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        let how = self.0.read_into((self.1.get_mut)(to), value)?;
        (how == Read::Whole).then_some(())
    }

    fn write(&self, from: &T) -> Option<Node> {
        Some(self.0.write((self.1.get)(from)))
    }
}

/// A table, or a list of tables. One that lacks what must be there is left out.
pub(crate) struct Tables<T, U: 'static, L = Vec<U>>(
    pub(crate) &'static Table<U>,
    pub(crate) Slot<T, L>,
);

impl<T, U, L: From<Vec<U>> + Deref<Target = [U]>> Form<T> for Tables<T, U, L> {
    fn shape(&self) -> Shape {
        Shape::Tables(self.0)
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        let (mut entries, mut all) = (Vec::new(), Some(()));
        value.each(|value| match self.0.read(value) {
            Some((entry, Read::Whole | Read::InPart)) => entries.push(entry),
            _ => all = None,
        });
        (self.1.put)(to, entries.into());
        all
    }

    fn refuses(&self) -> &'static [&'static str] {
        self.0.refused_under("when").unwrap_or_default()
    }

    fn write(&self, from: &T) -> Option<Node> {
        tables(self.0, (self.1.get)(from)?)
    }
}

/// A rule, or a list of rules, which inherit from the section in which they stand. One that lacks
/// something is kept, so that the rest of it is checked too.
pub(crate) struct Rules<T, R: 'static>(pub(crate) &'static Table<R>, pub(crate) Slot<T, Vec<R>>);

impl<T, R> Form<T> for Rules<T, R> {
    fn shape(&self) -> Shape {
        Shape::Tables(self.0)
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        let mut rules = Vec::new();
        value.each(|value| rules.extend(self.0.read(value).map(|(rule, _)| rule)));
        (self.1.put)(to, rules);
        Some(())
    }

    fn write(&self, from: &T) -> Option<Node> {
        tables(self.0, (self.1.get)(from)?)
    }
}

fn tables<U>(table: &Table<U>, values: &[U]) -> Option<Node> {
    let nodes: Vec<Node> = values.iter().map(|value| table.write(value)).collect();
    (!nodes.is_empty()).then_some(Node::List(nodes))
}
