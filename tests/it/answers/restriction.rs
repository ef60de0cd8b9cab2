//! Restricted data is stored, and used for legal claims or with the person's consent.

use super::{SHOP, are_answered};

const PERMIT: &str = "permit = [{ clause = '1', action = ['use', 'store'], basis = 'contract' }]";

/// `restricted-while-bill-disputed`.
#[test]
fn restricted_while_the_bill_is_disputed() {
    let questions = r#"
defaults = { data = "energy-consumption",
             ledger = [{ event = "restricted", recorded = 2026-02-20, data = "energy-consumption" }] }
scenario = [
    { name = "billed", action = "use", purpose = "billing", expect.outcome = "prohibited" },
    { name = "stored", action = "store", purpose = "billing", expect = { outcome = "permitted", clause = ["1"] } },
    { name = "for the lawsuit", action = "use", purpose = "legal-claims", expect = { outcome = "permitted", clause = ["1"] } },
    { name = "other data", action = "use", data = "name", purpose = "billing", expect = { outcome = "permitted", clause = ["1"] } },
    { name = "no personal data", action = "use", purpose = "billing", identifiability = "aggregated", expect = { outcome = "permitted", clause = ["1"] } },
    { name = "no ledger at hand", action = "use", purpose = "billing", without = ["ledger"], expect = { outcome = "permitted", clause = ["1"] } },
]
"#;
    are_answered(&[&format!("{SHOP}{PERMIT}")], questions);
}

#[test]
fn what_ends_a_restriction() {
    let questions = r#"
defaults = { action = "use", data = "energy-consumption", purpose = "billing" }
scenario = [
    { name = "lifted by the controller", expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "restricted", recorded = 2026-02-20 }, { event = "lifted", recorded = 2026-02-25, giver = "controller" }] },
    { name = "before it was made", expect.outcome = "prohibited",
      ledger = [{ event = "lifted", recorded = 2026-02-15, giver = "controller" }, { event = "restricted", recorded = 2026-02-20 }] },
    { name = "lifted by the subject, whose agent made it", expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "restricted", recorded = 2026-02-20, giver = "agent" }, { event = "lifted", recorded = 2026-02-25 }] },
    { name = "lifted by the agent of the subject that made it", expect.outcome = "prohibited",
      ledger = [{ event = "restricted", recorded = 2026-02-20 }, { event = "lifted", recorded = 2026-02-25, giver = "agent" }] },
    { name = "a form saved anew does not", expect.outcome = "prohibited",
      ledger = [{ event = "restricted", recorded = 2026-02-20 }, { event = "replaced", recorded = 2026-02-25 }] },
    { name = "a later consent, for what it says", expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "restricted", recorded = 2026-02-20 }, { event = "granted", strength = "express", recorded = 2026-02-25, purpose = "billing" }] },
    { name = "and not for more", expect.outcome = "prohibited",
      ledger = [{ event = "restricted", recorded = 2026-02-20 }, { event = "granted", strength = "express", recorded = 2026-02-25, purpose = "analytics" }] },
    { name = "an earlier one", expect.outcome = "prohibited",
      ledger = [{ event = "granted", strength = "express", recorded = 2026-02-15, purpose = "billing" }, { event = "restricted", recorded = 2026-02-20 }] },
    { name = "its own end", expect = { outcome = "prohibited", stable-until = 2026-03-05T00:00:00Z },
      ledger = [{ event = "restricted", recorded = 2026-02-20, expires = 2026-03-05 }] },
]
"#;
    are_answered(&[&format!("{SHOP}{PERMIT}")], questions);
}

/// What a policy says restricted data may still be used for, in the article's words for important
/// reasons of public interest, is asked of every policy that speaks: each has to say so.
#[test]
fn a_policy_says_what_restricted_data_may_still_be_used_for() {
    let except = "restriction = [{ clause = '2', purpose = 'security' }]";
    let questions = r#"
defaults = { action = "use", data = "energy-consumption",
             ledger = [{ event = "restricted", recorded = 2026-02-20 }] }
scenario = [
    { name = "so that the network holds", purpose = "security", expect = { outcome = "permitted", clause = ["1"] } },
    { name = "billed", purpose = "billing", expect.outcome = "prohibited" },
]
"#;
    let policy = format!("{SHOP}{PERMIT}\n{except}");
    are_answered(&[&policy], questions);
    let without =
        questions.replace(r#"outcome = "permitted", clause = ["1"]"#, r#"outcome = "prohibited""#);
    are_answered(&[&format!("{SHOP}{PERMIT}")], &without);
    let other = format!("{SHOP}{PERMIT}").replace("id = 'shop'", "id = 'branch'");
    are_answered(&[&policy, &other], &without);
}
