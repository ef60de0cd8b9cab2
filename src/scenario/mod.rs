//! Scenarios: questions with the answers that their author expects, as data.
//!
//! A scenario file stands beside a policy file and shows what the policy means: `[[scenario]]`
//! asks whether a use is permitted, `[[record]]` what becomes of a stored record, `[[request]]`
//! how to answer a person's request. Its `[defaults]` hold what most of its questions have in
//! common; a scenario's own keys replace them, and `without = ["place"]` leaves one open. Records
//! and requests take from the defaults only `at` and, for requests, `subject`.

mod defaults;
mod question;
mod record;
mod request;

pub use question::{Checked, Expected, PreparedScenario, Scenario, Stability};
pub use record::{CheckedRecord, ExpectedStanding, RecordScenario, standing_name};
pub use request::{CheckedRequest, ExpectedAnswer, RequestScenario};

use crate::engine::Engine;
use crate::files::{Document, Fields, Node, TableWriter};
use crate::ids::{Clause, RuleId};
use crate::problem::{InputError, Problem, ProblemKind, Problems};
use crate::text::quoted;
use crate::words::FacetKind;
use defaults::{Defaults, MAX_INHERITED};
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
    let defaults = Defaults::read(&mut fields);
    let scenarios = Tables { nodes: fields.tables("scenario"), kind: "scenario", takes: None };
    let records = Tables { nodes: fields.tables("record"), kind: "record", takes: Some(&["at"]) };
    let takes = Some(&["at", "subject"][..]);
    let requests = Tables { nodes: fields.tables("request"), kind: "request", takes };
    let found = [&scenarios, &records, &requests].into_iter().map(|tables| tables.taken(&defaults));
    let found = found.fold(0, usize::saturating_add);
    if found > MAX_INHERITED {
        let what = "values that scenarios take from the defaults";
        let kind = ProblemKind::TooLarge { what, found, limit: MAX_INHERITED };
        problems.note("defaults", kind);
        return Scenarios::default();
    }
    let mut reader = Reader { defaults, names: BTreeSet::new(), problems };
    let scenarios = Scenarios {
        scenarios: reader.read_all(scenarios, question::read),
        records: reader.read_all(records, record::read),
        requests: reader.read_all(requests, request::read),
    };
    fields.finish();
    scenarios
}

/// The scenarios of one kind, and which defaults they take, or all.
struct Tables<'a> {
    nodes: Vec<(String, &'a Node)>,
    kind: &'static str,
    takes: Option<&'a [&'static str]>,
}

impl Tables<'_> {
    /// How many values they take from the defaults.
    fn taken(&self, defaults: &Defaults<'_>) -> usize {
        let taken = self.nodes.iter().map(|(_, node)| defaults.values_for(node, self.takes));
        taken.fold(0, usize::saturating_add)
    }
}

/// Reads the scenarios of a file one by one.
struct Reader<'a> {
    defaults: Defaults<'a>,
    names: BTreeSet<String>,
    problems: &'a Problems,
}

impl Reader<'_> {
    fn read_all<T>(
        &mut self,
        tables: Tables<'_>,
        read: fn(&mut Fields<'_>, String) -> Option<T>,
    ) -> Vec<T> {
        let Tables { nodes, kind, takes } = tables;
        let one = |(path, node)| {
            let problems = Problems::default();
            let taken = self.defaults.taken_by(node, takes);
            let scenario = Fields::open(node, path, &problems)
                .and_then(|fields| self.read(fields.inheriting(taken), kind, read));
            for problem in problems.into_vec() {
                if !self.defaults.is_told(&problem) {
                    self.problems.note(problem.path(), problem.kind().clone());
                }
            }
            scenario
        };
        nodes.into_iter().filter_map(one).collect()
    }

    fn read<T>(
        &mut self,
        mut fields: Fields<'_>,
        kind: &str,
        read: fn(&mut Fields<'_>, String) -> Option<T>,
    ) -> Option<T> {
        let help = "say in a sentence what the scenario shows";
        let name = fields.required("name", help).unwrap_or_default();
        if !name.is_empty() {
            fields.rename(format!("{kind} `{}`", quoted(&name)));
            if !self.names.insert(name.clone()) {
                let what = "two scenarios have this name".to_owned();
                let kind = ProblemKind::Inconsistent { what, help: "rename one" };
                fields.problems().note(fields.path(), kind);
            }
        }
        self.defaults.without(&mut fields);
        let scenario = read(&mut fields, name);
        fields.finish();
        scenario
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
        table.nodes("scenario", self.scenarios.iter().map(question::write).collect());
        table.nodes("record", self.records.iter().map(record::write).collect());
        table.nodes("request", self.requests.iter().map(request::write).collect());
        table.finish().serialize(serializer)
    }
}
