//! Where records stand, one by one, and which are due.

use super::disposition::Disposition;
use super::schedule::Schedule;
use super::standing::{DueRecord, Standing};
use super::swept::{SweepItem, Swept};
use crate::engine::Engine;
use crate::facts::{Facts, Record};
use crate::instant::check_instant;
use crate::problem::{InputError, ProblemPart};
use std::error::Error;
use std::fmt;
use time::OffsetDateTime;

/// What a sweep finds: a record that is due, or why one could not be looked at.
type Found<I> = Result<
    DueRecord<<I as SweepItem>::Swept>,
    SweepError<<I as SweepItem>::Swept, <I as SweepItem>::Error>,
>;

impl Engine {
    /// Where a record stands at a moment, by the retention schedules of all policies in force.
    ///
    /// Per category and purpose the earliest of several maxima counts; a record is due when one of
    /// its categories serves no purpose any more. The latest of several minima keeps it all the
    /// same, against a request for erasure too, and a hold goes before everything. What is known of
    /// the subject is asked for where a schedule speaks of it: what its rules say of residence, of age
    /// or of consent is undetermined without.
    ///
    /// # Errors
    /// If the record or the facts name unknown words, the record no data or no purpose, or dates are
    /// out of range.
    ///
    /// ```
    /// use permitted::{DataCategory, Engine, Facts, LifeEvent, Purpose, Record};
    /// use permitted::facts::{Hold, Life};
    /// use permitted::policy::{Period, Policy, Retention, Span};
    /// use permitted::retention::Disposition;
    /// use time::macros::datetime;
    ///
    /// let policy = Policy::builder("bank", "1", datetime!(2020-01-01 0:00 UTC))
    ///     .retention(
    ///         Retention::new("7.1")
    ///             .data(DataCategory::FINANCIAL)
    ///             .at_most(Span::of(Period::years(6)).from(LifeEvent::CONTRACT_ENDED)),
    ///     )
    ///     .build()?;
    /// let engine = Engine::new([policy])?;
    /// let life = Life::new().event(LifeEvent::CONTRACT_ENDED, datetime!(2019-03-01 0:00 UTC));
    /// let record = Record::new("account-17").data(DataCategory::BANK_ACCOUNT).purpose(Purpose::PAYMENT);
    /// let (nobody, now) = (Facts::default(), datetime!(2026-06-01 0:00 UTC));
    /// let due = engine.standing(&record.clone().life(life.clone()), &nobody, now)?;
    /// assert!(matches!(due.disposition, Disposition::Dispose { .. }));
    ///
    /// let held = life.hold(Hold::new("case 26-113", datetime!(2026-01-15 0:00 UTC)));
    /// let held = engine.standing(&record.life(held), &nobody, now)?;
    /// assert_eq!(held.disposition, Disposition::Held { by: vec!["case 26-113".to_owned()] });
    /// # Ok::<(), permitted::InputError>(())
    /// ```
    pub fn standing(
        &self,
        record: &Record,
        facts: &Facts,
        at: OffsetDateTime,
    ) -> Result<Standing, InputError> {
        Ok(Schedule::new(self, record, facts, check(at)?)?.standing())
    }

    /// Yields the records that are due, one by one, holding none of them back. What no rule sets a
    /// maximum for never is: [`Standing::without_maximum`] finds such gaps in the schedule.
    ///
    /// Records come alone or with what is known of their subjects, and as the rows of a database also
    /// in `Result`s: see [`Swept`] and [`SweepItem`]. One that cannot be looked at is handed back with
    /// its error, and the sweep goes on.
    ///
    /// ```
    /// use permitted::{DataCategory, Engine, LifeEvent, Purpose, Record};
    /// use permitted::facts::Life;
    /// use permitted::policy::{Period, Policy, Retention, Span};
    /// use permitted::retention::SweepError;
    /// use time::macros::datetime;
    ///
    /// let policy = Policy::builder("bank", "1", datetime!(2020-01-01 0:00 UTC))
    ///     .retention(
    ///         Retention::new("7.1")
    ///             .data(DataCategory::FINANCIAL)
    ///             .at_most(Span::of(Period::years(6)).from(LifeEvent::CONTRACT_ENDED)),
    ///     )
    ///     .build()?;
    /// let engine = Engine::new([policy])?;
    /// let record = |year: i32| {
    ///     let ended = datetime!(2000-03-01 0:00 UTC).replace_year(year).map_err(|e| e.to_string())?;
    ///     let life = Life::new().event(LifeEvent::CONTRACT_ENDED, ended);
    ///     let record = Record::new(format!("account-{year}")).life(life);
    ///     Ok::<_, String>(record.data(DataCategory::BANK_ACCOUNT).purpose(Purpose::PAYMENT))
    /// };
    /// let rows = (2015..2025).map(record).chain([Err("the connection was lost".to_owned())]);
    /// let (mut due, mut failed) = (0, Vec::new());
    /// for one in engine.sweep(rows, datetime!(2026-06-01 0:00 UTC)) {
    ///     match one {
    ///         Ok(_) => due += 1,
    ///         Err(error) => failed.push(error),
    ///     }
    /// }
    /// assert_eq!(due, 6); // those of 2015 to 2020
    /// assert!(matches!(&failed[..], [SweepError::Unread(_)]));
    /// # Ok::<(), permitted::InputError>(())
    /// ```
    pub fn sweep<I: SweepItem>(
        &self,
        records: impl IntoIterator<Item = I>,
        at: OffsetDateTime,
    ) -> impl Iterator<Item = Found<I>> {
        records.into_iter().filter_map(move |item| {
            let record = match item.into_swept() {
                Ok(record) => record,
                Err(error) => return Some(Err(SweepError::Unread(error))),
            };
            match self.disposition(&record, at) {
                Ok(Disposition::Dispose { how, due_since, due_by, by }) => {
                    Some(Ok(DueRecord { record, how, due_since, due_by, by }))
                }
                Ok(_) => None,
                Err(error) => Some(Err(SweepError::Faulty { record, error })),
            }
        })
    }

    /// The first instant after `at` at which one of the records could become due, as far as is
    /// known now: never later than it does, unless more becomes known.
    ///
    /// # Errors
    /// As [`Engine::standing`].
    ///
    /// ```
    /// use permitted::{DataCategory, Engine, LifeEvent, Policy, Purpose, Record};
    /// use permitted::facts::Life;
    /// use time::macros::datetime;
    ///
    /// let policy: Policy = toml::from_str(
    ///     r#"
    ///     id = "plexuus"
    ///     version = "1"
    ///     from = 2020-01-01
    ///
    ///     [[retention]]
    ///     clause = "PX-40"
    ///     data = "financial"
    ///     purpose = "payment"
    ///     maximum = { period = "2 years", from = "contract-ended" }
    ///     then = "erase"
    ///     within = "30 days"
    ///     "#,
    /// )?;
    /// let engine = Engine::new([policy])?;
    /// let record = Record::new("account-17")
    ///     .data(DataCategory::BANK_ACCOUNT)
    ///     .purpose(Purpose::PAYMENT)
    ///     .life(Life::new().event(LifeEvent::CONTRACT_ENDED, datetime!(2023-06-30 0:00 UTC)));
    /// let next = engine.next_due([record], datetime!(2025-01-01 0:00 UTC))?;
    /// assert_eq!(next, Some(datetime!(2025-06-30 0:00 UTC)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn next_due<R: Swept>(
        &self,
        records: impl IntoIterator<Item = R>,
        at: OffsetDateTime,
    ) -> Result<Option<OffsetDateTime>, InputError> {
        let mut earliest: Option<OffsetDateTime> = None;
        let at = check(at)?;
        for swept in records {
            let (record, nobody) = (swept.record(), Facts::default());
            let schedule = Schedule::new(self, record, swept.facts().unwrap_or(&nobody), at)?;
            let next = match schedule.disposition() {
                Disposition::Dispose { .. } => continue,
                _ if !schedule.rests_on_record_alone() => schedule.next_change(),
                Disposition::Keep { must, may } => {
                    // Due is what need not be kept any more, and may not.
                    match (must, may) {
                        (Some(must), Some(may)) => {
                            must.until.zip(may.until).map(|(must, may)| must.max(may))
                        }
                        (must, may) => must.or(may).and_then(|kept| kept.until),
                    }
                }
                Disposition::Held { .. } => {
                    // While one of them has no known end, nothing becomes due.
                    let ends = schedule.holds().map(|hold| hold.until);
                    ends.collect::<Option<Vec<_>>>().and_then(|ends| ends.into_iter().max())
                }
                // What is known to end may settle it, whatever stays unknown.
                Disposition::Undetermined { .. } => schedule.next_change(),
            };
            let stated = record.life.erasure_requested;
            let starts = self.tables().timelines.iter().flat_map(|timeline| &timeline.boundaries);
            let versions = starts.copied().filter(|start| *start > at).min();
            for next in next.into_iter().chain(versions).chain(stated).filter(|next| *next > at) {
                earliest = Some(earliest.map_or(next, |earliest| earliest.min(next)));
            }
        }
        Ok(earliest)
    }

    fn disposition(
        &self,
        swept: &impl Swept,
        at: OffsetDateTime,
    ) -> Result<Disposition, InputError> {
        let nobody = Facts::default();
        let facts = swept.facts().unwrap_or(&nobody);
        Ok(Schedule::new(self, swept.record(), facts, check(at)?)?.disposition())
    }
}

fn check(at: OffsetDateTime) -> Result<OffsetDateTime, InputError> {
    check_instant(at).map_err(|kind| InputError::at(ProblemPart::Question, "at", kind))
}

/// Why a sweep could not look at a record.
///
/// ```
/// use permitted::{Engine, Policy, Record};
/// use permitted::retention::SweepError;
/// use time::macros::datetime;
///
/// let policy: Policy = toml::from_str("id = 'shop'\nversion = '1'\nfrom = 2026-01-01")?;
/// let engine = Engine::new([policy])?;
/// let empty = [Record::new("order-1")];
/// let error = engine.sweep(empty, datetime!(2026-03-01 0:00 UTC)).next().unwrap().unwrap_err();
/// let SweepError::Faulty { record, .. } = &error else { panic!("it holds no data") };
/// assert_eq!(record.id, "order-1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SweepError<R, E> {
    /// The iterator yielded no record but this error.
    Unread(E),
    /// Something is wrong with the record, which is handed back.
    Faulty {
        /// The record.
        record: R,
        /// What is wrong with it.
        error: InputError,
    },
}

impl<R, E: fmt::Display> fmt::Display for SweepError<R, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread(error) => write!(f, "a record could not be read: {error}"),
            Self::Faulty { error, .. } => error.fmt(f),
        }
    }
}

impl<R: fmt::Debug, E: Error + 'static> Error for SweepError<R, E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unread(error) => Some(error),
            Self::Faulty { error, .. } => Some(error),
        }
    }
}
