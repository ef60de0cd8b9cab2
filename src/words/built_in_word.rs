//! What the crate says of a built-in word, and how tables of them are written.

/// How a word's meaning stands to the meaning of a term of the Data Privacy Vocabulary.
///
/// ```
/// use permitted::Purpose;
/// use permitted::words::{Relation, Vocabulary};
///
/// let described = Vocabulary::built_in().describe(&Purpose::MARKETING).unwrap();
/// let (relation, iri) = described.dpv.unwrap();
/// assert_eq!(relation, Relation::Exact);
/// assert_eq!(iri.as_str(), "https://w3id.org/dpv#Marketing");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same meaning (`skos:exactMatch`).
    Exact,
    /// Nearly the same meaning (`skos:closeMatch`).
    Close,
    /// The DPV term is wider than the word (`skos:broadMatch`).
    Broader,
    /// The DPV term is narrower than the word (`skos:narrowMatch`).
    Narrower,
}

/// One built-in word.
#[derive(Debug)]
pub(crate) struct BuiltInWord {
    pub(crate) key: &'static str,
    pub(crate) parents: &'static [&'static str],
    pub(crate) definition: &'static str,
    /// The relation and the IRI below `https://w3id.org/dpv`.
    pub(crate) dpv: Option<(Relation, &'static str)>,
    pub(crate) fides: &'static [&'static str],
    /// Evidence of this kind, or of one below it, counts for nothing unless it names a party.
    pub(crate) party_bound: bool,
}

/// Declares the built-in words of a facet: one line a word, each a constant of the facet's type.
macro_rules! words {
    ($facet:ident: $(
        $name:ident = $key:literal, below [$($parent:literal),*], $definition:literal
        $(, dpv($relation:ident, $iri:literal))?
        $(, fides($($fides:literal),+))?
        $(, bound($bound:ident))?
    ;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "named as the constants")]
        #[derive(Clone, Copy)]
        enum Index { $($name),* }

        pub(crate) static TABLE: &[$crate::words::built_in_word::BuiltInWord] = &[$(
            $crate::words::built_in_word::BuiltInWord {
                key: $key,
                parents: &[$($parent),*],
                definition: $definition,
                dpv: words!(@dpv $($relation $iri)?),
                fides: &[$($($fides),+)?],
                party_bound: words!(@bound $($bound)?),
            }
        ),*];

        impl $crate::words::Word<$crate::words::facets::$facet> {
            $(
                #[doc = concat!("`", $key, "`: ", $definition)]
                pub const $name: Self = Self::built_in(Index::$name as $crate::words::TermId);
            )*
        }
    };
    (@dpv) => { None };
    (@dpv $relation:ident $iri:literal) => {
        Some(($crate::words::Relation::$relation, $iri))
    };
    (@bound) => { false };
    (@bound party) => { true };
}
