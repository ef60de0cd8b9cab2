//! What the crate says of a built-in word, and how tables of them are written.

use crate::closed_list::closed_list;

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

closed_list! {
    Relation {
        Exact = "exact",
        Close = "close",
        Broader = "broader",
        Narrower = "narrower",
    }
}

/// One built-in word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BuiltInWord {
    pub(crate) key: &'static str,
    pub(crate) parents: &'static [&'static str],
    pub(crate) definition: &'static str,
    /// The relation and the IRI below `https://w3id.org/dpv`.
    pub(crate) dpv: Option<(Relation, &'static str)>,
    pub(crate) fides: &'static [&'static str],
    /// Why the word does not stand below a word below which DPV or fides puts it.
    pub(crate) apart: Option<&'static str>,
    /// Evidence of this kind, or of one below it, counts for nothing unless it names a party.
    pub(crate) party_bound: bool,
}

/// One table of the words of several, in this order.
pub(crate) const fn joined<const N: usize>(parts: &[&[BuiltInWord]]) -> [BuiltInWord; N] {
    const BLANK: BuiltInWord = BuiltInWord {
        key: "",
        parents: &[],
        definition: "",
        dpv: None,
        fides: &[],
        apart: None,
        party_bound: false,
    };
    let mut all = [BLANK; N];
    let (mut rest, mut parts): (&mut [BuiltInWord], _) = (&mut all, parts);
    while let [part, others @ ..] = parts {
        let (place, after) = { rest }.split_at_mut(part.len());
        place.copy_from_slice(part);
        (rest, parts) = (after, others);
    }
    assert!(rest.is_empty(), "every word has its place");
    all
}

/// Declares the built-in words of a facet: one line a word, each a constant of the facet's type. Where
/// the words of a facet stand in several files, each file comes after the one before it.
macro_rules! words {
    ($facet:ident: $($words:tt)*) => {
        words! { $facet after 0; $($words)* }

        pub(crate) static TABLE: &[$crate::words::built_in_word::BuiltInWord] = WORDS;
    };
    ($facet:ident after $start:expr; $(
        $name:ident = $key:literal, below [$($parent:literal),*], $definition:literal
        $(, dpv($relation:ident, $iri:literal))?
        $(, fides($($fides:literal),+))?
        $(, apart($apart:literal))?
        $(, bound($bound:ident))?
    ;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "named as the constants")]
        #[derive(Clone, Copy)]
        enum Index { $($name),* }

        /// The first term that is not one of these words.
        #[allow(dead_code, reason = "asked for where words stand in several files")]
        pub(super) const END: $crate::words::TermId = $start + WORDS.len() as $crate::words::TermId;

        pub(super) const WORDS: &[$crate::words::built_in_word::BuiltInWord] = &[$(
            $crate::words::built_in_word::BuiltInWord {
                key: $key,
                parents: &[$($parent),*],
                definition: $definition,
                dpv: words!(@dpv $($relation $iri)?),
                fides: &[$($($fides),+)?],
                apart: words!(@apart $($apart)?),
                party_bound: words!(@bound $($bound)?),
            }
        ),*];

        impl $crate::words::Word<$crate::words::facets::$facet> {
            $(
                #[doc = concat!("`", $key, "`: ", $definition)]
                pub const $name: Self =
                    Self::built_in($start + Index::$name as $crate::words::TermId);
            )*
        }
    };
    (@dpv) => { None };
    (@dpv $relation:ident $iri:literal) => {
        Some(($crate::words::Relation::$relation, $iri))
    };
    (@apart) => { None };
    (@apart $apart:literal) => { Some($apart) };
    (@bound) => { false };
    (@bound party) => { true };
}
