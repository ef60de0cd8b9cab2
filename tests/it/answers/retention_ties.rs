//! Bounds of the schedule that fall on one instant: which rule is cited does not hang on the order in
//! which rules or words are written.

use super::{SHOP, becomes, standing};

fn rule(id: &str, data: &str, purpose: &str, spans: &str) -> String {
    format!(
        "[[retention]]\nclause = 'PX-40'\nid = '{id}'\ndata = '{data}'\npurpose = '{purpose}'\n{spans}\n"
    )
}

fn maximum(period: &str, from: &str) -> String {
    format!("maximum = {{ period = '{period}', from = '{from}' }}")
}

fn minimum(period: &str, from: &str) -> String {
    format!("minimum = {{ period = '{period}', from = '{from}' }}")
}

/// What becomes of a record, in whichever order the two rules stand.
#[track_caller]
fn stands(rules: [String; 2], record: &str, expected: &str) {
    let [one, other] = &rules;
    for rules in [format!("{one}{other}"), format!("{other}{one}")] {
        let policy = format!("{SHOP}{rules}");
        let record = format!("record = 'invoice-7'\ncollected = 2020-02-29\n{record}");
        assert_eq!(becomes(&standing(&[&policy], &record)), expected);
    }
}

#[test]
fn of_two_maxima_that_end_together_the_first_id_is_cited() {
    let bound =
        |id: &str, period: &str| rule(id, "invoices", "billing", &maximum(period, "collected"));
    let record = "data = 'invoices'\npurpose = 'billing'\n";
    let both = |period| [bound("by-contract", period), bound("by-notice", period)];
    stands(both("10 years"), record, "keep until 2030-02-28 by by-contract");
    stands(both("5 years"), record, "erase since 2025-02-28 by by-contract");
    // Without a tie the earlier one.
    let [one, _] = both("5 years");
    stands([one, bound("by-notice", "4 years")], record, "erase since 2024-02-29 by by-notice");
}

#[test]
fn of_two_minima_that_end_together_the_first_id_is_cited() {
    let bound =
        |id: &str, period: &str| rule(id, "invoices", "billing", &minimum(period, "collected"));
    let record = "data = 'invoices'\npurpose = 'billing'\nerasure-requested = 2026-02-01\n";
    let both = |period| [bound("by-tax-law", period), bound("by-trade-law", period)];
    stands(both("7 years"), record, "keep until 2027-02-28 by by-tax-law");
    // Without a tie the later one.
    let [one, _] = both("7 years");
    stands(
        [one, bound("by-trade-law", "8 years")],
        record,
        "keep until 2028-02-29 by by-trade-law",
    );
}

#[test]
fn of_two_rules_of_an_open_purpose_the_first_id_is_cited() {
    let bound = |id: &str| rule(id, "invoices", "billing", &maximum("1 year", "contract-ended"));
    let record = "data = 'invoices'\npurpose = 'billing'\ncontract-ended = 'not-yet'\n";
    stands([bound("by-contract"), bound("by-notice")], record, "keep by by-contract");
}

/// The last purpose decides; of two that end together the one that the record names first.
#[test]
fn of_two_purposes_that_end_together_the_first_named_is_cited() {
    let rules = |period: &str| {
        let bound = |id, purpose| rule(id, "invoices", purpose, &maximum(period, "collected"));
        [bound("bills", "billing"), bound("books", "accounting")]
    };
    let record = |purposes: &str| format!("data = 'invoices'\npurpose = {purposes}\n");
    let (bills, books) = (record("['billing', 'accounting']"), record("['accounting', 'billing']"));
    stands(rules("10 years"), &bills, "keep until 2030-02-28 by bills");
    stands(rules("10 years"), &books, "keep until 2030-02-28 by books");
    stands(rules("5 years"), &bills, "erase since 2025-02-28 by bills");
    stands(rules("5 years"), &books, "erase since 2025-02-28 by books");
    // And of two that are open.
    let open = |purposes: &str| format!("{}contract-ended = 'not-yet'\n", record(purposes));
    let rules = || {
        let bound =
            |id, purpose| rule(id, "invoices", purpose, &maximum("1 year", "contract-ended"));
        [bound("bills", "billing"), bound("books", "accounting")]
    };
    stands(rules(), &open("['billing', 'accounting']"), "keep by bills");
    stands(rules(), &open("['accounting', 'billing']"), "keep by books");
}

/// The first category decides; of two that end together the one that the record names first.
#[test]
fn of_two_categories_that_end_together_the_first_named_is_cited() {
    let rules = |period: &str, from: &str| {
        let bound = |id, data| rule(id, data, "billing", &maximum(period, from));
        [bound("invoices", "invoices"), bound("receipts", "receipts")]
    };
    let record = |data: &str| format!("purpose = 'billing'\ndata = {data}\n");
    let (one, other) = (record("['invoices', 'receipts']"), record("['receipts', 'invoices']"));
    stands(rules("10 years", "collected"), &one, "keep until 2030-02-28 by invoices");
    stands(rules("10 years", "collected"), &other, "keep until 2030-02-28 by receipts");
    stands(rules("5 years", "collected"), &one, "erase since 2025-02-28 by invoices");
    stands(rules("5 years", "collected"), &other, "erase since 2025-02-28 by receipts");
    let open = |record: &str| format!("{record}contract-ended = 'not-yet'\n");
    stands(rules("1 year", "contract-ended"), &open(&one), "keep by invoices");
    stands(rules("1 year", "contract-ended"), &open(&other), "keep by receipts");
}

/// A record that a minimum and a maximum keep up to one instant is kept by the minimum.
#[test]
fn a_minimum_and_a_maximum_that_end_together_cite_the_minimum() {
    let rules = |period: &str| {
        [
            rule("may", "invoices", "billing", &maximum(period, "collected")),
            rule("must", "invoices", "tax-compliance", &minimum("7 years", "collected")),
        ]
    };
    let record = "data = 'invoices'\npurpose = ['billing', 'tax-compliance']\n";
    // What no rule bounds may be kept without an end, and must be kept as long as the minimum says.
    stands(rules("7 years"), record, "keep until 2027-02-28 by must");
    let rules = |period: &str| {
        let [may, must] = rules(period);
        [may, format!("{must}maximum = {{ period = '7 years', from = 'collected' }}\n")]
    };
    stands(rules("7 years"), record, "keep until 2027-02-28 by must");
    stands(rules("8 years"), record, "keep until 2028-02-29 by may");
    stands(rules("6 years"), record, "keep until 2027-02-28 by must");
}

/// A record that falls due in the very instant in which its erasure is asked for is due by its rule.
#[test]
fn what_is_due_when_its_erasure_is_asked_for_is_due_by_its_rule() {
    let rules = || {
        let bound = |id| rule(id, "invoices", "billing", &maximum("5 years", "collected"));
        [bound("bills"), bound("books")]
    };
    let asked = |since: &str| {
        format!("data = 'invoices'\npurpose = 'billing'\nerasure-requested = {since}\n")
    };
    stands(rules(), &asked("2025-02-28"), "erase since 2025-02-28 by bills");
    stands(rules(), &asked("2025-02-27"), "erase since 2025-02-27 by no rule");
    stands(rules(), &asked("2025-03-01"), "erase since 2025-02-28 by bills");
}
