//! The transitive closure of a vocabulary's parents.

use super::vocabulary::TermId;

/// Ancestors and descendants of every term, each list sorted and with the term itself in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Closure {
    pub(super) up: Vec<Box<[TermId]>>,
    pub(super) down: Vec<Box<[TermId]>>,
}

/// Why there is no closure.
pub(super) enum NoClosure {
    /// The terms of one circle, the first again at its end.
    Cycle(Vec<TermId>),
    /// More pairs of ancestor and descendant than the limit.
    TooLarge(usize),
}

impl Closure {
    /// The closure over direct parents, which must all be below `parents.len()`.
    pub(super) fn new(parents: &[Vec<TermId>], limit: usize) -> Result<Self, NoClosure> {
        let order = parents_first(parents).map_err(NoClosure::Cycle)?;
        let mut up: Vec<Vec<TermId>> = vec![Vec::new(); parents.len()];
        let mut pairs = 0_usize;
        for term in order {
            let mut above = vec![term];
            for parent in parents.get(at(term)).into_iter().flatten() {
                above.extend(up.get(at(*parent)).into_iter().flatten());
            }
            above.sort_unstable();
            above.dedup();
            pairs = pairs.saturating_add(above.len());
            if pairs > limit {
                return Err(NoClosure::TooLarge(pairs));
            }
            if let Some(slot) = up.get_mut(at(term)) {
                *slot = above;
            }
        }
        let mut down: Vec<Vec<TermId>> = vec![Vec::new(); parents.len()];
        for (term, above) in (0..).zip(&up) {
            for ancestor in above {
                if let Some(list) = down.get_mut(at(*ancestor)) {
                    list.push(term);
                }
            }
        }
        let boxed =
            |lists: Vec<Vec<TermId>>| lists.into_iter().map(Vec::into_boxed_slice).collect();
        Ok(Self { up: boxed(up), down: boxed(down) })
    }
}

pub(super) fn at(term: TermId) -> usize {
    usize::from(term)
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

/// All terms, parents before children; or a circle. Iterative: depth is the input's to choose.
fn parents_first(parents: &[Vec<TermId>]) -> Result<Vec<TermId>, Vec<TermId>> {
    let mut marks = vec![Mark::New; parents.len()];
    let mut order = Vec::with_capacity(parents.len());
    let mut path: Vec<(TermId, usize)> = Vec::new();
    for (start, _) in (0..).zip(parents) {
        path.push((start, 0));
        while let Some((term, next)) = path.pop() {
            let mark = marks.get(at(term)).copied().unwrap_or(Mark::Done);
            if mark == Mark::Done || (mark == Mark::Open && next == 0) {
                continue;
            }
            if let Some(slot) = marks.get_mut(at(term)) {
                *slot = Mark::Open;
            }
            let Some(parent) = parents.get(at(term)).and_then(|list| list.get(next)).copied()
            else {
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
