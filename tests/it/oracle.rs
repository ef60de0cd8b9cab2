//! The engine in the terms in which it is compared with the reference.

use crate::generate::Case;
use crate::generate::words::is_party_bound;
use crate::reference::{Answer, PartAnswer, Reference, Verdict};
use permitted::engine::Depth;
use permitted::policy::{Owed, PolicyTimeline};
use permitted::words::Vocabulary;
use permitted::{Decision, Engine, Outcome, PreparedAct, PreparedFacts, Question};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

fn verdict(outcome: Outcome) -> Verdict {
    match outcome {
        Outcome::Prohibited => Verdict::Prohibited,
        Outcome::NotPermitted => Verdict::NotPermitted,
        Outcome::Undetermined => Verdict::Undetermined,
        Outcome::OutOfScope => Verdict::OutOfScope,
        Outcome::Permitted => Verdict::Permitted,
    }
}

/// What a decision says of all that the reference answers.
pub(crate) fn answer(decision: &Decision) -> Answer {
    let obligations = |dues: &[permitted::engine::Due]| -> BTreeSet<Owed> {
        dues.iter().map(|due| due.obligation.clone()).collect()
    };
    let parts = decision.parts.iter().map(|part| PartAnswer {
        item: part.item,
        purpose: part.purpose_index,
        outcome: verdict(part.outcome),
        grounds: part
            .grounds
            .iter()
            .map(|ground| {
                let bases = ground.bases.iter().cloned().collect();
                let key = (ground.rule.policy.clone(), ground.rule.id.clone(), bases);
                (key, ground.relied_on)
            })
            .collect::<BTreeMap<_, _>>(),
        obligations: obligations(&part.obligations),
    });
    Answer {
        outcome: verdict(decision.outcome),
        parts: parts.collect(),
        obligations: obligations(&decision.obligations),
        stable_until: decision.stable_until,
    }
}

/// A question with its words looked up by an engine.
pub(crate) fn prepare(engine: &Engine, question: &Question) -> (PreparedAct, PreparedFacts) {
    let act = engine.prepare(question.act.clone()).unwrap();
    (act, engine.facts(question.facts.clone()).unwrap())
}

pub(crate) fn permits(engine: &Engine, question: &Question) -> bool {
    let (act, facts) = prepare(engine, question);
    engine.permits(&act, &facts, question.at)
}

pub(crate) fn decide_to(engine: &Engine, question: &Question, depth: Depth) -> Decision {
    let (act, facts) = prepare(engine, question);
    engine.decide_to(&act, &facts, question.at, depth)
}

/// What answers questions about one set of policies.
pub(crate) struct Oracle {
    engine: Engine,
    /// In place of the engine, to see whether a theorem fails for one of the two or for both.
    reference: Option<(Vec<PolicyTimeline>, Arc<Vocabulary>)>,
}

impl Oracle {
    /// The engine; the reference where `PERMITTED_ORACLE` says `reference`.
    pub(crate) fn new(case: &Case) -> Self {
        let by_reference = std::env::var("PERMITTED_ORACLE").is_ok_and(|who| who == "reference");
        let engine = Engine::new(case.build()).unwrap();
        let reference = by_reference.then(|| (case.build(), case.vocabulary()));
        Self { engine, reference }
    }

    pub(crate) fn decide(&self, question: &Question) -> Decision {
        self.engine.ask(question.clone()).unwrap()
    }

    /// Whether all that is asked is permitted.
    pub(crate) fn permits(&self, question: &Question) -> bool {
        match &self.reference {
            Some(_) => self.answer(question).outcome == Verdict::Permitted,
            None => permits(&self.engine, question),
        }
    }

    pub(crate) fn answer(&self, question: &Question) -> Answer {
        match &self.reference {
            Some((timelines, words)) => {
                Reference::new(timelines, words, is_party_bound).decide(question)
            }
            None => answer(&decide_to(&self.engine, question, Depth::WithoutMissing)),
        }
    }
}

/// The answer of the reference to a case, which takes less time than the engine's: it does not
/// say what is missing.
pub(crate) fn ask_reference(case: &Case) -> impl Fn(&Question) -> Answer {
    let (timelines, words) = (case.build(), case.vocabulary());
    move |question| Reference::new(&timelines, &words, is_party_bound).decide(question)
}

/// The answer to a case.
pub(crate) fn ask(case: &Case) -> Answer {
    Oracle::new(case).answer(&case.question)
}
