//! Why recorded grants do not count for a use.

use crate::engine::answer::named_records::DenialOnRecord;
use crate::engine::answer::notices::{GrantFault, Notice};
use crate::engine::judge::givers::same_giver;
use crate::engine::judge::judge::Judge;
use crate::engine::judge::on_record::Records;
use crate::engine::judge::processing::Processing;
use crate::engine::resolved::records::ResolvedEvent;
use crate::engine::tables::permit_detail::Yielding;
use crate::engine::tables::truth::Truth;
use crate::instant::order;
use crate::policy::Strength;

impl Judge<'_> {
    /// The last of the denials to which a permit on one of these bases gives way.
    pub(crate) fn denial_given_way_to<'y>(
        &self,
        bases: impl Iterator<Item = &'y Yielding>,
    ) -> Option<DenialOnRecord> {
        let records = self.records();
        let denials = records.denials();
        let mut last: Option<&ResolvedEvent> = None;
        for basis in bases {
            for event in denials.iter().copied() {
                let bears = records.bears(event, Processing::On(basis.basis)) != Truth::False;
                let stays = !basis.is_answerable || records.is_answered(event) != Truth::True;
                let is_later =
                    last.is_none_or(|last| order(event.recorded_at, last.recorded_at).is_gt());
                if bears && stays && is_later {
                    last = Some(event);
                }
            }
        }
        last.map(denial)
    }
}

/// How an answer names a denial.
fn denial(event: &ResolvedEvent) -> DenialOnRecord {
    DenialOnRecord { kind: event.kind, recorded: event.recorded_at, giver: event.giver }
}

impl<'a> Records<'_, 'a> {
    /// Why each grant on record does not count for the use, if it does not.
    pub(crate) fn grant_faults(&self) -> Vec<Notice> {
        let fault = |grant: &'a ResolvedEvent| {
            // What never speaks of the use is told as such, whatever the moment.
            if grant.has_unknown_word {
                Some(GrantFault::UnknownWord)
            } else if self.facets_contain(&grant.scope) == Truth::False {
                Some(GrantFault::OtherUses)
            } else if !self.fits_version(grant) {
                Some(GrantFault::OtherVersion)
            } else if self.contains_narrowly(grant) == Truth::False {
                Some(GrantFault::OtherUses)
            } else if grant.recorded_at > self.at() {
                Some(GrantFault::NotYetRecorded)
            } else if grant.valid_from().is_some_and(|from| self.at() < from) {
                Some(GrantFault::NotYetValid)
            } else if !grant.is_in_force(self.at()) {
                Some(GrantFault::Expired)
            } else if self.word_counts(grant) == Truth::False {
                Some(GrantFault::GiverDoesNotCount)
            } else if self.is_replaced(grant) == Truth::True {
                Some(GrantFault::Replaced)
            } else if self.grant_counts(grant) == Truth::False {
                self.denial_of(grant).map(GrantFault::Denied)
            } else {
                None
            }
        };
        let events = self.judge.one_use.facts.events();
        let grants = events.iter().filter(|event| event.kind.is_grant());
        let notice = |grant: &'a ResolvedEvent| {
            let (recorded, because) = (grant.recorded_at, fault(grant)?);
            Some(Notice::GrantDoesNotCount { recorded, because })
        };
        grants.filter_map(notice).collect()
    }

    /// The last of the denials for which a grant does not count.
    fn denial_of(&self, grant: &'a ResolvedEvent) -> Option<DenialOnRecord> {
        let goes_against = |denial: &&ResolvedEvent| {
            let bears = self.bears(denial, Processing::OnConsent);
            bears != Truth::False
                && (grant.strength == Strength::Implied
                    || self.denies(denial, grant) != Truth::False
                    || same_giver(denial, grant) != Truth::True)
        };
        let bearing = self.denials().into_iter().filter(goes_against);
        bearing.max_by(|one, other| order(one.recorded_at, other.recorded_at)).map(denial)
    }
}
