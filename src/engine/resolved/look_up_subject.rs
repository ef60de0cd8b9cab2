//! Looking up the words of what is known of a subject.

use crate::engine::resolved::facts::ResolvedSubject;
use crate::engine::resolved::look_up::Resolver;
use crate::facts::{Age, Occurrence, Subject};
use crate::ids::Usable;
use crate::instant::check_offset;

impl Resolver<'_> {
    pub(crate) fn subject(&self, subject: &Subject, found: &mut ResolvedSubject) {
        self.size("kinds of subject", subject.kinds.len());
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
        if let Some(Occurrence::At(at)) = subject.deceased {
            self.instant("subject: deceased", at);
        }
        found.deceased = subject.deceased;
        (found.age, found.offset) = (subject.age, subject.offset);
        found
            .kinds
            .extend(subject.kinds.iter().filter_map(|kind| self.one_of("subject: kind", kind)));
        let residence = subject.residence.as_ref();
        found.residence = residence.and_then(|place| self.one_of("subject: residence", place));
    }
}
