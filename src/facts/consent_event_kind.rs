use crate::closed_list::closed_list;
use url::Url;

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
///
/// let status = ConsentEventKind::Refused.iri().unwrap();
/// assert_eq!(status.as_str(), "https://w3id.org/dpv#ConsentRefused");
/// assert_eq!(ConsentEventKind::by_iri(status.as_str()), Some(ConsentEventKind::Refused));
/// assert_eq!(ConsentEventKind::Objected.iri(), None);
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

closed_list! {
    ConsentEventKind {
        Granted = "granted",
        Renewed = "renewed",
        Refused = "refused",
        Withdrawn = "withdrawn",
        Objected = "objected",
        Restricted = "restricted",
        Lifted = "lifted",
        Replaced = "replaced",
    }
}

impl ConsentEventKind {
    /// The status of consent in the Data Privacy Vocabulary after such an event, where there is one
    /// for it: objections, restrictions and what ends them are no consent.
    #[must_use]
    pub fn iri(self) -> Option<Url> {
        let status = match self {
            Self::Granted => "ConsentGiven",
            Self::Renewed => "RenewedConsentGiven",
            Self::Refused => "ConsentRefused",
            Self::Withdrawn => "ConsentWithdrawn",
            Self::Objected | Self::Restricted | Self::Lifted | Self::Replaced => return None,
        };
        Url::parse(&format!("https://w3id.org/dpv#{status}")).ok()
    }

    /// The kind of event after which consent has this status.
    #[must_use]
    pub fn by_iri(iri: impl AsRef<str>) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.iri().is_some_and(|found| found.as_str() == iri.as_ref()))
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

    /// Whether it can only take permission away: denials and restrictions.
    pub(crate) const fn hurts(self) -> bool {
        self.is_denial() || matches!(self, Self::Restricted)
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
