//! What is asked of the keys of a table together.

use super::flat_tables::Flat;
use super::keywords::{
    all_of, any_of, constant, each, if_then, object, one_of, required, texts, under, unless,
};
use crate::files::document::Node;
use crate::files::machinery::{Ask, Shape};

/// What is asked of a table that inherits nothing.
pub(super) fn asked(flat: &Flat, ask: Ask) -> Vec<Node> {
    match ask {
        // It stands among what is required.
        Ask::There { .. } => Vec::new(),
        Ask::Named { broadly, exactly } => vec![one_of([required([broadly]), required([exactly])])],
        Ask::Where { key, among, is, needs, .. } => {
            let values = among().into_iter().filter(|value| is(value) == Some(true));
            let is_one = all_of([required([key]), under(key, object([("enum", texts(values))]))]);
            vec![object([
                ("if", is_one),
                ("then", required([needs])),
                ("else", under(needs, Node::Bool(false))),
            ])]
        }
        Ask::Some(keys) => vec![some(flat, &keys())],
        Ask::OneOf(sets) => {
            let sets = sets();
            let together = sets.iter().filter(|set| set.len() > 1);
            let together = together.flat_map(|set| set.iter().map(move |key| (key, set)));
            let together = together.map(|(key, set)| if_then(required([key]), required(set)));
            let together: Vec<Node> = together.collect();
            std::iter::once(one_of(sets.iter().map(required))).chain(together).collect()
        }
        Ask::EachSays { list, key, unless: [] } => vec![each_says(list, key)],
        Ask::EachSays { list, key, unless: path } => vec![unless(said(path), each_says(list, key))],
    }
}

/// At least one of these keys says something.
pub(super) fn some(flat: &Flat, keys: &[&'static str]) -> Node {
    let is_all = flat.keys.iter().all(|flat| keys.contains(&flat.key.name));
    if is_all && keys.iter().all(|key| !is_flag(flat, key)) {
        return object([("minProperties", Node::Integer(1))]);
    }
    any_of(keys.iter().map(|key| match is_flag(flat, key) {
        // What is not so says nothing.
        true => all_of([required([key]), under(key, constant(Node::Bool(true)))]),
        false => required([key]),
    }))
}

fn is_flag(flat: &Flat, key: &str) -> bool {
    flat.find(key).is_some_and(|key| matches!(key.shape, Shape::Flag))
}

/// Each of the entries under a key says another.
pub(super) fn each_says(list: &str, key: &str) -> Node {
    under(list, each(required([key])))
}

/// Something stands at a path.
pub(super) fn said(path: &[&str]) -> Node {
    match path {
        [] => Node::Bool(true),
        [key] => required([key]),
        [key, below @ ..] => all_of([required([key]), under(key, said(below))]),
    }
}
