//! Facts on record: consent, objections, evidence (§5.8 to §5.10).

use super::Question;
use super::containment::{Side, Words, default_role, facets, has_unknown_word, names, party};
use super::policy::Version;
use super::truth::{Truth, all, any};
use super::uses::Use;
use permitted::ids::{PartyId, PolicyVersion};
use permitted::policy::{Grace, Naming, PartyRole, Strength};
use permitted::{ConsentEvent, Evidence, EvidenceKind};
use time::OffsetDateTime;

/// Where a rule stands that asks about facts on record.
pub(crate) struct Inside<'v> {
    /// The words as the policy relates them.
    pub(crate) words: Words<'v>,
    /// The versions to which a grant may be bound so as to count here: the operating policy's
    /// own, or inside a limit those of all operating policies.
    pub(crate) versions: Vec<&'v PolicyVersion>,
    /// The version whose deemed consents count here; limits have none.
    pub(crate) deemed: Option<&'v Version<'v>>,
    /// The party that the policy names as its controller.
    pub(crate) controller: Option<&'v PartyId>,
}

impl Question<'_> {
    /// What the subject granted by now; `None` without a ledger.
    fn grants(&self) -> Option<impl Iterator<Item = &ConsentEvent>> {
        let events = self.events.as_ref()?;
        let past = events.iter().copied().filter(|event| event.recorded_at() <= self.request.at);
        Some(past.filter(|event| event.kind().is_grant()))
    }

    /// What the subject withdrew, refused or objected to by now; `None` without a ledger.
    fn denials(&self) -> Option<impl Iterator<Item = &ConsentEvent>> {
        let events = self.events.as_ref()?;
        let past = events.iter().copied().filter(|event| event.recorded_at() <= self.request.at);
        Some(past.filter(|event| !event.kind().is_grant()))
    }

    /// Whether the scope of an event contains the use, the party included.
    fn contains(&self, event: &ConsentEvent, usage: &Use<'_>, inside: &Inside<'_>) -> Truth {
        if event.kind().is_grant() && has_unknown_word(self.words, event.scope()) {
            return Truth::False;
        }
        let role = default_role(self.words, usage);
        let party = event
            .scope()
            .very_party()
            .map_or(Truth::True, |named| party(usage, role, named, inside.controller));
        // An objection holds in whoever's words it is made.
        let jointly = Words::jointly(self.words);
        let words = if event.kind().is_grant() { inside.words } else { jointly };
        facets(words, event.scope(), usage).and(party)
    }

    /// Whether the scope of a grant contains the use, the policy version included.
    pub(super) fn grant_contains(
        &self,
        grant: &ConsentEvent,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let version = grant.bound_to().is_none_or(|bound| inside.versions.contains(&bound));
        self.contains(grant, usage, inside).and(version.into())
    }

    /// Whether a grant counts for the use.
    fn grant_counts(&self, grant: &ConsentEvent, usage: &Use<'_>, inside: &Inside<'_>) -> Truth {
        let unexpired = grant.expires_at().is_none_or(|end| self.request.at < end);
        // An implied grant counts only if nothing was denied at all.
        let implied = grant.strength() == Strength::Implied;
        let undone = self
            .denials()
            .into_iter()
            .flatten()
            .filter(|denial| implied || denial.recorded_at() >= grant.recorded_at())
            .map(|denial| self.contains(denial, usage, inside));
        self.grant_contains(grant, usage, inside).and(unexpired.into()).and(any(undone).not())
    }

    /// Whether a deemed consent counts for the use, naming these facets.
    fn deemed_counts(&self, version: &Version<'_>, naming: &[Naming], usage: &Use<'_>) -> Truth {
        let (words, versions) = (version.words, vec![&version.name]);
        let controller = version.controller();
        let inside = Inside { words, versions, deemed: None, controller };
        let denials = self.denials().into_iter().flatten();
        let undone = any(denials.map(|denial| self.contains(denial, usage, &inside)));
        any(version.deemed_consents.iter().map(|(rule, ruling)| {
            let within = self.ruling(ruling, Side::AtMost, None, usage, &inside);
            any(self.request.facts.evidence.iter().map(|evidence| {
                let event = is_of_kind(words, evidence, rule.events());
                let then = version.timeline.in_force(evidence.recorded_at());
                let of_this_version = then.is_some_and(|then| then.version() == version.name);
                let named = naming.iter().all(|facet| {
                    names(evidence.scope(), *facet)
                        || match facet {
                            Naming::Purpose => !ruling.purpose.is_empty(),
                            Naming::Data => !ruling.data.is_empty(),
                            Naming::Recipient => !ruling.recipient.is_empty(),
                            Naming::Channel => !ruling.channel.is_empty(),
                            Naming::Place => !ruling.place.is_empty(),
                            Naming::Party => false,
                        }
                });
                all([
                    Truth::from(event && of_this_version && named),
                    within,
                    self.evidence_counts(evidence, None, usage, &inside),
                    undone.not(),
                ])
            }))
        }))
    }

    /// Whether consent at least this strong, naming these facets, holds for the use.
    pub(crate) fn consent(
        &self,
        strength: Strength,
        naming: &[Naming],
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let Some(grants) = self.grants() else { return Truth::Unknown };
        let granted = any(grants
            .filter(|grant| grant.strength() >= strength)
            .filter(|grant| naming.iter().all(|facet| names(grant.scope(), *facet)))
            .map(|grant| self.grant_counts(grant, usage, inside)));
        let deemed = match inside.deemed {
            Some(version) if strength == Strength::Implied => {
                self.deemed_counts(version, naming, usage)
            }
            _ => Truth::False,
        };
        granted.or(deemed)
    }

    /// Whether a piece of evidence counts for the use, whatever its kind.
    fn evidence_counts(
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
        let about = match evidence.scope().very_party() {
            Some(named) => party(usage, role, named, inside.controller),
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

    /// Whether a denial's grace is over for the use.
    fn grace_is_over(
        &self,
        denied: OffsetDateTime,
        grace: &Grace,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        if self.request.at >= grace.period().after(denied) {
            return Truth::True;
        }
        if grace.confined_to().is_empty() {
            return Truth::False;
        }
        any(self
            .request
            .facts
            .evidence
            .iter()
            .filter(|evidence| is_of_kind(inside.words, evidence, grace.confined_to()))
            .filter(|evidence| evidence.recorded_at() < denied)
            .map(|evidence| self.evidence_counts(evidence, None, usage, inside)))
        .not()
    }

    /// Whether some objection, withdrawal or refusal bears on the use after this grace.
    pub(crate) fn denial_bears(
        &self,
        grace: &Grace,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let Some(denials) = self.denials() else { return Truth::Unknown };
        any(denials.map(|denial| {
            let granted_since = self
                .grants()
                .into_iter()
                .flatten()
                .filter(|grant| grant.strength() >= Strength::Express)
                .filter(|grant| grant.recorded_at() > denial.recorded_at())
                .map(|grant| self.grant_contains(grant, usage, inside));
            all([
                self.contains(denial, usage, inside),
                self.grace_is_over(denial.recorded_at(), grace, usage, inside),
                any(granted_since).not(),
            ])
        }))
    }
}

fn is_of_kind(words: Words<'_>, evidence: &Evidence, kinds: &[EvidenceKind]) -> bool {
    kinds.iter().any(|kind| words.is_within(evidence.kind(), kind))
}
