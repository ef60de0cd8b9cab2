//! What deciding allocates. It is counted, per thread, and not timed: the counts are the same on
//! every machine.

use crate::documents::{Example, load};
use crate::oracle::prepare;
use permitted::engine::Depth;
use permitted::policy::Strength;
use permitted::{
    ConsentEvent, ConsentLedger, Engine, Facts, Outcome, Policy, PreparedAct, PreparedFacts,
    Subject,
};
use std::hint::black_box;
use time::OffsetDateTime;
use time::macros::datetime;

/// How often something allocates.
fn allocations<T>(work: impl FnOnce() -> T) -> u64 {
    let counted = allocation_counter::measure(|| {
        black_box(work());
    });
    counted.count_total
}

/// A question of a scenario, prepared.
struct Asked {
    name: String,
    act: PreparedAct,
    facts: PreparedFacts,
    at: OffsetDateTime,
}

/// The questions of a policy's scenarios, put to it alone or together with two laws.
fn asked(name: &str, with_laws: bool) -> (Engine, Vec<Asked>) {
    let Example { policy, scenarios, .. } = Example::load(name);
    let laws = ["gdpr.toml", "ccpa.toml"].map(load::<Policy>);
    let laws = laws.into_iter().filter(|_| with_laws);
    let engine = Engine::new(std::iter::once(policy).chain(laws)).unwrap();
    let requests = scenarios
        .scenarios()
        .iter()
        .map(|one| {
            let (act, facts) = prepare(&engine, &one.question);
            Asked { name: one.name.clone(), act, facts, at: one.question.at }
        })
        .collect();
    (engine, requests)
}

fn all_asked() -> impl Iterator<Item = (Engine, Vec<Asked>)> {
    let alone = Example::NAMES.into_iter().map(|name| asked(name, false));
    alone.chain(std::iter::once_with(|| asked("plusnxt", true)))
}

/// Whether some word of the act stands for what lies below it as well.
fn is_broad(act: &PreparedAct) -> bool {
    let act = act.act();
    act.items.iter().any(|item| !item.category.exactly)
        || act.purposes.iter().any(|purpose| !purpose.exactly)
}

#[test]
fn a_yes_or_no_allocates_nothing() {
    let (mut questions, mut divided) = (0, 0);
    for (engine, requests) in all_asked() {
        for Asked { name, act, facts, at } in &requests {
            let count = allocations(|| engine.permits(act, facts, *at));
            if count == 0 {
                questions += 1;
                continue;
            }
            // Only where what is on record speaks of narrower words than the act does.
            let nothing = Facts::about(facts.facts().subject.clone());
            let nothing = engine.facts(nothing).unwrap();
            assert!(is_broad(act), "{name}: {count} allocations");
            assert_eq!(allocations(|| engine.permits(act, &nothing, *at)), 0, "{name}");
            divided += 1;
        }
    }
    assert!(questions > 500, "only {questions} questions were answered without allocating");
    assert!(divided < 40, "{divided} questions were divided by what is on record");
}

#[test]
fn a_further_subject_of_a_prepared_request_allocates_nothing() {
    let mut questions = 0;
    for (engine, requests) in all_asked() {
        for Asked { name, act, facts, at } in &requests {
            // What is on record about a narrower word than one that is asked would divide the
            // question anew.
            let purposes = act.act().purposes.iter().map(|asked| asked.word.clone());
            let ledger = ConsentLedger::new([
                ConsentEvent::objected("ada", datetime!(2025-03-01 0:00 UTC)),
                ConsentEvent::granted("ada", Strength::Express, datetime!(2025-06-01 0:00 UTC))
                    .purpose(purposes),
            ]);
            let subject = Subject { id: Some("ada".into()), ..facts.facts().subject.clone() };
            let facts = engine.facts(Facts::about(subject).ledger(ledger.unwrap())).unwrap();
            let subjects = vec![facts; 40];
            let count = |subjects: &[PreparedFacts]| {
                allocations(|| engine.permits_each(act, subjects, *at).filter(|yes| *yes).count())
            };
            let (one, many) = (count(&subjects[..1]), count(&subjects));
            assert_eq!(one, many, "{name}: {one} allocations for one, {many} for forty");
            questions += 1;
        }
    }
    assert!(questions > 500, "only {questions} questions were asked");
}

#[test]
fn the_counter_counts() {
    assert_eq!(allocations(|| ()), 0);
    assert_eq!(allocations(|| Box::new(1)), 1);
}

/// How often a plain yes allocates at most, with all that it says: one item for one purpose under
/// one policy, one permit that holds, at most two citations, no obligations. This is what the
/// scenario that allocates most was found to take; two thirds of it are the strings and lists of
/// the decision, which a copy of it takes as well. More means that finding the answer has begun to
/// allocate, or that the answer says more.
const PLAIN_YES: u64 = 46;

#[test]
fn a_plain_yes_allocates_little_but_what_it_says() {
    let mut plain = 0;
    for (engine, requests) in Example::NAMES.into_iter().map(|name| asked(name, false)) {
        for Asked { name, act, facts, at } in &requests {
            let decision = engine.decide_to(act, facts, *at, Depth::WithoutMissing);
            let [part] = &decision.parts[..] else { continue };
            let says_little = part.citations.len() <= 2 && part.grounds.len() == 1;
            let is_permitted = decision.outcome == Outcome::Permitted;
            if is_permitted && says_little && decision.obligations.is_empty() {
                let count =
                    allocations(|| engine.decide_to(act, facts, *at, Depth::WithoutMissing));
                assert!(count <= PLAIN_YES, "{name}: {count} allocations");
                plain += 1;
            }
        }
    }
    assert!(plain >= 20, "only {plain} plain questions were asked");
}
