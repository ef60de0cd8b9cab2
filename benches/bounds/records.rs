//! Rows about what is on record.

use crate::api;
use crate::measure::Row;
use permitted::Purpose;

pub(crate) const ROWS: &[Row] = &[
    Row {
        name: "events recorded latest first",
        from: 10_000,
        prepare: |size| {
            let events = (0..size).map(|hours| api::objection("client-1", hours)).collect();
            Box::new(move || api::record(events))
        },
    },
    Row {
        name: "events recorded in a jumbled order",
        from: 10_000,
        prepare: |size| {
            let hours = |number: usize| number * 7_919 % size;
            let events = (0..size).map(|number| api::objection("client-1", hours(number)));
            let events = events.collect();
            Box::new(move || api::record(events))
        },
    },
    Row {
        name: "events of two ledgers merged",
        from: 100_000,
        prepare: |size| {
            let half = |odd: usize| {
                let hours = (0..size).filter(|hours| hours % 2 == odd);
                api::ledger(hours.map(|hours| api::objection("client-1", hours)).collect())
            };
            let (one, other) = (half(0), half(1));
            Box::new(move || api::merge(one, other))
        },
    },
    Row {
        name: "events of two ledgers merged, to the limit",
        from: 500_000,
        prepare: |size| {
            let half = |odd: usize| {
                let hours = (0..size).filter(|hours| hours % 2 == odd);
                api::ledger(hours.map(|hours| api::objection("client-1", hours)).collect())
            };
            let (one, other) = (half(0), half(1));
            Box::new(move || api::merge(one, other))
        },
    },
    Row {
        name: "subjects of one ledger, each by itself",
        from: 2_500,
        prepare: |size| {
            let whole = of_many(size);
            Box::new(move || api::split(whole))
        },
    },
    Row {
        name: "subjects of one ledger, facts of each",
        from: 2_500,
        prepare: |size| {
            let whole = of_many(size);
            let engine = api::engine(vec![api::policy_of_storing()]);
            Box::new(move || api::facts_of_each(&engine, whole))
        },
    },
    Row {
        name: "fulfilled purposes of one life, stated",
        from: 2_500,
        prepare: |size| {
            let purposes = purposes(size);
            Box::new(move || crate::measure::Ended::with(api::fulfilled(&purposes)))
        },
    },
    Row {
        name: "fulfilled purposes of one life, used",
        from: 1_000,
        prepare: |size| {
            let life = api::fulfilled(&purposes(size));
            let words = (0..size).map(|number| {
                api::own_word(permitted::words::FacetKind::Purpose, &purpose(number))
            });
            let engine = api::engine(vec![api::policy_with("many-purposes", words)]);
            Box::new(move || api::standing(&engine, life))
        },
    },
];

/// A ledger of so many subjects, of three events each.
fn of_many(subjects: usize) -> permitted::ConsentLedger {
    let subjects: Vec<String> = (0..subjects).map(api::subject).collect();
    let events = |place: usize| {
        let subjects = subjects.iter().enumerate();
        subjects.map(move |(number, subject)| api::objection(subject, place * 10_000 + number))
    };
    api::ledger((0..3).flat_map(events).collect())
}

fn purpose(number: usize) -> String {
    format!("own-purpose-{}", number * 7_919 % 100_000)
}

fn purposes(number: usize) -> Vec<Purpose> {
    (0..number).map(|number| Purpose::new(&purpose(number)).expect("it is a word")).collect()
}
