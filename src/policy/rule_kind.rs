use crate::closed_list::closed_list;

/// The kinds of rules and declarations that an answer can cite.
///
/// ```
/// use permitted::policy::RuleKind;
///
/// assert_eq!(RuleKind::DeemedConsent.name(), "deemed-consent");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

closed_list! {
    RuleKind {
        Scope = "scope",
        Beyond = "beyond",
        Permit = "permit",
        Only = "only",
        Forbid = "forbid",
        OptOut = "opt-out",
        Duty = "duty",
        Closed = "closed",
        Statement = "statement",
        DeemedConsent = "deemed-consent",
        ConsentGiver = "consent-giver",
        AdmittedBasis = "admitted-basis",
        Restriction = "restriction",
        Retention = "retention",
        Right = "right",
        ErasureRequest = "erasure-request",
        Amendment = "amendment",
    }
}
