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
fn it_prohibits_the_use_of_personal_data_and_orders_to_erase_any() {
    for shop in shops() {
        let outcome = |action, degree: &str| {
            asked(&[&shop], action, &format!("identifiability = '{degree}'\n")).outcome
        };
        assert_eq!(outcome("use", "pseudonymised"), Prohibited, "{shop}");
        assert_eq!(outcome("use", "aggregated"), Permitted, "{shop}");
        // What identifies fully is to be erased; saying that it identifies less forbids nothing.
        for degree in ["identified", "pseudonymised", "aggregated"] {
            assert_eq!(outcome("erase", degree), Permitted, "{degree}: {shop}");
        }
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

/// What a policy requires to be kept is data of which it speaks: its minimum keeps nothing else, and
/// spares no use of anything else after a request for erasure.
#[test]
fn a_minimum_of_a_policy_that_does_not_speak_of_the_data_keeps_nothing() {
    let ledgers = "id = 'ledgers'\nversion = '1'\nfrom = 2020-01-01\n\
                   scope = [{ clause = '0', data = 'financial' }]\n\
                   retention = [{ clause = '4', minimum = { period = '9 years', from = 'collected' } }]\n";
    let shop = format!("{SHOP}{PERMIT}");
    assert_eq!(asked(&[&shop, ledgers], "use", "").outcome, Prohibited);
    let of_all = ledgers.replace("scope = [{ clause = '0', data = 'financial' }]\n", "");
    let kept = asked(&[&shop, &of_all], "use", "");
    assert_eq!(kept.outcome, NotPermitted, "the ledgers' own policy permits nothing");
    assert_eq!(cited(&kept), Vec::<String>::new());
}
