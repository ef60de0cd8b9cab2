//! Policies: who may do what with which data, as data.
//!
//! A [`Policy`] is built by a [`PolicyBuilder`] or deserialised from any serde format; either way
//! it exists only if nothing is wrong with it. A [`PolicyTimeline`] holds the versions of one.

mod check;
mod check_right;
mod condition;
mod period;
mod read;
mod read_right;
mod right;
mod retention;
mod rule;
mod rule_kind;
mod terms;
mod timeline;
mod write;

pub use condition::{Condition, Naming, PartyRole, Strength};
pub use period::Period;
pub use retention::{Anchor, Disposal, Retention, RetentionTerms, Span};
pub use right::{Exemption, Fee, ResponseTime, Right, RightKind};
pub use rule::{
    Amendment, Beyond, Closed, DeemedConsent, Duty, Exception, Forbid, Grace, OptOut, Permit,
    Route, Rule, Scope, Statement, TakesEffect, kinds,
};
pub use rule_kind::RuleKind;
pub(crate) use terms::name_in;
pub use terms::{Identifiability, TermFacet, Terms};
pub use timeline::PolicyTimeline;

use crate::document::{Document, InputError};
use crate::ids::{PolicyId, PolicyVersion};
use crate::words::{OwnWord, Vocabulary};
use std::sync::Arc;
use time::OffsetDateTime;
use url::Url;

/// Whether a policy can permit, or only restrict what others permit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PolicyKind {
    /// A controller's own policy.
    #[default]
    Operating,
    /// A law or a contract: it may only forbid and impose duties.
    Limit,
}

impl PolicyKind {
    pub(crate) const NAMES: [(&'static str, Self); 2] =
        [("operating", Self::Operating), ("limit", Self::Limit)];

    /// The name that files and messages use.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_in(&Self::NAMES, self)
    }
}

/// Everything that a policy says, before it is checked.
///
/// ```
/// use permitted::policy::{Permit, Policy};
/// use permitted::{Action, DataCategory, LegalBasis, Purpose};
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
    pub(crate) controller: Option<String>,
    pub(crate) version: String,
    pub(crate) kind: PolicyKind,
    pub(crate) from: OffsetDateTime,
    pub(crate) until: Option<OffsetDateTime>,
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
    pub(crate) rights: Vec<Right>,
    pub(crate) retentions: Vec<Retention>,
    /// What the sections of a document say of their rules, for the check only.
    pub(crate) sections: Vec<(String, Terms)>,
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
    /// Names the controller (GDPR Art. 4(7)).
    #[must_use]
    pub fn controller(mut self, name: impl Into<String>) -> Self {
        self.controller = Some(name.into());
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

    /// Says when the version ceases to be in force.
    #[must_use]
    pub fn until(mut self, end: OffsetDateTime) -> Self {
        self.until = Some(end);
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
        right rights Right "Adds a right.";
        retention retentions Retention "Adds a rule of the retention schedule.";
    }

    /// Checks everything and makes the policy.
    ///
    /// # Errors
    /// Every problem there is, each with its path.
    pub fn build(self) -> Result<Policy, InputError> {
        check::checked(self, crate::document::Problems::default())
    }
}

/// One version of a privacy policy, a law or a contract. It exists only if it is valid.
#[derive(Debug, Clone)]
pub struct Policy {
    parts: PolicyBuilder,
    vocabulary: Arc<Vocabulary>,
}

impl PartialEq for Policy {
    fn eq(&self, other: &Self) -> bool {
        // The vocabulary is made of the words that the parts hold.
        self.parts == other.parts
    }
}

impl Eq for Policy {}

macro_rules! policy_lists {
    ($($method:ident $list:ident $type:ident $doc:literal;)*) => {$(
        #[doc = $doc]
        #[must_use]
        pub fn $method(&self) -> &[$type] {
            &self.parts.$list
        }
    )*};
}

impl Policy {
    /// Starts a policy: its id over all versions, this version's name, and the start of its force.
    pub fn builder(
        id: impl Into<PolicyId>,
        version: impl Into<String>,
        from: OffsetDateTime,
    ) -> PolicyBuilder {
        PolicyBuilder {
            id: id.into(),
            title: None,
            controller: None,
            version: version.into(),
            kind: PolicyKind::Operating,
            from,
            until: None,
            url: None,
            reading: None,
            words: Vec::new(),
            scopes: Vec::new(),
            beyond: Vec::new(),
            permits: Vec::new(),
            forbids: Vec::new(),
            opt_outs: Vec::new(),
            duties: Vec::new(),
            closed: Vec::new(),
            amendments: Vec::new(),
            statements: Vec::new(),
            deemed_consents: Vec::new(),
            rights: Vec::new(),
            retentions: Vec::new(),
            sections: Vec::new(),
        }
    }

    /// The policy's id over all its versions.
    #[must_use]
    pub fn id(&self) -> &PolicyId {
        &self.parts.id
    }

    /// The policy and the version's own name.
    #[must_use]
    pub fn version(&self) -> PolicyVersion {
        PolicyVersion::new(self.parts.id.clone(), self.parts.version.clone())
    }

    /// What the policy is called.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.parts.title.as_deref()
    }

    /// Who decides about the processing (GDPR Art. 4(7)).
    #[must_use]
    pub fn controller(&self) -> Option<&str> {
        self.parts.controller.as_deref()
    }

    /// Whether the policy operates or only limits.
    #[must_use]
    pub fn kind(&self) -> PolicyKind {
        self.parts.kind
    }

    /// When the version comes into force.
    #[must_use]
    pub fn from(&self) -> OffsetDateTime {
        self.parts.from
    }

    /// When the version ceases to be in force, if it says so itself.
    #[must_use]
    pub fn until(&self) -> Option<OffsetDateTime> {
        self.parts.until
    }

    /// Where the version was published.
    #[must_use]
    pub fn url(&self) -> Option<&Url> {
        self.parts.url.as_ref()
    }

    /// The interpretation chosen about the policy as a whole.
    #[must_use]
    pub fn reading(&self) -> Option<&str> {
        self.parts.reading.as_deref()
    }

    policy_lists! {
        words words OwnWord "The words that the policy adds.";
        scopes scopes Scope "What the policy speaks about; none means everything.";
        beyond beyond Beyond "What lies beyond the policy.";
        permits permits Permit "The permits.";
        forbids forbids Forbid "The forbids.";
        opt_outs opt_outs OptOut "The opt-outs.";
        duties duties Duty "The duties.";
        closed closed Closed "The closed declarations.";
        amendments amendments Amendment "How new versions come into force.";
        statements statements Statement "The statements.";
        deemed_consents deemed_consents DeemedConsent "The deemed consents.";
        rights rights Right "The rights of the persons the data is about.";
        retentions retentions Retention "The retention schedule.";
    }

    /// The built-in words and the policy's own.
    #[must_use]
    pub fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.vocabulary
    }

    /// The policy's parts, to build a changed policy from.
    #[must_use]
    pub fn into_builder(self) -> PolicyBuilder {
        self.parts
    }
}

impl TryFrom<Document> for Policy {
    type Error = InputError;

    fn try_from(document: Document) -> Result<Self, InputError> {
        read::policy(&document.0)
    }
}

impl<'de> serde::Deserialize<'de> for Policy {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let document = Document::deserialize(deserializer)?;
        Self::try_from(document).map_err(serde::de::Error::custom)
    }
}

impl serde::Serialize for Policy {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write::policy(&self.parts).serialize(serializer)
    }
}
