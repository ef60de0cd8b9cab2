//! The values of a version's rules for one elementary use.

use super::bits;
use super::compile::{Compiled, Detail, Row};
use super::condition::{Circumstance, ConsentTest, EvidenceTest, Test};
use super::outcome::{Outcome, Truth};
use super::records::Records;
use crate::facts::{Age, Known, Resolved, ResolvedItem};
use crate::names::PolicyVersion;
use crate::policy::{Identifiability, PartyRole, Strength, TermFacet};
use crate::words::{FacetKind, TermId, Vocabulary};
use std::ops::Range;
use time::{Date, Month, OffsetDateTime};

/// What an elementary use says in one facet of the act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    /// The facet does not apply.
    None,
    /// It applies, and nobody said what it is.
    Unknown,
    /// Exactly this term.
    At(TermId),
}

/// One elementary use: an exact term a facet, one item, one source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Use<'a> {
    pub(super) request: &'a Resolved,
    /// The item's place in the question.
    pub(super) item: usize,
    pub(super) source: &'a Known,
    pub(super) data: TermId,
    pub(super) purpose: TermId,
    pub(super) recipient: Point,
    pub(super) channel: Point,
    pub(super) place: Point,
}

impl<'a> Use<'a> {
    pub(super) fn item(&self) -> Option<&'a ResolvedItem> {
        self.request.items.get(self.item)
    }

    pub(super) fn by(&self) -> Point {
        self.request.by.term.map_or(Point::Unknown, Point::At)
    }

    /// What the use says in a facet of the act.
    pub(super) fn act(&self, facet: TermFacet) -> Point {
        match facet {
            TermFacet::Action => Point::At(self.request.action),
            TermFacet::Data => Point::At(self.data),
            TermFacet::Purpose => Point::At(self.purpose),
            TermFacet::By => self.by(),
            TermFacet::Recipient => self.recipient,
            TermFacet::Channel => self.channel,
            TermFacet::Place => self.place,
            _ => Point::None,
        }
    }

    /// The terms that are known of a circumstance; several only for the kinds of the subject.
    pub(super) fn circumstance(&self, circumstance: Circumstance) -> &'a [TermId] {
        let one = |term: &'a Option<TermId>| term.as_slice();
        match circumstance {
            Circumstance::Source => one(&self.source.term),
            Circumstance::GatheredAt => self.item().map_or(&[], |item| one(&item.gathered_at)),
            Circumstance::Subject => &self.request.subject.kinds,
            Circumstance::Residence => one(&self.request.subject.residence),
        }
    }

    pub(super) fn identifiability(&self) -> Identifiability {
        self.item().map_or(Identifiability::Identified, |item| item.identifiability)
    }

    /// The role in which a record's party is looked for, unless a condition says otherwise.
    pub(super) fn default_role(&self) -> PartyRole {
        if self.recipient != Point::None {
            PartyRole::Recipient
        } else if self.request.collects {
            PartyRole::Source
        } else {
            PartyRole::By
        }
    }
}

/// How identifiability is meant in a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    AtMost,
    AtLeast,
}

/// What surrounds the use: the version that judges, and what grants can be bound to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) compiled: &'a Compiled,
    /// The words as the policy relates them.
    pub(super) vocabulary: &'a Vocabulary,
    /// The words as all policies together relate them.
    pub(super) joint: &'a Vocabulary,
    /// The versions to which a grant may be bound and count here.
    pub(super) bindable: &'a [PolicyVersion],
}

impl Setting<'_> {
    /// Whether what is stated of a circumstance lies within a word of the policy. It may be
    /// anything that any policy puts below it; only the policy itself says what lies within its
    /// own word.
    pub(super) fn contains(&self, kind: FacetKind, stated: TermId, word: TermId) -> Truth {
        if self.vocabulary.within(kind, stated, word) {
            Truth::True
        } else if self.joint.overlap_as(kind, stated, self.vocabulary, word) {
            Truth::Unknown
        } else {
            Truth::False
        }
    }
}

/// A version's judgement of one use. The bits are the rows whose terms hold, and those that may.
#[derive(Clone, Copy)]
pub(super) struct Judge<'a> {
    pub(super) setting: Setting<'a>,
    pub(super) the_use: &'a Use<'a>,
    pub(super) yes: &'a [u64],
    pub(super) maybe: &'a [u64],
    /// Whether a minimum of any version, or a hold, requires the record to be kept.
    pub(super) kept: Truth,
}

impl<'a> Judge<'a> {
    fn compiled(&self) -> &'a Compiled {
        self.setting.compiled
    }

    pub(super) fn records(&self) -> Records<'a> {
        Records { setting: self.setting, the_use: self.the_use }
    }

    /// Whether a row's terms hold.
    pub(super) fn terms(&self, row: usize) -> Truth {
        if bits::has(self.yes, row) {
            Truth::True
        } else if bits::has(self.maybe, row) {
            Truth::Unknown
        } else {
            Truth::False
        }
    }

    /// The rows in a range whose terms are not surely false.
    pub(super) fn possible(&self, range: &Range<usize>) -> impl Iterator<Item = usize> + use<'a> {
        bits::ones(self.maybe, range.clone())
    }

    /// Terms and condition of a row, which decide for all kinds but permits and forbids.
    pub(super) fn entry(&self, row: usize, meaning: Meaning) -> Truth {
        let terms = self.terms(row);
        match self.compiled().row(row).and_then(|row| row.test.as_ref()) {
            Some(test) if terms != Truth::False => terms.and(self.test(test, meaning)),
            _ => terms,
        }
    }

    fn any(&self, range: &Range<usize>, meaning: Meaning) -> Truth {
        let mut any = Truth::False;
        for row in self.possible(range) {
            any = any.or(self.entry(row, meaning));
            if any == Truth::True {
                break;
            }
        }
        any
    }

    /// Whether the policy speaks of the use.
    pub(super) fn scope(&self) -> Truth {
        let compiled = self.compiled();
        let within = if compiled.scopes.is_empty() {
            Truth::True
        } else {
            self.any(&compiled.scopes, Meaning::AtMost)
        };
        within.and(!self.any(&compiled.beyond, Meaning::AtMost))
    }

    /// Whether an exception holds.
    pub(super) fn excepted(&self, row: &Row) -> Truth {
        match &row.detail {
            Detail::Forbid { exceptions } | Detail::OptOut { exceptions, .. } => {
                self.any(exceptions, Meaning::AtMost)
            }
            _ => Truth::False,
        }
    }

    /// The value of a forbid, a derived forbid or an opt-out, given the policy's scope.
    pub(super) fn forbid(&self, index: usize, scope: Truth) -> Truth {
        let Some(row) = self.compiled().row(index) else { return Truth::Unknown };
        let value = scope.and(self.entry(index, Meaning::AtLeast));
        if value == Truth::False {
            return Truth::False;
        }
        let value = match &row.detail {
            Detail::OptOut { grace, only_for, .. } => {
                value.and(self.records().objection(*grace, only_for))
            }
            _ => value,
        };
        if value == Truth::False { value } else { value.and(!self.excepted(row)) }
    }

    /// The value of a permit, given the policy's scope.
    pub(super) fn permit(&self, index: usize, scope: Truth) -> Truth {
        let Some(row) = self.compiled().row(index) else { return Truth::False };
        let Detail::Permit(detail) = &row.detail else { return Truth::False };
        let mut value = scope.and(self.entry(index, Meaning::AtMost));
        if value == Truth::False {
            return value;
        }
        if let Some((strength, _)) = &detail.consent {
            value = value.and(self.basis_consent(*strength));
        }
        if value != Truth::False && detail.yields {
            value = value.and(!self.objection_for_basis());
        }
        value
    }

    /// Whether the consent that a legal basis needs was given.
    pub(super) fn basis_consent(&self, strength: Strength) -> Truth {
        self.consent(strength, &[])
    }

    /// Whether an objection bears on a basis that gives way to objections: as in the opt-outs
    /// whose terms hold the use, at once if there is none.
    pub(super) fn objection_for_basis(&self) -> Truth {
        let records = self.records();
        let mut in_opt_outs = Truth::False;
        let mut outside_all = Truth::True;
        for index in &self.compiled().opt_outs {
            let terms = self.terms(*index);
            if terms == Truth::False {
                continue;
            }
            let Some(row) = self.compiled().row(*index) else { continue };
            if let Detail::OptOut { grace, only_for, .. } = &row.detail {
                in_opt_outs = in_opt_outs.or(terms.and(records.objection(*grace, only_for)));
                outside_all = outside_all.and(!terms);
            }
        }
        if outside_all == Truth::False {
            return in_opt_outs;
        }
        let at_once = records.objection(crate::policy::Period::ZERO, &[]);
        in_opt_outs.or(outside_all.and(at_once))
    }

    fn consent(&self, strength: Strength, naming: &[crate::policy::Naming]) -> Truth {
        let records = self.records();
        if self.the_use.request.ledger.is_none() {
            return Truth::Unknown;
        }
        let mut value = records.consent(strength, naming);
        if value != Truth::True && strength == Strength::Implied {
            for row in self.possible(&self.compiled().deemed) {
                value = value.or(self.deemed(row, naming));
            }
        }
        value
    }

    /// Whether a deemed consent gives a grant that counts and names these facets.
    pub(super) fn deemed(&self, index: usize, naming: &[crate::policy::Naming]) -> Truth {
        let Some(row) = self.compiled().row(index) else { return Truth::False };
        let Detail::Deemed { event, names } = &row.detail else { return Truth::False };
        let terms = self.entry(index, Meaning::AtMost);
        if terms == Truth::False {
            return terms;
        }
        terms.and(self.records().deemed(event, *names, naming))
    }

    /// The value of a condition.
    pub(super) fn test(&self, test: &Test, meaning: Meaning) -> Truth {
        match test {
            Test::All(parts) => {
                let mut all = Truth::True;
                for part in parts {
                    all = all.and(self.test(part, meaning));
                    if all == Truth::False {
                        break;
                    }
                }
                all
            }
            Test::Any(parts) => {
                let mut any = Truth::False;
                for part in parts {
                    any = any.or(self.test(part, meaning));
                    if any == Truth::True {
                        break;
                    }
                }
                any
            }
            Test::Not(part) => !self.test(part, meaning),
            Test::Knowingly(part) => Truth::from(self.test(part, meaning) == Truth::True),
            Test::Consent(ConsentTest { strength, naming }) => self.consent(*strength, naming),
            Test::Evidence(EvidenceTest { kinds, naming, of }) => {
                self.records().evidence(kinds, naming, *of)
            }
            Test::Age { at_least, below } => self.age(*at_least, *below),
            Test::Circumstance(circumstance, words) => self.circumstance(*circumstance, words),
            Test::Identifiability(limit) => {
                let value = self.the_use.identifiability();
                Truth::from(match meaning {
                    Meaning::AtMost => value >= *limit,
                    Meaning::AtLeast => value <= *limit,
                })
            }
        }
    }

    fn age(&self, at_least: Option<u8>, below: Option<u8>) -> Truth {
        let request = self.the_use.request;
        let years = match request.subject.age {
            None => return Truth::Unknown,
            Some(Age::Years(years)) => i32::from(years),
            Some(Age::BornOn(date)) => completed_years(date, request.at),
        };
        let old_enough = at_least.is_none_or(|bound| years >= i32::from(bound));
        let young_enough = below.is_none_or(|bound| years < i32::from(bound));
        Truth::from(old_enough && young_enough)
    }

    fn circumstance(&self, circumstance: Circumstance, words: &[TermId]) -> Truth {
        let kind = match circumstance {
            Circumstance::Source => FacetKind::Source,
            Circumstance::GatheredAt => FacetKind::GatheredAt,
            Circumstance::Subject => FacetKind::Subject,
            Circumstance::Residence => FacetKind::Place,
        };
        let known = self.the_use.circumstance(circumstance);
        if known.is_empty() {
            return Truth::Unknown;
        }
        let mut any = Truth::False;
        for term in known {
            for word in words {
                any = any.or(self.setting.contains(kind, *term, *word));
                if any == Truth::True {
                    return any;
                }
            }
        }
        any
    }

    /// The outcome of the use under this version alone.
    pub(super) fn outcome(&self) -> Outcome {
        let scope = self.scope();
        if scope == Truth::False {
            return Outcome::OutOfScope;
        }
        let forbidden = self.forbidden(scope);
        if forbidden == Truth::True {
            return Outcome::Prohibited;
        }
        let mut permitted = Truth::False;
        for row in self.possible(&self.compiled().permits) {
            permitted = permitted.or(self.permit(row, scope));
            if permitted == Truth::True {
                break;
            }
        }
        match (permitted, forbidden) {
            (Truth::False, _) => Outcome::NotPermitted,
            (Truth::True, Truth::False) => Outcome::Permitted,
            _ => Outcome::Undetermined,
        }
    }

    /// Whether some forbid holds.
    pub(super) fn forbidden(&self, scope: Truth) -> Truth {
        let mut any = Truth::False;
        for row in self.possible(&self.compiled().forbids) {
            any = any.or(self.forbid(row, scope));
            if any == Truth::True {
                return any;
            }
        }
        any.or(self.past_retention(scope))
    }
}

/// Completed years at an instant, in UTC. Who was born on 29 February completes a year on 1 March
/// where there is no such day.
pub(crate) fn completed_years(born: Date, at: OffsetDateTime) -> i32 {
    let date = at.date();
    let years = date.year().saturating_sub(born.year());
    let before_birthday =
        (u8::from(date.month()), date.day()) < (u8::from(born.month()), born.day());
    years.saturating_sub(i32::from(before_birthday))
}

/// The midnight (UTC) at which that many years are completed.
pub(super) fn birthday(born: Date, years: u8) -> Option<OffsetDateTime> {
    let year = born.year().checked_add(i32::from(years))?;
    let date = Date::from_calendar_date(year, born.month(), born.day())
        .or_else(|_| Date::from_calendar_date(year, Month::March, 1))
        .ok()?;
    Some(date.with_time(time::Time::MIDNIGHT).assume_utc())
}
