//! The limits of the crate: what lies at one is taken, what lies past it is refused at once. The
//! guide lists all of them.

use permitted::RightKind;
use permitted::facts::{Hold, Life, Stated};
use permitted::files::Document;
use permitted::policy::{Permit, Policy};
use permitted::problem::ProblemKind;
use permitted::scenario::Scenarios;
use permitted::words::facets::ChannelFacet;
use permitted::words::{Facet, FacetKind, OwnWord, SubjectKind, Vocabulary, Word, WordProblem};
use permitted::{
    Act, Action, DataCategory, Engine, Evidence, EvidenceKind, Facts, InputError, Purpose,
    Question, Record, RightsRequest, Subject,
};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeSet;
use std::path::Path;
use time::OffsetDateTime;
use time::macros::datetime;

const NOW: OffsetDateTime = datetime!(2026-03-01 9:00 UTC);

/// The only problem, which is that something is too large.
fn too_large<T>(result: Result<T, InputError>) -> (&'static str, usize, usize) {
    let Err(error) = result else { panic!("this is more than the limit") };
    match error.problems() {
        [problem] => match problem.kind() {
            ProblemKind::TooLarge { what, found, limit } => {
                (what.to_string().leak(), *found, *limit)
            }
            other => panic!("{other}"),
        },
        _ => panic!("{error}"),
    }
}

// --- words ----------------------------------------------------------------------------------------

fn own(facet: FacetKind, key: impl Into<String>) -> OwnWord {
    OwnWord::new(facet, key, "A word of a test.")
}

fn words_too_large(words: &[OwnWord]) -> (&'static str, usize, usize) {
    match Vocabulary::with(words).unwrap_err().as_slice() {
        [WordProblem::TooLarge { what, found, limit }] => (what.to_string().leak(), *found, *limit),
        other => panic!("{other:?}"),
    }
}

#[test]
fn own_words() {
    let mut words: Vec<OwnWord> =
        (0..50_000).map(|number| own(FacetKind::Obligation, format!("duty-{number}"))).collect();
    assert!(Vocabulary::with(&words).is_ok());
    words.push(own(FacetKind::Data, "one-too-many"));
    assert_eq!(words_too_large(&words), ("words", 50_001, 50_000));
}

#[test]
fn parents_of_own_words() {
    // Half of them are parents, half are included; each is named again and again.
    let half = 500_000;
    let below = (0..half).fold(own(FacetKind::Data, "below"), |word, _| word.below("name"));
    let above = own(FacetKind::Data, "above");
    let above = (0..half).fold(above, |word, _| word.including("email-address"));
    let vocabulary = Vocabulary::with(&[below.clone(), above.clone()]).unwrap();
    let parents: Vec<DataCategory> =
        vocabulary.parents(&DataCategory::new("below").unwrap()).collect();
    assert_eq!(parents, [DataCategory::NAME], "a parent counts once however often it is named");
    let found = words_too_large(&[below, above.including("name")]);
    assert_eq!(found, ("parents and included words", 1_000_001, 1_000_000));
    // The facets are counted each by itself.
    let data = (0..half + 1).fold(own(FacetKind::Data, "one"), |word, _| word.below("name"));
    let other = own(FacetKind::Purpose, "other");
    let purpose = (0..half).fold(other, |word, _| word.below("marketing"));
    assert!(Vocabulary::with(&[data, purpose]).is_ok());
}

/// How many pairs of a word and itself, or one above it, a facet has.
fn pairs<F: Facet>(vocabulary: &Vocabulary) -> usize {
    let words = vocabulary.words::<F>().collect::<Vec<Word<F>>>();
    words.iter().map(|word| vocabulary.descendants(word).count()).sum()
}

#[test]
fn pairs_of_words() {
    let step = |number: usize| format!("step-{number}");
    let chain = |number: usize| match number.checked_sub(1) {
        Some(before) => own(FacetKind::Channel, step(number)).below(step(before)),
        None => own(FacetKind::Channel, step(number)),
    };
    // Each step stands below all before it.
    let steps = 3_990;
    let mut words: Vec<OwnWord> = (0..steps).map(chain).collect();
    let left = 8_000_000 - pairs::<ChannelFacet>(&Vocabulary::built_in()) - steps * (steps + 1) / 2;
    let (full, rest) = (left / steps, left % steps);
    // A word with so many pairs: it has one with itself, and the step above it one more than its
    // number.
    let leaf = |number: usize, pairs: usize| {
        own(FacetKind::Channel, format!("leaf-{number}")).below(step(pairs - 2))
    };
    words.extend((0..full).map(|number| leaf(number, steps)));
    assert!(rest >= 2, "another number of steps leaves a rest that one word fills");
    words.push(leaf(full, rest));
    let vocabulary = Vocabulary::with(&words).unwrap();
    assert_eq!(pairs::<ChannelFacet>(&vocabulary), 8_000_000);
    words.push(own(FacetKind::Channel, "one-too-many"));
    let found = words_too_large(&words);
    assert_eq!(found, ("pairs of ancestor and descendant", 8_000_001, 8_000_000));
}

#[test]
fn problems_and_suggestions_of_words() {
    let words: Vec<OwnWord> = (0..60)
        .map(|number| own(FacetKind::Data, format!("word-{number}")).below("email-adress"))
        .collect();
    let problems = Vocabulary::with(&words).unwrap_err();
    assert_eq!(problems.len(), 50);
    for (place, problem) in problems.iter().enumerate() {
        let WordProblem::Unknown { nearest, .. } = problem else { panic!("{problem}") };
        let suggested = (place < 20).then_some("email-address");
        assert_eq!(nearest.as_deref(), suggested, "problem {place}");
    }
}

#[test]
fn bytes_of_a_word() {
    assert!(DataCategory::new(&"a".repeat(64)).is_ok());
    assert!(DataCategory::new(&"a".repeat(65)).is_err());
}

// --- policies and engines -------------------------------------------------------------------------

fn policy(id: &str, words: impl IntoIterator<Item = OwnWord>) -> Policy {
    let policy = Policy::builder(id, "1", datetime!(2026-01-01 0:00 UTC))
        .permit(Permit::new("1").data(DataCategory::NAME).purpose(Purpose::BILLING));
    words.into_iter().fold(policy, |policy, word| policy.word(word)).build().unwrap()
}

#[test]
fn own_words_times_versions() {
    let words = (0..40_000).map(|number| own(FacetKind::Obligation, format!("duty-{number}")));
    let mut policies = vec![policy("words", words)];
    policies.extend((1..200).map(|number| policy(&format!("other-{number}"), [])));
    assert!(Engine::new(policies.clone()).is_ok());
    policies.push(policy("one-too-many", []));
    let found = too_large(Engine::new(policies));
    assert_eq!(found, ("own words of the policies, times their versions", 8_040_000, 8_000_000));
}

// --- facts ----------------------------------------------------------------------------------------

fn engine() -> Engine {
    Engine::new([policy("clinic", [])]).unwrap()
}

fn record(life: Life) -> Record {
    Record::new("invoice-1").data([DataCategory::NAME]).purpose([Purpose::BILLING]).life(life)
}

fn standing(engine: &Engine, life: Life) -> Result<(), InputError> {
    engine.standing(&record(life), &Facts::default(), NOW).map(drop)
}

#[test]
fn fulfilled_purposes_of_a_life() {
    let word = |number: usize| format!("purpose-{number}");
    let words = (0..=4_096).map(|number| own(FacetKind::Purpose, word(number)));
    let engine = Engine::new([policy("clinic", words)]).unwrap();
    let fulfilled = |count: usize| {
        let purposes = (0..count).map(|number| Purpose::new(&word(number)).unwrap());
        // Said twice, a purpose counts once.
        let twice = purposes.clone().chain(purposes);
        twice.fold(Life::new(), |life, purpose| life.fulfilled(purpose, NOW))
    };
    assert!(standing(&engine, fulfilled(4_096)).is_ok());
    let found = too_large(standing(&engine, fulfilled(4_097)));
    assert_eq!(found, ("fulfilled purposes", 4_097, 4_096));
    // A question about a record knows the same limit.
    let act = act().record(fulfilled(4_097));
    assert_eq!(too_large(engine.prepare(act)), ("fulfilled purposes", 4_097, 4_096));
}

#[test]
fn holds_of_a_life() {
    let held = |count: usize| {
        (0..count).fold(Life::new(), |life, number| life.hold(Hold::new(number.to_string(), NOW)))
    };
    assert!(standing(&engine(), held(4_096)).is_ok());
    let found = too_large(standing(&engine(), held(4_097)));
    assert_eq!(found, ("holds", 4_097, 4_096));
}

// --- questions ------------------------------------------------------------------------------------

fn act() -> Act {
    Act::new(Action::USE).data([DataCategory::NAME]).purpose([Purpose::BILLING])
}

#[test]
fn what_a_question_states() {
    type Grown = fn(Question, usize) -> Question;
    fn changed(asked: Question, change: impl FnOnce(Act) -> Act) -> Question {
        Question { act: change(asked.act), ..asked }
    }
    let lists: [(&str, usize, Grown); 4] = [
        ("data items", 1, |asked, more| {
            changed(asked, |act| act.data(vec![DataCategory::NAME; more]))
        }),
        ("purposes", 1, |asked, more| {
            changed(asked, |act| act.purpose(vec![Purpose::BILLING; more]))
        }),
        ("pieces of evidence", 0, |asked, more| {
            let evidence = vec![Evidence::new(EvidenceKind::SUBPOENA, NOW); more];
            Question { facts: asked.facts.evidence(evidence), ..asked }
        }),
        ("kinds of subject", 0, |asked, more| {
            let subject = Subject::default().kind(vec![SubjectKind::CUSTOMER; more]);
            Question { facts: Facts::about(subject), ..asked }
        }),
    ];
    let engine = engine();
    let question = || Question::new(act(), Facts::default(), NOW);
    for (what, stated, grown) in lists {
        let fits = grown(question(), 4_096 - stated);
        assert!(engine.ask(fits).is_ok(), "{what}");
        let found = too_large(engine.ask(grown(question(), 4_097 - stated)));
        assert_eq!(found, (what, 4_097, 4_096));
    }
}

#[test]
fn parts_of_an_act() {
    // Words repeated in a list are as many parts: an answer speaks of each.
    let of = |items, purposes| {
        let act = Act::new(Action::USE).data(vec![DataCategory::NAME; items]);
        act.purpose(vec![Purpose::BILLING; purposes])
    };
    let engine = engine();
    assert!(engine.prepare(of(128, 128)).is_ok());
    let found = too_large(engine.prepare(of(3_277, 5)));
    assert_eq!(found, ("parts, one for each data item and purpose", 16_385, 16_384));
}

#[test]
fn rules_that_uses_select() {
    let permit = |number| Permit::new(format!("{number}")).data(DataCategory::NAME);
    let of = |rules: usize| {
        let policy = Policy::builder("near", "1", NOW);
        let policy = (0..rules).fold(policy, |policy, number| policy.permit(permit(number)));
        Engine::new([policy.build().unwrap()]).unwrap()
    };
    // One is stated already.
    let several = || act().data(vec![DataCategory::NAME; 999]);
    assert!(of(1_000).prepare(several()).is_ok());
    let more = of(1_001);
    let found = too_large(more.prepare(several()));
    let what = "rules that may speak of its uses, counted use by use";
    assert_eq!(found, (what, 1_001_000, 1_000_000));
    // One use may select however many there are.
    assert!(more.prepare(act()).is_ok());
}

#[test]
fn what_a_request_for_a_right_states() {
    type Grown = fn(RightsRequest, usize) -> RightsRequest;
    let lists: [(&str, usize, Grown); 3] = [
        ("purposes", 4_096, |asked, count| asked.purpose(vec![Purpose::BILLING; count])),
        ("holidays", 4_096, |asked, count| asked.holidays(vec![NOW.date(); count])),
        ("records", 100_000, |asked, count| asked.records(vec![record(Life::new()); count])),
    ];
    let engine = engine();
    let asked = || RightsRequest::new(RightKind::ACCESS, Subject::new("client-17"), NOW);
    for (what, limit, grown) in lists {
        assert!(engine.answer(&grown(asked(), limit)).is_ok(), "{what}");
        let found = too_large(engine.answer(&grown(asked(), limit + 1)));
        assert_eq!(found, (what, limit + 1, limit));
    }
}

// --- scenarios ------------------------------------------------------------------------------------

/// So many scenarios that take a thousand values each from the defaults.
fn scenarios(count: usize, without_purpose: bool) -> Result<Scenarios, InputError> {
    let data = vec!["name"; 996];
    let one = |number: usize| match without_purpose && number == 0 {
        true => json!({
            "name": "0", "without": "purpose", "purpose": "billing",
            "expect": { "outcome": "permitted" },
        }),
        false => json!({ "name": number.to_string(), "expect": { "outcome": "permitted" } }),
    };
    let file = json!({
        // One value each, and the list of data with what is in it.
        "defaults": { "action": "use", "at": "2026-03-01", "purpose": "billing", "data": data },
        "scenario": (0..count).map(one).collect::<Vec<_>>(),
    });
    Scenarios::try_from(Document::deserialize(file).unwrap())
}

#[test]
fn values_that_scenarios_take_from_the_defaults() {
    let scenarios_at_limit = scenarios(2_000, false).unwrap();
    let last = scenarios_at_limit.scenarios().last().unwrap();
    assert_eq!(last.question.act.items.len(), 996);
    assert_eq!(last.question.act.purposes[..], [Stated::from(Purpose::BILLING)]);
    let (_, found, limit) = too_large(scenarios(2_001, false));
    assert!(found > limit && limit == 2_000_000, "{found} of {limit}");
    // What a scenario states itself or leaves out it does not take.
    assert!(scenarios(2_000, true).is_ok());
}

// --- the guide ------------------------------------------------------------------------------------

/// The number that a constant is set to, if it is written as one.
fn number(text: &str) -> Option<u128> {
    if let Some((one, shift)) = text.split_once("<<") {
        return Some(number(one)? << number(shift)?);
    }
    text.trim().replace(['_', ','], "").parse().ok()
}

/// The constants of the sources below a folder that limit something.
fn limits_below(folder: &Path, found: &mut BTreeSet<(String, u128)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            limits_below(&path, found);
            continue;
        }
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            let Some((_, constant)) = line.split_once("const MAX_") else { continue };
            let (name, rest) = constant.split_once(':').unwrap();
            let (_, value) = rest.split_once('=').unwrap();
            let value = number(value.trim_end_matches(';'));
            let value = value.unwrap_or_else(|| panic!("{}: {line}", path.display()));
            found.insert((format!("MAX_{name}"), value));
        }
    }
}

#[test]
fn the_guide_lists_every_limit_with_its_value() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut limits = BTreeSet::new();
    limits_below(&sources, &mut limits);
    assert!(limits.len() > 20, "the sources were not read: {limits:?}");
    let guide = std::fs::read_to_string(sources.join("guide/limits.md")).unwrap();
    let mut listed = BTreeSet::new();
    for row in guide.lines().filter(|line| line.ends_with("` |")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [_, limit, value, bounds, past, constant, _] = cells[..] else { panic!("{row}") };
        assert!(![limit, value, bounds, past].contains(&""), "{row}");
        let value = number(value).unwrap_or_else(|| panic!("{row}"));
        let is_new = listed.insert((constant.trim_matches('`').to_owned(), value));
        assert!(is_new, "listed twice: {row}");
    }
    assert_eq!(listed, limits, "left what the guide says, right what the sources say");
}
