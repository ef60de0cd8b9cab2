//! The rows of a version that may hold for a use.
//!
//! Of exceptions these are only those of forbids that may hold: exceptions on consent alone have
//! open terms, and a large policy has thousands of them.

use super::bits::{self, BLOCK, Ones};
use super::compiled::{Compiled, Row};
use super::index::{Block, Point, Points};
use crate::few::{Blank, Few};
use crate::policy::TermFacet;

/// Where the exceptions of forbids begin and end, ascending.
type Lifting = Few<(usize, usize), 4>;

impl Compiled {
    /// Hands over the blocks of rows that may hold for a use that says this, in their order.
    pub(super) fn select(&self, version: u32, points: &Points, add: &mut impl FnMut(Block)) {
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
    pub(super) fn narrow(&self, blocks: &mut Vec<Block>, facet: TermFacet, point: Point) {
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

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should panic"
)]
mod tests {
    use super::*;
    use crate::engine::Engine;
    use crate::policy::{Condition, Exception, Forbid, Policy, Strength};
    use crate::scenario::Scenarios;
    use crate::words::{DataCategory, FacetKind, OwnWord, Purpose};

    /// The policy with so many forbids about data and purposes of their own, each of which consent
    /// lifts.
    fn with_forbids(policy: Policy, number: usize) -> Policy {
        let key = |number: usize| format!("added-{number}");
        let add = |policy: crate::policy::PolicyBuilder, number| {
            let word = |facet| OwnWord::new(facet, key(number), "A word of an added rule.");
            let forbid = Forbid::new(format!("A-{number}"))
                .data(DataCategory::new(&key(number)).unwrap())
                .purpose(Purpose::new(&key(number)).unwrap())
                .unless(Exception::new().when(Condition::consent(Strength::Express)));
            policy.word(word(FacetKind::Data)).word(word(FacetKind::Purpose)).forbid(forbid)
        };
        (0..number).fold(policy.into_builder(), add).build().unwrap()
    }

    fn load<T: serde::de::DeserializeOwned>(name: &str) -> T {
        let path = format!("{}/examples/policies/{name}.toml", env!("CARGO_MANIFEST_DIR"));
        toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    }

    #[test]
    fn a_use_of_a_broad_word_selects_what_it_selects_alone() {
        let (mut divided, mut lifted, mut opted_out) = (0, 0, 0);
        for name in ["plexuus", "plexus-it", "plum-medical", "plusnxt"] {
            let policy: Policy = load(name);
            let scenarios: Scenarios = load(&format!("{name}.scenarios"));
            let small = Engine::new([policy.clone()]).unwrap();
            let large = Engine::new([with_forbids(policy, 500)]).unwrap();
            for scenario in scenarios.scenarios() {
                let most = [&small, &large].map(|engine| {
                    let request = engine.request(scenario.question.clone()).unwrap();
                    let walk = request.walk(&engine.inner);
                    divided += usize::from(request.uses.all().count() > 1);
                    let uses = request.uses.all().map(|(one, rows)| {
                        let mut alone = Vec::new();
                        for (at, version) in (0_u32..).zip(walk.versions()) {
                            version.compiled.select(at, &one.points, &mut |row| alone.push(row));
                            let within = |range| alone.iter().filter_map(move |row| row.of(range));
                            lifted += within(&version.compiled.exceptions).count();
                            let excepted = |row: &Block| {
                                row.maybe & version.compiled.excepted[row.place as usize] != 0
                            };
                            let opt_outs = &version.compiled.opt_outs;
                            opted_out += within(opt_outs).filter(excepted).count();
                        }
                        assert_eq!(rows, alone, "{name}: {}", scenario.name);
                        rows.iter().map(|block| block.maybe.count_ones()).sum::<u32>()
                    });
                    uses.max().unwrap()
                });
                // The rule about the added words that are asked about, and its exception.
                assert!(most[1] <= most[0] + 2, "{name}: {}, {most:?}", scenario.name);
            }
        }
        assert!(divided > 400, "{divided}");
        assert!(lifted > 1_000 && opted_out > 90, "{lifted} {opted_out}");
    }
}
