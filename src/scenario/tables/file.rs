//! A scenario file as a whole, and what its scenarios take from its defaults.

use super::question::SCENARIO;
use super::record::RECORD_SCENARIO;
use super::request::REQUEST_SCENARIO;
use crate::facts::Question;
use crate::files::document::{Document, Node};
use crate::files::facts::ASKED;
use crate::files::machinery::{
    Entries, Form, Keys, PassesOn, Section, Shape, Slot, SomeKeysOf, Table, Value, key, list,
};
use crate::files::serde_by_table;
use crate::policy::rule_path;
use crate::problem::{InputError, Path, ProblemKind, ProblemPart};
use crate::scenario::Scenarios;
use std::collections::BTreeSet;

pub(crate) static SCENARIO_FILE: Table<Scenarios> = Table {
    name: "scenario-file",
    part: Some(ProblemPart::Scenario),
    about: "A scenario file: questions, with the answers that a policy is expected to give.",
    passes_on: PassesOn::KeysUnder("defaults", || DEFAULTS.names()),
    keys: &[Keys::Own(&[
        key("defaults", &Defaults).about("What scenarios have in common."),
        key("scenario", &Inheriting(&SCENARIO, list!(Scenarios: scenarios)))
            .about("Questions whether a use is permitted."),
        key("record", &Inheriting(&RECORD_SCENARIO, list!(Scenarios: records)))
            .about("Questions what becomes of a stored record."),
        key("request", &Inheriting(&REQUEST_SCENARIO, list!(Scenarios: requests)))
            .about("Requests of persons, and how to answer them."),
    ])],
    done: note_repeated_names,
    ..Table::of(Scenarios::default)
};

static DEFAULTS: Table<Question> = Table {
    name: "defaults",
    about: "What scenarios have in common: keys of questions, none of which must be there. A key \
            that a scenario states replaces the default whole, and a recipient or channel is dropped \
            where the action has none. Records take `at`, and `data` and `purpose` where these are plain \
            words; requests take `at`, `subject` and `evidence`, and never the purposes, channels or \
            recipients of questions, which would narrow what is asked for.",
    keys: &[Keys::Of(&SomeKeysOf(&ASKED))],
    ..Table::of(ASKED.blank)
};

/// The defaults are checked here, and read with the scenarios that take them. They are not written:
/// the scenarios have what they inherited.
struct Defaults;

impl Form<Scenarios> for Defaults {
    fn shape(&self) -> Shape {
        Shape::Table(&DEFAULTS)
    }

    fn read(&self, _: &mut Scenarios, value: &Value<'_>) -> Option<()> {
        DEFAULTS.read(value).map(|_| ())
    }

    fn write(&self, _: &Scenarios) -> Option<Node> {
        None
    }
}

/// Scenarios, which take from the defaults what they neither state nor leave open.
struct Inheriting<S: 'static>(&'static Table<S>, Slot<Scenarios, Vec<S>>);

impl<S> Form<Scenarios> for Inheriting<S> {
    fn shape(&self) -> Shape {
        Shape::Tables(self.0)
    }

    fn read(&self, to: &mut Scenarios, value: &Value<'_>) -> Option<()> {
        let mut scenarios = Vec::new();
        value.each(|value| {
            let left_open = left_open(value.node);
            let narrowed = value.section.filter(|_| !left_open.is_empty());
            let narrowed: Option<Section<'_>> = narrowed.map(|section| section.without(left_open));
            let value = Value { section: narrowed.as_ref().or(value.section), ..*value };
            scenarios.extend(self.0.read(&value).map(|(scenario, _)| scenario));
        });
        (self.1.put)(to, scenarios);
        Some(())
    }

    fn write(&self, from: &Scenarios) -> Option<Node> {
        let scenarios = (self.1.get)(from)?.iter();
        let nodes: Vec<Node> = scenarios.map(|scenario| self.0.write(scenario)).collect();
        (!nodes.is_empty()).then_some(Node::List(nodes))
    }
}

/// The defaults that a scenario leaves open.
fn left_open(scenario: &Node) -> Vec<&str> {
    fn text(node: &Node) -> Option<&str> {
        match node {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }
    let Node::Table(entries) = scenario else { return Vec::new() };
    match entries.iter().find(|(key, _)| key == "without") {
        Some((_, Node::List(nodes))) => nodes.iter().filter_map(text).collect(),
        Some((_, node)) => text(node).into_iter().collect(),
        None => Vec::new(),
    }
}

/// Scenarios are told by their names, whatever they ask.
fn note_repeated_names(scenarios: &mut Scenarios, entries: &Entries<'_>) {
    let uses = scenarios.scenarios.iter().map(|it| (SCENARIO.name, &it.name));
    let records = scenarios.records.iter().map(|it| (RECORD_SCENARIO.name, &it.name));
    let requests = scenarios.requests.iter().map(|it| (REQUEST_SCENARIO.name, &it.name));
    let mut seen = BTreeSet::new();
    for (kind, name) in uses.chain(records).chain(requests) {
        if !name.is_empty() && !seen.insert(name) {
            let (what, help) = ("two scenarios have this name".to_owned(), "rename one");
            let path = rule_path(kind, name);
            let problems = &entries.reading.problems;
            problems.note(&Path::of(&path), ProblemKind::inconsistent(what, help));
        }
    }
}

impl TryFrom<Document> for Scenarios {
    type Error = InputError;

    fn try_from(document: Document) -> Result<Self, InputError> {
        if document.0.has_key(|key| matches!(key, "id" | "version" | "permit")) {
            let what = "this is a policy, not a scenario file".to_owned();
            let help = "give policy files first and the scenario file last";
            return Err(InputError::of(
                ProblemPart::Scenario,
                ProblemKind::inconsistent(what, help),
            ));
        }
        SCENARIO_FILE.read_document(&document)
    }
}

serde_by_table! {
    /// Writes every scenario with what it took from the defaults.
    Scenarios: SCENARIO_FILE;
}
