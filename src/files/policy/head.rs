//! A policy file as a whole.

use super::declarations::{AMENDMENT, BEYOND, SCOPE};
use super::own_words::OwnWords;
use super::sections::{RULES, Sections, nothing};
use crate::files::document::{Document, Node};
use crate::files::machinery::{
    ADDRESS, INSTANT, Keys, KeysOf, One, OneOf, Reading, Rules, Spelt, Table, Text, Value, Within,
    Wording, key, list, optional, plain,
};
use crate::policy::{Controller, Policy, PolicyBuilder, PolicyKind, checked};
use crate::problem::{InputError, ProblemKind, ProblemPart, Problems};
use serde::de::{Deserialize, Deserializer, Error};
use serde::{Serialize, Serializer};

pub(crate) static POLICY: Table<PolicyBuilder> = Table {
    name: "policy",
    part: Some(ProblemPart::Policy),
    about: "A policy file: one version of a privacy policy, a law or a contract.",
    keys: &[
        Keys::Own(&[
            key("id", &Text(Wording::PolicyId, plain!(PolicyBuilder: id)))
                .required("give the policy a short name, such as `plexuus`")
                .about("The policy's name over all its versions. Without `@`."),
            key("title", &Text(Wording::Line, optional!(PolicyBuilder: title)))
                .about("What the policy is called."),
            key("controller", &One(&CONTROLLER, optional!(PolicyBuilder: controller)))
                .about("Who decides about the processing (GDPR Art. 4(7))."),
            key("version", &Text(Wording::Id, plain!(PolicyBuilder: version)))
                .required("name the version, such as `2026-01`")
                .about("The version's own name. Consent can be bound to it, as `plexuus@1`."),
            key("kind", &OneOf(&PolicyKind::NAMES, plain!(PolicyBuilder: kind))).about(
                "Whether the policy is a controller's own, or a limit to others: a law or a \
                 contract. Left out, it is a controller's own. A limit permits nothing and deems \
                 nothing consent.",
            ),
            key("from", &Spelt(&INSTANT, plain!(PolicyBuilder: from)))
                .required("write the date on which the version comes into force")
                .about("When the version comes into force."),
            key("until", &Spelt(&INSTANT, optional!(PolicyBuilder: until)))
                .about("When it ceases to be in force, if it says so itself. After `from`."),
            key("announced", &Spelt(&INSTANT, optional!(PolicyBuilder: announced))).about(
                "When notice of the version was given. Needed where an `amendment` of the version before \
                 says how long after `notice` a new one takes effect at the earliest.",
            ),
            key("url", &Spelt(&ADDRESS, optional!(PolicyBuilder: url)))
                .about("Where the version was published."),
            key("reading", &Text(Wording::Prose, optional!(PolicyBuilder: reading)))
                .about("The interpretation chosen about the policy as a whole. May have lines."),
            key("word", &OwnWords)
                .about("The words that the policy adds to the vocabularies."),
            key("scope", &Rules(&SCOPE, list!(PolicyBuilder: scopes)))
                .about("What the policy speaks about; without any, everything."),
            key("beyond", &Rules(&BEYOND, list!(PolicyBuilder: beyond)))
                .about("What lies beyond the policy."),
            key("amendment", &Rules(&AMENDMENT, list!(PolicyBuilder: amendments)))
                .about("How new versions come into force."),
        ]),
        Keys::Of(&KeysOf(&RULES, Within::WHOLE)),
        Keys::Own(&[key("section", &Sections)
            .about("Parts of the policy whose rules have something in common.")]),
    ],
    ..Table::of(nothing)
};

static CONTROLLER: Table<Controller> = Table {
    name: "controller",
    about: "Who decides about the processing: by name, and as the party that consent, evidence and \
            acts call it. The role `controller` that acts without a party is this party.",
    short: Some("name"),
    keys: &[Keys::Own(&[
        key("name", &Text(Wording::Line, plain!(Controller: name)))
            .required("say what the controller is called")
            .about("What it is called."),
        key("party", &Text(Wording::Id, optional!(Controller: party)))
            .about("The party that consent, evidence and acts call it."),
    ])],
    ..Table::of(|| Controller::new(""))
};

impl TryFrom<Document> for Policy {
    type Error = InputError;

    fn try_from(document: Document) -> Result<Self, InputError> {
        let reading = Reading::new(Problems::of(ProblemPart::Policy));
        let value = Value::document(&document.0, &reading);
        if is_scenario_file(&document.0) {
            let what = "this is a scenario file, not a policy".to_owned();
            let help = "give policy files first and the scenario file last";
            value.note(ProblemKind::inconsistent(what, help));
            return Err(reading.problems.into_error());
        }
        match POLICY.read(&value) {
            Some((parts, _)) => {
                checked(parts, reading.problems, &|kind, rule| place_of(&document.0, kind, rule))
            }
            None => Err(reading.problems.into_error()),
        }
    }
}

/// Where the rule of a kind stands that is read after so many others of it: those of the policy itself
/// come before those of its sections.
fn place_of(document: &Node, kind: &str, before: usize) -> String {
    let mut left = before;
    let found = nth(document, "", kind, &mut left);
    let in_section = || {
        tables_at(document, "section")
            .into_iter()
            .find_map(|(place, section)| nth(section, &format!("{place}: "), kind, &mut left))
    };
    found.or_else(in_section).unwrap_or_else(|| kind.to_owned())
}

/// The place of the rule that stands so far behind the first of a table.
fn nth(table: &Node, above: &str, kind: &str, left: &mut usize) -> Option<String> {
    let rules = tables_at(table, kind);
    match rules.get(*left) {
        Some((place, _)) => Some(format!("{above}{place}")),
        None => {
            *left = left.saturating_sub(rules.len());
            None
        }
    }
}

/// The tables under a key, each with its place.
fn tables_at<'a>(table: &'a Node, key: &str) -> Vec<(String, &'a Node)> {
    let Node::Table(entries) = table else { return Vec::new() };
    match entries.iter().find(|(name, _)| name == key) {
        Some((_, Node::List(nodes))) => {
            let tables = nodes.iter().enumerate();
            let tables = tables.filter(|(_, node)| matches!(node, Node::Table(_)));
            tables.map(|(place, node)| (format!("{key}[{place}]"), node)).collect()
        }
        Some((_, node @ Node::Table(_))) => vec![(key.to_owned(), node)],
        _ => Vec::new(),
    }
}

fn is_scenario_file(node: &Node) -> bool {
    node.has_key(|key| matches!(key, "defaults" | "scenario"))
}

impl<'de> Deserialize<'de> for Policy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let document = Document::deserialize(deserializer)?;
        Self::try_from(document).map_err(D::Error::custom)
    }
}

impl Serialize for Policy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        POLICY.write(self.parts()).serialize(serializer)
    }
}
