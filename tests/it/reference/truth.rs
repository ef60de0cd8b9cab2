//! Kleene's three values (§5.4).

/// Ordered so that the least is the conjunction and the greatest the disjunction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Truth {
    False,
    Unknown,
    True,
}

impl Truth {
    pub(crate) fn and(self, other: Self) -> Self {
        self.min(other)
    }

    pub(crate) fn or(self, other: Self) -> Self {
        self.max(other)
    }

    pub(crate) fn not(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

pub(crate) fn all(values: impl IntoIterator<Item = Truth>) -> Truth {
    values.into_iter().fold(Truth::True, Truth::and)
}

pub(crate) fn any(values: impl IntoIterator<Item = Truth>) -> Truth {
    values.into_iter().fold(Truth::False, Truth::or)
}
