//! Random changes of the example files, one or several in one document.

use super::fixtures::{Fixture, examples, of_scenarios};
use super::mutations::{at, changes, paths};
use super::verdicts::Tally;
use proptest::prelude::{Strategy, any};
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// How many documents are made of each example file, unless `EACH` says otherwise.
fn each() -> usize {
    std::env::var("EACH").map_or(20, |number| number.parse().unwrap())
}

/// Where changes are made, and which.
fn picks() -> impl Strategy<Value = Vec<(Index, Index)>> {
    proptest::collection::vec(any::<(Index, Index)>(), 1..4)
}

fn changed(fixture: &Fixture, picks: &[(Index, Index)], tally: &mut Tally) {
    let mut value = fixture.value.clone();
    let mut told = Vec::new();
    for (place, change) in picks {
        let paths = paths(&value);
        let path = place.get(&paths);
        let before = at(&mut value, path).clone();
        let changes = changes(&before);
        let (how, after) = change.get(&changes);
        *at(&mut value, path) = after.clone();
        told.push(format!("{path:?} {how}"));
        if value.as_object().is_none() {
            break;
        }
    }
    tally.judge(fixture.kind, &value, format_args!("{}, {}", fixture.name, told.join("; ")));
}

#[test]
fn example_files_are_judged_alike_however_they_are_changed() {
    // The same seed each time, so that what fails, fails again.
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[13; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut tally = Tally::default();
    for fixture in examples().into_iter().chain(of_scenarios(3)) {
        for _ in 0..each() {
            let picks = picks().new_tree(&mut runner).unwrap().current();
            changed(&fixture, &picks, &mut tally);
        }
    }
    tally.check("random changes of example files");
    assert!(tally.misshapen > tally.judged / 3, "{}", tally.misshapen);
}
