//! What a schema cannot say, and the reader alone refuses: each difference by name, so that none is
//! added unseen.

use super::verdicts::{Kind, Read, read};
use serde_json::{Value, json};

/// A question, but for these keys.
fn question(changed: Value) -> Value {
    let mut question = json!({
        "action": "use", "data": "email-address", "purpose": "billing", "at": "2026-03-01",
        "subject": { "id": "client-17" },
    });
    for (key, value) in changed.as_object().unwrap() {
        question[key] = value.clone();
    }
    question
}

fn policy(changed: Value) -> Value {
    let mut policy = json!({ "id": "clinic", "version": "1", "from": "2026-01-01" });
    for (key, value) in changed.as_object().unwrap() {
        policy[key] = value.clone();
    }
    policy
}

#[test]
fn the_reader_alone_refuses_what_takes_arithmetic() {
    let nested = (0..40).fold(json!({ "residence": "EU" }), |below, _| json!({ "not": below }));
    let differences = [
        // A length is counted in bytes by the one and in characters by the other.
        (Kind::Question, question(json!({ "subject": { "id": "é".repeat(150) } }))),
        // A number without a fraction is a whole one to JSON Schema, even if it is written `17.0`.
        (Kind::Question, question(json!({ "subject": { "age": 17.0 } }))),
        // No leap second is added at any other time than the end of a month.
        (Kind::Question, question(json!({ "at": "2026-03-01T09:00:60Z" }))),
        // The first and last hours of all years lie outside them elsewhere.
        (Kind::Question, question(json!({ "at": "1000-01-01T00:30:00+01:00" }))),
        // Numbers that come to more together.
        (
            Kind::Policy,
            policy(json!({ "amendment": {
                "clause": "1", "takes-effect": "after-notice", "notice": "200 years 1 month" } })),
        ),
        // What makes an address is its own standard.
        (Kind::Policy, policy(json!({ "url": "https://" }))),
    ];
    for (kind, value) in differences {
        assert!(matches!(read(kind, &value), Read::Misshapen(_)), "{value}");
        assert!(kind.validator().is_valid(&value), "{value}");
    }
    // So deep conditions may go.
    let deep = policy(json!({ "statement": { "clause": "1", "text": "…", "when": nested } }));
    assert_eq!(read(Kind::Policy, &deep), Read::Refused);
    assert!(Kind::Policy.validator().is_valid(&deep));
}
