//! Asking about one act and one subject.

use super::Engine;
use super::answer::decision::{Decision, Depth};
use super::answer::decision_writer::{Posed, write, write_unjudged};
use super::answer::notices::Notice;
use super::judge::all_versions::is_permitted;
use super::missing::search;
use super::resolved::prepared_facts::PreparedFacts;
use super::uses::division::divide;
use super::uses::found_uses::{TooBroad, Uses};
use super::uses::prepared_act::PreparedAct;
use crate::facts::Question;
use crate::problem::InputError;
use std::borrow::Cow;
use time::OffsetDateTime;

impl Engine {
    /// Whether all of an act is permitted, with these facts, at this moment.
    ///
    /// It allocates nothing, unless what is on record speaks of narrower words than the act does.
    #[must_use]
    #[inline]
    pub fn permits(&self, act: &PreparedAct, facts: &PreparedFacts, at: OffsetDateTime) -> bool {
        if self.is_own(act, facts) {
            let (at, period) = self.moment(at);
            let asked = act.asked(&self.tables, &facts.resolved, at, period);
            return is_permitted(&asked, act.uses_in(period));
        }
        self.own(act, facts).is_ok_and(|(act, facts)| self.permits(&act, &facts, at))
    }

    /// The answer, with all that it rests on: what decided, what has to be done, what is missing, and
    /// how long it holds.
    ///
    /// Deciding never fails. A moment before the year 1000 or after 9700 lies outside of every
    /// version's force.
    #[must_use]
    pub fn decide(&self, act: &PreparedAct, facts: &PreparedFacts, at: OffsetDateTime) -> Decision {
        self.decide_to(act, facts, at, Depth::Full)
    }

    /// The answer, explained so far: what is missing is by far the most work of an answer that is
    /// not yes.
    ///
    /// ```
    /// use permitted::{Act, Action, DataCategory, Engine, Facts, Policy, Purpose};
    /// use permitted::engine::Depth;
    /// use time::macros::datetime;
    ///
    /// let policy: Policy = toml::from_str("id = 'shop'\nversion = '1'\nfrom = 2026-01-01")?;
    /// let engine = Engine::new([policy])?;
    /// let act = engine.prepare(Act::new(Action::USE).data(DataCategory::NAME).purpose(Purpose::BILLING))?;
    /// let facts = engine.facts(Facts::default())?;
    /// let now = datetime!(2026-03-01 9:00 UTC);
    /// let short = engine.decide_to(&act, &facts, now, Depth::WithoutMissing);
    /// assert!(short.parts[0].missing.is_none());
    /// assert!(engine.decide(&act, &facts, now).parts[0].missing.is_some());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn decide_to(
        &self,
        act: &PreparedAct,
        facts: &PreparedFacts,
        at: OffsetDateTime,
        depth: Depth,
    ) -> Decision {
        match self.own(act, facts) {
            Ok((act, facts)) => self.decide_own(&act, &facts, at, depth),
            Err(error) => {
                let notice = Notice::PreparedElsewhere { problems: error.to_string() };
                write_unjudged(act.act(), at, &notice)
            }
        }
    }

    /// Answers a question that says all three: what a scenario asks, or the body of a request.
    ///
    /// ```
    /// use permitted::{Engine, Policy, Question};
    ///
    /// let policy: Policy = toml::from_str(
    ///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n[[permit]]\nclause = '3'\npurpose = 'billing'",
    /// )?;
    /// let engine = Engine::new([policy])?;
    /// let question: Question = serde_json::from_str(
    ///     r#"{ "action": "use", "data": "postal-address", "purpose": "billing", "at": "2026-03-01" }"#,
    /// )?;
    /// assert!(engine.ask(question)?.is_permitted());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// All that [`Engine::prepare`] and [`Engine::facts`] refuse, and a moment out of range.
    pub fn ask(&self, question: Question) -> Result<Decision, InputError> {
        let id = question.id.clone();
        let (act, facts, at) = self.prepare_question(question)?;
        Ok(Decision { question_id: id, ..self.decide(&act, &facts, at) })
    }

    fn decide_own(
        &self,
        act: &PreparedAct,
        facts: &PreparedFacts,
        at: OffsetDateTime,
        depth: Depth,
    ) -> Decision {
        let (at, period) = self.moment(at);
        let asked = &act.asked(&self.tables, &facts.resolved, at, period);
        let found;
        let uses = match act.uses_in(period) {
            Some(uses) if !divide(asked) => uses,
            _ => match Uses::of(asked) {
                Ok(uses) => {
                    found = uses;
                    &found
                }
                Err(TooBroad { of_rules, found, limit }) => {
                    let notice = match of_rules {
                        true => Notice::TooManyRules { found, limit },
                        false => Notice::TooBroad { found, limit },
                    };
                    return write_unjudged(act.act(), at, &notice);
                }
            },
        };
        let posed = Posed { act: act.act(), facts: facts.facts(), asked, uses };
        let mut decision = write(posed, depth != Depth::WithoutNear);
        if depth == Depth::Full {
            search::add(asked, uses, &mut decision);
        }
        decision
    }

    #[inline]
    fn is_own(&self, act: &PreparedAct, facts: &PreparedFacts) -> bool {
        let identity = self.tables.identity;
        act.made_by == identity && facts.made_by == identity
    }

    /// An act and facts as this engine looks them up.
    #[cold]
    fn own<'p>(
        &self,
        act: &'p PreparedAct,
        facts: &'p PreparedFacts,
    ) -> Result<(Cow<'p, PreparedAct>, Cow<'p, PreparedFacts>), InputError> {
        let identity = self.tables.identity;
        let act = match act.made_by == identity {
            true => Cow::Borrowed(act),
            false => Cow::Owned(self.prepare(act.act().clone())?),
        };
        let facts = match facts.made_by == identity {
            true => Cow::Borrowed(facts),
            false => Cow::Owned(self.facts(facts.facts().clone())?),
        };
        Ok((act, facts))
    }
}
