//! Fingerprints of policies.

use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// Tells what a version of a policy says: a version-5 UUID made of its rules.
///
/// The same rules in another order have the same fingerprint, and an edited rule gives another one, be
/// the version's name the same. Decisions carry it, so that a log shows by which text they were made.
/// See [`Policy::fingerprint`](crate::Policy::fingerprint).
///
/// ```
/// use permitted::ids::Fingerprint;
///
/// let fingerprint: Fingerprint = "5d1e7a0e-1b1c-5b52-9f0a-2d3b4c5d6e7f".parse()?;
/// assert_eq!(fingerprint.as_uuid().get_version_num(), 5);
/// assert_eq!(fingerprint.to_string(), "5d1e7a0e-1b1c-5b52-9f0a-2d3b4c5d6e7f");
/// # Ok::<(), uuid::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(Uuid);

impl Fingerprint {
    pub(crate) const fn new(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// The UUID that it is.
    #[must_use]
    pub const fn as_uuid(&self) -> Uuid {
        self.0
    }
}

impl From<Fingerprint> for Uuid {
    fn from(fingerprint: Fingerprint) -> Self {
        fingerprint.0
    }
}

impl FromStr for Fingerprint {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        text.parse().map(Self)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl serde::Serialize for Fingerprint {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Fingerprint {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'_, str> as serde::Deserialize>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
