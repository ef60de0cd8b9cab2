//! Mapped fields as a tree of steps, and where in it one stands while something is serialised.

use super::path::{FieldPath, Step};
use crate::short_lists::Few;
use std::collections::BTreeMap;

/// Where the steps lead from each place.
#[derive(Debug, Clone)]
pub(super) struct Steps(Vec<Node>);

#[derive(Debug, Clone, Default)]
struct Node {
    keys: BTreeMap<String, usize>,
    each_key: Option<usize>,
    each_element: Option<usize>,
    /// The field that is mapped here.
    field: Option<usize>,
}

/// Where one stands: at every place of the tree to which the steps so far lead, since a key may be
/// named and stand for any.
#[derive(Debug, Clone, Default)]
pub(super) struct Standing {
    places: Few<usize, 2>,
    /// Whether something is mapped here or above.
    pub(super) is_mapped: bool,
    /// Whether some of what is mapped here or above is not shown.
    pub(super) is_refused: bool,
}

impl Steps {
    /// The tree of these paths, each of the field of that number.
    pub(super) fn new<'p>(paths: impl Iterator<Item = &'p FieldPath>) -> Self {
        let mut steps = Self(vec![Node::default()]);
        for (field, path) in paths.enumerate() {
            let mut place = 0;
            for step in path.steps() {
                let next = steps.0.len();
                let Some(node) = steps.0.get_mut(place) else { break };
                place = match step {
                    Step::Key(key) => *node.keys.entry(key.clone()).or_insert(next),
                    Step::EachKey => *node.each_key.get_or_insert(next),
                    Step::EachElement => *node.each_element.get_or_insert(next),
                };
                if place == next {
                    steps.0.push(Node::default());
                }
            }
            if let Some(node) = steps.0.get_mut(place) {
                node.field = Some(field);
            }
        }
        steps
    }

    /// At the top of what is serialised.
    pub(super) fn top() -> Standing {
        Standing { places: std::iter::once(0).collect(), ..Standing::default() }
    }

    /// Where a key leads, or one that is no text. `shown` says which fields are.
    pub(super) fn key(&self, from: &Standing, key: Option<&str>, shown: &[bool]) -> Standing {
        self.go(from, shown, |node| {
            let named = key.and_then(|key| node.keys.get(key)).copied();
            [named, node.each_key]
        })
    }

    /// Where an element of a list leads.
    pub(super) fn element(&self, from: &Standing, shown: &[bool]) -> Standing {
        self.go(from, shown, |node| [node.each_element, None])
    }

    /// Where a path leads, read as what it stands for.
    pub(super) fn path(&self, path: &FieldPath, shown: &[bool]) -> Standing {
        path.steps().iter().fold(Self::top(), |from, step| match step {
            Step::Key(key) => self.key(&from, Some(key), shown),
            Step::EachKey => self.key(&from, None, shown),
            Step::EachElement => self.element(&from, shown),
        })
    }

    fn go(
        &self,
        from: &Standing,
        shown: &[bool],
        next: impl Fn(&Node) -> [Option<usize>; 2],
    ) -> Standing {
        let Standing { is_mapped, is_refused, .. } = *from;
        let mut to = Standing { places: Few::default(), is_mapped, is_refused };
        let nodes = from.places.iter().filter_map(|place| self.0.get(*place));
        for place in nodes.flat_map(next).flatten() {
            to.places.push(place);
            if let Some(field) = self.0.get(place).and_then(|node| node.field) {
                to.is_mapped = true;
                // What nobody answered about is not shown.
                to.is_refused |= !shown.get(field).copied().unwrap_or(false);
            }
        }
        to
    }
}

impl Standing {
    /// Where all is shown.
    pub(super) fn whole() -> Self {
        Self { is_mapped: true, ..Self::default() }
    }

    /// Whether all that stands here is shown, if nothing below is refused.
    pub(super) fn is_shown(&self) -> bool {
        self.is_mapped && !self.is_refused
    }

    /// Whether nothing that stands here is shown.
    pub(super) fn is_shut(&self) -> bool {
        self.is_refused || (!self.is_mapped && self.places.is_empty())
    }

    /// The same with nothing mapped below: for what is shown whole or not at all.
    pub(super) fn as_a_whole(&self) -> Self {
        Self { places: Few::default(), ..*self }
    }
}
