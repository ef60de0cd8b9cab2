//! T14: many decisions at once are the same as one by one.

use crate::documents::{Example, load};
use crate::generate::{Case, any_case, case_of_several_policies, case_on_record};
use crate::harness::{CASES, Hits, check, same};
use permitted::facts::Question;
use permitted::policy::Anchor;
use permitted::words::FacetKind;
use permitted::{
    Action, Age, Asked, Channel, Column, Columns, ConsentEvent, ConsentLedger, DataCategory, Depth,
    Engine, Life, Place, Policy, Purpose, RequestBuilder, Several, Subject, SubjectFacts,
};
use proptest::test_runner::TestCaseResult;
use std::slice;
use time::macros::datetime;

/// The question without what is known of its subject, which is asked for apart.
fn prepared(question: &RequestBuilder) -> RequestBuilder {
    let mut prepared = question.clone();
    prepared.subject = Subject::default();
    prepared.ledger = None;
    prepared.evidence = Vec::new();
    prepared
}

fn one_by_one(case: &Case, permitted: &Hits) -> TestCaseResult {
    let engine = Engine::new(case.build()).unwrap();
    let question = &case.question;
    let whole = engine.request(question.clone()).unwrap();
    let request = engine.request(prepared(question)).unwrap();
    let facts =
        engine.facts(&question.subject, question.ledger.as_ref(), &question.evidence).unwrap();
    let expected = engine.decide_to(&whole, Depth::WithoutMissing);
    permitted.count(expected.is_permitted());
    let found = engine.decide_about(&request, &facts, Depth::WithoutMissing);
    // Which of several alike uses is the witness can depend on what was divided.
    same("outcomes", &found.outcome, &expected.outcome)?;
    for (found, expected) in found.parts.iter().zip(&expected.parts) {
        same("citations", &found.citations, &expected.citations)?;
        same("grounds", &found.grounds, &expected.grounds)?;
        same("unknown facts", &found.unknown, &expected.unknown)?;
        same("notices", &found.notices, &expected.notices)?;
    }
    same("obligations", &found.obligations, &expected.obligations)?;
    same("until when it holds", &found.stable_until, &expected.stable_until)?;
    same("yes or no", &engine.permits_about(&request, &facts), &expected.is_permitted())?;
    // The request itself is not changed by being asked about others.
    let alone = engine.decide_to(&request, Depth::WithoutMissing);
    same("the request alone", &alone.is_permitted(), &engine.permits(&request))?;
    let several = [whole, request];
    let answers: Vec<bool> = engine.permits_all(&several).collect();
    same("slices", &answers, &vec![expected.is_permitted(), alone.is_permitted()])?;
    let decisions: Vec<_> = engine.decide_all(&several, Depth::WithoutMissing).collect();
    same("slices of decisions", &decisions, &vec![expected, alone])
}

#[test]
fn a_prepared_request_answers_about_any_subject_as_a_whole_one() {
    let permitted = Hits::default();
    check(CASES / 10, &case_of_several_policies(), |case| one_by_one(&case, &permitted));
    check(CASES / 10, &case_on_record(), |case| one_by_one(&case, &permitted));
    permitted.at_least(300);
}

/// The question as it would be asked about others: with less on record, of another age, and with
/// nothing known at all.
fn about_others(question: &RequestBuilder) -> Vec<RequestBuilder> {
    let mut others = vec![question.clone(), prepared(question)];
    let events = question.ledger.iter().flat_map(ConsentLedger::events);
    let events: Vec<ConsentEvent> = events.cloned().collect();
    let ledgers = (0..=events.len()).map(|count| &events[..count]);
    let ledgers = ledgers.chain(events.iter().map(slice::from_ref));
    for events in ledgers {
        let ledger = ConsentLedger::new(events.iter().cloned()).unwrap();
        others.push(question.clone().ledger(ledger));
    }
    for evidence in &question.evidence {
        let mut other = question.clone();
        other.evidence = vec![evidence.clone()];
        others.push(other);
    }
    for years in [12, 15, 40] {
        let mut other = question.clone();
        other.subject.age = Some(Age::Years(years));
        others.push(other);
    }
    for residence in [Place::US, Place::DE] {
        let mut other = question.clone();
        other.subject.residence = Some(residence);
        other.subject.kinds = Several::default();
        others.push(other);
    }
    others
}

#[test]
fn one_request_is_answered_about_each_of_many_as_if_it_were_about_that_one() {
    let (differing, planned) = (Hits::default(), Hits::default());
    check(CASES / 5, &any_case(), |case| {
        let engine = Engine::new(case.build()).unwrap();
        let question = &case.question;
        let others = about_others(question);
        let expected: Vec<bool> = others
            .iter()
            .map(|other| engine.permits(&engine.request(other.clone()).unwrap()))
            .collect();
        let facts: Vec<SubjectFacts> = others
            .iter()
            .map(|other| {
                engine.facts(&other.subject, other.ledger.as_ref(), &other.evidence).unwrap()
            })
            .collect();
        for request in [question.clone(), prepared(question)] {
            let request = engine.request(request).unwrap();
            let found: Vec<bool> = engine.permits_each(&request, &facts).collect();
            same("yes or no", &found, &expected)?;
        }
        let differ = expected.contains(&true) && expected.contains(&false);
        differing.count(differ);
        let of_records =
            question.record.is_some() || question.items.iter().any(|item| item.record.is_some());
        planned.count(differ && !of_records);
        Ok(())
    });
    differing.at_least(100);
    planned.at_least(100);
}

#[test]
fn columns_are_answered_as_their_rows_are() {
    let permitted = Hits::default();
    check(CASES / 20, &case_on_record(), |case| {
        let engine = Engine::new(case.build()).unwrap();
        let question = &case.question;
        let words = engine.vocabulary();
        let keys: Vec<DataCategory> = words.words().take(400).step_by(57).collect();
        let purposes: Vec<Purpose> =
            question.purposes.iter().map(|asked| asked.word.clone()).collect();
        let about = |question: &RequestBuilder| {
            let ledger = question.ledger.as_ref();
            engine.facts(&question.subject, ledger, &question.evidence).unwrap()
        };
        let subjects = [about(question), about(&prepared(question))];
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
        let found = engine.permits_columns(question, &columns).unwrap();
        for row in 0..rows as usize {
            let mut one = question.clone();
            one.items.truncate(1);
            one.items[0].category = Asked::from(keys[data[row] as usize].clone());
            one.purposes = vec![Asked::from(purposes[purpose[row] as usize].clone())].into();
            if subject[row] == 1 {
                one = prepared(&one);
            }
            let expected = engine.permits(&engine.request(one).unwrap());
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
    let question = RequestBuilder::new(Action::USE, at).data([DataCategory::CARD_NUMBER]);
    let purposes = [Purpose::PAYMENT, Purpose::new("unheard-of").unwrap()];
    let channels = [Channel::EMAIL];
    let wrong = |purpose: &[u32], channel: &[u32]| {
        let columns = Columns {
            purpose: Some(Column { dictionary: &purposes, codes: purpose }),
            channel: Some(Column { dictionary: &channels, codes: channel }),
            ..Columns::default()
        };
        engine.permits_columns(&question, &columns).unwrap_err().to_string()
    };
    insta::assert_snapshot!(
        wrong(&[0, 7], &[0]),
        @"purpose: codes[1]: code 7 stands for nothing in a dictionary of 2; write places in the dictionary, from 0; channel: the column has 1 rows, others have 2; give every column a code for every row"
    );
    insta::assert_snapshot!(wrong(&[0, 1], &[0, 0]), @"purpose[0]: unknown purpose `unheard-of`; choose a word that exists, or define it as a `[[word]]` of the policy");
    assert!(engine.vocabulary().has_key(FacetKind::Purpose, "payment"));
}

#[test]
fn the_question_of_a_request_can_be_changed_and_asked_anew() {
    for name in Example::NAMES {
        let Example { policy, scenarios } = Example::load(name);
        let scenarios = scenarios.scenarios();
        let engine = Engine::new([policy.clone()]).unwrap();
        let other = Engine::new([policy, load("gdpr.toml")]).unwrap();
        let nexts = scenarios.iter().skip(1).step_by(7);
        for (before, next) in scenarios.iter().step_by(7).zip(nexts) {
            let request = engine.request(before.question.clone()).unwrap();
            assert_eq!(*request.question(), before.question);
            let mut question = request.question().clone();
            *question = Question::clone(&next.question);
            assert_eq!(question, next.question);
            let found = engine.decide(&engine.request(question).unwrap());
            let expected = engine.decide(&engine.request(next.question.clone()).unwrap());
            assert_eq!(found, expected, "{name}: {}, then {}", before.name, next.name);
            // A clone keeps what was found; another engine does not.
            assert_eq!(engine.decide(&request.clone()), engine.decide(&request));
            let anew = other.request(before.question.clone()).unwrap();
            assert_eq!(other.decide(&request), other.decide(&anew), "{name}: {}", before.name);
            assert_eq!(other.permits(&request), other.permits(&anew), "{name}: {}", before.name);
        }
    }
}

#[test]
fn facts_of_another_engine_permit_nothing() {
    let policy: Policy = toml::from_str(SHOP).unwrap();
    let (one, other) = (Engine::new([policy.clone()]).unwrap(), Engine::new([policy]).unwrap());
    let at = datetime!(2026-03-01 0:00 UTC);
    let question = RequestBuilder::new(Action::USE, at)
        .data([DataCategory::CARD_NUMBER])
        .purpose([Purpose::PAYMENT]);
    let request = one.request(question).unwrap();
    let subject = Subject::new("ada");
    assert!(one.permits_about(&request, &one.facts(&subject, None, &[]).unwrap()));
    let strange = other.facts(&subject, None, &[]).unwrap();
    assert!(!one.permits_about(&request, &strange));
    assert!(one.permits_each(&request, slice::from_ref(&strange)).eq([false]));
    assert!(other.permits_each(&request, slice::from_ref(&strange)).eq([false]));
    let decision = one.decide_about(&request, &strange, Depth::Full);
    assert!(!decision.is_permitted());
    assert!(decision.parts[0].grounds.is_empty());
}

#[test]
fn a_record_past_its_maximum_is_prohibited_whoever_it_is_about() {
    let policy: Policy = toml::from_str(&format!(
        "{SHOP}[[retention]]\nclause = 'r'\nmaximum = {{ period = '1 year', from = 'collected' }}\n\
         then = 'erase'\n"
    ))
    .unwrap();
    let engine = Engine::new([policy]).unwrap();
    let facts = engine.facts(&Subject::new("ada"), None, &[]).unwrap();
    let asked = |collected| {
        let question = RequestBuilder::new(Action::USE, datetime!(2026-03-01 0:00 UTC))
            .data([DataCategory::CARD_NUMBER])
            .purpose([Purpose::PAYMENT])
            .record(Life::new().anchor(Anchor::Collected, collected));
        let request = engine.request(question).unwrap();
        let decision = engine.decide_about(&request, &facts, Depth::Full);
        let clauses: Vec<String> =
            decision.clauses().iter().map(|clause| clause.as_str().to_owned()).collect();
        let answers: Vec<bool> =
            engine.permits_each(&request, &[facts.clone(), facts.clone()]).collect();
        (answers, clauses)
    };
    let past = asked(datetime!(2025-02-28 0:00 UTC));
    assert_eq!(past, (vec![false, false], vec!["r".to_owned()]));
    let (answers, clauses) = asked(datetime!(2025-03-02 0:00 UTC));
    assert_eq!((answers, clauses[0].as_str()), (vec![true, true], "p"));
}
