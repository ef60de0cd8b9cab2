//! What the benchmarks have in common: the example policies, a policy of forty rules, and the same
//! grown by rules, words and events that have no bearing on what is asked.

#![allow(dead_code, reason = "no benchmark uses all of it")]

use criterion::{BatchSize, BenchmarkId, Criterion};
use permitted::engine::Depth;
use permitted::policy::{Condition, Exception, Forbid, Permit, PolicyBuilder, Strength};
use permitted::scenario::Scenarios;
use permitted::words::{FacetKind, OwnWord};
use permitted::{
    Act, Action, Channel, ConsentEvent, ConsentLedger, DataCategory, Engine, Facts, LegalBasis,
    Party, Policy, PreparedAct, PreparedFacts, Purpose, Question, Subject,
};
use serde::de::DeserializeOwned;
use std::fmt::Display;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;
use time::OffsetDateTime;
use time::macros::datetime;

/// The moment of all questions that are not taken from a scenario.
pub(crate) const NOW: OffsetDateTime = datetime!(2026-03-01 9:00 UTC);
/// When the ledgers begin.
const OPENED: OffsetDateTime = datetime!(2016-01-01 0:00 UTC);
/// How many words of a facet the added rules share at most.
const WORDS: usize = 20_000;

/// Short runs: the benchmarks are read side by side, and a factor counts, not a percent.
pub(crate) fn criterion() -> Criterion {
    Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(600))
        .nresamples(5_000)
        .without_plots()
        .configure_from_args()
}

/// The text of a file of the repository.
pub(crate) fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).expect("the files of the repository can be read")
}

fn load<T: DeserializeOwned>(path: &str) -> T {
    toml::from_str(&text(path)).expect("the files of the repository are valid")
}

/// A policy of the examples.
pub(crate) fn example(name: &str) -> Policy {
    load(&format!("examples/policies/{name}.toml"))
}

/// The scenarios of a policy of the examples.
pub(crate) fn scenarios(name: &str) -> Scenarios {
    load(&format!("examples/policies/{name}.scenarios.toml"))
}

/// The policies, compiled.
pub(crate) fn engine(policies: impl IntoIterator<Item = Policy>) -> Engine {
    Engine::new(policies).expect("the policies go together")
}

/// A question with its words looked up.
pub(crate) fn prepare(engine: &Engine, question: &Question) -> (PreparedAct, PreparedFacts) {
    let act = engine.prepare(question.act.clone()).expect("the act can be asked about");
    (act, engine.facts(question.facts.clone()).expect("the facts can be"))
}

/// The file of the policy of forty rules.
pub(crate) const WEBSITE: &str = "benches/peers/policies/website.toml";

/// A policy of forty rules.
pub(crate) fn website() -> Policy {
    load(WEBSITE)
}

/// The policy of forty rules with further rules about words of their own. Each differs from what
/// is asked in its data and in its purpose, so that none of them is among the rules that nearly
/// applied, which an answer lists.
pub(crate) fn grown(rules: usize) -> Policy {
    let added = rules.saturating_sub(40);
    let policy = with_words(website().into_builder(), added.min(WORDS));
    let policy = (0..added).fold(policy, |policy, number| {
        let clause = format!("G-{number}");
        let data = own_data(number % WORDS);
        // Rules about the same data are about different purposes.
        let purpose = own_purpose((number + number / WORDS) % WORDS.min(added));
        match number % 5 {
            0 => policy.permit(
                Permit::new(clause).data(data).purpose(purpose).basis(LegalBasis::CONTRACT),
            ),
            1 => policy.permit(
                Permit::new(clause)
                    .action(Action::CONTACT)
                    .channel(Channel::ELECTRONIC_MESSAGE)
                    .data(data)
                    .purpose(purpose)
                    .when(Condition::consent(Strength::Express))
                    .basis(LegalBasis::CONSENT),
            ),
            2 => policy.permit(
                Permit::new(clause)
                    .action(Action::DISCLOSE)
                    .recipient(Party::PROCESSOR)
                    .data(data)
                    .purpose(purpose)
                    .basis(LegalBasis::LEGITIMATE_INTERESTS),
            ),
            3 => policy.forbid(Forbid::new(clause).data(data).purpose(purpose)),
            _ => policy.forbid(
                Forbid::new(clause)
                    .data(data)
                    .purpose(purpose)
                    .unless(Exception::new().when(Condition::consent(Strength::Express))),
            ),
        }
    });
    policy.build().expect("the added rules are valid")
}

/// The policy of forty rules with so many words of its own that no rule names, half of them data
/// and half of them purposes.
pub(crate) fn worded(words: usize) -> Policy {
    with_words(website().into_builder(), words / 2).build().expect("the added words are valid")
}

/// Adds so many words to data and to purposes, in groups of ten below the first of the group.
fn with_words(policy: PolicyBuilder, each: usize) -> PolicyBuilder {
    (0..each).fold(policy, |policy, number| {
        let word = |facet, key: fn(usize) -> String| {
            let word = OwnWord::new(facet, key(number), "A word of an added rule.");
            if number % 10 == 0 { word } else { word.below(key(number - number % 10)) }
        };
        policy.word(word(FacetKind::Data, data_key)).word(word(FacetKind::Purpose, purpose_key))
    })
}

fn data_key(number: usize) -> String {
    format!("data-{number}")
}

fn purpose_key(number: usize) -> String {
    format!("purpose-{number}")
}

fn own_data(number: usize) -> DataCategory {
    DataCategory::new(&data_key(number)).expect("the key is a word")
}

fn own_purpose(number: usize) -> Purpose {
    Purpose::new(&purpose_key(number)).expect("the key is a word")
}

/// A newsletter by email, which the policy of forty rules permits where there is a grant.
pub(crate) fn newsletter(ledger: ConsentLedger) -> Question {
    let act = Act::new(Action::CONTACT)
        .data(DataCategory::EMAIL_ADDRESS)
        .purpose(Purpose::OWN_MARKETING)
        .by(Party::CONTROLLER)
        .channel(Channel::EMAIL);
    Question::new(act, Facts::about(Subject::new("customer-17").aged(44)).ledger(ledger), NOW)
}

/// So many events about one subject, of which four bear on the newsletter; the last is a grant.
pub(crate) fn events(number: usize) -> impl Iterator<Item = ConsentEvent> {
    let day = |number: usize| OPENED + time::Duration::hours(8 * number as i64);
    let bearing = (0..4).map(move |place| {
        let at = day(number + place);
        let event = if place % 2 == 0 {
            ConsentEvent::objected("customer-17", at)
        } else {
            ConsentEvent::granted("customer-17", Strength::Express, at)
        };
        event.purpose([Purpose::OWN_MARKETING])
    });
    let others = (4..number).map(move |place| {
        let at = day(place);
        let event = match place % 3 {
            0 => ConsentEvent::withdrawn("customer-17", at),
            1 => ConsentEvent::refused("customer-17", at),
            _ => ConsentEvent::granted("customer-17", Strength::Express, at),
        };
        event.purpose([[Purpose::ANALYTICS, Purpose::PERSONALISATION][place % 2].clone()])
    });
    bearing.chain(others)
}

/// A ledger of these events.
pub(crate) fn ledger(number: usize) -> ConsentLedger {
    ConsentLedger::new(events(number)).expect("the events can be")
}

/// Times a question to an engine: preparing the act, looking the facts up, yes or no, and the
/// explained answers.
pub(crate) fn time(
    criterion: &mut Criterion,
    group: &str,
    name: impl Display,
    engine: &Engine,
    question: &Question,
) {
    let mut group = criterion.benchmark_group(group);
    let ((act, facts), at) = (prepare(engine, question), question.at);
    group.bench_function(BenchmarkId::new("prepare", &name), |bench| {
        let act = || question.act.clone();
        bench.iter_batched(act, |act| engine.prepare(act), BatchSize::SmallInput);
    });
    group.bench_function(BenchmarkId::new("facts", &name), |bench| {
        let facts = || question.facts.clone();
        bench.iter_batched(facts, |facts| engine.facts(facts), BatchSize::SmallInput);
    });
    group.bench_function(BenchmarkId::new("permits", &name), |bench| {
        bench.iter(|| engine.permits(black_box(&act), black_box(&facts), at));
    });
    group.bench_function(BenchmarkId::new("decide without missing", &name), |bench| {
        bench.iter(|| {
            engine.decide_to(black_box(&act), black_box(&facts), at, Depth::WithoutMissing)
        });
    });
    group.bench_function(BenchmarkId::new("decide", &name), |bench| {
        bench.iter(|| engine.decide(black_box(&act), black_box(&facts), at));
    });
    group.finish();
}
