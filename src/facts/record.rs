use crate::ids::RecordId;
use crate::policy::Anchor;
use crate::words::{DataCategory, Purpose};
use std::collections::BTreeMap;
use time::OffsetDateTime;

/// What is known of an event in the life of a record.
///
/// ```
/// use permitted::facts::Anchored;
/// use permitted::policy::Anchor;
/// use time::macros::datetime;
///
/// let life = permitted::facts::Life::new()
///     .anchor(Anchor::Collected, datetime!(2024-05-01 0:00 UTC))
///     .anchor(Anchor::ContractEnded, Anchored::NotYet);
/// assert_eq!(life.known(Anchor::ContractEnded), Some(Anchored::NotYet));
/// assert_eq!(life.known(Anchor::LastUsed), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchored {
    /// It happened at this instant.
    At(OffsetDateTime),
    /// It has not happened yet: no period runs from it.
    NotYet,
}

impl From<OffsetDateTime> for Anchored {
    fn from(at: OffsetDateTime) -> Self {
        Self::At(at)
    }
}

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

/// Where a stored record stands in its life: the events from which retention periods run, and the
/// holds on it. An event that is not mentioned is unknown.
///
/// ```
/// use permitted::Purpose;
/// use permitted::facts::{Hold, Life};
/// use permitted::policy::Anchor;
/// use time::macros::datetime;
///
/// let life = Life::new()
///     .anchor(Anchor::Collected, datetime!(2024-05-01 0:00 UTC))
///     .fulfilled(Purpose::ORDER_FULFILMENT, datetime!(2024-05-20 0:00 UTC))
///     .hold(Hold::new("audit 2026", datetime!(2026-01-15 0:00 UTC)));
/// assert_eq!(life.fulfilled_purposes().len(), 1);
/// assert_eq!(life.holds()[0].reference, "audit 2026");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Life {
    /// Sorted, each event once.
    pub(crate) anchors: Vec<(Anchor, Anchored)>,
    pub(crate) fulfilled: BTreeMap<Purpose, Anchored>,
    pub(crate) holds: Vec<Hold>,
    pub(crate) erasure_requested: Option<OffsetDateTime>,
}

impl Life {
    /// Nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// This event happened then, or has not happened yet. Said twice, the last word counts.
    #[must_use]
    pub fn anchor(mut self, anchor: Anchor, when: impl Into<Anchored>) -> Self {
        let stated = (anchor, when.into());
        match self.anchors.binary_search_by_key(&anchor, |(anchor, _)| *anchor) {
            Ok(place) => self.anchors.get_mut(place).into_iter().for_each(|slot| *slot = stated),
            Err(place) => self.anchors.insert(place, stated),
        }
        self
    }

    /// This purpose was fulfilled then, or is still open; what is said of a purpose goes before
    /// what [`Anchor::PurposeFulfilled`] says of all. Said twice, the last word counts. More than
    /// 4,096 are refused where the life is used.
    #[must_use]
    pub fn fulfilled(mut self, purpose: Purpose, when: impl Into<Anchored>) -> Self {
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

    /// What is known of an event, purposes of their own aside.
    #[must_use]
    pub fn known(&self, anchor: Anchor) -> Option<Anchored> {
        self.anchors.iter().find(|(other, _)| *other == anchor).map(|(_, when)| *when)
    }

    /// The purposes of which it is known by themselves whether they are fulfilled, by name.
    pub fn fulfilled_purposes(&self) -> impl ExactSizeIterator<Item = (&Purpose, Anchored)> {
        self.fulfilled.iter().map(|(purpose, when)| (purpose, *when))
    }

    /// The holds.
    #[must_use]
    pub fn holds(&self) -> &[Hold] {
        &self.holds
    }
}

/// A stored record: what it holds, what it was collected for, and where it stands in its life.
///
/// ```
/// use permitted::{DataCategory, Purpose, Record};
/// use permitted::facts::Life;
/// use permitted::policy::Anchor;
/// use time::macros::datetime;
///
/// let order = Record::new("order-4711")
///     .data([DataCategory::ORDERS, DataCategory::POSTAL_ADDRESS])
///     .purpose(Purpose::ORDER_FULFILMENT)
///     .life(Life::new().anchor(Anchor::Collected, datetime!(2024-05-01 0:00 UTC)))
///     .erasure_requested(datetime!(2026-02-20 0:00 UTC));
/// assert_eq!(order.data.len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What the caller calls it.
    pub id: RecordId,
    /// The categories of data that it holds.
    pub data: Vec<DataCategory>,
    /// The purposes for which it was collected.
    pub purposes: Vec<Purpose>,
    /// Where it stands in its life.
    pub life: Life,
}

impl Record {
    /// A record of which nothing is known but its name.
    pub fn new(id: impl Into<RecordId>) -> Self {
        Self { id: id.into(), data: Vec::new(), purposes: Vec::new(), life: Life::default() }
    }

    /// It holds these categories of data.
    #[must_use]
    pub fn data(mut self, all_of: impl IntoIterator<Item = DataCategory>) -> Self {
        self.data.extend(all_of);
        self
    }

    /// It was collected for these purposes.
    #[must_use]
    pub fn purpose(mut self, all_of: impl IntoIterator<Item = Purpose>) -> Self {
        self.purposes.extend(all_of);
        self
    }

    /// It stands there in its life.
    #[must_use]
    pub fn life(mut self, life: Life) -> Self {
        self.life = life;
        self
    }

    /// The subject asked then for its erasure, and has a right to it; see
    /// [`Life::erasure_requested`].
    #[must_use]
    pub fn erasure_requested(mut self, at: impl Into<Option<OffsetDateTime>>) -> Self {
        self.life = self.life.erasure_requested(at);
        self
    }
}
