//! Instants as foreign formats write them.

use crate::error::{ImportError, beginning};
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{Date, Duration, OffsetDateTime, PlainDateTime};

/// How far the clock of who wrote the input may be ahead of the caller's.
const AHEAD: Duration = Duration::hours(24);

/// From the midnight of a day to its last second.
const LAST_SECOND: Duration = Duration::seconds(86_399);

/// An instant, and whether no more than its day was stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) at: OffsetDateTime,
    pub(crate) is_day: bool,
}

/// Reads `2026-02-01T09:30:00+01:00`, `2026-02-01T09:30:00` as of UTC, or `2026-02-01` as the midnight
/// (UTC) that begins it.
pub(crate) fn parse(path: &str, text: &str) -> Result<Stated, ImportError> {
    let local = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]");
    let day = format_description!("[year]-[month]-[day]");
    if let Ok(at) = OffsetDateTime::parse(text, &Rfc3339) {
        return Ok(Stated { at, is_day: false });
    }
    if let Ok(at) = PlainDateTime::parse(text, local) {
        return Ok(Stated { at: at.assume_utc(), is_day: false });
    }
    if let Ok(day) = Date::parse(text, day) {
        return Ok(Stated { at: day.midnight().assume_utc(), is_day: true });
    }
    let why = "is no instant; write `2026-02-01T09:30:00Z`, or a day in full";
    Err(ImportError::Instant { path: path.to_owned(), value: beginning(text), why })
}

/// The end of a period whose last day or instant was stated, as the first instant after it.
pub(crate) fn end_of(path: &str, stated: Stated) -> Result<OffsetDateTime, ImportError> {
    let length = if stated.is_day { Duration::DAY } else { Duration::SECOND };
    stated.at.checked_add(length).ok_or_else(|| ImportError::Instant {
        path: path.to_owned(),
        value: stated.at.to_string(),
        why: "is out of range",
    })
}

/// When something was said, given when it came in. A clock that is a little ahead is set right; what
/// comes from farther ahead is refused, since it would bear on nothing until then.
pub(crate) fn said_at(
    path: &str,
    said: OffsetDateTime,
    received: OffsetDateTime,
) -> Result<OffsetDateTime, ImportError> {
    if said <= received {
        Ok(said)
    } else if said <= received.saturating_add(AHEAD) {
        Ok(received)
    } else {
        let why = "has not come yet; whoever wrote it has to set the clock right";
        Err(ImportError::Instant { path: path.to_owned(), value: said.to_string(), why })
    }
}

/// When something was said of which no more than the day is known, given when it came in: what came in
/// on that day was said by then. What came in later was said in the last second of its day, by a
/// nanosecond later for each second of delay: so that of two such things the one that came in last counts,
/// and still nothing that is known to be from a later day is overtaken.
pub(crate) fn within_day(day: OffsetDateTime, received: OffsetDateTime) -> OffsetDateTime {
    const LATEST: i64 = 999_999_990;
    let last_second = day.saturating_add(LAST_SECOND);
    if received <= last_second {
        return received.max(day);
    }
    let delay = received.unix_timestamp().saturating_sub(last_second.unix_timestamp()).min(LATEST);
    last_second.saturating_add(Duration::nanoseconds(delay))
}
