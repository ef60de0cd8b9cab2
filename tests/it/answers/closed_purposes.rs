//! Since when a purpose is closed to a record, and by which rule.

use super::{SHOP, standing, written};
use permitted::retention::{ClosedPurpose, Standing};

/// Orders are kept two years, what was written about them one, and the invoices ten.
const SCHEDULE: &str = r#"
[[retention]]
clause = "PX-40"
id = "orders"
data = "orders"
maximum = { period = "2 years", from = "collected" }

[[retention]]
clause = "PX-40"
id = "messages"
data = "communications"
maximum = { period = "1 year", from = "collected" }

[[retention]]
clause = "PX-40"
id = "invoices"
data = "invoices"
maximum = { period = "10 years", from = "collected" }
"#;

fn closed(standing: &Standing) -> Vec<String> {
    let closed = standing.closed.iter();
    closed
        .map(|ClosedPurpose { purpose, since, by }| {
            let by = by.as_ref().map_or("request", |by| by.rule.id.as_str());
            format!("{purpose} since {} by {by}", written(*since))
        })
        .collect()
}

fn closed_for(record: &str) -> Vec<String> {
    let policy = format!("{SHOP}{SCHEDULE}");
    let record = format!("record = 'case-4'\ncollected = 2020-05-01\n{record}");
    closed(&standing(&[&policy], &record))
}

#[test]
fn a_purpose_is_closed_since_the_first_category_may_not_serve_it() {
    let since = ["customer-support since 2021-05-01 by messages"];
    let purpose = "purpose = 'customer-support'\n";
    assert_eq!(closed_for(&format!("data = ['orders', 'message-content']\n{purpose}")), since);
    assert_eq!(closed_for(&format!("data = ['message-content', 'orders']\n{purpose}")), since);
    // What may still be used leaves it closed.
    assert_eq!(
        closed_for(&format!("data = ['invoices', 'orders', 'message-content']\n{purpose}")),
        since
    );
    let orders = ["customer-support since 2022-05-01 by orders"];
    assert_eq!(closed_for(&format!("data = ['orders', 'invoices']\n{purpose}")), orders);
}

/// Of two categories that may not serve it since one instant, the one that the record names first.
#[test]
fn of_two_rules_that_close_a_purpose_together_that_of_the_first_category_is_cited() {
    let rule = |data: &str| {
        format!(
            "[[retention]]\nclause = 'PX-40'\nid = '{data}'\ndata = '{data}'\n\
             maximum = {{ period = '1 year', from = 'collected' }}\n"
        )
    };
    for rules in [["orders", "receipts"], ["receipts", "orders"]] {
        let policy = format!("{SHOP}{}{}", rule(rules[0]), rule(rules[1]));
        for (data, first) in
            [("['orders', 'receipts']", "orders"), ("['receipts', 'orders']", "receipts")]
        {
            let record = format!(
                "record = 'case-4'\ncollected = 2020-05-01\ndata = {data}\npurpose = 'billing'\n"
            );
            let since = format!("billing since 2021-05-01 by {first}");
            assert_eq!(closed(&standing(&[&policy], &record)), [since]);
        }
    }
}

#[test]
fn each_purpose_is_closed_since_its_own_end() {
    let policy = format!(
        "{SHOP}[[retention]]\nclause = 'PX-40'\ndata = 'personal-data'\n\
         maximum = {{ from = 'purpose-fulfilled' }}\n"
    );
    let record = "record = 'account-9'\ndata = 'email-address'\n\
                  purpose = ['billing', 'customer-support', 'own-marketing']\n\
                  fulfilled = [{ purpose = 'billing', at = 2024-03-01 }, \
                  { purpose = 'customer-support', at = 2023-07-01 }, \
                  { purpose = 'own-marketing', at = 'not-yet' }]\n";
    let standing = standing(&[&policy], record);
    assert_eq!(
        closed(&standing),
        ["billing since 2024-03-01 by PX-40", "customer-support since 2023-07-01 by PX-40"]
    );
    assert_eq!(standing.usable, [permitted::Purpose::OWN_MARKETING]);
}

#[test]
fn a_purpose_is_closed_from_the_very_instant_of_the_end() {
    let policy = format!("{SHOP}{SCHEDULE}");
    let at = |moment: &str| {
        let record = format!(
            "record = 'case-4'\ndata = 'orders'\npurpose = 'customer-support'\n\
             collected = 2020-05-01\nat = {moment}\n"
        );
        closed(&standing(&[&policy], &record))
    };
    assert!(at("2022-04-30T23:59:59Z").is_empty());
    assert_eq!(at("2022-05-01"), ["customer-support since 2022-05-01 by orders"]);
}

#[test]
fn an_end_that_is_now_counts_whatever_is_unknown_of_another_rule() {
    let policy = format!(
        "{SHOP}{SCHEDULE}[[retention]]\nclause = 'PX-40'\nid = 'idle'\ndata = 'orders'\n\
         maximum = {{ period = '6 months', from = 'last-used' }}\n"
    );
    let at = |moment: &str| {
        let record = format!(
            "record = 'case-4'\ndata = 'orders'\npurpose = 'customer-support'\n\
             collected = 2020-05-01\nat = {moment}\n"
        );
        let standing = standing(&[&policy], &record);
        (closed(&standing), super::becomes(&standing))
    };
    let (before, needs) = at("2022-04-30");
    assert_eq!((before.len(), &*needs), (0, "needs last-used"));
    let (then, due) = at("2022-05-01");
    assert_eq!(then, ["customer-support since 2022-05-01 by orders"]);
    assert_eq!(due, "erase since 2022-05-01 by orders");
}
