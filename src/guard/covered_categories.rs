//! The built-in categories of data that were cleared, in bits: a value is looked up in one step,
//! however far below the word that was cleared its own word lies.

use crate::engine::bit_blocks::{self as bits, BLOCK};
use crate::words::{DataCategory, FacetKind, TermId, Vocabulary};

const BLOCKS: usize = FacetKind::Data.table().len().div_ceil(BLOCK);

/// Which built-in categories were cleared of which nothing else is stated.
#[derive(Debug)]
pub(super) struct CoveredCategories {
    blocks: [u64; BLOCKS],
}

impl CoveredCategories {
    pub(super) fn none() -> Self {
        Self { blocks: [0; BLOCKS] }
    }

    /// Adds a category and all that lies below it.
    pub(super) fn add(&mut self, vocabulary: &Vocabulary, category: TermId) {
        // What was added with a category above it was added with all below it.
        if self.has(category) {
            return;
        }
        for term in vocabulary.down(FacetKind::Data, category) {
            bits::set(&mut self.blocks, usize::from(*term));
        }
    }

    /// Whether a category is one of them. A policy's own word is none.
    #[inline]
    pub(super) fn contains(&self, category: &DataCategory) -> bool {
        category.built_in_index().is_some_and(|term| self.has(term))
    }

    #[inline]
    fn has(&self, term: TermId) -> bool {
        let term = usize::from(term);
        self.blocks.get(term / BLOCK).is_some_and(|block| block & bits::bit(term) != 0)
    }
}
