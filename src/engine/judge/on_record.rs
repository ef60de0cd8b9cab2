//! What is on record about a subject, as it bears on one use under one version: what helps is read
//! narrowly, what hurts widely.

use crate::engine::judge::judge::Judge;
use crate::engine::resolved::records::{Kinds, RecordScope, ResolvedEvent, ResolvedLedger};
use crate::engine::tables::truth::Truth;
use crate::engine::uses::elementary_use::RoleHolder;
use crate::facts::{ConsentEventKind, ScopeFacet};
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

    pub(crate) fn ledger(&self) -> Option<&'a ResolvedLedger> {
        self.judge.one_use.facts.ledger.as_ref()
    }

    /// Which kinds of events are in the ledger.
    pub(crate) fn kinds(&self) -> Kinds {
        self.ledger().map(ResolvedLedger::kinds).unwrap_or_default()
    }

    /// Visits the events of some kinds, recorded by now, that may be about the use's purpose, as
    /// these words relate it.
    #[inline]
    fn each(
        &self,
        words: &Vocabulary,
        is_one: impl Fn(ConsentEventKind) -> bool,
        mut visit: impl FnMut(&'a ResolvedEvent),
    ) {
        let Some(ledger) = self.ledger() else { return };
        let at = self.at();
        ledger.about(self.judge.one_use.purpose(), words, |event| {
            if is_one(event.kind) && order(event.recorded_at, at).is_le() {
                visit(event);
            }
        });
    }

    /// Visits the denials recorded by now that may be about the use's purpose.
    #[inline]
    pub(crate) fn each_denial(&self, visit: impl FnMut(&'a ResolvedEvent)) {
        if self.kinds().denies {
            self.each(self.judge.setting.joint(), ConsentEventKind::is_denial, visit);
        }
    }

    /// Visits the restrictions recorded by now that may be about the use's purpose.
    pub(crate) fn each_restriction(&self, visit: impl FnMut(&'a ResolvedEvent)) {
        if self.kinds().restricts {
            let is_one = |kind| kind == ConsentEventKind::Restricted;
            self.each(self.judge.setting.joint(), is_one, visit);
        }
    }

    /// Visits what was recorded by now to end other events, and may be about the use's purpose.
    pub(crate) fn each_ending(&self, kind: ConsentEventKind, visit: impl FnMut(&'a ResolvedEvent)) {
        if self.kinds().ends {
            self.each(self.judge.setting.joint(), |other| other == kind, visit);
        }
    }

    /// Visits the grants recorded by now that may be about the use's purpose.
    #[inline]
    pub(crate) fn each_grant(&self, visit: impl FnMut(&'a ResolvedEvent)) {
        self.each(self.judge.setting.vocabulary(), ConsentEventKind::is_grant, visit);
    }

    pub(crate) fn party_in(&self, role: PartyRole) -> RoleHolder<'a> {
        self.judge.one_use.party_in(role)
    }

    /// Whether the scope of what helps contains the use: the party stands in one role, and an
    /// unknown word covers nothing.
    #[inline]
    pub(crate) fn contains_narrowly(&self, event: &ResolvedEvent) -> Truth {
        if event.has_unknown_word {
            return Truth::False;
        }
        let facets = self.facets_contain(&event.scope);
        if facets == Truth::False || event.scope.parties().is_empty() {
            return facets;
        }
        let one_use = &self.judge.one_use;
        facets.and(one_use.party_within(&event.scope, one_use.default_role()))
    }

    /// Whether the scope of what hurts contains the use: the party may stand in any role, and
    /// whichever policy's words the scope is in, it does not fall short for that.
    #[inline]
    pub(crate) fn contains_widely(&self, event: &ResolvedEvent) -> Truth {
        let facets = self.facets_contain_jointly(&event.scope);
        if facets == Truth::False || event.scope.parties().is_empty() {
            return facets;
        }
        facets.and(self.judge.one_use.any_party_within(&event.scope))
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
        Naming::Party => return !scope.parties().is_empty(),
    };
    scope.names(facet)
}

/// Whether a scope names all of these facets.
pub(crate) fn names_all(scope: &RecordScope, naming: &[Naming]) -> bool {
    naming.iter().all(|facet| names_one(scope, *facet))
}
