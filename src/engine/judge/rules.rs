//! The values of rules for one use, and the outcome under one version: what every decision runs
//! through.

use crate::engine::judge::conditions::Meaning;
use crate::engine::judge::judge::Judge;
use crate::engine::judge::outcome::Outcome;
use crate::engine::tables::compiled_policy::{Detail, Row};
use crate::engine::tables::permit_detail::{Alternative, PermitDetail};
use crate::engine::tables::truth::Truth;

/// The outcome under one version, given its scope and whether some forbid and some permit holds. A
/// limit that forbids nothing does not speak of the use.
#[inline]
pub(crate) fn outcome_under(
    is_limit: bool,
    scope: Truth,
    forbidden: impl FnOnce() -> Truth,
    permitted: impl FnOnce() -> Truth,
) -> Outcome {
    if scope == Truth::False {
        return Outcome::OutOfScope;
    }
    match forbidden() {
        Truth::True => Outcome::Prohibited,
        Truth::False if is_limit => Outcome::OutOfScope,
        Truth::Unknown if is_limit => Outcome::Undetermined,
        forbidden => match (permitted(), forbidden) {
            (Truth::False, _) => Outcome::NotPermitted,
            (Truth::True, Truth::False) => Outcome::Permitted,
            _ => Outcome::Undetermined,
        },
    }
}

impl Judge<'_> {
    /// The outcome of the use under this version alone.
    pub(crate) fn outcome(&self) -> Outcome {
        let (scope, is_limit) = (self.scope(), self.setting.is_limit);
        outcome_under(is_limit, scope, || self.forbidden(scope), || self.permitted(scope))
    }

    /// Whether the policy speaks of the use.
    pub(crate) fn scope(&self) -> Truth {
        let compiled = self.setting.compiled;
        let within = if compiled.scopes.is_empty() {
            Truth::True
        } else {
            self.any(&compiled.scopes, |row| self.entry(row, Meaning::AtMost))
        };
        within.and(!self.any(&compiled.beyond, |row| self.beyond(row)))
    }

    /// Whether an entry puts the use beyond the policy.
    pub(crate) fn beyond(&self, index: usize) -> Truth {
        let value = self.entry(index, Meaning::AtMost);
        match self.setting.compiled.row(index) {
            Some(row) if value != Truth::False => value.and(!self.excepted(row)),
            _ => value,
        }
    }

    /// Whether some forbid holds, the retention schedule among them.
    pub(crate) fn forbidden(&self, scope: Truth) -> Truth {
        let by_rule = self.any(&self.setting.compiled.forbids, |row| self.forbid(row, scope));
        if by_rule == Truth::True {
            return by_rule;
        }
        by_rule.or(self.past_retention(scope)).or(self.restricted(scope))
    }

    /// Whether some permit holds, or the use is ordered.
    fn permitted(&self, scope: Truth) -> Truth {
        let by_rule = self.permitted_by_rule(scope);
        if by_rule == Truth::True { by_rule } else { by_rule.or(self.ordered(scope)) }
    }

    fn permitted_by_rule(&self, scope: Truth) -> Truth {
        if self.setting.asked.period.declares_bases {
            // Then terms alone decide no permit.
            let permits = self.possible(&self.setting.compiled.permits);
            return permits.map(|row| self.permit(row, scope)).fold(Truth::False, Truth::or);
        }
        self.any(&self.setting.compiled.permits, |row| self.permit(row, scope))
    }

    /// The value of a forbid, a derived forbid or an opt-out, given the policy's scope.
    pub(crate) fn forbid(&self, index: usize, scope: Truth) -> Truth {
        let Some(row) = self.setting.compiled.row(index) else { return Truth::Unknown };
        let value = scope.and(self.entry(index, Meaning::AtLeast));
        if value == Truth::False {
            return Truth::False;
        }
        let value = match &row.detail {
            Detail::OptOut { grace, only_for, .. } => {
                value.and(self.records().objection(None, *grace, only_for))
            }
            _ => value,
        };
        if value == Truth::False { value } else { value.and(!self.excepted(row)) }
    }

    /// Whether an exception holds.
    pub(crate) fn excepted(&self, row: &Row) -> Truth {
        match row.exceptions() {
            Some(exceptions) => self.any(exceptions, |row| self.entry(row, Meaning::AtMost)),
            None => Truth::False,
        }
    }

    /// The value of a permit, given the policy's scope.
    pub(crate) fn permit(&self, index: usize, scope: Truth) -> Truth {
        let Some(row) = self.setting.compiled.row(index) else { return Truth::False };
        let Detail::Permit(detail) = &row.detail else { return Truth::False };
        let value = scope.and(self.entry(index, Meaning::AtMost));
        if value == Truth::False { value } else { value.and(self.stands(detail, scope)) }
    }

    /// Whether a permit stands on one of the alternatives among its bases, given the policy's scope.
    #[inline]
    fn stands(&self, detail: &PermitDetail, scope: Truth) -> Truth {
        let mut any = Truth::False;
        for alternative in detail.alternatives.iter() {
            any = any.or(self.stands_on(alternative, scope));
            if any == Truth::True {
                break;
            }
        }
        any
    }

    /// Whether a permit stands on these bases, given the policy's scope.
    #[inline]
    pub(crate) fn stands_on(&self, alternative: &Alternative, scope: Truth) -> Truth {
        let mut value = match &alternative.consent {
            Some((strength, _)) => self.basis_consent(*strength),
            None => Truth::True,
        };
        if value != Truth::False && self.setting.asked.period.declares_bases {
            value = value.and(self.admits(&alternative.basis_terms));
        }
        for yielding in &alternative.yields {
            if value == Truth::False {
                break;
            }
            value = value.and(!self.gives_way(*yielding, scope));
        }
        value
    }
}
