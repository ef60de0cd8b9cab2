//! From the terms of rows to the rule index.

use crate::engine::tables::bit_blocks::{self as bits, BLOCK};
use crate::engine::tables::row_terms::{RowTerms, Sense};
use crate::engine::tables::rule_index::{
    FACETS, FacetIndex, IDENTIFIABILITY, Index, SMALL, SetId, Sets, Summary,
};
use crate::policy::{Identifiability, TermFacet};
use crate::words::{TermId, Vocabulary};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How many blocks of rows an index keeps at most, over all sets: half a gigabyte.
pub(crate) const MAX_BLOCKS: usize = 1 << 26;

const IDENTIFIABILITIES: [Identifiability; 4] = [
    Identifiability::Identified,
    Identifiability::Pseudonymised,
    Identifiability::Aggregated,
    Identifiability::Anonymised,
];

/// Indices of so many rows repeat those that do not name a facet in every set of it: one look-up
/// less for a facet.
const REPEATED: usize = BLOCK * BLOCK;

/// A set of rows: the blocks that are not empty, ascending.
type Rows = Vec<(u32, u64)>;

/// The index of rows with these terms, whose words `vocabulary` relates as the policy does and
/// `joint` as all policies together, unless it is too large: then how large it would be at
/// least.
pub(crate) fn index(
    vocabulary: &Vocabulary,
    joint: &Vocabulary,
    rows: &[RowTerms<'_>],
) -> Result<Index, usize> {
    let mut index = Index {
        rows: rows.len(),
        named: Vec::new(),
        place: [None; FACETS],
        names_subject: false,
        summaries: Vec::new(),
        blocks: Vec::new(),
    };
    for facet in TermFacet::ALL {
        let names = Names::of(vocabulary, facet, rows);
        if !names.by_term.is_empty() || !names.complements.is_empty() {
            let facet = names.index(vocabulary, joint, &mut index)?;
            index.named.push(facet);
        }
    }
    let facet = identifiability(rows, &mut index)?;
    index.named.extend(facet);
    let different = |facet: &FacetIndex| facet.of_term.iter().collect::<BTreeSet<_>>().len();
    index.named.sort_by_cached_key(|facet| (Reverse(different(facet)), facet.facet));
    let of_subject = [TermFacet::Subject.index(), TermFacet::Residence.index()];
    index.names_subject = index.named.iter().any(|facet| of_subject.contains(&facet.facet));
    for (at, facet) in (0_u8..).zip(&index.named) {
        if let Some(slot) = index.place.get_mut(facet.facet) {
            *slot = Some(at);
        }
    }
    Ok(index)
}

/// Which rows name which terms of one facet.
struct Names {
    facet: TermFacet,
    open: Vec<u64>,
    by_term: BTreeMap<TermId, Rows>,
    /// Rows that are about the purposes that they do not name, with these.
    complements: Vec<(Vec<TermId>, Rows)>,
}

impl Names {
    fn of(vocabulary: &Vocabulary, facet: TermFacet, rows: &[RowTerms<'_>]) -> Self {
        let mut names = Self {
            facet,
            open: vec![0; rows.len().div_ceil(BLOCK)],
            by_term: BTreeMap::new(),
            complements: Vec::new(),
        };
        for (row, terms) in rows.iter().enumerate() {
            let is_left_out = terms.sense == Sense::OfAct && facet.is_circumstance();
            let words = if is_left_out { Vec::new() } else { terms.terms.list(facet) };
            let ids = words.iter().filter_map(|word| vocabulary.find(*word));
            if facet == TermFacet::Purpose && terms.other_purposes {
                names.complements.push((ids.collect(), vec![one(row)]));
            } else if words.is_empty() {
                bits::set(&mut names.open, row);
            } else {
                for term in ids {
                    add(names.by_term.entry(term).or_default(), one(row));
                }
            }
        }
        names
    }

    fn index(
        &self,
        vocabulary: &Vocabulary,
        joint: &Vocabulary,
        index: &mut Index,
    ) -> Result<FacetIndex, usize> {
        let kind = self.facet.vocabulary();
        let terms = TermId::try_from(vocabulary.len(kind)).unwrap_or(TermId::MAX);
        // A circumstance is one value, unknown which: a row that names something below it, or
        // beside it with a common descendant, may hold. Act facets are always exact here.
        let meeting = if self.facet.is_circumstance() {
            self.meeting(vocabulary, joint)
        } else {
            BTreeMap::new()
        };
        let mut sets = Builder::new(self.facet.index(), &self.open, index)?;
        let mut known: BTreeMap<Vec<u32>, SetId> = BTreeMap::new();
        let mut set_of = |parts: Vec<u32>, sets: &mut Builder<'_>| -> Result<SetId, usize> {
            if let Some(set) = known.get(&parts) {
                return Ok(*set);
            }
            let set = sets.add(&self.union(&parts, terms))?;
            known.insert(parts, set);
            Ok(set)
        };
        let mut of_term = Vec::with_capacity(terms as usize);
        for term in 0..terms {
            let above = vocabulary.up(kind, term).iter().copied();
            let mut parts: Vec<u32> =
                above.filter(|term| self.by_term.contains_key(term)).map(u32::from).collect();
            for (at, (purposes, _)) in (0..).zip(&self.complements) {
                if !purposes.iter().any(|purpose| vocabulary.within(kind, term, *purpose)) {
                    parts.push(u32::from(terms).saturating_add(at));
                }
            }
            let may = meeting.get(&term).map(|more| {
                let more = more.iter().copied().map(u32::from);
                let mut all: Vec<u32> = parts.iter().copied().chain(more).collect();
                all.sort_unstable();
                all.dedup();
                all
            });
            let yes = set_of(parts, &mut sets)?;
            let maybe = may.map_or(Ok(yes), |may| set_of(may, &mut sets))?;
            of_term.push(Sets { yes, maybe });
        }
        // What an act says stands for all that any policy puts below it.
        let alike = |term: TermId| {
            let below = joint.down(kind, term).iter();
            let sets = |term: TermId| of_term.get(term as usize);
            below.copied().all(|below| sets(below) == sets(term))
        };
        let uniform = (0..terms).map(alike).collect();
        Ok(sets.finish(of_term, uniform))
    }

    /// The rows that name one of these terms, or are about what they do not name.
    fn union(&self, parts: &[u32], terms: TermId) -> Rows {
        let rows = |part: &u32| match part.checked_sub(u32::from(terms)) {
            None => self.by_term.get(&TermId::try_from(*part).ok()?),
            Some(complement) => self.complements.get(complement as usize).map(|(_, rows)| rows),
        };
        let mut union: BTreeMap<u32, u64> = BTreeMap::new();
        for (block, bits) in parts.iter().filter_map(rows).flatten() {
            *union.entry(*block).or_default() |= bits;
        }
        union.into_iter().collect()
    }

    /// For each term, the named terms with which it has a descendant in common. What is stated may
    /// be anything that any policy puts below it.
    fn meeting(
        &self,
        vocabulary: &Vocabulary,
        joint: &Vocabulary,
    ) -> BTreeMap<TermId, Vec<TermId>> {
        let kind = self.facet.vocabulary();
        let mut meeting: BTreeMap<TermId, Vec<TermId>> = BTreeMap::new();
        for named in self.by_term.keys() {
            let below = vocabulary.down(kind, *named).iter();
            let mut others: Vec<TermId> =
                below.flat_map(|below| joint.up(kind, *below)).copied().collect();
            others.sort_unstable();
            others.dedup();
            for other in others {
                meeting.entry(other).or_default().push(*named);
            }
        }
        meeting
    }
}

/// What each degree of identifiability selects; none if every row holds at every one.
fn identifiability(rows: &[RowTerms<'_>], index: &mut Index) -> Result<Option<FacetIndex>, usize> {
    let holds = |terms: &RowTerms<'_>, value: Identifiability| match (
        terms.sense,
        terms.terms.identifiability(),
    ) {
        (Sense::Personal, _) | (Sense::AtLeastPersonal, None) => value.is_personal(),
        (Sense::AtMost, Some(limit)) => value >= limit,
        (Sense::AtLeast | Sense::AtLeastPersonal, Some(limit)) => value <= limit,
        (Sense::AtMost | Sense::AtLeast, None) | (Sense::OfAct, _) => true,
    };
    let mut open = vec![0; rows.len().div_ceil(BLOCK)];
    let mut of_value = IDENTIFIABILITIES.map(|_| Rows::new());
    let mut all_open = true;
    for (row, terms) in rows.iter().enumerate() {
        if IDENTIFIABILITIES.iter().all(|value| holds(terms, *value)) {
            bits::set(&mut open, row);
            continue;
        }
        all_open = false;
        for (value, list) in IDENTIFIABILITIES.iter().zip(&mut of_value) {
            if holds(terms, *value) {
                add(list, one(row));
            }
        }
    }
    if all_open {
        return Ok(None);
    }
    let mut sets = Builder::new(IDENTIFIABILITY, &open, index)?;
    let mut of_term = Vec::new();
    for list in of_value {
        let set = sets.add(&list)?;
        of_term.push(Sets { yes: set, maybe: set });
    }
    Ok(Some(sets.finish(of_term, Vec::new())))
}

/// A row as the block that it stands in.
fn one(row: usize) -> (u32, u64) {
    (u32::try_from(row / BLOCK).unwrap_or(u32::MAX), bits::bit(row))
}

/// Adds a row that comes after those that are in the set.
fn add(rows: &mut Rows, (block, bit): (u32, u64)) {
    match rows.last_mut() {
        Some((last, bits)) if *last == block => *bits |= bit,
        _ => rows.push((block, bit)),
    }
}

/// The sets of one facet as they are kept.
struct Builder<'a> {
    index: &'a mut Index,
    facet: FacetIndex,
    /// The rows that do not name the facet.
    open: Rows,
    known: BTreeMap<Rows, SetId>,
}

impl<'a> Builder<'a> {
    fn new(facet: usize, open: &[u64], index: &'a mut Index) -> Result<Self, usize> {
        let blocks = |block: &dyn Fn(usize, u64) -> u64| -> Rows {
            let places = (0_u32..).zip(open);
            let rows = places.map(|(place, open)| (place, block(place as usize, *open)));
            rows.filter(|(_, bits)| *bits != 0).collect()
        };
        let rows = index.rows;
        let every = blocks(&|place, _| bits::within(place, &(0..rows)));
        let facet = FacetIndex {
            facet,
            of_term: Vec::new(),
            uniform: Vec::new(),
            unnamed: Sets::default(),
            unknown: Sets::default(),
            apart: Sets::default(),
            open: None,
        };
        let open = blocks(&|_, open| open);
        let mut builder = Self { index, facet, open: Rows::new(), known: BTreeMap::new() };
        if rows > REPEATED {
            builder.facet.open = Some(builder.add(&open)?);
        } else {
            builder.open = open;
        }
        let none = builder.add(&Rows::new())?;
        let every = builder.add(&every)?;
        builder.facet.unnamed = Sets { yes: none, maybe: none };
        builder.facet.unknown = Sets { yes: none, maybe: every };
        builder.facet.apart = Sets { yes: every, maybe: every };
        Ok(builder)
    }

    /// Keeps a set, with the rows that do not name the facet unless they are kept apart.
    fn add(&mut self, named: &Rows) -> Result<SetId, usize> {
        let mut all: BTreeMap<u32, u64> = self.open.iter().copied().collect();
        for (place, bits) in named {
            *all.entry(*place).or_default() |= bits;
        }
        let rows: Rows = all.into_iter().collect();
        if let Some(set) = self.known.get(&rows) {
            return Ok(*set);
        }
        let set = match self.index.rows <= SMALL {
            true => self.keep_all(&rows),
            false => self.keep(&rows),
        };
        let set = u32::try_from(set).unwrap_or(u32::MAX);
        let kept = self.index.blocks.len().saturating_add(self.index.summaries.len());
        if kept > MAX_BLOCKS {
            return Err(kept);
        }
        self.known.insert(rows, set);
        Ok(set)
    }

    /// Keeps every block of a set, in a small index.
    fn keep_all(&mut self, rows: &Rows) -> usize {
        let first = self.index.blocks.len();
        let blocks = self.index.rows.div_ceil(BLOCK);
        self.index.blocks.resize(first.saturating_add(blocks), 0);
        for (place, bits) in rows {
            let place = first.saturating_add(*place as usize);
            self.index.blocks.get_mut(place).into_iter().for_each(|block| *block = *bits);
        }
        first
    }

    /// Keeps the blocks of a set that are not empty, and those between them.
    fn keep(&mut self, rows: &Rows) -> usize {
        let set = self.index.summaries.len();
        let mut rest = rows.iter().peekable();
        let groups = self.index.rows.div_ceil(BLOCK).div_ceil(BLOCK);
        for group in 0..groups {
            let first = u32::try_from(self.index.blocks.len()).unwrap_or(u32::MAX);
            let mut summary = Summary { first, ..Summary::default() };
            let in_group = |place: u32| place as usize / BLOCK == group;
            while let Some((place, bits)) = rest.next_if(|(place, _)| in_group(*place)) {
                let place = *place as usize % BLOCK;
                if summary.full == 0 {
                    summary.low = u8::try_from(place).unwrap_or(u8::MAX);
                }
                summary.full |= bits::bit(place);
                let offset = place.saturating_sub(usize::from(summary.low));
                self.index.blocks.resize((first as usize).saturating_add(offset), 0);
                self.index.blocks.push(*bits);
                summary.len = u8::try_from(offset.saturating_add(1)).unwrap_or(u8::MAX);
            }
            self.index.summaries.push(summary);
        }
        set
    }

    fn finish(mut self, of_term: Vec<Sets>, uniform: Vec<bool>) -> FacetIndex {
        self.facet.of_term = of_term;
        self.facet.uniform = uniform;
        self.facet
    }
}
