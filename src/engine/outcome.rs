use std::ops::Not;

/// What a policy says of a use. Ordered from worst to best: the answer to a question about several
/// uses is the least of theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// A forbid holds, whatever permits it.
    Prohibited,
    /// Nothing permits it.
    NotPermitted,
    /// It depends on facts that are unknown.
    Undetermined,
    /// The policy does not speak of it.
    OutOfScope,
    /// A permit holds and no forbid does.
    Permitted,
}

impl Outcome {
    pub(crate) const NAMES: [(&'static str, Self); 5] = [
        ("prohibited", Self::Prohibited),
        ("not-permitted", Self::NotPermitted),
        ("undetermined", Self::Undetermined),
        ("out-of-scope", Self::OutOfScope),
        ("permitted", Self::Permitted),
    ];

    /// The name that files and messages use.
    #[must_use]
    pub fn name(self) -> &'static str {
        crate::policy::name_in(&Self::NAMES, self)
    }

    /// Whether the answer is yes.
    #[must_use]
    pub const fn is_permitted(self) -> bool {
        matches!(self, Self::Permitted)
    }
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name().replace('-', " "))
    }
}

/// Kleene's three truth values, ordered: `and` is the least, `or` the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Truth {
    False,
    Unknown,
    True,
}

impl Truth {
    #[inline]
    pub(crate) fn and(self, other: Self) -> Self {
        self.min(other)
    }

    #[inline]
    pub(crate) fn or(self, other: Self) -> Self {
        self.max(other)
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

impl Not for Truth {
    type Output = Self;

    #[inline]
    fn not(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }
}
