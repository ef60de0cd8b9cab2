//! In which order the rules of a policy become rows, and what they owe stands in these.

use crate::policy::{Owed, Rule, TermFacet};
use crate::words::Vocabulary;

/// Rules that are about like things side by side, so that those about one use stand in few blocks
/// of rows. Where the order of rules shows in an answer, it is that of their ids.
pub(crate) fn alike<'a, K>(rules: &'a [Rule<K>], vocabulary: &Vocabulary) -> Vec<&'a Rule<K>> {
    let mut rules = by_id(rules);
    rules.sort_by_cached_key(|rule| {
        let first = |facet| {
            let words = rule.terms().list(facet);
            words.iter().filter_map(|word| vocabulary.find(*word)).min()
        };
        [TermFacet::Purpose, TermFacet::Data, TermFacet::Recipient, TermFacet::Action].map(first)
    });
    rules
}

/// Rules by their ids.
pub(crate) fn by_id<K>(rules: &[Rule<K>]) -> Vec<&Rule<K>> {
    let mut rules: Vec<&Rule<K>> = rules.iter().collect();
    rules.sort_by(|a, b| a.id().cmp(b.id()));
    rules
}

/// What is owed, sorted, without repetition.
pub(crate) fn sorted(owed: &[Owed]) -> Vec<Owed> {
    let mut owed = owed.to_vec();
    owed.sort();
    owed.dedup();
    owed
}
