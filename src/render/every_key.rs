//! Reader, writer and reference know the same keys, and the checked-in reference is current.

use super::every_key_policies::POLICIES;
use super::reference::{documents, reference, tables};
use crate::files::document::{Document, Node};
use crate::files::machinery::{Described, DescribedKey, DescribedKeys, Shape};
use crate::files::policy::POLICY;
use crate::policy::Policy;
use std::collections::BTreeSet;

fn written(text: &str) -> Node {
    let policy: Policy = toml::from_str(text).unwrap();
    POLICY.write(policy.parts())
}

/// The keys that a document says, each with the name of its table.
fn said(table: &dyn Described, node: &Node, keys: &mut BTreeSet<(&'static str, String)>) {
    let Node::Table(entries) = node else {
        let short = table.short().expect("a value stands for a table that has a short form");
        keys.insert((table.name(), short.to_owned()));
        return;
    };
    for (key, node) in entries {
        let is_table = |node: &&Node| matches!(node, Node::Table(_));
        let (owner, described) = find(table, key).unwrap_or_else(|| {
            panic!("the writer knows `{key}` of `{}`, and no table", table.name())
        });
        keys.insert((owner, key.clone()));
        match (described.shape.table(), node) {
            (Some(below), Node::List(nodes))
                if matches!(
                    described.shape,
                    Shape::WordsOrTables(..) | Shape::WordsOrTable(..)
                ) =>
            {
                nodes.iter().filter(is_table).for_each(|node| said(below, node, keys));
            }
            (Some(_), Node::Text(_))
                if matches!(
                    described.shape,
                    Shape::WordsOrTables(..) | Shape::WordsOrTable(..)
                ) => {}
            (Some(below), Node::List(nodes)) => {
                nodes.iter().for_each(|node| said(below, node, keys));
            }
            (Some(below), node) => said(below, node, keys),
            (None, _) => {}
        }
    }
}

/// The key of that name, and the table that describes it.
fn find(table: &dyn Described, name: &str) -> Option<(&'static str, DescribedKey)> {
    table.keys().into_iter().find_map(|keys| match keys {
        DescribedKeys::Own(keys) => {
            let key = keys.into_iter().find(|key| key.name == name)?;
            Some((table.name(), key))
        }
        DescribedKeys::Of(part) | DescribedKeys::SomeOf(part) => find(part, name),
    })
}

#[test]
fn every_key_is_written() {
    let mut written_keys = BTreeSet::new();
    for text in POLICIES {
        said(&POLICY, &written(text), &mut written_keys);
    }
    let mut never_written = Vec::new();
    for table in tables(&[&POLICY]) {
        for keys in table.keys() {
            let DescribedKeys::Own(keys) = keys else { continue };
            let unsaid = keys
                .iter()
                .filter(|key| !written_keys.contains(&(table.name(), key.name.to_owned())));
            never_written.extend(unsaid.map(|key| format!("{}: {}", table.name(), key.name)));
        }
    }
    // A section's rules are written with all that they inherit.
    // A word is written in one line.
    let of_words = ["facet", "key"].map(|key| format!("word: {key}"));
    let of_sections = ["heading", "basis", "when", "obligation", "exemption"];
    let of_sections = of_sections.map(|key| format!("section: {key}"));
    let of_policy = std::iter::once("policy: section".into());
    let never: Vec<String> = of_policy.chain(of_words).chain(of_sections).collect();
    assert_eq!(never_written, never);
}

#[test]
fn every_key_is_read() {
    for text in POLICIES {
        let node = written(text);
        let policy: Policy = toml::from_str(text).unwrap();
        assert_eq!(Policy::try_from(Document(node.clone())), Ok(policy.clone()));
        for (path, less) in each_without_one(&node) {
            // A policy that lacks something else than what was removed is refused, or another one.
            let read = Policy::try_from(Document(less));
            assert_ne!(read, Ok(policy.clone()), "the reader takes no notice of {path}");
        }
    }
}

/// The document without one of its entries, for every entry, each with its path.
fn each_without_one(node: &Node) -> Vec<(String, Node)> {
    match node {
        Node::Table(entries) => (0..entries.len())
            .flat_map(|place| {
                let mut less = entries.clone();
                let (key, value) = less.remove(place);
                let removed = (key.clone(), Node::Table(less));
                let below = each_without_one(&value).into_iter().map(|(path, value)| {
                    let mut changed = entries.clone();
                    changed[place].1 = value;
                    (format!("{key}: {path}"), Node::Table(changed))
                });
                std::iter::once(removed).chain(below.collect::<Vec<_>>()).collect::<Vec<_>>()
            })
            .collect(),
        Node::List(nodes) => (0..nodes.len())
            .flat_map(|place| {
                each_without_one(&nodes[place]).into_iter().map(move |(path, node)| {
                    let mut changed = nodes.clone();
                    changed[place] = node;
                    (format!("[{place}] {path}"), Node::List(changed))
                })
            })
            .collect(),
        _ => Vec::new(),
    }
}

#[test]
fn rules_inherit_what_their_section_may_say() {
    let keys_of = |name: &str| {
        let all = tables(&[&POLICY]);
        let table = all.into_iter().find(|table| table.name() == name).unwrap();
        let mut keys = Vec::new();
        own_and_shared(table, &mut keys);
        keys
    };
    let rules = [keys_of("permit"), keys_of("right")];
    for key in keys_of("section") {
        let is_list_of_rules =
            matches!(key.shape, Shape::Tables(table) if table.name() != "exemption");
        let inherits = |other: &DescribedKey| other.name == key.name && other.is_inherited;
        let inherited = rules.iter().flatten().any(inherits);
        assert!(is_list_of_rules || inherited, "no rule inherits `{}`", key.name);
    }
}

fn own_and_shared(table: &dyn Described, all: &mut Vec<DescribedKey>) {
    for keys in table.keys() {
        match keys {
            DescribedKeys::Own(keys) => all.extend(keys),
            DescribedKeys::Of(part) | DescribedKeys::SomeOf(part) => own_and_shared(part, all),
        }
    }
}

#[test]
fn every_table_and_key_says_what_it_means() {
    for table in tables(&documents()) {
        let about = table.about();
        assert!(about.ends_with('.') && !about.contains("  "), "`{}`: {about}", table.name());
        for keys in table.keys() {
            let DescribedKeys::Own(keys) = keys else { continue };
            for key in keys {
                let place = format!("`{}` of `{}`", key.name, table.name());
                assert!(
                    key.about.ends_with('.'),
                    "{place} does not say in a sentence what it means"
                );
                let is_clean = !key.about.contains(['|', '\n']) && !key.about.contains("  ");
                assert!(is_clean, "{place} breaks the table of the reference: {}", key.about);
            }
        }
    }
}

#[test]
fn tables_of_one_name_are_one() {
    // The reference tells tables apart by their names.
    fn names(table: &'static dyn Described, seen: &mut Vec<&'static dyn Described>) {
        if seen.iter().any(|other| std::ptr::addr_eq(*other, table)) {
            return;
        }
        seen.push(table);
        for keys in table.keys() {
            match keys {
                DescribedKeys::Of(part) | DescribedKeys::SomeOf(part) => names(part, seen),
                DescribedKeys::Own(keys) => {
                    keys.iter().filter_map(|key| key.shape.table()).for_each(|t| names(t, seen));
                }
            }
        }
    }
    let mut seen = Vec::new();
    documents().into_iter().for_each(|table| names(table, &mut seen));
    let distinct: BTreeSet<&str> = seen.iter().map(|table| table.name()).collect();
    assert_eq!(distinct.len(), seen.len());
}

#[test]
fn the_reference_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/reference.md");
    let made = reference();
    if std::env::var_os("PERMITTED_WRITE_REFERENCE").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    let first = made.lines().zip(kept.lines()).find(|(made, kept)| made != kept);
    assert!(
        made == kept,
        "src/guide/reference.md is not what the tables say (first difference: {first:?}); \
         write it anew by PERMITTED_WRITE_REFERENCE=1 cargo test --lib the_reference_is_current"
    );
}
