//! The notations of values that files write as a text: dates, periods, addresses.

/// How a value is written as a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Notation {
    Instant,
    Date,
    Offset,
    Period,
    AnswerPeriod,
    PeriodStart,
    Occurrence,
    Stability,
    Until,
    PolicyVersion,
    Address,
}

impl Notation {
    /// What is said to be expected where something else stands.
    pub(crate) const fn expected(self) -> &'static str {
        match self {
            Self::Instant => "a date or an instant",
            Self::Date => "a date",
            Self::Offset => "an offset from UTC, such as `-05:00`",
            Self::Period => "a period, such as `10 days`",
            Self::AnswerPeriod => "a period, such as `45 days` or `15 working days`",
            Self::PeriodStart => {
                "`year-end`, `month-end`, or the last day of a fiscal year such as `06-30`"
            }
            Self::Occurrence => "a date, `not-yet` or `never`",
            Self::Stability => "an instant or `forever`",
            Self::Until => "an instant or `open`",
            Self::PolicyVersion => "a policy and its version",
            Self::Address => "a web address",
        }
    }
}
