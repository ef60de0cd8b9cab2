//! What the engine says of a question: an answer for each part of it, and for all together.

use crate::closed_list::closed_list;
use crate::engine::answer::cited_rules::{Citation, Due, Ground};
use crate::engine::answer::missing_facts::Missing;
use crate::engine::answer::near_misses::NearMiss;
use crate::engine::answer::notices::Notice;
use crate::engine::answer::open_fact::Fact;
use crate::engine::judge::outcome::Outcome;
use crate::files::{id_of, stored};
use crate::ids::{Clause, QuestionId, VersionInForce};
use crate::policy::TermFacet;
use crate::words::{DataCategory, Purpose};
use serde::{Deserialize, Serialize};
use std::fmt;
use time::OffsetDateTime;
use uuid::Uuid;

/// How far a decision is explained.
///
/// ```
/// use permitted::engine::Depth;
///
/// assert!(Depth::WithoutNear < Depth::Full);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// The outcome and what it rests on: citations, grounds, obligations, unknown facts, notices,
    /// and until when it holds; neither what nearly applied nor what is missing.
    WithoutNear,
    /// All but what is missing.
    WithoutMissing,
    /// All.
    Full,
}

closed_list! {
    Depth {
        WithoutNear = "without-near",
        WithoutMissing = "without-missing",
        Full = "full",
    }
}

stored! {
    "Part", format: false, fields: PartFields;

    /// The answer for one data item and one purpose of the question.
    ///
    /// Where a decision is not permitted as a whole, its parts say what may be done all the same.
    ///
    /// ```
    /// use permitted::{Engine, Outcome, Policy};
    ///
    /// let policy: Policy = toml::from_str(
    ///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
    ///      [[permit]]\nclause = '2'\ndata = 'email-address'\npurpose = 'billing'",
    /// )?;
    /// let decision = Engine::new([policy])?.ask(toml::from_str(
    ///     "action = 'use'\ndata = ['email-address', 'health-data']\npurpose = 'billing'\nat = 2026-03-01",
    /// )?)?;
    /// assert_eq!(decision.parts[0].outcome, Outcome::Permitted);
    /// assert_eq!(decision.parts[1].outcome, Outcome::NotPermitted);
    /// assert_eq!(decision.parts[0].clauses()[0].as_str(), "2");
    /// assert!(decision.parts[1].clauses().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub struct Part {
        /// The place of the item in the question.
        pub item: usize,
        /// The place of the purpose in the question.
        pub purpose_index: usize,
        /// The item's category.
        pub data: DataCategory,
        /// The purpose.
        pub purpose: Purpose,
        /// The worst outcome among the uses that the item and the purpose stand for.
        pub outcome: Outcome,
        /// Where the first use with that outcome is narrower than the question: the facet and the exact term,
        /// or the question's own term without what lies below it.
        #[serde(default)]
        pub witness: Vec<Witness>,
        /// What decided, for all uses that the part stands for.
        #[serde(default)]
        pub citations: Vec<Citation>,
        /// The permits that hold for a prohibited use of the part, and that the prohibition overrode.
        #[serde(default)]
        pub overridden: Vec<Citation>,
        /// Every permit that holds for a permitted use of the part.
        #[serde(default)]
        pub grounds: Vec<Ground>,
        /// What has to be done along with the permitted uses of the part.
        #[serde(default)]
        pub obligations: Vec<Due>,
        /// The unknown facts that were read, where the outcome is undetermined.
        #[serde(default)]
        pub unknown: Vec<Fact>,
        /// The rules that nearly applied to the first use with that outcome: the nearest of them, 16 at
        /// most. Those come first that fail in the fewest things, then those that consent or evidence on
        /// record would cure, then in the order of their ids. Where the part is permitted, rules that
        /// forbid the same with other data are not among them.
        #[serde(default)]
        pub near: Vec<NearMiss>,
        /// How many rules nearly applied, those included that are not listed.
        pub near_count: usize,
        /// What would make the part permitted; none where it is permitted, or nobody asked.
        pub missing: Option<Missing>,
        /// What is worth knowing beside.
        #[serde(default)]
        pub notices: Vec<Notice>,
    }
}

/// In what the first use with a part's outcome is narrower than the question.
///
/// ```
/// use permitted::{Engine, Policy};
///
/// // All kinds of security are named, but one.
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
///      [[permit]]\nclause = '2'\ndata = 'email-address'",
/// )?;
/// let decision = Engine::new([policy])?.ask(toml::from_str(
///     "action = 'use'\ndata = 'contact-details'\npurpose = 'billing'\nat = 2026-03-01",
/// )?)?;
/// // Of the contact details those are not permitted that have no name of their own.
/// assert_eq!(decision.parts[0].witness[0].to_string(), "data exactly contact-details");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Witness {
    /// The facet.
    pub facet: TermFacet,
    /// The term of the use.
    pub term: String,
    /// Whether it is the question's own term, without what lies below it.
    pub exactly: bool,
}

impl fmt::Display for Witness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exactly = if self.exactly { "exactly " } else { "" };
        write!(f, "{} {exactly}{}", self.facet, self.term)
    }
}

/// The answer for one data item over all purposes of the question.
///
/// Whoever hands over the items that are permitted for all purposes hands over nothing that some purpose
/// does not allow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct ItemOutcome {
    /// The place of the item in the question.
    pub item: usize,
    /// The item's category.
    pub data: DataCategory,
    /// The worst outcome among its purposes.
    pub outcome: Outcome,
}

impl Part {
    /// Every clause that the part's answer cites, sorted.
    #[must_use]
    pub fn clauses(&self) -> Vec<&Clause> {
        sorted(self.citations.iter().flat_map(|citation| &citation.clauses))
    }
}

stored! {
    "Decision", format: true, fields: DecisionFields;

    /// The answer to a request: the outcome, what decided, what has to be done, what is missing, and
    /// how long all that holds. It is data; `render` turns it into prose.
    ///
    /// Gate with [`is_permitted`](Decision::is_permitted), carry out its obligations, show its parts to
    /// whoever was refused, drop what is not among its [permitted items](Decision::permitted_items) where a
    /// part of the data will do, and log it: it serialises and reads back, and has an [`id`](Decision::id).
    /// It may be cached until [`stable_until`](Decision::stable_until), as long as the facts stay the same.
    ///
    /// ```
    /// use permitted::{Engine, Outcome, Policy};
    ///
    /// let policy: Policy = toml::from_str(
    ///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
    ///      [[permit]]\nclause = '2'\ndata = 'email-address'\npurpose = 'billing'",
    /// )?;
    /// let decision = Engine::new([policy])?.ask(toml::from_str(
    ///     "action = 'use'\ndata = ['email-address', 'health-data']\npurpose = 'billing'\nat = 2026-03-01",
    /// )?)?;
    /// assert!(!decision.is_permitted());
    /// assert!(decision.is_partly_permitted());
    /// let permitted: Vec<String> = decision.permitted_items().map(|item| item.data.to_string()).collect();
    /// assert_eq!(permitted, ["email-address"]);
    /// assert_eq!(decision.clauses()[0].as_str(), "2");
    /// assert_eq!(decision.stable_until, None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub struct Decision {
        /// The caller's id of the question, where it has one.
        pub question_id: Option<QuestionId>,
        /// The worst outcome among the parts.
        pub outcome: Outcome,
        /// The moment that the answer is about.
        #[serde(with = "crate::instant::in_utc")]
        pub at: OffsetDateTime,
        /// The versions in force at that moment, by which it was decided.
        #[serde(default)]
        pub versions: Vec<VersionInForce>,
        /// The answer per item and purpose, in the order of the question: purposes within items.
        #[serde(default)]
        pub parts: Vec<Part>,
        /// The answer per item over all purposes, in the order of the question.
        #[serde(default)]
        pub items: Vec<ItemOutcome>,
        /// What has to be done along with all that is permitted.
        #[serde(default)]
        pub obligations: Vec<Due>,
        /// Before this instant the same facts give the same answer; `None` means they always do.
        #[serde(default, with = "crate::instant::optional_in_utc")]
        pub stable_until: Option<OffsetDateTime>,
    }
}

impl Decision {
    /// The decision, as the answer to the question that has this id in the caller's systems.
    /// [`Engine::ask`](crate::Engine::ask) takes it from the question; where an act and facts were prepared,
    /// say it here.
    #[must_use]
    pub fn for_question(mut self, id: impl Into<QuestionId>) -> Self {
        self.question_id = Some(id.into());
        self
    }

    /// The decision's own id: a version-5 UUID of all that it says. Equal decisions have one id,
    /// whenever and wherever they are made; any difference gives another.
    ///
    /// ```
    /// use permitted::{Decision, Engine, Policy, Question};
    ///
    /// let policy: Policy = toml::from_str("id = 'shop'\nversion = '1'\nfrom = 2026-01-01")?;
    /// let engine = Engine::new([policy])?;
    /// let question: Question = toml::from_str(
    ///     "id = 'request-17'\naction = 'use'\ndata = 'name'\npurpose = 'billing'\nat = 2026-03-01",
    /// )?;
    /// let decision = engine.ask(question.clone())?;
    /// assert_eq!(decision.question_id.as_ref().unwrap(), "request-17");
    /// assert_eq!(decision.id(), engine.ask(question.clone())?.id());
    /// assert_ne!(decision.id(), engine.ask(question.id("request-18"))?.id());
    ///
    /// let stored = serde_json::to_string(&decision)?;
    /// assert_eq!(serde_json::from_str::<Decision>(&stored)?.id(), decision.id());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn id(&self) -> Uuid {
        id_of(self)
    }

    /// Whether all of it is permitted.
    #[must_use]
    pub const fn is_permitted(&self) -> bool {
        self.outcome.is_permitted()
    }

    /// Whether some items are permitted for all purposes of the question, and others are not.
    #[must_use]
    pub fn is_partly_permitted(&self) -> bool {
        !self.is_permitted() && self.permitted_items().next().is_some()
    }

    /// The items that are permitted for all purposes of the question, for a caller who drops the rest.
    ///
    /// An item that is permitted for some of the purposes alone is not among them: whoever hands it over
    /// hands it over for all.
    pub fn permitted_items(&self) -> impl Iterator<Item = &ItemOutcome> {
        self.items.iter().filter(|item| item.outcome.is_permitted())
    }

    /// Every clause that the answer cites, sorted.
    #[must_use]
    pub fn clauses(&self) -> Vec<&Clause> {
        let citations = self.parts.iter().flat_map(|part| &part.citations);
        sorted(citations.flat_map(|citation| &citation.clauses))
    }
}

fn sorted<'a>(clauses: impl Iterator<Item = &'a Clause>) -> Vec<&'a Clause> {
    let mut clauses: Vec<&Clause> = clauses.collect();
    clauses.sort();
    clauses.dedup();
    clauses
}
