//! Small worlds, all of them: every ledger of up to three events under a number of policies that
//! read them. The engine and the reference agree on each (T14), and what is on record and what is
//! left unsaid do what T4, T5 and T12 say; not in a sample, but in every ledger there is.
//!
//! [`events`] says what the 360 events are. They make 1 ledger without events, 360 of one, 64,620 of
//! two and 7,711,320 of three; a ledger holds an event once, and says nothing of the order in which
//! its events came in. Under each policy of [`policies`] it is asked of a child of 15, under some also
//! of a grown-up, of somebody of unknown age or about an act of nobody knows whom; always for two
//! purposes, of which one is below the other, at a moment after all that was said.
//!
//! Ledgers of up to two events are all asked about, those of three every so many in the order of
//! the enumeration, and all of them where `PERMITTED_ALL_SMALL_WORLDS=1`.

mod events;
mod policies;
mod theorems;
mod world;

use events::{EVENTS, PAIRS, TRIPLES};
use permitted::{Action, Evidence, EvidenceKind};
use policies::{GAZETTE, LAW};
use theorems::Tally;
use time::macros::datetime;
use world::{ADULT, Asked, BY_SOMEBODY, CHILD, SOMEBODY, World};

/// Of how many ledgers of three events one is asked about. It has no divisor in common with how
/// many events and instants there are, so that none of them is passed over.
const STRIDE: usize = 2_003;

fn asks_all() -> bool {
    std::env::var("PERMITTED_ALL_SMALL_WORLDS").is_ok_and(|value| value == "1")
}

/// Every ledger of a world.
fn try_all(mut world: World) {
    let stride = if asks_all() { 1 } else { STRIDE };
    let mut tally = Tally::default();
    world.try_theorems(&[], &mut tally);
    for one in 0..EVENTS {
        world.try_theorems(&[one], &mut tally);
    }
    for one in 0..EVENTS {
        for other in one + 1..EVENTS {
            world.try_theorems(&[one, other], &mut tally);
        }
    }
    let mut number = 0;
    for one in 0..EVENTS {
        for other in one + 1..EVENTS {
            for third in other + 1..EVENTS {
                if number % stride == 0 {
                    world.try_theorems(&[one, other, third], &mut tally);
                }
                number += 1;
            }
        }
    }
    assert_eq!(number, TRIPLES, "all are counted");
    says_something(&tally, 1 + EVENTS + PAIRS + TRIPLES.div_ceil(stride));
}

/// That the theorems had something to say in this world.
fn says_something(tally: &Tally, ledgers: usize) {
    println!("{tally:#?}");
    assert_eq!(tally.ledgers, ledgers as u64);
    // In a hundredth of the ledgers and more.
    let often = tally.ledgers / 100;
    assert!(tally.permitted > often, "hardly anything is permitted: {tally:?}");
    assert!(tally.not_permitted > often, "hardly anything is not permitted: {tally:?}");
    for (theorem, held) in [("T4", &tally.t4), ("T5", &tally.t5), ("T12", &tally.t12)] {
        assert!(held.premises > often, "{theorem} has hardly a premise: {tally:?}");
        assert!(held.mattered > often, "{theorem} hardly matters: {tally:?}");
    }
    assert!(tally.unnamed_parents > often, "hardly any parent is left unnamed: {tally:?}");
}

fn gazette(rules: &str) -> Vec<String> {
    vec![format!("{GAZETTE}{rules}")]
}

fn gazette_and_law(rules: &str, law: &str) -> Vec<String> {
    vec![format!("{GAZETTE}{rules}"), format!("{LAW}{law}")]
}

/// A use, without evidence on record.
fn uses(texts: Vec<String>, asked: &[Asked]) -> World {
    World::new(texts, &Action::USE, &[], asked)
}

#[test]
fn consent() {
    try_all(uses(gazette(policies::CONSENT), &[CHILD, BY_SOMEBODY]));
}

#[test]
fn strengths_of_consent() {
    try_all(uses(gazette(policies::STRENGTHS), &[CHILD]));
}

#[test]
fn legitimate_interests() {
    try_all(uses(gazette(policies::LEGITIMATE_INTERESTS), &[CHILD]));
}

#[test]
fn an_opt_out_with_grace() {
    try_all(uses(gazette(policies::GRACE), &[CHILD, BY_SOMEBODY]));
}

#[test]
fn an_opt_out_with_grace_for_what_is_in_process() {
    // Before the second instant and after the first.
    let on_its_way =
        Evidence::new(EvidenceKind::ALREADY_IN_PROCESS, datetime!(2026-02-05 0:00 UTC));
    let texts = gazette(policies::ALREADY_IN_PROCESS);
    try_all(World::new(texts, &Action::USE, &[on_its_way], &[CHILD]));
}

#[test]
fn deemed_consent() {
    let read_on = Evidence::new(EvidenceKind::CONTINUED_USE, datetime!(2026-02-05 0:00 UTC));
    let texts = gazette(policies::DEEMED_CONSENT);
    try_all(World::new(texts, &Action::USE, &[read_on], &[CHILD]));
}

#[test]
fn parents_speak_for_children() {
    try_all(uses(gazette(policies::PARENTS_SPEAK), &[CHILD, SOMEBODY]));
}

#[test]
fn parents_and_children_both_speak() {
    try_all(uses(gazette(policies::BOTH_SPEAK), &[CHILD, ADULT]));
}

#[test]
fn parents_speak_alone() {
    try_all(uses(gazette(policies::PARENTS_SPEAK_ALONE), &[CHILD, SOMEBODY]));
}

#[test]
fn readers_speak_alone_under_a_law_that_hears_parents() {
    let texts = gazette_and_law(policies::READERS_SPEAK_ALONE, policies::LAW_HEARS_PARENTS);
    try_all(uses(texts, &[CHILD]));
}

#[test]
fn readers_speak_alone_under_a_law_that_asks_for_consent() {
    let texts = gazette_and_law(policies::READERS_SPEAK_ALONE, policies::LAW_ASKS_FOR_CONSENT);
    try_all(uses(texts, &[CHILD]));
}

#[test]
fn a_law_asks_for_both() {
    let texts = gazette_and_law(policies::TWO_GROUNDS, policies::LAW_ASKS_BOTH);
    try_all(uses(texts, &[CHILD, ADULT]));
}

#[test]
fn a_restriction_with_an_exception() {
    try_all(uses(gazette(policies::RESTRICTION), &[CHILD]));
}

#[test]
fn a_law_admits_consent_alone() {
    let texts = gazette_and_law(policies::TWO_GROUNDS, policies::LAW_ADMITS_CONSENT);
    try_all(uses(texts, &[CHILD, BY_SOMEBODY]));
}

#[test]
fn alternative_bases() {
    try_all(uses(gazette(policies::ALTERNATIVES), &[CHILD]));
}

#[test]
fn contact_that_survives_objection() {
    let texts = gazette(policies::CONTACT);
    try_all(World::new(texts, &Action::CONTACT, &[], &[CHILD]));
}

#[test]
fn a_law_with_an_opt_out() {
    let texts = gazette_and_law(policies::CONTRACT, policies::LAW_OPT_OUT);
    try_all(uses(texts, &[CHILD, BY_SOMEBODY]));
}
