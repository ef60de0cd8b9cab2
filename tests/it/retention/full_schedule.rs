//! All that a schedule can say, against a plain reading of it and against decisions.

use super::full_cases::{FullCase, any_full_case};
use super::full_disposition::Becomes;
use super::full_reading::{Reader, Saying};
use super::reading::by_standing;
use crate::harness::{Hits, check, same, scaled};
use permitted::policy::{Disposal, Retention};
use permitted::retention::{Disposition, Kept};
use permitted::{Action, Engine, Outcome};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use time::OffsetDateTime;

fn rule<'a>(case: &'a FullCase, id: &str) -> &'a Retention {
    let mut rules = case.in_force();
    rules.find(|rule| rule.id().as_str() == id).unwrap()
}

fn until(kept: &Option<Kept>) -> Option<Option<OffsetDateTime>> {
    kept.as_ref().map(|kept| kept.until)
}

/// That the standing says what the plain reading says, with the rule that it cites.
fn reads_as(case: &FullCase, found: &Disposition, expected: &Becomes) -> TestCaseResult {
    match (found, expected) {
        (Disposition::Keep { must, may }, Becomes::Kept { must: least, may: most }) => {
            same("must be kept until", &until(must), least)?;
            same("may be kept until", &until(may), most)?;
            for (kept, is_must) in [(must, true), (may, false)] {
                let Some(by) = kept.as_ref().and_then(|kept| kept.by.as_ref()) else {
                    prop_assert!(!is_must || kept.is_none(), "a minimum has a rule");
                    continue;
                };
                let rule = rule(case, by.rule.id.as_str());
                prop_assert!(!is_must || rule.minimum().is_some());
                prop_assert!(is_must || rule.maximum().is_some() || rule.is_indefinite());
                same("clauses", &by.clauses, &rule.clauses().to_vec())?;
            }
            Ok(())
        }
        (
            Disposition::Dispose { how, due_since, due_by, by },
            Becomes::Due { since, is_asked, by_request, by: rules },
        ) => {
            same("due since", due_since, since)?;
            let cited = by.as_ref().map(|by| rule(case, by.rule.id.as_str()));
            let ways =
                cited.filter(|_| !is_asked).map_or(&[Disposal::Erase][..], |rule| rule.disposals());
            same("how", how, &ways.to_vec())?;
            let within = cited.and_then(|rule| rule.time_to_carry_out());
            same("due by", due_by, &within.map(|period| period.after(*due_since)))?;
            match by {
                Some(by) => prop_assert!(!by_request && rules.contains(&by.rule.id.to_string())),
                None => prop_assert!(by_request, "no rule is cited"),
            }
            Ok(())
        }
        (Disposition::Held { by }, Becomes::Held(holds)) => same("held by", by, holds),
        (Disposition::Undetermined { needs }, Becomes::Undetermined) => {
            prop_assert!(!needs.is_empty(), "it needs something");
            Ok(())
        }
        _ => Err(TestCaseError::fail(format!("found {found:?}\n  expected {expected:?}"))),
    }
}

#[test]
fn all_that_a_schedule_says_is_read_as_written() {
    let kinds = RefCell::new(BTreeMap::<&str, u32>::new());
    let cases = 800;
    check(cases, &any_full_case(), |case| {
        let engine = case.engine();
        let standing = case.standing(&engine);
        let reader = Reader::new(&case, engine.vocabulary(), None);
        let served = reader.served();
        for purpose in &case.record.purposes {
            let found = by_standing(&standing, purpose);
            same(purpose.as_str(), &found, &reader.use_for(purpose, &served))?;
            prop_assert_eq!(standing.usable.contains(purpose), found == Outcome::Permitted);
        }
        let gaps = reader.without_maximum(&served);
        same(
            "without a maximum",
            &standing.without_maximum.iter().cloned().collect::<BTreeSet<_>>(),
            &gaps,
        )?;
        let expected = reader.becomes(&served);
        *kinds.borrow_mut().entry(standing.disposition.name()).or_default() += 1;
        if matches!(&expected, Becomes::Due { by_request: true, .. }) {
            *kinds.borrow_mut().entry("asked").or_default() += 1;
        }
        reads_as(&case, &standing.disposition, &expected)
    });
    let kinds = kinds.into_inner();
    println!("{kinds:?}");
    for kind in ["keep", "dispose", "held", "undetermined", "asked"] {
        let found = kinds.get(kind).copied().unwrap_or_default();
        assert!(found >= scaled(cases / 50), "{kind}: {kinds:?}");
    }
}

/// How often each thing that a schedule can say decides: without it, something else would be said.
#[test]
fn each_thing_that_a_schedule_says_decides_something() {
    let sayings = [
        Saying::Place,
        Saying::Source,
        Saying::Subject,
        Saying::Residence,
        Saying::Identifiability,
        Saying::When,
        Saying::Unless,
        Saying::Agreement,
        Saying::Lists,
        Saying::Instants,
        Saying::Starts,
        Saying::OfSubject,
    ];
    let decided = RefCell::new(BTreeMap::<Saying, u32>::new());
    check(500, &any_full_case(), |case| {
        let engine = case.engine();
        let said = |aside: Option<Saying>| {
            let reader = Reader::new(&case, engine.vocabulary(), aside);
            let served = reader.served();
            let uses = case.record.purposes.iter().map(|one| reader.use_for(one, &served));
            (uses.collect::<Vec<_>>(), reader.becomes(&served))
        };
        let all = said(None);
        for saying in sayings {
            let count = u32::from(said(Some(saying)) != all);
            *decided.borrow_mut().entry(saying).or_default() += count;
        }
        Ok(())
    });
    let decided = decided.into_inner();
    println!("{decided:?}");
    for saying in sayings {
        assert!(decided[&saying] >= scaled(5), "{saying:?}: {decided:?}");
    }
}

#[test]
fn decisions_agree_with_all_that_a_schedule_says() {
    let (closed, unknown) = (Hits::default(), Hits::default());
    check(500, &any_full_case(), |case| {
        let engine = case.engine();
        let standing = case.standing(&engine);
        for purpose in &case.record.purposes {
            let expected = by_standing(&standing, purpose);
            same(purpose.as_str(), &case.outcome(&engine, Action::USE, purpose), &expected)?;
            closed.count(expected == Outcome::Prohibited);
            unknown.count(expected == Outcome::Undetermined);
        }
        Ok(())
    });
    closed.at_least(50);
    unknown.at_least(50);
}

/// What is due is not stored for any of its purposes any more, and may be disposed of in each of the
/// ways that are told; what is held or must be kept is not erased.
#[test]
fn what_is_due_may_be_disposed_of_and_what_must_stay_may_not() {
    let (due, kept, ways) = (Hits::default(), Hits::default(), Hits::default());
    check(500, &any_full_case(), |case| {
        let engine = case.engine();
        let outcomes = |action: &Action| -> Vec<Outcome> {
            let purposes = case.record.purposes.iter();
            purposes.map(|purpose| case.outcome(&engine, action.clone(), purpose)).collect()
        };
        match case.standing(&engine).disposition {
            Disposition::Dispose { how, .. } => {
                let served = Reader::new(&case, engine.vocabulary(), None).served();
                let past = served.iter().flat_map(|one| &one.rules);
                let past: Vec<_> = past.filter(|one| one.is_past(case.at) != Some(false)).collect();
                for way in how {
                    // Another maximum that has passed, too, prohibits all but its own ways.
                    if past.iter().all(|one| one.rule.disposals().contains(&way)) {
                        let outcomes = outcomes(&way.action());
                        let all = outcomes.iter().all(|one| *one == Outcome::Permitted);
                        prop_assert!(all, "{:?}: {:?}", way, outcomes);
                        ways.count(way != Disposal::Erase);
                    }
                }
                let erased = outcomes(&Action::ERASE);
                prop_assert!(erased.iter().all(|one| *one == Outcome::Permitted), "{erased:?}");
                due.count(true);
            }
            Disposition::Held { .. } | Disposition::Keep { must: Some(_), .. } => {
                let is_personal = case.record.identifiability.is_none_or(|one| one.is_personal());
                let erased = outcomes(&Action::ERASE);
                if is_personal {
                    prop_assert!(erased.contains(&Outcome::Prohibited), "{erased:?}");
                    kept.count(true);
                }
            }
            Disposition::Keep { .. } | Disposition::Undetermined { .. } => {}
        }
        Ok(())
    });
    due.at_least(15);
    kept.at_least(50);
    ways.at_least(4);
}

fn is_due(case: &FullCase, engine: &Engine) -> bool {
    matches!(case.standing(engine).disposition, Disposition::Dispose { .. })
}

/// Whatever a schedule rests on, nothing that is not due becomes due before the date that is told.
#[test]
fn the_next_due_date_is_never_late_for_all_that_a_schedule_says() {
    let hits = Hits::default();
    check(300, &any_full_case(), |case| {
        let engine = case.engine();
        if is_due(&case, &engine) {
            return Ok(());
        }
        let swept = (case.record.clone(), case.facts.clone());
        let next = engine.next_due([&swept], case.at).unwrap();
        prop_assert!(next.is_none_or(|next| next > case.at));
        for at in case.moments().into_iter().take_while(|at| next.is_none_or(|next| *at < next)) {
            prop_assert!(!is_due(&case.at(at), &engine), "due at {at}, not only at {next:?}");
        }
        hits.count(next.is_some_and(|next| is_due(&case.at(next), &engine)));
        Ok(())
    });
    hits.at_least(8);
}
