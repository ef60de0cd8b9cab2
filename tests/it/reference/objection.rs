//! When denials bear on uses that need no consent (§5.8 *bears*), and when a permit gives way to
//! them (§5.9).

use super::Question;
use super::bases::{speaks_of, speaks_of_at_least, speaks_of_others};
use super::containment::{exact, slot, widely};
use super::evidence::is_of_kind;
use super::givers;
use super::ledger::Processing;
use super::policy::{Inside, Ruling, Version};
use super::sentence::{Sentence, says};
use super::truth::{Truth, all, any};
use super::uses::Use;
use permitted::policy::{Grace, Permit};
use permitted::{ConsentEvent, LegalBasis};
use time::OffsetDateTime;

/// The bases for which an answer is left aside.
const WHATEVER_IS_ANSWERED: [LegalBasis; 2] =
    [LegalBasis::LEGITIMATE_INTERESTS, LegalBasis::PUBLIC_TASK];

/// The bases that give way to denials.
const YIELDING: [LegalBasis; 3] =
    [LegalBasis::LEGITIMATE_INTERESTS, LegalBasis::PUBLIC_TASK, LegalBasis::NOTICE_WITH_OPT_OUT];

/// Which denials are looked for.
#[derive(Clone, Copy)]
pub(crate) enum Speaking<'b> {
    OfOthersThanConsent,
    /// Of this basis; whether an answer ends them.
    Of(&'b LegalBasis, Answers),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answers {
    Count,
    LeftAside,
}

impl Question<'_> {
    /// Whether the grace that began then is over for the use. "`only-for`: the grace holds only for
    /// uses with such evidence recorded before it."
    fn is_grace_over(
        &self,
        began: OffsetDateTime,
        grace: &Grace,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        if self.request.at >= grace.period().after(began) {
            return Truth::True;
        }
        if grace.confined_to().is_empty() {
            return Truth::False;
        }
        let evidence = self.request.facts.evidence.iter();
        any(evidence
            .filter(|evidence| is_of_kind(inside.words, evidence, grace.confined_to()))
            .filter(|evidence| evidence.recorded_at() < began)
            .map(|evidence| self.evidence_counts(evidence, None, usage, inside)))
        .not()
    }

    /// Whether a denial repeats, at the instant of a `replaced`, another that this ends for the use
    /// (§5.8 *Replaced*): "same giver, speaking of at least the same bases".
    fn repeats(
        &self,
        denial: &ConsentEvent,
        first: &ConsentEvent,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let at = denial.recorded_at();
        let expired = first.expires_at().is_some_and(|end| end <= at);
        let same_bases = speaks_of_at_least(self.words, denial.bases(), first.bases());
        let forms = self.replaced().filter(|replaced| replaced.recorded_at() == at);
        let ended = any(forms.map(|replaced| {
            givers::same(replaced.giver(), denial.giver())
                .and(self.replaces_denial(replaced, first, usage, inside))
        }));
        // What was over before is not ended.
        let over = self.is_denial_over(first, Processing::OnOtherBases, Some(at), usage, inside);
        all([
            Truth::from(says(Sentence::RepeatedGrace)),
            Truth::from(first.recorded_at() < at && !expired && same_bases),
            givers::same(denial.giver(), first.giver()),
            widely(self.words, first.scope(), usage),
            ended,
            over.not(),
        ])
    }

    /// Whether a denial's grace is over, which "runs from the first record" where the denial repeats
    /// another, however often.
    fn is_grace_of_denial_over(
        &self,
        denial: &ConsentEvent,
        grace: &Grace,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let own = self.is_grace_over(denial.recorded_at(), grace, usage, inside);
        let first = any(self.denials().map(|first| {
            let repeats = self.repeats(denial, first, usage, inside);
            if repeats == Truth::False {
                return Truth::False;
            }
            repeats.and(self.is_grace_of_denial_over(first, grace, usage, inside))
        }));
        own.or(first)
    }

    /// "A denial that speaks of some basis other than consent *bears* on a use if it is in force and
    /// its scope contains the use, from its record plus the opt-out's grace on, until answered. Any
    /// one that bears suffices." Without a ledger nobody knows (§4).
    pub(crate) fn denial_bears(
        &self,
        speaking: Speaking<'_>,
        grace: &Grace,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        if self.events.is_none() {
            return Truth::Unknown;
        }
        let denials = self.denials().filter(|denial| match speaking {
            Speaking::OfOthersThanConsent => speaks_of_others(self.words, denial.bases()),
            Speaking::Of(basis, _) => speaks_of(self.words, denial.bases(), basis),
        });
        any(denials.map(|denial| {
            let answered = match speaking {
                Speaking::Of(_, Answers::LeftAside) => Truth::False,
                _ => self.is_answered(denial, usage, inside),
            };
            all([
                self.denial_holds(denial, Processing::OnOtherBases, usage, inside),
                self.is_grace_of_denial_over(denial, grace, usage, inside),
                answered.not(),
            ])
        }))
    }

    /// Whether the act terms of an opt-out hold the use: "those on §4's table of facets" (§5.9).
    fn act_terms(&self, opt_out: &Ruling<'_>, usage: &Use<'_>) -> Truth {
        let words = opt_out.words;
        all([
            exact(words, usage.action, &opt_out.action),
            exact(words, &usage.data, &opt_out.data),
            exact(words, &usage.purpose, &opt_out.purpose),
            self.by(opt_out, usage),
            slot(words, &usage.recipient, &opt_out.recipient),
            slot(words, &usage.channel, &opt_out.channel),
            slot(words, &usage.place, &opt_out.place),
        ])
    }

    /// Whether a permit gives way to denials of this basis (§5.9): where opt-outs of its policy have
    /// act terms that hold the use, "exactly when one of these opt-outs is true"; "where none has, as
    /// soon as such a denial is in force and contains the use"; "where it is unknown whether one has,
    /// unknown if the two differ".
    fn gives_way(
        &self,
        basis: &LegalBasis,
        version: &Version<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let is_among = |bases: &[LegalBasis]| {
            bases.iter().any(|yielding| version.words.is_within(basis, yielding))
        };
        let left_aside = is_among(&WHATEVER_IS_ANSWERED) && says(Sentence::AnswerLeftAside);
        let answers = if left_aside { Answers::LeftAside } else { Answers::Count };
        let speaking = Speaking::Of(basis, answers);
        let holds = |(_, ruling, _): &_| self.act_terms(ruling, usage);
        let one_is_true = any(version
            .opt_outs
            .iter()
            .map(|opt_out| self.opt_out(opt_out, speaking, version, usage, inside)));
        let at_once = self.denial_bears(speaking, &Grace::default(), usage, inside);
        match any(version.opt_outs.iter().map(holds)) {
            _ if !says(Sentence::OptOutsDecide) => at_once,
            Truth::True => one_is_true,
            Truth::False => at_once,
            Truth::Unknown if one_is_true == at_once => at_once,
            Truth::Unknown => Truth::Unknown,
        }
    }

    /// Whether a permit gives way to denials of any of these bases that do.
    pub(crate) fn permit_gives_way(
        &self,
        bases: &[LegalBasis],
        permit: &Permit,
        version: &Version<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        if permit.does_survive_objection() {
            return Truth::False;
        }
        let yields = |basis: &&LegalBasis| {
            YIELDING.iter().any(|yielding| version.words.is_within(*basis, yielding))
        };
        let yielding = bases.iter().filter(yields);
        any(yielding.map(|basis| self.gives_way(basis, version, usage, inside)))
    }
}
