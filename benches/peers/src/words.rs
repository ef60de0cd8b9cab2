//! The hierarchies as plain tables, the same for every peer: what stands below what.

use permitted::words;
use permitted::policy::TermFacet;
use permitted::words::{FacetKind, Vocabulary, facets as f};
use std::collections::HashMap;

/// How many facets a question has.
pub const FACETS: usize = TermFacet::ALL.len();

/// One hierarchy: words by number, with the words directly above, all above and all below.
#[derive(Debug, Default)]
pub struct Tree {
    names: Vec<String>,
    index: HashMap<String, usize>,
    parents: Vec<Vec<usize>>,
    up: Vec<Vec<usize>>,
    down: Vec<Vec<usize>>,
}

impl Tree {
    fn new<F: words::Facet>(vocabulary: &Vocabulary) -> Self {
        let all: Vec<_> = vocabulary.words::<F>().collect();
        let names: Vec<String> = all.iter().map(|word| word.as_str().to_owned()).collect();
        let index: HashMap<String, usize> = names.iter().cloned().zip(0..).collect();
        let parents: Vec<Vec<usize>> = all
            .iter()
            .map(|word| vocabulary.parents(word).map(|parent| index[parent.as_str()]).collect())
            .collect();
        let up: Vec<Vec<usize>> = (0..names.len()).map(|word| above(word, &parents)).collect();
        let mut down = vec![Vec::new(); names.len()];
        for (word, above) in up.iter().enumerate() {
            for ancestor in above {
                down[*ancestor].push(word);
            }
        }
        Self { names, index, parents, up, down }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The number of a word.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.index.get(name).copied()
    }

    /// The name of a word.
    pub fn name(&self, word: usize) -> &str {
        &self.names[word]
    }

    /// The words directly above.
    pub fn parents(&self, word: usize) -> &[usize] {
        &self.parents[word]
    }

    /// The word and all above it.
    pub fn up(&self, word: usize) -> &[usize] {
        &self.up[word]
    }

    /// The word and all below it.
    pub fn down(&self, word: usize) -> &[usize] {
        &self.down[word]
    }

    /// Whether nothing stands below the word.
    pub fn is_leaf(&self, word: usize) -> bool {
        self.down[word].len() == 1
    }

    /// Whether a word is one of these or stands below one.
    pub fn within(&self, name: &str, any_of: &[String]) -> bool {
        let Some(word) = self.find(name) else { return false };
        self.up(word).iter().any(|above| any_of.iter().any(|other| other == self.name(*above)))
    }

    /// The names of these words and of all below them, without repetition.
    pub fn below<'a>(&'a self, any_of: &'a [String]) -> impl Iterator<Item = &'a str> {
        let mut below: Vec<usize> = any_of
            .iter()
            .filter_map(|name| self.find(name))
            .flat_map(|word| self.down(word).iter().copied())
            .collect();
        below.sort_unstable();
        below.dedup();
        below.into_iter().map(|word| self.name(word))
    }
}

/// A word and all above it, each once.
fn above(word: usize, parents: &[Vec<usize>]) -> Vec<usize> {
    let mut found = vec![word];
    let mut next = 0;
    while let Some(here) = found.get(next).copied() {
        for parent in &parents[here] {
            if !found.contains(parent) {
                found.push(*parent);
            }
        }
        next += 1;
    }
    found
}

/// The hierarchies that questions and records speak of.
#[derive(Debug)]
pub struct Words {
    trees: HashMap<FacetKind, Tree>,
}

impl Words {
    /// The hierarchies of a policy.
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let trees = HashMap::from([
            (FacetKind::Action, Tree::new::<f::ActionFacet>(vocabulary)),
            (FacetKind::Data, Tree::new::<f::DataFacet>(vocabulary)),
            (FacetKind::Purpose, Tree::new::<f::PurposeFacet>(vocabulary)),
            (FacetKind::Party, Tree::new::<f::PartyFacet>(vocabulary)),
            (FacetKind::Channel, Tree::new::<f::ChannelFacet>(vocabulary)),
            (FacetKind::Place, Tree::new::<f::PlaceFacet>(vocabulary)),
            (FacetKind::Source, Tree::new::<f::SourceFacet>(vocabulary)),
            (FacetKind::GatheredAt, Tree::new::<f::GatheredAtFacet>(vocabulary)),
            (FacetKind::Subject, Tree::new::<f::SubjectFacet>(vocabulary)),
            (FacetKind::Evidence, Tree::new::<f::EvidenceFacet>(vocabulary)),
        ]);
        Self { trees }
    }

    /// The hierarchy of one vocabulary.
    pub fn tree(&self, kind: FacetKind) -> &Tree {
        &self.trees[&kind]
    }

    /// The hierarchy from which a facet takes its words.
    pub fn facet(&self, facet: TermFacet) -> &Tree {
        self.tree(facet.vocabulary())
    }
}

/// The place of a facet in lists of all facets.
pub fn place(facet: TermFacet) -> usize {
    facet as usize
}
