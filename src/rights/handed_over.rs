//! What a granted request hands over: events for the consent ledger, and evidence that permits what
//! carries it out.

use super::answer::Deadline;
use super::request::{Requester, RightsRequest};
use super::share::Share;
use crate::facts::{ConsentEvent, ConsentEventKind, Evidence, Giver, RecordedScope};
use crate::ids::{PolicyVersion, RuleId};
use crate::policy::GiverKind;
use crate::words::{
    DataCategory, EvidenceKind, Facet, Party, Purpose, RightKind, Vocabulary, Word,
};
use std::collections::{BTreeMap, BTreeSet};

/// What was granted by one right: what was asked, as far as the right goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GrantedScope {
    /// None means any.
    data: Vec<DataCategory>,
    /// None means any.
    purposes: Vec<Purpose>,
}

impl GrantedScope {
    fn is_within(&self, other: &Self, words: &Vocabulary) -> bool {
        fn all<F: Facet>(one: &[Word<F>], other: &[Word<F>], words: &Vocabulary) -> bool {
            let lies = |word| other.iter().any(|above| words.is_within(word, above));
            other.is_empty() || (!one.is_empty() && one.iter().all(lies))
        }
        all(&self.data, &other.data, words) && all(&self.purposes, &other.purposes, words)
    }
}

/// What the granting rights give together, without what lies within another's. Where records were
/// named, no more than what those hold for which it is granted.
pub(super) fn granted_scopes(
    words: &Vocabulary,
    granted: &[&Share<'_>],
    of_records: Option<&BTreeSet<&DataCategory>>,
) -> Vec<GrantedScope> {
    let mut by_right: BTreeMap<(&PolicyVersion, &RuleId), GrantedScope> = BTreeMap::new();
    for one in granted.iter().flat_map(|share| &share.rights) {
        if !one.is_granted() {
            continue;
        }
        let scope = GrantedScope { data: one.data.clone(), purposes: one.purposes.clone() };
        // What one right gives for several records differs by the data of these alone.
        let known = by_right.entry((one.policy, one.right.id())).or_insert_with(|| scope.clone());
        let data: BTreeSet<DataCategory> = known.data.iter().chain(&scope.data).cloned().collect();
        known.data = data.into_iter().collect();
    }
    let mut scopes: Vec<GrantedScope> = Vec::new();
    for mut scope in by_right.into_values() {
        scope.data.retain(|word| of_records.is_none_or(|held| held.contains(word)));
        if scopes.iter().any(|other| scope.is_within(other, words)) {
            continue;
        }
        scopes.retain(|other| !other.is_within(&scope, words));
        scopes.push(scope);
    }
    scopes
}

/// What an objection, an opt-out, a withdrawal or a restriction leaves in the ledger, as of its
/// receipt.
pub(super) fn events(
    request: &RightsRequest,
    words: &Vocabulary,
    scopes: &[GrantedScope],
) -> Vec<ConsentEvent> {
    let is = |kind| words.is_within(&request.right, &kind);
    let ends_sale = is(RightKind::OPT_OUT_OF_SALE);
    let kind = if ends_sale || is(RightKind::OBJECTION) || is(RightKind::LIMIT_OF_SENSITIVE_USE) {
        ConsentEventKind::Objected
    } else if is(RightKind::WITHDRAWAL) {
        ConsentEventKind::Withdrawn
    } else if is(RightKind::RESTRICTION) {
        ConsentEventKind::Restricted
    } else {
        return Vec::new();
    };
    let giver = match &request.by {
        Requester::Subject => Giver::default(),
        Requester::Agent(agent) => Giver::named(GiverKind::Agent, agent.clone()),
        Requester::Parent(Some(parent)) => Giver::named(GiverKind::Parent, parent.clone()),
        Requester::Parent(None) => Giver::from(GiverKind::Parent),
    };
    // INVARIANT: such a request without a subject was refused before.
    let Some(subject) = request.subject.ids().next() else { return Vec::new() };
    let event = |scope: &GrantedScope| {
        let mut about = recorded(request, scope);
        if ends_sale && request.recipients.is_empty() {
            // A sale always has one, and other uses are not what the person objects to.
            about = about.recipient([Party::THIRD_PARTY]);
        }
        ConsentEvent::new(kind, subject.clone(), request.received_at)
            .about(about)
            .given_by(giver.clone())
    };
    scopes.iter().map(event).collect()
}

/// What shows that a right was granted, and so permits what carries it out. Access and portability
/// name to whom the data goes, where that is not the person. It expires with the deadline, unless that
/// is over already.
pub(super) fn evidence(
    request: &RightsRequest,
    words: &Vocabulary,
    scopes: &[GrantedScope],
    deadline: Option<Deadline>,
) -> Vec<Evidence> {
    let kinds = [
        (RightKind::ACCESS, EvidenceKind::GRANTED_ACCESS, true),
        (RightKind::PORTABILITY, EvidenceKind::GRANTED_PORTABILITY, true),
        (RightKind::RECTIFICATION, EvidenceKind::GRANTED_RECTIFICATION, false),
        (RightKind::ERASURE, EvidenceKind::GRANTED_ERASURE, false),
    ];
    let receiver = request.to.as_ref().or(match &request.by {
        Requester::Subject => None,
        Requester::Agent(agent) => Some(agent),
        Requester::Parent(parent) => parent.as_ref(),
    });
    let end = deadline.map(|deadline| deadline.by).filter(|end| *end > request.at);
    let granted = |(_, kind, is_copy): &(RightKind, EvidenceKind, bool), scope| {
        let evidence = Evidence::new(kind.clone(), request.at).about(recorded(request, scope));
        let receiver = receiver.filter(|_| *is_copy);
        let evidence = receiver.into_iter().fold(evidence, |it, party| it.party(party.clone()));
        end.into_iter().fold(evidence, Evidence::expires)
    };
    let kinds = kinds.iter().filter(|(right, ..)| words.is_within(&request.right, right));
    kinds.flat_map(|kind| scopes.iter().map(move |scope| granted(kind, scope))).collect()
}

fn recorded(request: &RightsRequest, scope: &GrantedScope) -> RecordedScope {
    RecordedScope::default()
        .data(scope.data.iter().cloned())
        .purpose(scope.purposes.iter().cloned())
        .recipient(request.recipients.iter().cloned())
        .channel(request.channels.iter().cloned())
}
