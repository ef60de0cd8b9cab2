//! Consent that a policy deems given by an event.

use crate::engine::judge::conditions::Meaning;
use crate::engine::judge::judge::Judge;
use crate::engine::judge::on_record::{Records, names_one};
use crate::engine::resolved::records::ResolvedEvidence;
use crate::engine::tables::compiled_policy::{Detail, Naming as Names};
use crate::engine::tables::conditions::ConsentTest;
use crate::engine::tables::truth::Truth;
use crate::policy::{GiverKind, Naming, Period, Strength};

impl Judge<'_> {
    /// Whether some deemed consent gives a grant as a test asks.
    pub(crate) fn any_deemed(&self, test: &ConsentTest) -> Truth {
        let mut any = Truth::False;
        if may_be_deemed(test) {
            for row in self.possible(&self.setting.compiled.deemed) {
                any = any.or(self.deemed(row, test));
            }
        }
        any
    }

    /// Whether a deemed consent gives a grant that counts and is as a test asks.
    pub(crate) fn deemed(&self, index: usize, test: &ConsentTest) -> Truth {
        let Some(row) = self.setting.compiled.row(index) else { return Truth::False };
        let Detail::Deemed { event, names, after } = &row.detail else { return Truth::False };
        // A category that the grant has to name is not named by a declaration.
        if !test.naming_data.is_empty() {
            return Truth::False;
        }
        let terms = self.entry(index, Meaning::AtMost);
        if terms == Truth::False {
            return terms;
        }
        let records = self.records();
        let mut any = Truth::False;
        for evidence in records.of_kinds(event) {
            any = any.or(records.deems(evidence, *after, *names, test));
        }
        if any != Truth::False {
            any = any.and(!records.own_word().denied_by_any);
        }
        terms.and(any)
    }
}

/// Whether a deemed consent could be as a test asks: it is implied, and the subject's.
pub(crate) fn may_be_deemed(test: &ConsentTest) -> bool {
    let is_of_subject = test.givers.is_empty() || test.givers.contains(&GiverKind::Subject);
    test.strength == Strength::Implied && is_of_subject
}

impl Records<'_, '_> {
    /// Whether evidence is a deemed grant that counts, so long after it, its declaration's terms and all
    /// denials aside, and names these facets together with the declaration.
    pub(crate) fn deems(
        &self,
        evidence: &ResolvedEvidence,
        after: Period,
        names: Names,
        test: &ConsentTest,
    ) -> Truth {
        let compiled = self.judge.setting.compiled;
        let in_force = evidence.recorded_at >= compiled.from
            && compiled.until.is_none_or(|end| evidence.recorded_at < end);
        let named = test
            .naming
            .iter()
            .all(|facet| declared(names, *facet) || names_one(&evidence.scope, *facet));
        let fresh =
            test.no_older_than.is_none_or(|period| self.at() < period.after(evidence.recorded_at));
        let ends = !test.expiring || evidence.expires_at.is_some();
        let stands = after == Period::ZERO || self.at() >= after.after(evidence.recorded_at);
        if !(in_force && named && fresh && ends && stands) {
            return Truth::False;
        }
        let counts = self.evidence_counts(evidence, self.judge.one_use.default_role());
        let listed = self.is_listed(GiverKind::Subject, evidence.recorded_at);
        counts.and(listed).and(!self.is_deemed_replaced(evidence.recorded_at))
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
