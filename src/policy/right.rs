//! The rights that a policy or a law gives to the persons the data is about.

use super::condition::Condition;
use super::exemption::Exemption;
use super::fee::{Charge, Fee, FreeRequests};
use super::header::{Header, header_methods};
use super::owed::Owed;
use super::requesters::{Agents, Parents};
use super::response_time::ResponseTime;
use crate::ids::{Clause, RuleId};
use crate::words::{DataCategory, EvidenceKind, Place, Purpose, RightKind, SubjectKind};

/// A right: who has it, what must be shown first, what it costs, what takes it away, and by when
/// it is answered.
///
/// ```
/// use permitted::{EvidenceKind, Obligation, Place};
/// use permitted::RightKind;
/// use permitted::policy::{Fee, Period, ResponseTime, Right};
///
/// let right = Right::new("PN-31", [RightKind::ACCESS])
///     .residence(Place::US_CA)
///     .verify(EvidenceKind::IDENTITY_VERIFIED)
///     .fee(Fee::None)
///     .answered_within(ResponseTime::of(Period::days(45)).extension(Period::days(45)))
///     .obligation(Obligation::PROVIDE_COPY);
/// assert_eq!(right.kinds(), [RightKind::ACCESS]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Right {
    pub(crate) header: Header,
    pub(crate) kinds: Vec<RightKind>,
    pub(crate) residence: Vec<Place>,
    pub(crate) subject: Vec<SubjectKind>,
    pub(crate) data: Vec<DataCategory>,
    pub(crate) purpose: Vec<Purpose>,
    pub(crate) when: Option<Condition>,
    pub(crate) verify: Vec<EvidenceKind>,
    pub(crate) verify_in_doubt: Vec<EvidenceKind>,
    pub(crate) verify_high: Vec<EvidenceKind>,
    pub(crate) parent: Parents,
    pub(crate) agent: Option<Agents>,
    pub(crate) charge: Charge,
    pub(crate) may_refuse: bool,
    pub(crate) exemptions: Vec<Exemption>,
    pub(crate) deadline: Option<ResponseTime>,
    pub(crate) obligations: Vec<Owed>,
    pub(crate) on_refusal: Vec<Owed>,
    pub(crate) on_extension: Vec<Owed>,
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
            data: Vec::new(),
            purpose: Vec::new(),
            when: None,
            verify: Vec::new(),
            verify_in_doubt: Vec::new(),
            verify_high: Vec::new(),
            parent: Parents::default(),
            agent: None,
            charge: Charge::default(),
            may_refuse: false,
            exemptions: Vec::new(),
            deadline: None,
            obligations: Vec::new(),
            on_refusal: Vec::new(),
            on_extension: Vec::new(),
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

    /// Gives the right over these categories of data alone, or any below them.
    #[must_use]
    pub fn data(mut self, any_of: impl IntoIterator<Item = DataCategory>) -> Self {
        self.data.extend(any_of);
        self
    }

    /// Gives the right over data as far as it serves these purposes, or any below them.
    #[must_use]
    pub fn purpose(mut self, any_of: impl IntoIterator<Item = Purpose>) -> Self {
        self.purpose.extend(any_of);
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

    /// Asks for all of this evidence as well where the request says that it is in doubt who asks
    /// (GDPR Art. 12(6)).
    #[must_use]
    pub fn verify_in_doubt(mut self, all_of: impl IntoIterator<Item = EvidenceKind>) -> Self {
        self.verify_in_doubt.extend(all_of);
        self
    }

    /// Asks for all of this evidence as well where the request is a sensitive one.
    #[must_use]
    pub fn verify_high(mut self, all_of: impl IntoIterator<Item = EvidenceKind>) -> Self {
        self.verify_high.extend(all_of);
        self
    }

    /// Says for whom parents ask, and what they have to show.
    #[must_use]
    pub fn parent(mut self, parents: Parents) -> Self {
        self.parent = parents;
        self
    }

    /// Admits agents who show all of this evidence, which must name them.
    #[must_use]
    pub fn agent(mut self, all_of: impl IntoIterator<Item = EvidenceKind>) -> Self {
        self.agent.get_or_insert_default().evidence.extend(all_of);
        self
    }

    /// Admits agents without proof of anything.
    #[must_use]
    pub fn agent_without_proof(mut self) -> Self {
        self.agent.get_or_insert_default().without_proof = true;
        self
    }

    /// Says what it costs.
    #[must_use]
    pub fn fee(mut self, fee: Fee) -> Self {
        self.charge.fee = fee;
        self
    }

    /// Says how many requests cost nothing.
    #[must_use]
    pub fn free(mut self, requests: FreeRequests) -> Self {
        (self.charge.free, self.charge.within) = (requests.times, requests.within);
        self
    }

    /// Leaves it to the controller whether the right is granted (45 CFR 164.522(a)).
    #[must_use]
    pub fn may_refuse(mut self) -> Self {
        self.may_refuse = true;
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

    /// Says what has to be done where the right is granted, and then alone.
    #[must_use]
    pub fn obligation(mut self, all_of: impl IntoIterator<Item = impl Into<Owed>>) -> Self {
        self.obligations.extend(all_of.into_iter().map(Into::into));
        self
    }

    /// Says what has to be done where the right is refused, be it for a part of what is asked.
    #[must_use]
    pub fn on_refusal(mut self, all_of: impl IntoIterator<Item = impl Into<Owed>>) -> Self {
        self.on_refusal.extend(all_of.into_iter().map(Into::into));
        self
    }

    /// Says what has to be done where the deadline is extended (GDPR Art. 12(3)).
    #[must_use]
    pub fn on_extension(mut self, all_of: impl IntoIterator<Item = impl Into<Owed>>) -> Self {
        self.on_extension.extend(all_of.into_iter().map(Into::into));
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

    /// Over which data there is the right; none means any.
    #[must_use]
    pub fn data_categories(&self) -> &[DataCategory] {
        &self.data
    }

    /// For which purposes; none means any.
    #[must_use]
    pub fn purposes(&self) -> &[Purpose] {
        &self.purpose
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

    /// The further evidence that is needed where it is in doubt who asks.
    #[must_use]
    pub fn verification_in_doubt(&self) -> &[EvidenceKind] {
        &self.verify_in_doubt
    }

    /// The further evidence that a sensitive request needs.
    #[must_use]
    pub fn high_verification(&self) -> &[EvidenceKind] {
        &self.verify_high
    }

    /// For whom parents ask, and what they have to show.
    #[must_use]
    pub fn parents(&self) -> &Parents {
        &self.parent
    }

    /// What agents have to show; none means that agents are not admitted.
    #[must_use]
    pub fn agents(&self) -> Option<&Agents> {
        self.agent.as_ref()
    }

    /// What it costs, beyond the requests that are free.
    #[must_use]
    pub fn cost(&self) -> Fee {
        self.charge.fee
    }

    /// How many requests cost nothing, if some do.
    #[must_use]
    pub fn free_requests(&self) -> Option<FreeRequests> {
        let Charge { free, within, .. } = self.charge;
        (free > 0).then_some(FreeRequests { times: free, within })
    }

    /// Whether the controller may refuse it at its discretion.
    #[must_use]
    pub fn is_discretionary(&self) -> bool {
        self.may_refuse
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

    /// What has to be done where it is granted.
    #[must_use]
    pub fn obligations(&self) -> &[Owed] {
        &self.obligations
    }

    /// What has to be done where it is refused.
    #[must_use]
    pub fn obligations_on_refusal(&self) -> &[Owed] {
        &self.on_refusal
    }

    /// What has to be done where the deadline is extended.
    #[must_use]
    pub fn obligations_on_extension(&self) -> &[Owed] {
        &self.on_extension
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
