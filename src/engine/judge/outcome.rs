//! What a policy says of a use.

/// What a policy says of a use. Ordered from worst to best: the answer to a question about several
/// uses is the least of theirs.
///
/// It has one spelling, `not-permitted`: in data, in scenario files, in logs and where it is displayed. In
/// prose alone it is *not permitted*, as [`render::outcome`](crate::render::outcome) says it.
///
/// Match on it without a wildcard arm, so that an outcome that a later version adds breaks your build
/// instead of slipping through.
///
/// ```
/// use permitted::Outcome;
///
/// assert!(Outcome::Prohibited < Outcome::Permitted);
/// assert!(Outcome::Permitted.is_permitted() && !Outcome::OutOfScope.is_permitted());
/// assert_eq!(Outcome::NotPermitted.name(), "not-permitted");
/// assert_eq!(Outcome::NotPermitted.to_string(), "not-permitted");
/// assert_eq!(permitted::render::outcome(Outcome::NotPermitted), "not permitted");
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
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
        f.write_str(self.name())
    }
}
