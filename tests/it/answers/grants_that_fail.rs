//! Why a grant on record does not count, where consent is asked for.

use super::{LAW, SHOP, decide, example, near, notices};
use permitted::Decision;
use permitted::Outcome::{NotPermitted, Permitted, Undetermined};

/// Plexuus fits pages to a client who agreed to that (PX-13).
fn personalised(ledger: &str) -> Decision {
    let question = format!(
        "action = 'use'\ndata = 'page-views'\npurpose = 'content-personalisation'\nplace = 'US'\n\
         by = {{ role = 'controller', party = 'plexuus' }}\nsource = 'observed'\n\
         subject = {{ id = 'client-17', age = 44 }}\nledger = [{ledger}]\n"
    );
    decide(&[&example("plexuus")], &question)
}

fn granted(rest: &str) -> String {
    format!("{{ event = 'granted', strength = 'express', {rest} }}, ")
}

#[track_caller]
fn fails(ledger: &str, expected: &[&str]) {
    let decision = personalised(ledger);
    assert_eq!(decision.outcome, NotPermitted);
    assert!(near(&decision)[0].starts_with("PX-13 "), "{:?}", near(&decision));
    assert_eq!(notices(&decision), expected);
}

const AGREED: &str = "purpose = 'personalisation', recorded = 2026-01-10";

#[test]
fn a_grant_that_counts_is_no_matter() {
    let decision = personalised(&granted(AGREED));
    // It is about no particular record.
    let told = vec!["within its retention".to_owned()];
    assert_eq!((decision.outcome, notices(&decision)), (Permitted, told));
}

#[test]
fn each_fault_is_told_by_its_name() {
    let fails = |rest: &str, why: &str| {
        fails(&granted(&format!("{AGREED}, {rest}")), &[&format!("grant of 2026-01-10 {why}")]);
    };
    fails("data = ['page-views', 'unheard-of']", "says an unknown word");
    fails("data = 'email-address'", "is about other uses");
    fails("party = 'acme'", "is about other uses");
    fails("policy = 'plexuus@2'", "is of another version");
    // It counts from its record up to its expiry, which the grant does not reach.
    fails("expires = 2026-03-01", "has expired");
    fails("expires = 2026-01-11", "has expired");
}

#[test]
fn a_grant_of_later_is_not_recorded_yet() {
    let later = |at: &str| granted(&format!("purpose = 'personalisation', recorded = {at}"));
    fails(
        &later("2026-03-01T00:00:01Z"),
        &[
            "grant of 2026-03-01T00:00:01Z is not recorded yet",
            "events from 2026-03-01T00:00:01Z on",
        ],
    );
    let told = ["grant of 2026-04-01 is not recorded yet", "events from 2026-04-01 on"];
    fails(&later("2026-04-01"), &told);
    assert_eq!(personalised(&later("2026-03-01")).outcome, Permitted);
}

#[test]
fn a_grant_that_was_denied_since_is_told_as_denied() {
    let and = |at: &str, event: &str| {
        let denied = format!("{{ event = '{event}', recorded = {at} }}");
        format!("{}{denied}", granted(AGREED))
    };
    for event in ["withdrawn", "refused", "objected"] {
        fails(&and("2026-02-01", event), &["grant of 2026-01-10 was denied"]);
    }
    // Of one instant the grant prevails where it is about less, as here than a denial of all.
    assert_eq!(personalised(&and("2026-01-10", "withdrawn")).outcome, Permitted);
    let same = "{ event = 'withdrawn', purpose = 'personalisation', recorded = 2026-01-10 }";
    fails(&format!("{}{same}", granted(AGREED)), &["grant of 2026-01-10 was denied"]);
    // At this very moment.
    let now = granted("purpose = 'personalisation', recorded = 2026-03-01");
    let withdrawn = "{ event = 'withdrawn', purpose = 'personalisation', recorded = 2026-03-01 }";
    fails(&format!("{now}{withdrawn}"), &["grant of 2026-03-01 was denied"]);
    assert_eq!(personalised(&and("2026-01-09", "withdrawn")).outcome, Permitted);
    // A denial is no grant, and is not told as one.
    fails("{ event = 'withdrawn', recorded = 2026-02-01 }", &[]);
}

/// What is told is the first reason, in the order of the list that `GrantFault` gives.
#[test]
fn of_several_faults_the_one_that_no_moment_mends_is_told() {
    let told = |rest: &str, why: &str| {
        fails(&granted(rest), &[why]);
    };
    let other = "purpose = 'own-marketing', recorded = 2026-01-10";
    told(&format!("{other}, policy = 'plexuus@2'"), "grant of 2026-01-10 is about other uses");
    told(&format!("{other}, expires = 2026-02-01"), "grant of 2026-01-10 is about other uses");
    told(
        &format!("{other}, data = 'unheard-of', policy = 'plexuus@2'"),
        "grant of 2026-01-10 says an unknown word",
    );
    told(
        &format!("{AGREED}, party = 'acme', policy = 'plexuus@2'"),
        "grant of 2026-01-10 is of another version",
    );
    told(
        &format!("{AGREED}, policy = 'plexuus@2', expires = 2026-02-01"),
        "grant of 2026-01-10 is of another version",
    );
    told(
        "purpose = 'own-marketing', recorded = 2026-04-01",
        "grant of 2026-04-01 is about other uses",
    );
    let expired = granted(&format!("{AGREED}, expires = 2026-02-01"));
    let withdrawn = "{ event = 'withdrawn', recorded = 2026-01-20 }";
    fails(&format!("{expired}{withdrawn}"), &["grant of 2026-01-10 has expired"]);
}

#[test]
fn every_grant_that_fails_is_told() {
    let expired = granted(&format!("{AGREED}, expires = 2026-02-01"));
    let later = granted("purpose = 'personalisation', recorded = 2026-04-01");
    let other = granted("purpose = 'billing', recorded = 2026-01-05");
    fails(
        &format!("{expired}{later}{other}"),
        &[
            "grant of 2026-01-05 is about other uses",
            "grant of 2026-01-10 has expired",
            "grant of 2026-04-01 is not recorded yet",
            "events from 2026-04-01 on",
        ],
    );
}

/// What may be denied is not told as denied.
#[test]
fn a_grant_that_perhaps_counts_is_not_told() {
    let policy = format!(
        "{SHOP}[[permit]]\nclause = 'PM-13'\npurpose = 'personalisation'\nbasis = 'consent'\n\
         [[permit]]\nclause = 'PM-19'\npurpose = 'personalisation'\nbasis = 'consent'\n\
         when.consent = {{ strength = 'express', naming = 'data' }}\n"
    );
    let ask = |by: &str| {
        let question = format!(
            "action = 'use'\ndata = 'page-views'\npurpose = 'personalisation'\nby = {by}\n\
             subject.id = 'visitor-3'\nledger = [{}{{ event = 'withdrawn', party = 'acme', \
             recorded = 2026-02-01 }}]\n",
            granted(AGREED)
        );
        decide(&[&policy], &question)
    };
    let open = ask("'processor'");
    assert_eq!((open.outcome, notices(&open)), (Undetermined, vec![]));
    assert!(near(&open)[0].starts_with("PM-19 "), "{:?}", near(&open));
    let acme = ask("{ role = 'processor', party = 'acme' }");
    let told = vec!["grant of 2026-01-10 was denied".to_owned()];
    assert_eq!((acme.outcome, notices(&acme)), (NotPermitted, told));
}

const QUESTION: &str = "action = 'use'\ndata = 'email-address'\npurpose = 'newsletters'\n\
                        by = 'controller'\nsubject.id = 'visitor-3'\n";

#[test]
fn where_no_rule_asks_for_consent_no_grant_is_told() {
    let ledger = "ledger = [{ event = 'granted', strength = 'express', purpose = 'marketing', recorded = 2026-01-10, \
                  expires = 2026-02-01 }]\n";
    let ask = |permit: &str| {
        let policy =
            format!("{SHOP}[[permit]]\nclause = 'PM-42'\npurpose = 'marketing'\n{permit}\n");
        let decision = decide(&[&policy], &format!("{QUESTION}{ledger}"));
        assert_eq!(decision.outcome, NotPermitted, "{permit}");
        notices(&decision)
    };
    let told = ["grant of 2026-01-10 has expired"];
    assert_eq!(ask("when.evidence = 'opt-out-offered'"), [""; 0]);
    assert_eq!(ask("action = 'contact'\nbasis = 'consent'"), [""; 0]);
    assert_eq!(ask("basis = 'consent'"), told);
    assert_eq!(ask("when.consent = 'express'"), told);
    // However deep in the condition.
    assert_eq!(ask("when.all = [{ consent = 'express' }, { evidence = 'opt-out-offered' }]"), told);
    assert_eq!(
        ask("when.any = [{ evidence = 'opt-out-offered' }, { all = [{ consent = 'express' }] }]"),
        told
    );
}

/// A policy that permits has nothing to say about consent, and a limit asks for none.
#[test]
fn only_a_policy_that_does_not_permit_tells_of_grants() {
    let permits = "id = 'host'\nversion = '1'\nfrom = 2020-01-01\n\
                   [[permit]]\nclause = 'H-1'\npurpose = 'marketing'\nbasis = 'contract'\n";
    let asks =
        format!("{SHOP}[[permit]]\nclause = 'PM-42'\npurpose = 'marketing'\nbasis = 'consent'\n");
    let ledger = "ledger = [{ event = 'granted', strength = 'express', purpose = 'marketing', policy = 'shop@1', \
                  recorded = 2026-01-10, expires = 2026-02-01 }]\n";
    let decision = decide(&[permits, &asks], &format!("{QUESTION}{ledger}"));
    assert_eq!(decision.outcome, NotPermitted);
    assert_eq!(notices(&decision), ["grant of 2026-01-10 has expired"]);
    // The law's own list of countries makes the grant speak of the use, the shop's words do not.
    let law = format!(
        "{LAW}[[word]]\nfacet = 'place'\nkey = 'listed'\nincludes = ['DE', 'FR']\ndefinition = '.'\n\
         [[forbid]]\nclause = 'L-1'\naction = 'sell'\n"
    );
    let ledger = "place = 'DE'\nledger = [{ event = 'granted', strength = 'express', purpose = 'marketing', \
                  place = 'listed', recorded = 2026-01-10, expires = 2026-02-01 }]\n";
    let decision = decide(&[&asks, &law], &format!("{QUESTION}{ledger}"));
    assert_eq!(decision.outcome, NotPermitted);
    assert_eq!(notices(&decision), ["grant of 2026-01-10 is about other uses"]);
}
