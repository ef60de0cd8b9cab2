//! Values of closed lists: the names that there are, and no others.

use crate::files::document::Node;
use crate::files::machinery::form::Form;
use crate::files::machinery::shape::Shape;
use crate::files::machinery::slot::Slot;
use crate::files::machinery::value::{TEXT, Value};
use crate::problem::ProblemKind;
use crate::suggestions::nearest_word;
use crate::text::quoted;

/// A closed list: the names that files use, each with what it means.
pub(crate) type Names<V> = &'static [(&'static str, V)];

/// One value of a closed list.
pub(crate) struct OneOf<T, V: 'static>(pub(crate) Names<V>, pub(crate) Slot<T, V>);

impl<T, V: Copy + PartialEq + Sync> Form<T> for OneOf<T, V> {
    fn shape(&self) -> Shape {
        Shape::OneOf(names(self.0))
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        (self.1.put)(to, find(self.0, value, name_given(value)?)?);
        Some(())
    }

    fn write(&self, from: &T) -> Option<Node> {
        name(self.0, *(self.1.get)(from)?).map(Node::text)
    }
}

/// A value of a closed list, or a list of such values.
pub(crate) struct SomeOf<T, V: 'static>(pub(crate) Names<V>, pub(crate) Slot<T, Vec<V>>);

impl<T, V: Copy + PartialEq + Sync> Form<T> for SomeOf<T, V> {
    fn shape(&self) -> Shape {
        Shape::SomeOf(names(self.0))
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        let (values, all) = value.texts(|value, text| find(self.0, value, text));
        (self.1.put)(to, values);
        all
    }

    fn write(&self, from: &T) -> Option<Node> {
        Node::texts((self.1.get)(from)?.iter().filter_map(|value| name(self.0, *value)))
    }
}

/// A closed list of one, by which something is marked that otherwise is not so.
pub(crate) struct Marked<T>(pub(crate) &'static str, pub(crate) Slot<T, bool>);

impl<T> Form<T> for Marked<T> {
    fn shape(&self) -> Shape {
        Shape::OneOf(vec![self.0])
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        find(&[(self.0, ())], value, name_given(value)?)?;
        (self.1.put)(to, true);
        Some(())
    }

    fn write(&self, from: &T) -> Option<Node> {
        (self.1.get)(from)?.then(|| Node::text(self.0))
    }
}

/// Names in common use that can mean several values of a list, and those values.
const SEVERAL: [(&str, [&str; 2]); 5] = [
    ("de-identified", ["aggregated", "anonymised"]),
    ("deidentified", ["aggregated", "anonymised"]),
    ("non-identifiable", ["aggregated", "anonymised"]),
    ("not-identified", ["aggregated", "anonymised"]),
    ("unidentified", ["aggregated", "anonymised"]),
];

fn names<V>(list: Names<V>) -> Vec<&'static str> {
    list.iter().map(|(name, _)| *name).collect()
}

fn name<V: PartialEq>(list: Names<V>, value: V) -> Option<&'static str> {
    list.iter().find(|(_, other)| *other == value).map(|(name, _)| *name)
}

/// The name that stands there. Somebody may have taken the key for a flag.
fn name_given<'a>(value: &Value<'a>) -> Option<&'a str> {
    match value.node {
        Node::Bool(true) => Some("true"),
        Node::Bool(false) => Some("false"),
        _ => value.text(TEXT),
    }
}

fn find<V: Copy>(list: &[(&'static str, V)], value: &Value<'_>, text: &str) -> Option<V> {
    let found = list.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
    if found.is_none() {
        let is_listed = |name: &&str| list.iter().any(|(other, _)| other == name);
        let several = SEVERAL
            .iter()
            .find(|(name, meant)| text.eq_ignore_ascii_case(name) && meant.iter().all(&is_listed));
        if let Some((_, meant)) = several {
            let meant = meant.map(|name| format!("`{name}`")).join(" or ");
            value.note(ProblemKind::Ambiguous { value: quoted(text), meant });
            return None;
        }
        let names: Vec<&str> = list.iter().map(|(name, _)| *name).collect();
        value.note(ProblemKind::UnknownValue {
            value: quoted(text),
            nearest: value.problems().suggestion(|| nearest_word(text, names.iter().copied())),
            allowed: names.join(", "),
        });
    }
    found
}
