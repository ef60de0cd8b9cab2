//! A decision on record, with all that it rested on.

use crate::engine::{Decision, Engine, PreparedAct, PreparedFacts};
use crate::facts::Question;
use crate::files::stored;
use crate::ids::QuestionId;
use crate::problem::InputError;
use uuid::Uuid;

stored! {
    "AuditRecord", format: true, fields: AuditRecordFields;

    /// A decision on record: the question, with the caller's id, the act, the facts and the moment, and the
    /// decision, with the fingerprints of the versions that decided.
    ///
    /// The facts are all that the engine was told, so that it can be asked again: keep the log as safe as
    /// the data that they are about, and no longer than its purpose asks for.
    ///
    /// ```
    /// use permitted::{Engine, Policy, Question};
    /// use permitted::audit::AuditRecord;
    ///
    /// let policy: Policy = toml::from_str(include_str!("../../examples/policies/plusnxt.toml"))?;
    /// let engine = Engine::new([policy])?;
    /// let question: Question = serde_json::from_str(
    ///     r#"{
    ///         "id": "request-17",
    ///         "action": "contact", "channel": "email", "by": "controller",
    ///         "data": "email-address", "purpose": "own-marketing",
    ///         "subject": { "id": "reader-17" }, "ledger": [],
    ///         "at": "2026-03-01T09:00:00Z"
    ///     }"#,
    /// )?;
    /// let record = engine.ask_on_record(question)?;
    ///
    /// // One line of a log, read back by whoever asks.
    /// let line = serde_json::to_string(&record)?;
    /// let read: AuditRecord = serde_json::from_str(&line)?;
    /// assert_eq!(read, record);
    /// assert_eq!(read.decision.question_id.as_ref().unwrap(), "request-17");
    /// assert!(engine.replay(&read)?.is_equal());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub struct AuditRecord {
        /// What was asked, with which facts, and when.
        pub question: Question,
        /// What was answered.
        pub decision: Decision,
    }
}

impl AuditRecord {
    /// The record of a decision about a prepared act and facts.
    ///
    /// ```
    /// use permitted::{Act, Action, DataCategory, Engine, Facts, Policy, Purpose, Subject};
    /// use permitted::audit::AuditRecord;
    /// use time::macros::datetime;
    ///
    /// let policy: Policy = toml::from_str(include_str!("../../examples/policies/plusnxt.toml"))?;
    /// let engine = Engine::new([policy])?;
    /// let billing =
    ///     engine.prepare(Act::new(Action::USE).data(DataCategory::NAME).purpose(Purpose::BILLING))?;
    /// let customer = engine.facts(Facts::about(Subject::new("customer-17")))?;
    /// let decision = engine.decide(&billing, &customer, datetime!(2026-03-01 9:00 UTC));
    /// let record = AuditRecord::new(&billing, &customer, decision.for_question("request-17"));
    /// assert_eq!(record.question.id.as_ref().unwrap(), "request-17");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn new(act: &PreparedAct, facts: &PreparedFacts, decision: Decision) -> Self {
        let question = Question {
            id: decision.question_id.clone(),
            ..Question::new(act.act().clone(), facts.facts().clone(), decision.at)
        };
        Self { question, decision }
    }

    /// The caller's id of the question, where it had one.
    #[must_use]
    pub fn question_id(&self) -> Option<&QuestionId> {
        self.decision.question_id.as_ref()
    }

    /// The id of the decision: see [`Decision::id`].
    #[must_use]
    pub fn decision_id(&self) -> Uuid {
        self.decision.id()
    }
}

/// Keeping and checking a log.
impl Engine {
    /// Answers a question, as [`Engine::ask`] does, and puts the answer on record.
    ///
    /// # Errors
    /// What [`Engine::ask`] refuses.
    pub fn ask_on_record(&self, question: Question) -> Result<AuditRecord, InputError> {
        let decision = self.ask(question.clone())?;
        Ok(AuditRecord { question, decision })
    }
}
