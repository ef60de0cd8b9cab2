//! Deciding again what is on record.

use super::audit_record::AuditRecord;
use super::changes::{Change, changes};
use crate::engine::{Decision, Depth, Engine, PreparedAct};
use crate::problem::InputError;

/// What came of deciding again what is on record.
///
/// See [`Engine::replay`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Replay {
    /// The decision now, explained so far as the one on record is.
    pub decision: Decision,
    /// In what it differs from the one on record; in nothing, where both are equal.
    pub changes: Vec<Change>,
}

impl Replay {
    /// Whether the engine says the very same as on record.
    #[must_use]
    pub fn is_equal(&self) -> bool {
        self.changes.is_empty()
    }
}

impl Engine {
    /// Decides again what is on record: the same question, facts and moment. It is equal where this
    /// engine has the versions that decided then, and nobody edited the record.
    ///
    /// ```
    /// use permitted::{Engine, Outcome, Policy, Question};
    ///
    /// let policy: Policy = toml::from_str(include_str!("../../examples/policies/plusnxt.toml"))?;
    /// let engine = Engine::new([policy])?;
    /// let question: Question = toml::from_str(
    ///     "action = 'use'\ndata = 'name'\npurpose = 'billing'\nby = 'controller'\nat = 2026-03-01",
    /// )?;
    /// let mut record = engine.ask_on_record(question)?;
    /// assert!(engine.replay(&record)?.is_equal());
    ///
    /// // Whoever edits the log is found out.
    /// record.decision.parts[0].outcome = Outcome::OutOfScope;
    /// assert!(!engine.replay(&record)?.is_equal());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// What is wrong with the question for this engine, such as a word that its policies do not have.
    pub fn replay(&self, record: &AuditRecord) -> Result<Replay, InputError> {
        let act = self.prepare(record.question.act.clone())?;
        self.replay_of(record, &act)
    }

    /// Decides again, about the record's act, which this engine prepared.
    pub(super) fn replay_of(
        &self,
        record: &AuditRecord,
        act: &PreparedAct,
    ) -> Result<Replay, InputError> {
        let facts = self.facts(record.question.facts.clone())?;
        let depth = explained(&record.decision);
        let decision = Decision {
            question_id: record.question.id.clone(),
            ..self.decide_to(act, &facts, record.question.at, depth)
        };
        let changes = changes(&record.decision, &decision);
        Ok(Replay { decision, changes })
    }
}

/// How far a decision on record was explained. Where nothing nearly applied, the shorter ones are alike.
fn explained(decision: &Decision) -> Depth {
    if decision.parts.iter().any(|part| part.missing.is_some()) {
        Depth::Full
    } else if decision.parts.iter().any(|part| part.near_count > 0) {
        Depth::WithoutMissing
    } else {
        Depth::WithoutNear
    }
}
