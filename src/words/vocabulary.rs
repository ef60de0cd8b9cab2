use super::built_in::built_in_index;
use super::closure::{Closure, NoClosure, at};
use super::facet::{Facet, FacetKind};
use super::nearest::{MAX_SUGGESTIONS, nearest_word};
use super::table::{Relation, Word, is_kebab_case};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};
use url::Url;

/// A term's place in its facet's vocabulary. Built-in words have the same place in every one.
/// Small, so that what requests and records say fits into few lines of the cache.
pub(crate) type TermId = u16;

/// How many words of its own a vocabulary may have.
const MAX_OWN_WORDS: usize = 50_000;
/// How many problems of one input are told.
pub(crate) const MAX_PROBLEMS: usize = 50;
// The last few numbers are no terms; see the engine's `Point`.
const _: () = assert!(MAX_OWN_WORDS + 10_000 < TermId::MAX as usize);
/// So many ancestors are looked through one by one: searching would take as long.
const FEW_ABOVE: usize = 8;
/// How many pairs of ancestor and descendant one facet may have.
const MAX_PAIRS: usize = 8_000_000;

/// A word of any facet, for code that treats all facets alike.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AnyWord<'a> {
    pub(crate) kind: FacetKind,
    name: Name<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Name<'a> {
    BuiltIn(TermId),
    Own(&'a str),
}

impl<F: Facet> Word<F> {
    #[inline]
    pub(crate) fn any(&self) -> AnyWord<'_> {
        let name = self.built_in_index().map_or_else(|| Name::Own(self.as_str()), Name::BuiltIn);
        AnyWord { kind: F::KIND, name }
    }
}

impl<'a> AnyWord<'a> {
    pub(crate) fn key(self) -> &'a str {
        match self.name {
            Name::BuiltIn(index) => {
                self.kind.table().get(usize::from(index)).map_or("", |entry| entry.key)
            }
            Name::Own(key) => key,
        }
    }
}

/// A word that a policy adds to the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnWord {
    pub(crate) facet: FacetKind,
    pub(crate) key: String,
    pub(crate) parents: Vec<String>,
    pub(crate) includes: Vec<String>,
    pub(crate) definition: String,
    pub(crate) party_bound: bool,
}

impl OwnWord {
    /// A word without parents. The key is checked when a vocabulary is built with it.
    #[must_use]
    pub fn new(facet: FacetKind, key: impl Into<String>, definition: impl Into<String>) -> Self {
        Self {
            facet,
            key: key.into(),
            parents: Vec::new(),
            includes: Vec::new(),
            definition: definition.into(),
            party_bound: false,
        }
    }

    /// Puts the word below another one, beside what it stands below already.
    #[must_use]
    pub fn below(mut self, parent: impl Into<String>) -> Self {
        self.parents.push(parent.into());
        self
    }

    /// Puts another word, which may be a built-in one, below this one: a policy's own list of
    /// countries is a word that includes them.
    #[must_use]
    pub fn including(mut self, word: impl Into<String>) -> Self {
        self.includes.push(word.into());
        self
    }

    /// For kinds of evidence: counts for nothing unless it names the party that it is about.
    #[must_use]
    pub fn party_bound(mut self) -> Self {
        self.party_bound = true;
        self
    }

    /// Which vocabulary the word belongs to.
    #[must_use]
    pub fn facet(&self) -> FacetKind {
        self.facet
    }

    /// The word's name.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// Why words do not make a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WordProblem {
    /// A key that no word can have.
    #[error(
        "`{word}` is not a word for {facet}: write lower-case letters and digits joined by single hyphens, at most 64 characters"
    )]
    Syntax {
        /// The vocabulary.
        facet: FacetKind,
        /// The key.
        word: String,
    },
    /// A key that another word of the facet has.
    #[error("{facet} `{word}` is defined already; give it another key")]
    Repeated {
        /// The vocabulary.
        facet: FacetKind,
        /// The word.
        word: String,
    },
    /// Two policies that are to work together define one word differently.
    #[error(
        "{facet} `{word}` is defined differently by two policies; make the definitions equal or rename one"
    )]
    Conflicting {
        /// The vocabulary.
        facet: FacetKind,
        /// The word.
        word: String,
    },
    /// A parent, or an included word, that does not exist.
    #[error("{facet} `{word}` refers to `{other}`, which is unknown{}", suggestion(nearest.as_deref()))]
    Unknown {
        /// The vocabulary.
        facet: FacetKind,
        /// The word defined.
        word: String,
        /// The word referred to.
        other: String,
        /// The known word that comes nearest.
        nearest: Option<String>,
    },
    /// Words that stand below each other in a circle.
    #[error("{facet} words stand below each other in a circle: {}; remove one of these parents", words.join(" below "))]
    Cycle {
        /// The vocabulary.
        facet: FacetKind,
        /// The circle, its first word again at the end.
        words: Vec<String>,
    },
    /// More words, or deeper, than the limit.
    #[error("{found} {what}, more than the limit of {limit}; leave words out")]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
        /// How much there is.
        found: usize,
        /// How much there may be.
        limit: usize,
    },
}

fn suggestion(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |word| format!(", did you mean `{word}`?"))
}

/// What the vocabulary says of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Description {
    /// What the word means, in one line.
    pub definition: String,
    /// The term of the Data Privacy Vocabulary that corresponds to it, and how.
    pub dpv: Option<(Relation, Url)>,
    /// The keys that the fides language has for it, which change between its releases.
    pub fides: Vec<String>,
}

/// All words that exist, facet by facet, and how they stand to each other.
///
/// Immutable; a policy's vocabulary is the built-in one with the policy's own words.
///
/// ```
/// use permitted::words::Vocabulary;
/// use permitted::{DataCategory, Purpose};
///
/// let words = Vocabulary::built_in();
/// assert!(words.is_within(&DataCategory::EMAIL_ADDRESS, &DataCategory::CONTACT_DETAILS));
/// assert!(!words.is_within(&Purpose::MARKETING, &Purpose::OWN_MARKETING));
/// ```
#[derive(Debug, Clone)]
pub struct Vocabulary {
    facets: [FacetWords; FacetKind::ALL.len()],
}

#[derive(Debug, Clone, Default)]
struct FacetWords {
    own: Vec<OwnWord>,
    /// Only ever asked for a word, so its order shows nowhere.
    own_index: HashMap<String, TermId>,
    built_in: usize,
    parents: Vec<Vec<TermId>>,
    closure: Closure,
    party_bound: Vec<bool>,
}

static BUILT_IN: LazyLock<Arc<Vocabulary>> = LazyLock::new(|| {
    // INVARIANT: the built-in tables are checked by a test; no own words, so nothing can fail.
    let empty = || Vocabulary { facets: FacetKind::ALL.map(|_| FacetWords::default()) };
    Arc::new(Vocabulary::build(&[]).unwrap_or_else(|_| empty()))
});

/// The built-in word that a text comes nearest to; a fides key, and what stands in a definition,
/// comes nearest to its word.
pub(crate) fn nearest_built_in(kind: FacetKind, text: &str) -> Option<String> {
    let table = kind.table();
    let alias = table.iter().find(|entry| entry.fides.contains(&text)).map(|entry| entry.key);
    let known = alias.or_else(|| country_code(kind, text)).map(str::to_owned);
    known
        .or_else(|| nearest_word(text, table.iter().map(|entry| entry.key)))
        .or_else(|| defined_with(kind, text).map(str::to_owned))
}

/// The first word whose definition holds a text, such as `Art. 6(1)(f)`.
fn defined_with(kind: FacetKind, text: &str) -> Option<&'static str> {
    const SHORTEST: usize = 4;
    let text = text.trim().to_lowercase();
    let holds = |definition: &str| definition.to_lowercase().contains(&text);
    let found = || kind.table().iter().find(|entry| holds(entry.definition));
    (text.len() >= SHORTEST).then(found).flatten().map(|entry| entry.key)
}

impl Vocabulary {
    /// The words that this crate knows by itself.
    #[must_use]
    pub fn built_in() -> Arc<Self> {
        Arc::clone(&BUILT_IN)
    }

    /// The built-in words and these.
    ///
    /// # Errors
    /// What is wrong with the words, the first 50 problems at least: bad or repeated keys, unknown
    /// parents, circles, sizes beyond the limits (50,000 own words; 8 million ancestor–descendant
    /// pairs in one facet).
    pub fn with(own: &[OwnWord]) -> Result<Arc<Self>, Vec<WordProblem>> {
        if own.is_empty() { Ok(Self::built_in()) } else { Self::build(own).map(Arc::new) }
    }

    fn build(own: &[OwnWord]) -> Result<Self, Vec<WordProblem>> {
        if own.len() > MAX_OWN_WORDS {
            let (found, limit) = (own.len(), MAX_OWN_WORDS);
            return Err(vec![WordProblem::TooLarge { what: "words", found, limit }]);
        }
        let mut by_facet: [Vec<&OwnWord>; FacetKind::ALL.len()] = Default::default();
        for word in own {
            if let Some(list) = by_facet.get_mut(word.facet.index()) {
                list.push(word);
            }
        }
        let mut problems = Vec::new();
        let facets = FacetKind::ALL.map(|kind| {
            let mine = by_facet.get(kind.index()).map(Vec::as_slice).unwrap_or_default();
            FacetWords::build(kind, mine, &mut problems)
        });
        if problems.is_empty() { Ok(Self { facets }) } else { Err(problems) }
    }

    fn facet(&self, kind: FacetKind) -> Option<&FacetWords> {
        self.facets.get(kind.index())
    }

    /// How many words the facet has.
    #[must_use]
    pub fn len(&self, kind: FacetKind) -> usize {
        self.facet(kind).map_or(0, |facet| facet.parents.len())
    }

    /// Whether the word exists.
    #[must_use]
    pub fn contains<F: Facet>(&self, word: &Word<F>) -> bool {
        self.find(word.any()).is_some()
    }

    /// Whether `word` is `ancestor` or stands below it. Unknown words stand nowhere.
    #[must_use]
    pub fn is_within<F: Facet>(&self, word: &Word<F>, ancestor: &Word<F>) -> bool {
        match (self.find(word.any()), self.find(ancestor.any())) {
            (Some(word), Some(ancestor)) => self.within(F::KIND, word, ancestor),
            _ => false,
        }
    }

    /// The words directly above a word.
    pub fn parents<F: Facet>(&self, word: &Word<F>) -> impl Iterator<Item = Word<F>> {
        let parents = self
            .find(word.any())
            .and_then(|term| self.facet(F::KIND)?.parents.get(at(term)))
            .map(Vec::as_slice)
            .unwrap_or_default();
        parents.iter().filter_map(|term| self.word(*term))
    }

    /// The word itself and every word below it.
    pub fn descendants<F: Facet>(&self, word: &Word<F>) -> impl Iterator<Item = Word<F>> {
        let term = self.find(word.any());
        let below = term.map(|term| self.down(F::KIND, term)).unwrap_or_default();
        below.iter().filter_map(|term| self.word(*term))
    }

    /// Every word of the facet, built-in ones first.
    pub fn words<F: Facet>(&self) -> impl Iterator<Item = Word<F>> {
        (0..).map_while(|term| self.word(term))
    }

    /// What a word means.
    #[must_use]
    pub fn describe<F: Facet>(&self, word: &Word<F>) -> Option<Description> {
        let term = at(self.find(word.any())?);
        if let Some(entry) = F::KIND.table().get(term) {
            let iri = |rest: &str| Url::parse(&format!("https://w3id.org/dpv{rest}")).ok();
            return Some(Description {
                definition: entry.definition.to_owned(),
                dpv: entry.dpv.and_then(|(relation, rest)| Some((relation, iri(rest)?))),
                fides: entry.fides.iter().map(|key| (*key).to_owned()).collect(),
            });
        }
        let facet = self.facet(F::KIND)?;
        let own = facet.own.get(term.checked_sub(facet.built_in)?)?;
        Some(Description { definition: own.definition.clone(), dpv: None, fides: Vec::new() })
    }

    /// The built-in word to which the fides language gives this key.
    #[must_use]
    pub fn by_fides_key<F: Facet>(&self, key: &str) -> Option<Word<F>> {
        let index = F::KIND.table().iter().position(|entry| entry.fides.contains(&key))?;
        u16::try_from(index).ok().map(Word::built_in)
    }

    /// The known word of the facet that a text comes nearest to.
    #[must_use]
    pub fn nearest(&self, kind: FacetKind, text: &str) -> Option<String> {
        if let Some(code) = country_code(kind, text) {
            return Some(code.to_owned());
        }
        let own = self.facet(kind).map(|facet| facet.own.as_slice()).unwrap_or_default();
        let keys = kind.table().iter().map(|entry| entry.key);
        nearest_word(text, keys.chain(own.iter().map(|word| word.key.as_str())))
    }

    #[inline]
    pub(crate) fn find(&self, word: AnyWord<'_>) -> Option<TermId> {
        match word.name {
            Name::BuiltIn(index) => Some(index),
            Name::Own(key) => self.facet(word.kind)?.own_index.get(key).copied(),
        }
    }

    /// Whether the facet has a word of that name.
    #[must_use]
    pub fn has_key(&self, kind: FacetKind, key: &str) -> bool {
        self.find_key(kind, key).is_some()
    }

    pub(crate) fn find_key(&self, kind: FacetKind, key: &str) -> Option<TermId> {
        built_in_index(kind, key).or_else(|| self.facet(kind)?.own_index.get(key).copied())
    }

    pub(crate) fn key(&self, kind: FacetKind, term: TermId) -> &str {
        if let Some(entry) = kind.table().get(at(term)) {
            return entry.key;
        }
        self.facet(kind)
            .and_then(|facet| facet.own.get(at(term).checked_sub(facet.built_in)?))
            .map_or("", |own| own.key.as_str())
    }

    fn word<F: Facet>(&self, term: TermId) -> Option<Word<F>> {
        if at(term) < F::KIND.table().len() {
            Some(Word::built_in(term))
        } else {
            let key = self.key(F::KIND, term);
            if key.is_empty() { None } else { Word::new(key).ok() }
        }
    }

    /// The term and all above it, sorted.
    pub(crate) fn up(&self, kind: FacetKind, term: TermId) -> &[TermId] {
        self.facet(kind)
            .and_then(|facet| facet.closure.up.get(at(term)))
            .map(AsRef::as_ref)
            .unwrap_or_default()
    }

    /// The term and all below it, sorted.
    pub(crate) fn down(&self, kind: FacetKind, term: TermId) -> &[TermId] {
        self.facet(kind)
            .and_then(|facet| facet.closure.down.get(at(term)))
            .map(AsRef::as_ref)
            .unwrap_or_default()
    }

    #[inline]
    pub(crate) fn within(&self, kind: FacetKind, term: TermId, ancestor: TermId) -> bool {
        term == ancestor
            || match self.up(kind, term) {
                // Looking at all of a few takes no branches.
                few if few.len() <= FEW_ABOVE => {
                    few.iter().fold(false, |found, above| found | (*above == ancestor))
                }
                many => many.binary_search(&ancestor).is_ok(),
            }
    }

    /// Whether two terms have a descendant in common, themselves included.
    pub(crate) fn overlap(&self, kind: FacetKind, one: TermId, other: TermId) -> bool {
        self.overlap_as(kind, one, self, other)
    }

    /// Whether two terms have a descendant in common, where another vocabulary of the same words
    /// says what lies below the second.
    pub(crate) fn overlap_as(
        &self,
        kind: FacetKind,
        one: TermId,
        others: &Self,
        other: TermId,
    ) -> bool {
        let (mut ours, mut theirs) = (self.down(kind, one), others.down(kind, other));
        while let (Some((a, after_a)), Some((b, after_b))) =
            (ours.split_first(), theirs.split_first())
        {
            match a.cmp(b) {
                std::cmp::Ordering::Less => ours = after_a,
                std::cmp::Ordering::Greater => theirs = after_b,
                std::cmp::Ordering::Equal => return true,
            }
        }
        false
    }

    /// Whether evidence of this kind counts only with the party that it names.
    pub(crate) fn is_party_bound(&self, kind_of_evidence: TermId) -> bool {
        self.facet(FacetKind::Evidence)
            .and_then(|facet| facet.party_bound.get(at(kind_of_evidence)))
            .copied()
            .unwrap_or(true)
    }
}

/// The code of a country that is written by its name, or by a code in common use.
fn country_code(kind: FacetKind, text: &str) -> Option<&'static str> {
    if kind != FacetKind::Place {
        return None;
    }
    match text.to_ascii_uppercase().as_str() {
        "UK" | "GREAT-BRITAIN" | "UNITED-KINGDOM" => return Some("GB"),
        "USA" | "UNITED-STATES" => return Some("US"),
        _ => {}
    }
    let name = text.replace('-', " ");
    let is_it = |definition: &str| definition.trim_end_matches('.').eq_ignore_ascii_case(&name);
    kind.table().iter().find(|entry| is_it(entry.definition)).map(|entry| entry.key)
}

impl FacetWords {
    fn build(kind: FacetKind, own: &[&OwnWord], problems: &mut Vec<WordProblem>) -> Self {
        let before = problems.len();
        // Sorted, so that the order in which words are written changes nothing.
        let mut own: Vec<OwnWord> = own.iter().map(|word| (*word).clone()).collect();
        own.sort_by(|a, b| a.key.cmp(&b.key));
        let built_in = kind.table().len();
        let mut own_index = HashMap::new();
        for (position, word) in own.iter().enumerate() {
            if !is_kebab_case(&word.key) {
                let word = word.key.chars().take(80).collect();
                problems.push(WordProblem::Syntax { facet: kind, word });
                continue;
            }
            let term = TermId::try_from(built_in.saturating_add(position)).unwrap_or(TermId::MAX);
            let known = built_in_index(kind, &word.key).is_some();
            if known || own_index.insert(word.key.clone(), term).is_some() {
                problems.push(WordProblem::Repeated { facet: kind, word: word.key.clone() });
            }
        }

        let find = |name: &str| built_in_index(kind, name).or_else(|| own_index.get(name).copied());
        let mut parents: Vec<Vec<TermId>> = Vec::with_capacity(built_in.saturating_add(own.len()));
        for entry in kind.table() {
            parents.push(entry.parents.iter().filter_map(|name| find(name)).collect());
        }
        parents.resize(built_in.saturating_add(own.len()), Vec::new());
        let keys = || {
            let built_in = kind.table().iter().map(|entry| entry.key);
            built_in.chain(own.iter().map(|word| word.key.as_str()))
        };
        for word in &own {
            let Some(term) = own_index.get(&word.key).copied() else { continue };
            for (name, is_parent) in word
                .parents
                .iter()
                .map(|name| (name, true))
                .chain(word.includes.iter().map(|name| (name, false)))
            {
                let Some(other) = find(name) else {
                    let searches = problems.len() < MAX_SUGGESTIONS;
                    if problems.len() <= MAX_PROBLEMS {
                        problems.push(WordProblem::Unknown {
                            facet: kind,
                            word: word.key.clone(),
                            other: name.chars().take(80).collect(),
                            nearest: searches.then(|| nearest_word(name, keys())).flatten(),
                        });
                    }
                    continue;
                };
                let (child, parent) = if is_parent { (term, other) } else { (other, term) };
                if let Some(list) = parents.get_mut(at(child)) {
                    list.push(parent);
                }
            }
        }
        for list in &mut parents {
            list.sort_unstable();
            list.dedup();
        }

        let closure = match Closure::new(&parents, MAX_PAIRS) {
            _ if problems.len() > before => Closure::default(),
            Ok(closure) => closure,
            Err(NoClosure::Cycle(circle)) => {
                let name = |term: &TermId| keys().nth(at(*term)).unwrap_or_default().to_owned();
                let words = circle.iter().map(name).collect();
                problems.push(WordProblem::Cycle { facet: kind, words });
                Closure::default()
            }
            Err(NoClosure::TooLarge(found)) => {
                let what = "pairs of ancestor and descendant";
                problems.push(WordProblem::TooLarge { what, found, limit: MAX_PAIRS });
                Closure::default()
            }
        };
        let marked: Vec<bool> = kind
            .table()
            .iter()
            .map(|entry| entry.party_bound)
            .chain(own.iter().map(|word| word.party_bound))
            .collect();
        let is_marked = |term: &TermId| marked.get(at(*term)).copied().unwrap_or(true);
        let party_bound = closure.up.iter().map(|above| above.iter().any(is_marked)).collect();
        Self { own, own_index, built_in, parents, closure, party_bound }
    }
}
