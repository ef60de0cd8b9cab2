//! Rows about questions.

use crate::api;
use crate::measure::{Ended, Row};
use permitted::words::facets::{DataFacet, PlaceFacet, PurposeFacet};
use permitted::words::{FacetKind, Vocabulary};
use permitted::{DataCategory, Place, Purpose};

pub(crate) const ROWS: &[Row] = &[
    Row {
        name: "items × 20 purposes, under 5 near rules each",
        from: 20,
        prepare: |size| {
            let built_in = Vocabulary::built_in();
            let data: Vec<DataCategory> = built_in.words::<DataFacet>().take(size).collect();
            let purposes: Vec<Purpose> = built_in.words::<PurposeFacet>().take(20).collect();
            let engine = api::engine(vec![api::policy_of_near_permits(5 * size)]);
            Box::new(move || {
                let asked = api::ask(&engine, api::question(data, purposes));
                match asked {
                    Ok(request) => api::decide(&engine, &request),
                    Err(error) => api::made(Err::<(), _>(error)),
                }
            })
        },
    },
    Row {
        name: "items × purposes, under 1,000 near rules",
        from: 25,
        prepare: |size| {
            let built_in = Vocabulary::built_in();
            let data: Vec<DataCategory> = built_in.words::<DataFacet>().take(size).collect();
            let purposes = built_in.words::<PurposeFacet>().take(size).collect();
            let engine = api::engine(vec![api::policy_of_near_permits(1_000)]);
            Box::new(move || match api::ask(&engine, api::question(data, purposes)) {
                Ok(request) => api::decide(&engine, &request),
                Err(error) => api::made(Err::<(), _>(error)),
            })
        },
    },
    Row {
        name: "unknown words of one question × own words",
        from: 500,
        prepare: |size| {
            let own = (0..size)
                .map(|number| api::own_word(FacetKind::Data, &format!("own-category-{number}")));
            let engine = api::engine(vec![api::policy_with("words", own)]);
            let unknown = |number| DataCategory::new(&format!("own-catgeory-{number}x"));
            let data = (0..size).map(|number| unknown(number).expect("it can be a word"));
            let data = data.collect();
            Box::new(move || {
                api::told(api::ask(&engine, api::question(data, vec![Purpose::BILLING])))
            })
        },
    },
    Row {
        name: "events that name places, place left open",
        from: 12_500,
        prepare: |size| {
            let engine = api::engine(vec![api::policy_of_storing()]);
            let places: Vec<Place> = engine.vocabulary().words::<PlaceFacet>().collect();
            let events = (0..size).map(|number| {
                api::grant_for("client-1", places[number % places.len()].clone(), number)
            });
            let ledger = api::ledger(events.collect());
            let request = api::ask(&engine, api::storing_somewhere(ledger));
            let request = request.expect("the question can be asked");
            Box::new(move || api::decide(&engine, &request))
        },
    },
    Row {
        name: "letters of a subject's id",
        from: 100,
        prepare: |size| {
            let engine = api::engine(vec![api::policy_of_storing()]);
            let id = "a".repeat(size);
            Box::new(move || match api::ask(&engine, api::about(&id)) {
                Ok(request) => Ended::with(request),
                Err(error) => Ended::Stopped(error.to_string()),
            })
        },
    },
];
