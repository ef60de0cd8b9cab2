//! The rights that a policy or a law gives to the persons the data is about.

use super::condition::Condition;
use super::exemption::Exemption;
use super::header::{Header, header_methods};
use super::owed::Owed;
use super::response_time::ResponseTime;
use super::right_kind::{Fee, RightKind};
use crate::ids::{Clause, RuleId};
use crate::words::{EvidenceKind, Place, SubjectKind};

/// A right: who has it, what must be shown first, what it costs, what takes it away, and by when
/// it is answered.
///
/// ```
/// use permitted::{EvidenceKind, Obligation, Place};
/// use permitted::policy::{Fee, Period, ResponseTime, Right, RightKind};
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
    pub(crate) header: Header,
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
    pub(crate) obligations: Vec<Owed>,
}

impl Right {
    /// A right, or several alike, under this clause: everyone's, at once and without more ado,
    /// until more is said. Agents are not admitted until it is said what they have to show.
    pub fn new(clause: impl Into<Clause>, kinds: impl IntoIterator<Item = RightKind>) -> Self {
        Self {
            header: Header::of(clause.into()),
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

    header_methods!();

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
        self.when = Some(Condition::both(self.when.take(), condition));
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
    pub fn obligation(mut self, all_of: impl IntoIterator<Item = impl Into<Owed>>) -> Self {
        self.obligations.extend(all_of.into_iter().map(Into::into));
        self
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
    pub fn obligations(&self) -> &[Owed] {
        &self.obligations
    }

    /// The clauses of the right and of its exemptions.
    pub(crate) fn all_clauses(&self) -> impl Iterator<Item = &Clause> {
        let exemptions = self.exemptions.iter().flat_map(|exemption| &exemption.clauses);
        self.header.clauses.iter().chain(exemptions)
    }

    /// The ids of the right and of those exemptions that have one.
    pub(crate) fn all_ids(&self) -> impl Iterator<Item = &RuleId> {
        let exemptions = self.exemptions.iter().filter_map(|exemption| exemption.id.as_ref());
        std::iter::once(&self.header.id).chain(exemptions)
    }
}
