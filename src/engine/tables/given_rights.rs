//! The rights of a policy, and what it speaks of: they hold within that.

use crate::policy::{Beyond, Policy, Right, Scope};

/// The rights that one version of a policy gives.
#[derive(Debug)]
pub(crate) struct GivenRights {
    /// Sorted by id.
    pub(crate) rights: Vec<Right>,
    pub(crate) scopes: Vec<Scope>,
    pub(crate) beyond: Vec<Beyond>,
}

impl GivenRights {
    pub(crate) fn of(policy: &Policy) -> Self {
        let mut rights = policy.rights().to_vec();
        rights.sort_by(|a, b| a.id().cmp(b.id()));
        Self { rights, scopes: policy.scopes().to_vec(), beyond: policy.beyond().to_vec() }
    }
}
