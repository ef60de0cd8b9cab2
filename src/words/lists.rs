//! A list of terms for every term, all of them in two allocations.

use super::term::TermId;

/// For every term a list of terms.
#[derive(Debug, Clone, Default)]
pub(super) struct Lists {
    /// Where each list begins, and at the end where the last one ends.
    starts: Box<[u32]>,
    terms: Box<[TermId]>,
}

impl Lists {
    /// The lists of so many terms, from pairs of a term and an entry of its list. Entries keep the
    /// order of the pairs.
    pub(super) fn new(len: usize, pairs: impl Iterator<Item = (TermId, TermId)> + Clone) -> Self {
        let mut places = vec![0_u32; len];
        for (term, _) in pairs.clone() {
            let count = places.get_mut(at(term));
            count.into_iter().for_each(|count| *count = count.saturating_add(1));
        }
        let mut lists = ListsBuilder::default();
        places.iter_mut().for_each(|place| *place = lists.open(*place));
        for (term, entry) in pairs {
            let place = places.get_mut(at(term));
            place.into_iter().for_each(|place| lists.put(place, entry));
        }
        lists.finish()
    }

    /// How many terms have a list, be it empty.
    pub(super) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// How many entries all lists have together.
    pub(super) fn entries(&self) -> usize {
        self.terms.len()
    }

    /// The list of a term.
    #[inline]
    pub(super) fn get(&self, term: TermId) -> &[TermId] {
        match self.starts.get(at(term)..) {
            Some([start, end, ..]) => {
                self.terms.get(*start as usize..*end as usize).unwrap_or_default()
            }
            _ => &[],
        }
    }

    /// The pairs of a term and an entry of its list, list by list.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (TermId, TermId)> + Clone {
        let terms = (0..).take(self.len());
        terms.flat_map(|term| self.get(term).iter().map(move |entry| (term, *entry)))
    }
}

/// Lists that are opened one after the other with their lengths, and filled in any order.
#[derive(Default)]
pub(super) struct ListsBuilder {
    starts: Vec<u32>,
    terms: Vec<TermId>,
}

impl ListsBuilder {
    /// Opens the list of the next term, with room for so many entries. Returns where they go.
    pub(super) fn open(&mut self, entries: u32) -> u32 {
        let start = u32::try_from(self.terms.len()).unwrap_or(u32::MAX);
        self.starts.push(start);
        self.terms.resize(self.terms.len().saturating_add(entries as usize), 0);
        start
    }

    /// Writes an entry at a place, and moves the place on.
    pub(super) fn put(&mut self, place: &mut u32, entry: TermId) {
        self.terms.get_mut(*place as usize).into_iter().for_each(|slot| *slot = entry);
        *place = place.saturating_add(1);
    }

    /// Opens the lists of all terms before that one, each with its own term as the only entry.
    pub(super) fn with_themselves(&mut self, before: usize) {
        while self.starts.len() < before {
            let term = TermId::try_from(self.starts.len()).unwrap_or(TermId::MAX);
            let mut place = self.open(1);
            self.put(&mut place, term);
        }
    }

    pub(super) fn finish(mut self) -> Lists {
        self.starts.push(u32::try_from(self.terms.len()).unwrap_or(u32::MAX));
        Lists { starts: self.starts.into_boxed_slice(), terms: self.terms.into_boxed_slice() }
    }
}

pub(super) fn at(term: TermId) -> usize {
    usize::from(term)
}
