//! On no other legal basis than those that a policy or a law admits.

use super::{LAW, SHOP, are_answered};

const USES: &str = "permit = [{ clause = '1', action = 'use', data = 'location', basis = 'legitimate-interests' }, \
                              { clause = '2', action = 'use', purpose = 'billing', basis = 'contract' }]\n";

/// `no-other-ground`.
#[test]
fn on_no_other_ground() {
    let policy = "admitted-basis = [{ clause = '3', data = 'health-data', basis = ['explicit-consent', 'health-care'] }]\n";
    let law = "admitted-basis = [{ clause = 'L1', data = 'location', basis = 'consent' }]\n";
    let questions = r#"
defaults = { action = "use", place = "DE",
             ledger = [{ event = "granted", strength = "express", recorded = 2026-01-05, purpose = "personalisation" }] }
scenario = [
    { name = "location, while consent lies in a drawer", data = "current-location", purpose = "personalisation",
      expect = { outcome = "not-permitted", missing = [] } },
    { name = "health on a bill", data = "health-data", purpose = "billing", expect = { outcome = "not-permitted", missing = [] } },
    { name = "the name on a bill", data = "name", purpose = "billing", expect = { outcome = "permitted", clause = ["2"] } },
]
"#;
    are_answered(&[&format!("{SHOP}{USES}{policy}"), &format!("{LAW}{law}")], questions);
}

/// A permit that stands on an admitted basis is as good as without the declaration, and one of
/// several alternatives is enough.
#[test]
fn an_admitted_basis_carries_the_use() {
    let policy = "permit = [{ clause = '1', action = 'use', data = 'location', basis = { any = ['legitimate-interests', 'consent'] } }]\n";
    let law = "admitted-basis = [{ clause = 'L1', data = 'location', basis = 'consent' }]\n";
    let questions = r#"
defaults = { action = "use", data = "current-location", purpose = "personalisation" }
scenario = [
    { name = "agreed", expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "granted", strength = "express", recorded = 2026-01-05, purpose = "personalisation" }] },
    { name = "not asked", expect = { outcome = "not-permitted", missing = ["consent: implied"] } },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}"), &format!("{LAW}{law}")], questions);
}

/// Where it is unknown whether a declaration holds, it is unknown whether the permit does.
#[test]
fn a_declaration_that_may_hold_leaves_the_permit_open() {
    let law = "admitted-basis = [{ clause = 'L1', data = 'location', residence = 'EU', basis = 'consent' }]\n";
    let questions = r#"
defaults = { action = "use", data = "current-location", purpose = "personalisation" }
scenario = [
    { name = "lives in the Union", subject = { id = "u", residence = "DE" }, expect = { outcome = "not-permitted", missing = [] } },
    { name = "lives elsewhere", subject = { id = "u", residence = "BR" }, expect = { outcome = "permitted", clause = ["1"] } },
    { name = "nobody knows where", expect = { outcome = "undetermined", missing = [["residence: exactly EEA | any other"]] } },
]
"#;
    are_answered(&[&format!("{SHOP}{USES}"), &format!("{LAW}{law}")], questions);
}
