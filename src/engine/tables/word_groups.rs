//! Words that the rules of a version do not tell apart, for each facet that a question can leave
//! open: what is tried with one of them need not be tried with the others.

use crate::engine::tables::conditions::Circumstance;
use crate::engine::tables::rule_index::Index;
use crate::policy::TermFacet;
use crate::words::{FacetKind, TermId, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The facets that a question can leave open.
const OPEN: [TermFacet; 8] = [
    TermFacet::Recipient,
    TermFacet::Channel,
    TermFacet::Place,
    TermFacet::By,
    TermFacet::Source,
    TermFacet::GatheredAt,
    TermFacet::Subject,
    TermFacet::Residence,
];

/// Which terms of a facet are told apart.
#[derive(Debug, Clone)]
pub(crate) struct Classes {
    /// The number of each term's class.
    of_term: Vec<u32>,
    /// How many numbers are given.
    count: u32,
    /// The terms that something names, or that overlap with one that is named.
    named: Vec<bool>,
}

impl Classes {
    /// No term of the facet is told from another.
    pub(crate) fn one(terms: usize) -> Self {
        Self { of_term: vec![0; terms], count: 1, named: vec![false; terms] }
    }

    pub(crate) fn of(&self, term: TermId) -> u32 {
        self.of_term.get(usize::from(term)).copied().unwrap_or(0)
    }

    fn is_named(&self, term: TermId) -> bool {
        self.named.get(usize::from(term)).copied().unwrap_or(true)
    }

    /// Tells these terms, each listed once, from all others: something names them.
    pub(crate) fn tell_apart(&mut self, terms: impl Iterator<Item = TermId>) {
        let mut moved: BTreeMap<u32, u32> = BTreeMap::new();
        for term in terms {
            let place = usize::from(term);
            if let Some(class) = self.of_term.get_mut(place) {
                *class = *moved.entry(*class).or_insert_with(|| {
                    let new = self.count;
                    self.count = self.count.saturating_add(1);
                    new
                });
            }
            self.named.get_mut(place).into_iter().for_each(|named| *named = true);
        }
    }

    /// Tells apart what others tell apart as well.
    pub(crate) fn tell_apart_as(&mut self, others: &Self) {
        self.by(|term| others.of(term));
        for (named, other) in self.named.iter_mut().zip(&others.named) {
            *named |= other;
        }
    }

    fn by<K: Ord>(&mut self, key: impl Fn(TermId) -> K) {
        let mut known: BTreeMap<(u32, K), u32> = BTreeMap::new();
        for (term, class) in (0..).zip(&mut self.of_term) {
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            *class = *known.entry((*class, key(term))).or_insert(next);
        }
        self.count = u32::try_from(known.len()).unwrap_or(u32::MAX);
    }
}

/// Words of one facet that nothing tells apart.
#[derive(Debug, Clone)]
pub(crate) struct WordGroup {
    /// Whether the words are meant without what lies below them.
    pub(crate) exactly: bool,
    /// The widest of the words, of which the first is tried.
    pub(crate) words: Vec<TermId>,
    /// One term of every class that each of the words stands for.
    pub(crate) points: Vec<TermId>,
    /// Whether something names one of the words, or one below or above it.
    pub(crate) named: bool,
}

/// The groups of words of one facet, and what tells them apart.
#[derive(Debug)]
pub(crate) struct OpenWords {
    pub(crate) classes: Classes,
    pub(crate) groups: Arc<[WordGroup]>,
}

/// The open words of a version, by facet; none where nothing of the version tells words apart.
#[derive(Debug, Default)]
pub(crate) struct OpenFacets([Option<Box<OpenWords>>; TermFacet::ALL.len()]);

/// The words that conditions ask about a circumstance.
pub(crate) type Asked = BTreeSet<(Circumstance, TermId)>;

impl OpenFacets {
    /// Those of a version with these rules and conditions, which relates words in its own way.
    pub(crate) fn new(
        index: &Index,
        asked: &Asked,
        vocabulary: &Vocabulary,
        joint: &Vocabulary,
    ) -> Self {
        let mut open = Self::default();
        for facet in OPEN {
            let kind = facet.vocabulary();
            let asked = asked.iter().filter(|(asked, _)| asked.facet() == facet);
            let mut asked = asked.map(|(_, word)| *word).peekable();
            if index.sets(facet, 0).is_none() && asked.peek().is_none() {
                continue;
            }
            let terms = joint.len(kind);
            let mut classes = Classes::one(terms);
            classes.by(|term| index.sets(facet, term));
            if facet == TermFacet::Recipient {
                // Who is named is not everybody, and nobody with a word of its own: what is left of a
                // role once a party is named depends on what lies below it.
                classes.by(|term| (joint.is_collective(term), joint.party_of(term).cloned()));
            }
            for (term, named) in (0..).zip(&mut classes.named) {
                *named = !index.is_unnamed(facet, term);
            }
            for word in asked {
                let below = vocabulary.down(kind, word);
                classes.tell_apart(below.iter().copied());
                // What may lie within the word: it has a descendant in common with it.
                let above = below.iter().flat_map(|below| joint.up(kind, *below));
                let meeting: BTreeSet<TermId> = above.copied().collect();
                classes.tell_apart(meeting.into_iter());
            }
            let all: Vec<TermId> = (0..).zip(&classes.of_term).map(|(term, _)| term).collect();
            let groups = word_groups(joint, facet, &all, &classes).into();
            if let Some(slot) = open.0.get_mut(facet.index()) {
                *slot = Some(Box::new(OpenWords { classes, groups }));
            }
        }
        open
    }

    pub(crate) fn of(&self, facet: TermFacet) -> Option<&OpenWords> {
        self.0.get(facet.index())?.as_deref()
    }
}

/// The groups of these words, listed in their order, that the classes do not tell apart.
pub(crate) fn word_groups(
    vocabulary: &Vocabulary,
    facet: TermFacet,
    terms: &[TermId],
    classes: &Classes,
) -> Vec<WordGroup> {
    let kind = facet.vocabulary();
    // A term of the act stands for all below it, or exactly for what nobody named; a circumstance is
    // one of what lies below it, or exactly the term.
    let is_circumstance = is_circumstance(facet);
    let is_broad = matches!(facet, TermFacet::Recipient | TermFacet::Channel | TermFacet::Place);
    let mut groups: BTreeMap<Vec<u32>, Vec<TermId>> = BTreeMap::new();
    let mut remainders: BTreeMap<u32, Vec<TermId>> = BTreeMap::new();
    for term in terms.iter().copied() {
        let below = if is_broad { vocabulary.down(kind, term) } else { &[] };
        if below.len() > 1 {
            let mut told: Vec<u32> = below.iter().map(|below| classes.of(*below)).collect();
            told.sort_unstable();
            told.dedup();
            groups.entry(told).or_default().push(term);
            remainders.entry(classes.of(term)).or_default().push(term);
        } else {
            groups.entry(vec![classes.of(term)]).or_default().push(term);
        }
    }
    remainders.retain(|class, _| !groups.contains_key(std::slice::from_ref(class)));
    if is_circumstance {
        for term in terms.iter().copied() {
            if exact_group(vocabulary, facet, classes, term).is_some() {
                remainders.entry(classes.of(term)).or_default().push(term);
            }
        }
    }
    let exact = remainders.into_values().map(|words| WordGroup {
        exactly: true,
        points: words.iter().take(1).copied().collect(),
        named: true,
        words,
    });
    let wide = groups.into_values().filter_map(|terms| {
        let words = widest(vocabulary, kind, &terms);
        let first = words.first().copied()?;
        let below = if is_broad { vocabulary.down(kind, first) } else { &[] };
        let mut points = if below.len() > 1 { below.to_vec() } else { vec![first] };
        let mut seen = BTreeSet::new();
        points.retain(|point| seen.insert(classes.of(*point)));
        let named = points.iter().any(|point| classes.is_named(*point));
        Some(WordGroup { exactly: false, words, points, named })
    });
    exact.chain(wide).collect()
}

fn is_circumstance(facet: TermFacet) -> bool {
    matches!(
        facet,
        TermFacet::Source | TermFacet::GatheredAt | TermFacet::Subject | TermFacet::Residence
    )
}

/// A circumstance that is meant exactly, if that differs from one of what lies below it.
pub(crate) fn exact_group(
    vocabulary: &Vocabulary,
    facet: TermFacet,
    classes: &Classes,
    term: TermId,
) -> Option<WordGroup> {
    let mut below = vocabulary.down(facet.vocabulary(), term).iter();
    let differs = below.any(|below| classes.of(*below) != classes.of(term));
    (is_circumstance(facet) && differs).then(|| WordGroup {
        exactly: true,
        words: vec![term],
        points: vec![term],
        named: true,
    })
}

/// Of some words, ascending, those that do not lie below others of them.
fn widest(vocabulary: &Vocabulary, kind: FacetKind, terms: &[TermId]) -> Vec<TermId> {
    let is_widest = |term: &&TermId| {
        let mut above = vocabulary.up(kind, **term).iter();
        !above.any(|other| other != *term && terms.binary_search(other).is_ok())
    };
    terms.iter().filter(is_widest).copied().collect()
}
