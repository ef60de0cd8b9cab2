use crate::facts::{
    Evidence, Record, Subject, read_evidence, read_record, read_subject, write_evidence,
    write_record, write_subject,
};
use crate::files::{Document, Fields, Node, TableWriter};
use crate::ids::PartyId;
use crate::instant::{format_instant, parse_date};
use crate::policy::RightKind;
use crate::problem::{InputError, ProblemKind, Problems};
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

fn read(node: &Node) -> Result<RightsRequest, InputError> {
    let problems = Problems::default();
    let request = Fields::open(node, String::new(), &problems).and_then(|mut fields| {
        let request = read_fields(&mut fields);
        fields.finish();
        request
    });
    let problems = problems.into_vec();
    match request {
        Some(request) if problems.is_empty() => Ok(request),
        _ => Err(InputError::new(problems)),
    }
}

/// Takes the keys of a request for a right out of a table.
pub(crate) fn read_fields(fields: &mut Fields<'_>) -> Option<RightsRequest> {
    let problems = fields.problems();
    for (key, help) in [
        ("right", "say what is asked for, such as `access`"),
        ("received", "say when the request came in, such as `2026-03-01T09:00:00Z`"),
    ] {
        if fields.peek(key).is_none() {
            problems.note(fields.path(), ProblemKind::Missing { key, help });
        }
    }
    let right = fields.choice("right", &RightKind::NAMES);
    let received_at = fields.instant("received");
    let at = fields.instant("at").or(received_at);
    let by = requester(fields);
    let subject = match fields.take("subject") {
        Some(node) => read_subject(node, fields.at("subject"), problems).unwrap_or_default(),
        None => Subject::default(),
    };
    let sensitive = fields.flag("sensitive");
    let extended = fields.flag("extended");
    let purposes = fields.words("purpose");
    let channels = fields.words("channel");
    let recipients = fields.words("recipient");
    let evidence = fields.tables("evidence").into_iter();
    let evidence =
        evidence.filter_map(|(path, node)| read_evidence(node, path, problems)).collect();
    let mut records = Vec::new();
    for (path, node) in fields.tables("record") {
        let Some(mut fields) = Fields::open(node, path, problems) else { continue };
        records.extend(read_record(&mut fields));
        fields.finish();
    }
    let mut holidays = Vec::new();
    for (path, text) in fields.texts("holiday") {
        match parse_date(&text) {
            Ok(day) => holidays.push(day),
            Err(kind) => problems.note(&path, kind),
        }
    }
    Some(RightsRequest {
        right: right?,
        subject,
        by,
        received_at: received_at?,
        at: at?,
        sensitive,
        extended,
        evidence,
        records,
        holidays,
        purposes,
        channels,
        recipients,
    })
}

fn requester(fields: &mut Fields<'_>) -> Requester {
    if let Some(node @ Node::Table(_)) = fields.peek("by") {
        fields.take("by");
        let path = fields.at("by");
        let Some(mut fields) = Fields::open(node, path, fields.problems()) else {
            return Requester::Subject;
        };
        let agent = fields.required("agent", "name the agent");
        fields.finish();
        return agent.map_or(Requester::Subject, |agent| Requester::Agent(PartyId::new(agent)));
    }
    let names = [("subject", false), ("parent", true)];
    match fields.choice("by", &names) {
        Some(true) => Requester::Parent,
        _ => Requester::Subject,
    }
}

/// The keys of a request for a right.
pub(crate) fn write(request: &RightsRequest) -> Node {
    let mut table = TableWriter::default();
    table.text("right", request.right);
    table.text("received", format_instant(request.received_at));
    table.text("at", format_instant(request.at));
    match &request.by {
        Requester::Subject => {}
        Requester::Parent => {
            table.text("by", "parent");
        }
        Requester::Agent(agent) => {
            let mut by = TableWriter::default();
            by.text("agent", agent);
            table.put("by", by.finish());
        }
    }
    table.flag("sensitive", request.sensitive);
    table.flag("extended", request.extended);
    table.texts("purpose", &request.purposes);
    table.texts("channel", &request.channels);
    table.texts("recipient", &request.recipients);
    table.texts("holiday", &request.holidays);
    if request.subject != Subject::default() {
        table.put("subject", write_subject(&request.subject));
    }
    table.nodes("evidence", request.evidence.iter().map(write_evidence).collect());
    table.nodes("record", request.records.iter().map(write_record).collect());
    table.finish()
}

impl TryFrom<Document> for RightsRequest {
    type Error = InputError;

    fn try_from(document: Document) -> Result<Self, InputError> {
        read(&document.0)
    }
}

impl<'de> serde::Deserialize<'de> for RightsRequest {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let document = Document::deserialize(deserializer)?;
        Self::try_from(document).map_err(serde::de::Error::custom)
    }
}

impl serde::Serialize for RightsRequest {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(self).serialize(serializer)
    }
}
