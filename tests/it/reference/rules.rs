//! The values of rules, and what one policy says of a use (§5.2 to §5.5, §5.9).

use super::consent::Wanted;
use super::containment::{Side, Words, circumstance, exact, slot};
use super::objection::Speaking;
use super::policy::{Inside, Ruling, Version};
use super::retention::OnRecord;
use super::sentence::{Sentence, says};
use super::truth::{Truth, all, any};
use super::uses::{Use, expand};
use super::{Question, Verdict};
use permitted::policy::{Condition, Identifiability, OptOut, Permit, PolicyKind, Strength};
use permitted::{DataCategory, LegalBasis};

impl Question<'_> {
    /// Whether a use lies within the terms of a rule, identifiability aside.
    fn facets(&self, ruling: &Ruling<'_>, usage: &Use<'_>) -> Truth {
        self.facets_but_purpose(ruling, usage).and(exact(
            ruling.words,
            &usage.purpose,
            &ruling.purpose,
        ))
    }

    fn facets_but_purpose(&self, ruling: &Ruling<'_>, usage: &Use<'_>) -> Truth {
        all([
            exact(ruling.words, usage.action, &ruling.action),
            exact(ruling.words, &usage.data, &ruling.data),
            self.by(ruling, usage),
            slot(ruling.words, &usage.recipient, &ruling.recipient),
            slot(ruling.words, &usage.channel, &ruling.channel),
            slot(ruling.words, &usage.place, &ruling.place),
            circumstance(ruling.words, usage.source.map(|source| &source.kind), &ruling.source),
            circumstance(ruling.words, usage.gathered_at, &ruling.gathered_at),
            self.subject(ruling.words, &ruling.subject),
            circumstance(
                ruling.words,
                self.request.facts.subject.residence.as_ref(),
                &ruling.residence,
            ),
        ])
    }

    /// Who acts; left open it is unknown.
    pub(super) fn by(&self, ruling: &Ruling<'_>, usage: &Use<'_>) -> Truth {
        match usage.by {
            None if !ruling.by.is_empty() => Truth::Unknown,
            None => Truth::True,
            Some(role) => exact(ruling.words, role, &ruling.by),
        }
    }

    /// Of several kinds of subject one inside is enough; none stated is unknown.
    fn subject(&self, words: Words<'_>, named: &[permitted::words::SubjectKind]) -> Truth {
        if named.is_empty() {
            return Truth::True;
        }
        let kinds = &self.request.facts.subject.kinds;
        if kinds.is_empty() {
            return Truth::Unknown;
        }
        any(kinds.iter().map(|kind| circumstance(words, Some(kind), named)))
    }

    /// Whether a use lies within the terms of a rule.
    pub(crate) fn terms(
        &self,
        ruling: &Ruling<'_>,
        side: Side,
        default: Option<Identifiability>,
        usage: &Use<'_>,
    ) -> Truth {
        let identifies = match ruling.identifiability.or(default) {
            Some(named) => side.holds(usage.identifiability, named),
            None => Truth::True,
        };
        self.facets(ruling, usage).and(identifies)
    }

    /// Whether the act, in this item or another, also stands for a term within these words, other
    /// than the use's own; a broad item stands for all of its terms at once (§5.4).
    pub(crate) fn together(
        &self,
        words: Words<'_>,
        named: &[DataCategory],
        usage: &Use<'_>,
    ) -> Truth {
        if named.is_empty() {
            return Truth::True;
        }
        let items = self.request.act.items.iter().enumerate();
        let items =
            items.filter(|(place, _)| says(Sentence::InAnotherItem) || *place == usage.item);
        let mut others = items
            .flat_map(|(_, item)| expand(self.words, &item.category))
            .filter(|term| *term != usage.data || !says(Sentence::OtherThanOwn));
        let stands = others.any(|term| exact(words, &term, named) == Truth::True);
        Truth::from(stands || !says(Sentence::Together))
    }

    /// Terms and condition together.
    pub(crate) fn ruling(
        &self,
        ruling: &Ruling<'_>,
        side: Side,
        default: Option<Identifiability>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let when = ruling
            .when
            .map_or(Truth::True, |condition| self.condition(condition, side, usage, inside));
        self.terms(ruling, side, default, usage).and(when)
    }

    fn condition(
        &self,
        condition: &Condition,
        side: Side,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let value = |part: &Condition| self.condition(part, side, usage, inside);
        match condition {
            Condition::All(parts) => all(parts.iter().map(value)),
            Condition::Any(parts) => any(parts.iter().map(value)),
            Condition::Not(part) => value(part).not(),
            Condition::Knowingly(part) => Truth::from(value(part) == Truth::True),
            Condition::Consent {
                strength,
                naming,
                naming_data,
                giver,
                no_older_than,
                expiring,
            } => {
                let wanted = Wanted {
                    strength: *strength,
                    naming,
                    naming_data,
                    givers: giver,
                    no_older_than: *no_older_than,
                    expiring: *expiring,
                };
                self.consent(&wanted, usage, inside)
            }
            Condition::Evidence { kinds, naming, of } => {
                self.evidence(kinds, naming, *of, usage, inside)
            }
            Condition::Age { at_least, below } => self.is_aged(*at_least, *below),
            Condition::Residence(named) => {
                circumstance(inside.words, self.request.facts.subject.residence.as_ref(), named)
            }
            Condition::Source(named) => {
                circumstance(inside.words, usage.source.map(|source| &source.kind), named)
            }
            Condition::Subject(named) => self.subject(inside.words, named),
            Condition::GatheredAt(named) => circumstance(inside.words, usage.gathered_at, named),
            Condition::Identifiability(named) => side.holds(usage.identifiability, *named),
        }
    }

    /// Whether a rule that asks for no facts on record restricts the use: "its policy's S ∧ terms ∧
    /// when is true" (§5.8), its identifiability "at least", left out personal data (§5.3).
    pub(super) fn restricts(
        &self,
        version: &Version<'_>,
        ruling: &Ruling<'_>,
        usage: &Use<'_>,
    ) -> Truth {
        let inside = Inside::of_words(version.words, Vec::new());
        let personal = Some(Identifiability::Pseudonymised);
        let value = self.ruling(ruling, Side::AtLeast, personal, usage, &inside);
        self.scope(version, usage, &inside).and(value)
    }

    /// S (§5.4).
    pub(crate) fn scope(
        &self,
        version: &Version<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let value = |entry: &Ruling<'_>| self.ruling(entry, Side::AtMost, None, usage, inside);
        let spoken_of = if version.scopes.is_empty() {
            Truth::True
        } else {
            any(version.scopes.iter().map(value))
        };
        // "¬(some *beyond* entry true: terms ∧ when ∧ ¬(some exception, of terms and circumstances
        // alone))".
        let beyond = |(entry, exceptions): &(Ruling<'_>, Vec<Ruling<'_>>)| {
            let excepted = any(exceptions.iter().map(value));
            value(entry).and(excepted.and(says(Sentence::BeyondUnless).into()).not())
        };
        spoken_of.and(any(version.beyond.iter().map(beyond)).not())
    }

    /// Whether a permit stands on these bases, which hold together (§5.9): "consent needs a grant
    /// that counts (implied at least; for Arts. 9(2)(a) and 49(1)(a) explicit)".
    fn stands_on(
        &self,
        bases: &[LegalBasis],
        permit: &Permit,
        version: &Version<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let names =
            |basis: &LegalBasis| bases.iter().any(|stated| version.words.is_within(stated, basis));
        let consent = |strength| self.consent(&Wanted::of(strength), usage, inside);
        let mut value = Truth::True;
        if names(&LegalBasis::CONSENT) {
            value = value.and(consent(Strength::Implied));
        }
        if names(&LegalBasis::EXPLICIT_CONSENT) || names(&LegalBasis::TRANSFER_EXPLICIT_CONSENT) {
            value = value.and(consent(Strength::Explicit));
        }
        value.and(self.permit_gives_way(bases, permit, version, usage, inside).not())
    }

    /// The value of an opt-out: "a forbid ∧ a denial bears" (§5.4).
    pub(super) fn opt_out(
        &self,
        (rule, ruling, unless): &(&OptOut, Ruling<'_>, Vec<Ruling<'_>>),
        speaking: Speaking<'_>,
        version: &Version<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        self.forbid(ruling, unless, version, usage, inside).and(self.denial_bears(
            speaking,
            rule.grace_period(),
            usage,
            inside,
        ))
    }

    /// "Forbid = S ∧ terms ∧ when ∧ ¬(some exception: terms ∧ when)" (§5.4).
    fn forbid(
        &self,
        ruling: &Ruling<'_>,
        unless: &[Ruling<'_>],
        version: &Version<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let personal = Some(Identifiability::Pseudonymised);
        let excepted =
            any(unless.iter().map(|one| self.ruling(one, Side::AtMost, None, usage, inside)));
        all([
            self.scope(version, usage, inside),
            self.ruling(ruling, Side::AtLeast, personal, usage, inside),
            excepted.not(),
        ])
    }

    /// The values of the permits, in the order of the policy: of one with alternatives among its
    /// bases the value on each of these, with all other bases that it names (§5.9).
    pub(crate) fn permits<'v>(
        &self,
        version: &'v Version<'v>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Vec<(&'v Permit, Vec<LegalBasis>, Truth)> {
        let scope = self.scope(version, usage, inside);
        let mut values = Vec::new();
        for (permit, ruling) in &version.permits {
            let within = self.ruling(ruling, Side::AtMost, None, usage, inside);
            let all_of = permit.bases().to_vec();
            let mut alternatives: Vec<Vec<LegalBasis>> = Vec::new();
            let any_of = permit.alternative_bases();
            if !says(Sentence::Alternatives) && !any_of.is_empty() {
                alternatives.push([any_of, &all_of].concat());
            }
            for one in any_of.iter().filter(|_| says(Sentence::Alternatives)) {
                alternatives.push([vec![one.clone()], all_of.clone()].concat());
            }
            if alternatives.is_empty() {
                alternatives.push(all_of);
            }
            for bases in alternatives {
                let stands = self.stands_on(&bases, permit, version, usage, inside);
                let admitted = self.are_bases_admitted(&bases, version, usage, inside);
                values.push((*permit, bases, all([scope, within, stands, admitted])));
            }
        }
        values
    }

    /// The values of the forbids: those that the policy states, the opt-outs, those that `only`
    /// adds, the schedule, and in operating policies the restriction of processing and the erasure
    /// that was asked for.
    pub(crate) fn forbids(
        &self,
        version: &Version<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
        on_record: OnRecord,
    ) -> Vec<Truth> {
        let scope = self.scope(version, usage, inside);
        let stated = version.forbids.iter().map(|(rule, ruling, unless)| {
            let together = self.together(ruling.words, rule.other_data(), usage);
            self.forbid(ruling, unless, version, usage, inside).and(together)
        });
        let opt_outs = version.opt_outs.iter().map(|opt_out| {
            self.opt_out(opt_out, Speaking::OfOthersThanConsent, version, usage, inside)
        });
        let only = version.permits.iter().filter(|(permit, _)| permit.is_only_purpose()).map(
            |(_, ruling)| {
                all([
                    scope,
                    self.facets_but_purpose(ruling, usage),
                    Side::AtLeast.holds(usage.identifiability, Identifiability::Pseudonymised),
                    exact(ruling.words, &usage.purpose, &ruling.purpose).not(),
                ])
            },
        );
        let schedule = self.schedule_forbids(version, usage, inside, on_record);
        let is_operating = version.policy.kind() == PolicyKind::Operating;
        let restricted =
            is_operating.then(|| self.is_restricted(version, usage, inside, on_record));
        let asked_for =
            is_operating.then(|| self.erasure_forbids(version, usage, inside, on_record));
        let on_record = [Some(schedule), restricted, asked_for].into_iter().flatten();
        stated.chain(opt_outs).chain(only).chain(on_record).collect()
    }

    /// What an operating policy says of the use: the first of §5.5 that fits.
    pub(crate) fn verdict(
        &self,
        version: &Version<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
        on_record: OnRecord,
    ) -> Verdict {
        let permits = self.permits(version, usage, inside);
        let forbids = any(self.forbids(version, usage, inside, on_record));
        let scope = self.scope(version, usage, inside);
        // "What is ordered is permitted … in every operating policy whose S is true" (§5.12).
        let permitted =
            any(permits.into_iter().map(|(_, _, value)| value)).or(scope.and(on_record.ordered));
        if scope == Truth::False {
            Verdict::OutOfScope
        } else if forbids == Truth::True {
            Verdict::Prohibited
        } else if permitted == Truth::False {
            Verdict::NotPermitted
        } else if permitted == Truth::True && forbids == Truth::False {
            Verdict::Permitted
        } else {
            Verdict::Undetermined
        }
    }

    /// What a limit leaves of the outcome at best.
    pub(crate) fn limit(
        &self,
        version: &Version<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
        on_record: OnRecord,
    ) -> Verdict {
        match any(self.forbids(version, usage, inside, on_record)) {
            Truth::True => Verdict::Prohibited,
            Truth::Unknown => Verdict::Undetermined,
            Truth::False => Verdict::Permitted,
        }
    }
}
