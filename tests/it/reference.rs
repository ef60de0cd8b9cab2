//! The reference evaluator: what the semantics (§5) say, as literally as Rust allows, over plain
//! public data. It enumerates every elementary use; it is meant to be read, not to be fast.

mod age;
mod bases;
mod consent;
mod containment;
mod declarations;
mod evidence;
mod givers;
mod ledger;
mod objection;
mod orders;
mod policy;
mod restriction;
mod retention;
mod rules;
pub(crate) mod sentence;
mod stability;
mod truth;
mod uses;

use containment::Side;
use permitted::ids::{PolicyId, PolicyVersion, RuleId};
use permitted::policy::{Identifiability, Owed, PolicyKind, PolicyTimeline};
use permitted::words::Vocabulary;
use permitted::{ConsentEvent, EvidenceKind, LegalBasis};
pub(crate) use policy::conditions;
use policy::{Inside, Version};
use sentence::{Sentence, says};
use std::collections::{BTreeMap, BTreeSet};
use time::OffsetDateTime;
use truth::{Truth, any};
use uses::{Use, WordsOfParties};
pub(crate) use uses::{applies, is};

/// Outcomes, from worst to best (§5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Verdict {
    Prohibited,
    NotPermitted,
    Undetermined,
    OutOfScope,
    Permitted,
}

/// What the reference and the engine have to agree on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) outcome: Verdict,
    pub(crate) parts: Vec<PartAnswer>,
    pub(crate) obligations: BTreeSet<Owed>,
    pub(crate) stable_until: Option<OffsetDateTime>,
}

/// A permit, and the bases on which it holds.
pub(crate) type GroundKey = (PolicyId, RuleId, BTreeSet<LegalBasis>);

/// The answer for one item and one purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PartAnswer {
    pub(crate) item: usize,
    pub(crate) purpose: usize,
    pub(crate) outcome: Verdict,
    /// The permits that hold, each alternative among their bases by itself, and the orders that
    /// stand, and whether they are relied on for some use.
    pub(crate) grounds: BTreeMap<GroundKey, bool>,
    pub(crate) obligations: BTreeSet<Owed>,
}

/// The policies by which a question is answered.
pub(crate) struct Reference<'p> {
    timelines: &'p [PolicyTimeline],
    words: &'p Vocabulary,
    party_bound: fn(&Vocabulary, &EvidenceKind) -> bool,
}

/// A question and what bears on it.
#[derive(Clone)]
struct Question<'p> {
    words: &'p Vocabulary,
    party_bound: fn(&Vocabulary, &EvidenceKind) -> bool,
    request: &'p permitted::Question,
    /// The subject's events, whenever recorded; `None` without a ledger.
    events: Option<Vec<&'p ConsentEvent>>,
    /// The instant at which ages are read: the question's, but where it says "at its record".
    ages_at: OffsetDateTime,
}

impl<'p> Reference<'p> {
    /// The words are those of all policies together. Which kinds of evidence are party-bound is
    /// not public, and has to be told.
    pub(crate) fn new(
        timelines: &'p [PolicyTimeline],
        words: &'p Vocabulary,
        party_bound: fn(&Vocabulary, &EvidenceKind) -> bool,
    ) -> Self {
        Self { timelines, words, party_bound }
    }

    /// The versions in force, and how many timelines of the kind there are.
    fn in_force(&self, kind: PolicyKind, at: OffsetDateTime) -> (Vec<Version<'p>>, usize) {
        let of_kind = || self.timelines.iter().filter(|timeline| timeline.kind() == kind);
        let versions = of_kind()
            .filter_map(|timeline| Some(Version::new(self.words, timeline.in_force(at)?, timeline)))
            .collect();
        (versions, of_kind().count())
    }

    pub(crate) fn decide(&self, request: &permitted::Question) -> Answer {
        let events = request.facts.ledger.as_ref().map(|ledger| {
            let subject = &request.facts.subject;
            let mine = |event: &&ConsentEvent| subject.ids().any(|id| id == event.subject());
            ledger.events().filter(mine).collect()
        });
        let question = Question {
            words: self.words,
            party_bound: self.party_bound,
            request,
            events,
            ages_at: request.at,
        };
        let (operating, timelines) = self.in_force(PolicyKind::Operating, request.at);
        // No operating policy, or one with no version in force, permits nothing.
        let speechless = operating.is_empty() || operating.len() < timelines;
        let (limits, _) = self.in_force(PolicyKind::Limit, request.at);
        let composed = Composed { question: &question, operating, limits, speechless };

        let parties = WordsOfParties::new(self.timelines);
        let uses = uses::parts(self.words, &parties, request);
        let parts: Vec<PartAnswer> =
            uses.iter().map(|(item, purpose, uses)| composed.part(*item, *purpose, uses)).collect();
        let all: Vec<&Use<'_>> = uses.iter().flat_map(|(_, _, uses)| uses).collect();
        let in_force: Vec<&Version<'_>> =
            composed.operating.iter().chain(&composed.limits).collect();
        Answer {
            outcome: parts.iter().map(|part| part.outcome).min().unwrap(),
            obligations: parts.iter().flat_map(|part| part.obligations.clone()).collect(),
            stable_until: question.stable_until(self.timelines, &in_force, &all),
            parts,
        }
    }
}

/// A permit or an order that holds, by what is relied on first: how much is owed, its id, its place
/// among the alternatives, its policy; with what is owed and its bases.
type Holding<'r> = (usize, RuleId, usize, &'r PolicyId, BTreeSet<Owed>, BTreeSet<LegalBasis>);

/// Several policies together (§5, after item 16).
struct Composed<'c> {
    question: &'c Question<'c>,
    operating: Vec<Version<'c>>,
    limits: Vec<Version<'c>>,
    speechless: bool,
}

impl Composed<'_> {
    fn in_operating<'v>(&'v self, version: &'v Version<'v>) -> Inside<'v> {
        Inside {
            words: version.words,
            versions: vec![&version.name],
            deemed: Some(version),
            operating: vec![version],
            limits: self.limits.iter().collect(),
        }
    }

    fn in_limit<'v>(&'v self, limit: &'v Version<'v>) -> Inside<'v> {
        let versions: Vec<&PolicyVersion> =
            self.operating.iter().map(|version| &version.name).collect();
        Inside {
            words: limit.words,
            versions,
            deemed: None,
            operating: self.operating.iter().collect(),
            limits: self.limits.iter().collect(),
        }
    }

    fn verdict(&self, usage: &Use<'_>) -> Verdict {
        let on_record = self.on_record(usage);
        let operating = self.operating.iter().map(|version| {
            let usage = &usage.under(version.controller());
            self.question.verdict(version, usage, &self.in_operating(version), on_record)
        });
        let speaking = operating.filter(|verdict| *verdict != Verdict::OutOfScope);
        let speaking = speaking.chain(self.speechless.then_some(Verdict::NotPermitted));
        let operating = speaking.min().unwrap_or(Verdict::OutOfScope);
        let limits = self.limits.iter();
        let limits = limits.map(|version| {
            let usage = &usage.under(version.controller());
            self.question.limit(version, usage, &self.in_limit(version), on_record)
        });
        limits.fold(operating, Verdict::min)
    }

    fn part(&self, item: usize, purpose: usize, uses: &[Use<'_>]) -> PartAnswer {
        let mut answer = PartAnswer {
            item,
            purpose,
            outcome: Verdict::Permitted,
            grounds: BTreeMap::new(),
            obligations: BTreeSet::new(),
        };
        for usage in uses {
            let verdict = self.verdict(usage);
            answer.outcome = answer.outcome.min(verdict);
            if verdict == Verdict::Permitted {
                self.grounds(usage, &mut answer);
                self.duties(usage, &mut answer);
            }
        }
        answer
    }

    /// The orders of all policies that are true for a use: each stands "in every operating policy
    /// whose S is true" (§5.12).
    fn standing_orders(&self, usage: &Use<'_>) -> Vec<Holding<'_>> {
        let mut holding = Vec::new();
        for version in self.operating.iter().chain(&self.limits) {
            let orders = self.orders(version, usage).into_iter();
            for order in orders.filter(|order| order.value == Truth::True) {
                let policy = version.policy.id();
                let count = order.owed.len();
                holding.push((count, order.id, 0, policy, order.owed, BTreeSet::new()));
            }
        }
        holding
    }

    /// Every permit that is true for a permitted use, once for each alternative among its bases, and
    /// every order; in each policy the one with the fewest obligations, then the least id, then the
    /// first alternative that it lists, is relied on (§5.13).
    fn grounds(&self, usage: &Use<'_>, answer: &mut PartAnswer) {
        let orders = self.standing_orders(usage);
        for version in &self.operating {
            let usage = &usage.under(version.controller());
            let inside = self.in_operating(version);
            let permits = self.question.permits(version, usage, &inside);
            let mut holding: Vec<Holding<'_>> = permits
                .into_iter()
                .enumerate()
                .filter(|(_, (_, _, value))| *value == Truth::True)
                .map(|(place, (permit, bases, _))| {
                    let owed: BTreeSet<Owed> = permit.obligations().iter().cloned().collect();
                    let (id, policy) = (permit.id().clone(), version.policy.id());
                    (owed.len(), id, place, policy, owed, bases.into_iter().collect())
                })
                .collect();
            if self.question.scope(version, usage, &inside) == Truth::True {
                holding.extend(orders.iter().cloned());
            }
            holding.sort();
            for (rank, (_, id, _, policy, owed, bases)) in holding.into_iter().enumerate() {
                let ground = (policy.clone(), id, bases);
                let relied_on = answer.grounds.entry(ground).or_insert(false);
                if rank == 0 {
                    *relied_on = true;
                    answer.obligations.extend(owed);
                }
            }
        }
    }

    /// The duties whose scope is not surely false, and of which no exception surely holds (§5.13).
    fn duties(&self, usage: &Use<'_>, answer: &mut PartAnswer) {
        let operating = self.operating.iter().map(|version| (version, self.in_operating(version)));
        let limits = self.limits.iter().map(|version| (version, self.in_limit(version)));
        for (version, inside) in operating.chain(limits) {
            let usage = &usage.under(version.controller());
            let scope = self.question.scope(version, usage, &inside);
            for (duty, ruling, unless) in &version.duties {
                let personal = Some(Identifiability::Pseudonymised);
                let within = self.question.ruling(ruling, Side::AtLeast, personal, usage, &inside);
                let together = self.question.together(ruling.words, duty.other_data(), usage);
                let within = within.and(together);
                let excepted = any(unless
                    .iter()
                    .map(|one| self.question.ruling(one, Side::AtMost, None, usage, &inside)));
                let is_excepted = match says(Sentence::SurelyExcepted) {
                    true => excepted == Truth::True,
                    false => excepted != Truth::False,
                };
                let is_excepted = is_excepted && says(Sentence::ExceptedDuty);
                if scope.and(within) != Truth::False && !is_excepted {
                    answer.obligations.extend(duty.obligations().iter().cloned());
                }
            }
        }
    }
}
