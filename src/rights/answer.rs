//! The answer to a request: data, like a decision, for the case file.

use super::outcome::{RightsFact, RightsOutcome};
use super::record_answer::RecordAnswer;
use crate::closed_list::closed_list;
use crate::engine::Notice;
use crate::facts::{ConsentEvent, Evidence};
use crate::files::stored;
use crate::ids::{Clause, PolicyVersion, RuleId, VersionInForce};
use crate::policy::{Fee, Owed};
use crate::words::RightKind;
use std::collections::BTreeSet;
use time::OffsetDateTime;

/// How a right bears on the answer.
///
/// ```
/// use permitted::{Engine, Policy, RightsRequest, Subject};
/// use permitted::RightKind;
/// use permitted::rights::RightEffect;
/// use time::macros::datetime;
///
/// let policy: Policy = toml::from_str(
///     r#"
///     id = "plusnxt"
///     version = "2023-02"
///     from = 2023-02-01
///
///     [[right]]
///     clause = "PN-31"
///     right = "access"
///     verify = "identity-verified"
///     deadline = { period = "45 days", extension = "45 days" }
///     fee = "none"
///     "#,
/// )?;
/// let engine = Engine::new([policy])?;
/// let request = RightsRequest::new(
///     RightKind::ACCESS,
///     Subject::new("c-1"),
///     datetime!(2026-02-01 0:00 UTC),
/// );
/// let answer = engine.answer(&request)?;
/// assert_eq!(answer.citations[0].effect, RightEffect::AsksFirst);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RightEffect {
    /// It grants what is asked for.
    Grants,
    /// It would, once something has been shown.
    AsksFirst,
    /// It leaves it to the controller.
    MayRefuse,
    /// It does not, because of an exemption or of who asks.
    Refuses,
    /// The person may have it; that depends on unknown facts. It binds as far as it restricts.
    MightApply,
}

closed_list! {
    RightEffect {
        Grants = "grants",
        AsksFirst = "asks-first",
        MayRefuse = "may-refuse",
        Refuses = "refuses",
        MightApply = "might-apply",
    }
}

/// A right that the answer rests on, and its clauses.
///
/// ```
/// use permitted::{Engine, Policy, RightsRequest, Subject};
/// use permitted::RightKind;
/// use time::macros::datetime;
///
/// let policy: Policy = toml::from_str(
///     r#"
///     id = "plusnxt"
///     version = "2023-02"
///     from = 2023-02-01
///
///     [[right]]
///     clause = "PN-31"
///     right = "access"
///     verify = "identity-verified"
///     deadline = { period = "45 days", extension = "45 days" }
///     fee = "none"
///     "#,
/// )?;
/// let engine = Engine::new([policy])?;
/// let request = RightsRequest::new(
///     RightKind::ACCESS,
///     Subject::new("c-1"),
///     datetime!(2026-02-01 0:00 UTC),
/// );
/// let answer = engine.answer(&request)?;
/// let citation = &answer.citations[0];
/// assert_eq!(citation.right.as_str(), "PN-31");
/// assert_eq!(citation.policy.to_string(), "plusnxt@2023-02");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct RightCitation {
    /// The version of the policy, law or contract.
    pub policy: PolicyVersion,
    /// The right's id within it.
    pub right: RuleId,
    /// How it bears on the answer.
    pub effect: RightEffect,
    /// The clauses that it puts into effect; where it refuses, those of the exemptions as well.
    #[serde(default)]
    pub clauses: Vec<Clause>,
}

/// By when a request has to be answered.
///
/// ```
/// use permitted::{Engine, Policy, RightsRequest, Subject};
/// use permitted::RightKind;
/// use time::macros::datetime;
///
/// let policy: Policy = toml::from_str(
///     r#"
///     id = "plusnxt"
///     version = "2023-02"
///     from = 2023-02-01
///
///     [[right]]
///     clause = "PN-31"
///     right = "access"
///     verify = "identity-verified"
///     deadline = { period = "45 days", extension = "45 days" }
///     fee = "none"
///     "#,
/// )?;
/// let engine = Engine::new([policy])?;
/// let request = RightsRequest::new(
///     RightKind::ACCESS,
///     Subject::new("c-1"),
///     datetime!(2026-02-01 0:00 UTC),
/// );
/// let answer = engine.answer(&request)?;
/// let deadline = answer.deadline.expect("the policy sets one");
/// // The 45th day after the receipt is 18 March; it ends at midnight.
/// assert_eq!(deadline.by, datetime!(2026-03-19 0:00 UTC));
/// assert!(deadline.extendable_to.is_some());
/// assert!(!deadline.has_passed(datetime!(2026-03-18 12:00 UTC)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Deadline {
    /// Before this instant: the midnight that ends the last day, in the offset in which the receipt
    /// was stated.
    #[serde(with = "crate::instant::as_stated")]
    pub by: OffsetDateTime,
    /// Before which instant, if an extension is announced in time; `None` where there is none, or
    /// where it has been used.
    #[serde(default, with = "crate::instant::optional_as_stated")]
    pub extendable_to: Option<OffsetDateTime>,
}

impl Deadline {
    /// Whether it is over.
    #[must_use]
    pub fn has_passed(&self, at: OffsetDateTime) -> bool {
        at >= self.by
    }
}

stored! {
    "RightsAnswer", format: true, fields: RightsAnswerFields;

    /// The answer to a [`RightsRequest`](crate::RightsRequest): data, like a decision, for the case file.
    ///
    /// ```
    /// use permitted::{Engine, Policy, RightsRequest, Subject};
    /// use permitted::RightKind;
    /// use time::macros::datetime;
    ///
    /// let policy: Policy = toml::from_str(
    ///     r#"
    ///     id = "plusnxt"
    ///     version = "2023-02"
    ///     from = 2023-02-01
    ///
    ///     [[right]]
    ///     clause = "PN-31"
    ///     right = "access"
    ///     verify = "identity-verified"
    ///     deadline = { period = "45 days", extension = "45 days" }
    ///     fee = "none"
    ///     "#,
    /// )?;
    /// let engine = Engine::new([policy])?;
    /// let request = RightsRequest::new(
    ///     RightKind::ACCESS,
    ///     Subject::new("c-1"),
    ///     datetime!(2026-02-01 0:00 UTC),
    /// );
    /// let answer = engine.answer(&request)?;
    /// assert!(!answer.is_granted());
    /// assert_eq!(answer.clauses()[0].as_str(), "PN-31");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub struct RightsAnswer {
        /// What was asked for.
        pub right: RightKind,
        /// The versions in force when it was received, by which it is answered.
        #[serde(default)]
        pub versions: Vec<VersionInForce>,
        /// What it comes to.
        pub outcome: RightsOutcome,
        /// The rights on which that rests, by policy and id.
        #[serde(default)]
        pub citations: Vec<RightCitation>,
        /// By when it has to be answered, whatever the answer: the earliest of all deadlines.
        pub deadline: Option<Deadline>,
        /// What has to be done, sorted: where the request is granted, where it is refused or granted in
        /// part alone, and where the deadline is extended, what the rights say for that. Nothing for grant or
        /// refusal while the answer is open, or at the controller's discretion.
        #[serde(default)]
        pub obligations: Vec<Owed>,
        /// What it may cost.
        pub fee: Fee,
        /// The unknown facts on which the answer depends, its deadline, fee and checks included.
        #[serde(default)]
        pub unknown: BTreeSet<RightsFact>,
        /// Where something has to be shown first: the evidence on record for it that does not count, and
        /// why.
        #[serde(default)]
        pub notices: Vec<Notice>,
        /// For the records that the request names, in its order: whether it is granted for each, and of
        /// those to be erased, what becomes of them. None while something is open or has to be shown first.
        #[serde(default)]
        pub records: Vec<RecordAnswer>,
        /// For a granted objection, opt-out, withdrawal or restriction: what to record in the consent
        /// ledger, about what was asked as far as the rights go.
        #[serde(default)]
        pub events: Vec<ConsentEvent>,
        /// For granted access, portability, rectification or erasure: what to record as evidence, which
        /// lets the engine permit what carries it out.
        #[serde(default)]
        pub evidence: Vec<Evidence>,
    }
}

impl RightsAnswer {
    /// Whether it is granted.
    #[must_use]
    pub const fn is_granted(&self) -> bool {
        matches!(self.outcome, RightsOutcome::Grant)
    }

    /// Every clause that the answer rests on, sorted, those per record included.
    #[must_use]
    pub fn clauses(&self) -> Vec<&Clause> {
        let rights = self.citations.iter().flat_map(|citation| &citation.clauses);
        let records = self.records.iter().flat_map(RecordAnswer::clauses);
        let clauses: BTreeSet<&Clause> = rights.chain(records).collect();
        clauses.into_iter().collect()
    }
}
