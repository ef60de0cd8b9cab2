//! What is said of the facts that a question states: ledger, evidence, subject, data items.

use super::questions::{QUESTION, said};
use insta::assert_snapshot;

#[test]
fn an_unknown_word_of_evidence_is_told_by_its_key() {
    assert_snapshot!(said(r#"
        [[scenario]]
        name = "a client logs in"
        action = "use"
        data = "name"
        purpose = "service-provision"
        at = 2026-03-01
        evidence = [{ kind = "supoena", recorded = 2026-01-01, recipient = "procesor" }]
        expect.outcome = "permitted"
    "#), @r"
    scenario `a client logs in`: evidence[0]: kind: unknown evidence `supoena`, did you mean `subpoena`?
    scenario `a client logs in`: evidence[0]: recipient: unknown party `procesor`, did you mean `processor`?
    ");
}

#[test]
fn a_ledger_says_whose_it_is() {
    let question = format!("[[scenario]]\nname = \"a client logs in\"\n{QUESTION}");
    assert_snapshot!(said(&format!(r#"{question}
        ledger = [{{ event = "granted", strength = "express", purpose = "payment", recorded = 2026-01-01 }}]
    "#)), @"scenario `a client logs in`: ledger[0]: `subject` is missing; name the subject by its id");
    assert_snapshot!(said(&format!(r#"{question}
        ledger = [{{ event = "granted", strength = "express", subject = "client-17", purpose = "payment", recorded = 2026-01-01 }}]
    "#)), @"scenario `a client logs in`: subject: there is a ledger, but nobody said whose it is; state the subject's id");
    assert_snapshot!(said(&format!("{question}\nledger = []")), @"");
}

/// `imported-without-strength`.
#[test]
fn events_of_a_ledger_fit_their_kind() {
    let question = format!("[[scenario]]\nname = \"a client logs in\"\n{QUESTION}");
    assert_snapshot!(said(&format!(r#"{question}
        subject.id = "client-17"
        ledger = [
          {{ event = "granted", strength = "express", recorded = 2026-01-01 }},
          {{ event = "granted", strength = "express", purpose = "payment", recorded = 2026-01-01, expires = 2025-12-31 }},
          {{ event = "objected", recorded = 2026-01-01, expires = 2027-01-01 }},
          {{ event = "withdrawn", recorded = 2026-01-01, policy = "clinic@1" }},
          {{ event = "withdrawn", recorded = 2026-01-01, expires = 2027-01-01 }},
          {{ event = "lifted", recorded = 2026-01-01, basis = "others" }},
          {{ event = "refused", recorded = 2026-01-01, giver = "controller" }},
          {{ event = "refused", recorded = 2026-01-01, giver.party = "client-17" }},
        ]
    "#)), @r"
    scenario `a client logs in`: ledger[0]: the grant names no purpose; name the purposes agreed to
    scenario `a client logs in`: ledger[3]: only grants are bound to a version or valid from an instant; drop `policy` and `valid-from`
    scenario `a client logs in`: ledger[4]: only grants, refusals, objections and restrictions expire; drop `expires`
    scenario `a client logs in`: ledger[5]: only refusals, withdrawals, objections and replacements speak of a basis; drop `basis`
    scenario `a client logs in`: ledger[6]: the controller speaks for nobody: it may only lift restrictions; say who gave it, or write `lifted`
    scenario `a client logs in`: ledger[7]: giver: `kind` is missing; write `subject`, `parent`, `agent` or `controller`
    ");
    assert_snapshot!(said(&format!(r#"{question}
        subject.id = "client-17"
        ledger = [
          {{ event = "consented", purpose = "payment", recorded = 2026-01-01 }},
          {{ event = "granted", strength = "express", purpose = "payment", recorded = 2026-01-01, policy = "clinic", giver = "mother" }},
          {{ event = "objected", strength = "express", recorded = 2026-01-01 }},
          {{ purpose = [] }},
          {{ event = "granted", purpose = "payment", recorded = 2026-01-01 }},
        ]
    "#)), @r"
    scenario `a client logs in`: ledger[0]: event: unknown value `consented`; allowed: granted, renewed, refused, withdrawn, objected, restricted, lifted, replaced
    scenario `a client logs in`: ledger[1]: policy: `clinic` is not a version of a policy; write `policy@version`, such as `plexuus@1`
    scenario `a client logs in`: ledger[1]: giver: unknown value `mother`; allowed: subject, parent, agent, controller
    scenario `a client logs in`: ledger[2]: only grants have a strength; drop `strength`
    scenario `a client logs in`: ledger[3]: `event` is missing; write what happened, such as `granted` or `objected`
    scenario `a client logs in`: ledger[3]: purpose: the list is empty; name at least one, or leave the key out
    scenario `a client logs in`: ledger[3]: `recorded` is missing; say since when it is on record
    scenario `a client logs in`: ledger[4]: `strength` is missing; write `implied`, `express` or `explicit`
    ");
}

#[test]
fn evidence_is_recorded_before_it_expires() {
    let question = format!("[[scenario]]\nname = \"a client logs in\"\n{QUESTION}");
    assert_snapshot!(said(&format!(r#"{question}
        evidence = [{{ kind = "subpoena", recorded = 2026-01-01, expires = 2026-01-01 }}]
    "#)), @"scenario `a client logs in`: evidence[0]: `2026-01-01` is not after `2026-01-01`; swap them or correct one");
    assert_snapshot!(said(&format!(r#"{question}
        evidence = [{{ kind = "subpoena", expired = 2026-01-01 }}, "warrant"]
    "#)), @r#"
    scenario `a client logs in`: evidence[0]: `recorded` is missing; say since when it is on record
    scenario `a client logs in`: evidence[0]: unknown key `expired`, did you mean `expires`? (known here: kind, purpose, data, recipient, channel, place, party, recorded, expires, reference)
    scenario `a client logs in`: evidence[1]: expected a table, such as `{ kind = "subpoena", recorded = 2026-03-01 }`, found the text `warrant`
    "#);
}

#[test]
fn a_subject_has_one_age() {
    let question = format!("[[scenario]]\nname = \"a client logs in\"\n{QUESTION}");
    assert_snapshot!(said(&format!(r#"{question}
        subject = {{ id = 17, kinds = "client", age = 44, birth-date = 1982-01-31 }}
    "#)), @r"
    scenario `a client logs in`: subject: id: expected a text in quotes or a list of them, found the number 17
    scenario `a client logs in`: subject: `age` and `birth-date` are both stated; keep the birth date
    scenario `a client logs in`: subject: unknown key `kinds`, did you mean `kind`? (known here: id, kind, age, birth-date, offset, residence, deceased)
    ");
    assert_snapshot!(said(&format!(r#"{question}
        subject = {{ birth-date = 0999-12-31 }}
    "#)), @"scenario `a client logs in`: subject: birth-date: 0999-12-31 is out of range; dates lie in the years 1000 to 9700");
    // One who is born after the moment asked about has no known age then.
    assert_snapshot!(said(&format!(r#"{question}
        subject = {{ birth-date = 2027-01-31 }}
    "#)), @"");
}

#[test]
fn a_data_item_names_its_category_once() {
    assert_snapshot!(said(r#"
        [[scenario]]
        name = "a client logs in"
        action = "use"
        data = [{ category = "card-data", exactly = "card-data" }, 5]
        purpose = "service-provision"
        at = 2026-03-01
        expect.outcome = "permitted"
    "#), @r"
    scenario `a client logs in`: data[0]: `category` and `exactly` name one thing twice; keep `exactly` to leave out what lies below the word
    scenario `a client logs in`: data[1]: expected a word in quotes, found the number 5
    ");
}

#[test]
fn a_misspelt_key_of_a_data_item_is_told() {
    assert_snapshot!(said(r#"
        [[scenario]]
        name = "a client logs in"
        action = "use"
        data = [{ categry = "card-data", sorce = "observed" }]
        purpose = "service-provision"
        at = 2026-03-01
        expect.outcome = "permitted"
    "#), @r"
    scenario `a client logs in`: data[0]: `category` is missing; name the word
    scenario `a client logs in`: data[0]: unknown key `categry`, did you mean `category`? (known here: category, exactly, source, gathered-at, identifiability, record)
    scenario `a client logs in`: data[0]: unknown key `sorce`, did you mean `source`? (known here: category, exactly, source, gathered-at, identifiability, record)
    ");
}
