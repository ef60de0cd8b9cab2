use super::broad::{broad, divide};
use super::outcome::Outcome;
use super::uses::Uses;
use super::walk::Walk;
use super::{Identity, Inner, MAX_USES};
use crate::facts::{RequestBuilder, ResolvedFacts, resolve};
use crate::problem::{InputError, Problem, ProblemKind};
use crate::words::Action;
use time::OffsetDateTime;

/// A question with its words looked up, ready to be asked any number of times.
///
/// Made by [`Engine::request`](crate::Engine::request) for that engine. Another engine answers it
/// too, but looks the words up anew each time.
#[derive(Debug, Clone)]
// What most answers by yes or no read stands here, in the order in which it is read, and the rest
// apart: of many requests in a row a processor fetches the next one ahead only where little lies
// between.
#[repr(C)]
pub struct Request {
    /// Of the engine that it was made by.
    pub(super) made_by: Identity,
    /// The number of the period in which the same versions are in force as at its instant.
    period: u32,
    /// Whether it is about particular stored records.
    pub(super) has_records: bool,
    pub(super) uses: Uses,
    at: OffsetDateTime,
    facts: ResolvedFacts,
    question: RequestBuilder,
}

impl Request {
    /// Starts a question about this action at this instant.
    #[must_use]
    pub fn builder(action: Action, at: OffsetDateTime) -> RequestBuilder {
        RequestBuilder::new(action, at)
    }

    /// A request of which nothing is looked up yet.
    pub(super) fn of(made_by: Identity, question: RequestBuilder) -> Self {
        Self {
            made_by,
            period: 0,
            has_records: false,
            uses: Uses::default(),
            at: question.at,
            facts: ResolvedFacts::default(),
            question,
        }
    }

    /// Looks up its words and finds the uses that it stands for, or says what is wrong with it.
    pub(super) fn look_up(&mut self, engine: &Inner) -> Result<(), InputError> {
        let (question, act) = self.question.for_look_up();
        self.at = resolve(question, &engine.vocabulary, &engine.names, act, &mut self.facts)?;
        act.broad = broad(act, &engine.vocabulary);
        self.period = engine.period_at(self.at);
        self.has_records = act.items.iter().any(|item| item.life.is_some());
        let walk = Walk {
            engine,
            period: engine.period(self.period),
            at: self.at,
            request: act,
            facts: &self.facts,
            has_records: self.has_records,
        };
        walk.uses(&mut self.uses).map_err(|found| {
            let kind = ProblemKind::TooBroad { found, limit: MAX_USES };
            InputError::new(vec![Problem::new("", kind)])
        })
    }

    /// The question in words.
    #[must_use]
    pub fn question(&self) -> &RequestBuilder {
        &self.question
    }

    /// What the question is asked under, with what is known of its own subject, by the engine that
    /// made it.
    pub(super) fn walk<'a>(&'a self, engine: &'a Inner) -> Walk<'a> {
        Walk {
            engine,
            period: engine.period(self.period),
            at: self.at,
            request: self.question.act(),
            facts: &self.facts,
            has_records: self.has_records,
        }
    }

    /// Asks with what is known of another subject than its own, unless it stands for too many uses
    /// then.
    pub(super) fn about<T>(
        &self,
        engine: &Inner,
        facts: &ResolvedFacts,
        answer: impl FnOnce(&Walk<'_>, &Uses) -> T,
    ) -> Option<T> {
        let walk = Walk { facts, ..self.walk(engine) };
        if divide(&walk) {
            return walk.all_uses().ok().map(|uses| answer(&walk, &uses));
        }
        Some(answer(&walk, &self.uses))
    }

    /// Whether every use that it stands for is permitted, with what is known of another subject.
    pub(super) fn is_permitted_about(&self, engine: &Inner, facts: &ResolvedFacts) -> bool {
        self.about(engine, facts, are_permitted).unwrap_or(false)
    }

    /// Whether every use that it stands for is permitted.
    pub(super) fn is_permitted(&self, engine: &Inner) -> bool {
        are_permitted(&self.walk(engine), &self.uses)
    }
}

/// Whether all of these uses are permitted.
pub(super) fn are_permitted(walk: &Walk<'_>, uses: &Uses) -> bool {
    uses.all().all(|(one, rows)| walk.judges(one, rows).outcome() == Outcome::Permitted)
}

#[cfg(test)]
mod tests {
    use super::Request;

    /// Three to five of its lines are read. Where more than three lie unread between one request
    /// and the next, many in a row took half as long again.
    #[test]
    fn a_request_takes_six_cache_lines_at_most() {
        assert!(size_of::<Request>() <= 6 * 64, "{}", size_of::<Request>());
    }
}
