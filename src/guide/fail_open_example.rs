use permitted::engine::Decision;
#[allow(unused_imports, reason = "not every example compares outcomes")]
use permitted::Outcome;
use permitted::{Engine, Policy};

/// What a policy of these rules says of a question. Moment, actor, data and subject are stated by default.
fn ask(rules: &str, question: &str) -> Decision {
    let policy = format!("id = 'library'\nversion = '1'\nfrom = 2020-01-01\n{rules}");
    let policy: Policy = toml::from_str(&policy).expect("the policy is valid");
    let engine = Engine::new([policy]).expect("the policy compiles");
    let mut stated = String::new();
    for default in ["at = 2026-03-01", "by = 'controller'", "data = 'email-address'", "subject.id = 'reader-17'"] {
        let key = default.split([' ', '.']).next().expect("a default has a key");
        if !question.lines().any(|line| line.trim_start().starts_with(key)) {
            stated.push_str(default);
            stated.push('\n');
        }
    }
    let question = toml::from_str(&format!("{stated}{question}")).expect("the question is valid");
    engine.ask(question).expect("it is asked")
}
