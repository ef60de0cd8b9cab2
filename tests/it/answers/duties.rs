//! What is owed along with what is permitted, and what lifts it.

use super::{LAW, SHOP, cited, decide, differences};
use permitted::{Decision, Outcome};

const CONTACT: &str = "[[permit]]\nclause = '1'\naction = 'contact'\nbasis = 'contract'\n";
/// A warning goes out without a link to unsubscribe.
const LINK: &str = "[[duty]]\nclause = '2'\naction = 'contact'\nobligation = 'offer-unsubscribe'\n\
                    unless = [{ clause = '2.1', when.evidence = 'security-incident' }]\n";
const QUESTION: &str = "action = 'contact'\nchannel = 'email'\ndata = 'name'\n\
                        purpose = 'account-notices'\nby = 'controller'\nsubject.id = 'u'\nledger = []\n";
const LEAK: &str = "evidence = [{ kind = 'data-breach', recorded = 2026-02-28 }]\n";

fn ask(rules: &str, facts: &str) -> Decision {
    decide(&[&format!("{SHOP}{CONTACT}{rules}")], &format!("{QUESTION}{facts}"))
}

/// What is owed, with the rules that say so.
fn owed(decision: &Decision) -> Vec<String> {
    assert_eq!(decision.outcome, Outcome::Permitted);
    let line = |due: &permitted::engine::Due| {
        let rules: Vec<&str> = due.because.iter().map(|rule| rule.id.as_str()).collect();
        format!("{} by {}", due.obligation, rules.join(", "))
    };
    decision.obligations.iter().map(line).collect()
}

/// `unsubscribe-link-but-not-warning`.
#[test]
fn a_warning_needs_no_link() {
    let policy = format!("{SHOP}{CONTACT}{LINK}");
    let expect = |facts: &str, expected: &str| {
        let expected = format!("expect = {{ outcome = 'permitted', {expected} }}");
        let found = differences(&[&policy], &format!("{QUESTION}{facts}"), &expected);
        assert_eq!(found, Vec::<String>::new());
    };
    expect(LEAK, "obligation = []");
    expect("", "obligation = 'offer-unsubscribe'");
}

#[test]
fn of_a_choice_one_obligation_is_enough() {
    let changes = "[[duty]]\nclause = '3'\naction = 'contact'\npurpose = 'policy-notices'\n\
                   obligation = [{ any = ['notify-by-post', 'notify-on-site'] }]\n";
    let policy = format!("{SHOP}{CONTACT}{LINK}{changes}");
    let notices = QUESTION.replace("account-notices", "policy-notices");
    let expected = "expect = { outcome = 'permitted', obligation = \
                    ['offer-unsubscribe', { any = ['notify-on-site', 'notify-by-post'] }] }";
    assert_eq!(differences(&[&policy], &notices, expected), Vec::<String>::new());
    // The choice is not the duty to do either.
    let expected = "expect = { outcome = 'permitted', obligation = \
                    ['offer-unsubscribe', 'notify-by-post', 'notify-on-site'] }";
    let found = differences(&[&policy], &notices, expected);
    assert_eq!(
        found,
        ["obligation: expected `notify-by-post`, `notify-on-site`, `offer-unsubscribe`, found \
          `offer-unsubscribe`, `one of notify-by-post, notify-on-site`"]
    );
    let decision = decide(&[&policy], &notices);
    assert_eq!(
        owed(&decision),
        ["offer-unsubscribe by 2", "one of notify-by-post, notify-on-site by 3"]
    );
    let written = serde_json::to_value(&decision.obligations[1]).unwrap();
    assert_eq!(
        written["obligation"],
        serde_json::json!({ "any": ["notify-by-post", "notify-on-site"] })
    );
}

#[test]
fn a_choice_counts_as_one_obligation() {
    // Both permit, and the one with fewer obligations is relied on.
    let permits = "[[permit]]\nclause = 'A'\naction = 'contact'\nobligation = ['log', 'notify']\n\
                   [[permit]]\nclause = 'B'\naction = 'contact'\n\
                   obligation = { any = ['notify-by-post', 'notify-on-site', 'notify-by-email'] }\n";
    let decision = decide(&[&format!("{SHOP}{permits}")], QUESTION);
    let relied_on: Vec<&str> = decision.parts[0]
        .grounds
        .iter()
        .filter(|ground| ground.relied_on)
        .map(|ground| ground.rule.id.as_str())
        .collect();
    assert_eq!(relied_on, ["B"]);
    assert_eq!(owed(&decision), ["one of notify-by-email, notify-by-post, notify-on-site by B"]);
}

#[test]
fn equal_choices_are_one_however_they_are_written() {
    let duties = "[[duty]]\nclause = '4'\nobligation = { any = ['log', 'notify', 'log'] }\n\
                  [[duty]]\nclause = '5'\nobligation = { any = ['notify', 'log'] }\n\
                  [[duty]]\nclause = '6'\nobligation = { any = 'log' }\n";
    assert_eq!(owed(&ask(duties, "")), ["log by 6", "one of log, notify by 4, 5"]);
}

#[test]
fn the_exception_is_cited_with_the_duty() {
    let decision = ask(LINK, LEAK);
    assert_eq!(cited(&decision), ["1 permits", "2 is excepted"]);
    let lifted = decision.parts[0].citations.iter().find(|one| one.rule.id.as_str() == "2");
    let clauses: Vec<&str> = lifted.unwrap().clauses.iter().map(|one| one.as_str()).collect();
    assert_eq!(clauses, ["2", "2.1"]);
    assert_eq!(cited(&ask(LINK, "")), ["1 permits", "2 obliges"]);
}

#[test]
fn evidence_lifts_a_duty_only_while_it_counts() {
    let recorded = |keys: &str| format!("evidence = [{{ kind = 'data-breach', {keys} }}]\n");
    assert_eq!(owed(&ask(LINK, LEAK)), Vec::<String>::new());
    // The moment is 2026-03-01.
    for keys in [
        "recorded = 2026-03-02",
        "recorded = 2026-02-01, expires = 2026-03-01",
        "recorded = 2026-02-01, purpose = 'billing'",
    ] {
        let decision = ask(LINK, &recorded(keys));
        assert_eq!(owed(&decision), ["offer-unsubscribe by 2"], "{keys}");
    }
    let ends = ask(LINK, &recorded("recorded = 2026-02-01, expires = 2026-04-01"));
    assert_eq!(ends.stable_until.map(super::written).as_deref(), Some("2026-04-01"));
}

#[test]
fn an_exception_that_only_may_hold_lifts_nothing() {
    let young = "[[duty]]\nclause = '3'\nobligation = 'notify'\n\
                 unless = [{ when.age.at-least = 16 }]\n";
    let owed = |age: &str| owed(&ask(young, &format!("subject.age = {age}\n")));
    assert_eq!(owed("16"), Vec::<String>::new());
    assert_eq!(owed("15"), ["notify by 3"]);
    assert_eq!(self::owed(&ask(young, "")), ["notify by 3"]);
}

#[test]
fn one_of_several_exceptions_suffices_and_each_duty_has_its_own() {
    let duties = "[[duty]]\nclause = '4'\nobligation = 'log'\n\
                  unless = [{ channel = 'post' }, { purpose = 'account-notices' }]\n\
                  [[duty]]\nclause = '5'\nobligation = ['log', 'notify']\n\
                  unless = [{ channel = 'sms' }]\n";
    assert_eq!(owed(&ask(duties, "")), ["log by 5", "notify by 5"]);
}

#[test]
fn the_exception_of_a_limits_duty_reads_the_same_facts() {
    let shop = format!("{SHOP}{CONTACT}");
    let law = format!(
        "{LAW}[[duty]]\nclause = 'GDPR-14'\nobligation = 'notify'\n\
         unless = [{{ when.evidence = 'legal-obligation' }}]\n"
    );
    let owed = |facts: &str| owed(&decide(&[&shop, &law], &format!("{QUESTION}{facts}")));
    assert_eq!(owed(""), ["notify by GDPR-14"]);
    let secrecy = "evidence = [{ kind = 'legal-obligation', recorded = 2026-01-01 }]\n";
    assert_eq!(owed(secrecy), Vec::<String>::new());
}

#[test]
fn of_a_broad_act_each_use_owes_its_own() {
    let duty =
        "[[duty]]\nclause = '6'\nobligation = 'log'\nunless = [{ data = 'email-address' }]\n";
    let ask = |data: &str| {
        let question = QUESTION.replace("'name'", data);
        owed(&decide(&[&format!("{SHOP}{CONTACT}{duty}")], &question))
    };
    assert_eq!(ask("'email-address'"), Vec::<String>::new());
    assert_eq!(ask("'contact-details'"), ["log by 6"]);
}
