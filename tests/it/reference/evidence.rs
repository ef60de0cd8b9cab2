//! Evidence on record (§5.10).

use super::Question;
use super::containment::{Words, default_role, facets, names, party};
use super::policy::Inside;
use super::truth::{Truth, all, any};
use super::uses::Use;
use permitted::policy::{Naming, PartyRole};
use permitted::{Evidence, EvidenceKind};

pub(crate) fn is_of_kind(words: Words<'_>, evidence: &Evidence, kinds: &[EvidenceKind]) -> bool {
    kinds.iter().any(|kind| words.is_within(evidence.kind(), kind))
}

impl Question<'_> {
    /// Whether a piece of evidence counts for the use, whatever its kind.
    pub(crate) fn evidence_counts(
        &self,
        evidence: &Evidence,
        of: Option<PartyRole>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let at = self.request.at;
        let valid =
            evidence.recorded_at() <= at && evidence.expires_at().is_none_or(|end| at < end);
        let role = of.unwrap_or_else(|| default_role(self.words, usage));
        let about = match evidence.very_party() {
            Some(named) => party(usage, role, named),
            None => Truth::from(!(self.party_bound)(self.words, evidence.kind())),
        };
        all([valid.into(), facets(inside.words, evidence.scope(), usage), about])
    }

    /// Whether evidence of one of these kinds, naming these facets, counts for the use.
    pub(crate) fn evidence(
        &self,
        kinds: &[EvidenceKind],
        naming: &[Naming],
        of: Option<PartyRole>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        any(self
            .request
            .facts
            .evidence
            .iter()
            .filter(|evidence| is_of_kind(inside.words, evidence, kinds))
            .filter(|evidence| naming.iter().all(|facet| names(evidence.scope(), *facet)))
            .map(|evidence| self.evidence_counts(evidence, of, usage, inside)))
    }
}
