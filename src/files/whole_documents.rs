//! The values that documents as a whole say, read from and written to any serde format.

use super::document::Document;
use super::facts::{LEDGER, QUESTION};
use super::rights::RIGHTS_REQUEST;
use super::scenarios::SCENARIO_FILE;
use crate::facts::{ConsentLedger, Question};
use crate::problem::InputError;
use crate::rights::RightsRequest;
use crate::scenario::Scenarios;
use serde::de::{Deserialize, Deserializer, Error};
use serde::{Serialize, Serializer};

/// Reading documents of which the table says all.
macro_rules! read_by_table {
    ($($of:ident: $table:ident;)*) => {$(
        impl TryFrom<Document> for $of {
            type Error = InputError;

            fn try_from(document: Document) -> Result<Self, InputError> {
                $table.read_document(&document)
            }
        }
    )*};
}

/// Reading and writing in the formats of serde.
macro_rules! serde_by_table {
    ($($(#[$doc:meta])* $of:ident: $table:ident;)*) => {$(
        impl<'de> Deserialize<'de> for $of {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let document = Document::deserialize(deserializer)?;
                Self::try_from(document).map_err(D::Error::custom)
            }
        }

        $(#[$doc])*
        impl Serialize for $of {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $table.write(self).serialize(serializer)
            }
        }
    )*};
}

read_by_table! {
    Question: QUESTION;
    ConsentLedger: LEDGER;
    RightsRequest: RIGHTS_REQUEST;
}

serde_by_table! {
    Question: QUESTION;
    /// Writes a table with one key, `event`, the list of events.
    ConsentLedger: LEDGER;
    RightsRequest: RIGHTS_REQUEST;
    /// Writes every scenario with what it took from the defaults.
    Scenarios: SCENARIO_FILE;
}
