//! Which grants stand, which denials are answered, and what consent holds (§5.8).

use super::Question;
use super::bases::speaks_of_consent;
use super::containment::{Side, Words, names, narrowly};
use super::evidence::is_of_kind;
use super::givers::{self, Word};
use super::ledger::{Processing, is_later_or_prevails};
use super::policy::{Inside, Ruling, Version};
use super::sentence::{Sentence, says};
use super::truth::{Truth, all, any};
use super::uses::Use;
use permitted::facts::Giver;
use permitted::policy::{DeemedConsent, GiverKind, Naming, Period, Strength};
use permitted::{ConsentEvent, DataCategory, Evidence};
use time::OffsetDateTime;

/// What a condition or a basis asks of consent.
pub(crate) struct Wanted<'c> {
    pub(crate) strength: Strength,
    pub(crate) naming: &'c [Naming],
    /// "That word or one below it" (`naming.data`).
    pub(crate) naming_data: &'c [DataCategory],
    /// "Who gave it."
    pub(crate) givers: &'c [GiverKind],
    /// "That it was recorded within that period."
    pub(crate) no_older_than: Option<Period>,
    /// "That it states an end."
    pub(crate) expiring: bool,
}

impl Wanted<'_> {
    /// No more than that it is so strong.
    pub(crate) const fn of(strength: Strength) -> Self {
        Self {
            strength,
            naming: &[],
            naming_data: &[],
            givers: &[],
            no_older_than: None,
            expiring: false,
        }
    }

    fn is_fresh(&self, recorded_at: OffsetDateTime, at: OffsetDateTime) -> bool {
        let period = self.no_older_than.filter(|_| says(Sentence::NoOlderThan));
        period.is_none_or(|period| at < period.after(recorded_at))
    }

    fn has_end(&self, expires_at: Option<OffsetDateTime>) -> bool {
        !self.expiring || expires_at.is_some() || !says(Sentence::Expiring)
    }

    fn is_by(&self, giver: GiverKind) -> bool {
        self.givers.is_empty() || self.givers.contains(&giver) || !says(Sentence::GivenBy)
    }

    fn is_met_by(&self, grant: &ConsentEvent, at: OffsetDateTime, words: Words<'_>) -> bool {
        let above = |named| self.naming_data.iter().any(|above| words.is_within(named, above));
        let data = self.naming_data.is_empty() || !says(Sentence::NamingData);
        grant.strength() >= self.strength
            && self.naming.iter().all(|facet| names(grant.scope(), *facet))
            && (data || grant.scope().data_categories().any(above))
            && self.is_by(grant.giver().kind())
            && self.is_fresh(grant.recorded_at(), at)
            && self.has_end(grant.expires_at())
    }
}

impl Question<'_> {
    /// Whether the scope of a grant contains the use, "party and policy version included: the
    /// operating policy's, inside limits too".
    pub(crate) fn grant_contains(
        &self,
        grant: &ConsentEvent,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let version = grant.bound_to().is_none_or(|bound| inside.versions.contains(&bound));
        narrowly(inside.words, grant.scope(), usage).and(version.into())
    }

    /// The denials that speak of consent, each with whether it is in force and contains the use.
    /// Those that a declaration sets aside for grants are not.
    fn denials_of_consent(
        &self,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Vec<(&ConsentEvent, Truth)> {
        self.denials()
            .filter(|denial| speaks_of_consent(self.words, denial.bases()))
            .map(|denial| {
                let holds = self.denial_holds(denial, Processing::OnConsent, usage, inside);
                let set_aside = self.is_denial_set_aside(denial.giver(), usage, inside);
                (denial, holds.and(set_aside.not()))
            })
            .collect()
    }

    /// "A grant *stands* while it is in force, its scope contains the use, its giver's word counts,
    /// and no denial in force of the same giver that contains the use and speaks of consent is later
    /// or, at its instant, prevails."
    pub(crate) fn stands(
        &self,
        grant: &ConsentEvent,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let denials = self.denials_of_consent(usage, inside).into_iter();
        let denied = any(denials.map(|(denial, holds)| {
            all([
                holds,
                givers::same(denial.giver(), grant.giver()),
                Truth::from(!is_later_or_prevails(self, grant, denial)),
            ])
        }));
        all([
            self.is_grant_in_force(grant, usage),
            self.grant_contains(grant, usage, inside),
            self.word_counts(grant.giver(), Word::Helps, usage, inside),
            self.is_giver_listed(grant.giver().kind(), grant.recorded_at(), usage, inside),
            denied.not(),
        ])
    }

    /// "A denial is *answered* while an express grant of its giver (of the subject, too, for what an
    /// agent said), later or prevailing, stands."
    pub(crate) fn is_answered(
        &self,
        denial: &ConsentEvent,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        any(self
            .grants()
            .filter(|grant| grant.strength() >= Strength::Express)
            .filter(|grant| is_later_or_prevails(self, grant, denial))
            .map(|grant| {
                let stands = if says(Sentence::AnswerStands) {
                    self.stands(grant, usage, inside)
                } else {
                    self.grant_contains(grant, usage, inside)
                };
                givers::may_undo(grant.giver(), denial.giver()).and(stands)
            }))
    }

    /// "A grant *counts* if it stands and every denial in force of another giver, whenever recorded,
    /// that contains the use and speaks of consent is answered. An implied grant counts only while
    /// no denial in force, whenever recorded and by whomever, contains the use and speaks of
    /// consent."
    pub(crate) fn grant_counts(
        &self,
        grant: &ConsentEvent,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let denials = self.denials_of_consent(usage, inside);
        let unanswered = any(denials.iter().map(|(denial, holds)| {
            all([
                holds.and(says(Sentence::OtherGivers).into()),
                givers::same(denial.giver(), grant.giver()).not(),
                self.is_answered(denial, usage, inside).not(),
            ])
        }));
        let implied =
            Truth::from(grant.strength() == Strength::Implied && says(Sentence::ImpliedGrant));
        let denied = any(denials.iter().map(|(_, holds)| *holds));
        all([self.stands(grant, usage, inside), unanswered.not(), implied.and(denied).not()])
    }

    /// Whether a deemed consent counts for the use (§3): "evidence of a declared kind that counts is
    /// an implied grant by the subject: its scope the declaration's terms ∧ the evidence's scope and
    /// party, recorded and expiring as the evidence is, of the version then in force".
    fn deemed_counts(
        &self,
        version: &Version<'_>,
        wanted: &Wanted<'_>,
        usage: &Use<'_>,
        declared: &Inside<'_>,
    ) -> Truth {
        let inside = Inside {
            words: version.words,
            versions: vec![&version.name],
            deemed: declared.deemed,
            operating: declared.operating.clone(),
            limits: declared.limits.clone(),
        };
        let denials = self.denials_of_consent(usage, &inside).into_iter();
        let denied = any(denials.map(|(_, holds)| holds));
        any(version.deemed_consents.iter().map(|(rule, ruling)| {
            let within = self.ruling(ruling, Side::AtMost, None, usage, &inside);
            any(self.request.facts.evidence.iter().map(|evidence| {
                let event = is_of_kind(version.words, evidence, rule.events());
                let then = version.timeline.in_force(evidence.recorded_at());
                let of_this_version = then.is_some_and(|then| then.version() == version.name);
                let granted = evidence.recorded_at();
                all([
                    Truth::from(event && of_this_version && is_wanted(wanted, ruling, evidence)),
                    Truth::from(wanted.is_fresh(granted, self.request.at)),
                    Truth::from(wanted.has_end(evidence.expires_at())),
                    Truth::from(has_been_silent_long_enough(rule, granted, self.request.at)),
                    within,
                    self.evidence_counts(evidence, None, usage, &inside),
                    self.is_giver_listed(GiverKind::Subject, granted, usage, &inside),
                    self.is_grant_replaced(&Giver::from(GiverKind::Subject), granted, usage).not(),
                    denied.not(),
                ])
            }))
        }))
    }

    /// The grants that are as strong, and name as much, as is asked.
    pub(crate) fn grants_as_wanted<'w>(
        &'w self,
        wanted: &'w Wanted<'_>,
        inside: &'w Inside<'_>,
    ) -> impl Iterator<Item = &'w ConsentEvent> {
        self.grants().filter(|grant| wanted.is_met_by(grant, self.request.at, inside.words))
    }

    /// Whether consent that is as wanted holds for the use.
    pub(crate) fn consent(
        &self,
        wanted: &Wanted<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        if self.events.is_none() {
            return Truth::Unknown;
        }
        let grants = self.grants_as_wanted(wanted, inside);
        let granted = any(grants.map(|grant| self.grant_counts(grant, usage, inside)));
        // A declaration says of no data that it is named.
        let may_be_deemed = wanted.strength == Strength::Implied
            && wanted.is_by(GiverKind::Subject)
            && (wanted.naming_data.is_empty() || !says(Sentence::NamingData));
        let deemed = match inside.deemed {
            Some(version) if may_be_deemed => self.deemed_counts(version, wanted, usage, inside),
            _ => Truth::False,
        };
        granted.or(deemed).and(self.have_all_agreed(wanted, deemed, usage, inside))
    }
}

/// "With `after = "30 days"` only that long after it: approval by silence" (§3).
fn has_been_silent_long_enough(
    rule: &DeemedConsent,
    recorded: OffsetDateTime,
    at: OffsetDateTime,
) -> bool {
    !says(Sentence::DeemedAfter) || at >= rule.stands_after().after(recorded)
}

/// Whether a deemed consent names what is asked of it.
fn is_wanted(wanted: &Wanted<'_>, ruling: &Ruling<'_>, evidence: &Evidence) -> bool {
    wanted.naming.iter().all(|facet| {
        names(evidence.scope(), *facet)
            || match facet {
                Naming::Purpose => !ruling.purpose.is_empty(),
                Naming::Data => !ruling.data.is_empty(),
                Naming::Recipient => !ruling.recipient.is_empty(),
                Naming::Channel => !ruling.channel.is_empty(),
                Naming::Place => !ruling.place.is_empty(),
                Naming::Party => false,
            }
    })
}
