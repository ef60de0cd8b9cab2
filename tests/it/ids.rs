//! Ids and names: how a UUID is spelt makes no difference, ids are ordered as they are written, and
//! what cannot be an id is refused wherever one is used.

use crate::documents::lines;
use crate::harness::{check, same};
use permitted::ids::{IdFault, IdSyntax};
use permitted::policy::{Permit, RightKind, Strength};

use permitted::{
    Act, Action, CaseId, Channel, Clause, ConsentEvent, ConsentLedger, DataCategory, Engine,
    EventId, Evidence, EvidenceId, EvidenceKind, Facts, InputError, Outcome, Party, PartyId,
    Policy, PolicyId, PolicyVersion, Purpose, Question, Record, RecordId, RightsRequest, RuleId,
    Subject, SubjectId,
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

/// Characters that nobody sees, or that turn the text behind them round.
fn hidden() -> impl Iterator<Item = char> {
    let listed = [
        '\u{ad}'..='\u{ad}',
        '\u{34f}'..='\u{34f}',
        '\u{61c}'..='\u{61c}',
        '\u{180b}'..='\u{180f}',
        '\u{200b}'..='\u{200f}',
        '\u{202a}'..='\u{202e}',
        '\u{2060}'..='\u{206f}',
        '\u{fe00}'..='\u{fe0f}',
        '\u{feff}'..='\u{feff}',
        '\u{fff9}'..='\u{fffb}',
        '\u{e0001}'..='\u{e007f}',
        '\u{e0100}'..='\u{e01ef}',
    ];
    let controls = (0..=char::MAX as u32).filter_map(char::from_u32).filter(|c| c.is_control());
    let lines = ['\n', '\u{b}', '\u{c}', '\r', '\u{85}'];
    listed.into_iter().flatten().chain(controls.filter(move |c| !lines.contains(c)))
}

#[test]
fn nothing_hidden_can_stand_in_an_id() {
    fn refused<I: Identifier>() {
        let fault = |text: &str| text.parse::<I>().map_err(|error| error.fault()).err();
        for character in hidden() {
            for text in [format!("a{character}b"), format!("a{character}{}", "b".repeat(30))] {
                assert_eq!(fault(&text), Some(IdFault::Hidden(character)), "{character:?}");
            }
            // A tab at the end is a blank, and so are few other control characters.
            let blank = character.is_whitespace();
            let expected = if blank { IdFault::BlankAtEnd } else { IdFault::Hidden(character) };
            assert_eq!(fault(&format!("a{character}")), Some(expected), "{character:?}");
            assert_eq!(fault(&format!("{character}a")), Some(expected), "{character:?}");
            let expected = if blank { IdFault::Blank } else { IdFault::Hidden(character) };
            assert_eq!(fault(&character.to_string()), Some(expected), "{character:?}");
        }
        for character in ['\n', '\u{b}', '\u{c}', '\r', '\u{85}', '\u{2028}', '\u{2029}'] {
            assert_eq!(fault(&format!("a{character}b")), Some(IdFault::SeveralLines));
            assert_eq!(fault(&format!("a{character}")), Some(IdFault::BlankAtEnd));
        }
        for blank in ["", " ", " \t\n", "\u{a0}", "\u{3000}\u{2028}"] {
            assert_eq!(fault(blank), Some(IdFault::Blank), "{blank:?}");
        }
        for ends in [" x", "x ", "\u{a0}x", "x\u{2003}"] {
            assert_eq!(fault(ends), Some(IdFault::BlankAtEnd), "{ends:?}");
        }
        assert_eq!(fault(&"x".repeat(200)), None);
        assert_eq!(fault(&"x".repeat(201)), Some(IdFault::TooLong));
        assert_eq!(fault(&"é".repeat(100)), None);
        assert_eq!(fault(&"é".repeat(101)), Some(IdFault::TooLong));
        for usable in ["x", "a b", "§ 4.2 (a)", "Zoë", "顧客一七", "عميل", "עמית", "👩", "a\u{a0}b"]
        {
            assert_eq!(fault(usable), None, "{usable:?}");
        }
    }
    for_each_id!(refused);
    for_each_name!(refused);
}

#[test]
fn the_error_says_how_to_mend_it() {
    let said = |text: &str| text.parse::<SubjectId>().unwrap_err().to_string();
    assert_eq!(said(" "), "` ` is blank; write a short text");
    assert_eq!(said(" x "), "` x ` begins or ends with a blank; leave out the blanks at its ends");
    assert_eq!(said("x\ny"), "`x y` is not on one line; write it on one line");
    assert_eq!(
        said("x\u{202e}y"),
        "`x\u{fffd}y` holds the character U+202E, which cannot be seen; leave that character out"
    );
    let long = format!("`{}…` is longer than 200 bytes; write a shorter text", "x".repeat(80));
    assert_eq!(said(&"x".repeat(201)), long);
    let policy = "a@b".parse::<PolicyId>().unwrap_err().to_string();
    assert_eq!(policy, "`a@b` holds an `@`, which stands before a version; write it without `@`");
    let number = serde_json::from_str::<SubjectId>("17").unwrap_err().to_string();
    assert!(number.starts_with("invalid type: integer `17`, expected a text"), "{number}");
}

#[test]
fn versions_of_policies_are_read_as_they_are_written() {
    for (text, policy, version) in
        [("shop@1", "shop", "1"), ("shop@1@2", "shop", "1@2"), ("a b@c d", "a b", "c d")]
    {
        let read: PolicyVersion = text.parse().unwrap();
        assert_eq!(read, PolicyVersion::new(policy, version));
        assert_eq!(read.to_string(), text);
        assert_eq!(json(&read), json(&text));
        assert_eq!(serde_json::from_str::<PolicyVersion>(&json(&text)).unwrap(), read);
    }
    let said = |text: &str| text.parse::<PolicyVersion>().unwrap_err().to_string();
    for text in ["", "shop", "shop@", "@1", "@", " @ "] {
        let help = "write `policy@version`, such as `plexuus@1`";
        assert_eq!(said(text), format!("`{text}` is not a version of a policy; {help}"));
    }
    assert_eq!(
        said("shop @1"),
        "`shop ` begins or ends with a blank; leave out the blanks at its ends"
    );
    assert_eq!(
        said("shop@ 1"),
        "` 1` begins or ends with a blank; leave out the blanks at its ends"
    );
    let error = serde_json::from_str::<PolicyVersion>("\"shop\"").unwrap_err().to_string();
    assert!(error.starts_with("`shop` is not a version of a policy"), "{error}");
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

#[test]
fn what_cannot_be_an_id_is_refused_where_it_is_used() {
    const BAD: &str = "x\u{200b}";
    const FAULT: &str =
        "holds the character U+200B, which cannot be seen; leave that character out";
    fn said<T>(result: Result<T, InputError>) -> String {
        result.err().map(|error| lines(&error)).unwrap_or_default()
    }
    let engine = shop();
    let facts = |subject: Subject, evidence: Vec<Evidence>| {
        said(engine.facts(Facts::about(subject).evidence(evidence)))
    };
    let subpoena = || Evidence::new(EvidenceKind::SUBPOENA, NOW);
    let answer = |request: RightsRequest| said(engine.answer(&request));
    let access = |subject: Subject| RightsRequest::new(RightKind::Access, subject, NOW);
    let asked = |facts| {
        let act =
            Act::new(Action::CONTACT).data([DataCategory::NAME]).purpose([Purpose::MARKETING]);
        said(engine.ask(Question::new(act, facts, NOW)))
    };
    let record = |id: &str| engine.standing(&Record::new(id).data([DataCategory::NAME]), NOW);
    let rule = |rule: Permit| said(Policy::builder("shop", "1", NOW).permit(rule).build());
    let permit = |clause: &str| Permit::new(clause).action(Action::USE);

    let refused = [
        (said(ConsentLedger::new([granted(BAD)])), "ledger[0]: the subject's id"),
        (facts(Subject::new(BAD), Vec::new()), "subject: id: the subject's id"),
        (asked(Facts::about(Subject::new(BAD))), "subject: id: the subject's id"),
        (
            facts(Subject::new("x"), vec![subpoena().party(BAD)]),
            "evidence[0]: party: the party's name",
        ),
        (answer(access(Subject::new(BAD))), "subject: id: the subject's id"),
        (answer(access(Subject::new("x")).agent(BAD)), "by: agent: the agent's name"),
        (
            answer(access(Subject::new("x")).evidence([subpoena().party(BAD)])),
            "evidence[0]: party: the party's name",
        ),
        (said(record(BAD)), "record `x\u{fffd}`: the record's id"),
        (rule(permit(BAD)), "permit `x\u{fffd}`: clause:"),
        (rule(permit("1").named(BAD)), "permit `x\u{fffd}`: id:"),
        (said(Policy::builder(BAD, "1", NOW).permit(permit("1")).build()), "id: the policy's id"),
        (
            said(Policy::builder("x", BAD, NOW).permit(permit("1")).build()),
            "version: the version's name",
        ),
    ];
    for (said, of) in refused {
        assert_eq!(said, format!("{of} `x\u{fffd}` {FAULT}"));
    }
    assert_eq!(facts(Subject::new("x"), vec![subpoena().party("y")]), "");
    assert_eq!(said(record("x")), "");
    assert_eq!(answer(access(Subject::new(UUID)).agent(UUID)), "");
}
