//! Writing tables by hand.

use super::document::Node;
use std::fmt;

/// Writes a table, leaving out what is empty.
#[derive(Debug, Default)]
pub(crate) struct TableWriter(Vec<(String, Node)>);

impl TableWriter {
    pub(crate) fn put(&mut self, key: &str, node: Node) -> &mut Self {
        self.0.push((key.to_owned(), node));
        self
    }

    pub(crate) fn text(&mut self, key: &str, text: impl fmt::Display) -> &mut Self {
        self.put(key, Node::Text(text.to_string()))
    }

    pub(crate) fn optional(&mut self, key: &str, text: Option<impl fmt::Display>) -> &mut Self {
        match text {
            Some(text) => self.text(key, text),
            None => self,
        }
    }

    pub(crate) fn flag(&mut self, key: &str, set: bool) -> &mut Self {
        if set { self.put(key, Node::Bool(true)) } else { self }
    }

    pub(crate) fn texts<T: fmt::Display>(
        &mut self,
        key: &str,
        texts: impl IntoIterator<Item = T>,
    ) -> &mut Self {
        match Node::texts(texts) {
            Some(node) => self.put(key, node),
            None => self,
        }
    }

    pub(crate) fn nodes(&mut self, key: &str, nodes: Vec<Node>) -> &mut Self {
        if nodes.is_empty() { self } else { self.put(key, Node::List(nodes)) }
    }

    pub(crate) fn finish(self) -> Node {
        Node::Table(self.0)
    }
}
