//! The rights that a policy or a law gives to the persons the data is about.

use super::condition::Condition;
use super::period::Period;
use super::terms::name_in;
use crate::ids::{Clause, RuleId};
use crate::words::{EvidenceKind, Obligation, Place, SubjectKind};

/// What a person can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RightKind {
    /// To learn which data there is, and to have a copy (GDPR Art. 15, CCPA § 1798.110).
    Access,
    /// To have data corrected or completed (GDPR Art. 16, CCPA § 1798.106).
    Rectification,
    /// To have data erased (GDPR Art. 17, CCPA § 1798.105).
    Erasure,
    /// To have data set aside while a dispute lasts (GDPR Art. 18).
    Restriction,
    /// To have the data in a form that another service can read (GDPR Art. 20).
    Portability,
    /// To object to a use, marketing above all (GDPR Art. 21).
    Objection,
    /// To end the sale and sharing of the data (CCPA § 1798.120).
    OptOutOfSale,
    /// To take consent back (GDPR Art. 7(3)).
    Withdrawal,
    /// To complain to the controller or an authority (GDPR Art. 77).
    Complaint,
    /// To see the clauses on which a transfer abroad rests (GDPR Art. 13(1)(f)).
    CopyOfSafeguards,
    /// To have the policy or an answer in a form that people with disabilities can use.
    AccessibleFormat,
}

impl RightKind {
    pub(crate) const NAMES: [(&'static str, Self); 11] = [
        ("access", Self::Access),
        ("rectification", Self::Rectification),
        ("erasure", Self::Erasure),
        ("restriction", Self::Restriction),
        ("portability", Self::Portability),
        ("objection", Self::Objection),
        ("opt-out-of-sale", Self::OptOutOfSale),
        ("withdrawal", Self::Withdrawal),
        ("complaint", Self::Complaint),
        ("copy-of-safeguards", Self::CopyOfSafeguards),
        ("accessible-format", Self::AccessibleFormat),
    ];

    /// The name that files and messages use.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_in(&Self::NAMES, self)
    }

    /// Whether it takes effect by being exercised, as an entry of the consent ledger. Nothing is
    /// exempt from such a right; what goes on in spite of it is said by the rules about uses.
    #[must_use]
    pub const fn denies_uses(self) -> bool {
        matches!(self, Self::Objection | Self::OptOutOfSale | Self::Withdrawal)
    }
}

impl std::fmt::Display for RightKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl serde::Serialize for RightKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// What the exercise of a right may cost the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fee {
    /// The text says nothing about it.
    #[default]
    NotSaid,
    /// Nothing (GDPR Art. 12(5)).
    None,
    /// A fee may be charged.
    Allowed,
}

impl Fee {
    pub(crate) const NAMES: [(&'static str, Self); 2] =
        [("none", Self::None), ("allowed", Self::Allowed)];

    /// The name that files and messages use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotSaid => "not-said",
            Self::None => "none",
            Self::Allowed => "allowed",
        }
    }
}

/// How long the controller may take to answer.
///
/// The day of receipt does not count. A period of months ends with the day of the same number, or
/// with the last day of a month that has no such day; a period of days with the last of them
/// (Regulation 1182/71 Art. 3). Working days are all but Saturdays, Sundays and the holidays that
/// the request names. Days are those of UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResponseTime {
    pub(crate) period: Period,
    /// Counted instead of the period, unless there are none.
    pub(crate) working_days: u16,
    pub(crate) extension: Option<Period>,
    pub(crate) rolls: bool,
}

impl ResponseTime {
    pub(crate) const MAX_WORKING_DAYS: u16 = 1_000;

    /// That long after receipt.
    #[must_use]
    pub fn of(period: Period) -> Self {
        Self { period, working_days: 0, extension: None, rolls: false }
    }

    /// That many working days after receipt (CCPA Regulations § 7026(f)).
    ///
    /// More than 1000 are cut to 1000.
    #[must_use]
    pub fn of_working_days(days: u16) -> Self {
        let working_days = days.min(Self::MAX_WORKING_DAYS);
        Self { working_days, ..Self::of(Period::ZERO) }
    }

    /// That much longer, where it is announced within the first period (GDPR Art. 12(3)). Two
    /// calendar periods are counted from the receipt as one; after working days the extension
    /// begins where they end.
    #[must_use]
    pub fn extension(mut self, period: Period) -> Self {
        self.extension = Some(period);
        self
    }

    /// To the end of the next working day, where the last day is a Saturday, a Sunday or a holiday
    /// (Regulation 1182/71 Art. 3(4)).
    #[must_use]
    pub fn rolling(mut self) -> Self {
        self.rolls = true;
        self
    }

    /// The calendar period without extension; no time at all where working days are counted.
    #[must_use]
    pub fn period(&self) -> Period {
        self.period
    }

    /// How many working days are counted, without extension; none where a calendar period is.
    #[must_use]
    pub fn working_days(&self) -> u16 {
        self.working_days
    }

    /// By how much it can be extended.
    #[must_use]
    pub fn extended_by(&self) -> Option<Period> {
        self.extension
    }

    /// Whether it never ends on a day that is no working day.
    #[must_use]
    pub fn rolls(&self) -> bool {
        self.rolls
    }
}

/// What takes a right away in a given case (GDPR Arts. 17(3) and 23, CCPA § 1798.105(d)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    pub(crate) id: Option<RuleId>,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) reading: Option<String>,
    pub(crate) when: Condition,
}

impl Exemption {
    /// The right is refused while this holds: evidence on record, residence, age or kind of the
    /// person.
    #[must_use]
    pub fn new(when: Condition) -> Self {
        Self { id: None, clauses: Vec::new(), reading: None, when }
    }

    /// Gives the exemption an id, unique in its policy.
    #[must_use]
    pub fn named(mut self, id: impl Into<RuleId>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Cites a clause.
    #[must_use]
    pub fn clause(mut self, clause: impl Into<Clause>) -> Self {
        self.clauses.push(clause.into());
        self
    }

    /// Notes the interpretation chosen where the text leaves a choice.
    #[must_use]
    pub fn reading(mut self, reading: impl Into<String>) -> Self {
        self.reading = Some(reading.into());
        self
    }

    /// The exemption's id, if it has one.
    #[must_use]
    pub fn id(&self) -> Option<&RuleId> {
        self.id.as_ref()
    }

    /// The clauses that the exemption puts into effect.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The interpretation chosen where the text leaves a choice.
    #[must_use]
    pub fn chosen_reading(&self) -> Option<&str> {
        self.reading.as_deref()
    }

    /// When it holds.
    #[must_use]
    pub fn condition(&self) -> &Condition {
        &self.when
    }
}

/// A right: who has it, what must be shown first, what it costs, what takes it away, and by when
/// it is answered.
///
/// ```
/// use permitted::policy::{Fee, Period, ResponseTime, Right, RightKind};
/// use permitted::{EvidenceKind, Obligation, Place};
///
/// let right = Right::new("PN-31", [RightKind::Access])
///     .residence(Place::US_CA)
///     .verify(EvidenceKind::IDENTITY_VERIFIED)
///     .fee(Fee::None)
///     .answered_within(ResponseTime::of(Period::days(45)).extension(Period::days(45)))
///     .obligation(Obligation::PROVIDE_COPY);
/// assert_eq!(right.kinds(), [RightKind::Access]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Right {
    pub(crate) id: RuleId,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) reading: Option<String>,
    pub(crate) heading: Option<String>,
    pub(crate) kinds: Vec<RightKind>,
    pub(crate) residence: Vec<Place>,
    pub(crate) subject: Vec<SubjectKind>,
    pub(crate) when: Option<Condition>,
    pub(crate) verify: Vec<EvidenceKind>,
    pub(crate) verify_high: Vec<EvidenceKind>,
    pub(crate) agent: Vec<EvidenceKind>,
    pub(crate) fee: Fee,
    pub(crate) exemptions: Vec<Exemption>,
    pub(crate) deadline: Option<ResponseTime>,
    pub(crate) obligations: Vec<Obligation>,
}

impl Right {
    /// A right, or several alike, under this clause: everyone's, at once and without more ado,
    /// until more is said. Agents are not admitted until it is said what they have to show.
    pub fn new(clause: impl Into<Clause>, kinds: impl IntoIterator<Item = RightKind>) -> Self {
        let clause = clause.into();
        Self {
            id: RuleId::new(clause.as_str()),
            clauses: vec![clause],
            reading: None,
            heading: None,
            kinds: kinds.into_iter().collect(),
            residence: Vec::new(),
            subject: Vec::new(),
            when: None,
            verify: Vec::new(),
            verify_high: Vec::new(),
            agent: Vec::new(),
            fee: Fee::NotSaid,
            exemptions: Vec::new(),
            deadline: None,
            obligations: Vec::new(),
        }
    }

    /// Gives the right an id of its own; otherwise its first clause is its id.
    #[must_use]
    pub fn named(mut self, id: impl Into<RuleId>) -> Self {
        self.id = id.into();
        self
    }

    /// Cites a further clause.
    #[must_use]
    pub fn clause(mut self, clause: impl Into<Clause>) -> Self {
        self.clauses.push(clause.into());
        self
    }

    /// Notes the interpretation chosen where the text leaves a choice.
    #[must_use]
    pub fn reading(mut self, reading: impl Into<String>) -> Self {
        self.reading = Some(reading.into());
        self
    }

    /// Gives the right to those who live in these places.
    #[must_use]
    pub fn residence(mut self, any_of: impl IntoIterator<Item = Place>) -> Self {
        self.residence.extend(any_of);
        self
    }

    /// Gives the right to subjects of these kinds.
    #[must_use]
    pub fn subject(mut self, any_of: impl IntoIterator<Item = SubjectKind>) -> Self {
        self.subject.extend(any_of);
        self
    }

    /// Adds a condition on the person: age, residence, kind. All conditions added must hold.
    #[must_use]
    pub fn when(mut self, condition: Condition) -> Self {
        self.when = Some(match self.when.take() {
            None => condition,
            Some(Condition::All(mut parts)) => {
                parts.push(condition);
                Condition::All(parts)
            }
            Some(other) => Condition::All(vec![other, condition]),
        });
        self
    }

    /// Asks for all of this evidence before the right is granted.
    #[must_use]
    pub fn verify(mut self, all_of: impl IntoIterator<Item = EvidenceKind>) -> Self {
        self.verify.extend(all_of);
        self
    }

    /// Asks for all of this evidence as well where the request is a sensitive one.
    #[must_use]
    pub fn verify_high(mut self, all_of: impl IntoIterator<Item = EvidenceKind>) -> Self {
        self.verify_high.extend(all_of);
        self
    }

    /// Admits agents who show all of this evidence, which must name them.
    #[must_use]
    pub fn agent(mut self, all_of: impl IntoIterator<Item = EvidenceKind>) -> Self {
        self.agent.extend(all_of);
        self
    }

    /// Says what it costs.
    #[must_use]
    pub fn fee(mut self, fee: Fee) -> Self {
        self.fee = fee;
        self
    }

    /// Takes the right away where this exemption holds.
    #[must_use]
    pub fn exemption(mut self, exemption: Exemption) -> Self {
        self.exemptions.push(exemption);
        self
    }

    /// Says by when it is answered.
    #[must_use]
    pub fn answered_within(mut self, time: ResponseTime) -> Self {
        self.deadline = Some(time);
        self
    }

    /// Says what has to be done about a request.
    #[must_use]
    pub fn obligation(mut self, all_of: impl IntoIterator<Item = Obligation>) -> Self {
        self.obligations.extend(all_of);
        self
    }

    /// The rule's id within its policy.
    #[must_use]
    pub fn id(&self) -> &RuleId {
        &self.id
    }

    /// The clauses that the rule puts into effect.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The interpretation chosen where the text leaves a choice.
    #[must_use]
    pub fn chosen_reading(&self) -> Option<&str> {
        self.reading.as_deref()
    }

    /// The heading of the section in which the rule stands.
    #[must_use]
    pub fn heading(&self) -> Option<&str> {
        self.heading.as_deref()
    }

    /// What the person can ask for.
    #[must_use]
    pub fn kinds(&self) -> &[RightKind] {
        &self.kinds
    }

    /// Where those live who have the right; none means anywhere.
    #[must_use]
    pub fn residences(&self) -> &[Place] {
        &self.residence
    }

    /// What those are who have the right; none means anything.
    #[must_use]
    pub fn subjects(&self) -> &[SubjectKind] {
        &self.subject
    }

    /// What else must be true of the person.
    #[must_use]
    pub fn condition(&self) -> Option<&Condition> {
        self.when.as_ref()
    }

    /// The evidence that is needed before the right is granted.
    #[must_use]
    pub fn verification(&self) -> &[EvidenceKind] {
        &self.verify
    }

    /// The further evidence that a sensitive request needs.
    #[must_use]
    pub fn high_verification(&self) -> &[EvidenceKind] {
        &self.verify_high
    }

    /// The evidence that an agent needs; none means that agents are not admitted.
    #[must_use]
    pub fn agent_evidence(&self) -> &[EvidenceKind] {
        &self.agent
    }

    /// What it costs.
    #[must_use]
    pub fn cost(&self) -> Fee {
        self.fee
    }

    /// What takes the right away.
    #[must_use]
    pub fn exemptions(&self) -> &[Exemption] {
        &self.exemptions
    }

    /// How long the controller may take.
    #[must_use]
    pub fn response_time(&self) -> Option<ResponseTime> {
        self.deadline
    }

    /// What has to be done about a request.
    #[must_use]
    pub fn obligations(&self) -> &[Obligation] {
        &self.obligations
    }

    /// The clauses of the right and of its exemptions.
    pub(crate) fn all_clauses(&self) -> impl Iterator<Item = &Clause> {
        let exemptions = self.exemptions.iter().flat_map(|exemption| &exemption.clauses);
        self.clauses.iter().chain(exemptions)
    }

    /// The ids of the right and of those exemptions that have one.
    pub(crate) fn all_ids(&self) -> impl Iterator<Item = &RuleId> {
        let exemptions = self.exemptions.iter().filter_map(|exemption| exemption.id.as_ref());
        std::iter::once(&self.id).chain(exemptions)
    }
}
