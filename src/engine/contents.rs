//! What an engine was made of: its policies, their versions, and the rules that answers cite.

use super::Engine;
use super::answer::cited_rules::RuleRef;
use crate::ids::{Fingerprint, PolicyVersion};
use crate::instant::{in_utc, optional_in_utc};
use crate::policy::{Policy, PolicyRule, PolicyTimeline};
use serde::Serialize;
use time::OffsetDateTime;

/// A version of a policy that an engine has, and when it is in force.
///
/// ```
/// use permitted::{Engine, Policy};
///
/// let policy: Policy = toml::from_str(include_str!("../../examples/policies/plusnxt.toml"))?;
/// let engine = Engine::new([policy])?;
/// let version = engine.versions().next().expect("it has one");
/// assert_eq!(version.version.to_string(), "plusnxt@2023-02");
/// assert_eq!((version.from, version.until), (version.policy.from(), None));
/// assert_eq!(version.fingerprint, version.policy.fingerprint());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
/// It serialises with its names and dates and without its rules, as a status page shows it:
///
/// ```
/// use permitted::{Engine, Policy};
///
/// let policy: Policy = toml::from_str("id = 'shop'\nversion = '1'\nfrom = 2026-01-01")?;
/// let engine = Engine::new([policy])?;
/// let versions: Vec<_> = engine.versions().collect();
/// assert_eq!(
///     serde_json::to_value(&versions)?,
///     serde_json::json!([{
///         "version": "shop@1",
///         "fingerprint": versions[0].fingerprint,
///         "from": "2026-01-01T00:00:00Z",
///     }]),
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct KnownVersion<'a> {
    /// The policy and the version's own name.
    pub version: &'a PolicyVersion,
    /// What it says: see [`Policy::fingerprint`].
    pub fingerprint: Fingerprint,
    /// When it comes into force.
    #[serde(with = "in_utc")]
    pub from: OffsetDateTime,
    /// When its force ends: by its own words, or since the next version follows.
    #[serde(with = "optional_in_utc", skip_serializing_if = "Option::is_none")]
    pub until: Option<OffsetDateTime>,
    /// The version itself.
    #[serde(skip)]
    pub policy: &'a Policy,
}

impl KnownVersion<'_> {
    /// Whether it decides what is asked of this moment.
    #[must_use]
    pub fn is_in_force_at(&self, at: OffsetDateTime) -> bool {
        self.from <= at && self.until.is_none_or(|end| at < end)
    }
}

/// A rule that an answer cites, as it stands in the version then in force.
///
/// ```
/// use permitted::engine::RuleRef;
/// use permitted::policy::{PolicyRule, RuleKind};
/// use permitted::{Engine, Policy};
/// use time::macros::datetime;
///
/// let policy: Policy = toml::from_str(include_str!("../../examples/policies/plusnxt.toml"))?;
/// let engine = Engine::new([policy])?;
/// let cited = RuleRef { policy: "plusnxt".into(), id: "PN-19-contact".into(), kind: RuleKind::Permit };
/// let found = engine.rule(&cited, datetime!(2026-03-01 9:00 UTC)).expect("it is in force");
/// assert_eq!(found.version.version.to_string(), "plusnxt@2023-02");
/// assert_eq!(
///     found.rule.chosen_reading(),
///     Some("By email only, the one channel that section 9 names for promotions."),
/// );
/// assert!(matches!(found.rule, PolicyRule::Permit(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct FoundRule<'a> {
    /// The version in which it stands.
    pub version: KnownVersion<'a>,
    /// The rule.
    pub rule: PolicyRule<'a>,
}

/// What it was made of.
impl Engine {
    /// The policies, each with its versions, by their ids in ascending order. Show them in a status
    /// page, or log them when a reload took over.
    pub fn policies(&self) -> impl Iterator<Item = &PolicyTimeline> {
        self.tables().policies.iter()
    }

    /// The versions of all policies: policy by policy, earliest first.
    pub fn versions(&self) -> impl Iterator<Item = KnownVersion<'_>> {
        let versions = self.policies().flat_map(PolicyTimeline::versions);
        let compiled = self.tables().versions.iter();
        versions.zip(compiled).map(|(policy, compiled)| KnownVersion {
            version: &compiled.version.version,
            fingerprint: compiled.version.fingerprint,
            from: compiled.from,
            until: compiled.until,
            policy,
        })
    }

    /// The rule that a decision cites, as it stood at this moment, such as the decision's own. None if
    /// no version of that policy was in force then, or none that has the rule; and of the subject's
    /// request to erase a record, which no rule is.
    #[must_use]
    pub fn rule(&self, cited: &RuleRef, at: OffsetDateTime) -> Option<FoundRule<'_>> {
        let decides = |known: &KnownVersion<'_>| {
            known.version.policy == cited.policy && known.is_in_force_at(at)
        };
        let version = self.versions().find(decides)?;
        let rule = version.policy.rule(cited.kind, &cited.id)?;
        Some(FoundRule { version, rule })
    }
}
