//! Schemas of tables, and of what may stand as a value in them.

use super::asks::asked;
use super::definitions::Definitions;
use super::flat_tables::{Flat, FlatKey, Variant};
use super::inheritance::{of_entries, of_entry};
use super::keywords::{all_of, any_of, constant, described, each, object, required, text, texts};
use super::notations::spelt;
use super::texts::{WORD, word, word_of, worded};
use crate::files::document::Node;
use crate::files::machinery::{Ask, Described, DescribedKey, PassesOn, Shape, Wording};
use crate::policy::MAX_WORDS_LISTED;
use crate::words::{FacetKind, MAX_WORD};

/// Refers to a table.
fn reference(
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

/// Where a value stands.
#[derive(Clone, Copy)]
struct Place {
    /// Whether something must be said there, so that nothing blank and no list of none may stand there.
    is_required: bool,
    /// Which form tables have that are listed there.
    listed: Variant,
    /// Which form a table has that stands there within one of the same name.
    within: Option<(&'static str, Variant)>,
}

fn value(definitions: &mut Definitions, shape: &Shape, place: Place) -> Node {
    let one_of = |names: &[&str]| object([("type", text("string")), ("enum", texts(names))]);
    match shape {
        Shape::Text(wording) => worded(definitions, *wording, place.is_required),
        Shape::Texts(wording) => {
            let alone = worded(definitions, *wording, place.is_required);
            let listed = worded(definitions, *wording, false);
            any_of([alone, list(listed, 1)])
        }
        Shape::Defaults => {
            let names = one_of(&definitions.defaults);
            some(names, 1)
        }
        Shape::Sets => list(some(worded(definitions, Wording::Any, false), 1), 0),
        Shape::Words(facet) => words(definitions, *facet),
        Shape::AllWords(facet) => {
            let word = word(definitions, *facet);
            some(word, 1)
        }
        Shape::WordsOr(facet, name) => {
            let word = any_of([word(definitions, *facet), constant(text(name))]);
            some(word, 1)
        }
        Shape::WordsOrTables(facet, table) => {
            let word = word(definitions, *facet);
            let one = any_of([word, reference(definitions, *table, Variant::WHOLE)]);
            any_of([one.clone(), limited(list(one, 1))])
        }
        Shape::WordsOrTable(facet, table) => {
            let words = words(definitions, *facet);
            any_of([words, reference(definitions, *table, Variant::WHOLE)])
        }
        Shape::Word(facet) => word(definitions, *facet),
        Shape::OneOf(names) => one_of(names),
        Shape::SomeOf(names) => some(one_of(names), 1),
        Shape::Spelt(notation) => spelt(definitions, *notation),
        Shape::SomeSpelt(notation) => {
            let one = spelt(definitions, *notation);
            some(one, 1)
        }
        Shape::Flag => object([("type", text("boolean"))]),
        Shape::No => constant(Node::Bool(false)),
        Shape::Years => whole_number(u8::MAX.into()),
        Shape::Count => whole_number(u16::MAX.into()),
        Shape::Table(table) => reference(definitions, *table, place.of(table.name())),
        Shape::TableWithout(table, without) => {
            reference(definitions, *table, Variant { without, ..Variant::WHOLE })
        }
        Shape::OneOfOrTable(names, table) => {
            any_of([one_of(names), reference(definitions, *table, Variant::WHOLE)])
        }
        // Its short form takes the names.
        Shape::SomeOfOrTable(_, table) => reference(definitions, *table, Variant::WHOLE),
        Shape::Tables(table) => {
            let one = reference(definitions, *table, place.listed);
            some(one, i64::from(place.is_required))
        }
        Shape::List(table) => list(reference(definitions, *table, place.of(table.name())), 1),
        Shape::OrNone(shape) => {
            let none = object([("type", text("array")), ("maxItems", Node::Integer(0))]);
            any_of([value(definitions, shape, place), none])
        }
    }
}

impl Place {
    fn of(self, name: &str) -> Variant {
        self.within.filter(|(other, _)| *other == name).map_or(Variant::WHOLE, |(_, it)| it)
    }
}

/// Words, as many as a rule may list.
fn words(definitions: &mut Definitions, facet: FacetKind) -> Node {
    definitions.refer(&format!("{}s", word_of(facet)), |definitions| {
        let word = word(definitions, facet);
        any_of([word.clone(), limited(list(word, 1))])
    })
}

/// One, or a list of at least so many.
fn some(one: Node, least: i64) -> Node {
    any_of([one.clone(), list(one, least)])
}

fn list(one: Node, least: i64) -> Node {
    let list = [("type", text("array")), ("items", one)];
    let least = (least > 0).then_some(("minItems", Node::Integer(least)));
    object(list.into_iter().chain(least))
}

fn limited(list: Node) -> Node {
    let most = i64::try_from(MAX_WORDS_LISTED).unwrap_or(i64::MAX);
    match list {
        Node::Table(keywords) => {
            let most = ("maxItems".to_owned(), Node::Integer(most));
            Node::Table(keywords.into_iter().chain([most]).collect())
        }
        list => list,
    }
}

fn whole_number(most: i64) -> Node {
    object([
        ("type", text("integer")),
        ("minimum", Node::Integer(0)),
        ("maximum", Node::Integer(most)),
    ])
}
