//! What exercised rights leave in the consent ledger.

use super::*;

#[test]
fn objections_and_withdrawals_become_events() {
    let engine = engine([Right::new(
        "9",
        [RightKind::OBJECTION, RightKind::WITHDRAWAL, RightKind::OPT_OUT_OF_SALE],
    )
    .agent(EvidenceKind::AGENT_AUTHORISATION)]);
    let objection =
        ask(RightKind::OBJECTION).purpose(Purpose::OWN_MARKETING).channel(Channel::EMAIL);
    let answer = answered(&engine, &objection);
    let written = serde_json::to_value(&answer).unwrap();
    assert_eq!(
        written["events"],
        serde_json::json!([{
            "event": "objected", "subject": "jo", "purpose": "own-marketing", "channel": "email",
            "recorded": "2026-03-02T09:00:00Z",
        }])
    );
    let agent = ask(RightKind::WITHDRAWAL)
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
    let opt_out = answered(&engine, &ask(RightKind::OPT_OUT_OF_SALE).recipient(Party::ADVERTISER));
    let written = serde_json::to_value(opt_out).unwrap();
    assert_eq!(written["events"][0]["recipient"], "advertiser");
    // Not before it is granted.
    let unproven = answered(&engine, &ask(RightKind::OBJECTION).agent("deleteme"));
    assert!(unproven.events.is_empty());
    // Somebody's.
    let mut nobody = ask(RightKind::OBJECTION);
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
    for event in answered(&engine, &ask(RightKind::OPT_OUT_OF_SALE)).events {
        ledger.record(event).unwrap();
    }
    for buyer in [Party::DATA_BROKER, Party::AFFILIATE, Party::PARTNER, Party::THIRD_PARTY] {
        assert_eq!(decide(&ledger, sell().recipient(buyer)), Outcome::Prohibited);
    }
    assert_eq!(decide(&ledger, secure(Action::USE)), Outcome::Permitted);
    let processed = secure(Action::DISCLOSE).recipient(Party::PROCESSOR);
    assert_eq!(decide(&ledger, processed), Outcome::Permitted);
}
