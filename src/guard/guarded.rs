//! Values that open only for what was cleared.

use super::about::About;
use super::answered::Answered;
use super::clearance::{Clearance, Cleared, FULLY, Use};
use super::not_covered::{ItemPart, NotCovered};
use super::opened::Opened;
use crate::facts::{Item, Life, Several};
use std::fmt;
use time::OffsetDateTime;

/// A value with what data it is and whom it is about, which opens only for what was cleared.
///
/// Wrap data where it enters the service, and hand it on wrapped. `Debug` shows what data it is and not
/// the value; it is not serialised, shown, compared or copied, and gives its value only as
/// [`open`](Self::open) does.
///
/// ```
/// use permitted::guard::Guarded;
/// use permitted::{Act, Action, DataCategory, Engine, Facts, Policy, Purpose, Subject};
/// use time::macros::datetime;
///
/// struct Customer {
///     name: &'static str,
///     city: &'static str,
/// }
///
/// let ada = Customer { name: "Ada", city: "Hull" };
/// let ada = Guarded::new(ada, [DataCategory::NAME, DataCategory::POSTAL_ADDRESS], "client-17");
/// assert_eq!(format!("{ada:?}"), "Guarded { data: [name, postal-address], .. }");
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n[[permit]]\nclause = '3'\npurpose = 'delivery'",
/// )?;
/// let engine = Engine::new([policy])?;
/// let facts = engine.facts(Facts::about(Subject::new("client-17")))?;
/// let now = datetime!(2026-03-01 9:00 UTC);
/// let label = Act::new(Action::USE).data([DataCategory::NAME, DataCategory::CONTACT_DETAILS]);
/// let label = engine.prepare(label.purpose(Purpose::DELIVERY))?;
/// let clearance = engine.clear(&label, &facts, now)?;
/// let ada = ada.open(&clearance.for_purpose(Purpose::DELIVERY), now)?.if_nothing_is_due()?;
/// assert_eq!((ada.name, ada.city), ("Ada", "Hull"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Guarded<T> {
    value: T,
    items: Several<Item>,
    about: About,
}

impl<T> Guarded<T> {
    /// Puts a value under guard: what data it is, all of which must be cleared to open it, and whom it
    /// is about.
    ///
    /// Words of data are items, and ids and texts say whom it is about. Of nobody's data say
    /// [`About::Nobody`]. A value of which it is not known whom it is about, or with no items at all,
    /// opens with nothing.
    pub fn new<I: Into<Item>>(
        value: T,
        items: impl IntoIterator<Item = I>,
        about: impl Into<About>,
    ) -> Self {
        Self { value, items: items.into_iter().map(Into::into).collect(), about: about.into() }
    }

    /// Says of all of it where the stored record that it is stands in its life, as the act says that it is
    /// opened for.
    ///
    /// ```
    /// use permitted::facts::Life;
    /// use permitted::{DataCategory, Guarded, LifeEvent};
    /// use time::macros::datetime;
    ///
    /// let life = Life::new().event(LifeEvent::COLLECTED, datetime!(2026-01-05 9:00 UTC));
    /// let name = Guarded::new("Ada", DataCategory::NAME, "client-17").record(life.clone());
    /// assert_eq!(name.items()[0].record.as_deref(), Some(&life));
    /// ```
    #[must_use]
    pub fn record(self, life: Life) -> Self {
        let items = self.items.iter().map(|item| item.clone().record(life.clone())).collect();
        Self { items, ..self }
    }

    /// What data it is.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The value itself, for what shows a part of it.
    pub(super) fn value(&self) -> &T {
        &self.value
    }

    /// Whom it is about.
    #[must_use]
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Opens the value for a use that was cleared, at this moment.
    ///
    /// It opens where the clearance covers it:
    ///
    /// - each of its items lies within an item of the act: its category is that of the item or lies below
    ///   it, and its source, its setting, how far it identifies and where its record stands in its life are
    ///   stated alike, or left out alike. A rule may turn on what is known, so that a value does not say
    ///   more than the act did;
    /// - it is about the subject that the facts are about, under any of its ids, or both about nobody;
    /// - the purpose lies within one of the act's, and the recipient within the act's;
    /// - the moment is not before that of the clearance, and before the answer may change.
    ///
    /// # Errors
    /// What does not fit, with both sides of it.
    #[inline]
    pub fn open<'a>(
        &'a self,
        use_of_it: &Use<'a>,
        at: OffsetDateTime,
    ) -> Result<Opened<'a, &'a T>, NotCovered> {
        if !self.is_plainly_covered(use_of_it, at) {
            self.covered(use_of_it, at)?;
        }
        Ok(Opened::new(&self.value, &use_of_it.clearance.decision().obligations))
    }

    /// The same under guard by reference, to make something of it.
    ///
    /// ```
    /// use permitted::DataCategory;
    /// use permitted::guard::Guarded;
    ///
    /// let name = Guarded::new("Ada Lovelace".to_owned(), DataCategory::NAME, "client-17");
    /// let initial = name.as_ref().map(|name| name.chars().next());
    /// assert_eq!(format!("{initial:?}"), "Guarded { data: [name], .. }");
    /// ```
    #[must_use]
    pub fn as_ref(&self) -> Guarded<&T> {
        Guarded { value: &self.value, items: self.items.clone(), about: self.about.clone() }
    }

    /// Makes something else of the value, such as one of its fields, which stays under the same guard.
    ///
    /// It takes a plain function, which carries nothing in or out but the value.
    #[must_use]
    pub fn map<U>(self, make: fn(T) -> U) -> Guarded<U> {
        Guarded { value: make(self.value), items: self.items, about: self.about }
    }

    /// Whether a value is covered as most are: nothing but categories is stated of it, and it is under
    /// the id by which the facts call the subject first. It calls nothing, to be short.
    #[inline]
    fn is_plainly_covered(&self, use_of_it: &Use<'_>, at: OffsetDateTime) -> bool {
        let clearance = use_of_it.clearance;
        let is_subject = match (&self.about, &clearance.subject.id) {
            (About::Subject(id), Some(first)) => id.is_alike_in_place(first),
            _ => false,
        };
        let is_covered = |item: &Item| {
            item.source.is_none()
                && item.gathered_at.is_none()
                && item.identifiability.is_none()
                && item.record.is_none()
                && clearance.covered.contains(&item.category.word)
        };
        is_subject
            && use_of_it.is_cleared()
            && clearance.holds_at(at)
            && !self.items.is_empty()
            && self.items.iter().all(is_covered)
    }

    /// Whether the clearance covers it, and if not, why.
    #[inline(never)]
    fn covered(&self, use_of_it: &Use<'_>, at: OffsetDateTime) -> Result<(), NotCovered> {
        let Use { clearance, purpose, recipient, .. } = use_of_it;
        let (answered, act) = (clearance.answered(), clearance.act);
        answered.fits(at, &self.about)?;
        if !use_of_it.has_purpose {
            let purpose = Box::new(purpose.clone());
            return Err(NotCovered::Purpose { purpose, cleared: act.purposes.to_vec() });
        }
        if !use_of_it.has_recipient {
            let [recipient, cleared] =
                [recipient, &act.recipient].map(|who| who.clone().map(Box::new));
            return Err(NotCovered::Recipient { recipient, cleared });
        }
        let all = || clearance.items.iter();
        self.lies_within(answered, |item| all().map(|cleared| differs(clearance, item, cleared)))
    }

    /// Whether each item is within one of those that were asked about, by the first thing in which it
    /// differs from each of them.
    pub(super) fn lies_within<'a, D: Iterator<Item = Option<ItemPart>>>(
        &'a self,
        answered: Answered<'_>,
        differences: impl Fn(&'a Item) -> D,
    ) -> Result<(), NotCovered> {
        if self.items.is_empty() {
            return Err(NotCovered::NoData);
        }
        for item in self.items() {
            if !differences(item).any(|part| part.is_none()) {
                // What differs in the last part comes nearest, and the category weighs most.
                let differs_in = differences(item).flatten().max().unwrap_or(ItemPart::Category);
                let (item, cleared) = (Box::new(item.clone()), answered.items().collect());
                return Err(NotCovered::Data { item, cleared, differs_in });
            }
        }
        Ok(())
    }
}

/// The first thing in which an item is not within one that was cleared.
fn differs(clearance: &Clearance<'_>, item: &Item, cleared: &Cleared<'_>) -> Option<ItemPart> {
    if !cleared.data.contains(clearance.vocabulary, &item.category) {
        Some(ItemPart::Category)
    } else if item.source.as_ref() != cleared.source {
        Some(ItemPart::Source)
    } else if item.gathered_at.as_ref() != cleared.gathered_at {
        Some(ItemPart::GatheredAt)
    } else if item.identifiability.unwrap_or(FULLY) != cleared.identifiability {
        Some(ItemPart::Identifiability)
    } else if item.record.as_deref() != cleared.record {
        Some(ItemPart::Record)
    } else {
        None
    }
}

/// Shows what data it is, and neither the value nor whom it is about.
impl<T> fmt::Debug for Guarded<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.items.iter().map(|item| item.category.word.as_str());
        let words: Vec<Verbatim<'_>> = words.map(Verbatim).collect();
        f.debug_struct("Guarded").field("data", &words).finish_non_exhaustive()
    }
}

struct Verbatim<'a>(&'a str);

impl fmt::Debug for Verbatim<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
