//! What facts do and cannot do: T4, T5, T10, T16.

use super::{no_part_is_better, no_part_is_worse};
use crate::generate::facts::{Detail, SUBJECTS, evidence, sources};
use crate::generate::ledgers::{event, ledger};
use crate::generate::words::{CHANNEL, GATHERED_AT, PARTY, PLACE, SUBJECT, applies, parse};
use crate::generate::{Case, INSTANTS, any_case};
use crate::harness::{Hits, check, same};
use crate::oracle::{Oracle, ask, ask_reference};
use permitted::facts::{Age, ConsentEventKind, PartyInRole, Stated};
use permitted::policy::{Strength, TermFacet};
use permitted::words::{Facet, Vocabulary, Word};
use permitted::{ConsentEvent, ConsentLedger, Decision, Party, Question};
use proptest::prelude::*;
use proptest::sample::Index;
use time::{Duration, OffsetDateTime};

#[test]
fn t4_grants_and_evidence_only_help() {
    let hits = Hits::default();
    check(
        1_200,
        &(any_case(), event(Detail::Usual), evidence(Detail::Usual)),
        |(case, event, evidence)| {
            let oracle = Oracle::new(&case);
            let before = oracle.answer(&case.question);
            let mut question = case.question.clone();
            question.facts.evidence.push(evidence);
            no_part_is_worse(&before, &oracle.answer(&question))?;
            let mut last = oracle.answer(&question);
            no_part_is_worse(&before, &last)?;
            for grant in [event, wanted(&question, Strength::Explicit)] {
                if let Some(ledger) =
                    question.facts.ledger.as_mut().filter(|_| grant.kind().is_grant())
                {
                    ledger.record(grant).unwrap();
                    let after = oracle.answer(&question);
                    no_part_is_worse(&last, &after)?;
                    last = after;
                }
            }
            hits.count(last.outcome != before.outcome);
            Ok(())
        },
    );
    hits.at_least(60);
}

/// A grant for all that the question asks, made at the last moment.
fn wanted(question: &Question, strength: Strength) -> ConsentEvent {
    ConsentEvent::granted(SUBJECTS[0], strength, question.at)
        .purpose(question.act.purposes.iter().map(|asked| asked.word.clone()))
}

/// The same grant in another strength. A grant has no way of becoming stronger but to be made anew.
fn stronger(event: &ConsentEvent, strength: Strength) -> ConsentEvent {
    let mut grant = ConsentEvent::granted(event.subject().clone(), strength, event.recorded_at())
        .about(event.scope().clone());
    if let Some(end) = event.expires_at() {
        grant = grant.expires(end);
    }
    match event.bound_to() {
        Some(version) => grant.policy(version.clone()),
        None => grant,
    }
}

#[test]
fn t4_a_stronger_grant_is_never_worse() {
    let hits = Hits::default();
    check(2_000, &(any_case(), event(Detail::Usual), any::<bool>()), |(case, event, wide)| {
        let Some(ledger) = &case.question.facts.ledger else { return Ok(()) };
        if !event.kind().is_grant() {
            return Ok(());
        }
        let oracle = Oracle::new(&case);
        let with = |strength| {
            let granted =
                if wide { wanted(&case.question, strength) } else { stronger(&event, strength) };
            let mut ledger = ledger.clone();
            ledger.record(granted).unwrap();
            let mut question = case.question.clone();
            question.facts.ledger = Some(ledger);
            oracle.answer(&question)
        };
        let implied = with(Strength::Implied);
        let express = with(Strength::Express);
        let explicit = with(Strength::Explicit);
        no_part_is_worse(&implied, &express)?;
        no_part_is_worse(&express, &explicit)?;
        hits.count(implied.outcome != explicit.outcome);
        Ok(())
    });
    hits.at_least(20);
}

#[test]
fn t5_objections_only_hurt() {
    let hits = Hits::default();
    check(3_000, &(any_case(), event(Detail::Usual)), |(case, event)| {
        let mut question = case.question.clone();
        // What ends a denial is none.
        let hurts = event.kind().is_denial() || event.kind() == ConsentEventKind::Restricted;
        let Some(ledger) = question.facts.ledger.as_mut().filter(|_| hurts) else {
            return Ok(());
        };
        ledger.record(event).unwrap();
        let oracle = Oracle::new(&case);
        let (before, after) = (oracle.answer(&case.question), oracle.answer(&question));
        hits.count(after.outcome != before.outcome);
        no_part_is_better(&before, &after)
    });
    hits.at_least(30);
}

/// Whatever an instant could change, a little before and after everything that happens.
fn instants() -> Vec<OffsetDateTime> {
    let mut instants: Vec<OffsetDateTime> = Vec::new();
    for instant in INSTANTS {
        for days in [0, 1, 10, 28, 31] {
            let near = instant + Duration::days(days);
            instants.extend([near - Duration::SECOND, near, near + Duration::SECOND]);
            // Where days begin elsewhere.
            for hours in [-14, 5, 12].map(Duration::hours) {
                instants.extend([near + hours - Duration::SECOND, near + hours]);
            }
        }
    }
    for years in [1, 2, 20, 60] {
        instants.push(INSTANTS[0] + Duration::days(365 * years));
    }
    instants
}

/// A decision without what says when it was taken.
fn timeless(mut decision: Decision, case: &Case) -> Decision {
    decision.at = OffsetDateTime::UNIX_EPOCH;
    // A grant made at the very instant of an objection does not count, one made later does. What
    // is missing is judged as if on record now, so that only this instant has another answer.
    let ledger = case.question.facts.ledger.iter();
    let mut denials =
        ledger.flat_map(ConsentLedger::events).filter(|event| !event.kind().is_grant());
    if denials.any(|event| event.recorded_at() == case.question.at) {
        for part in &mut decision.parts {
            part.missing = None;
        }
    }
    decision
}

#[test]
fn t10_nothing_changes_before_the_boundary() {
    let hits = Hits::default();
    check(1_200, &(any_case(), any::<Index>()), |(case, index)| {
        let oracle = Oracle::new(&case);
        let decision = oracle.decide(&case.question);
        let end = decision.stable_until;
        let last = end.map(|end| end - Duration::SECOND);
        let within: Vec<OffsetDateTime> = instants()
            .into_iter()
            .chain(last)
            .filter(|instant| *instant > case.question.at && end.is_none_or(|end| *instant < end))
            .collect();
        let at = |at: OffsetDateTime| Question { at, ..case.question.clone() };

        // By the reference at all of these instants; by the engine, which takes longer, at two.
        let reference = ask_reference(&case);
        let expected = reference(&case.question);
        for instant in &within {
            let later = reference(&at(*instant));
            same(&format!("at first and at {instant}"), &expected, &later)?;
        }
        let before = timeless(decision, &case);
        let other = (!within.is_empty()).then(|| within[index.index(within.len())]);
        for instant in last.filter(|last| within.contains(last)).into_iter().chain(other) {
            let later = timeless(oracle.decide(&at(instant)), &case);
            same(&format!("at first and at {instant}"), &before, &later)?;
        }
        if let Some(end) = end {
            hits.count(reference(&at(end)).outcome != expected.outcome);
        }
        Ok(())
    });
    hits.at_least(40);
}

/// Values for what a question can leave open.
#[derive(Debug, Clone)]
pub(super) struct Learnt {
    place: Index,
    exactly: bool,
    party: &'static str,
    years: u8,
    source: permitted::facts::SourceOfData,
}

pub(super) fn learnt() -> impl Strategy<Value = Learnt> {
    (
        any::<Index>(),
        any::<bool>(),
        proptest::sample::select(&["acme", "bolt"][..]),
        proptest::sample::select(&[12_u8, 13, 16, 18][..]),
        sources(),
    )
        .prop_map(|(place, exactly, party, years, source)| Learnt {
            place,
            exactly,
            party,
            years,
            source,
        })
}

/// The question in which every unknown fact but the ledger has become known.
pub(super) fn learn_all(case: &Case, learnt: &Learnt) -> Question {
    let mut told = case.question.clone();
    let words = case.vocabulary();
    let key = |keys: &'static [&'static str]| keys[learnt.place.index(keys.len())];
    fn asked<F: Facet>(key: &str, exactly: bool) -> Stated<F> {
        Stated { word: parse(key), exactly }
    }
    // Which of what lies below a word is learnt.
    fn below<F: Facet>(words: &Vocabulary, stated: &Stated<F>, learnt: &Learnt) -> Stated<F> {
        if stated.exactly {
            return stated.clone();
        }
        let below: Vec<Word<F>> = words.descendants(&stated.word).collect();
        let word = below[learnt.place.index(below.len())].clone();
        Stated { word, exactly: learnt.exactly }
    }
    // The policy knows which party its controller is. Who is named is not the public: where a role
    // stands for that as well, it is another act.
    let named = |stated: &mut PartyInRole| {
        let role = &stated.role;
        // Who is named is not another party either, which has a word of its own.
        let is_collective = ["rp", "rw"].into_iter().any(|key| {
            role.word.as_str() == key || !role.exactly && words.is_within(&parse(key), &role.word)
        });
        if role.word != Party::CONTROLLER && !is_collective {
            stated.party.get_or_insert_with(|| learnt.party.into());
        }
    };
    let act = &mut *told.act;
    match &mut act.by {
        None => act.by = Some(PartyInRole::role(parse(key(PARTY)))),
        Some(by) => named(by),
    }
    match &mut act.recipient {
        None if applies(TermFacet::Recipient, &act.action) => {
            act.recipient =
                Some(PartyInRole { role: asked(key(PARTY), learnt.exactly), party: None });
        }
        recipient => recipient.iter_mut().for_each(named),
    }
    if applies(TermFacet::Channel, &act.action) {
        act.channel.get_or_insert_with(|| asked(key(CHANNEL), learnt.exactly));
    }
    act.place.get_or_insert_with(|| asked(key(PLACE), learnt.exactly));
    match &mut act.source {
        None => act.source = Some(learnt.source.clone()),
        Some(source) if source.party.is_none() => source.party = Some(learnt.party.into()),
        Some(source) => source.kind = below(&words, &source.kind, learnt),
    }
    act.gathered_at = Some(match &act.gathered_at {
        None => asked(key(GATHERED_AT), learnt.exactly),
        Some(setting) => below(&words, setting, learnt),
    });
    let subject = &mut told.facts.subject;
    match subject.kinds.first_mut() {
        None => subject.kinds.push(asked(key(SUBJECT), learnt.exactly)),
        Some(kind) => *kind = below(&words, kind, learnt),
    }
    subject.age.get_or_insert(Age::Years(learnt.years));
    subject.residence = Some(match &subject.residence {
        None => asked(key(PLACE), learnt.exactly),
        Some(residence) => below(&words, residence, learnt),
    });
    told
}

#[test]
fn t16_ledgers_merge_in_any_order_and_any_number_of_times() {
    fn merged(ledgers: &[&ConsentLedger]) -> ConsentLedger {
        ledgers.iter().fold(ConsentLedger::default(), |mut all, ledger| {
            all.merge((*ledger).clone()).unwrap();
            all
        })
    }
    check(
        2_000,
        &(ledger(4, Detail::Usual), ledger(4, Detail::Usual), ledger(4, Detail::Usual)),
        |(a, b, c)| {
            same("a + b and b + a", &merged(&[&a, &b]), &merged(&[&b, &a]))?;
            let left = merged(&[&merged(&[&a, &b]), &c]);
            let right = merged(&[&a, &merged(&[&b, &c])]);
            same("(a + b) + c and a + (b + c)", &left, &right)?;
            same("a + a and a", &merged(&[&a, &a]), &a)?;
            // Whether events arrive one by one makes no difference either.
            let mut recorded = ConsentLedger::default();
            for event in [&c, &a, &b, &a].into_iter().flat_map(ConsentLedger::events) {
                recorded.record(event.clone()).unwrap();
            }
            same("recorded and merged", &recorded, &left)
        },
    );
}

#[test]
fn what_is_recorded_later_does_not_exist_yet() {
    check(1_000, &any_case(), |case| {
        let now = case.with_question(|question| {
            let at = question.at;
            question.facts.ledger = question.facts.ledger.as_ref().map(|ledger| ledger.as_of(at));
            question.facts.evidence.retain(|evidence| evidence.recorded_at() <= at);
        });
        let (mut all, mut now) = (ask(&case), ask(&now));
        all.stable_until = None;
        now.stable_until = None;
        same("with and without later records", &all, &now)
    });
}
