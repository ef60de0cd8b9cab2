//! The rule index: for every facet and term, the rows that hold it.
//!
//! Ancestors are folded in: the set of a term has every row that names the term or anything above
//! it. Terms with equal sets share them. A set is two-level: of 64 blocks of 64 rows a summary word
//! says which are not empty, and only those are kept. The rows that do not name a facet at all
//! stand in one set beside, so that they are not repeated for every term.

use super::bits::{self, BLOCK};
use crate::policy::{Identifiability, TermFacet};
use crate::words::TermId;

/// The facets of the index: those of the terms, and identifiability.
pub(super) const FACETS: usize = TermFacet::ALL.len() + 1;
/// Where identifiability stands among them.
pub(super) const IDENTIFIABILITY: usize = TermFacet::ALL.len();

/// What an elementary use says in one facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    /// The facet does not apply.
    None,
    /// It applies, and nobody said what it is.
    Unknown,
    /// This term: exactly, in a facet of the act; one of what lies below, in a circumstance.
    At(TermId),
    /// What it says is looked at apart: every row may hold.
    Apart,
}

impl Point {
    pub(super) fn term(self) -> Option<TermId> {
        match self {
            Self::At(term) => Some(term),
            _ => None,
        }
    }
}

impl From<Option<TermId>> for Point {
    fn from(term: Option<TermId>) -> Self {
        term.map_or(Self::Unknown, Self::At)
    }
}

/// What a use says in every facet, in the order of [`TermFacet::ALL`], identifiability last.
pub(super) type Points = [Point; FACETS];

pub(super) fn identifies(value: Identifiability) -> Point {
    Point::At(value as TermId)
}

/// Two sets of rows: those that hold, and those that do or may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Sets {
    pub(super) yes: u32,
    pub(super) maybe: u32,
}

/// The set that is empty.
pub(super) const NO_ROW: u32 = 0;
/// The set of all rows.
pub(super) const EVERY_ROW: u32 = 1;

impl Sets {
    /// Where the facet has no value, or one that no row names.
    pub(super) const UNNAMED: Self = Self { yes: NO_ROW, maybe: NO_ROW };
    /// Where nobody knows the value.
    const UNKNOWN: Self = Self { yes: NO_ROW, maybe: EVERY_ROW };
    const APART: Self = Self { yes: EVERY_ROW, maybe: EVERY_ROW };
}

/// Of 64 blocks: which are not empty, and where the first of these is kept.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Summary {
    pub(super) full: u64,
    pub(super) first: u32,
}

#[derive(Debug)]
pub(super) struct FacetIndex {
    /// The facet's place in [`Points`].
    pub(super) facet: usize,
    pub(super) of_term: Vec<Sets>,
    /// The rows that do not name the facet, and the summary of these.
    pub(super) open: Vec<u64>,
    pub(super) open_summary: Vec<u64>,
    /// A summary for every 64 blocks, set after set.
    pub(super) summaries: Vec<Summary>,
    pub(super) blocks: Vec<u64>,
}

impl FacetIndex {
    fn sets(&self, point: Point) -> Sets {
        match point {
            Point::None => Sets::UNNAMED,
            Point::Unknown => Sets::UNKNOWN,
            Point::At(term) => self.of_term.get(term as usize).copied().unwrap_or_default(),
            Point::Apart => Sets::APART,
        }
    }

    fn summary(&self, set: u32, group: usize) -> Summary {
        let place = (set as usize).wrapping_mul(self.open_summary.len()).wrapping_add(group);
        self.summaries.get(place).copied().unwrap_or_default()
    }

    /// Which of 64 blocks have a row of the set.
    fn group(&self, set: u32, group: usize) -> u64 {
        self.summary(set, group).full | self.open_summary.get(group).copied().unwrap_or(0)
    }

    /// The rows of the set in a block.
    fn block(&self, set: u32, block: usize) -> u64 {
        let summary = self.summary(set, block / BLOCK);
        let here = bits::bit(block);
        let named = if summary.full & here == 0 {
            0
        } else {
            let before = (summary.full & here.wrapping_sub(1)).count_ones();
            self.blocks.get(summary.first.wrapping_add(before) as usize).copied().unwrap_or(0)
        };
        named | self.open.get(block).copied().unwrap_or(0)
    }
}

#[derive(Debug)]
pub(super) struct Index {
    pub(super) rows: usize,
    /// The facets that some row names, those that tell most rows apart first.
    pub(super) named: Vec<FacetIndex>,
    /// For every facet, its place in `named`.
    pub(super) place: [Option<u8>; FACETS],
}

impl Index {
    fn facet(&self, facet: usize) -> Option<&FacetIndex> {
        let place = self.place.get(facet).copied().flatten()?;
        self.named.get(usize::from(place))
    }

    /// Terms that the rows cannot tell apart have equal sets.
    pub(super) fn sets(&self, facet: TermFacet, term: TermId) -> Sets {
        self.facet(facet.index()).map_or(Sets::UNNAMED, |facet| facet.sets(Point::At(term)))
    }

    /// What is left of blocks of rows once a use says this in a facet.
    pub(super) fn narrow(&self, blocks: &mut Vec<Block>, facet: TermFacet, point: Point) {
        let Some(index) = self.facet(facet.index()) else { return };
        let sets = index.sets(point);
        blocks.retain_mut(|block| {
            block.yes &= index.block(sets.yes, block.place);
            block.maybe &= index.block(sets.maybe, block.place);
            block.maybe != 0
        });
    }

    /// Whether a row holds what a use says in one facet, and whether it may.
    pub(super) fn holds(&self, row: usize, facet: usize, point: Point) -> (bool, bool) {
        let Some(index) = self.facet(facet) else { return (true, true) };
        let sets = index.sets(point);
        let has = |set| index.block(set, row / BLOCK) & bits::bit(row) != 0;
        (has(sets.yes), has(sets.maybe))
    }
}

/// The rows that what a use says selects. Nothing is computed before it is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Selection<'a> {
    index: &'a Index,
    /// What the use selects in each of the facets that rows name.
    sets: [Sets; FACETS],
    /// Whether every row that may hold does.
    certain: bool,
    /// Several kinds of subject, of which one inside is enough.
    kinds: &'a [TermId],
}

/// Up to 64 rows: those whose terms hold, and those whose terms do or may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Block {
    pub(super) place: usize,
    pub(super) yes: u64,
    pub(super) maybe: u64,
}

impl<'a> Selection<'a> {
    pub(super) fn new(index: &'a Index, points: &Points, kinds: &'a [TermId]) -> Self {
        let kinds = if kinds.len() > 1 { kinds } else { &[] };
        let mut sets = [Sets::default(); FACETS];
        let mut certain = kinds.is_empty();
        for (slot, facet) in sets.iter_mut().zip(&index.named) {
            let is_apart = facet.facet == TermFacet::Subject.index() && !kinds.is_empty();
            let point = points.get(facet.facet).copied().unwrap_or(Point::Unknown);
            *slot = facet.sets(if is_apart { Point::Apart } else { point });
            certain &= slot.yes == slot.maybe;
        }
        Self { index, sets, certain, kinds }
    }

    /// The rows of one block.
    pub(super) fn block(&self, place: usize) -> Block {
        let mut maybe = u64::MAX;
        for (facet, sets) in self.index.named.iter().zip(&self.sets) {
            maybe &= facet.block(sets.maybe, place);
        }
        if !self.kinds.is_empty() {
            maybe &= self.of_kinds(place, |sets| sets.maybe);
        }
        let mut yes = maybe;
        if maybe != 0 && !self.certain {
            for (facet, sets) in self.index.named.iter().zip(&self.sets) {
                yes &= facet.block(sets.yes, place);
            }
            if !self.kinds.is_empty() {
                yes &= self.of_kinds(place, |sets| sets.yes);
            }
        }
        Block { place, yes, maybe }
    }

    fn of_kinds(&self, place: usize, side: impl Fn(Sets) -> u32) -> u64 {
        let Some(facet) = self.index.facet(TermFacet::Subject.index()) else { return u64::MAX };
        let of_kind = |kind: &TermId| facet.block(side(facet.sets(Point::At(*kind))), place);
        self.kinds.iter().map(of_kind).fold(0, |any, block| any | block)
    }

    /// Which of 64 blocks may have a row that may hold.
    fn group(&self, group: usize) -> u64 {
        let mut full = u64::MAX;
        for (facet, sets) in self.index.named.iter().zip(&self.sets) {
            full &= facet.group(sets.maybe, group);
            if full == 0 {
                break;
            }
        }
        full
    }

    /// The places of the blocks of a range that may have rows that may hold.
    pub(super) fn places(&self, range: &std::ops::Range<usize>) -> Places<'_> {
        let first = range.start / BLOCK;
        let end = range.end.div_ceil(BLOCK);
        let mut places =
            Places { selection: self, group: first / BLOCK, full: 0, blocks: first..end };
        places.full = places.of_group();
        places
    }
}

/// See [`Selection::places`].
#[derive(Debug, Clone)]
pub(super) struct Places<'a> {
    selection: &'a Selection<'a>,
    blocks: std::ops::Range<usize>,
    group: usize,
    full: u64,
}

/// So few blocks are looked at without asking their summary first.
const FEW: usize = 3;

impl Places<'_> {
    fn of_group(&self) -> u64 {
        let inside = bits::within(self.group, &self.blocks);
        if inside.count_ones() as usize <= FEW {
            inside
        } else {
            inside & self.selection.group(self.group)
        }
    }
}

impl Iterator for Places<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.full == 0 {
            self.group = self.group.saturating_add(1);
            if self.group.saturating_mul(BLOCK) >= self.blocks.end {
                return None;
            }
            self.full = self.of_group();
        }
        let place = self.full.trailing_zeros() as usize;
        self.full &= self.full.wrapping_sub(1);
        Some(self.group.wrapping_mul(BLOCK).wrapping_add(place))
    }
}
