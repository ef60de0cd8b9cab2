//! A version by which something was decided.

use super::fingerprint::Fingerprint;
use super::policy_version::PolicyVersion;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A version of a policy that was in force, with the fingerprint of what it said.
///
/// ```
/// use permitted::{Engine, Policy};
///
/// let policy: Policy = toml::from_str("id = 'shop'\nversion = '1'\nfrom = 2026-01-01")?;
/// let fingerprint = policy.fingerprint();
/// let decision = Engine::new([policy])?.ask(toml::from_str(
///     "action = 'use'\ndata = 'name'\npurpose = 'billing'\nat = 2026-03-01",
/// )?)?;
/// assert_eq!(decision.versions[0].version.to_string(), "shop@1");
/// assert_eq!(decision.versions[0].fingerprint, fingerprint);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct VersionInForce {
    /// The policy and the version's own name.
    pub version: PolicyVersion,
    /// What it said.
    pub fingerprint: Fingerprint,
}

impl VersionInForce {
    pub(crate) const fn new(version: PolicyVersion, fingerprint: Fingerprint) -> Self {
        Self { version, fingerprint }
    }
}

impl fmt::Display for VersionInForce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.version.fmt(f)
    }
}
