//! Closed lists: every value is read, shown and written by its name, in whatever format.

use permitted::engine::{Depth, Effect, EvidenceFault};
use permitted::facts::ConsentEventKind;
use permitted::guard::ItemPart;
use permitted::policy::{
    ClockStart, Disposal, Fee, GiverKind, Identifiability, Naming, PartyRole, PolicyKind,
    RequesterKind, Route, RuleKind, Strength, TakesEffect, TermFacet,
};
use permitted::problem::{ProblemPart, UnknownName};
use permitted::rights::{RightEffect, RightsFact};
use permitted::words::{FacetKind, Relation};
use permitted::{Outcome, Policy};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use std::fs;
use std::hash::Hash;
use std::path::Path;
use std::str::FromStr;

trait Value:
    Copy
    + Ord
    + Hash
    + Debug
    + Display
    + FromStr<Err = UnknownName>
    + for<'a> TryFrom<&'a str, Error = UnknownName>
    + Serialize
    + DeserializeOwned
{
}

impl<T> Value for T where
    T: Copy
        + Ord
        + Hash
        + Debug
        + Display
        + FromStr<Err = UnknownName>
        + for<'a> TryFrom<&'a str, Error = UnknownName>
        + Serialize
        + DeserializeOwned
{
}

/// Walks the values of a list, by the name of each.
fn walk<V: Value>(list: &str, values: &[V], name: impl Fn(V) -> &'static str) {
    assert!(values.is_sorted(), "{list} stands in its order");
    let mut names = BTreeSet::new();
    for &value in values {
        let name = name(value);
        assert!(names.insert(name), "{list} has `{name}` once");
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
        assert!(name.bytes().all(is_plain), "{list} `{name}`");
        assert_eq!(name.parse(), Ok(value), "{list}");
        assert_eq!(V::try_from(name), Ok(value), "{list}");
        assert_eq!(value.to_string(), name, "{list}");
        assert_eq!(format!("[{value:>20}]"), format!("[{name:>20}]"), "{list}");
        let json = serde_json::to_string(&value).unwrap();
        assert_eq!(json, format!("\"{name}\""), "{list}");
        assert_eq!(serde_json::from_str::<V>(&json).unwrap(), value, "{list}");
        let mut cbor = Vec::new();
        ciborium::into_writer(&value, &mut cbor).unwrap();
        assert_eq!(ciborium::from_reader::<V, _>(&*cbor).unwrap(), value, "{list}");
        let message_pack = rmp_serde::to_vec(&value).unwrap();
        assert_eq!(rmp_serde::from_slice::<V>(&message_pack).unwrap(), value, "{list}");
    }
    let names: Vec<&str> = values.iter().map(|value| name(*value)).collect();
    let error = "blancmange".parse::<V>().unwrap_err();
    assert_eq!((error.text(), error.nearest()), ("blancmange", None), "{list}");
    assert_eq!(error.allowed(), names, "{list}");
    // A letter too many is told with what was meant; a name in capitals is no name.
    let misspelt = format!("{}x", names[0]);
    let error = misspelt.parse::<V>().unwrap_err();
    assert_eq!(error.nearest(), Some(names[0]), "{list}");
    assert!(names[0].to_ascii_uppercase().parse::<V>().is_err(), "{list}");
    // So say the formats.
    let told = serde_json::from_value::<V>(misspelt.clone().into()).unwrap_err().to_string();
    assert_eq!(told, error.to_string(), "{list}");
    let told = serde_json::from_str::<V>("1").unwrap_err().to_string();
    let expected = format!("expected one of {}", names.join(", "));
    assert!(told.contains(&expected), "{list}: {told}");
}

/// All closed lists of the crate, by the names of their types.
fn walk_all() -> BTreeSet<&'static str> {
    let mut walked = BTreeSet::new();
    macro_rules! walk {
        ($($list:ident)*) => {$(
            walk(stringify!($list), &$list::ALL, $list::name);
            walked.insert(stringify!($list));
        )*};
    }
    walk!(
        ClockStart ConsentEventKind Depth Disposal Effect EvidenceFault FacetKind Fee GiverKind
        Identifiability ItemPart Naming Outcome PartyRole PolicyKind ProblemPart Relation RequesterKind RightEffect
        RightsFact Route RuleKind Strength TakesEffect TermFacet
    );
    walked
}

#[test]
fn every_value_of_a_closed_list_is_read_shown_and_written_by_its_name() {
    walk_all();
}

/// The public enums in a source file of which no value carries data.
fn without_data(source: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for after in source.split("\npub enum ").skip(1) {
        let Some((name, after)) = after.split_once(" {\n") else { continue };
        let (body, _) = after.split_once("\n}").unwrap();
        let lines = body.lines().map(str::trim);
        let mut code = lines.filter(|line| !line.starts_with("//") && !line.starts_with("#["));
        if code.all(|line| line.is_empty() || line.ends_with(',') && !line.contains(['(', '{'])) {
            found.push(name);
        }
    }
    found
}

#[test]
fn no_closed_list_is_left_out() {
    fn files(below: &Path, all: &mut Vec<String>) {
        for entry in fs::read_dir(below).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, all);
            } else {
                all.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut sources = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
    let found: BTreeSet<&str> = sources.iter().flat_map(|source| without_data(source)).collect();
    assert_eq!(found, walk_all());
    // What carries data, as the last of these values does, is none.
    let source = "\npub enum IdFault {\n    /// It is blank.\n    Blank,\n    Hidden(char),\n}\n";
    assert_eq!(without_data(source), Vec::<&str>::new());
}

#[test]
fn a_very_long_text_is_cut_where_it_is_told() {
    let error = "a".repeat(100_000).parse::<Strength>().unwrap_err();
    assert!(error.to_string().len() < 1_000);
}

/// What a text does not say about a fee is left out of files, although answers name it.
#[test]
fn a_fee_that_is_not_said_cannot_be_written_in_a_policy() {
    let policy = |fee: &str| {
        toml::from_str::<Policy>(&format!(
            "id = 'plusnxt'\nversion = '2023-02'\nfrom = 2023-02-01\n\
             [[right]]\nclause = 'PN-31'\nright = 'access'\nfee = '{fee}'"
        ))
    };
    assert!(policy("cost-based").is_ok());
    let error = policy("not-said").unwrap_err().to_string();
    assert!(error.contains("none, cost-based, allowed"), "{error}");
}
