//! Scenarios: questions with the answers that their author expects, as data.
//!
//! A scenario file stands beside a policy file and shows what the policy means: `[[scenario]]`
//! asks whether a use is permitted, `[[record]]` what becomes of a stored record, `[[request]]`
//! how to answer a person's request. Its `[defaults]` hold what most of its questions have in
//! common; a scenario's own keys replace them, and `without = ["place"]` leaves one open. A default
//! recipient or channel is dropped where the action has none. Records and requests take from the defaults only `at` and, for requests, `subject`.
//!
//! [`check_all`] asks all of them: the whole of a test.

mod check_all;
mod expected_answer;
mod question;
mod record;
mod request;
mod tables;

pub use check_all::{FailedScenario, Failures, check_all};
pub(crate) use expected_answer::ANSWERS;
pub use expected_answer::{ExpectedAnswer, ExpectedRecord};
pub use question::{Checked, Expected, PreparedScenario, Scenario, Stability};
pub(crate) use record::STANDINGS;
pub use record::{CheckedRecord, ExpectedStanding, RecordScenario};
pub use request::{CheckedRequest, RequestScenario};
pub(crate) use tables::SCENARIO_FILE;

use crate::engine::Engine;
use crate::ids::{Clause, RuleId};
use crate::problem::{InputError, ProblemKind, ProblemPart, Problems};
use crate::text::quoted;
use crate::words::FacetKind;
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
    pub(crate) scenarios: Vec<Scenario>,
    pub(crate) records: Vec<RecordScenario>,
    pub(crate) requests: Vec<RequestScenario>,
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
        let check = Check {
            clauses: engine.clauses(),
            rules: engine.rule_ids(),
            problems: Problems::of(ProblemPart::Scenario),
        };
        let mut prepared = Vec::new();
        for scenario in self.scenarios.iter().take_while(|_| !check.problems.is_full()) {
            let path = format!("scenario `{}`", quoted(&scenario.name));
            let expected = &scenario.expected;
            check.clauses(&path, &expected.clauses);
            check.near(&path, &expected.near);
            let owed = expected.obligations.iter().flatten();
            for obligation in owed.flat_map(|owed| owed.choices()) {
                if !engine.vocabulary().contains(obligation) {
                    let place = format!("{path}: expect: obligation");
                    let (facet, word) = (FacetKind::Obligation, obligation.as_str());
                    check.problems.unknown_word(&place, engine.vocabulary(), facet, word);
                }
            }
            match engine.prepare_question(scenario.asked(engine.vocabulary())) {
                Ok((act, facts, at)) => {
                    prepared.push(PreparedScenario { scenario, act, facts, at });
                }
                Err(error) => check.all(&path, &error),
            }
        }
        for scenario in self.records.iter().take_while(|_| !check.problems.is_full()) {
            let path = format!("record `{}`", quoted(&scenario.name));
            check.clauses(&path, &scenario.expected.clauses);
            if let Err(error) = engine.standing(&scenario.record, &scenario.facts, scenario.at) {
                check.all(&path, &error);
            }
        }
        for scenario in self.requests.iter().take_while(|_| !check.problems.is_full()) {
            let path = format!("request `{}`", quoted(&scenario.name));
            check.clauses(&path, &scenario.expected.clauses);
            for record in &scenario.expected.records {
                check.clauses(&path, &record.clauses);
            }
            if let Err(error) = engine.answer(&scenario.request) {
                check.all(&path, &error);
            }
        }
        if check.problems.is_empty() { Ok(prepared) } else { Err(check.problems.into_error()) }
    }
}

/// What scenarios are checked against before they are asked.
struct Check<'a> {
    clauses: BTreeSet<&'a Clause>,
    rules: BTreeSet<&'a RuleId>,
    problems: Problems,
}

impl Check<'_> {
    fn wrong(&self, path: &str, below: &str, kind: ProblemKind) {
        let joint = if below.is_empty() { "" } else { ": " };
        self.problems.note(&format!("{path}{joint}{below}"), kind);
    }

    fn all(&self, path: &str, error: &InputError) {
        for problem in error.problems() {
            self.wrong(path, problem.path(), problem.kind().clone());
        }
    }

    fn clauses(&self, path: &str, clauses: &[Clause]) {
        for clause in clauses {
            if !self.clauses.contains(clause) {
                let what = format!("no rule cites the clause `{}`", quoted(clause.as_str()));
                let help = "correct the clause, or cite it in a rule";
                self.wrong(path, "expect: clause", ProblemKind::inconsistent(what, help));
            }
        }
    }

    fn near(&self, path: &str, names: &[String]) {
        for name in names {
            let is_clause = self.clauses.contains(&Clause::new(name.as_str()));
            if !is_clause && !self.rules.contains(&RuleId::new(name.as_str())) {
                let what = format!("no rule is called `{0}` or cites a clause `{0}`", quoted(name));
                let help = "name a rule by its id, or by a clause that it cites";
                self.wrong(path, "expect: near", ProblemKind::inconsistent(what, help));
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
