//! How new versions of a policy come into force.

use super::header::{Header, header_methods};
use super::owed::Owed;
use super::period::Period;
use crate::closed_list::closed_list;
use crate::ids::{Clause, RuleId};

/// When an amended version of the policy takes effect.
///
/// ```
/// use permitted::policy::TakesEffect;
///
/// assert_eq!(TakesEffect::AfterNotice.name(), "after-notice");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TakesEffect {
    /// As soon as it is published.
    OnPublication,
    /// On the date that a prior notice gives.
    AfterNotice,
}

closed_list! {
    TakesEffect {
        OnPublication = "on-publication",
        AfterNotice = "after-notice",
    }
}

/// How a new version of the policy comes into force; cited by every answer of the version.
///
/// ```
/// use permitted::Obligation;
/// use permitted::policy::{Amendment, TakesEffect};
///
/// let changes = Amendment::new("PX-70", TakesEffect::AfterNotice)
///     .obligation([Obligation::NOTIFY]);
/// assert_eq!(changes.takes_effect(), TakesEffect::AfterNotice);
/// assert_eq!(changes.obligations(), [Obligation::NOTIFY]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    pub(crate) header: Header,
    pub(crate) takes_effect: TakesEffect,
    pub(crate) notice: Option<Period>,
    pub(crate) obligations: Vec<Owed>,
}

impl Amendment {
    /// New versions take effect in this way, under this clause.
    pub fn new(clause: impl Into<Clause>, takes_effect: TakesEffect) -> Self {
        let header = Header::of(clause.into());
        Self { header, takes_effect, notice: None, obligations: Vec::new() }
    }

    header_methods!();

    /// A new version takes effect at the earliest so long after notice of it was given. The versions of a
    /// [`PolicyTimeline`](super::PolicyTimeline) keep to it, or are refused.
    ///
    /// ```
    /// use permitted::policy::{Amendment, Period, TakesEffect};
    ///
    /// let changes = Amendment::new("12", TakesEffect::AfterNotice).notice(Period::days(30));
    /// assert_eq!(changes.notice_period(), Some(Period::days(30)));
    /// ```
    #[must_use]
    pub fn notice(mut self, period: Period) -> Self {
        self.notice = Some(period);
        self
    }

    /// What has to be done about an amendment.
    #[must_use]
    pub fn obligation(mut self, all_of: impl IntoIterator<Item = impl Into<Owed>>) -> Self {
        self.obligations.extend(all_of.into_iter().map(Into::into));
        self
    }

    /// When a new version takes effect.
    #[must_use]
    pub fn takes_effect(&self) -> TakesEffect {
        self.takes_effect
    }

    /// How long after notice a new version takes effect at the earliest, if that is said.
    #[must_use]
    pub fn notice_period(&self) -> Option<Period> {
        self.notice
    }

    /// What has to be done about an amendment.
    #[must_use]
    pub fn obligations(&self) -> &[Owed] {
        &self.obligations
    }
}
