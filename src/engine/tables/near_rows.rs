//! The rows that fail a use in one facet and in no other.
//!
//! Failures are counted in bits, 64 rows at once, and where a policy is large in as many blocks of
//! rows as stand side by side. No row is looked at but those that come first by their ids.

use crate::engine::resolved::act::OneOf;
use crate::engine::tables::bit_blocks::{self as bits, BLOCK, Ones};
use crate::engine::tables::rule_index::{FACETS, FacetIndex, Index, Points, SMALL, SetId};
use crate::ids::RuleId;
use crate::policy::{RuleKind, TermFacet};
use std::ops::Range;

/// Of a group of 64 blocks so many are looked at one by one; of more all, side by side.
const FEW_BLOCKS: u32 = 8;

/// What a use says, and which rows are asked for.
pub(crate) struct Near<'a> {
    pub(crate) points: &'a Points,
    /// The kinds of the subject.
    pub(crate) kinds: &'a [OneOf],
    pub(crate) range: Range<usize>,
    /// A facet that no row may fail in.
    pub(crate) but: Option<TermFacet>,
}

/// The rows of a range that fail in one facet alone.
#[derive(Debug, Default)]
pub(crate) struct NearRows {
    /// The first of these blocks among all.
    first: usize,
    blocks: Vec<u64>,
    /// How many rows there are.
    pub(crate) count: usize,
}

impl NearRows {
    fn add(&mut self, place: usize, rows: u64) {
        self.count = self.count.saturating_add(rows.count_ones() as usize);
        let slot = self.blocks.get_mut(place.wrapping_sub(self.first));
        slot.into_iter().for_each(|slot| *slot = rows);
    }

    fn has(&self, row: usize) -> bool {
        let block = self.blocks.get((row / BLOCK).wrapping_sub(self.first));
        block.is_some_and(|rows| rows & bits::bit(row) != 0)
    }

    /// The rows that come first by their ids, so many at most.
    pub(crate) fn first_by_id(&self, order: &RowsById, most: usize) -> Vec<usize> {
        if self.count == 0 {
            return Vec::new();
        }
        let rows = order.rows.len();
        // Where many rows are near, the first ones are soon met on the way through the ids.
        let expected = most.saturating_mul(rows).checked_div(self.count).unwrap_or(0);
        let steps = expected.saturating_mul(4).min(rows);
        if steps < self.count {
            let ids = order.rows.iter().take(steps).map(|row| *row as usize);
            let first: Vec<usize> = ids.filter(|row| self.has(*row)).take(most).collect();
            if first.len() == most {
                return first;
            }
        }
        // Else all of them are looked at, those aside that stand in blocks with late ids alone.
        let mut best: Vec<u32> = Vec::with_capacity(self.count.min(most).saturating_add(1));
        for (place, rows) in (self.first..).zip(&self.blocks) {
            let last = best.last().copied().filter(|_| best.len() == most).unwrap_or(u32::MAX);
            if *rows == 0 || order.earliest.get(place).is_some_and(|earliest| *earliest > last) {
                continue;
            }
            let first = place.wrapping_mul(BLOCK);
            for bit in Ones(*rows) {
                let Some(rank) = order.ranks.get(first.wrapping_add(bit)) else { continue };
                if best.len() < most || best.last().is_some_and(|last| rank < last) {
                    best.insert(best.partition_point(|other| other < rank), *rank);
                    best.truncate(most);
                }
            }
        }
        let row = |rank: u32| order.rows.get(rank as usize).map(|row| *row as usize);
        best.into_iter().filter_map(row).collect()
    }
}

/// The rows of permits and forbids in the order of their ids; those of one id in that of their
/// kinds.
#[derive(Debug)]
pub(crate) struct RowsById {
    rows: Vec<u32>,
    /// The place of each row among them.
    ranks: Vec<u32>,
    /// Of each block of rows the first place.
    earliest: Vec<u32>,
}

impl RowsById {
    /// Of the rows with these ids and kinds.
    pub(crate) fn new<'a>(rows: impl Iterator<Item = (&'a RuleId, RuleKind)>) -> Self {
        let mut sorted: Vec<((&RuleId, RuleKind), u32)> = rows.zip(0..).collect();
        sorted.sort();
        let by_id: Vec<u32> = sorted.into_iter().map(|(_, place)| place).collect();
        let mut ranks = vec![0; by_id.len()];
        for (rank, row) in (0..).zip(&by_id) {
            ranks.get_mut(*row as usize).into_iter().for_each(|slot| *slot = rank);
        }
        let earliest = ranks.chunks(BLOCK).filter_map(|block| block.iter().min().copied());
        Self { rows: by_id, earliest: earliest.collect(), ranks }
    }

    /// Which of two rows comes first.
    pub(crate) fn rank(&self, row: usize) -> u32 {
        self.ranks.get(row).copied().unwrap_or(u32::MAX)
    }
}

/// For every facet that rows name, the rows that may hold.
type MaySets = [SetId; FACETS];

/// Blocks of rows of which each failed in some facet, and of which each failed in two.
#[derive(Clone, Copy)]
struct Failed {
    once: [u64; BLOCK],
    twice: [u64; BLOCK],
}

impl Index {
    /// The rows of a range that surely fail in one facet and in no other.
    pub(crate) fn near(&self, near: &Near<'_>) -> NearRows {
        let mut sets = MaySets::default();
        for (slot, facet) in sets.iter_mut().zip(&self.named) {
            *slot = facet.sets_at(near.points).maybe;
        }
        let range = &near.range;
        let blocks = range.start / BLOCK..range.end.div_ceil(BLOCK);
        let mut found = NearRows { first: blocks.start, blocks: vec![0; blocks.len()], count: 0 };
        let one = |place: usize| {
            let (once, twice) = self.lacked(near, &sets, |set| self.of_set(set, place));
            once & !twice
        };
        if self.rows <= SMALL {
            blocks.for_each(|place| found.add(place, one(place) & bits::within(place, range)));
            return found;
        }
        for group in blocks.start / BLOCK..blocks.end.div_ceil(BLOCK) {
            // A block has no such row if two facets lack all of it.
            let (_, empty) = self.lacked(near, &sets, |set| self.summary(set, group).full);
            let open = bits::within(group, &blocks) & !empty;
            let first = group.wrapping_mul(BLOCK);
            if open.count_ones() <= FEW_BLOCKS {
                for place in Ones(open).map(|place| first.wrapping_add(place)) {
                    found.add(place, one(place) & bits::within(place, range));
                }
                continue;
            }
            let failed = self.fails(near, &sets, group);
            for place in Ones(open) {
                let of = |blocks: &[u64; BLOCK]| blocks.get(place).copied().unwrap_or(0);
                let rows = of(&failed.once) & !of(&failed.twice);
                let place = first.wrapping_add(place);
                found.add(place, rows & bits::within(place, range));
            }
        }
        found
    }

    /// The facet, by its place in [`Points`], in which a row fails a use that says this of a subject
    /// of these kinds; the first of several.
    pub(crate) fn failing(&self, row: usize, points: &Points, kinds: &[OneOf]) -> Option<usize> {
        let near = Near { points, kinds, range: 0..0, but: None };
        let place = row / BLOCK;
        let lacks = |facet: &&_| {
            let set = FacetIndex::sets_at(facet, points).maybe;
            self.any(&near, facet, set, |set| self.of_set(set, place)) & bits::bit(row) == 0
        };
        self.named.iter().find(lacks).map(|facet| facet.facet)
    }

    /// Of 64 rows those that may hold in a facet.
    #[inline]
    fn any(
        &self,
        near: &Near<'_>,
        facet: &FacetIndex,
        set: SetId,
        of_set: impl Fn(SetId) -> u64,
    ) -> u64 {
        let mut any = of_set(set) | facet.open.map_or(0, &of_set);
        if facet.facet == TermFacet::Subject.index() {
            // Of several kinds one inside is enough.
            let others = near.kinds.iter().skip(1);
            any |= others.fold(0, |any, kind| any | of_set(facet.sets_of(*kind).maybe));
        }
        any
    }

    /// Of 64 rows, or blocks, those that some facet lacks, and those that two lack.
    fn lacked(&self, near: &Near<'_>, sets: &MaySets, of_set: impl Fn(SetId) -> u64) -> (u64, u64) {
        let (mut once, mut twice) = (0_u64, 0_u64);
        for (facet, set) in self.named.iter().zip(sets) {
            let lacks = !self.any(near, facet, *set, &of_set);
            twice |= if is(facet, near.but) { lacks } else { once & lacks };
            once |= lacks;
            if twice == u64::MAX {
                break;
            }
        }
        (once, twice)
    }

    /// Of 64 blocks the rows that fail in some facet, and those that fail in two.
    fn fails(&self, near: &Near<'_>, sets: &MaySets, group: usize) -> Failed {
        let mut failed = Failed { once: [0; BLOCK], twice: [0; BLOCK] };
        for (facet, set) in self.named.iter().zip(sets) {
            let mut any = [0; BLOCK];
            self.join(&mut any, *set, group);
            facet.open.into_iter().for_each(|open| self.join(&mut any, open, group));
            if facet.facet == TermFacet::Subject.index() {
                for kind in near.kinds.iter().skip(1) {
                    self.join(&mut any, facet.sets_of(*kind).maybe, group);
                }
            }
            let rows = failed.once.iter_mut().zip(&mut failed.twice).zip(&any);
            if is(facet, near.but) {
                for ((once, twice), any) in rows {
                    *twice |= !any;
                    *once |= !any;
                }
            } else {
                for ((once, twice), any) in rows {
                    *twice |= *once & !any;
                    *once |= !any;
                }
            }
        }
        failed
    }

    /// Adds the rows of a set in 64 blocks.
    fn join(&self, rows: &mut [u64; BLOCK], set: SetId, group: usize) {
        let summary = self.summary(set, group);
        let first = summary.first as usize;
        let kept = self.blocks.get(first..first.wrapping_add(usize::from(summary.len)));
        let rows = rows.get_mut(usize::from(summary.low)..).unwrap_or_default();
        for (rows, kept) in rows.iter_mut().zip(kept.unwrap_or_default()) {
            *rows |= kept;
        }
    }
}

fn is(facet: &FacetIndex, other: Option<TermFacet>) -> bool {
    other.is_some_and(|other| facet.facet == other.index())
}
