//! Which part of what a service handles a problem is in.

use serde::{Deserialize, Serialize};

/// What a problem is in, which says whose fault it is: what a client sent, or what the service keeps.
///
/// A part is where the text stands that has to be mended. A scenario file is one part, whatever is asked
/// in it. The guide's page [*in a service*](crate::guide::in_a_service#whose-fault) shows how a service
/// answers for each.
///
/// ```
/// use permitted::problem::ProblemPart;
/// use permitted::{Act, Action, DataCategory, Engine, Policy, Purpose};
///
/// let policy: Policy = toml::from_str("id = 'shop'\nversion = '1'\nfrom = 2026-01-01")?;
/// let engine = Engine::new([policy])?;
/// let act = Act::new(Action::USE).data(DataCategory::NAME).purpose([Purpose::new("markting")?]);
/// let error = engine.prepare(act).unwrap_err();
/// assert_eq!(error.problems()[0].part(), ProblemPart::Act);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ProblemPart {
    /// A policy, its own words, or how the policies of an engine fit together.
    Policy,
    /// What is to be done.
    Act,
    /// A question as a whole: its moment, its columns, and keys that it does not have.
    Question,
    /// What is known of a person.
    Subject,
    /// A consent event that is to be recorded.
    Event,
    /// A ledger, or an event in it.
    Ledger,
    /// What is on record beside consent.
    Evidence,
    /// A stored record, or where it stands in its life.
    Record,
    /// A request by which a person exercises a right.
    Request,
    /// A scenario file.
    Scenario,
}

impl ProblemPart {
    /// Every part.
    pub const ALL: [Self; 10] = [
        Self::Policy,
        Self::Act,
        Self::Question,
        Self::Subject,
        Self::Event,
        Self::Ledger,
        Self::Evidence,
        Self::Record,
        Self::Request,
        Self::Scenario,
    ];

    /// The name that data uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Act => "act",
            Self::Question => "question",
            Self::Subject => "subject",
            Self::Event => "event",
            Self::Ledger => "ledger",
            Self::Evidence => "evidence",
            Self::Record => "record",
            Self::Request => "request",
            Self::Scenario => "scenario",
        }
    }

    /// The part of what stands in this one and is about that one.
    pub(super) const fn narrowed_to(self, inner: Self) -> Self {
        match (self, inner) {
            // Its author mends it, whatever is asked in it.
            (Self::Scenario, _) => Self::Scenario,
            (Self::Ledger, Self::Event) => Self::Ledger,
            (_, inner) => inner,
        }
    }
}

impl std::fmt::Display for ProblemPart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
