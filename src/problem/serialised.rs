//! Problems as data: what a service answers to whoever has to mend them.

use super::error::{InputError, Problem};
use super::kind::ProblemKind;
use super::part::ProblemPart;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Written<'a> {
    part: ProblemPart,
    #[serde(skip_serializing_if = "str::is_empty")]
    path: &'a str,
    message: String,
    #[serde(flatten)]
    kind: &'a ProblemKind,
    #[serde(skip_serializing_if = "is_none")]
    further_places: usize,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Read {
    part: ProblemPart,
    #[serde(default)]
    path: String,
    #[serde(flatten)]
    kind: ProblemKind,
    #[serde(default)]
    further_places: usize,
}

fn is_none(count: &usize) -> bool {
    *count == 0
}

/// Writes the part, the path, the message, the code, and under keys of their own what the message
/// speaks of.
impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written {
            part: self.part(),
            path: self.path(),
            message: self.kind().to_string(),
            kind: self.kind(),
            further_places: self.further_places(),
        }
        .serialize(serializer)
    }
}

/// Reads what is written. The message is made anew. A code that a later version of this crate added is
/// refused.
impl<'de> Deserialize<'de> for Problem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Read { part, path, kind, further_places } = Read::deserialize(deserializer)?;
        Ok(Self::found(part, path, kind, further_places))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct All<'a> {
    problems: Cow<'a, [Problem]>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    has_more: bool,
}

impl Serialize for InputError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        All { problems: self.problems().into(), has_more: self.has_more() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for InputError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let All { problems, has_more } = All::deserialize(deserializer)?;
        if problems.is_empty() {
            return Err(D::Error::custom(
                "the list of problems is empty; an error has one at least",
            ));
        }
        let mut error = Self::new(problems.into_owned());
        error.add_more(has_more);
        Ok(error)
    }
}
