//! Instants: which ones this crate calculates with, and how files and messages write them.

use crate::problem::ProblemKind;
use crate::text::quoted;
use serde::de::Error;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
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

/// Refuses instants outside the range that this crate calculates with, in their own offset or in
/// UTC, and those whose offset nobody could write down. The instant of a fact keeps the offset in
/// which it was stated: the days that are counted from it are those of that offset.
pub(crate) fn check_stated(instant: OffsetDateTime) -> Result<(), ProblemKind> {
    check_instant(instant)?;
    check_offset(instant.offset())
}

/// Refuses offsets that RFC 3339 cannot write.
pub(crate) fn check_offset(offset: UtcOffset) -> Result<(), ProblemKind> {
    let (hours, _, seconds) = offset.as_hms();
    if seconds == 0 && hours.unsigned_abs() < 24 {
        return Ok(());
    }
    let what = format!("no clock is set to the offset {offset}");
    Err(ProblemKind::inconsistent(what, "state it in whole minutes, less than a day"))
}

/// An instant of a fact, as it was stated: two are equal if they are in one offset, too, since
/// periods that begin with them may end differently.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AsStated {
    pub(crate) instant: OffsetDateTime,
}

impl PartialEq for AsStated {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for AsStated {}

impl PartialOrd for AsStated {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for AsStated {
    fn cmp(&self, other: &Self) -> Ordering {
        order(self.instant, other.instant)
            .then_with(|| self.instant.offset().cmp(&other.instant.offset()))
    }
}

impl Hash for AsStated {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.instant, self.instant.offset()).hash(state);
    }
}

impl From<OffsetDateTime> for AsStated {
    fn from(instant: OffsetDateTime) -> Self {
        Self { instant }
    }
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
    // What `time` reads may have any character between day and time.
    let is_separated = matches!(text.as_bytes().get(10), Some(b'T' | b't' | b' '));
    let instant = match OffsetDateTime::parse(text, &Rfc3339) {
        Ok(instant) if is_separated => instant,
        _ => parse_date(text)?.with_time(Time::MIDNIGHT).assume_utc(),
    };
    check_stated(instant).map(|()| instant)
}

/// Reads `2026-03-01`.
pub(crate) fn parse_date(text: &str) -> Result<Date, ProblemKind> {
    let format = time::macros::format_description!("[year]-[month]-[day]");
    let wrong = || ProblemKind::NotADate { value: quoted(text) };
    // What `time` reads may begin with a sign.
    if !text.starts_with(|first: char| first.is_ascii_digit()) {
        return Err(wrong());
    }
    let date = Date::parse(text, format).map_err(|_| wrong())?;
    if (EARLIEST_YEAR..=LATEST_YEAR).contains(&date.year()) {
        Ok(date)
    } else {
        Err(ProblemKind::DateOutOfRange { value: date.to_string() })
    }
}

/// Reads `-05:00` or `Z`.
pub(crate) fn parse_offset(text: &str) -> Result<UtcOffset, ProblemKind> {
    let wrong = || {
        ProblemKind::inconsistent(
            format!("`{}` is no offset", quoted(text)),
            "write hours and minutes before or behind UTC, such as `-05:00`",
        )
    };
    if text == "Z" {
        return Ok(UtcOffset::UTC);
    }
    let format = time::macros::format_description!(
        "[offset_hour sign:mandatory padding:zero]:[offset_minute padding:zero]"
    );
    let offset = UtcOffset::parse(text, format).map_err(|_| wrong())?;
    check_offset(offset).map(|()| offset)
}

/// An offset as files write it: `-05:00`.
pub(crate) fn format_offset(offset: UtcOffset) -> String {
    let (hours, minutes, _) = offset.as_hms();
    let sign = if offset.is_negative() { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", hours.unsigned_abs(), minutes.unsigned_abs())
}

/// An instant as files and messages write it: RFC 3339, in the offset in which it was stated.
pub(crate) fn format_instant(instant: OffsetDateTime) -> String {
    instant.format(&Rfc3339).unwrap_or_else(|_| format_in_utc(instant))
}

/// An instant as answers write it: RFC 3339 in UTC.
pub(crate) fn format_in_utc(instant: OffsetDateTime) -> String {
    // At the ends of time there is no such instant in UTC.
    let utc = instant.checked_to_offset(UtcOffset::UTC).unwrap_or(instant);
    utc.format(&Rfc3339).unwrap_or_else(|_| utc.to_string())
}

/// Modules for `#[serde(with = "…")]`: how instants of answers are written, each alone and where there may
/// be none. They read what any of them wrote.
macro_rules! written {
    ($($(#[$about:meta])* $one:ident, $optional:ident: $format:ident;)*) => {$(
        $(#[$about])*
        pub(crate) mod $one {
            use serde::{Deserialize, Deserializer, Serializer};
            use time::OffsetDateTime;

            pub(crate) fn serialize<S: Serializer>(
                at: &OffsetDateTime,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&$crate::instant::$format(*at))
            }

            pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<OffsetDateTime, D::Error> {
                $crate::instant::read(&String::deserialize(deserializer)?)
            }
        }

        /// The same, or nothing.
        pub(crate) mod $optional {
            use serde::{Deserialize, Deserializer, Serialize, Serializer};
            use time::OffsetDateTime;

            pub(crate) fn serialize<S: Serializer>(
                at: &Option<OffsetDateTime>,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                at.map($crate::instant::$format).serialize(serializer)
            }

            pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Option<OffsetDateTime>, D::Error> {
                let text = Option::<String>::deserialize(deserializer)?;
                text.as_deref().map($crate::instant::read).transpose()
            }
        }
    )*};
}

written! {
    /// In UTC, as [`format_in_utc`] writes it.
    in_utc, optional_in_utc: format_in_utc;
    /// As a fact states it, or counted from one that does, as [`format_instant`] writes it.
    as_stated, optional_as_stated: format_instant;
}

fn read<E: Error>(text: &str) -> Result<OffsetDateTime, E> {
    OffsetDateTime::parse(text, &Rfc3339).map_err(E::custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_and_offsets_are_written_as_they_were_stated() {
        for text in
            ["2026-03-01T09:00:00Z", "2026-05-31T23:30:00-03:00", "2026-01-01T00:00:00+05:45"]
        {
            assert_eq!(parse_instant(text).map(format_instant), Ok(text.to_owned()));
        }
        assert_eq!(
            parse_instant("2026-03-01").map(format_instant),
            Ok("2026-03-01T00:00:00Z".to_owned())
        );
        for text in ["-05:00", "+00:00", "+05:45", "-00:30", "+14:00"] {
            assert_eq!(parse_offset(text).map(format_offset), Ok(text.to_owned()));
        }
        assert_eq!(parse_offset("Z"), Ok(UtcOffset::UTC));
        for text in ["05:00", "-5", "-05:61", "+24:00", "UTC", "-05:00:30", ""] {
            assert!(parse_offset(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_date_has_no_sign_and_a_time_stands_behind_t_or_a_blank() {
        for text in ["2026-03-01T09:00:00Z", "2026-03-01t09:00:00z", "2026-03-01 09:00:00Z"] {
            let written = parse_instant(text).map(format_instant);
            assert_eq!(written, Ok("2026-03-01T09:00:00Z".to_owned()));
        }
        for text in ["2026-03-01x09:00:00Z", "2026-03-01_09:00:00Z", "+2026-03-01", "-2026-03-01"] {
            let value = text.to_owned();
            assert_eq!(parse_instant(text), Err(ProblemKind::NotADate { value }), "{text}");
        }
    }

    #[test]
    fn an_instant_in_another_offset_is_another_statement_of_it() {
        let instant = time::macros::datetime!(2026-01-31 2:00 UTC);
        let elsewhere = AsStated { instant: instant.to_offset(time::macros::offset!(-5)) };
        let one = AsStated { instant };
        assert!(one != elsewhere && one.instant == elsewhere.instant);
        assert!(elsewhere < one && one < AsStated { instant: instant + time::Duration::SECOND });
        let odd = instant.to_offset(time::macros::offset!(+1:00:30));
        assert!(check_stated(odd).is_err() && check_instant(odd).is_ok());
    }

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
