//! Theorems about decisions, with records.

use super::cases::{anchors, any_case, any_hold, decide};
use crate::harness::{Hits, check, same};
use permitted::engine::{Fact, FactValue, MissingFact, Part};
use permitted::{Action, Decision, Outcome};
use proptest::prelude::*;
use proptest::sample::select;
use time::macros::datetime;

fn any_action() -> impl Strategy<Value = Action> {
    let actions = [
        Action::USE,
        Action::STORE,
        Action::ERASE,
        Action::ANONYMISE,
        Action::RESTRICT,
        Action::DISCLOSE,
    ];
    select(actions.to_vec())
}

#[test]
fn t5_holds_only_hurt_storage_aside() {
    let (worse, stored) = (Hits::default(), Hits::default());
    check(2_000, &(any_case(), any_hold(), any_action()), |(case, hold, action)| {
        let engine = case.engine();
        let before = case.decide(&engine, action.clone());
        let after = case.with_hold(hold).decide(&engine, action.clone());
        for (before, after) in before.parts.iter().zip(&after.parts) {
            if action == Action::STORE {
                prop_assert!(after.outcome >= before.outcome, "a hold forbids no storage");
                stored.count(after.outcome > before.outcome);
            } else {
                prop_assert!(
                    after.outcome <= before.outcome,
                    "{:?}, then {:?}",
                    before.outcome,
                    after.outcome
                );
                worse.count(after.outcome < before.outcome);
            }
        }
        Ok(())
    });
    worse.at_least(100);
    stored.at_least(20);
}

#[test]
fn t10_nothing_changes_before_stable_until() {
    let (ended, moments) = (Hits::default(), Hits::default());
    check(1_200, &(any_case(), any_action()), |(case, action)| {
        let engine = case.engine();
        let shown = |decision: &Decision| -> Vec<_> {
            let parts = decision.parts.iter();
            parts.map(|part| (part.outcome, part.citations.clone())).collect()
        };
        let now = case.decide(&engine, action.clone());
        prop_assert!(now.stable_until.is_none_or(|end| end > case.at));
        let end = now.stable_until;
        for at in case.moments().into_iter().take_while(|at| end.is_none_or(|end| *at < end)) {
            let later = case.at(at).decide(&engine, action.clone());
            same(&format!("at {at}"), &shown(&now), &shown(&later))?;
            moments.count(true);
        }
        if let Some(end) = end {
            let then = case.at(end).decide(&engine, action.clone());
            ended.count(shown(&then) != shown(&now));
        }
        Ok(())
    });
    moments.at_least(1_000);
    ended.at_least(200);
}

/// Every way of giving each of the facts one of the values.
fn assignments(facts: &[MissingFact]) -> Vec<Vec<MissingFact>> {
    facts.iter().fold(vec![Vec::new()], |all: Vec<Vec<MissingFact>>, fact| {
        let MissingFact::Value { fact, values } = fact else {
            return all.into_iter().map(|one| [one, vec![fact.clone()]].concat()).collect();
        };
        let with = |one: &Vec<MissingFact>, value: &FactValue| {
            let value = MissingFact::Value { fact: fact.clone(), values: vec![value.clone()] };
            [one.clone(), vec![value]].concat()
        };
        all.iter().flat_map(|one| values.iter().map(|value| with(one, value))).collect()
    })
}

#[test]
fn t11_missing_events_are_enough_and_none_is_too_many() {
    let (cured, hopeless) = (Hits::default(), Hits::default());
    check(600, &(any_case(), any_action()), |(case, action)| {
        let engine = case.engine();
        let question = case.question(action, &case.record.purposes);
        let decision = engine.ask(question.clone()).unwrap();
        let with = |part: &Part, facts: &[MissingFact]| {
            let supplied = question.supplied(part.item, part.purpose_index, facts, 0);
            let decision = decide(&engine, supplied);
            let mut parts = decision.parts.into_iter();
            let found =
                parts.find(|one| (one.item, one.purpose_index) == (part.item, part.purpose_index));
            found.unwrap().outcome
        };
        for part in &decision.parts {
            let Some(missing) = &part.missing else {
                same("nothing missing", &part.outcome, &Outcome::Permitted)?;
                continue;
            };
            for set in &missing.sets {
                for chosen in assignments(set) {
                    same("enough", &with(part, &chosen), &Outcome::Permitted)?;
                    for place in 0..chosen.len() {
                        let mut fewer = chosen.clone();
                        fewer.remove(place);
                        prop_assert_ne!(with(part, &fewer), Outcome::Permitted, "{:?}", set);
                    }
                }
                cured.count(true);
            }
            if missing.nothing_cures() {
                let values = [
                    FactValue::NotYet,
                    FactValue::Instant(case.at),
                    FactValue::Instant(datetime!(1000-01-01 0:00 UTC)),
                ];
                let open =
                    anchors().into_iter().filter(|one| case.record.life.known(one).is_none());
                let open: Vec<MissingFact> = open
                    .map(|event| MissingFact::Value {
                        fact: Fact::LifeEvent { item: part.item, event },
                        values: values.to_vec(),
                    })
                    .collect();
                for chosen in assignments(&open) {
                    prop_assert_ne!(with(part, &chosen), Outcome::Permitted, "{:?}", chosen);
                }
                hopeless.count(true);
            }
        }
        Ok(())
    });
    cured.at_least(50);
    hopeless.at_least(80);
}
