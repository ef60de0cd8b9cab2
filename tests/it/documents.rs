//! Policy, scenario and ledger documents: what they keep when written and read back, and what is
//! said where they are wrong.

mod alone;
mod facts;
mod ledgers;
mod limits;
mod polarity;
mod problem_kinds;
mod questions;
mod round_trip;
mod rules;
mod texts;
mod values;
mod versions;
mod words;

use permitted::files::Document;
use permitted::scenario::Scenarios;
use permitted::{InputError, Policy};
use serde::Serialize;
use std::path::Path;

/// A policy of `examples/policies` with its scenarios.
pub(crate) struct Example {
    pub(crate) policy: Policy,
    pub(crate) scenarios: Scenarios,
    /// Questions that try to get more out of the policy than it gives.
    pub(crate) hostile: Scenarios,
}

impl Example {
    pub(crate) const NAMES: [&str; 4] = ["plexuus", "plexus-it", "plum-medical", "plusnxt"];

    /// Those that are written from the law, and not from a company's text.
    pub(crate) const FROM_LAW: [&str; 2] = ["clinic", "school"];

    pub(crate) fn load(name: &str) -> Self {
        Self {
            policy: load(&format!("{name}.toml")),
            scenarios: load(&format!("{name}.scenarios.toml")),
            hostile: load(&format!("{name}.hostile.scenarios.toml")),
        }
    }

    /// Both files of scenarios.
    pub(crate) fn files(&self) -> [&Scenarios; 2] {
        [&self.scenarios, &self.hostile]
    }
}

pub(crate) fn load<T: TryFrom<Document, Error = InputError>>(name: &str) -> T {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/policies").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    let document: Document =
        toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    T::try_from(document).unwrap_or_else(|error| panic!("{name}:\n{}", lines(&error)))
}

/// The problems, one a line.
pub(crate) fn lines(error: &InputError) -> String {
    let problems: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
    problems.join("\n")
}

/// A policy that holds these rules and nothing else.
fn policy(rules: &str) -> Result<Policy, InputError> {
    read(&format!("id = \"clinic\"\nversion = \"1\"\nfrom = 2026-01-01\n{rules}"))
}

/// Reads TOML, and the same as JSON, which must make no difference.
fn read<T>(toml: &str) -> Result<T, InputError>
where
    T: TryFrom<Document, Error = InputError> + PartialEq + std::fmt::Debug,
{
    let document: Document = toml::from_str(toml).unwrap();
    let other: Document = serde_json::from_str(&json(&document)).unwrap();
    let (read, other) = (T::try_from(document), T::try_from(other));
    assert_eq!(read, other, "TOML and JSON say the same");
    read
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

/// What is said of a policy with these rules; nothing if nothing is wrong.
fn said_of_policy(rules: &str) -> String {
    policy(rules).err().as_ref().map(lines).unwrap_or_default()
}

/// What is said of a whole document.
fn said_of<T>(toml: &str) -> String
where
    T: TryFrom<Document, Error = InputError> + PartialEq + std::fmt::Debug,
{
    read::<T>(toml).err().as_ref().map(lines).unwrap_or_default()
}
