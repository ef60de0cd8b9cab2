//! Rights: every answer, its deadline counted by another calendar, several policies, and what an
//! erasure touches.

use crate::harness::{check, same};
use permitted::facts::{Hold, Life};
use permitted::files::Document;
use permitted::policy::{
    Condition, Exemption, Fee, Owed, Period, Policy, PolicyKind, PolicyTimeline, ResponseTime,
    Retention, Right, RightKind, Span,
};
use permitted::retention::Disposition;
use permitted::rights::{RecordAnswer, Refusal, RightEffect, RightsFact, RightsOutcome};
use permitted::words::SubjectKind;
use permitted::{
    Act, Action, Channel, ConsentLedger, DataCategory, Engine, Evidence, EvidenceKind, Facts,
    LifeEvent, Obligation, Outcome, Party, Place, Purpose, Question, Record, RightsAnswer,
    RightsRequest, Subject,
};
use proptest::prelude::*;
use proptest::sample::select;
use time::macros::{date, datetime};
use time::{Date, OffsetDateTime, UtcOffset};

const START: OffsetDateTime = datetime!(2020-01-01 0:00 UTC);
const RECEIVED: OffsetDateTime = datetime!(2026-03-02 9:00 UTC);

fn policy(id: &str, rights: impl IntoIterator<Item = Right>) -> Policy {
    let builder = Policy::builder(id, "1", START);
    rights.into_iter().fold(builder, |builder, right| builder.right(right)).build().unwrap()
}

fn engine(rights: impl IntoIterator<Item = Right>) -> Engine {
    Engine::new([policy("shop", rights)]).unwrap()
}

fn subject() -> Subject {
    Subject::new("jo").residence(Place::US_CA).kind(SubjectKind::CUSTOMER).aged(30)
}

fn ask(right: RightKind) -> RightsRequest {
    RightsRequest::new(right, subject(), RECEIVED).at(datetime!(2026-03-10 0:00 UTC))
}

fn on_record(kind: EvidenceKind) -> Evidence {
    Evidence::new(kind, datetime!(2026-03-05 0:00 UTC))
}

fn answered(engine: &Engine, request: &RightsRequest) -> RightsAnswer {
    engine.answer(request).unwrap()
}

fn outcome(engine: &Engine, request: &RightsRequest) -> RightsOutcome {
    answered(engine, request).outcome
}

fn first(needs: impl IntoIterator<Item = EvidenceKind>) -> RightsOutcome {
    RightsOutcome::FirstDo { needs: needs.into_iter().collect() }
}

fn undetermined(needs: impl IntoIterator<Item = RightsFact>) -> RightsOutcome {
    RightsOutcome::Undetermined { needs: needs.into_iter().collect() }
}

fn access() -> Right {
    Right::new("7", [RightKind::Access])
}

/// Whether a record is kept until then by this rule.
fn kept_until(record: &RecordAnswer, until: OffsetDateTime, rule: &str) -> bool {
    record.disposition.kept().is_some_and(|kept| {
        kept.until == Some(until) && kept.by.as_ref().is_some_and(|by| by.rule.id.as_str() == rule)
    })
}

#[test]
fn a_right_belongs_to_those_whom_it_names() {
    let engine = engine([access()
        .residence(Place::US_CA)
        .subject(SubjectKind::CUSTOMER)
        .when(Condition::at_least_aged(18))]);
    let of = |subject: Subject| {
        outcome(&engine, &RightsRequest::new(RightKind::Access, subject, RECEIVED))
    };
    assert_eq!(of(subject()), RightsOutcome::Grant);
    assert_eq!(outcome(&engine, &ask(RightKind::Erasure)), RightsOutcome::NoSuchRight);
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
fn verification_is_graded_by_the_request() {
    let engine = engine([access()
        .verify(EvidenceKind::IDENTITY_VERIFIED)
        .verify_high([EvidenceKind::LOGIN, EvidenceKind::IDENTITY_VERIFIED])]);
    let plain = ask(RightKind::Access);
    assert_eq!(outcome(&engine, &plain), first(EvidenceKind::IDENTITY_VERIFIED));
    let verified = plain.evidence([on_record(EvidenceKind::IDENTITY_VERIFIED)]);
    assert_eq!(outcome(&engine, &verified), RightsOutcome::Grant);
    let sensitive = verified.sensitive();
    assert_eq!(outcome(&engine, &sensitive), first(EvidenceKind::LOGIN));
    let signed_in = sensitive.evidence([on_record(EvidenceKind::LOGIN)]);
    assert_eq!(outcome(&engine, &signed_in), RightsOutcome::Grant);
    assert_eq!(
        outcome(&engine, &ask(RightKind::Access).sensitive()),
        first([EvidenceKind::IDENTITY_VERIFIED, EvidenceKind::LOGIN])
    );
}

#[test]
fn the_stricter_of_two_checks_will_do() {
    let engine = engine([access()
        .verify(EvidenceKind::VERIFICATION)
        .verify_high(EvidenceKind::IDENTITY_VERIFIED)]);
    let request = ask(RightKind::Access).sensitive();
    assert_eq!(outcome(&engine, &request), first(EvidenceKind::IDENTITY_VERIFIED));
    let shown = request.evidence([on_record(EvidenceKind::IDENTITY_VERIFIED)]);
    assert_eq!(outcome(&engine, &shown), RightsOutcome::Grant);
}

#[test]
fn only_evidence_that_counts_verifies() {
    let engine = engine([access().verify(EvidenceKind::IDENTITY_VERIFIED)]);
    let with = |evidence: Evidence| outcome(&engine, &ask(RightKind::Access).evidence([evidence]));
    let needed = first(EvidenceKind::IDENTITY_VERIFIED);
    let at = ask(RightKind::Access).at;
    let check = |recorded| Evidence::new(EvidenceKind::IDENTITY_VERIFIED, recorded);
    assert_eq!(with(check(at)), RightsOutcome::Grant);
    assert_eq!(with(check(at + time::Duration::SECOND)), needed, "recorded later");
    assert_eq!(with(check(START).expires(at)), needed, "expired");
    assert_eq!(with(check(at).party("someone-else")), needed, "of someone else");
    assert_eq!(with(check(at).party("jo")), RightsOutcome::Grant);
    assert_eq!(with(check(at).purpose(Purpose::MARKETING)), needed, "for something else");
    assert_eq!(with(on_record(EvidenceKind::VERIFICATION)), needed, "a broader kind");
    let broad = super::rights::engine([access().verify(EvidenceKind::VERIFICATION)]);
    let narrower = ask(RightKind::Access).evidence([check(at)]);
    assert_eq!(outcome(&broad, &narrower), RightsOutcome::Grant);
}

#[test]
fn agents_show_their_permission_and_who_they_are() {
    let admits = engine([access()
        .verify(EvidenceKind::IDENTITY_VERIFIED)
        .agent([EvidenceKind::AGENT_AUTHORISATION, EvidenceKind::AGENT_IDENTITY_VERIFIED])]);
    let by_agent = ask(RightKind::Access).agent("deleteme");
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
    let parent = ask(RightKind::Access).parent();
    assert_eq!(outcome(&engine([access()]), &parent), RightsOutcome::Grant);
    let verifies = engine([access().verify(EvidenceKind::IDENTITY_VERIFIED)]);
    let verified = parent.evidence([on_record(EvidenceKind::IDENTITY_VERIFIED)]);
    assert_eq!(outcome(&verifies, &verified), first(EvidenceKind::PARENTAL_AUTHORITY_VERIFIED));
    let shown = verified.evidence([on_record(EvidenceKind::PARENTAL_AUTHORITY_VERIFIED)]);
    assert_eq!(outcome(&verifies, &shown), RightsOutcome::Grant);
}

fn exempt_from_litigation() -> Right {
    access().obligation([Obligation::PROVIDE_COPY, Obligation::INFORM_OF_REFUSAL]).exemption(
        Exemption::new(Condition::evidence(EvidenceKind::LITIGATION)).named("suit").clause("7-x"),
    )
}

#[test]
fn exemptions_refuse_and_say_which() {
    let engine = engine([exempt_from_litigation().verify(EvidenceKind::IDENTITY_VERIFIED)]);
    let sued = ask(RightKind::Access).evidence([on_record(EvidenceKind::ACTUAL_LITIGATION)]);
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
    let granted = ask(RightKind::Access).evidence([on_record(EvidenceKind::IDENTITY_VERIFIED)]);
    assert_eq!(answered(&engine, &granted).obligations, [Obligation::PROVIDE_COPY]);
    assert!(engine.clauses().iter().any(|clause| clause.as_str() == "7-x"));
    assert!(engine.rule_ids().iter().any(|id| id.as_str() == "suit"));
}

#[test]
fn of_a_choice_what_is_due_is_left() {
    let either = Owed::any([Obligation::PROVIDE_COPY, Obligation::INFORM_OF_REFUSAL]);
    let written = Owed::any([Obligation::NOTIFY_BY_POST, Obligation::NOTIFY_BY_EMAIL]);
    let right = access()
        .obligation([either, written.clone()])
        .exemption(Exemption::new(Condition::evidence(EvidenceKind::LITIGATION)));
    let engine = engine([right]);
    let granted = answered(&engine, &ask(RightKind::Access));
    assert_eq!(granted.obligations, [Obligation::PROVIDE_COPY.into(), written.clone()]);
    let sued = ask(RightKind::Access).evidence([on_record(EvidenceKind::ACTUAL_LITIGATION)]);
    let refused = answered(&engine, &sued);
    assert_eq!(refused.obligations, [Obligation::INFORM_OF_REFUSAL.into(), written]);
}

#[test]
fn an_exemption_for_a_part_asks_what_the_request_is_about() {
    let engine = engine([exempt_from_litigation()]);
    let file = on_record(EvidenceKind::LITIGATION).data(DataCategory::COMMUNICATIONS);
    let about = |categories: &[DataCategory]| {
        let record = Record::new("r").data(categories.to_vec()).purpose(Purpose::SERVICE_PROVISION);
        outcome(&engine, &ask(RightKind::Access).evidence([file.clone()]).records([record]))
    };
    assert_eq!(
        outcome(&engine, &ask(RightKind::Access).evidence([file.clone()])),
        undetermined([RightsFact::Extent])
    );
    assert_eq!(about(&[DataCategory::EMAIL_ADDRESS]), RightsOutcome::Grant);
    assert!(matches!(about(&[DataCategory::COMMUNICATIONS]), RightsOutcome::Refuse { .. }));
    assert_eq!(
        about(&[DataCategory::COMMUNICATIONS, DataCategory::EMAIL_ADDRESS]),
        undetermined([RightsFact::Extent])
    );
}

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
    let sued = ask(RightKind::Access).evidence([on_record(EvidenceKind::LITIGATION)]);
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
fn the_fewest_needs_are_named() {
    let strict = access().verify([EvidenceKind::IDENTITY_VERIFIED, EvidenceKind::LOGIN]);
    let lenient = access().named("7-b").verify(EvidenceKind::LOGIN);
    let engine = engine([strict, lenient]);
    assert_eq!(outcome(&engine, &ask(RightKind::Access)), first(EvidenceKind::LOGIN));
}

#[test]
fn the_version_in_force_at_receipt_counts() {
    let without = Policy::builder("shop", "1", START).build().unwrap();
    let with = Policy::builder("shop", "2", RECEIVED).right(access()).build().unwrap();
    let engine = Engine::new([PolicyTimeline::new([without, with]).unwrap()]).unwrap();
    let received = |at| {
        let asked = RightsRequest::new(RightKind::Access, subject(), at);
        outcome(&engine, &asked.at(datetime!(2026-06-01 0:00 UTC)))
    };
    assert_eq!(received(RECEIVED - time::Duration::SECOND), RightsOutcome::NoSuchRight);
    assert_eq!(received(RECEIVED), RightsOutcome::Grant);
    assert_eq!(received(datetime!(2019-06-01 0:00 UTC)), RightsOutcome::NoSuchRight);
}

#[test]
fn objections_and_withdrawals_become_events() {
    let engine = engine([Right::new(
        "9",
        [RightKind::Objection, RightKind::Withdrawal, RightKind::OptOutOfSale],
    )
    .agent(EvidenceKind::AGENT_AUTHORISATION)]);
    let objection =
        ask(RightKind::Objection).purpose(Purpose::OWN_MARKETING).channel(Channel::EMAIL);
    let answer = answered(&engine, &objection);
    let written = serde_json::to_value(&answer).unwrap();
    assert_eq!(
        written["events"],
        serde_json::json!([{
            "event": "objected", "subject": "jo", "purpose": "own-marketing", "channel": "email",
            "recorded": "2026-03-02T09:00:00Z",
        }])
    );
    let agent = ask(RightKind::Withdrawal)
        .agent("deleteme")
        .evidence([on_record(EvidenceKind::AGENT_AUTHORISATION).party("deleteme")]);
    let written = serde_json::to_value(answered(&engine, &agent)).unwrap();
    assert_eq!(
        written["events"],
        serde_json::json!([{
            "event": "withdrawn", "subject": "jo", "recorded": "2026-03-02T09:00:00Z",
            "giver": { "kind": "agent", "party": "deleteme" },
        }])
    );
    let opt_out = answered(&engine, &ask(RightKind::OptOutOfSale).recipient(Party::ADVERTISER));
    let written = serde_json::to_value(opt_out).unwrap();
    assert_eq!(written["events"][0]["recipient"], "advertiser");
    // Not before it is granted.
    let unproven = answered(&engine, &ask(RightKind::Objection).agent("deleteme"));
    assert!(unproven.events.is_empty());
    // Somebody's.
    let mut nobody = ask(RightKind::Objection);
    nobody.subject.id = None;
    let error = engine.answer(&nobody).unwrap_err().to_string();
    assert!(error.starts_with("subject: `id` is missing"), "{error}");
}

#[test]
fn an_opt_out_of_sale_ends_sales_and_nothing_else() {
    let policy: Policy = toml::from_str(
        r#"
        id = "shop"
        version = "1"
        from = 2020-01-01

        [[permit]]
        clause = "1"
        action = ["use", "disclose"]
        data = "device"
        purpose = "security"
        basis = "legitimate-interests"

        [[permit]]
        clause = "2"
        action = "sell"
        data = "purchase-history"
        purpose = "data-sale"
        basis = "notice-with-opt-out"

        [[opt-out]]
        clause = "3"
        action = "sell"
        route = "website"

        [[opt-out]]
        clause = "4"
        purpose = "security"
        route = "website"

        [[right]]
        clause = "5"
        right = "opt-out-of-sale"
        "#,
    )
    .unwrap();
    let engine = Engine::new([policy]).unwrap();
    let mut ledger = ConsentLedger::default();
    let decide = |ledger: &ConsentLedger, act: Act| {
        let facts = Facts::about(subject()).ledger(ledger.clone());
        let at = datetime!(2026-03-10 0:00 UTC);
        let act = if act.action == Action::USE { act } else { act.channel(Channel::API) };
        engine.ask(Question::new(act, facts, at)).unwrap().outcome
    };
    let sell =
        || Act::new(Action::SELL).data(DataCategory::PURCHASE_HISTORY).purpose(Purpose::DATA_SALE);
    let secure = |action| Act::new(action).data(DataCategory::DEVICE).purpose(Purpose::SECURITY);
    assert_eq!(decide(&ledger, sell().recipient(Party::DATA_BROKER)), Outcome::Permitted);
    for event in answered(&engine, &ask(RightKind::OptOutOfSale)).events {
        ledger.record(event).unwrap();
    }
    for buyer in [Party::DATA_BROKER, Party::AFFILIATE, Party::PARTNER, Party::THIRD_PARTY] {
        assert_eq!(decide(&ledger, sell().recipient(buyer)), Outcome::Prohibited);
    }
    assert_eq!(decide(&ledger, secure(Action::USE)), Outcome::Permitted);
    let processed = secure(Action::DISCLOSE).recipient(Party::PROCESSOR);
    assert_eq!(decide(&ledger, processed), Outcome::Permitted);
}

#[test]
fn an_erasure_is_answered_record_by_record() {
    let policy = Policy::builder("shop", "1", START)
        .right(
            Right::new("7", [RightKind::Erasure])
                .obligation([Obligation::CONFIRM_COMPLETION, Obligation::INFORM_OF_REFUSAL]),
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
    let asked = ask(RightKind::Erasure).records([order, visits.clone(), held, undated]);
    let answer = answered(&engine, &asked);
    assert!(answer.is_granted());
    let [order, usage, held, undated] = &answer.records[..] else { panic!("{answer:?}") };
    assert!(kept_until(order, datetime!(2031-02-28 0:00 UTC), "11"), "{order:?}");
    assert!(usage.is_erased(), "a maximum does not stand against the request: {usage:?}");
    assert_eq!(held.disposition, Disposition::Held { by: vec!["case 26-113".to_owned()] });
    assert!(matches!(&undated.disposition, Disposition::Undetermined { .. }), "{undated:?}");
    assert!(answer.obligations.contains(&Obligation::INFORM_OF_REFUSAL.into()));
    let clauses: Vec<&str> = answer.clauses().iter().map(|clause| clause.as_str()).collect();
    assert_eq!(clauses, ["11", "7"]);
    // All of it goes: nobody is refused anything.
    let simple = answered(&engine, &ask(RightKind::Erasure).records([visits]));
    assert_eq!(simple.obligations, [Obligation::CONFIRM_COMPLETION]);
}

/// An exemption for some of the records refuses those, and the others are erased.
#[test]
fn an_exemption_for_some_records_keeps_those_alone() {
    let right = Right::new("7", [RightKind::Erasure])
        .verify(EvidenceKind::IDENTITY_VERIFIED)
        .obligation([Obligation::CONFIRM_COMPLETION, Obligation::INFORM_OF_REFUSAL])
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
        ask(RightKind::Erasure).evidence([suit.clone()]).records(records.iter().copied().cloned())
    };
    let both = asked(&[&letters, &visits]);
    assert_eq!(outcome(&engine, &both), first(EvidenceKind::IDENTITY_VERIFIED));
    let answer = answered(&engine, &both.evidence([verified.clone()]));
    assert!(answer.is_granted());
    let [kept, erased] = &answer.records[..] else { panic!("{answer:?}") };
    assert!(
        matches!(&kept.refused[..], [Refusal::Exemption { exemption: Some(id), .. }] if id.as_str() == "suit"),
        "{kept:?}"
    );
    assert!(
        kept_until(kept, datetime!(2029-01-01 0:00 UTC), "11"),
        "its own retention goes on: {kept:?}"
    );
    assert!(erased.is_erased() && erased.refused.is_empty(), "{erased:?}");
    let effects: Vec<RightEffect> = answer.citations.iter().map(|cited| cited.effect).collect();
    assert_eq!(effects, [RightEffect::Grants, RightEffect::Refuses]);
    let clauses: Vec<&str> = answer.clauses().iter().map(|clause| clause.as_str()).collect();
    assert_eq!(clauses, ["11", "7", "x"]);
    assert_eq!(answer.obligations, [Obligation::CONFIRM_COMPLETION, Obligation::INFORM_OF_REFUSAL]);
    assert!(answer.deadline.is_some());
    let written = serde_json::to_value(&answer).unwrap();
    assert_eq!(written["records"][0]["refused"][0]["exemption"]["exemption"], "suit");
    assert_eq!(written["records"][1].get("refused"), None);

    // All of them, or a record of which it covers a part.
    let sued = answered(&engine, &asked(&[&letters, &letters]).evidence([verified.clone()]));
    assert!(matches!(sued.outcome, RightsOutcome::Refuse { .. }));
    assert!(sued.records.is_empty());
    let mixed = letters.clone().data(DataCategory::USAGE);
    let answer = answered(&engine, &asked(&[&mixed, &visits]).evidence([verified]));
    assert_eq!(answer.outcome, undetermined([RightsFact::Extent]));
    assert!(answer.records.is_empty());
}

#[test]
fn everything_wrong_with_a_request_is_said_at_once() {
    let engine = engine([access()]);
    let mut request = ask(RightKind::Access).agent(" ").evidence([Evidence::new(
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
    assert_eq!(policy.rights()[1].response_time(), Some(ResponseTime::of_working_days(15)));
    let written = toml::to_string(&policy).unwrap();
    assert_eq!(toml::from_str::<Policy>(&written).unwrap(), policy, "{written}");

    let request = ask(RightKind::Erasure)
        .agent("deleteme")
        .sensitive()
        .extended()
        .evidence([on_record(EvidenceKind::LOGIN).party("x")])
        .records([Record::new("r").data(DataCategory::NAME).purpose(Purpose::BILLING)])
        .holidays([date!(2026 - 12 - 25), date!(2026 - 12 - 26)])
        .purpose(Purpose::MARKETING)
        .channel(Channel::EMAIL)
        .recipient(Party::PARTNER);
    for request in [request.clone(), request.parent(), ask(RightKind::Access)] {
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
            "right = \"access\"\nexemption = { id = \"1\", when.evidence = \"litigation\" }",
            "id `1` is used by two",
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
        ("right = \"access\"\ndeadline = \"0 working days\"", "no answer is due within 0 days"),
        ("right = \"access\"\ndeadline = \"1001 working days\"", "`1001 working days`"),
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

/// The last day of the first period and of the extended one.
fn due(time: ResponseTime, received: OffsetDateTime, holidays: &[Date]) -> (Date, Date) {
    let engine = engine([access().answered_within(time)]);
    let request = RightsRequest::new(RightKind::Access, subject(), received)
        .holidays(holidays.iter().copied());
    let last_day = |by: OffsetDateTime| {
        assert_eq!(by.time(), time::Time::MIDNIGHT);
        by.date().previous_day().unwrap()
    };
    let plain = answered(&engine, &request).deadline.unwrap();
    let extended = answered(&engine, &request.extended()).deadline.unwrap();
    assert_eq!(extended.extendable_to, None);
    assert_eq!(plain.extendable_to, (extended.by > plain.by).then_some(extended.by));
    (last_day(plain.by), last_day(extended.by))
}

#[test]
fn deadlines_are_counted_as_the_law_counts_them() {
    let gdpr = ResponseTime::of(Period::months(1)).extension(Period::months(2)).rolling();
    let ccpa = ResponseTime::of(Period::days(45)).extension(Period::days(45));
    let cases = [
        // One month and three months after receipt, not one and then two.
        (
            gdpr,
            datetime!(2027-01-31 9:00 UTC),
            &[][..],
            date!(2027 - 03 - 01),
            date!(2027 - 04 - 30),
        ),
        (gdpr, datetime!(2028-01-31 9:00 UTC), &[], date!(2028 - 02 - 29), date!(2028 - 05 - 01)),
        // A Saturday moves to Monday, and past a holiday on it.
        (gdpr, datetime!(2026-04-30 9:00 UTC), &[], date!(2026 - 06 - 01), date!(2026 - 07 - 30)),
        (
            gdpr,
            datetime!(2026-04-30 9:00 UTC),
            &[date!(2026 - 06 - 01)],
            date!(2026 - 06 - 02),
            date!(2026 - 07 - 30),
        ),
        // Over the turn of the year, with the holidays there.
        (
            gdpr,
            datetime!(2026-11-25 23:59:59 UTC),
            &[date!(2026 - 12 - 25), date!(2026 - 12 - 28), date!(2027 - 02 - 25)],
            date!(2026 - 12 - 29),
            date!(2027 - 02 - 26),
        ),
        // The day of receipt is that of the offset in which it is stated.
        (gdpr, datetime!(2026-03-01 0:30 +02), &[], date!(2026 - 04 - 01), date!(2026 - 06 - 01)),
        (ccpa, datetime!(2026-01-01 0:00 UTC), &[], date!(2026 - 02 - 15), date!(2026 - 04 - 01)),
        (ccpa, datetime!(2028-01-31 23:00 UTC), &[], date!(2028 - 03 - 16), date!(2028 - 04 - 30)),
        (ccpa, datetime!(2026-12-31 9:00 UTC), &[], date!(2027 - 02 - 14), date!(2027 - 03 - 31)),
        // Nothing ends on a holiday for who does not roll, everything does.
        (
            ccpa,
            datetime!(2026-01-01 0:00 UTC),
            &[date!(2026 - 02 - 15)],
            date!(2026 - 02 - 15),
            date!(2026 - 04 - 01),
        ),
        (
            ResponseTime::of_working_days(15).extension(Period::days(45)),
            // A Friday; no Saturday, Sunday or holiday counts, nor does the day itself.
            datetime!(2026-02-20 9:00 UTC),
            &[date!(2026 - 02 - 20), date!(2026 - 02 - 24), date!(2026 - 03 - 01)],
            date!(2026 - 03 - 16),
            date!(2026 - 04 - 30),
        ),
        (
            // A Saturday.
            ResponseTime::of_working_days(1),
            datetime!(2026-02-21 9:00 UTC),
            &[],
            date!(2026 - 02 - 23),
            date!(2026 - 02 - 23),
        ),
        (
            ResponseTime::of(Period::years(1)),
            datetime!(2028-02-29 9:00 UTC),
            &[],
            date!(2029 - 02 - 28),
            date!(2029 - 02 - 28),
        ),
    ];
    for (time, received, holidays, first, extended) in cases {
        assert_eq!(due(time, received, holidays), (first, extended), "{time:?} from {received}");
    }
}

#[test]
fn deadlines_stay_in_range_at_the_end_of_time() {
    let long = Period::years(200);
    for time in [ResponseTime::of(long), ResponseTime::of_working_days(u16::MAX)] {
        let engine = engine([access().answered_within(time.extension(long).rolling())]);
        let late = datetime!(9700-12-31 23:00 UTC);
        let answer = answered(&engine, &RightsRequest::new(RightKind::Access, subject(), late));
        assert!(answer.deadline.unwrap().by > late);
    }
}

/// The same by another calendar: the day that `jiff` finds, and working days by search.
fn by_jiff(received: OffsetDateTime, months: i32, days: i32, holidays: Option<&[Date]>) -> Date {
    let civil = |date: Date| {
        let month = i8::try_from(u8::from(date.month())).unwrap();
        jiff::civil::date(
            i16::try_from(date.year()).unwrap(),
            month,
            i8::try_from(date.day()).unwrap(),
        )
    };
    let span = jiff::Span::new().months(months).days(days);
    let mut day = civil(received.date()).checked_add(span).unwrap();
    if let Some(holidays) = holidays {
        let free: Vec<jiff::civil::Date> = holidays.iter().copied().map(civil).collect();
        let works = |day: &jiff::civil::Date| {
            let weekday = day.weekday().to_monday_one_offset();
            weekday <= 5 && !free.contains(day)
        };
        day = day.series(jiff::Span::new().days(1)).find(works).unwrap();
    }
    let month = time::Month::try_from(u8::try_from(day.month()).unwrap()).unwrap();
    Date::from_calendar_date(i32::from(day.year()), month, u8::try_from(day.day()).unwrap())
        .unwrap()
}

#[test]
fn deadlines_agree_with_another_calendar() {
    let received = (1_900_i32..2_300, 1_u16..=366, 0_i64..86_400, -12_i8..=12).prop_map(
        |(year, ordinal, second, offset)| {
            let day = Date::from_ordinal_date(year, ordinal.min(time::util::days_in_year(year)));
            let offset = UtcOffset::from_hms(offset, 0, 0).unwrap();
            let midnight = day.unwrap().midnight().assume_offset(offset);
            midnight + time::Duration::seconds(second)
        },
    );
    let period = || (0_u32..30, 0_u32..400).prop_filter("some time", |(m, d)| m + d > 0);
    let holidays = (proptest::collection::vec(-1_i64..12, 0..8), select(vec![false, true]));
    check(4_000, &(received, period(), period(), holidays), |(received, a, b, (free, rolls))| {
        // Holidays where they matter: around the last day of the first period.
        let near = by_jiff(received, signed(a.0), signed(a.1), None);
        let free: Vec<Date> =
            free.into_iter().map(|days| near + time::Duration::days(days)).collect();
        let text = |(months, days): (u32, u32)| format!("{months} months {days} days");
        let roll = if rolls { ", rolls = \"next-working-day\"" } else { "" };
        let file = format!(
            "id = \"p\"\nversion = \"1\"\nfrom = 1800-01-01\n[[right]]\nclause = \"1\"\nright = \"access\"\ndeadline = {{ period = \"{}\", extension = \"{}\"{roll} }}",
            text(a),
            text(b)
        );
        let policy: Policy = toml::from_str(&file).unwrap();
        let time = policy.rights()[0].response_time().unwrap();
        let found = due_from_1800(time, received, &free);
        let free = rolls.then_some(&free[..]);
        let (c, d) = (a.0 + b.0, a.1 + b.1);
        let expected = (
            by_jiff(received, signed(a.0), signed(a.1), free),
            by_jiff(received, signed(c), signed(d), free),
        );
        same("the last days", &expected, &found)
    });
}

#[test]
fn working_days_agree_with_another_calendar() {
    let holidays = proptest::collection::vec(0_i64..40, 0..12);
    let received =
        (0_i64..200_000).prop_map(|day| date!(1900 - 01 - 01) + time::Duration::days(day));
    check(2_000, &(received, 1_u16..40, holidays), |(received, number, free)| {
        let free: Vec<Date> =
            free.into_iter().map(|days| received + time::Duration::days(days)).collect();
        let time = ResponseTime::of_working_days(number);
        let found = due_from_1800(time, received.midnight().assume_utc(), &free).0;
        // Day by day, from working day to working day.
        let mut expected = received;
        for _ in 0..number {
            expected = by_jiff(expected.midnight().assume_utc(), 0, 1, Some(&free));
        }
        same("the last day", &expected, &found)
    });
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap()
}

fn due_from_1800(time: ResponseTime, received: OffsetDateTime, holidays: &[Date]) -> (Date, Date) {
    let right = access().answered_within(time);
    let policy = Policy::builder("old", "1", datetime!(1800-01-01 0:00 UTC)).right(right);
    let engine = Engine::new([policy.build().unwrap()]).unwrap();
    let request = RightsRequest::new(RightKind::Access, subject(), received)
        .holidays(holidays.iter().copied());
    let day = |request: &RightsRequest| {
        let by = answered(&engine, request).deadline.unwrap().by;
        by.date().previous_day().unwrap()
    };
    (day(&request), day(&request.clone().extended()))
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
            let mut request = RightsRequest::new(RightKind::Access, subject, RECEIVED);
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
            prop_assert!(after >= before, "{alone:?} then {:?}", both.outcome);
        }
        Ok(())
    });
}
