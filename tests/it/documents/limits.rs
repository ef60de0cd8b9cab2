//! How much is told of what is wrong, and how much a document may hold.

use super::policy;
use permitted::files::Document;
use permitted::problem::ProblemKind;
use permitted::words::WordProblem;
use permitted::{InputError, Policy};
use serde_json::{Map, Value, json};

const HEAD: &str = "id = \"clinic\"\nversion = \"1\"\nfrom = 2026-01-01\n";

/// What is said of a policy that has these lists.
fn read(lists: Value) -> Result<Policy, InputError> {
    let mut document = json!({ "id": "clinic", "version": "1", "from": "2026-01-01" });
    let lists = lists.as_object().unwrap().clone();
    document.as_object_mut().unwrap().extend(lists);
    let document: Document = serde_json::from_value(document).unwrap();
    Policy::try_from(document)
}

fn unknown_keys(count: usize) -> Map<String, Value> {
    (0..count).map(|number| (format!("key-{number:06}"), json!(number))).collect()
}

#[test]
fn fifty_problems_are_told_and_no_more() {
    let fifty = read(unknown_keys(50).into()).unwrap_err();
    assert_eq!((fifty.problems().len(), fifty.has_more()), (50, false));
    assert!(!fifty.to_string().ends_with("; and more"));
    let more = read(unknown_keys(51).into()).unwrap_err();
    assert_eq!((more.problems().len(), more.has_more()), (50, true));
    assert_eq!(more.problems(), fifty.problems());
    assert!(more.to_string().ends_with("; and more"));
}

#[test]
fn a_table_of_unknown_keys_is_told_by_the_first_of_them() {
    let mut permit = unknown_keys(200_000);
    permit.insert("clause".to_owned(), json!("1"));
    permit.insert("action".to_owned(), json!("use"));
    let error = read(json!({ "permit": [permit] })).unwrap_err();
    assert_eq!((error.problems().len(), error.has_more()), (50, true));
    for problem in error.problems() {
        assert_eq!(problem.path(), "permit `1`");
        assert!(matches!(problem.kind(), ProblemKind::UnknownKey { .. }), "{problem}");
    }
}

#[test]
fn the_first_twenty_problems_come_with_a_suggestion() {
    let words: Vec<String> = ('a'..='u').map(|letter| format!("{letter}marketing")).collect();
    assert_eq!(words.len(), 21);
    let permit = json!([{ "clause": "1", "purpose": words }]);
    let error = read(json!({ "permit": permit })).unwrap_err();
    let suggested: Vec<bool> = error
        .problems()
        .iter()
        .map(|problem| match problem.kind() {
            ProblemKind::UnknownWord { nearest, .. } => nearest.is_some(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(suggested, [vec![true; 20], vec![false]].concat());
}

#[test]
fn the_first_twenty_unknown_parents_come_with_a_suggestion() {
    let word = |number: usize| {
        let (key, parent) = (format!("word-{number}"), format!("marketing{number}"));
        json!({ "facet": "purpose", "key": key, "parent": parent, "definition": "A word." })
    };
    let words: Vec<Value> = (0..2_000).map(word).collect();
    let error = read(json!({ "word": words })).unwrap_err();
    assert_eq!((error.problems().len(), error.has_more()), (50, true));
    for (place, problem) in error.problems().iter().enumerate() {
        let ProblemKind::Vocabulary(WordProblem::Unknown { nearest, .. }) = problem.kind() else {
            panic!("{problem}");
        };
        assert_eq!(nearest.as_deref(), (place < 20).then_some("marketing"));
    }
}

#[test]
fn a_faulty_word_is_told_once_with_the_number_of_its_places() {
    let rule = |number: usize| json!({ "clause": number.to_string(), "action": "use", "purpose": ["marketng", "Ad s"] });
    let permits: Vec<Value> = (0..60).map(rule).collect();
    let error = read(json!({ "permit": permits })).unwrap_err();
    let told: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "permit `0`: purpose[1]: `Ad s` is not a word for purpose; words are lower-case letters and digits joined by single hyphens, at most 64 characters (and at 59 more places)",
            "permit `0`: purpose: unknown purpose `marketng`, did you mean `marketing`? (and at 59 more places)",
        ]
    );
    assert_eq!(error.problems()[0].further_places(), 59);
    let twice =
        "[[permit]]\nclause = \"1\"\naction = \"use\"\npurpose = [\"marketng\", \"marketng\"]\n";
    let error = policy(twice).unwrap_err();
    assert!(error.to_string().ends_with("(and at one more place)"), "{error}");
}

#[test]
fn a_condition_may_have_very_many_parts() {
    let parts: Vec<Value> =
        (0..80_000).map(|place| json!({ "age": { "below": place % 200 + 1 } })).collect();
    for key in ["any", "all"] {
        let forbid = json!([{ "clause": "1", "action": "use", "when": { key: parts } }]);
        let policy = read(json!({ "forbid": forbid }));
        assert!(policy.is_ok(), "{key}: {policy:?}");
    }
}

#[test]
fn rules_take_so_much_from_their_sections_and_no_more() {
    // A list of 4096 words is 4097 values, and the limit 2,000,000.
    let words = vec!["\"marketing\""; 4096].join(", ");
    let with = |rules: usize| {
        let rules: String =
            (0..rules).map(|id| format!("[[section.closed]]\nclause = \"{id}\"\n")).collect();
        toml::from_str::<Document>(&format!("{HEAD}[[section]]\npurpose = [{words}]\n{rules}"))
            .map(Policy::try_from)
            .unwrap()
    };
    assert!(with(488).is_ok());
    let error = with(489).unwrap_err();
    let [problem] = error.problems() else { panic!("one problem, not {error:#?}") };
    assert_eq!(problem.path(), "section[0]");
    let kind = problem.kind();
    assert!(matches!(kind, ProblemKind::TooLarge { limit: 2_000_000, .. }), "{kind:?}");
}
