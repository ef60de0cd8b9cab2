use serde::{Deserialize, Serialize};

/// The kinds of rules and declarations that an answer can cite.
///
/// ```
/// use permitted::policy::RuleKind;
///
/// assert_eq!(RuleKind::DeemedConsent.name(), "deemed-consent");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RuleKind {
    /// What the policy speaks about.
    Scope,
    /// What lies beyond it.
    Beyond,
    /// A permit.
    Permit,
    /// The forbid "and for no other purpose" that a permit adds.
    Only,
    /// A forbid.
    Forbid,
    /// An opt-out.
    OptOut,
    /// A duty.
    Duty,
    /// A closed declaration.
    Closed,
    /// A statement.
    Statement,
    /// A deemed consent.
    DeemedConsent,
    /// A declaration of whose consent counts.
    ConsentGiver,
    /// A declaration of admitted bases.
    AdmittedBasis,
    /// An exception to the restriction of data.
    Restriction,
    /// A rule of the retention schedule.
    Retention,
    /// A right, as far as it orders what carries it out.
    Right,
    /// The subject's request to erase a record, where no rule speaks of it.
    ErasureRequest,
    /// How new versions come into force.
    Amendment,
}

impl RuleKind {
    /// The name that files and messages use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scope => "scope",
            Self::Beyond => "beyond",
            Self::Permit => "permit",
            Self::Only => "only",
            Self::Forbid => "forbid",
            Self::OptOut => "opt-out",
            Self::Duty => "duty",
            Self::Closed => "closed",
            Self::Statement => "statement",
            Self::DeemedConsent => "deemed-consent",
            Self::ConsentGiver => "consent-giver",
            Self::AdmittedBasis => "admitted-basis",
            Self::Restriction => "restriction",
            Self::Retention => "retention",
            Self::Right => "right",
            Self::ErasureRequest => "erasure-request",
            Self::Amendment => "amendment",
        }
    }
}
