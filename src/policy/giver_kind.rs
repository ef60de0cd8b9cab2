use super::terms::name_in;
use serde::{Deserialize, Serialize};

/// In which role somebody speaks for the person the data is about.
///
/// ```
/// use permitted::policy::GiverKind;
///
/// assert_eq!(GiverKind::Parent.name(), "parent");
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum GiverKind {
    /// The person the data is about.
    #[default]
    Subject,
    /// The holder of parental responsibility (GDPR Art. 8(1)).
    Parent,
    /// Someone whom the subject authorised.
    Agent,
    /// The controller, who may only lift restrictions (GDPR Art. 18(3)).
    Controller,
}

impl GiverKind {
    pub(crate) const NAMES: [(&'static str, Self); 4] = [
        ("subject", Self::Subject),
        ("parent", Self::Parent),
        ("agent", Self::Agent),
        ("controller", Self::Controller),
    ];

    /// The name that files and messages use.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_in(&Self::NAMES, self)
    }
}
