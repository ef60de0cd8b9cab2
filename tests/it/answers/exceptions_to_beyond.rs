//! What lies beyond a policy, but for exceptions within which the policy speaks all the same.

use super::{LAW, SHOP, becomes, cited, decide, missing, nothing_cures, standing, unknown};
use permitted::Decision;
use permitted::Outcome::{self, NotPermitted, OutOfScope, Permitted, Prohibited, Undetermined};
use permitted::policy::Policy;

/// Other people's sites, unless our own widget gathered the data there.
const BEYOND: &str = "[[beyond]]\nclause = '1.3'\ngathered-at = 'other-website'\n\
                      unless = [{ clause = '1.4', source = 'observed' }]\n";
const PERMIT: &str = "[[permit]]\nclause = '2'\npurpose = 'analytics'\n";
const QUESTION: &str = "action = 'analyse'\ndata = 'usage'\nby = 'controller'\n";

fn ask(rules: &str, facts: &str) -> Decision {
    let purpose = if facts.contains("purpose") { "" } else { "purpose = 'analytics'\n" };
    decide(&[&format!("{SHOP}{rules}")], &format!("{QUESTION}{purpose}{facts}\n"))
}

#[test]
fn within_an_exception_the_policy_speaks_all_the_same() {
    let rules = format!("{BEYOND}{PERMIT}");
    let expect = |facts: &str, outcome: Outcome, cites: &[&str]| {
        let decision = ask(&rules, facts);
        assert_eq!(decision.outcome, outcome, "{facts}");
        assert_eq!(cited(&decision), cites, "{facts}");
    };
    expect("gathered-at = 'other-website'\nsource = 'given'", OutOfScope, &["1.3 puts outside"]);
    expect("gathered-at = 'other-website'\nsource = 'observed'", Permitted, &["2 permits"]);
    expect("gathered-at = 'own-website'\nsource = 'given'", Permitted, &["2 permits"]);
    // What the policy speaks of it may also not permit.
    let elsewhere = "gathered-at = 'other-website'\nsource = 'observed'\npurpose = 'billing'";
    expect(elsewhere, NotPermitted, &[]);
}

#[test]
fn an_exception_that_may_hold_leaves_open_whether_the_policy_speaks() {
    let decision = ask(&format!("{BEYOND}{PERMIT}"), "gathered-at = 'other-website'");
    assert_eq!(decision.outcome, Undetermined);
    assert_eq!(cited(&decision), ["1.3 puts outside", "2 might apply"]);
    assert_eq!(unknown(&decision), ["source"]);
    assert_eq!(missing(&decision), ["source: observed"]);
    // Where the entry itself is unknown, both are read.
    let decision = ask(&format!("{BEYOND}{PERMIT}"), "");
    assert_eq!(unknown(&decision), ["source", "gathered-at"]);
    // Any one that holds is enough, and with it nothing is open.
    let both = BEYOND.replace("}]", "}, { when.age.at-least = 18 }]");
    let grown = "gathered-at = 'other-website'\nsubject.age = 30";
    assert_eq!(ask(&format!("{both}{PERMIT}"), grown).outcome, Permitted);
    let child = "gathered-at = 'other-website'\nsource = 'given'\nsubject.age = 12";
    let decision = ask(&format!("{both}{PERMIT}"), child);
    assert_eq!(decision.outcome, OutOfScope);
    assert!(nothing_cures(&decision));
}

#[test]
fn a_limit_binds_within_the_exception() {
    let law = format!("{LAW}{BEYOND}[[forbid]]\nclause = 'L-2'\naction = 'analyse'\n");
    let shop = format!("{SHOP}{PERMIT}");
    let outcome = |facts: &str| {
        let question = format!("{QUESTION}purpose = 'analytics'\n{facts}\n");
        decide(&[&shop, &law], &question).outcome
    };
    assert_eq!(outcome("gathered-at = 'other-website'\nsource = 'given'"), Permitted);
    assert_eq!(outcome("gathered-at = 'other-website'\nsource = 'observed'"), Prohibited);
    assert_eq!(outcome("gathered-at = 'other-website'"), Undetermined);
}

#[test]
fn a_schedule_speaks_of_records_that_an_exception_may_bring_back() {
    let schedule = "[[retention]]\nclause = '7'\nmaximum = { from = 'purpose-fulfilled' }\n";
    let record = "record = 'visit-7'\ndata = 'page-views'\npurpose = 'site-administration'\n\
                  purpose-fulfilled = 2025-06-01\n";
    let stands = |unless: &str| {
        let beyond = format!("[[beyond]]\nclause = '1.3'\ndata = 'usage'\n{unless}\n");
        becomes(&standing(&[&format!("{SHOP}{beyond}{schedule}")], record))
    };
    let due = "erase since 2025-06-01 by 7";
    assert_eq!(stands(""), "keep by no rule");
    assert_eq!(stands("unless = [{ source = 'observed' }]"), due);
    assert_eq!(stands("unless = [{ purpose = 'site-administration' }]"), due);
    assert_eq!(stands("unless = [{ purpose = 'billing' }]"), "keep by no rule");
}

#[test]
fn an_exception_asks_for_no_fact_on_record_and_is_kept_when_written() {
    let refused =
        |rules: &str| toml::from_str::<Policy>(&format!("{SHOP}{rules}")).unwrap_err().to_string();
    for fact in ["when.evidence = 'subpoena'", "when.consent = 'express'"] {
        let told = refused(&BEYOND.replace("source = 'observed'", fact));
        let advice = "what a policy speaks of depends on no fact on record";
        assert!(told.contains("beyond `1.3`: unless[0]: when: "), "{told}");
        assert!(told.contains(advice), "{told}");
    }
    let told = refused(&BEYOND.replace("source = 'observed'", ""));
    assert!(told.contains("beyond `1.3`: unless[0]: the exception is empty"), "{told}");
    let told = refused(&BEYOND.replace("source = 'observed'", "source = 'obsurved'"));
    assert!(told.contains("unless[0]: source: unknown source `obsurved`"), "{told}");
    let policy: Policy = toml::from_str(&format!("{SHOP}{BEYOND}{PERMIT}")).unwrap();
    let written = toml::to_string(&policy).unwrap();
    assert_eq!(toml::from_str::<Policy>(&written).unwrap(), policy);
    assert_eq!(policy.beyond()[0].exceptions()[0].clauses()[0].as_str(), "1.4");
}
