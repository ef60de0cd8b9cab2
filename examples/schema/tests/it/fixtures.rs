//! Documents that reader and schema both take.

use super::verdicts::Kind;
use permitted::scenario::Scenarios;
use serde_json::{Value, json};
use std::path::PathBuf;

/// The policies of the crate's own tests in which every key stands.
#[path = "../../../../src/render/every_key_policies.rs"]
mod every_key_policies;

/// A document, and what it is called.
pub struct Fixture {
    pub kind: Kind,
    pub name: String,
    pub value: Value,
}

fn json(text: &str) -> Value {
    let table: toml::Value = toml::from_str(text).unwrap();
    as_json(table)
}

/// A value of TOML as JSON: its dates are texts.
fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => json!(flag),
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(entries) => {
            entries.into_iter().map(|(key, value)| (key, as_json(value))).collect()
        }
    }
}

/// The files of `examples/policies`.
pub fn examples() -> Vec<Fixture> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../policies");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let fixtures = paths.into_iter().map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let kind = if name.ends_with(".scenarios.toml") { Kind::Scenarios } else { Kind::Policy };
        let value = json(&std::fs::read_to_string(path).unwrap());
        Fixture { kind, name, value }
    });
    fixtures.collect()
}

/// Questions and ledgers that stand in the scenario files of the examples: of each file so many.
pub fn of_scenarios(most: usize) -> Vec<Fixture> {
    let mut fixtures = Vec::new();
    for file in examples().into_iter().filter(|file| file.kind == Kind::Scenarios) {
        let scenarios: Scenarios = serde_json::from_value(file.value).unwrap();
        let all = scenarios.scenarios();
        for scenario in all.iter().step_by((all.len() / most).max(1)) {
            let name = format!("{}: {}", file.name, scenario.name);
            let ledger = scenario.question.facts.ledger.as_ref().map(|ledger| json!(ledger));
            let question = json!(scenario.question);
            fixtures.push(Fixture { kind: Kind::Question, name: name.clone(), value: question });
            let ledger = ledger.filter(|ledger| ledger["event"] != json!([]));
            fixtures.extend(ledger.map(|value| Fixture { kind: Kind::Ledger, name, value }));
        }
    }
    fixtures
}

/// Small documents in which every key stands.
pub fn small() -> Vec<Fixture> {
    let policies = every_key_policies::POLICIES.iter().map(|text| (Kind::Policy, *text));
    let others = [
        (Kind::Policy, SECTIONS),
        (Kind::Scenarios, SCENARIOS),
        (Kind::Scenarios, WITHOUT_DEFAULTS),
        (Kind::Question, QUESTION),
        (Kind::Ledger, LEDGER),
    ];
    let all = policies.chain(others).enumerate();
    let mut fixtures: Vec<Fixture> = all
        .map(|(place, (kind, text))| Fixture {
            kind,
            name: format!("small document {place}"),
            value: json(text),
        })
        .collect();
    let events = json(LEDGER)["event"].clone();
    let name = "the events of a ledger alone".to_owned();
    fixtures.push(Fixture { kind: Kind::Ledger, name, value: events });
    fixtures
}

const SECTIONS: &str = r#"
id = "clinic"
version = "2026-01"
from = 2026-01-01

[[word]]
facet = "place"
key = "dach"
definition = "Germany, Austria and Switzerland."
includes = ["DE", "AT", "CH"]

[[section]]
heading = "What we share"
purpose = "billing"
basis = { any = ["legitimate-interests", "consent"], all = "contract" }
when.subject = "customer"
obligation = ["log", { any = ["notify", "bind-recipient"] }]
exemption = { clause = "4.1", when.evidence = "legal-obligation" }

[[section.permit]]
clause = "4.2"

[[section.duty]]
clause = ["4.3", "4.4"]
data = "health-data"

[[section.retention]]
clause = "4.5"
maximum = { period = "2 years", from = "collected", start = "year-end" }

[[section]]
heading = "What we do not share"
retention = { clause = "5.1", data = "location", indefinitely = true }
forbid = { clause = "5.2", unless = { data = "health-data", when.consent = { strength = "explicit", naming = { facet = ["purpose", "data"], data = "health-data" }, giver = "parent" } } }
"#;

const SCENARIOS: &str = r#"
[defaults]
at = 2026-03-01
action = "disclose"
data = [{ category = "health-data", source = { exactly = "the-subject" } }, "email-address"]
purpose = ["billing", { exactly = "marketing" }]
by = "controller"
recipient = { role = "processor", party = "elm-print" }
channel = { exactly = "email" }
place = { word = "EU" }
subject = { id = ["client-17", "client-18"], kind = ["customer", { exactly = "patient" }], birth-date = 1990-02-28, offset = "-05:00", residence = { exactly = "DE" }, deceased = "not-yet" }
evidence = { kind = "subpoena", recorded = 2026-01-01 }
ledger = []

[[scenario]]
name = "all is as usual"
expect = { outcome = "permitted", clause = ["1", "2"], near = "3", obligation = [], missing = [], stable-until = "forever" }

[[scenario]]
name = "most is otherwise"
without = ["place", "evidence"]
action = "use"
data = { exactly = "diagnosis", gathered-at = "website", identifiability = "pseudonymised", record = { collected = ["2025-01-01", "never"], hold = { reference = "court order", from = 2026-01-01, until = 2026-06-01 }, fulfilled = { purpose = "billing", at = "not-yet" }, tax-audit-closed = 2026-01-01 } }
source = "third-party"
ledger = [{ event = "granted", strength = "express", purpose = "billing", recorded = 2026-01-01T09:00:00Z, giver = { kind = "parent", party = "p-1" }, policy = "plexuus@1" }]
expect = { outcome = "undetermined", obligation = ["log", { any = ["notify", "bind-recipient"] }], missing = [["evidence: subpoena"], "place"], stable-until = 2027-01-01 }

[[scenario]]
name = "another moment"
without = "at"
at = 2026-04-01
expect.outcome = "prohibited"

[[record]]
name = "it is kept"
record = "account-17"
without = ["data", "purpose"]
data = ["bank-account", "invoices"]
purpose = "payment"
place = { exactly = "DE" }
contract-ended = 2023-06-30
invoiced = ["2023-01-01", "2023-02-01"]
erasure-requested = 2026-01-01
expect = { standing = "keep", until = "open", must-until = 2030-01-01, due-since = 2026-01-01, due-by = 2026-02-01, how = ["erase", "anonymise"], clause = "1", needs = "when collected", usable = "payment", closed = "marketing", without-maximum = "billing" }

[[request]]
name = "an agent asks"
right = "access"
received = 2026-02-20
identified = 2026-02-21
stopped = { from = 2026-02-22, until = 2026-02-23 }
by = { agent = "key-care" }
in-doubt = true
earlier = 2
holiday = [2026-04-03, 2026-04-06]
to = "elm-print"
record = [{ record = "books", data = "invoices", purpose = "billing" }]
expect = { answer = "grant", clause = "1", obligation = "log", needs = ["a"], deadline = 2026-03-20, extendable-to = 2026-05-20, fee = "cost-based", record = { record = "books", answer = "refuse", standing = "keep", clause = "2", erasure-requested = 2026-02-20 }, unknown = [], event = { event = "objected", recorded = 2026-02-20 }, evidence = [], uncounted = "subpoena" }

[[request]]
name = "a parent asks"
right = "objection"
received = 2026-02-20
by = "parent"
purpose = "marketing"
channel = "email"
recipient = "third-party"
expect = { answer = "may-refuse", unknown = "age" }
"#;

const WITHOUT_DEFAULTS: &str = r#"
[[scenario]]
name = "all is stated"
at = 2026-03-01
action = "use"
data = "email-address"
purpose = "billing"
subject = { id = "client-17", age = 17 }
ledger = { event = "objected", recorded = 2026-02-01, basis = ["contract", "others"], purpose = "billing" }
expect.outcome = "permitted"
"#;

const QUESTION: &str = r#"
action = "disclose"
at = 2026-03-01T09:00:00+01:00
data = ["email-address", { exactly = "health-data" }]
purpose = "billing"
by = { exactly = "controller", party = "clinic" }
recipient = "processor"
gathered-at = "website"
source = { kind = "third-party", party = "elm-print" }
identifiability = "identified"
subject = { id = "client-17", kind = "customer", age = 17 }
ledger = [
    { event = "granted", strength = "express", purpose = "billing", recorded = 2026-01-01, expires = 2027-01-01, valid-from = 2026-01-02 },
    { event = "objected", subject = "client-17", recorded = 2026-02-01, basis = ["contract", "others"], giver = "parent", channel = "email", place = "EU", data = "health-data", recipient = "processor", party = "elm-print", id = "e-1", reference = "archive 4" },
]

[[evidence]]
kind = "subpoena"
recorded = 2026-01-01
expires = 2026-12-31
party = "court"
purpose = "billing"
reference = "file 7"

[record]
collected = 2025-01-01
born = "never"
"#;

const LEDGER: &str = r#"
[[event]]
event = "granted"
strength = "implied"
subject = "client-17"
purpose = ["billing", "marketing"]
recorded = 2026-01-01
policy = "clinic@2026-01"

[[event]]
event = "lifted"
subject = "client-17"
giver = "controller"
recorded = 2026-02-01T10:00:00Z
"#;
