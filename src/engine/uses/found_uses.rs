//! The uses that an act stands for, and the rows that each selects.
//!
//! A broad term stands for all its descendants. Descendants that no rule and no record on file can
//! tell apart are one group, so a use is judged for one of each group. Groups are split facet by
//! facet, and only as far as the rules that are still possible tell them apart.

use crate::engine::resolved::act::{ResolvedAct, Slot};
use crate::engine::tables::rule_index::{Block, Point};
use crate::engine::uses::asked::Asked;
use crate::engine::uses::data_together::is_divided_by_data;
use crate::engine::uses::division::{divides, is_divided_on_record};
use crate::engine::uses::elementary_use::Use;
use crate::engine::uses::groups::Groups;
use crate::facts::ScopeFacet;
use crate::policy::TermFacet;
use crate::short_lists::{Few, Several};
use crate::words::{FacetKind, TermId};
use std::ops::ControlFlow;

/// How many elementary uses an act may stand for, after those that nothing tells apart are taken
/// together.
const MAX_USES: usize = 1_000_000;
/// How many rules its uses may select, counted use by use: an answer looks at each, and may cite it.
const MAX_SELECTED: usize = 1_000_000;

/// An act that stands for too much to be judged.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TooBroad {
    /// Whether it is rules that its uses select, and not uses, of which there are too many.
    pub(crate) of_rules: bool,
    pub(crate) found: usize,
    pub(crate) limit: usize,
}

impl TooBroad {
    const fn uses(found: usize) -> Self {
        Self { of_rules: false, found, limit: MAX_USES }
    }

    const fn rules(found: usize) -> Self {
        Self { of_rules: true, found, limit: MAX_SELECTED }
    }
}

impl Groups {
    /// Says what there is too much of, if the act stands for too much.
    pub(crate) fn within_limit(&self, act: &ResolvedAct) -> Result<(), TooBroad> {
        let found = self.count(act);
        if found > MAX_USES { Err(TooBroad::uses(found)) } else { Ok(()) }
    }
}

/// The uses that an act stands for, by item and purpose, and the rows that each selects.
#[derive(Debug, Clone, Default)]
pub(crate) struct Uses {
    uses: Several<Use>,
    /// Those of most acts are in three blocks at most.
    rows: Few<Block, 3>,
}

impl Uses {
    /// Adds one use of every group of uses that nothing tells apart, where there are none yet; or
    /// says what there is too much of.
    pub(crate) fn find(&mut self, asked: &Asked<'_>) -> Result<(), TooBroad> {
        let act = asked.act;
        let parts = act.items.len().saturating_mul(act.purposes.len());
        if parts.saturating_mul(act.sources_of(0).count()) > MAX_USES {
            return Err(TooBroad::uses(parts));
        }
        let mut selected = 0;
        if self.undivided(asked, &mut selected).is_some() {
            return self.within_limit(selected);
        }
        *self = Self::default();
        selected = 0;
        let groups = Groups::new(asked, None);
        groups.within_limit(act)?;
        let _ = groups.each(asked, &mut |one, rows| {
            rows.iter().flatten().for_each(|block| self.rows.push(*block));
            self.end(one, &mut selected)
        });
        self.within_limit(selected)
    }

    /// The uses of what is asked.
    pub(crate) fn of(asked: &Asked<'_>) -> Result<Self, TooBroad> {
        let mut uses = Self::default();
        uses.find(asked).map(|()| uses)
    }

    /// Adds the uses of an act where neither rules nor records tell apart what lies below its
    /// words; none if they do. That is what most acts are, and is found with little ado.
    fn undivided(&mut self, asked: &Asked<'_>, selected: &mut usize) -> Option<()> {
        let request = asked.act;
        let point = |slot: Slot, facet: TermFacet, scope: ScopeFacet| match slot {
            Slot::None => Some(Point::NONE),
            Slot::Unknown => Some(Point::UNKNOWN),
            Slot::Stated { term, exactly } => {
                let alone = exactly || is_undivided(asked, term, facet, scope);
                alone.then_some(Point::at(term))
            }
        };
        let recipient = point(request.recipient, TermFacet::Recipient, ScopeFacet::Recipient)?;
        let channel = point(request.channel, TermFacet::Channel, ScopeFacet::Channel)?;
        let place = point(request.place, TermFacet::Place, ScopeFacet::Place)?;
        for (item, stated) in request.items.iter().enumerate() {
            let data = point(stated.data, TermFacet::Data, ScopeFacet::Data)?;
            for (purpose, stated) in request.purposes.iter().enumerate() {
                let purposes = point(*stated, TermFacet::Purpose, ScopeFacet::Purpose)?;
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
                    for (at, version) in (0_u32..).zip(asked.versions()) {
                        let add = &mut |block| self.rows.push(block);
                        version.compiled.select(at, &one.points, add);
                    }
                    if self.end(one, selected).is_break() {
                        return Some(());
                    }
                }
            }
        }
        Some(())
    }

    /// Adds a use whose rows were added last, version by version in the order of those in force;
    /// unless all uses together select too many.
    fn end(&mut self, mut one: Use, selected: &mut usize) -> ControlFlow<()> {
        let first = self.uses.last().map_or(0, |before| before.end as usize);
        one.end = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.uses.push(one);
        let rows = self.rows.get(first..).unwrap_or_default().iter();
        let rows = rows.map(|block| block.maybe.count_ones() as usize);
        *selected = rows.fold(*selected, usize::saturating_add);
        match self.within_limit(*selected) {
            Err(_) => ControlFlow::Break(()),
            Ok(()) => ControlFlow::Continue(()),
        }
    }

    /// One use may select as many rules as there are.
    fn within_limit(&self, selected: usize) -> Result<(), TooBroad> {
        let is_too_broad = selected > MAX_SELECTED && self.uses.len() > 1;
        if is_too_broad { Err(TooBroad::rules(selected)) } else { Ok(()) }
    }

    /// How many blocks of rows all uses select.
    pub(crate) fn blocks(&self) -> usize {
        self.rows.len()
    }

    /// Each use, with its rows.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&Use, &[Block])> {
        self.between(0, self.uses.len())
    }

    /// Those of one item and purpose.
    pub(crate) fn of_part(
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
fn is_undivided(asked: &Asked<'_>, term: TermId, facet: TermFacet, scope: ScopeFacet) -> bool {
    if asked.vocabulary().down(facet.vocabulary(), term).len() <= 1 {
        return true;
    }
    let by_rules = asked.versions().any(|version| !version.compiled.index.is_uniform(facet, term));
    // What a record's life says of a purpose's fulfilment tells narrower purposes apart.
    let lives = asked.act.items.iter().filter_map(|item| item.life.as_ref());
    let mut fulfilled = lives.flat_map(|life| &life.fulfilled);
    let by_life = scope == ScopeFacet::Purpose
        && fulfilled.any(|(purpose, _)| divides(asked, term, scope, std::iter::once(*purpose)));
    let by_data = scope == ScopeFacet::Data && is_divided_by_data(asked, term);
    let by_party = facet == TermFacet::Recipient && is_divided_by_party(asked, term);
    !by_rules && !by_life && !by_data && !by_party && !is_divided_on_record(asked, term, scope)
}

/// Whether roles below one stand for parties of which the recipient may be one.
fn is_divided_by_party(asked: &Asked<'_>, role: TermId) -> bool {
    let act = asked.act;
    let words = asked.vocabulary();
    let mut of_parties = act.roles_of_parties.roles();
    act.recipient_party.is_none()
        && act.party_of_role(Some(role)).is_none()
        && of_parties.any(|other| words.within(FacetKind::Party, other, role))
}
