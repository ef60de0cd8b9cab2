//! Consent records in the words of DPV.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should panic"
)]

mod common;

use common::{clauses, engine, missing};
use imports::{Effect, ImportError, Imported, dpv};
use permitted::engine::Outcome;
use permitted::facts::ConsentEventKind;
use permitted::policy::Strength;
use permitted::{ConsentEvent, DataCategory, Decision, Party, Purpose, Question};
use serde_json::{Value, json};
use time::OffsetDateTime;
use time::macros::datetime;

const GIVEN: OffsetDateTime = datetime!(2026-01-10 8:00 UTC);
const RECEIVED: OffsetDateTime = datetime!(2026-02-21 0:00 UTC);

fn record() -> Value {
    json!({
        "@context": { "dpv": "https://w3id.org/dpv#", "pd": "https://w3id.org/dpv/pd#" },
        "@type": "dpv:ConsentRecord",
        "dct:identifier": "record-2026-118",
        "dpv:hasDataSubject": "visitor-4",
        "dpv:hasLegalBasis": "dpv:ExpressedConsent",
        "dpv:hasConsentStatus": "dpv:ConsentGiven",
        "dpv:isIndicatedAtTime": "2026-01-10T08:00:00Z",
        "dpv:hasPurpose": ["dpv:ServiceUsageAnalytics", "dpv:Marketing"],
        "dpv:hasPersonalData": "pd:EmailAddress",
    })
}

fn import(record: &Value) -> Result<Imported, ImportError> {
    dpv::import(&record.to_string(), "visitor-4", "visitor-4", RECEIVED)
}

/// Whether PLUSnxt may send its promotions by email to somebody who unsubscribed before.
fn promoting(found: &Imported, strength_of_no: bool) -> Decision {
    let mut question: Question = toml::from_str(
        "at = 2026-03-01T09:00:00Z
        action = 'contact'
        by = 'controller'
        channel = 'email'
        data = 'email-address'
        purpose = 'own-marketing'
        place = 'US'
        source = 'given'
        gathered-at = 'own-website'
        subject = { id = 'visitor-4', kind = 'customer', age = 30, residence = 'US-TX' }
        ledger = []",
    )
    .unwrap();
    let mut ledger = found.ledger().unwrap();
    if strength_of_no {
        let unsubscribed = ConsentEvent::objected("visitor-4", datetime!(2025-06-01 0:00 UTC));
        ledger.record(unsubscribed.purpose([Purpose::MARKETING])).unwrap();
    }
    question.facts.ledger = Some(ledger);
    engine(&["plusnxt"]).ask(question).unwrap()
}

#[test]
fn a_record_of_consent_is_a_grant_that_answers_an_older_no() {
    let found = import(&record()).unwrap();
    let granted = ConsentEvent::granted("visitor-4", Strength::Express, GIVEN)
        .purpose([Purpose::USAGE_ANALYTICS, Purpose::MARKETING])
        .data([DataCategory::EMAIL_ADDRESS])
        .reference("record-2026-118");
    assert_eq!(found.events, [granted]);
    assert_eq!(found.notes, []);
    let may = promoting(&found, true);
    assert_eq!(may.outcome, Outcome::Permitted);
    assert!(clauses(&may).contains(&"PN-45".to_owned()), "{:?}", clauses(&may));
}

#[test]
fn consent_of_which_nobody_says_how_it_was_expressed_answers_nothing() {
    let mut implied = record();
    implied["dpv:hasLegalBasis"] = json!("dpv:Consent");
    let found = import(&implied).unwrap();
    assert_eq!(found.events[0].strength(), Strength::Implied);
    let may_not = promoting(&found, true);
    assert_eq!(may_not.outcome, Outcome::Prohibited);
    assert_eq!(clauses(&may_not), ["PN-01", "PN-03", "PN-05", "PN-40", "PN-47"]);
    assert_eq!(missing(&may_not), [["consent: express"], ["lifted by subject"]]);
    // Another basis is no consent.
    implied["dpv:hasLegalBasis"] = json!("dpv:LegitimateInterest");
    let found = import(&implied).unwrap();
    assert_eq!(found.events, []);
    assert_eq!(found.notes[0].effect, Effect::GrantsNothing);
}

#[test]
fn a_record_keeps_its_history() {
    let mut history = record();
    history["dpv:hasConsentStatus"] = json!([
        { "@id": "dpv:ConsentGiven", "dpv:isIndicatedAtTime": "2026-01-10T08:00:00Z" },
        { "@id": "https://w3id.org/dpv#ConsentWithdrawn",
          "dpv:isIndicatedAtTime": { "@type": "xsd:dateTime", "@value": "2026-02-20T19:30:00+01:00" } },
    ]);
    let found = import(&history).unwrap();
    let kinds: Vec<ConsentEventKind> = found.events.iter().map(ConsentEvent::kind).collect();
    assert_eq!(kinds, [ConsentEventKind::Granted, ConsentEventKind::Withdrawn]);
    assert_eq!(found.events[1].recorded_at(), datetime!(2026-02-20 18:30 UTC));
    let may_not = promoting(&found, false);
    assert_eq!(may_not.outcome, Outcome::Prohibited);
    assert_eq!(clauses(&may_not), ["PN-01", "PN-03", "PN-05", "PN-40", "PN-47"]);
}

#[test]
fn every_status_of_dpv_is_read() {
    let kinds = |status: &str| {
        let mut one = record();
        one["dpv:hasConsentStatus"] = json!(status);
        let found = import(&one).unwrap();
        found.events.iter().map(|event| event.kind().name()).collect::<Vec<_>>()
    };
    assert_eq!(kinds("dpv:ConsentGiven"), ["granted"]);
    assert_eq!(kinds("dpv:RenewedConsentGiven"), ["granted"]);
    assert_eq!(kinds("dpv:ConsentRefused"), ["refused"]);
    for over in [
        "dpv:ConsentWithdrawn",
        "dpv:ConsentExpired",
        "dpv:ConsentRevoked",
        "dpv:ConsentInvalidated",
    ] {
        assert_eq!(kinds(over), ["withdrawn"], "{over}");
    }
    for open in ["dpv:ConsentRequested", "dpv:ConsentRequestDeferred", "dpv:ConsentUnknown"] {
        assert_eq!(kinds(open), [""; 0], "{open}");
    }
}

#[test]
fn terms_grant_what_lies_within_them_and_deny_what_holds_them() {
    // No word of ours means just this, but several mean a part of it.
    let mut broad = record();
    broad["dpv:hasPurpose"] = json!("dpv:PaymentManagement");
    let found = import(&broad).unwrap();
    assert!(found.events[0].scope().purposes().eq([&Purpose::PAYMENT]));
    let mut close = record();
    close["dpv:hasPurpose"] = json!("dpv:TargetedAdvertising");
    let found = import(&close).unwrap();
    assert_eq!(found.events, [], "a word that means nearly the same is not granted");
    assert_eq!(
        found.notes[0].to_string(),
        "record.dpv:hasPurpose: `https://w3id.org/dpv#TargetedAdvertising` grants nothing"
    );
    close["dpv:hasConsentStatus"] = json!("dpv:ConsentRefused");
    let found = import(&close).unwrap();
    assert_eq!(found.events[0].scope().purposes().count(), 0, "it denies every purpose");
    assert_eq!(found.notes[0].effect, Effect::DeniesMore);
    // Words that nobody knows, of data and of recipients.
    for key in ["dpv:hasPersonalData", "dpv:hasRecipient"] {
        let mut unknown = record();
        unknown[key] = json!(["https://example.org/terms#Other"]);
        assert_eq!(import(&unknown).unwrap().events, [], "{key}");
    }
}

#[test]
fn several_processes_are_several_grants() {
    let mut several = record();
    several["dpv:hasProcess"] = json!([
        { "dpv:hasPurpose": "dpv:Marketing", "dpv:hasPersonalData": "pd:EmailAddress" },
        { "dpv:hasPurpose": "dpv:ScientificResearch", "dpv:hasRecipient": "dpv:ThirdParty",
          "dpv:hasProcessing": ["dpv:Disclose"] },
        { "dpv:hasPurpose": "dpv:ServiceUsageAnalytics", "dpv:hasProcessing": ["dpv:Collect"] },
    ]);
    let found = import(&several).unwrap();
    assert_eq!(found.events.len(), 2);
    assert!(found.events[1].scope().recipients().eq([&Party::THIRD_PARTY]));
    let told = "record.dpv:hasProcess[2]: `it lists kinds of processing, of which events do not speak` grants nothing";
    assert_eq!(found.notes[0].to_string(), told);
}

#[test]
fn consent_ends_when_the_record_says_so() {
    let mut ending = record();
    ending["dct:valid"] = json!("2026-02-28");
    let found = import(&ending).unwrap();
    assert_eq!(found.events[0].expires_at(), Some(datetime!(2026-03-01 0:00 UTC)));
    // A length of time that is not a date is not understood, so that nothing is granted.
    ending["dpv:hasDuration"] = json!(63_115_200);
    assert_eq!(import(&ending).unwrap().events, []);
}

#[test]
fn a_graph_may_hold_records_beside_other_things() {
    let graph = json!({ "@graph": [
        { "@id": "https://example.org/people#4", "@type": "dpv:DataSubject" },
        record(),
    ] });
    assert_eq!(import(&graph).unwrap().events.len(), 1);
}

#[test]
fn faults_name_path_and_value_and_leave_no_events() {
    let cases = [
        ("@type", json!("dpv:Notice"), "record.@type: is missing; "),
        (
            "dpv:hasDataSubject",
            json!("visitor-5"),
            "record.dpv:hasDataSubject: `visitor-5`, where the caller expects `visitor-4`",
        ),
        (
            "dpv:hasConsentStatus",
            json!("dpv:ConsentGranted"),
            "record.dpv:hasConsentStatus: `https://w3id.org/dpv#ConsentGranted` is not known; ",
        ),
        (
            "dpv:hasConsentStatus",
            json!(true),
            "record.dpv:hasConsentStatus: a truth value, where a text belongs",
        ),
        ("dpv:hasConsentStatus", json!([]), "record.dpv:hasConsentStatus: is missing; "),
        (
            "dpv:isIndicatedAtTime",
            json!("last week"),
            "record.dpv:isIndicatedAtTime: `last week` is no instant; ",
        ),
        ("dpv:isIndicatedAtTime", json!("0001-01-01T00:00:00Z"), "ledger[0]: "),
        (
            "dpv:isIndicatedAtTime",
            json!("2030-01-01T00:00:00Z"),
            "record.dpv:isIndicatedAtTime: `2030-01-01 0:00:00.0 +00:00:00` has not come yet",
        ),
        (
            "dpv:hasPurpose",
            json!([{ "name": "all" }]),
            "record.dpv:hasPurpose[0].@id: is missing; ",
        ),
        (
            "dpv:hasPurpose",
            json!([["dpv:Marketing"]]),
            "record.dpv:hasPurpose[0]: a list, where a text belongs",
        ),
        (
            "@context",
            json!({ "dpv": "https://example.org/dpv#" }),
            "record.@context.dpv: `https://example.org/dpv#` is not known; ",
        ),
    ];
    for (key, value, told) in cases {
        let mut one = record();
        one[key] = value;
        let fault = import(&one).unwrap_err().to_string();
        assert!(fault.starts_with(told), "{fault}");
    }
    let mut undated = record();
    undated.as_object_mut().unwrap().remove("dpv:isIndicatedAtTime");
    let fault = import(&undated).unwrap_err().to_string();
    assert!(
        fault.starts_with("record.dpv:hasConsentStatus.dpv:isIndicatedAtTime: is missing; "),
        "{fault}"
    );
    // One bad record of two, and nothing is imported.
    let mut bad = record();
    bad["dpv:hasDataSubject"] = json!("visitor-5");
    assert!(import(&json!({ "@graph": [record(), bad] })).is_err());
    let deep = format!("{}{}", "[".repeat(50_000), "]".repeat(50_000));
    let fault = dpv::import(&deep, "visitor-4", "visitor-4", RECEIVED).unwrap_err();
    assert!(matches!(fault, ImportError::NotJson(_)), "{fault}");
}
