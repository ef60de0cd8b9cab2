//! The reference of all keys, made from the descriptions of the tables.

use crate::fields::FIELDS;
use crate::files::facts::{LEDGER, QUESTION};
use crate::files::machinery::{Described, DescribedKey, DescribedKeys, Shape, Wording};
use crate::files::policy::POLICY;
use crate::rights::RIGHTS_REQUEST;
use crate::scenario::SCENARIO_FILE;
use std::fmt::Write;

/// What may stand in a file as a whole.
pub(super) fn documents() -> Vec<&'static dyn Described> {
    vec![&POLICY, &QUESTION, &LEDGER, &RIGHTS_REQUEST, &FIELDS, &SCENARIO_FILE]
}

/// Every table that may stand in a file, and every key of it, as Markdown: the text of the
/// [reference](crate::guide::reference), for those who show it to the authors of policies.
///
/// ```
/// let reference = permitted::render::reference();
/// assert!(reference.contains("## `deemed-consent`"));
/// ```
#[must_use]
pub fn reference() -> String {
    let mut text = INTRODUCTION.to_owned();
    let tables = tables(&documents());
    for table in &tables {
        describe(*table, &tables, &mut text);
    }
    text
}

const INTRODUCTION: &str = "\
# The keys of files

Every table that may stand in a file, and every key of it. This text is made from the very
descriptions by which files are read and written.

Tables are shown as TOML writes them; JSON and other formats have the same keys. A key that is not
listed is an error, and so is one that stands twice. A key that takes a *word* takes a word of that
vocabulary, built in or of the policy's own. Where *one or more* may stand, a single value needs no
list. A *date or instant* is `2026-03-01` (the midnight in UTC that begins the day) or
`2026-03-01T09:00:00Z`, in the years 1000 to 9700. A *period* is a whole number of years, months,
weeks, days or hours, or several of them as in `1 year 6 months`, at most 200 years. Texts hold no
characters that nobody sees; a *short line* has at most 200 bytes and no blank at its ends.

Keys marked *required* must not be left out. Keys marked *inherited* are taken from the section in
which a rule stands, or from the `defaults` of a scenario file, by entries that leave them out.
";

/// The documents and all tables in them, each where it is met first.
pub(super) fn tables(documents: &[&'static dyn Described]) -> Vec<&'static dyn Described> {
    let mut found = Vec::new();
    for document in documents {
        find(*document, &mut found);
    }
    found
}

fn find(table: &'static dyn Described, found: &mut Vec<&'static dyn Described>) {
    if found.iter().any(|other| other.name() == table.name()) {
        return;
    }
    found.push(table);
    for keys in table.keys() {
        match keys {
            DescribedKeys::Of(part) | DescribedKeys::SomeOf(part) => find(part, found),
            DescribedKeys::Own(keys) => {
                for below in keys.iter().filter_map(|key| key.shape.table()) {
                    find(below, found);
                }
            }
        }
    }
    if let Some(below) = table.others().and_then(|key| key.shape.table()) {
        find(below, found);
    }
}

fn describe(table: &dyn Described, tables: &[&'static dyn Described], text: &mut String) {
    let name = table.name();
    let _ = writeln!(text, "\n## `{name}`\n\n{}", table.about());
    let among = |is_place: fn(&DescribedKeys, &str) -> bool| {
        let places = tables.iter().filter(|other| {
            let others = other.others().map(|key| DescribedKeys::Own(vec![key]));
            other.keys().iter().chain(&others).any(|keys| is_place(keys, name))
        });
        places.map(|other| link(*other)).collect::<Vec<_>>().join(", ")
    };
    let (places, wholes) = (among(holds), among(takes_keys_of));
    if !places.is_empty() {
        let _ = writeln!(text, "\nStands in {places}.");
    }
    if !wholes.is_empty() {
        let _ = writeln!(text, "\nIts keys stand in {wholes}.");
    }
    if let Some(short) = table.short() {
        let _ = writeln!(
            text,
            "\nThe value of `{short}` may stand for a table that says nothing else."
        );
    }
    let (mut rows, mut parts) = (String::new(), Vec::new());
    for keys in table.keys() {
        match keys {
            DescribedKeys::Of(part) | DescribedKeys::SomeOf(part) => parts.push(link(part)),
            DescribedKeys::Own(keys) => keys.iter().for_each(|key| row(key, &mut rows)),
        }
    }
    if let Some(key) = table.others() {
        let (name, shape, about) = (key.name, takes(&key.shape), key.about);
        let _ = writeln!(rows, "| *{name}* | {shape} | {about} |");
    }
    if !parts.is_empty() {
        let _ = writeln!(text, "\nHas the keys of {}.", parts.join(", "));
    }
    if !rows.is_empty() {
        let _ = write!(text, "\n| key | takes | says |\n|---|---|---|\n{rows}");
    }
}

/// Whether a table stands there.
fn holds(keys: &DescribedKeys, name: &str) -> bool {
    let DescribedKeys::Own(keys) = keys else { return false };
    keys.iter().filter_map(|key| key.shape.table()).any(|table| table.name() == name)
}

/// Whether the keys of a table stand there among others.
fn takes_keys_of(keys: &DescribedKeys, name: &str) -> bool {
    keys.part().is_some_and(|part| part.name() == name)
}

fn row(key: &DescribedKey, rows: &mut String) {
    let required = if key.is_required { "; *required*" } else { "" };
    let inherited = match (key.is_inherited, key.is_added) {
        (true, true) => "; *inherited, beside its own*",
        (true, false) => "; *inherited*",
        (false, _) => "",
    };
    let (name, shape, about) = (key.name, takes(&key.shape), key.about);
    let _ = writeln!(rows, "| `{name}` | {shape}{required}{inherited} | {about} |");
}

fn takes(shape: &Shape) -> String {
    let quoted = |names: &[&str]| {
        let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        quoted.join(", ")
    };
    match shape {
        Shape::Text(Wording::Line) => "a line of text".to_owned(),
        Shape::Text(Wording::Id | Wording::PolicyId) => "a short line of text".to_owned(),
        Shape::Text(Wording::Any | Wording::Prose) => "a text".to_owned(),
        Shape::Text(Wording::NewWord) => "a new word".to_owned(),
        Shape::Text(Wording::AnyWord) => "a word".to_owned(),
        Shape::Texts(Wording::Id | Wording::PolicyId) => {
            "one or more short lines of text".to_owned()
        }
        Shape::Texts(Wording::NewWord | Wording::AnyWord) => "one or more words".to_owned(),
        Shape::Texts(_) => "one or more texts".to_owned(),
        Shape::Defaults => "one or more keys of the defaults".to_owned(),
        Shape::Sets => "a list of sets of texts, as in `[[\"evidence: subpoena\"]]`".to_owned(),
        Shape::Words(facet) | Shape::AllWords(facet) => format!("one or more words for *{facet}*"),
        Shape::WordsOr(facet, name) => format!("one or more words for *{facet}*, or `{name}`"),
        Shape::WordsOrTables(facet, table) => {
            format!("one or more words for *{facet}*, or tables {}", link(*table))
        }
        Shape::WordsOrTable(facet, table) => {
            format!("one or more words for *{facet}*, or a table {}", link(*table))
        }
        Shape::Word(facet) => format!("a word for *{facet}*"),
        Shape::OneOf(names) if names.len() == 1 => quoted(names),
        Shape::OneOf(names) => format!("one of {}", quoted(names)),
        Shape::SomeOf(names) => format!("one or more of {}", quoted(names)),
        Shape::Spelt(notation) => notation.expected().to_owned(),
        Shape::SomeSpelt(notation) => format!("one or more of {}", notation.expected()),
        Shape::Flag => "`true`".to_owned(),
        Shape::No => "`false`".to_owned(),
        Shape::Years => "a whole number of years from 0 to 255".to_owned(),
        Shape::Count => "a whole number from 0 to 65535".to_owned(),
        Shape::Table(table) => format!("a table {}", link(*table)),
        Shape::TableWithout(table, without) => {
            format!("a table {}, without {}", link(*table), quoted(without))
        }
        Shape::OneOfOrTable(names, table) => {
            format!("one of {}, or a table {}", quoted(names), link(*table))
        }
        Shape::SomeOfOrTable(names, table) => {
            format!("one or more of {}, or a table {}", quoted(names), link(*table))
        }
        Shape::OrNone(shape) => format!("{}, or an empty list", takes(shape)),
        Shape::Tables(table) => format!("one or more tables {}", link(*table)),
        Shape::List(table) => format!("a list of tables {}", link(*table)),
    }
}

fn link(table: &dyn Described) -> String {
    let name = table.name();
    format!("[`{name}`](#{name})")
}
