//! Facts that stand alone: what is said of them where they cannot be.

use insta::assert_snapshot;
use permitted::facts::{
    Age, Giver, Hold, Item, Life, Occurrence, Occurrences, RecordedScope, Stated,
};
use permitted::files::Document;
use permitted::words::facets::PlaceFacet;
use permitted::{Act, ConsentEvent, Evidence, Facts, InputError, Record, Subject};
use serde::de::DeserializeOwned;

/// What is wrong with a text as such a fact; both ways of reading say the same.
#[track_caller]
fn said<T>(json: &str) -> String
where
    T: TryFrom<Document, Error = InputError> + DeserializeOwned + std::fmt::Debug,
{
    let document: Document = serde_json::from_str(json).unwrap();
    let error = T::try_from(document).unwrap_err();
    let lines: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
    let told = serde_json::from_str::<T>(json).unwrap_err().to_string();
    assert_eq!(told, lines.join("; "));
    assert!(!lines.is_empty());
    lines.join("\n")
}

#[test]
fn an_event_names_its_subject_and_is_one_that_can_be() {
    assert_snapshot!(said::<ConsentEvent>(
        r#"{"event": "objected", "recorded": "2026-03-01"}"#
    ), @"`subject` is missing; name the subject by its id");
    assert_snapshot!(said::<ConsentEvent>(
        r#"{"event": "granted", "subject": "client-17", "strength": "express", "recorded": "2026-03-01"}"#
    ), @"the grant names no purpose; name the purposes agreed to");
    assert_snapshot!(said::<ConsentEvent>(
        r#"{"event": "grantd", "subject": "client-17", "recorded": "last week", "wherefore": 1}"#
    ), @r"
    event: unknown value `grantd`, did you mean `granted`? (allowed: granted, renewed, refused, withdrawn, objected, restricted, lifted, replaced)
    recorded: `last week` is not a date; write `2026-03-01`, or with a time and its zone `2026-03-01T09:00:00Z`
    unknown key `wherefore`; known here: event, subject, strength, purpose, data, recipient, channel, place, party, policy, recorded, valid-from, expires, giver, basis, id, reference
    ");
    assert_snapshot!(said::<ConsentEvent>(
        r#"{"event": "objected", "subject": "client-17", "recorded": "2026-03-01", "id": null}"#
    ), @"id: expected a value, found nothing; leave the key out instead");
    assert_snapshot!(said::<ConsentEvent>("[]"), @"expected a table, such as `{ event = \"objected\", recorded = 2026-03-01 }`, found a list");
}

#[test]
fn facts_are_told_by_key_and_value() {
    assert_snapshot!(said::<Evidence>(r#"{"kind": "subpoena", "recorded": 20260301}"#), @"recorded: expected a date or an instant, found the number 20260301");
    assert_snapshot!(said::<Record>(r#"{"record": "order-4711", "collected": "2024-05-01", "hold": [{"reference": "audit"}]}"#), @"hold[0]: `from` is missing; say since when the hold is in force");
    assert_snapshot!(said::<Hold>(r#"{"reference": "", "from": "2026-01-15"}"#), @"reference: the text is empty; say what orders the hold");
    assert_snapshot!(said::<Life>(r#"{"colected": "2024-05-01T00:00"}"#), @"unknown key `colected`, did you mean `collected`? (known here: collected, last-used, last-contact, contract-ended, employment-ended, account-closed, case-closed, invoiced, consent-withdrawn, born, deceased, purpose-fulfilled, fulfilled, hold, erasure-requested)");
    assert_snapshot!(said::<Subject>(r#"{"id": "reader-17", "age": 300}"#), @"age: expected a whole number of years from 0 to 255, found the number 300");
    assert_snapshot!(said::<Facts>(r#"{"subject": {"id": "reader-17"}, "ledger": [{"event": "objected"}]}"#), @"ledger[0]: `recorded` is missing; say since when it is on record");
    assert_snapshot!(said::<Act>(r#"{"action": "use", "data": "usage"}"#), @"`purpose` is missing; say what for");
    assert_snapshot!(said::<Item>(r#"{"category": "usage", "exactly": "usage"}"#), @"`category` and `exactly` name one thing twice; keep `exactly` to leave out what lies below the word");
    assert_snapshot!(said::<RecordedScope>(r#"{"purpose": []}"#), @"purpose: the list is empty; name at least one, or leave the key out");
    assert_snapshot!(said::<Stated<PlaceFacet>>(r#""Deutschland""#), @"`Deutschland` is not a word for place; words are lower-case letters and digits joined by single hyphens, at most 64 characters");
    assert_snapshot!(said::<Giver>(r#"{"kind": "mother"}"#), @"kind: unknown value `mother`; allowed: subject, parent, agent, controller");
}

#[test]
fn single_values_are_told_whole() {
    assert_snapshot!(said::<Age>("300"), @"expected a whole number of years from 0 to 255, or a date of birth, found the number 300");
    assert_snapshot!(said::<Age>(r#""10.02.2008""#), @"`10.02.2008` is not a date; write `2026-03-01`, or with a time and its zone `2026-03-01T09:00:00Z`");
    assert_snapshot!(said::<Occurrence>(r#""not yet""#), @"`not yet` is not a date; write `2026-03-01`, or with a time and its zone `2026-03-01T09:00:00Z`");
    assert_snapshot!(said::<Occurrences>("[]"), @"the list is empty; name at least one, or leave the key out");
    assert_snapshot!(said::<Occurrences>(r#"["2026-01-10", "soon"]"#), @"[1]: `soon` is not a date; write `2026-03-01`, or with a time and its zone `2026-03-01T09:00:00Z`");
}

/// A word alone is read for a table that says nothing else, as in questions; a table is what is written.
#[test]
fn the_short_forms_of_questions_are_read_alone() {
    let item: Item = serde_json::from_str(r#""email-address""#).unwrap();
    assert_eq!(serde_json::to_string(&item).unwrap(), r#"{"category":"email-address"}"#);
    let giver: Giver = serde_json::from_str(r#""parent""#).unwrap();
    assert_eq!(serde_json::to_string(&giver).unwrap(), r#"{"kind":"parent"}"#);
    let place: Stated<PlaceFacet> = serde_json::from_str(r#""DE""#).unwrap();
    assert_eq!(serde_json::to_string(&place).unwrap(), r#"{"word":"DE"}"#);
    // Where it stands in a question, it is as short as may be.
    let act = r#"{"action":"use","data":["email-address"],"purpose":["billing"]}"#;
    let read: Act = serde_json::from_str(act).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), act);
}
