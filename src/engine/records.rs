//! Consent and evidence: which records count for one elementary use.

use super::compiled::Naming as Names;
use super::decision::{GrantFault, Notice};
use super::judge::Judge;
use super::outcome::Truth;
use super::the_use::RoleHolder;
use crate::facts::{RecordScope, ResolvedEvent, ResolvedEvidence, ResolvedLedger, ScopeFacet};
use crate::instant::order;
use crate::policy::{Naming, PartyRole, Period, Strength};
use crate::words::{FacetKind, TermId, Vocabulary};
use time::OffsetDateTime;

/// The records of a request as they bear on one use under one version.
#[derive(Clone, Copy)]
pub(super) struct Records<'j, 'a> {
    /// Not a copy of what it has, which would wait for the judgement that was just written.
    pub(super) judge: &'j Judge<'a>,
}

impl<'a> Records<'_, 'a> {
    fn at(&self) -> OffsetDateTime {
        self.judge.setting.walk.at
    }

    /// Visits the events recorded by now that may be about the use's purpose, as these words relate
    /// it: grants, or denials.
    #[inline]
    fn each(&self, words: &Vocabulary, grants: bool, mut visit: impl FnMut(&'a ResolvedEvent)) {
        let Some(ledger) = &self.judge.the_use.facts.ledger else { return };
        let at = self.at();
        ledger.about(self.judge.the_use.purpose(), words, |event| {
            if event.kind.is_grant() == grants && order(event.recorded_at, at).is_le() {
                visit(event);
            }
        });
    }

    /// Visits the denials recorded by now that may be about the use's purpose.
    #[inline]
    fn each_denial(&self, visit: impl FnMut(&'a ResolvedEvent)) {
        if self.judge.the_use.facts.ledger.as_ref().is_some_and(ResolvedLedger::denies) {
            self.each(self.judge.setting.joint(), false, visit);
        }
    }

    /// Visits the grants recorded by now that may be about the use's purpose.
    #[inline]
    fn each_grant(&self, visit: impl FnMut(&'a ResolvedEvent)) {
        self.each(self.judge.setting.vocabulary(), true, visit);
    }

    /// The denials recorded by now that contain the use, or may.
    pub(super) fn denials(&self) -> Vec<&'a ResolvedEvent> {
        let mut denials = Vec::new();
        self.each_denial(|event| {
            if self.contains(event) != Truth::False {
                denials.push(event);
            }
        });
        denials
    }

    pub(super) fn party_in(&self, role: PartyRole) -> RoleHolder<'a> {
        self.judge.the_use.party_in(role)
    }

    /// Whether one facet of a record's scope contains the use.
    pub(super) fn facet_contains(&self, scope: &RecordScope, facet: ScopeFacet) -> Truth {
        self.judge.the_use.facet_contained(self.judge.setting.vocabulary(), scope, facet)
    }

    /// Whether a record's scope contains the use, party and version aside.
    #[inline]
    pub(super) fn facets_contain(&self, scope: &RecordScope) -> Truth {
        self.judge.the_use.facets_contained(self.judge.setting.vocabulary(), scope)
    }

    /// Whether a record's scope contains the use as all policies together relate its words, party
    /// and version aside.
    pub(super) fn facets_contain_jointly(&self, scope: &RecordScope) -> Truth {
        self.judge.the_use.facets_contained(self.judge.setting.joint(), scope)
    }

    /// Whether an event's scope contains the use.
    #[inline]
    pub(super) fn contains(&self, event: &ResolvedEvent) -> Truth {
        if !self.fits_version(event) {
            return Truth::False;
        }
        // Whichever policy's words a denial is in, it may not fall short for that.
        let facets = if event.kind.is_grant() {
            self.facets_contain(&event.scope)
        } else {
            self.facets_contain_jointly(&event.scope)
        };
        match &event.scope.party {
            Some(party) if facets != Truth::False => {
                facets.and(self.judge.the_use.party_is(party, self.judge.the_use.default_role()))
            }
            _ => facets,
        }
    }

    /// Whether a grant is bound to no version, or to one that counts here: under an operating
    /// policy its own, inside a limit that of any operating policy.
    fn fits_version(&self, event: &ResolvedEvent) -> bool {
        event.bound_to.fits(|number| {
            if !self.judge.setting.is_limit {
                return number == self.judge.setting.number;
            }
            let mut versions = self.judge.setting.walk.versions();
            versions.any(|version| version.number == number && !version.is_limit)
        })
    }

    /// When the last denial that contains the use was recorded, and the last that may.
    fn last_denial(&self) -> Latest<'a> {
        let mut latest = Latest::default();
        self.each_denial(|event| latest.add(event, self.contains(event)));
        latest
    }

    /// When the last express grant that contains the use was recorded, and the last that may.
    fn last_express_grant(&self) -> Latest<'a> {
        let mut latest = Latest::default();
        self.each_grant(|grant| {
            if grant.strength >= Strength::Express {
                latest.add(grant, self.contains(grant));
            }
        });
        latest
    }

    /// Whether a grant counts for the use, given the last denials.
    #[inline]
    pub(super) fn grant_counts(&self, grant: &ResolvedEvent, denied: Latest<'_>) -> Truth {
        if grant.expires_at.is_some_and(|end| order(self.at(), end).is_ge()) {
            return Truth::False;
        }
        let contains = self.contains(grant);
        if contains == Truth::False {
            return contains;
        }
        contains.and(!match grant.strength {
            // An implied grant counts only if nothing was ever denied.
            Strength::Implied => denied.ever(),
            _ => denied.any(|recorded| order(recorded, grant.recorded_at).is_ge()),
        })
    }

    /// Why each grant on record does not count for the use, if it does not.
    pub(super) fn grant_faults(&self) -> Vec<Notice> {
        let denied = self.last_denial();
        let fault = |grant: &ResolvedEvent| {
            // What never speaks of the use is told as such, whatever the moment.
            if grant.scope.covers_nothing {
                Some(GrantFault::UnknownWord)
            } else if self.facets_contain(&grant.scope) == Truth::False {
                Some(GrantFault::OtherUses)
            } else if !self.fits_version(grant) {
                Some(GrantFault::OtherVersion)
            } else if self.contains(grant) == Truth::False {
                Some(GrantFault::OtherUses)
            } else if grant.recorded_at > self.at() {
                Some(GrantFault::NotYetRecorded)
            } else if grant.expires_at.is_some_and(|end| self.at() >= end) {
                Some(GrantFault::Expired)
            } else if self.grant_counts(grant, denied) == Truth::False {
                Some(GrantFault::Denied)
            } else {
                None
            }
        };
        let events = self.judge.the_use.facts.events();
        let grants = events.iter().filter(|event| event.kind.is_grant());
        let notice = |grant: &ResolvedEvent| {
            let (recorded, because) = (grant.recorded_at, fault(grant)?);
            Some(Notice::GrantDoesNotCount { recorded, because })
        };
        grants.filter_map(notice).collect()
    }

    /// The recorded grants that count and name these facets.
    #[inline]
    pub(super) fn granted(&self, naming: &[Naming]) -> Granted {
        let mut denied = None;
        let mut granted = Granted::default();
        self.each_grant(|grant| {
            if !names_all(&grant.scope, naming) {
                return;
            }
            let denied = *denied.get_or_insert_with(|| self.last_denial());
            let strongest = match self.grant_counts(grant, denied) {
                Truth::True => &mut granted.sure,
                Truth::Unknown => &mut granted.possible,
                Truth::False => return,
            };
            *strongest = (*strongest).max(Some(grant.strength));
        });
        granted
    }

    /// Whether evidence of these kinds is a deemed grant that counts, its declaration's terms
    /// aside, and names these facets together with the declaration.
    pub(super) fn deemed(&self, kinds: &[TermId], names: Names, naming: &[Naming]) -> Truth {
        let compiled = self.judge.setting.compiled;
        let role = self.judge.the_use.default_role();
        let mut any = Truth::False;
        for evidence in self.of_kinds(kinds) {
            let in_force = evidence.recorded_at >= compiled.from
                && compiled.until.is_none_or(|end| evidence.recorded_at < end);
            let named = naming
                .iter()
                .all(|facet| declared(names, *facet) || names_one(&evidence.scope, *facet));
            if in_force && named {
                any = any.or(self.evidence_counts(evidence, role));
            }
        }
        if any == Truth::False { any } else { any.and(!self.last_denial().ever()) }
    }

    fn of_kinds(&self, kinds: &[TermId]) -> impl Iterator<Item = &'a ResolvedEvidence> {
        let vocabulary = self.judge.setting.vocabulary();
        self.judge.the_use.facts.evidence.iter().filter(move |evidence| {
            kinds.iter().any(|kind| vocabulary.within(FacetKind::Evidence, evidence.kind, *kind))
        })
    }

    /// Whether evidence counts for the use, its party standing in a role.
    pub(super) fn evidence_counts(&self, evidence: &ResolvedEvidence, role: PartyRole) -> Truth {
        let at = self.at();
        if evidence.recorded_at > at || evidence.expires_at.is_some_and(|end| at >= end) {
            return Truth::False;
        }
        let party = match &evidence.scope.party {
            Some(party) => self.judge.the_use.party_is(party, role),
            None => Truth::from(!evidence.party_bound),
        };
        if party == Truth::False { party } else { party.and(self.facets_contain(&evidence.scope)) }
    }

    /// Whether evidence of these kinds counts and names these facets.
    pub(super) fn evidence(
        &self,
        kinds: &[TermId],
        naming: &[Naming],
        of: Option<PartyRole>,
    ) -> Truth {
        let role = of.unwrap_or_else(|| self.judge.the_use.default_role());
        let mut any = Truth::False;
        for evidence in self.of_kinds(kinds) {
            if names_all(&evidence.scope, naming) {
                any = any.or(self.evidence_counts(evidence, role));
            }
        }
        any
    }

    /// Whether any objection bears on the use, with this grace.
    pub(super) fn objection(&self, grace: Period, only_for: &[TermId]) -> Truth {
        if self.judge.the_use.facts.ledger.is_none() {
            return Truth::Unknown;
        }
        let mut granted = None;
        let mut any = Truth::False;
        self.each_denial(|event| {
            let contains = if any == Truth::True { Truth::False } else { self.contains(event) };
            if contains == Truth::False {
                return;
            }
            let granted = *granted.get_or_insert_with(|| self.last_express_grant());
            let lifted = granted.any(|recorded| recorded > event.recorded_at);
            any = any.or(contains.and(!lifted).and(self.grace_over(event, grace, only_for)));
        });
        any
    }

    /// Whether no grace keeps an objection from bearing.
    pub(super) fn grace_over(
        &self,
        event: &ResolvedEvent,
        grace: Period,
        only_for: &[TermId],
    ) -> Truth {
        if self.at() >= grace.after(event.recorded_at) {
            return Truth::True;
        }
        if only_for.is_empty() {
            return Truth::False;
        }
        let role = self.judge.the_use.default_role();
        let mut has_grace = Truth::False;
        for evidence in self.of_kinds(only_for) {
            if evidence.recorded_at < event.recorded_at {
                has_grace = has_grace.or(self.evidence_counts(evidence, role));
            }
        }
        !has_grace
    }

    /// Whether an express grant that contains the use was recorded after an objection.
    pub(super) fn lifted(&self, event: &ResolvedEvent) -> Truth {
        self.last_express_grant().any(|recorded| recorded > event.recorded_at)
    }

    /// When the evidence to which a grace is confined stops counting, if all of it does.
    pub(super) fn grace_evidence_ends(
        &self,
        event: &ResolvedEvent,
        only_for: &[TermId],
    ) -> Option<OffsetDateTime> {
        let role = self.judge.the_use.default_role();
        let before = self.of_kinds(only_for).filter(|evidence| {
            evidence.recorded_at < event.recorded_at
                && self.evidence_counts(evidence, role) != Truth::False
        });
        before.map(|evidence| evidence.expires_at).collect::<Option<Vec<_>>>()?.into_iter().max()
    }
}

/// The last records that contain a use: when the last was recorded that surely does, and the last
/// that may.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Latest<'a> {
    sure: Option<&'a ResolvedEvent>,
    possible: Option<&'a ResolvedEvent>,
}

impl<'a> Latest<'a> {
    /// Takes in a record, and whether it contains the use.
    fn add(&mut self, event: &'a ResolvedEvent, contains: Truth) {
        let slot = match contains {
            Truth::True => &mut self.sure,
            Truth::Unknown => &mut self.possible,
            Truth::False => return,
        };
        if slot.is_none_or(|last| order(last.recorded_at, event.recorded_at).is_lt()) {
            *slot = Some(event);
        }
    }

    /// Whether one of them was recorded at such an instant; the later the likelier.
    pub(super) fn any(self, fits: impl Fn(OffsetDateTime) -> bool) -> Truth {
        let any =
            |latest: Option<&ResolvedEvent>| latest.is_some_and(|last| fits(last.recorded_at));
        if any(self.sure) {
            Truth::True
        } else if any(self.possible) {
            Truth::Unknown
        } else {
            Truth::False
        }
    }

    fn ever(self) -> Truth {
        self.any(|_| true)
    }
}

/// How strong the strongest grant is that surely counts, and the strongest that may.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Granted {
    sure: Option<Strength>,
    possible: Option<Strength>,
}

impl Granted {
    /// Whether a grant that is at least so strong counts.
    pub(super) fn at_least(self, strength: Strength) -> Truth {
        if self.sure >= Some(strength) {
            Truth::True
        } else if self.possible >= Some(strength) {
            Truth::Unknown
        } else {
            Truth::False
        }
    }
}

fn declared(names: Names, facet: Naming) -> bool {
    match facet {
        Naming::Purpose => names.purpose,
        Naming::Data => names.data,
        Naming::Recipient => names.recipient,
        Naming::Channel => names.channel,
        Naming::Place => names.place,
        Naming::Party => false,
    }
}

pub(super) fn names_one(scope: &RecordScope, facet: Naming) -> bool {
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

fn names_all(scope: &RecordScope, naming: &[Naming]) -> bool {
    naming.iter().all(|facet| names_one(scope, *facet))
}
