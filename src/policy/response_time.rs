//! By when a request is answered.

use super::period::Period;
use crate::closed_list::closed_list;
use std::fmt;

/// How long an answer may take: a calendar period, or a number of working days.
///
/// ```
/// use permitted::policy::{AnswerPeriod, Period};
///
/// assert_eq!(AnswerPeriod::WorkingDays(15).to_string(), "15 working days");
/// assert_eq!(AnswerPeriod::from(Period::days(45)).to_string(), "45 days");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AnswerPeriod {
    /// Months and days.
    Calendar(Period),
    /// All days but Saturdays, Sundays and the holidays that the request names; 1 to 1000 of them
    /// (CCPA Regulations § 7026(f)).
    WorkingDays(u16),
}

impl AnswerPeriod {
    pub(crate) const MAX_WORKING_DAYS: u16 = 1_000;
}

impl From<Period> for AnswerPeriod {
    fn from(period: Period) -> Self {
        Self::Calendar(period)
    }
}

impl fmt::Display for AnswerPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Calendar(period) => period.fmt(f),
            Self::WorkingDays(1) => f.write_str("1 working day"),
            Self::WorkingDays(days) => write!(f, "{days} working days"),
        }
    }
}

/// From when on the time for an answer runs.
///
/// ```
/// use permitted::policy::{ClockStart, Period, ResponseTime};
///
/// let time = ResponseTime::of(Period::days(30));
/// assert_eq!(time.start(), ClockStart::Received);
/// assert_eq!(time.from_identification().start().name(), "identified");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ClockStart {
    /// From the receipt of the request.
    #[default]
    Received,
    /// From when the controller knew who asks, if that was later. While that is not stated, from the
    /// receipt, which is never too late.
    Identified,
}

closed_list! {
    ClockStart {
        Received = "received",
        Identified = "identified",
    }
}

/// How long the controller may take to answer.
///
/// The day on which it starts does not count. A period of months ends with the day of the same
/// number, or with the last day of a month that has no such day; a period of days with the last of
/// them (Regulation 1182/71 Art. 3). Days are those of the offset in which its start is stated. While
/// something is asked of the person it stands still: the days after the asking, up to and with the
/// day of the answer, are added, in working days where the period counts those.
///
/// ```
/// use permitted::policy::{AnswerPeriod, Period, ResponseTime};
///
/// let gdpr = ResponseTime::of(Period::months(1)).extension(Period::months(2)).rolling();
/// assert_eq!(gdpr.period(), Period::months(1).into());
/// assert_eq!(gdpr.extended_by(), Some(Period::months(2).into()));
/// assert!(gdpr.rolls());
/// let opt_out = ResponseTime::of(AnswerPeriod::WorkingDays(15));
/// assert_eq!(opt_out.period().to_string(), "15 working days");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResponseTime {
    pub(crate) period: AnswerPeriod,
    pub(crate) extension: Option<AnswerPeriod>,
    pub(crate) start: ClockStart,
    pub(crate) rolls: bool,
}

impl ResponseTime {
    /// That long after receipt.
    #[must_use]
    pub fn of(period: impl Into<AnswerPeriod>) -> Self {
        let (period, start) = (period.into(), ClockStart::Received);
        Self { period, extension: None, start, rolls: false }
    }

    /// That much longer, where it is announced within the first period (GDPR Art. 12(3)). Two
    /// calendar periods are counted from the start as one; beside working days the extension begins
    /// where the first period ends.
    #[must_use]
    pub fn extension(mut self, period: impl Into<AnswerPeriod>) -> Self {
        self.extension = Some(period.into());
        self
    }

    /// Counted from when the controller knew who asks, instead of from the receipt.
    #[must_use]
    pub fn from_identification(mut self) -> Self {
        self.start = ClockStart::Identified;
        self
    }

    /// To the end of the next working day, where the last day is a Saturday, a Sunday or a holiday
    /// (Regulation 1182/71 Art. 3(4)).
    #[must_use]
    pub fn rolling(mut self) -> Self {
        self.rolls = true;
        self
    }

    /// How long, without extension.
    #[must_use]
    pub fn period(&self) -> AnswerPeriod {
        self.period
    }

    /// By how much it can be extended.
    #[must_use]
    pub fn extended_by(&self) -> Option<AnswerPeriod> {
        self.extension
    }

    /// From when on it runs.
    #[must_use]
    pub fn start(&self) -> ClockStart {
        self.start
    }

    /// Whether it never ends on a day that is no working day.
    #[must_use]
    pub fn rolls(&self) -> bool {
        self.rolls
    }
}
