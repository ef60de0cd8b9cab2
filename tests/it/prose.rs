//! What is said of answers, for people.

use insta::assert_snapshot;
use permitted::RightKind;
use permitted::scenario::Scenarios;
use permitted::{Engine, Place, Policy, RightsRequest, Subject, render};
use time::macros::datetime;

fn courier() -> Engine {
    let policy: Policy = toml::from_str(
        r#"
        id = "courier"
        version = "2026-01"
        from = 2026-01-01

        [[permit]]
        clause = ["3.2", "3.3"]
        action = "contact"
        channel = "email"
        data = "email-address"
        purpose = "marketing"
        when.consent = { strength = "express", naming = "channel" }

        [[right]]
        clause = "7"
        right = "access"
        verify = "identity-verified"
        deadline = "1 month"

        [[right]]
        clause = "8"
        right = "access"
        residence = "EU"
        "#,
    )
    .unwrap();
    Engine::new([policy]).unwrap()
}

/// What is said of contacting a reader with this data, for this purpose.
fn said(data: &str, purpose: &str) -> String {
    let scenarios: Scenarios = toml::from_str(&format!(
        r#"
        [[scenario]]
        name = "an offer goes out"
        action = "contact"
        channel = "email"
        data = "{data}"
        purpose = "{purpose}"
        at = 2026-03-01
        subject = {{ id = "reader-9", kind = ["customer", "subscriber"], residence = "DE" }}
        ledger = []
        expect.outcome = "not-permitted"
        "#
    ))
    .unwrap();
    let engine = courier();
    let prepared = scenarios.prepare(&engine).unwrap();
    let decision = prepared[0].check(&engine).decision;
    let mut lines =
        vec![render::question(&scenarios.scenarios()[0].question), render::answer(&decision)];
    for part in &decision.parts {
        lines.extend(render::reasons(part));
        lines.extend(part.near.iter().map(render::near_miss));
    }
    lines.join("\n")
}

#[test]
fn a_rule_that_nearly_applied_is_told_with_what_it_is_for() {
    assert_snapshot!(said("email-address", "newsletters"), @r"
    contact email-address for newsletters, via email, about a subject (customer, subscriber, living in DE), on 2026-03-01
    not permitted; holds until the facts change
    no rule permits it
    3.2 and 3.3, but that asks for express consent naming the channel
    ");
    assert_snapshot!(said("name", "newsletters"), @r"
    contact name for newsletters, via email, about a subject (customer, subscriber, living in DE), on 2026-03-01
    not permitted; holds until the facts change
    no rule permits it
    3.2 and 3.3, but that is for other data
    ");
}

#[test]
fn a_request_is_due_by_the_end_of_a_day() {
    let request = RightsRequest::new(
        RightKind::ACCESS,
        Subject::new("reader-9"),
        datetime!(2026-03-01 9:00 UTC),
    );
    let answer = courier().answer(&request).unwrap();
    assert_snapshot!(render::rights_answer(&answer).join("\n"), @r"
    answer   first needed: identity-verified
    because  7 and 8
    by       the end of 2026-04-01
    unknown  residence
    ");
}

#[test]
fn a_reason_for_which_two_rights_refuse_is_told_once() {
    let reader = Subject::new("reader-9").residence(Place::DE);
    let request =
        RightsRequest::new(RightKind::ACCESS, reader, datetime!(2026-03-01 9:00 UTC)).agent("acme");
    let answer = courier().answer(&request).unwrap();
    assert_snapshot!(render::rights_answer(&answer).join("\n"), @r"
    answer   refused: agents are not admitted
    because  7 and 8
    by       the end of 2026-04-01
    ");
}
