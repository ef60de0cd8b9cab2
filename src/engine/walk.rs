//! From a part of a question to its elementary uses.
//!
//! A broad term stands for all its descendants. Descendants that no rule and no record on file can
//! tell apart are one group, so a use is judged for one of each group. Groups are split facet by
//! facet, and only as far as the rules that are still possible tell them apart.

use super::bits;
use super::compile::Compiled;
use super::index::Sets;
use super::judge::{Judge, Point, Setting, Use};
use super::outcome::Truth;
use super::retention::is_held;
use crate::facts::{Known, Resolved, ScopeFacet, Slot};
use crate::names::PolicyVersion;
use crate::policy::TermFacet;
use crate::words::{TermId, Vocabulary};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// A version in force, and whether it operates.
#[derive(Debug, Clone, Copy)]
pub(super) struct InForce<'a> {
    pub(super) compiled: &'a Compiled,
    pub(super) is_limit: bool,
}

/// One of a group of terms that nothing tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) point: Point,
    /// Groups with equal marks are told apart by rules only, not by records.
    mark: usize,
}

/// The groups that a request asks about, facet by facet.
#[derive(Debug, Clone, Default)]
pub(super) struct Groups {
    data: Vec<Vec<Group>>,
    purposes: Vec<Vec<Group>>,
    recipient: Vec<Group>,
    channel: Vec<Group>,
    place: Vec<Group>,
}

/// Which lists of terms the records of a request name in one facet.
struct Marks<'a> {
    facet: ScopeFacet,
    lists: Vec<&'a [TermId]>,
    seen: Vec<Vec<u64>>,
}

impl<'a> Marks<'a> {
    fn new(request: &'a Resolved, facet: ScopeFacet) -> Self {
        let events = request.ledger.iter().flatten().map(|event| &event.scope);
        let scopes = events.chain(request.evidence.iter().map(|evidence| &evidence.scope));
        let mut lists: BTreeSet<&[TermId]> =
            scopes.filter_map(|scope| scope.terms(facet)).collect();
        if facet == ScopeFacet::Purpose {
            // What a record says of a purpose's fulfilment tells its narrower purposes apart.
            let lives = request.items.iter().filter_map(|item| item.life.as_ref());
            let fulfilled = lives.flat_map(|life| &life.fulfilled);
            lists.extend(fulfilled.map(|(purpose, _)| std::slice::from_ref(purpose)));
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
        let mut inside = vec![0; bits::words_for(bits)];
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

/// Groups the terms of a request, or of one item and purpose of it, under the versions that could
/// judge it.
pub(super) fn groups(
    vocabulary: &Vocabulary,
    versions: &[&Compiled],
    request: &Resolved,
    only: Option<(usize, usize)>,
) -> Groups {
    let asked = |place: usize, of: fn(&(usize, usize)) -> usize| {
        only.as_ref().is_none_or(|only| of(only) == place)
    };
    let group = |slot: Slot, facet: TermFacet, scope: ScopeFacet| {
        let mut marks = Marks::new(request, scope);
        split(vocabulary, versions, slot, facet, &mut marks)
    };
    Groups {
        data: request
            .items
            .iter()
            .enumerate()
            .map(|(place, item)| match asked(place, |only| only.0) {
                true => group(item.data, TermFacet::Data, ScopeFacet::Data),
                false => Vec::new(),
            })
            .collect(),
        purposes: request
            .purposes
            .iter()
            .enumerate()
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

fn split(
    vocabulary: &Vocabulary,
    versions: &[&Compiled],
    slot: Slot,
    facet: TermFacet,
    marks: &mut Marks<'_>,
) -> Vec<Group> {
    let (term, exactly) = match slot {
        Slot::None => return vec![Group { point: Point::None, mark: 0 }],
        Slot::Unknown => return vec![Group { point: Point::Unknown, mark: 0 }],
        Slot::Asked { term, exactly } => (term, exactly),
    };
    let below = vocabulary.down(facet.vocabulary(), term);
    if exactly || below.len() <= 1 {
        return vec![Group { point: Point::At(term), mark: 0 }];
    }
    // Policies may relate words differently; most do not.
    let mut vocabularies: Vec<&Vocabulary> = vec![vocabulary];
    for version in versions {
        if !vocabularies.iter().any(|other| std::ptr::eq(*other, &*version.vocabulary)) {
            vocabularies.push(&version.vocabulary);
        }
    }
    let mut seen: BTreeSet<(Vec<u32>, usize)> = BTreeSet::new();
    let mut groups = Vec::new();
    // The term itself comes first, so that it is the witness where it is as bad as any.
    let rest = below.iter().copied().filter(|other| *other != term);
    for term in std::iter::once(term).chain(rest) {
        let classes = versions.iter().map(|version| version.index.class(facet, term)).collect();
        let mark = marks.mark(&vocabularies, term);
        if seen.insert((classes, mark)) {
            groups.push(Group { point: Point::At(term), mark });
        }
    }
    groups
}

impl Groups {
    /// How many elementary uses there are at most.
    pub(super) fn count(&self, request: &Resolved) -> usize {
        let sum = |lists: &[Vec<Group>]| {
            lists.iter().fold(0_usize, |sum, list| sum.saturating_add(list.len()))
        };
        let sources = request.items.iter().map(|item| item.sources.len()).max().unwrap_or(1);
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
}

/// The rows of every version in force that hold, and may, as facets are fixed one by one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Frame {
    sets: Vec<(Vec<u64>, Vec<u64>)>,
}

impl Frame {
    fn narrow<'a>(&mut self, versions: &[InForce<'a>], sets: impl Fn(&'a Compiled) -> Sets<'a>) {
        for ((yes, maybe), version) in self.sets.iter_mut().zip(versions) {
            let sets = sets(version.compiled);
            bits::and(yes, sets.yes);
            bits::and(maybe, sets.maybe);
        }
    }
}

fn act<'a>(compiled: &'a Compiled, facet: TermFacet, point: Point) -> Sets<'a> {
    match point {
        Point::None => compiled.index.none(facet),
        Point::Unknown => compiled.index.unknown(facet),
        Point::At(term) => compiled.index.term(facet, term),
    }
}

/// What a question is asked under.
#[derive(Clone, Copy)]
pub(super) struct Walk<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) versions: &'a [InForce<'a>],
    /// Some policy operates, and all that do have a version in force.
    pub(super) governed: bool,
    /// The operating versions in force, which grants may be bound to.
    pub(super) operating: &'a [PolicyVersion],
    pub(super) request: &'a Resolved,
    pub(super) groups: &'a Groups,
}

/// The judgements of all versions in force on one use.
pub(super) struct Judges<'a> {
    pub(super) walk: &'a Walk<'a>,
    frame: &'a Frame,
    pub(super) the_use: &'a Use<'a>,
    kept: Truth,
}

impl<'a> Judges<'a> {
    /// The judgements, once it is known whether any version requires a record to be kept.
    fn new(walk: &'a Walk<'a>, frame: &'a Frame, the_use: &'a Use<'a>) -> Self {
        let mut judges = Self { walk, frame, the_use, kept: Truth::False };
        let life = the_use.item().and_then(|item| item.life.as_ref());
        if let Some(life) = life.filter(|_| the_use.request.stores) {
            let held = Truth::from(is_held(life, the_use.request.at));
            let minima = judges.each().map(|(_, judge)| judge.minimum_runs());
            judges.kept = minima.fold(held, Truth::or);
        }
        judges
    }

    pub(super) fn each(&self) -> impl Iterator<Item = (InForce<'a>, Judge<'a>)> + use<'a> {
        let (walk, the_use) = (self.walk, self.the_use);
        let kept = self.kept;
        walk.versions.iter().zip(&self.frame.sets).map(move |(version, (yes, maybe))| {
            let compiled = version.compiled;
            // Grants are bound to the operating policy; a limit takes what any of them has.
            let own = walk.operating.iter().find(|other| **other == compiled.version);
            let bindable = match own {
                Some(own) if !version.is_limit => std::slice::from_ref(own),
                _ => walk.operating,
            };
            let (vocabulary, joint) = (&*compiled.vocabulary, walk.vocabulary);
            let setting = Setting { compiled, vocabulary, joint, bindable };
            (*version, Judge { setting, the_use, yes, maybe, kept })
        })
    }
}

impl<'a> Walk<'a> {
    /// Visits one use of every group that the item and the purpose stand for.
    pub(super) fn part(
        &self,
        item: usize,
        purpose: usize,
        visit: &mut impl FnMut(&Judges<'_>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let (Some(data), Some(purposes), Some(asked)) = (
            self.groups.data.get(item),
            self.groups.purposes.get(purpose),
            self.request.items.get(item),
        ) else {
            return ControlFlow::Continue(());
        };
        let levels: [(TermFacet, &[Group]); 5] = [
            (TermFacet::Data, data),
            (TermFacet::Purpose, purposes),
            (TermFacet::Recipient, &self.groups.recipient),
            (TermFacet::Channel, &self.groups.channel),
            (TermFacet::Place, &self.groups.place),
        ];
        for source in &asked.sources {
            let the_use = Use {
                request: self.request,
                item,
                source,
                data: 0,
                purpose: 0,
                recipient: Point::None,
                channel: Point::None,
                place: Point::None,
            };
            let frame = self.base(&the_use, source);
            self.level(&levels, the_use, &frame, visit)?;
        }
        ControlFlow::Continue(())
    }

    /// The frame of what an item and a source say, before the facets that are expanded.
    fn base(&self, the_use: &Use<'_>, source: &Known) -> Frame {
        let sets = self
            .versions
            .iter()
            .map(|version| {
                let index = &version.compiled.index;
                let words = index.rows().div_ceil(64);
                (vec![u64::MAX; words], vec![u64::MAX; words])
            })
            .collect();
        let mut frame = Frame { sets };
        let request = self.request;
        frame.narrow(self.versions, |version| {
            act(version, TermFacet::Action, Point::At(request.action))
        });
        frame.narrow(self.versions, |version| act(version, TermFacet::By, the_use.by()));
        let gathered_at = the_use.item().and_then(|item| item.gathered_at);
        for (facet, term) in [
            (TermFacet::Source, source.term),
            (TermFacet::GatheredAt, gathered_at),
            (TermFacet::Residence, request.subject.residence),
        ] {
            let point = term.map_or(Point::Unknown, Point::At);
            frame.narrow(self.versions, |version| act(version, facet, point));
        }
        for ((yes, maybe), version) in frame.sets.iter_mut().zip(self.versions) {
            let index = &version.compiled.index;
            let of_item = index.identifiability(the_use.identifiability());
            bits::and(yes, of_item);
            bits::and(maybe, of_item);
            // Of several kinds of subject, one inside is enough.
            let kinds = &request.subject.kinds;
            if kinds.is_empty() {
                let sets = index.unknown(TermFacet::Subject);
                bits::and(yes, sets.yes);
                bits::and(maybe, sets.maybe);
            } else {
                let (mut any_yes, mut any_maybe) = (vec![0; yes.len()], vec![0; maybe.len()]);
                for kind in kinds {
                    let sets = index.term(TermFacet::Subject, *kind);
                    bits::or(&mut any_yes, sets.yes);
                    bits::or(&mut any_maybe, sets.maybe);
                }
                bits::and(yes, &any_yes);
                bits::and(maybe, &any_maybe);
            }
        }
        frame
    }

    fn level(
        &self,
        levels: &[(TermFacet, &[Group])],
        the_use: Use<'_>,
        frame: &Frame,
        visit: &mut impl FnMut(&Judges<'_>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let Some(((facet, groups), rest)) = levels.split_first() else {
            return visit(&Judges::new(self, frame, &the_use));
        };
        let mut seen: BTreeSet<(Frame, usize)> = BTreeSet::new();
        for group in *groups {
            let mut frame = frame.clone();
            frame.narrow(self.versions, |version| act(version, *facet, group.point));
            if groups.len() > 1 {
                // What is left of two groups may be equal although the groups are not.
                if !seen.insert((frame.clone(), group.mark)) {
                    continue;
                }
            }
            let mut the_use = the_use;
            match (facet, group.point) {
                (TermFacet::Data, Point::At(term)) => the_use.data = term,
                (TermFacet::Purpose, Point::At(term)) => the_use.purpose = term,
                (TermFacet::Recipient, point) => the_use.recipient = point,
                (TermFacet::Channel, point) => the_use.channel = point,
                (TermFacet::Place, point) => the_use.place = point,
                _ => {}
            }
            self.level(rest, the_use, &frame, visit)?;
        }
        ControlFlow::Continue(())
    }
}
