//! Parts of a ledger: as it stood earlier, and by subject.

use super::ledger::ConsentLedger;
use crate::ids::SubjectId;
use time::OffsetDateTime;

impl ConsentLedger {
    /// The ledger as it stood at an instant: without what was recorded later.
    #[must_use]
    pub fn as_of(&self, at: OffsetDateTime) -> Self {
        Self::in_order(self.events().filter(|event| event.recorded_at() <= at).cloned().collect())
    }

    /// The ledger of one subject. To read all subjects of a ledger, split it once by
    /// [`ConsentLedger::split_by_subject`].
    #[must_use]
    pub fn of_subject(&self, subject: &SubjectId) -> Self {
        Self::in_order(self.events_of(subject).cloned().collect())
    }

    /// The ledgers of all subjects, by their ids in ascending order.
    ///
    /// ```
    /// use permitted::{ConsentEvent, ConsentLedger};
    /// use time::macros::datetime;
    ///
    /// let ledger = ConsentLedger::new([
    ///     ConsentEvent::objected("client-18", datetime!(2026-01-10 0:00 UTC)),
    ///     ConsentEvent::objected("client-17", datetime!(2026-02-01 0:00 UTC)),
    ///     ConsentEvent::refused("client-18", datetime!(2025-12-01 0:00 UTC)),
    /// ])?;
    /// let sizes: Vec<(String, usize)> = ledger
    ///     .split_by_subject()
    ///     .map(|(subject, ledger)| (subject.to_string(), ledger.len()))
    ///     .collect();
    /// assert_eq!(sizes, [("client-17".to_owned(), 1), ("client-18".to_owned(), 2)]);
    /// # Ok::<(), permitted::InputError>(())
    /// ```
    #[doc(alias = "by_subject")]
    pub fn split_by_subject(self) -> impl Iterator<Item = (SubjectId, Self)> {
        let mut events = self.into_events().into_iter().peekable();
        std::iter::from_fn(move || {
            let first = events.next()?;
            let subject = first.subject.clone();
            let mut own = vec![first];
            while let Some(event) = events.next_if(|event| event.subject == subject) {
                own.push(event);
            }
            own.shrink_to_fit();
            Some((subject, Self::in_order(own)))
        })
    }
}
