//! What becomes of data at the end of its retention.

use super::terms::name_in;
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
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
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

impl Disposal {
    pub(crate) const NAMES: [(&'static str, Self); 5] = [
        ("erase", Self::Erase),
        ("anonymise", Self::Anonymise),
        ("aggregate", Self::Aggregate),
        ("pseudonymise", Self::Pseudonymise),
        ("restrict", Self::Restrict),
    ];

    /// The name that files and messages use.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_in(&Self::NAMES, self)
    }

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

impl std::fmt::Display for Disposal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
