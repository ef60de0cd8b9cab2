//! One world: policies, and what is asked under them of every ledger.

use super::events::{EVENTS, Entry, NARROW, PARTY, SUBJECT, WIDE, events, ledger};
use crate::generate::words::is_party_bound;
use crate::oracle::answer;
use crate::reference::{Reference, Verdict};
use permitted::engine::Depth;
use permitted::facts::PartyInRole;
use permitted::{
    Act, Action, Channel, ConsentLedger, DataCategory, Engine, Evidence, Facts, Party, Policy,
    PolicyTimeline, PreparedAct, Question, Subject,
};
use time::OffsetDateTime;
use time::macros::datetime;

/// When all is asked.
const NOW: OffsetDateTime = datetime!(2026-02-25 9:00 UTC);

/// The outcomes for the narrow purpose and for the wide one.
pub(super) type Outcomes = [Verdict; 2];

/// Who is asked about, and who acts: what differs among the questions of a world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) age: Option<u8>,
    /// Whether the party that acts is named.
    pub(super) named: bool,
}

/// A child of 15, and a grown-up.
pub(super) const CHILD: Asked = Asked { age: Some(15), named: true };
pub(super) const ADULT: Asked = Asked { age: Some(40), named: true };
/// Somebody of unknown age.
pub(super) const SOMEBODY: Asked = Asked { age: None, named: true };
/// A child, by nobody knows whom.
pub(super) const BY_SOMEBODY: Asked = Asked { age: Some(15), named: false };

impl Asked {
    /// Whether this leaves out one fact that the other states.
    pub(super) fn is_silent_beside(self, other: Self) -> bool {
        let is_age_left_out = self.age.is_none() && other.age.is_some();
        let is_party_left_out = !self.named && other.named;
        is_age_left_out && self.named == other.named || is_party_left_out && self.age == other.age
    }

    fn question(self, action: &Action, evidence: &[Evidence]) -> Question {
        let by = Party::MARKETING_AGENT;
        let by = if self.named { PartyInRole::named(by, PARTY) } else { PartyInRole::role(by) };
        let act = Act::new(action.clone())
            .data([DataCategory::BROWSING_HISTORY])
            .purpose([NARROW, WIDE])
            .by(by);
        let act = if *action == Action::CONTACT { act.channel(Channel::EMAIL) } else { act };
        let subject = Subject::new(SUBJECT);
        let subject = self.age.into_iter().fold(subject, Subject::aged);
        Question::new(act, Facts::about(subject).evidence(evidence.to_vec()), NOW)
    }
}

/// A question with its act prepared: for both purposes, and for the narrow one alone.
pub(super) struct Prepared {
    pub(super) asked: Asked,
    question: Question,
    both: PreparedAct,
    narrow: PreparedAct,
    /// What is answered without a ledger.
    pub(super) without: Outcomes,
    /// What is answered to ledgers that are part of others: without events, of one event by its
    /// place, and of two by both.
    none: Outcomes,
    one: Vec<Outcomes>,
    two: Vec<Outcomes>,
}

impl Prepared {
    fn new(engine: &Engine, asked: Asked, action: &Action, evidence: &[Evidence]) -> Self {
        let question = asked.question(action, evidence);
        let mut narrow = question.act.clone();
        narrow.purposes.truncate(1);
        let not_asked = [Verdict::Permitted; 2];
        Self {
            asked,
            both: engine.prepare(question.act.clone()).unwrap(),
            narrow: engine.prepare(narrow).unwrap(),
            question,
            without: not_asked,
            none: not_asked,
            one: vec![not_asked; EVENTS],
            two: vec![not_asked; EVENTS * EVENTS],
        }
    }

    /// What was answered to the ledger of at most two events.
    pub(super) fn known(&self, places: &[usize]) -> Outcomes {
        match places {
            [] => self.none,
            [one] => self.one[*one],
            [one, other] => self.two[one * EVENTS + other],
            _ => panic!("no ledger of three events is part of another"),
        }
    }

    fn keep(&mut self, places: &[usize], outcomes: Outcomes) {
        match places {
            [] => self.none = outcomes,
            [one] => self.one[*one] = outcomes,
            [one, other] => self.two[one * EVENTS + other] = outcomes,
            _ => {}
        }
    }
}

pub(super) struct World {
    texts: Vec<String>,
    timelines: Vec<PolicyTimeline>,
    engine: Engine,
    pub(super) events: Vec<Entry>,
    pub(super) asked: Vec<Prepared>,
}

impl World {
    pub(super) fn new(
        texts: Vec<String>,
        action: &Action,
        evidence: &[Evidence],
        asked: &[Asked],
    ) -> Self {
        let timeline = |text: &String| -> PolicyTimeline {
            let read = toml::from_str::<Policy>(text);
            read.unwrap_or_else(|error| panic!("{error}\n{text}")).into()
        };
        let timelines: Vec<PolicyTimeline> = texts.iter().map(timeline).collect();
        let engine = Engine::new(timelines.clone()).unwrap();
        let prepare = |asked: &Asked| Prepared::new(&engine, *asked, action, evidence);
        let asked = asked.iter().map(prepare).collect();
        let mut world = Self { texts, timelines, engine, events: events(), asked };
        for place in 0..world.asked.len() {
            world.asked[place].without = world.outcomes(place, None);
        }
        world
    }

    /// The ledger of the events at these places.
    pub(super) fn ledger(&self, places: &[usize]) -> ConsentLedger {
        ledger(places.iter().map(|place| &self.events[*place].event))
    }

    /// What is answered to every question with the ledger of these events. It is kept for when it
    /// is asked about ledgers of which this one is part.
    pub(super) fn ask(&mut self, places: &[usize]) -> Vec<Outcomes> {
        let ledger = self.ledger(places);
        let mut answered = Vec::with_capacity(self.asked.len());
        for place in 0..self.asked.len() {
            let outcomes = self.outcomes(place, Some(&ledger));
            self.asked[place].keep(places, outcomes);
            answered.push(outcomes);
        }
        answered
    }

    /// T14: the outcomes, on which both evaluators have to agree; as on all else that they answer.
    fn outcomes(&self, place: usize, ledger: Option<&ConsentLedger>) -> Outcomes {
        let Prepared { question, both, .. } = &self.asked[place];
        let mut question = question.clone();
        question.facts.ledger = ledger.cloned();
        let reference = Reference::new(&self.timelines, self.engine.vocabulary(), is_party_bound);
        let expected = reference.decide(&question);
        let facts = self.engine.facts(question.facts.clone()).unwrap();
        let found = answer(&self.engine.decide_to(both, &facts, NOW, Depth::WithoutMissing));
        let permits = self.engine.permits(both, &facts, NOW);
        if found != expected || permits != (expected.outcome == Verdict::Permitted) {
            panic!(
                "the engine and the reference differ\n{}--- the engine, whose `permits` says \
                 {permits}\n{found:#?}\n--- the reference\n{expected:#?}",
                self.shown(&question),
            );
        }
        [expected.parts[0].outcome, expected.parts[1].outcome]
    }

    /// Whether the engine permits the narrow purpose, and both together, with another ledger.
    pub(super) fn permits(&self, place: usize, ledger: ConsentLedger) -> [bool; 2] {
        let Prepared { question, both, narrow, .. } = &self.asked[place];
        let mut facts = question.facts.clone();
        facts.ledger = Some(ledger);
        let facts = self.engine.facts(facts).unwrap();
        [narrow, both].map(|act| self.engine.permits(act, &facts, NOW))
    }

    /// The policies and a question with such a ledger, for whoever has to find out why a test fails.
    pub(super) fn show(&self, place: usize, ledger: ConsentLedger) -> String {
        let mut question = self.asked[place].question.clone();
        question.facts.ledger = Some(ledger);
        self.shown(&question)
    }

    fn shown(&self, question: &Question) -> String {
        let text = toml::to_string(question).unwrap();
        format!("{}\n--- question\n{text}\n", self.texts.join("\n---\n"))
    }
}
