use crate::engine::answer::missing_facts::{Fact, Missing};
use crate::engine::judge::outcome::Outcome;
use crate::ids::{Clause, PolicyId, PolicyVersion, RuleId};
use crate::policy::{Condition, RuleKind, TermFacet};
use crate::words::{DataCategory, LegalBasis, Obligation, Purpose};
use serde::Serialize;
use time::OffsetDateTime;

/// How far a decision is explained.
///
/// ```
/// use permitted::Depth;
///
/// assert!(Depth::WithoutNear < Depth::Full);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// The outcome and what it rests on: citations, grounds, obligations, unknown facts, notices,
    /// and until when it holds; neither what nearly applied nor what is missing.
    WithoutNear,
    /// All but what is missing.
    WithoutMissing,
    /// All.
    Full,
}

/// A rule, wherever it stands.
///
/// Log it where you want to find the very rule again: an id is unique among the rules of its kind.
///
/// ```
/// use permitted::{RuleKind, RuleRef};
///
/// let rule = RuleRef { policy: "plum-medical".into(), id: "PM-19-email".into(), kind: RuleKind::Permit };
/// assert_eq!(rule.to_string(), "permit `PM-19-email`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
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
/// use permitted::Effect;
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Effect {
    /// It permits.
    Permits,
    /// It forbids.
    Forbids,
    /// It might permit or forbid; that depends on unknown facts.
    MightApply,
    /// An exception of it holds, so that it does not forbid.
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Citation {
    /// The rule.
    pub rule: RuleRef,
    /// How it bears on the answer.
    pub effect: Effect,
    /// The clauses that it puts into effect; for an exception, the exception's own as well.
    pub clauses: Vec<Clause>,
}

/// A permit that holds for a use.
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Ground {
    /// The permit.
    pub rule: RuleRef,
    /// The clauses that it puts into effect.
    pub clauses: Vec<Clause>,
    /// Its legal bases, which hold together.
    pub bases: Vec<LegalBasis>,
    /// The obligations that it brings.
    pub obligations: Vec<Obligation>,
    /// Whether it is the one relied on: the first by fewest obligations, then id.
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Due {
    /// What has to be done.
    pub obligation: Obligation,
    /// The permits and duties that say so.
    pub because: Vec<RuleRef>,
}

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NearMiss {
    /// The rule.
    pub rule: RuleRef,
    /// The clauses that it puts into effect.
    pub clauses: Vec<Clause>,
    /// What it failed on.
    pub failed: Failed,
}

/// What a rule failed on.
///
/// ```
/// use permitted::Failed;
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Failed {
    /// This one facet of its terms.
    Facet(TermFacet),
    /// How far the data identifies.
    Identifiability,
    /// These parts of its condition.
    Condition(Vec<Condition>),
    /// Consent that its legal basis needs.
    ConsentForBasis(LegalBasis),
    /// An objection bears, and its legal basis gives way to that.
    Objection,
}

/// Why a recorded grant of consent does not count for a use.
///
/// ```
/// use permitted::{Engine, GrantFault, Notice, Policy};
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
///      [[permit]]\nclause = '4'\npurpose = 'own-marketing'\nbasis = 'consent'",
/// )?;
/// let decision = Engine::new([policy])?.ask(toml::from_str(
///     r#"
///     action = "contact"
///     data = "name"
///     purpose = "own-marketing"
///     subject.id = "reader-17"
///     ledger = [{ event = "granted", strength = "express", purpose = "analytics", recorded = 2026-01-10 }]
///     at = 2026-03-01
///     "#,
/// )?)?;
/// let notice = &decision.parts[0].notices[0];
/// assert!(matches!(notice, Notice::GrantDoesNotCount { because: GrantFault::OtherUses, .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum GrantFault {
    /// It was recorded later than the moment asked about.
    NotYetRecorded,
    /// It has expired.
    Expired,
    /// It names a word that the vocabulary does not know.
    UnknownWord,
    /// It is bound to another version of the policy.
    OtherVersion,
    /// It is about other uses.
    OtherUses,
    /// A withdrawal, refusal or objection answers it.
    Denied,
}

/// Something worth knowing about the answer.
///
/// Show them to people along with the answer; [`render::notice`](crate::render::notice) puts each into a
/// sentence.
///
/// ```
/// use permitted::{Engine, Notice, Policy};
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
///      [[permit]]\nclause = '4'\npurpose = 'own-marketing'\nbasis = 'consent'",
/// )?;
/// let decision = Engine::new([policy])?.ask(toml::from_str(
///     r#"
///     action = "contact"
///     data = "name"
///     purpose = "own-marketing"
///     subject.id = "reader-17"
///     ledger = [{ event = "granted", strength = "express", purpose = "analytics", recorded = 2026-01-10 }]
///     at = 2026-03-01
///     "#,
/// )?)?;
/// let notice = &decision.parts[0].notices[0];
/// assert!(matches!(notice, Notice::GrantDoesNotCount { .. }));
/// let told = permitted::render::notice(notice);
/// assert_eq!(told, "the grant of 2026-01-10 does not count: it is about other uses");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Notice {
    /// The subject withdrew consent that covered the use, and another legal basis carries it now.
    OtherBasisAfterWithdrawal {
        /// The permit that carries it.
        rule: RuleRef,
        /// When consent was withdrawn.
        #[serde(serialize_with = "crate::instant::write_instant")]
        withdrawn: OffsetDateTime,
    },
    /// Consent is asked for, and a grant on record does not count.
    GrantDoesNotCount {
        /// When the grant was recorded.
        #[serde(serialize_with = "crate::instant::write_instant")]
        recorded: OffsetDateTime,
        /// Why it does not count.
        because: GrantFault,
    },
    /// The question is about no particular record: the answer assumes that the data is within
    /// its retention.
    WithinRetentionAssumed,
    /// A hold is on the record.
    Held {
        /// What orders the hold.
        reference: String,
    },
    /// What was asked about was prepared by another engine, and this one cannot look it up anew. Prepare
    /// it here.
    PreparedElsewhere {
        /// What is wrong with its words here.
        problems: String,
    },
    /// With what is on record the act stands for more uses than can be judged. Ask with narrower
    /// words, or in parts.
    TooBroad {
        /// How many uses there are.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
    /// This operating policy has no version in force at the moment asked about.
    NoVersionInForce {
        /// The policy.
        policy: PolicyId,
    },
    /// An objection was made, but does not bear before this instant.
    GraceEnds {
        /// The opt-out whose grace runs.
        rule: RuleRef,
        /// When it ends.
        #[serde(serialize_with = "crate::instant::write_instant")]
        at: OffsetDateTime,
    },
}

/// The answer for one data item and one purpose of the question.
///
/// Where a decision is not permitted as a whole, its parts say what may be done all the same.
///
/// ```
/// use permitted::{Engine, Outcome, Policy};
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
///      [[permit]]\nclause = '2'\ndata = 'email-address'\npurpose = 'billing'",
/// )?;
/// let decision = Engine::new([policy])?.ask(toml::from_str(
///     "action = 'use'\ndata = ['email-address', 'health-data']\npurpose = 'billing'\nat = 2026-03-01",
/// )?)?;
/// assert_eq!(decision.parts[0].outcome, Outcome::Permitted);
/// assert_eq!(decision.parts[1].outcome, Outcome::NotPermitted);
/// assert_eq!(decision.parts[0].clauses()[0].as_str(), "2");
/// assert!(decision.parts[1].clauses().is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Part {
    /// The place of the item in the question.
    pub item: usize,
    /// The place of the purpose in the question.
    pub purpose_index: usize,
    /// The item's category.
    pub data: DataCategory,
    /// The purpose.
    pub purpose: Purpose,
    /// The worst outcome among the uses that the item and the purpose stand for.
    pub outcome: Outcome,
    /// Where the first use with that outcome is narrower than the question: the facet and the
    /// exact term.
    pub witness: Vec<(TermFacet, String)>,
    /// What decided, for all uses that the part stands for.
    pub citations: Vec<Citation>,
    /// Every permit that holds for a permitted use of the part.
    pub grounds: Vec<Ground>,
    /// What has to be done along with the permitted uses of the part.
    pub obligations: Vec<Due>,
    /// The unknown facts that were read, where the outcome is undetermined.
    pub unknown: Vec<Fact>,
    /// The rules that nearly applied to the first use with that outcome: the nearest of them, 16 at
    /// most. Those come first that fail in the fewest things, then those that consent or evidence on
    /// record would cure, then in the order of their ids. Where the part is permitted, rules that
    /// forbid the same with other data are not among them.
    pub near: Vec<NearMiss>,
    /// How many rules nearly applied, those included that are not listed.
    pub near_count: usize,
    /// What would make the part permitted; none where it is permitted, or nobody asked.
    pub missing: Option<Missing>,
    /// What is worth knowing beside.
    pub notices: Vec<Notice>,
}

impl Part {
    /// Every clause that the part's answer cites, sorted.
    #[must_use]
    pub fn clauses(&self) -> Vec<&Clause> {
        sorted(self.citations.iter().flat_map(|citation| &citation.clauses))
    }
}

/// The answer to a request: the outcome, what decided, what has to be done, what is missing, and
/// how long all that holds. It is data; `render` turns it into prose.
///
/// Gate with [`is_permitted`](Decision::is_permitted), carry out its obligations, show its parts to
/// whoever was refused, and log it: it serialises. It may be cached until
/// [`stable_until`](Decision::stable_until), as long as the facts stay the same.
///
/// ```
/// use permitted::{Engine, Outcome, Policy};
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
///      [[permit]]\nclause = '2'\ndata = 'email-address'\npurpose = 'billing'",
/// )?;
/// let decision = Engine::new([policy])?.ask(toml::from_str(
///     "action = 'use'\ndata = ['email-address', 'health-data']\npurpose = 'billing'\nat = 2026-03-01",
/// )?)?;
/// assert!(!decision.is_permitted());
/// let permitted: Vec<String> = decision.permitted().map(|part| part.data.to_string()).collect();
/// assert_eq!(permitted, ["email-address"]);
/// assert_eq!(decision.clauses()[0].as_str(), "2");
/// assert_eq!(decision.stable_until, None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Decision {
    /// The worst outcome among the parts.
    pub outcome: Outcome,
    /// The moment that the answer is about.
    #[serde(serialize_with = "crate::instant::write_instant")]
    pub at: OffsetDateTime,
    /// The versions in force at that moment, by which it was decided.
    pub versions: Vec<PolicyVersion>,
    /// The answer per item and purpose, in the order of the question: purposes within items.
    pub parts: Vec<Part>,
    /// What has to be done along with all that is permitted.
    pub obligations: Vec<Due>,
    /// Before this instant the same facts give the same answer; `None` means they always do.
    #[serde(serialize_with = "crate::instant::write_optional_instant")]
    pub stable_until: Option<OffsetDateTime>,
}

impl Decision {
    /// Whether all of it is permitted.
    #[must_use]
    pub const fn is_permitted(&self) -> bool {
        self.outcome.is_permitted()
    }

    /// The parts that are permitted, for a caller who drops the rest.
    pub fn permitted(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.outcome.is_permitted())
    }

    /// Every clause that the answer cites, sorted.
    #[must_use]
    pub fn clauses(&self) -> Vec<&Clause> {
        let citations = self.parts.iter().flat_map(|part| &part.citations);
        sorted(citations.flat_map(|citation| &citation.clauses))
    }
}

fn sorted<'a>(clauses: impl Iterator<Item = &'a Clause>) -> Vec<&'a Clause> {
    let mut clauses: Vec<&Clause> = clauses.collect();
    clauses.sort();
    clauses.dedup();
    clauses
}
