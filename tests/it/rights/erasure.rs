//! Erasure, which the retention schedule has a say in.

use super::*;

/// Whether a record is kept until then by this rule.
fn kept_until(record: &RecordAnswer, until: OffsetDateTime, rule: &str) -> bool {
    record.disposition.as_ref().and_then(Disposition::kept).is_some_and(|kept| {
        kept.until == Some(until) && kept.by.as_ref().is_some_and(|by| by.rule.id.as_str() == rule)
    })
}

#[test]
fn an_erasure_is_answered_record_by_record() {
    let policy = Policy::builder("shop", "1", START)
        .right(
            Right::new("7", [RightKind::ERASURE])
                .obligation(Obligation::CONFIRM_COMPLETION)
                .on_refusal(Obligation::INFORM_OF_REFUSAL),
        )
        .retention(
            Retention::new("11")
                .data(DataCategory::TRANSACTION)
                .at_least(Span::of(Period::years(7)).from(LifeEvent::COLLECTED))
                .at_most(Span::of(Period::years(8)).from(LifeEvent::COLLECTED)),
        )
        .retention(
            Retention::new("12")
                .data(DataCategory::USAGE)
                .at_most(Span::of(Period::years(50)).from(LifeEvent::COLLECTED)),
        )
        .build()
        .unwrap();
    let engine = Engine::new([policy]).unwrap();
    let bought = datetime!(2024-02-29 0:00 UTC);
    let record = |id: &str, data: DataCategory| {
        Record::new(id).data(data).purpose(Purpose::SERVICE_PROVISION)
    };
    let since = Life::new().event(LifeEvent::COLLECTED, bought);
    let order = record("order", DataCategory::TRANSACTION).life(since.clone());
    let visits = record("visits", DataCategory::USAGE).life(since.clone());
    let held = record("held", DataCategory::USAGE)
        .life(since.hold(Hold::new("case 26-113", datetime!(2026-01-01 0:00 UTC))));
    let undated = record("undated", DataCategory::TRANSACTION);
    let asked = ask(RightKind::ERASURE).records([order, visits.clone(), held, undated]);
    let answer = answered(&engine, &asked);
    assert!(answer.is_granted());
    let [order, usage, held, undated] = &answer.records[..] else { panic!("{answer:?}") };
    assert!(kept_until(order, datetime!(2031-02-28 0:00 UTC), "11"), "{order:?}");
    assert!(usage.is_granted(), "a maximum does not stand against the request: {usage:?}");
    assert_eq!(held.refusals(), [Refusal::Held { by: vec!["case 26-113".to_owned()] }]);
    assert!(matches!(&undated.disposition, Some(Disposition::Undetermined { .. })), "{undated:?}");
    assert_eq!(undated.outcome, undetermined([RightsFact::Life]));
    // What stays is not used any more.
    let since = [order, usage, held, undated].map(|record| record.erasure_requested);
    assert_eq!(since, [Some(RECEIVED), None, Some(RECEIVED), Some(RECEIVED)]);
    assert!(answer.obligations.contains(&Obligation::INFORM_OF_REFUSAL.into()));
    let clauses: Vec<&str> = answer.clauses().iter().map(|clause| clause.as_str()).collect();
    assert_eq!(clauses, ["11", "7"]);
    // All of it goes: nobody is refused anything.
    let simple = answered(&engine, &ask(RightKind::ERASURE).records([visits]));
    assert_eq!(simple.obligations, [Obligation::CONFIRM_COMPLETION]);
}

/// An exemption for some of the records refuses those, and the others are erased.
#[test]
fn an_exemption_for_some_records_keeps_those_alone() {
    let right = Right::new("7", [RightKind::ERASURE])
        .verify(EvidenceKind::IDENTITY_VERIFIED)
        .obligation(Obligation::CONFIRM_COMPLETION)
        .on_refusal(Obligation::INFORM_OF_REFUSAL)
        .answered_within(ResponseTime::of(Period::days(45)))
        .exemption(
            Exemption::new(Condition::evidence(EvidenceKind::LITIGATION)).named("suit").clause("x"),
        );
    let keeps = Retention::new("11").at_most(Span::of(Period::years(9)).from(LifeEvent::COLLECTED));
    let policy = Policy::builder("shop", "1", START).right(right).retention(keeps);
    let engine = Engine::new([policy.build().unwrap()]).unwrap();
    let record = |id: &str, data: DataCategory| {
        let life = Life::new().event(LifeEvent::COLLECTED, START);
        Record::new(id).data(data).purpose(Purpose::SERVICE_PROVISION).life(life)
    };
    let letters = record("letters", DataCategory::COMMUNICATIONS);
    let visits = record("visits", DataCategory::USAGE);
    let suit = on_record(EvidenceKind::LITIGATION).data(DataCategory::COMMUNICATIONS);
    let verified = on_record(EvidenceKind::IDENTITY_VERIFIED);
    let asked = |records: &[&Record]| {
        ask(RightKind::ERASURE).evidence([suit.clone()]).records(records.iter().copied().cloned())
    };
    let both = asked(&[&letters, &visits]);
    assert_eq!(outcome(&engine, &both), first(EvidenceKind::IDENTITY_VERIFIED));
    let answer = answered(&engine, &both.evidence([verified.clone()]));
    assert!(answer.is_granted());
    let [kept, erased] = &answer.records[..] else { panic!("{answer:?}") };
    assert!(
        matches!(kept.refusals(), [Refusal::Exemption { exemption: Some(id), .. }] if id.as_str() == "suit"),
        "{kept:?}"
    );
    assert!(
        kept_until(kept, datetime!(2029-01-01 0:00 UTC), "11"),
        "its own retention goes on: {kept:?}"
    );
    assert!(erased.is_granted() && erased.erasure_requested.is_none(), "{erased:?}");
    // An exemption is no request that counts.
    assert_eq!(kept.erasure_requested, None);
    let effects: Vec<RightEffect> = answer.citations.iter().map(|cited| cited.effect).collect();
    assert_eq!(effects, [RightEffect::Grants, RightEffect::Refuses]);
    let clauses: Vec<&str> = answer.clauses().iter().map(|clause| clause.as_str()).collect();
    assert_eq!(clauses, ["11", "7", "x"]);
    assert_eq!(answer.obligations, [Obligation::CONFIRM_COMPLETION, Obligation::INFORM_OF_REFUSAL]);
    assert!(answer.deadline.is_some());
    let written = serde_json::to_value(&answer).unwrap();
    let because = &written["records"][0]["outcome"]["refuse"]["because"][0];
    assert_eq!(because["exemption"]["exemption"], "suit");
    assert_eq!(written["records"][1]["outcome"], "grant");
    assert_eq!(written["evidence"][0]["data"], "usage", "of what is erased alone");

    // All of them, or a record of which it covers a part.
    let sued = answered(&engine, &asked(&[&letters, &letters]).evidence([verified.clone()]));
    assert!(matches!(sued.outcome, RightsOutcome::Refuse { .. }));
    assert!(sued.records.iter().all(|record| record.refusals().len() == 1), "{sued:?}");
    let mixed = letters.clone().data(DataCategory::USAGE);
    let answer = answered(&engine, &asked(&[&mixed, &visits]).evidence([verified]));
    assert_eq!(answer.outcome, undetermined([RightsFact::Extent]));
    assert!(answer.records.is_empty());
}
