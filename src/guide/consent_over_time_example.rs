use permitted::engine::Outcome;
use permitted::{Engine, Policy};

fn ask(action: &str, purpose: &str, ledger: &str, at: &str, more: &str) -> Outcome {
    let policy: Policy = toml::from_str(
        "id = 'library'\nversion = '1'\nfrom = 2020-01-01\n\
         [[permit]]\nclause = '1'\naction = 'contact'\npurpose = 'newsletters'\nbasis = 'consent'\n\
         [[permit]]\nclause = '2'\naction = 'analyse'\nbasis = 'legitimate-interests'\n",
    )
    .expect("the policy is valid");
    let question = format!(
        "action = '{action}'\ndata = 'reading-history'\npurpose = '{purpose}'\nby = 'controller'\n\
         at = {at}\nledger = {ledger}\n{more}\n",
    );
    let engine = Engine::new([policy]).expect("the policy compiles");
    engine.ask(toml::from_str(&question).expect("the question is valid")).expect("it is asked").outcome
}

const READER: &str = "subject.id = 'reader-17'";

#[allow(dead_code, reason = "not every example asks this")]
fn newsletter(ledger: &str, at: &str) -> Outcome {
    ask("contact", "newsletters", ledger, at, &format!("channel = 'email'\n{READER}"))
}

#[allow(dead_code, reason = "not every example asks this")]
fn analysis(ledger: &str, at: &str) -> Outcome {
    ask("analyse", "analytics", ledger, at, READER)
}
