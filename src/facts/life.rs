//! Where stored records stand in their life.

use super::hold::Hold;
use super::occurrence::Occurrences;
use crate::words::{LifeEvent, Purpose};
use std::collections::BTreeMap;
use time::OffsetDateTime;

/// Where a stored record stands in its life: the events from which retention periods run, and the
/// holds on it. An event that is not mentioned is unknown.
///
/// ```
/// use permitted::{LifeEvent, Purpose};
/// use permitted::facts::{Hold, Life};
/// use time::macros::datetime;
///
/// let life = Life::new()
///     .event(LifeEvent::COLLECTED, datetime!(2024-05-01 0:00 UTC))
///     .event(LifeEvent::new("goods-returned")?, datetime!(2024-05-14 0:00 UTC))
///     .fulfilled(Purpose::ORDER_FULFILMENT, datetime!(2024-05-20 0:00 UTC))
///     .hold(Hold::new("audit 2026", datetime!(2026-01-15 0:00 UTC)));
/// assert_eq!(life.fulfilled_purposes().len(), 1);
/// assert_eq!(life.holds()[0].reference, "audit 2026");
/// # Ok::<(), permitted::words::WordSyntax>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Life {
    pub(crate) events: BTreeMap<LifeEvent, Occurrences>,
    pub(crate) fulfilled: BTreeMap<Purpose, Occurrences>,
    pub(crate) holds: Vec<Hold>,
    pub(crate) erasure_requested: Option<OffsetDateTime>,
}

impl Life {
    /// Nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// This event, built in or of a policy's own, happened then, has not happened yet, or never
    /// does; of a record that holds a batch, several instants. Said twice, the last word counts.
    /// More than 4,096 are refused where the life is used.
    ///
    /// ```
    /// use permitted::LifeEvent;
    /// use permitted::facts::Life;
    /// use time::macros::datetime;
    ///
    /// let readings = [datetime!(2021-01-10 0:00 UTC), datetime!(2021-12-20 0:00 UTC)];
    /// let life = Life::new().event(LifeEvent::COLLECTED, readings);
    /// let collected = life.known(&LifeEvent::COLLECTED).unwrap();
    /// assert_eq!((collected.first(), collected.last()), (Some(readings[0]), Some(readings[1])));
    /// ```
    #[must_use]
    pub fn event(mut self, event: LifeEvent, when: impl Into<Occurrences>) -> Self {
        let when = when.into();
        if event == LifeEvent::ERASURE_REQUESTED {
            self.erasure_requested = when.first();
        } else {
            self.events.insert(event, when);
        }
        self
    }

    /// This purpose was fulfilled then, or is still open; what is said of a purpose goes before
    /// what [`LifeEvent::PURPOSE_FULFILLED`] says of all. Said twice, the last word counts. More than
    /// 4,096 are refused where the life is used.
    #[must_use]
    pub fn fulfilled(mut self, purpose: Purpose, when: impl Into<Occurrences>) -> Self {
        self.fulfilled.insert(purpose, when.into());
        self
    }

    /// This hold is on the record. More than 4,096 are refused where the life is used.
    #[must_use]
    pub fn hold(mut self, hold: Hold) -> Self {
        self.holds.push(hold);
        self
    }

    /// The subject asked then for the erasure of the record, and has a right to it (GDPR Art. 17);
    /// `None` if it did not. From then on the data is used for nothing but the purposes for which it
    /// must be kept, and for legal claims while a hold is on it.
    ///
    /// ```
    /// use permitted::facts::Life;
    /// use time::macros::datetime;
    ///
    /// let asked = datetime!(2026-02-20 0:00 UTC);
    /// let life = Life::new().erasure_requested(asked);
    /// assert_eq!(life.erasure_requested_at(), Some(asked));
    /// ```
    #[must_use]
    pub fn erasure_requested(mut self, at: impl Into<Option<OffsetDateTime>>) -> Self {
        self.erasure_requested = at.into();
        self
    }

    /// Since when its erasure is asked for, if it is.
    #[must_use]
    pub fn erasure_requested_at(&self) -> Option<OffsetDateTime> {
        self.erasure_requested
    }

    /// What is known of an event, purposes of their own and a request for erasure aside.
    #[must_use]
    pub fn known(&self, event: &LifeEvent) -> Option<&Occurrences> {
        self.events.get(event)
    }

    /// The events of which something is known, by name.
    pub fn events(&self) -> impl ExactSizeIterator<Item = (&LifeEvent, &Occurrences)> {
        self.events.iter()
    }

    /// The purposes of which it is known by themselves whether they are fulfilled, by name.
    pub fn fulfilled_purposes(&self) -> impl ExactSizeIterator<Item = (&Purpose, &Occurrences)> {
        self.fulfilled.iter()
    }

    /// The holds.
    #[must_use]
    pub fn holds(&self) -> &[Hold] {
        &self.holds
    }
}

/// Adds what is known of events; of one that is there twice, the last word counts.
impl<W: Into<Occurrences>> Extend<(LifeEvent, W)> for Life {
    fn extend<I: IntoIterator<Item = (LifeEvent, W)>>(&mut self, events: I) {
        for (event, when) in events {
            *self = std::mem::take(self).event(event, when);
        }
    }
}

/// A life of which these events are known.
///
/// ```
/// use permitted::LifeEvent;
/// use permitted::facts::Life;
/// use time::macros::datetime;
///
/// let rows = [("collected", datetime!(2024-05-01 0:00 UTC)), ("last-used", datetime!(2026-01-10 0:00 UTC))];
/// let events = rows.map(|(event, at)| Ok::<_, permitted::words::WordSyntax>((event.parse::<LifeEvent>()?, at)));
/// let life: Life = events.into_iter().collect::<Result<_, _>>()?;
/// assert_eq!(life.events().len(), 2);
/// # Ok::<(), permitted::words::WordSyntax>(())
/// ```
impl<W: Into<Occurrences>> FromIterator<(LifeEvent, W)> for Life {
    fn from_iter<I: IntoIterator<Item = (LifeEvent, W)>>(events: I) -> Self {
        let mut life = Self::new();
        life.extend(events);
        life
    }
}
