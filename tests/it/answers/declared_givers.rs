//! Whose consent counts, where a policy or a law declares it.

use super::{LAW, SHOP, are_answered};

/// `app-school-asks-children-twelve`.
#[test]
fn an_app_of_a_school_asks_the_parents_of_children_of_twelve() {
    let policy = "permit = [{ clause = '1', action = 'use', data = 'usage', basis = 'consent' }]\n";
    let declared = "consent-giver = [{ clause = '2', when.age.below = 14, giver = 'parent' }]\n";
    let questions = r#"
defaults = { action = "use", data = "usage", purpose = "analytics", place = "DE",
             ledger = [{ event = "granted", strength = "express", recorded = 2026-02-01, purpose = "analytics" }] }
scenario = [
    { name = "the pupil, 12, clicked", subject = { id = "u", age = 12 },
      expect = { outcome = "not-permitted", near = ["1"], missing = ["consent from parent: implied"] } },
    { name = "a parent of the pupil agreed as well", subject = { id = "u", age = 12 }, expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "granted", strength = "express", recorded = 2026-02-01, purpose = "analytics" },
                { event = "granted", strength = "express", recorded = 2026-02-02, purpose = "analytics", giver = "parent" }] },
    { name = "the pupil is 15", subject = { id = "u", age = 15 }, expect = { outcome = "permitted", clause = ["1"] } },
    { name = "age not known", expect = { outcome = "undetermined" } },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}{declared}")], questions);
    // A law declares it for every policy alike.
    are_answered(&[&format!("{SHOP}{policy}"), &format!("{LAW}{declared}")], questions);
}

/// A giver has to be listed when the word was given as well as now: who clicked before the fourteenth
/// birthday has not consented after it.
#[test]
fn the_word_counts_if_its_giver_is_listed_when_it_is_given_and_now() {
    let policy = "permit = [{ clause = '1', action = 'use', data = 'usage', basis = 'consent' }]\n\
                  consent-giver = [{ clause = '2', when.age.below = 14, giver = 'parent' }]\n";
    let questions = r#"
defaults = { action = "use", data = "usage", purpose = "analytics", subject = { id = "u", birth-date = 2012-02-15, offset = "+01:00" } }
scenario = [
    { name = "clicked at 13", expect = { outcome = "not-permitted", near = ["1"] },
      ledger = [{ event = "granted", strength = "express", recorded = 2026-02-01, purpose = "analytics" }] },
    { name = "clicked at 14", expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "granted", strength = "express", recorded = 2026-02-20, purpose = "analytics" }] },
    { name = "a parent clicked at 13", expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "granted", strength = "express", recorded = 2026-02-01, purpose = "analytics", giver = "parent" }] },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// `choir-s-tour-pupil-parent`.
#[test]
fn pupil_and_parent_both_have_to_agree_to_the_choirs_tour() {
    let policy = "permit = [{ clause = '1', action = 'use', data = 'photograph', basis = 'consent' }]\n\
                  consent-giver = [{ clause = '2', when.age = { at-least = 14, below = 18 }, giver = ['subject', 'parent'], all = true }]\n";
    let questions = r#"
defaults = { action = "use", data = "photograph", purpose = "public-relations", subject = { id = "u", age = 15 } }
scenario = [
    { name = "only the parent signed", expect = { outcome = "not-permitted", near = ["1"], missing = ["consent: implied"] },
      ledger = [{ event = "granted", strength = "express", recorded = 2026-02-01, purpose = "public-relations", giver = "parent" }] },
    { name = "only the pupil signed", expect = { outcome = "not-permitted", near = ["1"], missing = ["consent from parent: implied"] },
      ledger = [{ event = "granted", strength = "express", recorded = 2026-02-03, purpose = "public-relations" }] },
    { name = "both signed", expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "granted", strength = "express", recorded = 2026-02-01, purpose = "public-relations", giver = "parent" },
                { event = "granted", strength = "express", recorded = 2026-02-03, purpose = "public-relations" }] },
    { name = "both signed, and the parent thought better of it", expect = { outcome = "not-permitted", near = ["1"] },
      ledger = [{ event = "granted", strength = "express", recorded = 2026-02-01, purpose = "public-relations", giver = { kind = "parent", party = "mother" } },
                { event = "granted", strength = "express", recorded = 2026-02-03, purpose = "public-relations" },
                { event = "withdrawn", recorded = 2026-02-10, giver = { kind = "parent", party = "mother" } }] },
    { name = "the parent signed for another purpose", expect = { outcome = "not-permitted", near = ["1"] },
      ledger = [{ event = "granted", strength = "express", recorded = 2026-02-01, purpose = "research", giver = "parent" },
                { event = "granted", strength = "express", recorded = 2026-02-03, purpose = "public-relations" }] },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// Each of those who have to agree has to agree to what is asked for: explicitly, where the rule
/// wants that.
#[test]
fn all_who_have_to_agree_agree_as_strongly_as_the_rule_asks() {
    let policy = "permit = [{ clause = '1', action = 'use', data = 'photograph', when.consent = 'explicit' }]\n\
                  consent-giver = [{ clause = '2', giver = ['subject', 'parent'], all = true }]\n";
    let questions = r#"
defaults = { action = "use", data = "photograph", purpose = "public-relations", subject = { id = "u", age = 15 } }
scenario = [
    { name = "one of them expressly", expect = { outcome = "not-permitted", near = ["1"] },
      ledger = [{ event = "granted", strength = "express", recorded = 2026-02-01, purpose = "public-relations", giver = "parent" },
                { event = "granted", strength = "explicit", recorded = 2026-02-03, purpose = "public-relations" }] },
    { name = "both explicitly", expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "granted", strength = "explicit", recorded = 2026-02-01, purpose = "public-relations", giver = "parent" },
                { event = "granted", strength = "explicit", recorded = 2026-02-03, purpose = "public-relations" }] },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// `agent-s-no-where-contract`.
#[test]
fn the_contract_says_that_only_the_tenants_word_counts() {
    let policy = "permit = [{ clause = '1', action = 'share', purpose = 'service-programmes', basis = 'consent' }]\n";
    let alone =
        "consent-giver = [{ clause = '2', action = 'share', giver = 'subject', alone = true }]\n";
    let ledger = r#"
defaults = { action = "share", data = "phone-number", purpose = "service-programmes", recipient = { role = "partner", party = "boiler-care" } }
scenario = [{ name = "agreed, then the agent refused", EXPECTED,
              ledger = [{ event = "granted", strength = "express", recorded = 2026-01-10, purpose = "service-programmes" },
                        { event = "refused", recorded = 2026-02-01, giver = "agent" }] }]
"#;
    let permitted = r#"expect = { outcome = "permitted", clause = ["1"] }"#;
    let refused = r#"expect = { outcome = "not-permitted", near = ["1"] }"#;
    let questions = |expected: &str| ledger.replace("EXPECTED", expected);
    are_answered(&[&format!("{SHOP}{policy}{alone}")], &questions(permitted));
    // Whoever says no is heard, where nothing else is declared.
    are_answered(&[&format!("{SHOP}{policy}")], &questions(refused));
    let not_alone = alone.replace(", alone = true", "");
    are_answered(&[&format!("{SHOP}{policy}{not_alone}")], &questions(refused));
    // What is restricted stays so.
    let restricted = questions(r#"expect = { outcome = "prohibited" }"#)
        .replace(r#"event = "refused""#, r#"event = "restricted""#);
    are_answered(&[&format!("{SHOP}{policy}{alone}")], &restricted);
}

/// A denial is answered by a grant that stands: an answer that ended, or was denied again, answers
/// nothing.
#[test]
fn an_answer_has_to_stand() {
    let policy = "permit = [{ clause = '1', action = 'use', data = 'photograph', basis = 'contract' }]\n\
                  opt-out = [{ clause = '2', action = 'use', purpose = 'public-relations' }]\n";
    let questions = r#"
defaults = { action = "use", data = "photograph", purpose = "public-relations" }
scenario = [
    { name = "answered", expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "objected", recorded = 2026-01-10 },
                { event = "granted", strength = "express", recorded = 2026-02-01, purpose = "public-relations" }] },
    { name = "answered for a month", expect = { outcome = "prohibited", clause = ["2"] },
      ledger = [{ event = "objected", recorded = 2026-01-10 },
                { event = "granted", strength = "express", recorded = 2026-01-20, expires = 2026-02-20, purpose = "public-relations" }] },
    { name = "answered, and the answer was withdrawn", expect = { outcome = "prohibited", clause = ["2"] },
      ledger = [{ event = "objected", recorded = 2026-01-10 },
                { event = "granted", strength = "express", recorded = 2026-01-20, purpose = "public-relations" },
                { event = "withdrawn", recorded = 2026-02-20, basis = "consent" }] },
    { name = "answered by no more than silence", expect = { outcome = "prohibited", clause = ["2"] },
      ledger = [{ event = "objected", recorded = 2026-01-10 },
                { event = "granted", strength = "implied", recorded = 2026-02-01, purpose = "public-relations" }] },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}
