//! What is odd about the facts themselves, whatever rules make of them.

use crate::engine::answer::named_records::DenialOnRecord;
use crate::engine::answer::notices::Notice;
use crate::engine::answer::stable_until::StableUntil;
use crate::engine::uses::asked::Asked;
use crate::ids::{PartyId, without_spelling};
use std::collections::{BTreeMap, BTreeSet};

/// What whoever stated the facts may want to look at.
pub(crate) fn facts_to_check(asked: &Asked<'_>, stable: &StableUntil<'_>) -> Vec<Notice> {
    let mut notices = Vec::new();
    if asked.facts.ledger.as_ref().is_some_and(|ledger| ledger.of_others) {
        notices.push(Notice::LedgerOfOthers);
    }
    notices.extend(stable.later_event().map(|first| Notice::LaterEvents { first }));
    notices.extend(stable.unknown_words().map(|(first, more)| Notice::UnknownWordInDenial {
        denial: DenialOnRecord {
            kind: first.kind,
            recorded: first.recorded_at,
            giver: first.giver,
        },
        more,
    }));
    other_spellings(asked, &mut notices);
    notices
}

/// The parties of denials that would be those of the act, were they spelt alike: one for each party
/// of the act.
fn other_spellings(asked: &Asked<'_>, notices: &mut Vec<Notice>) {
    let denials = asked.facts.events().iter().filter(|event| !event.kind.is_grant());
    let denied: BTreeSet<&PartyId> = denials.flat_map(|event| event.scope.parties()).collect();
    if denied.is_empty() {
        return;
    }
    let act = asked.act;
    let sources = act.own_sources.iter().filter_map(|source| source.party.as_ref());
    let controllers = asked.versions().filter_map(|version| version.compiled.controller.as_ref());
    let controllers = controllers.filter(|_| act.by_controller && act.by.party.is_none());
    let parties = act.by.party.iter().chain(controllers);
    let parties = parties.chain(&act.recipient_party).chain(sources);
    let mut unheard: BTreeMap<String, BTreeSet<&PartyId>> = BTreeMap::new();
    for party in parties.filter(|party| !denied.contains(party)) {
        unheard.entry(without_spelling(&party.to_string())).or_default().insert(party);
    }
    for recorded in denied {
        let alike = unheard.remove(&without_spelling(&recorded.to_string()));
        for party in alike.into_iter().flatten() {
            let (act, recorded) = (party.clone(), recorded.clone());
            notices.push(Notice::OtherSpelling { act, recorded });
        }
    }
}
