//! What a misspelt name was likely meant to be.

use super::opposites::Contrary;
use std::cmp::Reverse;

/// Names of more bytes are near to nothing.
const LONGEST: usize = 80;

/// The candidate that comes nearest to a misspelt name, if any comes near at all.
pub(crate) fn nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let plain = |c: char| if matches!(c, '_' | ' ' | '.') { '-' } else { c.to_ascii_lowercase() };
    let wanted = Letters::new(name, plain)?;
    let mut allowed = (wanted.all().len() / 3).clamp(1, 4);
    let mut best: Option<(usize, &str)> = None;
    let mut contrary = None;
    for candidate in candidates {
        if candidate.chars().count().abs_diff(wanted.all().len()) > allowed {
            continue;
        }
        let Some(letters) = Letters::new(candidate, |c| c.to_ascii_lowercase()) else { continue };
        let Some(distance) = distance(wanted.all(), letters.all(), allowed) else { continue };
        if contrary.get_or_insert_with(|| Contrary::of(name)).is(candidate) {
            continue;
        }
        // Of those that are equally near the first by name.
        if best.is_none_or(|best| (distance, candidate) < best) {
            best = Some((distance, candidate));
            allowed = distance;
        }
    }
    best.map(|(_, candidate)| candidate.to_owned())
}

/// The candidate that comes nearest by its letters or, if none does, by the parts that it shares.
pub(crate) fn nearest_word<'a, C>(name: &str, candidates: C) -> Option<String>
where
    C: IntoIterator<Item = &'a str> + Clone,
{
    nearest(name, candidates.clone()).or_else(|| sharing(name, candidates))
}

/// The candidate that shares most parts with a name, and has fewest others.
fn sharing<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    /// Shorter parts, such as `of` and `to`, say too little.
    const SHORTEST: usize = 4;
    /// What is longer is no name, but a text.
    const MOST_PARTS: usize = 16;
    let name = name.to_ascii_lowercase();
    let parts: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| part.chars().count() >= SHORTEST)
        // One or many make no difference.
        .map(|part| part.trim_end_matches('s'))
        .take(MOST_PARTS)
        .collect();
    let is_shared = |part: &str| parts.contains(&part.trim_end_matches('s'));
    let rank = |candidate: &'a str| {
        let all = candidate.split('-').count();
        let shared = candidate.split('-').filter(|part| is_shared(part)).count();
        (shared > 0).then_some((Reverse(shared), all.saturating_sub(shared), candidate))
    };
    if parts.is_empty() {
        return None;
    }
    let contrary = Contrary::of(&name);
    let ranked = candidates.into_iter().filter_map(rank);
    ranked
        .filter(|(.., candidate)| !contrary.is(candidate))
        .min()
        .map(|(_, _, candidate)| candidate.to_owned())
}

/// The letters of a name.
struct Letters {
    letters: [char; LONGEST],
    len: usize,
}

impl Letters {
    fn new(name: &str, plain: impl Fn(char) -> char) -> Option<Self> {
        if name.len() > LONGEST {
            return None;
        }
        let mut all = Self { letters: ['-'; LONGEST], len: 0 };
        for (slot, letter) in all.letters.iter_mut().zip(name.chars()) {
            *slot = plain(letter);
            all.len = all.len.saturating_add(1);
        }
        Some(all)
    }

    fn all(&self) -> &[char] {
        self.letters.get(..self.len).unwrap_or_default()
    }
}

/// How many letters must be added, dropped, changed or swapped to make one name the other, unless
/// it is more than `most`.
///
/// Row by row the numbers for the beginnings of both names. Beginnings whose lengths differ by more
/// than `most` are left out, and so most names after few letters.
fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    const TOO_FAR: u8 = u8::MAX / 2;
    const BLANK: [u8; LONGEST + 1] = [TOO_FAR; LONGEST + 1];
    let most_cell = u8::try_from(most).unwrap_or(TOO_FAR);
    let get = |line: &[u8], at: usize| line.get(at).copied().unwrap_or(TOO_FAR);
    let (mut before, mut above) = (BLANK, BLANK);
    (0..=most_cell).zip(&mut above).for_each(|(number, cell)| *cell = number);
    let mut least_above = 0;
    let mut left_letter = None;
    for (row, letter) in (1_usize..).zip(a) {
        let mut line = BLANK;
        if row <= most {
            let number = u8::try_from(row).unwrap_or(TOO_FAR);
            line.first_mut().into_iter().for_each(|cell| *cell = number);
        }
        let mut least = get(&line, 0);
        let first = row.saturating_sub(most).max(1);
        let last = row.saturating_add(most);
        for (column, other) in (1..=last).zip(b).skip(first.saturating_sub(1)) {
            let beside = column.saturating_sub(1);
            let mut best = get(&above, beside).saturating_add(u8::from(letter != other));
            best = best.min(get(&above, column).saturating_add(1));
            best = best.min(get(&line, beside).saturating_add(1));
            let swaps = left_letter == Some(other)
                && column.checked_sub(2).and_then(|left| b.get(left)) == Some(letter);
            if swaps {
                best = best.min(get(&before, column.saturating_sub(2)).saturating_add(1));
            }
            least = least.min(best);
            line.get_mut(column).into_iter().for_each(|cell| *cell = best);
        }
        // What follows is no nearer than the nearer of two rows.
        if least.min(least_above) > most_cell {
            return None;
        }
        least_above = least;
        before = std::mem::replace(&mut above, line);
        left_letter = Some(letter);
    }
    let distance = usize::from(get(&above, b.len()));
    (distance <= most).then_some(distance)
}

#[cfg(test)]
#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on should panic, and its numbers are small"
)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_and_a_far_one_is_not() {
        let words = ["own-marketing", "marketing", "payment"];
        assert_eq!(nearest("own-markting", words).as_deref(), Some("own-marketing"));
        assert_eq!(nearest("Own_Marketing", words).as_deref(), Some("own-marketing"));
        assert_eq!(nearest("paymnet", words).as_deref(), Some("payment"));
        assert_eq!(nearest("astronomy", words), None);
    }

    #[test]
    fn a_word_that_shares_parts_comes_next() {
        let words = [
            "own-marketing",
            "marketing",
            "payment",
            "newsletters",
            "contract",
            "contract-performance",
        ];
        let nearest = |name| nearest_word(name, words);
        assert_eq!(nearest("partner-marketing").as_deref(), Some("marketing"));
        assert_eq!(nearest("performance of the contract").as_deref(), Some("contract-performance"));
        assert_eq!(nearest("own-markting").as_deref(), Some("own-marketing"));
        assert_eq!(nearest("weekly-newsletter").as_deref(), Some("newsletters"));
        assert_eq!(nearest("own-yacht"), None);
    }

    #[test]
    fn a_swap_is_one_step() {
        let distance = |one: &str, other: &str, most| {
            let letters = |name: &str| name.chars().collect::<Vec<char>>();
            distance(&letters(one), &letters(other), most)
        };
        assert_eq!(distance("abcd", "abdc", 4), Some(1));
        assert_eq!(distance("", "ab", 4), Some(2));
        assert_eq!(distance("ab", "", 4), Some(2));
        assert_eq!(distance("kitten", "sitting", 4), Some(3));
        assert_eq!(distance("kitten", "sitting", 3), Some(3));
        assert_eq!(distance("kitten", "sitting", 2), None);
        assert_eq!(distance("abcdefgh", "badcfehg", 4), Some(4));
        assert_eq!(distance("abcdefgh", "badcfehg", 3), None);
        assert_eq!(distance("ca", "abc", 4), Some(3), "a letter is moved once");
        assert_eq!(distance("own-marketing", "own-marketing", 0), Some(0));
        assert_eq!(distance("own-marketing", "own-markeitng", 1), Some(1));
    }

    /// The number for all beginnings, in a table.
    fn whole_distance(a: &[char], b: &[char]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for row in 0..=a.len() {
            for column in 0..=b.len() {
                if row == 0 || column == 0 {
                    table[row][column] = row.max(column);
                    continue;
                }
                let changed = usize::from(a[row - 1] != b[column - 1]);
                let mut best = table[row - 1][column - 1] + changed;
                best = best.min(table[row - 1][column] + 1).min(table[row][column - 1] + 1);
                let swapped = row > 1
                    && column > 1
                    && (a[row - 1], a[row - 2]) == (b[column - 2], b[column - 1]);
                if swapped {
                    best = best.min(table[row - 2][column - 2] + 1);
                }
                table[row][column] = best;
            }
        }
        table[a.len()][b.len()]
    }

    proptest::proptest! {
        #[test]
        fn leaving_far_names_out_changes_no_distance(
            a in "[abc-]{0,12}", b in "[abc-]{0,12}", most in 0_usize..6,
        ) {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            let whole = whole_distance(&a, &b);
            proptest::prop_assert_eq!(distance(&a, &b, most), (whole <= most).then_some(whole));
        }
    }

    #[test]
    fn of_names_equally_near_the_first_by_name_is_meant() {
        assert_eq!(nearest("cart", ["card", "care", "carp"]).as_deref(), Some("card"));
        assert_eq!(nearest("cart", ["carp", "care", "card"]).as_deref(), Some("card"));
        assert_eq!(nearest("cart", ["carp", "carts", "cart"]).as_deref(), Some("cart"));
    }

    #[test]
    fn texts_and_overlong_names_are_near_to_nothing() {
        let long = "a".repeat(LONGEST);
        assert_eq!(nearest(&long, [long.as_str()]).as_deref(), Some(long.as_str()));
        let longer = "a".repeat(LONGEST + 1);
        assert_eq!(nearest(&longer, [longer.as_str()]), None);
        assert_eq!(nearest(&long, [longer.as_str()]), None);
    }
}
