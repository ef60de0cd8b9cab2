//! The legal bases of a permit.

use crate::files::document::Node;
use crate::files::machinery::{
    Ask, Form, Keys, Read, Shape, Slot, Table, Value, Words, key, plain,
};
use crate::policy::Bases;
use crate::problem::ProblemKind;
use crate::words::FacetKind;

static BASES: Table<Bases> = Table {
    name: "basis",
    about: "Legal bases among which there are alternatives. The permit stands once for each \
            alternative, and an objection or withdrawal ends it as far as it stands on that one.",
    asks: &[Ask::Some(|| vec!["any", "all"])],
    keys: &[Keys::Own(&[
        key("any", &Words(plain!(Bases: any)))
            .about("The alternatives: any one of them will do. Grounds say which."),
        key("all", &Words(plain!(Bases: all)))
            .about("The bases that hold together with whichever that is."),
    ])],
    ..Table::of(Bases::default)
};

/// Legal bases that hold together, or a table that lists alternatives.
pub(super) struct BasesOf<T>(pub(super) Slot<T, Bases>);

impl<T> Form<T> for BasesOf<T> {
    fn shape(&self) -> Shape {
        Shape::WordsOrTable(FacetKind::Basis, &BASES)
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        let mut bases = Bases::default();
        let read = match value.node {
            Node::Table(entries) if entries.is_empty() => {
                let help = "name the bases by `any`, `all` or both, or leave the key out";
                value.note(ProblemKind::empty("the table", help));
                None
            }
            Node::Table(_) => {
                let how = BASES.read_into(&mut bases, value)?;
                (how == Read::Whole).then_some(())
            }
            _ => Words(plain!(Bases: all)).read(&mut bases, value),
        };
        (self.0.put)(to, bases);
        read
    }

    fn write(&self, from: &T) -> Option<Node> {
        let bases = (self.0.get)(from)?;
        match bases.any.is_empty() {
            true => Node::texts(&bases.all),
            false => Some(BASES.write(bases)),
        }
    }
}
