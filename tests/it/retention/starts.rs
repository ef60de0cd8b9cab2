//! Periods that start at the end of a year, a fiscal year or a month, counted by another calendar.

use super::calendars::{any_instant, civil};
use crate::harness::{Hits, check, same};
use permitted::LifeEvent;
use permitted::policy::{Period, PeriodStart, Policy, Span};
use proptest::prelude::*;
use time::macros::datetime;
use time::{Month, OffsetDateTime, UtcOffset};

fn any_start() -> impl Strategy<Value = PeriodStart> {
    let days = (1_u8..=12, prop_oneof![1 => 1_u8..=31, 1 => 28_u8..=31]);
    let fiscal = days.prop_filter_map("no year has that day", |(month, day)| {
        PeriodStart::year_ending(Month::try_from(month).unwrap(), day)
    });
    let leap = PeriodStart::year_ending(Month::February, 29).unwrap();
    prop_oneof![
        2 => Just(PeriodStart::YEAR_END),
        2 => Just(PeriodStart::MonthEnd),
        3 => fiscal,
        1 => Just(leap),
    ]
}

/// An instant in some offset; the last and first seconds of days more often.
fn any_local_instant() -> impl Strategy<Value = OffsetDateTime> {
    let offset = (-25_200_i32 * 2..=25_200 * 2).prop_map(|seconds| seconds / 900 * 900);
    let edge = prop_oneof![3 => Just(None), 1 => Just(Some(0_i64)), 1 => Just(Some(-1))];
    (any_instant(), offset, edge).prop_map(|(at, offset, edge)| {
        let local = at.to_offset(UtcOffset::from_whole_seconds(offset).unwrap());
        match edge {
            Some(seconds) => {
                local.replace_time(time::Time::MIDNIGHT) + time::Duration::seconds(seconds)
            }
            None => local,
        }
    })
}

/// The first end of a year or month, by the other calendar, that lies after a local time.
fn next_start(start: PeriodStart, local: jiff::civil::DateTime) -> jiff::civil::DateTime {
    let day = local.date();
    let last = match start {
        PeriodStart::MonthEnd => day.last_of_month(),
        PeriodStart::YearEnd { month, day: last } => {
            let (month, last) =
                (i8::try_from(u8::from(month)).unwrap(), i8::try_from(last).unwrap());
            let of_year = |year: i16| {
                let month = jiff::civil::date(year, month, 1);
                jiff::civil::date(year, month.month(), last.min(month.days_in_month()))
            };
            let years = [day.year() - 1, day.year(), day.year() + 1];
            years.map(of_year).into_iter().find(|end| *end >= day).unwrap()
        }
    };
    last.tomorrow().unwrap().at(0, 0, 0, 0)
}

#[test]
fn ends_of_years_and_months_are_those_of_another_calendar() {
    let (next_year, leap) = (Hits::default(), Hits::default());
    check(6_000, &(any_local_instant(), any_start()), |(at, start)| {
        let found = start.after(at);
        same("the offset", &found.offset(), &at.offset())?;
        same("the start", &civil(found), &next_start(start, civil(at)))?;
        prop_assert!(found > at, "what happens on the last day lies before its end");
        next_year.count(found.year() > at.year());
        let before = found - time::Duration::SECOND;
        leap.count(before.month() == Month::February && before.day() == 29);
        // The end itself lies in the next one.
        prop_assert!(start.after(found) > found);
        Ok(())
    });
    next_year.at_least(1_500);
    leap.at_least(60);
}

#[test]
fn periods_after_an_end_are_those_of_another_calendar() {
    let periods = (0_u32..=60, 0_u32..=130, 0_u32..=800, 0_u8..3);
    check(4_000, &(any_local_instant(), any_start(), periods), |(at, start, periods)| {
        let (years, months, days, which) = periods;
        let span = jiff::Span::new();
        let (period, span) = match which {
            0 => (Period::years(years), span.years(i64::from(years))),
            1 => (Period::months(months), span.months(i64::from(months))),
            _ => (Period::days(days), span.days(i64::from(days))),
        };
        let found = Span::of(period).from([LifeEvent::COLLECTED]).starting(start).end(at);
        let expected = next_start(start, civil(at)).checked_add(span).unwrap();
        same("the end", &civil(found), &expected)?;
        same("the offset", &found.offset(), &at.offset())
    });
}

/// One and the same instant lies in two years, by the offset in which it is written.
#[test]
fn the_year_is_that_of_the_offset_in_which_the_event_is_written() {
    let split = Hits::default();
    check(2_000, &(any_local_instant(), any_local_instant(), any_start()), |(at, other, start)| {
        let there = at.to_offset(other.offset());
        let (here, there) = (start.after(at), start.after(there));
        let apart = (here - there).abs();
        let same_end = here.date() == there.date();
        same("apart by their offsets alone", &(apart <= time::Duration::hours(28)), &same_end)?;
        split.count(!same_end);
        Ok(())
    });
    split.at_least(8);
}

#[test]
fn starts_are_written_as_they_are_read() {
    check(500, &any_start(), |start| {
        let text = format!(
            "id = 'p'\nversion = '1'\nfrom = 2020-01-01\nretention = [{{ clause = '1', maximum = \
             {{ period = '6 months', from = 'collected', start = '{start}' }} }}]"
        );
        let policy: Policy = toml::from_str(&text).unwrap();
        same("start", &policy.retentions()[0].maximum().unwrap().start(), &Some(start))
    });
}

/// HGB § 257(5) and AO § 147(4): ten years from the end of the year, here of a fiscal year that ends
/// with June and of one that ends with February.
#[test]
fn ten_years_from_the_end_of_the_fiscal_year() {
    let span = |start| Span::of(Period::years(10)).from([LifeEvent::INVOICED]).starting(start);
    let june = PeriodStart::year_ending(Month::June, 30).unwrap();
    let february = PeriodStart::year_ending(Month::February, 29).unwrap();
    for (start, invoiced, end) in [
        (june, datetime!(2025-06-30 23:59:59 +2), datetime!(2035-07-01 0:00 +2)),
        (june, datetime!(2025-07-01 0:00 +2), datetime!(2036-07-01 0:00 +2)),
        (february, datetime!(2024-02-29 12:00 UTC), datetime!(2034-03-01 0:00 UTC)),
        (february, datetime!(2025-03-01 0:00 UTC), datetime!(2036-03-01 0:00 UTC)),
        (PeriodStart::MonthEnd, datetime!(2024-02-01 0:00 UTC), datetime!(2034-03-01 0:00 UTC)),
        // 23:30 UTC on New Year's Eve is the next year in Berlin, but is written in UTC.
        (PeriodStart::YEAR_END, datetime!(2025-12-31 23:30 UTC), datetime!(2036-01-01 0:00 UTC)),
        (PeriodStart::YEAR_END, datetime!(2026-01-01 0:30 +1), datetime!(2037-01-01 0:00 +1)),
    ] {
        assert_eq!(span(start).end(invoiced), end, "{start} after {invoiced}");
    }
}
