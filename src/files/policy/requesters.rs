//! Who may exercise a right, and what they have to show.

use super::conditions::{When, WhenBeside};
use crate::files::document::Node;
use crate::files::machinery::{
    Ask, Form, Keys, Shape, Slot, Table, Value, Words, key, optional, plain,
};
use crate::policy::{Agents, Parents};

/// What a condition may not ask on which a right depends: it is on the person alone.
pub(super) static NEVER: [&str; 6] =
    ["consent", "evidence", "knowingly", "source", "gathered-at", "identifiability"];

pub(super) static PARENTS: Table<Parents> = Table {
    name: "parent",
    about: "For which persons their parents exercise a right, and what the parents have to show.",
    expected: "a table, such as `{ when.age.below = 16 }`",
    keys: &[Keys::Own(&[
        key("when", &WhenBeside { when: When(optional!(Parents: when)), never: &NEVER }).about(
            "What must be true of the person: age, residence, kind of subject. Left out, that the \
             person is below 18.",
        ),
        key("evidence", &Words(plain!(Parents: evidence))).about(
            "What parents have to show, all of it; it names them, or nobody. Left out, where any \
             check of identity is asked for, `parental-authority-verified`.",
        ),
        key("proof", &WithoutProof(plain!(Parents: without_proof)))
            .about("Parents have to show nothing. Not beside `evidence`."),
    ])],
    ..Table::of(Parents::default)
};

pub(super) static AGENTS: Table<Agents> = Table {
    name: "agent",
    about: "What agents have to show who exercise a right for someone (CCPA § 1798.130, GDPR Art. \
            80).",
    short: Some("evidence"),
    asks: &[Ask::Some(|| vec!["evidence", "proof"])],
    keys: &[Keys::Own(&[
        key("evidence", &Words(plain!(Agents: evidence)))
            .about("What agents have to show, all of it, and it must name them."),
        key("proof", &WithoutProof(plain!(Agents: without_proof)))
            .about("Agents have to show nothing. Not beside `evidence`."),
    ])],
    ..Table::of(Agents::default)
};

/// `false`, where no proof is asked for; proof that is asked for is named.
struct WithoutProof<T>(Slot<T, bool>);

impl<T> Form<T> for WithoutProof<T> {
    fn shape(&self) -> Shape {
        Shape::No
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        let Node::Bool(false) = value.node else {
            value.is_not("`false`, or `evidence` in its place");
            return None;
        };
        (self.0.put)(to, true);
        Some(())
    }

    fn write(&self, from: &T) -> Option<Node> {
        (self.0.get)(from)?.then_some(Node::Bool(false))
    }
}
