//! From a question to its elementary uses.
//!
//! A broad term stands for all its descendants. Descendants that no rule and no record on file can
//! tell apart are one group, so a use is judged for one of each group. Groups are split facet by
//! facet, and only as far as the rules that are still possible tell them apart.

use super::bits::{self, BLOCK};
use super::broad::{divides, is_divided_on_record};
use super::index::{Block, IDENTIFIABILITY, Point, Points, Sets, identifies};
use super::walk::{InForce, Walk};
use crate::facts::{Resolved, ScopeFacet, Slot};
use crate::few::{Few, Several};
use crate::policy::TermFacet;
use crate::words::{TermId, Vocabulary};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// One elementary use: an exact term a facet, one item, one purpose, one source.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Use {
    /// The item's place in the question.
    pub(super) item: u16,
    /// The purpose's place in the question.
    pub(super) purpose: u16,
    /// The source's place among those of the item.
    pub(super) source: u16,
    /// Where its rows end among those of all uses; they begin where those before it end.
    end: u32,
    /// What it says in each facet, the subject's aside.
    pub(super) points: Points,
}

/// The uses that a request stands for, by item and purpose, and the rows that each selects.
#[derive(Debug, Clone, Default)]
pub(super) struct Uses {
    uses: Several<Use>,
    /// Those of most requests are in three blocks at most.
    rows: Few<Block, 3>,
}

impl Uses {
    /// Adds the uses of a request where neither rules nor records tell apart what lies below its
    /// words; none if they do. That is what most requests are, and is found with little ado.
    pub(super) fn undivided(&mut self, walk: &Walk<'_>) -> Option<()> {
        let request = walk.request;
        let point = |slot: Slot, facet: TermFacet, scope: ScopeFacet| match slot {
            Slot::None => Some(Point::NONE),
            Slot::Unknown => Some(Point::UNKNOWN),
            Slot::Asked { term, exactly } => {
                let alone = exactly || is_undivided(walk, term, facet, scope);
                alone.then_some(Point::at(term))
            }
        };
        let recipient = point(request.recipient, TermFacet::Recipient, ScopeFacet::Recipient)?;
        let channel = point(request.channel, TermFacet::Channel, ScopeFacet::Channel)?;
        let place = point(request.place, TermFacet::Place, ScopeFacet::Place)?;
        for (item, asked) in request.items.iter().enumerate() {
            let data = point(asked.data, TermFacet::Data, ScopeFacet::Data)?;
            for (purpose, asked) in request.purposes.iter().enumerate() {
                let purposes = point(*asked, TermFacet::Purpose, ScopeFacet::Purpose)?;
                for source in request.sources_of(item) {
                    let mut one = Use::new(request, item, purpose, source);
                    for (facet, point) in [
                        (TermFacet::Data, data),
                        (TermFacet::Purpose, purposes),
                        (TermFacet::Recipient, recipient),
                        (TermFacet::Channel, channel),
                        (TermFacet::Place, place),
                    ] {
                        one.points.set(facet.index(), point);
                    }
                    for (at, version) in (0_u32..).zip(walk.versions()) {
                        let add = &mut |block| self.rows.push(block);
                        version.compiled.select(at, &one.points, add);
                    }
                    self.end(one);
                }
            }
        }
        Some(())
    }

    /// Adds a use with its rows, version by version in the order of those in force.
    pub(super) fn push(&mut self, one: Use, rows: &Frame) {
        rows.iter().flatten().for_each(|block| self.rows.push(*block));
        self.end(one);
    }

    /// Adds a use whose rows were added last.
    fn end(&mut self, mut one: Use) {
        one.end = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.uses.push(one);
    }

    /// How many blocks of rows all uses select.
    pub(super) fn blocks(&self) -> usize {
        self.rows.len()
    }

    /// Each use, with its rows.
    pub(super) fn all(&self) -> impl Iterator<Item = (&Use, &[Block])> {
        self.between(0, self.uses.len())
    }

    /// Those of one item and purpose.
    pub(super) fn of_part(
        &self,
        item: usize,
        purpose: usize,
    ) -> impl Iterator<Item = (&Use, &[Block])> {
        let part = |one: &Use| (one.item as usize, one.purpose as usize);
        let start = self.uses.partition_point(|one| part(one) < (item, purpose));
        let end = self.uses.partition_point(|one| part(one) <= (item, purpose));
        self.between(start, end)
    }

    fn between(&self, start: usize, end: usize) -> impl Iterator<Item = (&Use, &[Block])> {
        let before = start.checked_sub(1).and_then(|before| self.uses.get(before));
        let mut first = before.map_or(0, |before| before.end as usize);
        let uses = self.uses.get(start..end).unwrap_or_default();
        let all = &*self.rows;
        uses.iter().map(move |one| {
            let rows = all.get(first..one.end as usize).unwrap_or_default();
            first = one.end as usize;
            (one, rows)
        })
    }
}

/// Whether neither rules nor records tell a term and what lies below it apart.
fn is_undivided(walk: &Walk<'_>, term: TermId, facet: TermFacet, scope: ScopeFacet) -> bool {
    if walk.vocabulary().down(facet.vocabulary(), term).len() <= 1 {
        return true;
    }
    let by_rules = walk.versions().any(|version| !version.compiled.index.is_uniform(facet, term));
    // What a record's life says of a purpose's fulfilment tells narrower purposes apart.
    let lives = walk.request.items.iter().filter_map(|item| item.life.as_ref());
    let mut fulfilled = lives.flat_map(|life| &life.fulfilled);
    let by_life = scope == ScopeFacet::Purpose
        && fulfilled.any(|(purpose, _)| divides(walk, term, scope, std::iter::once(*purpose)));
    !by_rules && !by_life && !is_divided_on_record(walk, term, scope)
}

/// One of a group of terms that nothing tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Group {
    point: Point,
    /// Groups with equal marks are told apart by rules only, not by records.
    mark: usize,
}

/// The groups that a request asks about, facet by facet.
#[derive(Debug)]
pub(super) struct Groups {
    data: Vec<Vec<Group>>,
    purposes: Vec<Vec<Group>>,
    recipient: Vec<Group>,
    channel: Vec<Group>,
    place: Vec<Group>,
}

/// Which lists of terms the records of a request name in one facet.
struct Marks {
    facet: ScopeFacet,
    lists: Vec<Vec<TermId>>,
    seen: Vec<Vec<u64>>,
}

impl Marks {
    fn new(walk: &Walk<'_>, facet: ScopeFacet) -> Self {
        let (request, scopes) = (walk.request, walk.facts.scopes());
        let lists = scopes.filter_map(|scope| scope.terms(facet));
        let mut lists: BTreeSet<Vec<TermId>> = lists.map(Iterator::collect).collect();
        if facet == ScopeFacet::Purpose {
            // What a record says of a purpose's fulfilment tells its narrower purposes apart.
            let lives = request.items.iter().filter_map(|item| item.life.as_ref());
            let fulfilled = lives.flat_map(|life| &life.fulfilled);
            lists.extend(fulfilled.map(|(purpose, _)| vec![*purpose]));
        }
        Self { facet, lists: lists.into_iter().collect(), seen: Vec::new() }
    }

    /// A number that is equal for terms that the records do not tell apart.
    fn mark(&mut self, vocabularies: &[&Vocabulary], term: TermId) -> usize {
        if self.lists.is_empty() {
            return 0;
        }
        let kind = self.facet.vocabulary();
        let bits = self.lists.len().saturating_mul(vocabularies.len());
        let mut inside = vec![0; bits.div_ceil(BLOCK)];
        let all =
            vocabularies.iter().flat_map(|words| self.lists.iter().map(move |list| (words, list)));
        for (place, (vocabulary, list)) in all.enumerate() {
            if list.iter().any(|above| vocabulary.within(kind, term, *above)) {
                bits::set(&mut inside, place);
            }
        }
        match self.seen.iter().position(|other| *other == inside) {
            Some(place) => place,
            None => {
                self.seen.push(inside);
                self.seen.len().saturating_sub(1)
            }
        }
    }
}

impl Groups {
    /// The groups of a request, or of one item and purpose of it, under the versions in force.
    pub(super) fn new(walk: &Walk<'_>, only: Option<(usize, usize)>) -> Self {
        let request = walk.request;
        let asked = |place: usize, of: fn(&(usize, usize)) -> usize| {
            only.as_ref().is_none_or(|only| of(only) == place)
        };
        let group = |slot: Slot, facet: TermFacet, scope: ScopeFacet| {
            let (term, exactly) = match slot {
                Slot::None => return vec![Group { point: Point::NONE, mark: 0 }],
                Slot::Unknown => return vec![Group { point: Point::UNKNOWN, mark: 0 }],
                Slot::Asked { term, exactly } => (term, exactly),
            };
            let below = walk.vocabulary().down(facet.vocabulary(), term);
            if exactly || below.len() <= 1 {
                return vec![Group { point: Point::at(term), mark: 0 }];
            }
            split(walk, term, below, facet, &mut Marks::new(walk, scope))
        };
        let items = request.items.iter().enumerate();
        let purposes = request.purposes.iter().enumerate();
        Self {
            data: items
                .map(|(place, item)| match asked(place, |only| only.0) {
                    true => group(item.data, TermFacet::Data, ScopeFacet::Data),
                    false => Vec::new(),
                })
                .collect(),
            purposes: purposes
                .map(|(place, purpose)| match asked(place, |only| only.1) {
                    true => group(*purpose, TermFacet::Purpose, ScopeFacet::Purpose),
                    false => Vec::new(),
                })
                .collect(),
            recipient: group(request.recipient, TermFacet::Recipient, ScopeFacet::Recipient),
            channel: group(request.channel, TermFacet::Channel, ScopeFacet::Channel),
            place: group(request.place, TermFacet::Place, ScopeFacet::Place),
        }
    }

    /// How many elementary uses there are at most.
    pub(super) fn count(&self, request: &Resolved) -> usize {
        let sum = |lists: &[Vec<Group>]| {
            lists.iter().fold(0_usize, |sum, list| sum.saturating_add(list.len()))
        };
        let sources = request.sources_of(0).count().max(1);
        [
            sum(&self.data),
            sum(&self.purposes),
            self.recipient.len(),
            self.channel.len(),
            self.place.len(),
        ]
        .into_iter()
        .fold(sources, usize::saturating_mul)
    }

    /// Visits one use of every group, in the order of items and purposes.
    pub(super) fn each(
        &self,
        walk: &Walk<'_>,
        visit: &mut impl FnMut(Use, &Frame) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        for (item, data) in self.data.iter().enumerate() {
            for (purpose, purposes) in self.purposes.iter().enumerate() {
                if data.is_empty() || purposes.is_empty() {
                    // Of one part alone the others have none.
                    continue;
                }
                let levels: [(TermFacet, &[Group]); 5] = [
                    (TermFacet::Data, data),
                    (TermFacet::Purpose, purposes),
                    (TermFacet::Recipient, &self.recipient),
                    (TermFacet::Channel, &self.channel),
                    (TermFacet::Place, &self.place),
                ];
                // What is not divided is said first, so that few rows are left to narrow.
                let (known, divided): (Vec<_>, Vec<_>) =
                    levels.into_iter().partition(|(_, groups)| groups.len() == 1);
                for source in walk.request.sources_of(item) {
                    let mut one = Use::new(walk.request, item, purpose, source);
                    for (facet, groups) in &known {
                        groups.iter().for_each(|group| one.points.set(facet.index(), group.point));
                    }
                    let select = |(at, version): (u32, InForce<'_>)| {
                        let mut blocks = Vec::new();
                        let add = &mut |block| blocks.push(block);
                        version.compiled.select(at, &one.points, add);
                        blocks
                    };
                    let frame = (0_u32..).zip(walk.versions()).map(select).collect();
                    level(walk, &divided, one, &frame, visit)?;
                }
            }
        }
        ControlFlow::Continue(())
    }
}

impl Use {
    /// The use of an item from a source, before its broad terms are split.
    fn new(request: &Resolved, item: usize, purpose: usize, source: usize) -> Self {
        // Requests state a few thousand at most.
        let number = |place: usize| u16::try_from(place).unwrap_or(u16::MAX);
        let asked = request.items.get(item);
        let mut points = Points::default();
        let from = request.own_sources.get(source).and_then(|source| source.term);
        let gathered_at = asked.and_then(|item| item.gathered_at);
        let identifiability = asked.map_or(Point::UNKNOWN, |item| identifies(item.identifiability));
        points.set(TermFacet::Action.index(), Point::at(request.action));
        points.set(TermFacet::By.index(), request.by.term.into());
        points.set(TermFacet::Source.index(), from.into());
        points.set(TermFacet::GatheredAt.index(), gathered_at.into());
        points.set(IDENTIFIABILITY, identifiability);
        let (item, purpose, source) = (number(item), number(purpose), number(source));
        Self { item, purpose, source, end: 0, points }
    }
}

fn split(
    walk: &Walk<'_>,
    term: TermId,
    below: &[TermId],
    facet: TermFacet,
    marks: &mut Marks,
) -> Vec<Group> {
    let vocabularies = walk.vocabularies();
    let mut seen: BTreeSet<(Vec<Option<Sets>>, usize)> = BTreeSet::new();
    let mut groups = Vec::new();
    // The term itself comes first, so that it is the witness where it is as bad as any.
    let rest = below.iter().copied().filter(|other| *other != term);
    for term in std::iter::once(term).chain(rest) {
        let sets = walk.versions().map(|version| version.compiled.index.sets(facet, term));
        let mark = marks.mark(&vocabularies, term);
        if seen.insert((sets.collect(), mark)) {
            groups.push(Group { point: Point::at(term), mark });
        }
    }
    groups
}

/// The rows of every version in force that hold, and may, as facets are fixed one by one.
pub(super) type Frame = Vec<Vec<Block>>;

fn level(
    walk: &Walk<'_>,
    levels: &[(TermFacet, &[Group])],
    one: Use,
    frame: &Frame,
    visit: &mut impl FnMut(Use, &Frame) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let Some(((facet, groups), rest)) = levels.split_first() else { return visit(one, frame) };
    let mut seen: BTreeSet<(Frame, usize)> = BTreeSet::new();
    for group in *groups {
        let mut frame = frame.clone();
        for (blocks, version) in frame.iter_mut().zip(walk.versions()) {
            version.compiled.narrow(blocks, *facet, group.point);
        }
        // What is left of two groups may be equal although the groups are not.
        if groups.len() > 1 && !seen.insert((frame.clone(), group.mark)) {
            continue;
        }
        let mut one = one;
        one.points.set(facet.index(), group.point);
        level(walk, rest, one, &frame, visit)?;
    }
    ControlFlow::Continue(())
}
