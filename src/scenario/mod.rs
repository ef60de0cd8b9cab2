//! Scenarios: questions with the answers that their author expects, as data.
//!
//! A scenario file stands beside a policy file and shows what the policy means: `[[scenario]]`
//! asks whether a use is permitted, `[[record]]` what becomes of a stored record, `[[request]]`
//! how to answer a person's request. Its `[defaults]` hold what most of its questions have in
//! common; a scenario's own keys replace them, and `without = ["place"]` leaves one open. Records
//! and requests take from the defaults only `at` and, for requests, `subject`.

mod question;
mod record;
mod request;

pub use question::{Checked, Expected, PreparedScenario, Scenario, Stability};
pub use record::{CheckedRecord, ExpectedStanding, RecordScenario, standing_name};
pub use request::{CheckedRequest, ExpectedAnswer, RequestScenario};

use crate::engine::Engine;
use crate::facts::read_question;
use crate::files::{Document, Fields, Node, TableWriter};
use crate::ids::{Clause, RuleId};
use crate::problem::{InputError, Problem, ProblemKind, Problems};
use crate::text::quoted;
use crate::words::{FacetKind, nearest};
use std::collections::BTreeSet;
use std::fmt;

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
    records: Vec<RecordScenario>,
    requests: Vec<RequestScenario>,
}

impl Scenarios {
    /// The questions about uses, in the order of the file.
    #[must_use]
    pub fn scenarios(&self) -> &[Scenario] {
        &self.scenarios
    }

    /// The questions about stored records, in the order of the file.
    #[must_use]
    pub fn records(&self) -> &[RecordScenario] {
        &self.records
    }

    /// The requests for rights, in the order of the file.
    #[must_use]
    pub fn requests(&self) -> &[RequestScenario] {
        &self.requests
    }

    /// Looks up the words of every question and expectation.
    ///
    /// # Errors
    /// All that is wrong with any of them: what [`Engine::ask`], [`Engine::standing`] and
    /// [`Engine::answer`] refuse, unknown obligations, and clauses that no rule of the policies cites.
    pub fn prepare<'a>(&'a self, engine: &Engine) -> Result<Vec<PreparedScenario<'a>>, InputError> {
        let mut check =
            Check { clauses: engine.clauses(), rules: engine.rule_ids(), problems: Vec::new() };
        let mut prepared = Vec::new();
        for scenario in &self.scenarios {
            let path = format!("scenario `{}`", quoted(&scenario.name));
            let expected = &scenario.expected;
            check.clauses(&path, &expected.clauses);
            check.near(&path, &expected.near);
            for obligation in expected.obligations.iter().flatten() {
                if !engine.vocabulary().contains(obligation) {
                    let kind = ProblemKind::unknown_word(
                        engine.vocabulary(),
                        FacetKind::Obligation,
                        obligation.as_str(),
                    );
                    check.wrong(&path, "expect: obligation", kind);
                }
            }
            match engine.prepare_question(scenario.question.clone()) {
                Ok((act, facts, at)) => {
                    prepared.push(PreparedScenario { scenario, act, facts, at });
                }
                Err(error) => check.all(&path, &error),
            }
        }
        for scenario in &self.records {
            let path = format!("record `{}`", quoted(&scenario.name));
            check.clauses(&path, &scenario.expected.clauses);
            if let Err(error) = engine.standing(&scenario.record, scenario.at) {
                check.all(&path, &error);
            }
        }
        for scenario in &self.requests {
            let path = format!("request `{}`", quoted(&scenario.name));
            check.clauses(&path, &scenario.expected.clauses);
            if let Err(error) = engine.answer(&scenario.request) {
                check.all(&path, &error);
            }
        }
        if check.problems.is_empty() { Ok(prepared) } else { Err(InputError::new(check.problems)) }
    }
}

/// What scenarios are checked against before they are asked.
struct Check<'a> {
    clauses: BTreeSet<&'a Clause>,
    rules: BTreeSet<&'a RuleId>,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn wrong(&mut self, path: &str, below: &str, kind: ProblemKind) {
        let joint = if below.is_empty() { "" } else { ": " };
        self.problems.push(Problem::new(format!("{path}{joint}{below}"), kind));
    }

    fn all(&mut self, path: &str, error: &InputError) {
        for problem in error.problems() {
            self.wrong(path, problem.path(), problem.kind().clone());
        }
    }

    fn clauses(&mut self, path: &str, clauses: &[Clause]) {
        for clause in clauses {
            if !self.clauses.contains(clause) {
                let what = format!("no rule cites the clause `{}`", quoted(clause.as_str()));
                let help = "correct the clause, or cite it in a rule";
                self.wrong(path, "expect: clause", ProblemKind::Inconsistent { what, help });
            }
        }
    }

    fn near(&mut self, path: &str, names: &[String]) {
        for name in names {
            let is_clause = self.clauses.contains(&Clause::new(name.as_str()));
            if !is_clause && !self.rules.contains(&RuleId::new(name.as_str())) {
                let what = format!("no rule is called `{0}` or cites a clause `{0}`", quoted(name));
                let help = "name a rule by its id, or by a clause that it cites";
                self.wrong(path, "expect: near", ProblemKind::Inconsistent { what, help });
            }
        }
    }
}

/// One respect in which an answer is not as expected.
///
/// ```
/// use permitted::Engine;
/// use permitted::scenario::Scenarios;
///
/// let policy: permitted::Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n[[permit]]\nclause = '3'\npurpose = 'billing'",
/// )?;
/// let engine = Engine::new([policy])?;
/// let file: Scenarios = toml::from_str(
///     r#"
///     [[scenario]]
///     name = "an invoice is sent"
///     action = "use"
///     data = "postal-address"
///     purpose = "billing"
///     at = 2026-03-01
///     expect = { outcome = "prohibited" }
///     "#,
/// )?;
/// let prepared = file.prepare(&engine)?;
/// let checked = prepared[0].check(&engine);
/// assert_eq!(checked.differences[0].to_string(), "outcome: expected prohibited, found permitted");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
fn listed<T: fmt::Display>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| format!("`{item}`")).collect();
    if items.is_empty() { "none".to_owned() } else { items.join(", ") }
}

impl TryFrom<Document> for Scenarios {
    type Error = InputError;

    fn try_from(document: Document) -> Result<Self, InputError> {
        let problems = Problems::default();
        if document.0.has_key(|key| matches!(key, "id" | "version" | "permit")) {
            let what = "this is a policy, not a scenario file".to_owned();
            let help = "give policy files first and the scenario file last";
            problems.note("", ProblemKind::Inconsistent { what, help });
            return Err(InputError::new(problems.into_vec()));
        }
        let scenarios = Fields::open(&document.0, String::new(), &problems).map(read);
        let found = problems.into_vec();
        match scenarios {
            Some(scenarios) if found.is_empty() => Ok(scenarios),
            _ => Err(InputError::new(found)),
        }
    }
}

fn read(mut fields: Fields<'_>) -> Scenarios {
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
    let mut reader = Reader { defaults, faults, names: BTreeSet::new(), problems };
    let mut scenarios = Scenarios::default();
    for (path, node) in fields.tables("scenario") {
        let scenario = reader.read(node, path, "scenario", None, question::read);
        scenarios.scenarios.extend(scenario);
    }
    for (path, node) in fields.tables("record") {
        let scenario = reader.read(node, path, "record", Some(&["at"]), record::read);
        scenarios.records.extend(scenario);
    }
    for (path, node) in fields.tables("request") {
        let takes: &[&str] = &["at", "subject"];
        let scenario = reader.read(node, path, "request", Some(takes), request::read);
        scenarios.requests.extend(scenario);
    }
    fields.finish();
    scenarios
}

type Entry = (String, Node);

/// Reads the scenarios of a file one by one.
struct Reader<'a> {
    defaults: &'a [Entry],
    /// What is wrong with the defaults themselves.
    faults: Vec<Problem>,
    names: BTreeSet<String>,
    problems: &'a Problems,
}

impl Reader<'_> {
    /// Reads one scenario, which takes these defaults, or all.
    fn read<T>(
        &mut self,
        node: &Node,
        path: String,
        kind: &str,
        takes: Option<&[&str]>,
        read: impl FnOnce(&mut Fields<'_>, String) -> Option<T>,
    ) -> Option<T> {
        let applies = |key: &str| takes.is_none_or(|keys| keys.contains(&key));
        let merged = match node {
            Node::Table(own) => {
                let inherited = inherited(own, self.defaults).filter(|(key, _)| applies(key));
                Node::Table(own.iter().chain(inherited).cloned().collect())
            }
            other => other.clone(),
        };
        let problems = Problems::default();
        let scenario = Fields::open(&merged, path, &problems).and_then(|mut fields| {
            let help = "say in a sentence what the scenario shows";
            let name = fields.required("name", help).unwrap_or_default();
            if !name.is_empty() {
                fields.rename(format!("{kind} `{}`", quoted(&name)));
                if !self.names.insert(name.clone()) {
                    let what = "two scenarios have this name".to_owned();
                    let kind = ProblemKind::Inconsistent { what, help: "rename one" };
                    problems.note(fields.path(), kind);
                }
            }
            without(&mut fields, self.defaults);
            let scenario = read(&mut fields, name);
            fields.finish();
            scenario
        });
        for problem in problems.into_vec() {
            // What is wrong with a default was said where it stands.
            let inherited = self.faults.iter().any(|fault| {
                let below = fault.path().trim_start_matches("defaults");
                // A default that could not be read is missing for no fault of the scenario.
                let unread = matches!(problem.kind(), ProblemKind::Missing { key, .. }
                    if fault.path() == format!("defaults: {key}"));
                if unread {
                    return true;
                }
                alike(problem.kind(), fault.kind()) && problem.path().ends_with(below)
            });
            if !inherited {
                self.problems.note(problem.path(), problem.kind().clone());
            }
        }
        scenario
    }
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
}

/// Reports what is wrong with the defaults themselves; what they lack the scenarios may state.
fn check_defaults(node: &Node, problems: &Problems) -> Vec<Problem> {
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
impl<'de> serde::Deserialize<'de> for Scenarios {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let document = Document::deserialize(deserializer)?;
        Self::try_from(document).map_err(serde::de::Error::custom)
    }
}

impl serde::Serialize for Scenarios {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut table = TableWriter::default();
        table.nodes("scenario", self.scenarios.iter().map(question::write).collect());
        table.nodes("record", self.records.iter().map(record::write).collect());
        table.nodes("request", self.requests.iter().map(request::write).collect());
        table.finish().serialize(serializer)
    }
}
