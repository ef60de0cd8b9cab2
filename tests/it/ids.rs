//! Ids and names: how a UUID is spelt makes no difference, and ids are ordered as they are written.

use crate::harness::{check, same};
use permitted::ids::IdSyntax;
use permitted::policy::Strength;

use permitted::ids::{
    CaseId, Clause, EventId, EvidenceId, PartyId, PolicyId, RecordId, RuleId, SubjectId,
};
use permitted::{
    Act, Action, Channel, ConsentEvent, ConsentLedger, DataCategory, Engine, Facts, Outcome, Party,
    Policy, Purpose, Subject,
};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any};
use proptest::prop_oneof;
use proptest::sample::select;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashSet};
use std::fmt::{Debug, Display};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::str::FromStr;
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::{Uuid, uuid};

const UUID: Uuid = uuid!("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
const NOW: OffsetDateTime = datetime!(2026-03-01 9:00 UTC);

/// Every way to write a UUID, the canonical one first.
fn spellings(uuid: Uuid) -> Vec<String> {
    let written = [
        uuid.hyphenated().to_string(),
        uuid.simple().to_string(),
        uuid.braced().to_string(),
        uuid.urn().to_string(),
    ];
    let capitals = written.iter().map(|text| text.to_uppercase());
    let mixed = written.iter().map(|text| {
        let turned = |(at, letter): (usize, char)| {
            if at % 2 == 0 { letter.to_ascii_uppercase() } else { letter }
        };
        text.chars().enumerate().map(turned).collect()
    });
    written.iter().cloned().chain(capitals).chain(mixed).collect()
}

fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

/// What holds for all ids and names.
trait Identifier:
    Clone
    + Ord
    + Hash
    + Debug
    + Display
    + Serialize
    + DeserializeOwned
    + FromStr<Err = IdSyntax>
    + From<String>
    + for<'a> From<&'a str>
    + for<'a> From<&'a String>
    + for<'a> From<&'a Self>
    + PartialEq<str>
    + for<'a> PartialEq<&'a str>
    + PartialEq<String>
{
}

macro_rules! identifiers {
    ($($name:ident)*) => {$( impl Identifier for $name {} )*};
}

identifiers! { SubjectId PartyId RecordId EventId EvidenceId CaseId PolicyId RuleId Clause }

/// Runs a check for every type of id.
macro_rules! for_each_id {
    ($check:ident) => {
        $check::<SubjectId>();
        $check::<PartyId>();
        $check::<RecordId>();
        $check::<EventId>();
        $check::<EvidenceId>();
        $check::<CaseId>();
    };
}

/// Runs a check for every type of name.
macro_rules! for_each_name {
    ($check:ident) => {
        $check::<PolicyId>();
        $check::<RuleId>();
        $check::<Clause>();
    };
}

mod refused;

#[test]
fn however_a_uuid_is_spelt_it_is_one_id() {
    fn one<I: Identifier + From<Uuid> + for<'a> From<&'a Uuid> + PartialEq<Uuid>>() {
        for uuid in [UUID, Uuid::nil(), Uuid::max()] {
            let id = I::from(uuid);
            assert_eq!(I::from(&uuid), id);
            assert_eq!(id, uuid);
            let all = spellings(uuid);
            for text in &all {
                let read = I::from(text.as_str());
                assert_eq!(read, id, "{text}");
                assert_eq!(hash(&read), hash(&id), "{text}");
                assert_eq!(read.cmp(&id), Ordering::Equal, "{text}");
                assert_eq!(read.to_string(), all[0], "{text}");
                assert_eq!(format!("{read:?}"), format!("{id:?}"), "{text}");
                assert_eq!(json(&read), json(&all[0]), "{text}");
                assert_eq!(serde_json::from_str::<I>(&json(text)).unwrap(), id, "{text}");
                assert_eq!(text.parse::<I>().as_ref(), Ok(&id), "{text}");
                assert!(id == *text && id == text.as_str() && id == **text, "{text}");
            }
            let set: HashSet<I> = all.iter().map(I::from).collect();
            assert_eq!(set.len(), 1);
            let set: BTreeSet<I> = all.into_iter().map(I::from).collect();
            assert_eq!(set.len(), 1);
        }
        let (id, text) = (I::from(UUID), I::from("client-17"));
        assert!(id != text && id != Uuid::nil() && text != Uuid::nil());
        let spelt = UUID.to_string();
        assert!(id != "client-17" && text != spelt);
    }
    for_each_id!(one);
}

#[test]
fn names_stay_as_they_are_written() {
    fn as_written<N: Identifier + AsRef<str> + Borrow<str>>() {
        let names: BTreeSet<N> = spellings(UUID).into_iter().map(N::from).collect();
        assert_eq!(names.len(), spellings(UUID).into_iter().collect::<BTreeSet<_>>().len());
        for text in spellings(UUID) {
            let name = N::from(&text);
            assert!(names.contains(text.as_str()));
            assert_eq!((name.to_string(), name.as_ref()), (text.clone(), text.as_str()));
            assert_eq!(json(&name), json(&text));
            assert_eq!(hash(&name), hash(text.as_str()), "as `Borrow` asks for");
            assert_eq!(text.parse::<N>(), Ok(name));
        }
    }
    for_each_name!(as_written);
}

#[test]
fn ids_are_small() {
    assert_eq!([size_of::<SubjectId>(), size_of::<PartyId>(), size_of::<RecordId>()], [24; 3]);
    assert_eq!([size_of::<EventId>(), size_of::<EvidenceId>(), size_of::<CaseId>()], [24; 3]);
    assert_eq!([size_of::<PolicyId>(), size_of::<RuleId>(), size_of::<Clause>()], [24; 3]);
    assert_eq!(size_of::<Option<PartyId>>(), 24);
}

#[test]
fn uuids_and_short_texts_take_no_memory_of_their_own() {
    let spelt = spellings(UUID);
    let short = ["", "x", "client-17", "twenty-two bytes of it"];
    let allocated = allocation_counter::measure(|| {
        for text in spelt.iter().map(String::as_str).chain(short) {
            let id = SubjectId::new(text);
            assert!(id == text && id.clone() == id && id <= id.clone());
            std::hint::black_box(hash(&id));
        }
        let (id, text) = (SubjectId::from(UUID), SubjectId::new("f"));
        assert!(id > text && id != text);
    });
    assert_eq!(allocated.count_total, 0);
}

#[test]
fn ids_show_their_type_and_their_text() {
    assert_eq!(format!("{:?}", PartyId::new("acme")), "PartyId(\"acme\")");
    assert_eq!(format!("{:?}", CaseId::from(UUID)), format!("CaseId(\"{UUID}\")"));
    assert_eq!(format!("{:?}", Clause::new("4\u{200b}2")), "Clause(\"4\\u{200b}2\")");
    assert_eq!(
        format!("[{:>6}] [{:<6}]", Clause::new("4.2"), RecordId::new("r1")),
        "[   4.2] [r1    ]"
    );
    assert_eq!(format!("{:38}|", RecordId::from(UUID)), format!("{UUID}  |"));
}

/// Texts of all kinds: any letters, letters of UUIDs, near spellings of UUIDs, spellings of few
/// UUIDs, so that two often are the same.
fn texts() -> impl Strategy<Value = String> + Clone {
    let few = select(vec![UUID, Uuid::nil(), Uuid::from_u128(UUID.as_u128() ^ 1)]);
    let spelt = prop_oneof![few, any::<u128>().prop_map(Uuid::from_u128)]
        .prop_flat_map(|uuid| select(spellings(uuid)));
    let cut = (spelt.clone(), 0..45_usize, any::<char>()).prop_map(|(text, at, letter)| {
        let put = |(place, old)| if place == at { letter } else { old };
        text.chars().enumerate().map(put).collect()
    });
    let hex = vec(select("0123456789abcdefABCDEF-{}".chars().collect::<Vec<_>>()), 0..46);
    let some = vec(any::<char>(), 0..30).prop_map(String::from_iter);
    let near =
        select(vec!["", " ", "f", "f81d4fae-", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6 ", "g"]);
    prop_oneof![
        4 => spelt,
        1 => cut,
        1 => hex.prop_map(String::from_iter),
        2 => some,
        1 => near.prop_map(str::to_owned),
        1 => Just("\u{10ffff}".repeat(60)),
    ]
}

#[test]
fn ids_are_ordered_as_they_are_written() {
    let pairs = (texts(), texts(), texts());
    check(6_000, &pairs, |(one, other, third)| {
        let [a, b, c] = [&one, &other, &third].map(SubjectId::from);
        let [shown_a, shown_b] = [&a, &b].map(ToString::to_string);
        same("the order", &a.cmp(&b), &shown_a.cmp(&shown_b))?;
        same("the order, partial", &a.partial_cmp(&b), &Some(shown_a.cmp(&shown_b)))?;
        same("the order, turned round", &b.cmp(&a), &a.cmp(&b).reverse())?;
        same("equality", &(a == b), &(shown_a == shown_b))?;
        same("equality with a text", &(a == other), &(a == b))?;
        same("what is equal hashes alike", &(hash(&a) == hash(&b)), &(a == b))?;
        same("what is written is read", &SubjectId::from(&shown_a), &a)?;
        same("it is equal to its own text", &(a == one), &true)?;
        let mut sorted = [a.clone(), b.clone(), c];
        sorted.sort();
        let shown = sorted.each_ref().map(ToString::to_string);
        same("a sorted list", &shown.is_sorted(), &true)?;
        let parts = (a.as_uuid().map(|uuid| uuid.to_string()), a.as_text().map(str::to_owned));
        match a.as_uuid() {
            Some(_) => same("a UUID", &parts, &(Some(shown_a), None)),
            None => same("a text", &parts, &(None, Some(one))),
        }
    });
}

#[test]
fn names_are_ordered_as_they_are_written() {
    check(2_000, &(texts(), texts()), |(one, other)| {
        let (a, b) = (Clause::new(&one), Clause::new(&other));
        same("the order", &a.cmp(&b), &one.cmp(&other))?;
        same("equality", &(a == b), &(one == other))?;
        same("equality with a text", &(a == other), &(one == other))?;
        same("the hash", &hash(&a), &hash(one.as_str()))?;
        same("the text", &a.as_str(), &one.as_str())
    });
}

#[test]
fn what_parses_is_what_deserialises() {
    fn alike<I: Identifier>() {
        check(1_000, &texts(), |text| {
            let parsed = text.parse::<I>();
            let read = serde_json::from_str::<I>(&json(&text));
            match (parsed, read) {
                (Ok(id), Ok(read)) => {
                    same("the id", &id, &read)?;
                    same("the id made", &id, &I::from(&text))?;
                    same("written and read", &serde_json::from_str(&json(&id)).ok(), &Some(id))
                }
                (Err(error), Err(read)) => {
                    same("the error", &read.to_string().contains(&error.to_string()), &true)?;
                    let shown = error.to_string();
                    same("on one line", &shown.chars().any(char::is_control), &false)?;
                    same("short", &(shown.chars().count() < 200), &true)
                }
                (parsed, read) => same("the verdict", &parsed.is_ok(), &read.is_ok()),
            }
        });
    }
    for_each_id!(alike);
    for_each_name!(alike);
}

const SHOP: &str = r#"
    id = "shop"
    version = "1"
    from = 2026-01-01
    permit = [{ clause = "1", action = "contact", when.consent = "express", basis = "consent" }]
    retention = [{ clause = "2", data = "name", maximum = { period = "2 years", from = "collected" } }]
    right = [{ clause = "3", right = "access" }]
"#;

fn shop() -> Engine {
    Engine::new([toml::from_str::<Policy>(SHOP).unwrap()]).unwrap()
}

fn granted(subject: impl Into<SubjectId>) -> ConsentEvent {
    let recorded = datetime!(2026-02-01 0:00 UTC);
    ConsentEvent::granted(subject, Strength::Express, recorded).purpose([Purpose::MARKETING])
}

#[test]
fn consent_is_found_however_the_subject_is_spelt() {
    let engine = shop();
    for recorded in spellings(UUID) {
        let ledger = ConsentLedger::new([granted(&recorded)]).unwrap();
        let outcome = |subject: Subject| {
            let act = Act::new(Action::CONTACT)
                .data([DataCategory::EMAIL_ADDRESS])
                .purpose([Purpose::MARKETING])
                .channel(Channel::EMAIL)
                .by(Party::CONTROLLER);
            let facts = Facts::about(subject).ledger(ledger.clone());
            let prepared = engine.facts(facts).unwrap();
            engine.decide(&engine.prepare(act).unwrap(), &prepared, NOW).outcome
        };
        assert_eq!(outcome(Subject::new(UUID)), Outcome::Permitted, "{recorded}");
        for asked in spellings(UUID) {
            assert_eq!(outcome(Subject::new(asked)), Outcome::Permitted, "{recorded}");
        }
        assert_eq!(outcome(Subject::new(Uuid::nil())), Outcome::NotPermitted);
    }
}
