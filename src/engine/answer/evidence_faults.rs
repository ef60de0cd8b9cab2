//! Why evidence on record does not count for a use.

use crate::engine::answer::notices::{EvidenceFault, Notice};
use crate::engine::judge::judge::Judge;
use crate::engine::judge::on_record::{Records, names_all};
use crate::engine::resolved::records::ResolvedEvidence;
use crate::engine::tables::conditions::{EvidenceTest, Test};
use crate::engine::tables::truth::Truth;
use crate::policy::{Naming, PartyRole};
use crate::words::{EvidenceKind, FacetKind, TermId};
use std::collections::BTreeSet;

/// What a condition asks of evidence.
type Asked<'t> = (&'t [TermId], &'t [Naming], Option<PartyRole>);

impl Judge<'_> {
    /// Why evidence on record does not count that permits ask for, or exceptions to what forbids, as
    /// far as these are about the use.
    pub(crate) fn evidence_faults(&self, scope: Truth) -> Vec<Notice> {
        if scope == Truth::False || self.one_use.facts.evidence.is_empty() {
            return Vec::new();
        }
        let compiled = self.setting.compiled;
        let mut asked: BTreeSet<Asked<'_>> = BTreeSet::new();
        for row in self.possible(&compiled.permits) {
            self.evidence_asked(row, &mut asked);
        }
        for index in self.possible(&compiled.forbids) {
            if self.forbid(index, scope) == Truth::False {
                continue;
            }
            let exceptions = compiled.row(index).and_then(|row| row.exceptions());
            for row in exceptions.into_iter().flat_map(|rows| self.possible(rows)) {
                self.evidence_asked(row, &mut asked);
            }
        }
        let records = self.records();
        asked.into_iter().flat_map(|asked| records.faults_of(asked)).collect()
    }

    /// Adds what a row asks of evidence in vain.
    fn evidence_asked<'t>(&'t self, row: usize, asked: &mut BTreeSet<Asked<'t>>) {
        let test = self.setting.compiled.row(row).and_then(|row| row.test.as_ref());
        let Some(test) = test else { return };
        test.leaves(&mut |leaf| {
            if let Test::Evidence(EvidenceTest { kinds, naming, of }, _) = leaf
                && self.records().evidence(kinds, naming, *of) == Truth::False
            {
                asked.insert((kinds, naming, *of));
            }
        });
    }
}

impl Records<'_, '_> {
    /// Why each piece of evidence of these kinds does not count.
    fn faults_of(&self, (kinds, naming, of): Asked<'_>) -> Vec<Notice> {
        let role = of.unwrap_or_else(|| self.judge.one_use.default_role());
        let words = self.judge.setting.joint();
        let notice = |evidence: &ResolvedEvidence| {
            let because = self.evidence_fault(evidence, naming, role)?;
            let kind = EvidenceKind::new(words.key(FacetKind::Evidence, evidence.kind)).ok()?;
            Some(Notice::EvidenceDoesNotCount { kind, recorded: evidence.recorded_at, because })
        };
        self.of_kinds(kinds).filter_map(notice).collect()
    }

    fn evidence_fault(
        &self,
        evidence: &ResolvedEvidence,
        naming: &[Naming],
        role: PartyRole,
    ) -> Option<EvidenceFault> {
        let (scope, one_use) = (&evidence.scope, &self.judge.one_use);
        // What never speaks of the use is told as such, whatever the moment.
        let names_party = !scope.parties().is_empty();
        Some(match one_use.party_within(scope, role) {
            _ if !names_party && evidence.party_bound => EvidenceFault::NoParty,
            Truth::False => EvidenceFault::OtherParty,
            _ if self.facets_contain(scope) == Truth::False => EvidenceFault::OtherUses,
            _ if !names_all(scope, naming) => EvidenceFault::NamesTooLittle,
            _ if evidence.recorded_at > self.at() => EvidenceFault::NotYetRecorded,
            _ if evidence.expires_at.is_some_and(|end| self.at() >= end) => EvidenceFault::Expired,
            _ => return None,
        })
    }
}
