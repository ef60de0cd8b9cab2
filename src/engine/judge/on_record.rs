//! What is on record about a subject, as it bears on one use under one version.

use crate::engine::judge::judge::Judge;
use crate::engine::resolved::records::{RecordScope, ResolvedEvent, ResolvedLedger};
use crate::engine::tables::truth::Truth;
use crate::engine::uses::elementary_use::RoleHolder;
use crate::facts::ScopeFacet;
use crate::instant::order;
use crate::policy::{Naming, PartyRole};
use crate::words::Vocabulary;
use time::OffsetDateTime;

/// What is on record, as it bears on one use under one version.
#[derive(Clone, Copy)]
pub(crate) struct Records<'j, 'a> {
    /// Not a copy of what it has, which would wait for the judgement that was just written.
    pub(crate) judge: &'j Judge<'a>,
}

impl<'a> Records<'_, 'a> {
    pub(crate) fn at(&self) -> OffsetDateTime {
        self.judge.setting.asked.at
    }

    /// Visits the events recorded by now that may be about the use's purpose, as these words relate
    /// it: grants, or denials.
    #[inline]
    fn each(&self, words: &Vocabulary, grants: bool, mut visit: impl FnMut(&'a ResolvedEvent)) {
        let Some(ledger) = &self.judge.one_use.facts.ledger else { return };
        let at = self.at();
        ledger.about(self.judge.one_use.purpose(), words, |event| {
            if event.kind.is_grant() == grants && order(event.recorded_at, at).is_le() {
                visit(event);
            }
        });
    }

    /// Visits the denials recorded by now that may be about the use's purpose.
    #[inline]
    pub(crate) fn each_denial(&self, visit: impl FnMut(&'a ResolvedEvent)) {
        if self.judge.one_use.facts.ledger.as_ref().is_some_and(ResolvedLedger::denies) {
            self.each(self.judge.setting.joint(), false, visit);
        }
    }

    /// Visits the grants recorded by now that may be about the use's purpose.
    #[inline]
    pub(crate) fn each_grant(&self, visit: impl FnMut(&'a ResolvedEvent)) {
        self.each(self.judge.setting.vocabulary(), true, visit);
    }

    pub(crate) fn party_in(&self, role: PartyRole) -> RoleHolder<'a> {
        self.judge.one_use.party_in(role)
    }

    /// Whether one facet of a record's scope contains the use.
    pub(crate) fn facet_contains(&self, scope: &RecordScope, facet: ScopeFacet) -> Truth {
        self.judge.one_use.facet_contained(self.judge.setting.vocabulary(), scope, facet)
    }

    /// Whether a record's scope contains the use, party and version aside.
    #[inline]
    pub(crate) fn facets_contain(&self, scope: &RecordScope) -> Truth {
        self.judge.one_use.facets_contained(self.judge.setting.vocabulary(), scope)
    }

    /// Whether a record's scope contains the use as all policies together relate its words, party
    /// and version aside.
    pub(crate) fn facets_contain_jointly(&self, scope: &RecordScope) -> Truth {
        self.judge.one_use.facets_contained(self.judge.setting.joint(), scope)
    }
}

impl<'a> Judge<'a> {
    /// What is on record, for this judgement.
    pub(crate) fn records(&self) -> Records<'_, 'a> {
        Records { judge: self }
    }
}

/// Whether a scope names a facet.
pub(crate) fn names_one(scope: &RecordScope, facet: Naming) -> bool {
    let facet = match facet {
        Naming::Purpose => ScopeFacet::Purpose,
        Naming::Data => ScopeFacet::Data,
        Naming::Recipient => ScopeFacet::Recipient,
        Naming::Channel => ScopeFacet::Channel,
        Naming::Place => ScopeFacet::Place,
        Naming::Party => return scope.party.is_some(),
    };
    scope.names(facet)
}

/// Whether a scope names all of these facets.
pub(crate) fn names_all(scope: &RecordScope, naming: &[Naming]) -> bool {
    naming.iter().all(|facet| names_one(scope, *facet))
}
