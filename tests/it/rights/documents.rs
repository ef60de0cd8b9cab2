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
    let mut request = request
        .stopped(RECEIVED, START)
        .data(DataCategory::NAME)
        .records([Record::new("r").data(DataCategory::NAME).purpose(Purpose::BILLING)]);
    request.subject.residence = Some(Place::new("atlantis").unwrap().into());
    let error = engine.answer(&request).unwrap_err();
    let problems: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
    assert_eq!(problems.len(), 7, "{problems:#?}");
    let known = |text: &str| problems.iter().any(|problem| problem.contains(text));
    assert!(known("data: the records say which data is asked about"), "{problems:#?}");
    assert!(known("stopped[0]: "), "{problems:#?}");
    let unknown = RightsRequest::new(RightKind::new("acess").unwrap(), subject(), RECEIVED);
    let error = engine.answer(&unknown).unwrap_err().to_string();
    assert!(error.starts_with("right: unknown right `acess`, did you mean `access`?"), "{error}");
    let by = "right = 'access'\nreceived = 2026-03-02\nby = { agent = 'a', parent = 'b' }";
    let error = toml::from_str::<RightsRequest>(by).unwrap_err().to_string();
    assert!(error.contains("by: it takes one who asks"), "{error}");
}

#[test]
fn policies_and_requests_are_read_and_written() {
    let text = r#"
        id = "law"
        version = "1"
        from = 2020-01-01
        kind = "limit"
        word = [{ facet = "right", key = "large-print", definition = "Letters in large print." }]

        [[section]]
        heading = "California"
        residence = "US-CA"
        right = [
          { clause = "110", right = ["access", "portability"], verify = "identity-verified", verify-high = ["login", "age-verified"], agent = "agent-authorisation", fee = "none", deadline = { period = "45 days", extension = "45 days", rolls = "next-working-day" }, obligation = "provide-copy" },
          { clause = "528", right = ["accounting-of-disclosures", "large-print"], data = "health-data", purpose = "research", parent = { when.age.below = 16, evidence = "login" }, agent = { proof = false }, verify-in-doubt = "login", may-refuse = true, fee = { free = 1, per = "1 year", then = "cost-based" }, deadline = { period = "60 days", extension = "10 working days", start = "identified" }, on-refusal = "inform-of-refusal", on-extension = ["inform-of-extension", { any = ["log", "notify"] }], exemption = [{ by = ["parent", "agent"], data = "name" }] },
          { clause = "529", right = "access", parent.proof = false, agent = ["agent-authorisation", "login"], fee = "cost-based" },
          { clause = "105", right = "erasure", residence = "US", deadline = "15 working days", exemption = [ { id = "105d", clause = "105(d)", when.evidence = "litigation", reading = "as read" } ] },
        ]
    "#;
    let policy: Policy = toml::from_str(text).unwrap();
    assert_eq!(policy.rights()[0].heading(), Some("California"));
    assert_eq!(policy.rights()[0].residences(), [Place::US_CA]);
    assert_eq!(policy.rights()[3].residences(), [Place::US]);
    assert_eq!(
        policy.rights()[3].response_time(),
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
        .recipient(Party::PARTNER)
        .identified(START)
        .stopped(START, RECEIVED)
        .stopped(RECEIVED, None)
        .in_doubt()
        .after_earlier(3)
        .handed_to("bank-b");
    let without_records = ask(RightKind::new("large-print").unwrap()).data(DataCategory::NAME);
    let by_mother = request.clone().parent_named("mother");
    for request in [request.clone(), request.parent(), by_mother, without_records] {
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
            "right = \"objection\"\nmay-refuse = true",
            "nothing is exempt from the right of objection",
        ),
        ("right = \"access\"\ndata = \"nam\"", "did you mean `name`?"),
        ("right = \"access\"\npurpose = \"markting\"", "did you mean `marketing`?"),
        ("right = \"access\"\nverify-in-doubt = \"logn\"", "did you mean `login`?"),
        ("right = \"access\"\nagent = { proof = true }", "agent: proof: expected `false`"),
        ("right = \"access\"\nagent = {}", "right `1`: agent: `evidence` is missing"),
        (
            "right = \"access\"\nagent = { evidence = \"agent-authorisation\", proof = false }",
            "evidence is asked of those who need no proof",
        ),
        (
            "right = \"access\"\nparent = { when.evidence = \"login\" }",
            "right `1`: parent: when: `evidence` may not stand",
        ),
        ("right = \"access\"\nfee = { free = 1 }", "1 requests within 0 days are free"),
        ("right = \"access\"\nfee = { per = \"1 year\" }", "0 requests within 1 year are free"),
        ("right = \"access\"\nfee = { free = -1 }", "a whole number from 0 to 65535"),
        (
            "right = \"access\"\non-extension = \"inform-of-extension\"",
            "what never has to be answered by a date is never extended",
        ),
        ("right = \"access\"\nexemption = { by = \"nobody\" }", "unknown value `nobody`"),
        ("right = \"access\"\nexemption = { data = \"nam\" }", "did you mean `name`?"),
        (
            "right = \"access\"\ndeadline = { period = \"1 month\", start = \"soon\" }",
            "unknown value `soon`",
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
