//! The rule index: for every facet and term, the rows that hold it.
//!
//! Ancestors are folded in: the set of a term has every row that names the term or anything above
//! it. Terms with equal sets share them. A set is two-level: of 64 blocks of 64 rows a summary word
//! says which are not empty, and only those are kept. The rows that do not name a facet at all
//! stand in one set beside, so that they are not repeated for every term.

use crate::engine::resolved::act::OneOf;
use crate::engine::tables::bit_blocks::{self as bits, BLOCK, Ones};
use crate::policy::{Identifiability, TermFacet};
use crate::short_lists::Blank;
use crate::words::TermId;
use std::ops::Range;

/// The facets of the index: those of the terms, and identifiability.
pub(crate) const FACETS: usize = TermFacet::ALL.len() + 1;
/// Where identifiability stands among them.
pub(crate) const IDENTIFIABILITY: usize = TermFacet::ALL.len();

/// What an elementary use says in one facet: a term (exactly, in a facet of the act; one of what lies
/// below, in a circumstance), or one of three things beyond the last term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Point(TermId);

impl Point {
    /// The facet does not apply.
    pub(crate) const NONE: Self = Self(TermId::MAX - 2);
    /// It applies, and nobody said what it is.
    pub(crate) const UNKNOWN: Self = Self(TermId::MAX - 1);
    /// What it says is looked at apart: every row may hold.
    pub(crate) const APART: Self = Self(TermId::MAX);

    pub(crate) const fn at(term: TermId) -> Self {
        Self(term)
    }

    #[inline]
    pub(crate) fn term(self) -> Option<TermId> {
        (self.0 < Self::NONE.0).then_some(self.0)
    }
}

impl From<Option<TermId>> for Point {
    fn from(term: Option<TermId>) -> Self {
        term.map_or(Self::UNKNOWN, Self)
    }
}

/// What a use says in every facet, in the order of [`TermFacet::ALL`], identifiability last.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Points {
    points: [Point; FACETS],
    /// The circumstances that are meant exactly, a bit each by their facet's place.
    exactly: u16,
}

impl Points {
    #[inline]
    pub(crate) fn get(&self, facet: usize) -> Point {
        self.points.get(facet).copied().unwrap_or(Point::UNKNOWN)
    }

    #[inline]
    pub(crate) fn set(&mut self, facet: usize, point: Point) {
        self.points.get_mut(facet).into_iter().for_each(|slot| *slot = point);
    }

    /// Says a circumstance: one of what lies below a term, or exactly the term.
    #[inline]
    pub(crate) fn set_one_of(&mut self, facet: usize, stated: Option<OneOf>) {
        self.set(facet, stated.map(|stated| stated.term).into());
        let bit = 1 << facet;
        match stated {
            Some(OneOf { exactly: true, .. }) => self.exactly |= bit,
            _ => self.exactly &= !bit,
        }
    }

    /// Whether a circumstance is meant exactly.
    #[inline]
    pub(crate) const fn is_exact(&self, facet: usize) -> bool {
        self.exactly >> facet & 1 == 1
    }
}

/// Every facet looked at apart.
impl Default for Points {
    fn default() -> Self {
        Self { points: [Point::APART; FACETS], exactly: 0 }
    }
}

pub(crate) fn identifies(value: Identifiability) -> Point {
    Point::at(value as TermId)
}

/// Two sets of rows: those that hold, and those that do or may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Sets {
    pub(crate) yes: SetId,
    pub(crate) maybe: SetId,
}

impl Sets {
    /// Those of a circumstance that is meant exactly: nothing below its term may be meant.
    const fn exactly(self) -> Self {
        Self { maybe: self.yes, ..self }
    }
}

/// Where the summaries of a set begin, or in a small index its blocks.
pub(crate) type SetId = u32;

/// Of 64 blocks: which are not empty, and where those from the first to the last of these are.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Summary {
    pub(crate) full: u64,
    pub(crate) first: u32,
    pub(crate) low: u8,
    pub(crate) len: u8,
}

/// What the terms of one facet select.
#[derive(Debug)]
pub(crate) struct FacetIndex {
    /// The facet's place in [`Points`].
    pub(crate) facet: usize,
    pub(crate) of_term: Vec<Sets>,
    /// Whether all that lies below a term selects what it does.
    pub(crate) uniform: Vec<bool>,
    /// Where the facet has no value, or one that no row names.
    pub(crate) unnamed: Sets,
    /// Where nobody knows the value.
    pub(crate) unknown: Sets,
    /// Where the facet is looked at apart.
    pub(crate) apart: Sets,
    /// The rows that do not name the facet, where they are not part of every set.
    pub(crate) open: Option<SetId>,
}

impl FacetIndex {
    #[inline]
    pub(super) fn sets(&self, point: Point) -> Sets {
        match self.of_term.get(usize::from(point.0)) {
            Some(sets) => *sets,
            None if point == Point::UNKNOWN => self.unknown,
            None if point == Point::APART => self.apart,
            None => self.unnamed,
        }
    }

    /// What a use selects that says this in the facet.
    #[inline]
    pub(super) fn sets_at(&self, points: &Points) -> Sets {
        let sets = self.sets(points.get(self.facet));
        if points.is_exact(self.facet) { sets.exactly() } else { sets }
    }

    /// What a circumstance selects.
    #[inline]
    pub(super) fn sets_of(&self, stated: OneOf) -> Sets {
        let sets = self.sets(Point::at(stated.term));
        if stated.exactly { sets.exactly() } else { sets }
    }
}

#[derive(Debug)]
pub(crate) struct Index {
    pub(crate) rows: usize,
    /// The facets that some row names, those that tell most rows apart first.
    pub(crate) named: Vec<FacetIndex>,
    /// For every facet, its place in `named`.
    pub(crate) place: [Option<u8>; FACETS],
    /// Whether some row names a kind of subject or a residence.
    pub(crate) names_subject: bool,
    /// A summary for every 64 blocks of rows, set after set; none in a small index, whose sets keep
    /// all of their few blocks.
    pub(crate) summaries: Vec<Summary>,
    pub(crate) blocks: Vec<u64>,
}

/// Indices of so many rows are small.
pub(crate) const SMALL: usize = 4 * BLOCK;

impl Index {
    pub(super) fn facet(&self, facet: usize) -> Option<&FacetIndex> {
        let place = self.place.get(facet).copied().flatten()?;
        self.named.get(usize::from(place))
    }

    /// The sets that a term selects: equal for terms that the rows cannot tell apart. None if no
    /// row names the facet.
    pub(crate) fn sets(&self, facet: TermFacet, term: TermId) -> Option<Sets> {
        Some(self.facet(facet.index())?.sets(Point::at(term)))
    }

    /// Whether no row names the term, or anything above it or overlapping with it.
    pub(crate) fn is_unnamed(&self, facet: TermFacet, term: TermId) -> bool {
        self.facet(facet.index()).is_none_or(|facet| facet.sets(Point::at(term)) == facet.unnamed)
    }

    /// Whether the rows do not tell a term and all that lies below it apart.
    pub(crate) fn is_uniform(&self, facet: TermFacet, term: TermId) -> bool {
        self.facet(facet.index())
            .is_none_or(|facet| facet.uniform.get(term as usize).copied().unwrap_or(false))
    }

    #[inline]
    pub(super) fn summary(&self, set: SetId, group: usize) -> Summary {
        self.summaries.get((set as usize).wrapping_add(group)).copied().unwrap_or_default()
    }

    /// The rows of a set in a block.
    #[inline]
    pub(super) fn of_set(&self, set: SetId, place: usize) -> u64 {
        if self.rows <= SMALL {
            let place = (set as usize).wrapping_add(place);
            return self.blocks.get(place).copied().unwrap_or(0);
        }
        let summary = self.summary(set, place / BLOCK);
        let offset = (place % BLOCK).wrapping_sub(usize::from(summary.low));
        if offset < usize::from(summary.len) {
            let place = (summary.first as usize).wrapping_add(offset);
            self.blocks.get(place).copied().unwrap_or(0)
        } else {
            0
        }
    }

    /// The rows of a block that a facet selects.
    #[inline]
    pub(super) fn of_facet(&self, facet: &FacetIndex, set: SetId, place: usize) -> u64 {
        match facet.open {
            None => self.of_set(set, place),
            Some(open) => self.of_set(set, place) | self.of_set(open, place),
        }
    }

    /// The rows of a block that hold, and that may, where a use says this in a facet.
    pub(crate) fn selects(&self, facet: TermFacet, stated: OneOf, place: usize) -> (u64, u64) {
        let Some(facet) = self.facet(facet.index()) else { return (u64::MAX, u64::MAX) };
        let sets = facet.sets_of(stated);
        let of = |set| self.of_facet(facet, set, place);
        (of(sets.yes), of(sets.maybe))
    }

    /// Whether a row holds a circumstance, and whether it may.
    pub(crate) fn holds_one_of(&self, row: usize, facet: usize, stated: OneOf) -> (bool, bool) {
        let (holds, may) = self.holds(row, facet, Point::at(stated.term));
        (holds, if stated.exactly { holds } else { may })
    }

    /// Whether a row holds what a use says in one facet, and whether it may.
    pub(crate) fn holds(&self, row: usize, facet: usize, point: Point) -> (bool, bool) {
        let Some(facet) = self.facet(facet) else { return (true, true) };
        let sets = facet.sets(point);
        let has = |set| self.of_facet(facet, set, row / BLOCK) & bits::bit(row) != 0;
        (has(sets.yes), has(sets.maybe))
    }
}

/// Up to 64 rows of a version: those whose terms hold, and those whose terms do or may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Block {
    /// The version's place among those in force.
    pub(crate) version: u32,
    pub(crate) place: u32,
    pub(crate) yes: u64,
    pub(crate) maybe: u64,
}

impl Blank for Block {
    const BLANK: Self = Self { version: 0, place: 0, yes: 0, maybe: 0 };
}

impl Block {
    /// What is left of it within a range of rows, if anything is.
    pub(crate) fn of(self, range: &Range<usize>) -> Option<Self> {
        let within = bits::within(self.place as usize, range);
        let (yes, maybe) = (self.yes & within, self.maybe & within);
        (maybe != 0).then_some(Self { yes, maybe, ..self })
    }

    /// Takes in further rows of the same block.
    pub(crate) fn join(&mut self, other: Self) {
        self.yes |= other.yes;
        self.maybe |= other.maybe;
    }
}

/// For every facet that rows name, the sets that a use selects.
pub(crate) type Selection = [Sets; FACETS];

impl Index {
    /// The sets that a use selects that says this.
    pub(crate) fn sets_of(&self, points: &Points) -> Selection {
        let mut sets = [Sets::default(); FACETS];
        for (slot, facet) in sets.iter_mut().zip(&self.named) {
            *slot = facet.sets_at(points);
        }
        sets
    }

    /// Visits the blocks that may have rows before this one that may hold.
    #[inline]
    pub(crate) fn places(&self, sets: &Selection, end: usize, mut visit: impl FnMut(usize)) {
        let blocks = 0..end.div_ceil(BLOCK);
        for group in 0..blocks.end.div_ceil(BLOCK) {
            let first = group.wrapping_mul(BLOCK);
            for place in Ones(self.group(sets, group) & bits::within(group, &blocks)) {
                visit(first.wrapping_add(place));
            }
        }
    }

    /// Which of 64 blocks may have a row that may hold.
    fn group(&self, sets: &Selection, group: usize) -> u64 {
        if self.rows <= SMALL {
            return u64::MAX;
        }
        let mut full = u64::MAX;
        for (facet, sets) in self.named.iter().zip(sets) {
            let open = facet.open.map_or(0, |open| self.summary(open, group).full);
            full &= self.summary(sets.maybe, group).full | open;
            if full == 0 {
                break;
            }
        }
        full
    }

    /// The rows of a block that hold, and that may.
    pub(crate) fn selected(&self, version: u32, sets: &Selection, place: usize) -> Block {
        let (mut yes, mut maybe) = (u64::MAX, u64::MAX);
        for (facet, sets) in self.named.iter().zip(sets) {
            let may = self.of_facet(facet, sets.maybe, place);
            maybe &= may;
            if maybe == 0 {
                break;
            }
            yes &= match sets.yes == sets.maybe {
                true => may,
                false => self.of_facet(facet, sets.yes, place),
            };
        }
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        Block { version, place, yes: yes & maybe, maybe }
    }

    /// What is left of blocks of rows once a use says this in a facet.
    pub(crate) fn narrow(&self, blocks: &mut Vec<Block>, facet: TermFacet, point: Point) {
        let Some(facet) = self.facet(facet.index()) else { return };
        let sets = facet.sets(point);
        blocks.retain_mut(|block| {
            block.yes &= self.of_facet(facet, sets.yes, block.place as usize);
            block.maybe &= self.of_facet(facet, sets.maybe, block.place as usize);
            block.maybe != 0
        });
    }
}
