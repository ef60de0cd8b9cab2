//! What persons can ask for, and what it may cost them.

use super::terms::name_in;

/// What a person can ask for.
///
/// ```
/// use permitted::policy::RightKind;
///
/// assert_eq!(RightKind::OptOutOfSale.to_string(), "opt-out-of-sale");
/// assert!(RightKind::Withdrawal.denies_uses());
/// assert!(!RightKind::Erasure.denies_uses());
/// ```
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
///
/// ```
/// use permitted::policy::{Fee, Right, RightKind};
///
/// let right = Right::new("PN-31", [RightKind::Access]);
/// assert_eq!(right.cost(), Fee::NotSaid);
/// assert_eq!(right.fee(Fee::None).cost().name(), "none");
/// ```
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
