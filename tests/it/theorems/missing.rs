//! What would make an answer permitted: T11.

use super::facts::{learn_all, learnt};
use crate::generate::facts::SUBJECTS;
use crate::generate::words::{EVIDENCE, parse};
use crate::generate::{Case, any_case};
use crate::harness::{Hits, check};
use crate::oracle::Oracle;
use permitted::engine::{MissingFact, Part};
use permitted::ids::PartyId;
use permitted::policy::Strength;
use permitted::{ConsentEvent, ConsentLedger, Evidence, Outcome, Question};
use proptest::prelude::*;

/// The same facts with one value picked for each that lists several, in every combination.
fn combinations(facts: &[MissingFact]) -> Vec<Vec<MissingFact>> {
    let mut all = vec![Vec::new()];
    for fact in facts {
        let options: Vec<MissingFact> = match fact {
            MissingFact::Value { fact, values } => values
                .iter()
                .map(|value| MissingFact::Value { fact: fact.clone(), values: vec![value.clone()] })
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
    check(1_000, &any_case(), |case| {
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
                        .any(|chosen| with(&oracle, &case, part, chosen) == Outcome::Permitted);
                    prop_assert!(!enough, "too many: {:?}", set);
                }
                hits.count(true);
            }
        }
        Ok(())
    });
    hits.at_least(200);
}

/// The question with all on record that could be: evidence of every kind about every party named,
/// and explicit consent that names all that is asked.
fn with_all_on_record(question: &Question) -> Question {
    let mut question = question.clone();
    let at = question.at;
    let named = |party: &Option<PartyId>| party.clone();
    let parties: Vec<PartyId> = [
        question.act.recipient.as_ref().and_then(|asked| named(&asked.party)),
        question.act.by.as_ref().and_then(|asked| named(&asked.party)),
        question.act.source.as_ref().and_then(|source| named(&source.party)),
        question.act.items[0].source.as_ref().and_then(|source| named(&source.party)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let purposes: Vec<_> = question.act.purposes.iter().map(|asked| asked.word.clone()).collect();
    let data: Vec<_> = question.act.items.iter().map(|item| item.category.word.clone()).collect();
    let recipients: Vec<_> =
        question.act.recipient.iter().map(|asked| asked.role.word.clone()).collect();
    let channels: Vec<_> = question.act.channel.iter().map(|asked| asked.word.clone()).collect();
    let places: Vec<_> = question.act.place.iter().map(|asked| asked.word.clone()).collect();
    macro_rules! scoped {
        ($record:expr) => {
            $record
                .purpose(purposes.clone())
                .data(data.clone())
                .recipient(recipients.clone())
                .channel(channels.clone())
                .place(places.clone())
        };
    }
    for kind in EVIDENCE {
        let evidence = scoped!(Evidence::new(parse(kind), at));
        question.facts.evidence.push(evidence.clone());
        question
            .facts
            .evidence
            .extend(parties.iter().map(|party| evidence.clone().party(party.clone())));
    }
    let ledger = question.facts.ledger.get_or_insert_with(ConsentLedger::default);
    let grant = scoped!(ConsentEvent::granted(SUBJECTS[0], Strength::Explicit, at));
    ledger.record(grant.clone()).unwrap();
    for party in parties {
        ledger.record(grant.clone().party(party)).unwrap();
    }
    question
}

#[test]
fn t11_nothing_cures_what_is_said_to_be_beyond_cure() {
    let hits = Hits::default();
    check(1_000, &(any_case(), learnt()), |(case, learnt)| {
        let oracle = Oracle::new(&case);
        let decision = oracle.decide(&case.question);
        let beyond_cure = |part: &&Part| part.missing.as_ref().is_some_and(|m| m.nothing_cures());
        for part in decision.parts.iter().filter(beyond_cure) {
            let told = with_all_on_record(&learn_all(&case, &learnt));
            let decision = oracle.decide(&told);
            let same = |other: &&Part| {
                (other.item, other.purpose_index) == (part.item, part.purpose_index)
            };
            let outcome = decision.parts.iter().find(same).unwrap().outcome;
            prop_assert_ne!(outcome, Outcome::Permitted, "cured: {:#?}", told);
            hits.count(true);
        }
        Ok(())
    });
    hits.at_least(200);
}
