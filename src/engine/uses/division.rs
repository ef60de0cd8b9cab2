//! Words of an act that stand for what lies below them, and the records that tell it apart.

use crate::engine::resolved::act::{ResolvedAct, Slot};
use crate::engine::resolved::records::{RecordScope, ScopeTerm};
use crate::engine::uses::asked::Asked;
use crate::facts::ScopeFacet;
use crate::words::{TermId, Vocabulary};
use std::collections::BTreeSet;

/// The words of a request that stand for what lies below them as well.
pub(crate) fn broad_words(act: &ResolvedAct, vocabulary: &Vocabulary) -> Box<[ScopeTerm]> {
    let mut broad = Vec::new();
    let mut look = |slot: Slot, facet: ScopeFacet| {
        if let Slot::Stated { term, exactly: false } = slot
            && vocabulary.down(facet.vocabulary(), term).len() > 1
        {
            broad.push(ScopeTerm { facet, term });
        }
    };
    look(act.recipient, ScopeFacet::Recipient);
    look(act.channel, ScopeFacet::Channel);
    look(act.place, ScopeFacet::Place);
    act.items.iter().for_each(|item| look(item.data, ScopeFacet::Data));
    act.purposes.iter().for_each(|purpose| look(*purpose, ScopeFacet::Purpose));
    broad.into_boxed_slice()
}

/// Whether what is on record may tell apart what lies below words of the request, so that uses
/// found for other records do not do.
pub(crate) fn divide(asked: &Asked<'_>) -> bool {
    asked.act.broad.iter().any(|word| is_divided_on_record(asked, word.term, word.facet))
}

/// The terms by which a record may tell apart what lies below words of a request: those that hold
/// some of what lies below one of them, but not all. A record that names no such term does not
/// divide the request. For every number of a term the facets, a bit each.
pub(crate) struct Dividing(Vec<u8>);

impl Dividing {
    /// Of more words than these every term is taken to divide the request.
    const WORDS: usize = 64;

    pub(crate) fn new(asked: &Asked<'_>) -> Self {
        let broad: BTreeSet<&ScopeTerm> = asked.act.broad.iter().collect();
        let terms =
            broad.iter().map(|broad| asked.vocabulary().len(broad.facet.vocabulary())).max();
        let terms = terms.unwrap_or(0);
        if broad.len() > Self::WORDS {
            return Self(vec![u8::MAX; terms]);
        }
        let mut dividing = vec![0; terms];
        // Each policy says itself what its grants and its evidence hold.
        for words in asked.vocabularies() {
            for ScopeTerm { facet, term } in &broad {
                let below = asked.vocabulary().down(facet.vocabulary(), *term);
                let mut held = vec![0_usize; terms];
                for above in below.iter().flat_map(|lower| words.up(facet.vocabulary(), *lower)) {
                    if let Some(count) = held.get_mut(usize::from(*above)) {
                        *count = count.saturating_add(1);
                    }
                }
                for (facets, held) in dividing.iter_mut().zip(held) {
                    if held > 0 && held < below.len() {
                        *facets |= facet.bit();
                    }
                }
            }
        }
        Self(dividing)
    }

    /// Whether a record of that scope may divide the request.
    #[inline]
    pub(crate) fn may_divide(&self, scope: &RecordScope) -> bool {
        scope.all_terms().iter().any(|named| {
            let facets = self.0.get(usize::from(named.term));
            facets.is_some_and(|facets| facets & named.facet.bit() != 0)
        })
    }
}

/// Whether what is on record tells a term and what lies below it apart.
pub(crate) fn is_divided_on_record(asked: &Asked<'_>, term: TermId, scope: ScopeFacet) -> bool {
    asked.facts.scopes().any(|record| {
        let divides = |list| divides(asked, term, scope, list);
        record.terms(scope).is_some_and(divides)
    })
}

/// Whether a list of a record tells a term and what lies below it apart: one that holds the term
/// holds all below it; one that shares nothing with it, none.
pub(crate) fn divides(
    asked: &Asked<'_>,
    term: TermId,
    scope: ScopeFacet,
    list: impl Iterator<Item = TermId> + Clone,
) -> bool {
    let (kind, words) = (scope.vocabulary(), asked.vocabulary());
    if !list.clone().any(|above| words.within(kind, term, above))
        && list.clone().any(|other| words.overlap(kind, term, other))
    {
        return true;
    }
    // A version that relates words in its own way may hold another share of what lies below.
    asked.period.relate_words
        && asked.versions().any(|version| {
            let own = &*version.compiled.vocabulary;
            let holds = |term: &&TermId| list.clone().any(|above| own.within(kind, **term, above));
            let below = words.down(kind, term);
            let held = below.iter().filter(holds).count();
            !std::ptr::eq(own, words) && held > 0 && held < below.len()
        })
}
