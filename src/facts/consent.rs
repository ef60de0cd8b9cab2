use super::consent_event_kind::ConsentEventKind;
use super::giver::Giver;
use super::processing_bases::ProcessingBases;
use super::scope::{RecordedScope, scoped_methods};
use crate::ids::{EventId, PartyId, PolicyVersion, SubjectId, Usable, fault_of};
use crate::instant::{AsStated, check_stated};
use crate::policy::{GiverKind, Naming, Strength};
use crate::problem::ProblemKind;
use crate::words::LegalBasis;
use time::OffsetDateTime;

/// One entry of a consent ledger.
///
/// Events are ordered by subject, and those of one subject by time.
///
/// ```
/// use permitted::{Channel, ConsentEvent, Purpose};
/// use permitted::policy::Strength;
/// use time::macros::datetime;
///
/// let yes = ConsentEvent::granted("client-17", Strength::Express, datetime!(2026-01-10 0:00 UTC))
///     .purpose(Purpose::OWN_MARKETING)
///     .channel(Channel::EMAIL);
/// assert!(yes.kind().is_grant());
/// assert_eq!(yes.subject(), "client-17");
/// assert_eq!(yes.strength(), Strength::Express);
/// assert_eq!(yes.scope().channels().count(), 1);
///
/// let no = ConsentEvent::refused("client-17", datetime!(2026-02-01 0:00 UTC));
/// assert_eq!(no.recorded_at(), datetime!(2026-02-01 0:00 UTC));
/// assert_eq!(no.bound_to(), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConsentEvent {
    // The order of the fields is the order of events in a ledger.
    pub(crate) subject: SubjectId,
    pub(crate) recorded_at: AsStated,
    pub(crate) kind: ConsentEventKind,
    pub(crate) strength: Strength,
    pub(crate) scope: RecordedScope,
    pub(crate) policy: Option<Box<PolicyVersion>>,
    pub(crate) valid_from: Option<OffsetDateTime>,
    pub(crate) expires_at: Option<AsStated>,
    pub(crate) giver: Giver,
    pub(crate) bases: ProcessingBases,
    pub(crate) id: Option<EventId>,
    pub(crate) reference: Option<Box<str>>,
}

impl ConsentEvent {
    /// An event about every use, until more is said. For grants see [`ConsentEvent::granted`].
    pub fn new(
        kind: ConsentEventKind,
        subject: impl Into<SubjectId>,
        recorded_at: OffsetDateTime,
    ) -> Self {
        Self {
            recorded_at: recorded_at.into(),
            subject: subject.into(),
            kind,
            strength: Strength::Express,
            scope: RecordedScope::default(),
            policy: None,
            valid_from: None,
            expires_at: None,
            giver: Giver::default(),
            bases: ProcessingBases::default(),
            id: None,
            reference: None,
        }
    }

    /// A grant of that strength. It must name a purpose (GDPR Art. 6(1)(a): specific purposes).
    pub fn granted(
        subject: impl Into<SubjectId>,
        strength: Strength,
        recorded_at: OffsetDateTime,
    ) -> Self {
        Self { strength, ..Self::new(ConsentEventKind::Granted, subject, recorded_at) }
    }

    /// A refusal.
    pub fn refused(subject: impl Into<SubjectId>, recorded_at: OffsetDateTime) -> Self {
        Self::new(ConsentEventKind::Refused, subject, recorded_at)
    }

    /// A withdrawal.
    pub fn withdrawn(subject: impl Into<SubjectId>, recorded_at: OffsetDateTime) -> Self {
        Self::new(ConsentEventKind::Withdrawn, subject, recorded_at)
    }

    /// An objection or opt-out.
    pub fn objected(subject: impl Into<SubjectId>, recorded_at: OffsetDateTime) -> Self {
        Self::new(ConsentEventKind::Objected, subject, recorded_at)
    }

    /// A restriction of processing (GDPR Art. 18): the data is only stored while it lasts.
    pub fn restricted(subject: impl Into<SubjectId>, recorded_at: OffsetDateTime) -> Self {
        Self::new(ConsentEventKind::Restricted, subject, recorded_at)
    }

    /// Takes refusals, objections and restrictions of the same giver back, and withdrawals as far
    /// as they speak of other bases than consent. Grants nothing.
    ///
    /// ```
    /// use permitted::ConsentEvent;
    /// use permitted::facts::ConsentEventKind;
    /// use permitted::policy::GiverKind;
    /// use time::macros::datetime;
    ///
    /// // The controller may end a restriction, and nothing else (GDPR Art. 18(3)).
    /// let settled = ConsentEvent::lifted("client-17", datetime!(2026-03-01 0:00 UTC))
    ///     .given_by(GiverKind::Controller);
    /// assert_eq!(settled.kind(), ConsentEventKind::Lifted);
    /// ```
    pub fn lifted(subject: impl Into<SubjectId>, recorded_at: OffsetDateTime) -> Self {
        Self::new(ConsentEventKind::Lifted, subject, recorded_at)
    }

    /// A form that says all there is to say from now on: within its scope it ends what the same
    /// giver recorded before. Record what the form says, at the same instant, beside it.
    ///
    /// Without a basis it ends grants, and denials of consent alone; with bases it ends grants if
    /// it names consent, and denials that speak of nothing but what it names.
    ///
    /// ```
    /// use permitted::{ConsentEvent, ConsentLedger, Purpose};
    /// use permitted::policy::Strength;
    /// use time::macros::datetime;
    ///
    /// // A preference page was saved with one box ticked: all other boxes are empty now.
    /// let saved = datetime!(2026-02-01 9:00 UTC);
    /// let ledger = ConsentLedger::new([
    ///     ConsentEvent::replaced("client-17", saved),
    ///     ConsentEvent::granted("client-17", Strength::Express, saved)
    ///         .purpose([Purpose::SERVICE_IMPROVEMENT]),
    /// ])?;
    /// assert_eq!(ledger.len(), 2);
    /// # Ok::<(), permitted::InputError>(())
    /// ```
    pub fn replaced(subject: impl Into<SubjectId>, recorded_at: OffsetDateTime) -> Self {
        Self::new(ConsentEventKind::Replaced, subject, recorded_at)
    }

    scoped_methods!(self);
    super::scope::party_methods!(self, self.scope);

    /// For grants: bound to this version of a policy.
    #[must_use]
    pub fn policy(mut self, version: impl Into<PolicyVersion>) -> Self {
        self.policy = Some(Box::new(version.into()));
        self
    }

    /// For grants: valid from this instant on, if it is later than the record.
    #[must_use]
    pub fn valid_from(mut self, at: OffsetDateTime) -> Self {
        self.valid_from = Some(at);
        self
    }

    /// For grants, refusals, objections and restrictions: in force only before this instant. One
    /// that is not later than the record makes the event count for nothing.
    #[must_use]
    pub fn expires(mut self, at: OffsetDateTime) -> Self {
        self.expires_at = Some(at.into());
        self
    }

    /// Says who gave it, where that is not the subject.
    #[must_use]
    pub fn given_by(mut self, giver: impl Into<Giver>) -> Self {
        self.giver = giver.into();
        self
    }

    /// For denials and replacements: speaks of processing on these legal bases alone.
    #[must_use]
    pub fn basis(mut self, any_of: impl IntoIterator<Item = LegalBasis>) -> Self {
        self.bases.words.extend(any_of);
        self
    }

    /// For denials and replacements: speaks of processing on all bases but consent.
    #[must_use]
    pub fn other_bases(mut self) -> Self {
        self.bases.others = true;
        self
    }

    /// Gives the event the id that it has in the caller's systems. Within a ledger no two different
    /// events have one id.
    #[must_use]
    pub fn id(mut self, id: impl Into<EventId>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Where the caller keeps the proof (GDPR Art. 7(1)).
    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into().into_boxed_str());
        self
    }

    /// What happened.
    #[must_use]
    pub fn kind(&self) -> ConsentEventKind {
        self.kind
    }

    /// To whose consent it happened.
    #[must_use]
    pub fn subject(&self) -> &SubjectId {
        &self.subject
    }

    /// How strong a grant is; without meaning for other events.
    #[must_use]
    pub fn strength(&self) -> Strength {
        self.strength
    }

    /// Which uses it is about.
    #[must_use]
    pub fn scope(&self) -> &RecordedScope {
        &self.scope
    }

    /// The version of the policy to which a grant is bound.
    #[must_use]
    pub fn bound_to(&self) -> Option<&PolicyVersion> {
        self.policy.as_deref()
    }

    /// When it was recorded.
    #[must_use]
    pub fn recorded_at(&self) -> OffsetDateTime {
        self.recorded_at.instant
    }

    /// From when a grant is valid, where that is not when it was recorded.
    #[must_use]
    pub fn valid_since(&self) -> Option<OffsetDateTime> {
        self.valid_from
    }

    /// From when it is in force no longer.
    #[must_use]
    pub fn expires_at(&self) -> Option<OffsetDateTime> {
        self.expires_at.map(|end| end.instant)
    }

    /// Whose word it is.
    #[must_use]
    pub fn giver(&self) -> &Giver {
        &self.giver
    }

    /// Of which processing it speaks.
    #[must_use]
    pub fn bases(&self) -> &ProcessingBases {
        &self.bases
    }

    /// The id that it has in the caller's systems.
    #[must_use]
    pub fn event_id(&self) -> Option<&EventId> {
        self.id.as_ref()
    }

    /// Where the caller keeps the proof.
    #[must_use]
    pub fn proof(&self) -> Option<&str> {
        self.reference.as_deref()
    }

    /// What is wrong with the event, if anything is.
    pub(crate) fn check(&self) -> Result<(), ProblemKind> {
        check_stated(self.recorded_at())?;
        self.valid_from.map(check_stated).transpose()?;
        self.expires_at().map(check_stated).transpose()?;
        self.check_names()?;
        let kind = self.kind;
        let inconsistent = |what: &str, help| Err(ProblemKind::inconsistent(what.to_owned(), help));
        if kind.is_grant() && !self.scope.names(Naming::Purpose) {
            return inconsistent("the grant names no purpose", "name the purposes agreed to");
        }
        if !kind.is_grant() && (self.policy.is_some() || self.valid_from.is_some()) {
            let what = "only grants are bound to a version or valid from an instant";
            return inconsistent(what, "drop `policy` and `valid-from`");
        }
        if !kind.can_expire() && self.expires_at.is_some() {
            let what = "only grants, refusals, objections and restrictions expire";
            return inconsistent(what, "drop `expires`");
        }
        if !kind.has_bases() && !self.bases.is_all() {
            let what = "only refusals, withdrawals, objections and replacements speak of a basis";
            return inconsistent(what, "drop `basis`");
        }
        if self.giver.kind == GiverKind::Controller && kind != ConsentEventKind::Lifted {
            let what = "the controller speaks for nobody: it may only lift restrictions";
            return inconsistent(what, "say who gave it, or write `lifted`");
        }
        if self.giver.kind == GiverKind::Subject && self.giver.party.is_some() {
            let what = "the subject is named by its id, not as a party";
            return inconsistent(what, "drop the giver's `party`, or write `parent` or `agent`");
        }
        Ok(())
    }

    /// What is wrong with the ids and names that it states.
    fn check_names(&self) -> Result<(), ProblemKind> {
        if let Some(fault) = self.subject.fault() {
            return Err(ProblemKind::unusable("the subject's id", &self.subject, fault));
        }
        let unusable = |party: &PartyId| party.fault().map(|fault| (party.clone(), fault));
        let mut parties = self.scope.parties().iter().chain(&self.giver.party);
        if let Some((party, fault)) = parties.find_map(unusable) {
            return Err(ProblemKind::unusable("the party's name", &party, fault));
        }
        if let Some((id, fault)) = self.id.as_ref().and_then(|id| Some((id, id.fault()?))) {
            return Err(ProblemKind::unusable("the event's id", id, fault));
        }
        let Some(PolicyVersion { policy, version }) = self.policy.as_deref() else { return Ok(()) };
        if let Some(fault) = policy.fault() {
            return Err(ProblemKind::unusable("the policy's id", policy, fault));
        }
        match fault_of(version) {
            Some(fault) => Err(ProblemKind::unusable("the version's name", version, fault)),
            None => Ok(()),
        }
    }
}
