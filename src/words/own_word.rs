//! Words that a policy adds, and what can be wrong with them.

use super::facet::FacetKind;
use crate::ids::PartyId;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

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
    pub(crate) party: Option<PartyId>,
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
            party: None,
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

    /// For roles of parties: the word stands for this very party, in both directions. Whoever states
    /// the word as a role states the party, and whoever states the party states the word.
    ///
    /// ```
    /// use permitted::{Act, Action, DataCategory, Engine, Facts, Party, Policy, Purpose};
    /// use permitted::facts::PartyInRole;
    /// use permitted::policy::Forbid;
    /// use permitted::words::{FacetKind, OwnWord};
    /// use time::macros::datetime;
    ///
    /// let sun_coop = OwnWord::new(FacetKind::Party, "sun-coop", "The cooperative with the panels.")
    ///     .below("partner")
    ///     .party("coop-17");
    /// let policy = Policy::builder("grid", "1", datetime!(2026-01-01 0:00 UTC))
    ///     .word(sun_coop)
    ///     .forbid(Forbid::new("9").recipient([Party::new("sun-coop")?]))
    ///     .build()?;
    /// let engine = Engine::new([policy])?;
    /// let by_name = Act::new(Action::SHARE)
    ///     .data(DataCategory::USAGE)
    ///     .purpose(Purpose::RESEARCH)
    ///     .recipient(PartyInRole::named(Party::PARTNER, "coop-17"));
    /// let (act, nobody) = (engine.prepare(by_name)?, engine.facts(Facts::default())?);
    /// let decision = engine.decide(&act, &nobody, datetime!(2026-03-01 9:00 UTC));
    /// assert_eq!(decision.parts[0].citations[0].rule.to_string(), "forbid `9`");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn party(mut self, party: impl Into<PartyId>) -> Self {
        self.party = Some(party.into());
        self
    }

    /// The very party for which the word stands, if it stands for one.
    #[must_use]
    pub fn very_party(&self) -> Option<&PartyId> {
        self.party.as_ref()
    }

    /// Whether another word stands at the same place and for the same party, whatever the prose of its
    /// definition says.
    pub(crate) fn means_what(&self, other: &Self) -> bool {
        let Self { facet, key, parents, includes, definition: _, party_bound, party } = self;
        *facet == other.facet
            && *key == other.key
            && *parents == other.parents
            && *includes == other.includes
            && *party_bound == other.party_bound
            && *party == other.party
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
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
    /// Two policies that are to work together define one word differently, or two versions of one policy
    /// do, the prose of the definition aside.
    #[error(
        "{facet} `{word}` is defined differently by two policies, or by two versions of one; make the definitions equal or rename one"
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
        #[serde(default, skip_serializing_if = "Option::is_none")]
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
    /// A word of another facet than the roles of parties that says for which party it stands.
    #[error(
        "{facet} `{word}` names a party, which only a role of a party can stand for; leave `party` out"
    )]
    NotAParty {
        /// The vocabulary.
        facet: FacetKind,
        /// The word.
        word: String,
    },
    /// A party that has a word already, or a word of a party below that of another.
    #[error("the party `{party}` of `{word}` has the word `{other}` already; use that word for it")]
    PartyTwice {
        /// The word.
        word: String,
        /// The party for which it stands.
        party: String,
        /// The word that stands for the party.
        other: String,
    },
    /// A word of a party below the word of another party.
    #[error(
        "`{word}` is the party `{party}` and stands below `{other}`, which is another party; put it below a role"
    )]
    PartyWithin {
        /// The word.
        word: String,
        /// The party for which it stands.
        party: String,
        /// The word of the other party.
        other: String,
    },
    /// More words, or deeper, than the limit.
    #[error("{found} {what}, more than the limit of {limit}; leave words out")]
    TooLarge {
        /// What there is too much of.
        what: Cow<'static, str>,
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
