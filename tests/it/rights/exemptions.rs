//! What takes a right away, whole or in part, and what is owed then.

use super::*;

pub(super) fn exempt_from_litigation() -> Right {
    access()
        .obligation(Obligation::PROVIDE_COPY)
        .on_refusal(Obligation::INFORM_OF_REFUSAL)
        .exemption(
            Exemption::new(Condition::evidence(EvidenceKind::LITIGATION))
                .named("suit")
                .clause("7-x"),
        )
}

#[test]
fn exemptions_refuse_and_say_which() {
    let engine = engine([exempt_from_litigation().verify(EvidenceKind::IDENTITY_VERIFIED)]);
    let sued = ask(RightKind::ACCESS).evidence([on_record(EvidenceKind::ACTUAL_LITIGATION)]);
    let answer = answered(&engine, &sued);
    assert!(
        matches!(&answer.outcome, RightsOutcome::Refuse { because } if matches!(
            &because[..],
            [Refusal::Exemption { exemption: Some(id), .. }] if id.as_str() == "suit"
        )),
        "{answer:?}"
    );
    let clauses: Vec<&str> = answer.clauses().iter().map(|clause| clause.as_str()).collect();
    assert_eq!(clauses, ["7", "7-x"]);
    assert_eq!(answer.obligations, [Obligation::INFORM_OF_REFUSAL]);
    assert_eq!(answer.citations[0].effect, RightEffect::Refuses);
    let granted = ask(RightKind::ACCESS).evidence([on_record(EvidenceKind::IDENTITY_VERIFIED)]);
    assert_eq!(answered(&engine, &granted).obligations, [Obligation::PROVIDE_COPY]);
    assert!(engine.clauses().iter().any(|clause| clause.as_str() == "7-x"));
    assert!(engine.rule_ids().iter().any(|id| id.as_str() == "suit"));
}

/// What is owed on a grant, a refusal or an extension is owed then alone: `what-owed-when-what-costs`.
#[test]
fn what_is_owed_is_owed_in_its_case_alone() {
    let written = Owed::any([Obligation::NOTIFY_BY_POST, Obligation::NOTIFY_BY_EMAIL]);
    let right = access()
        .verify(EvidenceKind::IDENTITY_VERIFIED)
        .obligation([Obligation::PROVIDE_COPY.into(), Obligation::LOG.into(), written.clone()])
        .on_refusal([Obligation::INFORM_OF_REFUSAL, Obligation::LOG])
        .on_extension(Obligation::INFORM_OF_EXTENSION)
        .answered_within(ResponseTime::of(Period::months(1)).extension(Period::months(2)))
        .exemption(Exemption::new(Condition::evidence(EvidenceKind::LITIGATION)));
    let engine = engine([right]);
    let owed = |request: RightsRequest| answered(&engine, &request).obligations;
    let unknown = ask(RightKind::ACCESS);
    assert!(owed(unknown.clone()).is_empty(), "it is not known who asks");
    assert_eq!(owed(unknown.clone().extended()), [Obligation::INFORM_OF_EXTENSION]);
    let known = unknown.evidence([on_record(EvidenceKind::IDENTITY_VERIFIED)]);
    let granted: [Owed; 3] = [Obligation::LOG.into(), Obligation::PROVIDE_COPY.into(), written];
    assert_eq!(owed(known.clone()), granted);
    let mut extended = granted.to_vec();
    extended.push(Obligation::INFORM_OF_EXTENSION.into());
    extended.sort();
    assert_eq!(owed(known.clone().extended()), extended);
    let sued = known.evidence([on_record(EvidenceKind::ACTUAL_LITIGATION)]);
    assert_eq!(owed(sued), [Obligation::INFORM_OF_REFUSAL, Obligation::LOG]);
}

#[test]
fn an_exemption_for_a_part_asks_what_the_request_is_about() {
    let engine = engine([exempt_from_litigation()]);
    let file = on_record(EvidenceKind::LITIGATION).data(DataCategory::COMMUNICATIONS);
    let about = |categories: &[DataCategory]| {
        let record = Record::new("r").data(categories.to_vec()).purpose(Purpose::SERVICE_PROVISION);
        outcome(&engine, &ask(RightKind::ACCESS).evidence([file.clone()]).records([record]))
    };
    assert_eq!(
        outcome(&engine, &ask(RightKind::ACCESS).evidence([file.clone()])),
        undetermined([RightsFact::Extent])
    );
    assert_eq!(about(&[DataCategory::EMAIL_ADDRESS]), RightsOutcome::Grant);
    assert!(matches!(about(&[DataCategory::COMMUNICATIONS]), RightsOutcome::Refuse { .. }));
    assert_eq!(
        about(&[DataCategory::COMMUNICATIONS, DataCategory::EMAIL_ADDRESS]),
        undetermined([RightsFact::Extent])
    );
}
