//! Ledgers, evidence and questions over the small vocabularies.

mod orders;

use super::INSTANTS;
use super::ledgers::{aimed_ledger, ledger};
use super::policies::identifiability;
use super::words::{
    ACTION, CHANNEL, DATA, EVIDENCE, GATHERED_AT, OF_RW, PARTY, PLACE, PURPOSE, SOURCE, SUBJECT,
    applies, parse, word,
};
pub(crate) use orders::question_of_records;
use permitted::facts::{
    Age, ConsentEventKind, Hold, Item, Life, Occurrence, Occurrences, PartyInRole, RecordedScope,
    SourceOfData, Stated,
};
use permitted::ids::PartyId;
use permitted::policy::{Identifiability, TermFacet, Terms};
use permitted::words::facets::ActionFacet;
use permitted::words::{Facet, Word};
use permitted::{
    Act, Action, ConsentEvent, ConsentLedger, Evidence, Facts, LifeEvent, Party, Question, Subject,
};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use time::macros::{date, offset};
use time::{OffsetDateTime, UtcOffset};

/// The subject asked about, and another.
pub(crate) const SUBJECTS: [&str; 2] = ["client-1", "client-2"];

pub(super) fn party() -> impl Strategy<Value = PartyId> + Clone {
    select(&["acme", "bolt", "cord"][..]).prop_map(PartyId::new)
}

fn asked<F: Facet>(keys: &'static [&'static str]) -> impl Strategy<Value = Stated<F>> + Clone {
    // Narrow terms first: broad ones are hardly ever permitted as a whole.
    (word(keys), proptest::bool::weighted(0.65))
        .prop_map(|(word, exactly)| Stated { word, exactly })
}

fn asked_party() -> impl Strategy<Value = PartyInRole> + Clone {
    (asked(PARTY), weighted(0.6, party())).prop_map(|(role, party)| PartyInRole { role, party })
}

/// Who acts: now and then the controller itself, mostly without a party.
fn acting() -> impl Strategy<Value = PartyInRole> + Clone {
    let controller = weighted(0.3, party())
        .prop_map(|party| PartyInRole { role: Party::CONTROLLER.into(), party });
    prop_oneof![2 => asked_party(), 1 => controller]
}

/// A circumstance, seldom meant exactly.
fn one_of<F: Facet>(keys: &'static [&'static str]) -> impl Strategy<Value = Stated<F>> + Clone {
    (word(keys), proptest::bool::weighted(0.2)).prop_map(|(word, exactly)| Stated { word, exactly })
}

pub(crate) fn sources() -> impl Strategy<Value = SourceOfData> + Clone {
    (one_of(SOURCE), weighted(0.5, party())).prop_map(|(kind, party)| SourceOfData { kind, party })
}

fn item() -> impl Strategy<Value = Item> + Clone {
    (
        asked(DATA),
        weighted(0.4, sources()),
        weighted(0.3, one_of(GATHERED_AT)),
        weighted(0.3, identifiability()),
    )
        .prop_map(|(category, source, gathered_at, identifiability)| Item {
            category,
            source,
            gathered_at,
            identifiability,
            record: None,
        })
}

fn age() -> impl Strategy<Value = Age> + Clone {
    let born = select(
        &[
            date!(2013 - 02 - 10),
            date!(2008 - 02 - 29),
            date!(2008 - 01 - 31),
            date!(2010 - 01 - 31),
            date!(2010 - 03 - 11),
            date!(2012 - 12 - 31),
            date!(1990 - 05 - 05),
            date!(2026 - 02 - 20),
        ][..],
    );
    prop_oneof![
        3 => born.prop_map(Age::BornOn),
        2 => select(&[12_u8, 13, 16, 17, 18, 40][..]).prop_map(Age::Years),
    ]
}

/// Mostly that of the instants themselves.
fn offset() -> impl Strategy<Value = UtcOffset> + Clone {
    let other = select(&[offset!(-5), offset!(+5:30), offset!(+14), offset!(-12)][..]);
    prop_oneof![2 => Just(UtcOffset::UTC), 1 => other]
}

/// Now and then in another offset: the instant is the same, the day need not be.
fn somewhere(instants: &'static [OffsetDateTime]) -> impl Strategy<Value = OffsetDateTime> + Clone {
    (select(instants), weighted(0.2, offset()))
        .prop_map(|(at, offset)| at.to_offset(offset.unwrap_or(UtcOffset::UTC)))
}

fn subject() -> impl Strategy<Value = Subject> + Clone {
    let kinds = vec(one_of(SUBJECT), 0..=2);
    let offset = weighted(0.5, offset());
    let others = weighted(0.1, Just(SUBJECTS[1].into()));
    (kinds, weighted(0.7, age()), weighted(0.7, one_of(PLACE)), offset, others).prop_map(
        |(kinds, age, residence, offset, other)| Subject {
            id: Some(SUBJECTS[0].into()),
            other_ids: other.into_iter().collect(),
            kinds: kinds.into(),
            age,
            residence,
            offset,
            deceased: None,
        },
    )
}

/// Words that a record names in a facet; seldom one that some vocabularies lack, or all.
pub(super) fn recorded<F: Facet>(
    keys: &'static [&'static str],
    extra: &'static [&'static str],
    share: f64,
) -> impl Strategy<Value = Vec<Word<F>>> + Clone {
    let list = prop_oneof![
        12 => select(keys).prop_map(|key| vec![parse(key)]),
        2 => vec(select(keys).prop_map(parse), 2),
        3 => (select(keys), select(extra)).prop_map(|(known, odd)| vec![parse(known), parse(odd)]),
    ];
    weighted(share, list).prop_map(Option::unwrap_or_default)
}

/// How much records say beside what they must.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    Usual,
    /// Little, so that most records are about most questions.
    Sparse,
    /// Hardly anything, and at five instants only, so that one event bears on the other.
    Aimed,
}

impl Detail {
    pub(super) fn share(self, usual: f64) -> f64 {
        match self {
            Self::Usual => usual,
            Self::Sparse => usual * 0.35,
            Self::Aimed => usual * 0.2,
        }
    }

    pub(super) fn instants(self) -> &'static [OffsetDateTime] {
        match self {
            Self::Usual => &INSTANTS,
            Self::Sparse => &INSTANTS[1..5],
            Self::Aimed => &INSTANTS[..5],
        }
    }
}

fn expiry(recorded: OffsetDateTime, places: Option<usize>) -> Option<OffsetDateTime> {
    let later = INSTANTS.iter().filter(|instant| **instant > recorded);
    places.and_then(|places| later.copied().nth(places))
}

pub(crate) fn evidence(detail: Detail) -> impl Strategy<Value = Evidence> + Clone {
    // The words of evidence have to exist; so the extra words are ordinary ones here.
    let scope = (
        recorded(PURPOSE, &["px"], detail.share(0.2)),
        recorded(DATA, &["dx"], detail.share(0.2)),
        recorded(PARTY, &["rx"], detail.share(0.1)),
        recorded(CHANNEL, &["cx"], detail.share(0.1)),
        recorded(PLACE, &["zx"], detail.share(0.1)),
        weighted(0.5, party()),
    );
    (word(EVIDENCE), scope, somewhere(detail.instants()), weighted(0.25, 0_usize..4)).prop_map(
        |(kind, scope, recorded, expires)| {
            let (purposes, data, recipients, channels, places, party) = scope;
            let mut evidence = Evidence::new(kind, recorded)
                .purpose(purposes)
                .data(data)
                .recipient(recipients)
                .channel(channels)
                .place(places);
            if let Some(end) = expiry(recorded, expires) {
                evidence = evidence.expires(end);
            }
            match party {
                Some(party) => evidence.party(party),
                None => evidence,
            }
        },
    )
}

fn instant() -> impl Strategy<Value = OffsetDateTime> + Clone {
    let second = time::Duration::SECOND;
    // A birthday begins fourteen hours before and ends up to twelve hours after it does in UTC.
    let hours = select(&[-14_i64, -10, 5, 12][..]).prop_map(time::Duration::hours);
    let near = prop_oneof![
        4 => select(vec![time::Duration::ZERO, second, -second]),
        1 => (hours, select(vec![time::Duration::ZERO, -second])).prop_map(|(far, near)| far + near),
    ];
    // Whatever the offset, the instant is what counts.
    let offset = prop_oneof![9 => Just(0_i8), 1 => Just(-7), 1 => Just(5)];
    (select(&INSTANTS[3..]), near, offset).prop_map(|(at, near, hours)| {
        (at + near).to_offset(UtcOffset::from_hms(hours, 0, 0).unwrap())
    })
}

pub(crate) fn question() -> BoxedStrategy<Question> {
    let items = prop_oneof![4 => vec(item(), 1), 1 => vec(item(), 2)];
    let purposes = prop_oneof![4 => vec(asked(PURPOSE), 1), 1 => vec(asked(PURPOSE), 2)];
    let act = (
        word::<ActionFacet>(ACTION),
        items,
        purposes,
        weighted(0.7, acting()),
        asked_party(),
        proptest::bool::weighted(0.15),
        weighted(0.6, asked(CHANNEL)),
        weighted(0.6, asked(PLACE)),
    );
    let circumstances = (
        weighted(0.7, sources()),
        weighted(0.7, one_of(GATHERED_AT)),
        weighted(0.3, identifiability()),
        subject(),
        vec(evidence(Detail::Usual), 0..=3),
        weighted(0.85, ledger(4, Detail::Usual)),
        instant(),
    );
    (act, circumstances)
        .prop_map(|(act, circumstances)| {
            let (action, items, purposes, by, recipient, stated, channel, place) = act;
            let (source, gathered_at, identifiability, subject, evidence, ledger, at) =
                circumstances;
            let recipient = (discloses(&action) || stated).then_some(recipient);
            let mut act = Act::new(action).data(items).purpose(purposes);
            (act.by, act.recipient) = (by, recipient);
            (act.channel, act.place) = (channel, place);
            (act.source, act.gathered_at) = (source, gathered_at);
            act.identifiability = identifiability;
            let mut facts = Facts::about(subject).evidence(evidence);
            facts.ledger = ledger;
            let mut question = Question::new(act, facts, at);
            fit(&mut question);
            question
        })
        .boxed()
}

/// A question that states nearly all that can be stated, about stored records among others.
pub(crate) fn question_stating_all() -> BoxedStrategy<Question> {
    let act = (
        weighted(0.9, acting()),
        weighted(0.9, asked_party()),
        weighted(0.9, asked(CHANNEL)),
        weighted(0.9, asked(PLACE)),
        weighted(0.5, life()),
        weighted(0.85, (one_of(SOURCE), weighted(0.85, party()))),
        weighted(0.2, select(&["gather", "combine", "remind", "process", "handle", "erase"][..])),
    );
    let facts = (
        vec(one_of(SUBJECT), 0..=2),
        vec(denial_in_part(), 0..=2),
        ledger(4, Detail::Sparse),
        vec(evidence(Detail::Sparse), 0..=2),
        select(&INSTANTS[2..6]),
        any::<u8>(),
    );
    (question(), act, facts)
        .prop_map(|(mut question, act, facts)| {
            let (by, recipient, channel, place, life, source, action) = act;
            let (kinds, denials, events, evidence, at, broad) = facts;
            let act = &mut *question.act;
            (act.by, act.channel, act.place) = (by, channel, place);
            act.recipient = recipient;
            act.record = life.map(Box::new);
            act.source = source.map(|(kind, party)| SourceOfData { kind, party });
            act.action = action.map_or(act.action.clone(), parse);
            act.purposes.truncate(1);
            act.identifiability = act.identifiability.filter(|_| broad & 3 == 0);
            let broad = |bit: u8| broad >> bit & 7 == 0;
            act.items[0].category.exactly = !broad(2);
            act.purposes[0].exactly = !broad(4);
            question.facts.subject.kinds = kinds.into();
            question.facts.evidence = evidence;
            let events = denials.into_iter().chain(events.events().cloned());
            if question.facts.ledger.is_some() {
                question.facts.ledger = Some(ConsentLedger::new(events).unwrap());
            }
            question.at = at;
            fit(&mut question);
            question
        })
        .boxed()
}

/// A denial that names a place, a channel, a recipient or a party, and nothing else.
fn denial_in_part() -> impl Strategy<Value = ConsentEvent> + Clone {
    let kind = select(
        &[ConsentEventKind::Objected, ConsentEventKind::Withdrawn, ConsentEventKind::Refused][..],
    );
    let scope = prop_oneof![
        1 => word(PLACE).prop_map(|word| RecordedScope::default().place(word)),
        1 => word(CHANNEL).prop_map(|word| RecordedScope::default().channel(word)),
        1 => word(PARTY).prop_map(|word| RecordedScope::default().recipient(word)),
        2 => party().prop_map(|party| RecordedScope::default().party(party)),
    ];
    (kind, select(&INSTANTS[..4]), scope).prop_map(|(kind, recorded, scope)| {
        ConsentEvent::new(kind, SUBJECTS[0], recorded).about(scope)
    })
}

/// The events in a record's life of which a retention rule can speak.
pub(crate) fn life_events() -> [LifeEvent; 6] {
    [
        LifeEvent::COLLECTED,
        LifeEvent::LAST_USED,
        LifeEvent::CONTRACT_ENDED,
        LifeEvent::ACCOUNT_CLOSED,
        LifeEvent::CONSENT_WITHDRAWN,
        LifeEvent::PURPOSE_FULFILLED,
    ]
}

/// A record's life in which most events are known.
fn life() -> impl Strategy<Value = Life> + Clone {
    let when = || {
        let one = prop_oneof![
            12 => select(&INSTANTS[..5]).prop_map(Occurrence::At),
            3 => Just(Occurrence::NotYet),
            1 => Just(Occurrence::Never),
        ];
        // Now and then a batch.
        prop_oneof![5 => vec(one.clone(), 1), 1 => vec(one, 2..=3)]
            .prop_map(|all| Occurrences::new(all).unwrap())
    };
    let events = life_events().map(|event| (Just(event), weighted(0.8, when())));
    let hold = (select(&INSTANTS[..5]), any::<bool>()).prop_map(|(from, ends)| {
        let hold = Hold::new("case 26-113", from);
        if ends { hold.released(INSTANTS[5]) } else { hold }
    });
    let fulfilled = weighted(0.4, (word(PURPOSE), when()));
    let erasure = weighted(0.2, select(&INSTANTS[..5]));
    let said = (fulfilled, weighted(0.15, hold), erasure);
    (events, said).prop_map(|(events, (fulfilled, hold, erasure))| {
        let mut life = Life::new().erasure_requested(erasure);
        for (event, when) in events {
            life = when.into_iter().fold(life, |life, when| life.event(event.clone(), when));
        }
        life = fulfilled.into_iter().fold(life, |life, (word, when)| life.fulfilled(word, when));
        hold.into_iter().fold(life, Life::hold)
    })
}

/// Leaves out of a question what does not apply to its action, and adds a recipient where it must
/// have one.
pub(crate) fn fit(question: &mut Question) {
    let act = &mut *question.act;
    if !applies(TermFacet::Recipient, &act.action) {
        act.recipient = None;
    } else if discloses(&act.action) && act.recipient.is_none() {
        act.recipient = Some(PartyInRole::role(parse("ra")));
    }
    if !applies(TermFacet::Channel, &act.action) {
        act.channel = None;
    }
    if let Some(recipient) = act.recipient.as_mut().filter(|asked| asked.role.word.as_str() == "rp")
    {
        // The public is no single party.
        recipient.party = None;
    }
    // A party that has a word of its own plays no other role.
    let cord = PartyId::new(OF_RW);
    let fit_party = |stated: &mut PartyInRole, exactly: bool| {
        let is_above = !exactly && stated.role.word.as_str() == "ra";
        let is_rw = stated.role.word.as_str() == "rw";
        let is_cord = stated.party.as_ref() == Some(&cord);
        if stated.party.is_some() && (is_cord != is_rw) && !(is_cord && is_above) {
            stated.party = None;
        }
    };
    act.by.iter_mut().for_each(|by| fit_party(by, true));
    act.recipient.iter_mut().for_each(|stated| fit_party(stated, stated.role.exactly));
}

/// A question with much on record, mostly about one use.
pub(crate) fn question_on_record() -> BoxedStrategy<Question> {
    let several = weighted(0.3, any::<u8>());
    let on_record = (
        vec(evidence(Detail::Sparse), 0..=4),
        weighted(0.95, ledger(4, Detail::Sparse)),
        select(&INSTANTS[2..6]),
    );
    (question(), several, on_record)
        .prop_map(|(mut question, several, (evidence, ledger, at))| {
            // A bit a facet: what is meant broadly, or named several times.
            let is_broad = |facet: u8| several.is_some_and(|broad| broad >> facet & 1 == 1);
            if !is_broad(0) {
                question.act.items.truncate(1);
            }
            if !is_broad(1) {
                question.act.purposes.truncate(1);
            }
            question.act.items[0].category.exactly = !is_broad(2);
            question.act.purposes[0].exactly = !is_broad(3);
            if let Some(recipient) = &mut question.act.recipient {
                recipient.role.exactly = !is_broad(4);
            }
            if let Some(asked) = &mut question.act.channel {
                asked.exactly = !is_broad(5);
            }
            if let Some(asked) = &mut question.act.place {
                asked.exactly = !is_broad(6);
            }
            question.act.identifiability = None;
            question.facts.evidence = evidence;
            question.facts.ledger = ledger;
            question.at = at;
            fit(&mut question);
            question
        })
        .boxed()
}

fn parse_stated<F: Facet>(key: &str) -> Stated<F> {
    parse(key).into()
}

/// A question about one use of which all is stated, and what was said about it.
pub(crate) fn question_on_consent() -> BoxedStrategy<Question> {
    let action = prop_oneof![
        3 => Just("use"),
        2 => select(&["share", "share", "contact", "collect", "combine", "store"][..]),
    ];
    let party = || weighted(0.9, party());
    let act = (
        action,
        select(&["da", "dc"][..]),
        select(&["pa", "pa", "pc", "pb", "pd"][..]),
        [party().boxed(), party().boxed(), party().boxed()],
        identifiability_of_few(),
    );
    let facts = (
        subject(),
        vec(evidence(Detail::Aimed), 0..=2),
        aimed_ledger(),
        select(&INSTANTS[2..6]),
        select(CHANNEL),
    );
    (act, facts)
        .prop_map(|(act, facts)| {
            let (action, data, purpose, [by, recipient, source], identifiability) = act;
            let (subject, evidence, ledger, at, channel) = facts;
            let action: Action = parse(action);
            let exactly = |key| Stated { word: parse(key), exactly: true };
            let mut act = Act::new(action.clone()).purpose([exactly(purpose)]);
            act = act.data([Item {
                category: Stated { word: parse(data), exactly: true },
                source: None,
                gathered_at: None,
                identifiability: None,
                record: None,
            }]);
            act.by = Some(PartyInRole { role: parse_stated("ra"), party: by });
            act.source = Some(SourceOfData { kind: parse_stated("sd"), party: source });
            act.place = Some(Stated { word: parse("zd"), exactly: true });
            if action != Action::USE && action != Action::STORE && action != Action::COMBINE {
                act.channel = Some(Stated { word: parse(channel), exactly: true });
            }
            if discloses(&action) {
                let role = Stated { word: parse("rb"), exactly: true };
                act.recipient = Some(PartyInRole { role, party: recipient });
            }
            act.identifiability = identifiability;
            let mut facts = Facts::about(subject).evidence(evidence);
            facts.ledger = Some(ledger);
            let mut question = Question::new(act, facts, at);
            fit(&mut question);
            question
        })
        .boxed()
}

fn identifiability_of_few() -> impl Strategy<Value = Option<Identifiability>> + Clone {
    weighted(0.05, identifiability())
}

/// Names a list that only some policies have.
pub(crate) fn name_a_list(question: &mut Question, drawn: usize) {
    match drawn % 5 {
        0 => question.facts.subject.residence = Some(parse_stated("zl")),
        1 => question.facts.subject.kinds = vec![parse_stated("kl")].into(),
        2 => question.act.source = Some(SourceOfData { kind: parse_stated("sl"), party: None }),
        3 => question.act.place = Some(parse("zl").into()),
        _ => question.act.items[0].category = parse("dl").into(),
    }
}

/// Moves a question into the terms of a rule, facet by facet.
pub(crate) fn aim(question: &mut Question, terms: &Terms) {
    fn first<F: Facet>(terms: &Terms, facet: TermFacet) -> Option<Word<F>> {
        terms.words(facet).next().map(parse)
    }
    if let Some(action) = first(terms, TermFacet::Action) {
        question.act.action = action;
    }
    if let Some(data) = first(terms, TermFacet::Data) {
        question.act.items[0].category.word = data;
    }
    if let Some(purpose) = first(terms, TermFacet::Purpose) {
        question.act.purposes[0].word = purpose;
    }
    if let (Some(by), Some(role)) = (&mut question.act.by, first(terms, TermFacet::By)) {
        by.role.word = role;
    }
    if let Some(role) = first(terms, TermFacet::Recipient) {
        let asked = question.act.recipient.get_or_insert_with(|| PartyInRole::role(parse("ra")));
        asked.role.word = role;
    }
    if let (Some(asked), Some(word)) = (&mut question.act.channel, first(terms, TermFacet::Channel))
    {
        asked.word = word;
    }
    if let (Some(asked), Some(word)) = (&mut question.act.place, first(terms, TermFacet::Place)) {
        asked.word = word;
    }
    if let (Some(source), Some(kind)) = (&mut question.act.source, first(terms, TermFacet::Source))
    {
        source.kind.word = kind;
    }
    if let Some(setting) = first(terms, TermFacet::GatheredAt) {
        question.act.gathered_at = Some(setting.into());
    }
    question.facts.subject.kinds.extend(first(terms, TermFacet::Subject).map(Stated::from));
    if let Some(place) = first(terms, TermFacet::Residence) {
        question.facts.subject.residence = Some(place.into());
    }
    fit(question);
}

fn discloses(action: &Action) -> bool {
    ["disclose", "share", "hand-over"].contains(&action.as_str())
}
