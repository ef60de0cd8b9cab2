//! Several rights at once, from several policies, with facts known and unknown.

use super::exemptions::exempt_from_litigation;
use super::*;

#[test]
fn of_several_rights_the_best_counts_and_all_bind() {
    let law = Policy::builder("law", "1", START)
        .kind(PolicyKind::Limit)
        .right(
            access()
                .named("15")
                .residence(Place::US_CA)
                .fee(Fee::None)
                .obligation(Obligation::INFORM_OF_RIGHTS)
                .answered_within(ResponseTime::of(Period::months(1)).extension(Period::months(2))),
        )
        .build()
        .unwrap();
    let shop = policy(
        "shop",
        [exempt_from_litigation()
            .fee(Fee::Allowed)
            .answered_within(ResponseTime::of(Period::days(45)))],
    );
    let both = Engine::new([shop.clone(), law]).unwrap();
    let sued = ask(RightKind::ACCESS).evidence([on_record(EvidenceKind::LITIGATION)]);
    let answer = answered(&both, &sued);
    assert!(answer.is_granted());
    assert_eq!(answer.fee, Fee::None);
    assert_eq!(answer.obligations, [Obligation::INFORM_OF_RIGHTS, Obligation::PROVIDE_COPY]);
    let effects: Vec<RightEffect> = answer.citations.iter().map(|cited| cited.effect).collect();
    assert_eq!(effects, [RightEffect::Grants, RightEffect::Refuses]);
    let deadline = answer.deadline.unwrap();
    assert_eq!(deadline.by, datetime!(2026-04-03 0:00 UTC));
    // The other right's 45 days cannot be extended.
    assert_eq!(deadline.extendable_to, Some(datetime!(2026-04-17 0:00 UTC)));

    // The law may help someone of whom it is unknown where they live.
    let mut somewhere = sued.clone();
    somewhere.subject.residence = None;
    assert_eq!(outcome(&both, &somewhere), undetermined([RightsFact::Residence]));
    somewhere.subject.residence = Some(Place::US_NY.into());
    assert!(matches!(outcome(&both, &somewhere), RightsOutcome::Refuse { .. }));
    // Where one right surely helps, nothing else need be known.
    somewhere.subject.residence = None;
    somewhere.evidence.clear();
    assert_eq!(outcome(&both, &somewhere), RightsOutcome::Grant);
    // Alone, the shop refuses.
    let alone = Engine::new([shop]).unwrap();
    assert!(matches!(outcome(&alone, &sued), RightsOutcome::Refuse { .. }));
}

#[test]
fn the_version_in_force_at_receipt_counts() {
    let without = Policy::builder("shop", "1", START).build().unwrap();
    let with = Policy::builder("shop", "2", RECEIVED).right(access()).build().unwrap();
    let engine = Engine::new([PolicyTimeline::new([without, with]).unwrap()]).unwrap();
    let received = |at| {
        let asked = RightsRequest::new(RightKind::ACCESS, subject(), at);
        outcome(&engine, &asked.at(datetime!(2026-06-01 0:00 UTC)))
    };
    assert_eq!(received(RECEIVED - time::Duration::SECOND), RightsOutcome::NoSuchRight);
    assert_eq!(received(RECEIVED), RightsOutcome::Grant);
    assert_eq!(received(datetime!(2019-06-01 0:00 UTC)), RightsOutcome::NoSuchRight);
}

/// A few rights and requests in which everything can be otherwise.
fn any_right() -> impl Strategy<Value = Right> {
    let evidence = || {
        proptest::collection::vec(
            select(vec![EvidenceKind::IDENTITY_VERIFIED, EvidenceKind::LOGIN]),
            0..2,
        )
    };
    let residence = select(vec![None, Some(Place::US_CA), Some(Place::US), Some(Place::EEA)]);
    let subject = select(vec![None, Some(SubjectKind::CUSTOMER), Some(SubjectKind::VISITOR)]);
    let exemption = select(vec![
        None,
        Some(Condition::evidence(EvidenceKind::LITIGATION)),
        Some(Condition::younger_than(18)),
        Some(Condition::Residence(vec![Place::US_CA]).not()),
    ]);
    let agents = select(vec![None, Some(EvidenceKind::AGENT_AUTHORISATION)]);
    (residence, subject, exemption, agents, evidence(), evidence()).prop_map(
        |(residence, subject, exemption, agents, verify, high)| {
            let mut right = access().verify(verify).verify_high(high);
            right = residence.into_iter().fold(right, |right, place| right.residence(place));
            right = subject.into_iter().fold(right, |right, kind| right.subject(kind));
            right = agents.into_iter().fold(right, |right, kind| right.agent(kind));
            exemption.into_iter().fold(right, |right, when| right.exemption(Exemption::new(when)))
        },
    )
}

fn any_request() -> impl Strategy<Value = RightsRequest> {
    let residence = select(vec![None, Some(Place::US_CA), Some(Place::US), Some(Place::FR)]);
    let kind = select(vec![None, Some(SubjectKind::CUSTOMER), Some(SubjectKind::VISITOR)]);
    let age = select(vec![None, Some(12), Some(40)]);
    let kinds = [
        EvidenceKind::IDENTITY_VERIFIED,
        EvidenceKind::LOGIN,
        EvidenceKind::LITIGATION,
        EvidenceKind::AGENT_AUTHORISATION,
    ];
    let evidence = proptest::sample::subsequence(kinds.to_vec(), 0..=4);
    let by = select(vec![0_u8, 1, 2]);
    (residence, kind, age, evidence, by, any::<bool>()).prop_map(
        |(residence, kind, age, evidence, by, sensitive)| {
            let mut subject = Subject::new("jo");
            subject.residence = residence.map(Into::into);
            subject.kinds.extend(kind.map(Into::into));
            subject = age.into_iter().fold(subject, Subject::aged);
            let mut request = RightsRequest::new(RightKind::ACCESS, subject, RECEIVED);
            request.sensitive = sensitive;
            request = match by {
                0 => request,
                1 => request.agent("agent"),
                _ => request.parent(),
            };
            request.evidence(evidence.into_iter().map(|kind| {
                let evidence = Evidence::new(kind.clone(), START);
                if kind == EvidenceKind::AGENT_AUTHORISATION {
                    evidence.party("agent")
                } else {
                    evidence
                }
            }))
        },
    )
}

fn numbered(rights: Vec<Right>) -> Vec<Right> {
    rights.into_iter().zip(0..).map(|(right, n)| right.named(format!("r{n}"))).collect()
}

/// Better answers have higher ranks; what is open has none.
fn rank(outcome: &RightsOutcome) -> Option<u8> {
    match outcome {
        RightsOutcome::Grant => Some(3),
        RightsOutcome::FirstDo { .. } => Some(2),
        RightsOutcome::Refuse { .. } => Some(1),
        RightsOutcome::NoSuchRight => Some(0),
        _ => None,
    }
}

#[test]
fn learning_a_fact_never_overturns_an_answer() {
    let rights = proptest::collection::vec(any_right(), 1..4);
    check(6_000, &(rights, any_request()), |(rights, request)| {
        let engine = engine(numbered(rights));
        let before = outcome(&engine, &request);
        let mut better = Vec::new();
        for residence in [Place::US_CA, Place::US_NY, Place::FR] {
            for kind in [SubjectKind::CUSTOMER, SubjectKind::VISITOR, SubjectKind::EMPLOYEE] {
                for years in [12, 40] {
                    let mut request = request.clone();
                    let subject = &mut request.subject;
                    let place = subject.residence.get_or_insert(residence.clone().into());
                    if place.word == Place::US {
                        // What is known of the residence becomes more exact.
                        if residence == Place::FR {
                            continue;
                        }
                        *place = residence.clone().into();
                    }
                    if subject.kinds.is_empty() {
                        subject.kinds.push(kind.clone().into());
                    }
                    subject.age.get_or_insert(permitted::facts::Age::Years(years));
                    better.push(outcome(&engine, &request));
                }
            }
        }
        match &before {
            RightsOutcome::Undetermined { needs } => {
                prop_assert!(!needs.is_empty());
            }
            // What was asked for first may turn out not to be needed; no more is ever asked.
            RightsOutcome::FirstDo { .. } => {
                prop_assert!(better.iter().all(|after| rank(after) >= Some(2)), "{better:?}");
            }
            _ => {
                prop_assert!(better.iter().all(|after| rank(after) == rank(&before)), "{better:?}");
            }
        }
        // With everything known, nothing is undetermined.
        prop_assert!(better.iter().all(|after| rank(after).is_some()));
        Ok(())
    });
}

#[test]
fn another_policy_never_takes_a_right_away_and_order_changes_nothing() {
    let rights = || proptest::collection::vec(any_right(), 1..3);
    check(3_000, &(rights(), rights(), any_request()), |(mine, law, request)| {
        let shop = policy("shop", numbered(mine.clone()));
        let builder = Policy::builder("law", "1", START).kind(PolicyKind::Limit);
        let law = numbered(law)
            .into_iter()
            .rev()
            .fold(builder, |builder, right| builder.right(right))
            .build()
            .unwrap();
        let alone = outcome(&Engine::new([shop.clone()]).unwrap(), &request);
        let both = answered(&Engine::new([shop.clone(), law.clone()]).unwrap(), &request);
        let turned = answered(&Engine::new([law, shop]).unwrap(), &request);
        same("the answers", &both, &turned)?;
        if let (Some(before), Some(after)) = (rank(&alone), rank(&both.outcome)) {
            // No right is taken away; but a check that the law asks for comes first.
            let checked = matches!(both.outcome, RightsOutcome::FirstDo { .. });
            prop_assert!(after >= before || checked, "{alone:?} then {:?}", both.outcome);
        }
        Ok(())
    });
}
