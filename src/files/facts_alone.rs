//! Facts that stand alone, as a column of a database or a part of a message holds them: read from and
//! written to any self-describing serde format, by the tables that ledgers and questions have.

use super::document::{Document, Node};
use super::facts::{
    ACT, EVENT, EVIDENCE, FACTS, GIVER, HOLD, ITEM, LIFE, OCCURRENCE, PARTY, RECORD, SCOPE_ALONE,
    SOURCE, SUBJECT, read_event,
};
use super::machinery::{DATE, Reading, Value};
use super::whole_documents::{by_table, serde_by_table};
use crate::facts::{
    Act, Age, ConsentEvent, Evidence, Facts, Giver, Hold, Item, Life, Occurrence, Occurrences,
    PartyInRole, Record, RecordedScope, SourceOfData, Stated, Subject,
};
use crate::problem::{InputError, ProblemPart, Problems};
use crate::words::Facet;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

by_table! {
    /// Writes a table of the keys that acts have in questions.
    Act: ACT;
    /// Writes a table of the keys that evidence has in questions.
    Evidence: EVIDENCE;
    /// Writes a table with `subject`, `evidence` and `ledger`, as questions have them. An empty list for
    /// `ledger` says that nothing was agreed or objected to.
    Facts: FACTS;
    /// Writes a table with `kind` and `party`. The name of the kind alone is read as well.
    Giver: GIVER;
    /// Writes a table with `reference`, `from` and `until`.
    Hold: HOLD;
    /// Writes a table with `category` or `exactly`, and what sets the item apart. The word alone is read
    /// as well.
    Item: ITEM;
    /// Writes a table with the instants of events under the names of the events.
    Life: LIFE;
    /// Writes a table with `role` or `exactly`, and `party`. The word alone is read as well.
    PartyInRole: PARTY;
    /// Writes a table of the keys that stored records have in scenario files; its id is under `record`.
    Record: RECORD;
    /// Writes a table with the words of each facet, and `party`.
    RecordedScope: SCOPE_ALONE;
    /// Writes a table with `kind` or `exactly`, and `party`. The word alone is read as well.
    SourceOfData: SOURCE;
    /// Writes a table of the keys that the subject has in questions.
    Subject: SUBJECT;
}

/// Reads something as a whole document, and all that is wrong with it.
fn read<T>(
    part: ProblemPart,
    document: &Document,
    read: impl FnOnce(&Value<'_>) -> Option<T>,
) -> Result<T, InputError> {
    let reading = Reading::new(Problems::of(part));
    match read(&Value::document(&document.0, &reading)) {
        Some(read) if reading.problems.is_empty() => Ok(read),
        _ => Err(reading.problems.into_error()),
    }
}

serde_by_table! {
    /// Writes a table of the keys that events have in ledgers, the subject among them.
    ConsentEvent: EVENT;
}

/// An event that stands alone names its subject.
impl TryFrom<Document> for ConsentEvent {
    type Error = InputError;

    fn try_from(document: Document) -> Result<Self, InputError> {
        read(ProblemPart::Event, &document, |value| read_event(value, None))
    }
}

impl<F: Facet> TryFrom<Document> for Stated<F> {
    type Error = InputError;

    fn try_from(document: Document) -> Result<Self, InputError> {
        Self::TABLE.read_document(&document)
    }
}

/// Writes a table with `word` or `exactly`.
impl<F: Facet> Serialize for Stated<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::TABLE.write_whole(self).serialize(serializer)
    }
}

/// Reads what [`Serialize`] writes, and the word alone.
impl<'de, F: Facet> Deserialize<'de> for Stated<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(Document::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl TryFrom<Document> for Occurrences {
    type Error = InputError;

    fn try_from(document: Document) -> Result<Self, InputError> {
        read(ProblemPart::Record, &document, |value| {
            let (all, whole) = value.texts(|value, text| OCCURRENCE.read(value, text));
            whole.and(Self::new(all))
        })
    }
}

impl TryFrom<Document> for Occurrence {
    type Error = InputError;

    fn try_from(document: Document) -> Result<Self, InputError> {
        read(ProblemPart::Record, &document, |value| {
            OCCURRENCE.read(value, value.text(OCCURRENCE.notation.expected())?)
        })
    }
}

impl TryFrom<Document> for Age {
    type Error = InputError;

    fn try_from(document: Document) -> Result<Self, InputError> {
        read(ProblemPart::Subject, &document, |value| {
            let years = match value.node {
                Node::Text(text) => return DATE.read(value, text).map(Self::BornOn),
                Node::Integer(years) => u8::try_from(*years).ok(),
                _ => None,
            };
            if years.is_none() {
                value.is_not("a whole number of years from 0 to 255, or a date of birth");
            }
            years.map(Self::Years)
        })
    }
}

fn written(occurrence: &Occurrence) -> Node {
    Node::Text((OCCURRENCE.write)(occurrence))
}

/// How values are written that are no tables.
macro_rules! serde_as {
    ($($(#[$doc:meta])* $of:ident: $node:expr;)*) => {$(
        $(#[$doc])*
        impl Serialize for $of {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let node: fn(&Self) -> Node = $node;
                node(self).serialize(serializer)
            }
        }

        /// Reads what [`Serialize`] writes.
        impl<'de> Deserialize<'de> for $of {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::try_from(Document::deserialize(deserializer)?).map_err(D::Error::custom)
            }
        }
    )*};
}

serde_as! {
    /// Writes the number of years, or the date of birth as a text.
    Age: |age| match age {
        Age::Years(years) => Node::Integer(i64::from(*years)),
        Age::BornOn(date) => Node::Text((DATE.write)(date)),
    };
    /// Writes the instant, `not-yet` or `never`.
    Occurrence: written;
    /// Writes what a single occurrence is written as, or a list of such texts.
    Occurrences: |all| Node::texts(all.iter().map(|one| (OCCURRENCE.write)(&one))).unwrap_or(Node::Null);
}
