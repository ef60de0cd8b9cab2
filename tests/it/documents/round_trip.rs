//! T15 on the example policies: writing and reading back changes nothing.

use super::{Example, json};
use permitted::scenario::Scenarios;
use permitted::{Decision, Engine, Policy};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The value as read back from JSON and from TOML.
fn back<T: Serialize + DeserializeOwned>(value: &T) -> [(&'static str, T); 2] {
    let toml = toml::to_string(value).unwrap();
    [
        ("JSON", serde_json::from_str(&json(value)).unwrap()),
        ("TOML", toml::from_str(&toml).unwrap()),
    ]
}

fn decisions(policy: &Policy, scenarios: &Scenarios) -> Vec<Decision> {
    let engine = Engine::new([policy.clone()]).unwrap();
    let prepared = scenarios.prepare(&engine).unwrap();
    prepared.iter().map(|scenario| scenario.check(&engine).decision).collect()
}

#[test]
fn t15_example_policies_and_scenarios_survive_writing_and_reading() {
    for name in Example::NAMES.into_iter().chain(Example::FROM_LAW) {
        let example = Example::load(name);
        for scenarios in example.files() {
            survive(name, &example.policy, scenarios);
        }
    }
}

fn survive(name: &str, policy: &Policy, scenarios: &Scenarios) {
    let decided = decisions(policy, scenarios);
    for ((format, policy_again), (_, scenarios_again)) in
        back(policy).into_iter().zip(back(scenarios))
    {
        assert_eq!(*policy, policy_again, "{name} as {format}");
        assert_eq!(*scenarios, scenarios_again, "scenarios of {name} as {format}");
        assert_eq!(json(policy), json(&policy_again), "{name} as {format}, written again");
        let again = decisions(&policy_again, &scenarios_again);
        for (scenario, (before, after)) in
            scenarios.scenarios().iter().zip(decided.iter().zip(&again))
        {
            assert_eq!(before, after, "{name} as {format}: `{}`", scenario.name);
        }
        assert_eq!(decided.len(), again.len());
    }
}

#[test]
fn t15_questions_and_ledgers_survive_writing_and_reading() {
    for name in Example::NAMES.into_iter().chain(Example::FROM_LAW) {
        let example = Example::load(name);
        for scenario in example.files().iter().flat_map(|file| file.scenarios()) {
            for (format, again) in back(&scenario.question) {
                assert_eq!(scenario.question, again, "`{}` as {format}", scenario.name);
            }
            for (format, again) in scenario.question.facts.ledger.iter().flat_map(back) {
                let ledger = scenario.question.facts.ledger.as_ref();
                assert_eq!(ledger, Some(&again), "ledger of `{}` as {format}", scenario.name);
            }
        }
    }
}

#[test]
fn t15_every_disposal_survives_writing_and_reading() {
    for then in ["erase", "anonymise", "aggregate", "pseudonymise", "restrict"] {
        let text = format!(
            "id = 'shop'\nversion = '1'\nfrom = 2020-01-01\n\
             [[retention]]\nclause = 'r'\ndata = 'usage'\n\
             maximum = {{ period = '1 year', from = 'collected' }}\nthen = '{then}'\n"
        );
        let policy: Policy = toml::from_str(&text).unwrap();
        assert_eq!(policy.retentions()[0].disposals()[0].name(), then);
        for (format, again) in back(&policy) {
            assert_eq!(policy, again, "then {then} as {format}");
        }
    }
}
