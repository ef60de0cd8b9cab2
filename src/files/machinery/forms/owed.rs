//! What has to be done: obligations, and choices among obligations.

use super::words::{Words, word};
use crate::files::document::Node;
use crate::files::machinery::form::{Form, Read};
use crate::files::machinery::shape::Shape;
use crate::files::machinery::slot::Slot;
use crate::files::machinery::table::{Keys, Table, key};
use crate::files::machinery::value::Value;
use crate::policy::{MAX_WORDS_LISTED, Owed};
use crate::problem::ProblemKind;
use crate::words::{FacetKind, Obligation};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

static ONE_OF: Table<Vec<Obligation>> = Table {
    name: "one-of",
    about: "A choice among obligations.",
    keys: &[Keys::Own(&[key("any", &Words(Slot::<Vec<_>, Vec<_>>::ITSELF))
        .required("name the obligations of which one is enough")
        .about("The obligations of which one is enough.")])],
    ..Table::of(Vec::new)
};

/// An obligation, or a list of obligations and of choices among them, all of which are owed.
pub(crate) struct Obligations<T>(pub(crate) Slot<T, Vec<Owed>>);

impl<T> Form<T> for Obligations<T> {
    fn shape(&self) -> Shape {
        Shape::WordsOrTables(FacetKind::Obligation, &ONE_OF)
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        if matches!(value.node, Node::List(nodes) if nodes.is_empty()) {
            let help = "name at least one, or leave the key out";
            value.note(ProblemKind::empty("the list", help));
            return None;
        }
        read(&self.0, to, value)
    }

    fn write(&self, from: &T) -> Option<Node> {
        let mut nodes: Vec<Node> = (self.0.get)(from)?.iter().map(node).collect();
        if nodes.len() > 1 { Some(Node::List(nodes)) } else { nodes.pop() }
    }
}

/// The same as a list that can be empty: a value of its own, unlike a list that is left out.
pub(crate) struct ExactObligations<T>(pub(crate) Slot<T, Vec<Owed>>);

impl<T> Form<T> for ExactObligations<T> {
    fn shape(&self) -> Shape {
        Shape::OrNone(Box::new(Shape::WordsOrTables(FacetKind::Obligation, &ONE_OF)))
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        read(&self.0, to, value)
    }

    fn write(&self, from: &T) -> Option<Node> {
        Some(Node::List((self.0.get)(from)?.iter().map(node).collect()))
    }
}

fn read<T>(slot: &Slot<T, Vec<Owed>>, to: &mut T, value: &Value<'_>) -> Option<()> {
    if let Node::List(nodes) = value.node
        && nodes.len() > MAX_WORDS_LISTED
    {
        let (found, limit) = (nodes.len(), MAX_WORDS_LISTED);
        value.note(ProblemKind::too_large("words", found, limit));
        return None;
    }
    let (mut owed, mut all) = (Vec::new(), Some(()));
    value.each(|value| match one(value) {
        Some(one) => owed.push(one),
        None => all = None,
    });
    (slot.put)(to, owed);
    all
}

fn one(value: &Value<'_>) -> Option<Owed> {
    match value.node {
        Node::Text(text) => word(value, text).map(Owed::from),
        Node::Table(_) => match ONE_OF.read(value)? {
            (any_of, Read::Whole) => Some(Owed::any(any_of)),
            _ => None,
        },
        _ => {
            value.is_not(
                "an obligation in quotes, or a table such as `{ any = [\"log\", \"notify\"] }`",
            );
            None
        }
    }
}

fn node(owed: &Owed) -> Node {
    match owed.choices() {
        [one] => Node::text(one),
        several => ONE_OF.write(&several.to_vec()),
    }
}

/// Writes an obligation as a word, and a choice as a table: `{ any = [..] }`.
impl Serialize for Owed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        node(self).serialize(serializer)
    }
}

/// Reads what [`Serialize`] writes.
impl<'de> Deserialize<'de> for Owed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            One(Obligation),
            Several { any: Vec<Obligation> },
        }
        Ok(match Written::deserialize(deserializer)? {
            Written::One(one) => one.into(),
            Written::Several { any } => Self::any(any),
        })
    }
}
