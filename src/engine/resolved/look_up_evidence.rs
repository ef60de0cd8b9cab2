//! Looking up the words of evidence.

use crate::engine::resolved::look_up::{Nth, Resolver};
use crate::engine::resolved::records::{RecordScope, ResolvedEvidence};
use crate::facts::{Evidence, RecordedScope};
use crate::problem::ProblemKind;
use crate::words::{AnyWord, FacetKind};
use std::collections::BTreeSet;
use std::fmt::Display;

impl Resolver<'_> {
    pub(super) fn all_evidence(&self, evidence: &[Evidence]) -> Vec<ResolvedEvidence> {
        self.size("pieces of evidence", evidence.len());
        // What is stated twice is one fact.
        let mut known: BTreeSet<&Evidence> = BTreeSet::new();
        let is_alone = evidence.len() < 2;
        let all = evidence.iter().enumerate();
        all.filter(|(_, evidence)| is_alone || known.insert(*evidence))
            .filter_map(|(index, evidence)| self.evidence(&Nth("evidence", index), evidence))
            .collect()
    }

    pub(super) fn evidence(
        &self,
        path: &dyn Display,
        evidence: &Evidence,
    ) -> Option<ResolvedEvidence> {
        let kind = self.word(format_args!("{path}: kind"), &evidence.kind);
        let recorded_at = self.instant(format_args!("{path}: recorded"), evidence.recorded_at);
        let end = evidence.expires_at;
        let expires_at = end.and_then(|end| self.instant(format_args!("{path}: expires"), end));
        if let Some(end) = expires_at {
            self.in_order(path, evidence.recorded_at, end);
        }
        let mut scope = RecordScope::default();
        self.known_scope(path, &evidence.scope, &mut scope);
        self.evidence_party(path, &evidence.scope);
        let kind = kind?;
        Some(ResolvedEvidence {
            kind,
            party_bound: self.vocabulary.is_party_bound(kind),
            scope,
            recorded_at: recorded_at?,
            expires_at,
        })
    }

    fn evidence_party(&self, path: &dyn Display, scope: &RecordedScope) {
        self.party(format_args!("{path}: party"), scope.parties().first());
        if scope.parties().len() > 1 {
            let what = "evidence names one party at most".to_owned();
            let help = "record one piece of evidence for each party";
            self.problems.note(path, ProblemKind::inconsistent(what, help));
        }
    }

    /// A scope whose words must be known.
    pub(super) fn known_scope(
        &self,
        path: &dyn Display,
        scope: &RecordedScope,
        found: &mut RecordScope,
    ) {
        let unknown = |word: AnyWord<'_>| {
            // A scope's parties are its recipients.
            let key = match word.kind {
                FacetKind::Party => "recipient",
                kind => kind.name(),
            };
            self.unknown(format_args!("{path}: {key}"), word);
        };
        self.scope(scope, unknown, found);
    }
}
