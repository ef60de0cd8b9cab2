//! The names of words: how a word is found by its name, shown, compared and hashed.

use super::built_in::built_in_index;
use super::facet::{Facet, FacetKind};
use super::word::{Repr, Word};
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

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
pub(crate) const MAX_WORD: usize = 64;

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

/// Whether a word of this vocabulary can have that name.
pub(crate) fn is_key(kind: FacetKind, name: &str) -> bool {
    is_kebab_case(name) || (kind == FacetKind::Place && is_iso_place(name))
}

impl<F: Facet> Word<F> {
    /// The word of that name, built in or not.
    ///
    /// # Errors
    /// If the name is not one that a word can have. Whether the word exists is asked later, when
    /// a policy or a request that uses it is built.
    #[inline]
    pub fn new(name: &str) -> Result<Self, WordSyntax> {
        match built_in_index(F::KIND, name) {
            Some(index) => Ok(Self::built_in(index)),
            None => Self::own(name),
        }
    }

    #[cold]
    fn own(name: &str) -> Result<Self, WordSyntax> {
        if !is_key(F::KIND, name) {
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
}

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
        f.pad(self.as_str())
    }
}

impl<F: Facet> AsRef<str> for Word<F> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

/// As `str` compares, orders and hashes, so does a word: a map of words is asked by text.
///
/// ```
/// use permitted::DataCategory;
/// use std::collections::BTreeSet;
///
/// let items = BTreeSet::from([DataCategory::EMAIL_ADDRESS, DataCategory::NAME]);
/// assert!(items.contains("email-address"));
/// ```
impl<F: Facet> Borrow<str> for Word<F> {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl<F: Facet> PartialEq<str> for Word<F> {
    fn eq(&self, name: &str) -> bool {
        self.as_str() == name
    }
}

impl<F: Facet> PartialEq<&str> for Word<F> {
    fn eq(&self, name: &&str) -> bool {
        self.as_str() == *name
    }
}

impl<F: Facet> PartialEq<String> for Word<F> {
    fn eq(&self, name: &String) -> bool {
        self.as_str() == name
    }
}

impl<F: Facet> TryFrom<&str> for Word<F> {
    type Error = WordSyntax;

    fn try_from(name: &str) -> Result<Self, WordSyntax> {
        Self::new(name)
    }
}

impl<F: Facet> TryFrom<String> for Word<F> {
    type Error = WordSyntax;

    fn try_from(name: String) -> Result<Self, WordSyntax> {
        Self::new(&name)
    }
}

impl<F: Facet> TryFrom<&String> for Word<F> {
    type Error = WordSyntax;

    fn try_from(name: &String) -> Result<Self, WordSyntax> {
        Self::new(name)
    }
}

impl<F: Facet> From<Word<F>> for String {
    fn from(word: Word<F>) -> Self {
        word.as_str().to_owned()
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

/// Reads the key of a word, whether or not some vocabulary knows it.
impl<'de, F: Facet> serde::Deserialize<'de> for Word<F> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <std::borrow::Cow<'_, str> as serde::Deserialize>::deserialize(deserializer)?;
        name.parse().map_err(serde::de::Error::custom)
    }
}
