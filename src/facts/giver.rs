use crate::ids::PartyId;
use crate::policy::GiverKind;

/// Whose word an event of a consent ledger is: the person's own, a parent's or an agent's, with
/// the very party where it is known.
///
/// Two events are of one giver if the kind is the same and, the subject aside, the party. Where a
/// party is not named nobody knows whether it is the same, so name the parents and agents that you
/// can tell apart: one parent's yes does not undo the other's no.
///
/// ```
/// use permitted::{ConsentEvent, Purpose};
/// use permitted::facts::Giver;
/// use permitted::policy::{GiverKind, Strength};
/// use time::macros::datetime;
///
/// let grant = ConsentEvent::granted("pupil-3", Strength::Express, datetime!(2026-01-10 0:00 UTC))
///     .purpose(Purpose::OWN_MARKETING)
///     .given_by(Giver::named(GiverKind::Parent, "mother-of-pupil-3"));
/// assert_eq!(grant.giver().kind(), GiverKind::Parent);
/// assert_eq!(grant.giver().party(), Some(&"mother-of-pupil-3".into()));
///
/// let own = ConsentEvent::objected("pupil-3", datetime!(2026-02-01 0:00 UTC));
/// assert_eq!(own.giver(), &Giver::from(GiverKind::Subject));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Giver {
    pub(crate) kind: GiverKind,
    pub(crate) party: Option<PartyId>,
}

impl Giver {
    /// This very party, who speaks in that role.
    pub fn named(kind: GiverKind, party: impl Into<PartyId>) -> Self {
        Self { kind, party: Some(party.into()) }
    }

    /// In which role it speaks.
    #[must_use]
    pub fn kind(&self) -> GiverKind {
        self.kind
    }

    /// The very party, where it is known.
    #[must_use]
    pub fn party(&self) -> Option<&PartyId> {
        self.party.as_ref()
    }
}

impl From<GiverKind> for Giver {
    /// Somebody in that role, who is not named.
    fn from(kind: GiverKind) -> Self {
        Self { kind, party: None }
    }
}
