//! T14: the engine and the reference agree on everything.

use crate::generate::words::is_party_bound;
use crate::generate::{
    Case, case_of_one_policy, case_of_records, case_of_several_policies, case_on_consent,
    case_on_declarations, case_on_record,
};
use crate::harness::{CASES, check, same};
use crate::oracle::{answer, prepare};
use crate::reference::{Reference, Verdict};
use permitted::Engine;
use permitted::engine::Depth;
use proptest::test_runner::TestCaseResult;

fn agree(case: &Case) -> TestCaseResult {
    let timelines = case.build();
    let engine = Engine::new(timelines.clone()).unwrap();
    let reference = Reference::new(&timelines, engine.vocabulary(), is_party_bound);
    let (act, facts) = prepare(&engine, &case.question);
    let at = case.question.at;

    // What is missing is tested with T11; searching for it here would only take time.
    let decision = engine.decide_to(&act, &facts, at, Depth::WithoutMissing);
    let found = answer(&decision);
    let expected = reference.decide(&case.question);
    same("engine and reference", &found, &expected)?;

    let permitted = expected.outcome == Verdict::Permitted;
    same("`permits` and the reference", &engine.permits(&act, &facts, at), &permitted)?;
    same("`is_permitted` and the reference", &decision.is_permitted(), &permitted)?;
    let asked: Vec<(usize, usize)> = (0..case.question.act.items.len())
        .flat_map(|item| (0..case.question.act.purposes.len()).map(move |purpose| (item, purpose)))
        .collect();
    let answered: Vec<(usize, usize)> =
        found.parts.iter().map(|part| (part.item, part.purpose)).collect();
    same("the parts answered and asked", &answered, &asked)
}

#[test]
fn t14_engine_and_reference_agree_on_one_policy() {
    check(CASES * 3 / 10, &case_of_one_policy(), |case| agree(&case));
}

#[test]
fn t14_engine_and_reference_agree_on_several_policies() {
    check(CASES * 3 / 10, &case_of_several_policies(), |case| agree(&case));
}

#[test]
fn t14_engine_and_reference_agree_on_consent_and_objections() {
    check(CASES * 4 / 10, &case_on_consent(), |case| agree(&case));
}

#[test]
fn t14_engine_and_reference_agree_on_what_is_declared() {
    check(CASES * 4 / 10, &case_on_declarations(), |case| agree(&case));
}

#[test]
fn t14_engine_and_reference_agree_on_facts_on_record() {
    check(CASES * 4 / 10, &case_on_record(), |case| agree(&case));
}

#[test]
fn t14_engine_and_reference_agree_on_records_and_orders() {
    check(CASES * 4 / 10, &case_of_records(), |case| agree(&case));
}
