//! What a row is about, until the index is built.

use crate::policy::Terms;

/// What a row's identifiability means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// At most; left out: any.
    AtMost,
    /// At least; left out: personal data.
    AtLeastPersonal,
    /// At least; left out: any.
    AtLeast,
    /// Personal data, whatever the terms say.
    Personal,
    /// Any, and any circumstances: only what the terms say of the act.
    OfAct,
}

/// What a row is about, until the index is built.
pub(crate) struct RowTerms<'a> {
    pub(crate) terms: &'a Terms,
    pub(crate) sense: Sense,
    /// The purposes are those that the row is *not* about.
    pub(crate) other_purposes: bool,
}
