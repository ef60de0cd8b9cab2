//! Since when a record is due, and when it will be.

use super::cases::{Case, FIRST, INSTANTS, any_case, is_dispose};
use crate::harness::{Hits, check};
use permitted::Engine;
use permitted::retention::Disposition;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseResult;
use time::Duration;

/// That a record that is not due yet does not become due before the date that is told.
fn not_due_before_told(case: &Case, engine: &Engine, hits: &Hits) -> TestCaseResult {
    let next = engine.next_due([&case.record], case.at).unwrap();
    prop_assert!(next.is_none_or(|next| next > case.at));
    for at in case.moments().into_iter().take_while(|at| next.is_none_or(|next| *at < next)) {
        let due = case.at(at).standing(engine);
        prop_assert!(!is_dispose(&due), "due at {}, not only at {:?}: {:?}", at, next, due);
    }
    hits.count(next.is_some_and(|next| is_dispose(&case.at(next).standing(engine))));
    Ok(())
}

#[test]
fn the_next_due_date_is_never_late() {
    let hits = Hits::default();
    check(2_000, &any_case(), |case| {
        let engine = case.engine();
        let asked_later =
            case.record.life.erasure_requested_at().is_some_and(|since| since > case.at);
        match case.standing(&engine).disposition {
            Disposition::Keep { .. } | Disposition::Held { .. } if !asked_later => {
                not_due_before_told(&case, &engine, &hits)
            }
            _ => Ok(()),
        }
    });
    hits.at_least(100);
}

#[test]
fn the_next_due_date_is_not_late_for_an_erasure_that_is_due_later() {
    let hits = Hits::default();
    check(1_000, &(any_case(), select(&INSTANTS[..])), |(mut case, since)| {
        case.record = case.record.clone().erasure_requested(Some(since));
        let engine = case.engine();
        match case.standing(&engine).disposition {
            Disposition::Keep { .. } | Disposition::Held { .. } if since > case.at => {
                not_due_before_told(&case, &engine, &hits)
            }
            _ => Ok(()),
        }
    });
}

#[test]
fn the_next_due_date_is_not_late_where_an_event_is_unknown() {
    let hits = Hits::default();
    check(2_000, &any_case(), |mut case| {
        case.record = case.record.clone().erasure_requested(None);
        let engine = case.engine();
        match case.standing(&engine).disposition {
            Disposition::Undetermined { .. } => not_due_before_told(&case, &engine, &hits),
            _ => Ok(()),
        }
    });
}

#[test]
fn due_since_is_when_it_became_due() {
    let hits = Hits::default();
    check(2_000, &any_case(), |case| {
        // A law that came later has made due, or not, what was so before.
        let changed = case.law.as_ref().is_some_and(|(_, from)| *from > FIRST);
        if changed || case.record.life.erasure_requested_at().is_some() {
            return Ok(());
        }
        let engine = case.engine();
        let Disposition::Dispose { due_since, .. } = case.standing(&engine).disposition else {
            return Ok(());
        };
        prop_assert!(due_since <= case.at);
        let before = case.at(due_since - Duration::SECOND);
        prop_assert!(!is_dispose(&before.standing(&engine)), "due before {}", due_since);
        hits.count(true);
        Ok(())
    });
    hits.at_least(40);
}
