//! The words of several policies, related as each of these policies relates them.

use super::facet::FacetKind;
use super::facet_words::Edge;
use super::lists::at;
use super::own_word::OwnWord;
use super::term::TermId;
use super::vocabulary::Vocabulary;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The words of all policies, related as each policy relates those that it knows: another policy
/// may put words of its own below these, but may not move these below others. A word list of a
/// law would otherwise widen what a permit speaks of. What a question or an objection says is read
/// as all policies together relate it.
pub(crate) struct Related {
    joint: Arc<Vocabulary>,
    /// Which words are included by which others, facet by facet, sorted.
    inclusions: [Vec<Edge>; FacetKind::ALL.len()],
    /// What was found so far, by the own words of a policy.
    found: BTreeMap<OwnTerms, Arc<Vocabulary>>,
}

/// The own words of a policy.
type OwnTerms = BTreeSet<(FacetKind, TermId)>;

impl Related {
    /// All words, which have these beside the built-in ones.
    pub(crate) fn new(joint: &Arc<Vocabulary>, own: &[&OwnWord]) -> Self {
        let mut inclusions = FacetKind::ALL.map(|_| Vec::new());
        for word in own {
            let find = |key: &String| joint.find_key(word.facet, key);
            let edges = inclusions.get_mut(word.facet.index());
            if let (Some(term), Some(edges)) = (find(&word.key), edges) {
                edges.extend(word.includes.iter().filter_map(find).map(|below| (below, term)));
            }
        }
        inclusions.iter_mut().for_each(|edges| edges.sort_unstable());
        Self { joint: Arc::clone(joint), inclusions, found: BTreeMap::new() }
    }

    /// As all policies together relate the words.
    pub(crate) fn joint(&self) -> &Vocabulary {
        &self.joint
    }

    /// As a policy with these own words relates them. Policies that relate them alike share that.
    pub(crate) fn by(&mut self, own: &[OwnWord]) -> Arc<Vocabulary> {
        if self.inclusions.iter().all(Vec::is_empty) {
            return Arc::clone(&self.joint);
        }
        let term = |word: &OwnWord| Some((word.facet, self.joint.find_key(word.facet, &word.key)?));
        let own: OwnTerms = own.iter().filter_map(term).collect();
        if let Some(found) = self.found.get(&own) {
            return Arc::clone(found);
        }
        let related = self.without_moved(&own);
        self.found.insert(own, Arc::clone(&related));
        related
    }

    /// All words without what moves those that a policy knows. Facets in which nothing is moved are
    /// shared with all policies.
    fn without_moved(&self, own: &OwnTerms) -> Arc<Vocabulary> {
        let mut related = None;
        for (kind, edges) in FacetKind::ALL.into_iter().zip(&self.inclusions) {
            if edges.is_empty() {
                continue;
            }
            let mut known = vec![true; kind.table().len()];
            known.resize(self.joint.len(kind), false);
            for (_, term) in own.range((kind, 0)..=(kind, TermId::MAX)) {
                known.get_mut(at(*term)).into_iter().for_each(|known| *known = true);
            }
            let knows = |term: TermId| known.get(at(term)).copied().unwrap_or(false);
            // A policy that knows a word knows those below which the word puts itself.
            let moves = |(below, above): &&Edge| !knows(*above) && knows(*below);
            let moved: Vec<Edge> = edges.iter().filter(moves).copied().collect();
            if !moved.is_empty() {
                let related = related.get_or_insert_with(|| Vocabulary::clone(&self.joint));
                related.leave_out(kind, &moved);
            }
        }
        related.map_or_else(|| Arc::clone(&self.joint), Arc::new)
    }
}
