//! Policies that are replaced while the service runs.

use crate::harness::{ALL, Answer, Client, Service, clauses, decision, text};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn fingerprints(body: &Value) -> Vec<(String, String)> {
    let of = |known: &Value| {
        (
            known["version"].as_str().unwrap().split('@').next().unwrap().to_owned(),
            known["fingerprint"].as_str().unwrap().to_owned(),
        )
    };
    body["versions"].as_array().unwrap().iter().map(of).collect()
}

/// Asks until the watch has seen what changed.
fn until(client: &Client, path: &str, is_so: impl Fn(&Answer) -> bool) -> Value {
    let started = Instant::now();
    loop {
        let answer = client.get(path);
        if is_so(&answer) {
            return answer.body;
        }
        assert!(started.elapsed() < Duration::from_secs(60), "it never came: {:#}", answer.body);
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_bad_file_changes_nothing_and_is_shown() {
    let service = Service::start("bad-file", &ALL);
    let client = service.client();
    let before = client.get("/policies").with(200);
    assert_eq!(before["faults"], json!([]));
    let names: Vec<String> = fingerprints(&before).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["gdpr", "plusnxt", "plusnxt-schedule"]);
    assert_eq!(before["versions"][1]["from"], "2023-02-28T00:00:00Z");
    let good = text(ALL[0]);

    // A word that is none, and a key that is none: all problems are told, and nothing is loaded by half.
    let bad =
        good.replacen("purpose = \"newsletters\"", "purpose = \"newslettres\"\nporpuse = \"x\"", 1);
    assert_ne!(bad, good);
    service.replace("plusnxt.toml", &bad);
    let body = client.post("/admin/reload", &json!({})).with(409);
    assert_eq!(body["reloaded"], "refused");
    let shown = client.get("/policies").with(200);
    assert_eq!(fingerprints(&shown), fingerprints(&before));
    let fault = &shown["faults"][0];
    assert!(fault["file"].as_str().unwrap().ends_with("plusnxt.toml"), "{fault}");
    let codes: Vec<&str> = fault["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| problem["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["unknown-key", "unknown-word"]);
    client.get("/customers/customer-1?purpose=newsletters").with(200);

    // No TOML at all.
    service.replace("plusnxt.toml", "id = ");
    client.post("/admin/reload", &json!({})).with(409);
    let shown = client.get("/policies").with(200);
    assert_eq!(fingerprints(&shown), fingerprints(&before));
    assert!(shown["faults"][0]["message"].as_str().unwrap().contains("line 1"), "{shown}");

    // Two policies that do not fit together: a second version from the same day.
    service.replace("plusnxt.toml", &good);
    service.replace("twice.toml", &good.replacen("\"2023-02\"", "\"2023-03\"", 1));
    client.post("/admin/reload", &json!({})).with(409);
    let shown = client.get("/policies").with(200);
    assert_eq!(fingerprints(&shown), fingerprints(&before));
    assert_eq!(shown["faults"][0]["problems"][0]["part"], "policy");

    // Once it is mended nothing is wrong any more.
    std::fs::remove_file(service.folder.join("policies/twice.toml")).unwrap();
    client.post("/admin/reload", &json!({})).with(200);
    let shown = client.get("/policies").with(200);
    assert_eq!(fingerprints(&shown), fingerprints(&before));
    assert_eq!(shown["faults"], json!([]));
}

#[test]
fn a_good_file_takes_over_without_anybody_asking_for_it() {
    let service = Service::start("good-file", &ALL);
    let client = service.client();
    let path = "/customers/customer-1?purpose=billing";
    let before = client.get(path).with(200);
    assert!(clauses(&decision(&before)).contains(&"PN-56"));
    assert!(before["customer"]["phone"].is_string());

    let narrower = narrower();
    service.replace("plusnxt.toml", &narrower);
    let after = until(&client, path, |answer| answer.body["customer"]["phone"].is_null());
    assert_eq!(after["customer"]["address"], before["customer"]["address"]);
    let (before, after) = (decision(&before), decision(&after));
    let of = |decision: &permitted::Decision| {
        let decided = decision.versions.iter().find(|one| one.version.policy == *"plusnxt");
        decided.unwrap().clone()
    };
    assert_eq!(of(&before).version, of(&after).version, "the version's name is the same");
    assert_ne!(of(&before).fingerprint, of(&after).fingerprint);
}

/// The policy with a billing that knows no phone numbers, under one version's name.
fn narrower() -> String {
    let wide = r#"data = ["name", "contact-details", "orders", "delivery-data", "invoices"]"#;
    let policy = text(ALL[0]);
    assert!(policy.contains(wide));
    policy.replace(
        wide,
        r#"data = ["name", "postal-address", "orders", "delivery-data", "invoices"]"#,
    )
}
