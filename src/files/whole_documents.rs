//! The values that documents as a whole say, read from and written to any serde format.

use super::document::{Document, Node};
use super::facts::{LEDGER, QUESTION};
use crate::facts::{ConsentLedger, Question};
use crate::problem::InputError;

/// Reading and writing documents of which the table says all.
macro_rules! by_table {
    ($($(#[$doc:meta])* $of:ident: $table:ident;)*) => {
        $(
            impl TryFrom<$crate::files::Document> for $of {
                type Error = $crate::problem::InputError;

                fn try_from(document: $crate::files::Document) -> Result<Self, $crate::problem::InputError> {
                    $table.read_document(&document)
                }
            }
        )*

        $crate::files::serde_by_table! { $($(#[$doc])* $of: $table;)* }
    };
}

/// Reading and writing in the formats of serde, of what has its own way from a document.
macro_rules! serde_by_table {
    ($($(#[$doc:meta])* $of:ident: $table:ident;)*) => {$(
        impl<'de> serde::Deserialize<'de> for $of {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let document = <$crate::files::Document as serde::Deserialize>::deserialize(deserializer)?;
                Self::try_from(document).map_err(serde::de::Error::custom)
            }
        }

        $(#[$doc])*
        impl serde::Serialize for $of {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&$table.write_whole(self), serializer)
            }
        }
    )*};
}

pub(crate) use {by_table, serde_by_table};

by_table! {
    Question: QUESTION;
}

/// Reads a table with one key, `event`, or the list of events alone. An empty document is no ledger.
impl TryFrom<Document> for ConsentLedger {
    type Error = InputError;

    fn try_from(document: Document) -> Result<Self, InputError> {
        let document = match document.0 {
            events @ Node::List(_) => Document(Node::Table(vec![("event".to_owned(), events)])),
            table => Document(table),
        };
        LEDGER.read_document(&document)
    }
}

serde_by_table! {
    /// Writes a table with one key, `event`, the list of events: the form that files have, TOML too. To
    /// write the list alone, write the events. Both are read.
    ///
    /// ```
    /// use permitted::{ConsentEvent, ConsentLedger};
    /// use time::macros::datetime;
    ///
    /// let objected = ConsentEvent::objected("client-17", datetime!(2026-02-01 0:00 UTC));
    /// let ledger = ConsentLedger::new(objected)?;
    /// let table = serde_json::to_value(&ledger)?;
    /// let list = serde_json::to_value(ledger.events().collect::<Vec<_>>())?;
    /// assert_eq!((&table["event"], list.as_array().map(Vec::len)), (&list, Some(1)));
    /// assert_eq!(serde_json::from_value::<ConsentLedger>(table)?, ledger);
    /// assert_eq!(serde_json::from_value::<ConsentLedger>(list)?, ledger);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ConsentLedger: LEDGER;
}
