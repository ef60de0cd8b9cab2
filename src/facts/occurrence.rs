//! When events in the life of a stored record happened.

use time::OffsetDateTime;

/// What is known of an event in the life of a record, as far as one instant goes.
///
/// ```
/// use permitted::LifeEvent;
/// use permitted::facts::{Life, Occurrence};
/// use time::macros::datetime;
///
/// let life = Life::new()
///     .event(LifeEvent::COLLECTED, datetime!(2024-05-01 0:00 UTC))
///     .event(LifeEvent::CONTRACT_ENDED, Occurrence::NotYet)
///     .event(LifeEvent::LAST_USED, Occurrence::Never);
/// let ended = life.known(&LifeEvent::CONTRACT_ENDED).unwrap();
/// assert_eq!(ended.iter().collect::<Vec<_>>(), [Occurrence::NotYet]);
/// assert!(life.known(&LifeEvent::ACCOUNT_CLOSED).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occurrence {
    /// It happened, or will happen, at this instant.
    At(OffsetDateTime),
    /// It has not happened yet: no maximum runs from it, and a minimum holds without an end until it
    /// has happened and its period is over.
    NotYet,
    /// It never happens: neither a maximum nor a minimum runs from it.
    Never,
}

impl From<OffsetDateTime> for Occurrence {
    fn from(at: OffsetDateTime) -> Self {
        Self::At(at)
    }
}

/// All that is known of an event in the life of a record: one instant, or several where the record
/// holds a batch. A minimum counts from the last of them and a maximum from the first.
///
/// ```
/// use permitted::facts::{Occurrence, Occurrences};
/// use time::macros::datetime;
///
/// let readings = Occurrences::from([datetime!(2021-12-20 0:00 UTC), datetime!(2021-01-10 0:00 UTC)]);
/// assert_eq!(readings.first(), Some(datetime!(2021-01-10 0:00 UTC)));
/// assert_eq!(readings.last(), Some(datetime!(2021-12-20 0:00 UTC)));
/// assert!(!readings.is_open());
/// assert!(Occurrences::from(Occurrence::NotYet).is_open());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Occurrences {
    /// Sorted, each once, and one at least.
    all: Vec<Occurrence>,
}

impl Occurrences {
    /// These instants, in any order; `None` where there is not a single one, since nothing is known
    /// then.
    pub fn new(all: impl IntoIterator<Item = impl Into<Occurrence>>) -> Option<Self> {
        let mut all: Vec<Occurrence> = all.into_iter().map(Into::into).collect();
        // Of instants that are one, in different offsets, the order must not depend on how they stand.
        all.sort_by_key(|one| match one {
            Occurrence::At(at) => (0, Some((*at, at.offset().whole_seconds()))),
            Occurrence::NotYet => (1, None),
            Occurrence::Never => (2, None),
        });
        all.dedup_by(|one, other| match (one, other) {
            (Occurrence::At(one), Occurrence::At(other)) => {
                one == other && one.offset() == other.offset()
            }
            (one, other) => one == other,
        });
        if all.is_empty() { None } else { Some(Self { all }) }
    }

    /// Each, the earliest instant first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Occurrence> + '_ {
        self.all.iter().copied()
    }

    fn instants(&self) -> impl DoubleEndedIterator<Item = OffsetDateTime> + '_ {
        self.all.iter().filter_map(|one| match one {
            Occurrence::At(at) => Some(*at),
            _ => None,
        })
    }

    /// The first instant, if there is one.
    #[must_use]
    pub fn first(&self) -> Option<OffsetDateTime> {
        self.instants().next()
    }

    /// The last instant, if there is one.
    #[must_use]
    pub fn last(&self) -> Option<OffsetDateTime> {
        self.instants().next_back()
    }

    /// Whether it is yet to happen, once more at least.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.all.contains(&Occurrence::NotYet)
    }
}

impl From<Occurrence> for Occurrences {
    fn from(one: Occurrence) -> Self {
        Self { all: vec![one] }
    }
}

impl From<OffsetDateTime> for Occurrences {
    fn from(at: OffsetDateTime) -> Self {
        Self::from(Occurrence::At(at))
    }
}

/// No instants at all say that it never happens.
impl<O: Into<Occurrence>, const N: usize> From<[O; N]> for Occurrences {
    fn from(all: [O; N]) -> Self {
        Self::new(all).unwrap_or_else(|| Self::from(Occurrence::Never))
    }
}
