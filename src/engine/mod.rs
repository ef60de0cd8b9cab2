//! The engine: policies compiled, questions decided.

mod age;
mod batch;
mod bits;
mod broad;
mod candidates;
mod compile;
mod compiled;
mod condition;
mod decide;
mod decision;
mod explain;
mod fact;
mod gathered;
mod index;
mod index_builder;
mod judge;
mod missing;
mod outcome;
mod plan;
mod records;
mod request;
mod retention;
mod retention_end;
mod schedule;
mod select;
mod stable;
mod standing;
mod supply;
mod sweep;
mod the_use;
mod unknown;
mod uses;
mod values;
mod walk;

pub(crate) use age::completed_years;
pub use batch::{Column, Columns, SubjectFacts};
pub use decide::Depth;
pub use decision::{
    Citation, Decision, Due, Effect, Failed, GrantFault, Ground, NearMiss, Notice, Part, RuleKind,
    RuleRef,
};
pub use fact::{Fact, FactValue, Missing, MissingFact};
pub use outcome::Outcome;
pub(crate) use outcome::Truth;
pub use request::Request;
pub use standing::{Disposition, DueRecord, RetentionCitation, Standing};

use crate::document::{InputError, Problem, ProblemKind, order};
use crate::facts::RequestBuilder;
use crate::names::{Clause, PolicyVersion, RuleId};
use crate::policy::{Policy, PolicyKind, PolicyTimeline, Right};
use crate::words::{MAX_WORD_PROBLEMS, OwnWord, Related, Vocabulary, WordProblem};
use compiled::Compiled;
use index_builder::MAX_BLOCKS;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use time::{Duration, OffsetDateTime};
use walk::InForce;

/// How many elementary uses a request may stand for, after those that nothing tells apart are
/// taken together.
const MAX_USES: usize = 1_000_000;
/// How many own words the policies of an engine may have, times the number of their versions: the
/// index of each version knows all of them.
const MAX_WORDS_BY_VERSIONS: usize = 8_000_000;

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
    identity: Identity,
    vocabulary: Arc<Vocabulary>,
    timelines: Vec<Timeline>,
    /// The versions of all policies, timeline by timeline, earliest first.
    versions: Vec<Compiled>,
    /// The names of these.
    names: Vec<PolicyVersion>,
    /// Earliest first; the first lies before all versions.
    periods: Vec<Period>,
}

/// Tells an engine from all others of the process. Requests and facts keep it instead of a share in
/// the engine: counting shares up and down would cost as much as looking three words up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Identity(u64);

impl Identity {
    fn new() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// One policy over its versions.
#[derive(Debug)]
struct Timeline {
    is_limit: bool,
    /// The numbers of its versions.
    versions: Range<usize>,
    boundaries: Vec<OffsetDateTime>,
}

impl Inner {
    fn version(&self, number: u32) -> Option<InForce<'_>> {
        let compiled = self.versions.get(number as usize)?;
        Some(InForce { number, compiled, is_limit: compiled.is_limit })
    }

    fn versions_of(&self, timeline: &Timeline) -> &[Compiled] {
        self.versions.get(timeline.versions.clone()).unwrap_or_default()
    }

    /// The number of the version of a policy that is in force.
    fn in_force_of(&self, timeline: &Timeline, at: OffsetDateTime) -> Option<usize> {
        let place = self.versions_of(timeline).iter().rposition(|version| version.from <= at)?;
        let number = timeline.versions.start.checked_add(place)?;
        let latest = self.versions.get(number)?;
        latest.until.is_none_or(|end| at < end).then_some(number)
    }

    /// The periods between the instants at which versions begin and end.
    fn periods(&self) -> Vec<Period> {
        let mut starts: Vec<OffsetDateTime> = self
            .timelines
            .iter()
            .flat_map(|timeline| timeline.boundaries.iter().copied())
            .collect();
        starts.sort_unstable();
        starts.dedup();
        let first = starts.first().map(|first| first.saturating_sub(Duration::NANOSECOND));
        let before_all = first.unwrap_or(OffsetDateTime::UNIX_EPOCH);
        std::iter::once(before_all).chain(starts).map(|start| self.period_from(start)).collect()
    }

    fn period_from(&self, start: OffsetDateTime) -> Period {
        let mut in_force = Vec::new();
        let mut operates = false;
        let mut lacking = false;
        for timeline in &self.timelines {
            operates |= !timeline.is_limit;
            let number = self.in_force_of(timeline, start);
            let number = number.and_then(|number| u32::try_from(number).ok());
            lacking |= number.is_none() && !timeline.is_limit;
            in_force.extend(number);
        }
        let mut versions = in_force.iter().filter_map(|number| self.version(*number));
        let relate_words =
            versions.any(|version| !Arc::ptr_eq(&version.compiled.vocabulary, &self.vocabulary));
        Period { start, in_force, governed: operates && !lacking, relate_words }
    }

    /// The number of the period that an instant lies in.
    fn period_at(&self, at: OffsetDateTime) -> u32 {
        let begun = self.periods.partition_point(|period| order(period.start, at).is_le());
        u32::try_from(begun.saturating_sub(1)).unwrap_or(0)
    }

    fn period(&self, number: u32) -> &Period {
        self.periods.get(number as usize).unwrap_or(&NO_PERIOD)
    }
}

/// A stretch of time in which the same versions are in force.
#[derive(Debug)]
struct Period {
    start: OffsetDateTime,
    /// The numbers of the versions.
    in_force: Vec<u32>,
    /// Some policy operates, and all that do have a version in force: otherwise nothing is
    /// permitted.
    governed: bool,
    /// Whether a version relates words in its own way. Where a request is looked up, records are
    /// taken to divide its words then.
    relate_words: bool,
}

static NO_PERIOD: Period = Period {
    start: OffsetDateTime::UNIX_EPOCH,
    in_force: Vec::new(),
    governed: false,
    relate_words: false,
};

impl Engine {
    /// Compiles policies, or timelines of their versions.
    ///
    /// # Errors
    /// If two policies have one id, define one word of their own differently, or have more words
    /// than the limits allow.
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
        let versions: usize = timelines.iter().map(|timeline| timeline.versions().len()).sum();
        let found = words.len().saturating_mul(versions);
        if found > MAX_WORDS_BY_VERSIONS {
            let what = "own words of the policies, times their versions";
            let kind = ProblemKind::TooLarge { what, found, limit: MAX_WORDS_BY_VERSIONS };
            problems.push(Problem::new("word", kind));
        }
        if !problems.is_empty() {
            return Err(InputError::new(problems));
        }
        let vocabulary = Vocabulary::with_all(&words).map_err(|found| {
            let wrong = |problem| Problem::new("word", ProblemKind::Vocabulary(problem));
            InputError::new(found.into_iter().map(wrong).collect())
        })?;
        let mut related = Related::new(&vocabulary, &words);
        let mut sorted: Vec<&PolicyTimeline> = timelines.iter().collect();
        // Sorted, so that the order in which policies are given changes nothing.
        sorted.sort_by(|a, b| a.id().cmp(&b.id()));
        let mut inner = Inner {
            identity: Identity::new(),
            vocabulary,
            timelines: Vec::new(),
            versions: Vec::new(),
            names: Vec::new(),
            periods: Vec::new(),
        };
        for timeline in sorted {
            let first = inner.versions.len();
            inner.versions.extend(compile(timeline, &mut related)?);
            inner.timelines.push(Timeline {
                is_limit: timeline.kind() == PolicyKind::Limit,
                versions: first..inner.versions.len(),
                boundaries: timeline.boundaries().collect(),
            });
        }
        inner.names = inner.versions.iter().map(|compiled| compiled.version.clone()).collect();
        inner.periods = inner.periods();
        Ok(Self { inner: Arc::new(inner) })
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
        // Written where the caller wants it: a request is large.
        let mut made = Ok(Request::of(self.inner.identity, question));
        if let Ok(request) = &mut made
            && let Err(wrong) = request.look_up(&self.inner)
        {
            made = Err(wrong);
        }
        made
    }

    /// Every clause that a rule or declaration of the policies cites.
    #[must_use]
    pub fn clauses(&self) -> BTreeSet<&Clause> {
        let rows = self.inner.versions.iter().flat_map(|version| &version.rows);
        let amendments = self.inner.versions.iter().flat_map(|version| &version.amendments);
        rows.flat_map(|row| &row.clauses)
            .chain(amendments.flat_map(|(_, clauses)| clauses))
            .chain(self.all_rights().flat_map(Right::all_clauses))
            .collect()
    }

    /// The id of every rule and declaration of the policies.
    #[must_use]
    pub fn rule_ids(&self) -> BTreeSet<&RuleId> {
        let rows = self.inner.versions.iter().flat_map(|version| &version.rows);
        let amendments = self.inner.versions.iter().flat_map(|version| &version.amendments);
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
        let in_force = &self.inner.period(self.inner.period_at(at)).in_force;
        let versions =
            in_force.iter().filter_map(|number| self.inner.versions.get(*number as usize));
        versions.flat_map(|one| one.rights.iter().map(move |right| (&one.version, right)))
    }

    fn all_rights(&self) -> impl Iterator<Item = &Right> {
        self.inner.versions.iter().flat_map(|version| &version.rights)
    }
}

fn compile(timeline: &PolicyTimeline, related: &mut Related) -> Result<Vec<Compiled>, InputError> {
    let versions = timeline.versions();
    let starts = versions.iter().skip(1).map(|next| Some(next.from())).chain([None]);
    let until = |policy: &Policy, next: Option<OffsetDateTime>| match (policy.until(), next) {
        (Some(own), Some(next)) => Some(own.min(next)),
        (own, next) => own.or(next),
    };
    let compiled = versions.iter().zip(starts).map(|(policy, next)| {
        let vocabulary = related.by(policy.words());
        Compiled::new(policy, until(policy, next), &vocabulary, related.joint()).map_err(|found| {
            let what = "blocks of rules by word";
            let kind = ProblemKind::TooLarge { what, found, limit: MAX_BLOCKS };
            InputError::new(vec![Problem::new(format!("policy `{}`", policy.version()), kind)])
        })
    });
    compiled.collect()
}

/// The own words of all policies. One that several define must be defined alike.
fn joint_words<'a>(
    timelines: &'a [PolicyTimeline],
    problems: &mut Vec<Problem>,
) -> Vec<&'a OwnWord> {
    let mut words: BTreeMap<(usize, &str), &OwnWord> = BTreeMap::new();
    for policy in timelines.iter().flat_map(PolicyTimeline::versions) {
        for word in policy.words() {
            let known = *words.entry((word.facet().index(), word.key())).or_insert(word);
            if known != word && problems.len() < MAX_WORD_PROBLEMS {
                let (facet, word) = (word.facet(), word.key().to_owned());
                let kind = ProblemKind::Vocabulary(WordProblem::Conflicting { facet, word });
                problems.push(Problem::new(format!("policy `{}`", policy.version()), kind));
            }
        }
    }
    words.into_values().collect()
}
