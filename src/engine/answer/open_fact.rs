//! Facts that a question can leave open, by their words and as terms.

use crate::words::{LifeEvent, TermId, Vocabulary};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A fact that a question can leave open.
///
/// ```
/// use permitted::engine::Fact;
///
/// assert_eq!(Fact::Channel.to_string(), "channel");
/// assert_eq!(Fact::Source { item: 1 }.to_string(), "source of data[1]");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
pub enum Fact {
    /// By which means.
    Channel,
    /// Where it is done, or where the data goes.
    Place,
    /// Who acts.
    By,
    /// Which very party acts.
    ByParty,
    /// Who receives.
    Recipient,
    /// Which very party receives.
    RecipientParty,
    /// Where the item came from.
    Source {
        /// The item's place in the question.
        item: usize,
    },
    /// From which very party the item came.
    SourceParty {
        /// The item's place in the question.
        item: usize,
    },
    /// In which setting the item was gathered.
    GatheredAt {
        /// The item's place in the question.
        item: usize,
    },
    /// When an event in the life of the item's record happened.
    LifeEvent {
        /// The item's place in the question.
        item: usize,
        /// The event.
        event: LifeEvent,
    },
    /// What the subject is.
    Subject,
    /// Where the subject lives.
    Residence,
    /// How old the subject is.
    Age,
    /// What the subject agreed or objected to.
    Ledger,
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, item) = match self {
            Self::Channel => ("channel", 0),
            Self::Place => ("place", 0),
            Self::By => ("by", 0),
            Self::ByParty => ("by party", 0),
            Self::Recipient => ("recipient", 0),
            Self::RecipientParty => ("recipient party", 0),
            Self::Source { item } => ("source", *item),
            Self::SourceParty { item } => ("source party", *item),
            Self::GatheredAt { item } => ("gathered-at", *item),
            Self::LifeEvent { item, event } => (event.as_str(), *item),
            Self::Subject => ("subject", 0),
            Self::Residence => ("residence", 0),
            Self::Age => ("age", 0),
            Self::Ledger => ("consent ledger", 0),
        };
        if item == 0 { f.write_str(name) } else { write!(f, "{name} of data[{item}]") }
    }
}

/// A fact that a question leaves open, while it is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum OpenFact {
    Channel,
    Place,
    By,
    ByParty,
    Recipient,
    RecipientParty,
    Source { item: usize },
    SourceParty { item: usize },
    GatheredAt { item: usize },
    LifeEvent { item: usize, event: TermId },
    Subject,
    Residence,
    Age,
    Ledger,
}

impl OpenFact {
    /// The fact in words.
    pub(crate) fn in_words(self, vocabulary: &Vocabulary) -> Option<Fact> {
        Some(match self {
            Self::Channel => Fact::Channel,
            Self::Place => Fact::Place,
            Self::By => Fact::By,
            Self::ByParty => Fact::ByParty,
            Self::Recipient => Fact::Recipient,
            Self::RecipientParty => Fact::RecipientParty,
            Self::Source { item } => Fact::Source { item },
            Self::SourceParty { item } => Fact::SourceParty { item },
            Self::GatheredAt { item } => Fact::GatheredAt { item },
            Self::LifeEvent { item, event } => {
                Fact::LifeEvent { item, event: vocabulary.word(event)? }
            }
            Self::Subject => Fact::Subject,
            Self::Residence => Fact::Residence,
            Self::Age => Fact::Age,
            Self::Ledger => Fact::Ledger,
        })
    }

    /// The fact in words, of a record whose categories have all in common.
    pub(crate) fn of_record(self, vocabulary: &Vocabulary) -> Option<Fact> {
        let of_all = match self {
            Self::Source { .. } => Self::Source { item: 0 },
            Self::SourceParty { .. } => Self::SourceParty { item: 0 },
            Self::GatheredAt { .. } => Self::GatheredAt { item: 0 },
            Self::LifeEvent { event, .. } => Self::LifeEvent { item: 0, event },
            other => other,
        };
        of_all.in_words(vocabulary)
    }
}
