//! The engine: policies compiled, acts and facts prepared, questions decided.
//!
//! This file is its front door. Behind it the rooms stand in the order in which a question passes
//! through them; each takes from those before it, and none from those behind.

mod resolved;
mod tables;
mod uses;
mod judge;
mod answer;
mod missing;
mod many;
mod asking;
mod asking_many;
mod asking_of_records;
mod checking;
mod contents;
#[cfg(test)]
mod selection_tests;

pub use answer::cited_rules::{Citation, Due, Effect, Ground, RuleRef};
pub use answer::decision::{Decision, Depth, ItemOutcome, Part, Witness};
pub use answer::missing_facts::{FactValue, Missing, MissingFact};
pub use answer::named_records::{DenialOnRecord, EvidenceOnRecord, GrantOnRecord};
pub use answer::near_misses::{Failed, NearMiss};
pub use answer::notices::{EvidenceFault, GrantFault, Notice};
pub use answer::open_fact::Fact;
pub(crate) use asking_of_records::{LookedAt, Place, RecordForUse, RuleOnRecord};
pub use checking::Checkable;
pub(crate) use checking::CheckedBy;
pub use contents::{FoundRule, KnownVersion};
pub(crate) use judge::age::CompletedYears;
pub use judge::outcome::Outcome;
pub(crate) use judge::period_of_record::Bound;
pub use many::columns::{Column, Columns};
pub use resolved::prepared_facts::PreparedFacts;
pub(crate) use tables::bit_blocks;
pub(crate) use tables::given_rights::GivenRights;
pub(crate) use tables::truth::Truth;
pub(crate) use tables::versions::Tables;
pub use uses::prepared_act::PreparedAct;

use crate::facts::{Act, Facts, Question};
use crate::ids::{Clause, PolicyVersion, RuleId, Usable, VersionInForce};
use crate::instant::check_instant;
use crate::policy::{PolicyTimeline, Right};
use crate::problem::{InputError, ProblemKind, ProblemPart, Problems};
use crate::words::Vocabulary;
use resolved::look_up::ended;
use std::collections::BTreeSet;
use std::sync::Arc;
use time::{OffsetDateTime, UtcOffset};

/// Policies compiled to tables, immutable and cheap to clone and share between threads.
///
/// Make one when the service starts, and a new one when a policy changes. Several policies work
/// together: of the operating ones that speak of a use the worst answer counts, and limits only
/// restrict.
///
/// Three things are asked together, and each knows nothing of the others: an *act*, prepared once
/// ([`Engine::prepare`]); *facts* about one subject, looked up once ([`Engine::facts`]); and a
/// *moment*, stated each time.
///
/// ```
/// use permitted::{Act, Action, DataCategory, Engine, Facts, LegalBasis, Outcome, Purpose};
/// use permitted::policy::{Permit, Policy};
/// use time::macros::datetime;
///
/// let policy = Policy::builder("clinic", "1", datetime!(2026-01-01 0:00 UTC))
///     .permit(
///         Permit::new("2.1")
///             .action(Action::USE)
///             .data(DataCategory::CONTACT_DETAILS)
///             .purpose(Purpose::SERVICE_PROVISION)
///             .basis(LegalBasis::CONTRACT),
///     )
///     .build()?;
/// let engine = Engine::new([policy])?;
/// let reminder = engine.prepare(
///     Act::new(Action::USE)
///         .data(DataCategory::EMAIL_ADDRESS)
///         .purpose(Purpose::SERVICE_PROVISION),
/// )?;
/// let patient = engine.facts(Facts::default())?;
/// let now = datetime!(2026-03-01 9:00 UTC);
/// assert!(engine.permits(&reminder, &patient, now));
/// let decision = engine.decide(&reminder, &patient, now);
/// assert_eq!(decision.outcome, Outcome::Permitted);
/// assert_eq!(decision.clauses()[0].as_str(), "2.1");
/// # Ok::<(), permitted::InputError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Engine {
    tables: Arc<Tables>,
}

/// Making an engine, and what it is made of.
impl Engine {
    /// Compiles policies, or timelines of their versions.
    ///
    /// # Errors
    /// If two policies have one id, or define one word of their own differently.
    pub fn new<T: Into<PolicyTimeline>>(
        policies: impl IntoIterator<Item = T>,
    ) -> Result<Self, InputError> {
        let timelines = policies.into_iter().map(Into::into).collect();
        Ok(Self { tables: Arc::new(Tables::new(timelines)?) })
    }

    /// The built-in words and those of all the policies.
    #[must_use]
    pub fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.tables.vocabulary
    }

    /// Every clause that a rule or declaration of the policies cites.
    #[must_use]
    pub fn clauses(&self) -> BTreeSet<&Clause> {
        let rows = self.tables.versions.iter().flat_map(|version| &version.rows);
        let amendments = self.tables.versions.iter().flat_map(|version| &version.amendments);
        rows.flat_map(|row| &row.clauses)
            .chain(amendments.flat_map(|(_, clauses)| clauses))
            .chain(self.all_rights().flat_map(Right::all_clauses))
            .collect()
    }

    /// The id of every rule and declaration of the policies.
    #[must_use]
    pub fn rule_ids(&self) -> BTreeSet<&RuleId> {
        let rows = self.tables.versions.iter().flat_map(|version| &version.rows);
        let amendments = self.tables.versions.iter().flat_map(|version| &version.amendments);
        // Exceptions are rows without an id.
        rows.map(|row| &row.id)
            .filter(|id| !id.as_str().is_empty())
            .chain(amendments.map(|(id, _)| id))
            .chain(self.all_rights().flat_map(Right::all_ids))
            .collect()
    }

    /// The versions of policies in force at an instant.
    pub(crate) fn versions_in_force(
        &self,
        at: OffsetDateTime,
    ) -> impl Iterator<Item = &VersionInForce> {
        let in_force = &self.tables.period(self.tables.period_at(at)).in_force;
        let versions = in_force.iter().filter_map(|number| self.tables.version(*number));
        versions.map(|version| &version.compiled.version)
    }

    /// What gives rights at an instant: the versions in force then.
    pub(crate) fn rights_in_force(
        &self,
        at: OffsetDateTime,
    ) -> impl Iterator<Item = (&PolicyVersion, &GivenRights)> {
        let in_force = &self.tables.period(self.tables.period_at(at)).in_force;
        let versions =
            in_force.iter().filter_map(|number| self.tables.versions.get(*number as usize));
        versions.map(|one| (&one.version.version, &one.given_rights))
    }

    fn all_rights(&self) -> impl Iterator<Item = &Right> {
        self.tables.versions.iter().flat_map(|version| &version.given_rights.rights)
    }

    pub(crate) fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The moment in UTC, and the number of the period that it lies in.
    #[inline]
    fn moment(&self, at: OffsetDateTime) -> (OffsetDateTime, u32) {
        match check_instant(at) {
            Ok(at) => (at, self.tables.period_at(at)),
            // Nothing is in force then.
            Err(_) => (at.checked_to_offset(UtcOffset::UTC).unwrap_or(at), u32::MAX),
        }
    }
}

/// Preparing acts and facts.
impl Engine {
    /// Looks up the words of an act, and finds the rules that may speak of it. Do it once, when the
    /// service starts: it is most of the work of an answer.
    ///
    /// # Errors
    /// All that is wrong with the act: unknown words, a disclosure without a recipient, dates out of
    /// range, or so broad that it stands for over a million uses that the policies tell apart.
    pub fn prepare(&self, act: Act) -> Result<PreparedAct, InputError> {
        PreparedAct::new(act, &self.tables)
    }

    /// Looks up the words of what is known of a subject and on record.
    ///
    /// # Errors
    /// All that is wrong with the facts: unknown words, a ledger of nobody, dates out of range.
    pub fn facts(&self, facts: Facts) -> Result<PreparedFacts, InputError> {
        let tables = &*self.tables;
        PreparedFacts::new(facts, tables.identity, &tables.vocabulary, &tables.names)
    }

    /// Looks up all of a question, or says all that is wrong with it.
    pub(crate) fn prepare_question(
        &self,
        question: Question,
    ) -> Result<(PreparedAct, PreparedFacts, OffsetDateTime), InputError> {
        let (tables, problems) = (&*self.tables, Problems::of(ProblemPart::Question));
        let Question { id, act, facts, at } = question;
        if let Some((id, fault)) = id.and_then(|id| Some((id.clone(), id.fault()?))) {
            problems.note("id", ProblemKind::unusable("the question's id", &id, fault));
        }
        let at = check_instant(at).unwrap_or_else(|kind| {
            problems.note("at", kind);
            at
        });
        let (words, names) = (&tables.vocabulary, &tables.names);
        let mut act = PreparedAct::noting(act, tables, &problems);
        let facts = PreparedFacts::noting(facts, tables.identity, words, names, &problems);
        ended(problems)?;
        act.find_uses_at(tables, at)?;
        Ok((act, facts, at))
    }
}
