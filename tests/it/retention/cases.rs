//! Generated schedules, and records that they are asked about.

use permitted::engine::Depth;
use permitted::facts::{Hold, Item, Life, Occurrence};
use permitted::policy::{
    Disposal, Period, Permit, Policy, PolicyKind, Retention, RetentionTerms, Span,
};
use permitted::retention::{Disposition, Standing};
use permitted::words::{Facet, Word};
use permitted::{
    Act, Action, DataCategory, Decision, Engine, Facts, LegalBasis, LifeEvent, Party, Purpose,
    Question, Record,
};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

pub(super) const FIRST: OffsetDateTime = datetime!(2000-01-01 0:00 UTC);
pub(super) const DATA: &[&str] = &[
    "contact-details",
    "email-address",
    "phone-number",
    "transaction",
    "invoices",
    "payment-history",
];
pub(super) const PURPOSES: &[&str] =
    &["marketing", "own-marketing", "payment", "billing", "legal-compliance", "tax-compliance"];

pub(super) fn anchors() -> [LifeEvent; 4] {
    [
        LifeEvent::COLLECTED,
        LifeEvent::LAST_USED,
        LifeEvent::CONTRACT_ENDED,
        LifeEvent::PURPOSE_FULFILLED,
    ]
}

pub(super) const INSTANTS: [OffsetDateTime; 8] = [
    datetime!(2020-02-29 0:00 UTC),
    datetime!(2021-01-31 10:00 UTC),
    datetime!(2022-01-31 10:00 UTC),
    datetime!(2023-02-28 0:00 UTC),
    datetime!(2023-12-31 0:00 UTC),
    datetime!(2024-02-29 0:00 UTC),
    datetime!(2024-03-31 23:59:59 UTC),
    datetime!(2025-06-30 0:00 UTC),
];

/// What a retention rule says, plainly.
#[derive(Debug, Clone)]
pub(super) struct Term {
    pub(super) clause: String,
    pub(super) data: Vec<&'static str>,
    pub(super) purposes: Vec<&'static str>,
    pub(super) minimum: Option<Span>,
    pub(super) maximum: Option<Span>,
    pub(super) disposal: Disposal,
}

/// A policy that permits everything, perhaps a law beside it, and a record.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) shop: Vec<Term>,
    pub(super) law: Option<(Vec<Term>, OffsetDateTime)>,
    pub(super) record: Record,
    pub(super) at: OffsetDateTime,
}

pub(super) fn word<F: Facet>(key: &str) -> Word<F> {
    Word::new(key).unwrap()
}

pub(super) fn any_span() -> impl Strategy<Value = Span> {
    let periods = vec![
        Period::ZERO,
        Period::days(30),
        Period::months(1),
        Period::months(6),
        Period::years(1),
        Period::years(2),
        Period::years(3),
    ];
    (select(periods), select(anchors().to_vec()))
        .prop_map(|(period, from)| Span::of(period).from(from))
}

pub(super) fn any_term() -> impl Strategy<Value = Term> {
    let disposals = vec![Disposal::Erase, Disposal::Anonymise, Disposal::Restrict];
    let words = |of: &'static [&'static str]| prop_oneof![1 => Just(Vec::new()), 3 => subsequence(of, 1..=2)];
    let spans = prop_oneof![
        3 => any_span().prop_map(|maximum| (None, Some(maximum))),
        2 => any_span().prop_map(|minimum| (Some(minimum), None)),
        2 => (any_span(), any_span()).prop_map(|(a, b)| (Some(a), Some(b))),
    ];
    (words(DATA), words(PURPOSES), spans, select(disposals)).prop_map(
        |(data, purposes, (minimum, maximum), disposal)| Term {
            clause: String::new(),
            data,
            purposes,
            minimum,
            maximum,
            disposal,
        },
    )
}

pub(super) fn terms(most: usize, letter: char) -> impl Strategy<Value = Vec<Term>> {
    prop::collection::vec(any_term(), 1..=most).prop_map(move |mut terms| {
        for (place, term) in terms.iter_mut().enumerate() {
            term.clause = format!("{letter}-{place}");
        }
        terms
    })
}

pub(super) fn any_when() -> impl Strategy<Value = Occurrence> {
    prop_oneof![3 => select(&INSTANTS[..]).prop_map(Occurrence::At), 1 => Just(Occurrence::NotYet)]
}

pub(super) fn any_hold() -> impl Strategy<Value = Hold> {
    (0_u8..3, 0..INSTANTS.len(), weighted(0.6, 1..INSTANTS.len())).prop_map(
        |(name, from, until)| {
            let hold = Hold::new(format!("case {name}"), INSTANTS[from]);
            match until.and_then(|later| INSTANTS.get(from + later)) {
                Some(end) => hold.released(*end),
                None => hold,
            }
        },
    )
}

pub(super) fn any_life() -> impl Strategy<Value = Life> {
    let anchors = std::array::from_fn::<_, 4, _>(|_| weighted(0.8, any_when()));
    let fulfilled = prop::collection::vec((select(PURPOSES), any_when()), 0..=2);
    let holds = prop_oneof![
        3 => Just(Vec::new()),
        1 => prop::collection::vec(any_hold(), 1..=2),
    ];
    (anchors, fulfilled, holds).prop_map(|(anchors, fulfilled, holds)| {
        let mut life = Life::new();
        for (event, when) in self::anchors().into_iter().zip(anchors) {
            if let Some(when) = when {
                life = life.event(event, when);
            }
        }
        for (purpose, when) in fulfilled {
            life = life.fulfilled(word(purpose), when);
        }
        holds.into_iter().fold(life, Life::hold)
    })
}

pub(super) fn any_record() -> impl Strategy<Value = Record> {
    let erasure = weighted(0.15, select(&INSTANTS[..]));
    (subsequence(DATA, 1..=2), subsequence(PURPOSES, 1..=3), any_life(), erasure).prop_map(
        |(data, purposes, life, erasure)| {
            let record = Record::new("record")
                .data(data.into_iter().map(word))
                .purpose(purposes.into_iter().map(word))
                .life(life);
            match erasure {
                Some(at) => record.erasure_requested(at),
                None => record,
            }
        },
    )
}

pub(super) fn any_case() -> impl Strategy<Value = Case> {
    let law =
        weighted(0.4, (terms(2, 'L'), prop_oneof![3 => Just(FIRST), 1 => select(&INSTANTS[..])]));
    let at = prop_oneof![
        2 => select(&INSTANTS[..]),
        1 => (0_i64..2_000).prop_map(|days| INSTANTS[0] + Duration::days(days)),
    ];
    (terms(3, 'S'), law, any_record(), at).prop_map(|(shop, law, record, at)| Case {
        shop,
        law,
        record,
        at,
    })
}

impl Term {
    pub(super) fn rule(&self) -> permitted::policy::Rule<RetentionTerms> {
        let mut rule = Retention::new(self.clause.as_str()).then([self.disposal]);
        if !self.data.is_empty() {
            rule = rule.data(self.data.iter().map(|key| word(key)).collect::<Vec<DataCategory>>());
        }
        if !self.purposes.is_empty() {
            rule =
                rule.purpose(self.purposes.iter().map(|key| word(key)).collect::<Vec<Purpose>>());
        }
        if let Some(span) = &self.minimum {
            rule = rule.at_least(span.clone());
        }
        if let Some(span) = &self.maximum {
            rule = rule.at_most(span.clone());
        }
        rule
    }
}

impl Case {
    pub(super) fn engine(&self) -> Engine {
        let permit =
            Permit::new("all").data(DataCategory::PERSONAL_DATA).basis(LegalBasis::CONTRACT);
        let shop = Policy::builder("shop", "1", FIRST).permit(permit);
        let shop = self.shop.iter().fold(shop, |shop, term| shop.retention(term.rule()));
        let law = self.law.iter().map(|(terms, from)| {
            let law = Policy::builder("law", "1", *from).kind(PolicyKind::Limit);
            terms.iter().fold(law, |law, term| law.retention(term.rule())).build().unwrap()
        });
        Engine::new([shop.build().unwrap()].into_iter().chain(law)).unwrap()
    }

    /// All rules, whether in force or not.
    pub(super) fn terms(&self) -> impl Iterator<Item = &Term> {
        self.shop.iter().chain(self.law.iter().flat_map(|(terms, _)| terms))
    }

    pub(super) fn in_force(&self) -> impl Iterator<Item = &Term> {
        let law = self.law.iter().filter(|(_, from)| *from <= self.at);
        self.shop.iter().chain(law.flat_map(|(terms, _)| terms))
    }

    pub(super) fn question(&self, action: Action, purposes: &[Purpose]) -> Question {
        let item =
            |category: &DataCategory| Item::new(category.clone()).record(self.record.life.clone());
        let discloses = action == Action::DISCLOSE;
        let act = Act::new(action)
            .data(self.record.data.iter().map(item))
            .purpose(purposes.iter().cloned());
        let act = if discloses { act.recipient(Party::PROCESSOR) } else { act };
        Question::new(act, Facts::default(), self.at)
    }

    pub(super) fn decide(&self, engine: &Engine, action: Action) -> Decision {
        decide(engine, self.question(action, &self.record.purposes))
    }

    pub(super) fn standing(&self, engine: &Engine) -> Standing {
        engine.standing(&self.record, &Facts::default(), self.at).unwrap()
    }

    pub(super) fn with_hold(&self, hold: Hold) -> Self {
        let mut case = self.clone();
        case.record.life = case.record.life.hold(hold);
        case
    }

    pub(super) fn at(&self, at: OffsetDateTime) -> Self {
        Self { at, ..self.clone() }
    }

    /// Every instant after `at` at which something could change, with the moments around it.
    pub(super) fn moments(&self) -> Vec<OffsetDateTime> {
        let life = &self.record.life;
        let mut instants: Vec<OffsetDateTime> =
            self.record.life.erasure_requested_at().into_iter().collect();
        for hold in life.holds() {
            instants.push(hold.from);
            instants.extend(hold.until);
        }
        instants.extend(self.law.iter().map(|(_, from)| *from));
        for span in self.terms().flat_map(|term| [&term.minimum, &term.maximum]).flatten() {
            let from = &span.events()[0];
            let own = life.fulfilled_purposes().map(|(_, when)| Some(when));
            let own = own.filter(|_| *from == LifeEvent::PURPOSE_FULFILLED);
            for when in own.chain([life.known(from)]).flatten() {
                instants.extend(when.first().map(|start| span.period().after(start)));
            }
        }
        let around = [Duration::SECOND, Duration::ZERO, -Duration::SECOND];
        let mut instants: Vec<OffsetDateTime> = instants
            .into_iter()
            .flat_map(|instant| around.map(|by| instant + by))
            .chain([self.at + Duration::NANOSECOND, datetime!(2100-01-01 0:00 UTC)])
            .filter(|instant| *instant > self.at)
            .collect();
        instants.sort_unstable();
        instants.dedup();
        instants
    }
}

pub(super) fn decide(engine: &Engine, question: Question) -> Decision {
    crate::oracle::decide_to(engine, &question, Depth::WithoutMissing)
}

pub(super) fn is_dispose(standing: &Standing) -> bool {
    matches!(standing.disposition, Disposition::Dispose { .. })
}
