//! Whatever is written is read back, in every self-describing format: T15 for single values.

use crate::generate::facts::{question, question_of_records, question_stating_all};
use crate::harness::{Hits, check, same};
use permitted::facts::{Age, Giver, Item, Life, Occurrence, Stated};
use permitted::{ConsentEvent, ConsentLedger, DataCategory, Purpose, Question, Record};
use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestCaseResult};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::{Debug, Display};

/// The value is read back from JSON, CBOR and MessagePack as what it is, and written again as it was.
/// For another type, add one line that calls it.
pub(crate) fn reads_back<T>(value: &T) -> TestCaseResult
where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    fn right<R, E: Display>(what: &str, result: Result<R, E>) -> Result<R, TestCaseError> {
        result.map_err(|error| TestCaseError::fail(format!("{what}: {error}")))
    }
    let json = right("JSON is written", serde_json::to_string(value))?;
    let read: T = right(&json, serde_json::from_str(&json))?;
    same("JSON", value, &read)?;
    same("JSON, written again", &json, &right("JSON", serde_json::to_string(&read))?)?;
    let tree = right("JSON is written", serde_json::to_value(value))?;
    same("JSON by its tree", value, &right(&json, serde_json::from_value(tree))?)?;
    let mut cbor = Vec::new();
    right("CBOR is written", ciborium::into_writer(value, &mut cbor))?;
    same("CBOR", value, &right(&json, ciborium::from_reader(&*cbor))?)?;
    for message_pack in [rmp_serde::to_vec(value), rmp_serde::to_vec_named(value)] {
        let message_pack = right("MessagePack is written", message_pack)?;
        same("MessagePack", value, &right(&json, rmp_serde::from_slice(&message_pack))?)?;
    }
    Ok(())
}

/// A fact that stands alone is a map in every format, holds nothing that says nothing, and is read back
/// as it was stated, offsets included.
fn alone<T>(value: &T) -> TestCaseResult
where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    reads_back(value)?;
    let message_pack = rmp_serde::to_vec(value).unwrap();
    prop_assert!(
        matches!(message_pack.first(), Some(0x80..=0x8f | 0xde | 0xdf)),
        "no map: {message_pack:x?}"
    );
    let tree = serde_json::to_value(value).unwrap();
    prop_assert!(tree.is_object(), "{tree}");
    prop_assert!(says_something(&tree), "{tree}");
    let read: T = serde_json::from_value(tree).unwrap();
    same("what is shown", &format!("{value:?}"), &format!("{read:?}"))
}

/// Whether there is neither a null nor an empty list in it, but for a ledger in which nothing happened.
fn says_something(tree: &serde_json::Value) -> bool {
    use serde_json::Value;
    match tree {
        Value::Null => false,
        Value::Array(items) => !items.is_empty() && items.iter().all(says_something),
        Value::Object(entries) => entries.iter().all(|(key, value)| {
            says_something(value) || key == "ledger" && *value == Value::Array(Vec::new())
        }),
        _ => true,
    }
}

/// The events with what only some state: an id, or where the proof is kept.
fn with_ids(ledger: &ConsentLedger, drawn: u8) -> Vec<ConsentEvent> {
    let mut events = Vec::new();
    for (place, event) in ledger.events().cloned().enumerate() {
        let event = if drawn & 1 == 1 { event.id(format!("form-{place}")) } else { event };
        events.push(if drawn & 2 == 2 { event.reference("scan 17") } else { event });
    }
    events
}

/// The stored record of which a question speaks.
fn record(question: &Question, life: &Life) -> Record {
    let words = |items: &[Item]| items.iter().map(|item| item.category.word.clone()).collect();
    let (data, act): (Vec<DataCategory>, _) = (words(&question.act.items), &question.act);
    let mut record = Record::new("order-4711").data(data).life(life.clone());
    record = record.purpose(act.purposes.iter().map(|purpose| purpose.word.clone()));
    record.place = act.place.clone();
    record.source = act.source.clone();
    record.gathered_at = act.gathered_at.clone();
    record.identifiability = act.identifiability;
    record
}

#[test]
fn t15_every_fact_reads_back_alone() {
    let questions = prop_oneof![question(), question_stating_all(), question_of_records()];
    let [events, evidence, lives, holds, ages] = [(); 5].map(|()| Hits::default());
    check(900, &(questions, any::<u8>()), |(question, drawn)| {
        let Question { act, facts, .. } = &question;
        alone(&question)?;
        alone(act)?;
        alone(facts)?;
        alone(&facts.subject)?;
        for item in act.items.iter() {
            alone(item)?;
            alone(&item.category)?;
        }
        act.purposes.iter().try_for_each(alone)?;
        act.by.iter().chain(&act.recipient).try_for_each(alone)?;
        act.channel.iter().try_for_each(alone)?;
        act.place.iter().chain(&facts.subject.residence).try_for_each(alone)?;
        act.source.iter().try_for_each(alone)?;
        act.gathered_at.iter().try_for_each(alone)?;
        facts.subject.kinds.iter().try_for_each(alone)?;
        facts.subject.age.iter().try_for_each(reads_back)?;
        ages.count(facts.subject.age.is_some());
        for event in facts.ledger.iter().flat_map(|ledger| with_ids(ledger, drawn)) {
            events.count(true);
            alone(&event)?;
            alone(event.scope())?;
            alone(event.giver())?;
            same(
                "the subject",
                &serde_json::to_value(&event).unwrap()["subject"],
                &serde_json::to_value(event.subject()).unwrap(),
            )?;
        }
        for one in &facts.evidence {
            evidence.count(true);
            alone(one)?;
            alone(one.scope())?;
        }
        let own = act.items.iter().find_map(|item| item.record.as_deref());
        for life in act.record.as_deref().into_iter().chain(own) {
            lives.count(true);
            alone(life)?;
            alone(&record(&question, life))?;
            holds.count(!life.holds().is_empty());
            life.holds().iter().try_for_each(alone)?;
            for (event, when) in life.events() {
                reads_back(event)?;
                reads_back(when)?;
                when.iter().try_for_each(|one: Occurrence| reads_back(&one))?;
            }
        }
        Ok(())
    });
    events.at_least(1_000);
    evidence.at_least(700);
    lives.at_least(300);
    holds.at_least(30);
    ages.at_least(400);
}

/// A format that does not say what stands where cannot tell which keys are there: what is written in it
/// is refused, and never half read. Names are texts, and read from any format.
#[test]
fn t15_formats_that_do_not_describe_themselves_are_refused() {
    let questions = prop_oneof![question(), question_stating_all()];
    check(60, &questions, |question| {
        fn refused<T: Serialize + DeserializeOwned + Debug>(value: &T) {
            let bytes = postcard::to_allocvec(value).unwrap();
            let read = postcard::from_bytes::<T>(&bytes);
            assert_eq!(read.unwrap_err(), postcard::Error::WontImplement);
        }
        refused(&question);
        refused(&question.act);
        refused(&question.facts);
        refused(&question.facts.subject);
        question.facts.evidence.iter().for_each(refused);
        question.facts.ledger.iter().flat_map(ConsentLedger::events).for_each(refused);
        refused(&Age::Years(17));
        refused(&Stated::from(Purpose::MARKETING));
        refused(&Giver::default());
        let written = postcard::to_allocvec(&question.act.action).unwrap();
        same("the action", &question.act.action, &postcard::from_bytes(&written).unwrap())
    });
}
