//! What becomes of data at the end of its retention.

use crate::closed_list::closed_list;
use crate::words::Action;

/// What becomes of data at the end of its retention.
///
/// ```
/// use permitted::Action;
/// use permitted::policy::Disposal;
///
/// assert_eq!(Disposal::default(), Disposal::Erase);
/// assert_eq!(Disposal::Restrict.to_string(), "restrict");
/// assert_eq!(Disposal::Aggregate.action(), Action::AGGREGATE);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Disposal {
    /// It is erased.
    #[default]
    Erase,
    /// It is anonymised.
    Anonymise,
    /// It is kept as sums and averages of many persons alone.
    Aggregate,
    /// What identifies the person is kept apart (GDPR Art. 4(5)).
    Pseudonymise,
    /// It is kept and not used otherwise (GDPR Art. 4(3)).
    Restrict,
}

closed_list! {
    Disposal {
        Erase = "erase",
        Anonymise = "anonymise",
        Aggregate = "aggregate",
        Pseudonymise = "pseudonymise",
        Restrict = "restrict",
    }
}

impl Disposal {
    /// The action that carries it out.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Erase => Action::ERASE,
            Self::Anonymise => Action::ANONYMISE,
            Self::Aggregate => Action::AGGREGATE,
            Self::Pseudonymise => Action::PSEUDONYMISE,
            Self::Restrict => Action::RESTRICT,
        }
    }
}
