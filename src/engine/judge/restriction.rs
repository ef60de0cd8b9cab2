//! Restrictions of processing: restricted data is only stored (GDPR Art. 18).

use crate::engine::judge::conditions::Meaning;
use crate::engine::judge::givers::same_giver;
use crate::engine::judge::judge::Judge;
use crate::engine::judge::on_record::Records;
use crate::engine::judge::processing::Processing;
use crate::engine::resolved::records::ResolvedEvent;
use crate::engine::tables::conditions::ConsentTest;
use crate::engine::tables::truth::Truth;
use crate::instant::order;
use crate::policy::Strength;
use crate::words::{FacetKind, Purpose};

impl Judge<'_> {
    /// Whether a restriction prohibits the use, as a forbid of each operating policy would.
    pub(crate) fn restricted(&self, scope: Truth) -> Truth {
        let records = self.records();
        if self.setting.is_limit || !records.kinds().restricts || scope == Truth::False {
            return Truth::False;
        }
        if !self.may_be_restricted() {
            return Truth::False;
        }
        let mut restricted = Truth::False;
        records.each_restriction(|restriction| {
            if restricted != Truth::True {
                restricted = restricted.or(records.restricts(restriction));
            }
        });
        if restricted == Truth::False {
            return restricted;
        }
        let exceptions = &self.setting.compiled.restrictions;
        let excepted = self.any(exceptions, |row| self.entry(row, Meaning::AtMost));
        let value = scope.and(restricted).and(!excepted);
        if value == Truth::False { value } else { value.and(!self.ordered_by_right()) }
    }
}

impl Judge<'_> {
    /// Whether a restriction could prohibit the use: neither storing the data nor legal claims, nor
    /// data about nobody.
    pub(crate) fn may_be_restricted(&self) -> bool {
        let words = self.setting.vocabulary();
        let is_for_claims = words
            .find(Purpose::LEGAL_CLAIMS.any())
            .is_some_and(|claims| words.within(FacetKind::Purpose, self.one_use.purpose(), claims));
        let is_personal = self.one_use.identifiability().is_personal();
        is_personal && !is_for_claims && !self.one_use.act.stores
    }
}

impl<'a> Records<'_, 'a> {
    /// Whether a restriction is in force for the use, and its giver has not agreed to it since.
    pub(crate) fn restricts(&self, restriction: &'a ResolvedEvent) -> Truth {
        let bears = self.bears(restriction, Processing::OnOtherBases);
        if bears == Truth::False {
            return bears;
        }
        let mut agreed = Truth::False;
        self.each_grant(|grant| {
            let is_later = order(grant.recorded_at, restriction.recorded_at).is_gt();
            let same = same_giver(grant, restriction);
            if is_later && grant.strength >= Strength::Express && same != Truth::False {
                agreed = agreed.or(same.and(self.grant_counts(grant)));
            }
        });
        if agreed != Truth::False && self.judge.setting.asked.period.declares_givers {
            // Where several have to say yes, one of them alone has not agreed.
            agreed = agreed.and(self.all_agree(&ConsentTest::of(Strength::Express)));
        }
        bears.and(!agreed)
    }
}
