//! What is said in one form, at one instant, and what a form that is saved anew leaves in force.

use super::{SHOP, are_answered};

/// `no-except-one-form-one`.
#[test]
fn no_except_in_one_form_at_one_instant() {
    let policy = "permit = [{ clause = '1', action = ['contact', 'share'], basis = 'consent' }]";
    let questions = r#"
defaults = { data = "name", purpose = "own-marketing", by = { role = "controller", party = "north-power" }, channel = "api",
             ledger = [{ event = "refused", recorded = 2026-01-15T14:00:00Z },
                       { event = "granted", strength = "express", recorded = 2026-01-15T14:00:00Z, purpose = "own-marketing", channel = "post" },
                       { event = "granted", strength = "express", recorded = 2026-01-15T14:00:00Z, purpose = "own-marketing", party = ["grid-lab", "sun-coop"] }] }
scenario = [
    { name = "a letter", action = "contact", channel = "post", expect = { outcome = "permitted", clause = ["1"] } },
    { name = "an email", action = "contact", channel = "email", expect = { outcome = "not-permitted", near = ["1"] } },
    { name = "passed on to sun-coop", action = "share", recipient = { role = "partner", party = "sun-coop" }, expect = { outcome = "permitted", clause = ["1"] } },
    { name = "passed on to another", action = "share", recipient = { role = "partner", party = "ad-hub" }, expect = { outcome = "not-permitted", near = ["1"] } },
    { name = "to a partner, which is not said", action = "share", recipient = "partner", expect.outcome = "undetermined" },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// Only what lies strictly inside prevails; around a no that nobody understands nothing does.
#[test]
fn a_yes_that_is_no_narrower_than_the_no_of_its_instant_does_not_count() {
    let policy = "permit = [{ clause = '1', action = 'contact', basis = 'consent' }]";
    let questions = r#"
defaults = { action = "contact", channel = "post", data = "name", purpose = "newsletters" }
scenario = [
    { name = "as wide", expect = { outcome = "not-permitted", near = ["1"] },
      ledger = [{ event = "refused", recorded = 2026-01-15, purpose = "newsletters" },
                { event = "granted", strength = "express", recorded = 2026-01-15, purpose = "newsletters" }] },
    { name = "narrower here, wider there", expect = { outcome = "not-permitted", near = ["1"] },
      ledger = [{ event = "refused", recorded = 2026-01-15, data = "name" },
                { event = "granted", strength = "express", recorded = 2026-01-15, purpose = "newsletters" }] },
    { name = "a purpose below the one refused", expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "refused", recorded = 2026-01-15, purpose = "marketing" },
                { event = "granted", strength = "express", recorded = 2026-01-15, purpose = "newsletters" }] },
    { name = "around a word that nobody knows", expect = { outcome = "not-permitted", near = ["1"] },
      ledger = [{ event = "refused", recorded = 2026-01-15, purpose = "junk-mail" },
                { event = "granted", strength = "express", recorded = 2026-01-15, purpose = "newsletters", channel = "post" }] },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// `second-preference-page-one-box`.
#[test]
fn a_second_preference_page_with_one_box_less() {
    let policy = "permit = [{ clause = '1', action = 'use', basis = 'consent' }]";
    let questions = r#"
defaults = { action = "use", data = "bank-transaction",
             ledger = [{ event = "granted", strength = "express", recorded = 2025-05-01, purpose = ["service-improvement", "own-marketing"] },
                       { event = "replaced", recorded = 2026-02-01 },
                       { event = "granted", strength = "express", recorded = 2026-02-01, purpose = "service-improvement" }] }
scenario = [
    { name = "the box left empty", purpose = "own-marketing", expect = { outcome = "not-permitted", near = ["1"] } },
    { name = "the box ticked", purpose = "service-improvement", expect = { outcome = "permitted", clause = ["1"] } },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// `what-new-form-leaves-force`.
#[test]
fn what_a_new_form_leaves_in_force() {
    let policy = "permit = [{ clause = '1', action = 'analyse', basis = 'legitimate-interests' }]";
    let questions = r#"
defaults = { action = "analyse", data = "energy-consumption", purpose = "service-optimisation" }
scenario = [
    { name = "a consent form says nothing of the objection", expect = { outcome = "not-permitted", near = ["1"] },
      ledger = [{ event = "objected", recorded = 2025-04-01, basis = "legitimate-interests" },
                { event = "replaced", recorded = 2026-02-01 }] },
    { name = "a form on legitimate interests does", expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "objected", recorded = 2025-04-01, basis = "legitimate-interests" },
                { event = "replaced", recorded = 2026-02-01, basis = "legitimate-interests" }] },
    { name = "one on all but consent as well", expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "objected", recorded = 2025-04-01, basis = "legitimate-interests" },
                { event = "replaced", recorded = 2026-02-01, basis = "others" }] },
    { name = "but not of an objection that is wider", expect = { outcome = "not-permitted", near = ["1"] },
      ledger = [{ event = "objected", recorded = 2025-04-01 },
                { event = "replaced", recorded = 2026-02-01, basis = "others" }] },
    { name = "for which all has to be named", expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "objected", recorded = 2025-04-01 },
                { event = "replaced", recorded = 2026-02-01, basis = ["consent", "others"] }] },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// A form that says an objection again does not give another thirty days.
#[test]
fn the_grace_of_an_objection_that_a_form_repeats_runs_from_the_first() {
    let policy = "permit = [{ clause = '1', action = 'contact', basis = 'contract' }]\n\
                  opt-out = [{ clause = '2', action = 'contact', route = 'website', grace = '30 days' }]";
    let questions = r#"
defaults = { action = "contact", channel = "email", data = "name", purpose = "newsletters" }
scenario = [
    { name = "repeated", expect = { outcome = "prohibited", clause = ["2"] },
      ledger = [{ event = "objected", recorded = 2026-01-10, basis = "others" },
                { event = "replaced", recorded = 2026-02-20, basis = "others" },
                { event = "objected", recorded = 2026-02-20 }] },
    { name = "repeated twice", expect = { outcome = "prohibited", clause = ["2"] },
      ledger = [{ event = "objected", recorded = 2026-01-10, basis = "others" },
                { event = "replaced", recorded = 2026-02-01, basis = "others" },
                { event = "objected", recorded = 2026-02-01, basis = "others" },
                { event = "replaced", recorded = 2026-02-20, basis = "others" },
                { event = "objected", recorded = 2026-02-20, basis = "others" }] },
    { name = "said of all bases, and again of each", expect = { outcome = "prohibited", clause = ["2"] },
      ledger = [{ event = "refused", recorded = 2026-01-10 },
                { event = "replaced", recorded = 2026-02-20, basis = ["consent", "others"] },
                { event = "refused", recorded = 2026-02-20, basis = ["consent", "others"] }] },
    { name = "of a form between that did not say it", expect = { outcome = "permitted", clause = ["1"], stable-until = 2026-03-22T00:00:00Z },
      ledger = [{ event = "objected", recorded = 2026-01-10, basis = "others" },
                { event = "replaced", recorded = 2026-02-01, basis = "others" },
                { event = "replaced", recorded = 2026-02-20, basis = "others" },
                { event = "objected", recorded = 2026-02-20, basis = "others" }] },
    { name = "of other bases", expect = { outcome = "permitted", clause = ["1"], stable-until = 2026-03-22T00:00:00Z },
      ledger = [{ event = "objected", recorded = 2026-01-10, basis = "contract" },
                { event = "replaced", recorded = 2026-02-20, basis = "others" },
                { event = "objected", recorded = 2026-02-20, basis = "public-task" }] },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}
