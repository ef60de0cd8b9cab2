//! Looking up the words of consent events.

use crate::engine::resolved::look_up::Resolver;
use crate::engine::resolved::records::{BoundTo, More, NamedBases, ResolvedEvent, ResolvedLedger};
use crate::facts::{ConsentEvent, ConsentEventKind, ConsentLedger, Facts, Subject};
use crate::ids::{PolicyVersion, SubjectId};
use crate::instant::order;
use crate::policy::GiverKind;
use crate::problem::{ProblemKind, ProblemPart};
use crate::words::TermId;
use std::collections::BTreeSet;

/// How many events that end others, `lifted` and `replaced`, a subject may have: each is compared
/// with all that it may end.
const MAX_ENDING: usize = 1_024;
/// How many events of others than the subject a subject may have: whether they are of one giver is
/// asked of each two.
const MAX_BY_OTHERS: usize = 256;
/// How many events of one subject may be recorded at one instant: each grant among them is compared
/// with each denial.
const MAX_AT_ONE_INSTANT: usize = 1_024;

/// The events of a subject in the order in which they are looked up.
pub(crate) fn events_in_order(facts: &Facts) -> Vec<&ConsentEvent> {
    facts.ledger.iter().flat_map(|ledger| of_all_ids(&facts.subject, ledger)).collect()
}

/// The events of a subject of several ids. Those of one id are earliest first, and so have those of all
/// to be.
fn of_all_ids<'e>(subject: &Subject, ledger: &'e ConsentLedger) -> Vec<&'e ConsentEvent> {
    let ids: BTreeSet<&SubjectId> = subject.ids().collect();
    let mine = ids.into_iter().flat_map(|id| ledger.events_of(id));
    let mut mine: Vec<&ConsentEvent> = mine.collect();
    mine.sort_by(|one, other| order(one.recorded_at(), other.recorded_at()));
    mine
}

impl Resolver<'_> {
    pub(super) fn ledger(
        &self,
        subject: &Subject,
        ledger: &ConsentLedger,
        found: &mut ResolvedLedger,
    ) {
        if subject.ids().next().is_none() && !ledger.is_empty() {
            let what = "there is a ledger, but nobody said whose it is".to_owned();
            let help = "state the subject's id";
            self.problems.within(ProblemPart::Subject, || {
                self.problems.note("subject", ProblemKind::inconsistent(what, help));
            });
        }
        let look_up = |event| move |found: &mut ResolvedEvent| self.event(event, found);
        if subject.other_ids.is_empty() {
            let Some(id) = &subject.id else { return };
            let mine = ledger.events_of(id);
            if mine.len() > MAX_BY_OTHERS && !self.may_be_compared(mine.clone()) {
                return;
            }
            found.extend(mine.map(look_up));
        } else {
            let mine = of_all_ids(subject, ledger);
            if mine.len() > MAX_BY_OTHERS && !self.may_be_compared(mine.iter().copied()) {
                return;
            }
            found.extend(mine.into_iter().map(look_up));
        }
        found.of_others = found.events().is_empty() && !ledger.is_empty();
    }

    /// Whether there are not too many of the events that are compared with one another.
    pub(super) fn may_be_compared<'e>(
        &self,
        events: impl Iterator<Item = &'e ConsentEvent>,
    ) -> bool {
        let over = counts(events).into_iter().find(|(_, limit, found)| found > limit);
        let Some((what, limit, found)) = over else { return true };
        self.problems.note("ledger", ProblemKind::too_large(what, found, limit));
        false
    }

    fn event(&self, event: &ConsentEvent, found: &mut ResolvedEvent) {
        self.scope(&event.scope, |_| found.has_unknown_word = true, &mut found.scope);
        found.kind = event.kind;
        found.strength = event.strength;
        found.giver = event.giver.kind;
        found.bound_to = self.bound_to(event.policy.as_deref());
        found.recorded_at = event.recorded_at();
        found.expires_at = event.expires_at();
        let has_more =
            event.giver.party.is_some() || event.valid_from.is_some() || !event.bases.is_all();
        found.more = has_more.then(|| self.more(event, &mut found.has_unknown_word));
    }

    #[cold]
    fn more(&self, event: &ConsentEvent, has_unknown_word: &mut bool) -> Box<More> {
        let terms = event.bases.words().iter().map(|basis| self.vocabulary.find(basis.any()));
        let terms: Option<Box<[TermId]>> = terms.collect();
        *has_unknown_word |= terms.is_none();
        // With an unknown word it is read as one that speaks of all.
        let bases = terms.filter(|_| !event.bases.is_all());
        let others = event.bases.names_others();
        Box::new(More {
            giver_party: event.giver.party.clone(),
            valid_from: event.valid_from,
            bases: bases.map(|terms| NamedBases { terms, others }),
        })
    }

    fn bound_to(&self, version: Option<&PolicyVersion>) -> BoundTo {
        let Some(version) = version else { return BoundTo::ANY };
        let number = self.versions.iter().position(|known| known == version);
        number.map_or(BoundTo::ELSEWHERE, BoundTo::version)
    }
}

/// How many events there are of the kinds that are compared with one another, with the limits.
fn counts<'e>(events: impl Iterator<Item = &'e ConsentEvent>) -> [(&'static str, usize, usize); 3] {
    let (mut ending, mut by_others, mut most_at_once) = (0_usize, 0_usize, 0_usize);
    let mut at_once = (None, 0_usize);
    for event in events {
        let ends = matches!(event.kind, ConsentEventKind::Lifted | ConsentEventKind::Replaced);
        ending = ending.saturating_add(usize::from(ends));
        by_others = by_others.saturating_add(usize::from(event.giver.kind != GiverKind::Subject));
        at_once = match at_once {
            (Some(at), count) if at == event.recorded_at() => (Some(at), count.saturating_add(1)),
            _ => (Some(event.recorded_at()), 1),
        };
        most_at_once = most_at_once.max(at_once.1);
    }
    [
        ("`lifted` and `replaced` events of one subject", MAX_ENDING, ending),
        ("events of others than the subject", MAX_BY_OTHERS, by_others),
        ("events of one subject at one instant", MAX_AT_ONE_INSTANT, most_at_once),
    ]
}
