//! What rules do and cannot do: T1, T2, T3, T9, T13.

use super::{no_part_is_better, no_part_is_worse};
use crate::generate::facts::{Detail, SUBJECTS, evidence};
use crate::generate::ledgers::event;
use crate::generate::policies::{Added, Rules, added};
use crate::generate::{Case, any_case};
use crate::harness::{Hits, check, same};
use crate::oracle::{Oracle, ask};
use crate::reference::{Answer, Verdict};
use permitted::engine::{Effect, Part};
use permitted::ids::RuleId;
use permitted::policy::{Rule, RuleKind, Strength};
use permitted::{ConsentEvent, Outcome};
use proptest::prelude::*;
use std::collections::BTreeSet;

#[test]
fn t1_what_is_permitted_is_permitted_by_some_permit() {
    let hits = Hits::default();
    check(1_200, &any_case(), |case| {
        for part in ask(&case).parts.iter().filter(|part| part.outcome == Verdict::Permitted) {
            prop_assert!(!part.grounds.is_empty(), "permitted without a ground");
            let grounds: BTreeSet<&RuleId> = part.grounds.keys().map(|(_, id, _)| id).collect();
            let bare = case.with_rules(|rules| {
                rules.permits.retain(|permit| !grounds.contains(permit.id()));
            });
            let bare = ask(&bare);
            let same_part =
                &bare.parts[part.item * case.question.act.purposes.len() + part.purpose];
            prop_assert_ne!(same_part.outcome, Verdict::Permitted);
            hits.count(true);
        }
        Ok(())
    });
    hits.at_least(120);
}

/// Whether some rule of that kind that decided the part fulfils this in every version that has it.
fn forbidden_by(
    case: &Case,
    part: &Part,
    kind: RuleKind,
    fulfils: impl Fn(&Rules, &RuleId) -> Option<bool>,
) -> bool {
    let forbidding = part.citations.iter().filter(|citation| citation.effect == Effect::Forbids);
    forbidding.filter(|citation| citation.rule.kind == kind).any(|citation| {
        // The same id may stand for another rule in another version.
        case.versions().all(|version| fulfils(&version.rules, &citation.rule.id).unwrap_or(true))
    })
}

/// Whether some forbid that decided the part has no exception that a fact could fulfil.
fn holds_whatever_comes(case: &Case, part: &Part) -> bool {
    forbidden_by(case, part, RuleKind::Only, |_, _| None)
        || forbidden_by(case, part, RuleKind::Forbid, |rules, id| {
            let rule = rules.forbids.iter().find(|rule| rule.id() == id)?;
            Some(rule.exceptions().is_empty())
        })
}

/// Whether some opt-out that decided the part gives way to nothing but an express grant.
fn holds_until_granted(case: &Case, part: &Part) -> bool {
    forbidden_by(case, part, RuleKind::OptOut, |rules, id| {
        let rule = rules.opt_outs.iter().find(|rule| rule.id() == id)?;
        Some(rule.exceptions().is_empty() && rule.grace_period().confined_to().is_empty())
    })
}

fn with_further_rules(case: &Case, added: &Added) -> Case {
    case.with_rules(|rules| {
        // A limit cannot permit.
        if !rules.permits.is_empty() {
            rules.permits.push(added.permit.clone());
        }
        rules.forbids.push(added.forbid.clone());
        rules.opt_outs.push(added.opt_out.clone());
        rules.duties.push(added.duty.clone());
    })
}

#[test]
fn t2_what_a_forbid_prohibits_stays_prohibited() {
    let (by_rules, by_facts, by_opt_outs) = (Hits::default(), Hits::default(), Hits::default());
    let strategy = (any_case(), added(), event(Detail::Usual), evidence(Detail::Usual));
    check(3_000, &strategy, |(case, added, event, evidence)| {
        let decision = Oracle::new(&case).decide(&case.question);
        if decision.parts.iter().all(|part| part.outcome != Outcome::Prohibited) {
            return Ok(());
        }
        let with_rules = with_further_rules(&case, &added);
        // Beside a random event, grants of these strengths for all that is asked.
        let with_facts = |strengths: &[Strength]| {
            with_rules.with_question(|question| {
                let at = question.at;
                if let Some(ledger) = question.facts.ledger.as_mut() {
                    let express = event.kind().is_grant() && event.strength() > Strength::Implied;
                    if !express || strengths.contains(&Strength::Explicit) {
                        ledger.record(event.clone()).unwrap();
                    }
                    for strength in strengths {
                        let grant = ConsentEvent::granted(SUBJECTS[0], *strength, at)
                            .purpose(question.act.purposes.iter().map(|asked| asked.word.clone()));
                        ledger.record(grant).unwrap();
                    }
                }
                question.facts.evidence.push(evidence.clone());
            })
        };
        let after_rules = ask(&with_rules);
        let after_facts = ask(&with_facts(&[Strength::Implied, Strength::Explicit]));
        let after_implied = ask(&with_facts(&[Strength::Implied]));
        for (place, part) in decision.parts.iter().enumerate() {
            let expect = |after: &Answer, holds: bool, hits: &Hits| {
                if holds {
                    prop_assert_eq!(after.parts[place].outcome, Verdict::Prohibited);
                    hits.count(true);
                }
                Ok(())
            };
            expect(&after_rules, part.outcome == Outcome::Prohibited, &by_rules)?;
            expect(&after_facts, holds_whatever_comes(&case, part), &by_facts)?;
            expect(&after_implied, holds_until_granted(&case, part), &by_opt_outs)?;
        }
        Ok(())
    });
    by_rules.at_least(300);
    by_facts.at_least(40);
    by_opt_outs.at_least(20);
}

/// Rules in another order, some of them twice.
fn shuffled<K: Clone>(rules: &mut Vec<Rule<K>>, keys: &[u8]) {
    let mut keyed: Vec<(u8, Rule<K>)> = keys.iter().copied().cycle().zip(rules.clone()).collect();
    let again = rules.iter().zip(keys.iter().rev()).filter(|(_, key)| **key % 2 == 0);
    keyed.extend(again.map(|(rule, key)| (key.wrapping_add(3), rule.clone())));
    keyed.sort_by_key(|(key, _)| *key);
    *rules = keyed.into_iter().map(|(_, rule)| rule).collect();
}

#[test]
fn t3_order_and_repetition_change_nothing() {
    let strategy = (any_case(), proptest::collection::vec(any::<u8>(), 7));
    check(1_500, &strategy, |(case, keys)| {
        let other = case
            .with_rules(|rules| {
                shuffled(&mut rules.scopes, &keys);
                shuffled(&mut rules.beyond, &keys);
                shuffled(&mut rules.permits, &keys);
                shuffled(&mut rules.forbids, &keys);
                shuffled(&mut rules.opt_outs, &keys);
                shuffled(&mut rules.duties, &keys);
                shuffled(&mut rules.closed, &keys);
                shuffled(&mut rules.statements, &keys);
                shuffled(&mut rules.deemed_consents, &keys);
            })
            .with_question(|question| {
                question.facts.evidence.reverse();
                question.facts.evidence.extend(question.facts.evidence.first().cloned());
                question.facts.subject.kinds.reverse();
            });
        let one = Oracle::new(&case).decide(&case.question);
        same("the decisions", &one, &Oracle::new(&other).decide(&other.question))
    });
}

#[test]
fn t9_forbids_only_narrow_and_permits_only_widen() {
    let (narrower, wider) = (Hits::default(), Hits::default());
    check(1_500, &(any_case(), added()), |(case, added)| {
        let before = ask(&case);
        let narrowed = case.with_rules(|rules| rules.forbids.push(added.forbid.clone()));
        let after = ask(&narrowed);
        no_part_is_better(&before, &after)?;
        narrower.count(after.outcome != before.outcome);
        if added.permit.is_only_purpose() {
            return Ok(());
        }
        let mut widened = case.clone();
        for timeline in &mut widened.timelines {
            if timeline.kind == permitted::policy::PolicyKind::Operating {
                for version in &mut timeline.versions {
                    version.rules.permits.push(added.permit.clone());
                }
            }
        }
        let after = ask(&widened);
        wider.count(after.outcome != before.outcome);
        no_part_is_worse(&before, &after)
    });
    narrower.at_least(20);
    wider.at_least(20);
}

#[test]
fn t13_the_deciding_rules_alone_decide_the_same() {
    let hits = Hits::default();
    check(1_500, &any_case(), |case| {
        let oracle = Oracle::new(&case);
        for item in 0..case.question.act.items.len() {
            // Joining depends on all items together.
            if case.question.act.items.len() > 1 && is_joined(&case) {
                continue;
            }
            let question = case.with_question(|question| {
                question.act.items = vec![question.act.items[item].clone()].into();
                question.act.purposes.truncate(1);
            });
            let decision = oracle.decide(&question.question);
            let cited: BTreeSet<(RuleKind, RuleId)> = decision.parts[0]
                .citations
                .iter()
                .map(|citation| (citation.rule.kind, citation.rule.id.clone()))
                .collect();
            let is_cited = |kind, id: &RuleId| cited.contains(&(kind, id.clone()));
            let alone = question.with_rules(|rules| {
                rules.permits.retain(|rule| {
                    is_cited(RuleKind::Permit, rule.id()) || is_cited(RuleKind::Only, rule.id())
                });
                rules.forbids.retain(|rule| is_cited(RuleKind::Forbid, rule.id()));
                rules.opt_outs.retain(|rule| is_cited(RuleKind::OptOut, rule.id()));
                rules.duties.retain(|rule| is_cited(RuleKind::Duty, rule.id()));
                rules.closed.retain(|rule| is_cited(RuleKind::Closed, rule.id()));
                rules.statements.retain(|rule| is_cited(RuleKind::Statement, rule.id()));
                rules.deemed_consents.retain(|rule| is_cited(RuleKind::DeemedConsent, rule.id()));
            });
            let mut before = crate::oracle::answer(&decision);
            let mut after = crate::oracle::answer(&Oracle::new(&alone).decide(&alone.question));
            // Rules that do not decide today may bring the boundary at which they will.
            before.stable_until = None;
            after.stable_until = None;
            same("with all rules and with those cited", &before, &after)?;
            hits.count(!cited.is_empty());
        }
        Ok(())
    });
    hits.at_least(500);
}

fn is_joined(case: &Case) -> bool {
    crate::reference::is(&case.vocabulary(), &case.question, &permitted::Action::COMBINE)
}
