//! All that the service may be asked to do, prepared beside the engine that decides.
//!
//! This is the one place in which acts are stated. A misspelt word in one of them stops the service at its
//! start, and a policy under which they cannot be asked is refused when it is loaded.

use permitted::fields::{Fields, PreparedFields};
use permitted::words::{GatheredAt, Source};
use permitted::{
    Act, Action, Channel, DataCategory, Engine, InputError, Party, Place, Policy, PreparedAct,
    Purpose,
};
use std::collections::BTreeMap;

/// The engine and what it is asked. It never changes: a reload makes another one.
#[derive(Debug)]
pub struct Permissions {
    /// Decides.
    pub engine: Engine,
    /// What data stands in which field of a customer.
    pub fields: Fields,
    /// Sending this month's newsletter to one address.
    pub newsletter: PreparedAct,
    views: BTreeMap<Purpose, PreparedFields>,
}

impl Permissions {
    /// Of these policies and limits.
    ///
    /// # Errors
    /// What is wrong with the policies together, and acts that they have no words for.
    pub fn new(policies: Vec<Policy>, fields: Fields) -> Result<Self, InputError> {
        let engine = Engine::new(policies)?;
        let newsletter = by_email()
            .purpose(Purpose::NEWSLETTERS)
            .data(DataCategory::EMAIL_ADDRESS)
            .source(Source::GIVEN)
            .gathered_at(GatheredAt::OWN_WEBSITE);
        let newsletter = engine.prepare(newsletter)?;
        let mut views = BTreeMap::new();
        for (purpose, act) in views_of_a_customer() {
            views.insert(purpose.clone(), engine.prepare_fields(&fields, act.purpose(purpose))?);
        }
        Ok(Self { engine, fields, newsletter, views })
    }

    /// What is shown of a customer for a purpose, if the service shows customers for it.
    #[must_use]
    pub fn view(&self, purpose: &str) -> Option<&PreparedFields> {
        self.views.iter().find(|(known, _)| known.as_str() == purpose).map(|(_, view)| view)
    }

    /// The purposes for which the service shows customers.
    pub fn purposes(&self) -> impl Iterator<Item = &Purpose> {
        self.views.keys()
    }

    /// What decides from now on, for the log.
    pub fn log_versions(&self) {
        for known in self.engine.versions() {
            tracing::info!(
                version = %known.version,
                fingerprint = %known.fingerprint,
                from = %known.from,
                "decides by",
            );
        }
    }
}

/// What is done with what is shown, for each purpose.
fn views_of_a_customer() -> [(Purpose, Act); 5] {
    let desk = || Act::new(Action::USE).by(Party::CONTROLLER).place(Place::US);
    let to_the_person =
        Act::new(Action::DISCLOSE).by(Party::CONTROLLER).recipient(Party::THE_SUBJECT);
    [
        (Purpose::BILLING, desk()),
        (Purpose::REQUESTED_SERVICE, desk()),
        (Purpose::SITE_IMPROVEMENT, desk()),
        (Purpose::NEWSLETTERS, by_email()),
        (Purpose::ACCESS_REQUEST, to_the_person.channel(Channel::WEBSITE)),
    ]
}

fn by_email() -> Act {
    Act::new(Action::CONTACT).by(Party::CONTROLLER).channel(Channel::EMAIL).place(Place::US)
}
