//! Whose yes and no it is: a parent's word ends with the eighteenth birthday, and a no is answered
//! by whoever said it.

use super::{SHOP, are_answered};

/// `parent-s-yes-after-eighteenth`.
#[test]
fn a_parents_yes_ends_with_the_eighteenth_birthday() {
    let policy =
        "permit = [{ clause = '1', action = 'use', data = 'photograph', basis = 'consent' }]";
    let questions = r#"
defaults = { action = "use", data = "photograph", purpose = "own-marketing", subject = { id = "u", kind = "member", birth-date = 2008-02-10 },
             ledger = [{ event = "granted", strength = "express", recorded = 2025-09-01, purpose = "own-marketing", giver = "parent" }] }
scenario = [
    { name = "at 17", at = 2026-02-01,
      # Somewhere on Earth the birthday begins then.
      expect = { outcome = "permitted", clause = ["1"], stable-until = 2026-02-09T10:00:00Z } },
    { name = "at 18", expect = { outcome = "not-permitted", near = ["1"] } },
    { name = "nobody knows how old", subject = { id = "u", kind = "member" }, expect.outcome = "undetermined" },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// What helps is unknown while the age is; what hurts counts.
#[test]
fn a_parents_no_counts_unless_the_person_surely_is_eighteen() {
    let policy = "permit = [{ clause = '1', action = 'use', data = 'photograph', basis = 'legitimate-interests' }]";
    let questions = r#"
defaults = { action = "use", data = "photograph", purpose = "own-marketing",
             ledger = [{ event = "objected", recorded = 2025-09-01, giver = "parent" }] }
scenario = [
    { name = "at 17", subject = { id = "u", age = 17 }, expect = { outcome = "not-permitted", near = ["1"] } },
    { name = "at 18", subject = { id = "u", age = 18 }, expect = { outcome = "permitted", clause = ["1"] } },
    { name = "nobody knows how old", expect = { outcome = "not-permitted", near = ["1"] } },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// A policy that hears parents of whoever is a pupil hears them past eighteen, their yes and their
/// no alike.
#[test]
fn who_lists_parents_hears_them_after_the_eighteenth_birthday() {
    let policy = r#"
permit = [{ clause = '1', action = 'use', data = 'photograph', basis = 'consent' },
          { clause = '2', action = 'use', data = 'email-address', basis = 'legitimate-interests' }]
consent-giver = [{ clause = '3', when.subject = 'student', giver = ['parent', 'subject'] }]
"#;
    let questions = r#"
defaults = { action = "use", purpose = "own-marketing", subject = { id = "u", kind = "student", age = 19 } }
scenario = [
    { name = "their yes", data = "photograph", expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "granted", strength = "express", recorded = 2025-09-01, purpose = "own-marketing", giver = "parent" }] },
    { name = "the yes of a member's parents", data = "photograph", subject = { id = "u", kind = "member", age = 19 },
      expect = { outcome = "not-permitted", near = ["1"] },
      ledger = [{ event = "granted", strength = "express", recorded = 2025-09-01, purpose = "own-marketing", giver = "parent" }] },
    { name = "their no", data = "email-address", expect = { outcome = "not-permitted", near = ["2"] },
      ledger = [{ event = "objected", recorded = 2025-09-01, giver = "parent" }] },
    { name = "the no of a member's parents", data = "email-address", subject = { id = "u", kind = "member", age = 19 },
      expect = { outcome = "permitted", clause = ["2"] },
      ledger = [{ event = "objected", recorded = 2025-09-01, giver = "parent" }] },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// `tenant-said-no-tenant-s`.
#[test]
fn the_tenant_said_no_and_the_tenants_agent_says_yes() {
    let policy = "permit = [{ clause = '1', action = 'share', purpose = 'service-programmes', basis = 'consent' }]";
    let questions = r#"
defaults = { action = "share", data = "phone-number", purpose = "service-programmes", recipient = { role = "partner", party = "boiler-care" } }
scenario = [
    { name = "agent after tenant", expect = { outcome = "not-permitted", near = ["1"] },
      ledger = [{ event = "refused", recorded = 2026-01-10, purpose = "service-programmes" },
                { event = "granted", strength = "express", recorded = 2026-02-01, purpose = "service-programmes", giver = "agent" }] },
    { name = "tenant after agent", expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "refused", recorded = 2026-01-10, purpose = "service-programmes", giver = "agent" },
                { event = "granted", strength = "express", recorded = 2026-02-01, purpose = "service-programmes" }] },
    { name = "agent first, then tenant", expect = { outcome = "not-permitted", near = ["1"] },
      ledger = [{ event = "granted", strength = "express", recorded = 2026-01-01, purpose = "service-programmes", giver = "agent" },
                { event = "refused", recorded = 2026-01-10, purpose = "service-programmes" }] },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// One parent's yes does not undo the other's no, whichever came first; nor is an answer one that
/// was withdrawn since.
#[test]
fn the_no_of_another_counts_whenever_it_was_said() {
    let policy =
        "permit = [{ clause = '1', action = 'use', data = 'photograph', basis = 'consent' }]";
    let questions = r#"
defaults = { action = "use", data = "photograph", purpose = "own-marketing", subject = { id = "u", age = 15 } }
scenario = [
    { name = "the mother's no is the earlier", expect = { outcome = "not-permitted", near = ["1"] },
      ledger = [{ event = "refused", recorded = 2026-01-10, giver = { kind = "parent", party = "mother" } },
                { event = "granted", strength = "express", recorded = 2026-02-01, purpose = "own-marketing", giver = { kind = "parent", party = "father" } }] },
    { name = "and was taken back by her", expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "refused", recorded = 2026-01-10, giver = { kind = "parent", party = "mother" } },
                { event = "granted", strength = "express", recorded = 2026-02-01, purpose = "own-marketing", giver = { kind = "parent", party = "father" } },
                { event = "granted", strength = "express", recorded = 2026-02-03, purpose = "own-marketing", giver = { kind = "parent", party = "mother" } }] },
    { name = "for a month only, which is over", expect = { outcome = "not-permitted", near = ["1"] },
      ledger = [{ event = "refused", recorded = 2026-01-10, giver = { kind = "parent", party = "mother" } },
                { event = "granted", strength = "express", recorded = 2026-01-15, purpose = "own-marketing", giver = { kind = "parent", party = "father" } },
                { event = "granted", strength = "express", recorded = 2026-01-20, expires = 2026-02-20, purpose = "own-marketing", giver = { kind = "parent", party = "mother" } }] },
    { name = "which parent is not said", expect.outcome = "undetermined",
      ledger = [{ event = "refused", recorded = 2026-01-10, giver = "parent" },
                { event = "granted", strength = "express", recorded = 2026-02-01, purpose = "own-marketing", giver = { kind = "parent", party = "father" } }] },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}
