//! When the retention of a record ends, compared.

use crate::engine::Place;
use time::OffsetDateTime;

/// When retention ends.
#[derive(Clone, Copy)]
pub(crate) enum End<'a> {
    /// It ended then.
    Due(OffsetDateTime, Place<'a>),
    Unknown,
    Until(OffsetDateTime, Place<'a>),
    /// No end is known; none says so where no maximum is set.
    Open(Option<Place<'a>>),
}

impl End<'_> {
    fn rank(&self) -> u8 {
        match self {
            Self::Due(..) => 0,
            Self::Unknown => 1,
            Self::Until(..) => 2,
            Self::Open(_) => 3,
        }
    }

    /// The one of two that comes last. What is unknown may yet come last, unless one is open.
    pub(crate) fn later(self, other: Self) -> Self {
        match (&self, &other) {
            (Self::Until(a, _), Self::Until(b, _)) | (Self::Due(a, _), Self::Due(b, _)) => {
                if b > a { other } else { self }
            }
            (Self::Unknown, Self::Until(..)) => self,
            (Self::Until(..), Self::Unknown) => other,
            _ if other.rank() > self.rank() => other,
            _ => self,
        }
    }

    /// The one of two that comes first. What is due comes before what is unknown.
    pub(crate) fn earlier(self, other: Self) -> Self {
        match (&self, &other) {
            (Self::Until(a, _), Self::Until(b, _)) | (Self::Due(a, _), Self::Due(b, _)) => {
                if b < a { other } else { self }
            }
            (Self::Open(None), Self::Open(Some(_))) => other,
            _ if other.rank() < self.rank() => other,
            _ => self,
        }
    }
}
