//! Scenarios: questions with the answers that their author expects, as data.
//!
//! A scenario file stands beside a policy file and shows what the policy means. Its `[defaults]`
//! hold what most of its questions have in common; a scenario's own keys replace them, and
//! `without = ["place"]` leaves one open.

use crate::document::{
    Document, Fields, InputError, Node, Problem, ProblemKind, Problems, TableWriter,
    format_instant, name_of, parse_instant,
};
use crate::engine::{Decision, Engine, Outcome, Request};
use crate::facts::{RequestBuilder, read_request, write_request};
use crate::names::{Clause, RuleId};
use crate::words::{FacetKind, Obligation, nearest};
use std::collections::BTreeSet;
use std::fmt;
use time::OffsetDateTime;

/// A question and what is expected of the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Scenario {
    /// What the scenario shows; unique in its file.
    pub name: String,
    /// The question.
    pub question: RequestBuilder,
    /// What is expected of the answer.
    pub expected: Expected,
}

/// What is expected of an answer. Only the outcome must be stated.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Expected {
    /// The outcome.
    pub outcome: Outcome,
    /// Clauses that the answer must cite, among others.
    pub clauses: Vec<Clause>,
    /// Rules that must have nearly applied, among others: by id, or by a clause that they cite.
    pub near: Vec<String>,
    /// The obligations, exactly.
    pub obligations: Option<Vec<Obligation>>,
    /// Sets of missing facts that must be listed, among others; an empty list says that nothing
    /// cures the answer.
    pub missing: Option<Vec<Vec<String>>>,
    /// How long the answer holds.
    pub stable_until: Option<Stability>,
}

/// How long an answer is expected to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stability {
    /// Up to this instant.
    Until(OffsetDateTime),
    /// As long as the facts stay the same.
    Forever,
}

impl fmt::Display for Stability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Until(at) => f.write_str(&format_instant(*at)),
            Self::Forever => f.write_str("forever"),
        }
    }
}

/// The scenarios of one file.
///
/// ```
/// use permitted::scenario::Scenarios;
///
/// let scenarios: Scenarios = toml::from_str(
///     r#"
///     [defaults]
///     at = 2026-03-01
///     by = "controller"
///
///     [[scenario]]
///     name = "an invoice is sent"
///     action = "use"
///     data = "postal-address"
///     purpose = "billing"
///     expect.outcome = "permitted"
///     "#,
/// )?;
/// assert_eq!(scenarios.scenarios()[0].name, "an invoice is sent");
/// # Ok::<(), toml::de::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scenarios {
    scenarios: Vec<Scenario>,
}

impl Scenarios {
    /// The scenarios, in the order of the file.
    #[must_use]
    pub fn scenarios(&self) -> &[Scenario] {
        &self.scenarios
    }

    /// Looks up the words of every question and expectation.
    ///
    /// # Errors
    /// All that is wrong with any of them: what [`Engine::request`] refuses, unknown obligations,
    /// and clauses that no rule of the policies cites.
    pub fn prepare<'a>(&'a self, engine: &Engine) -> Result<Vec<PreparedScenario<'a>>, InputError> {
        let mut problems = Vec::new();
        let mut prepared = Vec::new();
        let (clauses, rules) = (engine.clauses(), engine.rule_ids());
        for scenario in &self.scenarios {
            let path = format!("scenario `{}`", name_of(&scenario.name));
            let mut wrong = |below: &str, kind| {
                let joint = if below.is_empty() { "" } else { ": " };
                problems.push(Problem::new(format!("{path}{joint}{below}"), kind));
            };
            for clause in &scenario.expected.clauses {
                if !clauses.contains(clause) {
                    let what = format!("no rule cites the clause `{}`", name_of(clause.as_str()));
                    let help = "correct the clause, or cite it in a rule";
                    wrong("expect: clause", ProblemKind::Inconsistent { what, help });
                }
            }
            for name in &scenario.expected.near {
                let is_clause = clauses.contains(&Clause::new(name.as_str()));
                if !is_clause && !rules.contains(&RuleId::new(name.as_str())) {
                    let what =
                        format!("no rule is called `{0}` or cites a clause `{0}`", name_of(name));
                    let help = "name a rule by its id, or by a clause that it cites";
                    wrong("expect: near", ProblemKind::Inconsistent { what, help });
                }
            }
            for obligation in scenario.expected.obligations.iter().flatten() {
                if !engine.vocabulary().contains(obligation) {
                    let kind = ProblemKind::unknown_word(
                        engine.vocabulary(),
                        FacetKind::Obligation,
                        obligation.as_str(),
                    );
                    wrong("expect: obligation", kind);
                }
            }
            match engine.request(scenario.question.clone()) {
                Ok(request) => prepared.push(PreparedScenario { scenario, request }),
                Err(error) => {
                    for problem in error.problems() {
                        wrong(problem.path(), problem.kind().clone());
                    }
                }
            }
        }
        if problems.is_empty() { Ok(prepared) } else { Err(InputError::new(problems)) }
    }
}

/// A scenario whose question can be asked.
#[derive(Debug, Clone)]
pub struct PreparedScenario<'a> {
    scenario: &'a Scenario,
    request: Request,
}

/// An answer, and in what it differs from what was expected.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Checked {
    /// The answer.
    pub decision: Decision,
    /// The differences; none if all is as expected.
    pub differences: Vec<Difference>,
}

/// One respect in which an answer is not as expected.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[error("{what}: expected {expected}, found {found}")]
#[non_exhaustive]
pub struct Difference {
    /// Which respect.
    pub what: &'static str,
    /// What was expected.
    pub expected: String,
    /// What is the case.
    pub found: String,
}

impl PreparedScenario<'_> {
    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        self.scenario
    }

    /// Asks the question, and compares.
    #[must_use]
    pub fn check(&self, engine: &Engine) -> Checked {
        let decision = engine.decide(&self.request);
        let differences = self.scenario.expected.differences(&decision);
        Checked { decision, differences }
    }
}

impl Expected {
    fn differences(&self, decision: &Decision) -> Vec<Difference> {
        let mut differences = Vec::new();
        let mut differ = |what, expected: String, found: String| {
            differences.push(Difference { what, expected, found });
        };
        if decision.outcome != self.outcome {
            differ("outcome", self.outcome.to_string(), decision.outcome.to_string());
        }
        let cited = decision.clauses();
        for clause in &self.clauses {
            if !cited.contains(&clause) {
                differ("clause", clause.to_string(), listed(&cited));
            }
        }
        let near: BTreeSet<&str> = decision
            .parts
            .iter()
            .flat_map(|part| &part.near)
            .flat_map(|near| near.clauses.iter().map(Clause::as_str).chain([near.rule.id.as_str()]))
            .collect();
        for name in &self.near {
            if !near.contains(name.as_str()) {
                differ("near", name.clone(), listed(&near));
            }
        }
        if let Some(obligations) = &self.obligations {
            let expected: BTreeSet<&Obligation> = obligations.iter().collect();
            let found: BTreeSet<&Obligation> =
                decision.obligations.iter().map(|due| &due.obligation).collect();
            if expected != found {
                differ("obligation", listed(&expected), listed(&found));
            }
        }
        if let Some(missing) = &self.missing {
            let found = missing_sets(decision);
            if missing.is_empty() && !found.is_empty() {
                differ("missing", "nothing to cure it".to_owned(), sets(&found));
            }
            for set in missing {
                let set: BTreeSet<String> = set.iter().cloned().collect();
                if !found.contains(&set) {
                    differ("missing", sets([&set]), sets(&found));
                }
            }
        }
        if let Some(expected) = self.stable_until {
            let found = decision.stable_until.map_or(Stability::Forever, Stability::Until);
            if found != expected {
                differ("stable-until", expected.to_string(), found.to_string());
            }
        }
        differences
    }
}

fn missing_sets(decision: &Decision) -> BTreeSet<BTreeSet<String>> {
    let missing = decision.parts.iter().filter_map(|part| part.missing.as_ref());
    missing
        .flat_map(|missing| &missing.sets)
        .map(|set| set.iter().map(ToString::to_string).collect())
        .collect()
}

fn listed<T: fmt::Display>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| format!("`{item}`")).collect();
    if items.is_empty() { "none".to_owned() } else { items.join(", ") }
}

fn sets<'a>(sets: impl IntoIterator<Item = &'a BTreeSet<String>>) -> String {
    let sets: Vec<String> = sets
        .into_iter()
        .map(|set| {
            format!(
                "[{}]",
                set.iter().map(|fact| format!("\"{fact}\"")).collect::<Vec<_>>().join(", ")
            )
        })
        .collect();
    if sets.is_empty() { "none".to_owned() } else { sets.join(" or ") }
}

impl TryFrom<Document> for Scenarios {
    type Error = InputError;

    fn try_from(document: Document) -> Result<Self, InputError> {
        let problems = Problems::default();
        let scenarios = Fields::open(&document.0, String::new(), &problems).map(read);
        let found = problems.into_vec();
        match scenarios {
            Some(scenarios) if found.is_empty() => Ok(Self { scenarios }),
            _ => Err(InputError::new(found)),
        }
    }
}

fn read(mut fields: Fields<'_>) -> Vec<Scenario> {
    let problems = fields.problems();
    let mut faults = Vec::new();
    let defaults = match fields.take("defaults") {
        Some(node @ Node::Table(entries)) => {
            faults = check_defaults(node, problems);
            entries.as_slice()
        }
        Some(other) => {
            let found = other.described();
            problems.note("defaults", ProblemKind::WrongType { expected: "a table", found });
            &[]
        }
        None => &[],
    };
    let mut names = BTreeSet::new();
    let mut scenarios = Vec::new();
    for (path, node) in fields.tables("scenario") {
        let merged = match node {
            Node::Table(own) => {
                Node::Table(own.iter().chain(inherited(own, defaults)).cloned().collect())
            }
            other => other.clone(),
        };
        let own = Problems::default();
        let scenario = scenario(&merged, path, defaults, &own);
        for problem in own.into_vec() {
            // What is wrong with a default was said where it stands.
            let inherited = faults.iter().any(|fault: &Problem| {
                let below = fault.path().trim_start_matches("defaults");
                problem.kind() == fault.kind() && problem.path().ends_with(below)
            });
            if !inherited {
                problems.note(problem.path(), problem.kind().clone());
            }
        }
        if let Some(scenario) = scenario {
            if !names.insert(scenario.name.clone()) {
                let what = "two scenarios have this name".to_owned();
                let path = format!("scenario `{}`", name_of(&scenario.name));
                problems.note(&path, ProblemKind::Inconsistent { what, help: "rename one" });
            }
            scenarios.push(scenario);
        }
    }
    fields.finish();
    scenarios
}

fn scenario(
    node: &Node,
    path: String,
    defaults: &[Entry],
    problems: &Problems,
) -> Option<Scenario> {
    let mut fields = Fields::open(node, path, problems)?;
    let help = "say in a sentence what the scenario shows";
    let name = fields.required("name", help).unwrap_or_default();
    if !name.is_empty() {
        fields.rename(format!("scenario `{}`", name_of(&name)));
    }
    without(&mut fields, defaults);
    let expected = expected(&mut fields);
    let question = read_request(&mut fields);
    fields.finish();
    Some(Scenario { name, question: question?, expected: expected? })
}

type Entry = (String, Node);

/// The defaults that a scenario neither states itself nor leaves out by `without`.
fn inherited<'a>(own: &[Entry], defaults: &'a [Entry]) -> impl Iterator<Item = &'a Entry> {
    let mut stated: Vec<&str> = own.iter().map(|(key, _)| key.as_str()).collect();
    let left_out = own.iter().find(|(key, _)| key == "without").map(|(_, node)| node);
    match left_out {
        Some(Node::Text(key)) => stated.push(key),
        Some(Node::List(keys)) => stated.extend(keys.iter().filter_map(|node| match node {
            Node::Text(key) => Some(key.as_str()),
            _ => None,
        })),
        _ => {}
    }
    let stated: BTreeSet<String> = stated.into_iter().map(str::to_owned).collect();
    defaults.iter().filter(move |(key, _)| !stated.contains(key))
}

/// Takes `without`, the defaults that a scenario leaves open; each must be one.
fn without(fields: &mut Fields<'_>, defaults: &[Entry]) {
    for (path, key) in fields.texts("without") {
        if !defaults.iter().any(|(default, _)| *default == key) {
            let names: Vec<&str> = defaults.iter().map(|(default, _)| default.as_str()).collect();
            let kind = ProblemKind::UnknownValue {
                nearest: nearest(&key, names.iter().copied()),
                value: name_of(&key),
                allowed: names.join(", "),
            };
            fields.problems().note(&path, kind);
        }
    }
}

/// Reports what is wrong with the defaults themselves; what they lack the scenarios may state.
fn check_defaults(node: &Node, problems: &Problems) -> Vec<Problem> {
    let own = Problems::default();
    if let Some(mut fields) = Fields::open(node, "defaults".to_owned(), &own) {
        let _ = read_request(&mut fields);
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

fn expected(fields: &mut Fields<'_>) -> Option<Expected> {
    let problems = fields.problems();
    let help = "say what is expected, at least `expect.outcome`";
    let Some(node) = fields.take("expect") else {
        problems.note(fields.path(), ProblemKind::Missing { key: "expect", help });
        return None;
    };
    let mut fields = Fields::open(node, fields.at("expect"), problems)?;
    if fields.peek("outcome").is_none() {
        problems.note(fields.path(), ProblemKind::Missing { key: "outcome", help });
    }
    let outcome = fields.choice("outcome", &Outcome::NAMES);
    let texts = |fields: &mut Fields<'_>, key| -> Vec<String> {
        fields.texts(key).into_iter().map(|(_, text)| text).collect()
    };
    let cited = texts(&mut fields, "clause").into_iter().map(Clause::new).collect();
    let near = texts(&mut fields, "near");
    let none = |fields: &Fields<'_>, key| matches!(fields.peek(key), Some(Node::List(nodes)) if nodes.is_empty());
    let obligations = if none(&fields, "obligation") {
        fields.take("obligation");
        Some(Vec::new())
    } else {
        fields.peek("obligation").map(|_| ()).map(|()| fields.words("obligation"))
    };
    if obligations.is_none() {
        fields.take("obligation");
    }
    let missing = missing(&mut fields);
    let stable_until = fields.parsed("stable-until", "an instant or `forever`", |text| {
        if text == "forever" {
            Ok(Stability::Forever)
        } else {
            parse_instant(text).map(Stability::Until)
        }
    });
    fields.finish();
    Some(Expected { outcome: outcome?, clauses: cited, near, obligations, missing, stable_until })
}

fn missing(fields: &mut Fields<'_>) -> Option<Vec<Vec<String>>> {
    let path = fields.at("missing");
    let problems = fields.problems();
    match fields.take("missing")? {
        Node::List(sets) => Some(
            sets.iter()
                .enumerate()
                .map(|(index, set)| {
                    let path = format!("{path}[{index}]");
                    let texts = crate::document::texts_of(set, &path, problems);
                    texts.into_iter().map(|(_, text)| in_order(&text)).collect()
                })
                .collect(),
        ),
        other => {
            let expected = "a list of sets, as in `[[\"evidence: subpoena\"]]`";
            problems.note(&path, ProblemKind::WrongType { expected, found: other.described() });
            None
        }
    }
}

/// A missing fact with its alternatives in the order in which answers list them.
fn in_order(text: &str) -> String {
    match text.split_once(": ") {
        Some((fact, values)) if values.contains(" | ") => {
            let mut values: Vec<&str> = values.split(" | ").map(str::trim).collect();
            // What is named comes before `any other`, as in answers.
            values.sort_by_key(|value| (*value == "any other", *value));
            format!("{fact}: {}", values.join(" | "))
        }
        _ => text.to_owned(),
    }
}

impl<'de> serde::Deserialize<'de> for Scenarios {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let document = Document::deserialize(deserializer)?;
        Self::try_from(document).map_err(serde::de::Error::custom)
    }
}

impl serde::Serialize for Scenarios {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut table = TableWriter::default();
        table.nodes("scenario", self.scenarios.iter().map(write).collect());
        table.finish().serialize(serializer)
    }
}

fn write(scenario: &Scenario) -> Node {
    let expected = &scenario.expected;
    let mut expect = TableWriter::default();
    expect.text("outcome", expected.outcome.name());
    expect.texts("clause", &expected.clauses);
    expect.texts("near", &expected.near);
    let list = |texts: Vec<String>| Node::List(texts.into_iter().map(Node::Text).collect());
    if let Some(obligations) = &expected.obligations {
        expect.put("obligation", list(obligations.iter().map(ToString::to_string).collect()));
    }
    if let Some(missing) = &expected.missing {
        expect.put("missing", Node::List(missing.iter().cloned().map(list).collect()));
    }
    expect.optional("stable-until", expected.stable_until);
    let mut table = TableWriter::default();
    table.text("name", &scenario.name);
    let mut entries = vec![];
    if let Node::Table(question) = write_request(&scenario.question) {
        entries = question;
    }
    for (key, node) in entries {
        table.put(&key, node);
    }
    table.put("expect", expect.finish());
    table.finish()
}
