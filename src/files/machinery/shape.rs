//! What may stand as a value, as data: for those who describe files to others.

use crate::words::FacetKind;

/// What may stand as a value.
pub(crate) enum Shape {
    /// A text of the author's own.
    Text,
    /// A text, or a list of texts.
    Texts,
    /// A word of a vocabulary, or a list of words.
    Words(FacetKind),
    /// The same, among which this name may stand.
    WordsOr(FacetKind, &'static str),
    /// A word of a vocabulary or a table, or a list of words and tables.
    WordsOrTables(FacetKind, &'static dyn Described),
    /// A word of a vocabulary or a list of words, or a table.
    WordsOrTable(FacetKind, &'static dyn Described),
    /// A word of a vocabulary.
    Word(FacetKind),
    /// One value of a closed list.
    OneOf(Vec<&'static str>),
    /// A value of a closed list, or a list of such values.
    SomeOf(Vec<&'static str>),
    /// A text that is written in this way, such as a date.
    Spelt(&'static str),
    /// A text that is written in this way, or a list of such texts.
    SomeSpelt(&'static str),
    /// `true` or `false`.
    Flag,
    /// A whole number of years.
    Years,
    /// A table.
    Table(&'static dyn Described),
    /// One value of a closed list, or a table.
    OneOfOrTable(Vec<&'static str>, &'static dyn Described),
    /// A table, or a list of tables.
    Tables(&'static dyn Described),
    /// A list of tables, even if there is only one.
    List(&'static dyn Described),
}

impl Shape {
    /// The table that describes the value, if it is one.
    pub(crate) fn table(&self) -> Option<&'static dyn Described> {
        match self {
            Self::Table(table)
            | Self::OneOfOrTable(_, table)
            | Self::WordsOrTables(_, table)
            | Self::WordsOrTable(_, table)
            | Self::Tables(table)
            | Self::List(table) => Some(*table),
            _ => None,
        }
    }
}

/// A table, whatever the value that it describes.
pub(crate) trait Described: Sync {
    fn name(&self) -> &'static str;
    fn about(&self) -> &'static str;
    /// The key whose value may stand for the table.
    fn short(&self) -> Option<&'static str>;
    fn keys(&self) -> Vec<DescribedKeys>;
    /// What keys mean that are words of a policy's own.
    fn others(&self) -> Option<DescribedKey>;
}

/// Keys of a table.
pub(crate) enum DescribedKeys {
    /// Those of this table alone.
    Own(Vec<DescribedKey>),
    /// All of another table.
    Of(&'static dyn Described),
}

/// A key of a table.
pub(crate) struct DescribedKey {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) shape: Shape,
    pub(crate) is_required: bool,
    pub(crate) is_inherited: bool,
    /// Whether what is inherited stands beside the entry's own.
    pub(crate) is_added: bool,
}
