//! Days on which people work: all but Saturdays, Sundays and holidays.

use std::collections::BTreeSet;
use time::{Date, Weekday};

/// The working days of a place, which has these holidays.
pub(super) struct WorkingDays {
    /// Those on other days than Saturdays and Sundays, ascending.
    holidays: Vec<Date>,
}

impl WorkingDays {
    pub(super) fn new(holidays: &[Date]) -> Self {
        let on_weekdays = holidays.iter().copied().filter(|day| !is_weekend(*day));
        let on_weekdays: BTreeSet<Date> = on_weekdays.collect();
        Self { holidays: on_weekdays.into_iter().collect() }
    }

    /// How many there are after the one day, up to and with the other.
    pub(super) fn between(&self, after: Date, until: Date) -> i64 {
        self.up_to(until).saturating_sub(self.up_to(after)).max(0)
    }

    /// The last of so many that come after a day.
    pub(super) fn after(&self, day: Date, number: i64) -> Date {
        if number <= 0 {
            return day;
        }
        // Five of any seven days are no weekend.
        let weeks = number.div_euclid(5).saturating_add(2);
        let holidays = i64::try_from(self.holidays.len()).unwrap_or(i64::MAX);
        let most = weeks.saturating_mul(7).saturating_add(holidays.saturating_mul(3));
        let mut before = day;
        let mut found = later(day, most);
        // INVARIANT: fewer than so many lie up to `before`, and at least so many up to `found`, unless
        // that is the end of the calendar.
        loop {
            let gap =
                i64::from(found.to_julian_day()).saturating_sub(i64::from(before.to_julian_day()));
            if gap <= 1 {
                return found;
            }
            let middle = later(before, gap / 2);
            if self.between(day, middle) < number {
                before = middle;
            } else {
                found = middle;
            }
        }
    }

    /// The day itself, or the first working day after it.
    pub(super) fn from(&self, day: Date) -> Date {
        let is_free = is_weekend(day) || self.holidays.binary_search(&day).is_ok();
        if is_free { self.after(day, 1) } else { day }
    }

    /// How many there are up to and with a day, since a Monday long ago.
    fn up_to(&self, day: Date) -> i64 {
        // Julian day 0 was a Monday.
        let days = i64::from(day.to_julian_day()).saturating_add(1);
        let weekdays = days.div_euclid(7).saturating_mul(5);
        let weekdays = weekdays.saturating_add(days.rem_euclid(7).min(5));
        let holidays = self.holidays.partition_point(|holiday| *holiday <= day);
        weekdays.saturating_sub(i64::try_from(holidays).unwrap_or(i64::MAX))
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The day so many days later, or the last of the calendar.
pub(super) fn later(day: Date, days: i64) -> Date {
    let julian = i64::from(day.to_julian_day()).saturating_add(days);
    let found = i32::try_from(julian).ok().and_then(|julian| Date::from_julian_day(julian).ok());
    found.unwrap_or(Date::MAX)
}
