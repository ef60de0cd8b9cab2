use super::stop::Stop;
use crate::facts::{Evidence, Record, Subject};
use crate::ids::PartyId;
use crate::policy::RequesterKind;
use crate::words::{Channel, DataCategory, Party, Purpose, RightKind};
use time::{Date, OffsetDateTime};

/// Who makes a request.
///
/// ```
/// use permitted::{RightKind, RightsRequest, Subject};
/// use permitted::rights::Requester;
/// use time::macros::datetime;
///
/// let received = datetime!(2026-02-01 0:00 UTC);
/// let access = |subject| RightsRequest::new(RightKind::ACCESS, Subject::new(subject), received);
/// assert_eq!(access("c-1").agent("key-care").by, Requester::Agent("key-care".into()));
/// assert_eq!(access("c-9").parent().by, Requester::Parent(None));
/// assert_eq!(access("c-9").parent_named("c-3").by, Requester::Parent(Some("c-3".into())));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Requester {
    /// The person the data is about.
    #[default]
    Subject,
    /// Someone whom that person authorised (CCPA § 1798.130(a)(3)(A), GDPR Art. 80).
    Agent(PartyId),
    /// A holder of parental responsibility, by name where that is known.
    Parent(Option<PartyId>),
}

impl Requester {
    /// In which capacity the request is made.
    #[must_use]
    pub const fn kind(&self) -> RequesterKind {
        match self {
            Self::Subject => RequesterKind::Subject,
            Self::Agent(_) => RequesterKind::Agent,
            Self::Parent(_) => RequesterKind::Parent,
        }
    }
}

/// A request by which a person exercises a right, and what is on record about it.
///
/// ```
/// use permitted::{Evidence, EvidenceKind, Place, RightsRequest, Subject};
/// use permitted::RightKind;
/// use time::macros::datetime;
///
/// let received = datetime!(2026-03-01 9:00 UTC);
/// let subject = Subject::new("client-17").residence(Place::US_CA);
/// let request = RightsRequest::new(RightKind::ACCESS, subject, received)
///     .at(datetime!(2026-03-05 9:00 UTC))
///     .evidence([Evidence::new(EvidenceKind::IDENTITY_VERIFIED, datetime!(2026-03-04 0:00 UTC))]);
/// assert_eq!(request.received_at, received);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RightsRequest {
    /// What is asked for.
    pub right: RightKind,
    /// About whom. A kind, age or residence left out is unknown.
    pub subject: Subject,
    /// Who asks.
    pub by: Requester,
    /// When the request came in. The policies in force then count, and deadlines run from it.
    pub received_at: OffsetDateTime,
    /// When it is answered: evidence recorded by then counts.
    pub at: OffsetDateTime,
    /// When the controller knew who asks; none means that this is not known, and time runs from the
    /// receipt.
    pub identified_at: Option<OffsetDateTime>,
    /// When something was asked of the person, and answered: time for the answer stands still.
    pub stopped: Vec<Stop>,
    /// Whether it is in doubt who asks, so that more verification is called for where the right
    /// provides for that (GDPR Art. 12(6)).
    pub in_doubt: bool,
    /// Whether it asks for so much, or for such data, that more verification is called for where
    /// the right provides for that.
    pub sensitive: bool,
    /// How many requests like this one the person made before it, within the period in which the
    /// right is free so many times; none means that it is unknown.
    pub earlier: Option<u16>,
    /// Whether an extension of the deadline was announced within the first period.
    pub extended: bool,
    /// What is on record: checks of identity and authority, and what an exemption rests on.
    pub evidence: Vec<Evidence>,
    /// The records that the request is about: those to erase or to show. They say which data is
    /// asked about.
    pub records: Vec<Record>,
    /// Days on which nobody works, beside Saturdays and Sundays.
    pub holidays: Vec<Date>,
    /// Which data the request is about, where that is not said by records; none means any.
    pub data: Vec<DataCategory>,
    /// For which purposes the person objects to, or withdraws consent from, the use of data; none
    /// means any.
    pub purposes: Vec<Purpose>,
    /// By which channels; none means any.
    pub channels: Vec<Channel>,
    /// Towards which recipients; none means any. An opt-out of sale that names none is recorded
    /// against third parties, since whoever buys is one, and leaves other uses alone.
    pub recipients: Vec<Party>,
    /// To whom the person wants the data handed over, where not to whoever asks (GDPR Art. 20(2)).
    pub to: Option<PartyId>,
}

impl RightsRequest {
    /// The person's own request, received and answered at that instant.
    #[must_use]
    pub fn new(right: RightKind, subject: Subject, received_at: OffsetDateTime) -> Self {
        Self {
            right,
            subject,
            by: Requester::Subject,
            received_at,
            at: received_at,
            identified_at: None,
            stopped: Vec::new(),
            in_doubt: false,
            sensitive: false,
            earlier: None,
            extended: false,
            evidence: Vec::new(),
            records: Vec::new(),
            holidays: Vec::new(),
            data: Vec::new(),
            purposes: Vec::new(),
            channels: Vec::new(),
            recipients: Vec::new(),
            to: None,
        }
    }

    /// Answered at that instant.
    #[must_use]
    pub fn at(mut self, at: OffsetDateTime) -> Self {
        self.at = at;
        self
    }

    /// Made by this agent.
    #[must_use]
    pub fn agent(mut self, agent: impl Into<PartyId>) -> Self {
        self.by = Requester::Agent(agent.into());
        self
    }

    /// Made by a parent.
    #[must_use]
    pub fn parent(mut self) -> Self {
        self.by = Requester::Parent(None);
        self
    }

    /// Made by this parent.
    #[must_use]
    pub fn parent_named(mut self, parent: impl Into<PartyId>) -> Self {
        self.by = Requester::Parent(Some(parent.into()));
        self
    }

    /// From someone whom the controller knew since then.
    #[must_use]
    pub fn identified(mut self, at: OffsetDateTime) -> Self {
        self.identified_at = Some(at);
        self
    }

    /// With something asked of the person from that instant on, and answered at the other, if it was
    /// answered.
    #[must_use]
    pub fn stopped(
        mut self,
        from: OffsetDateTime,
        until: impl Into<Option<OffsetDateTime>>,
    ) -> Self {
        self.stopped.push(Stop { from, until: until.into() });
        self
    }

    /// From someone of whom it is in doubt who it is.
    #[must_use]
    pub fn in_doubt(mut self) -> Self {
        self.in_doubt = true;
        self
    }

    /// After so many requests like this one.
    #[must_use]
    pub fn after_earlier(mut self, requests: u16) -> Self {
        self.earlier = Some(requests);
        self
    }

    /// Asking for so much, or for such data, that more verification is called for.
    #[must_use]
    pub fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    /// With an extension announced within the first period.
    #[must_use]
    pub fn extended(mut self) -> Self {
        self.extended = true;
        self
    }

    /// With this on record.
    ///
    /// Evidence counts until it expires, whenever it was recorded. Hand in the checks of identity and the
    /// authorities that were made for this request, or let them expire: one of ten years ago would serve.
    #[must_use]
    pub fn evidence(mut self, evidence: impl IntoIterator<Item = Evidence>) -> Self {
        self.evidence.extend(evidence);
        self
    }

    /// About these records.
    #[must_use]
    pub fn records(mut self, records: impl IntoIterator<Item = Record>) -> Self {
        self.records.extend(records);
        self
    }

    /// In a place where these days are holidays.
    #[must_use]
    pub fn holidays(mut self, days: impl IntoIterator<Item = Date>) -> Self {
        self.holidays.extend(days);
        self
    }

    /// About these categories of data.
    #[must_use]
    pub fn data(mut self, any_of: impl IntoIterator<Item = DataCategory>) -> Self {
        self.data.extend(any_of);
        self
    }

    /// To be handed over to this party.
    #[must_use]
    pub fn handed_to(mut self, party: impl Into<PartyId>) -> Self {
        self.to = Some(party.into());
        self
    }

    /// About use for these purposes.
    #[must_use]
    pub fn purpose(mut self, any_of: impl IntoIterator<Item = Purpose>) -> Self {
        self.purposes.extend(any_of);
        self
    }

    /// About use by these channels.
    #[must_use]
    pub fn channel(mut self, any_of: impl IntoIterator<Item = Channel>) -> Self {
        self.channels.extend(any_of);
        self
    }

    /// About disclosure to these recipients.
    #[must_use]
    pub fn recipient(mut self, any_of: impl IntoIterator<Item = Party>) -> Self {
        self.recipients.extend(any_of);
        self
    }
}
