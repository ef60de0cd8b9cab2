//! `permitted` itself, through its public interface alone.

use super::{Entry, entry, from_strings};
use crate::question::{Event, PARTY, Question, Scope};
use permitted::{
    Act, ConsentEvent, ConsentLedger, Engine, Evidence, Facts, Outcome, PreparedAct, PreparedFacts,
    Subject,
};
use permitted::engine::Depth;
use permitted::facts::{Item, PartyInRole, RecordedScope, SourceOfData, Stated};
use permitted::policy::{Identifiability, Policy, TermFacet};
use permitted::words::{Facet, Word};
use time::OffsetDateTime;
use time::macros::datetime;

/// The moment of every question.
pub const AT: OffsetDateTime = datetime!(2026-03-01 9:00 UTC);
/// When what was objected to before every grant was.
const BEFORE: OffsetDateTime = datetime!(2024-01-10 0:00 UTC);
/// When everything was granted and all evidence recorded.
const GRANT: OffsetDateTime = datetime!(2024-03-10 0:00 UTC);
/// When what was objected to after every grant was; so early that every grace is over.
const AFTER: OffsetDateTime = datetime!(2024-06-10 0:00 UTC);

/// Yes or no, from both kinds of requests; what the others are compared with.
pub fn answers(policy: &Policy) -> Vec<Box<dyn Entry>> {
    let engine = engine(policy);
    let (deciding, strings) = (engine.clone(), engine.clone());
    vec![
        entry("permitted, permits", builder(&engine), move |(act, facts)| {
            deciding.permits(act, facts, AT)
        }),
        from_strings("permitted, permits", move |question| {
            let (act, facts) = made(&strings, question);
            strings.permits(&act, &facts, AT)
        }),
    ]
}

/// Answers with all that they rest on.
pub fn decisions(policy: &Policy) -> Vec<Box<dyn Entry>> {
    let engine = engine(policy);
    let (bare, short, full) = (engine.clone(), engine.clone(), engine.clone());
    vec![
        entry("permitted, decide without near", builder(&engine), move |(act, facts)| {
            bare.decide_to(act, facts, AT, Depth::WithoutNear).outcome == Outcome::Permitted
        }),
        entry("permitted, decide without missing", builder(&engine), move |(act, facts)| {
            short.decide_to(act, facts, AT, Depth::WithoutMissing).outcome == Outcome::Permitted
        }),
        entry("permitted, decide", builder(&engine), move |(act, facts)| {
            full.decide(act, facts, AT).is_permitted()
        }),
    ]
}

/// An engine for the policy alone.
pub fn engine(policy: &Policy) -> Engine {
    // A policy that loaded compiles by itself: only several can be at odds with each other.
    Engine::new([policy.clone()]).expect("one policy is at odds with no other")
}

fn builder(engine: &Engine) -> impl Fn(&Question) -> (PreparedAct, PreparedFacts) + use<> {
    let engine = engine.clone();
    move |question| made(&engine, question)
}

/// The act and the facts of a question, with their words looked up.
pub fn made(engine: &Engine, question: &Question) -> (PreparedAct, PreparedFacts) {
    let (act, facts) = built(question);
    let act = engine.prepare(act).expect("questions speak the policy's words");
    (act, engine.facts(facts).expect("questions speak the policy's words"))
}

/// The question in the crate's own words.
pub fn built(question: &Question) -> (Act, Facts) {
    let of = |facet| question.word(facet);
    let party = |facet| {
        of(facet).map(|name| {
            // The public is no single party.
            let party = (name != "the-public").then(|| PARTY.into());
            PartyInRole { role: Stated::exactly(word(name)), party }
        })
    };
    let identifiability = match question.identifiability {
        0 => Identifiability::Identified,
        1 => Identifiability::Pseudonymised,
        2 => Identifiability::Aggregated,
        _ => Identifiability::Anonymised,
    };
    let action = word(of(TermFacet::Action).unwrap_or_default());
    let mut act = Act::new(action).identifiability(identifiability);
    act.items.extend(of(TermFacet::Data).map(|name| Item::new(Stated::exactly(word(name)))));
    act.purposes.extend(of(TermFacet::Purpose).map(|name| Stated::exactly(word(name))));
    act.by = party(TermFacet::By);
    act.recipient = party(TermFacet::Recipient);
    act.channel = of(TermFacet::Channel).map(|name| Stated::exactly(word(name)));
    act.place = of(TermFacet::Place).map(|name| Stated::exactly(word(name)));
    if let Some(name) = of(TermFacet::Source) {
        act = act.source(SourceOfData::named(Stated::from(word(name)), PARTY));
    }
    act.gathered_at = of(TermFacet::GatheredAt).map(|name| Stated::from(word(name)));
    let mut subject = Subject::new("person-1").aged(question.age);
    subject.kinds.extend(of(TermFacet::Subject).map(|name| Stated::from(word(name))));
    subject.residence = of(TermFacet::Residence).map(|name| Stated::from(word(name)));
    let facts = Facts::about(subject).evidence(evidence(question)).ledger(ledger(question));
    (act, facts)
}

fn ledger(question: &Question) -> ConsentLedger {
    let events = question.records.iter().map(|record| {
        let event = match record.event {
            Event::Granted(strength) => ConsentEvent::granted("person-1", strength, GRANT),
            Event::ObjectedBefore => ConsentEvent::objected("person-1", BEFORE),
            Event::ObjectedAfter => ConsentEvent::objected("person-1", AFTER),
        };
        match &record.scope {
            Scope { purposes, data, recipients, channels, places, party: None }
                if [data, recipients, channels, places].iter().all(|list| list.is_empty()) =>
            {
                event.purpose(all(purposes))
            }
            more => event.about(scope(more)),
        }
    });
    ConsentLedger::new(events).expect("every grant names a purpose")
}

fn evidence(question: &Question) -> impl Iterator<Item = Evidence> {
    question
        .proofs
        .iter()
        .map(|proof| Evidence::new(word(&proof.kind), GRANT).about(scope(&proof.scope)))
}

fn scope(scope: &Scope) -> RecordedScope {
    let recorded = RecordedScope::default()
        .purpose(all(&scope.purposes))
        .data(all(&scope.data))
        .recipient(all(&scope.recipients))
        .channel(all(&scope.channels))
        .place(all(&scope.places));
    match &scope.party {
        Some(party) => recorded.party(party.as_str()),
        None => recorded,
    }
}

fn all<F: Facet>(names: &[String]) -> impl Iterator<Item = Word<F>> {
    names.iter().map(|name| word(name))
}

fn word<F: Facet>(name: &str) -> Word<F> {
    Word::new(name).expect("the vocabulary's names are words")
}
