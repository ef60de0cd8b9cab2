//! What has to be done: an obligation, or one of several.

use crate::words::Obligation;
use std::fmt;

/// What has to be done: an obligation, or one of several, at the choice of whoever owes it.
///
/// Most of what is owed is one obligation, which is an `Owed` as it is.
///
/// ```
/// use permitted::Obligation;
/// use permitted::policy::{Duty, Owed};
///
/// let told = Owed::any([Obligation::NOTIFY_ON_SITE, Obligation::NOTIFY_BY_EMAIL]);
/// assert_eq!(told.to_string(), "one of notify-by-email, notify-on-site");
/// assert_eq!(told.choices().len(), 2);
/// assert_eq!(Owed::from(Obligation::LOG), Obligation::LOG);
///
/// let duty = Duty::new("PX-77").obligation([told, Obligation::LOG.into()]);
/// assert_eq!(duty.obligations()[1], Obligation::LOG);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Owed(Choices);

/// One stands where it is: that is what nearly all are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Choices {
    One(Obligation),
    // INVARIANT: sorted, without repetition, and never just one.
    Several(Box<[Obligation]>),
}

impl Owed {
    /// Any of these is enough. Their order, and naming one twice, mean nothing; a policy whose rules
    /// owe one of none is refused.
    pub fn any(any_of: impl IntoIterator<Item = Obligation>) -> Self {
        let mut all: Vec<Obligation> = any_of.into_iter().collect();
        all.sort();
        all.dedup();
        Self(match <[Obligation; 1]>::try_from(all) {
            Ok([one]) => Choices::One(one),
            Err(all) => Choices::Several(all.into()),
        })
    }

    /// The obligations of which one is enough, sorted; just one where there is no choice.
    #[must_use]
    pub fn choices(&self) -> &[Obligation] {
        match &self.0 {
            Choices::One(one) => std::slice::from_ref(one),
            Choices::Several(all) => all,
        }
    }
}

impl From<Obligation> for Owed {
    fn from(one: Obligation) -> Self {
        Self(Choices::One(one))
    }
}

/// Whether it is this obligation, without a choice.
impl PartialEq<Obligation> for Owed {
    fn eq(&self, other: &Obligation) -> bool {
        matches!(&self.0, Choices::One(one) if one == other)
    }
}

/// What is owed is the list of itself, so that what takes several takes one as it is.
impl IntoIterator for Owed {
    type Item = Self;
    type IntoIter = std::iter::Once<Self>;

    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(self)
    }
}

impl fmt::Display for Owed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = match &self.0 {
            Choices::One(one) => return one.fmt(f),
            Choices::Several(all) => all,
        };
        f.write_str("one of ")?;
        for (position, one) in all.iter().enumerate() {
            let joint = if position == 0 { "" } else { ", " };
            write!(f, "{joint}{one}")?;
        }
        Ok(())
    }
}
