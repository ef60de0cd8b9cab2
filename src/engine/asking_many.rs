//! Asking about many acts or many subjects. All of it runs on the caller's thread and in the caller's
//! order; slices can be split over threads as the caller likes.

use super::Engine;
use super::many::columns::Columns;
use super::many::plan::Plan;
use super::resolved::facts::NO_FACTS;
use super::resolved::prepared_facts::PreparedFacts;
use super::uses::prepared_act::PreparedAct;
use crate::facts::{Act, Facts};
use crate::instant::check_instant;
use crate::problem::{InputError, ProblemPart};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use time::OffsetDateTime;

impl Engine {
    /// Whether an act is permitted for each of many subjects, in their order.
    ///
    /// What the act alone decides is judged once, before the first answer: ask about many at a time.
    ///
    /// ```
    /// use permitted::{
    ///     Act, Action, Channel, ConsentEvent, ConsentLedger, DataCategory, Engine, Facts,
    ///     LegalBasis, Purpose, Subject,
    /// };
    /// use permitted::policy::{Permit, Policy, Strength};
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
    /// use permitted::{Act, Action, DataCategory, Engine, Purpose};
    /// use permitted::engine::{Column, Columns};
    /// use permitted::policy::{Permit, Policy};
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
            check_instant(at).map_err(|kind| InputError::at(ProblemPart::Question, "at", kind))?;
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
