//! What ends events of the ledger: `lifted`, and a form that was `replaced`.

use crate::engine::judge::givers::{may_take_back, same_giver};
use crate::engine::judge::on_record::Records;
use crate::engine::judge::processing::{
    Processing, covers, is_about_consent_alone, speaks_of_consent,
};
use crate::engine::resolved::records::ResolvedEvent;
use crate::engine::tables::truth::Truth;
use crate::facts::ConsentEventKind;
use crate::instant::order;
use crate::policy::GiverKind;
use time::OffsetDateTime;

impl<'a> Records<'_, 'a> {
    /// Whether a denial or restriction is over, as far as it speaks of some processing.
    #[inline]
    pub(crate) fn is_ended(&self, event: &ResolvedEvent, processing: Processing) -> Truth {
        if self.kinds().ends { self.is_ended_before(event, processing, None) } else { Truth::False }
    }

    /// The same by what was recorded before an instant, if one is given.
    fn is_ended_before(
        &self,
        event: &ResolvedEvent,
        processing: Processing,
        before: Option<OffsetDateTime>,
    ) -> Truth {
        let is_early = |ending: &ResolvedEvent| {
            order(ending.recorded_at, event.recorded_at).is_gt()
                && before.is_none_or(|end| order(ending.recorded_at, end).is_lt())
        };
        let mut ended = Truth::False;
        let is_kept =
            event.kind == ConsentEventKind::Withdrawn && processing == Processing::OnConsent;
        if !is_kept {
            self.each_ending(ConsentEventKind::Lifted, |lifted| {
                if ended != Truth::True && is_early(lifted) {
                    ended = ended.or(self.lifts(lifted, event));
                }
            });
        }
        if event.kind != ConsentEventKind::Restricted {
            self.each_ending(ConsentEventKind::Replaced, |form| {
                if ended != Truth::True && is_early(form) {
                    ended = ended.or(self.replaces(form, event));
                }
            });
        }
        ended
    }

    /// Whether `lifted` ends an earlier denial or restriction.
    fn lifts(&self, lifted: &ResolvedEvent, event: &ResolvedEvent) -> Truth {
        let by_controller =
            lifted.giver == GiverKind::Controller && event.kind == ConsentEventKind::Restricted;
        let by = if by_controller { Truth::True } else { may_take_back(event, lifted) };
        if by == Truth::False {
            return by;
        }
        by.and(self.is_in_time(lifted)).and(self.contains_narrowly(lifted))
    }

    /// Whether a form ends an earlier denial.
    fn replaces(&self, form: &ResolvedEvent, denial: &ResolvedEvent) -> Truth {
        let by = same_giver(form, denial);
        let ends = match form.bases() {
            None => is_about_consent_alone(self.judge.setting.joint(), denial),
            Some(named) => covers(self.judge.setting.joint(), named, denial),
        };
        if by == Truth::False || !ends {
            return Truth::False;
        }
        by.and(self.word_counts(form)).and(self.contains_narrowly(form))
    }

    /// Whether a grant is over because a later form does not repeat it.
    pub(crate) fn is_replaced(&self, grant: &ResolvedEvent) -> Truth {
        let mut replaced = Truth::False;
        self.each_ending(ConsentEventKind::Replaced, |form| {
            let is_later = order(form.recorded_at, grant.recorded_at).is_gt();
            if !is_later || !speaks_of_consent(self.judge.setting.joint(), form) {
                return;
            }
            let by = same_giver(form, grant);
            if by != Truth::False && self.may_count(form) {
                replaced = replaced.or(by.and(self.contains_widely(form)));
            }
        });
        replaced
    }

    /// Whether a grant that evidence deemed is over because the subject saved a later form.
    pub(crate) fn is_deemed_replaced(&self, recorded: OffsetDateTime) -> Truth {
        let mut replaced = Truth::False;
        self.each_ending(ConsentEventKind::Replaced, |form| {
            let is_later = order(form.recorded_at, recorded).is_gt();
            let is_own = form.giver == GiverKind::Subject;
            if is_later && is_own && speaks_of_consent(self.judge.setting.joint(), form) {
                replaced = replaced.or(self.contains_widely(form));
            }
        });
        replaced
    }

    /// Since when a denial was said without a break: the first record of one that forms repeated,
    /// surely and possibly. A form ends what it repeats at its own instant.
    pub(crate) fn said_since(&self, denial: &'a ResolvedEvent) -> (OffsetDateTime, OffsetDateTime) {
        let recorded = denial.recorded_at;
        let (mut surely, mut possibly) = (recorded, recorded);
        if !self.kinds().ends {
            return (surely, possibly);
        }
        self.each_ending(ConsentEventKind::Replaced, |form| {
            if order(form.recorded_at, recorded).is_ne() {
                return;
            }
            self.each_denial(|earlier| match self.repeats(denial, form, earlier) {
                Truth::False => {}
                Truth::Unknown => possibly = possibly.min(self.said_since(earlier).1),
                Truth::True => {
                    let since = self.said_since(earlier);
                    (surely, possibly) = (surely.min(since.0), possibly.min(since.1));
                }
            });
        });
        (surely, possibly)
    }

    /// Whether a denial that stands beside a form repeats one that the form ends.
    fn repeats(
        &self,
        denial: &ResolvedEvent,
        form: &ResolvedEvent,
        earlier: &ResolvedEvent,
    ) -> Truth {
        let instant = form.recorded_at;
        let is_there = order(earlier.recorded_at, instant).is_lt() && earlier.is_in_force(instant);
        if !is_there || !self.speaks_of_as_much(denial, earlier) {
            return Truth::False;
        }
        let by = same_giver(denial, earlier);
        if by == Truth::False {
            return by;
        }
        let other = Processing::OnOtherBases;
        by.and(self.contains_widely(earlier))
            .and(self.replaces(form, earlier))
            .and(!self.is_ended_before(earlier, other, Some(instant)))
    }

    fn speaks_of_as_much(&self, denial: &ResolvedEvent, earlier: &ResolvedEvent) -> bool {
        denial.bases().is_none_or(|named| covers(self.judge.setting.joint(), named, earlier))
    }
}
