//! Questions about stored records, and rights that were granted.

use super::{
    Detail, asked, asked_party, expiry, fit, identifiability, life, party, question, recorded,
    somewhere,
};
use crate::generate::INSTANTS;
use crate::generate::ledgers::ledger;
use crate::generate::words::{ACTION_ON_RECORD, DATA, GRANTED, PLACE, PURPOSE, parse, word};
use permitted::facts::{Hold, Life, PartyInRole, Stated};
use permitted::words::facets::ActionFacet;
use permitted::{ConsentLedger, Evidence, EvidenceKind, Party, Question};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

/// What the answer to a request hands over: mostly for all that is done, with a party or without.
fn granted(kind: &'static str) -> impl Strategy<Value = Evidence> + Clone {
    let instants = Detail::Aimed.instants();
    let scope = (
        recorded(PURPOSE, &["px"], 0.12),
        recorded(DATA, &["dx"], 0.12),
        recorded(PLACE, &["zx"], 0.06),
        weighted(0.4, party()),
    );
    (scope, somewhere(instants), weighted(0.15, 0_usize..4)).prop_map(
        move |((purposes, data, places, party), recorded, expires)| {
            let evidence = Evidence::new(EvidenceKind::new(kind).unwrap(), recorded);
            let evidence = evidence.purpose(purposes).data(data).place(places);
            let evidence = match party {
                Some(party) => evidence.party(party),
                None => evidence,
            };
            match expiry(recorded, expires) {
                Some(end) => evidence.expires(end),
                None => evidence,
            }
        },
    )
}

/// A right that was granted, and mostly what carries it out.
fn carried_out() -> impl Strategy<Value = (Evidence, &'static str)> + Clone {
    proptest::strategy::Union::new(
        GRANTED.map(|(kind, actions)| (granted(kind), select(actions)).boxed()),
    )
}

fn to_whom() -> impl Strategy<Value = PartyInRole> + Clone {
    let named = (select(&["ra", "rb", "rc"][..]), party()).prop_map(|(role, party)| PartyInRole {
        role: Stated { word: parse(role), exactly: true },
        party: Some(party),
    });
    prop_oneof![
        4 => Just(PartyInRole::role(Party::THE_SUBJECT)),
        3 => named,
        1 => asked_party(),
    ]
}

/// A question about one use of a stored record, mostly; sometimes of two, or of none.
pub(crate) fn question_of_records() -> BoxedStrategy<Question> {
    let act = (
        word::<ActionFacet>(ACTION_ON_RECORD),
        to_whom(),
        weighted(0.9, life()),
        weighted(0.2, life()),
        weighted(0.8, asked(PLACE)),
        (any::<u8>(), weighted(0.06, select(&INSTANTS[..5]))),
    );
    let restricted = vec(select(&INSTANTS[..5]), 1).prop_map(|instants| {
        let restricted = permitted::facts::ConsentEventKind::Restricted;
        let events = instants
            .into_iter()
            .map(|recorded| permitted::ConsentEvent::new(restricted, super::SUBJECTS[0], recorded));
        ConsentLedger::new(events).unwrap()
    });
    let ledger = prop_oneof![
        4 => Just(ConsentLedger::default()),
        1 => restricted,
        1 => ledger(3, Detail::Sparse),
    ];
    let facts = (
        weighted(0.6, carried_out()),
        vec(carried_out(), 0..=1),
        vec(super::evidence(Detail::Sparse), 0..=1),
        weighted(0.95, ledger),
        select(&INSTANTS[2..6]),
        weighted(0.1, identifiability()),
    );
    (question(), act, facts)
        .prop_map(|(mut question, act, facts)| {
            let (action, recipient, record, own_record, place, (drawn, claimed)) = act;
            let (carried_out, others, evidence, ledger, at, identifies) = facts;
            let act = &mut *question.act;
            act.action = action;
            question.facts.evidence = evidence;
            question.facts.evidence.extend(others.into_iter().map(|(evidence, _)| evidence));
            if let Some((evidence, action)) = carried_out {
                question.facts.evidence.push(evidence);
                act.action = parse(action);
            }
            act.recipient = Some(recipient);
            (act.place, act.identifiability) = (place, identifies);
            act.record = record.map(Box::new);
            // A bit a facet: what is meant broadly, or named twice.
            let is_broad = |bit: u8| drawn >> bit & 7 == 0;
            if !is_broad(0) {
                act.items.truncate(1);
            }
            if !is_broad(1) {
                act.purposes.truncate(1);
            }
            for item in act.items.iter_mut() {
                item.category.exactly = !is_broad(2);
                item.identifiability = None;
            }
            act.purposes[0].exactly = !is_broad(3);
            act.items[0].record = own_record.map(Box::new);
            if let Some(since) = claimed {
                // Needed for legal claims, though its erasure was asked for.
                let life = Life::new().erasure_requested(INSTANTS[0]);
                act.items[0].record = Some(Box::new(life.hold(Hold::new("case 26-114", since))));
                act.purposes[0].word = parse("pd");
                act.action = parse("use");
            }
            question.facts.ledger = ledger;
            question.at = at;
            fit(&mut question);
            question
        })
        .boxed()
}
