//! The rows of a version that may hold for a use.
//!
//! Of exceptions these are only those of forbids that may hold: exceptions on consent alone have
//! open terms, and a large policy has thousands of them.

use crate::engine::tables::bit_blocks::{self as bits, BLOCK, Ones};
use crate::engine::tables::compiled_policy::{CompiledPolicy, Row};
use crate::engine::tables::rule_index::{Block, Point, Points};
use crate::policy::TermFacet;
use crate::short_lists::{Blank, Few};

/// Where the exceptions of forbids begin and end, ascending.
type Lifting = Few<(usize, usize), 4>;

impl CompiledPolicy {
    /// Hands over the blocks of rows that may hold for a use that says this, in their order.
    pub(crate) fn select(&self, version: u32, points: &Points, add: &mut impl FnMut(Block)) {
        let sets = self.index.sets_of(points);
        let end = self.exceptions.start;
        let mut lifting = Lifting::default();
        let mut last: Option<Block> = None;
        // The block that was looked at last, all of its rows: in small policies the exceptions
        // stand in it as well.
        let mut seen = Block::BLANK;
        self.index.places(&sets, end, |place| {
            seen = self.index.selected(version, &sets, place);
            let Some(block) = seen.of(&(0..end)) else { return };
            self.add_lifting(block, &mut lifting);
            last.replace(block).into_iter().for_each(&mut *add);
        });
        for (start, end) in lifting.iter().copied() {
            for place in start / BLOCK..end.div_ceil(BLOCK) {
                if seen.place as usize != place {
                    seen = self.index.selected(version, &sets, place);
                }
                match (seen.of(&(start..end)), &mut last) {
                    (Some(block), Some(last)) if last.place == block.place => last.join(block),
                    (Some(block), _) => last.replace(block).into_iter().for_each(&mut *add),
                    (None, _) => {}
                }
            }
        }
        last.into_iter().for_each(add);
    }

    /// Of the blocks of rows that a use selects, what is left once it says this in a facet that was
    /// looked at apart.
    pub(crate) fn narrow(&self, blocks: &mut Vec<Block>, facet: TermFacet, point: Point) {
        self.index.narrow(blocks, facet, point);
        let first = self.exceptions.start / BLOCK;
        if blocks.last().is_none_or(|last| (last.place as usize) < first) {
            return;
        }
        let mut lifting = Lifting::default();
        blocks.iter().for_each(|block| self.add_lifting(*block, &mut lifting));
        blocks.retain_mut(|block| {
            let place = block.place as usize;
            let rows = place.wrapping_mul(BLOCK)..place.wrapping_add(1).wrapping_mul(BLOCK);
            let before = lifting.partition_point(|(_, end)| *end <= rows.start);
            let inside = lifting.iter().skip(before).take_while(|(start, _)| *start < rows.end);
            let others = bits::within(place, &(0..self.exceptions.start));
            let kept = inside
                .fold(others, |kept, (start, end)| kept | bits::within(place, &(*start..*end)));
            block.yes &= kept;
            block.maybe &= kept;
            block.maybe != 0
        });
    }

    /// Adds where the exceptions of the forbids of a block stand.
    fn add_lifting(&self, block: Block, lifting: &mut Lifting) {
        let place = block.place as usize;
        let excepted = self.excepted.get(place).copied().unwrap_or(0);
        for bit in Ones(block.maybe & excepted) {
            let row = self.row(place.wrapping_mul(BLOCK).wrapping_add(bit));
            if let Some(range) = row.and_then(Row::exceptions) {
                lifting.push((range.start, range.end));
            }
        }
    }
}
