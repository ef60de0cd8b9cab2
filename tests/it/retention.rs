//! Retention: calendar periods by another calendar, the schedule against decisions and against a
//! plain reading of it, what holds and minima do, and what is due when.

use crate::harness::{Hits, check, same};
use permitted::engine::{Depth, Fact, FactValue, MissingFact, Part};
use permitted::facts::{Hold, Item, Life, Occurrence, Occurrences};
use permitted::policy::{
    Disposal, Period, Permit, Policy, PolicyKind, Retention, RetentionTerms, Span,
};
use permitted::retention::{ClosedPurpose, Disposition, Kept, RetentionCitation, Standing};
use permitted::words::{Facet, Word};
use permitted::{
    Act, Action, DataCategory, Decision, Engine, Facts, LegalBasis, LifeEvent, Outcome, Party,
    Purpose, Question, Record,
};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::TestCaseResult;
use time::macros::datetime;
use time::{Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

// --- Periods ------------------------------------------------------------------------------------

fn civil(at: OffsetDateTime) -> jiff::civil::DateTime {
    let small = |number: u8| i8::try_from(number).unwrap();
    jiff::civil::datetime(
        at.year().try_into().unwrap(),
        small(at.month().into()),
        small(at.day()),
        small(at.hour()),
        small(at.minute()),
        small(at.second()),
        at.nanosecond().try_into().unwrap(),
    )
}

/// Any day of a year and month; ends of months, and of February first of all, more often.
fn any_day() -> impl Strategy<Value = Date> {
    let month = prop_oneof![3 => 1_u8..=12, 1 => Just(2_u8)];
    let day = prop_oneof![2 => 1_u8..=31, 1 => 28_u8..=31];
    let year = prop_oneof![3 => 1000_i32..=9700, 1 => (10_i32..=97).prop_map(|century| century * 100),
        1 => (250_i32..=2425).prop_map(|leap| leap * 4)];
    (year, month, day).prop_map(|(year, month, day)| {
        let month = Month::try_from(month).unwrap();
        Date::from_calendar_date(year, month, day.min(month.length(year))).unwrap()
    })
}

fn any_instant() -> impl Strategy<Value = OffsetDateTime> {
    let time = (0_u8..24, 0_u8..60, 0_u8..60, select(vec![0_u32, 1, 999_999_999]));
    (any_day(), time).prop_map(|(day, (hour, minute, second, nanosecond))| {
        day.with_time(Time::from_hms_nano(hour, minute, second, nanosecond).unwrap()).assume_utc()
    })
}

fn after_by_jiff(start: OffsetDateTime, span: jiff::Span) -> jiff::civil::DateTime {
    civil(start).checked_add(span).unwrap()
}

#[test]
fn periods_are_those_of_another_calendar() {
    let clamped = Hits::default();
    let number = |most: u32| prop_oneof![2 => 0_u32..=48, 1 => 0..=most];
    check(
        8_000,
        &(any_instant(), number(200), number(2_400), number(73_000)),
        |(start, years, months, days)| {
            let signed = |number: u32| i32::try_from(number).unwrap();
            let span = jiff::Span::new();
            for (what, found, expected) in [
                ("years", Period::years(years).after(start), span.years(signed(years))),
                ("months", Period::months(months).after(start), span.months(signed(months))),
                ("days", Period::days(days).after(start), span.days(signed(days))),
            ] {
                prop_assert_eq!(found.offset(), UtcOffset::UTC);
                same(what, &civil(found), &after_by_jiff(start, expected))?;
                prop_assert!(found >= start);
            }
            clamped.count(Period::months(months).after(start).day() != start.day());
            Ok(())
        },
    );
    clamped.at_least(150);
}

/// The period that a rule with these words has.
fn written(text: &str) -> Period {
    let rule = format!(
        "id = \"p\"\nversion = \"1\"\nfrom = 2020-01-01\n\
         retention = [{{ clause = \"1\", maximum = {{ period = \"{text}\", from = \"collected\" }} }}]"
    );
    let policy: Policy = toml::from_str(&rule).unwrap();
    policy.retentions()[0].maximum().unwrap().period()
}

#[test]
fn mixed_periods_are_those_of_another_calendar() {
    check(
        1_000,
        &(any_instant(), 0_i32..=100, 0_i32..=60, 0_i32..=8, 0_i32..=400, 0_i32..=5_000),
        |(start, years, months, weeks, days, hours)| {
            let period = written(&format!(
                "{years} years {months} months {weeks} weeks {days} days {hours} hours"
            ));
            let days = weeks * 7 + days;
            let span = jiff::Span::new().years(years).months(months).days(days).hours(hours);
            same("period", &civil(period.after(start)), &after_by_jiff(start, span))
        },
    );
}

#[test]
fn periods_count_in_the_offset_in_which_they_start() {
    let part = || (-14_i8..=14, -59_i8..=59);
    check(1_000, &(any_instant(), part(), 0_u32..=60), |(start, (hours, minutes), months)| {
        let minutes = if (hours < 0) == (minutes < 0) { minutes } else { -minutes };
        let Ok(offset) = UtcOffset::from_hms(hours, minutes, 0) else { return Ok(()) };
        let local = start.to_offset(offset);
        let found = Period::months(months).after(local);
        same("the offset", &found.offset(), &offset)?;
        let expected = after_by_jiff(local, jiff::Span::new().months(i64::from(months)));
        same("the local time", &civil(found), &expected)
    });
}

/// Up to 200 years, which is the longest period, from either end of time.
fn at_an_end_of_time() -> impl Strategy<Value = OffsetDateTime> {
    let ends = (any::<bool>(), 0_i64..73_100, 0_i64..86_400, -93_599_i32..=93_599);
    ends.prop_map(|(first, days, seconds, offset)| {
        let from_end = Duration::days(days) + Duration::seconds(seconds);
        let local = if first {
            PrimitiveDateTime::MIN + from_end
        } else {
            PrimitiveDateTime::MAX - from_end
        };
        local.assume_offset(UtcOffset::from_whole_seconds(offset).unwrap())
    })
}

#[test]
fn periods_neither_overflow_nor_turn_back_at_the_ends_of_time() {
    let (exact, cut) = (Hits::default(), Hits::default());
    check(4_000, &(at_an_end_of_time(), 0_u32..=2_400, 0_u32..=73_000), |(start, months, days)| {
        let signed = |number: u32| i32::try_from(number).unwrap();
        for (period, span) in [
            (Period::months(months), jiff::Span::new().months(signed(months))),
            (Period::days(days), jiff::Span::new().days(signed(days))),
        ] {
            let end = period.after(start);
            prop_assert!(end >= start, "{} ends at {}", period, end);
            // The calendar is that of the offset in which the start is stated.
            match civil(start).checked_add(span) {
                Ok(expected) => same("exact", &civil(end), &expected)?,
                Err(_) => same("cut", &end.date(), &Date::MAX)?,
            }
            exact.count(end.date() != Date::MAX);
            cut.count(end.date() == Date::MAX);
        }
        Ok(())
    });
    exact.at_least(2_000);
    cut.at_least(1_000);
}

#[test]
fn leap_days_and_ends_of_months() {
    for (start, period, end) in [
        (datetime!(2020-02-29 0:00 UTC), Period::years(1), datetime!(2021-02-28 0:00 UTC)),
        (datetime!(2020-02-29 0:00 UTC), Period::years(4), datetime!(2024-02-29 0:00 UTC)),
        (datetime!(2096-02-29 0:00 UTC), Period::years(4), datetime!(2100-02-28 0:00 UTC)),
        (datetime!(1996-02-29 0:00 UTC), Period::years(4), datetime!(2000-02-29 0:00 UTC)),
        (datetime!(2023-08-31 0:00 UTC), Period::months(6), datetime!(2024-02-29 0:00 UTC)),
        (datetime!(2023-12-31 0:00 UTC), Period::months(2), datetime!(2024-02-29 0:00 UTC)),
        (datetime!(2024-02-28 23:59:59 UTC), Period::days(1), datetime!(2024-02-29 23:59:59 UTC)),
        (datetime!(9700-12-31 12:00 UTC), Period::years(200), datetime!(9900-12-31 12:00 UTC)),
        // 23:00 on 31 January in New York is 1 February in UTC.
        (datetime!(2023-01-31 23:00 -5), Period::months(1), datetime!(2023-03-01 4:00 UTC)),
    ] {
        assert_eq!(period.after(start), end, "{period} after {start}");
    }
    // Months first, then days: never the other way round.
    let start = datetime!(2023-01-30 0:00 UTC);
    assert_eq!(written("1 month 1 day").after(start), datetime!(2023-03-01 0:00 UTC));
    assert_eq!(written("1 day 1 month").after(start), datetime!(2023-03-01 0:00 UTC));
}

// --- Generated schedules ------------------------------------------------------------------------

const FIRST: OffsetDateTime = datetime!(2000-01-01 0:00 UTC);
const DATA: &[&str] = &[
    "contact-details",
    "email-address",
    "phone-number",
    "transaction",
    "invoices",
    "payment-history",
];
const PURPOSES: &[&str] =
    &["marketing", "own-marketing", "payment", "billing", "legal-compliance", "tax-compliance"];

fn anchors() -> [LifeEvent; 4] {
    [
        LifeEvent::COLLECTED,
        LifeEvent::LAST_USED,
        LifeEvent::CONTRACT_ENDED,
        LifeEvent::PURPOSE_FULFILLED,
    ]
}

const INSTANTS: [OffsetDateTime; 8] = [
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
struct Term {
    clause: String,
    data: Vec<&'static str>,
    purposes: Vec<&'static str>,
    minimum: Option<Span>,
    maximum: Option<Span>,
    disposal: Disposal,
}

/// A policy that permits everything, perhaps a law beside it, and a record.
#[derive(Debug, Clone)]
struct Case {
    shop: Vec<Term>,
    law: Option<(Vec<Term>, OffsetDateTime)>,
    record: Record,
    at: OffsetDateTime,
}

fn word<F: Facet>(key: &str) -> Word<F> {
    Word::new(key).unwrap()
}

fn any_span() -> impl Strategy<Value = Span> {
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

fn any_term() -> impl Strategy<Value = Term> {
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

fn terms(most: usize, letter: char) -> impl Strategy<Value = Vec<Term>> {
    prop::collection::vec(any_term(), 1..=most).prop_map(move |mut terms| {
        for (place, term) in terms.iter_mut().enumerate() {
            term.clause = format!("{letter}-{place}");
        }
        terms
    })
}

fn any_when() -> impl Strategy<Value = Occurrence> {
    prop_oneof![3 => select(&INSTANTS[..]).prop_map(Occurrence::At), 1 => Just(Occurrence::NotYet)]
}

fn any_hold() -> impl Strategy<Value = Hold> {
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

fn any_life() -> impl Strategy<Value = Life> {
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

fn any_record() -> impl Strategy<Value = Record> {
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

fn any_case() -> impl Strategy<Value = Case> {
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
    fn rule(&self) -> permitted::policy::Rule<RetentionTerms> {
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
    fn engine(&self) -> Engine {
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
    fn terms(&self) -> impl Iterator<Item = &Term> {
        self.shop.iter().chain(self.law.iter().flat_map(|(terms, _)| terms))
    }

    fn in_force(&self) -> impl Iterator<Item = &Term> {
        let law = self.law.iter().filter(|(_, from)| *from <= self.at);
        self.shop.iter().chain(law.flat_map(|(terms, _)| terms))
    }

    fn question(&self, action: Action, purposes: &[Purpose]) -> Question {
        let item =
            |category: &DataCategory| Item::new(category.clone()).record(self.record.life.clone());
        let discloses = action == Action::DISCLOSE;
        let act = Act::new(action)
            .data(self.record.data.iter().map(item))
            .purpose(purposes.iter().cloned());
        let act = if discloses { act.recipient(Party::PROCESSOR) } else { act };
        Question::new(act, Facts::default(), self.at)
    }

    fn decide(&self, engine: &Engine, action: Action) -> Decision {
        decide(engine, self.question(action, &self.record.purposes))
    }

    fn standing(&self, engine: &Engine) -> Standing {
        engine.standing(&self.record, &Facts::default(), self.at).unwrap()
    }

    fn with_hold(&self, hold: Hold) -> Self {
        let mut case = self.clone();
        case.record.life = case.record.life.hold(hold);
        case
    }

    fn at(&self, at: OffsetDateTime) -> Self {
        Self { at, ..self.clone() }
    }

    /// Every instant after `at` at which something could change, with the moments around it.
    fn moments(&self) -> Vec<OffsetDateTime> {
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

fn decide(engine: &Engine, question: Question) -> Decision {
    crate::oracle::decide_to(engine, &question, Depth::WithoutMissing)
}

fn is_dispose(standing: &Standing) -> bool {
    matches!(standing.disposition, Disposition::Dispose { .. })
}

// --- A plain reading of the schedule ------------------------------------------------------------

/// Where a period stands: not running, running without an end, over at an instant, or unknown.
enum Stands {
    Nowhere,
    Open,
    Ends(OffsetDateTime),
    Unknown,
}

const END_OF_TIME: OffsetDateTime = datetime!(9999-12-31 0:00 UTC);

/// Reads a schedule word by word.
struct Reader<'a> {
    case: &'a Case,
    engine: &'a Engine,
}

impl Reader<'_> {
    fn within<F: Facet>(&self, one: &Word<F>, above: &str) -> bool {
        self.engine.vocabulary().is_within(one, &word(above))
    }

    fn below<F: Facet>(&self, words: &[Word<F>]) -> Vec<Word<F>> {
        words.iter().flat_map(|word| self.engine.vocabulary().descendants(word)).collect()
    }

    fn known(&self, span: &Span, purpose: &Purpose) -> Option<&Occurrences> {
        let life = &self.case.record.life;
        let from = &span.events()[0];
        let own = life.fulfilled_purposes().filter(|(word, _)| {
            *from == LifeEvent::PURPOSE_FULFILLED && self.within(purpose, word.as_str())
        });
        own.map(|(_, when)| when).min().or_else(|| life.known(from))
    }

    fn maximum(&self, term: &Term, purpose: &Purpose) -> Stands {
        let Some(span) = &term.maximum else { return Stands::Nowhere };
        match self.known(span, purpose) {
            Some(when) => {
                when.first().map_or(Stands::Nowhere, |start| Stands::Ends(span.end(start)))
            }
            None => Stands::Unknown,
        }
    }

    /// A minimum whose event has not happened yet holds without an end.
    fn minimum(&self, term: &Term, purpose: &Purpose) -> Stands {
        let Some(span) = &term.minimum else { return Stands::Nowhere };
        match self.known(span, purpose) {
            Some(when) if when.is_open() => Stands::Open,
            Some(when) => {
                when.last().map_or(Stands::Nowhere, |start| Stands::Ends(span.end(start)))
            }
            None => Stands::Unknown,
        }
    }

    fn speaks(&self, term: &Term, data: &DataCategory, purpose: &Purpose) -> bool {
        (term.data.is_empty() || term.data.iter().any(|above| self.within(data, above)))
            && (term.purposes.is_empty()
                || term.purposes.iter().any(|above| self.within(purpose, above)))
    }

    /// What retention alone says of using the record for a purpose.
    fn use_for(&self, purpose: &Purpose) -> Outcome {
        let mut worst = Outcome::Permitted;
        for purpose in self.below(std::slice::from_ref(purpose)) {
            for data in self.below(&self.case.record.data) {
                for term in self.case.in_force().filter(|term| self.speaks(term, &data, &purpose)) {
                    worst = worst.min(match self.maximum(term, &purpose) {
                        Stands::Ends(end) if end <= self.case.at => Outcome::Prohibited,
                        Stands::Ends(_) | Stands::Nowhere | Stands::Open => Outcome::Permitted,
                        Stands::Unknown => Outcome::Undetermined,
                    });
                }
                worst = worst.min(self.asked_for(&data, &purpose));
            }
        }
        worst
    }

    /// What an erasure that was asked for leaves of using a category for a purpose (§5.11).
    fn asked_for(&self, data: &DataCategory, purpose: &Purpose) -> Outcome {
        let (life, at) = (&self.case.record.life, self.case.at);
        let held = life.holds().iter().any(|hold| hold.in_force(at));
        let is_asked = life.erasure_requested_at().is_some_and(|since| since <= at);
        if !is_asked || (held && purpose == &Purpose::LEGAL_CLAIMS) {
            return Outcome::Permitted;
        }
        let speaking = self.case.in_force().filter(|term| self.speaks(term, data, purpose));
        let minima: Vec<Stands> = speaking.map(|term| self.minimum(term, purpose)).collect();
        let runs = |stands: &Stands| match stands {
            Stands::Open => true,
            Stands::Ends(end) => at < *end,
            _ => false,
        };
        if minima.iter().any(runs) {
            Outcome::Permitted
        } else if minima.iter().any(|stands| matches!(stands, Stands::Unknown)) {
            Outcome::Undetermined
        } else {
            Outcome::Prohibited
        }
    }

    /// The minima that run for anything in the record: when they end, the end of time for those that
    /// hold without an end, and their clauses.
    fn minima(&self) -> Vec<(OffsetDateTime, String)> {
        let mut minima = Vec::new();
        for purpose in self.below(&self.case.record.purposes) {
            for data in self.below(&self.case.record.data) {
                for term in self.case.in_force().filter(|term| self.speaks(term, &data, &purpose)) {
                    match self.minimum(term, &purpose) {
                        Stands::Open => minima.push((END_OF_TIME, term.clause.clone())),
                        Stands::Ends(end) if self.case.at < end => {
                            minima.push((end, term.clause.clone()));
                        }
                        _ => {}
                    }
                }
            }
        }
        minima.sort();
        minima.dedup();
        minima
    }
}

/// What the standing says of using the record for each purpose.
fn by_standing(standing: &Standing, purpose: &Purpose) -> Outcome {
    if standing.closed.iter().any(|closed| closed.purpose == *purpose) {
        Outcome::Prohibited
    } else if standing.unknown.contains(purpose) {
        Outcome::Undetermined
    } else {
        Outcome::Permitted
    }
}

#[test]
fn the_schedule_is_read_as_written() {
    let (closed, unknown) = (Hits::default(), Hits::default());
    check(1_500, &any_case(), |case| {
        let engine = case.engine();
        let (standing, reader) = (case.standing(&engine), Reader { case: &case, engine: &engine });
        for purpose in &case.record.purposes {
            let found = by_standing(&standing, purpose);
            same(purpose.as_str(), &found, &reader.use_for(purpose))?;
            prop_assert_eq!(standing.usable.contains(purpose), found == Outcome::Permitted);
            closed.count(found == Outcome::Prohibited);
            unknown.count(found == Outcome::Undetermined);
        }
        Ok(())
    });
    closed.at_least(200);
    unknown.at_least(100);
}

#[test]
fn decisions_and_the_schedule_agree() {
    let (closed, unknown) = (Hits::default(), Hits::default());
    check(2_500, &any_case(), |case| {
        let engine = case.engine();
        let standing = case.standing(&engine);
        for purpose in &case.record.purposes {
            let question = case.question(Action::USE, std::slice::from_ref(purpose));
            let expected = by_standing(&standing, purpose);
            same(purpose.as_str(), &decide(&engine, question).outcome, &expected)?;
            closed.count(expected == Outcome::Prohibited);
            unknown.count(expected == Outcome::Undetermined);
        }
        Ok(())
    });
    closed.at_least(300);
    unknown.at_least(200);
}

#[test]
fn what_is_due_is_not_stored_and_what_is_held_not_erased() {
    let (due, held) = (Hits::default(), Hits::default());
    check(2_500, &any_case(), |case| {
        let engine = case.engine();
        match case.standing(&engine).disposition {
            // A request for erasure is no part of a question about storing.
            Disposition::Dispose { by: Some(by), .. } => {
                for purpose in &case.record.purposes {
                    let question = case.question(Action::STORE, std::slice::from_ref(purpose));
                    let stored = decide(&engine, question);
                    same("store", &stored.outcome, &Outcome::Prohibited)?;
                }
                let cited = case.decide(&engine, Action::STORE);
                prop_assert!(by.clauses.iter().all(|clause| cited.clauses().contains(&clause)));
                same("erase", &case.decide(&engine, Action::ERASE).outcome, &Outcome::Permitted)?;
                due.count(true);
            }
            Disposition::Held { by } => {
                prop_assert!(!by.is_empty());
                for action in [Action::ERASE, Action::ANONYMISE] {
                    let decision = case.decide(&engine, action);
                    let all = decision.parts.iter().all(|part| part.outcome == Outcome::Prohibited);
                    prop_assert!(all, "{:?}", decision.parts);
                }
                same("store", &case.decide(&engine, Action::STORE).outcome, &Outcome::Permitted)?;
                held.count(true);
            }
            _ => {}
        }
        Ok(())
    });
    due.at_least(50);
    held.at_least(80);
}

#[test]
fn what_must_be_kept_is_not_erased() {
    let hits = Hits::default();
    check(2_500, &any_case(), |case| {
        let engine = case.engine();
        let minima = Reader { case: &case, engine: &engine }.minima();
        let erased = case.decide(&engine, Action::ERASE);
        for (end, clause) in &minima {
            same("erase", &erased.outcome, &Outcome::Prohibited)?;
            let cites = erased.clauses().iter().any(|cited| cited.as_str() == clause);
            prop_assert!(cites, "{} runs up to {} and is not cited", clause, end);
        }
        if case.record.life.holds().iter().all(|hold| !hold.in_force(case.at)) {
            same(
                "nothing else forbids it",
                &minima.is_empty(),
                &(erased.outcome != Outcome::Prohibited),
            )?;
        }
        hits.count(!minima.is_empty());
        Ok(())
    });
    hits.at_least(300);
}

// --- Precedence ---------------------------------------------------------------------------------

#[test]
fn a_hold_beats_everything() {
    let changed = Hits::default();
    check(1_500, &(any_case(), any_hold()), |(case, hold)| {
        let case = case.with_hold(hold);
        let engine = case.engine();
        let holds = case.record.life.holds().iter().filter(|hold| hold.in_force(case.at));
        let holds: Vec<String> = holds.map(|hold| hold.reference.clone()).collect();
        match case.standing(&engine).disposition {
            Disposition::Held { by } => same("by", &by, &holds)?,
            other => prop_assert!(holds.is_empty(), "{:?} although held by {:?}", other, holds),
        }
        changed.count(!holds.is_empty());
        Ok(())
    });
    changed.at_least(300);
}

#[test]
fn a_minimum_beats_a_request_for_erasure() {
    let hits = Hits::default();
    check(2_500, &(any_case(), select(&INSTANTS[..])), |(mut case, requested)| {
        case.record = case.record.clone().erasure_requested(Some(requested));
        let engine = case.engine();
        let held = case.record.life.holds().iter().any(|hold| hold.in_force(case.at));
        let disposition = case.standing(&engine).disposition;
        let minima = Reader { case: &case, engine: &engine }.minima();
        let asked = requested <= case.at;
        match (minima.last(), held) {
            (Some((last, _)), false) => {
                let Disposition::Keep { must: Some(must), may } = disposition else {
                    return Err(TestCaseError::fail(format!("{disposition:?}")));
                };
                same("until", &must.until.unwrap_or(END_OF_TIME), last)?;
                let by = must.by.unwrap().clauses;
                let of_last = minima.iter().filter(|(end, _)| end == last);
                prop_assert!(of_last.clone().any(|(_, clause)| by[0].as_str() == clause));
                prop_assert!(may.is_none() || !asked);
                hits.count(asked);
            }
            (None, false) if asked => match disposition {
                Disposition::Dispose { how, due_since, by, .. } => {
                    same("how", &how, &vec![Disposal::Erase])?;
                    prop_assert!(due_since <= case.at);
                    if by.is_none() {
                        prop_assert!(requested <= due_since);
                    } else {
                        // It was due before it was asked for, and stays so by its own rule.
                        case.record = case.record.clone().erasure_requested(None);
                        match case.standing(&engine).disposition {
                            Disposition::Dispose { due_since: own, by: own_rule, .. } => {
                                same("due since", &due_since, &own)?;
                                same("by", &by, &own_rule)?;
                            }
                            other => return Err(TestCaseError::fail(format!("{other:?}"))),
                        }
                    }
                }
                Disposition::Undetermined { needs } => prop_assert!(!needs.is_empty()),
                other => return Err(TestCaseError::fail(format!("{other:?}"))),
            },
            _ => {}
        }
        Ok(())
    });
    hits.at_least(100);
}

#[test]
fn after_the_maximum_nothing_is_permitted_for_the_purpose_ever_again() {
    let hits = Hits::default();
    check(800, &any_case(), |case| {
        let engine = case.engine();
        let standing = case.standing(&engine);
        // What was closed at its subject's request may have to be kept for a purpose later on.
        let asked = case.record.life.erasure_requested_at().is_some();
        for closed in standing.closed.iter().filter(|_| !asked) {
            let ClosedPurpose { purpose, since, by } = closed;
            prop_assert!(*since <= case.at);
            hits.count(true);
            for at in [case.at].into_iter().chain(case.moments()) {
                let later = case.at(at);
                for action in [Action::USE, Action::DISCLOSE, Action::CONTACT, Action::COMBINE] {
                    let question = later.question(action, std::slice::from_ref(purpose));
                    let decision = decide(&engine, question);
                    same("outcome", &decision.outcome, &Outcome::Prohibited)?;
                    let by = by.iter().flat_map(|by| &by.clauses);
                    prop_assert!(by.clone().all(|one| decision.clauses().contains(&one)));
                }
            }
        }
        Ok(())
    });
    hits.at_least(150);
}

#[test]
fn a_further_minimum_makes_nothing_due_earlier() {
    let (kept, later) = (Hits::default(), Hits::default());
    check(2_000, &(any_case(), any_term(), any_span()), |(case, mut term, minimum)| {
        term.clause = "longer".to_owned();
        (term.minimum, term.maximum) = (Some(minimum), None);
        let mut longer = case.clone();
        longer.shop.push(term);
        let (before, after) = (case.engine(), longer.engine());
        for at in [case.at].into_iter().chain(case.moments()) {
            let before = case.at(at).standing(&before).disposition;
            let after = longer.at(at).standing(&after).disposition;
            let Disposition::Dispose { how, due_since, by, .. } = after else {
                kept.count(matches!(before, Disposition::Dispose { .. }));
                continue;
            };
            let Disposition::Dispose {
                how: how_before,
                due_since: since_before,
                by: by_before,
                ..
            } = before
            else {
                return Err(TestCaseError::fail(format!("{before:?}, then due, at {at}")));
            };
            same("how", &how, &how_before)?;
            same("by", &by, &by_before)?;
            prop_assert!(due_since >= since_before);
            later.count(due_since > since_before);
        }
        Ok(())
    });
    kept.at_least(100);
    later.at_least(20);
}

/// That a record that is not due yet does not become due before the date that is told.
fn not_due_before_told(case: &Case, engine: &Engine, hits: &Hits) -> TestCaseResult {
    let next = engine.next_due([&case.record], case.at).unwrap();
    prop_assert!(next.is_none_or(|next| next > case.at));
    for at in case.moments().into_iter().take_while(|at| next.is_none_or(|next| *at < next)) {
        let due = case.at(at).standing(engine);
        prop_assert!(!is_dispose(&due), "due at {}, not only at {:?}: {:?}", at, next, due);
    }
    hits.count(next.is_some_and(|next| is_dispose(&case.at(next).standing(engine))));
    Ok(())
}

#[test]
fn the_next_due_date_is_never_late() {
    let hits = Hits::default();
    check(2_000, &any_case(), |case| {
        let engine = case.engine();
        let asked_later =
            case.record.life.erasure_requested_at().is_some_and(|since| since > case.at);
        match case.standing(&engine).disposition {
            Disposition::Keep { .. } | Disposition::Held { .. } if !asked_later => {
                not_due_before_told(&case, &engine, &hits)
            }
            _ => Ok(()),
        }
    });
    hits.at_least(100);
}

#[test]
fn the_next_due_date_is_not_late_for_an_erasure_that_is_due_later() {
    let hits = Hits::default();
    check(1_000, &(any_case(), select(&INSTANTS[..])), |(mut case, since)| {
        case.record = case.record.clone().erasure_requested(Some(since));
        let engine = case.engine();
        match case.standing(&engine).disposition {
            Disposition::Keep { .. } | Disposition::Held { .. } if since > case.at => {
                not_due_before_told(&case, &engine, &hits)
            }
            _ => Ok(()),
        }
    });
}

#[test]
fn the_next_due_date_is_not_late_where_an_event_is_unknown() {
    let hits = Hits::default();
    check(2_000, &any_case(), |mut case| {
        case.record = case.record.clone().erasure_requested(None);
        let engine = case.engine();
        match case.standing(&engine).disposition {
            Disposition::Undetermined { .. } => not_due_before_told(&case, &engine, &hits),
            _ => Ok(()),
        }
    });
}

#[test]
fn due_since_is_when_it_became_due() {
    let hits = Hits::default();
    check(2_000, &any_case(), |case| {
        // A law that came later has made due, or not, what was so before.
        let changed = case.law.as_ref().is_some_and(|(_, from)| *from > FIRST);
        if changed || case.record.life.erasure_requested_at().is_some() {
            return Ok(());
        }
        let engine = case.engine();
        let Disposition::Dispose { due_since, .. } = case.standing(&engine).disposition else {
            return Ok(());
        };
        prop_assert!(due_since <= case.at);
        let before = case.at(due_since - Duration::SECOND);
        prop_assert!(!is_dispose(&before.standing(&engine)), "due before {}", due_since);
        hits.count(true);
        Ok(())
    });
    hits.at_least(40);
}

#[test]
fn a_request_for_erasure_makes_nothing_due_later() {
    let hits = Hits::default();
    check(2_000, &(any_case(), select(&INSTANTS[..])), |(mut case, since)| {
        let engine = case.engine();
        case.record = case.record.clone().erasure_requested(None);
        let Disposition::Dispose { due_since, .. } = case.standing(&engine).disposition else {
            return Ok(());
        };
        case.record = case.record.clone().erasure_requested(Some(since));
        match case.standing(&engine).disposition {
            Disposition::Dispose { due_since: asked, .. } => {
                prop_assert!(asked <= due_since, "due since {}, then {}", due_since, asked);
            }
            other => return Err(TestCaseError::fail(format!("due, then {other:?}"))),
        }
        hits.count(true);
        Ok(())
    });
    hits.at_least(40);
}

#[test]
fn a_sweep_yields_what_is_due_and_nothing_else() {
    check(300, &(any_case(), prop::collection::vec(any_record(), 0..6)), |(case, records)| {
        let engine = case.engine();
        let due = |record: &Record| match engine
            .standing(record, &Facts::default(), case.at)
            .unwrap()
            .disposition
        {
            Disposition::Dispose { how, due_since, by, .. } => Some((how, due_since, by)),
            _ => None,
        };
        let expected: Vec<_> = records.iter().filter_map(due).collect();
        let found: Vec<_> = engine
            .sweep(&records, case.at)
            .map(|found| found.map(|due| (due.how, due.due_since, due.by)).unwrap())
            .collect();
        let dates = records.iter().map(|one| engine.next_due([one], case.at).unwrap());
        same("next", &engine.next_due(&records, case.at).unwrap(), &dates.flatten().min())?;
        same("due", &found, &expected)
    });
}

// --- Theorems with records ----------------------------------------------------------------------

fn any_action() -> impl Strategy<Value = Action> {
    let actions = [
        Action::USE,
        Action::STORE,
        Action::ERASE,
        Action::ANONYMISE,
        Action::RESTRICT,
        Action::DISCLOSE,
    ];
    select(actions.to_vec())
}

#[test]
fn t5_holds_only_hurt_storage_aside() {
    let (worse, stored) = (Hits::default(), Hits::default());
    check(2_000, &(any_case(), any_hold(), any_action()), |(case, hold, action)| {
        let engine = case.engine();
        let before = case.decide(&engine, action.clone());
        let after = case.with_hold(hold).decide(&engine, action.clone());
        for (before, after) in before.parts.iter().zip(&after.parts) {
            if action == Action::STORE {
                prop_assert!(after.outcome >= before.outcome, "a hold forbids no storage");
                stored.count(after.outcome > before.outcome);
            } else {
                prop_assert!(
                    after.outcome <= before.outcome,
                    "{:?}, then {:?}",
                    before.outcome,
                    after.outcome
                );
                worse.count(after.outcome < before.outcome);
            }
        }
        Ok(())
    });
    worse.at_least(100);
    stored.at_least(20);
}

#[test]
fn t10_nothing_changes_before_stable_until() {
    let (ended, moments) = (Hits::default(), Hits::default());
    check(1_200, &(any_case(), any_action()), |(case, action)| {
        let engine = case.engine();
        let shown = |decision: &Decision| -> Vec<_> {
            let parts = decision.parts.iter();
            parts.map(|part| (part.outcome, part.citations.clone())).collect()
        };
        let now = case.decide(&engine, action.clone());
        prop_assert!(now.stable_until.is_none_or(|end| end > case.at));
        let end = now.stable_until;
        for at in case.moments().into_iter().take_while(|at| end.is_none_or(|end| *at < end)) {
            let later = case.at(at).decide(&engine, action.clone());
            same(&format!("at {at}"), &shown(&now), &shown(&later))?;
            moments.count(true);
        }
        if let Some(end) = end {
            let then = case.at(end).decide(&engine, action.clone());
            ended.count(shown(&then) != shown(&now));
        }
        Ok(())
    });
    moments.at_least(1_000);
    ended.at_least(200);
}

/// Every way of giving each of the facts one of the values.
fn assignments(facts: &[MissingFact]) -> Vec<Vec<MissingFact>> {
    facts.iter().fold(vec![Vec::new()], |all: Vec<Vec<MissingFact>>, fact| {
        let MissingFact::Value { fact, values } = fact else {
            return all.into_iter().map(|one| [one, vec![fact.clone()]].concat()).collect();
        };
        let with = |one: &Vec<MissingFact>, value: &FactValue| {
            let value = MissingFact::Value { fact: fact.clone(), values: vec![value.clone()] };
            [one.clone(), vec![value]].concat()
        };
        all.iter().flat_map(|one| values.iter().map(|value| with(one, value))).collect()
    })
}

#[test]
fn t11_missing_events_are_enough_and_none_is_too_many() {
    let (cured, hopeless) = (Hits::default(), Hits::default());
    check(600, &(any_case(), any_action()), |(case, action)| {
        let engine = case.engine();
        let question = case.question(action, &case.record.purposes);
        let decision = engine.ask(question.clone()).unwrap();
        let with = |part: &Part, facts: &[MissingFact]| {
            let supplied = question.supplied(part.item, part.purpose_index, facts, 0);
            let decision = decide(&engine, supplied);
            let mut parts = decision.parts.into_iter();
            let found =
                parts.find(|one| (one.item, one.purpose_index) == (part.item, part.purpose_index));
            found.unwrap().outcome
        };
        for part in &decision.parts {
            let Some(missing) = &part.missing else {
                same("nothing missing", &part.outcome, &Outcome::Permitted)?;
                continue;
            };
            for set in &missing.sets {
                for chosen in assignments(set) {
                    same("enough", &with(part, &chosen), &Outcome::Permitted)?;
                    for place in 0..chosen.len() {
                        let mut fewer = chosen.clone();
                        fewer.remove(place);
                        prop_assert_ne!(with(part, &fewer), Outcome::Permitted, "{:?}", set);
                    }
                }
                cured.count(true);
            }
            if missing.nothing_cures() {
                let values = [
                    FactValue::NotYet,
                    FactValue::Instant(case.at),
                    FactValue::Instant(datetime!(1000-01-01 0:00 UTC)),
                ];
                let open =
                    anchors().into_iter().filter(|one| case.record.life.known(one).is_none());
                let open: Vec<MissingFact> = open
                    .map(|event| MissingFact::Value {
                        fact: Fact::LifeEvent { item: part.item, event },
                        values: values.to_vec(),
                    })
                    .collect();
                for chosen in assignments(&open) {
                    prop_assert_ne!(with(part, &chosen), Outcome::Permitted, "{:?}", chosen);
                }
                hopeless.count(true);
            }
        }
        Ok(())
    });
    cured.at_least(50);
    hopeless.at_least(80);
}

// --- Every disposition, by example --------------------------------------------------------------

fn engine(rules: impl IntoIterator<Item = Retention>) -> Engine {
    let permit = Permit::new("all").data(DataCategory::PERSONAL_DATA).basis(LegalBasis::CONTRACT);
    let builder = Policy::builder("shop", "1", FIRST).permit(permit);
    let policy = rules.into_iter().fold(builder, |builder, rule| builder.retention(rule)).build();
    Engine::new([policy.unwrap()]).unwrap()
}

/// Invoices are kept for billing while that is open, and six months more; for tax law at least
/// seven years, and at most ten.
fn shop() -> Engine {
    engine([
        Retention::new("8.1")
            .data(DataCategory::TRANSACTION)
            .purpose(Purpose::BILLING)
            .at_most(Span::of(Period::months(6)).from(LifeEvent::PURPOSE_FULFILLED))
            .then([Disposal::Anonymise]),
        Retention::new("8.2")
            .data(DataCategory::INVOICES)
            .purpose(Purpose::TAX_COMPLIANCE)
            .at_least(Span::of(Period::years(7)).from(LifeEvent::COLLECTED))
            .at_most(Span::of(Period::years(10)).from(LifeEvent::COLLECTED)),
    ])
}

fn invoice(purposes: impl IntoIterator<Item = Purpose>, life: Life) -> Record {
    Record::new("invoice 7").data([DataCategory::INVOICES]).purpose(purposes).life(life)
}

const NOW: OffsetDateTime = datetime!(2026-03-01 0:00 UTC);

fn becomes(record: &Record) -> Disposition {
    shop().standing(record, &Facts::default(), NOW).unwrap().disposition
}

fn clauses(by: Option<RetentionCitation>) -> Vec<String> {
    let clauses = by.into_iter().flat_map(|by| by.clauses);
    clauses.map(|clause| clause.as_str().to_owned()).collect()
}

fn keeps(record: &Record, until: Option<OffsetDateTime>, clause: &[&str]) {
    let disposition = becomes(record);
    let Some(Kept { until: found, by }) = disposition.kept().cloned() else {
        panic!("{disposition:?}");
    };
    assert_eq!((found, clauses(by)), (until, clause.iter().map(|c| c.to_string()).collect()));
}

fn disposes(record: &Record, how: Disposal, since: OffsetDateTime, clause: &[&str]) {
    match becomes(record) {
        Disposition::Dispose { how: found, due_since, by, .. } => {
            assert_eq!((found, due_since), (vec![how], since));
            assert_eq!(clauses(by), clause);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn kept_while_the_purpose_is_open_and_up_to_the_maximum() {
    let open = Life::new().event(LifeEvent::PURPOSE_FULFILLED, Occurrence::NotYet);
    let record = invoice([Purpose::BILLING], open.clone());
    keeps(&record, None, &["8.1"]);
    assert_eq!(shop().next_due([&record], NOW), Ok(None));

    let done = open.event(LifeEvent::PURPOSE_FULFILLED, datetime!(2025-08-31 0:00 UTC));
    let record = invoice([Purpose::BILLING], done);
    // Six months after the end of August is the end of February, which has passed.
    disposes(&record, Disposal::Anonymise, datetime!(2026-02-28 0:00 UTC), &["8.1"]);
    let done = Life::new().event(LifeEvent::PURPOSE_FULFILLED, datetime!(2025-10-31 0:00 UTC));
    let record = invoice([Purpose::BILLING], done);
    keeps(&record, Some(datetime!(2026-04-30 0:00 UTC)), &["8.1"]);
    assert_eq!(shop().next_due([&record], NOW), Ok(Some(datetime!(2026-04-30 0:00 UTC))));
    let standing =
        shop().standing(&record, &Facts::default(), datetime!(2026-04-30 0:00 UTC)).unwrap();
    assert!(is_dispose(&standing), "the end itself is past the maximum");
    assert_eq!(standing.closed[0].since, datetime!(2026-04-30 0:00 UTC));
}

#[test]
fn kept_for_another_purpose_and_for_none() {
    let life = Life::new()
        .event(LifeEvent::PURPOSE_FULFILLED, datetime!(2020-01-01 0:00 UTC))
        .event(LifeEvent::COLLECTED, datetime!(2018-06-01 0:00 UTC));
    let record = invoice([Purpose::BILLING, Purpose::TAX_COMPLIANCE], life.clone());
    keeps(&record, Some(datetime!(2028-06-01 0:00 UTC)), &["8.2"]);
    let standing = shop().standing(&record, &Facts::default(), NOW).unwrap();
    assert_eq!(standing.usable, [Purpose::TAX_COMPLIANCE]);
    let ClosedPurpose { purpose, since, by } = standing.closed[0].clone();
    assert_eq!((purpose, since), (Purpose::BILLING, datetime!(2020-07-01 0:00 UTC)));
    assert_eq!(clauses(by), ["8.1"]);

    // Nothing is said of marketing: a gap in the schedule.
    let record = invoice([Purpose::OWN_MARKETING], life);
    keeps(&record, None, &[]);
    let without_maximum = shop().standing(&record, &Facts::default(), NOW).unwrap().without_maximum;
    assert_eq!(without_maximum, [(DataCategory::INVOICES, Purpose::OWN_MARKETING)]);
}

#[test]
fn due_at_the_latest_end_and_never_before_the_minimum() {
    let life = |collected| Life::new().event(LifeEvent::COLLECTED, collected);
    let tax = |collected| invoice([Purpose::TAX_COMPLIANCE], life(collected));
    let since = datetime!(2025-02-28 0:00 UTC);
    disposes(&tax(datetime!(2015-02-28 0:00 UTC)), Disposal::Erase, since, &["8.2"]);

    let asked =
        tax(datetime!(2020-01-15 0:00 UTC)).erasure_requested(datetime!(2026-02-01 0:00 UTC));
    keeps(&asked, Some(datetime!(2027-01-15 0:00 UTC)), &["8.2"]);
    // The minimum passed first, or last.
    let asked =
        tax(datetime!(2018-01-15 0:00 UTC)).erasure_requested(datetime!(2026-02-01 0:00 UTC));
    disposes(&asked, Disposal::Erase, datetime!(2026-02-01 0:00 UTC), &[]);
    let asked =
        tax(datetime!(2019-02-15 0:00 UTC)).erasure_requested(datetime!(2026-02-01 0:00 UTC));
    disposes(&asked, Disposal::Erase, datetime!(2026-02-15 0:00 UTC), &[]);
}

#[test]
fn held_by_what_is_in_force_and_released_when_it_ends() {
    let engine = shop();
    let end = datetime!(2026-09-01 0:00 UTC);
    let record = invoice(
        [Purpose::TAX_COMPLIANCE],
        Life::new()
            .event(LifeEvent::COLLECTED, datetime!(2010-01-01 0:00 UTC))
            .hold(Hold::new("audit", datetime!(2020-01-01 0:00 UTC)).released(NOW))
            .hold(Hold::new("suit 12", datetime!(2025-01-01 0:00 UTC)).released(end)),
    );
    assert_eq!(becomes(&record), Disposition::Held { by: vec!["suit 12".to_owned()] });
    assert_eq!(engine.next_due([&record], NOW), Ok(Some(end)));
    assert!(is_dispose(&engine.standing(&record, &Facts::default(), end).unwrap()));
    let forever = Hold::new("inquiry", datetime!(2025-01-01 0:00 UTC));
    let record = Record { life: record.life.clone().hold(forever), ..record };
    assert_eq!(
        becomes(&record),
        Disposition::Held { by: vec!["suit 12".to_owned(), "inquiry".to_owned()] }
    );
    assert_eq!(engine.next_due([&record], NOW), Ok(None));
}

#[test]
fn undetermined_names_what_it_needs() {
    let needs = |record: &Record| match becomes(record) {
        Disposition::Undetermined { needs } => {
            needs.iter().map(Fact::to_string).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let record = invoice([Purpose::BILLING], Life::new());
    assert_eq!(needs(&record), ["purpose-fulfilled"]);
    let both = [Purpose::BILLING, Purpose::TAX_COMPLIANCE];
    let record = invoice(both, Life::new());
    assert_eq!(needs(&record), ["collected", "purpose-fulfilled"]);
    // Whether a minimum runs decides whether a request for erasure is due.
    let record = invoice([Purpose::TAX_COMPLIANCE], Life::new()).erasure_requested(NOW);
    assert_eq!(needs(&record), ["collected"]);

    let engine = shop();
    let act = Act::new(Action::USE)
        .data(Item::new(DataCategory::INVOICES).record(Life::new()))
        .purpose(Purpose::TAX_COMPLIANCE);
    let decision = engine.ask(Question::new(act, Facts::default(), NOW)).unwrap();
    assert_eq!(decision.outcome, Outcome::Undetermined);
    let fact = Fact::LifeEvent { item: 0, event: LifeEvent::COLLECTED };
    assert_eq!(decision.parts[0].unknown, std::slice::from_ref(&fact));
    let values = vec![FactValue::NotYet, FactValue::Instant(NOW)];
    let missing = decision.parts[0].missing.clone().unwrap();
    assert_eq!(missing.sets, [[MissingFact::Value { fact, values }]]);
}

#[test]
fn what_is_wrong_with_a_record_is_said() {
    let engine = shop();
    for record in [
        Record::new("x"),
        Record::new("").data([DataCategory::INVOICES]).purpose([Purpose::BILLING]),
        invoice(
            [Purpose::BILLING],
            Life::new().event(LifeEvent::COLLECTED, datetime!(0999-01-01 0:00 UTC)),
        ),
        invoice([Purpose::BILLING], Life::new().hold(Hold::new("h", NOW).released(NOW))),
        invoice([Purpose::BILLING], Life::new()).erasure_requested(datetime!(0999-01-01 0:00 UTC)),
    ] {
        assert!(engine.standing(&record, &Facts::default(), NOW).is_err(), "{record:?}");
        assert!(engine.next_due([&record], NOW).is_err(), "{record:?}");
        assert_eq!(engine.sweep([&record], NOW).filter(Result::is_err).count(), 1);
    }
}

/// What lies outside a policy is not its schedule's to dispose of, as a decision says as well.
#[test]
fn the_schedule_is_silent_where_the_policy_is() {
    let policy: Policy = toml::from_str(
        r#"
        id = "shop"
        version = "1"
        from = 2020-01-01

        [[scope]]
        clause = "S-1"
        data = "financial"

        [[beyond]]
        clause = "S-2"
        data = "bank-account"

        [[retention]]
        clause = "S-3"
        purpose = "billing"
        maximum = { period = "1 year", from = "collected" }
        "#,
    )
    .unwrap();
    let engine = Engine::new([policy]).unwrap();
    let at = datetime!(2026-01-01 0:00 UTC);
    let life = Life::new().event(LifeEvent::COLLECTED, datetime!(2020-02-01 0:00 UTC));
    let standing = |data: DataCategory| {
        let record = Record::new("r").data(data).purpose(Purpose::BILLING).life(life.clone());
        engine.standing(&record, &Facts::default(), at).unwrap()
    };
    assert!(matches!(standing(DataCategory::CARD_NUMBER).disposition, Disposition::Dispose { .. }));
    for outside in [DataCategory::EMAIL_ADDRESS, DataCategory::BANK_ACCOUNT] {
        let standing = standing(outside);
        let may = Some(Kept { until: None, by: None });
        assert_eq!(standing.disposition, Disposition::Keep { must: None, may });
        assert_eq!(standing.without_maximum.len(), 1);
    }
}

/// A law's word list does not say for a shop, which does not know its words, what is done.
#[test]
fn a_purpose_is_done_in_the_words_of_the_policy_that_asks() {
    let shop = Policy::builder("shop", "1", FIRST)
        .permit(Permit::new("all").data(DataCategory::PERSONAL_DATA).basis(LegalBasis::CONTRACT))
        .retention(Retention::new("S-1").while_open())
        .build()
        .unwrap();
    let law: Policy = toml::from_str(
        r#"
        id = "law"
        kind = "limit"
        version = "1"
        from = 2020-01-01

        [[word]]
        facet = "purpose"
        key = "offers"
        includes = "own-marketing"
        definition = "Offers of any kind."
        "#,
    )
    .unwrap();
    let engine = Engine::new([shop, law]).unwrap();
    let life = Life::new().fulfilled(word("offers"), datetime!(2022-01-01 0:00 UTC));
    let item = Item::new(DataCategory::EMAIL_ADDRESS).record(life.clone());
    let act = Act::new(Action::USE).data(item).purpose(Purpose::OWN_MARKETING);
    let question = Question::new(act, Facts::default(), NOW);
    assert_eq!(decide(&engine, question).outcome, Outcome::Undetermined);
    let record = Record::new("r")
        .data(DataCategory::EMAIL_ADDRESS)
        .purpose(Purpose::OWN_MARKETING)
        .life(life);
    let standing = engine.standing(&record, &Facts::default(), NOW).unwrap();
    let needs = vec![Fact::LifeEvent { item: 0, event: LifeEvent::PURPOSE_FULFILLED }];
    assert_eq!(standing.disposition, Disposition::Undetermined { needs });
    assert_eq!(standing.unknown, [Purpose::OWN_MARKETING]);
}

#[test]
fn a_standing_is_written_for_the_audit_log() {
    let policy: Policy = toml::from_str(
        "id = 'shop'\nversion = '1'\nfrom = 2020-01-01\n\
         [[retention]]\nclause = 'r'\ndata = 'usage'\n\
         maximum = { period = '1 year', from = 'collected' }\nthen = 'erase'\n",
    )
    .unwrap();
    let engine = Engine::new([policy]).unwrap();
    let record = Record::new("visit-7")
        .data([DataCategory::USAGE])
        .purpose([Purpose::ANALYTICS])
        .life(Life::new().event(LifeEvent::COLLECTED, datetime!(2024-02-29 0:00 UTC)));
    let standing =
        engine.standing(&record, &Facts::default(), datetime!(2026-01-01 0:00 UTC)).unwrap();
    let by = serde_json::json!({
        "rule": { "policy": "shop", "id": "r", "kind": "retention" },
        "clauses": ["r"],
    });
    let expected = serde_json::json!({
        "record": "visit-7",
        "at": "2026-01-01T00:00:00Z",
        "policies": ["shop@1"],
        "disposition": { "dispose": {
            "how": ["erase"], "due-since": "2025-02-28T00:00:00Z", "by": by,
        } },
        "closed": [{ "purpose": "analytics", "since": "2025-02-28T00:00:00Z", "by": by }],
    });
    assert_eq!(serde_json::to_value(&standing).unwrap(), expected);
}
