//! How an answer tells of rules that nearly applied.

use crate::engine::answer::cited_rules::RuleRef;
use crate::engine::answer::named_records::DenialOnRecord;
use crate::ids::Clause;
use crate::policy::{Condition, TermFacet};
use crate::words::{DataCategory, LegalBasis};
use serde::{Deserialize, Serialize};

/// A rule that nearly applied, and what it failed on.
///
/// It tells the author of a policy, or whoever was refused, how close the answer was to another.
///
/// ```
/// # let policy: permitted::Policy = toml::from_str(include_str!(concat!(
/// #     env!("CARGO_MANIFEST_DIR"), "/examples/policies/plum-medical.toml"
/// # )))?;
/// # let engine = permitted::Engine::new([policy])?;
/// let decision = engine.ask(toml::from_str(
///     r#"
///     action = "contact"
///     channel = "email"
///     data = "email-address"
///     purpose = "own-marketing"
///     by = "controller"
///     source = "given"
///     gathered-at = "own-website"
///     subject = { id = "visitor-9", kind = "visitor" }
///     ledger = []
///     at = 2026-03-01
///     "#,
/// )?)?;
/// let near = &decision.parts[0].near[0];
/// assert_eq!(near.rule.id.as_str(), "PM-19-email");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct NearMiss {
    /// The rule.
    pub rule: RuleRef,
    /// The clauses that it puts into effect.
    #[serde(default)]
    pub clauses: Vec<Clause>,
    /// What it failed on.
    pub failed: Failed,
}

/// What a rule failed on.
///
/// ```
/// use permitted::engine::Failed;
///
/// # let policy: permitted::Policy = toml::from_str(include_str!(concat!(
/// #     env!("CARGO_MANIFEST_DIR"), "/examples/policies/plum-medical.toml"
/// # )))?;
/// # let engine = permitted::Engine::new([policy])?;
/// let decision = engine.ask(toml::from_str(
///     r#"
///     action = "contact"
///     channel = "email"
///     data = "email-address"
///     purpose = "own-marketing"
///     by = "controller"
///     source = "given"
///     gathered-at = "own-website"
///     subject = { id = "visitor-9", kind = "visitor" }
///     ledger = []
///     at = 2026-03-01
///     "#,
/// )?)?;
/// // By email only where that was specifically agreed.
/// assert!(matches!(&decision.parts[0].near[0].failed, Failed::Condition(parts) if parts.len() == 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Failed {
    /// This one facet of its terms.
    Facet(TermFacet),
    /// How far the data identifies.
    Identifiability,
    /// These parts of its condition.
    Condition(Vec<Condition>),
    /// Other data within one of these, for which the act would have to stand as well.
    Together(Vec<DataCategory>),
    /// Consent that its legal basis needs.
    ConsentForBasis(LegalBasis),
    /// This withdrawal, refusal or objection bears, the last of those that do, and its legal basis gives
    /// way to that.
    Objection(DenialOnRecord),
    /// None of its legal bases is admitted here.
    BasisNotAdmitted,
}
