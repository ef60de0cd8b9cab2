//! Orders to keep stored records.

use time::OffsetDateTime;

/// An order to keep a record whatever its schedule says: litigation, an inquiry, an audit.
///
/// ```
/// use permitted::facts::Hold;
/// use time::macros::datetime;
///
/// let hold = Hold::new("case 26-113", datetime!(2026-01-15 0:00 UTC))
///     .released(datetime!(2026-06-01 0:00 UTC));
/// assert!(hold.in_force(datetime!(2026-03-01 0:00 UTC)));
/// assert!(!hold.in_force(datetime!(2026-06-01 0:00 UTC)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hold {
    /// What orders it.
    pub reference: String,
    /// Since when.
    pub from: OffsetDateTime,
    /// When it is released, if that is known.
    pub until: Option<OffsetDateTime>,
}

impl Hold {
    /// A hold in force from that instant, without an end.
    pub fn new(reference: impl Into<String>, from: OffsetDateTime) -> Self {
        Self { reference: reference.into(), from, until: None }
    }

    /// The hold with its release.
    #[must_use]
    pub fn released(mut self, at: OffsetDateTime) -> Self {
        self.until = Some(at);
        self
    }

    /// Whether it is in force at an instant: from its start up to, not including, its release.
    #[must_use]
    pub fn in_force(&self, at: OffsetDateTime) -> bool {
        self.from <= at && self.until.is_none_or(|end| at < end)
    }
}
