//! Flags and numbers.

use crate::files::document::Node;
use crate::files::machinery::form::Form;
use crate::files::machinery::shape::Shape;
use crate::files::machinery::slot::Slot;
use crate::files::machinery::value::Value;

/// `true`, or `false` as if it were left out.
pub(crate) struct Flag<T>(pub(crate) Slot<T, bool>);

impl<T> Form<T> for Flag<T> {
    fn shape(&self) -> Shape {
        Shape::Flag
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        let Node::Bool(flag) = value.node else {
            value.is_not("`true` or `false`");
            return None;
        };
        (self.0.put)(to, *flag);
        Some(())
    }

    fn write(&self, from: &T) -> Option<Node> {
        (self.0.get)(from)?.then_some(Node::Bool(true))
    }
}

/// A number of years.
pub(crate) struct Years<T>(pub(crate) Slot<T, u8>);

impl<T> Form<T> for Years<T> {
    fn shape(&self) -> Shape {
        Shape::Years
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        let years = match value.node {
            Node::Integer(number) => u8::try_from(*number).ok(),
            _ => None,
        };
        if years.is_none() {
            value.is_not("a whole number of years from 0 to 255");
        }
        (self.0.put)(to, years?);
        Some(())
    }

    fn write(&self, from: &T) -> Option<Node> {
        (self.0.get)(from).map(|years| Node::Integer(i64::from(*years)))
    }
}

/// How many of something there are.
pub(crate) struct Count<T>(pub(crate) Slot<T, u16>);

impl<T> Form<T> for Count<T> {
    fn shape(&self) -> Shape {
        Shape::Count
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        let number = match value.node {
            Node::Integer(number) => u16::try_from(*number).ok(),
            _ => None,
        };
        if number.is_none() {
            value.is_not("a whole number from 0 to 65535");
        }
        (self.0.put)(to, number?);
        Some(())
    }

    fn write(&self, from: &T) -> Option<Node> {
        (self.0.get)(from).map(|number| Node::Integer(i64::from(*number)))
    }
}
