//! Everything that a policy says, before it is checked.

use super::amendment::Amendment;
use super::bases::Bases;
use super::condition::Condition;
use super::controller::Controller;
use super::exemption::Exemption;
use super::owed::Owed;
use super::retention::Retention;
use super::right::Right;
use super::rules::{
    AdmittedBasis, Beyond, Closed, ConsentGiver, DeemedConsent, Duty, Forbid, OptOut, Permit,
    Restriction, Scope, Statement,
};
use super::terms::Terms;
use crate::closed_list::closed_list;
use crate::ids::PolicyId;
use crate::words::OwnWord;
use time::OffsetDateTime;
use url::Url;

/// Whether a policy can permit, or only restrict what others permit.
///
/// A limit narrows what other policies permit. Alone it permits nothing.
///
/// ```
/// use permitted::DataCategory;
/// use permitted::policy::{Forbid, Permit, Policy, PolicyKind};
/// use time::macros::datetime;
///
/// let law = || Policy::builder("hipaa", "1", datetime!(2026-01-01 0:00 UTC)).kind(PolicyKind::Limit);
/// let forbid = Forbid::new("164.502(a)").data(DataCategory::HEALTH_DATA);
/// assert!(law().forbid(forbid).build().is_ok());
/// let permit = Permit::new("164.506(a)").data(DataCategory::HEALTH_DATA);
/// assert!(law().permit(permit).build().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PolicyKind {
    /// A controller's own policy.
    #[default]
    Operating,
    /// A law or a contract: it may only forbid and impose duties.
    Limit,
}

closed_list! {
    PolicyKind {
        Operating = "operating",
        Limit = "limit",
    }
}

/// Everything that a policy says, before it is checked.
///
/// ```
/// use permitted::{Action, DataCategory, LegalBasis, Purpose};
/// use permitted::policy::{Permit, Policy};
/// use time::macros::datetime;
///
/// let policy = Policy::builder("clinic", "1", datetime!(2026-01-01 0:00 UTC))
///     .controller("Harbour Clinic")
///     .permit(
///         Permit::new("2.1")
///             .action([Action::COLLECT, Action::USE])
///             .data(DataCategory::CONTACT_DETAILS)
///             .purpose(Purpose::SERVICE_PROVISION)
///             .basis(LegalBasis::CONTRACT),
///     )
///     .build()?;
/// assert_eq!(policy.permits().len(), 1);
/// # Ok::<(), permitted::InputError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyBuilder {
    pub(crate) id: PolicyId,
    pub(crate) title: Option<String>,
    pub(crate) controller: Option<Controller>,
    pub(crate) version: String,
    pub(crate) kind: PolicyKind,
    pub(crate) from: OffsetDateTime,
    pub(crate) until: Option<OffsetDateTime>,
    pub(crate) announced: Option<OffsetDateTime>,
    pub(crate) url: Option<Url>,
    pub(crate) reading: Option<String>,
    pub(crate) words: Vec<OwnWord>,
    pub(crate) scopes: Vec<Scope>,
    pub(crate) beyond: Vec<Beyond>,
    pub(crate) permits: Vec<Permit>,
    pub(crate) forbids: Vec<Forbid>,
    pub(crate) opt_outs: Vec<OptOut>,
    pub(crate) duties: Vec<Duty>,
    pub(crate) closed: Vec<Closed>,
    pub(crate) amendments: Vec<Amendment>,
    pub(crate) statements: Vec<Statement>,
    pub(crate) deemed_consents: Vec<DeemedConsent>,
    pub(crate) consent_givers: Vec<ConsentGiver>,
    pub(crate) admitted_bases: Vec<AdmittedBasis>,
    pub(crate) restrictions: Vec<Restriction>,
    pub(crate) rights: Vec<Right>,
    pub(crate) retentions: Vec<Retention>,
    /// What the sections of a document say for their rules.
    pub(crate) sections: Vec<InSection>,
}

/// What a section of a document says for its rules. Its rules have them already: here they are told where
/// they stand, if one is unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InSection {
    pub(crate) path: String,
    pub(crate) terms: Terms,
    pub(crate) bases: Bases,
    pub(crate) when: Option<Condition>,
    pub(crate) obligations: Vec<Owed>,
    pub(crate) exemptions: Vec<Exemption>,
}

macro_rules! builder_lists {
    ($($method:ident $list:ident $type:ident $doc:literal;)*) => {$(
        #[doc = $doc]
        #[must_use]
        pub fn $method(mut self, item: $type) -> Self {
            self.$list.push(item);
            self
        }
    )*};
}

impl PolicyBuilder {
    /// Names the controller (GDPR Art. 4(7)), and the party that it is, where that is stated.
    #[must_use]
    pub fn controller(mut self, controller: impl Into<Controller>) -> Self {
        self.controller = Some(controller.into());
        self
    }

    /// Gives the policy a title.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Says whether the policy operates or only limits.
    #[must_use]
    pub fn kind(mut self, kind: PolicyKind) -> Self {
        self.kind = kind;
        self
    }

    /// Says when the version comes into force, instead of what was said before: to try a draft on
    /// questions of an earlier time.
    #[must_use]
    pub fn in_force_from(mut self, start: OffsetDateTime) -> Self {
        self.from = start;
        self
    }

    /// Says when the version ceases to be in force.
    #[must_use]
    pub fn until(mut self, end: OffsetDateTime) -> Self {
        self.until = Some(end);
        self
    }

    /// Says when notice of the version was given: where the version before it lets a new one take effect
    /// only so long after notice, a timeline keeps to that.
    #[must_use]
    pub fn announced(mut self, at: OffsetDateTime) -> Self {
        self.announced = Some(at);
        self
    }

    /// Says where the version was published.
    #[must_use]
    pub fn url(mut self, url: Url) -> Self {
        self.url = Some(url);
        self
    }

    builder_lists! {
        word words OwnWord "Adds a word to the vocabulary.";
        scope scopes Scope "Adds to what the policy speaks about.";
        beyond beyond Beyond "Adds to what lies beyond the policy.";
        permit permits Permit "Adds a permit.";
        forbid forbids Forbid "Adds a forbid.";
        opt_out opt_outs OptOut "Adds an opt-out.";
        duty duties Duty "Adds a duty.";
        closed closed Closed "Adds a closed declaration.";
        amendment amendments Amendment "Says how new versions come into force.";
        statement statements Statement "Adds a statement.";
        deemed_consent deemed_consents DeemedConsent "Adds a deemed consent.";
        consent_giver consent_givers ConsentGiver "Says whose consent counts.";
        admitted_basis admitted_bases AdmittedBasis "Says on which bases alone something may rest.";
        restriction restrictions Restriction "Adds an exception to the restriction of data.";
        right rights Right "Adds a right.";
        retention retentions Retention "Adds a rule of the retention schedule.";
    }
}
