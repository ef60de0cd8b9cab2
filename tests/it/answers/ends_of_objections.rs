//! How an objection ends: taken back, at its own end, or by a yes for as long as that stands.

use super::{SHOP, are_answered};

/// `takes-objection-back-agrees-nothing`.
#[test]
fn takes_the_objection_back_and_agrees_to_nothing() {
    let policy = "permit = [{ clause = '1', action = 'analyse', basis = 'legitimate-interests' },\n\
                  { clause = '2', action = 'contact', channel = 'phone', basis = 'consent' }]";
    let questions = r#"
defaults = { data = "energy-consumption", purpose = "service-promotion",
             ledger = [{ event = "objected", recorded = 2025-05-01 },
                       { event = "lifted", recorded = 2026-01-01 }] }
scenario = [
    { name = "analysed again", action = "analyse", expect = { outcome = "permitted", clause = ["1"] } },
    { name = "and not phoned", action = "contact", channel = "phone", expect = { outcome = "not-permitted", near = ["2"] } },
    { name = "lifted before", action = "analyse", at = 2025-12-31, expect = { outcome = "not-permitted", near = ["1"] } },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// Consent that was withdrawn is not given again by taking the withdrawal back.
#[test]
fn a_withdrawal_is_lifted_for_other_bases_than_consent() {
    let policy = "permit = [{ clause = '1', action = 'analyse', basis = 'legitimate-interests' },\n\
                  { clause = '2', action = 'contact', basis = 'consent' }]";
    let questions = r#"
defaults = { data = "energy-consumption", purpose = "service-promotion",
             ledger = [{ event = "granted", strength = "express", recorded = 2025-01-01, purpose = "service-promotion" },
                       { event = "withdrawn", recorded = 2025-05-01 },
                       { event = "lifted", recorded = 2026-01-01 }] }
scenario = [
    { name = "analysed again", action = "analyse", expect = { outcome = "permitted", clause = ["1"] } },
    { name = "and not phoned", action = "contact", channel = "phone", expect = { outcome = "not-permitted", near = ["2"] } },
    { name = "while a refusal that is lifted leaves the yes", action = "contact", channel = "phone", expect = { outcome = "permitted", clause = ["2"] },
      ledger = [{ event = "granted", strength = "express", recorded = 2025-01-01, purpose = "service-promotion" },
                { event = "refused", recorded = 2025-05-01 },
                { event = "lifted", recorded = 2026-01-01 }] },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// `back-journey-objection-ends`.
#[test]
fn back_from_a_journey_an_objection_ends() {
    let policy = "permit = [{ clause = '1', action = 'contact', basis = 'contract' }]\n\
                  opt-out = [{ clause = '2', action = 'contact', purpose = 'service-updates', route = 'website' }]";
    let questions = r#"
defaults = { action = "contact", channel = "email", data = "name", purpose = "service-updates",
             ledger = [{ event = "objected", recorded = 2026-02-01, expires = 2026-05-20T00:00:00Z }] }
scenario = [
    { name = "while away", expect = { outcome = "prohibited", clause = ["2"], stable-until = 2026-05-20T00:00:00Z } },
    { name = "at its end", at = 2026-05-20T00:00:00Z, expect = { outcome = "permitted", clause = ["1"], stable-until = "forever" } },
    { name = "ended before it was made", expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "objected", recorded = 2026-02-01, expires = 2026-02-01 }] },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// `yes-one-month-year-ago`.
#[test]
fn a_yes_for_one_month_a_year_ago() {
    let policy = "permit = [{ clause = '1', action = 'contact', basis = 'contract' }]\n\
                  opt-out = [{ clause = '2', action = 'contact', purpose = 'marketing', route = 'email' }]";
    let questions = r#"
defaults = { action = "contact", channel = "phone", data = "phone-number", purpose = "telemarketing",
             ledger = [{ event = "objected", recorded = 2024-09-01, purpose = "telemarketing" },
                       { event = "granted", strength = "express", recorded = 2025-02-01, expires = 2025-03-01, purpose = "telemarketing" }] }
scenario = [
    { name = "during the month", at = 2025-02-10, expect = { outcome = "permitted", clause = ["1"], stable-until = 2025-03-01T00:00:00Z } },
    { name = "a year later", expect = { outcome = "prohibited", clause = ["2"] } },
    { name = "valid from a later day", at = 2025-02-10, expect = { outcome = "prohibited", clause = ["2"], stable-until = 2025-02-20T00:00:00Z },
      ledger = [{ event = "objected", recorded = 2024-09-01, purpose = "telemarketing" },
                { event = "granted", strength = "express", recorded = 2025-02-01, valid-from = 2025-02-20, expires = 2025-03-01, purpose = "telemarketing" }] },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}
