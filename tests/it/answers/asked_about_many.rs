//! An act that is asked about many: what depends on the act alone is judged once, and what a subject
//! or its records decide is asked of each. `decide` compares both with the answer to the question.

use super::{SHOP, cited, decide};
use permitted::Outcome::{self, NotPermitted, OutOfScope, Permitted, Prohibited, Undetermined};

const HOST: &str = "id = 'host'\nversion = '1'\nfrom = 2020-01-01\n\
                    [[permit]]\nclause = 'H-1'\ndata = 'personal-data'\nbasis = 'contract'\n";
const PERMIT: &str = "[[permit]]\nclause = 'PX-14'\npurpose = 'marketing'\nbasis = 'notice'\n";
const CONSENT: &str = "[[permit]]\nclause = 'PX-13'\npurpose = 'marketing'\nbasis = 'consent'\n";
const GRANTED: &str = "ledger = [{ event = 'granted', strength = 'express', purpose = 'marketing', recorded = 2026-01-10 }]\n";

fn question(facts: &str) -> String {
    format!(
        "action = 'use'\ndata = 'email-address'\npurpose = 'newsletters'\nby = 'controller'\n\
         subject.id = 'client-17'\n{facts}\n"
    )
}

#[track_caller]
fn answers(rules: &str, facts: &str, expected: Outcome, by: &[&str]) {
    let decision = decide(&[&format!("{SHOP}{rules}")], &question(facts));
    assert_eq!(decision.outcome, expected, "{rules}{facts}");
    assert_eq!(cited(&decision), by, "{rules}{facts}");
}

#[test]
fn what_a_policy_speaks_of_may_depend_on_the_subject() {
    let (in_britain, in_america) = ("subject.residence = 'GB'", "subject.residence = 'US'");
    let scope = format!("[[scope]]\nclause = 'PM-01'\nresidence = 'GB'\n{PERMIT}");
    answers(&scope, in_britain, Permitted, &["PX-14 permits"]);
    answers(&scope, in_america, OutOfScope, &["PM-01 puts outside"]);
    let beyond = format!("[[beyond]]\nclause = 'PX-22'\nsubject = 'organisation'\n{PERMIT}");
    answers(&beyond, "subject.kind = 'client'", Permitted, &["PX-14 permits"]);
    answers(&beyond, "subject.kind = 'organisation'", OutOfScope, &["PX-22 puts outside"]);
    // Where that is unknown of the subject, a grant permits nothing yet.
    let open = format!("[[scope]]\nclause = 'PM-01'\nresidence = 'GB'\n{CONSENT}");
    answers(&open, &format!("{GRANTED}{in_britain}"), Permitted, &["PX-13 permits"]);
    answers(&open, GRANTED, Undetermined, &["PM-01 puts outside", "PX-13 might apply"]);
}

#[test]
fn a_policy_that_may_speak_of_the_act_may_stand_in_the_way_whoever_it_is_about() {
    let shop = format!(
        "{SHOP}[[scope]]\nclause = 'PM-01'\ngathered-at = 'own-website'\n\
         [[permit]]\nclause = 'PM-12'\npurpose = 'billing'\n"
    );
    let decide = |facts: &str| decide(&[HOST, &shop], &question(facts)).outcome;
    assert_eq!(decide("gathered-at = 'event'"), Permitted);
    assert_eq!(decide("gathered-at = 'login'"), NotPermitted);
    assert_eq!(decide(""), NotPermitted);
}

#[test]
fn a_permit_by_consent_asks_the_stronger_of_what_it_says() {
    let permit =
        |rest: &str| format!("[[permit]]\nclause = 'PM-22'\npurpose = 'marketing'\n{rest}\n");
    let granted = |strength: &str| GRANTED.replace("'express'", &format!("'{strength}'"));
    for both in [
        "basis = 'explicit-consent'\nwhen.consent = 'implied'",
        "basis = 'consent'\nwhen.consent = 'explicit'",
    ] {
        answers(&permit(both), &granted("explicit"), Permitted, &["PM-22 permits"]);
        answers(&permit(both), &granted("express"), NotPermitted, &[]);
        answers(&permit(both), &granted("implied"), NotPermitted, &[]);
    }
    let naming = permit("when.consent = { strength = 'express', naming = 'data' }");
    answers(&naming, GRANTED, NotPermitted, &[]);
}

#[test]
fn a_permit_by_consent_asks_its_terms_as_well() {
    let permit = |terms: &str| format!("{CONSENT}{terms}\n");
    answers(&permit("source = 'given'"), GRANTED, Undetermined, &["PX-13 might apply"]);
    answers(
        &permit("source = 'given'"),
        &format!("{GRANTED}source = 'given'"),
        Permitted,
        &["PX-13 permits"],
    );
    for (term, inside, outside) in [
        ("subject = 'physician'", "subject.kind = 'physician'", "subject.kind = 'visitor'"),
        ("residence = 'GB'", "subject.residence = 'GB'", "subject.residence = 'US'"),
    ] {
        answers(&permit(term), &format!("{GRANTED}{inside}"), Permitted, &["PX-13 permits"]);
        answers(&permit(term), &format!("{GRANTED}{outside}"), NotPermitted, &[]);
        answers(&permit(term), GRANTED, Undetermined, &["PX-13 might apply"]);
    }
}

#[test]
fn a_forbid_may_depend_on_the_subject_by_terms_condition_or_exception() {
    let forbid = |rest: &str| {
        format!("{PERMIT}[[forbid]]\nclause = 'PX-23'\npurpose = 'marketing'\n{rest}\n")
    };
    for (rest, inside, outside) in [
        ("subject = 'organisation'", "subject.kind = 'organisation'", "subject.kind = 'client'"),
        (
            "when.subject = 'organisation'",
            "subject.kind = 'organisation'",
            "subject.kind = 'client'",
        ),
        ("residence = 'US'", "subject.residence = 'US-MA'", "subject.residence = 'GB'"),
        ("when.residence = 'US'", "subject.residence = 'US-MA'", "subject.residence = 'GB'"),
        ("when.age.below = 18", "subject.age = 17", "subject.age = 18"),
    ] {
        answers(&forbid(rest), inside, Prohibited, &["PX-23 forbids"]);
        answers(&forbid(rest), outside, Permitted, &["PX-14 permits"]);
        let unless = forbid(&format!("unless = [{{ {rest} }}]"));
        answers(&unless, inside, Permitted, &["PX-14 permits", "PX-23 is excepted"]);
        answers(&unless, outside, Prohibited, &["PX-23 forbids"]);
    }
    let opt_out = format!(
        "{PERMIT}[[opt-out]]\nclause = 'PX-39'\npurpose = 'marketing'\nroute = 'website'\n"
    );
    let objected = "ledger = [{ event = 'objected', recorded = 2026-02-01 }]";
    answers(&opt_out, objected, Prohibited, &["PX-39 forbids"]);
    answers(&opt_out, "ledger = []", Permitted, &["PX-14 permits"]);
    let yields = PERMIT.replace("'notice'", "'legitimate-interests'");
    answers(&yields, objected, NotPermitted, &[]);
    answers(&yields, "ledger = []", Permitted, &["PX-14 permits"]);
}
