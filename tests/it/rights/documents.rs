//! Rights and requests as files write them, and what is wrong with them.

use super::*;

#[test]
fn everything_wrong_with_a_request_is_said_at_once() {
    let engine = engine([access()]);
    let mut request = ask(RightKind::ACCESS).agent(" ").evidence([Evidence::new(
        EvidenceKind::new("magic").unwrap(),
        RECEIVED,
    )
    .expires(RECEIVED)]);
    request.at = RECEIVED - time::Duration::SECOND;
    request.subject.residence = Some(Place::new("atlantis").unwrap().into());
    let error = engine.answer(&request).unwrap_err();
    let problems: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
    assert_eq!(problems.len(), 5, "{problems:#?}");
}

#[test]
fn policies_and_requests_are_read_and_written() {
    let text = r#"
        id = "law"
        version = "1"
        from = 2020-01-01
        kind = "limit"

        [[section]]
        heading = "California"
        residence = "US-CA"
        right = [
          { clause = "110", right = ["access", "portability"], verify = "identity-verified", verify-high = ["login", "age-verified"], agent = "agent-authorisation", fee = "none", deadline = { period = "45 days", extension = "45 days", rolls = "next-working-day" }, obligation = "provide-copy" },
          { clause = "105", right = "erasure", residence = "US", deadline = "15 working days", exemption = [ { id = "105d", clause = "105(d)", when.evidence = "litigation", reading = "as read" } ] },
        ]
    "#;
    let policy: Policy = toml::from_str(text).unwrap();
    assert_eq!(policy.rights()[0].heading(), Some("California"));
    assert_eq!(policy.rights()[0].residences(), [Place::US_CA]);
    assert_eq!(policy.rights()[1].residences(), [Place::US]);
    assert_eq!(
        policy.rights()[1].response_time(),
        Some(ResponseTime::of(AnswerPeriod::WorkingDays(15)))
    );
    let written = toml::to_string(&policy).unwrap();
    assert_eq!(toml::from_str::<Policy>(&written).unwrap(), policy, "{written}");

    let request = ask(RightKind::ERASURE)
        .agent("deleteme")
        .sensitive()
        .extended()
        .evidence([on_record(EvidenceKind::LOGIN).party("x")])
        .records([Record::new("r").data(DataCategory::NAME).purpose(Purpose::BILLING)])
        .holidays([date!(2026 - 12 - 25), date!(2026 - 12 - 26)])
        .purpose(Purpose::MARKETING)
        .channel(Channel::EMAIL)
        .recipient(Party::PARTNER);
    for request in [request.clone(), request.parent(), ask(RightKind::ACCESS)] {
        let json = serde_json::to_string(&request).unwrap();
        assert_eq!(serde_json::from_str::<RightsRequest>(&json).unwrap(), request, "{json}");
        let toml = toml::to_string(&request).unwrap();
        assert_eq!(toml::from_str::<RightsRequest>(&toml).unwrap(), request, "{toml}");
    }
}

fn problems(right: &str) -> Vec<String> {
    let text = format!(
        "id = \"p\"\nversion = \"1\"\nfrom = 2020-01-01\n[[right]]\nclause = \"1\"\n{right}"
    );
    let document: Document = toml::from_str(&text).unwrap();
    let error = Policy::try_from(document).unwrap_err();
    error.problems().iter().map(ToString::to_string).collect()
}

#[test]
fn a_wrong_right_is_refused_when_it_is_loaded() {
    for (right, expected) in [
        ("", "right `1`: `right` is missing"),
        ("right = []", "right `1`: right: the list is empty"),
        ("right = \"acess\"", "did you mean `access`?"),
        ("right = \"access\"\nresidense = \"US\"", "did you mean `residence`?"),
        ("right = \"access\"\nverify = \"identity-verifed\"", "did you mean `identity-verified`?"),
        ("right = \"access\"\nfee = \"free\"", "right `1`: fee: unknown value"),
        (
            "right = \"access\"\nwhen.evidence = \"login\"",
            "right `1`: when: `evidence` may not stand",
        ),
        (
            "right = \"access\"\nwhen.consent = \"express\"",
            "right `1`: when: `consent` may not stand",
        ),
        ("right = \"access\"\nwhen.source = \"given\"", "right `1`: when: `source` may not stand"),
        ("right = \"access\"\nwhen.knowingly.age = { below = 13 }", "`knowingly` may not stand"),
        ("right = \"access\"\nexemption = { clause = \"2\" }", "`when` is missing"),
        (
            "right = \"access\"\nexemption = { when.consent = \"express\" }",
            "`consent` may not stand in a right",
        ),
        (
            "right = \"access\"\nexemption = { when.evidence = { kind = \"litigation\", of = \"by\" } }",
            "`of` may not stand in a right",
        ),
        (
            "right = \"access\"\nexemption = { when.not.evidence = \"litigation\" }",
            "may not stand under `not`",
        ),
        (
            "right = \"access\"\nexemption = [{ id = \"2\", when.evidence = \"litigation\" }, { id = \"2\", when.evidence = \"login\" }]",
            "id `2` is used by two",
        ),
        (
            "right = [\"access\", \"withdrawal\"]\nexemption = { when.evidence = \"litigation\" }",
            "nothing is exempt from the right of withdrawal",
        ),
        (
            "right = \"access\"\ndeadline = { extension = \"45 days\" }",
            "right `1`: deadline: `period` is missing",
        ),
        ("right = \"access\"\ndeadline = \"3 hours\"", "no answer is due within 3 hours"),
        ("right = \"access\"\ndeadline = \"0 working days\"", "no answer is due within 0 working"),
        (
            "right = \"access\"\ndeadline = \"1001 working days\"",
            "no answer is due within 1001 working",
        ),
        ("right = \"access\"\ndeadline = \"5 working hours\"", "`5 working hours`"),
        (
            "right = \"access\"\ndeadline = { period = \"1 month\", extension = \"0 days\" }",
            "no answer is due within 0 days",
        ),
        (
            "right = \"access\"\ndeadline = { period = \"1 month\", rolls = \"on\" }",
            "unknown value `on`",
        ),
    ] {
        let found = problems(right);
        assert!(found.iter().any(|problem| problem.contains(expected)), "{right}\n{found:#?}");
    }
}
