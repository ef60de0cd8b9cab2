//! What an answer says beside: that it assumes retention, that a hold is on the record, that another
//! basis carries what consent no longer does.

use super::{SHOP, decide, example, notices};
use permitted::Decision;
use permitted::Outcome::{Permitted, Prohibited};

const SCHEDULE: &str = "[[retention]]\nclause = 'PX-40'\ndata = 'usage'\n\
                        maximum = { period = '1 year', from = 'collected' }\n";

fn ask(action: &str, data: &str, rest: &str) -> Decision {
    let policy = format!(
        "{SHOP}[[permit]]\nclause = 'PX-02'\npurpose = 'analytics'\nbasis = 'notice'\n{SCHEDULE}"
    );
    let question = format!(
        "action = '{action}'\ndata = '{data}'\npurpose = 'analytics'\nby = 'controller'\n{rest}\n"
    );
    decide(&[&policy], &question)
}

#[test]
fn retention_is_assumed_where_a_rule_speaks_of_what_is_no_particular_record() {
    // There is no ledger at hand either; what is only stored is not subject to restriction.
    let unrestricted = "no restriction assumed";
    let assumed = "within its retention";
    assert_eq!(notices(&ask("use", "page-views", "")), [unrestricted, assumed]);
    assert_eq!(notices(&ask("store", "page-views", "")), [assumed]);
    // What is collected is no record yet.
    assert_eq!(notices(&ask("collect", "page-views", "")), [unrestricted]);
    // No rule speaks of it.
    assert_eq!(notices(&ask("use", "email-address", "")), [unrestricted]);
    // Where a record stands in its life is stated.
    let stated = ask("use", "page-views", "record.collected = 2026-01-01");
    assert_eq!(notices(&stated), [unrestricted]);
}

#[test]
fn a_hold_is_told_where_it_is_why_something_is_stored_or_not_erased() {
    let held = |action: &str, collected: &str| {
        let hold = "hold = [{ reference = 'suit 12', from = 2025-03-01 }, \
                    { reference = 'audit', from = 2025-03-01, until = 2026-02-01 }]";
        let rest = format!("record = {{ collected = {collected}, {hold} }}");
        let decision = ask(action, "page-views", &rest);
        (decision.outcome, notices(&decision))
    };
    let told = || vec!["held by suit 12".to_owned()];
    assert_eq!(held("store", "2024-01-01"), (Permitted, told()));
    assert_eq!(held("erase", "2024-01-01"), (Prohibited, told()));
    assert_eq!(held("anonymise", "2026-01-01"), (Prohibited, told()));
    // It has no part in whether the record is used.
    let unrestricted = vec!["no restriction assumed".to_owned()];
    assert_eq!(held("use", "2026-01-01"), (Permitted, unrestricted));
    assert_eq!(held("use", "2024-01-01"), (Prohibited, vec![]));
}

/// Plexuus warns of fraud on its own notice, whatever a client withdrew (PX-16).
fn warned(ledger: &str) -> Decision {
    let question = format!(
        "action = 'use'\ndata = 'ip-address'\npurpose = 'fraud-prevention'\nplace = 'US'\n\
         by = 'controller'\nsource = 'observed'\nrecord.purpose-fulfilled = 'not-yet'\n\
         subject = {{ id = 'client-17', age = 44 }}\nledger = [{ledger}]\n"
    );
    decide(&[&example("plexuus")], &question)
}

#[test]
fn another_basis_that_carries_what_was_withdrawn_is_told() {
    let tells = |ledger: &str, expected: &[&str]| {
        let decision = warned(ledger);
        assert_eq!(decision.outcome, Permitted, "{ledger}");
        assert_eq!(notices(&decision), expected, "{ledger}");
    };
    let told = |day: &str| format!("PX-16 carries it, consent was withdrawn {day}");
    let withdrawn = "{ event = 'withdrawn', recorded = 2026-02-01 }, ";
    tells(withdrawn, &[&told("2026-02-01")]);
    tells(
        &format!("{withdrawn}{{ event = 'withdrawn', recorded = 2026-02-10 }}"),
        &[&told("2026-02-10")],
    );
    // The last that is about the use.
    let billing = "{ event = 'withdrawn', purpose = 'billing', recorded = 2026-02-10 }";
    tells(&format!("{withdrawn}{billing}"), &[&told("2026-02-01")]);
    tells(billing, &[]);
    let acme = "{ event = 'withdrawn', party = 'acme', recorded = 2026-02-10 }";
    tells(acme, &[]);
    // A refusal or an objection withdraws nothing.
    tells("{ event = 'refused', recorded = 2026-02-01 }", &[]);
    tells("{ event = 'objected', recorded = 2026-02-01 }", &[]);
    // Who agreed again has not withdrawn.
    let again = |rest: &str| {
        format!(
            "{withdrawn}{{ event = 'granted', strength = 'express', purpose = 'security', {rest} }}"
        )
    };
    tells(&again("recorded = 2026-02-02"), &[]);
    tells(&again("recorded = 2026-01-10"), &[&told("2026-02-01")]);
    let implied = again("recorded = 2026-02-02").replace("'express'", "'implied'");
    tells(&implied, &[&told("2026-02-01")]);
}

/// Where the permit relied on is that of a new consent, nothing was withdrawn from it.
#[test]
fn a_permit_on_consent_is_no_other_basis() {
    let policy = format!(
        "{SHOP}[[permit]]\nclause = 'PX-13'\nid = 'a-consent'\npurpose = 'personalisation'\nbasis = 'consent'\n\
         [[permit]]\nclause = 'PX-16'\nid = 'b-notice'\npurpose = 'personalisation'\nbasis = 'notice'\n"
    );
    let question = |permitting: &str| {
        format!(
            "action = 'use'\ndata = 'page-views'\npurpose = 'personalisation'\n\
             by = {{ role = 'controller', party = 'acme' }}\nsubject.id = 'client-17'\n\
             ledger = [{{ event = 'withdrawn', recorded = 2026-02-01 }}, \
             {{ event = 'granted', strength = 'express', purpose = 'personalisation', {permitting} }}]\n"
        )
    };
    let decision = decide(&[&policy], &question("recorded = 2026-01-01"));
    assert_eq!(notices(&decision), ["b-notice carries it, consent was withdrawn 2026-02-01"]);
    let decision = decide(&[&policy], &question("recorded = 2026-02-02"));
    assert!(decision.parts[0].grounds[0].relied_on, "{:?}", decision.parts[0].grounds);
    assert_eq!(notices(&decision), [""; 0]);
}
