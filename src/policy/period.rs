//! Calendar periods.

use crate::problem::ProblemKind;
use crate::text::quoted;
use std::fmt;
use time::{Date, Duration, Month, OffsetDateTime};

/// The longest period, in years.
const MAX_YEARS: u32 = 200;

/// A calendar period: months, days and hours, added to an instant in that order, by the calendar of
/// the UTC offset in which the instant is written.
///
/// A month later than 31 January is the last day of February; a year later than 29 February is
/// 28 February. Written `10 days`, `1 year 6 months`; at most 200 years.
///
/// ```
/// use permitted::policy::Period;
/// use time::macros::datetime;
///
/// assert_eq!(Period::months(1).after(datetime!(2026-01-31 9:00 UTC)), datetime!(2026-02-28 9:00 UTC));
/// assert_eq!(Period::months(18).to_string(), "1 year 6 months");
/// assert_eq!(Period::years(1_000), Period::years(200));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Period {
    months: u32,
    days: u32,
    hours: u32,
}

impl Period {
    pub(crate) const MOST_MONTHS: u32 = MAX_YEARS * 12;
    pub(crate) const MOST_DAYS: u32 = MAX_YEARS * 365;
    pub(crate) const MOST_HOURS: u32 = Self::MOST_DAYS * 24;

    /// No time at all.
    pub const ZERO: Self = Self { months: 0, days: 0, hours: 0 };

    /// A period of days.
    ///
    /// Periods beyond 200 years are cut to 200 years.
    #[must_use]
    pub const fn days(days: u32) -> Self {
        Self { months: 0, days, hours: 0 }.bounded()
    }

    /// A period of calendar months.
    ///
    /// Periods beyond 200 years are cut to 200 years.
    #[must_use]
    pub const fn months(months: u32) -> Self {
        Self { months, days: 0, hours: 0 }.bounded()
    }

    /// A period of calendar years.
    ///
    /// Periods beyond 200 years are cut to 200 years.
    #[must_use]
    pub const fn years(years: u32) -> Self {
        Self { months: years.saturating_mul(12), days: 0, hours: 0 }.bounded()
    }

    const fn bounded(self) -> Self {
        const fn least(a: u32, b: u32) -> u32 {
            if a < b { a } else { b }
        }
        Self {
            months: least(self.months, Self::MOST_MONTHS),
            days: least(self.days, Self::MOST_DAYS),
            hours: least(self.hours, Self::MOST_HOURS),
        }
    }

    /// Whether it counts hours.
    pub(crate) const fn has_hours(self) -> bool {
        self.hours > 0
    }

    /// This period and another, as one.
    pub(crate) const fn plus(self, other: Self) -> Self {
        Self {
            months: self.months.saturating_add(other.months),
            days: self.days.saturating_add(other.days),
            hours: self.hours.saturating_add(other.hours),
        }
    }

    /// The day that lies this period's months and then its days after `day`, end-of-month safe.
    pub(crate) fn days_after(self, day: Date) -> Date {
        add_months(day, self.months).saturating_add(Duration::days(i64::from(self.days)))
    }

    /// The instant that lies this period after `start`, end-of-month safe, by the calendar of the
    /// offset in which `start` is written.
    #[must_use]
    pub fn after(self, start: OffsetDateTime) -> OffsetDateTime {
        let date = add_months(start.date(), self.months);
        let moved = start.replace_date(date);
        let days = Duration::days(i64::from(self.days));
        let hours = Duration::hours(i64::from(self.hours));
        moved.saturating_add(days).saturating_add(hours)
    }
}

/// The same day of a later month, or that month's last day where it has no such day.
fn add_months(date: Date, months: u32) -> Date {
    let index = i64::from(date.year())
        .saturating_mul(12)
        .saturating_add(i64::from(u8::from(date.month())))
        .saturating_sub(1)
        .saturating_add(i64::from(months));
    let year = i32::try_from(index.div_euclid(12)).unwrap_or(i32::MAX);
    let month = u8::try_from(index.rem_euclid(12).saturating_add(1)).unwrap_or(12);
    let Ok(month) = Month::try_from(month) else { return Date::MAX };
    let day = date.day().min(month.length(year));
    Date::from_calendar_date(year, month, day).unwrap_or(Date::MAX)
}

/// Reads `10 days`, `1 year 6 months`.
///
/// ```
/// use permitted::policy::Period;
///
/// assert_eq!("1 year 6 months".parse(), Ok(Period::months(18)));
/// assert!("a year".parse::<Period>().is_err());
/// ```
impl std::str::FromStr for Period {
    type Err = ProblemKind;

    fn from_str(text: &str) -> Result<Self, ProblemKind> {
        let wrong = || ProblemKind::NotAPeriod { value: quoted(text) };
        let mut period = Self::ZERO;
        let mut parts = text.split_whitespace();
        let mut any = false;
        while let Some(number) = parts.next() {
            let number: u32 = number.parse().map_err(|_| wrong())?;
            let unit = parts.next().ok_or_else(wrong)?;
            let (field, factor) = match unit {
                "year" | "years" => (&mut period.months, 12),
                "month" | "months" => (&mut period.months, 1),
                "week" | "weeks" => (&mut period.days, 7),
                "day" | "days" => (&mut period.days, 1),
                "hour" | "hours" => (&mut period.hours, 1),
                _ => return Err(wrong()),
            };
            let more = number.checked_mul(factor).ok_or_else(wrong)?;
            *field = field.checked_add(more).ok_or_else(wrong)?;
            any = true;
        }
        if any && period == period.bounded() { Ok(period) } else { Err(wrong()) }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (years, months) = (self.months / 12, self.months % 12);
        let parts = [(years, "year"), (months, "month"), (self.days, "day"), (self.hours, "hour")];
        let mut first = true;
        for (number, unit) in parts.into_iter().filter(|(number, _)| *number > 0) {
            let space = if first { "" } else { " " };
            let plural = if number == 1 { "" } else { "s" };
            write!(f, "{space}{number} {unit}{plural}")?;
            first = false;
        }
        if first { f.write_str("0 days") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn months_end_where_the_month_ends() {
        let start = datetime!(2024-01-31 10:00 UTC);
        assert_eq!(Period::months(1).after(start), datetime!(2024-02-29 10:00 UTC));
        assert_eq!(Period::months(13).after(start), datetime!(2025-02-28 10:00 UTC));
        assert_eq!(
            Period::years(1).after(datetime!(2024-02-29 0:00 UTC)),
            datetime!(2025-02-28 0:00 UTC)
        );
        assert_eq!(Period::days(30).after(start), datetime!(2024-03-01 10:00 UTC));
    }

    #[test]
    fn periods_are_read_as_written() {
        for text in ["10 days", "1 year 6 months", "2 hours", "0 days"] {
            assert_eq!(text.parse::<Period>().map(|p| p.to_string()), Ok(text.to_owned()));
        }
        assert_eq!("2 weeks".parse(), Ok(Period::days(14)));
        for text in ["", "ten days", "10", "10 fortnights", "-1 days", "9999999 years"] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }
}
