//! All that the real policies are asked about uses, records and rights: every answer can be stored and
//! reads back, and a reader that does not know the format refuses it.

use super::reading_back::reads_back;
use super::writing::says_nothing;
use crate::documents::{Example, load};
use permitted::files::FORMAT;
use permitted::retention::Standing;
use permitted::scenario::Scenarios;
use permitted::{Decision, Engine, Policy, RightsAnswer};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

fn is_stored<T: Serialize + DeserializeOwned + PartialEq + Debug>(name: &str, answer: &T) {
    if let Err(error) = reads_back(answer) {
        panic!("{name}: {error}");
    }
    let json = serde_json::to_value(answer).unwrap();
    assert!(!says_nothing(&json), "{name}: {json}");
    assert_eq!(json["format"], FORMAT, "{name}");
}

#[test]
fn every_answer_of_the_examples_can_be_stored() {
    let (mut uses, mut standings, mut answers) = (0, 0, 0);
    for example in Example::NAMES.into_iter().chain(Example::FROM_LAW) {
        let policy: Policy = load(&format!("{example}.toml"));
        let engine = Engine::new([policy]).unwrap();
        let scenarios: Scenarios = load(&format!("{example}.scenarios.toml"));
        for prepared in scenarios.prepare(&engine).unwrap() {
            is_stored(&prepared.scenario().name, &prepared.check(&engine).decision);
            uses += 1;
        }
        for record in scenarios.records() {
            is_stored(&record.name, &record.check(&engine).unwrap().standing);
            standings += 1;
        }
        for request in scenarios.requests() {
            is_stored(&request.name, &request.check(&engine).unwrap().answer);
            answers += 1;
        }
    }
    assert!(uses > 1_000 && standings > 60 && answers > 100, "{uses} {standings} {answers}");
}

/// What a reader does with what it does not know: it refuses the whole, and says why.
#[test]
fn what_is_not_known_is_refused_whole() {
    fn refused<T: DeserializeOwned + Debug>(json: &serde_json::Value) -> String {
        serde_json::from_value::<T>(json.clone()).unwrap_err().to_string()
    }
    let policy: Policy = load("plusnxt.toml");
    let engine = Engine::new([policy]).unwrap();
    let scenarios: Scenarios = load("plusnxt.scenarios.toml");
    let decision = scenarios.prepare(&engine).unwrap()[0].check(&engine).decision;
    let standing = scenarios.records()[0].check(&engine).unwrap().standing;
    let answer = scenarios.requests()[0].check(&engine).unwrap().answer;
    let stored = [
        (serde_json::to_value(decision).unwrap(), refused::<Decision> as fn(&_) -> String),
        (serde_json::to_value(standing).unwrap(), refused::<Standing>),
        (serde_json::to_value(answer).unwrap(), refused::<RightsAnswer>),
    ];
    for (written, refused) in stored {
        let with = |key: &str, value: serde_json::Value| {
            let mut changed = written.clone();
            changed[key] = value;
            refused(&changed)
        };
        let later = with("format", (FORMAT + 1).into());
        assert!(later.contains("written in format 2, and formats up to 1 are known"), "{later}");
        assert!(with("format", "1".into()).contains("expected a whole number"));
        let unknown = with("confidence", 3.into());
        assert!(unknown.contains("unknown field `confidence`"), "{unknown}");
        let mut without = written.clone();
        without.as_object_mut().unwrap().remove("format");
        assert!(refused(&without).contains("`format` is missing"));
        let mut short = written.clone();
        short.as_object_mut().unwrap().remove("outcome");
        short.as_object_mut().unwrap().remove("record");
        assert!(refused(&short).contains("missing field"), "{}", refused(&short));
    }
}
