//! Schemas of what may stand as a value.

use super::definitions::Definitions;
use super::keywords::{any_of, constant, object, text, texts};
use super::notations::spelt;
use super::tables::{Variant, reference};
use super::texts::{word, word_of, worded};
use crate::files::document::Node;
use crate::files::machinery::{Shape, Wording};
use crate::policy::MAX_WORDS_LISTED;
use crate::words::FacetKind;

/// Where a value stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Whether something must be said there, so that nothing blank and no list of none may stand there.
    pub(super) is_required: bool,
    /// Which form tables have that are listed there.
    pub(super) listed: Variant,
    /// Which form a table has that stands there within one of the same name.
    pub(super) within: Option<(&'static str, Variant)>,
}

pub(super) fn value(definitions: &mut Definitions, shape: &Shape, place: Place) -> Node {
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
