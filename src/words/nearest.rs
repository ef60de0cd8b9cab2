//! What a misspelt name was likely meant to be.

use std::cmp::Reverse;

/// To how many faults of one input it is told what was likely meant, which takes a search each.
pub(crate) const MAX_SUGGESTIONS: usize = 20;

/// The candidate that comes nearest to a misspelt name, if any comes near at all.
pub(crate) fn nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    const LONGEST: usize = 80;
    if name.len() > LONGEST {
        return None;
    }
    let wanted: String = name
        .chars()
        .map(|c| if c == '_' || c == ' ' || c == '.' { '-' } else { c.to_ascii_lowercase() })
        .collect();
    let letters = wanted.chars().count();
    let allowed = (letters / 3).clamp(1, 4);
    // Each letter more or less is a step.
    let may_be_near = |candidate: &&str| {
        candidate.len() <= LONGEST && candidate.chars().count().abs_diff(letters) <= allowed
    };
    candidates
        .into_iter()
        .filter(may_be_near)
        .map(|candidate| (distance(&wanted, &candidate.to_ascii_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate.to_owned())
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
    let name = name.to_ascii_lowercase();
    let parts: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| part.chars().count() >= SHORTEST)
        .collect();
    // One or many make no difference.
    let alike = |one: &str, other: &str| one.trim_end_matches('s') == other.trim_end_matches('s');
    let rank = |candidate: &'a str| {
        let (shared, others): (Vec<&str>, Vec<&str>) =
            candidate.split('-').partition(|part| parts.iter().any(|own| alike(own, part)));
        (!shared.is_empty()).then_some((Reverse(shared.len()), others.len(), candidate))
    };
    candidates.into_iter().filter_map(rank).min().map(|(_, _, candidate)| candidate.to_owned())
}

/// How many letters must be added, dropped, changed or swapped to make one name the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut left_letter = None;
    for (row, letter) in a.chars().enumerate() {
        let mut line = vec![row.saturating_add(1)];
        let mut above_letter: Option<char> = None;
        for (column, other) in b.iter().copied().enumerate() {
            let get = |line: &[usize], at: usize| line.get(at).copied().unwrap_or(usize::MAX);
            let next = column.saturating_add(1);
            let mut best = get(&above, column).saturating_add(usize::from(letter != other));
            best = best.min(get(&above, next).saturating_add(1));
            best = best.min(get(&line, column).saturating_add(1));
            if left_letter == Some(other) && above_letter == Some(letter) {
                let swapped = get(&before, column.saturating_sub(1)).saturating_add(1);
                best = best.min(swapped);
            }
            line.push(best);
            above_letter = Some(other);
        }
        before = std::mem::replace(&mut above, line);
        left_letter = Some(letter);
    }
    above.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
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
        assert_eq!(distance("abcd", "abdc"), 1);
        assert_eq!(distance("", "ab"), 2);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
