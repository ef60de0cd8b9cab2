//! T14: many decisions at once are the same as one by one; and T19: what is prepared keeps no moment.

use crate::documents::{Example, load};
use crate::generate::{Case, INSTANTS, any_case, case_of_several_policies, case_on_record};
use crate::harness::{CASES, Hits, check, same};
use crate::oracle::{decide_to, permits, prepare};
use permitted::engine::{Column, Columns, Depth, Notice};
use permitted::facts::{Age, Life, Several, Stated};
use permitted::words::FacetKind;
use permitted::{
    Act, Action, Channel, ConsentEvent, ConsentLedger, DataCategory, Engine, Facts, LifeEvent,
    Outcome, Place, Policy, PreparedFacts, Purpose, Question, Subject, render,
};
use proptest::test_runner::TestCaseResult;
use std::slice;
use time::macros::datetime;

/// The question about somebody of whom nothing is known.
fn about_nobody(question: &Question) -> Question {
    Question { facts: Facts::default(), ..question.clone() }
}

fn one_by_one(case: &Case, permitted: &Hits) -> TestCaseResult {
    let engine = Engine::new(case.build()).unwrap();
    let (question, at) = (&case.question, case.question.at);
    let (act, facts) = prepare(&engine, question);
    let (_, nobody) = prepare(&engine, &about_nobody(question));
    // What is missing is found by the same search either way, and would take most of the time.
    let depth = Depth::WithoutMissing;
    let expected = decide_to(&engine, question, depth);
    permitted.count(expected.is_permitted());
    same("the decision", &engine.decide_to(&act, &facts, at, depth), &expected)?;
    same("yes or no", &engine.permits(&act, &facts, at), &expected.is_permitted())?;
    // The act itself is not changed by being asked about others.
    let alone = engine.decide_to(&act, &nobody, at, depth);
    same("about nobody", &alone.is_permitted(), &engine.permits(&act, &nobody, at))?;
    same("asked again", &engine.decide_to(&act, &facts, at, depth), &expected)?;
    let acts = [act.clone(), act];
    let answers: Vec<bool> = engine.permits_acts(&acts, &facts, at).collect();
    same("many acts", &answers, &vec![expected.is_permitted(); 2])
}

#[test]
fn a_prepared_act_answers_with_any_facts_as_a_whole_question() {
    let permitted = Hits::default();
    check(CASES / 10, &case_of_several_policies(), |case| one_by_one(&case, &permitted));
    check(CASES / 10, &case_on_record(), |case| one_by_one(&case, &permitted));
    permitted.at_least(300);
}

/// T19: an act prepared once and asked at a moment answers as one prepared at that moment.
#[test]
fn t19_an_act_keeps_no_moment() {
    let differing = Hits::default();
    check(CASES / 20, &any_case(), |case| {
        let engine = Engine::new(case.build()).unwrap();
        let (act, facts) = prepare(&engine, &case.question);
        let mut answers = Vec::new();
        for at in INSTANTS {
            let depth = Depth::WithoutMissing;
            let asked_then = decide_to(&engine, &Question { at, ..case.question.clone() }, depth);
            same("the decision", &engine.decide_to(&act, &facts, at, depth), &asked_then)?;
            same("yes or no", &engine.permits(&act, &facts, at), &asked_then.is_permitted())?;
            answers.push(asked_then.outcome);
        }
        differing.count(answers.iter().any(|answer| *answer != answers[0]));
        Ok(())
    });
    differing.at_least(100);
}

/// The question as it would be asked about others: with less on record, of another age, and with
/// nothing known at all.
fn about_others(question: &Question) -> Vec<Question> {
    let mut others = vec![question.clone(), about_nobody(question)];
    let events = question.facts.ledger.iter().flat_map(ConsentLedger::events);
    let events: Vec<ConsentEvent> = events.cloned().collect();
    let ledgers = (0..=events.len()).map(|count| &events[..count]);
    let ledgers = ledgers.chain(events.iter().map(slice::from_ref));
    for events in ledgers {
        let ledger = ConsentLedger::new(events.iter().cloned()).unwrap();
        let mut other = question.clone();
        other.facts.ledger = Some(ledger);
        others.push(other);
    }
    for evidence in &question.facts.evidence {
        let mut other = question.clone();
        other.facts.evidence = vec![evidence.clone()];
        others.push(other);
    }
    for years in [12, 15, 40] {
        let mut other = question.clone();
        other.facts.subject.age = Some(Age::Years(years));
        others.push(other);
    }
    for residence in [Place::US, Place::DE] {
        let mut other = question.clone();
        other.facts.subject.residence = Some(residence.into());
        other.facts.subject.kinds = Several::default();
        others.push(other);
    }
    others
}

#[test]
fn t14_one_act_is_answered_about_each_of_many_as_if_it_were_about_that_one() {
    let (differing, planned) = (Hits::default(), Hits::default());
    check(CASES / 5, &any_case(), |case| {
        let engine = Engine::new(case.build()).unwrap();
        let (question, at) = (&case.question, case.question.at);
        let (act, _) = prepare(&engine, question);
        let others = about_others(question);
        let expected: Vec<bool> = others.iter().map(|other| permits(&engine, other)).collect();
        let facts: Vec<PreparedFacts> =
            others.iter().map(|other| engine.facts(other.facts.clone()).unwrap()).collect();
        let found: Vec<bool> = engine.permits_each(&act, &facts, at).collect();
        same("yes or no", &found, &expected)?;
        let differ = expected.contains(&true) && expected.contains(&false);
        differing.count(differ);
        let mut items = question.act.items.iter();
        let of_records = question.act.record.is_some() || items.any(|item| item.record.is_some());
        planned.count(differ && !of_records);
        Ok(())
    });
    differing.at_least(100);
    planned.at_least(100);
}

#[test]
fn t14_columns_are_answered_as_their_rows_are() {
    let permitted = Hits::default();
    check(CASES / 20, &case_on_record(), |case| {
        let engine = Engine::new(case.build()).unwrap();
        let question = &case.question;
        let words = engine.vocabulary();
        let keys: Vec<DataCategory> = words.words().take(400).step_by(57).collect();
        let purposes: Vec<Purpose> =
            question.act.purposes.iter().map(|asked| asked.word.clone()).collect();
        let about = |question: &Question| engine.facts(question.facts.clone()).unwrap();
        let subjects = [about(question), about(&about_nobody(question))];
        let rows = 24_u32;
        let codes = |size: usize, step: u32| -> Vec<u32> {
            let size = u32::try_from(size).unwrap();
            (0..rows).map(|row| row / step % size).collect()
        };
        let (data, purpose, subject) =
            (codes(keys.len(), 3), codes(purposes.len(), 2), codes(2, 1));
        let columns = Columns {
            data: Some(Column { dictionary: &keys, codes: &data }),
            purpose: Some(Column { dictionary: &purposes, codes: &purpose }),
            subject: Some(Column { dictionary: &subjects, codes: &subject }),
            ..Columns::default()
        };
        let found = engine.permits_columns(&question.act, &columns, question.at).unwrap();
        for row in 0..rows as usize {
            let mut one = question.clone();
            one.act.items.truncate(1);
            one.act.items[0].category = Stated::from(keys[data[row] as usize].clone());
            one.act.purposes = vec![Stated::from(purposes[purpose[row] as usize].clone())].into();
            if subject[row] == 1 {
                one = about_nobody(&one);
            }
            let expected = permits(&engine, &one);
            permitted.count(expected);
            same("a row", &found[row], &expected)?;
        }
        Ok(())
    });
    permitted.at_least(300);
}

const SHOP: &str = "id = 'shop'\nversion = '1'\nfrom = 2020-01-01\n\
                    [[permit]]\nclause = 'p'\npurpose = 'payment'\n";

#[test]
fn what_is_wrong_with_columns_is_told_by_column_and_row() {
    let policy: Policy = toml::from_str(SHOP).unwrap();
    let engine = Engine::new([policy]).unwrap();
    let at = datetime!(2026-03-01 0:00 UTC);
    let act = Act::new(Action::CONTACT).data(DataCategory::CARD_NUMBER);
    let purposes = [Purpose::PAYMENT, Purpose::new("unheard-of").unwrap()];
    let channels = [Channel::EMAIL];
    let wrong = |purpose: &[u32], channel: &[u32]| {
        let columns = Columns {
            purpose: Some(Column { dictionary: &purposes, codes: purpose }),
            channel: Some(Column { dictionary: &channels, codes: channel }),
            ..Columns::default()
        };
        engine.permits_columns(&act, &columns, at).unwrap_err().to_string()
    };
    insta::assert_snapshot!(
        wrong(&[0, 7], &[0]),
        @"purpose: codes[1]: code 7 stands for nothing in a dictionary of 2; write places in the dictionary, from 0; channel: the column has 1 rows, others have 2; give every column a code for every row"
    );
    insta::assert_snapshot!(wrong(&[0, 1], &[0, 0]), @"purpose[0]: unknown purpose `unheard-of`; choose a word that exists, or define it as a `[[word]]` of the policy");
    assert!(engine.vocabulary().has_key(FacetKind::Purpose, "payment"));
}

/// After a reload, what the engine before it prepared is looked up anew.
#[test]
fn what_another_engine_prepared_is_looked_up_anew() {
    for name in Example::NAMES {
        let Example { policy, scenarios, .. } = Example::load(name);
        let engine = Engine::new([policy.clone()]).unwrap();
        let other = Engine::new([policy, load("gdpr.toml")]).unwrap();
        for scenario in scenarios.scenarios().iter().step_by(7) {
            let question = &scenario.question;
            let (act, facts) = prepare(&engine, question);
            assert_eq!(act.act(), &question.act);
            assert_eq!(facts.facts(), &question.facts);
            let expected = other.ask(question.clone()).unwrap();
            assert_eq!(
                other.decide(&act, &facts, question.at),
                expected,
                "{name}: {}",
                scenario.name
            );
            let yes = expected.is_permitted();
            assert_eq!(other.permits(&act, &facts, question.at), yes, "{name}: {}", scenario.name);
            let facts = [facts];
            assert!(other.permits_each(&act, &facts, question.at).eq([yes]));
            // One of the two may be its own.
            let (own_act, own_facts) = prepare(&other, question);
            assert_eq!(other.decide(&own_act, &facts[0], question.at), expected);
            assert_eq!(other.decide(&act, &own_facts, question.at), expected);
        }
    }
}

/// A reload may drop a word that was prepared: the answer is no, says why, and claims nothing more.
#[test]
fn what_another_engine_prepared_in_words_unknown_here_is_told() {
    let word = "[[word]]\nfacet = 'purpose'\nkey = 'raffle'\ndefinition = 'Drawing lots.'\n";
    let before: Policy =
        toml::from_str(&format!("{SHOP}{word}[[permit]]\nclause = 'q'\npurpose = 'raffle'\n"))
            .unwrap();
    let (before, after) = (
        Engine::new([before]).unwrap(),
        Engine::new([toml::from_str::<Policy>(SHOP).unwrap()]).unwrap(),
    );
    let at = datetime!(2026-03-01 0:00 UTC);
    let raffle = Purpose::new("raffle").unwrap();
    let act =
        before.prepare(Act::new(Action::USE).data(DataCategory::NAME).purpose(raffle)).unwrap();
    let facts = before.facts(Facts::about(Subject::new("ada"))).unwrap();
    assert!(before.permits(&act, &facts, at));
    assert!(!after.permits(&act, &facts, at));
    let decision = after.decide(&act, &facts, at);
    assert_eq!(decision.outcome, Outcome::NotPermitted);
    assert!(decision.parts[0].missing.is_none(), "nobody searched for what would cure it");
    let told: Vec<String> = decision.parts[0].notices.iter().map(render::notice).collect();
    insta::assert_snapshot!(told.join("\n"), @"it was prepared by another engine, and means nothing to this one: purpose[0]: unknown purpose `raffle`; choose a word that exists, or define it as a `[[word]]` of the policy");
}

#[test]
fn a_moment_out_of_range_is_outside_of_every_version() {
    let engine = Engine::new([toml::from_str::<Policy>(SHOP).unwrap()]).unwrap();
    let act = Act::new(Action::USE).data(DataCategory::NAME).purpose(Purpose::PAYMENT);
    let act = engine.prepare(act).unwrap();
    let facts = engine.facts(Facts::default()).unwrap();
    for (at, expected) in [
        (datetime!(2026-03-01 0:00 UTC), true),
        (datetime!(9700-12-31 0:00 UTC), true),
        (datetime!(9701-01-01 0:00 UTC), false),
        (datetime!(0999-12-31 0:00 UTC), false),
        (datetime!(9999-12-31 23:59 -23:59), false),
    ] {
        assert_eq!(engine.permits(&act, &facts, at), expected, "{at}");
        let decision = engine.decide(&act, &facts, at);
        assert_eq!(decision.is_permitted(), expected, "{at}");
        let notice = Notice::NoVersionInForce { policy: "shop".into() };
        assert_eq!(decision.parts[0].notices.contains(&notice), !expected, "{at}");
        let facts = [facts.clone()];
        assert!(engine.permits_each(&act, &facts, at).eq([expected]), "{at}");
        let question = Question::new(act.act().clone(), Facts::default(), at);
        assert_eq!(engine.ask(question).is_ok(), expected, "{at}");
    }
}

#[test]
fn a_record_past_its_maximum_is_prohibited_whoever_it_is_about() {
    let policy: Policy = toml::from_str(&format!(
        "{SHOP}[[retention]]\nclause = 'r'\nmaximum = {{ period = '1 year', from = 'collected' }}\n\
         then = 'erase'\n"
    ))
    .unwrap();
    let engine = Engine::new([policy]).unwrap();
    let facts = engine.facts(Facts::about(Subject::new("ada"))).unwrap();
    let at = datetime!(2026-03-01 0:00 UTC);
    let asked = |collected| {
        let act = Act::new(Action::USE)
            .data(DataCategory::CARD_NUMBER)
            .purpose(Purpose::PAYMENT)
            .record(Life::new().event(LifeEvent::COLLECTED, collected));
        let act = engine.prepare(act).unwrap();
        let decision = engine.decide(&act, &facts, at);
        let clauses: Vec<String> =
            decision.clauses().iter().map(|clause| clause.as_str().to_owned()).collect();
        let answers: Vec<bool> =
            engine.permits_each(&act, &[facts.clone(), facts.clone()], at).collect();
        (answers, clauses)
    };
    let past = asked(datetime!(2025-02-28 0:00 UTC));
    assert_eq!(past, (vec![false, false], vec!["r".to_owned()]));
    let (answers, clauses) = asked(datetime!(2025-03-02 0:00 UTC));
    assert_eq!((answers, clauses[0].as_str()), (vec![true, true], "p"));
}
