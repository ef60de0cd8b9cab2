//! One version of one policy.

use super::conversions::deserialize;
use super::names::PolicyId;
use super::usable::{IdFault, IdSyntax, Usable, fault_of};
use std::fmt;
use std::str::FromStr;

/// One version of one policy, as consent can be bound to it: `plexuus@1`.
///
/// ```
/// use permitted::ids::{IdFault, PolicyVersion};
///
/// let version: PolicyVersion = "plexuus@2026-01".parse()?;
/// assert_eq!(version, PolicyVersion::new("plexuus", "2026-01"));
/// assert_eq!(version.to_string(), "plexuus@2026-01");
///
/// let error = "plexuus".parse::<PolicyVersion>().unwrap_err();
/// assert_eq!(error.fault(), IdFault::NoVersion);
/// # Ok::<(), permitted::ids::IdSyntax>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PolicyVersion {
    /// The policy.
    pub policy: PolicyId,
    /// The version's own name.
    pub version: String,
}

impl PolicyVersion {
    /// That version of that policy.
    ///
    /// ```
    /// use permitted::ids::PolicyVersion;
    ///
    /// let version = PolicyVersion::new("plexuus", "1");
    /// assert_eq!((version.policy.as_str(), version.version.as_str()), ("plexuus", "1"));
    /// ```
    pub fn new(policy: impl Into<PolicyId>, version: impl Into<String>) -> Self {
        Self { policy: policy.into(), version: version.into() }
    }
}

impl FromStr for PolicyVersion {
    type Err = IdSyntax;

    fn from_str(text: &str) -> Result<Self, IdSyntax> {
        let (policy, version) =
            text.split_once('@').ok_or_else(|| IdSyntax::new(text, IdFault::NoVersion))?;
        let faults = [(policy, PolicyId::new(policy).fault()), (version, fault_of(version))];
        for (part, fault) in faults {
            match fault {
                None => {}
                Some(IdFault::Blank) => return Err(IdSyntax::new(text, IdFault::NoVersion)),
                Some(fault) => return Err(IdSyntax::new(part, fault)),
            }
        }
        Ok(Self::new(policy, version))
    }
}

impl TryFrom<&str> for PolicyVersion {
    type Error = IdSyntax;

    fn try_from(text: &str) -> Result<Self, IdSyntax> {
        text.parse()
    }
}

impl TryFrom<String> for PolicyVersion {
    type Error = IdSyntax;

    fn try_from(text: String) -> Result<Self, IdSyntax> {
        text.parse()
    }
}

/// The policy, and its version's own name.
///
/// ```
/// use permitted::ids::PolicyVersion;
///
/// assert_eq!(PolicyVersion::from(("plexuus", "1")), "plexuus@1");
/// ```
impl<P: Into<PolicyId>, V: Into<String>> From<(P, V)> for PolicyVersion {
    fn from((policy, version): (P, V)) -> Self {
        Self::new(policy, version)
    }
}

impl From<&Self> for PolicyVersion {
    fn from(version: &Self) -> Self {
        version.clone()
    }
}

/// As it is written: `plexuus@1`.
impl PartialEq<str> for PolicyVersion {
    fn eq(&self, text: &str) -> bool {
        let name = self.policy.as_str();
        let version = text.strip_prefix(name).and_then(|rest| rest.strip_prefix('@'));
        version == Some(self.version.as_str())
    }
}

impl PartialEq<&str> for PolicyVersion {
    fn eq(&self, text: &&str) -> bool {
        self == *text
    }
}

impl fmt::Display for PolicyVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.policy, self.version)
    }
}

impl serde::Serialize for PolicyVersion {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for PolicyVersion {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}
