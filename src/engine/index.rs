//! The rule index: for every facet and term, the rows that hold it.
//!
//! Ancestors are folded in: the set of a term has every row that names the term or anything above
//! it, and every row that does not name the facet. Terms with equal sets share one, their *class*.
//! What a use says in each facet selects one set; the intersection is the rows whose terms hold.

use super::bits::{self, BitTable};
use super::compile::RowTerms;
use crate::policy::{Identifiability, TermFacet};
use crate::words::{TermId, Vocabulary};
use std::collections::BTreeMap;

/// What a row's identifiability means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// At most; left out: any.
    AtMost,
    /// At least; left out: any.
    AtLeast,
    /// At least; left out: personal data.
    AtLeastPersonal,
    /// Personal data, whatever the terms say.
    Personal,
}

/// The rows that hold a value of a facet, and those that do or may.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sets<'a> {
    pub(super) yes: &'a [u64],
    pub(super) maybe: &'a [u64],
}

#[derive(Debug)]
pub(super) struct Index {
    rows: usize,
    facets: Vec<FacetIndex>,
    identifiability: BitTable,
    all: Vec<u64>,
}

#[derive(Debug)]
struct FacetIndex {
    class_of: Vec<u32>,
    yes: BitTable,
    maybe: BitTable,
    /// The rows that do not name the facet.
    open: Vec<u64>,
}

const SENSES: [Identifiability; 4] = [
    Identifiability::Identified,
    Identifiability::Pseudonymised,
    Identifiability::Aggregated,
    Identifiability::Anonymised,
];

impl Index {
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Which terms the rows cannot tell apart have equal classes.
    pub(super) fn class(&self, facet: TermFacet, term: TermId) -> u32 {
        self.facets
            .get(facet.index())
            .and_then(|index| index.class_of.get(position(term)))
            .copied()
            .unwrap_or(u32::MAX)
    }

    /// Whether no row names the term, or anything above it or overlapping with it.
    pub(super) fn is_unnamed(&self, facet: TermFacet, term: TermId) -> bool {
        let sets = self.term(facet, term);
        let open = self.none(facet);
        sets.yes == open.yes && sets.maybe == open.yes
    }

    /// The rows that hold a term.
    pub(super) fn term(&self, facet: TermFacet, term: TermId) -> Sets<'_> {
        let Some(index) = self.facets.get(facet.index()) else { return self.nothing() };
        let Some(class) = index.class_of.get(position(term)) else { return self.nothing() };
        let class = position(*class);
        Sets { yes: index.yes.row(class), maybe: index.maybe.row(class) }
    }

    /// The rows that hold although the facet has no value.
    pub(super) fn none(&self, facet: TermFacet) -> Sets<'_> {
        let Some(index) = self.facets.get(facet.index()) else { return self.nothing() };
        Sets { yes: &index.open, maybe: &index.open }
    }

    /// The rows that hold, or may, while the facet is unknown.
    pub(super) fn unknown(&self, facet: TermFacet) -> Sets<'_> {
        let Some(index) = self.facets.get(facet.index()) else { return self.nothing() };
        Sets { yes: &index.open, maybe: &self.all }
    }

    pub(super) fn identifiability(&self, value: Identifiability) -> &[u64] {
        self.identifiability.row(value as usize)
    }

    fn nothing(&self) -> Sets<'_> {
        Sets { yes: &[], maybe: &[] }
    }
}

fn position(term: u32) -> usize {
    usize::try_from(term).unwrap_or(usize::MAX)
}

pub(super) struct IndexBuilder<'a> {
    vocabulary: &'a Vocabulary,
    /// The words as all policies together relate them: what a circumstance could be.
    joint: &'a Vocabulary,
    rows: usize,
    /// For each facet, the rows that name each term.
    named: Vec<BTreeMap<TermId, Vec<usize>>>,
    open: Vec<Vec<u64>>,
    /// The rows that are about the purposes that they do not name.
    complements: Vec<(usize, Vec<TermId>)>,
    identifiability: BitTable,
}

impl<'a> IndexBuilder<'a> {
    pub(super) fn new(vocabulary: &'a Vocabulary, joint: &'a Vocabulary, rows: usize) -> Self {
        let words = bits::words_for(rows);
        Self {
            vocabulary,
            joint,
            rows,
            named: TermFacet::ALL.iter().map(|_| BTreeMap::new()).collect(),
            open: TermFacet::ALL.iter().map(|_| vec![0; words]).collect(),
            complements: Vec::new(),
            identifiability: BitTable::new(SENSES.len(), rows),
        }
    }

    pub(super) fn add(&mut self, row: usize, terms: &RowTerms<'_>) {
        for facet in TermFacet::ALL {
            let words = terms.terms.list(facet);
            let ids = words.iter().filter_map(|word| self.vocabulary.find(*word));
            if facet == TermFacet::Purpose && terms.other_purposes {
                self.complements.push((row, ids.collect()));
            } else if words.is_empty() {
                if let Some(open) = self.open.get_mut(facet.index()) {
                    bits::set(open, row);
                }
            } else if let Some(named) = self.named.get_mut(facet.index()) {
                for term in ids {
                    named.entry(term).or_default().push(row);
                }
            }
        }
        for value in SENSES {
            let holds = match (terms.sense, terms.terms.identifiability()) {
                (Sense::Personal, _) | (Sense::AtLeastPersonal, None) => value.is_personal(),
                (Sense::AtMost, Some(limit)) => value >= limit,
                (Sense::AtLeast | Sense::AtLeastPersonal, Some(limit)) => value <= limit,
                (Sense::AtMost | Sense::AtLeast, None) => true,
            };
            if holds {
                bits::set(self.identifiability.row_mut(value as usize), row);
            }
        }
    }

    pub(super) fn finish(self) -> Index {
        let facets = TermFacet::ALL
            .iter()
            .zip(&self.named)
            .zip(&self.open)
            .map(|((facet, named), open)| self.facet(*facet, named, open))
            .collect();
        let mut all = vec![0; bits::words_for(self.rows)];
        (0..self.rows).for_each(|row| bits::set(&mut all, row));
        Index { rows: self.rows, facets, identifiability: self.identifiability, all }
    }

    fn facet(
        &self,
        facet: TermFacet,
        named: &BTreeMap<TermId, Vec<usize>>,
        open: &[u64],
    ) -> FacetIndex {
        let kind = facet.vocabulary();
        let terms = self.vocabulary.len(kind);
        // A circumstance is one value, unknown which: a row that names something below it, or
        // beside it with a common descendant, may hold. Act facets are always exact here.
        let is_circumstance = matches!(
            facet,
            TermFacet::Source | TermFacet::GatheredAt | TermFacet::Subject | TermFacet::Residence
        );
        let overlapping =
            if is_circumstance { self.overlapping(facet, named) } else { BTreeMap::new() };
        let is_complement = facet == TermFacet::Purpose && !self.complements.is_empty();

        let mut class_of = Vec::with_capacity(terms);
        let mut classes: BTreeMap<(Vec<u64>, Vec<u64>), u32> = BTreeMap::new();
        let mut yes = BitTable::with_stride(self.rows);
        let mut maybe = BitTable::with_stride(self.rows);
        for term in 0..u32::try_from(terms).unwrap_or(u32::MAX) {
            let mut inside = open.to_vec();
            for ancestor in self.vocabulary.up(kind, term) {
                for row in named.get(ancestor).into_iter().flatten() {
                    bits::set(&mut inside, *row);
                }
            }
            if is_complement {
                for (row, purposes) in &self.complements {
                    let within = |purpose: &TermId| self.vocabulary.within(kind, term, *purpose);
                    if !purposes.iter().any(within) {
                        bits::set(&mut inside, *row);
                    }
                }
            }
            let mut possible = inside.clone();
            for row in overlapping.get(&term).into_iter().flatten() {
                bits::set(&mut possible, *row);
            }
            let next = u32::try_from(classes.len()).unwrap_or(u32::MAX);
            let class =
                *classes.entry((inside, possible)).or_insert_with_key(|(inside, possible)| {
                    yes.push(inside);
                    maybe.push(possible);
                    next
                });
            class_of.push(class);
        }
        FacetIndex { class_of, yes, maybe, open: open.to_vec() }
    }

    /// For each term, the rows that name a term with which it has a descendant in common.
    fn overlapping(
        &self,
        facet: TermFacet,
        named: &BTreeMap<TermId, Vec<usize>>,
    ) -> BTreeMap<TermId, Vec<usize>> {
        let kind = facet.vocabulary();
        let mut overlapping: BTreeMap<TermId, Vec<usize>> = BTreeMap::new();
        for (term, rows) in named {
            let mut meeting: Vec<TermId> = self
                .vocabulary
                .down(kind, *term)
                .iter()
                .flat_map(|below| self.joint.up(kind, *below))
                .copied()
                .collect();
            meeting.sort_unstable();
            meeting.dedup();
            for other in meeting {
                overlapping.entry(other).or_default().extend(rows);
            }
        }
        overlapping
    }
}
