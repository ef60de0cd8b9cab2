//! Consent ledgers: T16, the ledger as it stood, and what is written of it.

use super::json;
use permitted::ids::{PolicyVersion, SubjectId};
use permitted::policy::GiverKind;
use permitted::policy::Strength;
use permitted::{Channel, ConsentEvent, ConsentLedger, DataCategory, Party, Place, Purpose};
use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use time::macros::datetime;

fn ledger(events: impl IntoIterator<Item = ConsentEvent>) -> ConsentLedger {
    ConsentLedger::new(events).unwrap()
}

fn joined(one: &ConsentLedger, other: &ConsentLedger) -> ConsentLedger {
    let mut joined = one.clone();
    joined.merge(other.clone()).unwrap();
    joined
}

fn granted() -> ConsentEvent {
    ConsentEvent::granted("client-17", Strength::Express, datetime!(2026-01-10 9:00 UTC))
        .purpose(Purpose::OWN_MARKETING)
        .channel([Channel::EMAIL, Channel::SMS])
        .data(DataCategory::CONTACT_DETAILS)
        .recipient(Party::PROCESSOR)
        .place(Place::EEA)
        .party("acme")
        .policy(PolicyVersion::new("plexuus", "1"))
        .expires(datetime!(2027-01-10 9:00 UTC))
        .given_by(GiverKind::Parent)
        .reference("form 12")
}

fn objected() -> ConsentEvent {
    ConsentEvent::objected("client-17", datetime!(2026-02-01 0:00 UTC))
        .purpose(Purpose::MARKETING)
        .channel(Channel::EMAIL)
}

fn withdrawn() -> ConsentEvent {
    ConsentEvent::withdrawn("client-18", datetime!(2026-02-01 0:00 UTC))
}

fn refused() -> ConsentEvent {
    ConsentEvent::refused("client-17", datetime!(2025-12-24 18:00 +1)).purpose(Purpose::ANALYTICS)
}

/// The ledgers of three systems, which overlap.
fn three() -> [ConsentLedger; 3] {
    [ledger([objected(), granted()]), ledger([granted(), withdrawn()]), ledger([refused()])]
}

#[test]
fn t16_ledgers_merge_in_any_order_and_grouping() {
    let [shop, crm, site] = three();
    assert_eq!(joined(&shop, &crm), joined(&crm, &shop), "commutative");
    assert_eq!(
        joined(&joined(&shop, &crm), &site),
        joined(&shop, &joined(&crm, &site)),
        "associative"
    );
    for one in three() {
        assert_eq!(joined(&one, &one), one, "idempotent");
        assert_eq!(joined(&one, &ConsentLedger::default()), one, "nothing added");
        let all = joined(&joined(&shop, &crm), &site);
        assert_eq!(joined(&all, &one), all, "added before");
    }
}

#[test]
fn merging_is_recording_one_by_one() {
    let [shop, crm, _] = three();
    let mut recorded = shop.clone();
    for event in crm.events() {
        recorded.record(event.clone()).unwrap();
    }
    assert_eq!(recorded, joined(&shop, &crm));
    assert_eq!(recorded.events().len(), 3);
}

#[test]
fn events_are_kept_once_by_subject_and_earliest_first() {
    let all = ledger([objected(), granted(), refused(), granted(), withdrawn()]);
    assert_eq!(all.len(), 4);
    let order = all.events().map(|event| (event.subject().to_string(), event.recorded_at().date()));
    insta::assert_snapshot!(order.map(|(subject, day)| format!("{subject} {day}\n")).collect::<String>(), @"
    client-17 2025-12-24
    client-17 2026-01-10
    client-17 2026-02-01
    client-18 2026-02-01
    ");
}

#[test]
fn a_ledger_as_of_an_instant_holds_what_was_recorded_by_then() {
    let all = ledger([refused(), granted(), objected()]);
    assert_eq!(all.as_of(datetime!(2025-12-24 16:59:59 UTC)), ConsentLedger::default());
    assert_eq!(all.as_of(datetime!(2025-12-24 17:00 UTC)), ledger([refused()]));
    assert_eq!(all.as_of(datetime!(2026-01-31 0:00 UTC)), ledger([refused(), granted()]));
    assert_eq!(all.as_of(datetime!(2026-02-01 0:00 UTC)), all);
    let later = all.as_of(datetime!(2099-01-01 0:00 UTC));
    assert_eq!(later, all, "what has expired stays on record");
    let [shop, crm, _] = three();
    let at = datetime!(2026-01-15 0:00 UTC);
    assert_eq!(joined(&shop, &crm).as_of(at), joined(&shop.as_of(at), &crm.as_of(at)));
}

#[test]
fn a_ledger_of_one_subject_holds_that_subject_alone() {
    let all = ledger([granted(), withdrawn()]);
    assert_eq!(all.of_subject(&SubjectId::new("client-17")), ledger([granted()]));
    assert_eq!(all.of_subject(&SubjectId::new("client-19")), ConsentLedger::default());
}

/// An event of one of three subjects, on one of a few days.
fn event(number: u8) -> ConsentEvent {
    let subject = ["client-2", "client-17", "a"][usize::from(number % 3)];
    let day = datetime!(2026-01-01 0:00 UTC) + time::Duration::days(i64::from(number / 6));
    let event = ConsentEvent::objected(subject, day);
    if number.is_multiple_of(2) { event } else { event.purpose(Purpose::ANALYTICS) }
}

fn hash(ledger: &ConsentLedger) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    ledger.hash(&mut hasher);
    hasher.finish()
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config {
        failure_persistence: None,
        cases: 500,
        ..Default::default()
    })]

    #[test]
    fn the_order_of_recording_changes_nothing(
        numbers in proptest::collection::vec(0_u8..120, 0..90),
        others in proptest::collection::vec(0_u8..120, 0..90),
    ) {
        let all: BTreeSet<ConsentEvent> = numbers.iter().map(|number| event(*number)).collect();
        let mut recorded = ConsentLedger::default();
        for number in &numbers {
            recorded.record(event(*number)).unwrap();
        }
        assert!(recorded.events().eq(&all));
        assert_eq!(recorded.events().len(), all.len());
        let made = ledger(numbers.iter().map(|number| event(*number)));
        assert_eq!(recorded, made);
        assert_eq!(hash(&recorded), hash(&made));
        assert_eq!(format!("{recorded:?}"), format!("{made:?}"));

        let mut split = BTreeSet::new();
        for (subject, own) in recorded.clone().split_by_subject() {
            assert!(recorded.events_of(&subject).eq(own.events()));
            assert!(own.events().all(|event| *event.subject() == subject));
            assert_eq!(recorded.of_subject(&subject), own);
            split.extend(own.events().cloned());
        }
        assert_eq!(split, all);

        let mut late = ConsentLedger::default();
        for number in &others {
            late.record(event(*number)).unwrap();
        }
        let both: BTreeSet<ConsentEvent> = all.into_iter().chain(late.events().cloned()).collect();
        assert!(joined(&recorded, &late).events().eq(&both));
        assert!(joined(&late, &recorded).events().eq(&both));
    }
}

#[test]
fn t15_ledgers_survive_writing_and_reading() {
    let [shop, crm, site] = three();
    for one in [joined(&joined(&shop, &crm), &site), shop, crm, site, ConsentLedger::default()] {
        let from_json: ConsentLedger = serde_json::from_str(&json(&one)).unwrap();
        let from_toml: ConsentLedger = toml::from_str(&toml::to_string(&one).unwrap()).unwrap();
        assert_eq!(from_json, one);
        assert_eq!(from_toml, one);
    }
}

#[test]
fn a_ledger_is_written_as_policy_authors_write_it() {
    let written = toml::to_string(&ledger([granted(), objected()])).unwrap();
    insta::assert_snapshot!(written, @r#"
    [[event]]
    event = "granted"
    subject = "client-17"
    strength = "express"
    purpose = "own-marketing"
    data = "contact-details"
    recipient = "processor"
    channel = ["email", "sms"]
    place = "EEA"
    party = "acme"
    policy = "plexuus@1"
    recorded = "2026-01-10T09:00:00Z"
    expires = "2027-01-10T09:00:00Z"
    giver = "parent"
    reference = "form 12"

    [[event]]
    event = "objected"
    subject = "client-17"
    purpose = "marketing"
    channel = "email"
    recorded = "2026-02-01T00:00:00Z"
    "#);
}
