//! A log run against other policies.

use super::audit_record::AuditRecord;
use super::changes::Change;
use super::replay::Replay;
use crate::engine::{Engine, PreparedAct};
use crate::problem::InputError;
use std::borrow::Borrow;

/// How many different acts are kept prepared while a log is run. A service has few; of a log that has
/// more, the further ones are prepared each time.
const MAX_ACTS_KEPT: usize = 64;

/// A record of which the answer changes.
///
/// See [`Engine::backtest`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ChangedAnswer<R> {
    /// The record.
    pub record: R,
    /// The decision now, and all in which it differs, the versions that decide aside; or why these
    /// policies cannot be asked.
    pub replay: Result<Replay, InputError>,
}

impl<R> ChangedAnswer<R> {
    /// Whether more or less is permitted now, or nothing can be said: what has to be looked at first.
    #[must_use]
    pub fn is_of_outcome(&self) -> bool {
        self.replay.as_ref().map_or(true, |replay| replay.changes.iter().any(Change::is_of_outcome))
    }
}

/// The answers of a log that change, one after the other. See [`Engine::backtest`].
#[derive(Debug)]
pub struct Backtest<'a, I> {
    engine: &'a Engine,
    log: I,
    acts: Vec<PreparedAct>,
}

impl Engine {
    /// Runs a log against the policies of this engine, and yields the records whose answers change, as
    /// they are met. That other versions decide is no change by itself.
    ///
    /// Each question is asked at its own moment. A version that comes into force later says nothing
    /// then: to try a draft on last month's log, let it begin before
    /// ([`PolicyBuilder::in_force_from`](crate::policy::PolicyBuilder::in_force_from)).
    ///
    /// ```
    /// use permitted::{Engine, Policy, Question};
    ///
    /// let text = "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
    ///             [[permit]]\nclause = '3'\npurpose = ['billing', 'analytics']";
    /// let engine = Engine::new([toml::from_str::<Policy>(text)?])?;
    /// let ask = |purpose: &str| -> Result<_, Box<dyn std::error::Error>> {
    ///     let question = format!("action = 'use'\ndata = 'name'\npurpose = '{purpose}'\nat = 2026-03-01");
    ///     Ok(engine.ask_on_record(toml::from_str::<Question>(&question)?.id(purpose))?)
    /// };
    /// let log = [ask("billing")?, ask("analytics")?, ask("security")?];
    ///
    /// let draft = text.replace("'1'", "'2'").replace(", 'analytics'", "");
    /// let draft = Engine::new([toml::from_str::<Policy>(&draft)?])?;
    /// let changed: Vec<_> = draft.backtest(&log).collect();
    /// assert_eq!(changed.len(), 1);
    /// assert_eq!(changed[0].record.question_id().unwrap(), "analytics");
    /// let replay = changed[0].replay.as_ref().unwrap();
    /// assert_eq!(replay.changes[0].to_string(), "part 0: permitted before, not permitted now");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn backtest<R: Borrow<AuditRecord>, I: IntoIterator<Item = R>>(
        &self,
        log: I,
    ) -> Backtest<'_, I::IntoIter> {
        Backtest { engine: self, log: log.into_iter(), acts: Vec::new() }
    }
}

impl<R: Borrow<AuditRecord>, I: Iterator<Item = R>> Backtest<'_, I> {
    fn replay(&mut self, record: &AuditRecord) -> Result<Replay, InputError> {
        let act = &record.question.act;
        if let Some(kept) = self.acts.iter().find(|kept| kept.act() == act) {
            return self.engine.replay_of(record, kept);
        }
        let prepared = self.engine.prepare(act.clone())?;
        let replay = self.engine.replay_of(record, &prepared);
        if self.acts.len() < MAX_ACTS_KEPT {
            self.acts.push(prepared);
        }
        replay
    }
}

impl<R: Borrow<AuditRecord>, I: Iterator<Item = R>> Iterator for Backtest<'_, I> {
    type Item = ChangedAnswer<R>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let record = self.log.next()?;
            let mut replay = self.replay(record.borrow());
            if let Ok(replay) = &mut replay {
                replay.changes.retain(|change| !matches!(change, Change::Versions { .. }));
                if replay.changes.is_empty() {
                    continue;
                }
            }
            return Some(ChangedAnswer { record, replay });
        }
    }
}
