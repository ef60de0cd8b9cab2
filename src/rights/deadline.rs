//! Counting the days until an answer is due.

use crate::policy::{Period, ResponseTime};
use std::collections::BTreeSet;
use time::{Date, OffsetDateTime, Time, Weekday};

/// When an answer is due: before this instant, the midnight that ends the last day where the request
/// was received.
pub(super) fn due(
    received: OffsetDateTime,
    time: ResponseTime,
    extended: bool,
    holidays: &BTreeSet<Date>,
) -> OffsetDateTime {
    let (received, offset) = (received.date(), received.offset());
    let extension = time.extended_by().filter(|_| extended).unwrap_or(Period::ZERO);
    let day = if time.working_days() == 0 {
        time.period().plus(extension).days_after(received)
    } else {
        extension.days_after(after_working_days(received, time.working_days(), holidays))
    };
    let day = if time.rolls() { working_day(day, holidays) } else { day };
    day.next_day().unwrap_or(Date::MAX).with_time(Time::MIDNIGHT).assume_offset(offset)
}

/// The last of so many working days, of which the first comes after the day of receipt.
fn after_working_days(received: Date, number: u16, holidays: &BTreeSet<Date>) -> Date {
    let mut day = received;
    for _ in 0..number {
        match day.next_day() {
            Some(next) => day = working_day(next, holidays),
            None => break,
        }
    }
    day
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
