//! Consent that is deemed given by an event, only so long after it: approval by silence.

use super::{SHOP, cited, decide, missing, nothing_cures, written};
use permitted::Decision;
use permitted::Outcome::{self, NotPermitted, Permitted};
use permitted::policy::Policy;

const RULES: &str = "[[permit]]\nclause = '4'\npurpose = 'newsletters'\nbasis = 'consent'\n\
                     [[deemed-consent]]\nclause = '5'\nevent = 'registration'\n";
const QUESTION: &str = "action = 'use'\ndata = 'email-address'\npurpose = 'newsletters'\n\
                        by = 'controller'\nsubject.id = 'u'\n";

fn ask(after: &str, facts: &str) -> Decision {
    let shop = format!("{SHOP}{RULES}{after}\n");
    decide(&[&shop], &format!("{QUESTION}{facts}\n"))
}

fn registered(on: &str, rest: &str) -> String {
    format!("evidence = [{{ kind = 'registration', recorded = {on}{rest} }}]\n")
}

#[test]
fn consent_is_deemed_only_so_long_after_its_event() {
    let at = |at: &str| {
        let facts = format!("{}ledger = []\nat = {at}", registered("2026-01-31", ""));
        ask("after = '1 month'", &facts)
    };
    // A month after the last of January is the last of February.
    let before = at("2026-02-27T23:59:59Z");
    assert_eq!(before.outcome, NotPermitted);
    assert_eq!(written(before.stable_until.unwrap()), "2026-02-28");
    let then = at("2026-02-28");
    assert_eq!((then.outcome, then.stable_until), (Permitted, None));
    assert_eq!(cited(&then), ["4 permits", "5 deems consent"]);
    // Left out, it stands at once.
    let at_once = format!("{}ledger = []\nat = 2026-01-31", registered("2026-01-31", ""));
    assert_eq!(ask("", &at_once).outcome, Permitted);
}

#[test]
fn days_are_those_of_the_offset_in_which_the_event_was_recorded() {
    let outcome = |at: &str| {
        let event = registered("2026-01-31T23:30:00-05:00", "");
        ask("after = '1 month'", &format!("{event}ledger = []\nat = {at}")).outcome
    };
    assert_eq!(outcome("2026-03-01T04:29:59Z"), NotPermitted);
    assert_eq!(outcome("2026-03-01T04:30:00Z"), Permitted);
}

#[test]
fn whoever_speaks_up_in_time_or_later_does_not_agree_by_silence() {
    let outcome = |ledger: &str, at: &str| -> Outcome {
        let event = registered("2026-01-10", "");
        ask("after = '30 days'", &format!("{event}ledger = [{ledger}]\nat = {at}")).outcome
    };
    assert_eq!(outcome("", "2026-03-01"), Permitted);
    for recorded in ["2026-01-20", "2026-02-20"] {
        let refused = format!("{{ event = 'refused', recorded = {recorded} }}");
        assert_eq!(outcome(&refused, "2026-03-01"), NotPermitted, "{recorded}");
    }
    // What runs out before it stands counts for nothing.
    let event = registered("2026-01-10", ", expires = 2026-02-01");
    let decision = ask("after = '30 days'", &format!("{event}ledger = []\nat = 2026-03-01"));
    assert_eq!(decision.outcome, NotPermitted);
}

#[test]
fn what_is_recorded_now_cures_nothing_that_stands_only_later() {
    let set = |after: &str| missing(&ask(after, "ledger = []"));
    assert_eq!(set(""), ["consent: implied", "evidence: registration"]);
    assert_eq!(set("after = '30 days'"), ["consent: implied"]);
    // The age that a condition asks for runs from the event.
    let fresh = RULES.replace(
        "basis = 'consent'",
        "when.consent = { strength = 'implied', no-older-than = '20 days' }",
    );
    let shop = format!("{SHOP}{fresh}after = '30 days'\n");
    let facts = format!("{QUESTION}{}ledger = []\nat = 2026-02-20", registered("2026-01-10", ""));
    let decision = decide(&[&shop], &facts);
    assert_eq!(decision.outcome, NotPermitted);
    assert!(!nothing_cures(&decision));
}

#[test]
fn the_period_is_kept_when_written() {
    let policy: Policy = toml::from_str(&format!("{SHOP}{RULES}after = '30 days'\n")).unwrap();
    assert_eq!(policy.deemed_consents()[0].stands_after().to_string(), "30 days");
    let written = toml::to_string(&policy).unwrap();
    assert!(written.contains("after = \"30 days\""), "{written}");
    assert_eq!(toml::from_str::<Policy>(&written).unwrap(), policy);
}
