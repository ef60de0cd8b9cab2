//! A log of decisions: replayed, tampered with, and run against other versions.

use crate::documents::{Example, load};
use crate::theorems::reading_back::reads_back;
use crate::theorems::writing::says_nothing;
use permitted::audit::{AuditRecord, Change};
use permitted::engine::Depth;
use permitted::ids::Clause;
use permitted::policy::{Forbid, Policy};
use permitted::{Action, DataCategory, Engine, Outcome, Question};
use std::collections::BTreeMap;
use time::Duration;

fn engine(policy: Policy) -> Engine {
    Engine::new([policy]).unwrap()
}

/// All that the scenarios of a policy ask about uses, each under its name.
fn log(name: &str) -> (Policy, Vec<AuditRecord>) {
    let example = Example::load(name);
    let engine = engine(example.policy.clone());
    let questions = example.files().into_iter().flat_map(|file| file.scenarios());
    let records = questions.map(|scenario| {
        let question =
            Question { id: Some(scenario.name.as_str().into()), ..scenario.question.clone() };
        engine.ask_on_record(question).unwrap()
    });
    (example.policy.clone(), records.collect())
}

#[test]
fn a_log_reads_back_and_is_replayed_equal() {
    let (policy, records) = log("plusnxt");
    assert!(records.len() > 150, "{}", records.len());
    // Another engine, made of the policy as its file is read anew.
    let engine = engine(load("plusnxt.toml"));
    assert_eq!(policy, load("plusnxt.toml"));
    for record in &records {
        let name = record.question_id().unwrap();
        if let Err(error) = reads_back(record) {
            panic!("{name}: {error}");
        }
        let json = serde_json::to_value(record).unwrap();
        assert!(!says_nothing(&json["decision"]), "{name}");
        let line = serde_json::to_string(record).unwrap();
        let read: AuditRecord = serde_json::from_str(&line).unwrap();
        let replay = engine.replay(&read).unwrap();
        assert_eq!(replay.changes, [], "{name}");
        assert_eq!(replay.decision, record.decision, "{name}");
        assert_eq!(replay.decision.id(), read.decision_id(), "{name}");
    }
    assert_eq!(engine.backtest(&records).count(), 0);
}

/// A record is decided again so far as it was explained.
#[test]
fn a_short_decision_is_replayed_as_short() {
    let (policy, records) = log("plusnxt");
    let engine = engine(policy);
    for record in &records {
        let question = &record.question;
        let act = engine.prepare(question.act.clone()).unwrap();
        let facts = engine.facts(question.facts.clone()).unwrap();
        for depth in [Depth::WithoutNear, Depth::WithoutMissing, Depth::Full] {
            let decision = engine.decide_to(&act, &facts, question.at, depth);
            let short = AuditRecord::new(&act, &facts, decision);
            assert_eq!(engine.replay(&short).unwrap().changes, [], "{depth:?}: {question:?}");
        }
    }
}

/// Whatever is edited in a record shows.
#[test]
fn an_edited_record_is_found_out() {
    let (policy, records) = log("plusnxt");
    let engine = engine(policy);
    let permitted = records.iter().find(|one| one.decision.is_permitted()).unwrap();
    let changes = |edit: &dyn Fn(&mut AuditRecord)| {
        let mut record = permitted.clone();
        edit(&mut record);
        engine.replay(&record).unwrap().changes
    };
    let now = Outcome::Permitted;
    let before = Outcome::Prohibited;
    assert!(
        changes(&|record| record.decision.parts[0].outcome = before).contains(&Change::Outcome {
            part: 0,
            before,
            now
        })
    );
    let cited: Vec<Clause> = permitted.decision.parts[0].clauses().into_iter().cloned().collect();
    assert!(!cited.is_empty());
    assert!(
        changes(&|record| record.decision.parts[0].citations.clear()).contains(&Change::Clauses {
            part: 0,
            before: Vec::new(),
            now: cited.clone()
        })
    );
    assert_eq!(
        changes(&|record| record.decision.parts[0].grounds.clear()),
        [Change::Explanation { part: 0 }]
    );
    assert_eq!(changes(&|record| record.decision.outcome = before), [Change::Other]);
    assert!(!changes(&|record| record.decision.parts.clear()).is_empty());
    assert!(
        !changes(&|record| record.decision.at -= Duration::SECOND).is_empty(),
        "the moment of the decision is that of the question"
    );
    assert!(!changes(&|record| record.question.id = Some("another".into())).is_empty());
    assert!(matches!(
        *changes(&|record| record.decision.versions.clear()),
        [Change::Versions { ref before, .. }] if before.is_empty()
    ));
}

/// The answers that a new version changes are exactly those that asking anew says.
#[test]
fn a_backtest_lists_the_answers_that_change_and_no_others() {
    for name in Example::NAMES {
        let (policy, records) = log(name);
        let start = policy.from();
        let never =
            Forbid::new("draft 1").action(Action::USE).data([DataCategory::CONTACT_DETAILS]);
        let draft = policy.into_builder().forbid(never).in_force_from(start).build().unwrap();
        let draft = engine(draft);
        let changed: BTreeMap<String, Vec<Change>> = draft
            .backtest(&records)
            .map(|one| {
                let id = one.record.question_id().unwrap().to_string();
                (id, one.replay.unwrap().changes)
            })
            .collect();
        let mut outcomes = 0;
        for record in &records {
            let name = record.question_id().unwrap().to_string();
            let mut now = draft.ask(record.question.clone()).unwrap();
            assert!(now.versions.is_empty() || now.versions != record.decision.versions);
            now.versions.clone_from(&record.decision.versions);
            assert_eq!(changed.contains_key(&name), now != record.decision, "{name}");
            for (part, (before, now)) in record.decision.parts.iter().zip(&now.parts).enumerate() {
                let (before, now) = (before.outcome, now.outcome);
                let change = Change::Outcome { part, before, now };
                let told = changed.get(&name).is_some_and(|changes| changes.contains(&change));
                assert_eq!(told, before != now, "{name}");
                if told {
                    assert_eq!(now, Outcome::Prohibited, "{name}: a forbid only forbids");
                    outcomes += 1;
                }
            }
        }
        assert!(outcomes >= 2, "{name}: {outcomes}");
    }
}

/// A question that the other policies cannot be asked is listed, with the reason.
#[test]
fn a_word_that_a_draft_lost_is_told() {
    let (_, records) = log("plexuus");
    let other: Policy = load("plusnxt.toml");
    let other = engine(
        other
            .into_builder()
            .in_force_from(time::macros::datetime!(2000-01-01 0:00 UTC))
            .build()
            .unwrap(),
    );
    let refused: Vec<_> = other.backtest(&records).filter(|one| one.replay.is_err()).collect();
    assert!(!refused.is_empty());
    for one in &refused {
        assert!(one.is_of_outcome());
        let error = one.replay.as_ref().unwrap_err();
        assert_eq!(Some(error), other.ask(one.record.question.clone()).err().as_ref());
    }
}
