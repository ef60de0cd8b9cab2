use permitted::audit::{AuditRecord, Change};
use permitted::scenario::{Scenarios, check_all};
use permitted::{Engine, Policy, PolicyTimeline, Question};
use time::macros::datetime;

const PUBLISHED: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/first_policy.toml"));
const SCENARIOS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/first_policy.scenarios.toml"));

fn published() -> Policy {
    toml::from_str(PUBLISHED).expect("the policy is valid")
}

fn draft() -> Policy {
    let mut text = PUBLISHED.to_owned();
    for (before, now) in [
        ("version = \"1\"", "version = \"2\""),
        ("from = 2020-01-01", "from = 2026-05-01"),
        ("channel = [\"phone\", \"email\"]", "channel = [\"phone\", \"email\", \"sms\"]"),
        ("evidence = \"equivalent-confidentiality\"", "evidence = \"confidentiality\""),
    ] {
        assert!(text.contains(before), "{before}");
        text = text.replace(before, now);
    }
    toml::from_str(&text).expect("the policy is valid")
}

fn question(text: &str) -> Question {
    let stated = "by = 'controller'\ndata = 'email-address'\nsubject = { id = 'client-17' }\nledger = []\n";
    toml::from_str(&format!("{stated}{text}")).expect("the question is valid")
}
