//! The sweep at night.

use crate::harness::{ALL, Service};
use permitted::Record;
use permitted::facts::Hold;
use serde_json::json;
use service::store::records;
use time::macros::datetime;

#[test]
fn a_sweep_erases_what_is_due_and_nothing_else() {
    let service = Service::start("sweep", &ALL);
    let client = service.client();
    let ids = || -> Vec<String> {
        let query = "SELECT id FROM records ORDER BY id";
        service
            .app
            .store
            .with(|db| {
                let mut statement = db.prepare(query)?;
                let rows = statement.query_map([], |row| row.get(0))?;
                Ok(rows.collect::<Result<Vec<String>, _>>()?)
            })
            .unwrap()
    };
    let all = ids();
    assert_eq!(all.len(), 9);
    let body = client.post("/admin/sweep", &json!({})).with(200);
    assert_eq!(
        body,
        json!({ "erased": [], "left": [] }),
        "two years after the orders nothing is due"
    );
    assert_eq!(ids(), all);

    // An order that a lawsuit needs, one that cannot be read, and one with a word that no policy knows.
    let order = |id: &str| -> Record {
        let records = service.app.store.with(|db| records::of(db, id)).unwrap();
        records.into_iter().find(|record| record.id.to_string().starts_with("order")).unwrap()
    };
    let mut held = order("customer-2");
    held.life = held.life.hold(Hold::new("Vega v. PLUSnxt", datetime!(2026-01-05 0:00 UTC)));
    let mut odd = order("customer-3");
    odd.id = "odd".into();
    odd.data = vec![permitted::DataCategory::new("oders").unwrap()];
    service
        .app
        .store
        .with(|db| {
            records::put(db, "customer-2", &held)?;
            records::put(db, "customer-3", &odd)?;
            db.execute("INSERT INTO records VALUES ('zero', 'customer-3', '{')", [])?;
            Ok(())
        })
        .unwrap();

    // Three years after the orders.
    service.clock.go_on(datetime!(2027-03-05 0:00 UTC) - datetime!(2026-03-01 9:00 UTC));
    let body = client.post("/admin/sweep", &json!({})).with(200);
    let erased: Vec<(&str, &str)> = body["erased"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["record"].as_str().unwrap(), one["by"]["clauses"][0].as_str().unwrap()))
        .collect();
    assert_eq!(erased, [("order of customer-1", "RS-2"), ("order of customer-3", "RS-2")]);
    let left = body["left"].as_array().unwrap();
    assert_eq!(left.len(), 2, "{left:#?}");
    assert_eq!(left[0]["record"], "odd");
    assert_eq!(left[0]["why"]["problems"][0]["nearest"], "orders");
    assert!(left[1]["why"].as_str().unwrap().starts_with("records, zero: "), "{}", left[1]);
    let after = ids();
    assert_eq!(after.len(), all.len() + 2 - 2);
    assert!(!after.contains(&"order of customer-1".to_owned()));
    assert!(after.contains(&"order of customer-2".to_owned()), "it is held");
    assert!(after.contains(&"invoice of customer-1".to_owned()));
}
