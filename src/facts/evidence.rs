use super::scope::{RecordedScope, scoped_methods};
use crate::ids::PartyId;
use crate::words::EvidenceKind;
use time::OffsetDateTime;

/// A fact on record: a subpoena, a contract term, a safeguard, an attestation, a request.
///
/// Counts from its record up to, not including, its expiry. Kinds that are party-bound count for
/// nothing without the party that they are about.
///
/// ```
/// use permitted::{Evidence, EvidenceKind};
/// use time::macros::datetime;
///
/// let subpoena = Evidence::new(EvidenceKind::SUBPOENA, datetime!(2026-02-01 0:00 UTC))
///     .party("district-court")
///     .expires(datetime!(2026-06-01 0:00 UTC))
///     .reference("case 26-113");
/// assert_eq!(subpoena.kind(), &EvidenceKind::SUBPOENA);
/// assert_eq!(subpoena.very_party(), Some(&"district-court".into()));
/// assert_eq!(subpoena.recorded_at(), datetime!(2026-02-01 0:00 UTC));
/// assert_eq!(subpoena.expires_at(), Some(datetime!(2026-06-01 0:00 UTC)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Evidence {
    pub(crate) kind: EvidenceKind,
    pub(crate) scope: RecordedScope,
    pub(crate) recorded_at: OffsetDateTime,
    pub(crate) expires_at: Option<OffsetDateTime>,
    pub(crate) reference: Option<String>,
}

impl Evidence {
    /// Evidence of that kind, recorded then, about every use until more is said.
    #[must_use]
    pub fn new(kind: EvidenceKind, recorded_at: OffsetDateTime) -> Self {
        Self {
            kind,
            scope: RecordedScope::default(),
            recorded_at,
            expires_at: None,
            reference: None,
        }
    }

    scoped_methods!(self);

    /// Names this very party: who signed, who demands, about whom it attests.
    #[must_use]
    pub fn party(mut self, party: impl Into<PartyId>) -> Self {
        self.scope.parties = vec![party.into()];
        self
    }

    /// Counts only before this instant.
    #[must_use]
    pub fn expires(mut self, at: OffsetDateTime) -> Self {
        self.expires_at = Some(at);
        self
    }

    /// Where the caller keeps the document itself.
    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    /// What kind of fact it is.
    #[must_use]
    pub fn kind(&self) -> &EvidenceKind {
        &self.kind
    }

    /// The very party that it names.
    #[must_use]
    pub fn very_party(&self) -> Option<&PartyId> {
        self.scope.parties.first()
    }

    /// Which uses it is about.
    #[must_use]
    pub fn scope(&self) -> &RecordedScope {
        &self.scope
    }

    /// Since when it counts.
    #[must_use]
    pub fn recorded_at(&self) -> OffsetDateTime {
        self.recorded_at
    }

    /// From when it counts no longer.
    #[must_use]
    pub fn expires_at(&self) -> Option<OffsetDateTime> {
        self.expires_at
    }
}

/// A piece of evidence is the list of itself, so that what takes several takes one as it is.
impl IntoIterator for Evidence {
    type Item = Self;
    type IntoIter = std::iter::Once<Self>;

    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(self)
    }
}
