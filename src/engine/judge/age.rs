//! Ages, in completed years.

use crate::engine::tables::truth::Truth;
use crate::facts::Age;
use time::macros::offset;
use time::{Date, Month, OffsetDateTime, Time, UtcOffset};

/// Where on Earth a day begins first.
const FIRST: UtcOffset = offset!(+14);
/// Where on Earth a day begins last.
const LAST: UtcOffset = offset!(-12);

/// The years that a subject may have completed: one of two while a birthday has begun somewhere on
/// Earth but not everywhere, where nobody knows where the subject's days begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CompletedYears {
    /// None if the subject may not be born yet.
    least: Option<i32>,
    most: i32,
}

impl CompletedYears {
    /// At an instant; none where nothing is known of the age, as before the birth.
    pub(crate) fn at(
        age: Option<Age>,
        offset: Option<UtcOffset>,
        at: OffsetDateTime,
    ) -> Option<Self> {
        let born = match age? {
            Age::Years(years) => {
                let years = i32::from(years);
                return Some(Self { least: Some(years), most: years });
            }
            Age::BornOn(born) => born,
        };
        let years_in = |offset| completed_years(born, at.checked_to_offset(offset)?.date());
        let most = years_in(offset.unwrap_or(FIRST))?;
        Some(Self { least: years_in(offset.unwrap_or(LAST)), most })
    }

    /// Those of one who has completed so many years now, at an instant before: a birthday more or
    /// less may lie between.
    pub(crate) fn before(years: u8, then: OffsetDateTime, now: OffsetDateTime) -> Option<Self> {
        let day = |instant: OffsetDateTime| instant.to_offset(UtcOffset::UTC).date();
        let most = i32::from(years).saturating_sub(completed_years(day(then), day(now))?);
        let least = most.saturating_sub(1);
        Some(Self { least: (least >= 0).then_some(least), most })
    }

    /// Whether they lie between these bounds: known where that holds of all that they may be.
    pub(crate) fn within(self, at_least: Option<u8>, below: Option<u8>) -> Truth {
        match self.each_within(at_least, below) {
            (Some(least), most) if least == most => Truth::from(least),
            _ => Truth::Unknown,
        }
    }

    /// Whether one of them lies between these bounds.
    pub(crate) fn may_be_within(self, at_least: u8, below: Option<u8>) -> bool {
        let (least, most) = self.each_within(Some(at_least), below);
        least == Some(true) || most
    }

    /// How many they are at least.
    pub(crate) fn at_least(self) -> u8 {
        let least = self.least.unwrap_or_default().max(0);
        u8::try_from(least).unwrap_or(u8::MAX)
    }

    fn each_within(self, at_least: Option<u8>, below: Option<u8>) -> (Option<bool>, bool) {
        let within = |years: i32| {
            at_least.is_none_or(|bound| years >= i32::from(bound))
                && below.is_none_or(|bound| years < i32::from(bound))
        };
        (self.least.map(within), within(self.most))
    }
}

/// Completed years on a day; none of one who is not born yet.
fn completed_years(born: Date, day: Date) -> Option<i32> {
    if day < born {
        return None;
    }
    let years = day.year().saturating_sub(born.year());
    let before_birthday = (u8::from(day.month()), day.day()) < (u8::from(born.month()), born.day());
    Some(years.saturating_sub(i32::from(before_birthday)))
}

/// The midnights at which that many years are completed: that of the subject, or where nobody knows
/// where it lives by the clock, the first and the last on Earth. Who was born on 29 February
/// completes a year on 1 March where there is no such day.
pub(crate) fn birthday(
    born: Date,
    years: u8,
    offset: Option<UtcOffset>,
) -> impl Iterator<Item = OffsetDateTime> {
    let day = born.year().checked_add(i32::from(years)).and_then(|year| {
        Date::from_calendar_date(year, born.month(), born.day())
            .or_else(|_| Date::from_calendar_date(year, Month::March, 1))
            .ok()
    });
    let offsets = [offset.or(Some(FIRST)), offset.is_none().then_some(LAST)];
    let midnight = move |offset| Some(day?.with_time(Time::MIDNIGHT).assume_offset(offset));
    offsets.into_iter().flatten().filter_map(midnight)
}
