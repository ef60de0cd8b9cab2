//! What a granted request hands over for ledger and evidence, and what is permitted with it.

use super::{are_answered, decide, differences, shop};

/// The event is about what was asked, as far as the right goes: `objects-pictures-without-saying-more`.
#[test]
fn who_objects_to_pictures_gets_bills_all_the_same() {
    let policy = shop(
        "permit = [{ clause = '1', action = 'contact', basis = 'contract' }]\nopt-out = [{ clause = '2', action = ['use', 'contact'], route = 'email' }]\nright = [{ clause = '3', right = 'objection', data = 'photograph' }]",
    );
    are_answered(
        &[&policy],
        r#"
        [[request]]
        name = "asked without purpose or data"
        right = "objection"
        received = 2026-02-20
        expect = { answer = "grant", clause = "3", event = [{ event = "objected", data = "photograph", recorded = 2026-02-20 }] }
        [[request]]
        name = "asked about data that the right is not about"
        right = "objection"
        data = "usage"
        received = 2026-02-20
        expect = { answer = "no-such-right", event = [] }
        [[scenario]]
        name = "a bill goes out all the same"
        action = "contact"
        data = "email-address"
        purpose = "billing"
        channel = "email"
        place = "DE"
        ledger = [{ event = "objected", data = "photograph", recorded = 2026-02-20 }]
        expect = { outcome = "permitted", clause = "1" }
        "#,
    );
}

/// Two rights leave one event where the one's lies within the other's.
#[test]
fn an_event_within_another_is_none() {
    let policy = shop(
        "right = [{ clause = '1', right = 'objection', purpose = 'marketing' }, { clause = '2', right = 'objection', purpose = 'newsletters' }, { clause = '3', right = 'objection', data = 'photograph' }]",
    );
    are_answered(
        &[&policy],
        r#"
        [[request]]
        name = "asked without saying more"
        right = "objection"
        received = 2026-02-20
        expect = { answer = "grant", clause = ["1", "2", "3"], event = [{ event = "objected", purpose = "marketing", recorded = 2026-02-20 }, { event = "objected", data = "photograph", recorded = 2026-02-20 }] }
        "#,
    );
}

/// A restriction goes into the ledger, a limit of sensitive use and the end of sales are objections.
#[test]
fn restrictions_and_limits_become_events() {
    let policy = shop(
        "right = [{ clause = '1', right = 'restriction' }, { clause = '2', right = 'limit-of-sensitive-use', data = 'health-data' }, { clause = '3', right = 'opt-out-of-sale' }]",
    );
    are_answered(
        &[&policy],
        r#"
        [[request]]
        name = "restriction"
        right = "restriction"
        data = "location"
        received = 2026-02-20
        expect = { answer = "grant", event = [{ event = "restricted", data = "location", recorded = 2026-02-20 }] }
        [[request]]
        name = "limit"
        right = "limit-of-sensitive-use"
        received = 2026-02-20
        expect = { answer = "grant", event = [{ event = "objected", data = "health-data", recorded = 2026-02-20 }] }
        [[request]]
        name = "sale"
        right = "opt-out-of-sale"
        received = 2026-02-20
        expect = { answer = "grant", event = [{ event = "objected", recipient = "third-party", recorded = 2026-02-20 }] }
        "#,
    );
}

/// What was granted is permitted with what the answer hands over: `granted-then-refused-at-counter`.
#[test]
fn what_was_granted_is_not_refused_at_the_counter() {
    let supplier = shop(
        "permit = [{ clause = '1', action = 'use', basis = 'contract' }]\nright = [{ clause = '2', right = ['access', 'rectification'], obligation = 'provide-copy', deadline = '30 days' }]",
    );
    are_answered(
        &[&supplier],
        r#"
        [[request]]
        name = "granted"
        right = "access"
        received = 2026-02-20
        at = 2026-02-25
        expect = { answer = "grant", clause = "2", evidence = [{ kind = "granted-access", recorded = 2026-02-25, expires = 2026-03-23 }] }
        [[request]]
        name = "granted for a landlord to have"
        right = "access"
        data = "energy-consumption"
        to = "landlord"
        received = 2026-02-20
        at = 2026-02-25
        expect = { answer = "grant", evidence = [{ kind = "granted-access", data = "energy-consumption", party = "landlord", recorded = 2026-02-25, expires = 2026-03-23 }] }
        [[request]]
        name = "granted when the time was over"
        right = "access"
        received = 2025-11-20
        at = 2026-02-25
        expect = { answer = "grant", deadline = 2025-12-21T00:00:00Z, evidence = [{ kind = "granted-access", recorded = 2026-02-25 }] }
        "#,
    );
    let handed_over = |evidence: &str| {
        format!(
            "action = 'disclose'\nrecipient = 'the-subject'\ndata = 'energy-consumption'\npurpose = 'requested-disclosure'\n\
             by = 'controller'\nchannel = 'email'\nplace = 'DE'\nsubject.id = 'u'\nledger = []\nevidence = [{evidence}]"
        )
    };
    let granted =
        handed_over("{ kind = 'granted-access', recorded = 2026-02-25, expires = 2026-03-23 }");
    let expected =
        "expect = { outcome = 'permitted', clause = '2', obligation = ['provide-copy'] }";
    assert_eq!(differences(&[&supplier], &granted, expected), [""; 0]);
    assert!(!decide(&[&supplier], &handed_over("")).is_permitted());
}
