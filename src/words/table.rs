use super::facet::{Facet, FacetKind};
use super::term::TermId;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

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
pub(crate) struct Entry {
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

        pub(crate) static TABLE: &[$crate::words::table::Entry] = &[$(
            $crate::words::table::Entry {
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

/// The name of a term in the vocabulary of the facet `F`.
///
/// A word is only a name: whether it exists, and what stands above it, is the [`Vocabulary`]'s to
/// say. Built-in words are constants of the facet's type and cost nothing to make or compare.
///
/// ```
/// use permitted::Purpose;
///
/// let word = Purpose::new("marketing")?;
/// assert_eq!(word, Purpose::MARKETING);
/// assert!(Purpose::new("Own Marketing").is_err());
/// # Ok::<(), permitted::words::WordSyntax>(())
/// ```
///
/// [`Vocabulary`]: crate::Vocabulary
pub struct Word<F> {
    repr: Repr,
    facet: PhantomData<fn() -> F>,
}

#[derive(Clone)]
enum Repr {
    BuiltIn(TermId),
    Own(Arc<str>),
}

/// A name that no word can have.
///
/// Words are lower-case letters, digits and single hyphens (`email-address`); places may also be
/// ISO 3166 codes (`US`, `US-CA`). At most 64 characters.
///
/// ```
/// use permitted::DataCategory;
///
/// assert!(DataCategory::new("email-address").is_ok_and(|word| word.is_built_in()));
/// assert!(DataCategory::new("loyalty-number").is_ok_and(|word| !word.is_built_in()));
/// assert_eq!(
///     DataCategory::new("Loyalty number").unwrap_err().to_string(),
///     "`Loyalty number` is not a word: write lower-case letters and digits joined by single hyphens, at most 64 characters",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{word}` is not a word: write lower-case letters and digits joined by single hyphens, at most 64 characters"
)]
pub struct WordSyntax {
    word: String,
}

/// The longest name that a word may have, in bytes.
const MAX_WORD: usize = 64;

/// Whether `name` is lower-case letters and digits joined by single hyphens.
pub(crate) fn is_kebab_case(name: &str) -> bool {
    name.len() <= MAX_WORD
        && name.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

fn is_iso_place(name: &str) -> bool {
    name.len() <= MAX_WORD
        && name.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        })
}

impl<F: Facet> Word<F> {
    pub(crate) const fn built_in(index: TermId) -> Self {
        Self { repr: Repr::BuiltIn(index), facet: PhantomData }
    }

    /// The word of that name, built in or not.
    ///
    /// # Errors
    /// If the name is not one that a word can have. Whether the word exists is asked later, when
    /// a policy or a request that uses it is built.
    #[inline]
    pub fn new(name: &str) -> Result<Self, WordSyntax> {
        match super::built_in::built_in_index(F::KIND, name) {
            Some(index) => Ok(Self::built_in(index)),
            None => Self::own(name),
        }
    }

    #[cold]
    fn own(name: &str) -> Result<Self, WordSyntax> {
        let fits = is_kebab_case(name) || (F::KIND == FacetKind::Place && is_iso_place(name));
        if !fits {
            return Err(WordSyntax { word: name.chars().take(2 * MAX_WORD).collect() });
        }
        Ok(Self { repr: Repr::Own(Arc::from(name)), facet: PhantomData })
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.repr {
            Repr::BuiltIn(index) => {
                F::KIND.table().get(usize::from(*index)).map_or("", |entry| entry.key)
            }
            Repr::Own(name) => name,
        }
    }

    /// Whether the crate itself knows the word.
    #[must_use]
    pub const fn is_built_in(&self) -> bool {
        matches!(self.repr, Repr::BuiltIn(_))
    }

    pub(crate) const fn built_in_index(&self) -> Option<TermId> {
        match self.repr {
            Repr::BuiltIn(index) => Some(index),
            Repr::Own(_) => None,
        }
    }
}

impl<F> Clone for Word<F> {
    fn clone(&self) -> Self {
        Self { repr: self.repr.clone(), facet: PhantomData }
    }
}

impl<F: Facet> PartialEq for Word<F> {
    fn eq(&self, other: &Self) -> bool {
        match (&self.repr, &other.repr) {
            (Repr::BuiltIn(a), Repr::BuiltIn(b)) => a == b,
            (Repr::Own(a), Repr::Own(b)) => a == b,
            _ => false,
        }
    }
}

impl<F: Facet> Eq for Word<F> {}

impl<F: Facet> Hash for Word<F> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl<F: Facet> PartialOrd for Word<F> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<F: Facet> Ord for Word<F> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl<F: Facet> fmt::Debug for Word<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({})", F::KIND, self.as_str())
    }
}

impl<F: Facet> fmt::Display for Word<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<F: Facet> AsRef<str> for Word<F> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl<F: Facet> std::str::FromStr for Word<F> {
    type Err = WordSyntax;

    fn from_str(name: &str) -> Result<Self, WordSyntax> {
        Self::new(name)
    }
}

impl<F: Facet> serde::Serialize for Word<F> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A word is the list of itself, so that what takes several words takes one as it is.
impl<F: Facet> IntoIterator for Word<F> {
    type Item = Self;
    type IntoIter = std::iter::Once<Self>;

    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(self)
    }
}
