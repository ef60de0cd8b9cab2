//! Periods at their first and last instants, and the date up to which an answer holds.

use super::{LAW, SHOP, decide, written};
use permitted::Decision;
use permitted::Outcome::{NotPermitted, Permitted, Prohibited, Undetermined};

const QUESTION: &str = "action = 'use'\ndata = 'email-address'\npurpose = 'newsletters'\n\
                        by = { role = 'controller', party = 'acme' }\nsubject.id = 'client-17'\n";
const CONSENT: &str = "[[permit]]\nclause = 'PX-13'\npurpose = 'marketing'\nbasis = 'consent'\n";
const NOTICE: &str = "[[permit]]\nclause = 'PX-14'\npurpose = 'marketing'\nbasis = 'notice'\n";

fn ask(rules: &str, facts: &str) -> Decision {
    decide(&[&format!("{SHOP}{rules}")], &format!("{QUESTION}{facts}\n"))
}

/// Until when the answer holds, if it does not for ever.
fn until(decision: &Decision) -> String {
    decision.stable_until.map_or("forever".to_owned(), written)
}

fn grant(rest: &str) -> String {
    format!(
        "ledger = [{{ event = 'granted', strength = 'express', purpose = 'marketing', recorded = 2026-01-10, {rest} }}]"
    )
}

#[test]
fn an_answer_holds_until_a_record_that_may_be_about_it_begins_or_ends() {
    let until = |rest: &str| until(&ask(CONSENT, &grant(rest)));
    assert_eq!(until("expires = 2026-04-01"), "2026-04-01");
    assert_eq!(until("expires = 2026-02-01"), "forever");
    assert_eq!(until("party = 'acme', expires = 2026-04-01"), "2026-04-01");
    // One that is surely about others changes nothing,
    assert_eq!(until("party = 'bolt', expires = 2026-04-01"), "forever");
    assert_eq!(until("data = 'postal-address', expires = 2026-04-01"), "forever");
    assert_eq!(until("policy = 'shop@2', expires = 2026-04-01"), "forever");
    assert_eq!(until("policy = 'shop@1', expires = 2026-04-01"), "2026-04-01");
    // one that may be about this may.
    let contact = |rest: &str| {
        let question = QUESTION.replace("'use'", "'contact'").replace(", party = 'acme'", "");
        super::decide(&[&format!("{SHOP}{CONSENT}")], &format!("{question}{}", grant(rest)))
    };
    for scope in ["party = 'bolt'", "channel = 'email'"] {
        let decision = contact(&format!("{scope}, expires = 2026-04-01"));
        assert_eq!(
            (decision.outcome, self::until(&decision)),
            (Undetermined, "2026-04-01".to_owned())
        );
    }
}

#[test]
fn a_grant_bound_to_a_limit_is_of_no_operating_policy() {
    let law = format!("{LAW}[[forbid]]\nclause = 'L-1'\naction = 'sell'\n");
    let shop = format!("{SHOP}{CONSENT}");
    let ask = |policy: &str| {
        let facts = grant(&format!("policy = '{policy}', expires = 2026-04-01"));
        decide(&[&shop, &law], &format!("{QUESTION}{facts}"))
    };
    let of_shop = ask("shop@1");
    assert_eq!((of_shop.outcome, until(&of_shop)), (Permitted, "2026-04-01".to_owned()));
    let of_law = ask("law@1");
    assert_eq!((of_law.outcome, until(&of_law)), (NotPermitted, "forever".to_owned()));
}

#[test]
fn an_answer_holds_until_evidence_that_may_be_about_it_begins_or_ends() {
    let until = |rest: &str| {
        let facts =
            format!("evidence = [{{ kind = 'opt-out-offered', recorded = 2026-01-10, {rest} }}]");
        until(&ask(NOTICE, &facts))
    };
    assert_eq!(until("expires = 2026-04-01"), "2026-04-01");
    assert_eq!(until("party = 'bolt', expires = 2026-04-01"), "2026-04-01");
    assert_eq!(until("data = 'postal-address', expires = 2026-04-01"), "forever");
    assert_eq!(until("purpose = 'marketing', expires = 2026-04-01"), "2026-04-01");
}

#[test]
fn an_answer_holds_until_the_grace_of_an_objection_ends() {
    let opt_out = "[[opt-out]]\nclause = 'PX-39'\npurpose = 'marketing'\nroute = 'website'\ngrace = '60 days'\n";
    let until =
        |event: &str| until(&ask(&format!("{NOTICE}{opt_out}"), &format!("ledger = [{event}]")));
    assert_eq!(until("{ event = 'objected', recorded = 2026-02-01 }"), "2026-04-02");
    // Not of one about other uses or parties, nor of one whose grace is over; and grants have none.
    assert_eq!(
        until("{ event = 'objected', purpose = 'billing', recorded = 2026-02-01 }"),
        "forever"
    );
    assert_eq!(until("{ event = 'objected', party = 'bolt', recorded = 2026-02-01 }"), "forever");
    assert_eq!(until("{ event = 'objected', recorded = 2025-12-31 }"), "forever");
    assert_eq!(
        until(
            "{ event = 'granted', strength = 'express', purpose = 'marketing', recorded = 2026-02-01 }"
        ),
        "forever"
    );
    // Its end is the first instant at which the objection bears.
    let at = |moment: &str| {
        let facts =
            format!("ledger = [{{ event = 'objected', recorded = 2026-02-01 }}]\nat = {moment}");
        ask(&format!("{NOTICE}{opt_out}"), &facts).outcome
    };
    assert_eq!(at("2026-04-01T23:59:59Z"), Permitted);
    assert_eq!(at("2026-04-02"), Prohibited);
}

/// Consent is deemed by the version in force when the event happened: from its first instant on, up
/// to that of the next.
#[test]
fn an_event_deems_consent_from_the_first_instant_of_a_version() {
    let deemed = format!(
        "{CONSENT}[[deemed-consent]]\nclause = 'PX-44'\nevent = 'policy-acceptance'\npurpose = 'marketing'\n"
    );
    let ask = |policies: &[&str], accepted: &str, at: &str| {
        let facts = format!(
            "ledger = []\nat = {at}\nevidence = [{{ kind = 'policy-acceptance', recorded = {accepted} }}]\n"
        );
        decide(policies, &format!("{QUESTION}{facts}")).outcome
    };
    let first = format!("{SHOP}{deemed}");
    let second =
        first.replace("version = '1'", "version = '2'").replace("2020-01-01", "2026-02-15");
    let both = [&*first, &*second];
    assert_eq!(ask(&both, "2026-02-14T23:59:59Z", "2026-03-01"), NotPermitted);
    assert_eq!(ask(&both, "2026-02-15", "2026-03-01"), Permitted);
    assert_eq!(ask(&[&first], "2019-12-31T23:59:59Z", "2026-03-01"), NotPermitted);
    assert_eq!(ask(&[&first], "2020-01-01", "2026-03-01"), Permitted);
    // Under the first version, what was accepted while it was in force.
    assert_eq!(ask(&both, "2026-02-14", "2026-02-14"), Permitted);
}

/// A kind of evidence that needs no party of itself.
#[test]
fn evidence_that_deems_consent_names_the_party_itself() {
    let rules = "[[permit]]\nclause = 'PX-32'\npurpose = 'marketing'\n\
                 when.consent = { strength = 'implied', naming = 'party' }\n\
                 [[deemed-consent]]\nclause = 'PX-32'\nid = 'PX-32-registration'\n\
                 event = 'registration'\npurpose = 'marketing'\nby = 'controller'\n";
    let arrived = |party: &str| {
        let facts = format!(
            "ledger = []\nevidence = [{{ kind = 'registration', {party}recorded = 2026-01-10 }}]"
        );
        ask(rules, &facts).outcome
    };
    assert_eq!(arrived("party = 'acme', "), Permitted);
    assert_eq!(arrived("party = 'bolt', "), NotPermitted);
    assert_eq!(arrived(""), NotPermitted);
}

/// Of several denials the last counts, of several express grants the last answers.
#[test]
fn the_last_of_several_events_counts_in_whatever_order_they_are_recorded() {
    let granted = |day: &str| {
        format!(
            "{{ event = 'granted', strength = 'express', purpose = 'marketing', recorded = {day} }}"
        )
    };
    let withdrawn = |day: &str| format!("{{ event = 'withdrawn', recorded = {day} }}");
    let opt_out = "[[opt-out]]\nclause = 'PX-39'\npurpose = 'marketing'\nroute = 'website'\n";
    let [jan, feb, mid, end] = ["2026-01-10", "2026-02-01", "2026-02-10", "2026-02-20"];
    for (events, by_consent, by_notice) in [
        ([withdrawn(jan), granted(feb), withdrawn(mid)], NotPermitted, Prohibited),
        ([withdrawn(jan), withdrawn(feb), granted(mid)], Permitted, Permitted),
        ([granted(jan), withdrawn(feb), granted(end)], Permitted, Permitted),
        ([granted(jan), granted(feb), withdrawn(mid)], NotPermitted, Prohibited),
    ] {
        let [one, two, three] = &events;
        for ledger in [[one, two, three], [three, two, one], [two, three, one]] {
            let facts = format!("ledger = [{}, {}, {}]", ledger[0], ledger[1], ledger[2]);
            assert_eq!(ask(CONSENT, &facts).outcome, by_consent, "{facts}");
            assert_eq!(ask(&format!("{NOTICE}{opt_out}"), &facts).outcome, by_notice, "{facts}");
        }
    }
}

#[test]
fn a_passed_maximum_decides_whatever_else_is_unknown() {
    let rules = format!(
        "{NOTICE}[[forbid]]\nclause = 'PX-20'\nsource = 'third-party'\n\
         [[retention]]\nclause = 'PX-40'\ndata = 'contact-details'\nmaximum = {{ from = 'purpose-fulfilled' }}\n"
    );
    let open = ask(&rules, "record.purpose-fulfilled = 'not-yet'");
    assert_eq!(open.outcome, Undetermined);
    let over = ask(&rules, "record.purpose-fulfilled = 2025-01-01");
    assert_eq!((over.outcome, super::cited(&over)), (Prohibited, vec!["PX-40 forbids".to_owned()]));
}
