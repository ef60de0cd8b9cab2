//! Problems say whose fault they are: the part, a code for programs, and the whole as data.

mod before_it_is_stored;

use crate::documents::load;
use permitted::facts::{Hold, Life};
use permitted::files::Document;
use permitted::policy::Strength;
use permitted::problem::{ProblemKind, ProblemPart};
use permitted::scenario::Scenarios;
use permitted::{
    Act, Action, ConsentEvent, ConsentLedger, DataCategory, Engine, Evidence, EvidenceKind, Facts,
    InputError, Policy, PolicyTimeline, Purpose, Question, Record, RightKind, RightsRequest,
    Subject,
};
use serde_json::json;
use std::path::Path;
use time::OffsetDateTime;
use time::macros::datetime;

const NOW: OffsetDateTime = datetime!(2026-03-01 9:00 UTC);

fn plusnxt() -> Engine {
    Engine::new([load::<Policy>("plusnxt.toml")]).unwrap()
}

/// The error reads back equal, and its JSON holds neither nulls nor empty lists.
#[track_caller]
pub(crate) fn reads_back(error: &InputError) {
    let written = serde_json::to_value(error).unwrap();
    assert_eq!(serde_json::from_value::<InputError>(written.clone()).unwrap(), *error, "{written}");
    for (problem, written) in error.problems().iter().zip(written["problems"].as_array().unwrap()) {
        assert_eq!(written["code"], problem.code(), "{written}");
        assert_eq!(written["part"], problem.part().name(), "{written}");
        assert_eq!(written["message"], problem.kind().to_string(), "{written}");
        let entries = written.as_object().unwrap();
        for (key, value) in entries {
            assert!(!value.is_null() && *value != json!([]) && *value != json!(""), "{written}");
            assert!(key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{key}");
        }
    }
}

/// Part, code and path of every problem, once it was seen to read back.
#[track_caller]
fn faults(error: &InputError) -> Vec<(ProblemPart, &'static str, &str)> {
    reads_back(error);
    error.problems().iter().map(|one| (one.part(), one.code(), one.path())).collect()
}

/// What is wrong with a document of the examples in which one text was replaced.
#[track_caller]
fn with_fault<T>(name: &str, right: &str, wrong: &str) -> InputError
where
    T: TryFrom<Document, Error = InputError> + std::fmt::Debug,
{
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/policies").join(name);
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(right), "{name} says `{right}`");
    let document: Document = toml::from_str(&text.replacen(right, wrong, 1)).unwrap();
    T::try_from(document).unwrap_err()
}

#[test]
fn a_fault_of_a_policy_file() {
    for (right, wrong, code, path) in [
        ("title = ", "titel = ", "unknown-key", ""),
        ("from = 2023-02-28", "from = \"soon\"", "not-a-date", "from"),
        ("from = 2023-02-28", "from = 28", "wrong-type", "from"),
        ("version = \"2023-02\"\n", "", "missing", ""),
        (
            "[[word]]\ndata = \"account-information\"",
            "[[word]]\ndata = \"name\"",
            "vocabulary",
            "word",
        ),
    ] {
        let error = with_fault::<Policy>("plusnxt.toml", right, wrong);
        assert_eq!(faults(&error)[0], (ProblemPart::Policy, code, path), "{error}");
        assert!(faults(&error).iter().all(|(part, ..)| *part == ProblemPart::Policy), "{error}");
    }
    let error = with_fault::<Policy>(
        "plusnxt.toml",
        "purpose = \"own-marketing\"",
        "purpose = \"own-markting\"",
    );
    let ProblemKind::UnknownWord { nearest, .. } = error.problems()[0].kind() else {
        panic!("{error}")
    };
    assert_eq!(nearest.as_deref(), Some("own-marketing"));
    assert_eq!(error.problems()[0].code(), "unknown-word");
    // How policies fit together is theirs too.
    let policy = load::<Policy>("plusnxt.toml");
    let twice = Engine::new([policy.clone(), policy]).unwrap_err();
    assert_eq!(faults(&twice), [(ProblemPart::Policy, "inconsistent", "")]);
    let none = PolicyTimeline::new([]).unwrap_err();
    assert_eq!(faults(&none), [(ProblemPart::Policy, "empty", "")]);
}

/// Whatever is wrong in a scenario file is for its author to mend.
#[test]
fn a_fault_of_a_scenario_file() {
    for (right, wrong, code) in [
        ("action = \"use\"", "acton = \"use\"", "unknown-key"),
        ("kind = \"customer\"", "kind = \"Customer!\"", "not-a-word"),
        ("kind = \"continued-use\", recorded = 2024-03-04", "kind = \"continued-use\"", "missing"),
        ("outcome = \"permitted\"", "outcome = \"allowed\"", "unknown-value"),
    ] {
        let error = with_fault::<Scenarios>("plusnxt.scenarios.toml", right, wrong);
        let faults = faults(&error);
        assert!(faults.iter().all(|(part, ..)| *part == ProblemPart::Scenario), "{faults:?}");
        assert!(faults.iter().any(|(_, found, _)| *found == code), "{faults:?}");
    }
    let file: Scenarios = toml::from_str(
        r#"
        [[scenario]]
        name = "a letter is sent"
        action = "contact"
        data = "postal-adress"
        purpose = "own-marketing"
        evidence = [{ kind = "subpena", recorded = 2026-01-01 }]
        at = 2026-03-01
        expect = { outcome = "permitted", clause = "PN-99" }
        "#,
    )
    .unwrap();
    let path = |below: &str| format!("scenario `a letter is sent`: {below}");
    let error = file.prepare(&plusnxt()).unwrap_err();
    assert_eq!(
        faults(&error),
        [
            (ProblemPart::Scenario, "inconsistent", path("expect: clause").as_str()),
            (ProblemPart::Scenario, "unknown-word", path("data[0]").as_str()),
            (ProblemPart::Scenario, "unknown-word", path("evidence[0]: kind").as_str()),
        ],
    );
}

#[test]
fn a_fault_of_a_question() {
    let asked = |lines: &str| {
        let text = format!(
            "action = 'contact'\ndata = 'email-address'\npurpose = 'own-marketing'\nat = 2026-03-01\n{lines}"
        );
        let document: Document = toml::from_str(&text).unwrap();
        Question::try_from(document).and_then(|question| plusnxt().ask(question)).unwrap_err()
    };
    for (lines, part, code, path) in [
        ("moment = 2026-03-01", ProblemPart::Question, "unknown-key", ""),
        ("channel = 'e mail'", ProblemPart::Act, "not-a-word", "channel"),
        ("channel = 'emial'", ProblemPart::Act, "unknown-word", "channel"),
        ("record = { collected = 'then' }", ProblemPart::Record, "not-a-date", "record: collected"),
        ("subject = { kin = 'customer' }", ProblemPart::Subject, "unknown-key", "subject"),
        ("subject.kind = 'costumer'", ProblemPart::Subject, "unknown-word", "subject: kind"),
        ("evidence = [{ kind = 'subpoena' }]", ProblemPart::Evidence, "missing", "evidence[0]"),
        (
            "evidence = [{ kind = 'subpena', recorded = 2026-01-01 }]",
            ProblemPart::Evidence,
            "unknown-word",
            "evidence[0]: kind",
        ),
        (
            "subject.id = 'c-7'\nledger = [{ event = 'agreed', recorded = 2026-01-01 }]",
            ProblemPart::Ledger,
            "unknown-value",
            "ledger[0]: event",
        ),
        (
            "ledger = [{ subject = 'c-7', event = 'objected', recorded = 2026-01-01 }]",
            ProblemPart::Subject,
            "inconsistent",
            "subject",
        ),
    ] {
        assert_eq!(faults(&asked(lines))[0], (part, code, path), "{lines}");
    }
    // The same word is told once in each part, since each has to be mended by another.
    let both = asked(
        "channel = 'emial'\nevidence = [{ kind = 'subpoena', channel = 'emial', recorded = 2026-01-01 }]",
    );
    assert_eq!(
        faults(&both),
        [
            (ProblemPart::Act, "unknown-word", "channel"),
            (ProblemPart::Evidence, "unknown-word", "evidence[0]: channel"),
        ],
    );
    let moment = toml::from_str::<Question>(
        "action = 'use'\ndata = 'name'\npurpose = 'billing'\nat = 2026-03-01",
    )
    .unwrap();
    let far = Question { at: datetime!(9800-01-01 0:00 UTC), ..moment };
    let error = plusnxt().ask(far).unwrap_err();
    assert_eq!(faults(&error), [(ProblemPart::Question, "date-out-of-range", "at")]);
}

#[test]
fn a_fault_of_what_is_prepared_apart() {
    let engine = plusnxt();
    let act = Act::new(Action::SHARE).data(DataCategory::NAME);
    assert_eq!(
        faults(&engine.prepare(act).unwrap_err()),
        [(ProblemPart::Act, "empty", ""), (ProblemPart::Act, "missing", "")],
    );
    let old = Act::new(Action::USE)
        .data(DataCategory::NAME)
        .purpose(Purpose::BILLING)
        .record(Life::new().hold(Hold::new("suit 7", NOW).released(NOW)));
    assert_eq!(
        faults(&engine.prepare(old).unwrap_err()),
        [(ProblemPart::Record, "inverted-dates", "data[0]: record: hold")],
    );
    let facts = Facts::about(Subject::new(" "))
        .evidence([Evidence::new(EvidenceKind::SUBPOENA, NOW).expires(NOW)])
        .ledger(ConsentLedger::default());
    assert_eq!(
        faults(&engine.facts(facts).unwrap_err()),
        [
            (ProblemPart::Subject, "inconsistent", "subject: id"),
            (ProblemPart::Evidence, "inverted-dates", "evidence[0]"),
        ],
    );
    let event = |id: &str, day: u8| {
        let at = NOW.replace_day(day).unwrap();
        ConsentEvent::lifted(id, at).purpose([Purpose::MARKETING])
    };
    let many = (0..1025_i64).map(|hours| {
        ConsentEvent::lifted("customer-7", NOW.saturating_add(time::Duration::hours(hours)))
    });
    let facts = Facts::about(Subject::new("customer-7")).ledger(ConsentLedger::new(many).unwrap());
    assert_eq!(
        faults(&engine.facts(facts).unwrap_err()),
        [(ProblemPart::Ledger, "too-large", "ledger")],
    );
    // A conflict is told by the part: of an event that is to be recorded, or of a ledger that was kept.
    let mut ledger = ConsentLedger::new([event("customer-7", 1).id("e-1")]).unwrap();
    let other = event("customer-7", 2).id("e-1");
    let conflict = ledger.record(other.clone()).unwrap_err();
    assert_eq!(faults(&conflict), [(ProblemPart::Event, "conflicting-events", "event")]);
    let kept = ledger.merge(ConsentLedger::new([other]).unwrap()).unwrap_err();
    assert_eq!(faults(&kept), [(ProblemPart::Ledger, "conflicting-events", "ledger")]);
    let grant = ConsentEvent::granted("customer-7", Strength::Express, NOW);
    assert_eq!(
        faults(&ConsentLedger::new([grant.clone()]).unwrap_err()),
        [(ProblemPart::Ledger, "inconsistent", "ledger[0]")],
    );
    assert_eq!(
        faults(&ledger.record(grant).unwrap_err()),
        [(ProblemPart::Event, "inconsistent", "event")],
    );
}

#[test]
fn a_fault_of_a_record_or_a_request() {
    let engine = plusnxt();
    let record = || {
        let data = [DataCategory::new("adress").unwrap()];
        Record::new("order-7").data(data).purpose(Purpose::BILLING)
    };
    let evidence = Evidence::new(EvidenceKind::new("subpena").unwrap(), NOW);
    let facts = Facts::default().evidence([evidence.clone()]);
    let error = engine.standing(&record(), &facts, NOW).unwrap_err();
    assert_eq!(
        faults(&error),
        [(ProblemPart::Record, "unknown-word", "record `order-7`: data[0]")]
    );
    let known = Record::new("order-7").data(DataCategory::NAME).purpose(Purpose::BILLING);
    let error = engine.standing(&known, &facts, NOW).unwrap_err();
    assert_eq!(
        faults(&error),
        [(ProblemPart::Evidence, "unknown-word", "record `order-7`: evidence[0]: kind")],
    );
    let request = RightsRequest::new(RightKind::new("acess").unwrap(), Subject::new(" "), NOW)
        .evidence([evidence])
        .records([record()]);
    let found = engine.answer(&request).unwrap_err();
    let mut told = faults(&found);
    told.sort();
    assert_eq!(
        told,
        [
            (ProblemPart::Subject, "inconsistent", "subject: id"),
            (ProblemPart::Evidence, "unknown-word", "evidence[0]: kind"),
            (ProblemPart::Record, "unknown-word", "record[0]: data"),
            (ProblemPart::Request, "unknown-word", "right"),
        ],
    );
    let body: Document = toml::from_str("right = 'access'\nrecieved = 2026-03-01").unwrap();
    let unread = RightsRequest::try_from(body).unwrap_err();
    assert_eq!(
        faults(&unread),
        [(ProblemPart::Request, "missing", ""), (ProblemPart::Request, "unknown-key", "")],
    );
}

#[test]
fn an_error_is_answered_as_data() {
    let markting = Purpose::new("markting").unwrap();
    let act = Act::new(Action::CONTACT).data(DataCategory::EMAIL_ADDRESS).purpose(markting);
    let error = plusnxt().prepare(act).unwrap_err();
    assert_eq!(
        serde_json::to_value(&error).unwrap(),
        json!({ "problems": [{
            "part": "act",
            "path": "purpose[0]",
            "message": "unknown purpose `markting`, did you mean `marketing`?",
            "code": "unknown-word",
            "facet": "purpose",
            "word": "markting",
            "nearest": "marketing",
        }] }),
    );
    // A message is for people: it is made anew, and may be worded anew.
    let mut written = serde_json::to_value(&error).unwrap();
    written["problems"][0]["message"] = json!("what is that?");
    assert_eq!(serde_json::from_value::<InputError>(written.clone()).unwrap(), error);
    written["problems"][0]["code"] = json!("unknown-wrod");
    let refused = serde_json::from_value::<InputError>(written).unwrap_err().to_string();
    assert!(refused.contains("unknown-wrod"), "{refused}");
    let none = serde_json::from_value::<InputError>(json!({ "problems": [] })).unwrap_err();
    assert!(none.to_string().contains("at least"), "{none}");
}

#[test]
fn that_there_are_more_problems_reads_back() {
    let words = (0..60).map(|number| Purpose::new(&format!("purpose-{number}")).unwrap());
    let act = Act::new(Action::USE).data(DataCategory::NAME).purpose(words);
    let error = plusnxt().prepare(act).unwrap_err();
    assert!(error.has_more() && error.problems().len() == 50);
    let written = serde_json::to_value(&error).unwrap();
    assert_eq!(written["has-more"], true);
    reads_back(&error);
    // The same word at many places is one problem.
    let twice = [Purpose::new("markting").unwrap(), Purpose::new("markting").unwrap()];
    let act = Act::new(Action::USE).data(DataCategory::NAME).purpose(twice);
    let error = plusnxt().prepare(act).unwrap_err();
    assert_eq!(serde_json::to_value(&error).unwrap()["problems"][0]["further-places"], 1);
    reads_back(&error);
}

#[test]
fn parts_have_names() {
    let names = ProblemPart::ALL.map(ProblemPart::name);
    assert_eq!(serde_json::to_value(ProblemPart::ALL).unwrap(), json!(names));
    assert_eq!(
        serde_json::from_value::<[ProblemPart; 10]>(json!(names)).unwrap(),
        ProblemPart::ALL
    );
    assert!(ProblemPart::ALL.is_sorted());
}
