//! The person (or organisation) the data is about.

use super::occurrence::Occurrence;
use super::stated::Stated;
use crate::ids::SubjectId;
use crate::short_lists::Several;
use crate::words::facets::{PlaceFacet, SubjectFacet};
use time::{Date, UtcOffset};
use uuid::Uuid;

/// What is known of the subject's age.
///
/// ```
/// use permitted::Subject;
/// use permitted::facts::Age;
/// use time::macros::date;
///
/// assert_eq!(Subject::new("reader-17").aged(44).age, Some(Age::Years(44)));
/// let born = date!(2008-02-10);
/// assert_eq!(Subject::new("reader-17").born_on(born).age, Some(Age::BornOn(born)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Age {
    /// Completed years, taken as a fact that does not change.
    Years(u8),
    /// The date of birth. Years are completed at the midnight that begins the birthday in the
    /// subject's [offset](Subject::offset); who was born on 29 February completes them on 1 March in
    /// other years.
    BornOn(Date),
}

/// Completed years.
impl From<u8> for Age {
    fn from(years: u8) -> Self {
        Self::Years(years)
    }
}

/// The date of birth.
impl From<Date> for Age {
    fn from(born: Date) -> Self {
        Self::BornOn(born)
    }
}

/// The person (or organisation) the data is about. What is left out is unknown.
///
/// ```
/// use permitted::{Place, Subject};
/// use permitted::words::SubjectKind;
///
/// let reader = Subject::new("reader-17").kind(SubjectKind::CUSTOMER).residence(Place::DE);
/// assert_eq!(reader.kinds.len(), 1);
/// assert!(reader.age.is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// Who it is. A ledger needs it, and what is recorded anew names it.
    pub id: Option<SubjectId>,
    /// By which ids the subject is known as well: an event of any of them is the subject's.
    pub other_ids: Vec<SubjectId>,
    /// What the subject is to the controller; once stated, these are all kinds that apply.
    pub kinds: Several<Stated<SubjectFacet>>,
    /// How old.
    pub age: Option<Age>,
    /// Where the subject lives.
    pub residence: Option<Stated<PlaceFacet>>,
    /// How far the subject's clock is ahead of UTC. Birthdays begin at its midnight; left out, an
    /// age that follows from a date of birth is unknown while the birthday has begun somewhere on
    /// Earth, but not everywhere.
    pub offset: Option<UtcOffset>,
    /// When the subject died, or that it has not; unknown if left out. A retention period from
    /// `deceased` runs from it, unless the record says otherwise.
    pub deceased: Option<Occurrence>,
}

impl Subject {
    /// A subject of whom only the id is known.
    pub fn new(id: impl Into<SubjectId>) -> Self {
        Self { id: Some(id.into()), ..Self::default() }
    }

    /// Known by that id as well, such as that of an earlier account.
    ///
    /// ```
    /// use permitted::{Act, Action, ConsentEvent, ConsentLedger, DataCategory, Engine, Facts, Policy};
    /// use permitted::{Purpose, Subject};
    /// use time::macros::datetime;
    ///
    /// let policy: Policy = toml::from_str(
    ///     "id = 'library'\nversion = '1'\nfrom = 2026-01-01\n\
    ///      [[permit]]\nclause = '1'\naction = 'analyse'\nbasis = 'legitimate-interests'",
    /// )?;
    /// let engine = Engine::new([policy])?;
    /// let act = Act::new(Action::ANALYSE).data(DataCategory::USAGE).purpose(Purpose::ANALYTICS);
    /// let act = engine.prepare(act)?;
    /// let objected = ConsentEvent::objected("card-88", datetime!(2025-10-01 0:00 UTC));
    /// let ledger = ConsentLedger::new([objected])?;
    /// let reader = Subject::new("card-12").also("card-88");
    /// let reader = engine.facts(Facts::about(reader).ledger(ledger))?;
    /// // The objection stands under the old card.
    /// assert!(!engine.permits(&act, &reader, datetime!(2026-03-01 9:00 UTC)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn also(mut self, id: impl Into<SubjectId>) -> Self {
        match self.id {
            None => self.id = Some(id.into()),
            Some(_) => self.other_ids.push(id.into()),
        }
        self
    }

    /// All ids by which the subject is known.
    pub fn ids(&self) -> impl Iterator<Item = &SubjectId> {
        self.id.iter().chain(&self.other_ids)
    }

    /// Of that kind, beside others stated. A kind stands for itself and for all that lies below it,
    /// one of which the subject is, unless it is meant [exactly](Stated::exactly).
    #[must_use]
    pub fn kind<K: Into<Stated<SubjectFacet>>>(
        mut self,
        kinds: impl IntoIterator<Item = K>,
    ) -> Self {
        self.kinds.extend(kinds.into_iter().map(Into::into));
        self
    }

    /// That many completed years old.
    #[must_use]
    pub fn aged(mut self, years: u8) -> Self {
        self.age = Some(Age::Years(years));
        self
    }

    /// Born on that day.
    #[must_use]
    pub fn born_on(mut self, date: Date) -> Self {
        self.age = Some(Age::BornOn(date));
        self
    }

    /// Living by this clock.
    ///
    /// ```
    /// use permitted::{Engine, Facts, Policy, Question, Subject};
    /// use time::macros::{date, datetime, offset};
    ///
    /// let policy: Policy = toml::from_str(
    ///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
    ///      [[permit]]\nclause = '2'\nwhen.age.at-least = 18",
    /// )?;
    /// let engine = Engine::new([policy])?;
    /// let question: Question =
    ///     toml::from_str("action = 'use'\ndata = 'usage'\npurpose = 'analytics'\nat = 2026-03-02")?;
    /// let act = engine.prepare(question.act)?;
    /// let in_lima = Subject::new("reader-17").born_on(date!(2008-03-02)).offset(offset!(-05:00));
    /// let reader = engine.facts(Facts::about(in_lima))?;
    /// // The eighteenth birthday begins at five o'clock UTC.
    /// assert!(!engine.permits(&act, &reader, datetime!(2026-03-02 3:00 UTC)));
    /// assert!(engine.permits(&act, &reader, datetime!(2026-03-02 5:00 UTC)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn offset(mut self, offset: UtcOffset) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Deceased since then, or not.
    ///
    /// ```
    /// use permitted::Subject;
    /// use permitted::facts::Occurrence;
    ///
    /// let patient = Subject::new("p-7").deceased(Occurrence::NotYet);
    /// assert_eq!(patient.deceased, Some(Occurrence::NotYet));
    /// ```
    #[must_use]
    pub fn deceased(mut self, when: impl Into<Occurrence>) -> Self {
        self.deceased = Some(when.into());
        self
    }

    /// Living there.
    #[must_use]
    pub fn residence(mut self, place: impl Into<Stated<PlaceFacet>>) -> Self {
        self.residence = Some(place.into());
        self
    }
}

macro_rules! of_id {
    ($($id:ty)*) => {$(
        /// A subject of whom only the id is known.
        impl From<$id> for Subject {
            fn from(id: $id) -> Self {
                Self::new(id)
            }
        }
    )*};
}

of_id!(SubjectId &SubjectId &str String &String Uuid &Uuid);
