//! One version of a policy, which exists only if it is valid.

use super::amendment::Amendment;
use super::builder::{PolicyBuilder, PolicyKind};
use super::controller::Controller;
use super::retention::Retention;
use super::right::Right;
use super::rules::{
    AdmittedBasis, Beyond, Closed, ConsentGiver, DeemedConsent, Duty, Forbid, OptOut, Permit,
    Restriction, Scope, Statement,
};
use crate::ids::{PolicyId, PolicyVersion};
use crate::words::{OwnWord, Vocabulary};
use std::sync::Arc;
use time::OffsetDateTime;
use url::Url;

/// One version of a privacy policy, a law or a contract. It exists only if it is valid.
///
/// ```
/// use permitted::Policy;
///
/// let policy: Policy = toml::from_str(
///     r#"
///     id = "bank"
///     title = "Privacy policy"
///     version = "2026-01"
///     from = 2026-01-01
///     url = "https://bank.example/privacy"
///     reading = "Of two texts the later one counts."
///
///     [[permit]]
///     clause = "2.1"
///     action = "use"
///     data = "contact-details"
///     purpose = "service-provision"
///     "#,
/// )?;
/// assert_eq!(policy.version().to_string(), "bank@2026-01");
/// assert_eq!((policy.title(), policy.until()), (Some("Privacy policy"), None));
/// assert!(policy.url().is_some() && policy.reading().is_some());
///
/// // A new version of it, built from the old one.
/// let next = policy.into_builder().title("Privacy notice").build()?;
/// assert_eq!(next.title(), Some("Privacy notice"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Policy {
    pub(super) parts: PolicyBuilder,
    pub(super) vocabulary: Arc<Vocabulary>,
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
            announced: None,
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
            consent_givers: Vec::new(),
            admitted_bases: Vec::new(),
            restrictions: Vec::new(),
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
    pub fn controller(&self) -> Option<&Controller> {
        self.parts.controller.as_ref()
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

    /// When notice of the version was given, if that is said.
    #[must_use]
    pub fn announced(&self) -> Option<OffsetDateTime> {
        self.parts.announced
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
        consent_givers consent_givers ConsentGiver "Whose consent counts.";
        admitted_bases admitted_bases AdmittedBasis "On which bases alone something may rest.";
        restrictions restrictions Restriction "The exceptions to the restriction of data.";
        rights rights Right "The rights of the persons the data is about.";
        retentions retentions Retention "The retention schedule.";
    }

    /// The built-in words and the policy's own.
    #[must_use]
    pub fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.vocabulary
    }

    pub(crate) fn parts(&self) -> &PolicyBuilder {
        &self.parts
    }

    /// The policy's parts, to build a changed policy from.
    #[must_use]
    pub fn into_builder(self) -> PolicyBuilder {
        self.parts
    }
}

/// The version that the policy is, to which consent can be bound.
impl From<&Policy> for PolicyVersion {
    fn from(policy: &Policy) -> Self {
        policy.version()
    }
}
