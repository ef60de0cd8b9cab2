//! Evidence: which counts for a use.

use crate::engine::judge::on_record::{Records, names_all};
use crate::engine::resolved::records::ResolvedEvidence;
use crate::engine::tables::truth::Truth;
use crate::policy::{Naming, PartyRole};
use crate::words::{FacetKind, TermId};

impl<'a> Records<'_, 'a> {
    pub(crate) fn of_kinds(&self, kinds: &[TermId]) -> impl Iterator<Item = &'a ResolvedEvidence> {
        let vocabulary = self.judge.setting.vocabulary();
        self.judge.one_use.facts.evidence.iter().filter(move |evidence| {
            kinds.iter().any(|kind| vocabulary.within(FacetKind::Evidence, evidence.kind, *kind))
        })
    }

    /// Whether evidence counts for the use, its party standing in a role.
    pub(crate) fn evidence_counts(&self, evidence: &ResolvedEvidence, role: PartyRole) -> Truth {
        let at = self.at();
        if evidence.recorded_at > at || evidence.expires_at.is_some_and(|end| at >= end) {
            return Truth::False;
        }
        let party = if evidence.scope.parties().is_empty() {
            Truth::from(!evidence.party_bound)
        } else {
            self.judge.one_use.party_within(&evidence.scope, role)
        };
        if party == Truth::False { party } else { party.and(self.facets_contain(&evidence.scope)) }
    }

    /// Whether evidence of these kinds counts and names these facets.
    pub(crate) fn evidence(
        &self,
        kinds: &[TermId],
        naming: &[Naming],
        of: Option<PartyRole>,
    ) -> Truth {
        let role = of.unwrap_or_else(|| self.judge.one_use.default_role());
        let mut any = Truth::False;
        for evidence in self.of_kinds(kinds) {
            if names_all(&evidence.scope, naming) {
                any = any.or(self.evidence_counts(evidence, role));
            }
        }
        any
    }
}
