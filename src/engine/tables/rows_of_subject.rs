//! What is left of selected rows once the subject is known.

use crate::engine::resolved::facts::ResolvedSubject;
use crate::engine::tables::rule_index::{Block, Index};
use crate::policy::TermFacet;

/// What is said of a subject, as the rows tell it apart.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OfSubject<'a> {
    index: &'a Index,
    subject: &'a ResolvedSubject,
    /// Whether there is something to narrow.
    narrows: bool,
}

impl<'a> OfSubject<'a> {
    /// `done` says that the blocks are those of the subject already.
    pub(crate) fn new(index: &'a Index, subject: &'a ResolvedSubject, done: bool) -> Self {
        Self { index, subject, narrows: index.names_subject && !done }
    }

    /// What is left of a block for the subject.
    #[inline]
    pub(crate) fn narrow(&self, block: Block) -> Block {
        if self.narrows { self.narrowed(block) } else { block }
    }

    fn narrowed(&self, mut block: Block) -> Block {
        let place = block.place as usize;
        if let Some(facet) = self.index.facet(TermFacet::Residence.index()) {
            let residence = self.subject.residence;
            let sets = residence.map_or(facet.unknown, |stated| facet.sets_of(stated));
            block.yes &= self.index.of_facet(facet, sets.yes, place);
            block.maybe &= self.index.of_facet(facet, sets.maybe, place);
        }
        if let Some(facet) = self.index.facet(TermFacet::Subject.index()) {
            // Of several kinds one inside is enough.
            let (mut yes, mut maybe) = (0, 0);
            let kinds = self.subject.kinds.iter().map(|kind| facet.sets_of(*kind));
            let unknown = self.subject.kinds.is_empty().then_some(facet.unknown);
            for sets in kinds.chain(unknown) {
                yes |= self.index.of_facet(facet, sets.yes, place);
                maybe |= self.index.of_facet(facet, sets.maybe, place);
            }
            block.yes &= yes;
            block.maybe &= maybe;
        }
        block
    }
}
