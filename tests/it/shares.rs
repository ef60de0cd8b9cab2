//! Whether the generated cases are worth testing with: every outcome comes up often.

use crate::generate::words::is_party_bound;
use crate::generate::{Case, case};
use crate::harness::runner;
use crate::reference::{Reference, Verdict};
use proptest::strategy::{Strategy, ValueTree};
use std::collections::BTreeMap;

#[test]
fn every_outcome_has_its_share_of_the_cases() {
    const CASES: u32 = 2_000;
    let strategy = case();
    let mut runner = runner(CASES);
    let mut shares: BTreeMap<Verdict, u32> = BTreeMap::new();
    for _ in 0..CASES {
        let case: Case = strategy.new_tree(&mut runner).unwrap().current();
        let (timelines, words) = (case.build(), case.vocabulary());
        let answer = Reference::new(&timelines, &words, is_party_bound).decide(&case.question);
        *shares.entry(answer.outcome).or_default() += 1;
    }
    println!("{shares:?}");
    assert_eq!(shares.len(), 5, "{shares:?}");
    assert!(shares.values().all(|share| share * 100 >= CASES * 3), "{shares:?}");
}
