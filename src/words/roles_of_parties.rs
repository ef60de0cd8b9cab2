//! The roles that stand for a very party, and for which.

use super::term::TermId;
use crate::ids::PartyId;
use std::sync::Arc;

/// The roles that stand for a very party, and those below them, ascending. Cloning one copies nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RolesOfParties(Arc<[(TermId, PartyId)]>);

impl RolesOfParties {
    pub(super) fn new(mut roles: Vec<(TermId, PartyId)>) -> Self {
        roles.sort();
        Self(roles.into())
    }

    /// The party for which a role stands, if it stands for one.
    #[inline]
    pub(crate) fn of(&self, role: TermId) -> Option<&PartyId> {
        let place = self.0.binary_search_by_key(&role, |(term, _)| *term).ok()?;
        self.0.get(place).map(|(_, party)| party)
    }

    /// The words that stand for a party, and those below them.
    pub(super) fn roles_of<'r>(&'r self, party: &'r PartyId) -> impl Iterator<Item = TermId> + 'r {
        self.0.iter().filter(move |(_, other)| other == party).map(|(role, _)| *role)
    }

    /// These roles.
    pub(crate) fn roles(&self) -> impl Iterator<Item = TermId> {
        self.0.iter().map(|(role, _)| *role)
    }
}
