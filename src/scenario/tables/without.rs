//! Leaving defaults open.

use crate::files::document::Node;
use crate::files::machinery::{Form, Shape, Value};
use crate::problem::ProblemKind;
use crate::suggestions::nearest;
use crate::text::quoted;

/// The key by which a scenario leaves defaults open; each must be one. It is not written.
pub(super) struct Without;

impl<S> Form<S> for Without {
    fn shape(&self) -> Shape {
        Shape::Defaults
    }

    fn read(&self, _: &mut S, value: &Value<'_>) -> Option<()> {
        let defaults: Vec<&str> = value.inherits.map(|it| it.keys().collect()).unwrap_or_default();
        let (_, all) = value.texts(|value, text| {
            if defaults.contains(&text) {
                return Some(());
            }
            let nearest = value.problems().suggestion(|| nearest(text, defaults.iter().copied()));
            let text = quoted(text);
            value.note(if nearest.is_some() {
                ProblemKind::UnknownValue { nearest, value: text, allowed: defaults.join(", ") }
            } else {
                let what = format!("no default states `{text}`");
                let help = "drop it: what nothing states is open already";
                ProblemKind::inconsistent(what, help)
            });
            None
        });
        all
    }

    fn write(&self, _: &S) -> Option<Node> {
        None
    }
}
