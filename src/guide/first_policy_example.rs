use permitted::engine::Decision;
#[allow(unused_imports, reason = "not every example compares outcomes")]
use permitted::Outcome;
use permitted::{Engine, Policy};

const FILE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/first_policy.toml"));

/// Asks the file of this page, which has this rule.
fn ask(rule: &str, question: &str) -> Decision {
    assert!(FILE.contains(rule.trim()), "{rule} does not stand in the file");
    let policy: Policy = toml::from_str(FILE).expect("the policy is valid");
    let engine = Engine::new([policy]).expect("the policy compiles");
    let stated = "at = 2026-03-01\nby = 'controller'\nsubject = { id = 'client-17', kind = 'client' }\n";
    let question = toml::from_str(&format!("{stated}{question}")).expect("the question is valid");
    engine.ask(question).expect("it is asked")
}

#[allow(dead_code, reason = "not every example asks this")]
const OFFER: &str = "action = 'contact'\nchannel = 'email'\ndata = 'email-address'\npurpose = 'own-marketing'";
