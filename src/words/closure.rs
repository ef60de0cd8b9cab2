//! The transitive closure of a vocabulary's parents.

use super::lists::{Lists, ListsBuilder, at};
use super::term::TermId;

/// Ancestors and descendants of every term, each list sorted and with the term itself in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Closure {
    pub(super) up: Lists,
    pub(super) down: Lists,
}

/// Why there is no closure.
pub(super) enum NoClosure {
    /// The terms of one circle, the first again at its end.
    Cycle(Vec<TermId>),
    /// More pairs of ancestor and descendant than the limit: at least so many.
    TooLarge(usize),
}

/// Of so many possible ancestors at a time a bit each.
const AT_A_TIME: usize = WORDS * BITS;
const BITS: usize = 64;
const WORDS: usize = 8;
type Bits = [u64; WORDS];

impl Closure {
    /// The closure over direct parents.
    ///
    /// A term with hundreds of parents has most ancestors through each of them, so that lists of
    /// ancestors would be gone through again and again. They are noted as bits instead, of 512 terms
    /// that have children at a time, and so a parent costs eight words whatever stands above it.
    pub(super) fn new(parents: &Lists, limit: usize) -> Result<Self, NoClosure> {
        let order = parents_first(parents).map_err(NoClosure::Cycle)?;
        let mut has_children = vec![false; parents.len()];
        for (_, parent) in parents.pairs() {
            has_children.get_mut(at(parent)).into_iter().for_each(|has| *has = true);
        }
        let inner = (0..).zip(&has_children).filter(|(_, has)| **has);
        let inner: Vec<TermId> = inner.map(|(term, _)| term).collect();
        // A term without children is its own only descendant.
        let mut found = parents.len().saturating_sub(inner.len());
        let mut down = ListsBuilder::default();
        let mut above: Vec<Bits> = vec![Bits::default(); parents.len()];
        for ancestors in inner.chunks(AT_A_TIME) {
            note_ancestors(parents, &order, ancestors, &mut above);
            let mut places = [0_u32; AT_A_TIME];
            for ancestor in above.iter().flat_map(ones) {
                let count = places.get_mut(ancestor);
                count.into_iter().for_each(|count| *count = count.saturating_add(1));
            }
            let more: usize = places.iter().map(|count| *count as usize).sum();
            found = found.saturating_add(more);
            if found > limit {
                return Err(NoClosure::TooLarge(found));
            }
            for (ancestor, place) in ancestors.iter().zip(&mut places) {
                down.with_themselves(at(*ancestor));
                *place = down.open(*place);
            }
            for (term, bits) in (0..).zip(&above) {
                for ancestor in ones(bits) {
                    let place = places.get_mut(ancestor);
                    place.into_iter().for_each(|place| down.put(place, term));
                }
            }
        }
        down.with_themselves(parents.len());
        let down = down.finish();
        let up = Lists::new(parents.len(), down.pairs().map(|(term, below)| (below, term)));
        Ok(Self { up, down })
    }
}

/// Notes for every term which of these are it or stand above it. Parents come before their
/// children in `order`.
fn note_ancestors(parents: &Lists, order: &[TermId], ancestors: &[TermId], above: &mut [Bits]) {
    let mut places = vec![usize::MAX; above.len()];
    for (place, ancestor) in ancestors.iter().enumerate() {
        places.get_mut(at(*ancestor)).into_iter().for_each(|slot| *slot = place);
    }
    for term in order.iter().copied() {
        let mut bits = Bits::default();
        if let Some(place) = places.get(at(term)).filter(|place| **place < AT_A_TIME) {
            let own = bits.get_mut(place / BITS);
            own.into_iter().for_each(|word| *word = 1 << (place % BITS));
        }
        for parent in parents.get(term) {
            let theirs = above.get(at(*parent)).copied().unwrap_or_default();
            bits.iter_mut().zip(theirs).for_each(|(word, theirs)| *word |= theirs);
        }
        above.get_mut(at(term)).into_iter().for_each(|slot| *slot = bits);
    }
}

/// The places of the bits that are set, ascending.
fn ones(bits: &Bits) -> impl Iterator<Item = usize> {
    let words = bits.iter().enumerate().filter(|(_, word)| **word != 0);
    words.flat_map(|(place, word)| {
        let first = place.saturating_mul(BITS);
        let mut rest = *word;
        std::iter::from_fn(move || {
            let lowest = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
            rest &= rest.wrapping_sub(1);
            Some(first.saturating_add(lowest))
        })
    })
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

/// All terms, parents before children; or a circle. Iterative: depth is the input's to choose.
fn parents_first(parents: &Lists) -> Result<Vec<TermId>, Vec<TermId>> {
    let mut marks = vec![Mark::New; parents.len()];
    let mut order = Vec::with_capacity(parents.len());
    let mut path: Vec<(TermId, usize)> = Vec::new();
    for start in (0..).take(parents.len()) {
        path.push((start, 0));
        while let Some((term, next)) = path.pop() {
            let mark = marks.get(at(term)).copied().unwrap_or(Mark::Done);
            if mark == Mark::Done || (mark == Mark::Open && next == 0) {
                continue;
            }
            if let Some(slot) = marks.get_mut(at(term)) {
                *slot = Mark::Open;
            }
            let Some(parent) = parents.get(term).get(next).copied() else {
                if let Some(slot) = marks.get_mut(at(term)) {
                    *slot = Mark::Done;
                }
                order.push(term);
                continue;
            };
            path.push((term, next.saturating_add(1)));
            match marks.get(at(parent)) {
                Some(Mark::Open) => {
                    let from = path.iter().position(|(term, _)| *term == parent).unwrap_or(0);
                    let mut circle: Vec<TermId> =
                        path.iter().skip(from).map(|(term, _)| *term).collect();
                    circle.push(parent);
                    return Err(circle);
                }
                Some(Mark::New) => path.push((parent, 0)),
                _ => {}
            }
        }
    }
    Ok(order)
}
