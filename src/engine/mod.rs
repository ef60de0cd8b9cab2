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
#[cfg(test)]
mod selection_tests;

pub use answer::decision::{
    Citation, Decision, Due, Effect, Failed, GrantFault, Ground, NearMiss, Notice, Part, RuleRef,
};
pub use answer::missing_facts::{Fact, FactValue, Missing, MissingFact};
pub(crate) use judge::age::completed_years;
pub use judge::outcome::Outcome;
pub(crate) use judge::retention::{Bound, bound, is_held, spans};
pub use many::columns::{Column, Columns};
pub(crate) use resolved::act::ResolvedLife;
pub(crate) use resolved::look_up::look_up_life;
pub use resolved::prepared_facts::PreparedFacts;
pub(crate) use tables::compiled_policy::{CompiledPolicy, Detail, Row};
pub(crate) use tables::rule_index::{IDENTIFIABILITY, Point, Sets, identifies};
pub(crate) use tables::truth::Truth;
pub(crate) use tables::versions::{InForce, Tables};
pub use uses::prepared_act::PreparedAct;

use crate::document::{InputError, Problem, Problems, check_instant};
use crate::facts::{Act, Facts, Question};
use crate::names::{Clause, PolicyVersion, RuleId};
use crate::policy::{PolicyTimeline, Right};
use crate::words::Vocabulary;
use answer::decision_writer::{Posed, write, write_unjudged};
use judge::all_versions::is_permitted;
use many::plan::Plan;
use resolved::facts::NO_FACTS;
use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use time::{OffsetDateTime, UtcOffset};
use uses::division::divide;
use uses::found_uses::{MAX_USES, Uses};

/// How far a decision is explained.
///
/// ```
/// use permitted::Depth;
///
/// assert!(Depth::WithoutNear < Depth::Full);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// The outcome and what it rests on: citations, grounds, obligations, unknown facts, notices,
    /// and until when it holds; neither what nearly applied nor what is missing.
    WithoutNear,
    /// All but what is missing.
    WithoutMissing,
    /// All.
    Full,
}

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
/// use permitted::policy::{Permit, Policy};
/// use permitted::{Act, Action, DataCategory, Engine, Facts, LegalBasis, Outcome, Purpose};
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
        let timelines: Vec<PolicyTimeline> = policies.into_iter().map(Into::into).collect();
        Ok(Self { tables: Arc::new(Tables::new(&timelines)?) })
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

    /// The rights that are given at an instant, by the versions in force then.
    pub(crate) fn rights_in_force(
        &self,
        at: OffsetDateTime,
    ) -> impl Iterator<Item = (&PolicyVersion, &Right)> {
        let in_force = &self.tables.period(self.tables.period_at(at)).in_force;
        let versions =
            in_force.iter().filter_map(|number| self.tables.versions.get(*number as usize));
        versions.flat_map(|one| one.rights.iter().map(move |right| (&one.version, right)))
    }

    fn all_rights(&self) -> impl Iterator<Item = &Right> {
        self.tables.versions.iter().flat_map(|version| &version.rights)
    }

    pub(crate) fn tables(&self) -> &Tables {
        &self.tables
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
        let (tables, problems) = (&*self.tables, Problems::default());
        let Question { act, facts, at } = question;
        let at = check_instant(at).unwrap_or_else(|kind| {
            problems.note("at", kind);
            at
        });
        let (words, names) = (&tables.vocabulary, &tables.names);
        let facts = PreparedFacts::noting(facts, tables.identity, words, names, &problems);
        Ok((PreparedAct::at(act, tables, at, problems)?, facts, at))
    }
}

/// Asking.
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
        let (act, facts, at) = self.prepare_question(question)?;
        Ok(self.decide(&act, &facts, at))
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
                Err(found) => {
                    let notice = Notice::TooBroad { found, limit: MAX_USES };
                    return write_unjudged(act.act(), at, &notice);
                }
            },
        };
        let posed = Posed { act: act.act(), asked, uses };
        let mut decision = write(posed, depth != Depth::WithoutNear);
        if depth == Depth::Full {
            missing::search::add(asked, uses, &mut decision);
        }
        decision
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

/// Asking about many. All of it runs on the caller's thread and in the caller's order; slices can be
/// split over threads as the caller likes.
impl Engine {
    /// Whether an act is permitted for each of many subjects, in their order.
    ///
    /// What the act alone decides is judged once, before the first answer: ask about many at a time.
    ///
    /// ```
    /// use permitted::policy::{Permit, Policy, Strength};
    /// use permitted::{Act, Action, Channel, ConsentEvent, ConsentLedger, DataCategory, Engine};
    /// use permitted::{Facts, LegalBasis, Purpose, Subject};
    /// use time::macros::datetime;
    ///
    /// let policy = Policy::builder("shop", "1", datetime!(2026-01-01 0:00 UTC))
    ///     .permit(
    ///         Permit::new("4.8")
    ///             .action(Action::CONTACT)
    ///             .purpose(Purpose::OWN_MARKETING)
    ///             .basis(LegalBasis::CONSENT),
    ///     )
    ///     .build()?;
    /// let engine = Engine::new([policy])?;
    /// let newsletter = engine.prepare(
    ///     Act::new(Action::CONTACT)
    ///         .data(DataCategory::EMAIL_ADDRESS)
    ///         .purpose(Purpose::OWN_MARKETING)
    ///         .channel(Channel::EMAIL),
    /// )?;
    ///
    /// let recorded = datetime!(2026-01-10 0:00 UTC);
    /// let yes = ConsentEvent::granted("ada", Strength::Express, recorded).purpose(Purpose::MARKETING);
    /// let agreed = ConsentLedger::new([yes])?;
    /// let readers = [
    ///     engine.facts(Facts::about(Subject::new("ada")).ledger(agreed))?,
    ///     engine.facts(Facts::about(Subject::new("ben")).ledger(ConsentLedger::default()))?,
    /// ];
    /// let now = datetime!(2026-03-01 9:00 UTC);
    /// let answers: Vec<bool> = engine.permits_each(&newsletter, &readers, now).collect();
    /// assert_eq!(answers, [true, false]);
    /// # Ok::<(), permitted::InputError>(())
    /// ```
    pub fn permits_each<'a>(
        &'a self,
        act: &'a PreparedAct,
        subjects: &'a [PreparedFacts],
        at: OffsetDateTime,
    ) -> impl Iterator<Item = bool> + use<'a> {
        let identity = self.tables.identity;
        let (moment, period) = self.moment(at);
        let uses = act.uses_in(period).filter(|_| act.made_by == identity);
        let plan =
            uses.map(|uses| Plan::new(act.asked(&self.tables, &NO_FACTS, moment, period), uses));
        subjects.iter().map(move |facts| match &plan {
            Some(plan) if facts.made_by == identity => plan.permits(&facts.resolved),
            _ => self.permits(act, facts, at),
        })
    }

    /// Whether each of many acts is permitted for one subject, in their order.
    ///
    /// ```
    /// use permitted::{Act, Action, DataCategory, Engine, Facts, Policy, Purpose};
    /// use time::macros::datetime;
    ///
    /// let policy: Policy = toml::from_str(
    ///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n[[permit]]\nclause = '3'\npurpose = 'billing'",
    /// )?;
    /// let engine = Engine::new([policy])?;
    /// let acts = [Purpose::BILLING, Purpose::ANALYTICS].map(|purpose| {
    ///     engine.prepare(Act::new(Action::USE).data(DataCategory::POSTAL_ADDRESS).purpose(purpose))
    /// });
    /// let acts = acts.into_iter().collect::<Result<Vec<_>, _>>()?;
    /// let customer = engine.facts(Facts::default())?;
    /// let answers = engine.permits_acts(&acts, &customer, datetime!(2026-03-01 9:00 UTC));
    /// assert!(answers.eq([true, false]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn permits_acts<'a>(
        &'a self,
        acts: &'a [PreparedAct],
        facts: &'a PreparedFacts,
        at: OffsetDateTime,
    ) -> impl Iterator<Item = bool> + use<'a> {
        acts.iter().map(move |act| self.permits(act, facts, at))
    }

    /// Whether the act of each row of a table is permitted. The act says what does not change; each
    /// column, what its facet says in each row. A combination of values is judged once, however many
    /// rows have it.
    ///
    /// Where the table has no column of subjects, the rows are about a subject of whom nothing is
    /// known.
    ///
    /// ```
    /// use permitted::policy::{Permit, Policy};
    /// use permitted::{Act, Action, Column, Columns, DataCategory, Engine, Purpose};
    /// use time::macros::datetime;
    ///
    /// let policy = Policy::builder("shop", "1", datetime!(2026-01-01 0:00 UTC))
    ///     .permit(Permit::new("4.1").action(Action::USE).purpose(Purpose::ANALYTICS))
    ///     .build()?;
    /// let engine = Engine::new([policy])?;
    /// let act = Act::new(Action::USE).data(DataCategory::USAGE);
    /// let purposes = [Purpose::ANALYTICS, Purpose::MARKETING];
    /// let columns = Columns {
    ///     purpose: Some(Column { dictionary: &purposes, codes: &[0, 1, 1, 0] }),
    ///     ..Columns::default()
    /// };
    /// let answers = engine.permits_columns(&act, &columns, datetime!(2026-03-01 9:00 UTC))?;
    /// assert_eq!(answers, [true, false, false, true]);
    /// # Ok::<(), permitted::InputError>(())
    /// ```
    ///
    /// # Errors
    /// Columns of different lengths, codes beyond their dictionary, and what [`Engine::prepare`]
    /// finds wrong with an act.
    pub fn permits_columns(
        &self,
        act: &Act,
        columns: &Columns<'_>,
        at: OffsetDateTime,
    ) -> Result<Vec<bool>, InputError> {
        let rows = columns.rows()?;
        let at =
            check_instant(at).map_err(|kind| InputError::new(vec![Problem::new("at", kind)]))?;
        let unknown = self.facts(Facts::default())?;
        let mut acts: HashMap<[u32; 5], PreparedAct> = HashMap::new();
        let mut known: HashMap<([u32; 5], u32), bool> = HashMap::new();
        let mut answers = Vec::with_capacity(rows);
        for row in 0..rows {
            let (codes, about) = columns.codes(row);
            let answer = match known.entry((codes, about)) {
                Entry::Occupied(known) => *known.get(),
                Entry::Vacant(slot) => {
                    let act = match acts.entry(codes) {
                        Entry::Occupied(act) => act.into_mut(),
                        Entry::Vacant(new) => new.insert(self.prepare(columns.act(act, codes))?),
                    };
                    let subjects = columns.subject.as_ref();
                    let facts = match subjects {
                        Some(column) => column.dictionary.get(about as usize),
                        None => Some(&unknown),
                    };
                    *slot.insert(facts.is_some_and(|facts| self.permits(act, facts, at)))
                }
            };
            answers.push(answer);
        }
        Ok(answers)
    }
}
