//! The events of small worlds, in a stated order.
//!
//! An event is one of [`SHAPES`] things that somebody says, at one of three instants. Whatever
//! kind it is, it speaks of everything, of the wide purpose, of the narrow one, or of everything
//! that one party does (a grant, which must name a purpose: of the wide one, of the narrow one, or
//! of the narrow one by that party); and it is the word of the person or of its mother.
//!
//! | what is said | how often | of how much | by whom | in all |
//! |---|---|---|---|---|
//! | `granted`: implied, express, explicit | 3 | 3 | 2 | 18 |
//! | `renewed`, which is express | 1 | 1 (the wide purpose) | 2 | 2 |
//! | `refused`: everything, consent | 2 | 4 | 2 | 16 |
//! | `withdrawn`: everything, consent, others | 3 | 4 | 2 | 24 |
//! | `objected`: to everything, to others | 2 | 4 | 2 | 16 |
//! | `restricted` | 1 | 4 | 2 | 8 |
//! | `lifted` | 1 | 4 | 3 (the controller, too) | 12 |
//! | `replaced`: without a basis, consent, others, both | 4 | 3 (not the wide purpose) | 2 | 24 |
//!
//! Refusals and objections end in the same ways and hurt alike, so that each has only the bases
//! with which people use it.

use permitted::facts::{ConsentEventKind, Giver, RecordedScope};
use permitted::policy::{GiverKind, Strength};
use permitted::{ConsentEvent, ConsentLedger, LegalBasis, Purpose};
use time::OffsetDateTime;
use time::macros::datetime;

/// Of whom all events are.
pub(super) const SUBJECT: &str = "reader-17";
/// The party that events name.
pub(super) const PARTY: &str = "adsmith";
const MOTHER: &str = "mother-of-reader-17";

/// The wide purpose, and the only one below it.
pub(super) const WIDE: Purpose = Purpose::PERSONALISED_ADVERTISING;
pub(super) const NARROW: Purpose = Purpose::TARGETED_ADVERTISING;

/// When things are said: ten days apart, so that by the moment that is asked about ten days of grace
/// are over for what was said at the second instant and not for what was said at the third.
pub(super) const INSTANTS: [OffsetDateTime; 3] = [
    datetime!(2026-02-01 9:00 UTC),
    datetime!(2026-02-11 9:00 UTC),
    datetime!(2026-02-21 9:00 UTC),
];

/// How many things can be said.
pub(super) const SHAPES: usize = 120;
/// How many events there are.
pub(super) const EVENTS: usize = SHAPES * INSTANTS.len();

/// An event, and what the theorems ask of it.
pub(super) struct Entry {
    pub(super) event: ConsentEvent,
    /// A grant or `lifted` (T4).
    pub(super) helps: bool,
    /// A denial or restriction (T5).
    pub(super) hurts: bool,
    /// The same event of a parent who is not named (T12).
    pub(super) unnamed: Option<ConsentEvent>,
    /// The place of the same grant in the next strength.
    pub(super) stronger: Option<usize>,
}

impl Entry {
    fn new(event: ConsentEvent, place: usize) -> Self {
        let kind = event.kind();
        let is_parent = event.giver().kind() == GiverKind::Parent;
        let can_be_stronger =
            kind == ConsentEventKind::Granted && event.strength() < Strength::Explicit;
        Self {
            helps: kind.is_grant() || kind == ConsentEventKind::Lifted,
            hurts: kind.is_denial() || kind == ConsentEventKind::Restricted,
            unnamed: is_parent.then(|| event.clone().given_by(GiverKind::Parent)),
            stronger: can_be_stronger.then_some(place + INSTANTS.len()),
            event,
        }
    }

    pub(super) fn is_of_parent(&self) -> bool {
        self.unnamed.is_some()
    }

    pub(super) fn is_restriction(&self) -> bool {
        self.event.kind() == ConsentEventKind::Restricted
    }
}

/// Of which processing an event speaks.
#[derive(Debug, Clone, Copy)]
enum Of {
    Everything,
    Consent,
    Others,
    ConsentAndOthers,
}

fn speaking(event: ConsentEvent, of: Of) -> ConsentEvent {
    match of {
        Of::Everything => event,
        Of::Consent => event.basis([LegalBasis::CONSENT]),
        Of::Others => event.other_bases(),
        Of::ConsentAndOthers => event.basis([LegalBasis::CONSENT]).other_bases(),
    }
}

/// All that can be said, as if at that instant; grants in ascending strength beside each other.
fn shapes(at: OffsetDateTime) -> Vec<ConsentEvent> {
    use ConsentEventKind::{Lifted, Objected, Refused, Renewed, Replaced, Restricted, Withdrawn};
    let everything = RecordedScope::default;
    let wide = || everything().purpose([WIDE]);
    let narrow = || everything().purpose([NARROW]);
    let by_party = || everything().party(PARTY);
    let all = [everything(), wide(), narrow(), by_party()];
    let people = [Giver::from(GiverKind::Subject), Giver::named(GiverKind::Parent, MOTHER)];

    let mut shapes = Vec::new();
    let mut say = |kind, of: &[Of], scopes: &[RecordedScope], givers: &[Giver]| {
        for giver in givers {
            for scope in scopes {
                for of in of {
                    let event = ConsentEvent::new(kind, SUBJECT, at).about(scope.clone());
                    shapes.push(speaking(event.given_by(giver.clone()), *of));
                }
            }
        }
    };
    say(Renewed, &[Of::Everything], &[wide()], &people);
    say(Refused, &[Of::Everything, Of::Consent], &all, &people);
    say(Withdrawn, &[Of::Everything, Of::Consent, Of::Others], &all, &people);
    say(Objected, &[Of::Everything, Of::Others], &all, &people);
    say(Restricted, &[Of::Everything], &all, &people);
    let controller = [Giver::from(GiverKind::Controller)];
    say(Lifted, &[Of::Everything], &all, &[people.as_slice(), &controller].concat());
    let forms = [everything(), narrow(), by_party()];
    say(
        Replaced,
        &[Of::Everything, Of::Consent, Of::Others, Of::ConsentAndOthers],
        &forms,
        &people,
    );

    for giver in people {
        for scope in [wide(), narrow(), narrow().party(PARTY)] {
            for strength in [Strength::Implied, Strength::Express, Strength::Explicit] {
                let grant = ConsentEvent::granted(SUBJECT, strength, at).about(scope.clone());
                shapes.push(grant.given_by(giver.clone()));
            }
        }
    }
    shapes
}

/// All events: what can be said, each at the three instants.
pub(super) fn events() -> Vec<Entry> {
    let said = INSTANTS.map(shapes);
    let mut events = Vec::new();
    for shape in 0..SHAPES {
        for at in &said {
            events.push(Entry::new(at[shape].clone(), events.len()));
        }
    }
    events
}

/// How many ledgers there are of two events, and of three.
pub(super) const PAIRS: usize = EVENTS * (EVENTS - 1) / 2;
pub(super) const TRIPLES: usize = PAIRS * (EVENTS - 2) / 3;

pub(super) fn ledger<'e>(events: impl Iterator<Item = &'e ConsentEvent>) -> ConsentLedger {
    ConsentLedger::new(events.cloned()).unwrap()
}

#[test]
fn so_many_events_are_enumerated_and_no_two_are_equal() {
    assert_eq!(INSTANTS.map(|at| shapes(at).len()), [SHAPES; 3]);
    let events = events();
    assert_eq!(ledger(events.iter().map(|entry| &entry.event)).len(), EVENTS);
    for entry in &events {
        let Some(stronger) = entry.stronger.map(|place| &events[place].event) else { continue };
        assert!(stronger.strength() > entry.event.strength());
        assert_eq!(stronger.scope(), entry.event.scope());
        assert_eq!(stronger.giver(), entry.event.giver());
        assert_eq!(stronger.recorded_at(), entry.event.recorded_at());
    }
    assert_eq!((PAIRS, TRIPLES), (64_620, 7_711_320));
}
