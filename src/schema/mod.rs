//! JSON Schema of the files: what editors complete and check while a policy is written.
//!
//! With the feature `schema`. Each function gives the schema of one kind of file as a
//! [`Document`], which serialises. It is made from the very descriptions by which files are read,
//! so that it refuses what the reader refuses for its shape: keys that are unknown or missing,
//! values of another type, names that are no word, texts that are no date, period or id. What only
//! the reader can tell it leaves to the reader: whether a word exists, what contradicts itself, how
//! many bytes a text has, what several numbers come to together.
//!
//! The schemas are of JSON Schema 2020-12, in keywords that mean the same since draft 7. They are
//! for the JSON form of a file as for its TOML form, in which dates count as texts.
//!
//! ```
//! let schema = serde_json::to_value(permitted::schema::policy())?;
//! assert_eq!(schema["required"], serde_json::json!(["id", "version", "from"]));
//! assert_eq!(schema["properties"]["kind"]["enum"], serde_json::json!(["operating", "limit"]));
//! # Ok::<(), serde_json::Error>(())
//! ```

mod asks;
mod calendar;
mod definitions;
mod flat_tables;
mod inheritance;
mod keywords;
mod numbers;
mod notations;
mod tables;
mod texts;

use crate::files::Document;
use crate::files::facts::{LEDGER, QUESTION};
use crate::files::machinery::Described;
use crate::files::policy::POLICY;
use crate::scenario::SCENARIO_FILE;
use definitions::Definitions;
use flat_tables::Variant;
use keywords::{any_of, object, text};

/// The schema of policy files, which `Policy` reads.
///
/// ```
/// let schema = serde_json::to_value(permitted::schema::policy())?;
/// // Words that the crate knows are offered, and words of the policy's own are taken.
/// let data = &schema["$defs"]["data-word"]["anyOf"];
/// assert!(data[0]["enum"].as_array().unwrap().contains(&"email-address".into()));
/// assert_eq!(data[1]["pattern"], "^[a-z0-9]+(?:-[a-z0-9]+)*$");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn policy() -> Document {
    whole("Policy file", &POLICY)
}

/// The schema of scenario files, which `Scenarios` reads.
///
/// ```
/// let schema = serde_json::to_value(permitted::schema::scenarios())?;
/// let table = &schema["allOf"][0];
/// assert!(table["properties"]["defaults"].is_object());
/// // What neither a scenario nor the defaults state is missing from the scenario.
/// assert_eq!(schema["allOf"][1]["if"]["allOf"][0]["required"][0], "defaults");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn scenarios() -> Document {
    whole("Scenario file", &SCENARIO_FILE)
}

/// The schema of questions, which `Question` reads.
///
/// ```
/// let schema = serde_json::to_value(permitted::schema::question())?;
/// let required = serde_json::json!(["action", "data", "purpose", "at"]);
/// assert_eq!(schema["required"], required);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn question() -> Document {
    whole("Question", &QUESTION)
}

/// The schema of ledgers of consent events, which `ConsentLedger` reads: a table with the list of
/// events, or that list alone.
///
/// ```
/// let schema = serde_json::to_value(permitted::schema::ledger())?;
/// assert_eq!(schema["anyOf"].as_array().map(Vec::len), Some(2));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn ledger() -> Document {
    let mut definitions = Definitions::default();
    let table = tables::table(&mut definitions, &LEDGER, Variant::WHOLE);
    let list = tables::entries_of(&mut definitions, &LEDGER, "event");
    let is_list = object([("type", text("array"))]);
    let list = keywords::all_of([is_list, list]);
    Document(definitions.document(
        "Ledger of consent events",
        LEDGER.about(),
        any_of([table, list]),
    ))
}

fn whole(title: &str, table: &'static dyn Described) -> Document {
    let mut definitions = Definitions::default();
    let schema = tables::table(&mut definitions, table, Variant::WHOLE);
    Document(definitions.document(title, table.about(), schema))
}
