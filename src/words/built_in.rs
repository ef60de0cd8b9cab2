//! Finding a built-in word by its name: what services do a dozen times for every question that they
//! put together from texts.

use super::facet::FacetKind;
use super::term::TermId;
use std::sync::LazyLock;

/// The built-in words of one facet, hashed by their lengths and ends.
struct Names {
    /// The term of each hash, or [`NONE`]: a quarter of the places are taken at most. Of words with
    /// one hash all but the first stand in the places after it.
    places: Vec<TermId>,
    /// How much of a hash is not its place.
    shift: u32,
    /// The words by their terms.
    words: Vec<Name>,
}

/// What stands in a place without a word.
const NONE: TermId = TermId::MAX;

/// A name's length, its first and its last letters by eights, which overlap where it is short.
#[derive(PartialEq, Eq)]
struct Name {
    first: u64,
    /// The eight before the last eight, of names that have these.
    middle: u64,
    last: u64,
    len: usize,
}

static NAMES: LazyLock<[Names; FacetKind::ALL.len()]> =
    LazyLock::new(|| FacetKind::ALL.map(Names::new));

/// The place of a built-in word in its table.
pub(super) fn built_in_index(kind: FacetKind, name: &str) -> Option<TermId> {
    NAMES.get(kind.index())?.find(kind, name)
}

impl Names {
    fn new(kind: FacetKind) -> Self {
        let table = kind.table();
        let words: Vec<Name> = table.iter().map(|word| Name::new(word.key)).collect();
        let size = words.len().saturating_mul(4).next_power_of_two();
        let mut names = Self {
            places: vec![NONE; size],
            shift: u64::BITS.saturating_sub(size.trailing_zeros()),
            words,
        };
        for (term, word) in (0..).zip(&names.words) {
            let place = names.place(word);
            if let Some((before, from)) = names.places.split_at_mut_checked(place) {
                let free = from.iter_mut().chain(before).find(|term| **term == NONE);
                free.into_iter().for_each(|place| *place = term);
            }
        }
        names
    }

    /// Where a name is looked for first. By multiplication with 2⁶⁴ over the golden ratio, since the
    /// upper bits of a product depend on all bits of a number.
    #[inline]
    fn place(&self, name: &Name) -> usize {
        let ends = name.first ^ name.last.rotate_left(u64::BITS / 2) ^ name.len as u64;
        (ends.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift) as usize
    }

    #[inline]
    fn find(&self, kind: FacetKind, text: &str) -> Option<TermId> {
        let name = Name::new(text);
        let place = self.place(&name);
        let term = *self.places.get(place)?;
        let likely = self.words.get(usize::from(term))?;
        if *likely == name && name.is_all() {
            return Some(term);
        }
        self.search(kind, text, &name, place)
    }

    /// Goes on from a place on.
    #[inline(never)]
    fn search(&self, kind: FacetKind, text: &str, name: &Name, place: usize) -> Option<TermId> {
        let (before, from) = self.places.split_at_checked(place)?;
        let is = |term: TermId| {
            let key = || kind.table().get(usize::from(term)).map(|word| word.key);
            self.words.get(usize::from(term)) == Some(name)
                && (name.is_all() || key() == Some(text))
        };
        let terms = from.iter().chain(before).copied();
        terms.take_while(|term| *term != NONE).find(|term| is(*term))
    }
}

impl Name {
    #[inline]
    fn new(name: &str) -> Self {
        let name = name.as_bytes();
        let (first, last) = match (name.first_chunk(), name.last_chunk()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => match (name.first_chunk(), name.last_chunk()) {
                (Some(first), Some(last)) => {
                    (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last)))
                }
                _ => (name.iter().fold(0, |all, letter| all << 8 | u64::from(*letter)), 0),
            },
        };
        let middle = name.last_chunk::<16>().and_then(|ends| ends.first_chunk());
        let middle = middle.map_or(0, |middle| u64::from_le_bytes(*middle));
        Self { first, middle, last, len: name.len() }
    }

    /// Whether these letters are all that the name has, as they are of most.
    #[inline]
    const fn is_all(&self) -> bool {
        self.len <= size_of::<[u64; 3]>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_word_is_found_and_nothing_else() {
        for kind in FacetKind::ALL {
            for (term, entry) in (0..).zip(kind.table()) {
                assert_eq!(built_in_index(kind, entry.key), Some(term), "{}", entry.key);
                let others = [
                    format!("{}-", entry.key),
                    format!("{}x", entry.key),
                    entry.key.replace('a', "b"),
                    entry.key.get(1..).unwrap_or_default().to_owned(),
                    entry.key.chars().rev().collect(),
                ];
                for other in others {
                    let place = kind.table().iter().position(|entry| entry.key == other);
                    let place = place.and_then(|place| TermId::try_from(place).ok());
                    assert_eq!(built_in_index(kind, &other), place, "{other}");
                }
            }
            assert_eq!(built_in_index(kind, ""), None);
        }
    }
}
