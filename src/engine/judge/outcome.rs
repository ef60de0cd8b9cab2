//! What a policy says of a use.

use crate::closed_list::closed_list;

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
/// assert_eq!(permitted::render::outcome(Outcome::NotPermitted), "not permitted");
/// assert_eq!(Outcome::NotPermitted.to_string(), "not-permitted");
/// assert_eq!("out-of-scope".parse(), Ok(Outcome::OutOfScope));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

closed_list! {
    Outcome {
        Prohibited = "prohibited",
        NotPermitted = "not-permitted",
        Undetermined = "undetermined",
        OutOfScope = "out-of-scope",
        Permitted = "permitted",
    }
}

impl Outcome {
    /// The outcome in the words of a sentence.
    pub(crate) const fn in_words(self) -> &'static str {
        match self {
            Self::Prohibited => "prohibited",
            Self::NotPermitted => "not permitted",
            Self::Undetermined => "undetermined",
            Self::OutOfScope => "out of scope",
            Self::Permitted => "permitted",
        }
    }

    /// Whether the answer is yes.
    #[must_use]
    pub const fn is_permitted(self) -> bool {
        matches!(self, Self::Permitted)
    }
}
