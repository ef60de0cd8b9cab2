//! Ages, in completed years.

use time::{Date, Month, OffsetDateTime};

/// Completed years at an instant, in UTC; none of one who is not born yet. Who was born on
/// 29 February completes a year on 1 March where there is no such day.
pub(crate) fn completed_years(born: Date, at: OffsetDateTime) -> Option<i32> {
    let date = at.date();
    if date < born {
        return None;
    }
    let years = date.year().saturating_sub(born.year());
    let before_birthday =
        (u8::from(date.month()), date.day()) < (u8::from(born.month()), born.day());
    Some(years.saturating_sub(i32::from(before_birthday)))
}

/// The midnight (UTC) at which that many years are completed.
pub(crate) fn birthday(born: Date, years: u8) -> Option<OffsetDateTime> {
    let year = born.year().checked_add(i32::from(years))?;
    let date = Date::from_calendar_date(year, born.month(), born.day())
        .or_else(|_| Date::from_calendar_date(year, Month::March, 1))
        .ok()?;
    Some(date.with_time(time::Time::MIDNIGHT).assume_utc())
}
