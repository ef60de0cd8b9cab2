//! The first date on which something may become due.

use super::{LAW, SHOP, becomes, next_due, standing};

fn shop(rules: &str) -> String {
    format!("{SHOP}{rules}")
}

const NOTICE: &str = "[[retention]]\nclause = 'PX-40'\ndata = 'personal-data'\n\
                      maximum = { period = '10 years', from = 'collected' }\n";

fn record(rest: &str) -> String {
    format!("record = 'r'\ndata = 'invoices'\npurpose = 'billing'\n{rest}\n")
}

#[test]
fn a_version_that_comes_into_force_may_make_something_due() {
    let law = |version: &str, from: &str| {
        format!(
            "{}[[retention]]\nclause = 'L-1'\nmaximum = {{ period = '1 year', from = 'collected' }}\n",
            LAW.replace("'1'", &format!("'{version}'")).replace("2020-01-01", from)
        )
    };
    let record = record("collected = 2024-06-01");
    let due = |laws: &[&str]| {
        let shop = shop(NOTICE);
        let policies: Vec<&str> = [&*shop].into_iter().chain(laws.iter().copied()).collect();
        next_due(&policies, &[&record])
    };
    assert_eq!(due(&[]).as_deref(), Some("2034-06-01"));
    let (one, two) = (law("1", "2026-06-01"), law("2", "2027-01-01"));
    assert_eq!(due(&[&one]).as_deref(), Some("2026-06-01"));
    // The first of several, and no past one.
    assert_eq!(due(&[&one, &two]).as_deref(), Some("2026-06-01"));
    assert_eq!(due(&[&law("1", "2026-03-01")]), None);
}

#[test]
fn what_is_due_now_is_not_due_next() {
    let due = |rest: &str| next_due(&[&shop(NOTICE)], &[&record(rest)]);
    let asked = |at: &str| due(&format!("collected = 2024-06-01\nerasure-requested = {at}"));
    assert_eq!(asked("2026-03-01"), None);
    assert_eq!(asked("2026-03-02").as_deref(), Some("2026-03-02"));
    assert_eq!(due("collected = 2016-03-01"), None);
    assert_eq!(due("collected = 2016-03-02").as_deref(), Some("2026-03-02"));
}

#[test]
fn a_known_end_may_settle_what_is_unknown() {
    let rule = |id: &str, period: &str, from: &str| {
        format!(
            "[[retention]]\nclause = 'PX-40'\nid = '{id}'\ndata = 'personal-data'\n\
             maximum = {{ period = '{period}', from = '{from}' }}\n"
        )
    };
    let policy = shop(
        &[
            rule("long", "12 years", "collected"),
            rule("short", "10 years", "collected"),
            rule("idle", "1 year", "last-used"),
            rule("ended", "1 year", "contract-ended"),
        ]
        .concat(),
    );
    let unknown = record("collected = 2018-06-01");
    assert_eq!(becomes(&standing(&[&policy], &unknown)), "needs contract-ended, last-used");
    assert_eq!(next_due(&[&policy], &[&unknown]).as_deref(), Some("2028-06-01"));
    // The first to come, not one that has passed.
    let policy = shop(
        &[
            rule("long", "12 years", "collected"),
            rule("idle", "1 year", "last-used"),
            "[[retention]]\nclause = 'AO-147'\ndata = 'invoices'\npurpose = 'billing'\n\
         minimum = { period = '6 years', from = 'collected' }\n"
                .to_owned(),
        ]
        .concat(),
    );
    let now = record("collected = 2020-03-01");
    assert_eq!(becomes(&standing(&[&policy], &now)), "needs last-used");
    assert_eq!(next_due(&[&policy], &[&now]).as_deref(), Some("2032-03-01"));
}

#[test]
fn the_first_of_several_records_counts() {
    let policy = shop(NOTICE);
    let records =
        ["2020-06-01", "2019-02-01", "2021-06-01"].map(|day| record(&format!("collected = {day}")));
    let [one, other, third] = &records;
    assert_eq!(next_due(&[&policy], &[one, other, third]).as_deref(), Some("2029-02-01"));
}
