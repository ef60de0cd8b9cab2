//! How old the subject is (§4 *Days are local*, §5.2).

use super::Question;
use super::truth::{Truth, any};
use permitted::Subject;
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

/// The offsets in which the subject may live: the one stated, or all that are lived in.
pub(crate) fn offsets(subject: &Subject) -> Vec<UtcOffset> {
    let hours = |hours| UtcOffset::from_hms(hours, 0, 0).unwrap();
    subject.offset.map_or_else(|| (-12..=14).map(hours).collect(), |offset| vec![offset])
}

/// The years that somebody of so many years now may have completed then: one less for each year in
/// between, and one less again if the birthday lies in what is over of a year.
fn earlier_years(years: u8, then: OffsetDateTime, now: OffsetDateTime) -> Vec<Option<i32>> {
    let after = |passed: u8| birthday(then.date(), passed).with_time(then.time()).assume_utc();
    let passed = (1..=u8::MAX).take_while(|passed| after(*passed) <= now).count() as u8;
    let sure = i32::from(years) - i32::from(passed);
    let possible = if after(passed) == now { vec![sure] } else { vec![sure, sure - 1] };
    possible.into_iter().map(|years| (years >= 0).then_some(years)).collect()
}

/// The years that the subject may have completed at an instant; nobody knows those of one who is not
/// born yet. "An age stated in years is the moment's" (§4).
fn possible_years(subject: &Subject, at: OffsetDateTime, now: OffsetDateTime) -> Vec<Option<i32>> {
    let in_offset = |born: Date, offset: UtcOffset| {
        let today = at.to_offset(offset).date();
        let years = (1..=u8::MAX).take_while(|years| birthday(born, *years) <= today);
        (born <= today).then(|| years.count() as i32)
    };
    match subject.age {
        None => vec![None],
        Some(Age::Years(years)) if at < now => {
            earlier_years(years, at.to_offset(UtcOffset::UTC), now)
        }
        Some(Age::Years(years)) => vec![Some(i32::from(years))],
        Some(Age::BornOn(born)) => {
            offsets(subject).into_iter().map(|offset| in_offset(born, offset)).collect()
        }
    }
}

impl Question<'_> {
    /// The question, with ages as they were at another instant.
    pub(crate) fn with_ages_at(&self, at: OffsetDateTime) -> Self {
        Self { ages_at: at, ..self.clone() }
    }

    /// Whether the subject is at least as old as the one bound, and younger than the other.
    pub(crate) fn is_aged(&self, at_least: Option<u8>, below: Option<u8>) -> Truth {
        let holds = |years: Option<i32>| {
            let Some(years) = years else { return Truth::Unknown };
            let too_young = at_least.is_some_and(|bound| years < i32::from(bound));
            let too_old = below.is_some_and(|bound| years >= i32::from(bound));
            any([Truth::from(too_young), Truth::from(too_old)]).not()
        };
        let possible = possible_years(&self.request.facts.subject, self.ages_at, self.request.at);
        let mut values = possible.into_iter().map(holds);
        let first = values.next().unwrap();
        if values.all(|value| value == first) { first } else { Truth::Unknown }
    }
}
