//! Conversions as a user expects them, each a line.

use permitted::facts::{
    Age, ConsentEventKind, Giver, Item, Life, Occurrence, Occurrences, PartyInRole, RecordedScope,
    SourceOfData, Stated,
};
use permitted::ids::{Clause, EventId, PartyId, PolicyId, PolicyVersion, RecordId, SubjectId};
use permitted::policy::{GiverKind, Owed, Period, PeriodStart, PolicyTimeline, RuleKind, Strength};
use permitted::time::macros::{date, datetime};
use permitted::time::{self, OffsetDateTime};
use permitted::url::Url;
use permitted::uuid::{Uuid, uuid};
use permitted::words::facets::PurposeFacet;
use permitted::words::{FacetKind, Relation, Source, Vocabulary, WordSyntax};
use permitted::{
    Act, Action, Channel, ConsentEvent, ConsentLedger, DataCategory, Engine, Evidence,
    EvidenceKind, Facts, LifeEvent, Obligation, Outcome, Party, Place, Policy, Purpose, Record,
    Subject,
};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

const NOW: OffsetDateTime = datetime!(2026-03-01 9:00 UTC);
const ID: Uuid = uuid!("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");

fn objected(subject: impl Into<SubjectId>) -> ConsentEvent {
    ConsentEvent::objected(subject, NOW)
}

#[test]
fn ids_are_made_of_what_systems_have() {
    assert_eq!(SubjectId::from("client-17"), "client-17");
    assert_eq!(SubjectId::from("client-17".to_owned()), "client-17");
    assert_eq!(SubjectId::from(&"client-17".to_owned()), "client-17");
    assert_eq!(SubjectId::from(Cow::Borrowed("client-17")), "client-17");
    assert_eq!(SubjectId::from(17), "17");
    assert_eq!(SubjectId::from(17_u32), "17");
    assert_eq!(SubjectId::from(-17_i64), "-17");
    assert_eq!(RecordId::from(u64::MAX), "18446744073709551615");
    assert_eq!(SubjectId::from(ID), ID);
    assert_eq!(SubjectId::from(&ID), ID.to_string());
    assert_eq!(SubjectId::from(&SubjectId::from(ID)), ID);
    assert_eq!("client-17".parse::<SubjectId>().unwrap(), "client-17");
    assert_eq!("client-17", SubjectId::from("client-17"));
    assert_eq!("client-17".to_owned(), SubjectId::from("client-17"));
    assert_eq!(ID, SubjectId::from(ID));
    assert_eq!(String::from(PartyId::from("acme")), "acme");
    assert_eq!(String::from(&EventId::from(ID)), ID.to_string());
    assert_eq!(serde_json::from_str::<EventId>("\"form-17\"").unwrap(), "form-17");
    assert_eq!(Clause::from("4.2").as_ref(), "4.2");
    assert_eq!(PolicyId::from("shop"), *"shop");
    assert_eq!(BTreeMap::from([(Clause::from("4.2"), 1)]).get("4.2"), Some(&1));
    // Nobody's number is taken for a UUID.
    assert!([i64::MIN, i64::MAX].iter().all(|number| SubjectId::from(*number).as_uuid().is_none()));
}

#[test]
fn versions_are_named_in_every_way_in_which_they_are_written() {
    let version = PolicyVersion::new("plexuus", "1");
    assert_eq!(PolicyVersion::from(("plexuus", "1")), version);
    assert_eq!(PolicyVersion::from((PolicyId::from("plexuus"), "1".to_owned())), version);
    assert_eq!(PolicyVersion::try_from("plexuus@1"), Ok(version.clone()));
    assert_eq!(PolicyVersion::try_from("plexuus@1".to_owned()), Ok(version.clone()));
    assert_eq!("plexuus@1".parse(), Ok(version.clone()));
    assert_eq!(PolicyVersion::from(&version), version);
    assert_eq!(version, "plexuus@1");
    assert!(version != "plexuus@10" && version != "plexuus" && version != "plexuus1");
    assert!(PolicyVersion::try_from("plexuus").is_err());
    let policy = shop("1", NOW);
    assert_eq!(PolicyVersion::from(&policy), "shop@1");
    let bound = ConsentEvent::granted("client-17", Strength::Express, NOW).policy(&policy);
    assert_eq!(bound.bound_to(), Some(&policy.version()));
    assert_eq!(objected("client-17").policy(("shop", "1")).bound_to(), bound.bound_to());
}

fn shop(version: &str, from: OffsetDateTime) -> Policy {
    Policy::builder("shop", version, from).build().unwrap()
}

#[test]
fn words_are_made_of_names_and_compared_with_them() {
    assert_eq!(DataCategory::try_from("email-address"), Ok(DataCategory::EMAIL_ADDRESS));
    assert_eq!(DataCategory::try_from("email-address".to_owned()), Ok(DataCategory::EMAIL_ADDRESS));
    assert_eq!(
        DataCategory::try_from(&"email-address".to_owned()),
        Ok(DataCategory::EMAIL_ADDRESS)
    );
    assert_eq!("email-address".parse(), Ok(DataCategory::EMAIL_ADDRESS));
    assert_eq!(DataCategory::EMAIL_ADDRESS, "email-address");
    assert_eq!(DataCategory::EMAIL_ADDRESS, *"email-address");
    assert_eq!(DataCategory::EMAIL_ADDRESS, "email-address".to_owned());
    assert_eq!(DataCategory::EMAIL_ADDRESS.as_ref(), "email-address");
    assert_eq!(DataCategory::EMAIL_ADDRESS.to_string(), "email-address");
    assert_eq!(String::from(DataCategory::EMAIL_ADDRESS), "email-address");
    assert_eq!(format!("[{:>8}]", DataCategory::NAME), "[    name]");
    assert_eq!(Purpose::from(&Purpose::MARKETING), Purpose::MARKETING);
    assert_eq!(serde_json::from_str::<Place>("\"DE\"").unwrap(), Place::DE);
    assert_eq!(serde_json::to_value(Channel::EMAIL).unwrap(), "email");
    assert_eq!(HashMap::from([(Purpose::BILLING, 1)]).get("billing"), Some(&1));
    assert!(BTreeSet::from([Place::DE]).contains("DE"));
    assert_eq!(Owed::from(Obligation::NOTIFY), Obligation::NOTIFY);
    let error = DataCategory::try_from("Email Address").unwrap_err();
    assert_eq!(Err::<DataCategory, WordSyntax>(error), "Email Address".parse());
}

#[test]
fn acts_take_words_owned_borrowed_listed_and_exact() -> Result<(), WordSyntax> {
    let (data, purpose) = (DataCategory::EMAIL_ADDRESS, Purpose::BILLING);
    let act = Act::new(Action::USE).data(&data).purpose(&purpose);
    assert_eq!(act, Act::new(Action::USE).data(data.clone()).purpose(purpose.clone()));
    assert_eq!(act, Act::new(Action::USE).data([&data]).purpose(vec![&purpose]));
    assert_eq!(
        act,
        Act::new("use".parse()?).data([Item::from(&data)]).purpose([Stated::from(&purpose)])
    );
    assert_eq!(Item::from(Stated::exactly(data.clone())).category, Stated::exactly(data.clone()));
    assert_eq!(PartyInRole::from(&Party::PARTNER), PartyInRole::from(Party::PARTNER));
    assert!(PartyInRole::from(Stated::exactly(Party::PARTNER)).role.exactly);
    assert_eq!(SourceOfData::from(&Source::GIVEN), SourceOfData::from(Source::GIVEN));
    assert_eq!(act.clone().channel(&Channel::EMAIL).channel, Some(Channel::EMAIL.into()));
    assert_eq!(act.clone().by(&Party::CONTROLLER).by, Some(Party::CONTROLLER.into()));
    let scope = RecordedScope::default().data(&data).purpose(&purpose).place(&Place::DE);
    assert!(scope.purposes().eq([&purpose]) && scope.data_categories().eq([&data]));
    assert_eq!(Record::new("order-4711").data(&data).data, [data]);
    Ok(())
}

#[test]
fn facts_are_made_of_what_is_known() -> Result<(), Box<dyn std::error::Error>> {
    assert_eq!(Age::from(17), Age::Years(17));
    assert_eq!(Age::from(date!(2008 - 02 - 10)), Age::BornOn(date!(2008 - 02 - 10)));
    assert_eq!(Subject::from("client-17"), Subject::new("client-17"));
    assert_eq!(Subject::from("client-17".to_owned()), Subject::new("client-17"));
    assert_eq!(Subject::from(ID), Subject::new(SubjectId::from(ID)));
    assert_eq!(Subject::from(SubjectId::from(17)), Subject::new(17));
    assert_eq!(Facts::about("client-17"), Facts::from(Subject::new("client-17")));
    assert_eq!(Facts::about(ID).subject, Subject::from(&ID));
    assert_eq!(Giver::from(GiverKind::Parent).kind(), GiverKind::Parent);
    assert_eq!(Occurrence::from(NOW), Occurrence::At(NOW));
    assert_eq!(Occurrences::from(NOW), Occurrences::from([NOW]));
    assert_eq!(Occurrences::from(Occurrence::Never).first(), None);
    let events = [(LifeEvent::COLLECTED, NOW), (LifeEvent::LAST_USED, NOW)];
    let life: Life = events.clone().into_iter().collect();
    assert_eq!(
        life,
        events.into_iter().fold(Life::new(), |life, (event, at)| life.event(event, at))
    );
    let mut longer = life.clone();
    longer.extend([(LifeEvent::ACCOUNT_CLOSED, Occurrence::NotYet)]);
    assert_eq!(longer, life.event(LifeEvent::ACCOUNT_CLOSED, Occurrence::NotYet));
    let subpoena = Evidence::new(EvidenceKind::SUBPOENA, NOW);
    assert_eq!(Facts::about("client-17").evidence(subpoena.clone()).evidence, [subpoena]);
    let ledger = ConsentLedger::try_from([objected("client-17")])?;
    assert_eq!(Facts::about("client-17").ledger(ledger.clone()).ledger, Some(ledger));
    Ok(())
}

#[test]
fn ledgers_are_lists_of_events() -> Result<(), permitted::InputError> {
    let events = vec![objected("client-17"), objected("client-18"), objected("client-18").id(3)];
    let ledger = ConsentLedger::try_from(events.clone())?;
    assert_eq!(ConsentLedger::new(events.clone())?, ledger);
    assert_eq!((&ledger).into_iter().len(), 3);
    assert!((&ledger).into_iter().eq(&events));
    assert_eq!(ledger.clone().into_iter().collect::<Vec<_>>(), events);
    assert_eq!(ConsentLedger::new(objected("client-17"))?.len(), 1);
    let mut seen = 0;
    for event in &ledger {
        seen += usize::from(event.subject() == "client-18");
    }
    assert_eq!(seen, 2);
    // What came late stands in its place.
    let mut late = ConsentLedger::new(events[2].clone())?;
    late.record(events[0].clone())?;
    late.record_all(events.clone())?;
    assert_eq!(late.clone().into_iter().collect::<Vec<_>>(), events);
    // All or nothing.
    let unnamed = [objected("client-19"), objected("")];
    assert!(late.record_all(unnamed.clone()).is_err());
    assert!(ConsentLedger::try_from(unnamed).is_err());
    assert_eq!(late, ledger);
    let split: BTreeMap<SubjectId, ConsentLedger> = ledger.split_by_subject().collect();
    let sizes: Vec<usize> = split.values().map(ConsentLedger::len).collect();
    assert_eq!(sizes, [1, 2]);
    Ok(())
}

#[test]
fn policies_and_periods_are_made_of_their_parts() -> Result<(), permitted::InputError> {
    let versions = [shop("1", NOW), shop("2", NOW + time::Duration::days(30))];
    let timeline = PolicyTimeline::try_from(versions.clone())?;
    assert_eq!(PolicyTimeline::try_from(versions.to_vec())?, timeline);
    assert_eq!(PolicyTimeline::from(versions[0].clone()).versions(), &versions[..1]);
    assert!(PolicyTimeline::try_from(Vec::new()).is_err());
    assert!(Engine::new([timeline]).is_ok() && Engine::new([versions[0].clone()]).is_ok());
    assert_eq!("1 year 6 months".parse(), Ok(Period::months(18)));
    assert_eq!("06-30".parse(), Ok(PeriodStart::year_ending(time::Month::June, 30).unwrap()));
    Ok(())
}

#[test]
fn values_of_closed_lists_and_terms_of_dpv_are_found() {
    assert_eq!(Outcome::try_from("out-of-scope"), Ok(Outcome::OutOfScope));
    assert_eq!("deemed-consent".parse(), Ok(RuleKind::DeemedConsent));
    assert_eq!("gathered-at".parse(), Ok(FacetKind::GatheredAt));
    assert_eq!(ConsentEventKind::Withdrawn.to_string(), "withdrawn");
    let iri = Url::parse("https://w3id.org/dpv#Marketing").unwrap();
    let words = Vocabulary::built_in();
    assert_eq!(words.by_iri::<PurposeFacet>(&iri)[0], (Relation::Exact, Purpose::MARKETING));
    assert_eq!(words.by_iri::<PurposeFacet>(iri.as_str()), words.by_iri::<PurposeFacet>(iri));
    let refused = Url::parse("https://w3id.org/dpv#ConsentRefused").unwrap();
    assert_eq!(ConsentEventKind::by_iri(&refused), Some(ConsentEventKind::Refused));
    assert_eq!(Strength::by_iri(Strength::Express.iri().unwrap()), Some(Strength::Express));
}
