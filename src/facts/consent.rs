use super::scope::{RecordedScope, scoped_methods};
use crate::ids::{PolicyVersion, SubjectId, Usable, fault_of};
use crate::instant::{AsStated, check_stated, format_instant};
use crate::policy::{Naming, Strength, name_in};
use crate::problem::ProblemKind;
use time::OffsetDateTime;

/// What happened to consent (DPV consent status).
///
/// ```
/// use permitted::facts::ConsentEventKind;
///
/// assert!(ConsentEventKind::Renewed.is_grant());
/// assert!(!ConsentEventKind::Objected.is_grant());
/// assert_eq!(ConsentEventKind::Withdrawn.name(), "withdrawn");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConsentEventKind {
    /// The subject agreed (`dpv:ConsentGiven`).
    Granted,
    /// The subject agreed anew (`dpv:RenewedConsentGiven`). Counts as a grant.
    Renewed,
    /// The subject was asked and declined (`dpv:ConsentRefused`).
    Refused,
    /// The subject took a grant back (GDPR Art. 7(3), `dpv:ConsentWithdrawn`).
    Withdrawn,
    /// The subject objected or opted out (GDPR Art. 21).
    Objected,
}

impl ConsentEventKind {
    pub(crate) const NAMES: [(&'static str, Self); 5] = [
        ("granted", Self::Granted),
        ("renewed", Self::Renewed),
        ("refused", Self::Refused),
        ("withdrawn", Self::Withdrawn),
        ("objected", Self::Objected),
    ];

    /// The name that files and messages use.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_in(&Self::NAMES, self)
    }

    /// Whether it gives consent; otherwise it denies it.
    #[must_use]
    pub const fn is_grant(self) -> bool {
        matches!(self, Self::Granted | Self::Renewed)
    }
}

/// Who gave, refused or withdrew.
///
/// ```
/// use permitted::{ConsentEvent, Purpose};
/// use permitted::facts::Giver;
/// use permitted::policy::Strength;
/// use time::macros::datetime;
///
/// let grant = ConsentEvent::granted("pupil-3", Strength::Express, datetime!(2026-01-10 0:00 UTC))
///     .purpose(Purpose::OWN_MARKETING)
///     .given_by(Giver::Parent)
///     .expires(datetime!(2027-01-10 0:00 UTC))
///     .reference("form-17");
/// assert_eq!(grant.giver(), Giver::Parent);
/// assert_eq!(grant.expires_at(), Some(datetime!(2027-01-10 0:00 UTC)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Giver {
    /// The person the data is about.
    #[default]
    Subject,
    /// The holder of parental responsibility (GDPR Art. 8(1)).
    Parent,
    /// Someone whom the subject authorised.
    Agent,
}

impl Giver {
    pub(crate) const NAMES: [(&'static str, Self); 3] =
        [("subject", Self::Subject), ("parent", Self::Parent), ("agent", Self::Agent)];

    /// The name that files and messages use.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_in(&Self::NAMES, self)
    }
}

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
    pub(crate) expires_at: Option<AsStated>,
    pub(crate) giver: Giver,
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
            expires_at: None,
            giver: Giver::Subject,
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

    scoped_methods!(self);

    /// For grants: bound to this version of a policy.
    #[must_use]
    pub fn policy(mut self, version: PolicyVersion) -> Self {
        self.policy = Some(Box::new(version));
        self
    }

    /// For grants: valid only before this instant.
    #[must_use]
    pub fn expires(mut self, at: OffsetDateTime) -> Self {
        self.expires_at = Some(at.into());
        self
    }

    /// Says who gave it, where that is not the subject.
    #[must_use]
    pub fn given_by(mut self, giver: Giver) -> Self {
        self.giver = giver;
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

    /// From when a grant is valid no longer.
    #[must_use]
    pub fn expires_at(&self) -> Option<OffsetDateTime> {
        self.expires_at.map(|end| end.instant)
    }

    /// Who gave it.
    #[must_use]
    pub fn giver(&self) -> Giver {
        self.giver
    }

    /// What is wrong with the event, if anything is.
    pub(crate) fn check(&self) -> Result<(), ProblemKind> {
        check_stated(self.recorded_at())?;
        self.expires_at().map(check_stated).transpose()?;
        let inconsistent =
            |what: &str, help| Err(ProblemKind::Inconsistent { what: what.to_owned(), help });
        if let Some(fault) = self.subject.fault() {
            return Err(ProblemKind::unusable("the subject's id", &self.subject, fault));
        }
        if let Some(party) = self.scope.very_party()
            && let Some(fault) = party.fault()
        {
            return Err(ProblemKind::unusable("the party's name", party, fault));
        }
        if let Some(PolicyVersion { policy, version }) = self.policy.as_deref() {
            if let Some(fault) = policy.fault() {
                return Err(ProblemKind::unusable("the policy's id", policy, fault));
            }
            if let Some(fault) = fault_of(version) {
                return Err(ProblemKind::unusable("the version's name", version, fault));
            }
        }
        if self.kind.is_grant() {
            if !self.scope.names(Naming::Purpose) {
                return inconsistent("the grant names no purpose", "name the purposes agreed to");
            }
            if let Some(until) = self.expires_at().filter(|end| *end <= self.recorded_at()) {
                let (from, until) = (format_instant(self.recorded_at()), format_instant(until));
                return Err(ProblemKind::InvertedDates { from, until });
            }
        } else if self.expires_at.is_some() || self.policy.is_some() {
            let what = "only grants expire or are bound to a version";
            return inconsistent(what, "drop `expires` and `policy`");
        }
        Ok(())
    }
}
