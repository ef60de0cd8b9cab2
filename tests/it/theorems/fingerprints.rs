//! Fingerprints of policies and ids of decisions, over the real policies: the same says the same, and
//! nothing else does.

use permitted::ids::Fingerprint;
use permitted::{Decision, Engine, Policy, Question};
use serde_json::Value;
use std::collections::BTreeSet;
use time::macros::datetime;

const POLICIES: [&str; 8] =
    ["plexuus", "plexus-it", "plum-medical", "plusnxt", "clinic", "school", "gdpr", "ccpa"];

fn tree(name: &str) -> Value {
    let path = format!("{}/examples/policies/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    let policy: Policy = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    serde_json::to_value(&policy).unwrap()
}

fn fingerprint(tree: &Value) -> Option<Fingerprint> {
    serde_json::from_value(tree.clone()).ok().map(|policy: Policy| policy.fingerprint())
}

#[test]
fn rules_in_another_order_or_twice_have_the_same_fingerprint() {
    for name in POLICIES {
        let tree = tree(name);
        let mut other = tree.clone();
        let mut turned = 0;
        for (key, value) in other.as_object_mut().unwrap() {
            let Some(list) = value.as_array_mut().filter(|list| list.iter().all(Value::is_object))
            else {
                continue;
            };
            list.reverse();
            // A word is defined once.
            if key != "word" {
                let again = list[0].clone();
                list.push(again);
            }
            turned += 1;
        }
        assert!(turned >= 3, "{name}");
        assert_eq!(fingerprint(&tree), fingerprint(&other), "{name}");
        assert!(fingerprint(&tree).is_some(), "{name}");
    }
}

/// Every change of a rule tells: each rule left out, and each one with another reading.
#[test]
fn an_edited_rule_has_another_fingerprint_under_the_same_version() {
    let mut edits = 0;
    for name in ["plexus-it", "plusnxt", "ccpa"] {
        let tree = tree(name);
        let mut seen = BTreeSet::from([fingerprint(&tree).unwrap()]);
        for (key, value) in tree.as_object().unwrap() {
            let Some(rules) = value.as_array().filter(|list| list.iter().all(Value::is_object))
            else {
                continue;
            };
            for place in 0..rules.len() {
                let mut without = tree.clone();
                without[key].as_array_mut().unwrap().remove(place);
                let mut read = tree.clone();
                read[key][place]["reading"] = "in another way".into();
                for fingerprint in [without, read].iter().filter_map(fingerprint) {
                    edits += 1;
                    assert!(seen.insert(fingerprint), "{name}: {key}[{place}]");
                }
            }
        }
    }
    assert!(edits > 300, "{edits}");
}

fn decide(engine: &Engine, text: &str) -> Decision {
    engine.ask(toml::from_str::<Question>(text).unwrap()).unwrap()
}

/// A decision names what it was decided by, and its id tells it from every other.
#[test]
fn a_decision_bears_the_fingerprints_and_has_an_id_of_its_own() {
    let policies: Vec<Policy> =
        ["plusnxt", "gdpr"].map(|name| serde_json::from_value(tree(name)).unwrap()).to_vec();
    let told = |policy: &Policy| (policy.version(), policy.fingerprint());
    let mut expected: Vec<_> = policies.iter().map(told).collect();
    expected.sort();
    let engine = Engine::new(policies.clone()).unwrap();
    let question = "action = 'contact'\nchannel = 'email'\ndata = 'email-address'\n\
                    purpose = 'own-marketing'\nby = 'controller'\nat = 2026-03-01\n";
    let decision = decide(&engine, question);
    let versions = decision.versions.iter();
    let versions: Vec<_> = versions.map(|one| (one.version.clone(), one.fingerprint)).collect();
    assert_eq!(versions, expected);
    assert_eq!(decision.id().get_version_num(), 5);

    // The same again, by an engine of its own.
    let again = Engine::new(policies.clone()).unwrap();
    assert_eq!(decide(&again, question).id(), decision.id());
    // Another moment, another id of the question, another text under the same name.
    let edited = {
        let mut tree = serde_json::to_value(&policies[0]).unwrap();
        tree["reading"] = "The later of two texts counts.".into();
        serde_json::from_value::<Policy>(tree).unwrap()
    };
    assert_eq!(edited.version(), policies[0].version());
    let edited = Engine::new([edited, policies[1].clone()]).unwrap();
    let ids: BTreeSet<_> = [
        decision.id(),
        decide(&engine, &question.replace("2026-03-01", "2026-03-02")).id(),
        decide(&engine, &format!("id = 'request-17'\n{question}")).id(),
        decide(&edited, question).id(),
    ]
    .into();
    assert_eq!(ids.len(), 4);

    let prepared = toml::from_str::<Question>(question).unwrap();
    let act = engine.prepare(prepared.act).unwrap();
    let facts = engine.facts(prepared.facts).unwrap();
    let named =
        engine.decide(&act, &facts, datetime!(2026-03-01 0:00 UTC)).for_question("request-17");
    assert_eq!(named, decide(&engine, &format!("id = 'request-17'\n{question}")));
}

#[test]
fn an_id_that_nobody_can_read_is_refused() {
    let engine = Engine::new([serde_json::from_value::<Policy>(tree("plusnxt")).unwrap()]).unwrap();
    let question = toml::from_str::<Question>(
        "action = 'use'\ndata = 'name'\npurpose = 'billing'\nat = 2026-03-01",
    );
    let error = engine.ask(question.unwrap().id(" ")).unwrap_err();
    assert_eq!(error.problems()[0].path(), "id");
    assert!(error.to_string().contains("the question's id"), "{error}");
}
