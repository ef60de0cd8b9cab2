//! The log of decisions.

use crate::harness::{ALL, START, Service, decision, text};
use permitted::audit::AuditRecord;
use serde_json::json;
use service::web::decisions::replay_all;

#[test]
fn every_decision_reads_back_and_replays_after_a_restart() {
    let service = Service::start("log", &ALL);
    let client = service.client();
    let mut answered = Vec::new();
    for (number, customer) in [1, 2, 3].into_iter().cycle().take(12).enumerate() {
        let purposes =
            ["billing", "newsletters", "site-improvement", "access-request", "requested-service"];
        let purpose = purposes[number % purposes.len()];
        let request = format!("try-{number}");
        let answer =
            client.get_as(&request, &format!("/customers/customer-{customer}?purpose={purpose}"));
        assert!(answer.status == 200 || answer.status == 403, "{}", answer.body);
        answered.push((request, decision(&answer.body)));
        if number == 5 {
            client.post("/subjects/customer-1/objections", &json!({})).with(201);
        }
        if number == 8 {
            // Another policy decides from here on.
            let policy = text(ALL[0]);
            let other = policy.replacen(
                "data = [\"name\", \"contact-details\", \"orders\"",
                "data = [\"name\", \"orders\"",
                1,
            );
            assert_ne!(other, policy);
            service.replace("plusnxt.toml", &other);
            client.post("/admin/reload", &json!({})).with(200);
        }
    }
    // A request without an id has one of the service's own.
    let own = decision(&client.get("/customers/customer-1?purpose=billing").with(200));
    assert!(own.question_id.unwrap().to_string().starts_with("request-"));

    let service = Service::again(&service.stop(), START);
    let client = service.client();
    for (request, decision) in &answered {
        let body = client.get(&format!("/decisions/{request}")).with(200);
        let records: Vec<AuditRecord> = serde_json::from_value(body["decisions"].clone()).unwrap();
        assert_eq!(records.len(), 1);
        assert_eq!(&records[0].decision, decision);
        assert_eq!(records[0].question_id().unwrap().to_string(), *request);
        let body = client.post(&format!("/decisions/{request}/replay"), &json!({})).with(200);
        assert_eq!(
            body["replays"][0]["then"],
            json!({ "equal": true, "changes": [] }),
            "{request}"
        );
        assert_eq!(body["replays"][0]["decision"], decision.id().to_string());
    }
    // By the policy that decides now, an early answer would be another.
    let body = client.post("/decisions/try-0/replay", &json!({})).with(200);
    let now = &body["replays"][0]["now"];
    assert_eq!(now["equal"], false);
    assert!(
        now["changes"]
            .as_array()
            .unwrap()
            .iter()
            .any(|change| change == "part 0: permitted before, not permitted now"),
        "{now:#}"
    );
    client.get("/decisions/nobody").with(404);

    let all = service.app.store.with(replay_all).unwrap();
    assert_eq!((all.decisions, all.differ), (13, vec![]));
    // Somebody forges a record.
    let forge =
        "UPDATE decisions SET record = replace(record, 'PN-56', 'PN-55') WHERE request = 'try-0'";
    assert_eq!(service.app.store.with(|db| Ok(db.execute(forge, [])?)).unwrap(), 1);
    let all = service.app.store.with(replay_all).unwrap();
    assert_eq!(all.differ.len(), 1);
    assert_eq!(all.differ[0].0, "try-0");
}
