//! Which part of what a service handles a problem is in.

use crate::closed_list::closed_list;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

closed_list! {
    ProblemPart {
        Policy = "policy",
        Act = "act",
        Question = "question",
        Subject = "subject",
        Event = "event",
        Ledger = "ledger",
        Evidence = "evidence",
        Record = "record",
        Request = "request",
        Scenario = "scenario",
    }
}

impl ProblemPart {
    /// Whether the client of a service sends it that looks facts up itself.
    pub(super) const fn is_sent_by_clients(self) -> bool {
        matches!(self, Self::Act | Self::Question | Self::Request | Self::Event)
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
