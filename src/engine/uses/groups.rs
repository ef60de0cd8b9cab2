//! Groups of what lies below the words of an act, as far as rules and records tell it apart.

use crate::engine::resolved::act::{ResolvedAct, Slot};
use crate::engine::tables::bit_blocks::{self as bits, BLOCK};
use crate::engine::tables::rule_index::{Block, Point, Sets};
use crate::engine::tables::versions::InForce;
use crate::engine::uses::asked::Asked;
use crate::engine::uses::data_together::told_apart;
use crate::engine::uses::elementary_use::Use;
use crate::facts::ScopeFacet;
use crate::ids::PartyId;
use crate::policy::TermFacet;
use crate::words::{TermId, Vocabulary};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// One of a group of terms that nothing tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Group {
    point: Point,
    /// Groups with equal marks are told apart by the terms of rules only, not by records or by what
    /// stands beside them.
    mark: usize,
}

/// The groups that a request asks about, facet by facet.
#[derive(Debug)]
pub(crate) struct Groups {
    data: Vec<Vec<Group>>,
    purposes: Vec<Vec<Group>>,
    recipient: Vec<Group>,
    channel: Vec<Group>,
    place: Vec<Group>,
}

/// Which lists of terms the records of a request name in one facet, and which terms stand alone
/// beside others.
struct Marks {
    facet: ScopeFacet,
    lists: Vec<Vec<TermId>>,
    /// Terms that are told apart from all others.
    alone: Vec<TermId>,
    seen: Vec<Vec<u64>>,
}

impl Marks {
    fn new(asked: &Asked<'_>, facet: ScopeFacet) -> Self {
        let (request, scopes) = (asked.act, asked.facts.scopes());
        let lists = scopes.filter_map(|scope| scope.terms(facet));
        let mut lists: BTreeSet<Vec<TermId>> = lists.map(Iterator::collect).collect();
        if facet == ScopeFacet::Purpose {
            // What a record says of a purpose's fulfilment tells its narrower purposes apart.
            let lives = request.items.iter().filter_map(|item| item.life.as_ref());
            let fulfilled = lives.flat_map(|life| &life.fulfilled);
            lists.extend(fulfilled.map(|(purpose, _)| vec![*purpose]));
        }
        let alone = match facet {
            ScopeFacet::Data => told_apart(asked),
            ScopeFacet::Recipient => request.roles_of_parties.roles().collect(),
            _ => Vec::new(),
        };
        Self { facet, lists: lists.into_iter().collect(), alone, seen: Vec::new() }
    }

    /// A number that is equal for terms that neither the records nor `together` tell apart.
    fn mark(&mut self, vocabularies: &[&Vocabulary], term: TermId) -> usize {
        if self.lists.is_empty() && self.alone.is_empty() {
            return 0;
        }
        let kind = self.facet.vocabulary();
        let listed = self.lists.len().saturating_mul(vocabularies.len());
        let bits = listed.saturating_add(self.alone.len());
        let mut inside = vec![0; bits.div_ceil(BLOCK)];
        let all =
            vocabularies.iter().flat_map(|words| self.lists.iter().map(move |list| (words, list)));
        for (place, (vocabulary, list)) in all.enumerate() {
            if list.iter().any(|above| vocabulary.within(kind, term, *above)) {
                bits::set(&mut inside, place);
            }
        }
        if let Ok(place) = self.alone.binary_search(&term) {
            bits::set(&mut inside, listed.saturating_add(place));
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
    pub(crate) fn new(asked: &Asked<'_>, only: Option<(usize, usize)>) -> Self {
        let request = asked.act;
        let stated = |place: usize, of: fn(&(usize, usize)) -> usize| {
            only.as_ref().is_none_or(|only| of(only) == place)
        };
        let group = |slot: Slot, facet: TermFacet, scope: ScopeFacet| {
            let (term, exactly) = match slot {
                Slot::None => return vec![Group { point: Point::NONE, mark: 0 }],
                Slot::Unknown => return vec![Group { point: Point::UNKNOWN, mark: 0 }],
                Slot::Stated { term, exactly } => (term, exactly),
            };
            let words = asked.vocabulary();
            let below = words.down(facet.vocabulary(), term);
            if exactly || below.len() <= 1 {
                return vec![Group { point: Point::at(term), mark: 0 }];
            }
            let named = request.recipient_party.as_ref();
            let below = below.iter().copied();
            let below = below.filter(|term| match named {
                Some(party) if facet == TermFacet::Recipient => {
                    may_be(request, words, *term, party)
                }
                _ => true,
            });
            split(asked, term, &below.collect::<Vec<_>>(), facet, &mut Marks::new(asked, scope))
        };
        let items = request.items.iter().enumerate();
        let purposes = request.purposes.iter().enumerate();
        Self {
            data: items
                .map(|(place, item)| match stated(place, |only| only.0) {
                    true => group(item.data, TermFacet::Data, ScopeFacet::Data),
                    false => Vec::new(),
                })
                .collect(),
            purposes: purposes
                .map(|(place, purpose)| match stated(place, |only| only.1) {
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
    pub(crate) fn count(&self, request: &ResolvedAct) -> usize {
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

    /// Visits one use for every group of data, of purposes and of places, whether or not the rules of
    /// one tell apart what those of another do not, with the rows that it selects.
    pub(crate) fn each_of_record(&self, asked: &Asked<'_>, mut visit: impl FnMut(&Use, &[Block])) {
        let mut rows = Vec::new();
        for (item, data) in self.data.iter().enumerate() {
            for (purpose, purposes) in self.purposes.iter().enumerate() {
                for (data, purpose_group) in
                    data.iter().flat_map(|data| purposes.iter().map(move |one| (data, one)))
                {
                    for place in &self.place {
                        let mut one = Use::new(asked.act, item, purpose, item);
                        one.points.set(TermFacet::Data.index(), data.point);
                        one.points.set(TermFacet::Purpose.index(), purpose_group.point);
                        one.points.set(TermFacet::Place.index(), place.point);
                        rows.clear();
                        for (at, version) in (0_u32..).zip(asked.versions()) {
                            version.compiled.select(at, &one.points, &mut |block| rows.push(block));
                        }
                        visit(&one, &rows);
                    }
                }
            }
        }
    }

    /// Visits one use of every group, in the order of items and purposes.
    pub(crate) fn each(
        &self,
        asked: &Asked<'_>,
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
                for source in asked.act.sources_of(item) {
                    let mut one = Use::new(asked.act, item, purpose, source);
                    for (facet, groups) in &known {
                        groups.iter().for_each(|group| one.points.set(facet.index(), group.point));
                    }
                    let select = |(at, version): (u32, InForce<'_>)| {
                        let mut blocks = Vec::new();
                        let add = &mut |block| blocks.push(block);
                        version.compiled.select(at, &one.points, add);
                        blocks
                    };
                    let frame = (0_u32..).zip(asked.versions()).map(select).collect();
                    level(asked, &divided, one, &frame, visit)?;
                }
            }
        }
        ControlFlow::Continue(())
    }
}

/// Whether who plays a role may be this party: who is named is not everybody, and not another.
pub(crate) fn may_be(act: &ResolvedAct, words: &Vocabulary, role: TermId, party: &PartyId) -> bool {
    !words.is_collective(role) && act.party_of_role(Some(role)).is_none_or(|one| one == party)
}

fn split(
    asked: &Asked<'_>,
    term: TermId,
    below: &[TermId],
    facet: TermFacet,
    marks: &mut Marks,
) -> Vec<Group> {
    let vocabularies = asked.vocabularies();
    let mut seen: BTreeSet<(Vec<Option<Sets>>, usize)> = BTreeSet::new();
    let mut groups = Vec::new();
    // The term itself comes first, so that it is the witness where it is as bad as any.
    let rest = below.iter().copied().filter(|other| *other != term);
    for term in std::iter::once(term).chain(rest) {
        let sets = asked.versions().map(|version| version.compiled.index.sets(facet, term));
        let mark = marks.mark(&vocabularies, term);
        if seen.insert((sets.collect(), mark)) {
            groups.push(Group { point: Point::at(term), mark });
        }
    }
    groups
}

/// The rows of every version in force that hold, and may, as facets are fixed one by one.
pub(crate) type Frame = Vec<Vec<Block>>;

fn level(
    asked: &Asked<'_>,
    levels: &[(TermFacet, &[Group])],
    one: Use,
    frame: &Frame,
    visit: &mut impl FnMut(Use, &Frame) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let Some(((facet, groups), rest)) = levels.split_first() else { return visit(one, frame) };
    let mut seen: BTreeSet<(Frame, usize)> = BTreeSet::new();
    for group in *groups {
        let mut frame = frame.clone();
        for (blocks, version) in frame.iter_mut().zip(asked.versions()) {
            version.compiled.narrow(blocks, *facet, group.point);
        }
        // What is left of two groups may be equal although the groups are not.
        if groups.len() > 1 && !seen.insert((frame.clone(), group.mark)) {
            continue;
        }
        let mut one = one;
        one.points.set(facet.index(), group.point);
        level(asked, rest, one, &frame, visit)?;
    }
    ControlFlow::Continue(())
}
