//! What policies declare of givers, of legal bases and of restricted data, and consent of which
//! conditions ask more than that it was given.

use super::facts::{SUBJECTS, question_on_consent};
use super::policies::{
    Picks, Rules, Timeline, named, picks_of, placeholder, read, renamed, rules_on_consent,
    strength, timeline_of,
};
use super::words::{DATA, some_words, word};
use super::{Case, INSTANTS};
use permitted::facts::RecordedScope;
use permitted::facts::{Age, ConsentEventKind, Giver};
use permitted::policy::{
    AdmittedBasis, Condition, ConsentGiver, GiverKind, Period, Permit, PolicyKind, Restriction,
    Strength, TermFacet,
};
use permitted::words::Word;
use permitted::words::facets::DataFacet;
use permitted::{ConsentEvent, Question};
use permitted::{ConsentLedger, LegalBasis};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use time::macros::date;

/// Operating policies and limits that declare.
pub(crate) fn timeline_on_declarations(kind: PolicyKind) -> BoxedStrategy<Timeline> {
    timeline_of(kind, rules_on_declarations(kind))
}

fn rules_on_declarations(kind: PolicyKind) -> BoxedStrategy<Rules> {
    let is_limit = kind == PolicyKind::Limit;
    let givers = vec(consent_giver(is_limit), 0..=2);
    let admitted = weighted(0.35, admitted_basis());
    let excepted = weighted(0.4, restriction());
    let permit = weighted(0.7, permit_on_such_consent());
    (rules_on_consent(), permit, givers, admitted, excepted)
        .prop_map(move |(mut rules, permit, givers, admitted, excepted)| {
            // What consent has to say decides where nothing else carries the use.
            rules.permits.truncate(usize::from(permit.is_none()));
            rules.permits.extend(permit);
            rules.permits.retain(|_| !is_limit);
            rules.permits = renamed("p", rules.permits);
            rules.consent_givers = renamed("g", givers);
            rules.admitted_bases = renamed("b", admitted.into_iter().collect());
            rules.restrictions = renamed("r", excepted.into_iter().filter(|_| !is_limit).collect());
            rules
        })
        .boxed()
}

/// Ages of which a declaration may speak.
fn ages() -> impl Strategy<Value = Condition> + Clone {
    select(vec![(None, Some(16)), (None, Some(18)), (Some(13), Some(18)), (Some(18), None)])
        .prop_map(|(at_least, below)| Condition::Age { at_least, below })
}

fn of_act() -> impl Strategy<Value = Picks> + Clone {
    picks_of(&[TermFacet::Data, TermFacet::Purpose, TermFacet::Action, TermFacet::Residence], 0, 1)
}

fn consent_giver(is_limit: bool) -> impl Strategy<Value = ConsentGiver> + Clone {
    use GiverKind::{Agent, Parent, Subject};
    let kinds = select(vec![
        vec![Subject],
        vec![Parent],
        vec![Subject, Parent],
        vec![Subject, Parent],
        vec![Subject, Agent],
    ]);
    let alone = proptest::bool::weighted(0.35);
    (of_act(), weighted(0.6, ages()), kinds, proptest::bool::weighted(0.35), alone).prop_map(
        move |(picks, when, kinds, all, alone)| {
            let several = kinds.len() > 1;
            let mut declared = ConsentGiver::new(placeholder(), kinds);
            if all && several {
                declared = declared.all();
            }
            if alone && !is_limit {
                declared = declared.alone();
            }
            named(declared, picks, when)
        },
    )
}

fn admitted_basis() -> impl Strategy<Value = AdmittedBasis> + Clone {
    let bases = select(vec![
        vec!["consent"],
        vec!["contract"],
        vec!["consent", "contract"],
        vec!["explicit-consent", "public-task"],
    ]);
    (of_act(), weighted(0.2, ages()), bases).prop_map(|(picks, when, bases)| {
        named(AdmittedBasis::new(placeholder(), read(&bases)), picks, when)
    })
}

fn restriction() -> impl Strategy<Value = Restriction> + Clone {
    let of = picks_of(&[TermFacet::Data, TermFacet::Purpose, TermFacet::Action], 1, 1);
    (of, weighted(0.2, ages()))
        .prop_map(|(picks, when)| named(Restriction::new(placeholder()), picks, when))
}

/// A permit whose condition asks what the very consent says.
fn permit_on_such_consent() -> impl Strategy<Value = Permit> + Clone {
    let data = weighted(0.3, some_words::<DataFacet>(DATA));
    let giver = weighted(0.3, select(vec![GiverKind::Subject, GiverKind::Parent]));
    let age = weighted(0.3, select(vec![Period::days(10), Period::months(1)]));
    let strength = prop_oneof![2 => Just(Strength::Implied), 2 => Just(Strength::Express), 1 => Just(Strength::Explicit)];
    (strength, data, giver, age, proptest::bool::weighted(0.3)).prop_map(
        |(strength, naming_data, giver, no_older_than, expiring)| {
            let consent = Condition::Consent {
                strength,
                naming: Vec::new(),
                naming_data: naming_data.unwrap_or_default(),
                giver: giver.into_iter().collect(),
                no_older_than,
                expiring,
            };
            Permit::new(placeholder()).purpose(read(&["pa", "pb", "pd"])).when(consent)
        },
    )
}

/// A grant of the subject's, a parent's or an agent's, which may name data and end.
fn grant() -> impl Strategy<Value = ConsentEvent> + Clone {
    let giver = select(vec![
        Giver::from(GiverKind::Subject),
        Giver::from(GiverKind::Subject),
        Giver::from(GiverKind::Parent),
        Giver::named(GiverKind::Parent, "acme"),
        Giver::named(GiverKind::Agent, "bolt"),
    ]);
    let data = weighted(0.35, word::<DataFacet>(DATA));
    let ends = weighted(0.4, select(&INSTANTS[5..]));
    (strength(), select(&INSTANTS[..4]), giver, data, ends).prop_map(
        |(strength, recorded, giver, data, ends)| {
            let data: Option<Word<DataFacet>> = data;
            let scope = RecordedScope::default().purpose(read(&["pa", "pb", "pd"])).data(data);
            let grant = ConsentEvent::granted(SUBJECTS[0], strength, recorded);
            let grant = grant.about(scope).given_by(giver);
            ends.into_iter().fold(grant, ConsentEvent::expires)
        },
    )
}

/// What somebody denied or restricted.
fn denial() -> impl Strategy<Value = ConsentEvent> + Clone {
    let kind = select(vec![
        ConsentEventKind::Refused,
        ConsentEventKind::Withdrawn,
        ConsentEventKind::Objected,
        ConsentEventKind::Restricted,
    ]);
    let giver = select(vec![
        Giver::from(GiverKind::Subject),
        Giver::named(GiverKind::Parent, "acme"),
        Giver::named(GiverKind::Agent, "bolt"),
        Giver::named(GiverKind::Agent, "bolt"),
    ]);
    (kind, select(&INSTANTS[..4]), giver).prop_map(|(kind, recorded, giver)| {
        ConsentEvent::new(kind, SUBJECTS[0], recorded).given_by(giver)
    })
}

/// A question about one use, and what was said about it by several.
pub(crate) fn question_on_declarations() -> BoxedStrategy<Question> {
    let age = prop_oneof![
        3 => select(vec![10_u8, 15, 40]).prop_map(|years| Some(Age::Years(years))),
        // Eighteen between the first instants and the last.
        5 => select(vec![date!(2008 - 01 - 25), date!(2010 - 01 - 25), date!(2013 - 01 - 25)])
            .prop_map(|born| Some(Age::BornOn(born))),
        1 => Just(None),
    ];
    let more = weighted(0.25, vec(denial(), 1..=2));
    (question_on_consent(), age, vec(grant(), 1..=3), more, proptest::bool::weighted(0.2))
        .prop_map(|(mut question, age, grants, denials, keeps)| {
            question.facts.subject.age = age;
            let known = question.facts.ledger.take().filter(|_| keeps).unwrap_or_default();
            let events: Vec<ConsentEvent> = known.events().cloned().collect();
            let events = events.into_iter().chain(grants).chain(denials.into_iter().flatten());
            question.facts.ledger = Some(ConsentLedger::new(events).unwrap());
            question
        })
        .boxed()
}

/// Leaves of a case one declaration, under which consent alone carries the use, and of what was said
/// what that declaration turns on: a grant of the subject's before a birthday, or one beside the no
/// of an agent.
pub(crate) fn focus(case: &mut Case, drawn: u8) {
    use GiverKind::{Parent, Subject};
    let Case { timelines, question } = case;
    let of_age = drawn.is_multiple_of(2);
    let declared = if of_age {
        let age = Condition::Age { at_least: None, below: Some(18) };
        ConsentGiver::new(placeholder(), [Parent]).when(age)
    } else {
        ConsentGiver::new(placeholder(), [Subject]).alone()
    };
    timelines.retain(|timeline| timeline.kind == PolicyKind::Operating);
    for rules in timelines.iter_mut().flat_map(|timeline| &mut timeline.versions) {
        let permit = Permit::new(placeholder()).purpose(read(&["pa", "pb", "pd"]));
        rules.rules = Rules {
            permits: renamed("p", vec![permit.basis([LegalBasis::CONSENT])]),
            consent_givers: renamed("g", vec![declared.clone()]),
            ..Rules::default()
        };
    }
    let said = |event: ConsentEvent| {
        event.about(RecordedScope::default().purpose(read(&["pa", "pb", "pd"])))
    };
    let at = INSTANTS[usize::from(drawn / 2 % 4)];
    let grant = said(ConsentEvent::granted(SUBJECTS[0], Strength::Express, at));
    let agent = Giver::named(GiverKind::Agent, "bolt");
    let no =
        ConsentEvent::refused(SUBJECTS[0], INSTANTS[usize::from(drawn / 8 % 4)]).given_by(agent);
    let events = std::iter::once(grant).chain((!of_age).then_some(no));
    question.facts.ledger = Some(ConsentLedger::new(events).unwrap());
}
