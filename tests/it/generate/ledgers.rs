//! Consent ledgers over the small vocabularies: single events, and what people do in several.

use super::INSTANTS;
use super::facts::{Detail, SUBJECTS, party, recorded};
use super::policies::strength;
use super::words::{CHANNEL, DATA, PARTY, PLACE, PURPOSE, parse};
use permitted::facts::{ConsentEventKind, Giver, RecordedScope};
use permitted::ids::{PartyId, PolicyVersion};
use permitted::policy::{GiverKind, Strength};
use permitted::{ConsentEvent, ConsentLedger};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use time::OffsetDateTime;

/// A word that no vocabulary has.
pub(crate) const UNHEARD_OF: &str = "unheard-of";

/// The legal bases of which events speak: some of consent, some of others, some of both.
const BASES: &[&str] = &[
    "consent",
    "legitimate-interests",
    "consent",
    "legitimate-interests",
    "explicit-consent",
    "public-task",
    "notice-with-opt-out",
    "own-consent",
    "both-bases",
    "derogation",
    "contract",
];

/// What an event says beside its kind and instant.
#[derive(Debug, Clone)]
struct Said {
    giver: Giver,
    scope: RecordedScope,
    strength: Strength,
    bases: Vec<&'static str>,
    other_bases: bool,
    expires: Option<OffsetDateTime>,
    valid_from: Option<OffsetDateTime>,
    version: Option<&'static str>,
    subject: &'static str,
}

impl Said {
    /// As an event of that kind, with what such an event can say.
    fn event(&self, kind: ConsentEventKind, recorded: OffsetDateTime) -> ConsentEvent {
        use ConsentEventKind::{Granted, Objected, Refused, Renewed, Replaced, Restricted};
        let mut scope = self.scope.clone();
        let mut event = if kind == Granted {
            ConsentEvent::granted(self.subject, self.strength, recorded)
        } else {
            // A renewal is express.
            ConsentEvent::new(kind, self.subject, recorded)
        };
        if kind.is_grant() {
            if scope.purposes().next().is_none() {
                scope = scope.purpose([parse("pa"), parse("pb")]);
            }
            event = self.valid_from.into_iter().fold(event, ConsentEvent::valid_from);
            let version = self.version.and_then(|version| version.parse::<PolicyVersion>().ok());
            event = version.into_iter().fold(event, ConsentEvent::policy);
        }
        if [Granted, Renewed, Refused, Objected, Restricted].contains(&kind) {
            event = self.expires.into_iter().fold(event, ConsentEvent::expires);
        }
        if kind.is_denial() || kind == Replaced {
            event = event.basis(self.bases.iter().map(|basis| parse(basis)));
            event = if self.other_bases { event.other_bases() } else { event };
        }
        event.about(scope).given_by(self.giver.clone())
    }

    fn by(&self, giver: &Giver) -> Self {
        Self { giver: giver.clone(), ..self.clone() }
    }
}

fn scope(detail: Detail) -> impl Strategy<Value = RecordedScope> + Clone {
    let share = if detail == Detail::Aimed { 6 } else { 0 };
    let unheard_of = (0_u32..100).prop_map(move |drawn| (drawn < share).then(|| parse(UNHEARD_OF)));
    (
        recorded(PURPOSE, &["pz", "pl", UNHEARD_OF], detail.share(0.4)),
        recorded(DATA, &["dz", "dl", UNHEARD_OF], detail.share(0.2)),
        recorded(PARTY, &["rl", UNHEARD_OF], detail.share(0.12)),
        recorded(CHANNEL, &[UNHEARD_OF], detail.share(0.12)),
        recorded(PLACE, &["zz", "zl", UNHEARD_OF], detail.share(0.12)),
        (weighted(0.2, parties()), unheard_of),
    )
        .prop_map(|(purposes, data, recipients, channels, places, (parties, unheard_of))| {
            let scope = RecordedScope::default()
                .purpose(purposes)
                .purpose(unheard_of)
                .data(data)
                .recipient(recipients)
                .channel(channels)
                .place(places);
            parties.into_iter().flatten().fold(scope, RecordedScope::party)
        })
}

/// One very party, or several.
fn parties() -> impl Strategy<Value = Vec<PartyId>> + Clone {
    prop_oneof![
        3 => party().prop_map(|party| vec![party]),
        1 => Just(vec![PartyId::new("acme"), PartyId::new("elm-print")]),
        1 => Just(vec![PartyId::new("acme"), PartyId::new("bolt")]),
    ]
}

/// Mostly the subject; parents and agents of two names each, or not named.
pub(crate) fn giver() -> impl Strategy<Value = Giver> + Clone {
    let named = |kind| {
        prop_oneof![
            1 => Just(Giver::from(kind)),
            2 => select(&["mother", "father"][..]).prop_map(move |name| Giver::named(kind, name)),
        ]
    };
    prop_oneof![
        7 => Just(Giver::from(GiverKind::Subject)),
        3 => named(GiverKind::Parent),
        3 => named(GiverKind::Agent),
    ]
}

fn bases() -> impl Strategy<Value = (Vec<&'static str>, bool)> + Clone {
    prop_oneof![
        8 => Just((Vec::new(), false)),
        6 => select(BASES).prop_map(|basis| (vec![basis], false)),
        2 => Just((Vec::new(), true)),
        1 => Just((vec!["consent"], true)),
        1 => select(BASES).prop_map(|basis| (vec![basis], true)),
        2 => vec(select(BASES), 2).prop_map(|bases| (bases, false)),
        1 => select(BASES).prop_map(|basis| (vec![basis, UNHEARD_OF], false)),
    ]
}

fn said(detail: Detail) -> impl Strategy<Value = Said> + Clone {
    let share = |usual: f64, sparse: f64| if detail == Detail::Usual { usual } else { sparse };
    let version = select(&["op1@1", "op1@2", "op2@1", "op1@9"][..]);
    let subject = prop_oneof![12 => Just(SUBJECTS[0]), 1 => Just(SUBJECTS[1])];
    let times = (weighted(0.2, select(&INSTANTS[..])), weighted(0.15, select(&INSTANTS[..])));
    (
        giver(),
        scope(detail),
        strength(),
        bases(),
        times,
        weighted(share(0.2, 0.25), version),
        subject,
    )
        .prop_map(|(giver, scope, strength, bases, times, version, subject)| Said {
            giver,
            scope,
            strength,
            bases: bases.0,
            other_bases: bases.1,
            expires: times.0,
            valid_from: times.1,
            version,
            subject,
        })
}

fn any_kind() -> impl Strategy<Value = ConsentEventKind> + Clone {
    prop_oneof![
        6 => Just(ConsentEventKind::Granted),
        1 => Just(ConsentEventKind::Renewed),
        2 => Just(ConsentEventKind::Refused),
        2 => Just(ConsentEventKind::Withdrawn),
        3 => Just(ConsentEventKind::Objected),
        1 => Just(ConsentEventKind::Restricted),
        2 => Just(ConsentEventKind::Lifted),
        2 => Just(ConsentEventKind::Replaced),
    ]
}

fn denial() -> impl Strategy<Value = ConsentEventKind> + Clone {
    select(
        &[ConsentEventKind::Refused, ConsentEventKind::Withdrawn, ConsentEventKind::Objected][..],
    )
}

pub(crate) fn event(detail: Detail) -> impl Strategy<Value = ConsentEvent> + Clone {
    (any_kind(), said(detail), select(detail.instants()), proptest::bool::weighted(0.3)).prop_map(
        |(kind, said, recorded, by_controller)| {
            if kind == ConsentEventKind::Lifted && by_controller {
                said.by(&Giver::from(GiverKind::Controller)).event(kind, recorded)
            } else {
                said.event(kind, recorded)
            }
        },
    )
}

/// What somebody says in one go, or in two steps.
#[derive(Debug, Clone, Copy)]
enum Story {
    /// "No, except this": a denial, and at the same instant a grant that says more.
    NoExcept,
    /// "Yes, except that".
    YesExcept,
    /// Denied, and taken back.
    TakenBack,
    /// Restricted, and lifted by the controller.
    Settled,
    /// Denied, and agreed to by somebody later.
    Agreed,
    /// Granted, and a form saved anew.
    SavedAnew,
    /// Denied, and a form saved anew that may deny it again.
    Repeated,
    /// Granted, withdrawn, and the withdrawal taken back.
    BackAndForth,
    /// Restricted, and agreed to later.
    RestrictedAndAgreed,
    /// Denied, agreed to later, and the consent withdrawn.
    AgreedAndWithdrawn,
}

fn story() -> impl Strategy<Value = Story> + Clone {
    select(
        &[
            Story::NoExcept,
            Story::YesExcept,
            Story::TakenBack,
            Story::Settled,
            Story::Agreed,
            Story::SavedAnew,
            Story::Repeated,
            Story::Repeated,
            Story::BackAndForth,
            Story::RestrictedAndAgreed,
            Story::AgreedAndWithdrawn,
        ][..],
    )
}

fn told(detail: Detail) -> impl Strategy<Value = Vec<ConsentEvent>> + Clone {
    let instants = detail.instants();
    let when = (0..instants.len() - 1, 1..instants.len());
    let same = (proptest::bool::weighted(0.75), proptest::bool::weighted(0.6), any::<bool>());
    (story(), denial(), vec(said(detail), 3), when, same).prop_map(
        move |(story, denial, said, (start, after), (same_giver, same_bases, again))| {
            use ConsentEventKind::{Granted, Lifted, Replaced, Restricted};
            let (first, second) = (instants[start], instants[(start + after) % instants.len()]);
            let (first, second) = (first.min(second), first.max(second));
            let [one, other, third] = [&said[0], &said[1], &said[2]].map(Clone::clone);
            let mut other = if same_giver { other.by(&one.giver) } else { other };
            if again && one.giver.kind() == GiverKind::Agent {
                // The subject may undo what an agent said.
                other = other.by(&Giver::from(GiverKind::Subject));
            }
            let mut wide = Said { scope: RecordedScope::default(), ..one.clone() };
            if same_bases {
                other.bases.clone_from(&one.bases);
                other.other_bases = one.other_bases;
            }
            match story {
                Story::NoExcept => vec![wide.event(denial, first), other.event(Granted, first)],
                Story::YesExcept => vec![wide.event(Granted, first), other.event(denial, first)],
                Story::TakenBack => {
                    wide.scope = other.scope.clone();
                    let taken_back = if again { wide.by(&other.giver) } else { other };
                    vec![one.event(denial, first), taken_back.event(Lifted, second)]
                }
                Story::Settled => {
                    let controller = Giver::from(GiverKind::Controller);
                    let by = if again { other.by(&controller) } else { other };
                    vec![one.event(Restricted, first), by.event(Lifted, second)]
                }
                Story::Agreed => vec![one.event(denial, first), other.event(Granted, second)],
                Story::SavedAnew => vec![
                    one.event(Granted, first),
                    other.event(Replaced, second),
                    third.by(&one.giver).event(Granted, second),
                ],
                Story::BackAndForth => vec![
                    wide.event(Granted, instants[0]),
                    other.event(ConsentEventKind::Withdrawn, first),
                    other.event(Lifted, second),
                ],
                Story::RestrictedAndAgreed => {
                    let agreed = Said { strength: Strength::Express, ..other };
                    vec![one.event(Restricted, first), agreed.event(Granted, second)]
                }
                Story::AgreedAndWithdrawn => {
                    let agreed = Said { strength: Strength::Express, ..other };
                    let consent = Said { bases: vec!["consent"], other_bases: false, ..wide };
                    vec![
                        one.event(denial, instants[0]),
                        agreed.event(Granted, first),
                        consent.by(&agreed.giver).event(ConsentEventKind::Withdrawn, second),
                    ]
                }
                Story::Repeated => {
                    let one = Said { expires: None, ..one };
                    if same_giver && same_bases && again {
                        // The form is about all, and says the same again.
                        other = Said { scope: RecordedScope::default(), ..one.clone() };
                    }
                    if same_bases && one.bases.is_empty() && !one.other_bases {
                        // A form that ends a denial of all has to name all.
                        (other.bases, other.other_bases) = (vec!["consent"], true);
                    }
                    let mut events = vec![one.event(denial, first), other.event(Replaced, second)];
                    if again {
                        let repeated = Said { scope: third.scope, ..other };
                        events.push(repeated.event(denial, second));
                    }
                    events
                }
            }
        },
    )
}

/// Stories above all, about what every question asks.
pub(crate) fn aimed_ledger() -> impl Strategy<Value = ConsentLedger> + Clone {
    let single = weighted(0.4, event(Detail::Aimed));
    (vec(told(Detail::Aimed), 1..=2), single).prop_map(|(stories, single)| {
        let events = stories.into_iter().flatten().chain(single);
        ConsentLedger::new(events).unwrap()
    })
}

/// Single events and stories.
pub(crate) fn ledger(most: usize, detail: Detail) -> impl Strategy<Value = ConsentLedger> + Clone {
    let entry = prop_oneof![
        3 => event(detail).prop_map(|event| vec![event]),
        2 => told(detail),
    ];
    vec(entry, 0..=most.div_ceil(2) + 1)
        .prop_map(|entries| ConsentLedger::new(entries.into_iter().flatten()).unwrap())
}
