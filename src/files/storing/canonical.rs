//! Fingerprints: ids made of what a value says, and of nothing else.

use crate::files::document::Node;
use uuid::Uuid;

/// Below which all ids of this crate lie, so that nobody else makes the same.
const NAMESPACE: Uuid = Uuid::from_u128(0x3d3a_52c1_7c0e_4e0b_9d5b_84f0_6a1b_2e97);

/// The version-5 UUID (RFC 9562, 5.5) of what a document says. The order of the keys of a table makes no
/// difference; that of lists does.
pub(crate) fn fingerprint_of(node: &Node) -> Uuid {
    let mut bytes = Vec::new();
    write(node, &mut bytes);
    Uuid::new_v5(&NAMESPACE, &bytes)
}

/// The same of a document in which the order of tables in lists makes no difference either, where the
/// lists stand at its top.
pub(crate) fn fingerprint_in_any_order(node: &Node) -> Uuid {
    let mut bytes = Vec::new();
    match node {
        Node::Table(entries) => write_table(entries, write_in_order, &mut bytes),
        node => write(node, &mut bytes),
    }
    Uuid::new_v5(&NAMESPACE, &bytes)
}

/// Writes a list of tables in the order of what is written of each, and anything else as it is.
fn write_in_order(node: &Node, to: &mut Vec<u8>) {
    match node {
        Node::List(nodes) if nodes.iter().all(|node| matches!(node, Node::Table(_))) => {
            let written = |node| {
                let mut bytes = Vec::new();
                write(node, &mut bytes);
                bytes
            };
            let mut all: Vec<Vec<u8>> = nodes.iter().map(written).collect();
            all.sort_unstable();
            to.push(b'l');
            write_length(all.len(), to);
            to.extend(all.into_iter().flatten());
        }
        node => write(node, to),
    }
}

/// Writes each value behind a letter that says what it is, and with its length where it has one, so that no
/// two documents are written alike.
fn write(node: &Node, to: &mut Vec<u8>) {
    match node {
        Node::Null => to.push(b'n'),
        Node::Bool(value) => to.extend([b'b', u8::from(*value)]),
        Node::Integer(value) => {
            to.push(b'i');
            to.extend(value.to_le_bytes());
        }
        Node::Float(value) => {
            to.push(b'f');
            to.extend(value.to_bits().to_le_bytes());
        }
        Node::Text(text) => write_text(text, to),
        Node::List(nodes) => {
            to.push(b'l');
            write_length(nodes.len(), to);
            nodes.iter().for_each(|node| write(node, to));
        }
        Node::Table(entries) => write_table(entries, write, to),
    }
}

fn write_table(entries: &[(String, Node)], write: fn(&Node, &mut Vec<u8>), to: &mut Vec<u8>) {
    let mut sorted: Vec<&(String, Node)> = entries.iter().collect();
    sorted.sort_by_key(|(key, _)| key);
    to.push(b't');
    write_length(sorted.len(), to);
    for (key, node) in sorted {
        write_text(key, to);
        write(node, to);
    }
}

fn write_text(text: &str, to: &mut Vec<u8>) {
    to.push(b's');
    write_length(text.len(), to);
    to.extend(text.as_bytes());
}

fn write_length(length: usize, to: &mut Vec<u8>) {
    to.extend((length as u64).to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_in_anything_but_the_order_of_keys_has_another_fingerprint() {
        let text = |text: &str| Node::text(text);
        let table = |entries: &[(&str, Node)]| {
            let owned = entries.iter().map(|(key, node)| ((*key).to_owned(), node.clone()));
            Node::Table(owned.collect())
        };
        let one = table(&[("a", text("1")), ("b", text("2"))]);
        assert_eq!(
            fingerprint_of(&one),
            fingerprint_of(&table(&[("b", text("2")), ("a", text("1"))]))
        );
        let all = [
            one,
            table(&[("a", text("12")), ("b", text(""))]),
            table(&[("a", Node::Integer(1)), ("b", text("2"))]),
            table(&[("a", Node::List(vec![text("1")])), ("b", text("2"))]),
            table(&[("ab", text("12"))]),
            Node::List(vec![text("1"), text("2")]),
            Node::List(vec![text("2"), text("1")]),
            Node::List(vec![Node::List(vec![text("1")]), text("2")]),
            Node::List(Vec::new()),
            Node::Null,
            Node::Bool(false),
            Node::Float(0.0),
            Node::Integer(0),
            text(""),
        ];
        let mut ids: Vec<Uuid> = all.iter().map(fingerprint_of).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all.len());
    }

    /// Stored ids stay what they are in every later version of the crate.
    #[test]
    fn the_fingerprint_of_a_document_never_changes() {
        let document = Node::Table(vec![("id".to_owned(), Node::text("bank"))]);
        let id = fingerprint_of(&document);
        assert_eq!(id.get_version_num(), 5);
        assert_eq!(id.to_string(), "ba6e6f2a-b2ad-58b2-b87d-db607b69c893");
    }
}
