//! What a request comes to, and why it is refused.

use crate::closed_list::closed_list;
use crate::ids::{Clause, PolicyVersion, RuleId};
use crate::policy::Condition;
use crate::retention::RetentionCitation;
use crate::words::{DataCategory, EvidenceKind};
use std::collections::BTreeSet;
use time::OffsetDateTime;

/// What a request for a right comes to.
///
/// ```
/// use permitted::{Engine, Policy, RightsRequest, Subject};
/// use permitted::RightKind;
/// use permitted::rights::RightsOutcome;
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
/// // Nobody has checked yet who asks.
/// let RightsOutcome::FirstDo { needs } = answer.outcome else { panic!("it is not granted yet") };
/// assert_eq!(needs[0].as_str(), "identity-verified");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum RightsOutcome {
    /// It is granted; where records were named, as far as the answers per record say.
    Grant,
    /// This has to be shown or checked first.
    FirstDo {
        /// All of it.
        #[serde(default)]
        needs: Vec<EvidenceKind>,
    },
    /// The controller may grant it or not, as it sees fit.
    MayRefuse,
    /// It is refused: by every right that the person has, or since nothing can be erased.
    Refuse {
        /// Why.
        #[serde(default)]
        because: Vec<Refusal>,
    },
    /// It depends on facts about the person that are unknown.
    Undetermined {
        /// Which.
        #[serde(default)]
        needs: BTreeSet<RightsFact>,
    },
    /// No policy or limit gives this right to this person, over this data, for these purposes.
    NoSuchRight,
}

impl RightsOutcome {
    /// The name that files and messages use.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Grant => "grant",
            Self::FirstDo { .. } => "first-do",
            Self::MayRefuse => "may-refuse",
            Self::Refuse { .. } => "refuse",
            Self::Undetermined { .. } => "undetermined",
            Self::NoSuchRight => "no-such-right",
        }
    }
}

/// Why a right is refused.
///
/// ```
/// use permitted::{Engine, Evidence, EvidenceKind, Policy, RightsRequest, Subject};
/// use permitted::RightKind;
/// use permitted::rights::{Refusal, RightsOutcome};
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
///     exemption = [{ clause = "PN-32", when.evidence = "legal-obligation" }]
///     "#,
/// )?;
/// let engine = Engine::new([policy])?;
/// let request = RightsRequest::new(
///     RightKind::ACCESS,
///     Subject::new("c-1"),
///     datetime!(2026-02-01 0:00 UTC),
/// );
/// let evidence = Evidence::new(EvidenceKind::LEGAL_OBLIGATION, datetime!(2026-01-01 0:00 UTC));
/// let answer = engine.answer(&request.evidence([evidence]))?;
/// let RightsOutcome::Refuse { because } = answer.outcome else { panic!("it is refused") };
/// assert!(matches!(&because[0], Refusal::Exemption { clauses, .. } if clauses[0].as_str() == "PN-32"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Refusal {
    /// An exemption holds.
    Exemption {
        /// The policy that makes it.
        policy: PolicyVersion,
        /// The right from which it exempts.
        right: RuleId,
        /// The exemption's own id, if it has one.
        exemption: Option<RuleId>,
        /// The exemption's own clauses.
        #[serde(default)]
        clauses: Vec<Clause>,
        /// Over which data it is refused; none means any.
        #[serde(default)]
        data: Vec<DataCategory>,
        /// What holds, if the exemption depends on something.
        condition: Option<Condition>,
    },
    /// The right is exercised by an agent, and admits none.
    NoAgents {
        /// The policy that gives the right.
        policy: PolicyVersion,
        /// The right.
        right: RuleId,
    },
    /// A parent asks, and the right is not one that parents exercise for this person.
    NoParents {
        /// The policy that gives the right.
        policy: PolicyVersion,
        /// The right.
        right: RuleId,
    },
    /// A record has to be kept, for at least so long.
    Kept {
        /// Until when; none means that no end is in sight.
        #[serde(default, with = "crate::instant::optional_in_utc")]
        until: Option<OffsetDateTime>,
        /// By which rule of the retention schedule.
        by: Option<RetentionCitation>,
    },
    /// A legal hold is on a record.
    Held {
        /// The references of the holds.
        #[serde(default)]
        by: Vec<String>,
    },
}

impl Refusal {
    pub(super) fn own_clauses(&self) -> &[Clause] {
        match self {
            Self::Exemption { clauses, .. } => clauses,
            Self::Kept { by: Some(by), .. } => &by.clauses,
            _ => &[],
        }
    }
}

/// An unknown fact on which the answer depends.
///
/// ```
/// use permitted::rights::RightsFact;
///
/// assert_eq!(RightsFact::Residence.to_string(), "residence");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RightsFact {
    /// Where the person lives.
    Residence,
    /// What the person is to the controller.
    Subject,
    /// How old the person is.
    Age,
    /// When the controller knew who asks: until that is stated, the time for the answer is counted
    /// from the receipt.
    Identified,
    /// How many requests like this one were made before it: until that is stated, it is free.
    Earlier,
    /// What happened in the life of a record: the answer about the record says which events.
    Life,
    /// What exactly the request is about: a right or an exemption covers a part of it, or may. Name
    /// the records and purposes, and take records apart that hold both. Each record is answered by
    /// itself where that settles it.
    Extent,
}

closed_list! {
    RightsFact {
        Residence = "residence",
        Subject = "subject",
        Age = "age",
        Identified = "identified",
        Earlier = "earlier",
        Life = "life",
        Extent = "extent",
    }
}
