use crate::facts::{Evidence, Record, Subject};
use crate::ids::PartyId;
use crate::policy::RightKind;
use crate::words::{Channel, Party, Purpose};
use time::{Date, OffsetDateTime};

/// Who makes a request.
///
/// ```
/// use permitted::{RightsRequest, Subject};
/// use permitted::policy::RightKind;
/// use permitted::rights::Requester;
/// use time::macros::datetime;
///
/// let received = datetime!(2026-02-01 0:00 UTC);
/// let request = RightsRequest::new(RightKind::Access, Subject::new("c-1"), received).agent("key-care");
/// assert_eq!(request.by, Requester::Agent("key-care".into()));
/// let request = RightsRequest::new(RightKind::Access, Subject::new("c-9"), received).parent();
/// assert_eq!(request.by, Requester::Parent);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Requester {
    /// The person the data is about.
    #[default]
    Subject,
    /// Someone whom that person authorised (CCPA § 1798.130(a)(3)(A), GDPR Art. 80).
    Agent(PartyId),
    /// A holder of parental responsibility. Where a right needs any verification, the claim to be
    /// one needs it too: evidence of the kind `parental-authority-verified`.
    Parent,
}

/// A request by which a person exercises a right, and what is on record about it.
///
/// ```
/// use permitted::{Evidence, EvidenceKind, Place, RightsRequest, Subject};
/// use permitted::policy::RightKind;
/// use time::macros::datetime;
///
/// let received = datetime!(2026-03-01 9:00 UTC);
/// let subject = Subject::new("client-17").residence(Place::US_CA);
/// let request = RightsRequest::new(RightKind::Access, subject, received)
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
    /// Whether it asks for so much, or for such data, that more verification is called for where
    /// the right provides for that.
    pub sensitive: bool,
    /// Whether an extension of the deadline was announced within the first period.
    pub extended: bool,
    /// What is on record: checks of identity and authority, and what an exemption rests on.
    pub evidence: Vec<Evidence>,
    /// The records that the request is about: those to erase or to show.
    pub records: Vec<Record>,
    /// Days on which nobody works, beside Saturdays and Sundays.
    pub holidays: Vec<Date>,
    /// For which purposes the person objects to, or withdraws consent from, the use of data; none
    /// means any.
    pub purposes: Vec<Purpose>,
    /// By which channels; none means any.
    pub channels: Vec<Channel>,
    /// Towards which recipients; none means any. An opt-out of sale that names none is recorded
    /// against third parties, since whoever buys is one, and leaves other uses alone.
    pub recipients: Vec<Party>,
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
            sensitive: false,
            extended: false,
            evidence: Vec::new(),
            records: Vec::new(),
            holidays: Vec::new(),
            purposes: Vec::new(),
            channels: Vec::new(),
            recipients: Vec::new(),
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
        self.by = Requester::Parent;
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
