//! Changing one place of a document.

use serde_json::{Value, json};

/// The way from a document to one of its values.
pub type Path = Vec<Step>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Key(String),
    Item(usize),
}

/// The ways to all values of a document, itself first.
pub fn paths(value: &Value) -> Vec<Path> {
    let mut found = vec![Path::new()];
    let mut add = |step: Step, below: &Value| {
        found.extend(paths(below).into_iter().map(|mut path| {
            path.insert(0, step.clone());
            path
        }));
    };
    match value {
        Value::Object(entries) => {
            entries.iter().for_each(|(key, below)| add(Step::Key(key.clone()), below));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(place, below)| add(Step::Item(place), below));
        }
        _ => {}
    }
    found
}

pub fn at<'a>(value: &'a mut Value, path: &[Step]) -> &'a mut Value {
    path.iter().fold(value, |value, step| match step {
        Step::Key(key) => &mut value[key],
        Step::Item(place) => &mut value[place],
    })
}

/// Values that are put in the place of others.
pub fn replacements() -> Vec<Value> {
    let texts = [
        "",
        " ",
        "soon",
        "Not A Word",
        "a--b",
        "under_score",
        "EU",
        "email-address",
        "use",
        "permitted",
        "granted",
        "subject",
        "de-identified",
        "2026-03-01",
        "2026-02-29",
        "2024-02-29",
        "2026-13-01",
        "0999-12-31",
        "9701-01-01",
        "+2026-03-01",
        "2026-3-1",
        "2026-03-01T09:00:00Z",
        "2026-03-01 09:00:00.25+05:45",
        "2026-03-01x09:00:00Z",
        "2026-03-01T24:00:00Z",
        "2026-03-01T09:00:00",
        "2026-03-01T09:00:00+24:00",
        "10 days",
        "1 year 6 months",
        "15 working days",
        "ten days",
        "10",
        "201 years",
        "2 fortnights",
        "-1 days",
        "-05:00",
        "-5",
        "06-30",
        "06-31",
        "year-end",
        "not-yet",
        "open",
        "forever",
        "plexuus@1",
        "@1",
        "https://clinic.example/privacy",
        "clinic.example",
        "a line\nand another",
        "hid\u{200b}den",
        "trailing ",
        "\u{a0}leading",
    ];
    let words = vec!["a"; 4_097];
    let others = [
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(17),
        json!(-1),
        json!(256),
        json!(70_000),
        json!(3.5),
        json!([]),
        json!([[]]),
        json!([""]),
        json!([null]),
        json!(["use", 3]),
        json!(["email-address", "use"]),
        json!(["2026-03-01", "2026-04-01"]),
        json!([["evidence: subpoena"]]),
        json!([{}]),
        json!({}),
        json!({ "any": [] }),
        json!({ "any": ["log", "notify"] }),
        json!({ "exactly": "email-address" }),
        json!({ "word": "use", "exactly": "use" }),
        json!({ "unheard-of": 1 }),
        json!("x".repeat(65)),
        json!("x".repeat(201)),
        json!(words),
    ];
    texts.iter().map(|text| json!(text)).chain(others).collect()
}

/// All changes of the value at a path, each with what it does.
pub fn changes(value: &Value) -> Vec<(String, Value)> {
    let mut changes: Vec<(String, Value)> = replacements()
        .into_iter()
        .map(|other| (format!("replaced by {:.60}", other.to_string()), other))
        .collect();
    let mut change = |how: String, value: Value| changes.push((how, value));
    change("wrapped in a list".to_owned(), json!([value]));
    change("wrapped in two lists".to_owned(), json!([[value]]));
    change("listed twice".to_owned(), json!([value, value]));
    change("put below a key".to_owned(), json!({ "value": value }));
    change("put below `all`".to_owned(), json!({ "all": [value] }));
    change("put below `not`".to_owned(), json!({ "not": value }));
    match value {
        Value::String(text) => {
            for (how, text) in [
                ("a blank behind", format!("{text} ")),
                ("a blank before", format!(" {text}")),
                ("a line behind", format!("{text}\n")),
                ("a hidden character", format!("{text}\u{202e}x")),
                ("in capitals", text.to_uppercase()),
                ("a hyphen behind", format!("{text}-")),
                ("a sign before", format!("+{text}")),
                ("once more", format!("{text}{text}")),
            ] {
                change(how.to_owned(), json!(text));
            }
        }
        Value::Number(number) => {
            let number = number.as_i64().unwrap_or_default();
            change("one more".to_owned(), json!(number + 1));
            change("less than none".to_owned(), json!(-1 - number));
            change("as a text".to_owned(), json!(number.to_string()));
        }
        Value::Array(items) => {
            for place in 0..items.len() {
                let mut less = items.clone();
                less.remove(place);
                change(format!("without [{place}]"), json!(less));
            }
            let mut more = items.clone();
            more.push(json!(null));
            change("with nothing more".to_owned(), json!(more));
        }
        Value::Object(entries) => {
            for key in entries.keys() {
                let mut less = entries.clone();
                let below = less.remove(key).unwrap();
                change(format!("without `{key}`"), json!(less));
                less.insert(format!("{key}-x"), below.clone());
                change(format!("`{key}` misspelt"), json!(less));
                // A table may stand for its short form.
                change(format!("`{key}` alone"), below);
            }
            for key in ADDED {
                let mut more = entries.clone();
                more.insert(key.0.to_owned(), serde_json::from_str(key.1).unwrap());
                change(format!("with `{}`", key.0), json!(more));
            }
        }
        _ => {}
    }
    changes
}

/// Keys that are put beside others.
const ADDED: [(&str, &str); 22] = [
    ("", "1"),
    ("$schema", "\"policy.schema.json\""),
    ("without", "\"place\""),
    ("without", "[\"at\", \"data\", \"subject\"]"),
    ("exactly", "\"email-address\""),
    ("strength", "\"express\""),
    ("facet", "\"data\""),
    ("key", "\"diary\""),
    ("subject", "{ \"kind\": \"customer\" }"),
    ("subject", "{ \"id\": \"client-17\" }"),
    ("ledger", "[{ \"event\": \"objected\", \"recorded\": \"2026-01-01\" }]"),
    ("at", "\"2026-03-01\""),
    ("obligation", "\"log\""),
    ("data", "\"email-address\""),
    ("when", "{ \"residence\": \"EU\" }"),
    ("when", "{ \"any\": [{ \"knowingly\": { \"age\": { \"below\": 16 } } }, { \"not\": {} }] }"),
    ("when", "{ \"all\": [{ \"consent\": \"express\" }, { \"evidence\": \"subpoena\" }] }"),
    ("not", "{ \"evidence\": \"subpoena\" }"),
    ("indefinitely", "false"),
    ("clause", "\"7.1\""),
    ("tax-audit-closed", "\"2026-01-01\""),
    ("expect", "{ \"outcome\": \"permitted\" }"),
];
