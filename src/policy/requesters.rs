//! Who may exercise a right, and what they have to show.

use super::condition::Condition;
use crate::closed_list::closed_list;
use crate::words::EvidenceKind;

/// In which capacity someone makes a request.
///
/// ```
/// use permitted::policy::{Exemption, RequesterKind};
///
/// let not_for_parents = Exemption::unconditional().by([RequesterKind::Parent]);
/// assert_eq!(not_for_parents.requesters(), [RequesterKind::Parent]);
/// assert_eq!(RequesterKind::Agent.name(), "agent");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequesterKind {
    /// The person that the data is about.
    Subject,
    /// A holder of parental responsibility.
    Parent,
    /// Someone whom the person authorised.
    Agent,
}

closed_list! {
    RequesterKind {
        Subject = "subject",
        Parent = "parent",
        Agent = "agent",
    }
}

/// For which persons their parents exercise a right, and what the parents have to show.
///
/// Left out, parents speak for those below 18, and where a right asks for any check of identity
/// they show evidence of the kind `parental-authority-verified`.
///
/// ```
/// use permitted::{EvidenceKind, RightKind};
/// use permitted::policy::{Condition, Parents, Right};
///
/// let right = Right::new("8", [RightKind::ACCESS]).parent(
///     Parents::default()
///         .when(Condition::younger_than(16))
///         .evidence(EvidenceKind::PARENTAL_AUTHORITY_VERIFIED),
/// );
/// assert_eq!(right.parents().shown().unwrap().len(), 1);
/// assert_eq!(Right::new("9", [RightKind::ACCESS]).parents(), &Parents::default());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parents {
    pub(crate) when: Option<Condition>,
    pub(crate) evidence: Vec<EvidenceKind>,
    pub(crate) without_proof: bool,
}

impl Parents {
    /// For the persons of whom this is true, instead of those below 18.
    #[must_use]
    pub fn when(mut self, condition: Condition) -> Self {
        self.when = Some(Condition::both(self.when.take(), condition));
        self
    }

    /// Asks for all of this evidence, which names the parent or nobody.
    #[must_use]
    pub fn evidence(mut self, all_of: impl IntoIterator<Item = EvidenceKind>) -> Self {
        self.evidence.extend(all_of);
        self
    }

    /// Asks parents for nothing, whatever is checked otherwise.
    #[must_use]
    pub fn without_proof(mut self) -> Self {
        self.without_proof = true;
        self
    }

    /// What must be true of the person; none means that the person is below 18.
    #[must_use]
    pub fn condition(&self) -> Option<&Condition> {
        self.when.as_ref()
    }

    /// What parents have to show; none means what is usual, and an empty list nothing.
    #[must_use]
    pub fn shown(&self) -> Option<&[EvidenceKind]> {
        (self.without_proof || !self.evidence.is_empty()).then_some(&self.evidence)
    }
}

/// What agents have to show who exercise a right for someone.
///
/// ```
/// use permitted::{EvidenceKind, RightKind};
/// use permitted::policy::Right;
///
/// let right = Right::new("9", [RightKind::OBJECTION]);
/// assert!(right.agents().is_none());
/// let shown = right.clone().agent(EvidenceKind::AGENT_AUTHORISATION);
/// assert_eq!(shown.agents().unwrap().shown(), [EvidenceKind::AGENT_AUTHORISATION]);
/// assert!(right.agent_without_proof().agents().unwrap().shown().is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agents {
    pub(crate) evidence: Vec<EvidenceKind>,
    /// Only said where nothing has to be shown.
    pub(crate) without_proof: bool,
}

impl Agents {
    /// All of what they have to show, which must name them; nothing where they need no proof.
    #[must_use]
    pub fn shown(&self) -> &[EvidenceKind] {
        &self.evidence
    }
}
