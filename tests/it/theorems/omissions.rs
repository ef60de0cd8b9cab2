//! T12: silence never helps. Every fact that a question, a subject, a record's life or what is on
//! record can state is left out, one at a time, and no answer becomes permitted for that.
//!
//! What `knowingly` reads is set aside, since there unknown is read as false by design; so are
//! single denials, restrictions and `replaced`, holds, erasure requests, further ids and a record as
//! a whole; and a ledger with restrictions, since none are assumed without one. What stands behind
//! a default is left out with the default itself, and what is said of the fulfilment of purposes all
//! at once: where two statements overlap, leaving one out is saying the other.

use super::read_knowingly;
use crate::generate::{Case, cases_of_each_kind};
use crate::harness::{check, scaled};
use crate::oracle::Oracle;
use crate::reference::{Answer, Verdict, is};
use permitted::facts::{ConsentEventKind, Life, PartyInRole, SourceOfData, Stated};
use permitted::policy::{Condition, GiverKind, Retention, Rule};
use permitted::words::{Facet, Vocabulary};
use permitted::{Action, ConsentEvent, ConsentLedger, LifeEvent, Party, Question};
use proptest::test_runner::{TestCaseError, TestCaseResult};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many times policies are generated, and how many questions each of them is asked.
const POLICIES: u32 = 2_000;
const QUESTIONS: usize = 8;

/// How many facts have to be left out in all.
const OMISSIONS: u32 = 200_000;

/// Of how many questions one is also looked at part by part, which takes longer.
const LOOKED_AT: usize = 4;

/// Whether it depends on how far data identifies whether a policy speaks of a use. Left out that is
/// fully, by §4: a policy about less identifying data alone is silent then, and leaves to another
/// what it forbids; one beyond which such data lies speaks; and a schedule that names it orders the
/// disposal of what identifies so far. Leaving this fact out states another.
fn confines_identifiability(case: &Case) -> bool {
    fn asks(condition: &Condition) -> bool {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().any(asks),
            Condition::Not(part) | Condition::Knowingly(part) => asks(part),
            leaf => matches!(leaf, Condition::Identifiability(_)),
        }
    }
    fn confines<K>(rule: &Rule<K>) -> bool {
        rule.terms().identifiability().is_some() || rule.condition().is_some_and(asks)
    }
    let excepts = |rule: &Retention| {
        rule.exceptions()
            .iter()
            .any(|one| one.terms().identifiability().is_some() || one.condition().is_some_and(asks))
    };
    case.versions().any(|version| {
        let rules = &version.rules;
        rules.scopes.iter().any(confines)
            || rules.beyond.iter().any(confines)
            || rules.retentions.iter().any(|rule| confines(rule) || excepts(rule))
    })
}

/// A fact, and the question without it.
struct Omission {
    fact: &'static str,
    /// What a condition reads that reads the fact.
    reads: fn(&Condition) -> bool,
    /// Whether the fact is unknown when it is left out, and so what is certain without it is as
    /// certain with it; grants and evidence that are left out are not on record.
    unknown: bool,
    question: Question,
}

fn nothing(_: &Condition) -> bool {
    false
}

fn age(condition: &Condition) -> bool {
    matches!(condition, Condition::Age { .. })
}

fn residence(condition: &Condition) -> bool {
    matches!(condition, Condition::Residence(_))
}

fn source(condition: &Condition) -> bool {
    matches!(condition, Condition::Source(_))
}

fn gathered_at(condition: &Condition) -> bool {
    matches!(condition, Condition::GatheredAt(_))
}

fn subject(condition: &Condition) -> bool {
    matches!(condition, Condition::Subject(_))
}

const LIFE_EVENTS: [(LifeEvent, &str); 5] = [
    (LifeEvent::COLLECTED, "record: collected"),
    (LifeEvent::LAST_USED, "record: last-used"),
    (LifeEvent::CONTRACT_ENDED, "record: contract-ended"),
    (LifeEvent::ACCOUNT_CLOSED, "record: account-closed"),
    (LifeEvent::CONSENT_WITHDRAWN, "record: consent-withdrawn"),
];

/// Collects what differs from the question asked.
struct Omissions<'q> {
    asked: &'q Question,
    found: Vec<Omission>,
}

impl Omissions<'_> {
    fn add(
        &mut self,
        fact: &'static str,
        reads: fn(&Condition) -> bool,
        unknown: bool,
        change: impl FnOnce(&mut Question),
    ) {
        let mut question = self.asked.clone();
        change(&mut question);
        if question != *self.asked {
            self.found.push(Omission { fact, reads, unknown, question });
        }
    }

    /// A fact that is unknown then.
    fn unknown(&mut self, fact: &'static str, change: impl FnOnce(&mut Question)) {
        self.add(fact, nothing, true, change);
    }

    fn act(&mut self, words: &Vocabulary) {
        fn unnamed(stated: &mut Option<PartyInRole>) {
            stated.iter_mut().for_each(|stated| stated.party = None);
        }
        fn broadly<F: Facet>(stated: &mut Option<Stated<F>>) {
            stated.iter_mut().for_each(|stated| stated.exactly = false);
        }
        self.unknown("by", |told| told.act.by = None);
        // The controller without a party is the one that the policy names.
        if self.asked.act.by.as_ref().is_some_and(|by| by.role.word != Party::CONTROLLER) {
            self.unknown("by: party", |told| unnamed(&mut told.act.by));
        }
        // A disclosure always has a recipient: one without is refused.
        if !is(words, self.asked, &Action::DISCLOSE) {
            self.unknown("recipient", |told| told.act.recipient = None);
        }
        // Who is named is not the public, for which a role may stand as well.
        let recipient = self.asked.act.recipient.as_ref().map(|asked| &asked.role.word);
        let may_be_public = |role: &Party| {
            words.descendants(role).any(|role| words.is_within(&role, &Party::THE_PUBLIC))
        };
        let is_same_act = !recipient.is_some_and(may_be_public);
        self.add("recipient: party", nothing, is_same_act, |told| {
            unnamed(&mut told.act.recipient);
        });
        self.unknown("channel", |told| told.act.channel = None);
        self.unknown("place", |told| told.act.place = None);
        self.add("exactly", nothing, false, |told| {
            told.act.recipient.iter_mut().for_each(|stated| stated.role.exactly = false);
            broadly(&mut told.act.channel);
            broadly(&mut told.act.place);
        });
    }

    fn items(&mut self, words: &Vocabulary) {
        fn unnamed(stated: &mut Option<SourceOfData>) {
            stated.iter_mut().for_each(|stated| stated.party = None);
        }
        for item in 0..self.asked.act.items.len() {
            self.add("source", source, true, |told| told.act.items[item].source = None);
            self.unknown("source: party", |told| unnamed(&mut told.act.items[item].source));
            self.add("source: how narrow", source, true, |told| {
                let source = told.act.items[item].source.as_mut();
                source.into_iter().for_each(|source| broader(words, &mut source.kind));
            });
            self.add("gathered-at", gathered_at, true, |told| {
                told.act.items[item].gathered_at = None;
            });
            self.add("gathered-at: how narrow", gathered_at, true, |told| {
                let setting = told.act.items[item].gathered_at.as_mut();
                setting.into_iter().for_each(|setting| broader(words, setting));
            });
            self.add("identifiability", nothing, false, |told| {
                told.act.items[item].identifiability = None;
            });
            self.add("data: exactly", nothing, false, |told| {
                told.act.items[item].category.exactly = false;
            });
            self.life(item);
        }
        for purpose in 0..self.asked.act.purposes.len() {
            self.add("purpose: exactly", nothing, false, |told| {
                told.act.purposes[purpose].exactly = false;
            });
        }
    }

    /// What is known of a record's life.
    fn life(&mut self, item: usize) {
        let Some(life) = &self.asked.act.items[item].record else { return };
        let with = |keeps: &dyn Fn(&LifeEvent) -> bool, fulfilled: bool| {
            let mut left = Life::new().erasure_requested(life.erasure_requested_at());
            for (event, when) in life.events().filter(|(event, _)| keeps(event)) {
                left = left.event(event.clone(), when.clone());
            }
            if fulfilled {
                for (purpose, when) in life.fulfilled_purposes() {
                    left = left.fulfilled(purpose.clone(), when.clone());
                }
            }
            life.holds().iter().cloned().fold(left, Life::hold)
        };
        for (event, fact) in LIFE_EVENTS {
            let left = with(&|other| *other != event, true);
            self.unknown(fact, |told| told.act.items[item].record = Some(Box::new(left)));
        }
        let left = with(&|other| *other != LifeEvent::PURPOSE_FULFILLED, false);
        self.unknown("record: purpose-fulfilled", |told| {
            told.act.items[item].record = Some(Box::new(left));
        });
    }

    fn subject(&mut self, words: &Vocabulary) {
        self.add("subject: kind", subject, true, |told| {
            told.facts.subject.kinds = Vec::new().into();
        });
        self.add("subject: how narrow", subject, true, |told| {
            let kind = told.facts.subject.kinds.first_mut();
            kind.into_iter().for_each(|kind| broader(words, kind));
        });
        // What a parent denied counts while nobody knows whether the subject is of age.
        let ledger = self.asked.facts.ledger.iter();
        let mut givers = ledger.flat_map(ConsentLedger::events).map(ConsentEvent::giver);
        let of_age = !givers.any(|giver| giver.kind() == GiverKind::Parent);
        self.add("age", age, of_age, |told| told.facts.subject.age = None);
        self.add("offset", age, of_age, |told| told.facts.subject.offset = None);
        self.add("residence", residence, true, |told| told.facts.subject.residence = None);
        self.add("residence: how narrow", residence, true, |told| {
            let residence = told.facts.subject.residence.as_mut();
            residence.into_iter().for_each(|place| broader(words, place));
        });
    }

    fn on_record(&mut self) {
        for place in 0..self.asked.facts.evidence.len() {
            self.add("evidence", nothing, false, |told| {
                told.facts.evidence.remove(place);
            });
        }
        let Some(ledger) = &self.asked.facts.ledger else { return };
        let events: Vec<&ConsentEvent> = ledger.events().collect();
        if events.iter().all(|event| event.kind() != ConsentEventKind::Restricted) {
            self.unknown("ledger", |told| told.facts.ledger = None);
        }
        let subject = &self.asked.facts.subject;
        let mine = |event: &&ConsentEvent| subject.ids().any(|id| id == event.subject());
        for event in events.iter().copied().filter(mine) {
            let others = events.iter().copied().filter(|other| *other != event).cloned();
            let fact = match event.kind() {
                kind if kind.is_grant() => Some("grant"),
                ConsentEventKind::Lifted => Some("lifted"),
                _ => None,
            };
            if let Some(fact) = fact {
                let without = ConsentLedger::new(others.clone()).unwrap();
                self.add(fact, nothing, false, |told| told.facts.ledger = Some(without));
            }
            if event.giver().party().is_some() {
                let unnamed = event.clone().given_by(event.giver().kind());
                let without = ConsentLedger::new(others.chain([unnamed])).unwrap();
                self.add("giver: party", nothing, false, |told| {
                    told.facts.ledger = Some(without);
                });
            }
        }
    }
}

/// The word in place of exactly the word, or the word above, if there is one.
fn broader<F: Facet>(words: &Vocabulary, stated: &mut Stated<F>) {
    if std::mem::take(&mut stated.exactly) {
        return;
    }
    let above = words.parents(&stated.word).next();
    above.into_iter().for_each(|above| stated.word = above);
}

/// The question in which every item says itself what the act says of all that do not.
fn without_defaults(mut question: Question) -> Question {
    let act = &mut *question.act;
    let defaults = (act.source.take(), act.gathered_at.take(), act.identifiability.take());
    let record = act.record.take();
    for item in act.items.iter_mut() {
        item.source = item.source.take().or_else(|| defaults.0.clone());
        item.gathered_at = item.gathered_at.take().or_else(|| defaults.1.clone());
        item.identifiability = item.identifiability.or(defaults.2);
        item.record = item.record.take().or_else(|| record.clone());
    }
    question
}

/// Every question that lacks one fact which this one states.
fn omissions(words: &Vocabulary, asked: &Question) -> Vec<Omission> {
    let mut omissions = Omissions { asked, found: Vec::new() };
    omissions.act(words);
    omissions.items(words);
    omissions.subject(words);
    omissions.on_record();
    omissions.found
}

/// What was left out how often, and how often it was a fact that changed the answer.
#[derive(Default)]
struct Tally {
    made: u32,
    looked_at: u32,
    mattered: u32,
}

/// What is certain without a fact is as certain with it.
fn certain_stays(without: &Answer, with: &Answer) -> bool {
    let parts = without.parts.iter().zip(&with.parts);
    parts.into_iter().all(|(without, with)| match without.outcome {
        // A policy that permits nothing may turn out not to speak of the use.
        Verdict::Undetermined | Verdict::NotPermitted => true,
        certain => with.outcome == certain,
    })
}

/// What answers, and what is set aside.
struct Policies {
    oracle: Oracle,
    words: Arc<Vocabulary>,
    knowingly: Vec<Condition>,
    confines_identifiability: bool,
}

/// Leaves every fact of a question out.
fn silence_never_helps(
    policies: &Policies,
    case: &Case,
    look: bool,
    tallies: &RefCell<BTreeMap<&'static str, Tally>>,
) -> TestCaseResult {
    let Policies { oracle, words, knowingly, confines_identifiability } = policies;
    let asked = without_defaults(case.question.clone());
    let is_permitted = oracle.permits(&asked);
    if is_permitted && !look {
        return Ok(());
    }
    let with = look.then(|| oracle.answer(&asked));
    for omission in omissions(words, &asked) {
        let states_another = *confines_identifiability && omission.fact == "identifiability";
        if states_another || knowingly.iter().any(omission.reads) {
            continue;
        }
        let fails = |what: &str| {
            let decision = |question: &Question| {
                serde_json::to_string_pretty(&oracle.decide(question)).unwrap()
            };
            let asked_without = toml::to_string(&omission.question).unwrap();
            Err(TestCaseError::fail(format!(
                "{what} without the fact `{fact}`\npolicies and question:{case:?}\
                 --- the question without it\n{asked_without}\n\
                 --- decision\n{}\n--- decision without it\n{}",
                decision(&asked),
                decision(&omission.question),
                fact = omission.fact,
                case = Case { timelines: case.timelines.clone(), question: asked.clone() },
            )))
        };
        if !is_permitted && oracle.permits(&omission.question) {
            return fails("permitted");
        }
        let mut tallies = tallies.borrow_mut();
        let tally = tallies.entry(omission.fact).or_default();
        tally.made += u32::from(!is_permitted);
        if let Some(with) = &with {
            let without = oracle.answer(&omission.question);
            tally.looked_at += 1;
            tally.mattered += u32::from(without != *with);
            if omission.unknown && !certain_stays(&without, with) {
                return fails("certain, and otherwise,");
            }
        }
    }
    Ok(())
}

#[test]
fn t12_silence_never_helps() {
    let tallies: RefCell<BTreeMap<&'static str, Tally>> = RefCell::default();
    check(POLICIES, &cases_of_each_kind(QUESTIONS), |cases| {
        let first = &cases[0];
        let (oracle, words) = (Oracle::new(first), first.vocabulary());
        let policies = Policies {
            oracle,
            words,
            knowingly: read_knowingly(first),
            confines_identifiability: confines_identifiability(first),
        };
        for (place, case) in cases.iter().enumerate() {
            silence_never_helps(&policies, case, place % LOOKED_AT == 0, &tallies)?;
        }
        Ok(())
    });
    let tallies = tallies.into_inner();
    for (fact, Tally { made, looked_at, mattered }) in &tallies {
        println!("{fact}: left out {made} times; of {looked_at} looked at, {mattered} mattered");
    }
    let made: u32 = tallies.values().map(|tally| tally.made).sum();
    println!("{made} facts left out");
    assert!(made >= scaled(OMISSIONS), "only {made} facts were left out");
    let dull = |(_, tally): &(&&str, &Tally)| tally.mattered < scaled(POLICIES) / 500;
    let dull: Vec<&str> = tallies.iter().filter(dull).map(|(fact, _)| *fact).collect();
    assert!(dull.is_empty(), "hardly ever mattered: {dull:?}");
}
