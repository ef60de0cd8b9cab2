//! Every change of every value of small documents in which every key stands.

use super::fixtures::{of_scenarios, small};
use super::mutations::{at, changes, paths};
use super::verdicts::Tally;

#[test]
fn the_schema_refuses_what_the_reader_refuses_for_its_shape_and_nothing_else() {
    let mut tally = Tally::default();
    for fixture in small().into_iter().chain(of_scenarios(1)) {
        for path in paths(&fixture.value) {
            let mut value = fixture.value.clone();
            let before = at(&mut value, &path).clone();
            for (how, after) in changes(&before) {
                *at(&mut value, &path) = after;
                tally.judge(fixture.kind, &value, format_args!("{}, {path:?} {how}", fixture.name));
            }
        }
    }
    tally.check("systematic changes");
    assert!(tally.judged > 100_000, "{}", tally.judged);
    assert!(tally.misshapen > tally.judged / 2, "{}", tally.misshapen);
    assert!(tally.accepted > 10_000, "{}", tally.accepted);
}
