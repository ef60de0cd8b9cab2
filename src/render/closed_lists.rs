//! The closed lists of values that files use, taken from the descriptions of their tables.

use super::reference::{documents, tables};
use crate::files::machinery::{DescribedKeys, Shape};

/// The closed lists of values that may stand in files, each with its name, in the order in which a
/// reader of the [reference](crate::guide::reference) meets them.
///
/// A list is named after the tables and keys that take its values. Unlike the vocabularies, no
/// policy adds to it.
///
/// ```
/// use permitted::render::closed_lists;
///
/// let lists = closed_lists();
/// let fees = lists.iter().find(|list| list.values.contains(&"cost-based")).unwrap();
/// assert!(fees.name.contains("fee.then"));
/// ```
#[must_use]
pub fn closed_lists() -> Vec<ClosedList> {
    let mut lists: Vec<ClosedList> = Vec::new();
    for table in tables(&documents()) {
        for keys in table.keys() {
            let DescribedKeys::Own(keys) = keys else { continue };
            for key in keys {
                let (Shape::OneOf(values) | Shape::SomeOf(values) | Shape::OneOfOrTable(values, _)) =
                    key.shape
                else {
                    continue;
                };
                let place = format!("{}.{}", table.name(), key.name);
                match lists.iter_mut().find(|list| list.values == values) {
                    Some(list) => list.name = format!("{}, {place}", list.name),
                    None => lists.push(ClosedList { name: place, values }),
                }
            }
        }
    }
    lists
}

/// A closed list of values.
///
/// ```
/// let lists = permitted::render::closed_lists();
/// assert!(lists.iter().any(|list| list.values == ["operating", "limit"]));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClosedList {
    /// The keys that take the values, as `table.key`, joined by commas.
    pub name: String,
    /// The values, in their own order.
    pub values: Vec<&'static str>,
}
