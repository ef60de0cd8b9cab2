//! Finding a built-in word by its name: what services do a dozen times for every question that they
//! put together from texts.

use super::facet::FacetKind;
use super::vocabulary::TermId;
use std::sync::LazyLock;

/// How many kinds of letters are told apart.
const LETTERS: usize = 32;
const GROUPS: usize = LETTERS * LETTERS;

/// The built-in words of one facet, in groups by their first and last letters and their length:
/// one or two words each.
struct Names {
    /// Where each group begins, and at last where the last one ends.
    starts: [u16; GROUPS + 1],
    words: Vec<Name>,
}

struct Name {
    ends: u128,
    len: u16,
    term: TermId,
}

static NAMES: LazyLock<[Names; FacetKind::ALL.len()]> =
    LazyLock::new(|| FacetKind::ALL.map(Names::new));

/// The place of a built-in word in its table.
pub(super) fn built_in_index(kind: FacetKind, name: &str) -> Option<TermId> {
    let names = NAMES.get(kind.index())?;
    let group = group(name.as_bytes());
    let [start, end] = *names.starts.get(group..)?.first_chunk()?;
    let (ends, len) = (ends(name.as_bytes()), u16::try_from(name.len()).ok()?);
    let mut alike = names.words.get(usize::from(start)..usize::from(end))?.iter();
    let found = alike.find(|word| word.ends == ends && word.len == len && word.is(kind, name))?;
    Some(found.term)
}

impl Names {
    fn new(kind: FacetKind) -> Self {
        let table = kind.table();
        let mut words: Vec<(usize, Name)> = (0..)
            .zip(table)
            .map(|(term, entry)| {
                let key = entry.key.as_bytes();
                let len = u16::try_from(key.len()).unwrap_or(u16::MAX);
                (group(key), Name { ends: ends(key), len, term })
            })
            .collect();
        words.sort_by_key(|(group, word)| (*group, word.term));
        let start = |group: usize| words.partition_point(|(other, _)| *other < group);
        Self {
            starts: std::array::from_fn(|group| u16::try_from(start(group)).unwrap_or(u16::MAX)),
            words: words.into_iter().map(|(_, word)| word).collect(),
        }
    }
}

impl Name {
    /// Whether it is this name, of the same length and with the same ends.
    fn is(&self, kind: FacetKind, name: &str) -> bool {
        // Of a short name the ends are all.
        name.len() <= size_of::<u128>()
            || kind.table().get(usize::from(self.term)).is_some_and(|word| word.key == name)
    }
}

fn group(name: &[u8]) -> usize {
    let letter = |letter: Option<&u8>| letter.map_or(0, |letter| usize::from(*letter));
    let last = letter(name.last()).wrapping_add(name.len());
    (letter(name.first()) % LETTERS).wrapping_mul(LETTERS).wrapping_add(last % LETTERS)
}

/// The first and the last eight letters of a name; they overlap where it is shorter than that.
fn ends(name: &[u8]) -> u128 {
    let (first, last) = match (name.first_chunk(), name.last_chunk()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => match (name.first_chunk(), name.last_chunk()) {
            (Some(first), Some(last)) => {
                (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last)))
            }
            _ => (name.iter().fold(0, |all, letter| all << 8 | u64::from(*letter)), 0),
        },
    };
    u128::from(first) << u64::BITS | u128::from(last)
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
