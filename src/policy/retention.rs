//! How long data must be kept, and how long it may be.

use super::disposal::Disposal;
use super::exception::Exception;
use super::period::Period;
use super::rule::Rule;
use super::span::Span;
use crate::ids::Clause;
use crate::words::LegalBasis;

/// Says how long data of some categories may, or must, be kept for some purposes.
///
/// Its terms are categories, purposes, what the subject is and where it lives, where the data lies
/// and came from, and how far it identifies the person. Until its maximum has passed the data may be
/// used for those purposes; until its minimum has passed it must not be erased.
///
/// ```
/// use permitted::{DataCategory, LegalBasis, LifeEvent, Purpose};
/// use permitted::policy::{Disposal, Exception, Period, Retention, Span};
///
/// let rule = Retention::new("PX-40")
///     .data(DataCategory::FINANCIAL)
///     .purpose(Purpose::PAYMENT)
///     .at_least(Span::of(Period::years(2)).from(LifeEvent::CONTRACT_ENDED))
///     .at_most(Span::of(Period::years(6)).from(LifeEvent::CONTRACT_ENDED))
///     .unless(Exception::new().data(DataCategory::BANK_ACCOUNT))
///     .then([Disposal::Anonymise, Disposal::Aggregate])
///     .within(Period::days(30))
///     .basis(LegalBasis::LEGAL_OBLIGATION);
/// assert_eq!(rule.minimum().map(Span::period), Some(Period::years(2)));
/// assert_eq!(rule.maximum().map(Span::period), Some(Period::years(6)));
/// assert_eq!(rule.disposals(), [Disposal::Anonymise, Disposal::Aggregate]);
/// assert_eq!(rule.time_to_carry_out(), Some(Period::days(30)));
/// assert_eq!(rule.exceptions().len(), 1);
/// assert_eq!(rule.bases(), [LegalBasis::LEGAL_OBLIGATION]);
/// ```
pub type Retention = Rule<RetentionTerms>;

/// What a retention rule adds to the common part of rules.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RetentionTerms {
    pub(crate) minimum: Option<Span>,
    pub(crate) maximum: Option<Span>,
    pub(crate) indefinitely: bool,
    pub(crate) unless: Vec<Exception>,
    /// None at all stand for erasure.
    pub(crate) disposals: Vec<Disposal>,
    pub(crate) within: Option<Period>,
    pub(crate) bases: Vec<LegalBasis>,
}

impl Retention {
    /// A retention rule that puts this clause into effect.
    pub fn new(clause: impl Into<Clause>) -> Self {
        Self::with(clause.into(), RetentionTerms::default())
    }

    /// Requires the data to be kept at least this long.
    #[must_use]
    pub fn at_least(mut self, span: Span) -> Self {
        self.detail.minimum = Some(span);
        self
    }

    /// Allows the data to be kept at most this long.
    #[must_use]
    pub fn at_most(mut self, span: Span) -> Self {
        self.detail.maximum = Some(span);
        self
    }

    /// Allows the data to be kept while its purpose is open.
    ///
    /// ```
    /// use permitted::LifeEvent;
    /// use permitted::policy::{Period, Retention, Span};
    ///
    /// let rule = Retention::new("7.1").while_open();
    /// let open = Span::of(Period::ZERO).from(LifeEvent::PURPOSE_FULFILLED);
    /// assert_eq!(rule.maximum(), Some(&open));
    /// ```
    #[must_use]
    pub fn while_open(self) -> Self {
        self.at_most(Span::open())
    }

    /// Allows the data to be kept without an end, as a clause says: what is silent of a maximum may be
    /// kept as long, but no clause is cited for it.
    ///
    /// ```
    /// use permitted::DataCategory;
    /// use permitted::policy::Retention;
    ///
    /// let chronicle = Retention::new("12").data(DataCategory::PHOTOGRAPH).indefinitely();
    /// assert!(chronicle.is_indefinite() && chronicle.maximum().is_none());
    /// ```
    #[must_use]
    pub fn indefinitely(mut self) -> Self {
        self.detail.indefinitely = true;
        self
    }

    /// Adds an exception: where it holds, the rule says nothing. Of a rule that has a minimum it
    /// consists of terms and circumstances alone; of one that has only a maximum also of consent and
    /// evidence ("longer if the applicant agrees").
    #[must_use]
    pub fn unless(mut self, exception: Exception) -> Self {
        self.detail.unless.push(exception);
        self
    }

    /// Says what becomes of the data then, in one of these ways; it is erased unless said otherwise.
    #[must_use]
    pub fn then(mut self, any_of: impl IntoIterator<Item = Disposal>) -> Self {
        self.detail.disposals.extend(any_of);
        self
    }

    /// Gives so much time for carrying that out.
    #[must_use]
    pub fn within(mut self, period: Period) -> Self {
        self.detail.within = Some(period);
        self
    }

    /// Names the legal bases of the retention itself.
    #[must_use]
    pub fn basis(mut self, all_of: impl IntoIterator<Item = LegalBasis>) -> Self {
        self.detail.bases.extend(all_of);
        self
    }

    /// How long the data must be kept.
    #[must_use]
    pub fn minimum(&self) -> Option<&Span> {
        self.detail.minimum.as_ref()
    }

    /// How long the data may be kept.
    #[must_use]
    pub fn maximum(&self) -> Option<&Span> {
        self.detail.maximum.as_ref()
    }

    /// Whether it says that the data may be kept without an end.
    #[must_use]
    pub fn is_indefinite(&self) -> bool {
        self.detail.indefinitely
    }

    /// Where it says nothing.
    #[must_use]
    pub fn exceptions(&self) -> &[Exception] {
        &self.detail.unless
    }

    /// What becomes of the data then, in one of these ways.
    #[must_use]
    pub fn disposals(&self) -> &[Disposal] {
        if self.detail.disposals.is_empty() { &[Disposal::Erase] } else { &self.detail.disposals }
    }

    /// How much time there is for carrying that out, if the rule says so.
    #[must_use]
    pub fn time_to_carry_out(&self) -> Option<Period> {
        self.detail.within
    }

    /// The legal bases of the retention itself.
    #[must_use]
    pub fn bases(&self) -> &[LegalBasis] {
        &self.detail.bases
    }
}
