//! The kinds of rules, and how each is built and read.

use super::exception::Exception;
use super::kinds;
use super::objection::{Grace, Route};
use super::owed::Owed;
use super::period::Period;
use super::rule::Rule;
use crate::ids::Clause;
use crate::words::{DataCategory, EvidenceKind};

/// Allows what lies within its terms, while its condition holds.
///
/// ```
/// use permitted::{Action, DataCategory, LegalBasis, Obligation, Purpose};
/// use permitted::policy::Permit;
///
/// let permit = Permit::new("PX-12")
///     .action([Action::COLLECT, Action::USE])
///     .data(DataCategory::CONTACT_DETAILS)
///     .purpose(Purpose::SERVICE_PROVISION)
///     .basis(LegalBasis::CONTRACT)
///     .obligation([Obligation::LOG])
///     .only_purpose()
///     .survives_objection();
/// assert_eq!((permit.bases(), permit.obligations().len()), (&[LegalBasis::CONTRACT][..], 1));
/// assert!(permit.is_only_purpose() && permit.does_survive_objection());
/// ```
pub type Permit = Rule<kinds::Permit>;
/// Prohibits what lies within its terms, while its condition holds, exceptions aside. Overrides
/// every permit.
///
/// ```
/// use permitted::{Action, DataCategory, Place};
/// use permitted::policy::{Exception, Forbid};
///
/// let forbid = Forbid::new("PX-30")
///     .action(Action::DISCLOSE)
///     .data(DataCategory::FINANCIAL)
///     .unless(Exception::new().clause("PX-31").place(Place::EEA));
/// assert_eq!(forbid.exceptions().len(), 1);
/// ```
pub type Forbid = Rule<kinds::Forbid>;
/// A forbid that strikes while an objection of the subject bears.
///
/// ```
/// use permitted::{Action, Purpose};
/// use permitted::policy::{OptOut, Route};
///
/// let opt_out = OptOut::new("PX-51")
///     .action(Action::CONTACT)
///     .purpose(Purpose::MARKETING)
///     .route([Route::UnsubscribeLink]);
/// assert!(opt_out.exceptions().is_empty());
/// assert!(opt_out.grace_period().confined_to().is_empty());
/// ```
pub type OptOut = Rule<kinds::OptOut>;
/// Puts obligations on whatever is permitted within its terms, exceptions aside.
///
/// ```
/// use permitted::{Action, EvidenceKind, Obligation};
/// use permitted::policy::{Condition, Duty, Exception};
///
/// let duty = Duty::new("PM-20").obligation([Obligation::LOG]).action(Action::DISCLOSE).unless(
///     Exception::new().when(Condition::evidence(EvidenceKind::SUBPOENA)),
/// );
/// assert_eq!(duty.obligations(), [Obligation::LOG]);
/// assert_eq!(duty.exceptions().len(), 1);
/// ```
pub type Duty = Rule<kinds::Duty>;
/// Says what the policy speaks about at all.
///
/// ```
/// use permitted::policy::Scope;
/// use permitted::words::GatheredAt;
///
/// let scope = Scope::new("1").gathered_at(GatheredAt::OWN_WEBSITE);
/// assert!(!scope.terms().is_unrestricted());
/// ```
pub type Scope = Rule<kinds::Scope>;
/// Says what lies beyond the policy.
///
/// ```
/// use permitted::policy::Beyond;
/// use permitted::words::GatheredAt;
///
/// let beyond = Beyond::new("1.3").gathered_at(GatheredAt::OTHER_WEBSITE);
/// assert_eq!(beyond.clauses()[0].as_str(), "1.3");
/// ```
pub type Beyond = Rule<kinds::Beyond>;
/// Says that whatever is not permitted within its terms never happens. Decides nothing by itself,
/// since that is the default, but is cited by the answer *not permitted*.
///
/// ```
/// use permitted::Action;
/// use permitted::policy::Closed;
///
/// let never = Closed::new("PX-33").action(Action::SELL);
/// assert_eq!(never.id().as_str(), "PX-33");
/// ```
pub type Closed = Rule<kinds::Closed>;
/// A definition, commitment or documented contradiction. Decides nothing, and is cited by every
/// answer within its terms.
///
/// ```
/// use permitted::policy::Statement;
///
/// let statement = Statement::new("PX-2", "A client is whoever holds an account.");
/// assert_eq!(statement.text(), "A client is whoever holds an account.");
/// ```
pub type Statement = Rule<kinds::Statement>;
/// Makes evidence of a kind count as an implied grant of consent within its terms.
///
/// ```
/// use permitted::{EvidenceKind, Purpose};
/// use permitted::policy::DeemedConsent;
///
/// let deemed = DeemedConsent::new("PX-21", EvidenceKind::CONTINUED_USE)
///     .purpose(Purpose::SERVICE_PROVISION);
/// assert_eq!(deemed.events(), [EvidenceKind::CONTINUED_USE]);
/// ```
pub type DeemedConsent = Rule<kinds::DeemedConsent>;
/// Says whose consent counts within its terms: parents', agents', the subject's own (GDPR Art. 8).
///
/// ```
/// use permitted::policy::{Condition, ConsentGiver, GiverKind};
///
/// // Below 16 the holder of parental responsibility speaks.
/// let parents = ConsentGiver::new("GDPR-8", [GiverKind::Parent]).when(Condition::younger_than(16));
/// assert_eq!(parents.givers(), [GiverKind::Parent]);
/// assert!(!parents.needs_all() && !parents.is_alone());
/// ```
pub type ConsentGiver = Rule<kinds::ConsentGiver>;
/// Says on which legal bases alone something within its terms may rest.
///
/// ```
/// use permitted::{DataCategory, LegalBasis};
/// use permitted::policy::AdmittedBasis;
///
/// // Whatever a notice says: this data is used with consent or not at all.
/// let consent = AdmittedBasis::new("L1", [LegalBasis::CONSENT]).data(DataCategory::LOCATION);
/// assert_eq!(consent.bases(), [LegalBasis::CONSENT]);
/// ```
pub type AdmittedBasis = Rule<kinds::AdmittedBasis>;
/// Says for what restricted data is used all the same (GDPR Art. 18(2)).
///
/// ```
/// use permitted::Purpose;
/// use permitted::policy::Restriction;
///
/// let exception = Restriction::new("2").purpose(Purpose::SECURITY);
/// assert!(!exception.terms().is_unrestricted());
/// ```
pub type Restriction = Rule<kinds::Restriction>;

impl Forbid {
    /// A forbid that puts this clause into effect.
    pub fn new(clause: impl Into<Clause>) -> Self {
        Self::with(clause.into(), kinds::Forbid::default())
    }

    /// Prohibits only where the same act, in the same item or another, also stands for data within one
    /// of these, other than the use's own.
    ///
    /// ```
    /// use permitted::{Action, DataCategory};
    /// use permitted::policy::Forbid;
    ///
    /// // Names, or diagnoses, but not both.
    /// let forbid = Forbid::new("PM-33")
    ///     .action(Action::DISCLOSE)
    ///     .data(DataCategory::NAME)
    ///     .together(DataCategory::HEALTH_DATA);
    /// assert_eq!(forbid.other_data(), [DataCategory::HEALTH_DATA]);
    /// ```
    #[must_use]
    pub fn together(mut self, any_of: impl IntoIterator<Item = DataCategory>) -> Self {
        self.detail.together.extend(any_of);
        self
    }

    /// Lifts the forbid where this exception holds.
    #[must_use]
    pub fn unless(mut self, exception: Exception) -> Self {
        self.detail.unless.push(exception);
        self
    }

    /// The data of which some has to stand beside the use's own; none means that nothing has to.
    #[must_use]
    pub fn other_data(&self) -> &[DataCategory] {
        &self.detail.together
    }

    /// The exceptions, any of which lifts the forbid.
    #[must_use]
    pub fn exceptions(&self) -> &[Exception] {
        &self.detail.unless
    }
}

impl OptOut {
    /// An opt-out that puts this clause into effect.
    pub fn new(clause: impl Into<Clause>) -> Self {
        Self::with(clause.into(), kinds::OptOut::default())
    }

    /// Lifts the opt-out where this exception holds.
    #[must_use]
    pub fn unless(mut self, exception: Exception) -> Self {
        self.detail.unless.push(exception);
        self
    }

    /// Ways in which the subject can object.
    #[must_use]
    pub fn route(mut self, any_of: impl IntoIterator<Item = Route>) -> Self {
        self.detail.routes.extend(any_of);
        self
    }

    /// The time after an objection during which it does not bear yet.
    #[must_use]
    pub fn grace(mut self, grace: Grace) -> Self {
        self.detail.grace = grace;
        self
    }

    /// The exceptions, any of which lifts the opt-out.
    #[must_use]
    pub fn exceptions(&self) -> &[Exception] {
        &self.detail.unless
    }

    /// The ways in which the subject can object.
    #[must_use]
    pub fn routes(&self) -> &[Route] {
        &self.detail.routes
    }

    /// The time after an objection during which it does not bear yet.
    #[must_use]
    pub fn grace_period(&self) -> &Grace {
        &self.detail.grace
    }
}

impl Duty {
    /// A duty that puts this clause into effect.
    pub fn new(clause: impl Into<Clause>) -> Self {
        Self::with(clause.into(), kinds::Duty::default())
    }

    /// Puts these obligations on what is permitted within the duty's terms.
    #[must_use]
    pub fn obligation(mut self, all_of: impl IntoIterator<Item = impl Into<Owed>>) -> Self {
        self.detail.obligations.extend(all_of.into_iter().map(Into::into));
        self
    }

    /// Binds only where the same act, in the same item or another, also stands for data within one of
    /// these, other than the use's own.
    #[must_use]
    pub fn together(mut self, any_of: impl IntoIterator<Item = DataCategory>) -> Self {
        self.detail.together.extend(any_of);
        self
    }

    /// Lifts the duty where this exception surely holds.
    #[must_use]
    pub fn unless(mut self, exception: Exception) -> Self {
        self.detail.unless.push(exception);
        self
    }

    /// The obligations that the duty puts on what is permitted.
    #[must_use]
    pub fn obligations(&self) -> &[Owed] {
        &self.detail.obligations
    }

    /// The data of which some has to stand beside the use's own; none means that nothing has to.
    #[must_use]
    pub fn other_data(&self) -> &[DataCategory] {
        &self.detail.together
    }

    /// The exceptions, any of which lifts the duty.
    #[must_use]
    pub fn exceptions(&self) -> &[Exception] {
        &self.detail.unless
    }
}

impl Scope {
    /// A scope entry that puts this clause into effect.
    pub fn new(clause: impl Into<Clause>) -> Self {
        Self::with(clause.into(), kinds::Scope {})
    }
}

impl Beyond {
    /// A beyond entry that puts this clause into effect.
    pub fn new(clause: impl Into<Clause>) -> Self {
        Self::with(clause.into(), kinds::Beyond::default())
    }

    /// The policy speaks of what lies within this exception all the same. Exceptions are of terms and
    /// circumstances alone.
    ///
    /// ```
    /// use permitted::Place;
    /// use permitted::policy::{Beyond, Exception};
    /// use permitted::words::GatheredAt;
    ///
    /// let beyond = Beyond::new("1.3")
    ///     .gathered_at(GatheredAt::OTHER_WEBSITE)
    ///     .unless(Exception::new().clause("1.4").residence(Place::EU));
    /// assert_eq!(beyond.exceptions()[0].clauses()[0].as_str(), "1.4");
    /// ```
    #[must_use]
    pub fn unless(mut self, exception: Exception) -> Self {
        self.detail.unless.push(exception);
        self
    }

    /// The exceptions, within any of which the policy speaks of the use all the same.
    #[must_use]
    pub fn exceptions(&self) -> &[Exception] {
        &self.detail.unless
    }
}

impl Closed {
    /// A closed declaration that puts this clause into effect.
    pub fn new(clause: impl Into<Clause>) -> Self {
        Self::with(clause.into(), kinds::Closed {})
    }
}

impl Statement {
    /// A statement that puts this clause into effect.
    pub fn new(clause: impl Into<Clause>, text: impl Into<String>) -> Self {
        Self::with(clause.into(), kinds::Statement { text: text.into() })
    }

    /// What the clause states, in the policy author's words.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.detail.text
    }
}

impl DeemedConsent {
    /// Evidence of any of these kinds is an implied grant, under this clause.
    pub fn new(clause: impl Into<Clause>, event: impl IntoIterator<Item = EvidenceKind>) -> Self {
        let event = event.into_iter().collect();
        Self::with(clause.into(), kinds::DeemedConsent { event, after: Period::ZERO })
    }

    /// The grant stands only so long after the event: approval by silence. It is as old as its event.
    ///
    /// ```
    /// use permitted::EvidenceKind;
    /// use permitted::policy::{DeemedConsent, Period};
    ///
    /// let silent = DeemedConsent::new("7.2", EvidenceKind::ATTESTATIONS).after(Period::days(30));
    /// assert_eq!(silent.stands_after(), Period::days(30));
    /// ```
    #[must_use]
    pub fn after(mut self, period: Period) -> Self {
        self.detail.after = period;
        self
    }

    /// How long after the event the grant stands first; no time at all where it stands at once.
    #[must_use]
    pub fn stands_after(&self) -> Period {
        self.detail.after
    }

    /// The kinds of evidence that count as a grant.
    #[must_use]
    pub fn events(&self) -> &[EvidenceKind] {
        &self.detail.event
    }
}
