//! Stored records.

use super::life::Life;
use super::stated::{SourceOfData, Stated};
use crate::ids::{RecordId, Usable};
use crate::policy::Identifiability;
use crate::problem::{InputError, ProblemKind, ProblemPart, Problems};
use crate::text::quoted;
use crate::words::facets::{GatheredAtFacet, PlaceFacet};
use crate::words::{DataCategory, Purpose};
use time::OffsetDateTime;

/// A stored record: what it holds, what it was collected for, and where it stands in its life.
///
/// ```
/// use permitted::{DataCategory, LifeEvent, Place, Purpose, Record};
/// use permitted::facts::Life;
/// use time::macros::datetime;
///
/// let order = Record::new("order-4711")
///     .data([DataCategory::ORDERS, DataCategory::POSTAL_ADDRESS])
///     .purpose(Purpose::ORDER_FULFILMENT)
///     .place(Place::DE)
///     .life(Life::new().event(LifeEvent::COLLECTED, datetime!(2024-05-01 0:00 UTC)))
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
    /// Where it lies; unknown if left out.
    pub place: Option<Stated<PlaceFacet>>,
    /// Where its data came from; unknown if left out.
    pub source: Option<SourceOfData>,
    /// In which setting its data was gathered; unknown if left out.
    pub gathered_at: Option<Stated<GatheredAtFacet>>,
    /// How far it identifies the person; fully if left out.
    pub identifiability: Option<Identifiability>,
    /// Where it stands in its life.
    pub life: Life,
}

impl Record {
    /// A record of which nothing is known but its name.
    pub fn new(id: impl Into<RecordId>) -> Self {
        Self {
            id: id.into(),
            data: Vec::new(),
            purposes: Vec::new(),
            place: None,
            source: None,
            gathered_at: None,
            identifiability: None,
            life: Life::default(),
        }
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

    /// It lies there: a country, or a place of the policy's own such as a backup.
    #[must_use]
    pub fn place(mut self, place: impl Into<Stated<PlaceFacet>>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// Its data came from there.
    #[must_use]
    pub fn source(mut self, source: impl Into<SourceOfData>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Its data was gathered there.
    #[must_use]
    pub fn gathered_at(mut self, setting: impl Into<Stated<GatheredAtFacet>>) -> Self {
        self.gathered_at = Some(setting.into());
        self
    }

    /// It identifies the person so far.
    #[must_use]
    pub fn identifiability(mut self, identifiability: Identifiability) -> Self {
        self.identifiability = Some(identifiability);
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

    /// What is wrong with it, whatever its words mean.
    pub(crate) fn check(&self) -> Result<(), InputError> {
        let problems = Problems::of(ProblemPart::Record);
        let path = format!("record `{}`", quoted(&self.id.to_string()));
        if let Some(fault) = self.id.fault() {
            problems.note(&path, ProblemKind::unusable("the record's id", &self.id, fault));
        }
        if self.data.is_empty() {
            let kind = ProblemKind::empty("the list of data", "say what the record holds");
            problems.note(&path, kind);
        }
        if self.purposes.is_empty() {
            let help = "say what the record was collected for";
            problems.note(&path, ProblemKind::empty("the list of purposes", help));
        }
        if problems.is_empty() { Ok(()) } else { Err(problems.into_error()) }
    }
}
