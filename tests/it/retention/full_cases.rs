//! Generated schedules that say all that a schedule can say, with the records and the subjects that
//! they are asked about.

use super::cases::{DATA, FIRST, INSTANTS, any_hold, decide, word};
use permitted::facts::{
    ConsentEvent, ConsentLedger, Evidence, Item, Life, Occurrence, Occurrences, Subject,
};
use permitted::policy::{
    Condition, Disposal, Exception, Identifiability, Period, PeriodStart, Permit, Policy,
    PolicyKind, Retention, Span, Strength,
};
use permitted::retention::Standing;
use permitted::words::{FacetKind, OwnWord};
use permitted::{
    Act, Action, DataCategory, Engine, EvidenceKind, Facts, LegalBasis, LifeEvent, Outcome,
    Purpose, Question, Record,
};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::collections::BTreeSet;
use time::macros::{date, datetime};
use time::{Date, Duration, OffsetDateTime, UtcOffset};

const PURPOSES: &[&str] =
    &["marketing", "own-marketing", "billing", "tax-compliance", "legal-claims"];
const PLACES: &[&str] = &["EU", "DE", "FR", "US", "US-CA"];
/// Where a record lies: nothing broad, which would stand for all that is within it.
const NARROW_PLACES: &[&str] = &["DE", "FR", "US-CA"];
const SOURCES: &[&str] = &["the-subject", "given", "observed", "cookie"];
const KINDS: &[&str] = &["customer", "former-customer", "employee"];
const BIRTHS: [Date; 3] = [date!(2004 - 06 - 30), date!(2006 - 03 - 31), date!(2010 - 12 - 31)];
const DEGREES: [Identifiability; 4] = [
    Identifiability::Identified,
    Identifiability::Pseudonymised,
    Identifiability::Aggregated,
    Identifiability::Anonymised,
];

/// An operating policy that permits everything, perhaps a law beside it, a record and its subject.
#[derive(Debug, Clone)]
pub(super) struct FullCase {
    pub(super) shop: Vec<Retention>,
    pub(super) law: Option<(Vec<Retention>, OffsetDateTime)>,
    pub(super) record: Record,
    pub(super) facts: Facts,
    pub(super) at: OffsetDateTime,
}

/// A word of the shop's own, which laws do not know.
fn archived() -> LifeEvent {
    word("ticket-archived")
}

fn events(own: bool) -> Vec<LifeEvent> {
    let mut events = vec![
        LifeEvent::COLLECTED,
        LifeEvent::CONTRACT_ENDED,
        LifeEvent::PURPOSE_FULFILLED,
        LifeEvent::BORN,
        LifeEvent::DECEASED,
    ];
    events.extend(own.then(archived));
    events
}

fn any_span(own: bool) -> impl Strategy<Value = Span> {
    let periods = vec![
        Period::ZERO,
        Period::days(30),
        Period::months(6),
        Period::years(1),
        Period::years(3),
        Period::years(18),
    ];
    let starts = vec![
        PeriodStart::YEAR_END,
        PeriodStart::MonthEnd,
        PeriodStart::year_ending(time::Month::June, 30).unwrap(),
        PeriodStart::year_ending(time::Month::February, 29).unwrap(),
    ];
    let from = prop_oneof![2 => subsequence(events(own), 1), 1 => subsequence(events(own), 2..=3)];
    (select(periods), from, weighted(0.3, select(starts))).prop_map(|(period, from, start)| {
        let span = Span::of(period).from(from);
        start.into_iter().fold(span, Span::starting)
    })
}

/// Circumstances alone.
fn any_circumstance() -> impl Strategy<Value = Condition> {
    let residence = || select(PLACES).prop_map(|place| Condition::Residence(vec![word(place)]));
    let age = prop_oneof![Just(Condition::younger_than(18)), Just(Condition::at_least_aged(16)),];
    let source = select(SOURCES).prop_map(|source| Condition::Source(vec![word(source)]));
    let subject = select(KINDS).prop_map(|kind| Condition::Subject(vec![word(kind)]));
    let either = (residence(), Just(Condition::younger_than(16)))
        .prop_map(|(one, other)| Condition::Any(vec![one, other]));
    let not = residence().prop_map(Condition::not);
    prop_oneof![2 => residence(), 3 => age, 1 => source, 1 => subject, 1 => either, 1 => not]
}

fn any_agreement() -> impl Strategy<Value = Condition> {
    select(vec![
        Condition::consent(Strength::Express),
        Condition::evidence([EvidenceKind::INTERNAL_APPROVAL]),
    ])
}

fn any_exception(with_records: bool) -> impl Strategy<Value = Exception> {
    let terms = prop_oneof![
        select(DATA).prop_map(|data| Exception::new().data([word(data)])),
        select(NARROW_PLACES).prop_map(|place| Exception::new().place([word(place)])),
        select(SOURCES).prop_map(|source| Exception::new().source([word(source)])),
        select(&DEGREES[..]).prop_map(|degree| Exception::new().identifiability(degree)),
    ];
    let records = any_agreement().prop_map(|when| Exception::new().when(when));
    let mixed = (select(DATA), any_circumstance())
        .prop_map(|(data, when)| Exception::new().data([word(data)]).when(when));
    let circumstances = any_circumstance().prop_map(|when| Exception::new().when(when));
    let others = prop_oneof![3 => terms, 2 => circumstances, 1 => mixed];
    if with_records { prop_oneof![3 => others, 2 => records].boxed() } else { others.boxed() }
}

fn any_bounds(own: bool) -> impl Strategy<Value = (Option<Span>, Option<Span>, bool)> {
    prop_oneof![
        4 => any_span(own).prop_map(|maximum| (None, Some(maximum), false)),
        3 => any_span(own).prop_map(|minimum| (Some(minimum), None, false)),
        2 => (any_span(own), any_span(own)).prop_map(|(a, b)| (Some(a), Some(b), false)),
        1 => Just((None, None, true)),
    ]
}

fn any_terms() -> impl Strategy<Value = Retention> {
    (
        weighted(0.5, subsequence(DATA, 1..=2)),
        weighted(0.4, subsequence(PURPOSES, 1..=2)),
        weighted(0.12, select(PLACES)),
        weighted(0.12, select(SOURCES)),
        weighted(0.12, select(KINDS)),
        weighted(0.12, select(PLACES)),
        weighted(0.2, select(&DEGREES[..])),
        weighted(0.25, any_circumstance()),
    )
        .prop_map(|(data, purposes, place, source, kind, residence, degree, when)| {
            let rule = Retention::new("-")
                .data(data.into_iter().flatten().map(word))
                .purpose(purposes.into_iter().flatten().map(word))
                .place(place.map(word))
                .source(source.map(word))
                .subject(kind.map(word))
                .residence(residence.map(word));
            let rule = degree.into_iter().fold(rule, Retention::identifiability);
            when.into_iter().fold(rule, Retention::when)
        })
}

fn any_rule(own: bool) -> impl Strategy<Value = Retention> {
    let ways = vec![
        Disposal::Erase,
        Disposal::Anonymise,
        Disposal::Aggregate,
        Disposal::Pseudonymise,
        Disposal::Restrict,
    ];
    any_bounds(own).prop_flat_map(move |(minimum, maximum, indefinitely)| {
        let with_records = minimum.is_none() && maximum.is_some();
        let exceptions = prop_oneof![
            2 => Just(Vec::new()).boxed(),
            1 => prop::collection::vec(any_exception(with_records), 1..=2).boxed(),
        ];
        let within = weighted(0.3, select(vec![Period::days(30), Period::months(1)]));
        (any_terms(), exceptions, subsequence(ways.clone(), 0..=2), within).prop_map(
            move |(mut rule, exceptions, disposals, within)| {
                rule = minimum.clone().into_iter().fold(rule, Retention::at_least);
                rule = maximum.clone().into_iter().fold(rule, Retention::at_most);
                rule = if indefinitely { rule.indefinitely() } else { rule };
                rule = exceptions.into_iter().fold(rule, Retention::unless);
                within.into_iter().fold(rule, Retention::within).then(disposals)
            },
        )
    })
}

fn any_rules(most: usize, letter: char) -> impl Strategy<Value = Vec<Retention>> {
    prop::collection::vec(any_rule(letter == 'S'), 1..=most).prop_map(move |rules| {
        let rules = rules.into_iter().enumerate();
        rules.map(|(place, rule)| rule.named(format!("{letter}-{place}"))).collect()
    })
}

fn any_occurrences() -> impl Strategy<Value = Occurrences> {
    let one = || {
        prop_oneof![
            6 => select(&INSTANTS[..]).prop_map(Occurrence::At),
            1 => Just(Occurrence::NotYet),
            1 => Just(Occurrence::Never),
        ]
    };
    prop_oneof![
        2 => one().prop_map(Occurrences::from),
        1 => prop::collection::vec(one(), 2..=3).prop_map(|all| Occurrences::new(all).unwrap()),
    ]
}

fn any_life() -> impl Strategy<Value = Life> {
    let events = events(true);
    let known: Vec<_> = events
        .iter()
        .map(|event| {
            let of_subject = [LifeEvent::BORN, LifeEvent::DECEASED].contains(event);
            weighted(if of_subject { 0.3 } else { 0.85 }, any_occurrences())
        })
        .collect();
    let fulfilled = prop::collection::vec((select(PURPOSES), any_occurrences()), 0..=2);
    let holds = prop_oneof![5 => Just(Vec::new()), 1 => prop::collection::vec(any_hold(), 1..=2)];
    let erasure = weighted(0.15, select(&INSTANTS[..]));
    (known, fulfilled, holds, erasure).prop_map(move |(known, fulfilled, holds, erasure)| {
        let known = events.iter().zip(known).filter_map(|(event, when)| Some((event, when?)));
        let life = known.fold(Life::new(), |life, (event, when)| life.event(event.clone(), when));
        let done = fulfilled.into_iter();
        let life = done.fold(life, |life, (one, when)| life.fulfilled(word(one), when));
        holds.into_iter().fold(life, Life::hold).erasure_requested(erasure)
    })
}

pub(super) fn any_record() -> impl Strategy<Value = Record> {
    (
        subsequence(DATA, 1..=2),
        subsequence(PURPOSES, 1..=2),
        weighted(0.8, select(NARROW_PLACES)),
        weighted(0.8, select(SOURCES)),
        weighted(0.4, select(&DEGREES[..])),
        any_life(),
    )
        .prop_map(|(data, purposes, place, source, degree, life)| {
            let mut record = Record::new("record")
                .data(data.into_iter().map(word))
                .purpose(purposes.into_iter().map(word))
                .life(life);
            record.place = place.map(|place| word(place).into());
            record.source =
                source.map(|source| word::<permitted::words::facets::SourceFacet>(source).into());
            record.identifiability = degree;
            record
        })
}

fn any_expiry() -> impl Strategy<Value = Option<OffsetDateTime>> {
    weighted(0.5, select(vec![datetime!(2026-01-31 0:00 UTC), datetime!(2024-06-30 0:00 UTC)]))
}

fn any_grant() -> impl Strategy<Value = ConsentEvent> {
    let strengths = vec![Strength::Implied, Strength::Express, Strength::Explicit];
    (select(strengths), select(&INSTANTS[..5]), select(PURPOSES), any_expiry()).prop_map(
        |(strength, recorded, purpose, expiry)| {
            let grant = ConsentEvent::granted("u", strength, recorded).purpose([word(purpose)]);
            expiry.into_iter().fold(grant, ConsentEvent::expires)
        },
    )
}

pub(super) fn any_facts() -> impl Strategy<Value = Facts> {
    let ledger = weighted(0.75, prop::collection::vec(any_grant(), 0..=2));
    let approval = weighted(0.4, (select(&INSTANTS[..5]), any_expiry()));
    (
        weighted(0.85, select(&BIRTHS[..])),
        weighted(0.8, select(&["DE", "FR", "US", "US-CA"][..])),
        weighted(0.8, select(KINDS)),
        weighted(
            0.8,
            prop_oneof![select(&INSTANTS[..]).prop_map(Occurrence::At), Just(Occurrence::NotYet)],
        ),
        ledger,
        approval,
    )
        .prop_map(|(born, residence, kind, deceased, ledger, approval)| {
            let mut subject = Subject::new("u").offset(UtcOffset::UTC);
            subject = born.into_iter().fold(subject, Subject::born_on);
            subject.residence = residence.map(|place| word(place).into());
            subject.deceased = deceased;
            subject = subject.kind(kind.map(word::<permitted::words::facets::SubjectFacet>));
            let mut facts = Facts::about(subject);
            facts.ledger = ledger.map(|events| ConsentLedger::new(events).unwrap());
            facts.evidence(approval.map(|(recorded, expiry)| {
                let approval = Evidence::new(EvidenceKind::INTERNAL_APPROVAL, recorded);
                expiry.into_iter().fold(approval, Evidence::expires)
            }))
        })
}

pub(super) fn any_full_case() -> impl Strategy<Value = FullCase> {
    let starts = prop_oneof![3 => Just(FIRST), 1 => select(&INSTANTS[..])];
    let at = prop_oneof![
        2 => select(&INSTANTS[2..]),
        2 => (0_i64..2_000).prop_map(|days| INSTANTS[2] + Duration::days(days)),
    ];
    let law = weighted(0.3, (any_rules(2, 'L'), starts));
    (any_rules(3, 'S'), law, any_record(), any_facts(), at)
        .prop_map(|(shop, law, record, facts, at)| FullCase { shop, law, record, facts, at })
}

impl FullCase {
    pub(super) fn engine(&self) -> Engine {
        let permit =
            Permit::new("all").data(DataCategory::PERSONAL_DATA).basis(LegalBasis::CONTRACT);
        let own = OwnWord::new(FacetKind::LifeEvent, "ticket-archived", "The ticket was archived.");
        let shop = Policy::builder("shop", "1", FIRST).permit(permit).word(own);
        let shop = self.shop.iter().cloned().fold(shop, |shop, rule| shop.retention(rule));
        let law = self.law.iter().map(|(rules, from)| {
            let law = Policy::builder("law", "1", *from).kind(PolicyKind::Limit);
            rules.iter().cloned().fold(law, |law, rule| law.retention(rule)).build().unwrap()
        });
        Engine::new([shop.build().unwrap()].into_iter().chain(law)).unwrap()
    }

    pub(super) fn in_force(&self) -> impl Iterator<Item = &Retention> {
        let law = self.law.iter().filter(|(_, from)| *from <= self.at);
        self.shop.iter().chain(law.flat_map(|(rules, _)| rules))
    }

    pub(super) fn standing(&self, engine: &Engine) -> Standing {
        engine.standing(&self.record, &self.facts, self.at).unwrap()
    }

    pub(super) fn at(&self, at: OffsetDateTime) -> Self {
        Self { at, ..self.clone() }
    }

    /// What a decision says of the record, for one purpose.
    pub(super) fn outcome(&self, engine: &Engine, action: Action, purpose: &Purpose) -> Outcome {
        let item =
            |category: &DataCategory| Item::new(category.clone()).record(self.record.life.clone());
        let mut act =
            Act::new(action).data(self.record.data.iter().map(item)).purpose([purpose.clone()]);
        act.place.clone_from(&self.record.place);
        act.source.clone_from(&self.record.source);
        act.identifiability = self.record.identifiability;
        decide(engine, Question::new(act, self.facts.clone(), self.at)).outcome
    }

    /// Every instant after `at` at which something could change, with the moments around it.
    pub(super) fn moments(&self) -> Vec<OffsetDateTime> {
        let (life, subject) = (&self.record.life, &self.facts.subject);
        let mut starts: Vec<OffsetDateTime> = Vec::new();
        let known = life.events().map(|(_, when)| when);
        for when in known.chain(life.fulfilled_purposes().map(|(_, when)| when)) {
            starts.extend(when.iter().filter_map(|one| match one {
                Occurrence::At(at) => Some(at),
                _ => None,
            }));
        }
        if let Some(Occurrence::At(died)) = subject.deceased {
            starts.push(died);
        }
        let birth = match subject.age {
            Some(permitted::facts::Age::BornOn(date)) => Some(date.midnight().assume_utc()),
            _ => None,
        };
        starts.extend(birth);
        let rules = self.shop.iter().chain(self.law.iter().flat_map(|(rules, _)| rules));
        let spans: BTreeSet<_> =
            rules.flat_map(|rule| [rule.minimum(), rule.maximum()]).flatten().collect();
        let mut instants: Vec<OffsetDateTime> = starts.clone();
        for span in spans {
            instants.extend(starts.iter().map(|start| span.end(*start)));
        }
        instants.extend(life.erasure_requested_at());
        instants
            .extend(life.holds().iter().flat_map(|hold| [Some(hold.from), hold.until]).flatten());
        instants.extend(self.law.iter().map(|(_, from)| *from));
        let years = [16, 18].map(Period::years);
        instants.extend(birth.into_iter().flat_map(|birth| years.map(|years| years.after(birth))));
        for event in self.facts.ledger.iter().flat_map(ConsentLedger::events) {
            instants.extend([Some(event.recorded_at()), event.expires_at()].into_iter().flatten());
        }
        for one in &self.facts.evidence {
            instants.extend([Some(one.recorded_at()), one.expires_at()].into_iter().flatten());
        }
        let around = [Duration::SECOND, Duration::ZERO, -Duration::SECOND];
        let around = |instant: OffsetDateTime| around.map(|by| instant + by);
        let instants: BTreeSet<OffsetDateTime> =
            instants.into_iter().flat_map(around).filter(|instant| *instant > self.at).collect();
        instants.into_iter().collect()
    }
}
