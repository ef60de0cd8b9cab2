//! What the questions of a scenario file have in common.

use crate::facts::read_question;
use crate::files::{Fields, Node};
use crate::problem::{Problem, ProblemKind, Problems};
use crate::text::quoted;
use crate::words::nearest;
use std::collections::{BTreeMap, BTreeSet};

/// How many values all scenarios of a file may take from its defaults together.
pub(super) const MAX_INHERITED: usize = 1_000_000;

/// One default, or one key of a scenario.
pub(super) type Entry = (String, Node);

/// The `[defaults]` of a file.
#[derive(Default)]
pub(super) struct Defaults<'a> {
    entries: &'a [Entry],
    /// How many values each of them holds.
    values: BTreeMap<&'a str, usize>,
    /// What is wrong with the defaults themselves.
    faults: Vec<Problem>,
}

impl<'a> Defaults<'a> {
    /// Takes the defaults out of a file, and reports what is wrong with them.
    pub(super) fn read(fields: &mut Fields<'a>) -> Self {
        match fields.take("defaults") {
            Some(node @ Node::Table(entries)) => {
                let mut values: BTreeMap<&str, usize> = BTreeMap::new();
                for (key, node) in entries {
                    let sum = values.entry(key).or_default();
                    *sum = sum.saturating_add(values_in(node));
                }
                Self { entries, values, faults: faults(node, fields.problems()) }
            }
            Some(other) => {
                let found = other.described();
                let kind = ProblemKind::WrongType { expected: "a table", found };
                fields.problems().note("defaults", kind);
                Self::default()
            }
            None => Self::default(),
        }
    }

    /// How many values a scenario takes from the defaults, of these keys or of all.
    pub(super) fn values_for(&self, scenario: &Node, takes: Option<&[&str]>) -> usize {
        let Node::Table(own) = scenario else { return 0 };
        let values = |key: &str| self.values.get(key).copied().unwrap_or(0);
        let sum = |values: &mut dyn Iterator<Item = usize>| values.fold(0, usize::saturating_add);
        let all = match takes {
            None => sum(&mut self.values.values().copied()),
            Some(keys) => sum(&mut keys.iter().map(|key| values(key))),
        };
        let stated = stated(own).into_iter().filter(|key| is_taken(key, takes));
        all.saturating_sub(sum(&mut stated.map(values)))
    }

    /// The defaults that a scenario takes: those that it neither states itself nor leaves out by
    /// `without`.
    pub(super) fn taken_by(&self, scenario: &Node, takes: Option<&[&str]>) -> Vec<&'a Entry> {
        let Node::Table(own) = scenario else { return Vec::new() };
        let stated = stated(own);
        let is_taken = |key: &str| is_taken(key, takes) && !stated.contains(key);
        self.entries.iter().filter(|(key, _)| is_taken(key)).collect()
    }

    /// Takes `without`, the defaults that a scenario leaves open; each must be one.
    pub(super) fn without(&self, fields: &mut Fields<'_>) {
        /// More keys than these mean nothing in a question, and are reported as unknown.
        const LISTED: usize = 64;
        for (path, key) in fields.texts("without") {
            if self.values.contains_key(key.as_str()) {
                continue;
            }
            let names = self.entries.iter().take(LISTED).map(|(default, _)| default.as_str());
            let names: Vec<&str> = names.collect();
            let (nearest, value) = (nearest(&key, names.iter().copied()), quoted(&key));
            let kind = if nearest.is_some() {
                ProblemKind::UnknownValue { nearest, value, allowed: names.join(", ") }
            } else {
                let what = format!("no default states `{value}`");
                let help = "drop it: what nothing states is open already";
                ProblemKind::Inconsistent { what, help }
            };
            fields.problems().note(&path, kind);
        }
    }

    /// Whether what is wrong with a scenario is what was said of a default already, where it stands.
    pub(super) fn is_told(&self, problem: &Problem) -> bool {
        self.faults.iter().any(|fault| {
            // A default that could not be read is missing for no fault of the scenario.
            let unread = matches!(problem.kind(), ProblemKind::Missing { key, .. }
                if fault.path().strip_prefix("defaults: ") == Some(key));
            let below = fault.path().trim_start_matches("defaults");
            unread || (alike(problem.kind(), fault.kind()) && problem.path().ends_with(below))
        })
    }
}

fn is_taken(key: &str, takes: Option<&[&str]>) -> bool {
    takes.is_none_or(|keys| keys.contains(&key))
}

/// The keys that a scenario states itself, and those of the defaults that it leaves out.
fn stated(own: &[Entry]) -> BTreeSet<&str> {
    let mut stated: BTreeSet<&str> = own.iter().map(|(key, _)| key.as_str()).collect();
    let left_out = own.iter().find(|(key, _)| key == "without").map(|(_, node)| node);
    match left_out {
        Some(Node::List(keys)) => stated.extend(keys.iter().filter_map(text)),
        Some(other) => stated.extend(text(other)),
        None => {}
    }
    stated
}

fn text(node: &Node) -> Option<&str> {
    match node {
        Node::Text(text) => Some(text),
        _ => None,
    }
}

/// How many values stand in a document.
fn values_in(node: &Node) -> usize {
    let below = match node {
        Node::List(nodes) => nodes.iter().map(values_in).fold(0, usize::saturating_add),
        Node::Table(entries) => {
            entries.iter().map(|(_, node)| values_in(node)).fold(0, usize::saturating_add)
        }
        _ => 0,
    };
    below.saturating_add(1)
}

/// Whether two problems are one: the keys known in a scenario are more than in its defaults.
fn alike(one: &ProblemKind, other: &ProblemKind) -> bool {
    match (one, other) {
        (ProblemKind::UnknownKey { key, .. }, ProblemKind::UnknownKey { key: other, .. }) => {
            key == other
        }
        _ => one == other,
    }
}

/// Reports what is wrong with the defaults themselves; what they lack the scenarios may state.
fn faults(node: &Node, problems: &Problems) -> Vec<Problem> {
    let own = Problems::default();
    if let Some(mut fields) = Fields::open(node, "defaults".to_owned(), &own) {
        let _ = read_question(&mut fields);
        fields.finish();
    }
    let mut faults = own.into_vec();
    faults.retain(|problem| {
        let is_lack = matches!(problem.kind(), ProblemKind::Missing { .. });
        !(is_lack && problem.path() == "defaults")
    });
    for fault in &faults {
        problems.note(fault.path(), fault.kind().clone());
    }
    faults
}
