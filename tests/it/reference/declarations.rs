//! Whose word counts where that is declared (§5.8 *Whose word*), and on which bases alone something
//! may rest (§5.9 *admitted bases*).

use super::Question;
use super::consent::Wanted;
use super::policy::{Inside, Ruling, Version};
use super::sentence::{Sentence, says};
use super::truth::{Truth, all, any};
use super::uses::Use;
use permitted::LegalBasis;
use permitted::facts::Giver;
use permitted::policy::{ConsentGiver, GiverKind};
use time::OffsetDateTime;

/// A declaration of givers, and whether it holds for the use.
type Declared<'v> = (&'v ConsentGiver, Truth);

fn lists(rule: &ConsentGiver, kind: GiverKind) -> bool {
    rule.givers().contains(&kind)
}

/// Whether some declaration that lists the giver holds.
fn some_lists(declared: &[Declared<'_>], kind: GiverKind) -> Truth {
    any(declared.iter().filter(|(rule, _)| lists(rule, kind)).map(|(_, holds)| *holds))
}

/// Whether some declaration that does not list the giver holds.
fn some_leaves_out(declared: &[Declared<'_>], kind: GiverKind) -> Truth {
    any(declared.iter().filter(|(rule, _)| !lists(rule, kind)).map(|(_, holds)| *holds))
}

impl Question<'_> {
    /// The declarations of a policy, as they hold for somebody of the age of that instant.
    fn declared<'v>(
        &self,
        version: &'v Version<'v>,
        at: OffsetDateTime,
        usage: &Use<'_>,
    ) -> Vec<Declared<'v>> {
        if version.consent_givers.is_empty() {
            return Vec::new();
        }
        let then = self.with_ages_at(at);
        let holds = |ruling: &Ruling<'_>| then.restricts(version, ruling, usage);
        version.consent_givers.iter().map(|(rule, ruling)| (*rule, holds(ruling))).collect()
    }

    fn declared_now<'v>(&self, version: &'v Version<'v>, usage: &Use<'_>) -> Vec<Declared<'v>> {
        self.declared(version, self.request.at, usage)
    }

    /// Whether "every policy that declares lists its giver (within one operating policy: some
    /// declaration that holds; of limits: every one)". "An unknown declaration makes unknown what it
    /// would exclude."
    fn is_listed_at(
        &self,
        kind: GiverKind,
        at: OffsetDateTime,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let operating = inside.operating.iter().map(|version| {
            let declared = self.declared(version, at, usage);
            some_leaves_out(&declared, kind).not().or(some_lists(&declared, kind))
        });
        let limits = inside.limits.iter().map(|version| {
            let declared = self.declared(version, at, usage);
            some_leaves_out(&declared, kind).not()
        });
        all(operating.chain(limits))
    }

    /// Whether what was recorded then is the word of somebody who is listed, "at its record as well
    /// as now".
    pub(crate) fn is_giver_listed(
        &self,
        kind: GiverKind,
        recorded: OffsetDateTime,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        if !says(Sentence::DeclaredGivers) {
            return Truth::True;
        }
        let now = self.is_listed_at(kind, self.request.at, usage, inside);
        if !says(Sentence::ListedAtRecord) {
            return now;
        }
        now.and(self.is_listed_at(kind, recorded, usage, inside))
    }

    /// Whether each operating policy that is judged has a declaration that "holds [and] lists
    /// parents".
    pub(crate) fn do_all_hear_parents(&self, usage: &Use<'_>, inside: &Inside<'_>) -> Truth {
        let heard = inside.operating.iter().map(|version| self.hears_parents(version, usage));
        if inside.operating.is_empty() { Truth::False } else { all(heard) }
    }

    /// Whether one of them has.
    pub(crate) fn does_one_hear_parents(&self, usage: &Use<'_>, inside: &Inside<'_>) -> Truth {
        any(inside.operating.iter().map(|version| self.hears_parents(version, usage)))
    }

    fn hears_parents(&self, version: &Version<'_>, usage: &Use<'_>) -> Truth {
        some_lists(&self.declared_now(version, usage), GiverKind::Parent)
    }

    /// "Only an operating policy's declaration with `alone = true` sets aside, for grants, the
    /// denials … of givers other than the subject that no declaration holding in that policy or in a
    /// limit lists." A law hears whom it hears, whatever a policy declares: inside limits nothing is
    /// set aside. A declaration that lists a giver does not set its denials aside, known to hold or
    /// not.
    pub(crate) fn is_denial_set_aside(
        &self,
        giver: &Giver,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        if !says(Sentence::Alone) {
            return Truth::False;
        }
        let kind = giver.kind();
        let Some(judged) = inside.deemed.filter(|_| kind != GiverKind::Subject) else {
            return Truth::False;
        };
        let of_limits = any(inside
            .limits
            .iter()
            .map(|version| some_lists(&self.declared_now(version, usage), kind)));
        let declared = self.declared_now(judged, usage);
        let alone = declared.iter().filter(|(rule, _)| rule.is_alone() && !lists(rule, kind));
        let alone = any(alone.map(|(_, holds)| *holds));
        alone.and(some_lists(&declared, kind).or(of_limits).not())
    }

    /// "With `all = true` a grant counts only while each listed giver has one that stands for the use
    /// and meets what the condition asks." A deemed consent is a grant of the subject.
    pub(crate) fn have_all_agreed(
        &self,
        wanted: &Wanted<'_>,
        deemed: Truth,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        if !says(Sentence::AllGivers) {
            return Truth::True;
        }
        let has_agreed = |kind: GiverKind| {
            let own =
                self.grants_as_wanted(wanted, inside).filter(|grant| grant.giver().kind() == kind);
            let stands = any(own.map(|grant| self.stands(grant, usage, inside)));
            if kind == GiverKind::Subject { stands.or(deemed) } else { stands }
        };
        let declared = inside.operating.iter().chain(&inside.limits);
        let declared = declared.flat_map(|version| self.declared_now(version, usage));
        all(declared.filter(|(rule, _)| rule.needs_all()).map(|(rule, holds)| {
            let agreed = all(rule.givers().iter().map(|kind| has_agreed(*kind)));
            holds.not().or(agreed)
        }))
    }

    /// "A permit none of whose bases (naming none included) a declaration of admitted bases, of its
    /// own policy or of a limit, admits is false; unknown, if the declaration is" (§5.9).
    pub(crate) fn are_bases_admitted(
        &self,
        bases: &[LegalBasis],
        version: &Version<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        if !says(Sentence::AdmittedBases) {
            return Truth::True;
        }
        let admitted = |declaring: &Version<'_>| {
            all(declaring.admitted_bases.iter().map(|(rule, ruling)| {
                let admits = bases.iter().any(|basis| {
                    rule.bases().iter().any(|one| declaring.words.is_within(basis, one))
                });
                Truth::from(admits).or(self.restricts(declaring, ruling, usage).not())
            }))
        };
        let of_limits = inside.limits.iter().map(|limit| admitted(limit));
        admitted(version).and(all(of_limits))
    }
}
