//! Looking up the words of what is known of a subject, and of its ledger.

use crate::engine::resolved::facts::ResolvedSubject;
use crate::engine::resolved::look_up::Resolver;
use crate::engine::resolved::records::{BoundTo, ResolvedEvent, ResolvedLedger};
use crate::facts::{Age, ConsentEvent, ConsentLedger, Subject};
use crate::ids::{PolicyVersion, SubjectId, Usable};
use crate::instant::{check_offset, order};
use crate::problem::ProblemKind;
use std::collections::BTreeSet;

impl Resolver<'_> {
    pub(super) fn subject(&self, subject: &Subject, found: &mut ResolvedSubject) {
        self.size("ids of the subject", subject.other_ids.len());
        for id in subject.ids() {
            if let Some(fault) = id.fault() {
                self.unusable("subject: id", "the subject's id", id, fault);
            }
        }
        if let Some(Age::BornOn(date)) = subject.age {
            let midnight = date.with_time(time::Time::MIDNIGHT).assume_utc();
            self.instant("subject: birth-date", midnight);
        }
        if let Some(Err(kind)) = subject.offset.map(check_offset) {
            self.problems.note("subject: offset", kind);
        }
        (found.age, found.offset) = (subject.age, subject.offset);
        found
            .kinds
            .extend(subject.kinds.iter().filter_map(|kind| self.one_of("subject: kind", kind)));
        let residence = subject.residence.as_ref();
        found.residence = residence.and_then(|place| self.one_of("subject: residence", place));
    }

    pub(super) fn ledger(
        &self,
        subject: &Subject,
        ledger: &ConsentLedger,
        found: &mut ResolvedLedger,
    ) {
        if subject.ids().next().is_none() && !ledger.is_empty() {
            let what = "there is a ledger, but nobody said whose it is".to_owned();
            let help = "state the subject's id";
            self.problems.note("subject", ProblemKind::Inconsistent { what, help });
        }
        let look_up = |event| move |found: &mut ResolvedEvent| self.event(event, found);
        if subject.other_ids.is_empty() {
            let mine = subject.id.iter().flat_map(|id| ledger.events_of(id));
            found.extend(mine.map(look_up));
        } else {
            let ids: BTreeSet<&SubjectId> = subject.ids().collect();
            let mine = ids.into_iter().flat_map(|id| ledger.events_of(id));
            let mut mine: Vec<&ConsentEvent> = mine.collect();
            // Those of one id are earliest first, and so have those of all to be.
            mine.sort_by(|one, other| order(one.recorded_at(), other.recorded_at()));
            found.extend(mine.into_iter().map(look_up));
        }
        found.of_others = found.events().is_empty() && !ledger.is_empty();
    }

    fn event(&self, event: &ConsentEvent, found: &mut ResolvedEvent) {
        let mut any_unknown = false;
        self.scope(&event.scope, |_| any_unknown = true, &mut found.scope);
        found.scope.covers_nothing = any_unknown && event.kind.is_grant();
        found.kind = event.kind;
        found.strength = event.strength;
        found.bound_to = self.bound_to(event.policy.as_deref());
        found.recorded_at = event.recorded_at();
        found.expires_at = event.expires_at();
    }

    fn bound_to(&self, version: Option<&PolicyVersion>) -> BoundTo {
        let Some(version) = version else { return BoundTo::ANY };
        let number = self.versions.iter().position(|known| known == version);
        number.map_or(BoundTo::ELSEWHERE, BoundTo::version)
    }
}
