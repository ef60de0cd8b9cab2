//! The keywords of JSON Schema, as far as they are used.

use crate::files::document::Node;
use std::fmt::Display;

pub(super) fn text(text: impl Display) -> Node {
    Node::text(text)
}

pub(super) fn texts<T: Display>(texts: impl IntoIterator<Item = T>) -> Node {
    Node::List(texts.into_iter().map(Node::text).collect())
}

/// A schema with these keywords.
pub(super) fn object<K: Into<String>>(keywords: impl IntoIterator<Item = (K, Node)>) -> Node {
    Node::Table(keywords.into_iter().map(|(keyword, value)| (keyword.into(), value)).collect())
}

pub(super) fn any_of(schemas: impl IntoIterator<Item = Node>) -> Node {
    object([("anyOf", Node::List(schemas.into_iter().collect()))])
}

pub(super) fn one_of(schemas: impl IntoIterator<Item = Node>) -> Node {
    object([("oneOf", Node::List(schemas.into_iter().collect()))])
}

/// All of these; one stands for itself.
pub(super) fn all_of(schemas: impl IntoIterator<Item = Node>) -> Node {
    let mut schemas: Vec<Node> = schemas.into_iter().collect();
    match (schemas.pop(), schemas.is_empty()) {
        (Some(one), true) => one,
        (last, _) => {
            schemas.extend(last);
            object([("allOf", Node::List(schemas))])
        }
    }
}

pub(super) fn not(schema: Node) -> Node {
    object([("not", schema)])
}

pub(super) fn constant(value: Node) -> Node {
    object([("const", value)])
}

pub(super) fn pattern(pattern: impl Display) -> Node {
    object([("type", text("string")), ("pattern", text(pattern))])
}

pub(super) fn required<T: Display>(keys: impl IntoIterator<Item = T>) -> Node {
    object([("required", texts(keys))])
}

/// What must stand under a key, if it is there.
pub(super) fn under(key: &str, schema: Node) -> Node {
    object([("properties", object([(key, schema)]))])
}

/// The one where a condition holds, and else the other.
pub(super) fn if_then(condition: Node, then: Node) -> Node {
    object([("if", condition), ("then", then)])
}

/// What must hold where a condition does not.
pub(super) fn unless(condition: Node, then: Node) -> Node {
    object([("if", condition), ("else", then)])
}

/// What must hold of each of a list, or of the one that stands in its place.
pub(super) fn each(schema: Node) -> Node {
    object([
        ("if", object([("type", text("array"))])),
        ("then", object([("items", schema.clone())])),
        ("else", schema),
    ])
}

/// A schema that is described by this sentence.
pub(super) fn described(about: &str, schema: Node) -> Node {
    let about = ("description".to_owned(), text(about));
    match schema {
        // What stands beside a reference counts for nothing before 2019-09, and editors that show
        // what a schema says take what stands beside `anyOf` into account, not beside `allOf`.
        Node::Table(keywords) if keywords.iter().all(|(keyword, _)| keyword != "$ref") => {
            Node::Table(std::iter::once(about).chain(keywords).collect())
        }
        schema => object([about, ("anyOf".to_owned(), Node::List(vec![schema]))]),
    }
}
