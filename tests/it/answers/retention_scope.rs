//! Which records a schedule speaks of: all that its policy may speak of. A policy that puts something
//! outside by what a record does not say puts no record outside.

use super::{SHOP, becomes, standing};
use permitted::retention::ClosedPurpose;

const SCHEDULE: &str =
    "[[retention]]\nclause = 'PX-40'\nmaximum = { from = 'purpose-fulfilled' }\n";
const VISIT: &str = "record = 'visit-7'\ndata = 'page-views'\npurpose = 'site-administration'\n\
                     purpose-fulfilled = 2025-06-01\n";

#[track_caller]
fn stands(scope: &str, expected: &str) {
    let policy = format!("{SHOP}{scope}{SCHEDULE}");
    assert_eq!(becomes(&standing(&[&policy], VISIT)), expected, "{scope}");
}

#[test]
fn what_lies_beyond_by_a_further_facet_does_not_silence_the_schedule() {
    let due = "erase since 2025-06-01 by PX-40";
    for facet in [
        "gathered-at = 'other-website'",
        "source = 'third-party'",
        "subject = 'organisation'",
        "residence = 'US'",
        "action = 'disclose'",
        "by = 'processor'",
        "channel = 'email'",
        "place = 'US'",
        "recipient = 'the-public'",
        "identifiability = 'anonymised'",
        "when.age.below = 13",
        "when.gathered-at = 'other-website'",
    ] {
        stands(&format!("[[beyond]]\nclause = 'PM-40'\ndata = 'page-views'\n{facet}\n"), due);
        stands(&format!("[[beyond]]\nclause = 'PM-40'\n{facet}\n"), due);
    }
}

#[test]
fn what_lies_beyond_by_its_data_and_purpose_alone_silences_the_schedule() {
    let nothing = "keep by no rule";
    stands("[[beyond]]\nclause = 'PX-22'\ndata = 'usage'\n", nothing);
    stands("[[beyond]]\nclause = 'PX-22'\npurpose = 'site-administration'\n", nothing);
    stands("[[beyond]]\nclause = 'PX-22'\nidentifiability = 'identified'\n", nothing);
    // Nothing but what it names of data and purpose.
    let due = "erase since 2025-06-01 by PX-40";
    stands("[[beyond]]\nclause = 'PX-22'\ndata = 'usage'\npurpose = 'billing'\n", due);
    stands("[[beyond]]\nclause = 'PX-22'\ndata = 'organisation-data'\n", due);
}

#[test]
fn one_of_several_scopes_is_enough_for_the_schedule() {
    let scope =
        |data: &str| format!("[[scope]]\nid = '{data}'\nclause = 'PM-01'\ndata = '{data}'\n");
    let due = "erase since 2025-06-01 by PX-40";
    stands(&format!("{}{}", scope("financial"), scope("usage")), due);
    stands(&scope("financial"), "keep by no rule");
    // What else a scope asks is not asked of a record.
    stands(
        "[[scope]]\nclause = 'PM-01'\ngathered-at = 'own-website'\nwhen.age.at-least = 18\n",
        due,
    );
}

/// A record that is kept for a broad purpose serves each narrower one as long as that one lasts.
#[test]
fn a_narrower_purpose_that_is_done_is_told_apart() {
    let policy = format!("{SHOP}{SCHEDULE}");
    let standing = standing(
        &[&policy],
        "record = 'list-2'\ndata = 'email-address'\npurpose = 'marketing'\n\
         fulfilled = [{ purpose = 'newsletters', at = 2025-01-01 }]\n",
    );
    let closed = standing.closed.iter().map(|ClosedPurpose { purpose, since, by }| {
        let by = by.as_ref().map_or("request", |by| by.rule.id.as_str());
        format!("{purpose} since {} by {by}", super::written(*since))
    });
    assert_eq!(closed.collect::<Vec<_>>(), ["marketing since 2025-01-01 by PX-40"]);
    // Of the others nothing is known, so that nobody can say when the record is due.
    assert_eq!(becomes(&standing), "needs purpose-fulfilled");
}

/// What is unknown of one purpose may yet come last, whichever the record names first.
#[test]
fn a_record_is_due_when_no_purpose_is_left_and_unknown_while_one_is() {
    let policy = format!(
        "{SHOP}{SCHEDULE}[[retention]]\nclause = 'PX-40-tax'\npurpose = 'tax-compliance'\n\
         maximum = {{ period = '7 years', from = 'collected' }}\n"
    );
    let asked = |purposes: &str, life: &str| {
        let record = format!("record = 'r'\ndata = 'invoices'\npurpose = {purposes}\n{life}\n");
        becomes(&standing(&[&policy], &record))
    };
    let tax =
        "collected = 2022-05-01\nfulfilled = [{ purpose = 'tax-compliance', at = 'not-yet' }]\n";
    for purposes in ["['billing', 'tax-compliance']", "['tax-compliance', 'billing']"] {
        assert_eq!(asked(purposes, tax), "needs purpose-fulfilled");
        let done = format!("{tax}purpose-fulfilled = 2023-01-01");
        assert_eq!(asked(purposes, &done), "keep until 2029-05-01 by PX-40-tax");
    }
    let needs = "needs collected, purpose-fulfilled";
    assert_eq!(asked("'tax-compliance'", ""), needs);
}
