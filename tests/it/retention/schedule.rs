//! The schedule against decisions, and against a plain reading of it.

use super::cases::{any_case, decide};
use super::reading::{Reader, by_standing};
use crate::harness::{Hits, check, same};
use permitted::retention::Disposition;
use permitted::{Action, Outcome};
use proptest::prelude::*;

#[test]
fn the_schedule_is_read_as_written() {
    let (closed, unknown) = (Hits::default(), Hits::default());
    check(1_500, &any_case(), |case| {
        let engine = case.engine();
        let (standing, reader) = (case.standing(&engine), Reader { case: &case, engine: &engine });
        for purpose in &case.record.purposes {
            let found = by_standing(&standing, purpose);
            same(purpose.as_str(), &found, &reader.use_for(purpose))?;
            prop_assert_eq!(standing.usable.contains(purpose), found == Outcome::Permitted);
            closed.count(found == Outcome::Prohibited);
            unknown.count(found == Outcome::Undetermined);
        }
        Ok(())
    });
    closed.at_least(200);
    unknown.at_least(100);
}

#[test]
fn decisions_and_the_schedule_agree() {
    let (closed, unknown) = (Hits::default(), Hits::default());
    check(2_500, &any_case(), |case| {
        let engine = case.engine();
        let standing = case.standing(&engine);
        for purpose in &case.record.purposes {
            let question = case.question(Action::USE, std::slice::from_ref(purpose));
            let expected = by_standing(&standing, purpose);
            same(purpose.as_str(), &decide(&engine, question).outcome, &expected)?;
            closed.count(expected == Outcome::Prohibited);
            unknown.count(expected == Outcome::Undetermined);
        }
        Ok(())
    });
    closed.at_least(300);
    unknown.at_least(200);
}

#[test]
fn what_is_due_is_not_stored_and_what_is_held_not_erased() {
    let (due, held) = (Hits::default(), Hits::default());
    check(2_500, &any_case(), |case| {
        let engine = case.engine();
        match case.standing(&engine).disposition {
            // A request for erasure is no part of a question about storing.
            Disposition::Dispose { by: Some(by), .. } => {
                for purpose in &case.record.purposes {
                    let question = case.question(Action::STORE, std::slice::from_ref(purpose));
                    let stored = decide(&engine, question);
                    same("store", &stored.outcome, &Outcome::Prohibited)?;
                }
                let cited = case.decide(&engine, Action::STORE);
                prop_assert!(by.clauses.iter().all(|clause| cited.clauses().contains(&clause)));
                same("erase", &case.decide(&engine, Action::ERASE).outcome, &Outcome::Permitted)?;
                due.count(true);
            }
            Disposition::Held { by } => {
                prop_assert!(!by.is_empty());
                for action in [Action::ERASE, Action::ANONYMISE] {
                    let decision = case.decide(&engine, action);
                    let all = decision.parts.iter().all(|part| part.outcome == Outcome::Prohibited);
                    prop_assert!(all, "{:?}", decision.parts);
                }
                same("store", &case.decide(&engine, Action::STORE).outcome, &Outcome::Permitted)?;
                held.count(true);
            }
            _ => {}
        }
        Ok(())
    });
    due.at_least(50);
    held.at_least(80);
}

#[test]
fn what_must_be_kept_is_not_erased() {
    let hits = Hits::default();
    check(2_500, &any_case(), |case| {
        let engine = case.engine();
        let minima = Reader { case: &case, engine: &engine }.minima();
        let erased = case.decide(&engine, Action::ERASE);
        for (end, clause) in &minima {
            same("erase", &erased.outcome, &Outcome::Prohibited)?;
            let cites = erased.clauses().iter().any(|cited| cited.as_str() == clause);
            prop_assert!(cites, "{} runs up to {} and is not cited", clause, end);
        }
        if case.record.life.holds().iter().all(|hold| !hold.in_force(case.at)) {
            same(
                "nothing else forbids it",
                &minima.is_empty(),
                &(erased.outcome != Outcome::Prohibited),
            )?;
        }
        hits.count(!minima.is_empty());
        Ok(())
    });
    hits.at_least(300);
}
