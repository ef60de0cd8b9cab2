//! What the erasure that its subject asked for does to a record, whoever is cited for it.

use super::{LAW, SHOP, cited, decide};
use permitted::Decision;
use permitted::Outcome::{NotPermitted, Permitted, Prohibited};

const PERMIT: &str = "permit = [{ clause = '1', action = 'use', basis = 'contract' }]\n";
const RIGHT: &str = "right = [{ clause = '2', right = 'erasure' }]\n";
const SCHEDULE: &str = "retention = [{ clause = '3', data = 'call-recording', \
                        maximum = { period = '9 years', from = 'collected' } }]\n";

/// An act on a recording whose erasure was asked for.
fn asked(policies: &[&str], action: &str, rest: &str) -> Decision {
    let ledger = if rest.contains("ledger") { "" } else { "ledger = []\n" };
    let question = format!(
        "action = '{action}'\ndata = 'call-recording'\npurpose = 'quality-assurance'\nplace = 'DE'\n\
         by = 'controller'\nsubject.id = 'u'\nat = 2026-03-01\n{ledger}{rest}\n\
         record = {{ collected = 2026-02-01, erasure-requested = 2026-02-20 }}\n"
    );
    decide(policies, &question)
}

fn shops() -> [String; 3] {
    [RIGHT, SCHEDULE, ""].map(|rules| format!("{SHOP}{PERMIT}{rules}"))
}

#[test]
fn what_sets_data_aside_or_disposes_of_it_is_not_prohibited_by_it() {
    for shop in shops() {
        let outcome = |action| asked(&[&shop], action, "").outcome;
        assert_eq!(outcome("use"), Prohibited, "{shop}");
        for action in ["store", "restrict", "anonymise"] {
            assert_eq!(outcome(action), NotPermitted, "{action}: {shop}");
        }
        assert_eq!(outcome("erase"), Permitted, "{shop}");
    }
}

#[test]
fn it_concerns_personal_data() {
    for shop in shops() {
        let aggregated = asked(&[&shop], "erase", "identifiability = 'aggregated'\n");
        assert_eq!(aggregated.outcome, NotPermitted, "{shop}");
        let pseudonymised = asked(&[&shop], "erase", "identifiability = 'pseudonymised'\n");
        assert_eq!(pseudonymised.outcome, Permitted, "{shop}");
    }
}

#[test]
fn a_request_that_no_rule_answers_is_cited_under_operating_policies_alone() {
    let [.., shop] = shops();
    let decision = asked(&[&shop, LAW], "erase", "");
    assert_eq!(cited(&decision), ["erasure-requested permits"]);
    let policies: Vec<&str> =
        decision.parts[0].grounds.iter().map(|ground| ground.rule.policy.as_str()).collect();
    assert_eq!(policies, ["shop"]);
}

/// A restriction gives way to what a granted right orders, and whether one was granted is said by
/// evidence, not by who is cited for the request.
#[test]
fn restricted_data_is_erased_where_erasure_was_granted() {
    let restricted = "ledger = [{ event = 'restricted', recorded = 2026-02-10 }]\n";
    let granted = "evidence = [{ kind = 'granted-erasure', recorded = 2026-02-25 }]\n";
    for shop in shops() {
        let policy = shop.replace(SCHEDULE, &format!("{SCHEDULE}{RIGHT}"));
        assert_eq!(asked(&[&policy], "erase", restricted).outcome, Prohibited, "{policy}");
        let carried_out = asked(&[&policy], "erase", &format!("{restricted}{granted}"));
        let expected = if policy.contains("right =") { Permitted } else { Prohibited };
        assert_eq!(carried_out.outcome, expected, "{policy}");
    }
}
