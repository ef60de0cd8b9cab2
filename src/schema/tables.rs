//! Schemas of tables.

use super::asks::asked;
use super::definitions::Definitions;
use super::inheritance::{of_entries, of_entry};
use super::keywords::{all_of, any_of, described, each, object, required, text, texts};
use super::texts::WORD;
use super::values::{Place, value};
use crate::files::document::Node;
use crate::files::machinery::{Ask, Described, DescribedKey, DescribedKeys, PassesOn, Shape};
use crate::words::MAX_WORD;

/// Which form of a table stands in a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Variant {
    /// Whether it takes from elsewhere what it leaves out.
    pub(super) inherits: bool,
    /// The keys that may not stand in it, nor in tables of the same name below it.
    pub(super) without: &'static [&'static str],
}

impl Variant {
    pub(super) const WHOLE: Self = Self { inherits: false, without: &[] };
    const INHERITING: Self = Self { inherits: true, without: &[] };
}

/// A table with the keys that it has from others.
pub(super) struct Flat {
    pub(super) table: &'static dyn Described,
    pub(super) keys: Vec<FlatKey>,
    pub(super) asks: Vec<Ask>,
    others: Option<DescribedKey>,
}

pub(super) struct FlatKey {
    pub(super) key: DescribedKey,
    /// Whether it must be there, be it by inheritance.
    pub(super) is_needed: bool,
}

impl Flat {
    pub(super) fn of(table: &'static dyn Described) -> Self {
        let mut flat = Self { table, keys: Vec::new(), asks: Vec::new(), others: None };
        flat.add(table, false);
        flat
    }

    fn add(&mut self, table: &'static dyn Described, may_lack: bool) {
        for keys in table.keys() {
            match keys {
                DescribedKeys::Own(keys) => self.keys.extend(keys.into_iter().map(|key| {
                    let is_needed = key.is_required && !may_lack;
                    FlatKey { key, is_needed }
                })),
                DescribedKeys::Of(part) => self.add(part, may_lack),
                DescribedKeys::SomeOf(part) => self.add(part, true),
            }
        }
        self.asks.extend(table.asks());
        self.others = self.others.take().or_else(|| table.others());
    }

    pub(super) fn find(&self, name: &str) -> Option<&DescribedKey> {
        self.keys.iter().map(|flat| &flat.key).find(|key| key.name == name)
    }

    /// Whether entries take what stands under this key from elsewhere.
    pub(super) fn inherits(&self, name: &str) -> bool {
        self.find(name).is_some_and(|key| key.is_inherited)
    }

    /// The key by which defaults are left open.
    pub(super) fn leaves_open(&self) -> Option<&'static str> {
        let mut keys = self.keys.iter().map(|flat| &flat.key);
        keys.find(|key| matches!(key.shape, Shape::Defaults)).map(|key| key.name)
    }

    /// Whether something may be left out where it is inherited that else must be there.
    fn differs_by_inheritance(&self) -> bool {
        let is_needed = |flat: &FlatKey| flat.is_needed && flat.key.is_inherited;
        self.keys.iter().any(is_needed) || self.asks.iter().any(|ask| self.may_inherit(*ask))
    }

    /// Whether what is asked may be inherited.
    pub(super) fn may_inherit(&self, ask: Ask) -> bool {
        match ask {
            Ask::Some(keys) => keys().into_iter().any(|key| self.inherits(key)),
            Ask::EachSays { unless, .. } => unless.first().is_some_and(|key| self.inherits(key)),
            _ => false,
        }
    }
}

/// Refers to a table.
pub(super) fn reference(
    definitions: &mut Definitions,
    table: &'static dyn Described,
    variant: Variant,
) -> Node {
    let mut name = table.name().to_owned();
    let variant = Variant {
        inherits: variant.inherits && Flat::of(table).differs_by_inheritance(),
        ..variant
    };
    if variant.inherits {
        name.push_str("-inheriting");
    }
    if !variant.without.is_empty() {
        name = format!("{name}-without-{}", variant.without.join("-"));
    }
    definitions.refer(&name, |definitions| self::table(definitions, table, variant))
}

/// A table, or what may stand for it.
pub(super) fn table(
    definitions: &mut Definitions,
    table: &'static dyn Described,
    variant: Variant,
) -> Node {
    let flat = Flat::of(table);
    let whole = keys(definitions, &flat, variant);
    let schema = match table.short().and_then(|short| flat.find(short)) {
        Some(short) => {
            any_of([value(definitions, &short.shape, place(&flat, short, variant)), whole])
        }
        None => whole,
    };
    let titled = described(table.about(), schema);
    match titled {
        Node::Table(keywords) => {
            let title = ("title".to_owned(), text(table.name()));
            Node::Table(std::iter::once(title).chain(keywords).collect())
        }
        other => other,
    }
}

/// What stands as the value of one key of a table.
pub(super) fn entries_of(
    definitions: &mut Definitions,
    table: &'static dyn Described,
    key: &str,
) -> Node {
    let flat = Flat::of(table);
    let entries =
        flat.find(key).map(|key| value(definitions, &key.shape, place(&flat, key, Variant::WHOLE)));
    let asked = flat.asks.iter().filter_map(|ask| match ask {
        Ask::EachSays { list, key: said, .. } if *list == key => Some(each(required([said]))),
        _ => None,
    });
    all_of(entries.into_iter().chain(asked))
}

fn place(flat: &Flat, key: &DescribedKey, variant: Variant) -> Place {
    let passes_on = !matches!(flat.table.passes_on(), PassesOn::Nothing);
    Place {
        is_required: key.is_required,
        listed: if passes_on { Variant::INHERITING } else { Variant::WHOLE },
        within: Some((flat.table.name(), variant)),
    }
}

/// A table that is written out.
fn keys(definitions: &mut Definitions, flat: &Flat, variant: Variant) -> Node {
    if let PassesOn::KeysUnder(_, names) = flat.table.passes_on() {
        definitions.defaults = names();
    }
    let mut properties = Vec::new();
    for FlatKey { key, .. } in &flat.keys {
        if !variant.without.contains(&key.name) {
            let schema = value(definitions, &key.shape, place(flat, key, variant));
            properties.push((key.name, described(key.about, schema)));
        }
    }
    let is_needed =
        |flat: &&FlatKey| flat.is_needed && !(variant.inherits && flat.key.is_inherited);
    let needed = flat.keys.iter().filter(is_needed).map(|flat| flat.key.name);
    let there = flat.asks.iter().filter_map(|ask| match ask {
        Ask::There { key, .. } => Some(*key),
        _ => None,
    });
    let needed: Vec<&str> = needed.chain(there).collect();
    let mut keywords = vec![("type", text("object")), ("properties", object(properties))];
    if !needed.is_empty() {
        keywords.push(("required", texts(needed)));
    }
    match &flat.others {
        None => keywords.push(("additionalProperties", Node::Bool(false))),
        Some(others) => {
            let schema = value(definitions, &others.shape, place(flat, others, variant));
            let most = i64::try_from(MAX_WORD).unwrap_or(i64::MAX);
            let names =
                [("pattern", text(format_args!("^{WORD}$"))), ("maxLength", Node::Integer(most))];
            keywords.push(("propertyNames", object(names)));
            keywords.push(("additionalProperties", described(others.about, schema)));
        }
    }
    let mut all = Vec::new();
    for ask in &flat.asks {
        match variant.inherits && flat.may_inherit(*ask) {
            true => {}
            false => all.extend(asked(flat, *ask)),
        }
    }
    if variant.inherits {
        all.extend(of_entry(flat));
    }
    all.extend(of_entries(flat));
    with(object(keywords), all)
}

/// A table of which more is asked. Editors that offer keys look for them beside one that is asked,
/// or among all that is.
fn with(table: Node, mut asked: Vec<Node>) -> Node {
    let is_other = |keywords: &[(String, Node)], ask: &[(String, Node)]| {
        ask.iter().all(|(keyword, _)| keywords.iter().all(|(other, _)| other != keyword))
    };
    match (table, asked.as_mut_slice()) {
        (Node::Table(mut keywords), [Node::Table(ask)]) if is_other(&keywords, ask) => {
            keywords.append(ask);
            Node::Table(keywords)
        }
        (table, _) => all_of(std::iter::once(table).chain(asked)),
    }
}
