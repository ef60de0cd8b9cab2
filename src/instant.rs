//! Instants: which ones this crate calculates with, and how files and messages write them.

use crate::problem::ProblemKind;
use crate::text::quoted;
use serde::{Serialize, Serializer};
use std::cmp::Ordering;
use time::format_description::well_known::Rfc3339;
use time::{Date, OffsetDateTime, Time, UtcOffset};

/// Dates before this year are refused: they are typing errors, and calendar arithmetic on those
/// between this and [`LATEST_YEAR`] never leaves the range that `time` can represent.
pub(crate) const EARLIEST_YEAR: i32 = 1000;
/// Dates after this year are refused.
pub(crate) const LATEST_YEAR: i32 = 9700;

/// The earliest instant that this crate calculates with.
pub(crate) const EARLIEST: OffsetDateTime = time::macros::datetime!(1000-01-01 0:00 UTC);

/// Refuses instants outside the range that this crate calculates with, in their own offset or in
/// UTC, and gives the instant in UTC.
#[inline]
pub(crate) fn check_instant(instant: OffsetDateTime) -> Result<OffsetDateTime, ProblemKind> {
    // The bounds lie far enough inside those of `time` for every offset.
    let utc = if instant.offset() == UtcOffset::UTC {
        instant
    } else {
        instant.checked_to_offset(UtcOffset::UTC).ok_or_else(|| out_of_range(instant))?
    };
    let years = EARLIEST_YEAR..=LATEST_YEAR;
    if years.contains(&instant.year()) && years.contains(&utc.year()) {
        Ok(utc)
    } else {
        Err(out_of_range(instant))
    }
}

#[cold]
fn out_of_range(instant: OffsetDateTime) -> ProblemKind {
    // The day that is out of range is that of UTC, where it is only there.
    let utc = instant.checked_to_offset(UtcOffset::UTC).unwrap_or(instant);
    let is_within = (EARLIEST_YEAR..=LATEST_YEAR).contains(&instant.year());
    let day = if is_within { utc.date() } else { instant.date() };
    ProblemKind::DateOutOfRange { value: day.to_string() }
}

/// The order of two instants: of those in one offset, as most are, that of their days and times.
#[inline]
pub(crate) fn order(one: OffsetDateTime, other: OffsetDateTime) -> Ordering {
    if one.offset() == other.offset() {
        (one.date(), one.time()).cmp(&(other.date(), other.time()))
    } else {
        one.cmp(&other)
    }
}

/// Reads `2026-03-01T09:00:00Z`, or `2026-03-01` as the midnight (UTC) that begins it.
pub(crate) fn parse_instant(text: &str) -> Result<OffsetDateTime, ProblemKind> {
    let spaced;
    let text_with_t = if text.len() > 10 && text.as_bytes().get(10) == Some(&b' ') {
        spaced = text.replacen(' ', "T", 1);
        spaced.as_str()
    } else {
        text
    };
    let instant = match OffsetDateTime::parse(text_with_t, &Rfc3339) {
        Ok(instant) => instant,
        Err(_) => parse_date(text)?.with_time(Time::MIDNIGHT).assume_utc(),
    };
    check_instant(instant)
}

/// Reads `2026-03-01`.
pub(crate) fn parse_date(text: &str) -> Result<Date, ProblemKind> {
    let format = time::macros::format_description!("[year]-[month]-[day]");
    let date =
        Date::parse(text, format).map_err(|_| ProblemKind::NotADate { value: quoted(text) })?;
    if (EARLIEST_YEAR..=LATEST_YEAR).contains(&date.year()) {
        Ok(date)
    } else {
        Err(ProblemKind::DateOutOfRange { value: date.to_string() })
    }
}

/// An instant as files and messages write it: RFC 3339 in UTC.
pub(crate) fn format_instant(instant: OffsetDateTime) -> String {
    // At the ends of time there is no such instant in UTC.
    let utc = instant.checked_to_offset(UtcOffset::UTC).unwrap_or(instant);
    utc.format(&Rfc3339).unwrap_or_else(|_| utc.to_string())
}

/// Writes an instant as [`format_instant`] does.
pub(crate) fn write_instant<S: Serializer>(
    at: &OffsetDateTime,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&format_instant(*at))
}

/// Writes an instant, or nothing.
pub(crate) fn write_optional_instant<S: Serializer>(
    at: &Option<OffsetDateTime>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    at.map(format_instant).serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_in_range_in_their_offset_and_in_utc() {
        for text in ["1000-01-01T00:00:00Z", "9700-12-31T23:59:59Z", "9700-12-31T22:59:59-01:00"] {
            assert!(parse_instant(text).is_ok(), "{text}");
        }
        for (text, value) in [
            ("0999-12-31T23:59:59Z", "0999-12-31"),
            ("9701-01-01T00:00:00Z", "9701-01-01"),
            ("1000-01-01T00:30:00+01:00", "0999-12-31"),
            ("9700-12-31T23:30:00-01:00", "9701-01-01"),
            ("0999-12-31T23:30:00-01:00", "0999-12-31"),
            ("9701-01-01T00:30:00+01:00", "9701-01-01"),
        ] {
            let value = value.to_owned();
            assert_eq!(parse_instant(text), Err(ProblemKind::DateOutOfRange { value }), "{text}");
        }
    }
}
