//! Forgetting to state a fact never turns a no into a yes (§5.2, §5.7). One property a fact.
//!
//! What `knowingly` reads is set aside: there unknown is read as false by design.

use crate::generate::{Case, any_case};
use crate::harness::{Hits, check};
use crate::oracle::Oracle;
use crate::reference::{channel_applies, conditions, place_applies};
use permitted::facts::{ConsentEventKind, Stated};
use permitted::policy::Condition;
use permitted::words::Facet;
use permitted::{ConsentEvent, Party, Question};
use proptest::prop_assert;

const CASES: u32 = 1_500;

/// Whether some `knowingly` reads such a fact.
pub(crate) fn knowingly(case: &Case, reads: fn(&Condition) -> bool) -> bool {
    fn found(condition: &Condition, within: bool, reads: fn(&Condition) -> bool) -> bool {
        let below = |part: &Condition, within| found(part, within, reads);
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().any(|part| below(part, within))
            }
            Condition::Not(part) => below(part, within),
            Condition::Knowingly(part) => below(part, true),
            leaf => within && reads(leaf),
        }
    }
    case.build()
        .iter()
        .flat_map(|timeline| timeline.versions())
        .any(|version| conditions(version).iter().any(|condition| found(condition, false, reads)))
}

/// Forgets with `forget`, which says whether there was anything to forget.
fn forgetting_never_helps(reads: fn(&Condition) -> bool, forget: fn(&Case, &mut Question) -> bool) {
    let hits = Hits::default();
    check(CASES, &any_case(), |case| {
        let mut forgetful = case.question.clone();
        if !forget(&case, &mut forgetful) || knowingly(&case, reads) {
            return Ok(());
        }
        let oracle = Oracle::new(&case);
        if oracle.permits(&case.question) {
            return Ok(());
        }
        hits.count(true);
        prop_assert!(!oracle.permits(&forgetful), "became permitted: {forgetful:#?}");
        Ok(())
    });
    hits.at_least(CASES / 12);
}

fn nothing(_: &Condition) -> bool {
    false
}

#[test]
fn the_channel() {
    forgetting_never_helps(nothing, |case, question| {
        channel_applies(&case.vocabulary(), question) && question.act.channel.take().is_some()
    });
}

#[test]
fn the_place() {
    forgetting_never_helps(nothing, |case, question| {
        place_applies(&case.vocabulary(), question) && question.act.place.take().is_some()
    });
}

#[test]
fn who_acts() {
    forgetting_never_helps(nothing, |_, question| question.act.by.take().is_some());
}

#[test]
fn the_party_that_acts() {
    forgetting_never_helps(nothing, |_, question| {
        // The controller without a party is the one that the policy names, not an unknown one.
        let others = question.act.by.as_mut().filter(|by| by.role.word != Party::CONTROLLER);
        others.is_some_and(|by| by.party.take().is_some())
    });
}

#[test]
fn the_party_that_receives() {
    forgetting_never_helps(nothing, |_, question| {
        question.act.recipient.as_mut().is_some_and(|by| by.party.take().is_some())
    });
}

#[test]
fn the_party_that_is_the_source() {
    forgetting_never_helps(nothing, |_, question| {
        let question = &mut question.act;
        let question = &mut **question;
        let own = question.items.iter_mut().filter_map(|item| item.source.as_mut());
        own.chain(&mut question.source).filter_map(|source| source.party.take()).count() > 0
    });
}

#[test]
fn the_age() {
    let reads = |condition: &Condition| matches!(condition, Condition::Age { .. });
    forgetting_never_helps(reads, |_, question| question.facts.subject.age.take().is_some());
}

#[test]
fn where_the_days_begin() {
    let reads = |condition: &Condition| matches!(condition, Condition::Age { .. });
    forgetting_never_helps(reads, |_, question| question.facts.subject.offset.take().is_some());
}

#[test]
fn the_residence() {
    let reads = |condition: &Condition| matches!(condition, Condition::Residence(_));
    forgetting_never_helps(reads, |_, question| question.facts.subject.residence.take().is_some());
}

#[test]
fn what_the_subject_is() {
    let reads = |condition: &Condition| matches!(condition, Condition::Subject(_));
    forgetting_never_helps(reads, |_, question| {
        !std::mem::take(&mut question.facts.subject.kinds).is_empty()
    });
}

#[test]
fn the_source() {
    let reads = |condition: &Condition| matches!(condition, Condition::Source(_));
    forgetting_never_helps(reads, |_, question| {
        let own = question.act.items.iter_mut().filter_map(|item| item.source.take()).count();
        question.act.source.take().is_some() || own > 0
    });
}

#[test]
fn where_it_was_gathered() {
    let reads = |condition: &Condition| matches!(condition, Condition::GatheredAt(_));
    forgetting_never_helps(reads, |_, question| {
        let own = question.act.items.iter_mut().filter_map(|item| item.gathered_at.take()).count();
        question.act.gathered_at.take().is_some() || own > 0
    });
}

/// The word in place of exactly the word, or the word above, if there is one.
fn broader<F: Facet>(case: &Case, stated: &mut Stated<F>) -> bool {
    if std::mem::take(&mut stated.exactly) {
        return true;
    }
    let Some(parent) = case.vocabulary().parents(&stated.word).next() else { return false };
    stated.word = parent;
    true
}

#[test]
fn how_narrowly_a_circumstance_is_known() {
    let reads = |condition: &Condition| {
        matches!(
            condition,
            Condition::Residence(_)
                | Condition::Source(_)
                | Condition::Subject(_)
                | Condition::GatheredAt(_)
        )
    };
    forgetting_never_helps(reads, |case, question| {
        let residence = question.facts.subject.residence.as_mut();
        let forgotten = [
            residence.is_some_and(|place| broader(case, place)),
            question.act.source.as_mut().is_some_and(|source| broader(case, &mut source.kind)),
            question.act.gathered_at.as_mut().is_some_and(|setting| broader(case, setting)),
            question.facts.subject.kinds.first_mut().is_some_and(|kind| broader(case, kind)),
        ];
        forgotten.contains(&true)
    });
}

#[test]
fn evidence() {
    forgetting_never_helps(nothing, |_, question| question.facts.evidence.pop().is_some());
}

#[test]
fn the_ledger() {
    forgetting_never_helps(nothing, |_, question| {
        // Without a ledger no restriction is assumed, which a notice says (§4).
        let restricts = |event: &ConsentEvent| event.kind() == ConsentEventKind::Restricted;
        let ledger = question.facts.ledger.take();
        ledger.is_some_and(|ledger| !ledger.events().any(restricts))
    });
}
