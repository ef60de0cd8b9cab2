//! Mapped paths that lead nowhere in a sample of what is shown.

use super::mapped::Fields;
use super::path::Step;
use crate::files::{Node, ToNode};
use serde::Serialize;

impl Fields {
    /// The paths that lead to nothing in a sample, such as a misspelt one: for a test.
    ///
    /// A misspelt path hides nothing. Where what it stands in is mapped as well and permitted, what it was
    /// meant to keep apart is shown. Give a sample in which every field holds something, every list an
    /// element and every enum, in one sample or another, each of its variants. A sample that cannot be
    /// written as a tree leaves all paths unmatched.
    ///
    /// ```
    /// use permitted::DataCategory;
    /// use permitted::fields::Fields;
    /// use serde_json::json;
    ///
    /// let fields = Fields::from_pairs([
    ///     ("orders", DataCategory::PURCHASE_HISTORY),
    ///     ("orders[].crad", DataCategory::CARD_NUMBER),
    /// ])?;
    /// let sample = json!({ "orders": [{ "card": "5500 0000 0000 0004", "total": 120 }] });
    /// assert_eq!(fields.unmatched(&sample), ["orders[].crad"]);
    /// # Ok::<(), permitted::InputError>(())
    /// ```
    pub fn unmatched(&self, sample: &(impl Serialize + ?Sized)) -> Vec<String> {
        let sample = sample.serialize(ToNode).unwrap_or(Node::Null);
        let strays = self.all.iter().filter(|(path, _)| !leads(path.steps(), &sample));
        strays.map(|(path, _)| path.to_string()).collect()
    }
}

/// Whether these steps lead to something. There are 64 of them at most.
fn leads(steps: &[Step], from: &Node) -> bool {
    match (steps.split_first(), from) {
        (None, _) => true,
        (Some((Step::Key(key), rest)), Node::Table(entries)) => {
            entries.iter().any(|(name, node)| name == key && leads(rest, node))
        }
        (Some((Step::EachKey, rest)), Node::Table(entries)) => {
            entries.iter().any(|(_, node)| leads(rest, node))
        }
        (Some((Step::EachElement, rest)), Node::List(nodes)) => {
            nodes.iter().any(|node| leads(rest, node))
        }
        _ => false,
    }
}
