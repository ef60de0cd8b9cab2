//! What would make an answer permitted: T11.

use crate::generate::{Case, case};
use crate::harness::{Hits, check};
use crate::oracle::Oracle;
use permitted::{MissingFact, Outcome, Part};
use proptest::prelude::*;

/// The same facts with one value picked for each that lists several, in every combination.
fn combinations(facts: &[MissingFact]) -> Vec<Vec<MissingFact>> {
    let mut all = vec![Vec::new()];
    for fact in facts {
        let options: Vec<MissingFact> = match fact {
            MissingFact::Value { fact, values } => values
                .iter()
                .map(|value| MissingFact::Value { fact: *fact, values: vec![value.clone()] })
                .collect(),
            other => vec![other.clone()],
        };
        all = all
            .iter()
            .flat_map(|chosen: &Vec<MissingFact>| {
                options.iter().map(|option| {
                    let mut longer = chosen.clone();
                    longer.push(option.clone());
                    longer
                })
            })
            .collect();
    }
    all
}

fn with(oracle: &Oracle, case: &Case, part: &Part, facts: &[MissingFact]) -> Outcome {
    let supplied = case.question.supplied(part.item, part.purpose_index, facts, 0);
    let decision = oracle.decide(&supplied);
    let same = |other: &&Part| (other.item, other.purpose_index) == (part.item, part.purpose_index);
    decision.parts.iter().find(same).unwrap().outcome
}

#[test]
fn t11_missing_facts_are_enough_and_none_is_too_many() {
    let hits = Hits::default();
    check(1_500, &case(), |case| {
        let oracle = Oracle::new(&case);
        let decision = oracle.decide(&case.question);
        for part in &decision.parts {
            let Some(missing) = &part.missing else {
                prop_assert_eq!(part.outcome, Outcome::Permitted);
                continue;
            };
            prop_assert_ne!(part.outcome, Outcome::Permitted);
            prop_assert!(missing.sets.len() <= 16);
            prop_assert!(missing.sets.windows(2).all(|two| two[0].len() <= two[1].len()));
            for set in &missing.sets {
                prop_assert!(!set.is_empty());
                for chosen in combinations(set) {
                    let outcome = with(&oracle, &case, part, &chosen);
                    prop_assert_eq!(outcome, Outcome::Permitted, "not enough: {:?}", chosen);
                }
                for left_out in 0..set.len() {
                    let mut fewer = set.clone();
                    fewer.remove(left_out);
                    let all = combinations(&fewer);
                    let enough = all
                        .iter()
                        .all(|chosen| with(&oracle, &case, part, chosen) == Outcome::Permitted);
                    prop_assert!(!enough, "too many: {:?}", set);
                }
                hits.count(true);
            }
        }
        Ok(())
    });
    hits.at_least(300);
}
