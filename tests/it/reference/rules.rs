//! The values of rules, and what one policy says of a use (§5.2 to §5.5, §5.9).

use super::containment::{Side, Words, circumstance, exact, slot};
use super::policy::{Ruling, Version};
use super::record::Inside;
use super::truth::{Truth, all, any};
use super::uses::Use;
use super::{Question, Verdict};
use permitted::facts::Age;
use permitted::policy::{Condition, Grace, Identifiability, Permit, Strength};
use permitted::{LegalBasis, Subject};
use time::{Date, Month, OffsetDateTime, UtcOffset};

/// The bases that give way to an objection.
const YIELDING: [LegalBasis; 3] =
    [LegalBasis::LEGITIMATE_INTERESTS, LegalBasis::PUBLIC_TASK, LegalBasis::NOTICE_WITH_OPT_OUT];

/// The day on which who was born then completes that many years.
pub(crate) fn birthday(born: Date, years: u8) -> Date {
    let year = born.year() + i32::from(years);
    Date::from_calendar_date(year, born.month(), born.day())
        .unwrap_or_else(|_| Date::from_calendar_date(year, Month::March, 1).unwrap())
}

/// The offsets in which the subject may live: the one stated, or all that are lived in.
pub(crate) fn offsets(subject: &Subject) -> Vec<UtcOffset> {
    let hours = |hours| UtcOffset::from_hms(hours, 0, 0).unwrap();
    subject.offset.map_or_else(|| (-12..=14).map(hours).collect(), |offset| vec![offset])
}

/// The years that the subject may have completed; nobody knows those of one who is not born yet.
fn possible_years(subject: &Subject, at: OffsetDateTime) -> Vec<Option<i32>> {
    let in_offset = |born: Date, offset: UtcOffset| {
        let today = at.to_offset(offset).date();
        let years = (1..=u8::MAX).take_while(|years| birthday(born, *years) <= today);
        (born <= today).then(|| years.count() as i32)
    };
    match subject.age {
        None => vec![None],
        Some(Age::Years(years)) => vec![Some(i32::from(years))],
        Some(Age::BornOn(born)) => {
            offsets(subject).into_iter().map(|offset| in_offset(born, offset)).collect()
        }
    }
}

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
        let by = match usage.by {
            None if !ruling.by.is_empty() => Truth::Unknown,
            None => Truth::True,
            Some(role) => exact(ruling.words, role, &ruling.by),
        };
        all([
            exact(ruling.words, usage.action, &ruling.action),
            exact(ruling.words, &usage.data, &ruling.data),
            by,
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
            Condition::Consent { strength, naming } => {
                self.consent(*strength, naming, usage, inside)
            }
            Condition::Evidence { kinds, naming, of } => {
                self.evidence(kinds, naming, *of, usage, inside)
            }
            Condition::Age { at_least, below } => {
                let holds = |years: Option<i32>| {
                    years.map_or(Truth::Unknown, |years| {
                        let old = at_least.is_none_or(|bound| years >= i32::from(bound));
                        let young = below.is_none_or(|bound| years < i32::from(bound));
                        Truth::from(old && young)
                    })
                };
                let values = possible_years(&self.request.facts.subject, self.request.at);
                let mut values = values.into_iter().map(holds);
                let first = values.next().unwrap();
                if values.all(|value| value == first) { first } else { Truth::Unknown }
            }
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
        spoken_of.and(any(version.beyond.iter().map(value)).not())
    }

    /// Whether an objection keeps a permit on a yielding basis from applying (§5.9).
    fn objection_stops_basis(
        &self,
        version: &Version<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let holds = |opt_out: &Ruling<'_>| {
            self.terms(opt_out, Side::AtLeast, Some(Identifiability::Pseudonymised), usage)
        };
        let in_opt_outs = any(version.opt_outs.iter().map(|(rule, ruling, _)| {
            holds(ruling).and(self.denial_bears(rule.grace_period(), usage, inside))
        }));
        let in_none = all(version.opt_outs.iter().map(|(_, ruling, _)| holds(ruling).not()));
        let at_once = self.denial_bears(&Grace::default(), usage, inside);
        in_opt_outs.or(in_none.and(at_once))
    }

    fn bases(
        &self,
        permit: &Permit,
        version: &Version<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let names = |basis: &LegalBasis| {
            permit.bases().iter().any(|stated| version.words.is_within(stated, basis))
        };
        let consent = |strength| self.consent(strength, &[], usage, inside);
        let mut value = Truth::True;
        if names(&LegalBasis::CONSENT) {
            value = value.and(consent(Strength::Implied));
        }
        if names(&LegalBasis::EXPLICIT_CONSENT) || names(&LegalBasis::TRANSFER_EXPLICIT_CONSENT) {
            value = value.and(consent(Strength::Explicit));
        }
        if YIELDING.iter().any(names) && !permit.does_survive_objection() {
            value = value.and(self.objection_stops_basis(version, usage, inside).not());
        }
        value
    }

    /// The values of the permits, in the order of the policy.
    pub(crate) fn permits<'v>(
        &self,
        version: &'v Version<'v>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Vec<(&'v Permit, Truth)> {
        let scope = self.scope(version, usage, inside);
        let value = |(permit, ruling): &'v (&'v Permit, Ruling<'v>)| {
            let within = self.ruling(ruling, Side::AtMost, None, usage, inside);
            (*permit, all([scope, within, self.bases(permit, version, usage, inside)]))
        };
        version.permits.iter().map(value).collect()
    }

    /// The values of the forbids: those that the policy states, the opt-outs, and those that
    /// `only` adds.
    pub(crate) fn forbids(
        &self,
        version: &Version<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Vec<Truth> {
        let personal = Some(Identifiability::Pseudonymised);
        let scope = self.scope(version, usage, inside);
        let forbid = |ruling: &Ruling<'_>, unless: &[Ruling<'_>]| {
            let lifted =
                any(unless.iter().map(|one| self.ruling(one, Side::AtMost, None, usage, inside)));
            all([scope, self.ruling(ruling, Side::AtLeast, personal, usage, inside), lifted.not()])
        };
        let stated = version.forbids.iter().map(|(_, ruling, unless)| forbid(ruling, unless));
        let opt_outs = version.opt_outs.iter().map(|(rule, ruling, unless)| {
            let bears = self.denial_bears(rule.grace_period(), usage, inside);
            forbid(ruling, unless).and(bears)
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
        stated.chain(opt_outs).chain(only).collect()
    }

    /// What an operating policy says of the use: the first of §5.5 that fits.
    pub(crate) fn verdict(
        &self,
        version: &Version<'_>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Verdict {
        let permits = self.permits(version, usage, inside);
        let forbids = any(self.forbids(version, usage, inside));
        let permitted = any(permits.into_iter().map(|(_, value)| value));
        if self.scope(version, usage, inside) == Truth::False {
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
    ) -> Verdict {
        match any(self.forbids(version, usage, inside)) {
            Truth::True => Verdict::Prohibited,
            Truth::Unknown => Verdict::Undetermined,
            Truth::False => Verdict::Permitted,
        }
    }
}
