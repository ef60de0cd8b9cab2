//! The policies of an engine over time: their versions compiled, and which of them are in force when.

use crate::engine::resolved::engine_identity::EngineIdentity;
use crate::engine::tables::compiled_policy::CompiledPolicy;
use crate::engine::tables::rule_index_builder::MAX_BLOCKS;
use crate::ids::{PolicyId, PolicyVersion};
use crate::instant::order;
use crate::policy::{Policy, PolicyKind, PolicyTimeline};
use crate::problem::{InputError, Problem, ProblemKind, ProblemPart};
use crate::words::{MAX_WORD_PROBLEMS, OwnWord, Related, Vocabulary, WordProblem};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use time::{Duration, OffsetDateTime};

/// How many own words the policies of an engine may have, times the number of their versions: the
/// index of each version knows all of them.
const MAX_WORDS_BY_VERSIONS: usize = 8_000_000;

/// A version in force, and whether it operates.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InForce<'a> {
    /// The version's place in the engine.
    pub(crate) number: u32,
    pub(crate) compiled: &'a CompiledPolicy,
    pub(crate) is_limit: bool,
}

/// All that an engine was made of.
#[derive(Debug)]
pub(crate) struct Tables {
    pub(crate) identity: EngineIdentity,
    pub(crate) vocabulary: Arc<Vocabulary>,
    pub(crate) timelines: Vec<Timeline>,
    /// The policies themselves, in the order of the timelines.
    pub(crate) policies: Vec<PolicyTimeline>,
    /// The versions of all policies, timeline by timeline, earliest first.
    pub(crate) versions: Vec<CompiledPolicy>,
    /// The names of these.
    pub(crate) names: Vec<PolicyVersion>,
    /// Earliest first; the first lies before all versions.
    pub(crate) periods: Vec<Period>,
}

/// One policy over its versions.
#[derive(Debug)]
pub(crate) struct Timeline {
    pub(crate) is_limit: bool,
    /// The numbers of its versions.
    pub(crate) versions: Range<usize>,
    pub(crate) boundaries: Vec<OffsetDateTime>,
}

impl Tables {
    /// Compiles the versions of all policies.
    pub(crate) fn new(mut timelines: Vec<PolicyTimeline>) -> Result<Self, InputError> {
        // Sorted, so that the order in which policies are given changes nothing.
        timelines.sort_by(|a, b| a.id().cmp(&b.id()));
        let mut problems = Vec::new();
        let mut ids: Vec<_> = timelines.iter().filter_map(PolicyTimeline::id).collect();
        ids.sort_unstable();
        for (one, other) in ids.iter().zip(ids.iter().skip(1)) {
            if one == other {
                let what = format!("two policies are called `{one}`");
                let help = "put the versions of one policy into one timeline";
                problems.push(Problem::new(
                    ProblemPart::Policy,
                    "",
                    ProblemKind::inconsistent(what, help),
                ));
            }
        }
        let words = joint_words(&timelines, &mut problems);
        let versions: usize = timelines.iter().map(|timeline| timeline.versions().len()).sum();
        let found = words.len().saturating_mul(versions);
        if found > MAX_WORDS_BY_VERSIONS {
            let what = "own words of the policies, times their versions";
            let kind = ProblemKind::too_large(what, found, MAX_WORDS_BY_VERSIONS);
            problems.push(Problem::new(ProblemPart::Policy, "word", kind));
        }
        if !problems.is_empty() {
            return Err(InputError::new(problems));
        }
        // A policy that has all the words relates them as all policies together do; the last one words
        // them as the latest version does.
        let mut policies = timelines.iter().flat_map(PolicyTimeline::versions);
        let vocabulary = match policies.rfind(|policy| policy.words().len() == words.len()) {
            Some(policy) => Arc::clone(policy.vocabulary()),
            None => Vocabulary::with_all(&words).map_err(|found| {
                let wrong = |problem| {
                    Problem::new(ProblemPart::Policy, "word", ProblemKind::Vocabulary(problem))
                };
                InputError::new(found.into_iter().map(wrong).collect())
            })?,
        };
        let mut related = Related::new(&vocabulary, &words);
        let mut tables = Self {
            identity: EngineIdentity::new(),
            vocabulary,
            timelines: Vec::new(),
            policies: Vec::new(),
            versions: Vec::new(),
            names: Vec::new(),
            periods: Vec::new(),
        };
        for timeline in &timelines {
            let first = tables.versions.len();
            tables.versions.extend(compile(timeline, &mut related)?);
            tables.timelines.push(Timeline {
                is_limit: timeline.kind() == PolicyKind::Limit,
                versions: first..tables.versions.len(),
                boundaries: timeline.boundaries().collect(),
            });
        }
        tables.names =
            tables.versions.iter().map(|compiled| compiled.version.version.clone()).collect();
        tables.periods = tables.periods();
        tables.policies = timelines;
        Ok(tables)
    }

    pub(crate) fn version(&self, number: u32) -> Option<InForce<'_>> {
        let compiled = self.versions.get(number as usize)?;
        Some(InForce { number, compiled, is_limit: compiled.is_limit })
    }

    pub(crate) fn versions_of(&self, timeline: &Timeline) -> &[CompiledPolicy] {
        self.versions.get(timeline.versions.clone()).unwrap_or_default()
    }

    /// The number of the version of a policy that is in force.
    pub(crate) fn in_force_of(&self, timeline: &Timeline, at: OffsetDateTime) -> Option<usize> {
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
        let any = |is_so: &dyn Fn(&CompiledPolicy) -> bool| {
            let mut versions = in_force.iter().filter_map(|number| self.version(*number));
            versions.any(|version| is_so(version.compiled))
        };
        let relate_words = any(&|policy| !Arc::ptr_eq(&policy.vocabulary, &self.vocabulary));
        let declares_givers = any(&|policy| !policy.givers.is_empty());
        let declares_bases = any(&|policy| !policy.admitted.is_empty());
        let governed = operates && !lacking;
        Period { start, in_force, governed, relate_words, declares_givers, declares_bases }
    }

    /// The number of the period that an instant lies in.
    pub(crate) fn period_at(&self, at: OffsetDateTime) -> u32 {
        let begun = self.periods.partition_point(|period| order(period.start, at).is_le());
        u32::try_from(begun.saturating_sub(1)).unwrap_or(0)
    }

    pub(crate) fn period(&self, number: u32) -> &Period {
        self.periods.get(number as usize).unwrap_or(&NO_PERIOD)
    }
}

/// A stretch of time in which the same versions are in force.
#[derive(Debug)]
pub(crate) struct Period {
    pub(crate) start: OffsetDateTime,
    /// The numbers of the versions.
    pub(crate) in_force: Vec<u32>,
    /// Some policy operates, and all that do have a version in force: otherwise nothing is
    /// permitted.
    pub(crate) governed: bool,
    /// Whether a version relates words in its own way.
    pub(crate) relate_words: bool,
    /// Whether a version declares whose consent counts.
    pub(crate) declares_givers: bool,
    /// Whether a version declares which bases are admitted.
    pub(crate) declares_bases: bool,
}

static NO_PERIOD: Period = Period {
    start: OffsetDateTime::UNIX_EPOCH,
    in_force: Vec::new(),
    governed: false,
    relate_words: false,
    declares_givers: false,
    declares_bases: false,
};

fn compile(
    timeline: &PolicyTimeline,
    related: &mut Related,
) -> Result<Vec<CompiledPolicy>, InputError> {
    let versions = timeline.versions();
    let starts = versions.iter().skip(1).map(|next| Some(next.from())).chain([None]);
    let until = |policy: &Policy, next: Option<OffsetDateTime>| match (policy.until(), next) {
        (Some(own), Some(next)) => Some(own.min(next)),
        (own, next) => own.or(next),
    };
    let compiled = versions.iter().zip(starts).map(|(policy, next)| {
        let vocabulary = related.by(policy.words());
        CompiledPolicy::new(policy, until(policy, next), &vocabulary, related.joint()).map_err(
            |found| {
                let what = "blocks of rules by word";
                let kind = ProblemKind::too_large(what, found, MAX_BLOCKS);
                InputError::at(ProblemPart::Policy, format!("policy `{}`", policy.version()), kind)
            },
        )
    });
    compiled.collect()
}

/// The own words of all policies. One that several define must be defined alike; the versions of one
/// policy may word a definition anew, and that of the latest counts.
fn joint_words<'a>(
    timelines: &'a [PolicyTimeline],
    problems: &mut Vec<Problem>,
) -> Vec<&'a OwnWord> {
    let mut words: BTreeMap<(usize, &str), (&PolicyId, &OwnWord)> = BTreeMap::new();
    for policy in timelines.iter().flat_map(PolicyTimeline::versions) {
        for word in policy.words() {
            let new = (policy.id(), word);
            let known = words.entry((word.facet().index(), word.key())).or_insert(new);
            let (by, before) = *known;
            let is_of_version = by == policy.id() && before.means_what(word);
            if is_of_version {
                *known = new;
            } else if before != word && problems.len() < MAX_WORD_PROBLEMS {
                let (facet, word) = (word.facet(), word.key().to_owned());
                let kind = ProblemKind::Vocabulary(WordProblem::Conflicting { facet, word });
                problems.push(Problem::new(
                    ProblemPart::Policy,
                    format!("policy `{}`", policy.version()),
                    kind,
                ));
            }
        }
    }
    words.into_values().map(|(_, word)| word).collect()
}
