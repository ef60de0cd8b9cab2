//! Consent ledgers: the events of one or more subjects, in order.

use super::consent::ConsentEvent;
use super::ledger_events::Events;
use crate::ids::{EventId, SubjectId};
use crate::problem::{InputError, ProblemKind, ProblemPart, Problems};
use crate::text::quoted;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::mem;

/// How many events a ledger may hold.
const MAX_EVENTS: usize = 2_000_000;
/// A ledger that has so many times more events than another takes its events in one by one.
const MUCH_LONGER: usize = 16;

/// The consent history of one or more subjects: events that are only ever added.
///
/// Events stand subject after subject, and those of a subject earliest first, whatever the order in
/// which they were recorded. Ledgers of several systems merge into one without regard to order or
/// repetition.
///
/// ```
/// use permitted::{ConsentEvent, ConsentLedger, Purpose};
/// use permitted::policy::Strength;
/// use time::macros::datetime;
///
/// let mut shop = ConsentLedger::default();
/// shop.record(
///     ConsentEvent::granted("client-17", Strength::Express, datetime!(2026-01-10 0:00 UTC))
///         .purpose(Purpose::OWN_MARKETING),
/// )?;
/// let mut crm = shop.clone();
/// crm.record(
///     ConsentEvent::withdrawn("client-17", datetime!(2026-02-01 0:00 UTC))
///         .purpose(Purpose::MARKETING),
/// )?;
/// shop.merge(crm)?;
/// assert_eq!(shop.len(), 2);
/// assert_eq!(shop.as_of(datetime!(2026-01-20 0:00 UTC)).len(), 1);
/// # Ok::<(), permitted::InputError>(())
/// ```
#[derive(Clone, Default)]
pub struct ConsentLedger {
    /// INVARIANT: in order, without repetition.
    events: Vec<ConsentEvent>,
    /// What was recorded after later events, until it is as much as came in order: putting each
    /// into its place would move all that follow.
    ///
    /// INVARIANT: none of them is among the events, and no set is empty.
    late: BTreeMap<SubjectId, BTreeSet<ConsentEvent>>,
    /// How many events came late.
    late_len: usize,
    /// The ids of all events that have one.
    ids: BTreeSet<EventId>,
}

impl ConsentLedger {
    /// A ledger of these events, in any order.
    ///
    /// # Errors
    /// More than two million events; events that cannot be: grants without a purpose, expiry before
    /// the record, expiry on what cannot expire, dates out of range.
    pub fn new(events: impl IntoIterator<Item = ConsentEvent>) -> Result<Self, InputError> {
        Self::new_within(events, MAX_EVENTS)
    }

    fn new_within(
        events: impl IntoIterator<Item = ConsentEvent>,
        limit: usize,
    ) -> Result<Self, InputError> {
        // One more than there may be, to know of it.
        let at_most = limit.saturating_add(1);
        let mut kept: Vec<ConsentEvent> = events.into_iter().take(at_most).collect();
        if kept.len() > limit {
            return Err(too_many(ProblemPart::Ledger, kept.len(), limit));
        }
        let problems = Problems::of(ProblemPart::Ledger);
        for (index, event) in kept.iter().enumerate() {
            if let Err(kind) = event.check() {
                problems.note(&format!("ledger[{index}]"), kind);
            }
        }
        if !problems.is_empty() {
            return Err(problems.into_error());
        }
        if !kept.is_sorted_by(|one, next| one < next) {
            kept.sort();
            kept.dedup();
        }
        let mut ids = BTreeSet::new();
        let repeated = kept.iter().filter_map(|event| event.id.as_ref());
        match repeated.into_iter().find(|id| !ids.insert((*id).clone())) {
            Some(id) => Err(repeated_id(ProblemPart::Ledger, id)),
            None => Ok(Self { events: kept, ids, ..Self::default() }),
        }
    }

    /// Adds an event. Adding one that is there already changes nothing.
    ///
    /// # Errors
    /// If the event cannot be, or is one too many; see [`ConsentLedger::new`].
    pub fn record(&mut self, event: ConsentEvent) -> Result<(), InputError> {
        event.check().map_err(|kind| InputError::at(ProblemPart::Event, "event", kind))?;
        self.add(event, MAX_EVENTS)
    }

    fn add(&mut self, event: ConsentEvent, limit: usize) -> Result<(), InputError> {
        if self.contains(&event) {
            return Ok(());
        }
        if self.len() >= limit {
            return Err(too_many(ProblemPart::Event, self.len().saturating_add(1), limit));
        }
        if let Some(id) = &event.id
            && !self.ids.insert(id.clone())
        {
            return Err(repeated_id(ProblemPart::Event, id));
        }
        if self.late.is_empty() && self.events.last().is_none_or(|last| *last < event) {
            self.events.push(event);
            return Ok(());
        }
        self.late.entry(event.subject.clone()).or_default().insert(event);
        self.late_len = self.late_len.saturating_add(1);
        if self.late_len >= self.events.len() {
            self.put_in_order();
        }
        Ok(())
    }

    /// Puts what came late among the other events.
    fn put_in_order(&mut self) {
        if !self.late.is_empty() {
            let len = self.len();
            let late = mem::take(&mut self.late).into_values().flatten();
            self.late_len = 0;
            self.events = merged(mem::take(&mut self.events), late, len);
        }
    }

    /// Takes in all events of another ledger.
    ///
    /// # Errors
    /// If both together have more events than a ledger may hold; then nothing is taken in.
    pub fn merge(&mut self, other: Self) -> Result<(), InputError> {
        self.merge_within(other, MAX_EVENTS)
    }

    fn merge_within(&mut self, mut other: Self, limit: usize) -> Result<(), InputError> {
        let both = self.len().saturating_add(other.len());
        if both > limit {
            let known = other.events().filter(|event| self.contains(event)).count();
            let found = both.saturating_sub(known);
            if found > limit {
                return Err(too_many(ProblemPart::Ledger, found, limit));
            }
        }
        if let Some(id) = self.conflict(&other) {
            return Err(repeated_id(ProblemPart::Ledger, id));
        }
        if self.len() < other.len() {
            mem::swap(self, &mut other);
        }
        if other.len().saturating_mul(MUCH_LONGER) < self.len() {
            let late = other.late.into_values().flatten();
            let mut events = other.events.into_iter().chain(late);
            return events.try_for_each(|event| self.add(event, limit));
        }
        self.put_in_order();
        other.put_in_order();
        self.ids.append(&mut other.ids);
        self.events = merged(mem::take(&mut self.events), other.events, both);
        Ok(())
    }

    /// An id that two ledgers give to different events.
    fn conflict<'a>(&self, other: &'a Self) -> Option<&'a EventId> {
        if self.ids.is_empty() || other.ids.is_empty() {
            return None;
        }
        let mut named = other.events().filter_map(|event| Some((event.id.as_ref()?, event)));
        let differs = |(id, event): &(&EventId, &ConsentEvent)| {
            self.ids.contains(*id) && !self.contains(event)
        };
        named.find(differs).map(|(id, _)| id)
    }

    fn contains(&self, event: &ConsentEvent) -> bool {
        let is_late = |late: &BTreeSet<ConsentEvent>| late.contains(event);
        self.events.binary_search(event).is_ok()
            || self.late.get(&event.subject).is_some_and(is_late)
    }

    /// All events in order, as a list of its own.
    pub(super) fn into_events(mut self) -> Vec<ConsentEvent> {
        self.put_in_order();
        self.events
    }

    /// A ledger of events that are in order, each once.
    pub(super) fn in_order(events: Vec<ConsentEvent>) -> Self {
        let ids = events.iter().filter_map(|event| event.id.clone()).collect();
        Self { events, ids, ..Self::default() }
    }

    /// How many events there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.events.len().saturating_add(self.late_len)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The events, subject after subject, those of a subject earliest first.
    pub fn events(&self) -> Events<'_> {
        Events {
            events: self.events.iter(),
            late: self.late.values().flatten().collect::<Vec<_>>().into_iter(),
        }
    }

    /// The events of one subject, earliest first. The others are not looked at.
    pub fn events_of(&self, subject: &SubjectId) -> Events<'_> {
        let start = self.events.partition_point(|event| event.subject < *subject);
        let own = self.events.get(start..).unwrap_or_default();
        let own = own.get(..own.partition_point(|event| event.subject == *subject));
        let late: Vec<&ConsentEvent> = self.late.get(subject).into_iter().flatten().collect();
        Events { events: own.unwrap_or_default().iter(), late: late.into_iter() }
    }
}

/// The events of two lists in order, each event once, as one of about this length.
fn merged(
    one: impl IntoIterator<Item = ConsentEvent>,
    other: impl IntoIterator<Item = ConsentEvent>,
    len: usize,
) -> Vec<ConsentEvent> {
    let mut all = Vec::with_capacity(len);
    let (mut one, mut other) = (one.into_iter().peekable(), other.into_iter().peekable());
    loop {
        let order = match (one.peek(), other.peek()) {
            (Some(one), Some(other)) => one.cmp(other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return all,
        };
        if order.is_eq() {
            other.next();
        }
        all.extend(if order.is_gt() { other.next() } else { one.next() });
    }
}

fn repeated_id(part: ProblemPart, id: &EventId) -> InputError {
    let kind = ProblemKind::ConflictingEvents { id: quoted(&id.to_string()) };
    InputError::at(part, part.name(), kind)
}

fn too_many(part: ProblemPart, found: usize, limit: usize) -> InputError {
    let kind = ProblemKind::too_large("consent events", found, limit);
    InputError::at(part, part.name(), kind)
}

/// By the events, whatever the order in which they were recorded.
impl PartialEq for ConsentLedger {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.events().eq(other.events())
    }
}

impl Eq for ConsentLedger {}

impl Hash for ConsentLedger {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.len().hash(state);
        self.events().for_each(|event| event.hash(state));
    }
}

impl fmt::Debug for ConsentLedger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.events()).finish()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use super::*;
    use time::macros::datetime;

    const LIMIT: usize = 40;

    fn event(hours: usize) -> ConsentEvent {
        let hours = time::Duration::hours(i64::try_from(hours).unwrap());
        ConsentEvent::objected("client-17", datetime!(2026-01-01 0:00 UTC).saturating_add(hours))
    }

    fn events(hours: impl IntoIterator<Item = usize>) -> ConsentLedger {
        ConsentLedger::new_within(hours.into_iter().map(event), LIMIT).unwrap()
    }

    #[track_caller]
    fn is_one_too_many<T: fmt::Debug>(result: Result<T, InputError>) {
        let found = LIMIT + 1;
        let what = format!("{found} consent events, more than the limit of {LIMIT}");
        let error = result.unwrap_err();
        assert!(error.to_string().contains(&what), "{error}");
    }

    #[test]
    fn a_ledger_is_made_of_so_many_events_and_no_more() {
        assert_eq!(events(0..LIMIT).len(), LIMIT);
        is_one_too_many(ConsentLedger::new_within((0..=LIMIT).map(event), LIMIT));
    }

    #[test]
    fn so_many_events_are_recorded_and_no_more() {
        let mut ledger = events(1..LIMIT);
        ledger.add(event(0), LIMIT).unwrap();
        let full = ledger.clone();
        is_one_too_many(ledger.add(event(LIMIT), LIMIT));
        ledger.add(event(7), LIMIT).unwrap();
        assert_eq!(ledger, full, "what is there already may be said again");
    }

    #[test]
    fn so_many_events_are_merged_and_no_more() {
        // One by one, and all at once.
        for (one, other) in [(1..LIMIT - 1, 0..1), (LIMIT / 2..LIMIT - 1, 0..LIMIT / 2)] {
            for swapped in [false, true] {
                let (one, other) = (events(one.clone()), events(other.clone()));
                let (mut ledger, other) = if swapped { (other, one) } else { (one, other) };
                ledger.merge_within(other, LIMIT).unwrap();
                assert_eq!(ledger, events(0..LIMIT - 1));
                // Events that both have count once.
                ledger.merge_within(events(2..LIMIT), LIMIT).unwrap();
                assert_eq!(ledger, events(0..LIMIT));
                let full = ledger.clone();
                is_one_too_many(ledger.merge_within(events([3, LIMIT]), LIMIT));
                assert_eq!(ledger, full, "nothing was taken in");
                let mut few = events([LIMIT]);
                is_one_too_many(few.merge_within(full, LIMIT));
                assert_eq!(few, events([LIMIT]), "nothing was taken in");
            }
        }
    }
}
