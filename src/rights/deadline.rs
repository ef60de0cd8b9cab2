//! Counting the days until an answer is due.

use crate::policy::{Period, ResponseTime};
use std::collections::BTreeSet;
use time::{Date, OffsetDateTime, Time, UtcOffset, Weekday};

/// When an answer is due: before this instant, the midnight (UTC) that ends the last day.
pub(super) fn due(
    received: OffsetDateTime,
    time: ResponseTime,
    extended: bool,
    holidays: &BTreeSet<Date>,
) -> OffsetDateTime {
    let period = match time.extended_by() {
        Some(extension) if extended => time.period().plus(extension),
        _ => time.period(),
    };
    let day = last_day(received.to_offset(UtcOffset::UTC).date(), period);
    let day = if time.rolls() { working_day(day, holidays) } else { day };
    day.next_day().unwrap_or(Date::MAX).with_time(Time::MIDNIGHT).assume_utc()
}

/// The day on which a period ends that begins with the day after the receipt.
fn last_day(received: Date, period: Period) -> Date {
    period.days_after(received)
}

/// The day itself, or the first later one that is neither a Saturday, a Sunday nor a holiday.
fn working_day(from: Date, holidays: &BTreeSet<Date>) -> Date {
    // Among any seven days in a row are five that only a holiday makes free.
    let most = holidays.len().saturating_add(2).saturating_mul(2);
    let mut day = from;
    for _ in 0..most {
        let free =
            matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) || holidays.contains(&day);
        match day.next_day() {
            Some(next) if free => day = next,
            _ => break,
        }
    }
    day
}
