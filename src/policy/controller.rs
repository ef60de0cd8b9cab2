//! Who decides about the processing.

use crate::ids::PartyId;

/// Who decides about the processing (GDPR Art. 4(7)): by name, and as the party that consent, evidence
/// and acts call it.
///
/// State the party where one of these may name it: the role *controller* that acts without a party
/// named is this party then.
///
/// ```
/// use permitted::policy::{Controller, Policy};
/// use time::macros::datetime;
///
/// let policy = Policy::builder("library", "1", datetime!(2026-01-01 0:00 UTC))
///     .controller(Controller::new("City Library").party("city-library"))
///     .build()?;
/// let controller = policy.controller().expect("it names one");
/// assert_eq!(controller.name(), "City Library");
/// assert_eq!(controller.very_party(), Some(&"city-library".into()));
/// // A name alone does where nothing names the party.
/// assert_eq!(Controller::from("City Library").very_party(), None);
/// # Ok::<(), permitted::InputError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Controller {
    pub(crate) name: String,
    pub(crate) party: Option<PartyId>,
}

impl Controller {
    /// A controller of that name.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), party: None }
    }

    /// As the party that consent, evidence and acts call it.
    #[must_use]
    pub fn party(mut self, party: impl Into<PartyId>) -> Self {
        self.party = Some(party.into());
        self
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The party that consent, evidence and acts call it.
    #[must_use]
    pub fn very_party(&self) -> Option<&PartyId> {
        self.party.as_ref()
    }
}

impl From<&str> for Controller {
    fn from(name: &str) -> Self {
        Self::new(name)
    }
}

impl From<String> for Controller {
    fn from(name: String) -> Self {
        Self::new(name)
    }
}
