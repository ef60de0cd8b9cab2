//! Going through many records.

use super::cases::{any_case, any_record};
use super::full_cases::{any_facts, any_full_case, any_record as any_full_record};
use crate::harness::{Hits, check, same};
use permitted::facts::Life;
use permitted::retention::{Disposition, DueRecord, SweepError, Swept};
use permitted::{DataCategory, Facts, InputError, LifeEvent, Purpose, Record};
use proptest::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use time::macros::datetime;

#[test]
fn a_sweep_yields_what_is_due_and_nothing_else() {
    check(300, &(any_case(), prop::collection::vec(any_record(), 0..6)), |(case, records)| {
        let engine = case.engine();
        let due = |record: &Record| match engine
            .standing(record, &Facts::default(), case.at)
            .unwrap()
            .disposition
        {
            Disposition::Dispose { how, due_since, by, .. } => Some((how, due_since, by)),
            _ => None,
        };
        let expected: Vec<_> = records.iter().filter_map(due).collect();
        let found: Vec<_> = engine
            .sweep(&records, case.at)
            .map(|found| found.map(|due| (due.how, due.due_since, due.by)).unwrap())
            .collect();
        let dates = records.iter().map(|one| engine.next_due([one], case.at).unwrap());
        same("next", &engine.next_due(&records, case.at).unwrap(), &dates.flatten().min())?;
        same("due", &found, &expected)
    });
}

/// A row that was read, one that names no data, or one that could not be read.
type Row = Result<(Record, Facts), u32>;

fn any_row() -> impl Strategy<Value = Row> {
    let (read, faulty) = ((any_full_record(), any_facts()), (any_full_record(), any_facts()));
    let faulty = faulty.prop_map(|(mut record, facts)| {
        record.data.clear();
        Ok((record, facts))
    });
    prop_oneof![6 => read.prop_map(Ok), 1 => faulty, 1 => any::<u32>().prop_map(Err)]
}

fn due(record: &Record, disposition: &Disposition) -> String {
    format!("due: {record:?} {disposition:?}")
}

fn faulty(record: &Record, error: &InputError) -> String {
    format!("faulty: {record:?} {error:?}")
}

type Kept = (Record, Facts);

/// What a sweep yields, all of it.
fn shown(found: Result<DueRecord<Kept>, SweepError<Kept, u32>>) -> String {
    match found {
        Ok(DueRecord { record, how, due_since, due_by, by, .. }) => {
            due(&record.0, &Disposition::Dispose { how, due_since, due_by, by })
        }
        Err(SweepError::Unread(error)) => format!("unread: {error}"),
        Err(SweepError::Faulty { record, error }) => faulty(&record.0, &error),
    }
}

#[test]
fn a_sweep_goes_on_after_errors_and_hands_each_record_back() {
    let kinds = ["due", "unread", "faulty"].map(|kind| (kind, Hits::default()));
    check(200, &(any_full_case(), prop::collection::vec(any_row(), 0..8)), |(case, rows)| {
        let engine = case.engine();
        let expected = rows.iter().filter_map(|row| match row {
            Err(error) => Some(format!("unread: {error}")),
            Ok((record, facts)) => match engine.standing(record, facts, case.at) {
                Err(error) => Some(faulty(record, &error)),
                Ok(standing) => {
                    let is_due = matches!(standing.disposition, Disposition::Dispose { .. });
                    is_due.then(|| due(record, &standing.disposition))
                }
            },
        });
        let expected: Vec<String> = expected.collect();
        let found: Vec<String> = engine.sweep(rows, case.at).map(shown).collect();
        for (kind, hits) in &kinds {
            hits.count(found.iter().any(|one| one.starts_with(kind)));
        }
        same("swept", &found, &expected)
    });
    for (_, hits) in &kinds {
        hits.at_least(30);
    }
}

/// A record that says how many of its like are alive.
struct Counted {
    record: Record,
    alive: Rc<Cell<u32>>,
}

impl Swept for Counted {
    fn record(&self) -> &Record {
        &self.record
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.alive.set(self.alive.get() - 1);
    }
}

/// From an iterator without an end a sweep takes what it needs, and keeps no record but the one that
/// it looks at.
#[test]
fn a_sweep_takes_records_one_by_one_from_an_iterator_without_an_end() {
    let policy: permitted::Policy = toml::from_str(
        "id = 'shop'\nversion = '1'\nfrom = 2020-01-01\n\
         retention = [{ clause = '1', maximum = { period = '1 year', from = 'collected' } }]\n",
    )
    .unwrap();
    let engine = permitted::Engine::new([policy]).unwrap();
    let (alive, most, taken) = (Rc::new(Cell::new(0)), Cell::new(0), Cell::new(0_u32));
    let rows = (0_u32..).map(|number| {
        taken.set(taken.get() + 1);
        alive.set(alive.get() + 1);
        most.set(most.get().max(alive.get()));
        // Every third is due, and of the others every second holds no data.
        let collected = if number % 3 == 0 {
            datetime!(2024-01-01 0:00 UTC)
        } else {
            datetime!(2026-01-01 0:00 UTC)
        };
        let record = Record::new(format!("row {number}"))
            .purpose([Purpose::BILLING])
            .life(Life::new().event(LifeEvent::COLLECTED, collected));
        let record = if number % 3 == 1 { record } else { record.data([DataCategory::INVOICES]) };
        if number % 7 == 6 {
            alive.set(alive.get() - 1);
            return Err(number);
        }
        Ok(Counted { record, alive: Rc::clone(&alive) })
    });
    let mut swept = engine.sweep(rows, datetime!(2026-03-01 0:00 UTC));
    assert_eq!(taken.get(), 0, "nothing is read before something is asked for");
    let (mut due, mut faulty, mut unread) = (0, 0, 0);
    while due < 400 {
        match swept.next().expect("the iterator has no end") {
            Ok(found) => {
                assert_eq!(alive.get(), 1, "only {} is alive", found.record.record.id);
                due += 1;
            }
            Err(SweepError::Faulty { record, error }) => {
                assert!(record.record.data.is_empty());
                assert!(error.to_string().contains(&record.record.id.to_string()), "{error}");
                faulty += 1;
            }
            Err(SweepError::Unread(number)) => {
                assert_eq!(number % 7, 6);
                unread += 1;
            }
        }
    }
    assert_eq!(most.get(), 1, "records are looked at one at a time");
    assert_eq!(taken.get(), 1_399);
    assert_eq!((faulty, unread), (400, 199));
}
