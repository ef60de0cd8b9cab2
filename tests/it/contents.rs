//! What an engine tells of itself: its policies, their versions, and every rule that an answer cites.

use crate::documents::{Example, load};
use permitted::engine::{Depth, RuleRef};
use permitted::policy::{PolicyRule, PolicyTimeline, RuleKind};
use permitted::scenario::check_all;
use permitted::{Engine, Policy};
use std::collections::BTreeSet;
use time::macros::datetime;

#[test]
fn policies_and_versions_are_listed() {
    let text = include_str!("../../examples/policies/plusnxt.toml")
        .replace("version = \"2023-02\"", "version = \"2026-07\"")
        .replace("from = 2023-02-28", "from = 2026-07-01");
    let second: Policy = toml::from_str(&text).unwrap();
    let timeline = PolicyTimeline::new([second, load("plusnxt.toml")]).unwrap();
    let engine = Engine::new([timeline, load::<Policy>("gdpr.toml").into()]).unwrap();
    let ids: Vec<&str> =
        engine.policies().filter_map(PolicyTimeline::id).map(|id| id.as_str()).collect();
    assert_eq!(ids, ["gdpr", "plusnxt"]);
    let versions: Vec<String> = engine
        .versions()
        .map(|one| {
            assert_eq!((one.version.clone(), one.from), (one.policy.version(), one.policy.from()));
            let until = one.until.map(|until| until.date().to_string());
            format!("{} until {until:?}", one.version)
        })
        .collect();
    let gdpr = load::<Policy>("gdpr.toml").version();
    assert_eq!(
        versions,
        [
            format!("{gdpr} until None"),
            "plusnxt@2023-02 until Some(\"2026-07-01\")".to_owned(),
            "plusnxt@2026-07 until None".to_owned(),
        ],
    );
    // A rule is found in the version that was in force, and nowhere before the first.
    let id = "PN-19-contact".into();
    let cited = RuleRef { policy: "plusnxt".into(), id, kind: RuleKind::Permit };
    let version = |at| engine.rule(&cited, at).map(|found| found.version.version.to_string());
    assert_eq!(version(datetime!(2026-06-30 23:59 UTC)).as_deref(), Some("plusnxt@2023-02"));
    assert_eq!(version(datetime!(2026-07-01 0:00 UTC)).as_deref(), Some("plusnxt@2026-07"));
    assert_eq!(version(datetime!(2022-01-01 0:00 UTC)), None);
    let other = RuleRef { kind: RuleKind::Forbid, ..cited.clone() };
    assert_eq!(engine.rule(&other, datetime!(2026-07-01 0:00 UTC)), None);
}

/// Whatever a decision about the examples cites, or nearly did, is found.
#[test]
fn every_rule_that_a_decision_cites_is_found() {
    let mut kinds = BTreeSet::new();
    for name in Example::NAMES.into_iter().chain(Example::FROM_LAW) {
        let example = Example::load(name);
        let engine = Engine::new([example.policy.clone()]).unwrap();
        for one in example.scenarios.scenarios() {
            let question = one.question.clone();
            let (act, facts, at) = (question.act, question.facts, question.at);
            let (act, facts) = (engine.prepare(act).unwrap(), engine.facts(facts).unwrap());
            let decision = engine.decide_to(&act, &facts, at, Depth::WithoutMissing);
            for part in &decision.parts {
                let cited = part.citations.iter().map(|one| (&one.rule, &one.clauses));
                let near = part.near.iter().map(|one| (&one.rule, &one.clauses));
                for (rule, clauses) in cited.chain(near) {
                    let found = engine.rule(rule, at);
                    let found = found.unwrap_or_else(|| panic!("{name} has no {rule:?}"));
                    assert_eq!(found.rule.id(), &rule.id);
                    assert_eq!(*found.version.version, example.policy.version());
                    let has = |clause| clauses.contains(clause);
                    assert!(found.rule.clauses().iter().all(has), "{rule}: {clauses:?}");
                    let is_of_kind = match found.rule {
                        PolicyRule::Permit(_) => {
                            matches!(rule.kind, RuleKind::Permit | RuleKind::Only)
                        }
                        PolicyRule::Forbid(_) => rule.kind == RuleKind::Forbid,
                        PolicyRule::Duty(_) => rule.kind == RuleKind::Duty,
                        PolicyRule::Retention(_) => rule.kind == RuleKind::Retention,
                        _ => !matches!(rule.kind, RuleKind::Permit | RuleKind::Forbid),
                    };
                    assert!(is_of_kind, "{rule:?} is {:?}", found.rule);
                    kinds.insert(rule.kind);
                }
            }
        }
    }
    assert!(kinds.len() >= 10, "only {kinds:?}");
    assert!(kinds.contains(&RuleKind::Amendment) && kinds.contains(&RuleKind::Only), "{kinds:?}");
}

/// A test of a user's that fails says what, in lines.
#[test]
fn scenarios_that_fail_are_told_in_lines() {
    let engine = Engine::new([load::<Policy>("plusnxt.toml")]).unwrap();
    let asked = |count: usize, outcome: &str, purpose: &str| {
        let one = |number| {
            format!(
                "[[scenario]]\nname = 'question {number}'\naction = 'use'\ndata = 'email-address'\n\
                 purpose = '{purpose}'\nby = 'controller'\nat = 2026-03-01\n\
                 expect = {{ outcome = '{outcome}', stable-until = 2026-07-01 }}\n"
            )
        };
        let text: String = (0..count).map(one).collect();
        check_all(&engine, &toml::from_str(&text).unwrap())
    };
    let failures = asked(1, "permitted", "credit-check").unwrap_err();
    assert_eq!((failures.asked(), failures.failed().len(), failures.error()), (1, 1, None));
    let text = failures.to_string();
    assert!(
        text.starts_with(
            "1 of 1 scenarios is not as expected:\n  scenario `question 0`: outcome: expected permitted, found ",
        ),
        "{text}",
    );
    assert!(text.contains("; stable-until: expected 2026-07-01T00:00:00Z, found "), "{text}");
    assert_eq!(format!("{failures:?}"), text);
    let many = asked(23, "permitted", "credit-check").unwrap_err();
    let text = many.to_string();
    assert!(text.starts_with("23 of 23 scenarios are not as expected:\n"), "{text}");
    assert_eq!(text.lines().count(), 22);
    assert!(text.ends_with("\n  and 3 more"), "{text}");
    assert_eq!(many.failed().len(), 23);
    let unread = asked(1, "permitted", "credit-chek").unwrap_err();
    assert_eq!((unread.asked(), unread.failed().len()), (0, 0));
    assert_eq!(unread.error().unwrap().problems()[0].code(), "unknown-word");
    assert_eq!(
        unread.to_string(),
        "the scenarios do not fit the policies:\n  scenario `question 0`: purpose[0]: unknown purpose \
         `credit-chek`, did you mean `credit-check`?",
    );
}
