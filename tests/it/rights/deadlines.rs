//! By when requests are answered, counted by another calendar too.

use super::*;

/// The last day of the first period and of the extended one.
fn due(time: ResponseTime, received: OffsetDateTime, holidays: &[Date]) -> (Date, Date) {
    let engine = engine([access().answered_within(time)]);
    let request = RightsRequest::new(RightKind::ACCESS, subject(), received)
        .holidays(holidays.iter().copied());
    let last_day = |by: OffsetDateTime| {
        assert_eq!(by.time(), time::Time::MIDNIGHT);
        by.date().previous_day().unwrap()
    };
    let plain = answered(&engine, &request).deadline.unwrap();
    let extended = answered(&engine, &request.extended()).deadline.unwrap();
    assert_eq!(extended.extendable_to, None);
    assert_eq!(plain.extendable_to, (extended.by > plain.by).then_some(extended.by));
    (last_day(plain.by), last_day(extended.by))
}

#[test]
fn deadlines_are_counted_as_the_law_counts_them() {
    let gdpr = ResponseTime::of(Period::months(1)).extension(Period::months(2)).rolling();
    let ccpa = ResponseTime::of(Period::days(45)).extension(Period::days(45));
    let cases = [
        // One month and three months after receipt, not one and then two.
        (
            gdpr,
            datetime!(2027-01-31 9:00 UTC),
            &[][..],
            date!(2027 - 03 - 01),
            date!(2027 - 04 - 30),
        ),
        (gdpr, datetime!(2028-01-31 9:00 UTC), &[], date!(2028 - 02 - 29), date!(2028 - 05 - 01)),
        // A Saturday moves to Monday, and past a holiday on it.
        (gdpr, datetime!(2026-04-30 9:00 UTC), &[], date!(2026 - 06 - 01), date!(2026 - 07 - 30)),
        (
            gdpr,
            datetime!(2026-04-30 9:00 UTC),
            &[date!(2026 - 06 - 01)],
            date!(2026 - 06 - 02),
            date!(2026 - 07 - 30),
        ),
        // Over the turn of the year, with the holidays there.
        (
            gdpr,
            datetime!(2026-11-25 23:59:59 UTC),
            &[date!(2026 - 12 - 25), date!(2026 - 12 - 28), date!(2027 - 02 - 25)],
            date!(2026 - 12 - 29),
            date!(2027 - 02 - 26),
        ),
        // The day of receipt is that of the offset in which it is stated.
        (gdpr, datetime!(2026-03-01 0:30 +02), &[], date!(2026 - 04 - 01), date!(2026 - 06 - 01)),
        (ccpa, datetime!(2026-01-01 0:00 UTC), &[], date!(2026 - 02 - 15), date!(2026 - 04 - 01)),
        (ccpa, datetime!(2028-01-31 23:00 UTC), &[], date!(2028 - 03 - 16), date!(2028 - 04 - 30)),
        (ccpa, datetime!(2026-12-31 9:00 UTC), &[], date!(2027 - 02 - 14), date!(2027 - 03 - 31)),
        // Nothing ends on a holiday for who does not roll, everything does.
        (
            ccpa,
            datetime!(2026-01-01 0:00 UTC),
            &[date!(2026 - 02 - 15)],
            date!(2026 - 02 - 15),
            date!(2026 - 04 - 01),
        ),
        (
            ResponseTime::of(AnswerPeriod::WorkingDays(15)).extension(Period::days(45)),
            // A Friday; no Saturday, Sunday or holiday counts, nor does the day itself.
            datetime!(2026-02-20 9:00 UTC),
            &[date!(2026 - 02 - 20), date!(2026 - 02 - 24), date!(2026 - 03 - 01)],
            date!(2026 - 03 - 16),
            date!(2026 - 04 - 30),
        ),
        (
            // A Saturday.
            ResponseTime::of(AnswerPeriod::WorkingDays(1)),
            datetime!(2026-02-21 9:00 UTC),
            &[],
            date!(2026 - 02 - 23),
            date!(2026 - 02 - 23),
        ),
        (
            ResponseTime::of(Period::years(1)),
            datetime!(2028-02-29 9:00 UTC),
            &[],
            date!(2029 - 02 - 28),
            date!(2029 - 02 - 28),
        ),
    ];
    for (time, received, holidays, first, extended) in cases {
        assert_eq!(due(time, received, holidays), (first, extended), "{time:?} from {received}");
    }
}

#[test]
fn deadlines_stay_in_range_at_the_end_of_time() {
    let long = Period::years(200);
    for time in [ResponseTime::of(long), ResponseTime::of(AnswerPeriod::WorkingDays(1_000))] {
        let engine = engine([access().answered_within(time.extension(long).rolling())]);
        let late = datetime!(9700-12-31 23:00 UTC);
        let answer = answered(&engine, &RightsRequest::new(RightKind::ACCESS, subject(), late));
        assert!(answer.deadline.unwrap().by > late);
    }
}

/// The same by another calendar: the day that `jiff` finds, and working days by search.
fn by_jiff(received: OffsetDateTime, months: i32, days: i32, holidays: Option<&[Date]>) -> Date {
    let civil = |date: Date| {
        let month = i8::try_from(u8::from(date.month())).unwrap();
        jiff::civil::date(
            i16::try_from(date.year()).unwrap(),
            month,
            i8::try_from(date.day()).unwrap(),
        )
    };
    let span = jiff::Span::new().months(months).days(days);
    let mut day = civil(received.date()).checked_add(span).unwrap();
    if let Some(holidays) = holidays {
        let free: Vec<jiff::civil::Date> = holidays.iter().copied().map(civil).collect();
        let works = |day: &jiff::civil::Date| {
            let weekday = day.weekday().to_monday_one_offset();
            weekday <= 5 && !free.contains(day)
        };
        day = day.series(jiff::Span::new().days(1)).find(works).unwrap();
    }
    let month = time::Month::try_from(u8::try_from(day.month()).unwrap()).unwrap();
    Date::from_calendar_date(i32::from(day.year()), month, u8::try_from(day.day()).unwrap())
        .unwrap()
}

#[test]
fn deadlines_agree_with_another_calendar() {
    let received = (1_900_i32..2_300, 1_u16..=366, 0_i64..86_400, -12_i8..=12).prop_map(
        |(year, ordinal, second, offset)| {
            let day = Date::from_ordinal_date(year, ordinal.min(time::util::days_in_year(year)));
            let offset = UtcOffset::from_hms(offset, 0, 0).unwrap();
            let midnight = day.unwrap().midnight().assume_offset(offset);
            midnight + time::Duration::seconds(second)
        },
    );
    let period = || (0_u32..30, 0_u32..400).prop_filter("some time", |(m, d)| m + d > 0);
    let holidays = (proptest::collection::vec(-1_i64..12, 0..8), select(vec![false, true]));
    check(4_000, &(received, period(), period(), holidays), |(received, a, b, (free, rolls))| {
        // Holidays where they matter: around the last day of the first period.
        let near = by_jiff(received, signed(a.0), signed(a.1), None);
        let free: Vec<Date> =
            free.into_iter().map(|days| near + time::Duration::days(days)).collect();
        let text = |(months, days): (u32, u32)| format!("{months} months {days} days");
        let roll = if rolls { ", rolls = \"next-working-day\"" } else { "" };
        let file = format!(
            "id = \"p\"\nversion = \"1\"\nfrom = 1800-01-01\n[[right]]\nclause = \"1\"\nright = \"access\"\ndeadline = {{ period = \"{}\", extension = \"{}\"{roll} }}",
            text(a),
            text(b)
        );
        let policy: Policy = toml::from_str(&file).unwrap();
        let time = policy.rights()[0].response_time().unwrap();
        let found = due_from_1800(time, received, &free);
        let free = rolls.then_some(&free[..]);
        let (c, d) = (a.0 + b.0, a.1 + b.1);
        let expected = (
            by_jiff(received, signed(a.0), signed(a.1), free),
            by_jiff(received, signed(c), signed(d), free),
        );
        same("the last days", &expected, &found)
    });
}

#[test]
fn working_days_agree_with_another_calendar() {
    let holidays = proptest::collection::vec(0_i64..40, 0..12);
    let received =
        (0_i64..200_000).prop_map(|day| date!(1900 - 01 - 01) + time::Duration::days(day));
    check(2_000, &(received, 1_u16..40, holidays), |(received, number, free)| {
        let free: Vec<Date> =
            free.into_iter().map(|days| received + time::Duration::days(days)).collect();
        let time = ResponseTime::of(AnswerPeriod::WorkingDays(number));
        let found = due_from_1800(time, received.midnight().assume_utc(), &free).0;
        // Day by day, from working day to working day.
        let mut expected = received;
        for _ in 0..number {
            expected = by_jiff(expected.midnight().assume_utc(), 0, 1, Some(&free));
        }
        same("the last day", &expected, &found)
    });
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap()
}

fn due_from_1800(time: ResponseTime, received: OffsetDateTime, holidays: &[Date]) -> (Date, Date) {
    let right = access().answered_within(time);
    let policy = Policy::builder("old", "1", datetime!(1800-01-01 0:00 UTC)).right(right);
    let engine = Engine::new([policy.build().unwrap()]).unwrap();
    let request = RightsRequest::new(RightKind::ACCESS, subject(), received)
        .holidays(holidays.iter().copied());
    let day = |request: &RightsRequest| {
        let by = answered(&engine, request).deadline.unwrap().by;
        by.date().previous_day().unwrap()
    };
    (day(&request), day(&request.clone().extended()))
}

/// The last day by walking from day to day: those on which the clock stands still count for nothing.
fn by_walking(
    start: Date,
    number: u16,
    works: &dyn Fn(Date) -> bool,
    stops: &[(Date, Date)],
) -> Date {
    let stands_still = |day: Date| stops.iter().any(|(from, until)| *from < day && day <= *until);
    // What is asked on the last day stops the clock, too.
    let waits = |day: Date| stops.iter().any(|(from, until)| *from <= day && day < *until);
    let (mut day, mut last, mut counted) = (start, start, 0);
    while counted < number || waits(day) {
        day = day.next_day().unwrap();
        if works(day) {
            last = day;
            counted += u16::from(!stands_still(day));
        }
    }
    last
}

#[test]
fn what_is_asked_of_the_person_stops_the_clock() {
    let received =
        (0_i64..40_000).prop_map(|day| date!(1950 - 01 - 01) + time::Duration::days(day));
    let stops = proptest::collection::vec((-3_i64..40, 0_i64..20), 0..4);
    let holidays = proptest::collection::vec(0_i64..60, 0..8);
    let cases = (received, 1_u16..30, stops, holidays, any::<bool>());
    check(3_000, &cases, |(received, number, stops, free, in_working_days)| {
        let later = |days: i64| received + time::Duration::days(days);
        let free: Vec<Date> = free.into_iter().map(later).collect();
        let stops: Vec<(Date, Date)> =
            stops.into_iter().map(|(from, days)| (later(from), later(from + days))).collect();
        let period = match in_working_days {
            true => AnswerPeriod::WorkingDays(number),
            false => Period::days(u32::from(number)).into(),
        };
        let right = access().answered_within(ResponseTime::of(period).from_identification());
        let policy = Policy::builder("old", "1", datetime!(1800-01-01 0:00 UTC)).right(right);
        let engine = Engine::new([policy.build().unwrap()]).unwrap();
        let midnight = |day: Date| day.midnight().assume_utc();
        // Known five days after the receipt.
        let start = later(5);
        let request = RightsRequest::new(RightKind::ACCESS, subject(), midnight(received))
            .identified(midnight(start))
            .holidays(free.iter().copied());
        let request = stops.iter().fold(request, |request, (from, until)| {
            request.stopped(midnight(*from), midnight(*until))
        });
        let found = answered(&engine, &request).deadline.unwrap().by.date().previous_day().unwrap();
        let is_weekday = |day: Date| by_jiff(midnight(day), 0, 0, Some(&free)) == day;
        let works = |day: Date| !in_working_days || is_weekday(day);
        same("the last day", &by_walking(start, number, &works, &stops), &found)
    });
}

#[test]
fn an_extension_in_working_days_begins_where_the_first_period_ends() {
    let engine = |time| engine([access().answered_within(time)]);
    // One month from 20 February ends on Friday, 20 March.
    let month = ResponseTime::of(Period::months(1)).extension(AnswerPeriod::WorkingDays(3));
    let request = RightsRequest::new(RightKind::ACCESS, subject(), datetime!(2026-02-20 9:00 UTC));
    let deadline = answered(&engine(month), &request).deadline.unwrap();
    assert_eq!(deadline.by, datetime!(2026-03-21 0:00 UTC));
    assert_eq!(deadline.extendable_to, Some(datetime!(2026-03-26 0:00 UTC)));
    // Its days are those of the offset in which its start is stated.
    let identified = ResponseTime::of(Period::days(1)).from_identification();
    let request = request.identified(datetime!(2026-02-28 23:00 -05:00));
    let deadline = answered(&engine(identified), &request).deadline.unwrap();
    assert_eq!(deadline.by, datetime!(2026-03-02 0:00 -05:00));
}
