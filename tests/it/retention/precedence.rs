//! What goes before what: holds, minima, requests for erasure, and maxima that have passed.

use super::cases::{INSTANTS, any_case, any_hold, any_span, any_term, decide};
use super::reading::{END_OF_TIME, Reader};
use crate::harness::{Hits, check, same};
use permitted::policy::Disposal;
use permitted::retention::{ClosedPurpose, Disposition};
use permitted::{Action, Outcome};
use proptest::prelude::*;
use proptest::sample::select;

#[test]
fn a_hold_beats_everything() {
    let changed = Hits::default();
    check(1_500, &(any_case(), any_hold()), |(case, hold)| {
        let case = case.with_hold(hold);
        let engine = case.engine();
        let holds = case.record.life.holds().iter().filter(|hold| hold.in_force(case.at));
        let holds: Vec<String> = holds.map(|hold| hold.reference.clone()).collect();
        match case.standing(&engine).disposition {
            Disposition::Held { by } => same("by", &by, &holds)?,
            other => prop_assert!(holds.is_empty(), "{:?} although held by {:?}", other, holds),
        }
        changed.count(!holds.is_empty());
        Ok(())
    });
    changed.at_least(300);
}

#[test]
fn a_minimum_beats_a_request_for_erasure() {
    let hits = Hits::default();
    check(2_500, &(any_case(), select(&INSTANTS[..])), |(mut case, requested)| {
        case.record = case.record.clone().erasure_requested(Some(requested));
        let engine = case.engine();
        let held = case.record.life.holds().iter().any(|hold| hold.in_force(case.at));
        let disposition = case.standing(&engine).disposition;
        let minima = Reader { case: &case, engine: &engine }.minima();
        let asked = requested <= case.at;
        match (minima.last(), held) {
            (Some((last, _)), false) => {
                let Disposition::Keep { must: Some(must), may } = disposition else {
                    return Err(TestCaseError::fail(format!("{disposition:?}")));
                };
                same("until", &must.until.unwrap_or(END_OF_TIME), last)?;
                let by = must.by.unwrap().clauses;
                let of_last = minima.iter().filter(|(end, _)| end == last);
                prop_assert!(of_last.clone().any(|(_, clause)| by[0].as_str() == clause));
                prop_assert!(may.is_none() || !asked);
                hits.count(asked);
            }
            (None, false) if asked => match disposition {
                Disposition::Dispose { how, due_since, by, .. } => {
                    same("how", &how, &vec![Disposal::Erase])?;
                    prop_assert!(due_since <= case.at);
                    if by.is_none() {
                        prop_assert!(requested <= due_since);
                    } else {
                        // It was due before it was asked for, and stays so by its own rule.
                        case.record = case.record.clone().erasure_requested(None);
                        match case.standing(&engine).disposition {
                            Disposition::Dispose { due_since: own, by: own_rule, .. } => {
                                same("due since", &due_since, &own)?;
                                same("by", &by, &own_rule)?;
                            }
                            other => return Err(TestCaseError::fail(format!("{other:?}"))),
                        }
                    }
                }
                Disposition::Undetermined { needs } => prop_assert!(!needs.is_empty()),
                other => return Err(TestCaseError::fail(format!("{other:?}"))),
            },
            _ => {}
        }
        Ok(())
    });
    hits.at_least(100);
}

#[test]
fn after_the_maximum_nothing_is_permitted_for_the_purpose_ever_again() {
    let hits = Hits::default();
    check(800, &any_case(), |case| {
        let engine = case.engine();
        let standing = case.standing(&engine);
        // What was closed at its subject's request may have to be kept for a purpose later on.
        let asked = case.record.life.erasure_requested_at().is_some();
        for closed in standing.closed.iter().filter(|_| !asked) {
            let ClosedPurpose { purpose, since, by } = closed;
            prop_assert!(*since <= case.at);
            hits.count(true);
            for at in [case.at].into_iter().chain(case.moments()) {
                let later = case.at(at);
                for action in [Action::USE, Action::DISCLOSE, Action::CONTACT, Action::COMBINE] {
                    let question = later.question(action, std::slice::from_ref(purpose));
                    let decision = decide(&engine, question);
                    same("outcome", &decision.outcome, &Outcome::Prohibited)?;
                    let by = by.iter().flat_map(|by| &by.clauses);
                    prop_assert!(by.clone().all(|one| decision.clauses().contains(&one)));
                }
            }
        }
        Ok(())
    });
    hits.at_least(150);
}

#[test]
fn a_further_minimum_makes_nothing_due_earlier() {
    let (kept, later) = (Hits::default(), Hits::default());
    check(2_000, &(any_case(), any_term(), any_span()), |(case, mut term, minimum)| {
        term.clause = "longer".to_owned();
        (term.minimum, term.maximum) = (Some(minimum), None);
        let mut longer = case.clone();
        longer.shop.push(term);
        let (before, after) = (case.engine(), longer.engine());
        for at in [case.at].into_iter().chain(case.moments()) {
            let before = case.at(at).standing(&before).disposition;
            let after = longer.at(at).standing(&after).disposition;
            let Disposition::Dispose { how, due_since, by, .. } = after else {
                kept.count(matches!(before, Disposition::Dispose { .. }));
                continue;
            };
            let Disposition::Dispose {
                how: how_before,
                due_since: since_before,
                by: by_before,
                ..
            } = before
            else {
                return Err(TestCaseError::fail(format!("{before:?}, then due, at {at}")));
            };
            same("how", &how, &how_before)?;
            same("by", &by, &by_before)?;
            prop_assert!(due_since >= since_before);
            later.count(due_since > since_before);
        }
        Ok(())
    });
    kept.at_least(100);
    later.at_least(20);
}
#[test]
fn a_request_for_erasure_makes_nothing_due_later() {
    let hits = Hits::default();
    check(2_000, &(any_case(), select(&INSTANTS[..])), |(mut case, since)| {
        let engine = case.engine();
        case.record = case.record.clone().erasure_requested(None);
        let Disposition::Dispose { due_since, .. } = case.standing(&engine).disposition else {
            return Ok(());
        };
        case.record = case.record.clone().erasure_requested(Some(since));
        match case.standing(&engine).disposition {
            Disposition::Dispose { due_since: asked, .. } => {
                prop_assert!(asked <= due_since, "due since {}, then {}", due_since, asked);
            }
            other => return Err(TestCaseError::fail(format!("due, then {other:?}"))),
        }
        hits.count(true);
        Ok(())
    });
    hits.at_least(40);
}
