//! What can be wrong, each kind with the sentence that tells it and how to mend it.

use crate::ids::{IdFault, IdSyntax};
use crate::text::quoted;
use crate::words::{FacetKind, WordProblem};
use std::fmt::Display;

/// The kinds of things that can be wrong with a document.
///
/// ```
/// use permitted::Policy;
/// use permitted::files::Document;
/// use permitted::problem::ProblemKind;
///
/// let document: Document = toml::from_str(
///     r#"
///     id = "bank"
///     version = "1"
///     from = 2026-01-01
///     kind = "operational"
///     "#,
/// )?;
/// let error = Policy::try_from(document).unwrap_err();
/// let ProblemKind::UnknownValue { value, nearest, .. } = error.problems()[0].kind() else {
///     panic!("no kind of policy is called operational")
/// };
/// assert_eq!((value.as_str(), nearest.as_deref()), ("operational", Some("operating")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A key that means nothing here. Ignoring it could silently widen a permit.
    #[error("unknown key `{key}`{}", meant_and_known(nearest.as_deref(), *instead, known))]
    UnknownKey {
        /// The key.
        key: String,
        /// The key that was likely meant.
        nearest: Option<String>,
        /// What to write where something is meant that has another place.
        instead: Option<&'static str>,
        /// The keys that mean something here, joined by commas.
        known: String,
    },
    /// A key stands twice in one table.
    #[error("key `{key}` stands twice; keep one")]
    RepeatedKey {
        /// The key.
        key: String,
    },
    /// A key that must be there is not.
    #[error("`{key}` is missing; {help}")]
    Missing {
        /// The key.
        key: &'static str,
        /// What to write there.
        help: &'static str,
    },
    /// A value of another type than the key takes.
    #[error("expected {expected}, found {found}")]
    WrongType {
        /// What the key takes.
        expected: &'static str,
        /// What stands there.
        found: String,
    },
    /// A text that no word can be.
    #[error("`{word}` is not a word for {facet}{}", meant_or_spelt(nearest.as_deref()))]
    NotAWord {
        /// The vocabulary asked for.
        facet: FacetKind,
        /// The text.
        word: String,
        /// The word that was likely meant.
        nearest: Option<String>,
    },
    /// A word that the vocabulary does not have.
    #[error("unknown {facet} `{word}`{}", elsewhere_or_meant(*facet, word, *elsewhere, nearest.as_deref()))]
    UnknownWord {
        /// The vocabulary asked.
        facet: FacetKind,
        /// The word.
        word: String,
        /// The vocabulary that has the word, if another one does.
        elsewhere: Option<FacetKind>,
        /// The known word that comes nearest.
        nearest: Option<String>,
    },
    /// A value outside the closed list of those allowed.
    #[error("unknown value `{value}`{}", meant_among(nearest.as_deref(), allowed))]
    UnknownValue {
        /// The value.
        value: String,
        /// The values allowed, joined by commas.
        allowed: String,
        /// The value that was likely meant.
        nearest: Option<String>,
    },
    /// A list, table or text that must hold something is empty.
    #[error("{what} is empty; {help}")]
    Empty {
        /// What is empty.
        what: &'static str,
        /// How to mend it.
        help: &'static str,
    },
    /// A vocabulary that cannot be.
    #[error("{0}")]
    Vocabulary(WordProblem),
    /// A value that can mean several of those allowed.
    #[error("`{value}` can mean several things; write {meant}, whichever is meant")]
    Ambiguous {
        /// The value.
        value: String,
        /// The values that it can mean.
        meant: String,
    },
    /// Two unequal rules of one kind have one id.
    #[error(
        "id `{id}` is used by two unequal rules, {first} and {second}; give one of them an `id` of its own, such as `{id}-b`"
    )]
    RepeatedId {
        /// The id.
        id: String,
        /// Where the first of them stands.
        first: String,
        /// Where the second one stands.
        second: String,
    },
    /// A date or instant that cannot be read.
    #[error(
        "`{value}` is not a date; write `2026-03-01`, or with a time and its zone `2026-03-01T09:00:00Z`"
    )]
    NotADate {
        /// The text.
        value: String,
    },
    /// A date that is too far from the present for calendar arithmetic to be safe.
    #[error("{value} is out of range; dates lie in the years 1000 to 9700")]
    DateOutOfRange {
        /// The date.
        value: String,
    },
    /// An end that is not after its start.
    #[error("`{}` is not after `{}`; swap them or correct one", brief(until), brief(from))]
    InvertedDates {
        /// The start.
        from: String,
        /// The end.
        until: String,
    },
    /// Something else than a calendar period.
    #[error(
        "`{value}` is not a period; write a whole number and years, months, weeks, days or hours, as in `10 days` or `1 year 6 months`, at most 200 years"
    )]
    NotAPeriod {
        /// The text.
        value: String,
    },
    /// A condition where the semantics have no place for it.
    #[error("`{condition}` may not stand {place}; {help}")]
    Misplaced {
        /// The condition or key.
        condition: &'static str,
        /// Where it stands.
        place: &'static str,
        /// How to say it instead.
        help: &'static str,
    },
    /// Two things that cannot stand together, or one that needs another.
    #[error("{what}; {help}")]
    Inconsistent {
        /// What does not fit.
        what: String,
        /// How to mend it.
        help: &'static str,
    },
    /// A facet is stated of an act, or named in a rule, of which no action has it.
    #[error("{actions} {}no {facet}; {help}", has_or_have(actions))]
    NotApplicable {
        /// The facet.
        facet: &'static str,
        /// The action, or the actions that the rule names, joined by commas.
        actions: String,
        /// How to mend it, and which actions have the facet.
        help: &'static str,
    },
    /// Nesting beyond the limit.
    #[error("nested deeper than {limit} levels; flatten the conditions")]
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// A question that stands for too many uses.
    #[error(
        "the question stands for {found} different uses, more than the limit of {limit}; ask with narrower words, or in parts"
    )]
    TooBroad {
        /// How many uses there are.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
    /// More of something than the limit allows.
    #[error("{found} {what}, more than the limit of {limit}; split the document")]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
        /// How much there is.
        found: usize,
        /// How much there may be.
        limit: usize,
    },
}

fn has_or_have(actions: &str) -> &'static str {
    if actions.contains(", ") { "have " } else { "has " }
}

fn meant_and_known(nearest: Option<&str>, instead: Option<&str>, known: &str) -> String {
    match (nearest, instead) {
        (_, Some(instead)) => format!("; {instead} (known here: {known})"),
        (Some(_), None) => format!("{} (known here: {known})", did_you_mean(nearest)),
        (None, None) => format!("; known here: {known}"),
    }
}

fn elsewhere_or_meant(
    facet: FacetKind,
    word: &str,
    elsewhere: Option<FacetKind>,
    nearest: Option<&str>,
) -> String {
    match elsewhere {
        Some(other) => format!("; `{word}` is a word of the facet {other}"),
        None if nearest.is_some() => did_you_mean(nearest),
        None => format!("; {}or define it as a `[[word]]` of the policy", known_words(facet)),
    }
}

/// The words of a facet that has few, as alternatives.
fn known_words(facet: FacetKind) -> String {
    const FEW: usize = 30;
    let words: Vec<&str> = facet.table().iter().map(|entry| entry.key).collect();
    if words.len() > FEW {
        return "choose a word that exists, ".to_owned();
    }
    format!("choose one of {}, ", words.join(", "))
}

fn meant_or_spelt(nearest: Option<&str>) -> String {
    match nearest {
        Some(_) => did_you_mean(nearest),
        None => "; words are lower-case letters and digits joined by single hyphens, at most 64 characters".to_owned(),
    }
}

fn meant_among(nearest: Option<&str>, allowed: &str) -> String {
    match nearest {
        Some(_) => format!("{} (allowed: {allowed})", did_you_mean(nearest)),
        None => format!("; allowed: {allowed}"),
    }
}

fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |word| format!(", did you mean `{word}`?"))
}

/// An instant that was written out, by its day alone where it is a midnight.
pub(crate) fn brief(instant: &str) -> &str {
    instant.strip_suffix("T00:00:00Z").unwrap_or(instant)
}

impl From<IdSyntax> for ProblemKind {
    fn from(error: IdSyntax) -> Self {
        Self::Inconsistent { what: error.what(), help: error.fault().mend() }
    }
}

impl ProblemKind {
    /// What is wrong with an id or name that cannot be used.
    pub(crate) fn unusable(what: &str, id: &impl Display, fault: IdFault) -> Self {
        let what = format!("{what} `{}` {fault}", quoted(&id.to_string()));
        Self::Inconsistent { what, help: fault.mend() }
    }

    /// The word that is at fault, where one is.
    pub(super) fn word(&self) -> Option<(FacetKind, &str)> {
        match self {
            Self::NotAWord { facet, word, .. } | Self::UnknownWord { facet, word, .. } => {
                Some((*facet, word))
            }
            _ => None,
        }
    }
}
