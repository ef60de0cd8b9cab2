//! What a schema defines once and refers to by name.

use super::keywords::{object, text};
use crate::files::document::Node;

/// The definitions of a schema, in the order in which they are met.
#[derive(Default)]
pub(super) struct Definitions {
    made: Vec<(String, Node)>,
    /// The keys that the defaults of a scenario file may state.
    pub(super) defaults: Vec<&'static str>,
}

impl Definitions {
    /// Refers to the definition of that name, which is made where it is first met: what it is made of
    /// may refer to it.
    pub(super) fn refer(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Node) -> Node {
        if self.made.iter().all(|(other, _)| other != name) {
            self.made.push((name.to_owned(), Node::Null));
            let made = make(self);
            let place = self.made.iter_mut().find(|(other, _)| other == name);
            if let Some((_, place)) = place {
                *place = made;
            }
        }
        object([("$ref", text(format_args!("#/$defs/{name}")))])
    }

    /// The whole schema.
    pub(super) fn document(self, title: &str, about: &str, schema: Node) -> Node {
        let head = [
            ("$schema".to_owned(), text("https://json-schema.org/draft/2020-12/schema")),
            ("title".to_owned(), text(title)),
            ("description".to_owned(), text(about)),
        ];
        let is_head = |keyword: &str| matches!(keyword, "title" | "description");
        let keywords = match schema {
            Node::Table(keywords) => keywords,
            _ => Vec::new(),
        };
        let keywords = keywords.into_iter().filter(|(keyword, _)| !is_head(keyword));
        let definitions = ("$defs".to_owned(), Node::Table(self.made));
        Node::Table(head.into_iter().chain(keywords).chain([definitions]).collect())
    }
}
