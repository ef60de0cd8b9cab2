//! Ledgers from lists of events, and the events of ledgers.

use super::consent::ConsentEvent;
use super::ledger::ConsentLedger;
use super::ledger_events::Events;
use crate::problem::InputError;
use std::vec;

impl ConsentLedger {
    /// Adds events, all or none of them. Those that are there already change nothing.
    ///
    /// A ledger cannot implement [`Extend`], which could tell nobody of an event that cannot be.
    ///
    /// # Errors
    /// If an event cannot be, or if there are too many; see [`ConsentLedger::new`].
    ///
    /// ```
    /// use permitted::{ConsentEvent, ConsentLedger};
    /// use time::macros::datetime;
    ///
    /// let mut ledger = ConsentLedger::default();
    /// let day = |day| datetime!(2026-01-01 0:00 UTC) + time::Duration::days(day);
    /// ledger.record_all([
    ///     ConsentEvent::objected("client-17", day(0)),
    ///     ConsentEvent::lifted("client-17", day(31)),
    /// ])?;
    /// let unnamed = [ConsentEvent::refused("client-18", day(1)), ConsentEvent::refused("", day(2))];
    /// assert!(ledger.record_all(unnamed).is_err());
    /// assert_eq!(ledger.len(), 2);
    /// # Ok::<(), permitted::InputError>(())
    /// ```
    #[doc(alias = "extend")]
    #[doc(alias = "try_extend")]
    pub fn record_all(
        &mut self,
        events: impl IntoIterator<Item = ConsentEvent>,
    ) -> Result<(), InputError> {
        self.merge(Self::new(events)?)
    }
}

/// The events in order.
impl<'a> IntoIterator for &'a ConsentLedger {
    type Item = &'a ConsentEvent;
    type IntoIter = Events<'a>;

    fn into_iter(self) -> Events<'a> {
        self.events()
    }
}

/// The events in order.
///
/// ```
/// use permitted::{ConsentEvent, ConsentLedger};
/// use time::macros::datetime;
///
/// let objected = ConsentEvent::objected("client-17", datetime!(2026-02-01 0:00 UTC));
/// let ledger = ConsentLedger::try_from(vec![objected.clone()])?;
/// for event in &ledger {
///     assert_eq!(event.subject(), "client-17");
/// }
/// let events: Vec<ConsentEvent> = ledger.into_iter().collect();
/// assert_eq!(events, [objected]);
/// # Ok::<(), permitted::InputError>(())
/// ```
impl IntoIterator for ConsentLedger {
    type Item = ConsentEvent;
    type IntoIter = vec::IntoIter<ConsentEvent>;

    fn into_iter(self) -> vec::IntoIter<ConsentEvent> {
        self.into_events().into_iter()
    }
}

/// As [`ConsentLedger::new`]. There is no [`FromIterator`], since events can be such as cannot be.
impl TryFrom<Vec<ConsentEvent>> for ConsentLedger {
    type Error = InputError;

    fn try_from(events: Vec<ConsentEvent>) -> Result<Self, InputError> {
        Self::new(events)
    }
}

/// As [`ConsentLedger::new`].
impl<const N: usize> TryFrom<[ConsentEvent; N]> for ConsentLedger {
    type Error = InputError;

    fn try_from(events: [ConsentEvent; N]) -> Result<Self, InputError> {
        Self::new(events)
    }
}

/// An event is the list of itself, so that what takes several events takes one as it is.
impl IntoIterator for ConsentEvent {
    type Item = Self;
    type IntoIter = std::iter::Once<Self>;

    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(self)
    }
}
