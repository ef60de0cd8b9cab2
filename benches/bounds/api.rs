//! What the rows use of the crate, each call once.

use crate::measure::Ended;
use permitted::facts::Life;
use permitted::files::Document;
use permitted::policy::{Condition, Permit, Strength};
use permitted::problem::ProblemKind;
use permitted::scenario::Scenarios;
use permitted::words::{FacetKind, OwnWord, Vocabulary, WordProblem};
use permitted::{
    Act, Action, ConsentEvent, ConsentLedger, DataCategory, Engine, Facts, InputError, LegalBasis,
    Party, Place, Policy, PreparedAct, PreparedFacts, Purpose, Record, Subject,
};
use serde::Deserialize;
use serde::de::Deserializer;
use time::OffsetDateTime;
use time::macros::datetime;

/// The moment of all questions.
pub(crate) const NOW: OffsetDateTime = datetime!(2026-03-01 9:00 UTC);

// --- how work ends --------------------------------------------------------------------------------

fn limit(problem: &ProblemKind) -> bool {
    matches!(
        problem,
        ProblemKind::TooLarge { .. }
            | ProblemKind::TooDeep { .. }
            | ProblemKind::TooBroad { .. }
            | ProblemKind::Vocabulary(WordProblem::TooLarge { .. })
    )
}

/// Done, with a value or with all that is wrong, unless a limit is among that.
pub(crate) fn told<T: 'static>(result: Result<T, InputError>) -> Ended {
    match result {
        Ok(value) => Ended::with(value),
        Err(error) => match error.problems().iter().find(|problem| limit(problem.kind())) {
            Some(stop) => Ended::Stopped(stop.kind().to_string()),
            None => Ended::with(error),
        },
    }
}

/// Done with a value, or stopped by a limit; any other problem is one of the benchmark.
pub(crate) fn made<T: 'static>(result: Result<T, InputError>) -> Ended {
    match result {
        Ok(value) => Ended::with(value),
        Err(error) => match told(Err::<T, _>(error.clone())) {
            Ended::Stopped(limit) => Ended::Stopped(limit),
            Ended::Done(_) => panic!("this should have been possible: {error}"),
        },
    }
}

// --- words ----------------------------------------------------------------------------------------

pub(crate) fn own_word(facet: FacetKind, key: &str) -> OwnWord {
    OwnWord::new(facet, key, "A word of a benchmark.")
}

/// A vocabulary, or all that is wrong with it.
pub(crate) fn vocabulary(words: &[OwnWord]) -> Ended {
    match Vocabulary::with(words) {
        Ok(vocabulary) => Ended::with(vocabulary),
        Err(problems) => {
            let stop = problems.iter().find(|one| matches!(one, WordProblem::TooLarge { .. }));
            match stop.map(ToString::to_string) {
                Some(limit) => Ended::Stopped(limit),
                None => Ended::with(problems),
            }
        }
    }
}

// --- policies and engines -------------------------------------------------------------------------

pub(crate) fn policy_with(id: &str, words: impl IntoIterator<Item = OwnWord>) -> Policy {
    let policy = Policy::builder(id, "1", datetime!(2026-01-01 0:00 UTC)).permit(
        Permit::new("1")
            .data(DataCategory::EMAIL_ADDRESS)
            .purpose(Purpose::SERVICE_PROVISION)
            .basis(LegalBasis::CONTRACT),
    );
    let policy = words.into_iter().fold(policy, permitted::policy::PolicyBuilder::word);
    policy.build().expect("the policy is valid")
}

/// A policy of so many permits for all data and all purposes, each of which lacks a consent.
pub(crate) fn policy_of_near_permits(permits: usize) -> Policy {
    let policy = Policy::builder("near", "1", datetime!(2026-01-01 0:00 UTC));
    let policy = (0..permits).fold(policy, |policy, number| {
        policy.permit(
            Permit::new(format!("N-{number}"))
                .data(DataCategory::PERSONAL_DATA)
                .when(Condition::consent(Strength::Express))
                .basis(LegalBasis::CONSENT),
        )
    });
    policy.build().expect("the policy is valid")
}

/// A policy that lets addresses be stored with consent, anywhere in the EEA.
pub(crate) fn policy_of_storing() -> Policy {
    Policy::builder("storing", "1", datetime!(2026-01-01 0:00 UTC))
        .permit(
            Permit::new("1")
                .action(Action::STORE)
                .data(DataCategory::CONTACT_DETAILS)
                .purpose(Purpose::OWN_MARKETING)
                .place(Place::EEA)
                .when(Condition::consent(Strength::Express))
                .basis(LegalBasis::CONSENT),
        )
        .build()
        .expect("the policy is valid")
}

pub(crate) fn new_engine(policies: Vec<Policy>) -> Result<Engine, InputError> {
    Engine::new(policies)
}

pub(crate) fn engine(policies: Vec<Policy>) -> Engine {
    new_engine(policies).expect("the policies go together")
}

// --- documents ------------------------------------------------------------------------------------

pub(crate) fn document<'de, D: Deserializer<'de>>(from: D) -> Result<Document, String> {
    Document::deserialize(from).map_err(|error| error.to_string())
}

pub(crate) fn read_policy(document: Document) -> Result<Policy, InputError> {
    Policy::try_from(document)
}

pub(crate) fn read_scenarios(document: Document) -> Result<Scenarios, InputError> {
    Scenarios::try_from(document)
}

// --- what is on record ----------------------------------------------------------------------------

pub(crate) fn subject(number: usize) -> String {
    format!("client-{number}")
}

/// An objection by one subject, so many hours before now.
pub(crate) fn objection(subject: &str, hours: usize) -> ConsentEvent {
    ConsentEvent::objected(subject, before(hours)).purpose(Purpose::MARKETING)
}

/// A grant that names one place.
pub(crate) fn grant_for(subject: &str, place: Place, hours: usize) -> ConsentEvent {
    ConsentEvent::granted(subject, Strength::Express, before(hours))
        .purpose(Purpose::OWN_MARKETING)
        .place(place)
}

fn before(hours: usize) -> OffsetDateTime {
    NOW - time::Duration::hours(i64::try_from(hours).unwrap_or(0))
}

pub(crate) fn ledger(events: Vec<ConsentEvent>) -> ConsentLedger {
    ConsentLedger::new(events).expect("the events can be")
}

/// Records events one by one, in this order.
pub(crate) fn record(events: Vec<ConsentEvent>) -> Ended {
    let mut ledger = ConsentLedger::default();
    for event in events {
        ledger.record(event).expect("the event can be");
    }
    Ended::with(ledger)
}

pub(crate) fn merge(mut one: ConsentLedger, other: ConsentLedger) -> Ended {
    made(one.merge(other).map(|()| one))
}

/// The ledger of each of its subjects.
pub(crate) fn split(whole: ConsentLedger) -> Ended {
    Ended::with(whole.split_by_subject().collect::<Vec<_>>())
}

/// Looks up what is on record of each subject in the ledger of all.
pub(crate) fn facts_of_each(engine: &Engine, whole: ConsentLedger) -> Ended {
    let mut each = Vec::new();
    for (subject, own) in whole.split_by_subject() {
        let facts = engine.facts(Facts::about(Subject::new(subject)).ledger(own));
        each.push(facts.expect("nothing is wrong with the facts"));
    }
    Ended::with(each)
}

pub(crate) fn fulfilled(purposes: &[Purpose]) -> Life {
    let each = purposes.iter().cloned();
    each.fold(Life::new(), |life, purpose| life.fulfilled(purpose, NOW))
}

pub(crate) fn standing(engine: &Engine, life: Life) -> Ended {
    let record = Record::new("invoice-1")
        .data([DataCategory::INVOICES])
        .purpose([Purpose::BILLING])
        .life(life);
    made(engine.standing(&record, &Facts::default(), NOW))
}

// --- questions ------------------------------------------------------------------------------------

pub(crate) fn question(data: Vec<DataCategory>, purposes: Vec<Purpose>) -> (Act, Facts) {
    let act = Act::new(Action::USE).data(data).purpose(purposes).by(Party::CONTROLLER);
    (act, on_record("client-1", ConsentLedger::default()))
}

/// A question that does not say where the data is stored.
pub(crate) fn storing_somewhere(ledger: ConsentLedger) -> (Act, Facts) {
    let act = Act::new(Action::STORE)
        .data([DataCategory::EMAIL_ADDRESS])
        .purpose([Purpose::OWN_MARKETING])
        .by(Party::CONTROLLER);
    (act, on_record("client-1", ledger))
}

pub(crate) fn about(subject: &str) -> (Act, Facts) {
    let (act, _) = question(vec![DataCategory::EMAIL_ADDRESS], vec![Purpose::BILLING]);
    (act, on_record(subject, ConsentLedger::default()))
}

fn on_record(subject: &str, ledger: ConsentLedger) -> Facts {
    Facts::about(Subject::new(subject).aged(44)).ledger(ledger)
}

pub(crate) fn ask(
    engine: &Engine,
    (act, facts): (Act, Facts),
) -> Result<(PreparedAct, PreparedFacts), InputError> {
    Ok((engine.prepare(act)?, engine.facts(facts)?))
}

/// The whole answer, with what would cure it.
pub(crate) fn decide(engine: &Engine, (act, facts): &(PreparedAct, PreparedFacts)) -> Ended {
    Ended::with(engine.decide(act, facts, NOW))
}
