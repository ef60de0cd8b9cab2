//! By when a request is answered.

use super::period::Period;

/// How long the controller may take to answer.
///
/// The day of receipt does not count. A period of months ends with the day of the same number, or
/// with the last day of a month that has no such day; a period of days with the last of them
/// (Regulation 1182/71 Art. 3). Working days are all but Saturdays, Sundays and the holidays that
/// the request names. Days are those of the offset in which the receipt is
/// stated.
///
/// ```
/// use permitted::policy::{Period, ResponseTime};
///
/// let gdpr = ResponseTime::of(Period::months(1)).extension(Period::months(2)).rolling();
/// assert_eq!((gdpr.period(), gdpr.extended_by()), (Period::months(1), Some(Period::months(2))));
/// assert!(gdpr.rolls());
/// let opt_out = ResponseTime::of_working_days(15);
/// assert_eq!((opt_out.working_days(), opt_out.period()), (15, Period::ZERO));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResponseTime {
    pub(crate) period: Period,
    /// Counted instead of the period, unless there are none.
    pub(crate) working_days: u16,
    pub(crate) extension: Option<Period>,
    pub(crate) rolls: bool,
}

impl ResponseTime {
    pub(crate) const MAX_WORKING_DAYS: u16 = 1_000;

    /// That long after receipt.
    #[must_use]
    pub fn of(period: Period) -> Self {
        Self { period, working_days: 0, extension: None, rolls: false }
    }

    /// That many working days after receipt (CCPA Regulations § 7026(f)).
    ///
    /// More than 1000 are cut to 1000.
    #[must_use]
    pub fn of_working_days(days: u16) -> Self {
        let working_days = days.min(Self::MAX_WORKING_DAYS);
        Self { working_days, ..Self::of(Period::ZERO) }
    }

    /// That much longer, where it is announced within the first period (GDPR Art. 12(3)). Two
    /// calendar periods are counted from the receipt as one; after working days the extension
    /// begins where they end.
    #[must_use]
    pub fn extension(mut self, period: Period) -> Self {
        self.extension = Some(period);
        self
    }

    /// To the end of the next working day, where the last day is a Saturday, a Sunday or a holiday
    /// (Regulation 1182/71 Art. 3(4)).
    #[must_use]
    pub fn rolling(mut self) -> Self {
        self.rolls = true;
        self
    }

    /// The calendar period without extension; no time at all where working days are counted.
    #[must_use]
    pub fn period(&self) -> Period {
        self.period
    }

    /// How many working days are counted, without extension; none where a calendar period is.
    #[must_use]
    pub fn working_days(&self) -> u16 {
        self.working_days
    }

    /// By how much it can be extended.
    #[must_use]
    pub fn extended_by(&self) -> Option<Period> {
        self.extension
    }

    /// Whether it never ends on a day that is no working day.
    #[must_use]
    pub fn rolls(&self) -> bool {
        self.rolls
    }
}
