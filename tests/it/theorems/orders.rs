//! What the schedule and rights say, and what is decided: T17, T18.

use crate::generate::facts::SUBJECTS;
use crate::generate::{Case, case_of_records};
use crate::harness::{Hits, check, same};
use crate::oracle::decide_to;
use permitted::RightKind;
use permitted::engine::Depth;
use permitted::facts::{ConsentEventKind, Item, Life, PartyInRole, Stated};
use permitted::policy::{Permit, PolicyKind};
use permitted::retention::{Disposition, Standing};
use permitted::rights::RightsOutcome;
use permitted::{
    Act, Action, ConsentEvent, DataCategory, Engine, Outcome, Party, Purpose, Question, Record,
    RightsRequest, Subject,
};
use proptest::prelude::*;

/// The record that a question is about, if it is about one.
fn life(question: &Question) -> Option<&Life> {
    question.act.items[0].record.as_deref().or(question.act.record.as_deref())
}

/// Whether every operating policy has a version in force.
fn is_governed(case: &Case) -> bool {
    let timelines = case.build();
    let mut operating =
        timelines.iter().filter(|timeline| timeline.kind() == PolicyKind::Operating).peekable();
    operating.peek().is_some()
        && operating.all(|timeline| timeline.in_force(case.question.at).is_some())
}

/// The same policies with a permit for these purposes beside the rules of each operating policy.
fn with_bare_permit(case: &Case, purposes: &[Purpose]) -> Case {
    let mut changed = case.clone();
    let operating =
        changed.timelines.iter_mut().filter(|timeline| timeline.kind == PolicyKind::Operating);
    for version in operating.flat_map(|timeline| &mut timeline.versions) {
        let permit = Permit::new("bare").named("bare").purpose(purposes.iter().cloned());
        version.rules.permits.push(permit);
    }
    changed
}

/// What a record's standing says of using it for a purpose.
fn by_standing(standing: &Standing, purpose: &Purpose) -> Outcome {
    if standing.usable.contains(purpose) {
        Outcome::Permitted
    } else if standing.unknown.contains(purpose) {
        Outcome::Undetermined
    } else {
        Outcome::Prohibited
    }
}

/// The record that the first item of a question is of, with all that is said of it.
fn stored(
    question: &Question,
    category: &DataCategory,
    purposes: impl IntoIterator<Item = Purpose>,
    life: &Life,
) -> Record {
    let (act, item) = (&question.act, &question.act.items[0]);
    let mut record =
        Record::new("record").data([category.clone()]).purpose(purposes).life(life.clone());
    record.place = act.place.clone();
    record.source = item.source.clone().or_else(|| act.source.clone());
    record.gathered_at = item.gathered_at.clone().or_else(|| act.gathered_at.clone());
    record.identifiability = item.identifiability.or(act.identifiability);
    record
}

/// Says of an act what is said of the record.
fn as_stored(record: &Record, act: &mut Act) {
    act.place = record.place.clone();
    act.source = record.source.clone();
    act.gathered_at = record.gathered_at.clone();
    act.identifiability = record.identifiability;
}

/// With nothing but a schedule, rights and a bare permit, so that nothing else has a say.
#[test]
fn t17_what_standing_says_a_record_serves_decide_permits_as_far_as_the_schedule_has_a_say() {
    let hits = [Outcome::Permitted, Outcome::Undetermined, Outcome::Prohibited]
        .map(|outcome| (outcome, Hits::default()));
    check(2_000, &case_of_records(), |case| {
        let Some(life) = life(&case.question) else { return Ok(()) };
        if !is_governed(&case) {
            return Ok(());
        }
        let question = &case.question;
        let purposes: Vec<Purpose> =
            question.act.purposes.iter().map(|asked| asked.word.clone()).collect();
        let bare = case.with_rules(|rules| {
            let (retentions, rights) = (rules.retentions.clone(), rules.rights.clone());
            *rules = Default::default();
            (rules.retentions, rules.rights) = (retentions, rights);
        });
        let engine = Engine::new(with_bare_permit(&bare, &purposes).build()).unwrap();
        let category = question.act.items[0].category.word.clone();
        let record = stored(question, &category, purposes.iter().cloned(), life);
        let mut facts = question.facts.clone();
        // Restrictions are the subject's, and no part of what a record serves.
        let restricts = |event: &ConsentEvent| event.kind() == ConsentEventKind::Restricted;
        facts.ledger = facts.ledger.filter(|ledger| !ledger.events().any(restricts));
        let standing = engine.standing(&record, &facts, question.at).unwrap();
        for purpose in purposes {
            let item = Item::new(category.clone()).record(life.clone());
            let mut act = Act::new(Action::USE).data([item]).purpose([purpose.clone()]);
            as_stored(&record, &mut act);
            let asked = Question::new(act, facts.clone(), question.at);
            let expected = by_standing(&standing, &purpose);
            let found = decide_to(&engine, &asked, Depth::WithoutMissing).outcome;
            same(purpose.as_str(), &found, &expected)?;
            let (_, hits) = hits.iter().find(|(outcome, _)| *outcome == found).unwrap();
            hits.count(true);
        }
        Ok(())
    });
    hits.iter().for_each(|(_, hits)| hits.at_least(100));
}

/// The case with the same act, whose own policies speak of everything where they order something.
fn where_orders_stand(case: &Case) -> Case {
    case.with_rules(|rules| {
        if !rules.retentions.is_empty() || !rules.rights.is_empty() {
            rules.scopes.clear();
            rules.beyond.clear();
        }
    })
}

/// What is ordered is answered as if a permit stood for it that asks for nothing: so it is permitted
/// unless a forbid is true or unknown, or S is not true.
fn as_if_permitted(case: &Case, asked: &Question) -> Result<Outcome, TestCaseError> {
    let purposes: Vec<Purpose> =
        asked.act.purposes.iter().map(|asked| asked.word.clone()).collect();
    let outcome = |case: &Case| {
        let engine = Engine::new(case.build()).unwrap();
        decide_to(&engine, asked, Depth::WithoutMissing).outcome
    };
    let (found, expected) = (outcome(case), outcome(&with_bare_permit(case, &purposes)));
    same("ordered, and permitted by a bare permit", &found, &expected)?;
    Ok(found)
}

#[test]
fn t18_what_is_ordered_is_permitted_unless_a_forbid_stands() {
    let (due, granted, refused) = (Hits::default(), Hits::default(), Hits::default());
    check(3_000, &case_of_records(), |case| {
        if !is_governed(&case) {
            return Ok(());
        }
        let case = where_orders_stand(&case);
        let engine = Engine::new(case.build()).unwrap();
        let (question, at) = (&case.question, case.question.at);
        let word = |asked: &Stated<_>| asked.word.clone();
        let (category, purpose) =
            (word(&question.act.items[0].category), { question.act.purposes[0].word.clone() });
        let exactly = |life: Option<&Life>| {
            let mut item = Item::new(category.clone());
            item.category.exactly = true;
            item.record = life.cloned().map(Box::new);
            let purpose = Stated { word: purpose.clone(), exactly: true };
            let mut act = Act::new(Action::USE).data([item]);
            (act.by, act.place) = (question.act.by.clone(), question.act.place.clone());
            act.purpose([purpose])
        };

        let words = engine.vocabulary();
        let is_leaf =
            words.descendants(&category).count() == 1 && words.descendants(&purpose).count() == 1;
        if let Some(life) = life(question).filter(|_| is_leaf) {
            let record = stored(question, &category, [purpose.clone()], life);
            let standing = engine.standing(&record, &question.facts, at).unwrap();
            let how = match standing.disposition {
                Disposition::Dispose { how, .. } => how,
                _ => Vec::new(),
            };
            for way in how {
                let mut act = exactly(Some(life));
                act.action = way.action();
                as_stored(&record, &mut act);
                let asked = Question::new(act, question.facts.clone(), at);
                let outcome = as_if_permitted(&case, &asked)?;
                due.count(outcome == Outcome::Permitted);
                refused.count(outcome != Outcome::Permitted);
            }
        }

        for (right, action) in [
            (RightKind::ACCESS, Action::DISCLOSE),
            (RightKind::PORTABILITY, Action::DISCLOSE),
            (RightKind::RECTIFICATION, Action::RECTIFY),
            (RightKind::ERASURE, Action::ERASE),
        ] {
            let person = Subject { id: Some(SUBJECTS[0].into()), ..question.facts.subject.clone() };
            let request = RightsRequest::new(right, person, at).at(at);
            let answer = engine.answer(&request).unwrap();
            if answer.outcome != RightsOutcome::Grant {
                continue;
            }
            assert!(!answer.evidence.is_empty(), "{answer:?}");
            // A right may be about other data or purposes alone, and says so in what it hands over.
            let is_about = answer.evidence.iter().any(|evidence| {
                let scope = evidence.scope();
                let data: Vec<DataCategory> = scope.data_categories().cloned().collect();
                let named: Vec<Purpose> = scope.purposes().cloned().collect();
                (data.is_empty() || data.iter().any(|above| words.is_within(&category, above)))
                    && (named.is_empty()
                        || named.iter().any(|above| words.is_within(&purpose, above)))
            });
            if !is_about {
                continue;
            }
            let mut act = exactly(life(question));
            act.recipient =
                (action == Action::DISCLOSE).then(|| PartyInRole::role(Party::THE_SUBJECT));
            act.action = action;
            let mut facts = question.facts.clone();
            facts.evidence.extend(answer.evidence);
            let outcome = as_if_permitted(&case, &Question::new(act, facts, at))?;
            granted.count(outcome == Outcome::Permitted);
            refused.count(outcome != Outcome::Permitted);
        }
        Ok(())
    });
    due.at_least(30);
    granted.at_least(300);
    refused.at_least(100);
}
