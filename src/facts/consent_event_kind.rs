use crate::policy::name_in;

/// What happened to consent (DPV consent status).
///
/// Refusals, withdrawals and objections are *denials*: they can only take permission away. What
/// ends them is an express grant of the same giver, `Lifted`, `Replaced` or their own expiry.
///
/// ```
/// use permitted::facts::ConsentEventKind;
///
/// assert!(ConsentEventKind::Renewed.is_grant());
/// assert!(ConsentEventKind::Objected.is_denial());
/// assert!(!ConsentEventKind::Lifted.is_grant() && !ConsentEventKind::Lifted.is_denial());
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
    /// The processing is restricted: the data is only stored (GDPR Art. 18).
    Restricted,
    /// A refusal, objection or restriction was taken back. Grants nothing by itself.
    Lifted,
    /// A form was saved that says all there is to say: what it does not repeat is over.
    Replaced,
}

impl ConsentEventKind {
    pub(crate) const NAMES: [(&'static str, Self); 8] = [
        ("granted", Self::Granted),
        ("renewed", Self::Renewed),
        ("refused", Self::Refused),
        ("withdrawn", Self::Withdrawn),
        ("objected", Self::Objected),
        ("restricted", Self::Restricted),
        ("lifted", Self::Lifted),
        ("replaced", Self::Replaced),
    ];

    /// The name that files and messages use.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_in(&Self::NAMES, self)
    }

    /// Whether it gives consent.
    #[must_use]
    pub const fn is_grant(self) -> bool {
        matches!(self, Self::Granted | Self::Renewed)
    }

    /// Whether it denies consent, or objects to processing that needs none.
    #[must_use]
    pub const fn is_denial(self) -> bool {
        matches!(self, Self::Refused | Self::Withdrawn | Self::Objected)
    }

    /// Whether it can state when it ends.
    pub(crate) const fn can_expire(self) -> bool {
        matches!(
            self,
            Self::Granted | Self::Renewed | Self::Refused | Self::Objected | Self::Restricted
        )
    }

    /// Whether it says of which processing it speaks.
    pub(crate) const fn has_bases(self) -> bool {
        self.is_denial() || matches!(self, Self::Replaced)
    }
}
