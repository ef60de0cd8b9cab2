//! Identifiers that callers and policy authors choose.

use crate::text::fault_of_line;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The longest identifier, in bytes.
const MAX_NAME: usize = 200;

/// A text that costs no memory of its own where it is short, as identifiers mostly are.
#[derive(Clone, PartialEq, Eq)]
enum Text {
    /// INVARIANT: whole text, followed by zeros.
    Short(u8, [u8; Text::SHORT]),
    /// INVARIANT: too long to be short.
    Long(Arc<str>),
}

impl Text {
    /// As many bytes as make the type no larger than the other kind of text needs.
    const SHORT: usize = 22;

    fn new(text: &str) -> Self {
        let mut bytes = [0; Self::SHORT];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(start), Ok(len)) => {
                start.copy_from_slice(text.as_bytes());
                Self::Short(len, bytes)
            }
            _ => Self::Long(Arc::from(text)),
        }
    }

    #[inline]
    fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Short(len, bytes) => bytes.get(..usize::from(*len)).unwrap_or_default(),
            Self::Long(text) => text.as_bytes(),
        }
    }

    #[inline]
    fn is_plain(&self) -> bool {
        match self {
            // The zeros behind a text are no letters.
            Self::Short(len, bytes) => {
                let letters = bytes.iter().map(|byte| u8::from(byte.is_ascii_graphic()));
                *len > 0 && letters.fold(0, u8::wrapping_add) == *len
            }
            Self::Long(_) => false,
        }
    }

    fn as_str(&self) -> &str {
        match self {
            // INVARIANT: the bytes come from a text.
            Self::Short(..) => str::from_utf8(self.as_bytes()).unwrap_or_default(),
            Self::Long(text) => text,
        }
    }
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(Text);

        impl $name {
            /// Takes a text as an identifier. Blank or overlong ones (over 200 bytes) are refused
            /// where they are used.
            pub fn new(name: impl AsRef<str>) -> Self {
                Self(Text::new(name.as_ref()))
            }

            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl Names for $name {
            fn name(&self) -> &str {
                self.as_str()
            }

            #[inline]
            fn is_plain(&self) -> bool {
                self.0.is_plain()
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        // The order of texts is that of their bytes.
        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                self.0.as_bytes().cmp(other.0.as_bytes())
            }
        }

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                Self::new(name)
            }
        }

        impl From<String> for $name {
            fn from(name: String) -> Self {
                Self::new(name)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
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

    /// Whether it is short and made of letters, digits and signs, as most are.
    fn is_plain(&self) -> bool;

    /// Whether the identifier can be used at all.
    fn is_usable(&self) -> bool {
        self.fault().is_none()
    }

    /// Why the identifier cannot be used, if it cannot.
    fn fault(&self) -> Option<&'static str> {
        if self.is_plain() {
            return None;
        }
        let name = self.name();
        if name.trim().is_empty() {
            Some("blank")
        } else if name.len() > MAX_NAME {
            Some("longer than 200 bytes")
        } else {
            fault_of_line(name).map(|_| "not on one line, or holds a hidden character")
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
