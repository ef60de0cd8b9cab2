use super::{Difference, listed};
use crate::engine::{Decision, Engine, Outcome, PreparedAct, PreparedFacts};
use crate::facts::Question;
use crate::ids::Clause;
use crate::instant::format_in_utc;
use crate::policy::{Owed, PartOfSome};
use crate::words::Vocabulary;
use std::collections::BTreeSet;
use std::fmt;
use time::OffsetDateTime;

/// A question and what is expected of the answer.
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
///     expect = { outcome = "permitted", clause = "3", stable-until = "forever" }
///     "#,
/// )?;
/// let scenario = &file.scenarios()[0];
/// assert_eq!(scenario.name, "an invoice is sent");
/// assert!(engine.ask(scenario.question.clone())?.is_permitted());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Scenario {
    /// What the scenario shows; unique in its file.
    pub name: String,
    /// The question.
    pub question: Question,
    /// What is expected of the answer.
    pub expected: Expected,
    /// What it took from the defaults of its file and what only some actions have: dropped where
    /// the action turns out not to have it.
    pub(super) inherited: Vec<PartOfSome>,
}

impl Scenario {
    /// The question to ask under policies with these words, without the defaults that do not apply.
    pub(super) fn asked(&self, vocabulary: &Vocabulary) -> Question {
        let mut question = self.question.clone();
        let action = vocabulary.find(question.act.action.any());
        for part in &self.inherited {
            if action.is_some_and(|action| !part.applies(vocabulary, action)) {
                match part {
                    PartOfSome::Recipient => question.act.recipient = None,
                    PartOfSome::Channel => question.act.channel = None,
                }
            }
        }
        question
    }
}

/// What is expected of an answer. Only the outcome must be stated.
///
/// ```
/// use permitted::Engine;
/// use permitted::scenario::{Scenarios, Stability};
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
///     expect = { outcome = "permitted", clause = "3", stable-until = "forever" }
///     "#,
/// )?;
/// let expected = &file.scenarios()[0].expected;
/// assert_eq!(expected.clauses[0].as_str(), "3");
/// assert_eq!(expected.stable_until, Some(Stability::Forever));
/// # let _ = engine;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
    pub obligations: Option<Vec<Owed>>,
    /// Sets of missing facts that must be listed, among others; an empty list says that nothing
    /// cures the answer.
    pub missing: Option<Vec<Vec<String>>>,
    /// How long the answer holds.
    pub stable_until: Option<Stability>,
}

/// How long an answer is expected to hold.
///
/// ```
/// use permitted::scenario::Stability;
/// use time::macros::datetime;
///
/// assert_eq!(Stability::Forever.to_string(), "forever");
/// let until = Stability::Until(datetime!(2026-05-20 0:00 UTC));
/// assert_eq!(until.to_string(), "2026-05-20T00:00:00Z");
/// ```
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
            Self::Until(at) => f.write_str(&format_in_utc(*at)),
            Self::Forever => f.write_str("forever"),
        }
    }
}

/// A scenario whose question can be asked.
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
///     expect = { outcome = "permitted", clause = "3", stable-until = "forever" }
///     "#,
/// )?;
/// let prepared = file.prepare(&engine)?;
/// let checked = prepared[0].check(&engine);
/// assert_eq!(prepared[0].scenario().name, "an invoice is sent");
/// assert!(checked.differences.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct PreparedScenario<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) act: PreparedAct,
    pub(super) facts: PreparedFacts,
    pub(super) at: OffsetDateTime,
}

/// An answer, and in what it differs from what was expected.
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
///     expect = { outcome = "permitted", clause = "3", stable-until = "forever" }
///     "#,
/// )?;
/// let prepared = file.prepare(&engine)?;
/// let checked = prepared[0].check(&engine);
/// assert!(checked.decision.is_permitted() && checked.differences.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Checked {
    /// The answer.
    pub decision: Decision,
    /// The differences; none if all is as expected.
    pub differences: Vec<Difference>,
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
        let decision = engine.decide(&self.act, &self.facts, self.at);
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
                differ("clause", listed([clause]), listed(&cited));
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
            let expected: BTreeSet<&Owed> = obligations.iter().collect();
            let found: BTreeSet<&Owed> =
                decision.obligations.iter().map(|due| &due.obligation).collect();
            if expected != found {
                differ("obligation", listed(&expected), listed(&found));
            }
        }
        if let Some(missing) = &self.missing {
            let found = missing_sets(decision);
            if missing.is_empty() && !(found.is_empty() && was_searched(decision)) {
                let found = if found.is_empty() {
                    "none, but not everything was tried".to_owned()
                } else {
                    sets(&found)
                };
                differ("missing", "nothing to cure it".to_owned(), found);
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

/// Whether the search for what is missing ended by itself for every part: only then does an answer
/// without sets say that nothing cures it.
fn was_searched(decision: &Decision) -> bool {
    decision.parts.iter().flat_map(|part| &part.missing).all(|missing| missing.complete)
}

fn missing_sets(decision: &Decision) -> BTreeSet<BTreeSet<String>> {
    let missing = decision.parts.iter().filter_map(|part| part.missing.as_ref());
    missing
        .flat_map(|missing| &missing.sets)
        .map(|set| set.iter().map(ToString::to_string).collect())
        .collect()
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
