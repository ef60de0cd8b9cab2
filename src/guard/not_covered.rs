//! Why a value does not open.

use super::about::About;
use crate::closed_list::closed_list;
use crate::facts::{Item, PartyInRole, Stated};
use crate::ids::SubjectId;
use crate::instant::format_in_utc;
use crate::words::Facet;
use crate::words::facets::PurposeFacet;
use std::error::Error;
use std::fmt::{self, Display};
use time::OffsetDateTime;

/// Why a clearance does not open a value: what the value, or whoever opens it, says, and what was
/// cleared. The first that does not fit, in the order in which they stand here.
///
/// ```
/// use permitted::guard::{Guarded, NotCovered};
/// use permitted::{Act, Action, DataCategory, Engine, Facts, Policy, Purpose, Subject};
/// use time::macros::datetime;
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n[[permit]]\nclause = '3'\npurpose = 'billing'",
/// )?;
/// let engine = Engine::new([policy])?;
/// let act = Act::new(Action::USE).data(DataCategory::CONTACT_DETAILS).purpose(Purpose::BILLING);
/// let act = engine.prepare(act)?;
/// let facts = engine.facts(Facts::about(Subject::new("client-17")))?;
/// let now = datetime!(2026-03-01 9:00 UTC);
/// let clearance = engine.clear(&act, &facts, now)?;
///
/// let card = Guarded::new("5500 0000 0000 0004", DataCategory::CARD_NUMBER, "client-17");
/// let error = card.open(&clearance.for_purpose(Purpose::BILLING), now).unwrap_err();
/// assert!(matches!(error, NotCovered::Data { .. }));
/// assert_eq!(error.to_string(), "the value is card-number, and what was cleared is contact-details");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotCovered {
    /// The moment lies before that of the clearance.
    TooEarly {
        /// The moment.
        at: OffsetDateTime,
        /// The moment of the clearance.
        cleared_at: OffsetDateTime,
    },
    /// The answer may have changed by this moment: ask again.
    TooLate {
        /// The moment.
        at: OffsetDateTime,
        /// Up to when the answer was stable.
        stable_until: OffsetDateTime,
    },
    /// The value is about another subject, or it is not known about whom.
    Subject {
        /// Whom the value is about.
        about: About,
        /// Whom the facts were about, by the id by which they call the subject first; none if nobody.
        cleared: Option<SubjectId>,
    },
    /// The purpose lies within none of those cleared.
    Purpose {
        /// The purpose for which the value was to be opened.
        purpose: Box<Stated<PurposeFacet>>,
        /// The purposes cleared.
        cleared: Vec<Stated<PurposeFacet>>,
    },
    /// The recipient is another, is not named, or is named although nobody was to receive anything.
    Recipient {
        /// The recipient for whom the value was to be opened.
        recipient: Option<Box<PartyInRole>>,
        /// The recipient cleared.
        cleared: Option<Box<PartyInRole>>,
    },
    /// Nothing says what data the value is.
    NoData,
    /// The value is data that lies in nothing that was cleared, or that is of that category and differs
    /// otherwise.
    Data {
        /// What the value is.
        item: Box<Item>,
        /// What was cleared, each item with what the act says of all of them.
        cleared: Vec<Item>,
        /// In what the value differs from what comes nearest to it.
        differs_in: ItemPart,
    },
}

/// What is said of a data item.
///
/// ```
/// use permitted::guard::ItemPart;
///
/// assert_eq!(ItemPart::GatheredAt.to_string(), "gathered-at");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ItemPart {
    /// Its category.
    Category,
    /// Where it came from.
    Source,
    /// In which setting it was gathered.
    GatheredAt,
    /// How far it identifies.
    Identifiability,
    /// Where the stored record that it is stands in its life.
    Record,
}

closed_list! {
    ItemPart {
        Category = "category",
        Source = "source",
        GatheredAt = "gathered-at",
        Identifiability = "identifiability",
        Record = "record",
    }
}

impl Error for NotCovered {}

impl Display for NotCovered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooEarly { at, cleared_at } => {
                let (at, cleared_at) = (format_in_utc(*at), format_in_utc(*cleared_at));
                write!(f, "it is {at}, and the clearance is of {cleared_at}")
            }
            Self::TooLate { at, stable_until } => {
                let (at, until) = (format_in_utc(*at), format_in_utc(*stable_until));
                write!(f, "it is {at}, and the clearance holds until {until}; ask again")
            }
            Self::Subject { about, cleared } => {
                let cleared = cleared.clone().map_or(About::Nobody, About::Subject);
                write!(f, "the value is about {about}, and the facts are about {cleared}")
            }
            Self::Purpose { purpose, cleared } => {
                write!(f, "it is opened for {}, and cleared for ", Word(purpose))?;
                list(f, cleared.iter().map(Word))
            }
            Self::Recipient { recipient, cleared } => {
                let [recipient, cleared] = [recipient, cleared].map(|who| Receives(who.as_deref()));
                write!(f, "it is opened for {recipient} to receive, and cleared for {cleared}")
            }
            Self::NoData => f.write_str("nothing says what data the value is"),
            Self::Data { item, cleared, differs_in: ItemPart::Category } => {
                write!(f, "the value is {}, and what was cleared is ", Word(&item.category))?;
                list(f, cleared.iter().map(|item| Word(&item.category)))
            }
            Self::Data { item, differs_in, .. } => {
                let data = Word(&item.category);
                write!(f, "the {differs_in} of {data} is not as stated in the act that was cleared")
            }
        }
    }
}

/// A stated word as messages write it.
struct Word<'a, F: Facet>(&'a Stated<F>);

impl<F: Facet> Display for Word<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exactly = if self.0.exactly { "exactly " } else { "" };
        write!(f, "{exactly}{}", self.0.word)
    }
}

/// Who receives something, if anyone does.
struct Receives<'a>(Option<&'a PartyInRole>);

impl Display for Receives<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(PartyInRole { role, party }) = self.0 else { return f.write_str("nobody") };
        Word(role).fmt(f)?;
        party.as_ref().map_or(Ok(()), |party| write!(f, " `{party}`"))
    }
}

fn list(f: &mut fmt::Formatter<'_>, all: impl Iterator<Item: Display>) -> fmt::Result {
    for (place, one) in all.enumerate() {
        write!(f, "{}{one}", if place == 0 { "" } else { ", " })?;
    }
    Ok(())
}
