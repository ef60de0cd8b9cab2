//! The permitted part of what is serialised: what is shown of it, and that nothing else is.

use crate::documents::{Example, load};
use crate::harness::{Hits, check};
use permitted::engine::Depth;
use permitted::facts::{Item, Life};
use permitted::fields::{Field, Fields, PreparedFields, Shown};
use permitted::files::Document;
use permitted::guard::{About, Guarded};
use permitted::words::{GatheredAt, Source, SubjectKind, Vocabulary};
use permitted::{
    Act, Action, ConsentLedger, DataCategory, Engine, Facts, LifeEvent, Outcome, Party, Policy,
    PreparedFacts, Purpose, Subject,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

const NOW: OffsetDateTime = datetime!(2026-03-01 9:00 UTC);

/// A clinic whose desk may see contact data and invoices, and cards for billing alone.
const DESK: &str = r#"
id = "harbour-clinic"
version = "2026-01"
from = 2026-01-01
permit = [
  { clause = "4.2", data = ["contact-details", "invoices"], purpose = ["billing", "customer-support"], obligation = "log" },
  { clause = "4.3", data = "card-number", purpose = "billing" },
]
"#;

struct Desk {
    engine: Engine,
    facts: PreparedFacts,
    fields: PreparedFields,
}

impl Desk {
    /// For billing and support.
    fn new(fields: &Fields) -> Self {
        let engine = Engine::new([toml::from_str::<Policy>(DESK).unwrap()]).unwrap();
        let facts = engine.facts(Facts::about(Subject::new("patient-17"))).unwrap();
        let act = Act::new(Action::USE)
            .purpose([Purpose::BILLING, Purpose::CUSTOMER_SUPPORT])
            .by(Party::CONTROLLER);
        let fields = engine.prepare_fields(fields, act).unwrap();
        Self { engine, facts, fields }
    }

    fn read(fields: &str) -> Self {
        Self::new(&toml::from_str(fields).unwrap())
    }

    fn shown(&self) -> Shown<'_> {
        self.engine.show(&self.fields, &self.facts, NOW)
    }
}

/// What is shown of a value under such a map.
fn shown(fields: &str, value: &(impl Serialize + ?Sized)) -> Value {
    let desk = Desk::read(fields);
    serde_json::to_value(desk.shown().redact(value)).unwrap()
}

// --- the rules of what is shown --------------------------------------------------------------------

#[test]
fn what_is_not_mapped_is_never_shown() {
    let row = json!({ "email": "a@b.c", "added-last-week": "x", "inner": { "also": 1 } });
    assert_eq!(shown("email = 'email-address'", &row), json!({ "email": "a@b.c" }));
    for value in [json!("text"), json!(7), json!(null), json!(true)] {
        assert_eq!(shown("email = 'email-address'", &value), json!(null));
    }
    assert_eq!(shown("email = 'email-address'", &json!({ "other": {} })), json!({}));
    assert_eq!(shown("email = 'email-address'", &json!([{ "email": 1 }])), json!([]));
    assert_eq!(
        shown("'[].email' = 'email-address'", &json!([{ "email": 1 }])),
        json!([{ "email": 1 }])
    );
}

#[test]
fn a_field_is_shown_only_if_it_is_permitted_for_all_purposes() {
    let desk = Desk::read("email = 'email-address'\ncard = 'card-number'\nborn = 'date-of-birth'");
    let shown = desk.shown();
    let fields: Vec<_> =
        shown.fields().map(|field| (field.path, field.outcome.unwrap(), field.is_shown)).collect();
    let no = Outcome::NotPermitted;
    assert_eq!(
        fields,
        [("born", no, false), ("card", no, false), ("email", Outcome::Permitted, true)]
    );
    // The card is permitted for one purpose, which shows in the parts and nowhere else.
    let decision = shown.decision();
    assert!(decision.parts.iter().any(|part| part.item == 1 && part.outcome.is_permitted()));
    assert!(decision.is_partly_permitted() && !decision.is_permitted());
    let items: Vec<&str> = decision.permitted_items().map(|item| item.data.as_str()).collect();
    assert_eq!(items, ["email-address"]);
    assert_eq!(decision.obligations[0].obligation.to_string(), "log");
    let row = json!({ "email": 1, "card": 2, "born": 3 });
    assert_eq!(serde_json::to_value(shown.redact(&row)).unwrap(), json!({ "email": 1 }));
    // Less is explained, and the same is shown.
    let short = desk.engine.show_to(&desk.fields, &desk.facts, NOW, Depth::WithoutNear);
    assert!(short.decision().parts[0].missing.is_none() && decision.parts[0].missing.is_some());
    assert_eq!(serde_json::to_value(short.redact(&row)).unwrap(), json!({ "email": 1 }));
    // Before the policy is in force nothing is.
    let early = desk.engine.show(&desk.fields, &desk.facts, datetime!(2025-03-01 9:00 UTC));
    assert!(!early.decision().is_partly_permitted());
    assert_eq!(serde_json::to_value(early.redact(&row)).unwrap(), json!({}));
}

#[test]
fn all_that_is_mapped_on_the_way_counts() {
    let row = json!({ "a": { "b": { "c": 1, "d": 2 }, "e": 3 }, "f": 4 });
    // What is mapped covers what stands in it.
    assert_eq!(
        shown("a = 'contact-details'", &row),
        json!({ "a": { "b": { "c": 1, "d": 2 }, "e": 3 } })
    );
    // What is refused in it is dropped.
    let fields = "a = 'contact-details'\n'a.b.c' = 'health-data'";
    assert_eq!(shown(fields, &row), json!({ "a": { "b": { "d": 2 }, "e": 3 } }));
    // Nothing in what is refused is shown, open or not.
    let fields =
        "a = 'health-data'\n'a.b' = { open = true }\n'a.e' = 'email-address'\nf = 'invoices'";
    assert_eq!(shown(fields, &row), json!({ "f": 4 }));
    let desk = Desk::read(fields);
    let is_shown: Vec<bool> = desk.shown().fields().map(|field| field.is_shown).collect();
    assert_eq!(is_shown, [false, false, false, true]);
    // In what is open, each counts for itself.
    let fields = "a = { open = true }\n'a.b' = 'health-data'\nf = 'invoices'";
    assert_eq!(shown(fields, &row), json!({ "a": { "e": 3 }, "f": 4 }));
    // All of several data counts.
    assert_eq!(
        shown("a = ['email-address', 'card-number']\nf = 'invoices'", &row),
        json!({ "f": 4 })
    );
}

#[test]
fn any_key_and_a_named_one_both_count() {
    let row = json!({ "by-id": { "7": { "x": 1, "y": 2 }, "8": { "x": 3, "y": 4 } } });
    let both =
        "'by-id.*' = { open = true }\n'by-id.*.x' = 'email-address'\n'by-id.7' = 'health-data'";
    assert_eq!(shown(both, &row), json!({ "by-id": { "8": { "x": 3, "y": 4 } } }));
    let all = "'by-id.*' = 'email-address'\n'by-id.8.*' = 'health-data'";
    assert_eq!(shown(all, &row), json!({ "by-id": { "7": { "x": 1, "y": 2 }, "8": {} } }));
}

#[test]
fn what_holds_nothing_that_is_shown_is_absent() {
    let row = json!({ "orders": [{ "card": 1 }, { "total": 2 }, 3, {}], "empty": [], "deep": { "er": { "x": 1 } } });
    let fields = "'orders[].total' = 'invoices'\n'orders[].card' = 'card-number'\n'deep.er.x' = 'health-data'";
    assert_eq!(shown(fields, &row), json!({ "orders": [{ "total": 2 }] }));
    // Where the number of elements is to stay, they are mapped.
    let fields = format!("{fields}\n'orders[]' = {{ open = true }}\nempty = {{ open = true }}");
    assert_eq!(shown(&fields, &row), json!({ "orders": [{}, { "total": 2 }, 3, {}], "empty": [] }));
    // A list is no table, and a table no list.
    let other = json!({ "orders": { "total": 2 }, "deep": [{ "er": 1 }] });
    assert_eq!(shown(&fields, &other), json!({}));
}

// --- all of serde's data ----------------------------------------------------------------------------

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Patient {
    id: u64,
    #[serde(rename = "eMail", default)]
    email: Option<String>,
    #[serde(default)]
    nickname: Option<Nickname>,
    #[serde(default)]
    payment: Option<Payment>,
    #[serde(flatten)]
    address: BTreeMap<String, String>,
    #[serde(default)]
    visits: Vec<Visit>,
    #[serde(skip_serializing_if = "Option::is_none")]
    absent: Option<u8>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Nickname(String);

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Payment {
    Cash,
    Transfer(String),
    Card { number: String, holder: String },
    Split(u32, String),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Visit {
    #[serde(default)]
    total: u32,
    #[serde(default)]
    diagnosis: String,
}

fn patient(payment: Payment) -> Patient {
    Patient {
        id: 17,
        email: Some("ada@example.org".into()),
        nickname: Some(Nickname("Lady".into())),
        payment: Some(payment),
        address: [("street", "Quay 1"), ("city", "Hull")].map(|(k, v)| (k.into(), v.into())).into(),
        visits: vec![
            Visit { total: 10, diagnosis: "J45".into() },
            Visit { total: 20, diagnosis: "J46".into() },
        ],
        absent: None,
    }
}

const PATIENT: &str = "
id = { open = true }
eMail = 'email-address'
street = 'postal-address'
'visits[].total' = 'invoices'
'visits[].diagnosis' = 'health-data'
payment = { open = true }
'payment.Transfer' = 'card-number'
'payment.Card.number' = 'card-number'
'payment.Split[]' = 'card-number'
";

#[test]
fn structs_enums_tuples_and_newtypes_are_shown_as_they_are_serialised() {
    let with_payment = |payment: Value| {
        json!({
            "id": 17, "eMail": "ada@example.org", "street": "Quay 1", "payment": payment,
            "visits": [{ "total": 10 }, { "total": 20 }],
        })
    };
    let card = Payment::Card { number: "5500".into(), holder: "Ada".into() };
    let cases = [
        (Payment::Cash, json!("Cash")),
        (Payment::Transfer("DE02".into()), json!({})),
        (card, json!({ "Card": { "holder": "Ada" } })),
        (Payment::Split(1, "DE02".into()), json!({ "Split": [] })),
    ];
    for (payment, expected) in cases {
        assert_eq!(shown(PATIENT, &patient(payment)), with_payment(expected));
    }
    // A newtype and an option are what they hold.
    let nick = shown("nickname = 'contact-details'", &patient(Payment::Cash));
    assert_eq!(nick, json!({ "nickname": "Lady" }));
    assert_eq!(
        shown("eMail = 'email-address'", &Some(patient(Payment::Cash))).as_object().unwrap().len(),
        1
    );
    // Variants that nothing above maps.
    let card = Payment::Card { number: "5500".into(), holder: "Ada".into() };
    let fields = "'payment.Card.holder' = 'contact-details'\n'payment.Split[]' = 'invoices'";
    assert_eq!(
        shown(fields, &patient(card)),
        json!({ "payment": { "Card": { "holder": "Ada" } } })
    );
    let split = Payment::Split(1, "DE02".into());
    assert_eq!(shown(fields, &patient(split)), json!({ "payment": { "Split": [1, "DE02"] } }));
    assert_eq!(shown(fields, &patient(Payment::Cash)), json!({}));
    // Tuples are lists.
    let pair = (json!({ "email": 1 }), 2, json!({ "email": 3, "x": 4 }));
    assert_eq!(
        shown("'[].email' = 'email-address'", &pair),
        json!([{ "email": 1 }, { "email": 3 }])
    );
    assert_eq!(shown("'[]' = 'email-address'", &pair), serde_json::to_value(&pair).unwrap());
}

#[test]
fn keys_are_called_as_json_writes_them_and_others_by_any_alone() {
    let fields =
        "'1' = 'email-address'\n'true' = 'email-address'\nx = 'email-address'\n'-3' = 'invoices'";
    assert_eq!(
        shown(fields, &BTreeMap::from([(1, 'a'), (2, 'b'), (-3, 'c')])),
        json!({ "1": "a", "-3": "c" })
    );
    assert_eq!(shown(fields, &BTreeMap::from([(true, 1), (false, 2)])), json!({ "true": 1 }));
    assert_eq!(shown(fields, &BTreeMap::from([('x', 1), ('y', 2)])), json!({ "x": 1 }));
    // A key that is a list has no name.
    let odd = BTreeMap::from([(vec![1, 2], "a")]);
    let cbor = |fields: &str| {
        let desk = Desk::read(fields);
        let mut bytes = Vec::new();
        ciborium::into_writer(&desk.shown().redact(&odd), &mut bytes).unwrap();
        ciborium::from_reader::<BTreeMap<Vec<u8>, String>, _>(&*bytes).unwrap()
    };
    assert!(cbor(fields).is_empty());
    assert_eq!(cbor("'*' = 'email-address'"), BTreeMap::from([(vec![1, 2], "a".to_owned())]));
}

#[test]
fn all_formats_are_well_formed_and_lose_nothing_that_stays() {
    let desk = Desk::read(PATIENT);
    let shown = desk.shown();
    let card = || Payment::Card { number: "5500".into(), holder: "Ada".into() };
    let whole = |fields: &str, value: &Patient| {
        let desk = Desk::read(fields);
        rmp_serde::to_vec(&desk.shown().redact(value)).unwrap()
    };
    for payment in
        [Payment::Cash, Payment::Transfer("DE02".into()), Payment::Split(1, "x".into()), card()]
    {
        let patient = patient(payment);
        let redacted = shown.redact(&patient);
        let json: Value = serde_json::from_str(&serde_json::to_string(&redacted).unwrap()).unwrap();
        let mut cbor = Vec::new();
        ciborium::into_writer(&redacted, &mut cbor).unwrap();
        let mut rest = &*cbor;
        assert_eq!(ciborium::from_reader::<Value, _>(&mut rest).unwrap(), json);
        assert!(rest.is_empty(), "all of the CBOR is one value");
        for bytes in
            [rmp_serde::to_vec(&redacted).unwrap(), rmp_serde::to_vec_named(&redacted).unwrap()]
        {
            let mut rest = &*bytes;
            assert_eq!(rmp_serde::from_read::<_, Value>(&mut rest).unwrap(), json);
            assert!(rest.is_empty(), "all of the MessagePack is one value");
        }
        // What is shown whole is serialised as it was, byte for byte.
        let visits = &patient.visits;
        let open = Desk::read("'[]' = { open = true }\nx = 'invoices'");
        let redacted = open.shown();
        let redacted = redacted.redact(visits);
        assert_eq!(rmp_serde::to_vec(&redacted).unwrap(), rmp_serde::to_vec(visits).unwrap());
        assert_eq!(
            serde_json::to_string(&redacted).unwrap(),
            serde_json::to_string(visits).unwrap()
        );
    }
    // A variant of which something is dropped keeps the names of the rest, also in compact formats.
    let bytes = whole(PATIENT, &patient(card()));
    let read: Value = rmp_serde::from_slice(&bytes).unwrap();
    assert_eq!(read["payment"], json!({ "Card": { "holder": "Ada" } }));
    // What stays reads back as what it was.
    let json = serde_json::to_string(&shown.redact(&patient(Payment::Cash))).unwrap();
    let read: Patient = serde_json::from_str(&json).unwrap();
    let expected = Patient {
        nickname: None,
        address: [("street".to_owned(), "Quay 1".to_owned())].into(),
        visits: [10, 20].map(|total| Visit { total, diagnosis: String::new() }).into(),
        ..patient(Payment::Cash)
    };
    assert_eq!(read, expected);
}

#[test]
fn numbers_bytes_and_dates_stay_what_they_are() {
    #[derive(Serialize)]
    struct Odd<'a> {
        big: u128,
        small: i128,
        float: f32,
        #[serde(serialize_with = "as_bytes")]
        bytes: &'a [u8],
        unit: (),
        day: toml::value::Datetime,
    }
    fn as_bytes<S: serde::Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }
    let day = "2026-03-01T09:00:00Z".parse().unwrap();
    let odd = Odd { big: u128::MAX, small: i128::MIN, float: 0.1, bytes: &[1, 255], unit: (), day };
    let open = "big = { open = true }\nsmall = { open = true }\nfloat = { open = true }\n\
                bytes = { open = true }\nunit = { open = true }\nx = 'invoices'";
    let desk = Desk::read(open);
    let mut bytes = Vec::new();
    ciborium::into_writer(&desk.shown().redact(&odd), &mut bytes).unwrap();
    let read: ciborium::Value = ciborium::from_reader(&*bytes).unwrap();
    let entries = read.into_map().unwrap();
    assert_eq!(entries.len(), 5, "the day is not mapped");
    assert_eq!(entries[3].1, ciborium::Value::Bytes(vec![1, 255]));
    // A date is one value, though its format hides it in a struct.
    let day = Desk::read("day = 'invoices'");
    let text = toml::to_string(&day.shown().redact(&odd)).unwrap();
    assert_eq!(text.trim(), "day = 2026-03-01T09:00:00Z");
    let hidden = Desk::read("'day.*' = { open = true }\nx = 'invoices'");
    assert!(hidden.shown().is_shown("day.*"));
}

#[test]
fn what_nests_too_deep_is_an_error_and_nothing_of_it_is_shown() {
    let nested = |levels: usize| (1..levels).fold(json!([]), |inner, _| json!([inner]));
    let desk = Desk::read("a = { open = true }\nx = 'invoices'");
    let shown = desk.shown();
    let told =
        |levels: usize| serde_json::to_string(&shown.redact(&json!({ "a": nested(levels) })));
    assert!(told(128).is_ok());
    assert_eq!(told(129).unwrap_err().to_string(), "it is nested deeper than 128 levels");
    // What is dropped is not even looked at.
    let deep = json!({ "other": nested(1_000) });
    assert_eq!(serde_json::to_string(&shown.redact(&deep)).unwrap(), "{}");
}

#[test]
fn nothing_shows_what_is_redacted() {
    let desk = Desk::read("email = 'email-address'");
    let (shown, row) = (desk.shown(), json!({ "email": "ada@example.org" }));
    assert_eq!(format!("{:?}", shown.redact(&row)), "Redacted { .. }");
}

#[test]
fn paths_that_lead_to_nothing_in_a_sample_are_told() {
    let unmatched = |fields: &str, sample: &dyn Fn() -> Value| {
        toml::from_str::<Fields>(fields).unwrap().unmatched(&sample())
    };
    let map = "name = 'name'\nbill = 'invoices'\n'bill.crad' = 'card-number'\n'orders[].card' = 'card-number'\n\
               devices = 'device-data'\n'devices.*' = 'device-data'\n'devices.*.number' = 'mobile-number'";
    let sample = || {
        json!({ "name": "Ada", "bill": { "card": "55" }, "orders": [{ "total": 1 }, { "card": "55" }],
                "devices": { "phone": { "number": "1" } }, "nobody": "mapped it" })
    };
    assert_eq!(unmatched(map, &sample), ["bill.crad"]);
    // A list is no table, and what holds nothing leads nowhere further.
    let bare = || json!({ "bill": [], "orders": { "card": 1 }, "devices": {} });
    let strays = ["bill.crad", "devices.*", "devices.*.number", "name", "orders[].card"];
    let mut found = unmatched(map, &bare);
    found.sort();
    assert_eq!(found, strays);
    // Structs and enums, as they are serialised: of an enum the variant that the sample is.
    let card = Payment::Card { number: "55".into(), holder: "Ada".into() };
    let fields = toml::from_str::<Fields>(PATIENT).unwrap();
    assert_eq!(fields.unmatched(&patient(card)), ["payment.Split[]", "payment.Transfer"]);
    let split = Payment::Split(1, "55".into());
    assert_eq!(fields.unmatched(&patient(split)), ["payment.Card.number", "payment.Transfer"]);
}

// --- values under guard ------------------------------------------------------------------------------

const CONTACT: &str = "id = { open = true }\nemail = 'email-address'\ncard = 'card-number'";

#[test]
fn of_a_guarded_row_the_permitted_part_opens_and_brings_what_is_due() {
    let fields: Fields = toml::from_str(CONTACT).unwrap();
    let (desk, row) = (Desk::new(&fields), json!({ "id": 1, "email": "a@b.c", "card": "5500" }));
    let (shown, guarded) = (desk.shown(), fields.guard(&row, "patient-17"));
    let opened = shown.open(&guarded, NOW).unwrap();
    let due: Vec<String> =
        opened.obligations().iter().map(|due| due.obligation.to_string()).collect();
    assert_eq!(due, ["log"]);
    let part = opened.taking_on(|_| Ok::<(), std::convert::Infallible>(())).unwrap();
    // The card is for billing alone, and support was asked about as well.
    assert_eq!(serde_json::to_value(part).unwrap(), json!({ "id": 1, "email": "a@b.c" }));
    assert!(shown.open(&guarded, NOW).unwrap().if_nothing_is_due().is_err());
}

#[test]
fn a_guarded_row_opens_only_to_the_answer_about_it() {
    let fields: Fields = toml::from_str(CONTACT).unwrap();
    let desk = Desk::new(&fields);
    let shown = desk.shown();
    let told = |row: Guarded<()>, at| shown.open(&row, at).err().map(|error| error.to_string());
    assert_eq!(told(fields.guard((), "patient-17"), NOW), None);
    assert_eq!(
        told(fields.guard((), "patient-18"), NOW).unwrap(),
        "the value is about `patient-18`, and the facts are about `patient-17`",
    );
    assert!(told(fields.guard((), About::Unknown), NOW).is_some());
    assert!(told(fields.guard((), About::Nobody), NOW).is_some());
    assert!(told(fields.guard((), "patient-17"), NOW - Duration::SECOND).is_some());
    // More data than was asked about, none at all, and data of which more is stated.
    let both = [DataCategory::EMAIL_ADDRESS, DataCategory::HEALTH_DATA];
    assert_eq!(
        told(Guarded::new((), both, "patient-17"), NOW).unwrap(),
        "the value is health-data, and what was cleared is card-number, email-address",
    );
    assert!(told(fields.guard_field("note", (), "patient-17"), NOW).is_some());
    let given = Item::from(DataCategory::EMAIL_ADDRESS).source(Source::GIVEN);
    assert!(told(Guarded::new((), given, "patient-17"), NOW).is_some());
    // A record's life that was not asked about; and a row of one that was.
    let life = Life::new().event(LifeEvent::COLLECTED, NOW);
    assert!(told(fields.guard((), "patient-17").record(life.clone()), NOW).is_some());
    let act = Act::new(Action::USE).purpose(Purpose::BILLING).by(Party::CONTROLLER);
    let of_record = desk.engine.prepare_fields(&fields, act.record(life.clone())).unwrap();
    let of_record = desk.engine.show(&of_record, &desk.facts, NOW);
    let row = fields.guard((), "patient-17");
    assert!(of_record.open(&row, NOW).is_err());
    assert!(of_record.open(&row.record(life), NOW).is_ok());
    // A field alone is less than was asked about.
    assert_eq!(told(fields.guard_field("card", (), "patient-17"), NOW), None);
}

#[test]
fn a_field_alone_is_under_guard_as_all_that_counts_for_it() {
    let fields: Fields = toml::from_str(
        "orders = 'purchase-history'\n'orders[].card' = 'card-number'\n'devices.*' = 'device-data'\n\
         'devices.phone' = 'mobile-number'\nid = { open = true }",
    )
    .unwrap();
    let data = |path: &str| -> Vec<String> {
        let guarded = fields.guard_field(path, (), "patient-17");
        guarded.items().iter().map(|item| item.category.word.to_string()).collect()
    };
    assert_eq!(data("orders"), ["purchase-history", "card-number"]);
    assert_eq!(data("orders[].card"), ["purchase-history", "card-number"]);
    assert_eq!(data("devices.phone"), ["mobile-number", "device-data"]);
    assert_eq!(data("devices.*"), ["mobile-number", "device-data"]);
    // What is open needs no guard, and a misspelt path is not less than what was meant.
    let others =
        ["orders.card", "orders[].crad", "orders[].total", "devices.tablet", "", "orders[0]"];
    for nothing in ["id"].into_iter().chain(others) {
        assert!(data(nothing).is_empty(), "{nothing}: {:?}", data(nothing));
    }
}

// --- maps of fields ---------------------------------------------------------------------------------

fn said(fields: &str) -> String {
    let document: Document = toml::from_str(fields).unwrap();
    match Fields::try_from(document) {
        Ok(fields) => panic!("{fields:?} is taken"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn fields_are_written_and_read() {
    let bureau = Item::new(DataCategory::CREDIT_SCORE)
        .source(Source::THIRD_PARTY)
        .gathered_at(GatheredAt::OTHER_WEBSITE);
    let fields = Fields::builder()
        .open("id")
        .data(r"first\.name", DataCategory::NAME)
        .data("orders[].card", [DataCategory::CARD_NUMBER, DataCategory::NAME])
        .data("score", bureau)
        .build()
        .unwrap();
    let text = toml::to_string(&fields).unwrap();
    assert_eq!(toml::from_str::<Fields>(&text).unwrap(), fields);
    let text = serde_json::to_string(&fields).unwrap();
    assert_eq!(serde_json::from_str::<Fields>(&text).unwrap(), fields);
    let written = "id = { open = true }\n'first\\.name' = 'name'\n\
                   'orders[].card' = { data = ['card-number', 'name'] }\n\
                   score = { category = 'credit-score' }";
    assert_eq!(said(written), "score: unknown key `category`; known here: data, open");
    let written = written.replace(
        "{ category = 'credit-score' }",
        "{ data = { category = 'credit-score', source = 'third-party', gathered-at = 'other-website' } }",
    );
    assert_eq!(toml::from_str::<Fields>(&written).unwrap(), fields);
    let last = fields.iter().last().unwrap();
    assert!(matches!(last, (path, Field::Data(items)) if path == "score" && items.len() == 1));
}

#[test]
fn what_is_wrong_with_fields_is_told_by_path() {
    for (fields, told) in [
        ("", "the list of fields is empty; map a field, such as `email = \"email-address\"`"),
        ("'a..b' = 'name'", "a..b: `a..b` is no path: a key is empty; write keys joined by `.`"),
        ("a = []", "a: the list of data is empty; name the data, or say that the field is open"),
        ("a = 7", "a: expected a word in quotes"),
        (
            "a = { open = true, data = 'name' }",
            "a: `data` and `open` contradict each other; keep one of them",
        ),
        (
            "a = { open = false }",
            "a: it says neither `data` nor `open`; name the data, or write `open = true`",
        ),
        ("a = { opne = true }", "a: unknown key `opne`, did you mean `open`?"),
        ("a = 'E Mail'", "a: `E Mail` is not a word for data"),
        (
            "'by-mail.*.count' = 'usage'",
            "by-mail.*.count: the keys for which its `*` stands would be shown without being mapped; map \
             the path up to the `*`, too: as open, if the keys are no personal data",
        ),
    ] {
        assert!(said(fields).starts_with(told), "{fields}: {}", said(fields));
    }
    let twice: Result<Fields, _> =
        serde_json::from_str(r#"{ "a": "name", "a": { "open": true } }"#);
    assert!(twice.unwrap_err().to_string().starts_with("key `a` stands twice; keep one"));
    for covered in ["'by-mail.*' = { open = true }", "by-mail = 'email-address'"] {
        let fields = format!("'by-mail.*.count' = 'usage'\n{covered}");
        assert!(toml::from_str::<Fields>(&fields).is_ok(), "{covered}");
    }
    let many = |number: usize| {
        Fields::from_pairs((0..number).map(|number| (format!("f{number}"), DataCategory::NAME)))
    };
    assert!(many(4_096).is_ok());
    let told = "4097 fields, more than the limit of 4096; split the document";
    assert_eq!(many(4_097).unwrap_err().to_string(), told);
}

#[test]
fn what_is_wrong_with_the_act_is_told_too() {
    let engine = Engine::new([load::<Policy>("plusnxt.toml")]).unwrap();
    let prepare = |fields: &str, act: Act| {
        let fields: Fields = toml::from_str(fields).unwrap();
        engine.prepare_fields(&fields, act).unwrap_err().to_string()
    };
    let act = || Act::new(Action::USE).purpose(Purpose::BILLING);
    assert_eq!(
        prepare("a = 'name'", act().data(DataCategory::NAME)),
        "data: the act names data of its own; leave it out: the data is that of the fields"
    );
    assert_eq!(
        prepare("a = { open = true }", act()),
        "the list of fields with data is empty; map a field to the data in it"
    );
    let odd = "a = { data = { category = 'name', source = 'givn' } }\n'b[]' = ['e-mail', 'name']";
    let told = prepare(odd, act());
    assert!(told.contains("a: unknown source `givn`, did you mean `given`?"), "{told}");
    assert!(told.contains("b[]: unknown data `e-mail`"), "{told}");
    assert!(prepare("a = 'name'", Act::new(Action::USE)).contains("the list of purposes is empty"));
}

#[test]
fn another_engine_shows_what_it_permits_itself() {
    let desk = Desk::read("email = 'email-address'\nborn = 'date-of-birth'");
    let other = DESK.replace("\"contact-details\"", "\"date-of-birth\"");
    let other = Engine::new([toml::from_str::<Policy>(&other).unwrap()]).unwrap();
    let shown = other.show(&desk.fields, &desk.facts, NOW);
    let row = json!({ "email": 1, "born": 2 });
    assert_eq!(serde_json::to_value(shown.redact(&row)).unwrap(), json!({ "born": 2 }));
}

// --- soundness and completeness ---------------------------------------------------------------------

const KEYS: [&str; 4] = ["a", "b", "c", "d"];

/// A tree of tables and lists over few keys, whose leaves are all different.
fn tree() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        4 => any::<u32>().prop_map(|number| json!(number)),
        1 => Just(json!(null)),
        1 => Just(json!("text")),
    ];
    leaf.prop_recursive(4, 40, 4, |inner| {
        prop_oneof![
            3 => proptest::collection::btree_map(select(&KEYS[..]), inner.clone(), 0..4)
                .prop_map(|map| Value::Object(map.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())),
            1 => proptest::collection::vec(inner, 0..4).prop_map(Value::Array),
        ]
    })
    .boxed()
}

/// One step of a path in a test: a key, any key, each of a list.
type Steps = Vec<&'static str>;

fn step() -> impl Strategy<Value = &'static str> {
    select(vec!["a", "b", "c", "d", "a", "b", "c", "*", "[]"])
}

fn spelt(steps: &[&str]) -> String {
    steps.join(".").replace(".[]", "[]")
}

/// Each leaf with the way to it: keys, and `[]` for elements. Tables and lists that hold nothing are
/// leaves, too.
fn leaves<'v>(value: &'v Value, way: &mut Vec<String>, found: &mut Vec<(Vec<String>, &'v Value)>) {
    let mut below = |step: &str, inner: &'v Value, found: &mut Vec<(Vec<String>, &'v Value)>| {
        way.push(step.to_owned());
        leaves(inner, way, found);
        way.pop();
    };
    match value {
        Value::Object(map) if !map.is_empty() => {
            map.iter().for_each(|(key, inner)| below(key, inner, found));
        }
        Value::Array(list) if !list.is_empty() => {
            list.iter().for_each(|inner| below("[]", inner, found));
        }
        leaf => found.push((way.clone(), leaf)),
    }
}

/// Whether a path leads to something on this way, itself included.
fn is_on(path: &[&str], way: &[String]) -> bool {
    path.len() <= way.len()
        && path.iter().zip(way).all(|(step, at)| *step == at || (*step == "*" && at != "[]"))
}

/// Of random trees under random maps, just those leaves are shown that are mapped and of which all data
/// that is mapped on the way is permitted, each by a question of its own, for each purpose.
#[test]
fn just_what_is_mapped_and_permitted_by_itself_is_shown() {
    let (shown_leaves, dropped) = (Hits::default(), Hits::default());
    let words = Vocabulary::built_in();
    let categories: Vec<DataCategory> = words.words().collect();
    let purposes = [
        Purpose::ACCOUNT_ACCESS,
        Purpose::CUSTOMER_SUPPORT,
        Purpose::BILLING,
        Purpose::SECURITY,
        Purpose::SERVICE_PROVISION,
        Purpose::OWN_MARKETING,
        Purpose::ANALYTICS,
    ];
    let engines: Vec<Engine> = Example::NAMES
        .into_iter()
        .map(|name| Engine::new([Example::load(name).policy]).unwrap())
        .chain([Engine::new(["plusnxt.toml", "gdpr.toml"].map(load::<Policy>)).unwrap()])
        .collect();
    let known: Vec<PreparedFacts> = engines
        .iter()
        .map(|engine| {
            let subject = Subject::new("customer-7").kind(SubjectKind::CUSTOMER).aged(44);
            let subject = subject.residence(permitted::Place::US);
            engine.facts(Facts::about(subject).ledger(ConsentLedger::default())).unwrap()
        })
        .collect();
    let field = (proptest::collection::vec(step(), 1..5), any::<Option<Index>>(), any::<bool>());
    let case = (
        tree(),
        proptest::collection::vec(field, 1..8),
        proptest::collection::vec(select(purposes.to_vec()), 1..3),
        0..engines.len(),
    );
    check(2_000, &case, |(tree, mapped, purposes, number)| {
        let (engine, facts) = (&engines[number], &known[number]);
        let common = [DataCategory::EMAIL_ADDRESS, DataCategory::NAME, DataCategory::CARD_NUMBER];
        let mut fields: BTreeMap<Steps, Option<DataCategory>> = mapped
            .into_iter()
            .map(|(path, data, is_common)| {
                let all: &[DataCategory] = if is_common { &common } else { &categories };
                (path, data.map(|index| index.get(all).clone()))
            })
            .collect();
        // Some field holds data, and what any key may be is mapped.
        fields.insert(vec!["z"], Some(DataCategory::NAME));
        let paths: Vec<Steps> = fields.keys().cloned().collect();
        for path in paths {
            for end in (1..=path.len()).filter(|end| path[end - 1] == "*") {
                fields.entry(path[..end].to_vec()).or_insert(None);
            }
        }
        let builder = fields.iter().fold(Fields::builder(), |builder, (path, data)| match data {
            Some(data) => builder.data(spelt(path), data.clone()),
            None => builder.open(spelt(path)),
        });
        let act = || {
            Act::new(Action::USE)
                .by(Party::CONTROLLER)
                .source(Source::GIVEN)
                .gathered_at(GatheredAt::OWN_WEBSITE)
        };
        let prepared = engine
            .prepare_fields(&builder.build().unwrap(), act().purpose(purposes.clone()))
            .unwrap();
        let shown = engine.show(&prepared, facts, NOW);
        let redacted = serde_json::to_value(shown.redact(&tree)).unwrap();

        let is_permitted = |data: &DataCategory| {
            purposes.iter().all(|purpose| {
                let act =
                    engine.prepare(act().data(data.clone()).purpose(purpose.clone())).unwrap();
                engine.permits(&act, facts, NOW)
            })
        };
        let permitted: BTreeSet<&Steps> = fields
            .iter()
            .filter(|(_, data)| data.as_ref().is_none_or(is_permitted))
            .map(|(path, _)| path)
            .collect();
        let is_shown = |way: &[String]| {
            let mut on_the_way = fields.keys().filter(|path| is_on(path, way)).peekable();
            on_the_way.peek().is_some() && on_the_way.all(|path| permitted.contains(path))
        };
        let (mut before, mut after) = (Vec::new(), Vec::new());
        leaves(&tree, &mut Vec::new(), &mut before);
        leaves(&redacted, &mut Vec::new(), &mut after);
        let expected: Vec<_> = before.iter().filter(|(way, _)| is_shown(way)).collect();
        dropped.count(expected.len() < before.len());
        shown_leaves.count(!expected.is_empty());
        // What was emptied is kept only if it is mapped itself; at the top something always stands.
        let mut after = after.iter().filter(|(way, leaf)| {
            let is_empty = leaf.is_object() || leaf.is_array();
            if way.is_empty() {
                return !is_empty && !leaf.is_null();
            }
            let is_emptied = is_empty && !before.contains(&(way.clone(), leaf));
            assert!(!is_emptied || is_shown(way), "{way:?} is emptied, and shown");
            !is_emptied
        });
        for one in &expected {
            prop_assert_eq!(after.next(), Some(*one), "of {}", redacted);
        }
        prop_assert_eq!(after.next(), None, "of {}", redacted);
        Ok(())
    });
    shown_leaves.at_least(200);
    dropped.at_least(1_000);
}
