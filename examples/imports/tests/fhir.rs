//! FHIR consents of R4 and R5.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should panic"
)]

mod common;

use common::{clauses, engine, missing};
use imports::fhir::Fhir;
use imports::{Effect, ImportError, Imported};
use permitted::engine::Outcome;
use permitted::facts::Giver;
use permitted::policy::{GiverKind, Strength};
use permitted::{
    ConsentEvent, DataCategory, Decision, Evidence, EvidenceKind, LegalBasis, Party, Purpose,
    Question,
};
use serde_json::{Value, json};
use time::OffsetDateTime;
use time::macros::datetime;

const SIGNED: OffsetDateTime = datetime!(2026-02-18 14:00 +1);
const RECEIVED: OffsetDateTime = datetime!(2026-02-19 8:00 UTC);

fn fhir() -> Fhir {
    Fhir::about("Patient/7", "patient-7")
        .actor("Organization/tumour-registry", Party::RESEARCH_BODY, "tumour-registry")
        .speaker("RelatedPerson/mother", Giver::named(GiverKind::Parent, "mother"))
}

fn import(consent: &Value) -> Result<Imported, ImportError> {
    fhir().import(&consent.to_string(), RECEIVED)
}

fn purpose(code: &str) -> Value {
    json!({ "system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": code })
}

fn class(code: &str) -> Value {
    json!({ "system": "http://hl7.org/fhir/resource-types", "code": code })
}

fn label(code: &str) -> Value {
    json!({ "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": code })
}

fn action(code: &str) -> Value {
    let system = "http://terminology.hl7.org/CodeSystem/consentaction";
    json!({ "coding": [{ "system": system, "code": code }] })
}

fn recipient(reference: &str) -> Value {
    let system = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    json!({
        "role": { "coding": [{ "system": system, "code": "IRCP" }] },
        "reference": { "reference": reference },
    })
}

/// A consent of R4 on signed paper, with this base provision.
fn r4(provision: Value) -> Value {
    json!({
        "resourceType": "Consent",
        "id": "c-118",
        "status": "active",
        "scope": { "coding": [{
            "system": "http://terminology.hl7.org/CodeSystem/consentscope",
            "code": "patient-privacy",
        }] },
        "category": [{ "coding": [{ "system": "http://loinc.org", "code": "59284-0" }] }],
        "patient": { "reference": "Patient/7" },
        "dateTime": "2026-02-18T14:00:00+01:00",
        "performer": [{ "reference": "Patient/7" }],
        "sourceReference": { "reference": "DocumentReference/scan-118" },
        "verification": [{ "verified": true, "verificationDate": "2026-02-19" }],
        "provision": provision,
    })
}

/// The same of R5, with this decision and these exceptions to it.
fn r5(decision: &str, provisions: Value) -> Value {
    json!({
        "resourceType": "Consent",
        "status": "active",
        "subject": { "reference": "Patient/7" },
        "date": "2026-02-18",
        "grantor": [{ "reference": "Patient/7" }],
        "decision": decision,
        "provision": provisions,
    })
}

/// To the registry, of test results and diagnoses, for research, until the end of the year.
fn for_research() -> Value {
    json!({
        "type": "permit",
        "period": { "end": "2026-12-31" },
        "actor": [recipient("Organization/tumour-registry")],
        "action": [action("disclose"), action("access")],
        "purpose": [purpose("HRESCH")],
        "class": [class("DiagnosticReport"), class("Condition")],
    })
}

fn granted() -> ConsentEvent {
    ConsentEvent::granted("patient-7", Strength::Explicit, SIGNED)
        .purpose([Purpose::MEDICAL_RESEARCH])
        .data([DataCategory::TEST_RESULT, DataCategory::DIAGNOSIS])
        .recipient([Party::RESEARCH_BODY])
        .party("tumour-registry")
        .expires(datetime!(2027-01-01 0:00 UTC))
}

/// Whether Harbour Clinic may give data to a research body.
fn disclosing(found: &Imported, data: &str, party: &str) -> Decision {
    let question = format!(
        "at = 2026-03-01T09:00:00Z
        action = 'disclose'
        by = 'controller'
        data = '{data}'
        purpose = 'medical-research'
        recipient = {{ role = 'research-body', party = '{party}' }}
        subject = {{ id = 'patient-7', kind = ['patient'], age = 42 }}"
    );
    let mut question: Question = toml::from_str(&question).unwrap();
    question.facts.ledger = Some(found.ledger().unwrap());
    question.facts.evidence = found.evidence.clone();
    engine(&["clinic"]).ask(question).unwrap()
}

#[test]
fn a_permit_of_r4_is_a_grant_with_its_paper() {
    let found = import(&r4(for_research())).unwrap();
    assert_eq!(found.events, [granted()]);
    let form = Evidence::new(EvidenceKind::AUTHORISATION_FORM, datetime!(2026-02-19 0:00 UTC))
        .reference("Consent/c-118");
    assert_eq!(found.evidence, [form]);
    assert_eq!(found.notes, []);

    let may = disclosing(&found, "diagnosis", "tumour-registry");
    assert_eq!(may.outcome, Outcome::Permitted);
    assert!(clauses(&may).contains(&"164.508(a)(1)".to_owned()), "{:?}", clauses(&may));
    assert_eq!(may.stable_until, Some(datetime!(2027-01-01 0:00 UTC)));
}

#[test]
fn it_reaches_neither_other_data_nor_another_recipient() {
    let found = import(&r4(for_research())).unwrap();
    for (data, party) in [("prescription", "tumour-registry"), ("diagnosis", "another-registry")] {
        let may_not = disclosing(&found, data, party);
        assert_eq!(may_not.outcome, Outcome::NotPermitted);
        let clauses = clauses(&may_not);
        assert_eq!(clauses[..2], ["164.502(a)", "164.520(b)(1)(ii)(E)"]);
        let sets = missing(&may_not);
        let consent = "consent: explicit naming data and recipient with an end";
        let access = "evidence: granted-access of recipient";
        assert_eq!(sets, [[consent], [access], ["evidence: research-waiver"]]);
    }
    // Without a signed paper the yes is no authorisation.
    let mut unsigned = r4(for_research());
    unsigned["verification"] = json!([{ "verified": false }]);
    let found = import(&unsigned).unwrap();
    assert_eq!((found.events[0].strength(), found.evidence.len()), (Strength::Express, 0));
    assert_eq!(disclosing(&found, "diagnosis", "tumour-registry").outcome, Outcome::NotPermitted);
}

#[test]
fn yes_except_that() {
    let mut provision = for_research();
    provision["class"] = json!([class("Condition"), class("DiagnosticReport")]);
    provision["provision"] = json!([{ "type": "deny", "securityLabel": [label("GDIS")] }]);
    let found = import(&r4(provision)).unwrap();
    let refused = ConsentEvent::refused("patient-7", SIGNED)
        .purpose([Purpose::RESEARCH])
        .data([DataCategory::GENETIC_DATA])
        .recipient([Party::RESEARCH_BODY])
        .party("tumour-registry");
    assert_eq!(found.events[1], refused);
    assert_eq!(disclosing(&found, "diagnosis", "tumour-registry").outcome, Outcome::Permitted);
    assert_eq!(
        disclosing(&found, "dna-sequence", "tumour-registry").outcome,
        Outcome::NotPermitted
    );
}

#[test]
fn no_except_this() {
    let mut exception = for_research();
    exception["class"] = json!([class("Condition")]);
    let provision =
        json!({ "type": "deny", "purpose": [purpose("HRESCH")], "provision": [exception] });
    let found = import(&r4(provision)).unwrap();
    assert_eq!(
        found.events[0],
        ConsentEvent::refused("patient-7", SIGNED).purpose([Purpose::RESEARCH])
    );
    assert_eq!(found.events.len(), 2);
    assert_eq!(disclosing(&found, "diagnosis", "tumour-registry").outcome, Outcome::Permitted);
    assert_eq!(disclosing(&found, "test-result", "tumour-registry").outcome, Outcome::NotPermitted);
}

#[test]
fn what_stands_beside_a_denial_is_no_exception_to_it() {
    // Siblings: FHIR does not say which of the two prevails, so the narrower yes must not.
    let mut provision = json!({ "type": "permit", "purpose": [purpose("TREAT")] });
    provision["provision"] = json!([
        { "type": "deny", "purpose": [purpose("HRESCH")] },
        { "type": "permit", "purpose": [purpose("HRESCH")], "class": [class("Condition")] },
    ]);
    let found = import(&r4(provision)).unwrap();
    let purposes = found.events.iter().filter(|event| event.kind().is_grant());
    let purposes: Vec<&Purpose> = purposes.flat_map(|event| event.scope().purposes()).collect();
    assert_eq!(purposes, [&Purpose::TREATMENT]);
    let told: Vec<String> = found.notes.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("Consent.provision.provision[1]: "), "{told:?}");
}

#[test]
fn an_exception_that_nobody_understands_takes_all_away() {
    let mut provision = for_research();
    provision["provision"] = json!([{ "type": "deny", "class": [class("Library")] }]);
    let found = import(&r4(provision)).unwrap();
    assert!(!found.events.iter().any(|event| event.kind().is_grant()));
    assert_eq!(
        found.notes[0].to_string(),
        "Consent.provision.provision[0].class[0].code: `Library` is not named, so that more is denied"
    );
    assert_eq!(disclosing(&found, "diagnosis", "tumour-registry").outcome, Outcome::NotPermitted);
}

#[test]
fn what_is_not_understood_in_a_permit_grants_nothing() {
    let cases = [
        ("purpose", json!([purpose("CLINTRCH")])),
        ("purpose", json!([{ "system": "http://example.org/codes", "code": "HRESCH" }])),
        ("class", json!([class("Library")])),
        ("actor", json!([recipient("Organization/unknown")])),
        ("actor", json!([{ "reference": { "reference": "Organization/tumour-registry" } }])),
        ("action", json!([action("use")])),
        ("securityLabel", json!([label("GDIS")])),
        ("dataPeriod", json!({ "start": "2020-01-01" })),
        ("code", json!([{ "coding": [{ "system": "http://loinc.org", "code": "4548-4" }] }])),
    ];
    for (place, value) in cases {
        let mut provision = for_research();
        provision[place] = value;
        let found = import(&r4(provision)).unwrap();
        assert_eq!(found.events, [], "{place}");
        assert!(found.notes.iter().all(|note| note.effect == Effect::GrantsNothing), "{place}");
        assert!(!found.notes.is_empty(), "{place}");
    }
    // A permit for whatever purpose is no consent (GDPR Art. 6(1)(a)).
    let found = import(&r4(json!({ "type": "permit" }))).unwrap();
    assert_eq!(
        found.notes[0].to_string(),
        "Consent.provision: `it names no purpose` grants nothing"
    );
}

#[test]
fn what_is_not_understood_in_a_denial_denies_more() {
    let provision = json!({
        "type": "deny",
        "period": { "start": "2026-06-01", "end": "2026-12-31" },
        "purpose": [purpose("HRESCH"), purpose("HACKING")],
        "class": [class("Condition")],
        "action": [action("disclose")],
    });
    let found = import(&r4(provision)).unwrap();
    // For whatever purpose, from now on.
    let refused = ConsentEvent::refused("patient-7", SIGNED)
        .data([DataCategory::DIAGNOSIS, DataCategory::MEDICAL_HISTORY])
        .expires(datetime!(2027-01-01 0:00 UTC));
    assert_eq!(found.events, [refused]);
    assert_eq!(
        found.notes[0].to_string(),
        "Consent.provision.purpose[1].code: `HACKING` is not named, so that more is denied"
    );
}

#[test]
fn exceptions_stay_within_what_they_are_exceptions_to() {
    let inner = json!({ "type": "permit", "class": [class("Condition"), class("Appointment")] });
    let provision = json!({
        "period": { "end": "2026-06-30" },
        "purpose": [purpose("TREAT")],
        "class": [class("Condition"), class("DiagnosticReport")],
        "provision": [inner],
    });
    // The base says neither yes nor no, and still says about what.
    let found = import(&r4(provision)).unwrap();
    let granted = ConsentEvent::granted("patient-7", Strength::Explicit, SIGNED)
        .purpose([Purpose::TREATMENT])
        .data([DataCategory::DIAGNOSIS])
        .expires(datetime!(2026-07-01 0:00 UTC));
    assert_eq!(found.events, [granted]);
    assert_eq!(found.notes[0].effect, Effect::SaysNothing);
}

#[test]
fn r4_may_say_by_its_policy_rule_what_its_base_is() {
    let ruled = |code: &str| {
        let mut provision = for_research();
        provision.as_object_mut().unwrap().remove("type");
        let mut consent = r4(provision);
        consent["policyRule"] = json!({ "coding": [label(code)] });
        consent
    };
    assert_eq!(import(&ruled("OPTIN")).unwrap().events, [granted()]);
    let refused = import(&ruled("OPTOUT")).unwrap().events;
    assert_eq!(refused.len(), 1);
    assert!(refused[0].kind().is_denial());
    // Alone, it says no to everything; or yes to nothing in particular, which is no consent.
    let alone = |code: &str| {
        let mut consent = ruled(code);
        consent.as_object_mut().unwrap().remove("provision");
        import(&consent).unwrap()
    };
    assert_eq!(alone("OPTOUT").events, [ConsentEvent::refused("patient-7", SIGNED)]);
    assert_eq!(alone("OPTIN").events, []);
    let told = alone("OPTIN").notes[0].to_string();
    assert_eq!(told, "Consent.policyRule: `it names no purpose` grants nothing");
}

#[test]
fn r5_says_by_its_decision_what_its_provisions_are_exceptions_to() {
    let exception = json!([{
        "purpose": [purpose("HRESCH")],
        "resourceType": [{ "system": "http://hl7.org/fhir/fhir-types", "code": "Condition" }],
        "actor": [recipient("Organization/tumour-registry")],
        "period": { "end": "2026-12-31T12:00:00Z" },
    }]);
    let found = import(&r5("deny", exception.clone())).unwrap();
    // Stated by the day, and in since the day after: of the last second of that day.
    let at = found.events[0].recorded_at();
    assert_eq!(at.date(), time::macros::date!(2026 - 02 - 18));
    let granted = ConsentEvent::granted("patient-7", Strength::Express, at)
        .purpose([Purpose::MEDICAL_RESEARCH])
        .data([DataCategory::DIAGNOSIS])
        .recipient([Party::RESEARCH_BODY])
        .party("tumour-registry")
        .expires(datetime!(2026-12-31 12:00:01 UTC));
    assert_eq!(found.events, [ConsentEvent::refused("patient-7", at), granted]);
    let found = import(&r5("permit", exception)).unwrap();
    assert!(found.events.iter().all(|event| event.kind().is_denial()), "{:?}", found.events);
    assert_eq!(found.events.len(), 1);
}

#[test]
fn of_two_consents_of_one_day_the_later_one_counts() {
    // R5 states the day alone, and of one instant the narrower yes would prevail over the wider no.
    let mut provision = for_research();
    provision.as_object_mut().unwrap().remove("type");
    let yes = r5("deny", json!([provision])).to_string();
    let no = r5("deny", json!([])).to_string();
    let (morning, evening) = (datetime!(2026-02-18 9:00 UTC), datetime!(2026-02-18 17:00 UTC));
    let both = |first: &str, second: &str| {
        let mut both = fhir().import(first, morning).unwrap();
        both.events.extend(fhir().import(second, evening).unwrap().events);
        let signed = Evidence::new(EvidenceKind::AUTHORISATION_FORM, morning);
        both.evidence = vec![signed];
        // The paper makes it explicit.
        let stronger = |event: ConsentEvent| {
            let granted =
                ConsentEvent::granted("patient-7", Strength::Explicit, event.recorded_at());
            let until = event.expires_at();
            until.into_iter().fold(granted.about(event.scope().clone()), ConsentEvent::expires)
        };
        let events = both.events.into_iter();
        both.events = events
            .map(|event| if event.kind().is_grant() { stronger(event) } else { event })
            .collect();
        disclosing(&both, "diagnosis", "tumour-registry").outcome
    };
    assert_eq!(both(&no, &yes), Outcome::Permitted);
    assert_eq!(both(&yes, &no), Outcome::NotPermitted);
}

#[test]
fn what_is_not_active_grants_nothing_and_ends_what_it_granted() {
    for status in ["draft", "proposed"] {
        let mut consent = r4(for_research());
        consent["status"] = json!(status);
        assert_eq!(import(&consent).unwrap().events, [], "{status}");
    }
    for status in ["inactive", "rejected", "entered-in-error"] {
        let mut consent = r4(for_research());
        consent["status"] = json!(status);
        consent["meta"] = json!({ "lastUpdated": "2026-02-19T07:30:00Z" });
        let found = import(&consent).unwrap();
        assert_eq!(found.evidence, [], "{status}");
        let mut ledger = import(&r4(for_research())).unwrap();
        ledger.events.extend(found.events.clone());
        let may_not = disclosing(&ledger, "diagnosis", "tumour-registry");
        assert_eq!(may_not.outcome, Outcome::NotPermitted, "{status}");
        assert_eq!(found.events[0].recorded_at(), datetime!(2026-02-19 7:30 UTC));
        assert_eq!(found.events[0].bases().words(), [LegalBasis::CONSENT]);
    }
}

#[test]
fn what_a_changed_consent_does_not_repeat_is_over() {
    let earlier = import(&r4(for_research())).unwrap();
    let mut provision = for_research();
    provision["class"] = json!([class("DiagnosticReport")]);
    let changed = r4(provision).to_string();
    let later = fhir().instead_of(earlier.clone()).import(&changed, RECEIVED).unwrap();
    let mut both = earlier;
    both.events.extend(later.events);
    assert_eq!(disclosing(&both, "test-result", "tumour-registry").outcome, Outcome::Permitted);
    assert_eq!(disclosing(&both, "diagnosis", "tumour-registry").outcome, Outcome::NotPermitted);
}

#[test]
fn it_is_said_whose_word_it_is() {
    let mut consent = r4(for_research());
    consent["performer"] = json!([{ "reference": "RelatedPerson/mother" }]);
    let mother = Giver::named(GiverKind::Parent, "mother");
    assert_eq!(import(&consent).unwrap().events[0].giver(), &mother);
    // Somebody whom nobody knows: no yes of theirs counts, and every no.
    consent["performer"] = json!([{ "reference": "RelatedPerson/stranger" }]);
    assert_eq!(import(&consent).unwrap().events, []);
    consent["provision"]["type"] = json!("deny");
    assert_eq!(import(&consent).unwrap().events[0].giver().kind(), GiverKind::Agent);
}

#[test]
fn consent_to_treatment_is_none_to_the_use_of_data() {
    let mut consent = r4(for_research());
    consent["scope"]["coding"][0]["code"] = json!("treatment");
    let found = import(&consent).unwrap();
    assert_eq!(found.events, []);
    assert_eq!(
        found.notes[0].to_string(),
        "Consent.scope.coding[0]: `treatment` says nothing about the use of data"
    );
    let mut consent = r5("permit", json!([]));
    let system = "http://terminology.hl7.org/CodeSystem/consentscope";
    consent["category"] = json!([{ "coding": [{ "system": system, "code": "adr" }] }]);
    assert_eq!(import(&consent).unwrap().events, []);
}

#[test]
fn faults_name_path_and_value_and_leave_no_events() {
    let cases = [
        ("/status", json!("live"), "Consent.status: `live` is not known; "),
        ("/status", json!(3), "Consent.status: the number 3, where a text belongs"),
        ("/dateTime", json!("2026-02"), "Consent.dateTime: `2026-02` is no instant; "),
        ("/dateTime", json!("2026-13-40"), "Consent.dateTime: `2026-13-40` is no instant; "),
        (
            "/dateTime",
            json!("2031-01-01T00:00:00Z"),
            "Consent.dateTime: `2031-01-01 0:00:00.0 +00:00:00` has not come yet",
        ),
        (
            "/patient/reference",
            json!("Patient/8"),
            "Consent.patient.reference: `Patient/8`, where the caller expects `Patient/7`",
        ),
        ("/provision", json!([]), "Consent.provision: a list, where an object belongs"),
        ("/provision/type", json!("maybe"), "Consent.provision.type: `maybe` is not known; "),
        (
            "/provision/purpose",
            json!("HRESCH"),
            "Consent.provision.purpose: the text `HRESCH`, where a list belongs",
        ),
        (
            "/provision/period/end",
            json!("9999-12-31"),
            "Consent.provision.period.end: `9999-12-31 0:00:00.0 +00:00:00` is out of range",
        ),
        ("/provision/period/end", json!("9800-12-31"), "ledger[0]: "),
        (
            "/provision/period/end",
            json!("soon"),
            "Consent.provision.period.end: `soon` is no instant",
        ),
        (
            "/provision/actor/0/reference",
            json!("x"),
            "Consent.provision.actor[0].reference: the text `x`, where an object belongs",
        ),
        ("/scope/coding/0/code", json!("other"), "Consent.scope: `the scope` is not known; "),
        ("/resourceType", json!("Patient"), "Consent.resourceType: `Patient` is not known; "),
    ];
    for (place, value, told) in cases {
        let mut consent = r4(for_research());
        *consent.pointer_mut(place).unwrap() = value;
        let fault = import(&consent).unwrap_err().to_string();
        assert!(fault.starts_with(told), "{fault}");
    }
    for key in ["status", "scope", "patient", "dateTime", "resourceType"] {
        let mut consent = r4(for_research());
        consent.as_object_mut().unwrap().remove(key);
        let fault = import(&consent).unwrap_err().to_string();
        assert!(fault.starts_with(&format!("Consent.{key}: is missing; ")), "{fault}");
    }
    // What changes meanings has to be understood.
    for place in ["", "/provision", "/provision/actor/0"] {
        let mut consent = r4(for_research());
        let element = consent.pointer_mut(place).unwrap();
        element["modifierExtension"] =
            json!([{ "url": "http://example.org/not", "valueBoolean": true }]);
        assert!(import(&consent).unwrap_err().to_string().contains("modifierExtension"), "{place}");
    }
}

#[test]
fn nesting_without_end_is_refused() {
    let deep = format!("{}{}", "{\"provision\":[".repeat(100_000), "]}".repeat(100_000));
    let fault = fhir().import(&deep, RECEIVED).unwrap_err();
    assert!(matches!(fault, ImportError::NotJson(_)), "{fault}");
    assert!(fault.to_string().contains("recursion limit"), "{fault}");
    assert!(matches!(fhir().import("{", RECEIVED), Err(ImportError::NotJson(_))));
    // Readers differ in which of two they believe.
    let twice =
        r4(for_research()).to_string().replacen("\"type\"", "\"type\":\"deny\",\"type\"", 1);
    let fault = fhir().import(&twice, RECEIVED).unwrap_err().to_string();
    assert!(fault.contains("the key `type` stands twice in one object"), "{fault}");
    assert!(matches!(fhir().import("[]", RECEIVED), Err(ImportError::WrongType { .. })));
}
