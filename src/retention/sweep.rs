//! Where records stand, one by one, and which are due.

use super::schedule::Schedule;
use super::standing::{Disposition, DueRecord, Standing};
use crate::engine::Engine;
use crate::facts::Record;
use crate::instant::check_instant;
use crate::problem::{InputError, Problem};
use std::borrow::Borrow;
use time::OffsetDateTime;

impl Engine {
    /// Where a record stands at a moment, by the retention schedules of all policies in force.
    ///
    /// Per category and purpose the earliest of several maxima counts; a record is due when one of
    /// its categories serves no purpose any more. The latest of several minima keeps it all the
    /// same, against a request for erasure too, and a hold goes before everything.
    ///
    /// # Errors
    /// If the record names unknown words, no data or no purpose, or dates out of range.
    ///
    /// ```
    /// use permitted::{DataCategory, Engine, Purpose, Record};
    /// use permitted::facts::{Hold, Life};
    /// use permitted::policy::{Anchor, Period, Policy, Retention};
    /// use permitted::retention::Disposition;
    /// use time::macros::datetime;
    ///
    /// let policy = Policy::builder("bank", "1", datetime!(2020-01-01 0:00 UTC))
    ///     .retention(
    ///         Retention::new("7.1")
    ///             .data(DataCategory::FINANCIAL)
    ///             .at_most(Period::years(6), Anchor::ContractEnded),
    ///     )
    ///     .build()?;
    /// let engine = Engine::new([policy])?;
    /// let life = Life::new().anchor(Anchor::ContractEnded, datetime!(2019-03-01 0:00 UTC));
    /// let record = Record::new("account-17").data(DataCategory::BANK_ACCOUNT).purpose(Purpose::PAYMENT);
    /// let now = datetime!(2026-06-01 0:00 UTC);
    /// let due = engine.standing(&record.clone().life(life.clone()), now)?;
    /// assert!(matches!(due.disposition, Disposition::Dispose { .. }));
    ///
    /// let held = life.hold(Hold::new("case 26-113", datetime!(2026-01-15 0:00 UTC)));
    /// let held = engine.standing(&record.life(held), now)?;
    /// assert_eq!(held.disposition, Disposition::Held { by: vec!["case 26-113".to_owned()] });
    /// # Ok::<(), permitted::InputError>(())
    /// ```
    pub fn standing(&self, record: &Record, at: OffsetDateTime) -> Result<Standing, InputError> {
        let schedule = Schedule::new(self, record, check(at)?)?;
        Ok(schedule.standing())
    }

    /// Yields the records that are due, one by one, holding none of them back. What no rule sets a
    /// maximum for never is: [`Standing::unruled`] finds such gaps in the schedule.
    ///
    /// ```
    /// use permitted::{DataCategory, Engine, Purpose, Record};
    /// use permitted::facts::Life;
    /// use permitted::policy::{Anchor, Period, Policy, Retention};
    /// use time::macros::datetime;
    ///
    /// let policy = Policy::builder("bank", "1", datetime!(2020-01-01 0:00 UTC))
    ///     .retention(
    ///         Retention::new("7.1")
    ///             .data(DataCategory::FINANCIAL)
    ///             .at_most(Period::years(6), Anchor::ContractEnded),
    ///     )
    ///     .build()?;
    /// let engine = Engine::new([policy])?;
    /// let records = (2015..2025).map(|year| {
    ///     let ended = datetime!(2000-03-01 0:00 UTC).replace_year(year).unwrap_or(time::OffsetDateTime::UNIX_EPOCH);
    ///     Record::new(format!("account-{year}"))
    ///         .data(DataCategory::BANK_ACCOUNT)
    ///         .purpose(Purpose::SERVICE_PROVISION)
    ///         .life(Life::new().anchor(Anchor::ContractEnded, ended))
    /// });
    /// let due = engine.sweep(records, datetime!(2026-06-01 0:00 UTC)).filter_map(Result::ok);
    /// assert_eq!(due.count(), 6); // those of 2015 to 2020
    /// # Ok::<(), permitted::InputError>(())
    /// ```
    pub fn sweep<R: Borrow<Record>>(
        &self,
        records: impl IntoIterator<Item = R>,
        at: OffsetDateTime,
    ) -> impl Iterator<Item = Result<DueRecord<R>, InputError>> {
        records.into_iter().filter_map(move |record| match self.standing(record.borrow(), at) {
            Ok(Standing { disposition: Disposition::Dispose { how, due_since, by }, .. }) => {
                Some(Ok(DueRecord { record, how, due_since, by }))
            }
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        })
    }

    /// The first instant after `at` at which one of the records could become due, as far as is
    /// known now: never later than it does, unless more becomes known.
    ///
    /// # Errors
    /// As [`Engine::standing`].
    ///
    /// ```
    /// use permitted::{DataCategory, Engine, Policy, Purpose, Record};
    /// use permitted::facts::Life;
    /// use permitted::policy::Anchor;
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
    ///     "#,
    /// )?;
    /// let engine = Engine::new([policy])?;
    /// let record = Record::new("account-17")
    ///     .data(DataCategory::BANK_ACCOUNT)
    ///     .purpose(Purpose::PAYMENT)
    ///     .life(Life::new().anchor(Anchor::ContractEnded, datetime!(2023-06-30 0:00 UTC)));
    /// let next = engine.next_due([record], datetime!(2025-01-01 0:00 UTC))?;
    /// assert_eq!(next, Some(datetime!(2025-06-30 0:00 UTC)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn next_due<R: Borrow<Record>>(
        &self,
        records: impl IntoIterator<Item = R>,
        at: OffsetDateTime,
    ) -> Result<Option<OffsetDateTime>, InputError> {
        let mut earliest: Option<OffsetDateTime> = None;
        for record in records {
            let record = record.borrow();
            let schedule = Schedule::new(self, record, check(at)?)?;
            let next = match schedule.disposition() {
                Disposition::Keep { until, .. } => until,
                Disposition::Held { .. } => {
                    let holds = record.life.holds.iter().filter(|hold| hold.in_force(at));
                    // While one of them has no known end, nothing becomes due.
                    holds
                        .map(|hold| hold.until)
                        .collect::<Option<Vec<_>>>()
                        .and_then(|ends| ends.into_iter().max())
                }
                // What is known to end may settle it, whatever stays unknown.
                Disposition::Undetermined { .. } => schedule.next_bound(),
                Disposition::Dispose { .. } => None,
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
}

fn check(at: OffsetDateTime) -> Result<OffsetDateTime, InputError> {
    check_instant(at).map_err(|kind| InputError::new(vec![Problem::new("at", kind)]))
}
