//! The events of a ledger: which exist, which are in force, and what ends them (§4, §5.8).

use super::Question;
use super::bases;
use super::containment::{is_strictly_inside, narrowly, widely};
use super::givers::{self, Word};
use super::policy::Inside;
use super::sentence::{Sentence, says};
use super::truth::{Truth, all, any};
use super::uses::Use;
use permitted::ConsentEvent;
use permitted::facts::{ConsentEventKind, Giver};
use permitted::policy::GiverKind;
use time::OffsetDateTime;

/// Of which processing it is asked whether a denial is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Processing {
    OnConsent,
    OnOtherBases,
}

/// An expiry that is not after the record: "the event counts for nothing, and neither ends nor
/// repeats anything" (§4).
fn is_void(event: &ConsentEvent) -> bool {
    event.expires_at().is_some_and(|end| end <= event.recorded_at())
}

/// Whether a grant is later than a denial, or prevails at its instant (§5.8 *Same instant*). Around a
/// denial of a basis that nobody knows nothing lies inside either.
pub(crate) fn is_later_or_prevails(
    question: &Question<'_>,
    grant: &ConsentEvent,
    denial: &ConsentEvent,
) -> bool {
    grant.recorded_at() > denial.recorded_at()
        || (says(Sentence::Prevails)
            && grant.recorded_at() == denial.recorded_at()
            && !bases::has_unknown_word(question.words, denial.bases())
            && is_strictly_inside(question.words, grant.scope(), denial.scope()))
}

impl Question<'_> {
    /// The events that count for something. "What is recorded after `at` does not exist yet" (§5.8).
    fn on_record(&self, is: fn(ConsentEventKind) -> bool) -> impl Iterator<Item = &ConsentEvent> {
        let events = self.events.iter().flatten().copied();
        events
            .filter(|event| event.recorded_at() <= self.request.at && !is_void(event))
            .filter(move |event| is(event.kind()))
    }

    pub(crate) fn grants(&self) -> impl Iterator<Item = &ConsentEvent> {
        self.on_record(ConsentEventKind::is_grant)
    }

    pub(crate) fn denials(&self) -> impl Iterator<Item = &ConsentEvent> {
        self.on_record(ConsentEventKind::is_denial)
    }

    pub(crate) fn restrictions(&self) -> impl Iterator<Item = &ConsentEvent> {
        self.on_record(|kind| kind == ConsentEventKind::Restricted)
    }

    fn lifted(&self) -> impl Iterator<Item = &ConsentEvent> {
        self.on_record(|kind| kind == ConsentEventKind::Lifted)
    }

    pub(crate) fn replaced(&self) -> impl Iterator<Item = &ConsentEvent> {
        self.on_record(|kind| kind == ConsentEventKind::Replaced)
    }

    /// "In force from its record (a grant from valid-from if later) up to, not including, its
    /// expiry" (§5.8), whatever else ends it.
    fn is_within_its_time(&self, event: &ConsentEvent) -> bool {
        let ends = event.kind().is_grant() || says(Sentence::DenialsExpire);
        let (start, end) = (event.valid_since(), event.expires_at().filter(|_| ends));
        let start = start.filter(|_| says(Sentence::ValidFrom));
        start.is_none_or(|start| start <= self.request.at)
            && end.is_none_or(|end| self.request.at < end)
    }

    /// Whether a `lifted` recorded before that instant ended the event for the use (§5.8 *Lifted*).
    fn is_lifted(
        &self,
        event: &ConsentEvent,
        before: Option<OffsetDateTime>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let later = self.lifted().filter(|lifted| {
            says(Sentence::Lifted)
                && lifted.recorded_at() > event.recorded_at()
                && before.is_none_or(|before| lifted.recorded_at() < before)
        });
        any(later.map(|lifted| {
            let by_controller = says(Sentence::ByController)
                && event.kind() == ConsentEventKind::Restricted
                && lifted.giver().kind() == GiverKind::Controller;
            all([
                givers::may_undo(lifted.giver(), event.giver()).or(by_controller.into()),
                narrowly(inside.words, lifted.scope(), usage),
                self.word_counts(lifted.giver(), Word::Helps, usage, inside),
            ])
        }))
    }

    /// Whether this `replaced` ends a denial for the use (§5.8 *Replaced*), if it is not over yet.
    pub(crate) fn replaces_denial(
        &self,
        replaced: &ConsentEvent,
        denial: &ConsentEvent,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let earlier =
            says(Sentence::ReplacedEndsDenials) && denial.recorded_at() < replaced.recorded_at();
        let bases = bases::replaces_denial(self.words, replaced.bases(), denial.bases());
        all([
            Truth::from(earlier && bases),
            givers::same(replaced.giver(), denial.giver()),
            narrowly(inside.words, replaced.scope(), usage),
            self.word_counts(replaced.giver(), Word::Helps, usage, inside),
            self.is_giver_listed(replaced.giver().kind(), replaced.recorded_at(), usage, inside),
        ])
    }

    /// Whether something recorded before that instant, or by now, ended a denial for the use: for
    /// all processing, or for that on other bases than consent.
    pub(crate) fn is_denial_over(
        &self,
        denial: &ConsentEvent,
        of: Processing,
        before: Option<OffsetDateTime>,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        let replacements = self
            .replaced()
            .filter(|replaced| before.is_none_or(|before| replaced.recorded_at() < before));
        let replaced =
            any(replacements.map(|replaced| self.replaces_denial(replaced, denial, usage, inside)));
        // "A withdrawal as far as it speaks of other bases than consent."
        let can_be_lifted = denial.kind() != ConsentEventKind::Withdrawn
            || of == Processing::OnOtherBases
            || !says(Sentence::WithdrawalOfConsentStays);
        if can_be_lifted {
            replaced.or(self.is_lifted(denial, before, usage, inside))
        } else {
            replaced
        }
    }

    /// Whether a denial is in force for the use and contains it. Denials "count whoever gave them".
    pub(crate) fn denial_holds(
        &self,
        denial: &ConsentEvent,
        of: Processing,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        all([
            self.is_within_its_time(denial).into(),
            widely(self.words, denial.scope(), usage),
            self.word_counts(denial.giver(), Word::Hurts, usage, inside),
            self.is_denial_over(denial, of, None, usage, inside).not(),
        ])
    }

    /// Whether a restriction is in force for the use and contains it. `replaced` never ends one.
    pub(crate) fn restriction_holds(
        &self,
        restriction: &ConsentEvent,
        usage: &Use<'_>,
        inside: &Inside<'_>,
    ) -> Truth {
        all([
            self.is_within_its_time(restriction).into(),
            widely(self.words, restriction.scope(), usage),
            self.word_counts(restriction.giver(), Word::Hurts, usage, inside),
            self.is_lifted(restriction, None, usage, inside).not(),
        ])
    }

    /// Whether a later `replaced` of the giver ends, for the use, what it granted at that instant.
    pub(crate) fn is_grant_replaced(
        &self,
        giver: &Giver,
        granted: OffsetDateTime,
        usage: &Use<'_>,
    ) -> Truth {
        any(self.replaced().map(|replaced| {
            let later = says(Sentence::ReplacedEndsGrants) && replaced.recorded_at() > granted;
            all([
                Truth::from(later && bases::replaces_grants(self.words, replaced.bases())),
                givers::same(replaced.giver(), giver),
                widely(self.words, replaced.scope(), usage),
            ])
        }))
    }

    /// Whether a grant is in force for the use.
    pub(crate) fn is_grant_in_force(&self, grant: &ConsentEvent, usage: &Use<'_>) -> Truth {
        let replaced = self.is_grant_replaced(grant.giver(), grant.recorded_at(), usage);
        Truth::from(self.is_within_its_time(grant)).and(replaced.not())
    }
}
