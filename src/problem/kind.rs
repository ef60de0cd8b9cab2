//! What can be wrong, each kind with the sentence that tells it and how to mend it.

use super::phrases::{
    brief, elsewhere_or_meant, has_or_have, known_versions, meant_among, meant_and_known,
    meant_or_spelt,
};
use crate::words::{FacetKind, WordProblem};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
#[non_exhaustive]
pub enum ProblemKind {
    /// A key that means nothing here. Ignoring it could silently widen a permit.
    #[error("unknown key `{key}`{}", meant_and_known(nearest.as_deref(), instead.as_deref(), known))]
    UnknownKey {
        /// The key.
        key: String,
        /// The key that was likely meant.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        nearest: Option<String>,
        /// What to write where something is meant that has another place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        instead: Option<Cow<'static, str>>,
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
        key: Cow<'static, str>,
        /// What to write there.
        help: Cow<'static, str>,
    },
    /// A value of another type than the key takes.
    #[error("expected {expected}, found {found}")]
    WrongType {
        /// What the key takes.
        expected: Cow<'static, str>,
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
        #[serde(default, skip_serializing_if = "Option::is_none")]
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
        #[serde(default, skip_serializing_if = "Option::is_none")]
        elsewhere: Option<FacetKind>,
        /// The known word that comes nearest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
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
        #[serde(default, skip_serializing_if = "Option::is_none")]
        nearest: Option<String>,
    },
    /// A list, table or text that must hold something is empty.
    #[error("{what} is empty; {help}")]
    Empty {
        /// What is empty.
        what: Cow<'static, str>,
        /// How to mend it.
        help: Cow<'static, str>,
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
    /// Two different consent events have one id.
    #[error(
        "two different events have the id `{id}`; give each event an id of its own; record a change as a further event"
    )]
    ConflictingEvents {
        /// The id.
        id: String,
    },
    /// A grant is bound to a version of a policy that the engine does not have.
    #[error("unknown version `{version}`{}", known_versions(known))]
    UnknownVersion {
        /// The version, as `policy@version`.
        version: String,
        /// The versions that the engine has of that policy, joined by commas; empty if none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        known: String,
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
        condition: Cow<'static, str>,
        /// Where it stands.
        place: Cow<'static, str>,
        /// How to say it instead.
        help: Cow<'static, str>,
    },
    /// Two things that cannot stand together, or one that needs another.
    #[error("{what}; {help}")]
    Inconsistent {
        /// What does not fit.
        what: String,
        /// How to mend it.
        help: Cow<'static, str>,
    },
    /// A facet is stated of an act, or named in a rule, of which no action has it.
    #[error("{actions} {}no {facet}; {help}", has_or_have(actions))]
    NotApplicable {
        /// The facet.
        facet: Cow<'static, str>,
        /// The action, or the actions that the rule names, joined by commas.
        actions: String,
        /// How to mend it, and which actions have the facet.
        help: Cow<'static, str>,
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
        what: Cow<'static, str>,
        /// How much there is.
        found: usize,
        /// How much there may be.
        limit: usize,
    },
}
