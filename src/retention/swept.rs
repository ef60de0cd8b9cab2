//! What a sweep goes through.

use crate::facts::{Facts, Record};
use std::convert::Infallible;

/// A stored record that a sweep goes through, alone or with what is known of its subject.
///
/// Implement it for a row of your own that holds both. Records and pairs of a record and facts have it,
/// and so have references to them.
///
/// ```
/// use permitted::{Facts, Record};
/// use permitted::retention::Swept;
///
/// struct Row {
///     record: Record,
///     subject: Facts,
/// }
///
/// impl Swept for Row {
///     fn record(&self) -> &Record {
///         &self.record
///     }
///     fn facts(&self) -> Option<&Facts> {
///         Some(&self.subject)
///     }
/// }
/// let row = Row { record: Record::new("account-17"), subject: Facts::default() };
/// assert_eq!(row.record().id, "account-17");
/// assert!(row.record.facts().is_none() && row.facts().is_some());
/// ```
pub trait Swept {
    /// The record.
    fn record(&self) -> &Record;

    /// What is known of its subject, where a schedule asks for that; unknown if left out.
    fn facts(&self) -> Option<&Facts> {
        None
    }
}

impl Swept for Record {
    fn record(&self) -> &Record {
        self
    }
}

impl Swept for (Record, Facts) {
    fn record(&self) -> &Record {
        &self.0
    }

    fn facts(&self) -> Option<&Facts> {
        Some(&self.1)
    }
}

impl<S: Swept + ?Sized> Swept for &S {
    fn record(&self) -> &Record {
        S::record(self)
    }

    fn facts(&self) -> Option<&Facts> {
        S::facts(self)
    }
}

/// What an iterator yields that is swept: something [`Swept`], or a `Result` of it, as databases yield
/// their rows.
///
/// ```
/// use permitted::Record;
/// use permitted::retention::SweepItem;
///
/// let read: Result<Record, String> = Err("the connection was lost".to_owned());
/// assert_eq!(read.into_swept(), Err("the connection was lost".to_owned()));
/// assert!(Record::new("account-17").into_swept().is_ok());
/// ```
pub trait SweepItem {
    /// The record, with what belongs to it.
    type Swept: Swept;
    /// Why there is none.
    type Error;

    /// The record, or why there is none.
    ///
    /// # Errors
    /// Those of the iterator.
    fn into_swept(self) -> Result<Self::Swept, Self::Error>;
}

impl<S: Swept> SweepItem for S {
    type Swept = S;
    type Error = Infallible;

    fn into_swept(self) -> Result<S, Infallible> {
        Ok(self)
    }
}

impl<S: Swept, E> SweepItem for Result<S, E> {
    type Swept = S;
    type Error = E;

    fn into_swept(self) -> Self {
        self
    }
}
