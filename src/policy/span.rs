//! How long a retention period is, and from when it runs.

use super::period::Period;
use crate::problem::ProblemKind;
use crate::text::quoted;
use crate::words::LifeEvent;
use std::fmt;
use time::{Date, Month, OffsetDateTime, Time};

/// A calendar period, the events in the life of a record from which it runs, and whether it starts
/// with them or at the end of the year or month in which they lie.
///
/// Of several events a maximum counts from the latest that has happened, and a minimum from the last
/// of all: it waits for each that has not happened yet.
///
/// ```
/// use permitted::LifeEvent;
/// use permitted::policy::{Period, PeriodStart, Span};
/// use time::macros::datetime;
///
/// // Ten years from the end of the year in which the invoice was issued (HGB § 257(5)).
/// let span = Span::of(Period::years(10)).from(LifeEvent::INVOICED).starting(PeriodStart::YEAR_END);
/// let ends = span.end(datetime!(2025-03-12 14:00 +01:00));
/// assert_eq!(ends, datetime!(2036-01-01 0:00 +01:00));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub(crate) period: Period,
    pub(crate) from: Vec<LifeEvent>,
    pub(crate) start: Option<PeriodStart>,
}

impl Span {
    /// So long; say [from](Self::from) when.
    #[must_use]
    pub fn of(period: Period) -> Self {
        Self { period, from: Vec::new(), start: None }
    }

    /// Up to the end of the purpose: until it is fulfilled it is open.
    #[must_use]
    pub fn open() -> Self {
        Self::of(Period::ZERO).from(LifeEvent::PURPOSE_FULFILLED)
    }

    /// Runs from these events, beside what it runs from already.
    #[must_use]
    pub fn from(mut self, all_of: impl IntoIterator<Item = LifeEvent>) -> Self {
        self.from.extend(all_of);
        self
    }

    /// Starts at the end of the year or month in which the event lies.
    #[must_use]
    pub fn starting(mut self, start: PeriodStart) -> Self {
        self.start = Some(start);
        self
    }

    /// How long it is.
    #[must_use]
    pub fn period(&self) -> Period {
        self.period
    }

    /// The events from which it runs.
    #[must_use]
    pub fn events(&self) -> &[LifeEvent] {
        &self.from
    }

    /// Where it starts, if not with the event itself.
    #[must_use]
    pub fn start(&self) -> Option<PeriodStart> {
        self.start
    }

    /// The instant at which it ends that runs from an event at this instant, by the calendar of the
    /// offset in which that is written.
    #[must_use]
    pub fn end(&self, event: OffsetDateTime) -> OffsetDateTime {
        self.period.after(self.start.map_or(event, |start| start.after(event)))
    }
}

/// The end of the year, of a fiscal year or of the month in which an event lies, as where a period
/// starts.
///
/// Files write `year-end`, `month-end`, or the last day of a fiscal year as `06-30`.
///
/// ```
/// use permitted::policy::PeriodStart;
/// use time::Month;
/// use time::macros::datetime;
///
/// let school_year = PeriodStart::year_ending(Month::July, 31).unwrap();
/// assert_eq!(school_year.to_string(), "07-31");
/// let event = datetime!(2025-09-12 8:00 UTC);
/// assert_eq!(school_year.after(event), datetime!(2026-08-01 0:00 UTC));
/// assert_eq!(PeriodStart::MonthEnd.after(event), datetime!(2025-10-01 0:00 UTC));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodStart {
    /// The end of the calendar month.
    MonthEnd,
    /// The end of a year that ends with this day; of 29 February with the last day of February.
    YearEnd {
        /// The month.
        month: Month,
        /// The day of the month.
        day: u8,
    },
}

impl PeriodStart {
    /// The end of the calendar year.
    pub const YEAR_END: Self = Self::YearEnd { month: Month::December, day: 31 };

    /// The end of a year that ends with this day; none if no year has such a day.
    #[must_use]
    pub fn year_ending(month: Month, day: u8) -> Option<Self> {
        // A leap year has every day that a year can have.
        let is_a_day = Date::from_calendar_date(2024, month, day).is_ok();
        is_a_day.then_some(Self::YearEnd { month, day })
    }

    /// The midnight that ends the month or year in which an instant lies, in the offset in which it
    /// is written.
    #[must_use]
    pub fn after(self, event: OffsetDateTime) -> OffsetDateTime {
        let date = event.date();
        let last = match self {
            Self::MonthEnd => last_day(date.year(), date.month(), 31),
            Self::YearEnd { month, day } => {
                let end = last_day(date.year(), month, day);
                if date <= end { end } else { last_day(date.year().saturating_add(1), month, day) }
            }
        };
        let next = last.next_day().unwrap_or(Date::MAX);
        next.with_time(Time::MIDNIGHT).assume_offset(event.offset())
    }
}

/// That day of a month, or its last one where it has no such day.
fn last_day(year: i32, month: Month, day: u8) -> Date {
    Date::from_calendar_date(year, month, day.min(month.length(year))).unwrap_or(Date::MAX)
}

/// Reads `year-end`, `month-end`, or the last day of a year such as `06-30`.
impl std::str::FromStr for PeriodStart {
    type Err = ProblemKind;

    fn from_str(text: &str) -> Result<Self, ProblemKind> {
        let day_of_year = || {
            let (month, day) = text.split_once('-')?;
            let two_digits = |text: &str| {
                let is_number = text.len() == 2 && text.bytes().all(|one| one.is_ascii_digit());
                text.parse::<u8>().ok().filter(|_| is_number)
            };
            let month = Month::try_from(two_digits(month)?).ok()?;
            Self::year_ending(month, two_digits(day)?)
        };
        match text {
            "year-end" => Ok(Self::YEAR_END),
            "month-end" => Ok(Self::MonthEnd),
            _ => day_of_year().ok_or_else(|| ProblemKind::inconsistent(format!("`{}` is no end of a year or month", quoted(text)), "write `year-end`, `month-end`, or the last day of the fiscal year, such as `06-30`")),
        }
    }
}

impl fmt::Display for PeriodStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::YEAR_END => f.write_str("year-end"),
            Self::MonthEnd => f.write_str("month-end"),
            Self::YearEnd { month, day } => write!(f, "{:02}-{day:02}", u8::from(month)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_year_ends_with_its_last_day_and_not_before() {
        let june = PeriodStart::YearEnd { month: Month::June, day: 30 };
        assert_eq!(june.after(datetime!(2026-06-30 23:59:59 UTC)), datetime!(2026-07-01 0:00 UTC));
        assert_eq!(june.after(datetime!(2026-07-01 0:00 UTC)), datetime!(2027-07-01 0:00 UTC));
        // The day counts where it is written.
        let late = datetime!(2025-12-31 20:00 -08:00);
        assert_eq!(PeriodStart::YEAR_END.after(late), datetime!(2026-01-01 0:00 -08:00));
        let february = PeriodStart::YearEnd { month: Month::February, day: 29 };
        assert_eq!(february.after(datetime!(2026-02-28 9:00 UTC)), datetime!(2026-03-01 0:00 UTC));
        assert_eq!(february.after(datetime!(2028-02-29 9:00 UTC)), datetime!(2028-03-01 0:00 UTC));
    }

    #[test]
    fn starts_are_read_as_written() {
        for text in ["year-end", "month-end", "06-30", "02-29"] {
            assert_eq!(
                text.parse::<PeriodStart>().map(|start| start.to_string()),
                Ok(text.to_owned())
            );
        }
        assert_eq!("12-31".parse(), Ok(PeriodStart::YEAR_END));
        for text in ["", "13-01", "06-31", "6-30", "june", "+6-30", "06-30-1"] {
            assert!(text.parse::<PeriodStart>().is_err(), "{text}");
        }
    }
}
