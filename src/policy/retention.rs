//! How long data must be kept, and how long it may be.

use super::period::Period;
use super::rule::Rule;
use super::terms::name_in;
use crate::ids::Clause;
use crate::words::LegalBasis;

/// Says how long data of some categories may, or must, be kept for some purposes.
///
/// Its terms are categories and purposes alone. Until its maximum has passed the data may be used
/// for those purposes; until its minimum has passed it must not be erased.
///
/// ```
/// use permitted::{DataCategory, LegalBasis, Purpose};
/// use permitted::policy::{Anchor, Disposal, Period, Retention, Span};
///
/// let rule = Retention::new("PX-40")
///     .data(DataCategory::FINANCIAL)
///     .purpose(Purpose::PAYMENT)
///     .at_least(Period::years(2), Anchor::ContractEnded)
///     .at_most(Period::years(6), Anchor::ContractEnded)
///     .then(Disposal::Anonymise)
///     .basis(LegalBasis::LEGAL_OBLIGATION);
/// let minimum = Span { period: Period::years(2), from: Anchor::ContractEnded };
/// assert_eq!(rule.minimum(), Some(minimum));
/// assert_eq!(rule.maximum().map(|span| span.period), Some(Period::years(6)));
/// assert_eq!(rule.disposal(), Disposal::Anonymise);
/// assert_eq!(rule.bases(), [LegalBasis::LEGAL_OBLIGATION]);
/// ```
pub type Retention = Rule<RetentionTerms>;

/// An event in the life of a record from which a retention period runs.
///
/// ```
/// use permitted::policy::Anchor;
///
/// assert_eq!(Anchor::ContractEnded.to_string(), "contract-ended");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// The data was collected.
    Collected,
    /// The data was last used.
    LastUsed,
    /// The contract with the subject ended.
    ContractEnded,
    /// The subject's account was closed.
    AccountClosed,
    /// The consent on which the data was kept was withdrawn.
    ConsentWithdrawn,
    /// The purpose was fulfilled: until then it is open (GDPR Art. 5(1)(e)).
    PurposeFulfilled,
}

impl Anchor {
    pub(crate) const NAMES: [(&'static str, Self); 6] = [
        ("collected", Self::Collected),
        ("last-used", Self::LastUsed),
        ("contract-ended", Self::ContractEnded),
        ("account-closed", Self::AccountClosed),
        ("consent-withdrawn", Self::ConsentWithdrawn),
        ("purpose-fulfilled", Self::PurposeFulfilled),
    ];

    /// The name that files and messages use.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_in(&Self::NAMES, self)
    }

    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

impl std::fmt::Display for Anchor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl serde::Serialize for Anchor {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// What becomes of data at the end of its retention.
///
/// ```
/// use permitted::policy::Disposal;
///
/// assert_eq!(Disposal::default(), Disposal::Erase);
/// assert_eq!(Disposal::Restrict.name(), "restrict");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Disposal {
    /// It is erased.
    #[default]
    Erase,
    /// It is anonymised.
    Anonymise,
    /// It is kept and not used otherwise (GDPR Art. 4(3)).
    Restrict,
}

impl Disposal {
    pub(crate) const NAMES: [(&'static str, Self); 3] =
        [("erase", Self::Erase), ("anonymise", Self::Anonymise), ("restrict", Self::Restrict)];

    /// The name that files and messages use.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_in(&Self::NAMES, self)
    }
}

impl serde::Serialize for Disposal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// A calendar period and the event from which it runs.
///
/// ```
/// use permitted::policy::{Anchor, Period, Retention, Span};
///
/// let rule = Retention::new("7.1").while_open();
/// let open = Span { period: Period::ZERO, from: Anchor::PurposeFulfilled };
/// assert_eq!(rule.maximum(), Some(open));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// How long.
    pub period: Period,
    /// From when.
    pub from: Anchor,
}

/// What a retention rule adds to the common part of rules.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RetentionTerms {
    pub(crate) minimum: Option<Span>,
    pub(crate) maximum: Option<Span>,
    pub(crate) disposal: Disposal,
    pub(crate) bases: Vec<LegalBasis>,
}

impl Retention {
    /// A retention rule that puts this clause into effect.
    pub fn new(clause: impl Into<Clause>) -> Self {
        Self::with(clause.into(), RetentionTerms::default())
    }

    /// Requires the data to be kept at least this long.
    #[must_use]
    pub fn at_least(mut self, period: Period, from: Anchor) -> Self {
        self.detail.minimum = Some(Span { period, from });
        self
    }

    /// Allows the data to be kept at most this long.
    #[must_use]
    pub fn at_most(mut self, period: Period, from: Anchor) -> Self {
        self.detail.maximum = Some(Span { period, from });
        self
    }

    /// Allows the data to be kept while its purpose is open.
    #[must_use]
    pub fn while_open(self) -> Self {
        self.at_most(Period::ZERO, Anchor::PurposeFulfilled)
    }

    /// Says what becomes of the data then; erasure unless said otherwise.
    #[must_use]
    pub fn then(mut self, disposal: Disposal) -> Self {
        self.detail.disposal = disposal;
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
    pub fn minimum(&self) -> Option<Span> {
        self.detail.minimum
    }

    /// How long the data may be kept.
    #[must_use]
    pub fn maximum(&self) -> Option<Span> {
        self.detail.maximum
    }

    /// What becomes of the data then.
    #[must_use]
    pub fn disposal(&self) -> Disposal {
        self.detail.disposal
    }

    /// The legal bases of the retention itself.
    #[must_use]
    pub fn bases(&self) -> &[LegalBasis] {
        &self.detail.bases
    }
}
