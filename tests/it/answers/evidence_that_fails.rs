//! Why evidence on record does not count, where it is asked for.

use super::{SHOP, decide, notices};
use permitted::Decision;
use permitted::Outcome::{NotPermitted, Permitted, Prohibited, Undetermined};

const INSURER: &str = "permit = [{ clause = '1', action = 'disclose', recipient = 'insurer', \
                         basis = 'contract', when.evidence = 'confidentiality' }]\n";

fn disclosed(rules: &str, evidence: &str) -> Decision {
    let question = format!(
        "action = 'disclose'\ndata = 'tenancy'\npurpose = 'requested-disclosure'\n\
         recipient = {{ role = 'insurer', party = 'house-cover' }}\nevidence = [{evidence}]\n"
    );
    decide(&[&format!("{SHOP}{rules}")], &question)
}

fn signed(rest: &str) -> String {
    format!("{{ kind = 'confidentiality', recorded = 2026-01-01, {rest} }}")
}

#[track_caller]
fn fails(evidence: &str, expected: &[&str]) {
    let decision = disclosed(INSURER, evidence);
    assert_eq!(
        (decision.outcome, notices(&decision)),
        (NotPermitted, expected.iter().map(ToString::to_string).collect())
    );
}

#[test]
fn a_contract_is_on_record_and_does_not_count() {
    fails(&signed("party = 'roof-cover'"), &["confidentiality of 2026-01-01 names another party"]);
    fails(
        &signed("party = 'house-cover', expires = 2026-02-01"),
        &["confidentiality of 2026-01-01 has expired"],
    );
    fails(&signed(""), &["confidentiality of 2026-01-01 names no party"]);
    fails(
        "{ kind = 'confidentiality', party = 'house-cover', recorded = 2026-04-01 }",
        &["confidentiality of 2026-04-01 is not recorded yet"],
    );
    fails(
        &signed("party = 'house-cover', data = 'name'"),
        &["confidentiality of 2026-01-01 is about other uses"],
    );
    let decision = disclosed(INSURER, &signed("party = 'house-cover'"));
    // There is no ledger at hand.
    let unrestricted = vec!["no restriction assumed".to_owned()];
    assert_eq!((decision.outcome, notices(&decision)), (Permitted, unrestricted));
}

#[test]
fn evidence_of_other_kinds_and_none_at_all_are_no_matter() {
    fails("", &[]);
    fails("{ kind = 'court-order', recorded = 2026-01-01 }", &[]);
    // A party that is not known may be the one.
    let rules = INSURER.to_owned();
    let question = "action = 'disclose'\ndata = 'tenancy'\npurpose = 'requested-disclosure'\n\
                    recipient = 'insurer'\n";
    let evidence = format!("evidence = [{}]\n", signed("party = 'roof-cover'"));
    let decision = decide(&[&format!("{SHOP}{rules}")], &format!("{question}{evidence}"));
    assert_eq!((decision.outcome, notices(&decision)), (Undetermined, Vec::new()));
}

#[test]
fn exceptions_ask_for_evidence_as_permits_do() {
    let rules = "permit = [{ clause = '1', action = 'disclose' }]\n\
                 forbid = [{ clause = '2', action = 'disclose', unless = [{ when.evidence = 'confidentiality' }] }]\n";
    let decision = disclosed(rules, &signed("party = 'roof-cover'"));
    assert_eq!(decision.outcome, Prohibited);
    assert_eq!(notices(&decision), ["confidentiality of 2026-01-01 names another party"]);
}

#[test]
fn evidence_that_names_too_little_is_told() {
    let rules =
        INSURER.replace("'confidentiality' }]", "{ kind = 'confidentiality', naming = 'data' } }]");
    let decision = disclosed(&rules, &signed("party = 'house-cover'"));
    assert_eq!(decision.outcome, NotPermitted);
    assert_eq!(notices(&decision), ["confidentiality of 2026-01-01 names too little"]);
}
