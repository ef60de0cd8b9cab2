//! Every example validates.

use super::fixtures::{examples, of_scenarios, small};
use super::mutations::{at, paths};
use super::verdicts::{Kind, Tally};

#[test]
fn every_schema_is_one() {
    for kind in Kind::ALL {
        assert!(jsonschema::meta::is_valid(&kind.schema()), "{kind:?}");
    }
}

#[test]
fn every_example_validates() {
    let mut tally = Tally::default();
    for fixture in examples().into_iter().chain(of_scenarios(usize::MAX)).chain(small()) {
        tally.judge(fixture.kind, &fixture.value, &fixture.name);
    }
    tally.check("examples");
    assert_eq!(tally.accepted, tally.judged);
}

/// Some editors take a schema for one of draft 7, whatever it says that it is.
#[test]
fn the_keywords_mean_the_same_in_draft_7() {
    for kind in Kind::ALL {
        let mut schema = kind.schema();
        schema["$schema"] = "http://json-schema.org/draft-07/schema#".into();
        let old = jsonschema::draft7::options().build(&schema).unwrap();
        for fixture in small().into_iter().filter(|fixture| fixture.kind == kind) {
            assert!(old.is_valid(&fixture.value), "{}", fixture.name);
            for path in paths(&fixture.value) {
                let mut value = fixture.value.clone();
                let place = at(&mut value, &path);
                if !place.is_object() {
                    continue;
                }
                place["unheard-of"] = 1.into();
                assert!(!old.is_valid(&value), "{}, {path:?}", fixture.name);
            }
        }
    }
}
