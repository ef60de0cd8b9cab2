//! The reference of all keys, made from the descriptions of the tables.

use super::machinery::{Described, DescribedKey, DescribedKeys, Shape};
use super::policy::POLICY;
use std::fmt::Write;

/// What may stand in a file as a whole.
pub(super) fn documents() -> Vec<&'static dyn Described> {
    vec![&POLICY]
}

/// Every table that may stand in a file, and every key of it, as Markdown: the text of the
/// [reference](crate::guide::reference), for those who show it to the authors of policies.
///
/// ```
/// let reference = permitted::files::reference();
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
characters that nobody sees.

Keys marked *required* must not be left out. Keys marked *from section* are taken from the section
in which a rule stands, if the rule leaves them out.
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
            DescribedKeys::Of(part) => find(part, found),
            DescribedKeys::Own(keys) => {
                for below in keys.iter().filter_map(|key| key.shape.table()) {
                    find(below, found);
                }
            }
        }
    }
}

fn describe(table: &dyn Described, tables: &[&'static dyn Described], text: &mut String) {
    let name = table.name();
    let _ = writeln!(text, "\n## `{name}`\n\n{}", table.about());
    let holds = |other: &&&'static dyn Described| other.keys().iter().any(|keys| holds(keys, name));
    let places: Vec<String> = tables.iter().filter(holds).map(|other| link(*other)).collect();
    if !places.is_empty() {
        let _ = writeln!(text, "\nStands in {}.", places.join(", "));
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
            DescribedKeys::Of(part) => parts.push(link(part)),
            DescribedKeys::Own(keys) => keys.iter().for_each(|key| row(key, &mut rows)),
        }
    }
    if !parts.is_empty() {
        let _ = writeln!(text, "\nHas the keys of {}.", parts.join(", "));
    }
    if !rows.is_empty() {
        let _ = write!(text, "\n| key | takes | says |\n|---|---|---|\n{rows}");
    }
}

/// Whether a table stands there, or its keys do.
fn holds(keys: &DescribedKeys, name: &str) -> bool {
    match keys {
        DescribedKeys::Of(part) => part.name() == name,
        DescribedKeys::Own(keys) => {
            keys.iter().filter_map(|key| key.shape.table()).any(|table| table.name() == name)
        }
    }
}

fn row(key: &DescribedKey, rows: &mut String) {
    let required = if key.is_required { "; *required*" } else { "" };
    let inherited = if key.is_inherited { "; *from section*" } else { "" };
    let (name, shape, about) = (key.name, takes(&key.shape), key.about);
    let _ = writeln!(rows, "| `{name}` | {shape}{required}{inherited} | {about} |");
}

fn takes(shape: &Shape) -> String {
    let quoted = |names: &[&str]| {
        let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        quoted.join(", ")
    };
    match shape {
        Shape::Text => "a text".to_owned(),
        Shape::Texts => "one or more texts".to_owned(),
        Shape::Words(facet) => format!("one or more words for *{facet}*"),
        Shape::OneOf(names) if names.len() == 1 => quoted(names),
        Shape::OneOf(names) => format!("one of {}", quoted(names)),
        Shape::SomeOf(names) => format!("one or more of {}", quoted(names)),
        Shape::Spelt(expected) => (*expected).to_owned(),
        Shape::Flag => "`true`".to_owned(),
        Shape::Years => "a whole number of years from 0 to 255".to_owned(),
        Shape::Table(table) => format!("a table {}", link(*table)),
        Shape::Tables(table) => format!("one or more tables {}", link(*table)),
        Shape::List(table) => format!("a list of tables {}", link(*table)),
    }
}

fn link(table: &dyn Described) -> String {
    let name = table.name();
    format!("[`{name}`](#{name})")
}
