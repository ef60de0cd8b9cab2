//! Rows about words that policies add.

use crate::api;
use crate::measure::Row;
use permitted::words::FacetKind::{Data, Place};

pub(crate) const ROWS: &[Row] = &[
    Row {
        name: "own words, each below 200 before it",
        from: 500,
        prepare: |size| {
            let words: Vec<_> = (0..size)
                .map(|number| {
                    let word = api::own_word(Data, &key(number));
                    let parents = number.saturating_sub(200)..number;
                    parents.fold(word, |word, parent| word.below(key(parent)))
                })
                .collect();
            Box::new(move || api::vocabulary(&words))
        },
    },
    Row {
        name: "own words, each below 200 of 400 others",
        from: 1_000,
        prepare: |size| {
            let others = (0..400).map(|number| api::own_word(Data, &key(number)));
            let words = (400..400 + size).map(|number| {
                let word = api::own_word(Data, &key(number));
                let parents = (0..200).map(|place| (number * 7 + place * 2) % 400);
                parents.fold(word, |word, parent| word.below(key(parent)))
            });
            let words: Vec<_> = others.chain(words).collect();
            Box::new(move || api::vocabulary(&words))
        },
    },
    Row {
        name: "misspelt words × own words",
        from: 1_000,
        prepare: |size| {
            let words: Vec<_> = (0..size)
                .map(|number| api::own_word(Data, &key(number)).below(misspelt(number)))
                .collect();
            Box::new(move || api::vocabulary(&words))
        },
    },
    Row {
        name: "policies of 20 own words",
        from: 100,
        prepare: |size| {
            let policies = (0..size).map(|policy| {
                let words = (0..20).map(|word| {
                    api::own_word(Data, &format!("data-{policy}-{word}")).below("contact-details")
                });
                api::policy_with(&format!("policy-{policy}"), words)
            });
            let policies = policies.collect();
            Box::new(move || api::made(api::new_engine(policies)))
        },
    },
    Row {
        name: "policies of 20 own lists of places",
        from: 100,
        prepare: |size| {
            let policies = (0..size).map(|policy| {
                let lists = (0..20).map(|list| {
                    let list = api::own_word(Place, &format!("list-{policy}-{list}"));
                    list.including("EEA").including("US").including("CH")
                });
                api::policy_with(&format!("policy-{policy}"), lists)
            });
            let policies = policies.collect();
            Box::new(move || api::made(api::new_engine(policies)))
        },
    },
];

fn key(number: usize) -> String {
    format!("own-category-{number}")
}

/// A text that is no word, and near to many.
fn misspelt(number: usize) -> String {
    format!("own-catgeory-{number}x")
}
