//! The words of one facet and how they stand to each other.

use super::built_in::built_in_index;
use super::closure::{Closure, NoClosure};
use super::facet::FacetKind;
use super::lists::{Lists, at};
use super::own_word::{OwnWord, WordProblem, WordProblems};
use super::roles_of_parties::RolesOfParties;
use super::term::TermId;
use super::word_names::is_kebab_case;
use crate::ids::PartyId;
use crate::suggestions::nearest_word;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// How many parents the own words of one facet may name, included words counted with them.
pub(super) const MAX_PARENTS: usize = 1_000_000;
/// How many pairs of ancestor and descendant one facet may have.
pub(super) const MAX_PAIRS: usize = 8_000_000;

/// The words of one facet, the built-in ones first.
#[derive(Debug)]
pub(super) struct FacetWords {
    pub(super) own: Arc<OwnNames>,
    /// The terms directly above each term, sorted.
    pub(super) parents: Lists,
    pub(super) closure: Closure,
    /// For kinds of evidence: whether each counts only with the party that it names.
    pub(super) party_bound: Box<[bool]>,
    /// For roles of parties: the words that stand for a very party, and those below them.
    pub(super) parties: RolesOfParties,
}

/// The own words of one facet by name, sorted, so that the order in which they are written changes
/// nothing.
#[derive(Debug, Default)]
pub(super) struct OwnNames {
    pub(super) words: Vec<OwnName>,
    /// Only ever asked for a word, so its order shows nowhere.
    index: HashMap<Arc<str>, TermId>,
    built_in: usize,
}

#[derive(Debug)]
pub(super) struct OwnName {
    pub(super) key: Arc<str>,
    pub(super) definition: Box<str>,
    party_bound: bool,
    party: Option<PartyId>,
}

impl OwnName {
    /// Whether the word itself says for which party it stands.
    pub(super) fn names_party(&self) -> bool {
        self.party.is_some()
    }
}

impl OwnNames {
    fn new(kind: FacetKind, own: &[&OwnWord], problems: &mut WordProblems) -> Self {
        let built_in = kind.table().len();
        let mut names = Self { words: Vec::with_capacity(own.len()), built_in, ..Self::default() };
        names.index.reserve(own.len());
        for word in own {
            if problems.are_all() {
                break;
            }
            if !is_kebab_case(&word.key) {
                let word = word.key.chars().take(80).collect();
                problems.note(WordProblem::Syntax { facet: kind, word });
                continue;
            }
            let place = built_in.saturating_add(names.words.len());
            let term = TermId::try_from(place).unwrap_or(TermId::MAX);
            let key: Arc<str> = Arc::from(word.key.as_str());
            let known = built_in_index(kind, &key).is_some();
            if known || names.index.insert(Arc::clone(&key), term).is_some() {
                problems.note(WordProblem::Repeated { facet: kind, word: word.key.clone() });
            }
            let definition = Box::from(word.definition.as_str());
            let (party_bound, party) = (word.party_bound, word.party.clone());
            if party.is_some() && kind != FacetKind::Party {
                problems.note(WordProblem::NotAParty { facet: kind, word: word.key.clone() });
            }
            names.words.push(OwnName { key, definition, party_bound, party });
        }
        names
    }

    #[inline]
    pub(super) fn find(&self, key: &str) -> Option<TermId> {
        self.index.get(key).copied()
    }

    /// The own word that a term is.
    pub(super) fn get(&self, term: TermId) -> Option<&OwnName> {
        self.words.get(at(term).checked_sub(self.built_in)?)
    }

    fn len(&self) -> usize {
        self.built_in.saturating_add(self.words.len())
    }
}

/// A term and one directly above it.
pub(super) type Edge = (TermId, TermId);

impl FacetWords {
    /// The built-in words of a facet and these.
    pub(super) fn new(kind: FacetKind, own: &[&OwnWord], problems: &mut WordProblems) -> Self {
        let before = problems.len();
        let found = own.iter().map(|word| word.parents.len().saturating_add(word.includes.len()));
        let found = found.fold(0, usize::saturating_add);
        if found > MAX_PARENTS {
            let what = "parents and included words";
            problems.note(WordProblem::TooLarge { what: what.into(), found, limit: MAX_PARENTS });
            return Self::empty();
        }
        let mut own = own.to_vec();
        own.sort_by(|a, b| a.key.cmp(&b.key));
        let names = OwnNames::new(kind, &own, problems);
        let mut edges: Vec<Edge> = Vec::with_capacity(found);
        for (term, entry) in (0..).zip(kind.table()) {
            let parents = entry.parents.iter().filter_map(|name| built_in_index(kind, name));
            edges.extend(parents.map(|parent| (term, parent)));
        }
        for word in &own {
            add_edges(kind, word, &names, &mut edges, problems);
        }
        if problems.are_all() || problems.len() > before {
            return Self::empty();
        }
        edges.sort_unstable();
        edges.dedup();
        let parents = Lists::new(names.len(), edges.iter().copied());
        drop(edges);
        match Closure::new(&parents, MAX_PAIRS) {
            Ok(closure) => {
                note_parties(&names, &closure, problems);
                Self::of(kind, Arc::new(names), parents, closure)
            }
            Err(problem) => {
                problems.note(told(kind, &names, problem));
                Self::empty()
            }
        }
    }

    /// The same words without these edges, which are sorted.
    pub(super) fn without(&self, kind: FacetKind, edges: &[Edge]) -> Self {
        let mut left_out = edges.iter().peekable();
        let mut kept: Vec<Edge> = Vec::with_capacity(self.parents.entries());
        for edge in self.parents.pairs() {
            while left_out.next_if(|other| **other < edge).is_some() {}
            if left_out.peek().is_none_or(|other| **other != edge) {
                kept.push(edge);
            }
        }
        let parents = Lists::new(self.parents.len(), kept.iter().copied());
        // INVARIANT: fewer edges make no circle, nor more pairs.
        let closure = Closure::new(&parents, MAX_PAIRS).unwrap_or_default();
        Self::of(kind, Arc::clone(&self.own), parents, closure)
    }

    fn of(kind: FacetKind, own: Arc<OwnNames>, parents: Lists, closure: Closure) -> Self {
        let is_marked = |term: &TermId| match kind.table().get(at(*term)) {
            Some(entry) => entry.party_bound,
            None => own.get(*term).is_none_or(|word| word.party_bound),
        };
        let terms = (0..).take(parents.len());
        let party_bound = match kind {
            FacetKind::Evidence => {
                terms.map(|term| closure.up.get(term).iter().any(is_marked)).collect()
            }
            _ => Box::default(),
        };
        let named = own.words.iter().zip(built_in_words(kind)..);
        let parties: Vec<(TermId, PartyId)> = named
            .filter_map(|(word, term)| Some((word.party.as_ref()?, term)))
            .flat_map(|(party, term)| {
                closure.down.get(term).iter().map(|below| (*below, party.clone()))
            })
            .collect();
        Self { own, parents, closure, party_bound, parties: RolesOfParties::new(parties) }
    }

    /// What stands in the place of words that have problems.
    fn empty() -> Self {
        Self {
            own: Arc::default(),
            parents: Lists::default(),
            closure: Closure::default(),
            party_bound: Box::default(),
            parties: RolesOfParties::default(),
        }
    }
}

/// The term that the first own word of a facet has.
fn built_in_words(kind: FacetKind) -> TermId {
    TermId::try_from(kind.table().len()).unwrap_or(TermId::MAX)
}

/// Notes parties that have several words, and words of parties below those of others.
fn note_parties(names: &OwnNames, closure: &Closure, problems: &mut WordProblems) {
    let mut words: BTreeMap<&PartyId, &OwnName> = BTreeMap::new();
    for name in &names.words {
        let Some(party) = &name.party else { continue };
        let word = || (String::from(&*name.key), crate::text::quoted(&party.to_string()));
        if let Some(other) = words.insert(party, name) {
            let ((word, party), other) = (word(), String::from(&*other.key));
            problems.note(WordProblem::PartyTwice { word, party, other });
        }
        let above = names.find(&name.key).map(|term| closure.up.get(term)).unwrap_or_default();
        let others = above.iter().filter_map(|term| names.get(*term));
        let mut others =
            others.filter(|other| other.party.as_ref().is_some_and(|one| one != party));
        if let Some(other) = others.next() {
            let ((word, party), other) = (word(), String::from(&*other.key));
            problems.note(WordProblem::PartyWithin { word, party, other });
        }
    }
}

/// Adds what a word says of the words above and below it.
fn add_edges(
    kind: FacetKind,
    word: &OwnWord,
    names: &OwnNames,
    edges: &mut Vec<Edge>,
    problems: &mut WordProblems,
) {
    let Some(term) = names.find(&word.key) else { return };
    let parents = word.parents.iter().map(|name| (name, true));
    let included = word.includes.iter().map(|name| (name, false));
    for (name, is_parent) in parents.chain(included) {
        match built_in_index(kind, name).or_else(|| names.find(name)) {
            Some(other) if is_parent => edges.push((term, other)),
            Some(other) => edges.push((other, term)),
            None if problems.are_all() => return,
            None => {
                let keys = kind.table().iter().map(|entry| entry.key);
                let keys = keys.chain(names.words.iter().map(|word| &*word.key));
                let nearest = problems.may_suggest().then(|| nearest_word(name, keys)).flatten();
                problems.note(WordProblem::Unknown {
                    facet: kind,
                    word: word.key.clone(),
                    other: name.chars().take(80).collect(),
                    nearest,
                });
            }
        }
    }
}

fn told(kind: FacetKind, names: &OwnNames, problem: NoClosure) -> WordProblem {
    let key = |term: &TermId| match kind.table().get(at(*term)) {
        Some(entry) => entry.key.to_owned(),
        None => names.get(*term).map(|word| String::from(&*word.key)).unwrap_or_default(),
    };
    match problem {
        NoClosure::Cycle(circle) => {
            WordProblem::Cycle { facet: kind, words: circle.iter().map(key).collect() }
        }
        NoClosure::TooLarge(found) => {
            let what = "pairs of ancestor and descendant";
            WordProblem::TooLarge { what: what.into(), found, limit: MAX_PAIRS }
        }
    }
}
