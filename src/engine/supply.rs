//! Facts that a request lacks, and the request as it would stand with them.

use super::fact::Fact;
use super::walk::Walk;
use crate::facts::{
    Age, Anchored, BoundTo, ConsentEventKind, Known, RecordScope, Resolved, ResolvedEvent,
    ResolvedEvidence, ResolvedFacts, ScopeFacet, Slot,
};
use crate::names::PartyId;
use crate::policy::{Naming, PartyRole, Strength};
use crate::words::TermId;
use time::OffsetDateTime;

/// A value that an unknown fact is tried with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Value {
    Term(TermId),
    /// A term of the act without what lies below it.
    Exactly(TermId),
    Years {
        at_least: u8,
        below: Option<u8>,
    },
    Party(PartyId),
    NotYet,
    Instant(OffsetDateTime),
    /// A party that nothing on record names.
    OtherParty(PartyId),
}

/// One fact to supply.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Supply {
    NoObjection,
    Consent { strength: Strength, naming: Vec<Naming>, of: Option<PartyRole> },
    Evidence { kind: TermId, party_bound: bool, naming: Vec<Naming>, of: Option<PartyRole> },
    Value(Fact, Value),
}

/// The request as it would stand with these facts on record since the moment asked about.
pub(super) fn supplied(
    walk: &Walk<'_>,
    item: usize,
    purpose: usize,
    supplies: &[Supply],
) -> (Resolved, ResolvedFacts) {
    let narrows = walk.facts.subject.kinds.len() == 1;
    let (mut request, mut facts) = (walk.request.clone(), walk.facts.clone());
    // Values first: grants and evidence name what they say.
    for supply in supplies {
        if let Supply::Value(fact, value) = supply {
            set(&mut request, &mut facts, *fact, value, narrows);
        }
    }
    for supply in supplies {
        match supply {
            Supply::NoObjection => {
                facts.ledger.get_or_insert_default();
            }
            Supply::Consent { strength, naming, of } => {
                let mut facets = vec![Naming::Purpose];
                facets.extend_from_slice(naming);
                let event = ResolvedEvent {
                    kind: ConsentEventKind::Granted,
                    strength: *strength,
                    scope: scope(&request, item, purpose, &facets, *of),
                    bound_to: BoundTo::Any,
                    recorded_at: request.at,
                    expires_at: None,
                };
                let ledger = facts.ledger.take().unwrap_or_default();
                facts.ledger = Some(ledger.and(event));
            }
            Supply::Evidence { kind, party_bound, naming, of } => {
                let evidence = ResolvedEvidence {
                    kind: *kind,
                    party_bound: *party_bound,
                    scope: scope(&request, item, purpose, naming, *of),
                    recorded_at: request.at,
                    expires_at: None,
                };
                facts.evidence.push(evidence);
            }
            Supply::Value(..) => {}
        }
    }
    (request, facts)
}

/// The very party that the request names in a role.
pub(super) fn party_in(request: &Resolved, role: PartyRole, item: usize) -> Option<&PartyId> {
    match role {
        PartyRole::Recipient => request.recipient_party.as_ref(),
        PartyRole::By => request.by.party.as_ref(),
        PartyRole::Source => request.own_sources.get(item)?.party.as_ref(),
    }
}

fn scope(
    request: &Resolved,
    item: usize,
    purpose: usize,
    naming: &[Naming],
    of: Option<PartyRole>,
) -> RecordScope {
    let party = of.and_then(|role| party_in(request, role, item)).cloned();
    let mut scope = RecordScope::new(party);
    for facet in naming {
        let (facet, slot) = match facet {
            Naming::Purpose => (ScopeFacet::Purpose, request.purposes.get(purpose).copied()),
            Naming::Data => (ScopeFacet::Data, request.items.get(item).map(|item| item.data)),
            Naming::Recipient => (ScopeFacet::Recipient, Some(request.recipient)),
            Naming::Channel => (ScopeFacet::Channel, Some(request.channel)),
            Naming::Place => (ScopeFacet::Place, Some(request.place)),
            Naming::Party => continue,
        };
        if let Some(Slot::Asked { term, .. }) = slot {
            scope.name(facet, term);
        }
    }
    scope
}

/// `narrows` says that the subject's one stated kind is narrowed, not a further one added.
fn set(
    request: &mut Resolved,
    facts: &mut ResolvedFacts,
    fact: Fact,
    value: &Value,
    narrows: bool,
) {
    let term = match value {
        Value::Term(term) | Value::Exactly(term) => Some(*term),
        _ => None,
    };
    let party = match value {
        Value::Party(party) | Value::OtherParty(party) => Some(party.clone()),
        _ => None,
    };
    let exactly = matches!(value, Value::Exactly(_));
    let asked = |term| Slot::Asked { term, exactly };
    match fact {
        Fact::Channel => request.channel = term.map_or(request.channel, asked),
        Fact::Place => request.place = term.map_or(request.place, asked),
        Fact::By => request.by.term = term,
        // Nobody can be named in a role that is not known.
        Fact::ByParty if request.by.term.is_some() => request.by.party = party,
        Fact::ByParty => {}
        Fact::RecipientParty => request.recipient_party = party,
        Fact::Source { item } => set_source(request, item, |source| source.term = term),
        Fact::SourceParty { item } => set_source(request, item, |source| {
            if source.term.is_some() {
                source.party = party;
            }
        }),
        Fact::GatheredAt { item } => {
            if let Some(item) = request.items.get_mut(item) {
                item.gathered_at = term;
            }
        }
        Fact::Subject if narrows => facts.subject.kinds = term.into_iter().collect(),
        Fact::Subject => facts.subject.kinds.extend(term),
        Fact::Residence => facts.subject.residence = term,
        Fact::Age => {
            if let Value::Years { at_least, .. } = value {
                facts.subject.age = Some(Age::Years(*at_least));
            }
        }
        Fact::Anchor { item, anchor } => {
            let when = match value {
                Value::Instant(at) => Anchored::At(*at),
                _ => Anchored::NotYet,
            };
            let life = request.items.get_mut(item).and_then(|item| item.life.as_mut());
            if let Some(slot) = life.and_then(|life| life.anchors.get_mut(anchor.index())) {
                *slot = Some(when);
            }
        }
        Fact::Ledger => {}
    }
}

fn set_source(request: &mut Resolved, item: usize, change: impl FnOnce(&mut Known)) {
    if let Some(source) = request.own_sources.get_mut(item) {
        change(source);
    }
}
