//! The engine: policies compiled, questions decided.

mod bits;
mod candidates;
mod compile;
mod condition;
mod decide;
mod decision;
mod explain;
mod fact;
mod index;
mod judge;
mod missing;
mod outcome;
mod records;
mod request;
mod retention;
mod schedule;
mod stable;
mod supply;
mod walk;

pub use decide::Depth;
pub use decision::{
    Citation, Decision, Due, Effect, Failed, GrantFault, Ground, NearMiss, Notice, Part, RuleKind,
    RuleRef,
};
pub use fact::{Fact, FactValue, Missing, MissingFact};
pub(crate) use judge::completed_years;
pub use outcome::Outcome;
pub(crate) use outcome::Truth;
pub use request::Request;
pub use schedule::{Disposition, DueRecord, RetentionCitation, Standing};

use crate::document::{InputError, Problem, ProblemKind};
use crate::facts::{RequestBuilder, resolve};
use crate::names::{Clause, PolicyVersion, RuleId};
use crate::policy::{Policy, PolicyKind, PolicyTimeline, Right};
use crate::words::{OwnWord, Vocabulary, WordProblem};
use compile::Compiled;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use time::OffsetDateTime;
use walk::InForce;

/// How many elementary uses a request may stand for, after those that nothing tells apart are
/// taken together.
const MAX_USES: usize = 1_000_000;

/// Policies compiled to tables, immutable and cheap to clone and share between threads.
///
/// Several policies work together: of the operating ones that speak of a use the worst answer
/// counts, and limits only restrict.
///
/// ```
/// use permitted::policy::{Permit, Policy};
/// use permitted::{Action, DataCategory, Engine, LegalBasis, Outcome, Purpose, Request};
/// use time::macros::datetime;
///
/// let policy = Policy::builder("clinic", "1", datetime!(2026-01-01 0:00 UTC))
///     .permit(
///         Permit::new("2.1")
///             .action(Action::USE)
///             .data(DataCategory::CONTACT_DETAILS)
///             .purpose(Purpose::SERVICE_PROVISION)
///             .basis(LegalBasis::CONTRACT),
///     )
///     .build()?;
/// let engine = Engine::new([policy])?;
/// let request = engine.request(
///     Request::builder(Action::USE, datetime!(2026-03-01 9:00 UTC))
///         .data([DataCategory::EMAIL_ADDRESS])
///         .purpose([Purpose::SERVICE_PROVISION]),
/// )?;
/// let decision = engine.decide(&request);
/// assert_eq!(decision.outcome, Outcome::Permitted);
/// assert_eq!(decision.clauses()[0].as_str(), "2.1");
/// # Ok::<(), permitted::InputError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Engine {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    vocabulary: Arc<Vocabulary>,
    timelines: Vec<Timeline>,
}

/// The versions of one policy, compiled, earliest first.
#[derive(Debug)]
struct Timeline {
    is_limit: bool,
    versions: Vec<Compiled>,
    boundaries: Vec<OffsetDateTime>,
}

impl Timeline {
    fn in_force(&self, at: OffsetDateTime) -> Option<&Compiled> {
        let latest = self.versions.iter().rev().find(|version| version.from <= at)?;
        latest.until.is_none_or(|end| at < end).then_some(latest)
    }
}

impl Engine {
    /// Compiles policies, or timelines of their versions.
    ///
    /// # Errors
    /// If two policies have one id, or define one word of their own differently.
    pub fn new<T: Into<PolicyTimeline>>(
        policies: impl IntoIterator<Item = T>,
    ) -> Result<Self, InputError> {
        let timelines: Vec<PolicyTimeline> = policies.into_iter().map(Into::into).collect();
        let mut problems = Vec::new();
        let mut ids: Vec<_> = timelines.iter().filter_map(PolicyTimeline::id).collect();
        ids.sort_unstable();
        for (one, other) in ids.iter().zip(ids.iter().skip(1)) {
            if one == other {
                let what = format!("two policies are called `{one}`");
                let help = "put the versions of one policy into one timeline";
                problems.push(Problem::new("", ProblemKind::Inconsistent { what, help }));
            }
        }
        let words = joint_words(&timelines, &mut problems);
        let vocabulary = Vocabulary::with(&words).map_err(|found| {
            let wrong = |problem| Problem::new("word", ProblemKind::Vocabulary(problem));
            InputError::new(found.into_iter().map(wrong).collect())
        });
        if !problems.is_empty() {
            return Err(InputError::new(problems));
        }
        let vocabulary = vocabulary?;
        let mut compiled: Vec<Timeline> =
            timelines.iter().map(|timeline| compile(timeline, &words, &vocabulary)).collect();
        // Sorted, so that the order in which policies are given changes nothing.
        compiled.sort_by(|a, b| {
            let id = |timeline: &Timeline| timeline.versions.first().map(|v| v.version.clone());
            id(a).cmp(&id(b))
        });
        Ok(Self { inner: Arc::new(Inner { vocabulary, timelines: compiled }) })
    }

    /// The built-in words and those of all the policies.
    #[must_use]
    pub fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.inner.vocabulary
    }

    /// Looks up the words of a question.
    ///
    /// # Errors
    /// All that is wrong with it: unknown words, a disclosure without a recipient, a ledger
    /// without a subject, dates out of range, or so broad that it stands for over a million uses
    /// that the policies tell apart.
    pub fn request(&self, question: RequestBuilder) -> Result<Request, InputError> {
        let resolved = resolve(&question, &self.inner.vocabulary)?;
        let versions = self.all_versions();
        let groups = walk::groups(&self.inner.vocabulary, &versions, &resolved, None);
        let found = groups.count(&resolved);
        if found > MAX_USES {
            let kind = ProblemKind::TooBroad { found, limit: MAX_USES };
            return Err(InputError::new(vec![Problem::new("", kind)]));
        }
        Ok(Request { engine: self.clone(), question: Arc::new(question), resolved, groups })
    }

    /// Every clause that a rule or declaration of the policies cites.
    #[must_use]
    pub fn clauses(&self) -> BTreeSet<&Clause> {
        let rows = self.all_versions().into_iter().flat_map(|version| &version.rows);
        let amendments = self.all_versions().into_iter().flat_map(|version| &version.amendments);
        rows.flat_map(|row| &row.clauses)
            .chain(amendments.flat_map(|(_, clauses)| clauses))
            .chain(self.all_rights().flat_map(Right::all_clauses))
            .collect()
    }

    /// The id of every rule and declaration of the policies.
    #[must_use]
    pub fn rule_ids(&self) -> BTreeSet<&RuleId> {
        let rows = self.all_versions().into_iter().flat_map(|version| &version.rows);
        let amendments = self.all_versions().into_iter().flat_map(|version| &version.amendments);
        // Exceptions are rows without an id.
        rows.map(|row| &row.id)
            .filter(|id| !id.as_str().is_empty())
            .chain(amendments.map(|(id, _)| id))
            .chain(self.all_rights().flat_map(Right::all_ids))
            .collect()
    }

    /// The rights that are given at an instant, by the versions in force then.
    pub(crate) fn rights_in_force(
        &self,
        at: OffsetDateTime,
    ) -> impl Iterator<Item = (&PolicyVersion, &Right)> {
        let versions = self.inner.timelines.iter().filter_map(move |one| one.in_force(at));
        versions.flat_map(|one| one.rights.iter().map(move |right| (&one.version, right)))
    }

    fn all_rights(&self) -> impl Iterator<Item = &Right> {
        self.all_versions().into_iter().flat_map(|version| &version.rights)
    }

    fn all_versions(&self) -> Vec<&Compiled> {
        self.inner.timelines.iter().flat_map(|timeline| &timeline.versions).collect()
    }

    /// The versions in force, and whether that leaves something to decide by: a policy must
    /// operate, and every operating policy must have a version in force.
    fn in_force(&self, at: OffsetDateTime) -> (Vec<InForce<'_>>, bool) {
        let mut in_force = Vec::with_capacity(self.inner.timelines.len());
        let mut operates = false;
        let mut lacking = false;
        for timeline in &self.inner.timelines {
            operates |= !timeline.is_limit;
            match timeline.in_force(at) {
                Some(compiled) => {
                    in_force.push(InForce { compiled, is_limit: timeline.is_limit });
                }
                None => lacking |= !timeline.is_limit,
            }
        }
        (in_force, operates && !lacking)
    }
}

fn compile(timeline: &PolicyTimeline, words: &[OwnWord], joint: &Arc<Vocabulary>) -> Timeline {
    let versions = timeline.versions();
    let starts = versions.iter().skip(1).map(|next| Some(next.from())).chain([None]);
    let until = |policy: &Policy, next: Option<OffsetDateTime>| match (policy.until(), next) {
        (Some(own), Some(next)) => Some(own.min(next)),
        (own, next) => own.or(next),
    };
    Timeline {
        is_limit: timeline.kind() == PolicyKind::Limit,
        versions: versions
            .iter()
            .zip(starts)
            .map(|(policy, next)| {
                let vocabulary = as_related_by(policy, words, joint);
                Compiled::new(policy, until(policy, next), &vocabulary, joint)
            })
            .collect(),
        boundaries: timeline.boundaries().collect(),
    }
}

/// The words of all policies, related as one of them relates those that it knows: another policy
/// may put words of its own below these, but may not move these below others. A word list of a
/// law would otherwise widen what a permit speaks of. What a question or an objection says is read
/// as all policies together relate it.
fn as_related_by(policy: &Policy, words: &[OwnWord], joint: &Arc<Vocabulary>) -> Arc<Vocabulary> {
    let knows = |facet, key: &str| policy.vocabulary().has_key(facet, key);
    let moves = |word: &OwnWord| {
        !knows(word.facet(), word.key())
            && word.includes.iter().any(|included| knows(word.facet(), included))
    };
    if !words.iter().any(moves) {
        return Arc::clone(joint);
    }
    let related: Vec<OwnWord> = words
        .iter()
        .map(|word| {
            let mut word = word.clone();
            if moves(&word) {
                let facet = word.facet();
                word.includes.retain(|included| !knows(facet, included));
            }
            word
        })
        .collect();
    // INVARIANT: fewer relations than in the joint vocabulary make no problem that it has not.
    Vocabulary::with(&related).unwrap_or_else(|_| Arc::clone(policy.vocabulary()))
}

/// The own words of all policies. One that several define must be defined alike.
fn joint_words(timelines: &[PolicyTimeline], problems: &mut Vec<Problem>) -> Vec<OwnWord> {
    let mut words: BTreeMap<(usize, String), OwnWord> = BTreeMap::new();
    for policy in timelines.iter().flat_map(PolicyTimeline::versions) {
        for word in policy.words() {
            match words.entry((word.facet().index(), word.key().to_owned())) {
                Entry::Vacant(entry) => {
                    entry.insert(word.clone());
                }
                Entry::Occupied(entry) if entry.get() == word => {}
                Entry::Occupied(_) => {
                    let (facet, word) = (word.facet(), word.key().to_owned());
                    let kind = ProblemKind::Vocabulary(WordProblem::Conflicting { facet, word });
                    problems.push(Problem::new(format!("policy `{}`", policy.version()), kind));
                }
            }
        }
    }
    words.into_values().collect()
}
