use super::consent::ConsentEvent;
use std::{slice, vec};

/// Events of a ledger in order.
///
/// ```
/// use permitted::{ConsentEvent, ConsentLedger};
/// use time::macros::datetime;
///
/// let ledger = ConsentLedger::new([
///     ConsentEvent::objected("client-18", datetime!(2026-01-10 0:00 UTC)),
///     ConsentEvent::objected("client-17", datetime!(2026-02-01 0:00 UTC)),
/// ])?;
/// let mut events = ledger.events();
/// assert_eq!(events.next().map(ConsentEvent::subject), Some(&"client-17".into()));
/// assert_eq!(ledger.events_of(&"client-18".into()).len(), 1);
/// # Ok::<(), permitted::InputError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Events<'a> {
    pub(super) events: slice::Iter<'a, ConsentEvent>,
    pub(super) late: vec::IntoIter<&'a ConsentEvent>,
}

impl<'a> Iterator for Events<'a> {
    type Item = &'a ConsentEvent;

    fn next(&mut self) -> Option<&'a ConsentEvent> {
        match (self.events.as_slice().first(), self.late.as_slice().first()) {
            (Some(event), Some(late)) if *late < event => self.late.next(),
            (None, _) => self.late.next(),
            _ => self.events.next(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.events.len().saturating_add(self.late.len());
        (len, Some(len))
    }
}

impl ExactSizeIterator for Events<'_> {}
