//! Changes of every value of small documents in which every key stands.

use super::fixtures::{of_scenarios, small};
use super::mutations::{at, changes, paths};
use super::verdicts::Tally;

/// Of how many changes one is made: of seven, unless `ONE_OF` says otherwise. `ONE_OF=1` makes all.
fn one_of() -> usize {
    std::env::var("ONE_OF").map_or(7, |number| number.parse().unwrap())
}

#[test]
fn the_schema_refuses_what_the_reader_refuses_for_its_shape_and_nothing_else() {
    let (mut tally, mut number, one_of) = (Tally::default(), 0, one_of());
    for fixture in small().into_iter().chain(of_scenarios(1)) {
        for path in paths(&fixture.value) {
            let mut value = fixture.value.clone();
            let before = at(&mut value, &path).clone();
            for (how, after) in changes(&before) {
                number += 1;
                if number % one_of != 0 {
                    continue;
                }
                *at(&mut value, &path) = after;
                tally.judge(fixture.kind, &value, format_args!("{}, {path:?} {how}", fixture.name));
            }
        }
    }
    tally.check("systematic changes");
    assert!(tally.judged > 100_000 / one_of, "{}", tally.judged);
    assert!(tally.misshapen > tally.judged / 2, "{}", tally.misshapen);
    assert!(tally.accepted > 10_000 / one_of, "{}", tally.accepted);
}
