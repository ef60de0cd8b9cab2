//! How old the subject is (§4 *Days are local*, §5.2).

use super::Question;
use super::truth::{Truth, any};
use permitted::facts::Age;
use time::{Date, Month, OffsetDateTime, UtcOffset};

/// The age with which a parent's word ends, where nothing is declared (§5.8, *Whose word*).
pub(crate) const OF_AGE: u8 = 18;

/// The day on which who was born then completes that many years.
pub(crate) fn birthday(born: Date, years: u8) -> Date {
    let year = born.year() + i32::from(years);
    Date::from_calendar_date(year, born.month(), born.day())
        .unwrap_or_else(|_| Date::from_calendar_date(year, Month::March, 1).unwrap())
}

/// The years that the subject has completed; nobody knows those of one who is not born yet.
fn completed_years(age: Age, at: OffsetDateTime) -> Option<i32> {
    match age {
        Age::Years(years) => Some(i32::from(years)),
        Age::BornOn(born) => {
            let today = at.to_offset(UtcOffset::UTC).date();
            let years = (1..=u8::MAX).take_while(|years| birthday(born, *years) <= today);
            (born <= today).then(|| years.count() as i32)
        }
    }
}

impl Question<'_> {
    /// Whether the subject is at least as old as the one bound, and younger than the other.
    pub(crate) fn is_aged(&self, at_least: Option<u8>, below: Option<u8>) -> Truth {
        let age = self.request.facts.subject.age;
        let Some(years) = age.and_then(|age| completed_years(age, self.request.at)) else {
            return Truth::Unknown;
        };
        let too_young = at_least.is_some_and(|bound| years < i32::from(bound));
        let too_old = below.is_some_and(|bound| years >= i32::from(bound));
        any([Truth::from(too_young), Truth::from(too_old)]).not()
    }
}
