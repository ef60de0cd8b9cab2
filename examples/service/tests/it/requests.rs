//! A person's requests, from receipt to answer.

use crate::harness::{ALL, Service, clauses, decision, missing};
use permitted::{DataCategory, Outcome};
use serde_json::json;

const COPY: &str = "/customers/customer-2?purpose=access-request";

#[test]
fn access_is_verified_granted_and_then_the_copy_is_permitted() {
    let service = Service::start("access", &ALL);
    let client = service.client();
    let refused = decision(&client.get(COPY).with(403));
    assert_eq!(refused.outcome, Outcome::Prohibited);
    let missing = missing(&refused);
    assert!(missing.contains(&"evidence: identity-verified".to_owned()), "{missing:?}");
    assert!(missing.contains(&"evidence: granted-access".to_owned()), "{missing:?}");

    let access = json!({ "id": "case-7", "right": "access", "subject": { "id": "customer-2" } });
    let body = client.post("/requests", &access).with(201);
    assert_eq!(body["open"], true);
    assert_eq!(
        body["answer"]["outcome"],
        json!({ "first-do": { "needs": ["identity-verified"] } })
    );
    assert_eq!(
        client.post("/requests", &access).with(409)["message"],
        "there is a request `case-7` already"
    );
    client.get(COPY).with(403);

    let verified = json!({ "evidence": "identity-verified" });
    let body = client.post("/requests/case-7/verified", &verified).with(200);
    assert_eq!((&body["open"], &body["late"]), (&json!(false), &json!(false)));
    assert_eq!(body["answer"]["outcome"], "grant");
    assert_eq!(body["answer"]["deadline"]["by"], "2026-04-02T00:00:00Z");
    assert_eq!(body["answer"]["evidence"][0]["kind"], "granted-access");
    assert_eq!(client.get("/requests/case-7").with(200)["answer"], body["answer"]);

    let body = client.get(COPY).with(200);
    let shown: Vec<&str> =
        body["customer"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(shown, ["address", "email", "employer", "id", "name", "phone"]);
    // The policy lets means of payment travel encrypted alone, of which nothing is on record.
    let copy = decision(&body);
    let card = copy.parts.iter().find(|part| part.data == DataCategory::CARD_NUMBER).unwrap();
    assert_eq!(card.outcome, Outcome::Prohibited);
    let cited: Vec<&str> = card.clauses().into_iter().map(|clause| clause.as_str()).collect();
    assert!(cited.contains(&"PN-10"), "{cited:?}");
    assert_eq!(copy.permitted_items().count(), 5);
    assert!(clauses(&copy).contains(&"GDPR-15"), "{:?}", clauses(&copy));
    assert!(clauses(&copy).contains(&"PN-41"), "{:?}", clauses(&copy));
    // It is hers alone.
    client.get("/customers/customer-1?purpose=access-request").with(403);

    // When the time for the answer is over, so is the permission, and nothing is carried out twice.
    service.clock.go_on(time::Duration::days(40));
    let body = client.get("/requests/case-7").with(200);
    assert_eq!((&body["open"], &body["late"]), (&json!(false), &json!(true)));
    client.get(COPY).with(403);
}

#[test]
fn erasure_takes_what_is_not_kept_and_cites_what_is() {
    let service = Service::start("erasure", &ALL);
    let client = service.client();
    let erasure = json!({ "id": "case-8", "right": "erasure", "subject": { "id": "customer-2" } });
    client.post("/requests", &erasure).with(201);
    let verified = json!({ "evidence": "identity-verified" });
    let body = client.post("/requests/case-8/verified", &verified).with(200);
    let answer = &body["answer"];
    assert_eq!(answer["outcome"], "grant", "{answer:#}");
    let of = |record: &str| {
        let all = answer["records"].as_array().unwrap();
        all.iter().find(|one| one["record"] == record).unwrap().clone()
    };
    // The books have to be kept for eight years after the year of the invoice.
    let invoice = of("invoice of customer-2");
    let kept = &invoice["outcome"]["refuse"]["because"][0]["kept"];
    assert_eq!(kept["until"], "2033-01-01T00:00:00Z");
    assert_eq!(kept["by"]["clauses"], json!(["RS-1"]));
    assert_eq!(invoice["erasure-requested"], "2026-03-01T09:00:00Z");
    assert_eq!(of("order of customer-2")["outcome"], "grant");

    let records =
        service.app.store.with(|db| service::store::records::of(db, "customer-2")).unwrap();
    let ids: Vec<String> = records.iter().map(|record| record.id.to_string()).collect();
    assert_eq!(ids, ["invoice of customer-2"]);
    assert!(records[0].life.erasure_requested_at().is_some());
    let others =
        service.app.store.with(|db| service::store::records::of(db, "customer-1")).unwrap();
    assert_eq!(others.len(), 3);

    // With nothing left but the invoice, all of it is refused, by that clause.
    let again = json!({ "id": "case-9", "right": "erasure", "subject": { "id": "customer-2" } });
    let body = client.post("/requests", &again).with(201);
    assert_eq!(body["open"], false, "who asks is known still");
    let because = &body["answer"]["outcome"]["refuse"]["because"][0];
    assert_eq!(because["kept"]["by"]["clauses"], json!(["RS-1"]));
}

#[test]
fn an_objection_that_is_asked_for_is_recorded() {
    let service = Service::start("asked-objection", &ALL);
    let client = service.client();
    let path = "/customers/customer-1?purpose=newsletters";
    client.get(path).with(200);
    let objection = json!({
        "right": "objection", "subject": { "id": "customer-1" }, "purpose": "marketing",
    });
    let body = client.post("/requests", &objection).with(201);
    assert_eq!(body["answer"]["outcome"], "grant");
    assert_eq!(body["answer"]["events"][0]["event"], "objected");
    let refused = decision(&client.get(path).with(403));
    assert!(clauses(&refused).contains(&"PN-40"), "{:?}", clauses(&refused));
}

#[test]
fn who_sent_nonsense_is_told_so() {
    let service = Service::start("wrong-request", &ALL);
    let client = service.client();
    let body = client
        .post("/requests", &json!({ "right": "acces", "subject": { "id": "customer-1" } }))
        .with(422);
    let problem = &body["problems"][0];
    assert_eq!((&problem["code"], &problem["part"]), (&json!("unknown-word"), &json!("request")));
    assert_eq!(problem["nearest"], "access");
    client.post("/requests", &json!({ "right": "access" })).with(404);
    client.post("/requests", &json!({ "subject": { "id": "customer-1" } })).with(400);
    client.get("/requests/case-1").with(404);
    let access = json!({ "id": "case-1", "right": "access", "subject": { "id": "customer-2" } });
    client.post("/requests", &access).with(201);
    let body = client
        .post("/requests/case-1/verified", &json!({ "evidence": "identity-verifed" }))
        .with(422);
    assert_eq!(body["problems"][0]["nearest"], "identity-verified");
    client.post("/requests/case-1/verified", &json!({ "evidence": 4 })).with(400);
    assert_eq!(client.get("/requests/case-1").with(200)["open"], true);
}
