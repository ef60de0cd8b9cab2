//! Questions as a service holds them: plain strings and numbers, the same for every peer.

use crate::words::{FACETS, place};
use permitted::policy::{Strength, TermFacet};

/// The one party that plays every role in the questions.
pub const PARTY: &str = "acme";
/// A party that plays none.
pub const STRANGER: &str = "stranger";

/// One elementary use with complete facts: at most one exact word a facet, nothing unknown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Question {
    /// A word a facet, in the order of [`TermFacet::ALL`]; `None` where the facet does not apply.
    pub words: [Option<String>; FACETS],
    /// From 0, identified, to 3, anonymised.
    pub identifiability: u8,
    /// Completed years.
    pub age: u8,
    /// The consent history, as `permitted` takes it.
    pub records: Vec<Record>,
    /// The evidence, as `permitted` takes it.
    pub proofs: Vec<Proof>,
    /// The consent history as the peers take it: purposes, a list for every [`Set`].
    pub sets: [Vec<String>; Set::ALL.len()],
    /// The conditions that hold among those that the peers cannot say.
    pub facts: Vec<usize>,
}

impl Question {
    /// The word in a facet.
    pub fn word(&self, facet: TermFacet) -> Option<&str> {
        self.words[place(facet)].as_deref()
    }

    /// The purposes of a set.
    pub fn set(&self, set: Set) -> &[String] {
        &self.sets[set as usize]
    }

    /// Fills the sets from the history, whose records must name purposes alone.
    pub fn fill_sets(&mut self) {
        for record in &self.records {
            let purposes = &record.scope.purposes;
            let sets: &[Set] = match record.event {
                Event::Granted(Strength::Implied) => &[Set::Implied],
                Event::Granted(Strength::Express) => &[Set::Express],
                Event::Granted(Strength::Explicit) => &[Set::Express, Set::Explicit],
                Event::ObjectedBefore => &[Set::ObjectedBefore],
                Event::ObjectedAfter => &[Set::Objected],
            };
            for set in sets {
                self.sets[*set as usize].extend(purposes.iter().cloned());
            }
        }
    }
}

/// A set of purposes that a question carries for the peers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Set {
    /// Granted by conduct.
    Implied,
    /// Granted at least expressly.
    Express,
    /// Granted in so many words.
    Explicit,
    /// Objected to after every grant.
    Objected,
    /// Objected to before every grant.
    ObjectedBefore,
}

impl Set {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Implied, Self::Express, Self::Explicit, Self::Objected, Self::ObjectedBefore];

    /// The name that the peers' policies use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Implied => "implied",
            Self::Express => "express",
            Self::Explicit => "explicit",
            Self::Objected => "objected",
            Self::ObjectedBefore => "objectedBefore",
        }
    }
}

/// What happened to consent, and when beside the other records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// A grant of that strength; all grants are of one moment.
    Granted(Strength),
    /// An objection earlier than the grants.
    ObjectedBefore,
    /// An objection later than the grants.
    ObjectedAfter,
}

/// What a record speaks of; an empty list restricts nothing.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Scope {
    /// For these purposes.
    pub purposes: Vec<String>,
    /// With this data.
    pub data: Vec<String>,
    /// Towards these recipients.
    pub recipients: Vec<String>,
    /// By these channels.
    pub channels: Vec<String>,
    /// In these places.
    pub places: Vec<String>,
    /// By, towards or from this very party.
    pub party: Option<String>,
}

/// One entry of the consent history.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Record {
    /// What happened.
    pub event: Event,
    /// To which uses.
    pub scope: Scope,
}

/// One piece of evidence, recorded with the grants.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Proof {
    /// Which kind.
    pub kind: String,
    /// About which uses.
    pub scope: Scope,
}
