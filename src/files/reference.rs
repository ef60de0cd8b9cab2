//! The reference of all keys, made from the descriptions of the tables.

use super::closed_lists::tables;
use super::documents;
use super::machinery::{Described, DescribedKey, DescribedKeys, Shape};
use std::fmt::Write;

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
    for table in tables(&documents()) {
        describe(table, &mut text);
    }
    text
}

const INTRODUCTION: &str = "\
Every table that may stand in a file, and every key of it. This text is made from the very
descriptions by which files are read and written.

Tables are shown as TOML writes them; JSON and other formats have the same keys. A key that is not
listed is an error, and so is one that stands twice. A key that takes a *word* takes a word of that
vocabulary, built in or of the policy's own. Where *one or more* may stand, a single value needs no
list. A *date or instant* is `2026-03-01` (the midnight in UTC that begins the day) or
`2026-03-01T09:00:00Z`, in the years 1000 to 9700. A *period* is a whole number of years, months,
weeks, days or hours, or several of them as in `1 year 6 months`, at most 200 years. Texts hold no
characters that nobody sees.

Keys marked *required* must not be left out. Keys marked *inherited* are taken from the section in
which a rule stands, or from the `defaults` of a scenario file, by entries that leave them out.
";

fn describe(table: &dyn Described, text: &mut String) {
    let name = table.name();
    let _ = writeln!(text, "\n## `{name}`\n\n{}", table.about());
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

fn row(key: &DescribedKey, rows: &mut String) {
    let required = if key.is_required { "; *required*" } else { "" };
    let inherited = if key.is_inherited { "; *inherited*" } else { "" };
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
        Shape::Word(facet) => format!("a word for *{facet}*"),
        Shape::OneOf(names) if names.len() == 1 => quoted(names),
        Shape::OneOf(names) => format!("one of {}", quoted(names)),
        Shape::SomeOf(names) => format!("one or more of {}", quoted(names)),
        Shape::Spelt(expected) => (*expected).to_owned(),
        Shape::SomeSpelt(expected) => format!("one or more of {expected}"),
        Shape::Flag => "`true`".to_owned(),
        Shape::Years => "a whole number of years from 0 to 255".to_owned(),
        Shape::Table(table) => link(*table),
        Shape::OneOfOrTable(names, table) => {
            format!("one of {}, or {}", quoted(names), link(*table))
        }
        Shape::Tables(table) => format!("one or more {}", link(*table)),
        Shape::List(table) => format!("a list of {}", link(*table)),
    }
}

fn link(table: &dyn Described) -> String {
    let name = table.name();
    format!("[`{name}`](#{name})")
}
