//! What `Engine::check` refuses, which would count for nothing or otherwise than it says.

use super::{NOW, faults, plusnxt};
use permitted::engine::Checkable;
use permitted::facts::{Hold, Life};
use permitted::ids::PolicyVersion;
use permitted::policy::Strength;
use permitted::problem::{ProblemKind, ProblemPart};
use permitted::words::SubjectKind;
use permitted::{
    Act, Action, ConsentEvent, ConsentLedger, DataCategory, Evidence, EvidenceKind, Facts,
    LegalBasis, Place, Purpose, Record, RightKind, RightsRequest, Subject,
};
use time::Duration;

fn grant() -> ConsentEvent {
    ConsentEvent::granted("customer-7", Strength::Express, NOW).purpose(Purpose::OWN_MARKETING)
}

fn purpose(word: &str) -> [Purpose; 1] {
    [Purpose::new(word).unwrap()]
}

/// Part, code and path of the one problem.
#[track_caller]
fn refused(what: &impl Checkable, part: ProblemPart, code: &str, path: &str) {
    let error = plusnxt().check(what).unwrap_err();
    assert_eq!(faults(&error), [(part, code, path)], "{error}");
}

#[test]
fn what_is_right_is_stored() {
    let engine = plusnxt();
    let version: PolicyVersion = "plusnxt@2023-02".parse().unwrap();
    let event = grant().policy(version).expires(NOW.saturating_add(Duration::HOUR)).id("e-1");
    assert_eq!(engine.check(&event), Ok(()));
    assert_eq!(engine.check(&ConsentLedger::new([event]).unwrap()), Ok(()));
    assert_eq!(engine.check(&ConsentLedger::default()), Ok(()));
    assert_eq!(engine.check(&Evidence::new(EvidenceKind::CONTINUED_USE, NOW)), Ok(()));
    assert_eq!(engine.check(&Subject::new("customer-7").kind(SubjectKind::CUSTOMER)), Ok(()));
    assert_eq!(engine.check(&Hold::new("suit 7", NOW)), Ok(()));
    // A word of the policy's own is known.
    let record = Record::new("order-7")
        .data([DataCategory::new("account-information").unwrap()])
        .purpose(Purpose::BILLING);
    assert_eq!(engine.check(&record), Ok(()));
    let act = Act::new(Action::USE).data(DataCategory::NAME).purpose(Purpose::BILLING);
    assert_eq!(engine.check(&act), Ok(()));
    let request = RightsRequest::new(RightKind::ACCESS, Subject::new("customer-7"), NOW);
    assert_eq!(engine.check(&request), Ok(()));
}

/// On record an unknown word is read so that it permits nothing; to be stored it is refused.
#[test]
fn unknown_words_of_events_are_told_before_they_are_stored() {
    let engine = plusnxt();
    let event = grant().purpose(purpose("own-markting"));
    let error = engine.check(&event).unwrap_err();
    assert_eq!(faults(&error), [(ProblemPart::Event, "unknown-word", "event: purpose")]);
    let ProblemKind::UnknownWord { word, nearest, .. } = error.problems()[0].kind() else {
        panic!("{error}")
    };
    assert_eq!((word.as_str(), nearest.as_deref()), ("own-markting", Some("own-marketing")));
    let ledger = ConsentLedger::new([event.clone()]).unwrap();
    let facts = Facts::about(Subject::new("customer-7")).ledger(ledger.clone());
    assert!(engine.facts(facts).is_ok());
    refused(&ledger, ProblemPart::Ledger, "unknown-word", "ledger[0]: purpose");

    // All words of it are told at once, each facet by its key.
    let event = ConsentEvent::objected("customer-7", NOW)
        .data([DataCategory::new("adress").unwrap(), DataCategory::new("nmae").unwrap()])
        .recipient(["resllers".parse().unwrap()])
        .channel(["emial".parse().unwrap()])
        .place([Place::new("atlantis").unwrap()])
        .basis([LegalBasis::new("consnt").unwrap()]);
    let error = engine.check(&event).unwrap_err();
    let paths: Vec<&str> = error.problems().iter().map(|problem| problem.path()).collect();
    assert_eq!(
        paths,
        [
            "event: data",
            "event: data",
            "event: recipient",
            "event: channel",
            "event: place",
            "event: basis",
        ],
    );
    assert!(error.problems().iter().all(|problem| problem.code() == "unknown-word"), "{error}");
}

#[test]
fn an_event_that_could_never_count_is_refused() {
    let event = |event: ConsentEvent, code, path| refused(&event, ProblemPart::Event, code, path);
    event(grant().expires(NOW), "inverted-dates", "event");
    let day = NOW.saturating_add(Duration::DAY);
    event(grant().valid_from(day).expires(day), "inverted-dates", "event");
    event(ConsentEvent::granted("customer-7", Strength::Express, NOW), "inconsistent", "event");
    event(grant().id(" "), "inconsistent", "event");
    let bound = |version: &str| grant().policy(version.parse::<PolicyVersion>().unwrap());
    event(bound("plusnxt@2023-20"), "unknown-version", "event: policy");
    event(bound("plusnext@2023-02"), "unknown-version", "event: policy");
    let error = plusnxt().check(&bound("plusnxt@2023-20")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "event: policy: unknown version `plusnxt@2023-20`; bind the grant to a version that is known \
         here (`plusnxt@2023-02`), or to none",
    );
    // Too many of one person to be compared with one another.
    let lifted =
        |hours| ConsentEvent::lifted("customer-7", NOW.saturating_add(Duration::hours(hours)));
    let other = ConsentEvent::lifted("customer-8", NOW);
    let ledger = |count| ConsentLedger::new((0..count).map(lifted).chain([other.clone()])).unwrap();
    assert_eq!(plusnxt().check(&ledger(1024)), Ok(()));
    refused(&ledger(1025), ProblemPart::Ledger, "too-large", "ledger");
}

#[test]
fn evidence_that_could_never_count_is_refused() {
    let evidence = |evidence: Evidence, code, path| {
        refused(&evidence, ProblemPart::Evidence, code, path);
    };
    let subpoena = || Evidence::new(EvidenceKind::SUBPOENA, NOW).party("auditor-3");
    evidence(
        Evidence::new(EvidenceKind::new("subpena").unwrap(), NOW),
        "unknown-word",
        "evidence: kind",
    );
    evidence(subpoena().purpose(purpose("litigatoin")), "unknown-word", "evidence: purpose");
    evidence(subpoena().expires(NOW), "inverted-dates", "evidence");
    evidence(subpoena().party(""), "inconsistent", "evidence: party");
    let confidentiality = || Evidence::new(EvidenceKind::CONFIDENTIALITY, NOW);
    evidence(confidentiality(), "missing", "evidence");
    assert_eq!(plusnxt().check(&confidentiality().party("roof-cover")), Ok(()));
}

#[test]
fn records_subjects_holds_acts_and_requests_are_checked() {
    let record = Record::new("order-7").data(DataCategory::NAME).purpose(purpose("biling"));
    refused(&record, ProblemPart::Record, "unknown-word", "record `order-7`: purpose[0]");
    refused(
        &Record::new("order-7").data(DataCategory::NAME),
        ProblemPart::Record,
        "empty",
        "record `order-7`",
    );
    let held = Record::new("order-7")
        .data(DataCategory::NAME)
        .purpose(Purpose::BILLING)
        .life(Life::new().hold(Hold::new("suit 7", NOW).released(NOW)));
    refused(
        &held,
        ProblemPart::Record,
        "inverted-dates",
        "record `order-7`: data[0]: record: hold",
    );
    let subject = Subject::new("customer-7").kind(SubjectKind::new("costumer").unwrap());
    refused(&subject, ProblemPart::Subject, "unknown-word", "subject: kind");
    refused(&Subject::new(""), ProblemPart::Subject, "inconsistent", "subject: id");
    refused(&Hold::new("", NOW), ProblemPart::Record, "empty", "hold");
    refused(&Hold::new("suit 7", NOW).released(NOW), ProblemPart::Record, "inverted-dates", "hold");
    let act = Act::new(Action::USE).data(DataCategory::NAME).purpose(purpose("biling"));
    refused(&act, ProblemPart::Act, "unknown-word", "purpose[0]");
    let request = RightsRequest::new(RightKind::new("acess").unwrap(), Subject::new("c-7"), NOW);
    refused(&request, ProblemPart::Request, "unknown-word", "right");
}
