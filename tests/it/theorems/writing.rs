//! Writing and reading back, and renaming: T15.

use crate::generate::policies::Rules;
use crate::generate::{Case, any_case, case};
use crate::harness::{Hits, check, same};
use crate::oracle::Oracle;
use crate::theorems::reading_back::reads_back;
use permitted::engine::Part;
use permitted::policy::Rule;
use permitted::{ConsentLedger, Policy, Question};
use proptest::test_runner::TestCaseError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use time::UtcOffset;

/// A value written and read back, as JSON and as TOML.
fn back<T: Serialize + DeserializeOwned>(value: &T) -> Result<[T; 2], TestCaseError> {
    let wrong = |error: String| TestCaseError::fail(error);
    let json = serde_json::to_string(value).map_err(|error| wrong(error.to_string()))?;
    let toml = toml::to_string(value).map_err(|error| wrong(error.to_string()))?;
    Ok([
        serde_json::from_str(&json).map_err(|error| wrong(format!("{error}\n{json}")))?,
        toml::from_str(&toml).map_err(|error| wrong(format!("{error}\n{toml}")))?,
    ])
}

#[test]
fn t15_writing_and_reading_back_changes_nothing() {
    check(600, &case(), |case| {
        for policy in case.build().iter().flat_map(|timeline| timeline.versions()) {
            for read in back::<Policy>(policy)? {
                same("the policy", policy, &read)?;
            }
        }
        if let Some(ledger) = &case.question.facts.ledger {
            for read in back::<ConsentLedger>(ledger)? {
                same("the ledger", ledger, &read)?;
            }
        }
        for read in back::<Question>(&case.question)? {
            same("the question", &case.question, &read)?;
        }
        Ok(())
    });
}

/// Every text of JSON that holds nothing, or a list of nothing.
pub(crate) fn says_nothing(json: &serde_json::Value) -> bool {
    match json {
        serde_json::Value::Null => true,
        serde_json::Value::Array(items) => items.is_empty() || items.iter().any(says_nothing),
        serde_json::Value::Object(entries) => entries.values().any(says_nothing),
        _ => false,
    }
}

/// "`Decision` serialises and reads back" (§5.16).
#[test]
fn t15_a_decision_reads_back() {
    let (missing, near) = (Hits::default(), Hits::default());
    check(600, &any_case(), |case| {
        let decision = Oracle::new(&case).decide(&case.question);
        reads_back(&decision)?;
        let json = serde_json::to_value(&decision).unwrap();
        same("whether something written says nothing", &says_nothing(&json), &false)?;
        decision.parts.first().map_or(Ok(()), reads_back)?;
        let sets = |part: &Part| part.missing.as_ref().is_some_and(|one| !one.sets.is_empty());
        missing.count(decision.parts.iter().any(sets));
        near.count(decision.parts.iter().any(|part| !part.near.is_empty()));
        Ok(())
    });
    missing.at_least(60);
    near.at_least(60);
}

#[test]
fn t15_the_offset_in_which_the_moment_is_written_changes_nothing() {
    let hours = proptest::sample::select(&[-12_i8, -5, 3, 14][..]);
    check(800, &(any_case(), hours), |(case, hours)| {
        let decide = |question: &Question| {
            serde_json::to_string(&Oracle::new(&case).decide(question)).unwrap()
        };
        let elsewhere = case.question.at.to_offset(UtcOffset::from_hms(hours, 0, 0).unwrap());
        let question = Question { at: elsewhere, ..case.question.clone() };
        same("the decisions", &decide(&case.question), &decide(&question))
    });
}

/// The offsets of all that facts state.
fn offsets(question: &Question) -> Vec<UtcOffset> {
    let events = question.facts.ledger.iter().flat_map(ConsentLedger::events);
    let events = events.flat_map(|event| [Some(event.recorded_at()), event.expires_at()]);
    let evidence = question.facts.evidence.iter();
    let evidence = evidence.flat_map(|one| [Some(one.recorded_at()), one.expires_at()]);
    let instants = events.chain(evidence).flatten().map(|at| at.offset());
    instants.chain(question.facts.subject.offset).collect()
}

#[test]
fn t15_facts_keep_the_offset_in_which_they_were_stated() {
    let hits = Hits::default();
    check(800, &any_case(), |case| {
        let stated = offsets(&case.question);
        hits.count(stated.iter().any(|offset| !offset.is_utc()));
        for read in back::<Question>(&case.question)? {
            same("the offsets", &stated, &offsets(&read))?;
            let [decided, again] = [&case.question, &read].map(|question| {
                serde_json::to_string(&Oracle::new(&case).decide(question)).unwrap()
            });
            same("the decisions", &decided, &again)?;
        }
        Ok(())
    });
    hits.at_least(150);
}

/// Every rule under a longer name; the order of names stays.
fn renamed(case: &Case) -> Case {
    fn all<K: Clone>(rules: &mut [Rule<K>]) {
        for rule in rules {
            *rule = rule.clone().named(format!("{PREFIX}{}", rule.id()));
        }
    }
    case.with_rules(|rules: &mut Rules| {
        all(&mut rules.scopes);
        all(&mut rules.beyond);
        all(&mut rules.permits);
        all(&mut rules.forbids);
        all(&mut rules.opt_outs);
        all(&mut rules.duties);
        all(&mut rules.closed);
        all(&mut rules.statements);
        all(&mut rules.deemed_consents);
    })
}

const PREFIX: &str = "rule number ";

#[test]
fn t15_renaming_rules_changes_nothing_but_their_names() {
    check(800, &case(), |case| {
        let decide = |case: &Case| Oracle::new(case).decide(&case.question);
        let mut other = decide(&renamed(&case));
        let decision = decide(&case);
        // What is called otherwise is another text, and its fingerprint tells.
        for (version, renamed) in decision.versions.iter().zip(&mut other.versions) {
            renamed.fingerprint = version.fingerprint;
        }
        let other = serde_json::to_string(&other).unwrap().replace(PREFIX, "");
        same("the decisions", &serde_json::to_string(&decision).unwrap(), &other)
    });
}
