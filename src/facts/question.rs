use super::evidence::Evidence;
use super::ledger::ConsentLedger;
use super::record::Life;
use super::resolved::Resolved;
use crate::document::{Document, InputError};
use crate::few::Several;
use crate::names::{PartyId, SubjectId};
use crate::policy::Identifiability;
use crate::words::{Action, DataCategory, GatheredAt, Party, Place, Source, SubjectKind, Word};
use std::fmt;
use std::ops::{Deref, DerefMut};
use time::{Date, OffsetDateTime};

/// A word of the act asked about: it stands for itself and all that lies below it, unless it is
/// meant exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked<F: crate::words::Facet> {
    /// The word.
    pub word: Word<F>,
    /// Whether it stands for its unnamed remainder only, without what lies below.
    pub exactly: bool,
}

impl<F: crate::words::Facet> Asked<F> {
    /// The word without what lies below it.
    #[must_use]
    pub fn exactly(word: Word<F>) -> Self {
        Self { word, exactly: true }
    }
}

impl<F: crate::words::Facet> From<Word<F>> for Asked<F> {
    fn from(word: Word<F>) -> Self {
        Self { word, exactly: false }
    }
}

/// Who acts or receives: a role, and the very party where it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedParty {
    /// The role.
    pub role: Asked<crate::words::facets::PartyFacet>,
    /// The very party.
    pub party: Option<PartyId>,
}

impl AskedParty {
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

impl From<Party> for AskedParty {
    fn from(role: Party) -> Self {
        Self::role(role)
    }
}

/// Where an item came from: a kind of source, and the very party where it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceOfData {
    /// The kind of source.
    pub kind: Source,
    /// The very party.
    pub party: Option<PartyId>,
}

impl SourceOfData {
    /// A kind of source, with the very party known.
    pub fn named(kind: Source, party: impl Into<PartyId>) -> Self {
        Self { kind, party: Some(party.into()) }
    }
}

impl From<Source> for SourceOfData {
    fn from(kind: Source) -> Self {
        Self { kind, party: None }
    }
}

/// One data item of the act. What it leaves open is taken from the request's own defaults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Which data.
    pub category: Asked<crate::words::facets::DataFacet>,
    /// Where it came from; unknown if left out here and in the request.
    pub source: Option<SourceOfData>,
    /// In which setting it was gathered; unknown if left out here and in the request.
    pub gathered_at: Option<GatheredAt>,
    /// How far it identifies; identified if left out here and in the request.
    pub identifiability: Option<Identifiability>,
    /// Where the stored record that it is stands in its life; left out for data that is not, or
    /// not yet, a particular record.
    pub record: Option<Box<Life>>,
}

impl Item {
    /// An item of that category.
    pub fn new(category: impl Into<Asked<crate::words::facets::DataFacet>>) -> Self {
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
    pub fn gathered_at(mut self, setting: GatheredAt) -> Self {
        self.gathered_at = Some(setting);
        self
    }

    /// It identifies so far.
    #[must_use]
    pub fn identifiability(mut self, identifiability: Identifiability) -> Self {
        self.identifiability = Some(identifiability);
        self
    }
}

impl From<DataCategory> for Item {
    fn from(category: DataCategory) -> Self {
        Self::new(category)
    }
}

/// What is known of the subject's age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Age {
    /// Completed years, taken as a fact that does not change.
    Years(u8),
    /// The date of birth. Years are completed at midnight UTC of the birthday; who was born on
    /// 29 February completes them on 1 March in other years.
    BornOn(Date),
}

/// The person (or organisation) the data is about. What is left out is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// Who it is. A ledger needs it.
    pub id: Option<SubjectId>,
    /// What the subject is to the controller; once stated, these are all kinds that apply.
    pub kinds: Several<SubjectKind>,
    /// How old.
    pub age: Option<Age>,
    /// Where the subject lives.
    pub residence: Option<Place>,
}

impl Subject {
    /// A subject of whom only the id is known.
    pub fn new(id: impl Into<SubjectId>) -> Self {
        Self { id: Some(id.into()), ..Self::default() }
    }

    /// Of that kind, beside others stated.
    #[must_use]
    pub fn kind(mut self, kinds: impl IntoIterator<Item = SubjectKind>) -> Self {
        self.kinds.extend(kinds);
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

    /// Living there.
    #[must_use]
    pub fn residence(mut self, place: Place) -> Self {
        self.residence = Some(place);
        self
    }
}

/// A question in words: the act and the circumstances that are known.
///
/// ```
/// use permitted::{Action, Channel, DataCategory, Party, Purpose, RequestBuilder, Subject};
/// use time::macros::datetime;
///
/// let question = RequestBuilder::new(Action::CONTACT, datetime!(2026-03-01 9:00 UTC))
///     .data([DataCategory::EMAIL_ADDRESS])
///     .purpose([Purpose::OWN_MARKETING])
///     .channel(Channel::EMAIL)
///     .by(Party::CONTROLLER)
///     .subject(Subject::new("client-17").aged(44));
/// assert_eq!(question.purposes.len(), 1);
/// ```
#[derive(Clone)]
pub struct RequestBuilder {
    /// Behind a pointer, since a builder is moved once for all that is said.
    contents: Box<Contents>,
}

/// A question, and room for its act with the words looked up, so that a request takes no memory
/// beside what the question has.
#[derive(Clone)]
struct Contents {
    question: Question,
    act: Resolved,
    /// Whether something was written there: an act that is empty is not emptied again.
    is_looked_up: bool,
}

/// What a [`RequestBuilder`] says, field by field.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Question {
    /// What is done; always meant exactly.
    pub action: Action,
    /// With which data: at least one item.
    pub items: Several<Item>,
    /// For which purposes: at least one.
    pub purposes: Several<Asked<crate::words::facets::PurposeFacet>>,
    /// Who acts; always meant exactly. Unknown if left out.
    pub by: Option<AskedParty>,
    /// Who receives. Must be stated where something is disclosed.
    pub recipient: Option<AskedParty>,
    /// By which means. Unknown if left out where something is collected, disclosed or said.
    pub channel: Option<Asked<crate::words::facets::ChannelFacet>>,
    /// Where to. Unknown if left out where something is disclosed or stored.
    pub place: Option<Asked<crate::words::facets::PlaceFacet>>,
    /// Where items came from that do not say so themselves.
    pub source: Option<SourceOfData>,
    /// Where items were gathered that do not say so themselves.
    pub gathered_at: Option<GatheredAt>,
    /// How far items identify that do not say so themselves.
    pub identifiability: Option<Identifiability>,
    /// Where items stand in their life that do not say so themselves.
    pub record: Option<Box<Life>>,
    /// About whom.
    pub subject: Subject,
    /// What is on record beside consent.
    pub evidence: Vec<Evidence>,
    /// The consent history, complete for the subject; consent and objections are unknown without.
    pub ledger: Option<ConsentLedger>,
    /// When.
    pub at: OffsetDateTime,
}

impl From<Question> for RequestBuilder {
    fn from(question: Question) -> Self {
        Self {
            contents: Box::new(Contents {
                question,
                act: Resolved::default(),
                is_looked_up: false,
            }),
        }
    }
}

/// By what they say.
impl PartialEq for RequestBuilder {
    fn eq(&self, other: &Self) -> bool {
        self.contents.question == other.contents.question
    }
}

impl Eq for RequestBuilder {}

impl fmt::Debug for RequestBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBuilder").field("question", &self.contents.question).finish()
    }
}

impl Deref for RequestBuilder {
    type Target = Question;

    #[inline]
    fn deref(&self) -> &Question {
        &self.contents.question
    }
}

impl DerefMut for RequestBuilder {
    #[inline]
    fn deref_mut(&mut self) -> &mut Question {
        &mut self.contents.question
    }
}

impl RequestBuilder {
    /// The act with its words looked up, if they were.
    pub(crate) fn act(&self) -> &Resolved {
        &self.contents.act
    }

    /// What is asked, and where to write the act with its words looked up.
    pub(crate) fn for_look_up(&mut self) -> (&Question, &mut Resolved) {
        let Contents { question, act, is_looked_up } = &mut *self.contents;
        // A clone of a request's question has what was found for that request.
        if std::mem::replace(is_looked_up, true) {
            *act = Resolved::default();
        }
        (question, act)
    }

    /// Asks about this action, at this instant.
    #[must_use]
    #[inline]
    pub fn new(action: Action, at: OffsetDateTime) -> Self {
        Self::from(Question {
            action,
            items: Several::default(),
            purposes: Several::default(),
            by: None,
            recipient: None,
            channel: None,
            place: None,
            source: None,
            gathered_at: None,
            identifiability: None,
            record: None,
            subject: Subject::default(),
            evidence: Vec::new(),
            ledger: None,
            at,
        })
    }

    /// With these data items.
    #[must_use]
    #[inline]
    pub fn data<I: Into<Item>>(mut self, items: impl IntoIterator<Item = I>) -> Self {
        self.items.extend(items.into_iter().map(Into::into));
        self
    }

    /// For these purposes.
    #[must_use]
    #[inline]
    pub fn purpose<P: Into<Asked<crate::words::facets::PurposeFacet>>>(
        mut self,
        purposes: impl IntoIterator<Item = P>,
    ) -> Self {
        self.purposes.extend(purposes.into_iter().map(Into::into));
        self
    }

    /// Done by this role or party.
    #[must_use]
    #[inline]
    pub fn by(mut self, actor: impl Into<AskedParty>) -> Self {
        self.by = Some(actor.into());
        self
    }

    /// Towards this role or party.
    #[must_use]
    #[inline]
    pub fn recipient(mut self, recipient: impl Into<AskedParty>) -> Self {
        self.recipient = Some(recipient.into());
        self
    }

    /// By this channel.
    #[must_use]
    #[inline]
    pub fn channel(
        mut self,
        channel: impl Into<Asked<crate::words::facets::ChannelFacet>>,
    ) -> Self {
        self.channel = Some(channel.into());
        self
    }

    /// To, or in, this place.
    #[must_use]
    #[inline]
    pub fn place(mut self, place: impl Into<Asked<crate::words::facets::PlaceFacet>>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// With data from this source, where items do not say otherwise.
    #[must_use]
    #[inline]
    pub fn source(mut self, source: impl Into<SourceOfData>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// With data gathered in this setting, where items do not say otherwise.
    #[must_use]
    #[inline]
    pub fn gathered_at(mut self, setting: GatheredAt) -> Self {
        self.gathered_at = Some(setting);
        self
    }

    /// With data that identifies so far, where items do not say otherwise.
    #[must_use]
    #[inline]
    pub fn identifiability(mut self, identifiability: Identifiability) -> Self {
        self.identifiability = Some(identifiability);
        self
    }

    /// With stored records that stand there in their life, where items do not say otherwise.
    #[must_use]
    #[inline]
    pub fn record(mut self, life: Life) -> Self {
        self.record = Some(Box::new(life));
        self
    }

    /// About this subject.
    #[must_use]
    #[inline]
    pub fn subject(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }

    /// With this on record.
    #[must_use]
    #[inline]
    pub fn evidence(mut self, evidence: impl IntoIterator<Item = Evidence>) -> Self {
        self.evidence.extend(evidence);
        self
    }

    /// With this consent history, complete for the subject.
    #[must_use]
    #[inline]
    pub fn ledger(mut self, ledger: ConsentLedger) -> Self {
        self.ledger = Some(ledger);
        self
    }

    /// At another instant.
    #[must_use]
    #[inline]
    pub fn at(mut self, at: OffsetDateTime) -> Self {
        self.at = at;
        self
    }
}

impl TryFrom<Document> for RequestBuilder {
    type Error = InputError;

    fn try_from(document: Document) -> Result<Self, InputError> {
        super::read::request_document(&document.0)
    }
}

impl<'de> serde::Deserialize<'de> for RequestBuilder {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let document = Document::deserialize(deserializer)?;
        Self::try_from(document).map_err(serde::de::Error::custom)
    }
}

impl serde::Serialize for RequestBuilder {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::write::request(self).serialize(serializer)
    }
}
