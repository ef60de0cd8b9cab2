//! Every disposition, by example.

use super::cases::{FIRST, decide, is_dispose, word};
use permitted::engine::{Fact, FactValue, MissingFact};
use permitted::facts::{Hold, Item, Life, Occurrence};
use permitted::policy::{Disposal, Period, Permit, Policy, Retention, Span};
use permitted::retention::{ClosedPurpose, Disposition, Kept, RetentionCitation};
use permitted::{
    Act, Action, DataCategory, Engine, Facts, LegalBasis, LifeEvent, Outcome, Purpose, Question,
    Record,
};
use time::OffsetDateTime;
use time::macros::datetime;

fn engine(rules: impl IntoIterator<Item = Retention>) -> Engine {
    let permit = Permit::new("all").data(DataCategory::PERSONAL_DATA).basis(LegalBasis::CONTRACT);
    let builder = Policy::builder("shop", "1", FIRST).permit(permit);
    let policy = rules.into_iter().fold(builder, |builder, rule| builder.retention(rule)).build();
    Engine::new([policy.unwrap()]).unwrap()
}

/// Invoices are kept for billing while that is open, and six months more; for tax law at least
/// seven years, and at most ten.
fn shop() -> Engine {
    engine([
        Retention::new("8.1")
            .data(DataCategory::TRANSACTION)
            .purpose(Purpose::BILLING)
            .at_most(Span::of(Period::months(6)).from(LifeEvent::PURPOSE_FULFILLED))
            .then([Disposal::Anonymise]),
        Retention::new("8.2")
            .data(DataCategory::INVOICES)
            .purpose(Purpose::TAX_COMPLIANCE)
            .at_least(Span::of(Period::years(7)).from(LifeEvent::COLLECTED))
            .at_most(Span::of(Period::years(10)).from(LifeEvent::COLLECTED)),
    ])
}

fn invoice(purposes: impl IntoIterator<Item = Purpose>, life: Life) -> Record {
    Record::new("invoice 7").data([DataCategory::INVOICES]).purpose(purposes).life(life)
}

const NOW: OffsetDateTime = datetime!(2026-03-01 0:00 UTC);

fn becomes(record: &Record) -> Disposition {
    shop().standing(record, &Facts::default(), NOW).unwrap().disposition
}

fn clauses(by: Option<RetentionCitation>) -> Vec<String> {
    let clauses = by.into_iter().flat_map(|by| by.clauses);
    clauses.map(|clause| clause.as_str().to_owned()).collect()
}

fn keeps(record: &Record, until: Option<OffsetDateTime>, clause: &[&str]) {
    let disposition = becomes(record);
    let Some(Kept { until: found, by }) = disposition.kept().cloned() else {
        panic!("{disposition:?}");
    };
    assert_eq!((found, clauses(by)), (until, clause.iter().map(|c| c.to_string()).collect()));
}

fn disposes(record: &Record, how: Disposal, since: OffsetDateTime, clause: &[&str]) {
    match becomes(record) {
        Disposition::Dispose { how: found, due_since, by, .. } => {
            assert_eq!((found, due_since), (vec![how], since));
            assert_eq!(clauses(by), clause);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn kept_while_the_purpose_is_open_and_up_to_the_maximum() {
    let open = Life::new().event(LifeEvent::PURPOSE_FULFILLED, Occurrence::NotYet);
    let record = invoice([Purpose::BILLING], open.clone());
    keeps(&record, None, &["8.1"]);
    assert_eq!(shop().next_due([&record], NOW), Ok(None));

    let done = open.event(LifeEvent::PURPOSE_FULFILLED, datetime!(2025-08-31 0:00 UTC));
    let record = invoice([Purpose::BILLING], done);
    // Six months after the end of August is the end of February, which has passed.
    disposes(&record, Disposal::Anonymise, datetime!(2026-02-28 0:00 UTC), &["8.1"]);
    let done = Life::new().event(LifeEvent::PURPOSE_FULFILLED, datetime!(2025-10-31 0:00 UTC));
    let record = invoice([Purpose::BILLING], done);
    keeps(&record, Some(datetime!(2026-04-30 0:00 UTC)), &["8.1"]);
    assert_eq!(shop().next_due([&record], NOW), Ok(Some(datetime!(2026-04-30 0:00 UTC))));
    let standing =
        shop().standing(&record, &Facts::default(), datetime!(2026-04-30 0:00 UTC)).unwrap();
    assert!(is_dispose(&standing), "the end itself is past the maximum");
    assert_eq!(standing.closed[0].since, datetime!(2026-04-30 0:00 UTC));
}

#[test]
fn kept_for_another_purpose_and_for_none() {
    let life = Life::new()
        .event(LifeEvent::PURPOSE_FULFILLED, datetime!(2020-01-01 0:00 UTC))
        .event(LifeEvent::COLLECTED, datetime!(2018-06-01 0:00 UTC));
    let record = invoice([Purpose::BILLING, Purpose::TAX_COMPLIANCE], life.clone());
    keeps(&record, Some(datetime!(2028-06-01 0:00 UTC)), &["8.2"]);
    let standing = shop().standing(&record, &Facts::default(), NOW).unwrap();
    assert_eq!(standing.usable, [Purpose::TAX_COMPLIANCE]);
    let ClosedPurpose { purpose, since, by } = standing.closed[0].clone();
    assert_eq!((purpose, since), (Purpose::BILLING, datetime!(2020-07-01 0:00 UTC)));
    assert_eq!(clauses(by), ["8.1"]);

    // Nothing is said of marketing: a gap in the schedule.
    let record = invoice([Purpose::OWN_MARKETING], life);
    keeps(&record, None, &[]);
    let without_maximum = shop().standing(&record, &Facts::default(), NOW).unwrap().without_maximum;
    assert_eq!(without_maximum, [(DataCategory::INVOICES, Purpose::OWN_MARKETING)]);
}

#[test]
fn due_at_the_latest_end_and_never_before_the_minimum() {
    let life = |collected| Life::new().event(LifeEvent::COLLECTED, collected);
    let tax = |collected| invoice([Purpose::TAX_COMPLIANCE], life(collected));
    let since = datetime!(2025-02-28 0:00 UTC);
    disposes(&tax(datetime!(2015-02-28 0:00 UTC)), Disposal::Erase, since, &["8.2"]);

    let asked =
        tax(datetime!(2020-01-15 0:00 UTC)).erasure_requested(datetime!(2026-02-01 0:00 UTC));
    keeps(&asked, Some(datetime!(2027-01-15 0:00 UTC)), &["8.2"]);
    // The minimum passed first, or last.
    let asked =
        tax(datetime!(2018-01-15 0:00 UTC)).erasure_requested(datetime!(2026-02-01 0:00 UTC));
    disposes(&asked, Disposal::Erase, datetime!(2026-02-01 0:00 UTC), &[]);
    let asked =
        tax(datetime!(2019-02-15 0:00 UTC)).erasure_requested(datetime!(2026-02-01 0:00 UTC));
    disposes(&asked, Disposal::Erase, datetime!(2026-02-15 0:00 UTC), &[]);
}

#[test]
fn held_by_what_is_in_force_and_released_when_it_ends() {
    let engine = shop();
    let end = datetime!(2026-09-01 0:00 UTC);
    let record = invoice(
        [Purpose::TAX_COMPLIANCE],
        Life::new()
            .event(LifeEvent::COLLECTED, datetime!(2010-01-01 0:00 UTC))
            .hold(Hold::new("audit", datetime!(2020-01-01 0:00 UTC)).released(NOW))
            .hold(Hold::new("suit 12", datetime!(2025-01-01 0:00 UTC)).released(end)),
    );
    assert_eq!(becomes(&record), Disposition::Held { by: vec!["suit 12".to_owned()] });
    assert_eq!(engine.next_due([&record], NOW), Ok(Some(end)));
    assert!(is_dispose(&engine.standing(&record, &Facts::default(), end).unwrap()));
    let forever = Hold::new("inquiry", datetime!(2025-01-01 0:00 UTC));
    let record = Record { life: record.life.clone().hold(forever), ..record };
    assert_eq!(
        becomes(&record),
        Disposition::Held { by: vec!["suit 12".to_owned(), "inquiry".to_owned()] }
    );
    assert_eq!(engine.next_due([&record], NOW), Ok(None));
}

#[test]
fn undetermined_names_what_it_needs() {
    let needs = |record: &Record| match becomes(record) {
        Disposition::Undetermined { needs } => {
            needs.iter().map(Fact::to_string).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let record = invoice([Purpose::BILLING], Life::new());
    assert_eq!(needs(&record), ["purpose-fulfilled"]);
    let both = [Purpose::BILLING, Purpose::TAX_COMPLIANCE];
    let record = invoice(both, Life::new());
    assert_eq!(needs(&record), ["collected", "purpose-fulfilled"]);
    // Whether a minimum runs decides whether a request for erasure is due.
    let record = invoice([Purpose::TAX_COMPLIANCE], Life::new()).erasure_requested(NOW);
    assert_eq!(needs(&record), ["collected"]);

    let engine = shop();
    let act = Act::new(Action::USE)
        .data(Item::new(DataCategory::INVOICES).record(Life::new()))
        .purpose(Purpose::TAX_COMPLIANCE);
    let decision = engine.ask(Question::new(act, Facts::default(), NOW)).unwrap();
    assert_eq!(decision.outcome, Outcome::Undetermined);
    let fact = Fact::LifeEvent { item: 0, event: LifeEvent::COLLECTED };
    assert_eq!(decision.parts[0].unknown, std::slice::from_ref(&fact));
    let values = vec![FactValue::NotYet, FactValue::Instant(NOW)];
    let missing = decision.parts[0].missing.clone().unwrap();
    assert_eq!(missing.sets, [[MissingFact::Value { fact, values }]]);
}

#[test]
fn what_is_wrong_with_a_record_is_said() {
    let engine = shop();
    for record in [
        Record::new("x"),
        Record::new("").data([DataCategory::INVOICES]).purpose([Purpose::BILLING]),
        invoice(
            [Purpose::BILLING],
            Life::new().event(LifeEvent::COLLECTED, datetime!(0999-01-01 0:00 UTC)),
        ),
        invoice([Purpose::BILLING], Life::new().hold(Hold::new("h", NOW).released(NOW))),
        invoice([Purpose::BILLING], Life::new()).erasure_requested(datetime!(0999-01-01 0:00 UTC)),
    ] {
        assert!(engine.standing(&record, &Facts::default(), NOW).is_err(), "{record:?}");
        assert!(engine.next_due([&record], NOW).is_err(), "{record:?}");
        assert_eq!(engine.sweep([&record], NOW).filter(Result::is_err).count(), 1);
    }
}

/// What lies outside a policy is not its schedule's to dispose of, as a decision says as well.
#[test]
fn the_schedule_is_silent_where_the_policy_is() {
    let policy: Policy = toml::from_str(
        r#"
        id = "shop"
        version = "1"
        from = 2020-01-01

        [[scope]]
        clause = "S-1"
        data = "financial"

        [[beyond]]
        clause = "S-2"
        data = "bank-account"

        [[retention]]
        clause = "S-3"
        purpose = "billing"
        maximum = { period = "1 year", from = "collected" }
        "#,
    )
    .unwrap();
    let engine = Engine::new([policy]).unwrap();
    let at = datetime!(2026-01-01 0:00 UTC);
    let life = Life::new().event(LifeEvent::COLLECTED, datetime!(2020-02-01 0:00 UTC));
    let standing = |data: DataCategory| {
        let record = Record::new("r").data(data).purpose(Purpose::BILLING).life(life.clone());
        engine.standing(&record, &Facts::default(), at).unwrap()
    };
    assert!(matches!(standing(DataCategory::CARD_NUMBER).disposition, Disposition::Dispose { .. }));
    for outside in [DataCategory::EMAIL_ADDRESS, DataCategory::BANK_ACCOUNT] {
        let standing = standing(outside);
        let may = Some(Kept { until: None, by: None });
        assert_eq!(standing.disposition, Disposition::Keep { must: None, may });
        assert_eq!(standing.without_maximum.len(), 1);
    }
}

/// A law's word list does not say for a shop, which does not know its words, what is done.
#[test]
fn a_purpose_is_done_in_the_words_of_the_policy_that_asks() {
    let shop = Policy::builder("shop", "1", FIRST)
        .permit(Permit::new("all").data(DataCategory::PERSONAL_DATA).basis(LegalBasis::CONTRACT))
        .retention(Retention::new("S-1").while_open())
        .build()
        .unwrap();
    let law: Policy = toml::from_str(
        r#"
        id = "law"
        kind = "limit"
        version = "1"
        from = 2020-01-01

        [[word]]
        facet = "purpose"
        key = "offers"
        includes = "own-marketing"
        definition = "Offers of any kind."
        "#,
    )
    .unwrap();
    let engine = Engine::new([shop, law]).unwrap();
    let life = Life::new().fulfilled(word("offers"), datetime!(2022-01-01 0:00 UTC));
    let item = Item::new(DataCategory::EMAIL_ADDRESS).record(life.clone());
    let act = Act::new(Action::USE).data(item).purpose(Purpose::OWN_MARKETING);
    let question = Question::new(act, Facts::default(), NOW);
    assert_eq!(decide(&engine, question).outcome, Outcome::Undetermined);
    let record = Record::new("r")
        .data(DataCategory::EMAIL_ADDRESS)
        .purpose(Purpose::OWN_MARKETING)
        .life(life);
    let standing = engine.standing(&record, &Facts::default(), NOW).unwrap();
    let needs = vec![Fact::LifeEvent { item: 0, event: LifeEvent::PURPOSE_FULFILLED }];
    assert_eq!(standing.disposition, Disposition::Undetermined { needs });
    assert_eq!(standing.unknown, [Purpose::OWN_MARKETING]);
}

#[test]
fn a_standing_is_written_for_the_audit_log() {
    let policy: Policy = toml::from_str(
        "id = 'shop'\nversion = '1'\nfrom = 2020-01-01\n\
         [[retention]]\nclause = 'r'\ndata = 'usage'\n\
         maximum = { period = '1 year', from = 'collected' }\nthen = 'erase'\n",
    )
    .unwrap();
    let engine = Engine::new([policy]).unwrap();
    let record = Record::new("visit-7")
        .data([DataCategory::USAGE])
        .purpose([Purpose::ANALYTICS])
        .life(Life::new().event(LifeEvent::COLLECTED, datetime!(2024-02-29 0:00 UTC)));
    let standing =
        engine.standing(&record, &Facts::default(), datetime!(2026-01-01 0:00 UTC)).unwrap();
    let by = serde_json::json!({
        "rule": { "policy": "shop", "id": "r", "kind": "retention" },
        "clauses": ["r"],
    });
    let expected = serde_json::json!({
        "format": 1,
        "record": "visit-7",
        "at": "2026-01-01T00:00:00Z",
        "versions": [{ "version": "shop@1", "fingerprint": "04ecec07-429d-5b56-bc30-c173b76b0f13" }],
        "disposition": { "dispose": {
            "how": ["erase"], "due-since": "2025-02-28T00:00:00Z", "by": by,
        } },
        "closed": [{ "purpose": "analytics", "since": "2025-02-28T00:00:00Z", "by": by }],
    });
    assert_eq!(serde_json::to_value(&standing).unwrap(), expected);
}
