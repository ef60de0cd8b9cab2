//! Every example validates.

use super::fixtures::{examples, of_scenarios, small};
use super::verdicts::{Kind, Tally};

#[test]
fn every_schema_is_one() {
    for kind in Kind::ALL {
        assert!(jsonschema::meta::is_valid(&kind.schema()), "{kind:?}");
        // Draft 7 takes the same keywords, for the editors that know no later one.
        let old = jsonschema::draft7::options().build(&kind.schema());
        assert!(old.is_ok(), "{kind:?}");
    }
}

#[test]
fn every_example_validates() {
    let mut tally = Tally::default();
    for fixture in examples().into_iter().chain(of_scenarios(usize::MAX)).chain(small()) {
        tally.judge(fixture.kind, &fixture.value, &fixture.name);
        let old = jsonschema::draft7::options().build(&fixture.kind.schema());
        let _ = old;
    }
    tally.check("examples");
    assert_eq!(tally.accepted, tally.judged);
}
