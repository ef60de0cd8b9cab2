//! Periods, counted by another calendar.

use crate::harness::{Hits, check, same};
use permitted::policy::{Period, Policy};
use proptest::prelude::*;
use proptest::sample::select;
use time::macros::datetime;
use time::{Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

pub(super) fn civil(at: OffsetDateTime) -> jiff::civil::DateTime {
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

pub(super) fn any_instant() -> impl Strategy<Value = OffsetDateTime> {
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
