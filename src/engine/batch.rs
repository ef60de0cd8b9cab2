//! Many decisions at once: requests, subjects, and columns of a table.
//!
//! All of it runs on the caller's thread and in the caller's order. Slices can be split over
//! threads as the caller likes: an [`Engine`] is shared by reference.

use super::decide::{Posed, refuse};
use super::plan::Plan;
use super::request::Request;
use super::uses::Uses;
use super::walk::Walk;
use super::{Decision, Depth, Engine, Identity};
use crate::facts::{
    Asked, ConsentLedger, Evidence, Item, RequestBuilder, ResolvedFacts, Subject, resolve_facts,
};
use crate::problem::{InputError, Problem, ProblemKind};
use crate::words::facets::{ChannelFacet, DataFacet, PartyFacet, PlaceFacet, PurposeFacet};
use crate::words::{Facet, Word};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// What is known of one subject and on record about it, its words looked up: what changes where
/// the same is asked about many.
///
/// Made by [`Engine::facts`] for that engine, and of no use to another one.
#[derive(Debug, Clone)]
pub struct SubjectFacts {
    /// Of the engine that they were made by.
    made_by: Identity,
    pub(super) resolved: ResolvedFacts,
}

impl Engine {
    /// Looks up what is known of a subject and on record, to ask prepared requests about it.
    ///
    /// ```
    /// use permitted::policy::{Permit, Policy, Strength};
    /// use permitted::{Action, Channel, ConsentEvent, ConsentLedger, DataCategory, Engine};
    /// use permitted::{LegalBasis, Purpose, Request, Subject};
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
    /// let newsletter = engine.request(
    ///     Request::builder(Action::CONTACT, datetime!(2026-03-01 9:00 UTC))
    ///         .data([DataCategory::EMAIL_ADDRESS])
    ///         .purpose([Purpose::OWN_MARKETING])
    ///         .channel(Channel::EMAIL),
    /// )?;
    ///
    /// let recorded = datetime!(2026-01-10 0:00 UTC);
    /// let yes = ConsentEvent::granted("ada", Strength::Express, recorded).purpose(Purpose::MARKETING);
    /// let agreed = ConsentLedger::new([yes])?;
    /// let readers = [
    ///     engine.facts(&Subject::new("ada"), Some(&agreed), &[])?,
    ///     engine.facts(&Subject::new("ben"), Some(&ConsentLedger::default()), &[])?,
    /// ];
    /// let answers: Vec<bool> = engine.permits_each(&newsletter, &readers).collect();
    /// assert_eq!(answers, [true, false]);
    /// # Ok::<(), permitted::InputError>(())
    /// ```
    ///
    /// # Errors
    /// Unknown words, events without a subject, dates out of range.
    pub fn facts(
        &self,
        subject: &Subject,
        ledger: Option<&ConsentLedger>,
        evidence: &[Evidence],
    ) -> Result<SubjectFacts, InputError> {
        let inner = &*self.inner;
        let resolved = resolve_facts(subject, evidence, ledger, &inner.vocabulary, &inner.names)?;
        Ok(SubjectFacts { made_by: inner.identity, resolved })
    }

    /// Answers a prepared request by yes or no, with what is known of another subject than its
    /// own. Request and facts must be this engine's; those of another one permit nothing.
    #[must_use]
    pub fn permits_about(&self, request: &Request, facts: &SubjectFacts) -> bool {
        self.are_made(request, facts) && request.is_permitted_about(&self.inner, &facts.resolved)
    }

    /// Answers a prepared request as [`Engine::decide_to`] does, with what is known of another
    /// subject than its own. Where request and facts are not both this engine's, the answer is
    /// *not permitted* without reasons.
    #[must_use]
    pub fn decide_about(&self, request: &Request, facts: &SubjectFacts, depth: Depth) -> Decision {
        let question = request.question();
        let decide =
            |walk: &Walk<'_>, uses: &Uses| self.decide_posed(Posed { question, walk, uses }, depth);
        let made = self.are_made(request, facts);
        let decision = made.then(|| request.about(&self.inner, &facts.resolved, decide)).flatten();
        decision.unwrap_or_else(|| refuse(request))
    }

    fn are_made(&self, request: &Request, facts: &SubjectFacts) -> bool {
        self.made(request) && facts.made_by == self.inner.identity
    }

    /// Answers one prepared request about each of many subjects, in their order.
    ///
    /// What the act alone decides is judged once, before the first answer: ask about many at a time.
    pub fn permits_each<'a>(
        &'a self,
        request: &'a Request,
        subjects: &'a [SubjectFacts],
    ) -> impl Iterator<Item = bool> + use<'a> {
        let plan = self.made(request).then(|| Plan::new(&self.inner, request));
        subjects.iter().map(move |facts| {
            let plan = plan.as_ref().filter(|_| facts.made_by == self.inner.identity);
            plan.is_some_and(|plan| plan.permits(&facts.resolved))
        })
    }

    /// Answers many requests by yes or no, in their order.
    pub fn permits_all(&self, requests: &[Request]) -> impl Iterator<Item = bool> {
        requests.iter().map(|request| self.permits(request))
    }

    /// Answers many requests, in their order, with all that the answers rest on.
    pub fn decide_all(&self, requests: &[Request], depth: Depth) -> impl Iterator<Item = Decision> {
        requests.iter().map(move |request| self.decide_to(request, depth))
    }

    /// Answers a question for every row of a table by yes or no. The question says what does not
    /// change; each column, what its facet says in each row. A combination of values is judged
    /// once, however many rows have it.
    ///
    /// ```
    /// use permitted::policy::{Permit, Policy};
    /// use permitted::{Action, Column, Columns, DataCategory, Engine, Purpose, Request};
    /// use time::macros::datetime;
    ///
    /// let policy = Policy::builder("shop", "1", datetime!(2026-01-01 0:00 UTC))
    ///     .permit(Permit::new("4.1").action(Action::USE).purpose(Purpose::ANALYTICS))
    ///     .build()?;
    /// let engine = Engine::new([policy])?;
    /// let question = Request::builder(Action::USE, datetime!(2026-03-01 9:00 UTC))
    ///     .data([DataCategory::USAGE]);
    /// let purposes = [Purpose::ANALYTICS, Purpose::MARKETING];
    /// let columns = Columns {
    ///     purpose: Some(Column { dictionary: &purposes, codes: &[0, 1, 1, 0] }),
    ///     ..Columns::default()
    /// };
    /// assert_eq!(engine.permits_columns(&question, &columns)?, [true, false, false, true]);
    /// # Ok::<(), permitted::InputError>(())
    /// ```
    ///
    /// # Errors
    /// Columns of different lengths, codes beyond their dictionary, and what
    /// [`Engine::request`] finds wrong with a question.
    pub fn permits_columns(
        &self,
        question: &RequestBuilder,
        columns: &Columns<'_>,
    ) -> Result<Vec<bool>, InputError> {
        let rows = columns.rows()?;
        let mut requests: HashMap<[u32; 5], Request> = HashMap::new();
        let mut known: HashMap<([u32; 5], u32), bool> = HashMap::new();
        let mut answers = Vec::with_capacity(rows);
        for row in 0..rows {
            let (act, about) = columns.codes(row);
            let answer = match known.entry((act, about)) {
                Entry::Occupied(known) => *known.get(),
                Entry::Vacant(unknown) => {
                    let request = match requests.entry(act) {
                        Entry::Occupied(request) => request.into_mut(),
                        Entry::Vacant(new) => {
                            new.insert(self.request(columns.question(question, act))?)
                        }
                    };
                    let answer = match columns.subject.as_ref() {
                        Some(column) => column
                            .dictionary
                            .get(about as usize)
                            .is_some_and(|facts| self.permits_about(request, facts)),
                        None => self.permits(request),
                    };
                    *unknown.insert(answer)
                }
            };
            answers.push(answer);
        }
        Ok(answers)
    }
}

/// One column of a table, dictionary-encoded: in each row a place in the dictionary.
#[derive(Debug, Clone)]
pub struct Column<'a, T> {
    /// The values that occur.
    pub dictionary: &'a [T],
    /// For each row, the place of its value.
    pub codes: &'a [u32],
}

/// The columns of a table of questions. What has no column is as the question says.
#[derive(Debug, Clone, Default)]
pub struct Columns<'a> {
    /// With which data: one item a row.
    pub data: Option<Column<'a, Word<DataFacet>>>,
    /// For which purpose.
    pub purpose: Option<Column<'a, Word<PurposeFacet>>>,
    /// Who receives.
    pub recipient: Option<Column<'a, Word<PartyFacet>>>,
    /// By which means.
    pub channel: Option<Column<'a, Word<ChannelFacet>>>,
    /// Where to.
    pub place: Option<Column<'a, Word<PlaceFacet>>>,
    /// About whom.
    pub subject: Option<Column<'a, SubjectFacts>>,
}

fn code<T>(column: Option<&Column<'_, T>>, row: usize) -> u32 {
    column.and_then(|column| column.codes.get(row)).copied().unwrap_or(0)
}

/// The word of a column that a code stands for.
fn word<F: Facet>(column: Option<&Column<'_, Word<F>>>, code: u32) -> Option<Asked<F>> {
    column?.dictionary.get(code as usize).cloned().map(Asked::from)
}

impl Columns<'_> {
    /// How many rows there are, if the columns agree and their codes stand for something.
    fn rows(&self) -> Result<usize, InputError> {
        let mut lengths: Vec<(&'static str, usize)> = Vec::new();
        let mut problems = Vec::new();
        fn check<T>(
            name: &'static str,
            column: Option<&Column<'_, T>>,
            lengths: &mut Vec<(&'static str, usize)>,
            problems: &mut Vec<Problem>,
        ) {
            let Some(column) = column else { return };
            lengths.push((name, column.codes.len()));
            let size = column.dictionary.len();
            let beyond = |(_, code): &(usize, &u32)| **code as usize >= size;
            if let Some((row, code)) = column.codes.iter().enumerate().find(beyond) {
                let what = format!("code {code} stands for nothing in a dictionary of {size}");
                let help = "write places in the dictionary, from 0";
                let kind = ProblemKind::Inconsistent { what, help };
                problems.push(Problem::new(format!("{name}: codes[{row}]"), kind));
            }
        }
        check("data", self.data.as_ref(), &mut lengths, &mut problems);
        check("purpose", self.purpose.as_ref(), &mut lengths, &mut problems);
        check("recipient", self.recipient.as_ref(), &mut lengths, &mut problems);
        check("channel", self.channel.as_ref(), &mut lengths, &mut problems);
        check("place", self.place.as_ref(), &mut lengths, &mut problems);
        check("subject", self.subject.as_ref(), &mut lengths, &mut problems);
        let rows = lengths.first().map_or(0, |(_, rows)| *rows);
        for (name, found) in lengths.iter().filter(|(_, found)| *found != rows) {
            let what = format!("the column has {found} rows, others have {rows}");
            let help = "give every column a code for every row";
            problems.push(Problem::new(*name, ProblemKind::Inconsistent { what, help }));
        }
        if problems.is_empty() { Ok(rows) } else { Err(InputError::new(problems)) }
    }

    /// The codes of a row: those of the act, and that of the subject.
    fn codes(&self, row: usize) -> ([u32; 5], u32) {
        let act = [
            code(self.data.as_ref(), row),
            code(self.purpose.as_ref(), row),
            code(self.recipient.as_ref(), row),
            code(self.channel.as_ref(), row),
            code(self.place.as_ref(), row),
        ];
        (act, code(self.subject.as_ref(), row))
    }

    /// The question with what the codes of an act say.
    fn question(&self, question: &RequestBuilder, act: [u32; 5]) -> RequestBuilder {
        let [data, purpose, recipient, channel, place] = act;
        let mut question = question.clone();
        if let Some(category) = word(self.data.as_ref(), data) {
            let item = question.items.first().cloned();
            let item = item.map(|item| Item { category: category.clone(), ..item });
            let item = item.unwrap_or_else(|| Item::new(category));
            question.items = std::iter::once(item).collect();
        }
        if let Some(purpose) = word(self.purpose.as_ref(), purpose) {
            question.purposes = std::iter::once(purpose).collect();
        }
        if let Some(role) = word(self.recipient.as_ref(), recipient) {
            let party = question.recipient.take().and_then(|asked| asked.party);
            question.recipient = Some(crate::facts::AskedParty { role, party });
        }
        question.channel = word(self.channel.as_ref(), channel).or(question.channel.take());
        question.place = word(self.place.as_ref(), place).or(question.place.take());
        question
    }
}
