//! Generated policies, facts and questions. The space is small, so that rules, facts and
//! questions meet often: few words, few instants, few parties.

pub(crate) mod declarations;
pub(crate) mod facts;
pub(crate) mod ledgers;
pub(crate) mod policies;
pub(crate) mod words;

use permitted::policy::{PolicyKind, PolicyTimeline, Rule, Terms};
use permitted::words::{OwnWord, Vocabulary};
use permitted::{ConsentEvent, Evidence, Question};
use policies::{
    Timeline, timeline, timeline_of_schedules, timeline_on_circumstances, timeline_on_consent,
    timeline_on_record,
};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::Index;
use std::fmt;
use std::sync::Arc;
use time::OffsetDateTime;
use time::macros::datetime;

/// Before anything that happens.
pub(crate) const FIRST: OffsetDateTime = datetime!(2020-01-01 0:00 UTC);

/// When things happen: ten days or a month apart, so that graces end on other events.
pub(crate) const INSTANTS: [OffsetDateTime; 10] = [
    datetime!(2026-01-10 0:00 UTC),
    datetime!(2026-01-20 0:00 UTC),
    datetime!(2026-01-30 0:00 UTC),
    datetime!(2026-01-31 0:00 UTC),
    datetime!(2026-02-10 0:00 UTC),
    datetime!(2026-02-20 0:00 UTC),
    datetime!(2026-02-28 0:00 UTC),
    datetime!(2026-03-01 0:00 UTC),
    datetime!(2026-03-10 12:30 UTC),
    datetime!(2026-03-11 0:00 UTC),
];

/// Policies and a question.
#[derive(Clone)]
pub(crate) struct Case {
    /// At most two operating ones, which come first, and a limit.
    pub(crate) timelines: Vec<Timeline>,
    pub(crate) question: Question,
}

impl Case {
    /// The policies: operating ones are called `op1` and `op2`, the limit `limit`.
    pub(crate) fn build(&self) -> Vec<PolicyTimeline> {
        let mut operating = 0;
        let id = |timeline: &Timeline| match timeline.kind {
            PolicyKind::Limit => "limit".to_owned(),
            PolicyKind::Operating => {
                operating += 1;
                format!("op{operating}")
            }
        };
        let ids: Vec<String> = self.timelines.iter().map(id).collect();
        self.timelines.iter().zip(ids).map(|(timeline, id)| timeline.build(&id)).collect()
    }

    /// The words of all policies together.
    pub(crate) fn vocabulary(&self) -> Arc<Vocabulary> {
        let mut own: Vec<OwnWord> = words::own_words().collect();
        for word in self.versions().flat_map(|version| &version.words) {
            if !own.contains(word) {
                own.push(word.clone());
            }
        }
        Vocabulary::with(&own).unwrap()
    }

    /// Every version of every policy.
    pub(crate) fn versions(&self) -> impl Iterator<Item = &policies::Version> {
        self.timelines.iter().flat_map(|timeline| &timeline.versions)
    }

    /// The same question under changed rules.
    pub(crate) fn with_rules(&self, change: impl Fn(&mut policies::Rules)) -> Self {
        let mut changed = self.clone();
        let versions = changed.timelines.iter_mut().flat_map(|timeline| &mut timeline.versions);
        for version in versions {
            change(&mut version.rules);
        }
        changed
    }

    /// Another question under the same policies.
    pub(crate) fn with_question(&self, change: impl FnOnce(&mut Question)) -> Self {
        let mut changed = self.clone();
        change(&mut changed.question);
        changed
    }
}

/// As a policy file and a request, for whoever has to find out why a test fails.
impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for timeline in self.build() {
            for version in timeline.versions() {
                let mut value = toml::Value::try_from(version).map_err(|_| fmt::Error)?;
                // Most words are those that every policy has.
                if let Some(words) = value.get_mut("word").and_then(toml::Value::as_array_mut) {
                    let extra = self.versions().flat_map(|version| &version.words);
                    let extra: Vec<&str> = extra.map(OwnWord::key).collect();
                    words.retain(|word| {
                        let texts = word.as_table().into_iter().flat_map(|table| table.values());
                        texts.filter_map(toml::Value::as_str).any(|text| extra.contains(&text))
                    });
                }
                let text = toml::to_string(&value).map_err(|_| fmt::Error)?;
                write!(f, "\n--- {}\n{text}", version.version())?;
            }
        }
        let request = toml::to_string(&self.question).map_err(|_| fmt::Error)?;
        write!(f, "--- question\n{request}---\n")
    }
}

/// In how many of a hundred cases there is a first and a second operating policy, and a limit.
type Shares = [u32; 3];

/// A policy in so many of a hundred cases.
fn sometimes(share: u32, timeline: BoxedStrategy<Timeline>) -> BoxedStrategy<Option<Timeline>> {
    (0_u32..100, timeline)
        .prop_map(move |(drawn, timeline)| (drawn < share).then_some(timeline))
        .boxed()
}

fn timelines(
    [first, second, limit]: Shares,
    timeline: fn(PolicyKind) -> BoxedStrategy<Timeline>,
) -> BoxedStrategy<Vec<Timeline>> {
    let operating = timeline(PolicyKind::Operating);
    let second = sometimes(second, operating.clone());
    let first = sometimes(first, operating);
    let limit = sometimes(limit, timeline(PolicyKind::Limit));
    (first, second, limit)
        .prop_map(|(first, second, limit)| {
            let mut timelines: Vec<Timeline> = first.into_iter().chain(second).collect();
            // A question without any policy is not worth asking.
            if timelines.is_empty() && limit.is_none() {
                let versions = vec![policies::Version {
                    from: FIRST,
                    until: None,
                    words: Vec::new(),
                    rules: policies::Rules::default(),
                }];
                timelines.push(Timeline { kind: PolicyKind::Operating, versions });
            }
            timelines.extend(limit);
            timelines
        })
        .boxed()
}

/// Mostly one operating policy; sometimes two, sometimes a limit beside, seldom a limit alone.
pub(crate) fn case() -> BoxedStrategy<Case> {
    case_of([98, 15, 25])
}

/// One operating policy.
pub(crate) fn case_of_one_policy() -> BoxedStrategy<Case> {
    case_of([100, 0, 0])
}

/// Often two operating policies, often a limit.
pub(crate) fn case_of_several_policies() -> BoxedStrategy<Case> {
    case_of([95, 60, 70])
}

/// Policies that ask for consent and evidence, and a question about one use with much on record.
pub(crate) fn case_on_record() -> BoxedStrategy<Case> {
    let timelines = timelines([100, 15, 45], timeline_on_record);
    (aimed(timelines, facts::question_on_record()), weighted(0.4, any::<Index>()))
        .prop_map(|(mut case, wanted)| {
            if let Some(index) = wanted {
                record_what_is_asked_for(&mut case, index.index(usize::MAX));
            }
            case
        })
        .boxed()
}

/// Schedules and rights, and a question about a stored record and what was granted.
pub(crate) fn case_of_records() -> BoxedStrategy<Case> {
    let timelines = timelines([97, 25, 45], timeline_of_schedules);
    (timelines, facts::question_of_records(), weighted(0.6, any::<Index>()))
        .prop_map(|(timelines, mut question, aimed)| {
            let rules = timelines.iter().flat_map(|t| &t.versions).map(|v| &v.rules);
            let schedule: Vec<&Terms> =
                rules.flat_map(|rules| &rules.retentions).map(Rule::terms).collect();
            if let Some(index) = aimed.filter(|_| !schedule.is_empty()) {
                facts::aim(&mut question, schedule[index.index(schedule.len())]);
            }
            Case { timelines, question }
        })
        .boxed()
}

/// Policies that turn on consent and objections, and a question about one use of which much was said.
pub(crate) fn case_on_consent() -> BoxedStrategy<Case> {
    (timelines([100, 12, 12], timeline_on_consent), facts::question_on_consent())
        .prop_map(|(timelines, question)| Case { timelines, question })
        .boxed()
}

/// Policies that declare whose consent counts, what it has to say, on which bases alone something
/// rests, and what restricted data is still used for.
pub(crate) fn case_on_declarations() -> BoxedStrategy<Case> {
    let declaring = timelines([100, 12, 35], declarations::timeline_on_declarations);
    let focused = weighted(0.1, any::<u8>());
    (declaring, declarations::question_on_declarations(), focused)
        .prop_map(|(timelines, question, focused)| {
            let mut case = Case { timelines, question };
            if let Some(drawn) = focused {
                declarations::focus(&mut case, drawn);
            }
            case
        })
        .boxed()
}

/// Records the event of a deemed consent, or an objection and what puts off its effect.
fn record_what_is_asked_for(case: &mut Case, drawn: usize) {
    let Case { timelines, question } = case;
    let rules = timelines.iter().flat_map(|t| &t.versions).map(|version| &version.rules);
    let instant = |place: usize| INSTANTS[1 + place % 3];
    let party = match drawn % 3 {
        0 => question.act.source.as_ref().and_then(|source| source.party.clone()),
        1 => question.act.recipient.as_ref().and_then(|asked| asked.party.clone()),
        _ => question.act.by.as_ref().and_then(|by| by.party.clone()),
    };
    let about = |evidence: Evidence| match (&party, drawn % 5) {
        (Some(party), 1..) => evidence.party(party.clone()),
        _ => evidence,
    };
    for rules in rules {
        for deemed in &rules.deemed_consents {
            let kind = deemed.events()[0].clone();
            question.facts.evidence.push(about(Evidence::new(kind, instant(drawn))));
            if drawn.is_multiple_of(2) {
                facts::aim(question, deemed.terms());
            }
        }
        for opt_out in &rules.opt_outs {
            let Some(kind) = opt_out.grace_period().confined_to().first() else { continue };
            question.facts.evidence.push(about(Evidence::new(kind.clone(), instant(drawn / 3))));
            if let Some(ledger) = &mut question.facts.ledger {
                let denied = instant(drawn / 9);
                ledger.record(ConsentEvent::objected(facts::SUBJECTS[0], denied)).unwrap();
            }
        }
    }
}

/// All kinds: with every feature, with much on record, and with much said.
pub(crate) fn any_case() -> BoxedStrategy<Case> {
    prop_oneof![2 => case(), 2 => case_on_record(), 1 => case_on_consent()].boxed()
}

fn case_of(shares: Shares) -> BoxedStrategy<Case> {
    aimed(timelines(shares, timeline), facts::question())
}

/// A question, and whether it is moved into the terms of one of the rules.
fn aimable(
    question: BoxedStrategy<Question>,
) -> impl Strategy<Value = (Question, Option<Index>, Option<Index>)> {
    (question, weighted(0.5, any::<Index>()), weighted(0.3, any::<Index>()))
}

/// Moves a question into the terms of one of the rules, where that was drawn.
fn aim(
    timelines: &[Timeline],
    (mut question, aimed, listed): (Question, Option<Index>, Option<Index>),
) -> Question {
    let rules = || timelines.iter().flat_map(|t| &t.versions).map(|v| &v.rules);
    let permits = rules().flat_map(|rules| &rules.permits).map(Rule::terms);
    let forbids = rules().flat_map(|rules| &rules.forbids).map(Rule::terms);
    let opt_outs = rules().flat_map(|rules| &rules.opt_outs).map(Rule::terms);
    let targets: Vec<&Terms> = permits.chain(forbids).chain(opt_outs).collect();
    if let Some(index) = aimed.filter(|_| !targets.is_empty()) {
        facts::aim(&mut question, targets[index.index(targets.len())]);
    }
    let mut versions = timelines.iter().flat_map(|timeline| &timeline.versions);
    if let Some(index) = listed.filter(|_| versions.any(|one| !one.words.is_empty())) {
        facts::name_a_list(&mut question, index.index(usize::MAX));
    }
    question
}

/// Half of the questions are moved into the terms of one of the rules.
fn aimed(
    timelines: BoxedStrategy<Vec<Timeline>>,
    question: BoxedStrategy<Question>,
) -> BoxedStrategy<Case> {
    (timelines, aimable(question))
        .prop_map(|(timelines, question)| {
            let question = aim(&timelines, question);
            Case { timelines, question }
        })
        .boxed()
}

/// The same policies asked so many questions.
pub(crate) fn cases_of_each_kind(questions: usize) -> BoxedStrategy<Vec<Case>> {
    let asked = |timelines: BoxedStrategy<Vec<Timeline>>, question| {
        (timelines, proptest::collection::vec(aimable(question), questions)).prop_map(
            |(timelines, questions)| {
                let case = |question| {
                    let question = aim(&timelines, question);
                    Case { timelines: timelines.clone(), question }
                };
                questions.into_iter().map(case).collect()
            },
        )
    };
    let circumstances = timelines([100, 25, 30], timeline_on_circumstances);
    let on_record = timelines([100, 15, 45], timeline_on_record);
    prop_oneof![
        3 => asked(circumstances, facts::question_stating_all()),
        1 => asked(timelines([98, 15, 25], timeline), facts::question()),
        1 => asked(on_record, facts::question_on_record()),
    ]
    .boxed()
}
