use super::built_in::built_in_index;
use super::facet::{Facet, FacetKind};
use super::facet_words::FacetWords;
use super::lists::at;
use super::own_word::{MAX_WORD_PROBLEMS, OwnWord, WordProblem, WordProblems};
use super::term::TermId;
use super::word::Word;
use crate::suggestions::nearest_word;
use std::sync::{Arc, LazyLock};

/// How many words of its own a vocabulary may have.
const MAX_OWN_WORDS: usize = 50_000;
// The last few numbers are no terms; see the engine's `Point`.
const _: () = assert!(MAX_OWN_WORDS + 10_000 < TermId::MAX as usize);
/// So many ancestors are looked through one by one: searching would take as long.
const FEW_ABOVE: usize = 8;

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

/// All words that exist, facet by facet, and how they stand to each other.
///
/// Immutable; a policy's vocabulary is the built-in one with the policy's own words.
///
/// ```
/// use permitted::{DataCategory, Purpose};
/// use permitted::words::Vocabulary;
///
/// let words = Vocabulary::built_in();
/// assert!(words.is_within(&DataCategory::EMAIL_ADDRESS, &DataCategory::CONTACT_DETAILS));
/// assert!(!words.is_within(&Purpose::MARKETING, &Purpose::OWN_MARKETING));
/// ```
///
/// A vocabulary is walked from words to those above and below them, and asked about texts that
/// people write.
///
/// ```
/// use permitted::{DataCategory, Place};
/// use permitted::words::{FacetKind, Vocabulary};
///
/// let words = Vocabulary::built_in();
/// assert!(words.parents(&DataCategory::EMAIL_ADDRESS).any(|above| above == DataCategory::CONTACT_DETAILS));
/// assert!(words.descendants(&Place::EEA).any(|below| below == Place::new("NO").unwrap()));
/// assert!(words.has_key(FacetKind::Data, "email-address"));
/// assert_eq!(words.nearest(FacetKind::Data, "e_mail address").as_deref(), Some("email-address"));
/// ```
#[derive(Debug, Clone)]
pub struct Vocabulary {
    /// What is as in another vocabulary is shared with it.
    facets: [Arc<FacetWords>; FacetKind::ALL.len()],
}

static BUILT_IN: LazyLock<Arc<Vocabulary>> = LazyLock::new(|| {
    // INVARIANT: the built-in tables are checked by a test; no own words, so nothing can fail.
    let words = |kind| FacetWords::new(kind, &[], &mut WordProblems::default());
    Arc::new(Vocabulary { facets: FacetKind::ALL.map(|kind| Arc::new(words(kind))) })
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
    /// What is wrong with the words: bad or repeated keys, unknown parents, circles, sizes beyond
    /// the limits (50,000 own words; a million parents and 8 million pairs of ancestor and
    /// descendant in one facet). The first 50 problems are told, the nearest word with the first 20.
    pub fn with(own: &[OwnWord]) -> Result<Arc<Self>, Vec<WordProblem>> {
        Self::with_all(&own.iter().collect::<Vec<_>>()).map_err(|mut problems| {
            problems.truncate(MAX_WORD_PROBLEMS);
            problems
        })
    }

    /// The built-in words and these. Tells one more problem than [`Vocabulary::with`] where there
    /// are more.
    pub(crate) fn with_all(own: &[&OwnWord]) -> Result<Arc<Self>, Vec<WordProblem>> {
        if own.is_empty() {
            return Ok(Self::built_in());
        }
        if own.len() > MAX_OWN_WORDS {
            let (found, limit) = (own.len(), MAX_OWN_WORDS);
            return Err(vec![WordProblem::TooLarge { what: "words".into(), found, limit }]);
        }
        let mut problems = WordProblems::default();
        let mut vocabulary = Self::clone(&BUILT_IN);
        for (kind, facet) in FacetKind::ALL.into_iter().zip(&mut vocabulary.facets) {
            let mine = own.iter().copied().filter(|word| word.facet == kind);
            let mine: Vec<&OwnWord> = mine.collect();
            if !mine.is_empty() && !problems.are_all() {
                *facet = Arc::new(FacetWords::new(kind, &mine, &mut problems));
            }
        }
        let problems = problems.into_vec();
        if problems.is_empty() { Ok(Arc::new(vocabulary)) } else { Err(problems) }
    }

    #[inline]
    pub(super) fn facet(&self, kind: FacetKind) -> Option<&FacetWords> {
        self.facets.get(kind.index()).map(|facet| &**facet)
    }

    /// Leaves out that some words of a facet stand directly below others; pairs of both, sorted.
    pub(super) fn leave_out(&mut self, kind: FacetKind, edges: &[(TermId, TermId)]) {
        if let Some(facet) = self.facets.get_mut(kind.index()) {
            *facet = Arc::new(facet.without(kind, edges));
        }
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
            .and_then(|term| Some(self.facet(F::KIND)?.parents.get(term)))
            .unwrap_or_default();
        parents.iter().filter_map(|term| self.word(*term))
    }

    /// The word itself and every word above it.
    ///
    /// ```
    /// use permitted::DataCategory;
    /// use permitted::words::Vocabulary;
    ///
    /// let words = Vocabulary::built_in();
    /// assert!(words.ancestors(&DataCategory::MOBILE_NUMBER).any(|above| above == DataCategory::PERSONAL_DATA));
    /// ```
    pub fn ancestors<F: Facet>(&self, word: &Word<F>) -> impl Iterator<Item = Word<F>> {
        let term = self.find(word.any());
        let above = term.map(|term| self.up(F::KIND, term)).unwrap_or_default();
        above.iter().filter_map(|term| self.word(*term))
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

    /// The known word of the facet that a text comes nearest to.
    #[must_use]
    pub fn nearest(&self, kind: FacetKind, text: &str) -> Option<String> {
        if let Some(code) = country_code(kind, text) {
            return Some(code.to_owned());
        }
        let own = self.facet(kind).map(|facet| facet.own.words.as_slice()).unwrap_or_default();
        let keys = kind.table().iter().map(|entry| entry.key);
        nearest_word(text, keys.chain(own.iter().map(|word| &*word.key)))
    }

    #[inline]
    pub(crate) fn find(&self, word: AnyWord<'_>) -> Option<TermId> {
        match word.name {
            Name::BuiltIn(index) => Some(index),
            Name::Own(key) => self.facet(word.kind)?.own.find(key),
        }
    }

    /// Whether the facet has a word of that name.
    #[must_use]
    pub fn has_key(&self, kind: FacetKind, key: &str) -> bool {
        self.find_key(kind, key).is_some()
    }

    pub(crate) fn find_key(&self, kind: FacetKind, key: &str) -> Option<TermId> {
        built_in_index(kind, key).or_else(|| self.facet(kind)?.own.find(key))
    }

    pub(crate) fn key(&self, kind: FacetKind, term: TermId) -> &str {
        if let Some(entry) = kind.table().get(at(term)) {
            return entry.key;
        }
        self.facet(kind).and_then(|facet| facet.own.get(term)).map_or("", |own| &own.key)
    }

    pub(crate) fn word<F: Facet>(&self, term: TermId) -> Option<Word<F>> {
        if at(term) < F::KIND.table().len() {
            Some(Word::built_in(term))
        } else {
            let key = self.key(F::KIND, term);
            if key.is_empty() { None } else { Word::new(key).ok() }
        }
    }

    /// The term and all above it, sorted.
    #[inline]
    pub(crate) fn up(&self, kind: FacetKind, term: TermId) -> &[TermId] {
        self.facet(kind).map(|facet| facet.closure.up.get(term)).unwrap_or_default()
    }

    /// The term and all below it, sorted.
    pub(crate) fn down(&self, kind: FacetKind, term: TermId) -> &[TermId] {
        self.facet(kind).map(|facet| facet.closure.down.get(term)).unwrap_or_default()
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
