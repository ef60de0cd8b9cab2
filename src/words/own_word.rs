//! Words that a policy adds, and what can be wrong with them.

use super::facet::FacetKind;

/// A word that a policy adds to the vocabulary.
///
/// ```
/// use permitted::{DataCategory, Place};
/// use permitted::words::{FacetKind, OwnWord, Vocabulary};
///
/// let words = Vocabulary::with(&[
///     OwnWord::new(FacetKind::Data, "loyalty-number", "The number of a loyalty card.")
///         .below("account-data"),
///     OwnWord::new(FacetKind::Place, "dach", "Germany, Austria and Switzerland.")
///         .including("DE")
///         .including("AT")
///         .including("CH"),
/// ])
/// .map_err(|problems| format!("{problems:?}"))?;
/// assert!(words.is_within(&DataCategory::new("loyalty-number")?, &DataCategory::ACCOUNT_DATA));
/// assert!(words.is_within(&Place::AT, &Place::new("dach")?));
///
/// // Of an own kind of evidence it can be said that it must name the party that it is about.
/// let form = OwnWord::new(FacetKind::Evidence, "signed-form", "A form with a signature.").party_bound();
/// assert_eq!((form.facet(), form.key()), (FacetKind::Evidence, "signed-form"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// use permitted::words::{FacetKind, OwnWord, Vocabulary};
///
/// let problems = Vocabulary::with(&[
///     OwnWord::new(FacetKind::Data, "loyalty-number", "The number of a loyalty card.")
///         .below("acount-data"),
/// ])
/// .unwrap_err();
/// assert_eq!(
///     problems[0].to_string(),
///     "data `loyalty-number` refers to `acount-data`, which is unknown, did you mean `account-data`?",
/// );
/// ```
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

/// How many problems of words are told at most. One more is kept, by which it shows that there are more.
pub(crate) const MAX_WORD_PROBLEMS: usize = 50;
/// For how many of them the nearest word is looked for at most.
pub(crate) const MAX_SUGGESTIONS: usize = 20;

/// Problems of words, as many as are told.
#[derive(Default)]
pub(super) struct WordProblems(Vec<WordProblem>);

impl WordProblems {
    pub(super) fn note(&mut self, problem: WordProblem) {
        if !self.are_all() {
            self.0.push(problem);
        }
    }

    /// Whether no further problem is told.
    pub(super) fn are_all(&self) -> bool {
        self.0.len() > MAX_WORD_PROBLEMS
    }

    /// Whether the next problem may come with the nearest word, which takes a look at all words.
    pub(super) fn may_suggest(&self) -> bool {
        self.0.len() < MAX_SUGGESTIONS
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn into_vec(self) -> Vec<WordProblem> {
        self.0
    }
}
