//! What may stand as a value, as data: for those who describe files to others.

#[cfg(feature = "schema")]
use super::asks::Ask;
use super::notation::Notation;
#[cfg(feature = "schema")]
use super::passes_on::PassesOn;
use super::wording::Wording;
use crate::words::FacetKind;

/// What may stand as a value.
pub(crate) enum Shape {
    /// A text of the author's own.
    Text(Wording),
    /// A text, or a list of texts.
    Texts(Wording),
    /// The name of a default that is left open, or a list of them.
    Defaults,
    /// A list of sets of texts, which can be empty.
    Sets,
    /// A word of a vocabulary, or a list of at most [`MAX_WORDS_LISTED`] words.
    ///
    /// [`MAX_WORDS_LISTED`]: crate::policy::MAX_WORDS_LISTED
    Words(FacetKind),
    /// A word of a vocabulary, or a list of words however long.
    AllWords(FacetKind),
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
    Spelt(Notation),
    /// A text that is written in this way, or a list of such texts.
    SomeSpelt(Notation),
    /// `true` or `false`.
    Flag,
    /// `false`.
    No,
    /// A whole number of years.
    Years,
    /// How many of something there are.
    Count,
    /// A table.
    Table(&'static dyn Described),
    /// A table without these keys, here and in such tables below it.
    TableWithout(&'static dyn Described, &'static [&'static str]),
    /// One value of a closed list, or a table.
    OneOfOrTable(Vec<&'static str>, &'static dyn Described),
    /// Values of a closed list, or a table.
    SomeOfOrTable(Vec<&'static str>, &'static dyn Described),
    /// A table, or a list of tables.
    Tables(&'static dyn Described),
    /// A list of tables, even if there is only one.
    List(&'static dyn Described),
    /// The same, and also a list of none.
    OrNone(Box<Shape>),
}

impl Shape {
    /// The table that describes the value, if it is one.
    pub(crate) fn table(&self) -> Option<&'static dyn Described> {
        match self {
            Self::Table(table)
            | Self::TableWithout(table, _)
            | Self::OneOfOrTable(_, table)
            | Self::SomeOfOrTable(_, table)
            | Self::WordsOrTables(_, table)
            | Self::WordsOrTable(_, table)
            | Self::Tables(table)
            | Self::List(table) => Some(*table),
            Self::OrNone(shape) => shape.table(),
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
    #[cfg(feature = "schema")]
    fn asks(&self) -> &'static [Ask];
    /// What entries in it inherit.
    #[cfg(feature = "schema")]
    fn passes_on(&self) -> PassesOn;
}

/// Keys of a table.
pub(crate) enum DescribedKeys {
    /// Those of this table alone.
    Own(Vec<DescribedKey>),
    /// All of another table.
    Of(&'static dyn Described),
    /// All of another table, none of which must be there.
    SomeOf(&'static dyn Described),
}

impl DescribedKeys {
    /// The table whose keys they are, if it is another one.
    pub(crate) fn part(&self) -> Option<&'static dyn Described> {
        match self {
            Self::Own(_) => None,
            Self::Of(part) | Self::SomeOf(part) => Some(*part),
        }
    }
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
