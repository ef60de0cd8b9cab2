//! What a section says once for all of its rules.

use super::{SHOP, decide, differences};
use permitted::policy::{Exemption, Policy, Right};
use permitted::{Decision, Outcome};

/// One sentence for a whole section: from 16 on, and every access is logged.
const COACHING: &str = "[[section]]\nheading = 'Coaching'\ndata = 'health-data'\n\
     when.age.at-least = 16\nobligation = 'log-access'\n\
     permit = [{ clause = '1', action = 'consult', basis = 'explicit-consent' },\n\
               { clause = '2', action = 'store', basis = 'explicit-consent' }]\n";
const QUESTION: &str = "action = 'consult'\ndata = 'health-data'\npurpose = 'requested-service'\n\
     by = 'controller'\nledger = [{ event = 'granted', strength = 'explicit', \
     recorded = 2026-01-01, purpose = 'requested-service' }]\n";

fn policy(rules: &str) -> Policy {
    let text = format!("{SHOP}{rules}");
    toml::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn refused(rules: &str) -> String {
    toml::from_str::<Policy>(&format!("{SHOP}{rules}")).unwrap_err().to_string()
}

fn ask(rules: &str, facts: &str) -> Decision {
    decide(&[&format!("{SHOP}{rules}")], &format!("{QUESTION}{facts}\n"))
}

fn owed(decision: &Decision) -> Vec<String> {
    decision.obligations.iter().map(|due| due.obligation.to_string()).collect()
}

/// `one-sentence-whole-section`.
#[test]
fn a_condition_and_an_obligation_are_said_once() {
    let shop = format!("{SHOP}{COACHING}");
    let expect = |age: u8, expected: &str| {
        let question = format!("{QUESTION}subject = {{ id = 'u', age = {age} }}\n");
        let found = differences(&[&shop], &question, expected);
        assert_eq!(found, Vec::<String>::new(), "{age}");
    };
    expect(15, "expect.outcome = 'not-permitted'");
    expect(30, "expect = { outcome = 'permitted', obligation = 'log-access' }");
}

#[test]
fn the_sections_condition_holds_beside_the_rules_own() {
    let rules = "[[section]]\nwhen.age.at-least = 16\nbasis.any = ['contract', 'notice']\n\
         permit = [{ clause = '1', action = 'consult', when.residence = 'EU' }]\n";
    let outcome = |age: u8, residence: &str| {
        let facts = format!("subject = {{ id = 'u', age = {age}, residence = '{residence}' }}");
        ask(rules, &facts).outcome
    };
    assert_eq!(outcome(16, "DE"), Outcome::Permitted);
    assert_eq!(outcome(15, "DE"), Outcome::NotPermitted);
    assert_eq!(outcome(16, "US"), Outcome::NotPermitted);
    let alike = "[[permit]]\nclause = '1'\naction = 'consult'\nbasis.any = ['contract', 'notice']\n\
         when.all = [{ residence = 'EU' }, { age.at-least = 16 }]\n";
    assert_eq!(policy(rules), policy(alike));
}

#[test]
fn obligations_of_the_section_are_added_to_the_rules_own() {
    let rules = "[[section]]\nobligation = ['log', { any = ['notify-by-email', 'notify-on-site'] }]\n\
         permit = [{ clause = '1', action = 'consult', obligation = 'minimise' }]\n\
         duty = [{ clause = '2', purpose = 'requested-service' }, \
                 { clause = '3', purpose = 'requested-service', obligation = 'redact' }]\n\
         right = { clause = '4', right = 'access', obligation = 'provide-copy' }\n";
    let found = owed(&ask(rules, "subject.id = 'u'"));
    assert_eq!(found, ["log", "minimise", "redact", "one of notify-by-email, notify-on-site"]);
    let policy = policy(rules);
    let of_right: Vec<String> =
        policy.rights()[0].obligations().iter().map(ToString::to_string).collect();
    assert_eq!(of_right, ["provide-copy", "log", "one of notify-by-email, notify-on-site"]);
    // A duty that its section says in full is not one that owes nothing.
    assert_eq!(policy.duties()[0].obligations().len(), 2);
}

#[test]
fn rights_of_a_section_have_its_exemptions() {
    let rules = "[[section]]\nwhen.residence = 'EU'\n\
         exemption = { id = 'suit', clause = '7', when.evidence = 'litigation' }\n\
         right = [{ clause = '5', right = 'access', when.age.at-least = 16, \
                    exemption = { clause = '6', when.evidence = 'legal-obligation' } }, \
                  { clause = '8', right = 'erasure' }]\n";
    let policy = policy(rules);
    let clauses = |right: &Right| -> Vec<String> {
        let clauses = right.exemptions().iter().flat_map(Exemption::clauses);
        clauses.map(ToString::to_string).collect()
    };
    let exempt: Vec<Vec<String>> = policy.rights().iter().map(clauses).collect();
    assert_eq!(exempt, [vec!["6".to_owned(), "7".to_owned()], vec!["7".to_owned()]]);
    assert!(policy.rights().iter().all(|right| right.condition().is_some()));
    // Written out, each right has it, and the same exemption twice is one.
    let written = toml::to_string(&policy).unwrap();
    assert_eq!(toml::from_str::<Policy>(&written).unwrap(), policy);
    let other = rules
        .replace("{ clause = '6', when.evidence", "{ id = 'suit', clause = '6', when.evidence");
    assert!(refused(&other).contains("id `suit` is used"), "{}", refused(&other));
}

#[test]
fn a_rule_that_may_not_ask_for_it_is_refused_where_it_stands() {
    let on_record = "[[section]]\nwhen.any = [{ consent = 'express' }, { age.at-least = 16 }]\n\
         permit = [{ clause = '1', action = 'consult' }]\n";
    assert_eq!(policy(on_record).permits().len(), 1);
    let refusal = "`consent` may not stand in the condition of this rule, which inherits it from its \
                   section; move the rule out of the section, or the condition into the rules that \
                   may ask for it";
    for rule in [
        "forbid = [{ clause = '2', action = 'sell' }]",
        "opt-out = [{ clause = '2', action = 'sell', when.age.below = 3 }]",
        "duty = [{ clause = '2', action = 'consult', obligation = 'log' }]",
        "closed = [{ clause = '2', action = 'sell' }]",
        "right = [{ clause = '2', right = 'access' }]",
    ] {
        let told = refused(&format!("{on_record}{rule}\n"));
        assert!(told.contains(refusal), "{told}");
        assert!(told.contains("`2`: "), "{told}");
        assert_eq!(told.matches("may not stand").count(), 1, "{told}");
    }
    // What does not depend on the person alone is no condition of a right.
    let observed =
        "[[section]]\nwhen.source = 'observed'\nforbid = [{ clause = '2', action = 'sell' }]\n";
    assert_eq!(policy(observed).forbids().len(), 1);
    let told = refused(&format!("{observed}right = {{ clause = '3', right = 'access' }}\n"));
    assert!(told.contains("right `3`: `source` may not stand"), "{told}");
    // `knowingly` is for forbids.
    let young = "[[section]]\nwhen.knowingly.age.below = 13\nforbid = [{ clause = '4', action = 'collect' }]\n";
    assert_eq!(policy(young).forbids().len(), 1);
    let told = refused(&format!("{young}permit = {{ clause = '5', action = 'use' }}\n"));
    assert!(told.contains("permit `5`: `knowingly` may not stand"), "{told}");
}

#[test]
fn what_is_wrong_with_a_section_is_told_there_once() {
    let told = refused(
        "[[section]]\nwhen.residence = 'QQ'\nobligation = 'logg'\n\
         exemption = { when.evidence = 'litigatoin' }\n\
         permit = [{ clause = '1', action = 'use' }, { clause = '2', action = 'store' }]\n\
         right = [{ clause = '3', right = 'access' }, { clause = '4', right = 'erasure' }]\n",
    );
    for place in ["section[0]: when", "section[0]: obligation", "section[0]: exemption[0]"] {
        assert_eq!(told.matches(place).count(), 1, "{place}: {told}");
    }
    assert_eq!(told.matches("unknown").count(), 3, "{told}");
    let told = refused(
        "[[section]]\nwhen.not.consent = 'express'\npermit = [{ clause = '1', action = 'use' }]\n",
    );
    assert!(told.contains("section[0]: when: not: `consent` may not stand under `not`"), "{told}");
}
