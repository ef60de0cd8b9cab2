//! What evidence on record counts for in a request.

use super::asked::Asked;
use super::request::Requester;
use crate::engine::{EvidenceFault, Notice, Truth};
use crate::facts::{Evidence, RecordedScope};
use crate::policy::Naming;
use crate::words::EvidenceKind;

/// For whom evidence is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// It vouches for the person.
    OfPerson,
    /// The agent or the parent who asks has to show it.
    OfRequester,
}

impl Asked<'_> {
    /// Evidence of these kinds, or below, whatever it counts for.
    fn of_kinds(&self, kinds: &[EvidenceKind]) -> impl Iterator<Item = &Evidence> {
        self.request.evidence.iter().filter(move |evidence| {
            kinds.iter().any(|kind| self.vocabulary.is_within(&evidence.kind, kind))
        })
    }

    fn is_in_force(&self, evidence: &Evidence) -> bool {
        let at = self.request.at;
        evidence.recorded_at <= at && evidence.expires_at.is_none_or(|end| at < end)
    }

    fn is_party_bound(&self, kind: &EvidenceKind) -> bool {
        self.vocabulary.find(kind.any()).is_none_or(|kind| self.vocabulary.is_party_bound(kind))
    }

    /// Whether evidence of these kinds stands against the request.
    pub(super) fn exempting_evidence(&self, kinds: &[EvidenceKind], naming: &[Naming]) -> Truth {
        let mut any = Truth::False;
        for evidence in self.of_kinds(kinds).filter(|evidence| self.is_in_force(evidence)) {
            let about_someone =
                evidence.very_party().is_some() || !self.is_party_bound(&evidence.kind);
            if about_someone && naming.iter().all(|facet| evidence.scope.names(*facet)) {
                any = any.or(self.covered(&evidence.scope));
            }
        }
        any
    }

    /// Whether evidence of that kind is on record and counts.
    pub(super) fn is_shown(&self, kind: &EvidenceKind, shown: Shown) -> bool {
        let mut of_kind = self.of_kinds(std::slice::from_ref(kind));
        of_kind.any(|evidence| self.fault(evidence, shown).is_none())
    }

    /// Why evidence on record does not count that is of this kind.
    pub(super) fn faults(&self, kind: &EvidenceKind, shown: Shown) -> impl Iterator<Item = Notice> {
        self.of_kinds(std::slice::from_ref(kind)).filter_map(move |evidence| {
            let because = self.fault(evidence, shown)?;
            let (kind, recorded) = (evidence.kind.clone(), evidence.recorded_at);
            Some(Notice::EvidenceDoesNotCount { kind, recorded, because })
        })
    }

    fn fault(&self, evidence: &Evidence, shown: Shown) -> Option<EvidenceFault> {
        let is_bound = self.is_party_bound(&evidence.kind);
        let names_right_one = match evidence.very_party() {
            None if is_bound || self.must_be_named(shown) => return Some(EvidenceFault::NoParty),
            None => true,
            Some(party) => match (shown, &self.request.by) {
                (Shown::OfRequester, Requester::Agent(who) | Requester::Parent(Some(who))) => {
                    party == who
                }
                (Shown::OfRequester, _) => false,
                // What is said of a party in any case is said of the one who asks.
                (Shown::OfPerson, Requester::Agent(agent)) if is_bound => party == agent,
                (Shown::OfPerson, _) => self.request.subject.ids().any(|id| id.is_party(party)),
            },
        };
        if !names_right_one {
            Some(EvidenceFault::OtherParty)
        } else if self.covered(&evidence.scope) != Truth::True {
            Some(EvidenceFault::OtherUses)
        } else if evidence.recorded_at > self.request.at {
            Some(EvidenceFault::NotYetRecorded)
        } else if !self.is_in_force(evidence) {
            Some(EvidenceFault::Expired)
        } else {
            None
        }
    }

    /// Agents are always named, and so is the agent in what an agent shows.
    fn must_be_named(&self, shown: Shown) -> bool {
        shown == Shown::OfRequester && matches!(self.request.by, Requester::Agent(_))
    }

    /// Whether all that the request is about lies within a scope.
    fn covered(&self, scope: &RecordedScope) -> Truth {
        let request = self.request;
        self.all_within(&self.data, scope.data_categories())
            .and(self.all_within(&self.purposes, scope.purposes()))
            .and(self.all_within(&request.channels, scope.channels()))
            .and(self.all_within(&request.recipients, scope.recipients()))
            .and(self.all_within(&[], scope.places()))
    }
}
