//! Writing and reading back, and renaming: T15.

use crate::generate::policies::Rules;
use crate::generate::{Case, case};
use crate::harness::{check, same};
use crate::oracle::Oracle;
use permitted::policy::Rule;
use permitted::{ConsentLedger, Policy, Question};
use proptest::test_runner::TestCaseError;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value written and read back, as JSON and as TOML.
fn back<T: Serialize + DeserializeOwned>(value: &T) -> Result<[T; 2], TestCaseError> {
    let wrong = |error: String| TestCaseError::fail(error);
    let json = serde_json::to_string(value).map_err(|error| wrong(error.to_string()))?;
    let toml = toml::to_string(value).map_err(|error| wrong(error.to_string()))?;
    Ok([
        serde_json::from_str(&json).map_err(|error| wrong(format!("{error}\n{json}")))?,
        toml::from_str(&toml).map_err(|error| wrong(format!("{error}\n{toml}")))?,
    ])
}

#[test]
fn t15_writing_and_reading_back_changes_nothing() {
    check(600, &case(), |case| {
        for policy in case.build().iter().flat_map(|timeline| timeline.versions()) {
            for read in back::<Policy>(policy)? {
                same("the policy", policy, &read)?;
            }
        }
        if let Some(ledger) = &case.question.facts.ledger {
            for read in back::<ConsentLedger>(ledger)? {
                same("the ledger", ledger, &read)?;
            }
        }
        for read in back::<Question>(&case.question)? {
            same("the question", &case.question, &read)?;
        }
        Ok(())
    });
}

/// Every rule under a longer name; the order of names stays.
fn renamed(case: &Case) -> Case {
    fn all<K: Clone>(rules: &mut [Rule<K>]) {
        for rule in rules {
            *rule = rule.clone().named(format!("{PREFIX}{}", rule.id()));
        }
    }
    case.with_rules(|rules: &mut Rules| {
        all(&mut rules.scopes);
        all(&mut rules.beyond);
        all(&mut rules.permits);
        all(&mut rules.forbids);
        all(&mut rules.opt_outs);
        all(&mut rules.duties);
        all(&mut rules.closed);
        all(&mut rules.statements);
        all(&mut rules.deemed_consents);
    })
}

const PREFIX: &str = "rule number ";

#[test]
fn t15_renaming_rules_changes_nothing_but_their_names() {
    check(800, &case(), |case| {
        let decide =
            |case: &Case| serde_json::to_string(&Oracle::new(case).decide(&case.question)).unwrap();
        let other = decide(&renamed(&case)).replace(PREFIX, "");
        same("the decisions", &decide(&case), &other)
    });
}
