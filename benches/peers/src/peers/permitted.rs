//! `permitted` itself, through its public interface alone.

use super::{Entry, entry, from_strings};
use crate::question::{Event, PARTY, Question, Scope};
use permitted::facts::RecordedScope;
use permitted::policy::{Identifiability, Policy, TermFacet};
use permitted::words::{Facet, Word};
use permitted::{
    Asked, AskedParty, ConsentEvent, ConsentLedger, Depth, Engine, Evidence, Item, Outcome,
    Request, RequestBuilder, SourceOfData, Subject,
};
use time::OffsetDateTime;
use time::macros::datetime;

/// The moment of every question.
const AT: OffsetDateTime = datetime!(2026-03-01 9:00 UTC);
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
        entry("permitted, permits", builder(&engine), move |request| deciding.permits(request)),
        from_strings("permitted, permits", move |question| {
            strings.permits(&made(&strings, question))
        }),
    ]
}

/// Answers with all that they rest on.
pub fn decisions(policy: &Policy) -> Vec<Box<dyn Entry>> {
    let engine = engine(policy);
    let (bare, short, full) = (engine.clone(), engine.clone(), engine.clone());
    vec![
        entry("permitted, decide without near", builder(&engine), move |request| {
            bare.decide_to(request, Depth::WithoutNear).outcome == Outcome::Permitted
        }),
        entry("permitted, decide without missing", builder(&engine), move |request| {
            short.decide_to(request, Depth::WithoutMissing).outcome == Outcome::Permitted
        }),
        entry("permitted, decide", builder(&engine), move |request| {
            full.decide(request).is_permitted()
        }),
    ]
}

/// An engine for the policy alone.
pub fn engine(policy: &Policy) -> Engine {
    // A policy that loaded compiles by itself: only several can be at odds with each other.
    Engine::new([policy.clone()]).expect("one policy is at odds with no other")
}

fn builder(engine: &Engine) -> impl Fn(&Question) -> Request + use<> {
    let engine = engine.clone();
    move |question| made(&engine, question)
}

/// The engine's request for a question.
pub fn made(engine: &Engine, question: &Question) -> Request {
    engine.request(built(question)).expect("questions speak the policy's words")
}

/// The question in the crate's own words.
pub fn built(question: &Question) -> RequestBuilder {
    let of = |facet| question.word(facet);
    let party = |facet| {
        of(facet)
            .map(|name| AskedParty { role: Asked::exactly(word(name)), party: Some(PARTY.into()) })
    };
    let identifiability = match question.identifiability {
        0 => Identifiability::Identified,
        1 => Identifiability::Pseudonymised,
        2 => Identifiability::Aggregated,
        _ => Identifiability::Anonymised,
    };
    let action = word(of(TermFacet::Action).unwrap_or_default());
    let mut builder = Request::builder(action, AT).identifiability(identifiability);
    builder.items.extend(of(TermFacet::Data).map(|name| Item::new(Asked::exactly(word(name)))));
    builder.purposes.extend(of(TermFacet::Purpose).map(|name| Asked::exactly(word(name))));
    builder.by = party(TermFacet::By);
    builder.recipient = party(TermFacet::Recipient);
    builder.channel = of(TermFacet::Channel).map(|name| Asked::exactly(word(name)));
    builder.place = of(TermFacet::Place).map(|name| Asked::exactly(word(name)));
    if let Some(name) = of(TermFacet::Source) {
        builder = builder.source(SourceOfData::named(word(name), PARTY));
    }
    builder.gathered_at = of(TermFacet::GatheredAt).map(word);
    let mut subject = Subject::new("person-1").aged(question.age);
    subject.kinds.extend(of(TermFacet::Subject).map(word));
    subject.residence = of(TermFacet::Residence).map(word);
    builder.subject(subject).evidence(evidence(question)).ledger(ledger(question))
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
