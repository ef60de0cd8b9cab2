//! Objections: by which ways they come, and how long they take to bear.

use super::period::Period;
use crate::closed_list::closed_list;
use crate::words::EvidenceKind;

/// How long an objection takes to bear, and for which uses it may take that long.
///
/// ```
/// use permitted::EvidenceKind;
/// use permitted::policy::{Grace, Period};
///
/// let grace = Grace::of(Period::days(10)).only_for(EvidenceKind::ENQUIRY);
/// assert_eq!(grace.period(), Period::days(10));
/// assert_eq!(grace.confined_to(), [EvidenceKind::ENQUIRY]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grace {
    pub(crate) period: Period,
    pub(crate) only_for: Vec<EvidenceKind>,
}

impl Grace {
    /// This period, for every use.
    #[must_use]
    pub fn of(period: Period) -> Self {
        Self { period, only_for: Vec::new() }
    }

    /// Only for uses with such evidence on record from before the objection.
    #[must_use]
    pub fn only_for(mut self, any_of: impl IntoIterator<Item = EvidenceKind>) -> Self {
        self.only_for.extend(any_of);
        self
    }

    /// How long it takes.
    #[must_use]
    pub fn period(&self) -> Period {
        self.period
    }

    /// The evidence to which the grace is confined; none means every use has it.
    #[must_use]
    pub fn confined_to(&self) -> &[EvidenceKind] {
        &self.only_for
    }
}

/// A way in which a subject can object.
///
/// ```
/// use permitted::{Action, Purpose};
/// use permitted::policy::{Grace, OptOut, Period, Route};
///
/// let opt_out = OptOut::new("PX-51")
///     .action(Action::CONTACT)
///     .purpose(Purpose::MARKETING)
///     .route([Route::UnsubscribeLink, Route::Email])
///     .grace(Grace::of(Period::days(10)));
/// assert_eq!(opt_out.routes(), [Route::UnsubscribeLink, Route::Email]);
/// assert_eq!(opt_out.grace_period().period(), Period::days(10));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Route {
    /// A link or function to unsubscribe.
    UnsubscribeLink,
    /// A message to an electronic mailbox.
    Email,
    /// A call.
    Phone,
    /// A letter.
    Post,
    /// A text message.
    Sms,
    /// A form or page of the website.
    Website,
    /// The settings of one's account.
    AccountSettings,
    /// The settings of the browser or device.
    BrowserSettings,
    /// Speaking to somebody.
    InPerson,
    /// Customer support, however it is reached.
    CustomerSupport,
}

closed_list! {
    Route {
        UnsubscribeLink = "unsubscribe-link",
        Email = "email",
        Phone = "phone",
        Post = "post",
        Sms = "sms",
        Website = "website",
        AccountSettings = "account-settings",
        BrowserSettings = "browser-settings",
        InPerson = "in-person",
        CustomerSupport = "customer-support",
    }
}
