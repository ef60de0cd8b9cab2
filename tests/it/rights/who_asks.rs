//! Who has a right, who may ask for it, and what they have to show.

use super::*;

#[test]
fn a_right_belongs_to_those_whom_it_names() {
    let engine = engine([access()
        .residence(Place::US_CA)
        .subject(SubjectKind::CUSTOMER)
        .when(Condition::at_least_aged(18))]);
    let of = |subject: Subject| {
        outcome(&engine, &RightsRequest::new(RightKind::ACCESS, subject, RECEIVED))
    };
    assert_eq!(of(subject()), RightsOutcome::Grant);
    assert_eq!(outcome(&engine, &ask(RightKind::ERASURE)), RightsOutcome::NoSuchRight);
    assert_eq!(of(subject().residence(Place::US_NY)), RightsOutcome::NoSuchRight);
    assert_eq!(of(subject().aged(17)), RightsOutcome::NoSuchRight);
    assert_eq!(of(subject().residence(Place::US)), undetermined([RightsFact::Residence]));
    assert_eq!(
        of(Subject::new("jo")),
        undetermined([RightsFact::Residence, RightsFact::Subject, RightsFact::Age])
    );
    // What is surely lacking makes what is unknown beside it immaterial.
    assert_eq!(of(Subject::new("jo").aged(17)), RightsOutcome::NoSuchRight);
    // Eighteen on the day of receipt.
    assert_eq!(
        of(subject().born_on(date!(2008 - 03 - 02)).offset(UtcOffset::UTC)),
        RightsOutcome::Grant
    );
    assert_eq!(
        of(subject().born_on(date!(2008 - 03 - 03)).offset(UtcOffset::UTC)),
        RightsOutcome::NoSuchRight
    );
}

#[test]
fn agents_show_their_permission_and_who_they_are() {
    let admits = engine([access()
        .verify(EvidenceKind::IDENTITY_VERIFIED)
        .agent([EvidenceKind::AGENT_AUTHORISATION, EvidenceKind::AGENT_IDENTITY_VERIFIED])]);
    let by_agent = ask(RightKind::ACCESS).agent("deleteme");
    assert_eq!(
        outcome(&admits, &by_agent),
        first([
            EvidenceKind::IDENTITY_VERIFIED,
            EvidenceKind::AGENT_AUTHORISATION,
            EvidenceKind::AGENT_IDENTITY_VERIFIED,
        ])
    );
    let of = |agent: &str| {
        [
            on_record(EvidenceKind::AGENT_AUTHORISATION).party(agent),
            on_record(EvidenceKind::AGENT_IDENTITY_VERIFIED).party(agent),
            on_record(EvidenceKind::IDENTITY_VERIFIED),
        ]
    };
    assert_eq!(outcome(&admits, &by_agent.clone().evidence(of("deleteme"))), RightsOutcome::Grant);
    let missing = first([EvidenceKind::AGENT_AUTHORISATION, EvidenceKind::AGENT_IDENTITY_VERIFIED]);
    assert_eq!(outcome(&admits, &by_agent.clone().evidence(of("another"))), missing);
    // A check of the agent is none of the person.
    let [authorised, identified, _] = of("deleteme");
    let confused = on_record(EvidenceKind::IDENTITY_VERIFIED).party("deleteme");
    assert_eq!(
        outcome(&admits, &by_agent.clone().evidence([authorised, identified, confused])),
        first(EvidenceKind::IDENTITY_VERIFIED)
    );
    // Permission to object to marketing is none to see the data.
    let [authorised, identified, verified] = of("deleteme");
    let narrow = authorised.purpose(Purpose::MARKETING);
    assert_eq!(
        outcome(&admits, &by_agent.clone().evidence([narrow, identified, verified])),
        first(EvidenceKind::AGENT_AUTHORISATION)
    );

    let admits_none = engine([access().verify(EvidenceKind::IDENTITY_VERIFIED)]);
    let refused = outcome(&admits_none, &by_agent.evidence(of("deleteme")));
    assert!(
        matches!(&refused, RightsOutcome::Refuse { because } if matches!(because[..], [Refusal::NoAgents { .. }])),
        "{refused:?}"
    );
}

#[test]
fn parents_show_their_authority_where_anything_is_verified() {
    let mut parent = ask(RightKind::ACCESS).parent();
    parent.subject.age = Some(permitted::facts::Age::Years(12));
    assert_eq!(outcome(&engine([access()]), &parent), RightsOutcome::Grant);
    let verifies = engine([access().verify(EvidenceKind::IDENTITY_VERIFIED)]);
    let verified = parent.evidence([on_record(EvidenceKind::IDENTITY_VERIFIED)]);
    assert_eq!(outcome(&verifies, &verified), first(EvidenceKind::PARENTAL_AUTHORITY_VERIFIED));
    let shown = verified.evidence([on_record(EvidenceKind::PARENTAL_AUTHORITY_VERIFIED)]);
    assert_eq!(outcome(&verifies, &shown), RightsOutcome::Grant);
}
