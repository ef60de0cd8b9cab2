//! Rows about files.

use crate::api;
use crate::foreign::{Alias, Keys, Nested};
use crate::measure::{Ended, Row};
use permitted::files::Document;
use serde_json::{Value, json};

pub(crate) const ROWS: &[Row] = &[
    Row {
        name: "unknown keys in one table",
        from: 5_000,
        prepare: |size| {
            let document = api::document(Keys(0..size)).expect("the document is small");
            // What stands behind the document keeps its memory from going back to the system, which
            // takes longer than reading it.
            let behind = document.clone();
            Box::new(move || {
                let ended = api::told(api::read_policy(document));
                std::hint::black_box(&behind);
                std::mem::forget(behind);
                ended
            })
        },
    },
    Row {
        name: "alternatives of one `any`",
        from: 5_000,
        prepare: |size| {
            let one = |number| json!({ "age": { "at-least": number % 100 } });
            let any: Vec<Value> = (0..size).map(one).collect();
            let document = policy(json!({
                "clause": "1",
                "data": "email-address",
                "purpose": "billing",
                "basis": "contract",
                "when": { "any": any },
            }));
            Box::new(move || api::made(api::read_policy(document)))
        },
    },
    Row {
        name: "misspelt words in one policy",
        from: 2_000,
        prepare: |size| {
            let own = |number| json!({ "facet": "data", "word": format!("own-category-{number}"), "definition": "A word." });
            let words: Vec<Value> = (0..size).map(own).collect();
            let permit = |number| {
                let data = format!("own-catgeory-{number}x");
                json!({ "clause": "1", "id": format!("r-{number}"), "data": data, "purpose": "billing", "basis": "contract" })
            };
            let permits: Vec<Value> = (0..size).map(permit).collect();
            let document = read(json!({
                "id": "misspelt",
                "version": "1",
                "from": "2026-01-01",
                "word": words,
                "permit": permits,
            }));
            Box::new(move || api::told(api::read_policy(document)))
        },
    },
    Row {
        name: "one text of n letters, repeated n times",
        from: 2_000,
        prepare: |size| {
            let text = "a".repeat(size);
            Box::new(move || ended(api::document(Alias { text: &text, times: size })))
        },
    },
    Row {
        name: "one text of 64 letters, repeated",
        from: 100_000,
        prepare: |size| {
            let text = "a".repeat(64);
            Box::new(move || ended(api::document(Alias { text: &text, times: size })))
        },
    },
    Row {
        name: "`Some` within `Some`",
        from: 1_000,
        prepare: |size| Box::new(move || ended(api::document(Nested(size)))),
    },
    Row {
        name: "defaults of 4,000 words × scenarios",
        from: 50,
        prepare: |size| scenarios(4_000, size),
    },
    Row {
        name: "defaults of n words × n scenarios",
        from: 250,
        prepare: |size| scenarios(size, size),
    },
];

/// A file of scenarios that take all their data from its defaults.
fn scenarios(words: usize, scenarios: usize) -> crate::measure::Work {
    let data: Vec<String> = (0..words).map(|number| format!("own-category-{number}")).collect();
    let one = |number| json!({ "name": format!("question {number}"), "expect": { "outcome": "permitted" } });
    let all: Vec<Value> = (0..scenarios).map(one).collect();
    let document = read(json!({
        "defaults": { "action": "use", "at": "2026-03-01", "purpose": "billing", "data": data },
        "scenario": all,
    }));
    Box::new(move || api::made(api::read_scenarios(document)))
}

fn policy(permit: Value) -> Document {
    read(json!({ "id": "any", "version": "1", "from": "2026-01-01", "permit": [permit] }))
}

fn read(value: Value) -> Document {
    api::document(value).expect("the document is within the limits")
}

fn ended(document: Result<Document, String>) -> Ended {
    document.map_or_else(Ended::Stopped, Ended::with)
}
