//! Identifiers that callers and policy authors choose.

use std::fmt;
use std::sync::Arc;

/// The longest identifier, in bytes.
const MAX_NAME: usize = 200;

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes a text as an identifier. Blank or overlong ones (over 200 bytes) are refused
            /// where they are used.
            pub fn new(name: impl AsRef<str>) -> Self {
                Self(Arc::from(name.as_ref()))
            }

            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Names for $name {
            fn name(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                Self::new(name)
            }
        }

        impl From<String> for $name {
            fn from(name: String) -> Self {
                Self(Arc::from(name))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    )*};
}

names! {
    /// Names a policy over all its versions.
    PolicyId;
    /// Names a rule or declaration within its policy.
    RuleId;
    /// Names a clause of the document that a policy file puts into rules.
    Clause;
    /// Names a very party: one company, one person in a role.
    PartyId;
    /// Names a data subject in the caller's systems.
    SubjectId;
    /// Names a stored record in the caller's systems.
    RecordId;
}

pub(crate) trait Names {
    fn name(&self) -> &str;

    /// Whether the identifier can be used at all.
    fn is_usable(&self) -> bool {
        self.fault().is_none()
    }

    /// Why the identifier cannot be used, if it cannot.
    fn fault(&self) -> Option<&'static str> {
        let name = self.name();
        if name.trim().is_empty() {
            Some("blank")
        } else if name.len() > MAX_NAME {
            Some("longer than 200 bytes")
        } else {
            name.chars().any(char::is_control).then_some("not on one line")
        }
    }
}

/// One version of one policy, as consent can be bound to it: `plexuus@1`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PolicyVersion {
    /// The policy.
    pub policy: PolicyId,
    /// The version's own name.
    pub version: String,
}

impl PolicyVersion {
    /// That version of that policy.
    pub fn new(policy: impl Into<PolicyId>, version: impl Into<String>) -> Self {
        Self { policy: policy.into(), version: version.into() }
    }

    /// Reads `policy@version`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (policy, version) = text.split_once('@')?;
        let both = !policy.trim().is_empty() && !version.trim().is_empty();
        both.then(|| Self::new(policy, version))
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
