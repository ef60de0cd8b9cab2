//! What an act says, word by word: words broad or exact, parties in their roles, data items.

use super::life::Life;
use crate::ids::PartyId;
use crate::policy::Identifiability;
use crate::words::facets::{GatheredAtFacet, SourceFacet};
use crate::words::{DataCategory, Party, Source, Word};

/// A word of an act, or of what is known of a subject. It stands for itself and for all that lies below
/// it, unless it is meant exactly: an act is all of these, a subject, source or setting one of them.
///
/// ```
/// use permitted::Channel;
/// use permitted::facts::Stated;
///
/// let any_message: Stated<_> = Channel::ELECTRONIC_MESSAGE.into();
/// assert!(!any_message.exactly);
/// // What is no email, no text message, nor anything else that has a name of its own.
/// assert!(Stated::exactly(Channel::ELECTRONIC_MESSAGE).exactly);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated<F: crate::words::Facet> {
    /// The word.
    pub word: Word<F>,
    /// Whether it stands for its unnamed remainder only, without what lies below.
    pub exactly: bool,
}

impl<F: crate::words::Facet> Stated<F> {
    /// The word without what lies below it.
    #[must_use]
    pub fn exactly(word: Word<F>) -> Self {
        Self { word, exactly: true }
    }
}

/// A stated word is the list of itself.
impl<F: crate::words::Facet> IntoIterator for Stated<F> {
    type Item = Self;
    type IntoIter = std::iter::Once<Self>;

    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(self)
    }
}

impl<F: crate::words::Facet> From<Word<F>> for Stated<F> {
    fn from(word: Word<F>) -> Self {
        Self { word, exactly: false }
    }
}

impl<F: crate::words::Facet> From<&Word<F>> for Stated<F> {
    fn from(word: &Word<F>) -> Self {
        Self::from(word.clone())
    }
}

/// Who acts or receives: a role, and the very party where it is known.
///
/// Name the party where consent, evidence or a rule may name one: which very party receives is unknown
/// until it is stated. A recipient who is named is not everybody: its role does not stand for the public
/// below it. The public itself is no single party; an act that names one in that role is refused.
///
/// ```
/// use permitted::{Act, Action, Party};
/// use permitted::facts::PartyInRole;
///
/// let share = Act::new(Action::SHARE).recipient(PartyInRole::named(Party::PARTNER, "corner-books"));
/// assert!(share.recipient.as_ref().is_some_and(|partner| partner.party.is_some()));
/// assert_eq!(PartyInRole::role(Party::PARTNER), Party::PARTNER.into());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyInRole {
    /// The role.
    pub role: Stated<crate::words::facets::PartyFacet>,
    /// The very party.
    pub party: Option<PartyId>,
}

impl PartyInRole {
    /// A role, with the very party left unknown.
    #[must_use]
    pub fn role(role: Party) -> Self {
        Self { role: role.into(), party: None }
    }

    /// A role, played by this very party.
    pub fn named(role: Party, party: impl Into<PartyId>) -> Self {
        Self { role: role.into(), party: Some(party.into()) }
    }
}

impl From<Party> for PartyInRole {
    fn from(role: Party) -> Self {
        Self::role(role)
    }
}

impl From<&Party> for PartyInRole {
    fn from(role: &Party) -> Self {
        Self::role(role.clone())
    }
}

impl From<Stated<crate::words::facets::PartyFacet>> for PartyInRole {
    fn from(role: Stated<crate::words::facets::PartyFacet>) -> Self {
        Self { role, party: None }
    }
}

/// Where an item came from: a kind of source, and the very party where it is known.
///
/// ```
/// use permitted::facts::SourceOfData;
/// use permitted::words::Source;
///
/// let from_a_bureau = SourceOfData::named(Source::THIRD_PARTY, "north-bureau");
/// assert_eq!(from_a_bureau.party, Some("north-bureau".into()));
/// assert_eq!(SourceOfData::from(Source::OBSERVED).party, None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceOfData {
    /// The kind of source.
    pub kind: Stated<SourceFacet>,
    /// The very party.
    pub party: Option<PartyId>,
}

impl SourceOfData {
    /// A kind of source, with the very party known.
    pub fn named(kind: impl Into<Stated<SourceFacet>>, party: impl Into<PartyId>) -> Self {
        Self { kind: kind.into(), party: Some(party.into()) }
    }
}

impl From<Source> for SourceOfData {
    fn from(kind: Source) -> Self {
        Self { kind: kind.into(), party: None }
    }
}

impl From<&Source> for SourceOfData {
    fn from(kind: &Source) -> Self {
        Self::from(kind.clone())
    }
}

impl From<Stated<SourceFacet>> for SourceOfData {
    fn from(kind: Stated<SourceFacet>) -> Self {
        Self { kind, party: None }
    }
}

/// One data item of the act. What it leaves open is as the act says of all its items.
///
/// A word alone is an item, too; say more where items of one act differ.
///
/// ```
/// use permitted::{Act, Action, DataCategory, Purpose};
/// use permitted::facts::Item;
/// use permitted::policy::Identifiability;
/// use permitted::words::{GatheredAt, Source};
///
/// let act = Act::new(Action::COMBINE)
///     .data([
///         Item::new(DataCategory::EMAIL_ADDRESS).source(Source::GIVEN),
///         Item::new(DataCategory::USAGE)
///             .gathered_at(GatheredAt::OWN_WEBSITE)
///             .identifiability(Identifiability::Pseudonymised),
///     ])
///     .purpose(Purpose::ANALYTICS);
/// assert_eq!(act.items.len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Which data.
    pub category: Stated<crate::words::facets::DataFacet>,
    /// Where it came from; unknown if left out here and in the act.
    pub source: Option<SourceOfData>,
    /// In which setting it was gathered; unknown if left out here and in the act.
    pub gathered_at: Option<Stated<GatheredAtFacet>>,
    /// How far it identifies; identified if left out here and in the act.
    pub identifiability: Option<Identifiability>,
    /// Where the stored record that it is stands in its life; left out for data that is not, or
    /// not yet, a particular record.
    pub record: Option<Box<Life>>,
}

impl Item {
    /// An item of that category.
    pub fn new(category: impl Into<Stated<crate::words::facets::DataFacet>>) -> Self {
        Self {
            category: category.into(),
            source: None,
            gathered_at: None,
            identifiability: None,
            record: None,
        }
    }

    /// It is a stored record that stands there in its life.
    ///
    /// A minimum holds for the purposes that its rule names: a question whether to erase names
    /// every purpose for which the record is kept, not that of the erasure.
    #[must_use]
    pub fn record(mut self, life: Life) -> Self {
        self.record = Some(Box::new(life));
        self
    }

    /// It came from there.
    #[must_use]
    pub fn source(mut self, source: impl Into<SourceOfData>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// It was gathered in that setting.
    #[must_use]
    pub fn gathered_at(mut self, setting: impl Into<Stated<GatheredAtFacet>>) -> Self {
        self.gathered_at = Some(setting.into());
        self
    }

    /// It identifies so far.
    #[must_use]
    pub fn identifiability(mut self, identifiability: Identifiability) -> Self {
        self.identifiability = Some(identifiability);
        self
    }
}

/// An item is the list of itself, so that what takes several items takes one as it is.
impl IntoIterator for Item {
    type Item = Self;
    type IntoIter = std::iter::Once<Self>;

    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(self)
    }
}

impl From<DataCategory> for Item {
    fn from(category: DataCategory) -> Self {
        Self::new(category)
    }
}

impl From<&DataCategory> for Item {
    fn from(category: &DataCategory) -> Self {
        Self::new(category)
    }
}

impl From<Stated<crate::words::facets::DataFacet>> for Item {
    fn from(category: Stated<crate::words::facets::DataFacet>) -> Self {
        Self::new(category)
    }
}
