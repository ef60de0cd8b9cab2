//! How an answer calls the rules that it rests on: citations, grounds and obligations.

use crate::closed_list::closed_list;
use crate::engine::answer::named_records::{EvidenceOnRecord, GrantOnRecord};
use crate::ids::{Clause, PolicyId, RuleId};
use crate::policy::{Owed, RuleKind};
use crate::words::LegalBasis;
use serde::{Deserialize, Serialize};

/// A rule, wherever it stands.
///
/// Log it where you want to find the very rule again: an id is unique among the rules of its kind.
///
/// ```
/// use permitted::engine::RuleRef;
/// use permitted::policy::RuleKind;
///
/// let rule = RuleRef { policy: "plum-medical".into(), id: "PM-19-email".into(), kind: RuleKind::Permit };
/// assert_eq!(rule.to_string(), "permit `PM-19-email`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RuleRef {
    /// The policy.
    pub policy: PolicyId,
    /// The rule's id within it.
    pub id: RuleId,
    /// What kind of rule it is.
    pub kind: RuleKind,
}

impl std::fmt::Display for RuleRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} `{}`", self.kind.name(), self.id)
    }
}

/// How a rule bears on the answer.
///
/// ```
/// use permitted::engine::Effect;
///
/// # let policy: permitted::Policy = toml::from_str(include_str!(concat!(
/// #     env!("CARGO_MANIFEST_DIR"), "/examples/policies/plum-medical.toml"
/// # )))?;
/// # let engine = permitted::Engine::new([policy])?;
/// let decision = engine.ask(toml::from_str(
///     r#"
///     action = "contact"
///     channel = "post"
///     data = "postal-address"
///     purpose = "own-marketing"
///     by = "controller"
///     source = "given"
///     gathered-at = "own-website"
///     subject = { id = "visitor-9", kind = "visitor" }
///     ledger = []
///     at = 2026-03-01
///     "#,
/// )?)?;
/// let permit = decision.parts[0].citations.iter().find(|citation| citation.effect == Effect::Permits);
/// assert!(permit.is_some_and(|permit| permit.clauses.contains(&"PM-19".into())));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Effect {
    /// It permits.
    Permits,
    /// It forbids.
    Forbids,
    /// It might permit or forbid; that depends on unknown facts.
    MightApply,
    /// An exception of it holds, so that it does not forbid, or puts no obligations on the use.
    Excepted,
    /// An objection to such uses is on record, but does not bear on this one: its grace still
    /// runs, an express grant followed it, or a condition fails.
    DoesNotBear,
    /// It puts obligations on the use.
    Obliges,
    /// It requires the data to be kept.
    Retains,
    /// It says that what is not permitted never happens.
    Closes,
    /// It puts the use outside the policy, or might.
    PutsOutside,
    /// It turns evidence into the consent that a permit needs.
    DeemsConsent,
    /// It says something about the use, or about the version.
    States,
}

closed_list! {
    Effect {
        Permits = "permits",
        Forbids = "forbids",
        MightApply = "might-apply",
        Excepted = "excepted",
        DoesNotBear = "does-not-bear",
        Obliges = "obliges",
        Retains = "retains",
        Closes = "closes",
        PutsOutside = "puts-outside",
        DeemsConsent = "deems-consent",
        States = "states",
    }
}

/// A rule that the answer cites, and its clauses.
///
/// ```
/// # let policy: permitted::Policy = toml::from_str(include_str!(concat!(
/// #     env!("CARGO_MANIFEST_DIR"), "/examples/policies/plum-medical.toml"
/// # )))?;
/// # let engine = permitted::Engine::new([policy])?;
/// let decision = engine.ask(toml::from_str(
///     r#"
///     action = "contact"
///     channel = "post"
///     data = "postal-address"
///     purpose = "own-marketing"
///     by = "controller"
///     source = "given"
///     gathered-at = "own-website"
///     subject = { id = "visitor-9", kind = "visitor" }
///     ledger = []
///     at = 2026-03-01
///     "#,
/// )?)?;
/// let cited: Vec<String> =
///     decision.parts[0].citations.iter().map(|citation| citation.rule.to_string()).collect();
/// assert!(cited.contains(&"permit `PM-19`".to_owned()), "{cited:?}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Citation {
    /// The rule.
    pub rule: RuleRef,
    /// How it bears on the answer.
    pub effect: Effect,
    /// The clauses that it puts into effect; for an exception, the exception's own as well.
    #[serde(default)]
    pub clauses: Vec<Clause>,
}

/// A permit that holds for a use, on the bases that it names; of a permit with alternatives among its
/// bases each alternative on which it holds is a ground of its own.
///
/// Keep the one that was relied on in your record of processing (GDPR Art. 30): it names the legal basis.
///
/// ```
/// # let policy: permitted::Policy = toml::from_str(include_str!(concat!(
/// #     env!("CARGO_MANIFEST_DIR"), "/examples/policies/plum-medical.toml"
/// # )))?;
/// # let engine = permitted::Engine::new([policy])?;
/// let decision = engine.ask(toml::from_str(
///     r#"
///     action = "contact"
///     channel = "post"
///     data = "postal-address"
///     purpose = "own-marketing"
///     by = "controller"
///     source = "given"
///     gathered-at = "own-website"
///     subject = { id = "visitor-9", kind = "visitor" }
///     ledger = []
///     at = 2026-03-01
///     "#,
/// )?)?;
/// let ground = decision.parts[0].grounds.iter().find(|ground| ground.relied_on);
/// let ground = ground.expect("a permitted part rests on a permit");
/// assert!(ground.clauses.contains(&"PM-19".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Ground {
    /// The permit.
    pub rule: RuleRef,
    /// The clauses that it puts into effect.
    #[serde(default)]
    pub clauses: Vec<Clause>,
    /// Its legal bases, which hold together.
    #[serde(default)]
    pub bases: Vec<LegalBasis>,
    /// The obligations that it brings, and choices among obligations.
    #[serde(default)]
    pub obligations: Vec<Owed>,
    /// The grants on which it rests, earliest first: the first 16 that count for some permitted use of the
    /// part.
    #[serde(default)]
    pub grants: Vec<GrantOnRecord>,
    /// The evidence on which it rests, also such from which consent is deemed; 16 pieces at most.
    #[serde(default)]
    pub evidence: Vec<EvidenceOnRecord>,
    /// Whether it is the one relied on: the first by fewest obligations, then id, then the order in
    /// which a permit lists alternatives among its bases.
    pub relied_on: bool,
}

/// Something that has to be done along with a permitted use.
///
/// The crate names obligations; carrying them out is the service's own work.
///
/// ```
/// use permitted::{Obligation, Policy, Question};
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
///      [[permit]]\nclause = '4'\npurpose = 'own-marketing'\nobligation = 'offer-unsubscribe'",
/// )?;
/// let question: Question = toml::from_str(
///     "action = 'contact'\ndata = 'name'\npurpose = 'own-marketing'\nat = 2026-03-01",
/// )?;
/// let decision = permitted::Engine::new([policy])?.ask(question)?;
/// assert_eq!(decision.obligations[0].obligation, Obligation::OFFER_UNSUBSCRIBE);
/// assert_eq!(decision.obligations[0].because[0].id.as_str(), "4");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Due {
    /// What has to be done: an obligation, or one of several.
    pub obligation: Owed,
    /// The permits and duties that say so.
    #[serde(default)]
    pub because: Vec<RuleRef>,
}
