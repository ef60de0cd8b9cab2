//! Why recorded grants do not count for a use.

use crate::engine::answer::notices::{GrantFault, Notice};
use crate::engine::judge::on_record::Records;
use crate::engine::resolved::records::ResolvedEvent;
use crate::engine::tables::truth::Truth;

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
                Some(GrantFault::Denied)
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
}
