//! Consent and objections: what is recorded counts at the next request, and what is wrong is not stored.

use crate::harness::{ALL, Service, clauses, decision, missing};
use permitted::Outcome;
use serde_json::json;

const NEWSLETTERS: &str = "/customers/customer-1?purpose=newsletters";

#[test]
fn an_objection_counts_at_the_next_request() {
    let service = Service::start("objection", &ALL);
    let client = service.client();
    let body = client.get(NEWSLETTERS).with(200);
    assert_eq!(
        body["customer"],
        json!({ "id": "customer-1", "name": "Ada Marlow", "email": "customer-1@example.org" }),
        "a phone number, an address, an employer and a card are nothing for a newsletter",
    );
    assert_eq!(body["obligations"][0]["obligation"], "offer-unsubscribe");

    client.post("/subjects/customer-1/objections", &json!({ "purpose": "marketing" })).with(201);
    let body = client.get(NEWSLETTERS).with(403);
    assert!(body.get("customer").is_none());
    let decision = decision(&body);
    assert_eq!(decision.items[0].outcome, Outcome::Prohibited);
    let cited = clauses(&decision);
    assert!(cited.contains(&"PN-40") && cited.contains(&"PN-47"), "{cited:?}");
    assert_eq!(missing(&decision), ["consent: express", "lifted by subject"]);
}

#[test]
fn a_form_agrees_and_a_withdrawal_ends_that() {
    let service = Service::start("form", &ALL);
    let client = service.client();
    client.post("/subjects/customer-1/objections", &json!({ "purpose": "marketing" })).with(201);
    client.post("/customers/customer-1/newsletter", &json!({})).with(403);

    let form = json!({ "form": { "id": "form-1", "granted": ["newsletters"] } });
    let body = client.post("/subjects/customer-1/consent", &form).with(201);
    let kinds: Vec<&str> = body["recorded"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["event"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["replaced", "granted"]);
    let body = client.post("/customers/customer-1/newsletter", &json!({})).with(200);
    assert_eq!(clauses(&decision(&body)), ["PN-45"]);
    let sent: (String, String) = service
        .app
        .store
        .with(|db| {
            Ok(db.query_row("SELECT address, footer FROM outbox", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?)
        })
        .unwrap();
    assert_eq!(sent.0, "customer-1@example.org");
    assert!(sent.1.starts_with("To unsubscribe"), "{}", sent.1);

    let withdrawn = json!({ "event": "withdrawn", "purpose": "newsletters" });
    client.post("/subjects/customer-1/consent", &withdrawn).with(201);
    let decision = decision(&client.post("/customers/customer-1/newsletter", &json!({})).with(403));
    assert_eq!(decision.outcome, Outcome::Prohibited);
    assert_eq!(clauses(&decision), ["PN-40", "PN-47"]);
    assert_eq!(missing(&decision), ["consent: express", "lifted by subject"]);
}

#[test]
fn what_is_wrong_with_an_event_is_told_and_not_stored() {
    let service = Service::start("wrong-event", &ALL);
    let client = service.client();
    let events = || -> i64 {
        let count = "SELECT count(*) FROM events";
        service.app.store.with(|db| Ok(db.query_row(count, [], |row| row.get(0))?)).unwrap()
    };
    let path = "/subjects/customer-1/consent";
    let granted = |purpose: &str, id: &str| json!({ "event": "granted", "strength": "express", "purpose": purpose, "id": id });

    let body = client.post(path, &granted("newslettres", "e-1")).with(422);
    let problem = &body["problems"][0];
    assert_eq!((&problem["code"], &problem["part"]), (&json!("unknown-word"), &json!("event")));
    assert_eq!(problem["nearest"], "newsletters");
    let form = json!({ "form": { "granted": ["billing"], "refused": ["newslettres"] } });
    assert_eq!(client.post(path, &form).with(422)["problems"][0]["code"], "unknown-word");
    // A grant that names no purpose is no consent.
    let body = client.post(path, &json!({ "event": "granted", "strength": "express" })).with(422);
    assert_eq!(body["problems"][0]["what"], "the grant names no purpose");
    let body =
        client.post(path, &json!({ "event": "withdrawn", "porpuse": "newsletters" })).with(400);
    assert_eq!(body["problems"][0]["code"], "unknown-key");
    client.post_text(path, "{").with(400);
    client.post_text(path, r#"{ "event": "withdrawn", "event": "granted" }"#).with(400);
    // Whose it is, whose word it is and when it was received says the service.
    for (key, value) in [("subject", "customer-2"), ("giver", "parent"), ("recorded", "2020-01-01")]
    {
        let body = client.post(path, &json!({ "event": "withdrawn", key: value })).with(400);
        assert_eq!(body["problems"][0]["code"], "repeated-key");
    }
    client.post("/subjects/customer-9/consent", &json!({ "event": "withdrawn" })).with(404);
    assert_eq!(events(), 0);

    // The clock goes on each time.
    let mut event = granted("newsletters", "e-1");
    event["expires"] = json!("2026-03-01T09:00:30Z");
    let first = client.post(path, &event).with(201);
    assert_eq!(client.post(path, &event).with(201), first);
    assert_eq!(events(), 1, "one that is sent twice is one");
    let form =
        json!({ "form": { "id": "f-1", "granted": ["newsletters"], "refused": ["billing"] } });
    let first = client.post(path, &form).with(201);
    assert_eq!(client.post(path, &form).with(201), first);
    assert_eq!(events(), 4, "and so is a form");
    let body = client.post(path, &granted("billing", "e-1")).with(409);
    assert_eq!(body["problems"][0]["code"], "conflicting-events");
    let body = client.post("/subjects/customer-2/consent", &granted("billing", "e-1")).with(409);
    assert_eq!(body["problems"][0]["part"], "event");
    assert_eq!(events(), 4);
}

#[test]
fn what_is_stored_and_is_garbage_is_our_fault() {
    let service = Service::start("garbage", &ALL);
    let client = service.client();
    client.get(NEWSLETTERS).with(200);
    let spoil =
        "INSERT INTO events (subject, event) VALUES ('customer-1', '{\"event\": \"grunted\"}')";
    service.app.store.with(|db| Ok(db.execute(spoil, [])?)).unwrap();
    let body = client.get(NEWSLETTERS).with(500);
    assert_eq!(
        body,
        json!({ "message": "the fault is ours" }),
        "it tells nothing of what is stored"
    );
    // Another's row is none of theirs.
    client.get("/customers/customer-3?purpose=newsletters").with(200);

    // A word that no policy knows is garbage as well, although it reads.
    let spoil = "INSERT INTO evidence (subject, evidence) VALUES \
                 ('customer-3', '{\"kind\": \"subpena\", \"recorded\": \"2026-01-01\"}')";
    service.app.store.with(|db| Ok(db.execute(spoil, [])?)).unwrap();
    client.get("/customers/customer-3?purpose=newsletters").with(500);
}
