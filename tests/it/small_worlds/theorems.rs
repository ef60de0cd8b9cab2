//! What the theorems say of the answers in a world. As every ledger is asked about, a ledger with
//! one event less is one that has been asked about already.

use super::events::INSTANTS;
use super::world::{Outcomes, World};
use crate::reference::Verdict;

/// How often the premise of a theorem held, and how often the outcome was another for what it
/// speaks of.
#[derive(Debug, Default)]
pub(super) struct Held {
    pub(super) premises: u64,
    pub(super) mattered: u64,
}

impl Held {
    /// Counts part by part: the premise is about one side, what matters is that both differ.
    fn count(&mut self, sides: (Outcomes, Outcomes), premise: impl Fn(Verdict, Verdict) -> bool) {
        for (before, after) in sides.0.into_iter().zip(sides.1) {
            self.premises += u64::from(premise(before, after));
            self.mattered += u64::from(before != after);
        }
    }
}

/// What was seen in a world.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) ledgers: u64,
    pub(super) permitted: u64,
    pub(super) not_permitted: u64,
    pub(super) t4: Held,
    pub(super) t5: Held,
    pub(super) t12: Held,
    pub(super) unnamed_parents: u64,
}

/// What is answered to one question with one ledger.
#[derive(Clone, Copy)]
struct Case<'c> {
    place: usize,
    events: &'c [usize],
    outcomes: Outcomes,
}

impl World {
    /// Asks about the ledger of these events, in ascending order, and tries all theorems on it.
    pub(super) fn try_theorems(&mut self, events: &[usize], tally: &mut Tally) {
        let answered = self.ask(events);
        tally.ledgers += 1;
        for (place, outcomes) in answered.iter().copied().enumerate() {
            let permitted = outcomes.iter().filter(|part| **part == Verdict::Permitted).count();
            tally.permitted += u64::from(permitted > 0);
            tally.not_permitted += u64::from(permitted < outcomes.len());
            let case = Case { place, events, outcomes };
            self.an_event_less(case, tally);
            self.a_weaker_grant(case);
            self.without_a_ledger(case, tally);
            self.an_unnamed_parent(case, tally);
            self.a_fact_less(case, &answered, tally);
        }
    }

    fn broken(&self, theorem: &str, case: Case<'_>, other: Outcomes) -> ! {
        let Case { place, events, outcomes } = case;
        let shown = self.show(place, self.ledger(events));
        panic!(
            "{theorem}:\n{outcomes:?} (for the narrow purpose, the wide one), and else {other:?}\n\
             {shown}"
        );
    }

    /// T4 and T5: one grant or `lifted` more makes nothing worse, one denial or restriction more
    /// makes nothing better.
    fn an_event_less(&self, case: Case<'_>, tally: &mut Tally) {
        let after = case.outcomes;
        for (left_out, event) in case.events.iter().enumerate() {
            let entry = &self.events[*event];
            let mut rest = [0; 2];
            let mut others = case.events.iter().enumerate().filter(|(at, _)| *at != left_out);
            rest.iter_mut().zip(&mut others).for_each(|(slot, (_, other))| *slot = *other);
            let before = self.asked[case.place].known(&rest[..case.events.len() - 1]);
            let mut parts = before.iter().zip(&after);
            if entry.helps {
                tally.t4.count((before, after), |before, _| before == Verdict::Permitted);
                if parts.any(|(before, after)| after < before) {
                    self.broken(&format!("T4: better without {:?}", entry.event), case, before);
                }
            } else if entry.hurts {
                tally.t5.count((before, after), |before, _| before != Verdict::Permitted);
                if parts.any(|(before, after)| after > before) {
                    self.broken(&format!("T5: worse without {:?}", entry.event), case, before);
                }
            }
        }
    }

    /// T4: a stronger grant is never worse. What three events gave is not kept, so that this is tried
    /// on two.
    fn a_weaker_grant(&self, case: Case<'_>) {
        if case.events.len() > 2 {
            return;
        }
        for (at, event) in case.events.iter().enumerate() {
            let Some(weaker) = event.checked_sub(INSTANTS.len()) else { continue };
            let is_weaker = self.events[weaker].stronger == Some(*event);
            if !is_weaker || case.events.contains(&weaker) {
                continue;
            }
            let mut events = case.events.to_vec();
            events[at] = weaker;
            // It stands before these in the order, and has been asked about.
            events.sort_unstable();
            let before = self.asked[case.place].known(&events);
            if before.iter().zip(&case.outcomes).any(|(before, after)| after < before) {
                self.broken("T4: better with a weaker grant", case, before);
            }
        }
    }

    /// T12: keeping the whole ledger back gains nothing. No restriction is assumed without one, so
    /// that ledgers with restrictions are set aside.
    fn without_a_ledger(&self, case: Case<'_>, tally: &mut Tally) {
        if !case.events.iter().any(|event| self.events[*event].is_restriction()) {
            let without = self.asked[case.place].without;
            self.silence("without a ledger", without, case, true, tally);
        }
    }

    /// T12: not saying which parent spoke gains nothing.
    fn an_unnamed_parent(&self, case: Case<'_>, tally: &mut Tally) {
        if case.outcomes == [Verdict::Permitted; 2] {
            return;
        }
        for (at, event) in case.events.iter().enumerate() {
            let Some(unnamed) = &self.events[*event].unnamed else { continue };
            let others = case.events.iter().enumerate().filter(|(other, _)| *other != at);
            let others = others.map(|(_, other)| &self.events[*other].event);
            let ledger = super::events::ledger(others.chain([unnamed]));
            let permits = self.permits(case.place, ledger);
            tally.unnamed_parents += 1;
            let helps = |(permits, with): (bool, Verdict)| permits && with != Verdict::Permitted;
            if permits.into_iter().zip(case.outcomes).any(helps) {
                let without = [Verdict::Permitted; 2];
                self.broken("T12: permitted if nobody knows which parent", case, without);
            }
        }
    }

    /// T12: leaving out the age, or who acts, gains nothing.
    fn a_fact_less(&self, case: Case<'_>, answered: &[Outcomes], tally: &mut Tally) {
        let told = self.asked[case.place].asked;
        for (silent, without) in self.asked.iter().zip(answered) {
            if !silent.asked.is_silent_beside(told) {
                continue;
            }
            // What a parent denied counts while nobody knows whether the person is of age.
            let of_parents = case.events.iter().any(|event| self.events[*event].is_of_parent());
            let is_unknown = silent.asked.age.is_some() || !of_parents;
            self.silence("with a fact less", *without, case, is_unknown, tally);
        }
    }

    /// No part becomes permitted; and where what is left out is unknown then, what is certain without
    /// it is as certain with it.
    fn silence(
        &self,
        what: &str,
        without: Outcomes,
        case: Case<'_>,
        is_unknown: bool,
        tally: &mut Tally,
    ) {
        tally.t12.count((without, case.outcomes), |_, with| with != Verdict::Permitted);
        for (without_part, with) in without.into_iter().zip(case.outcomes) {
            if without_part == Verdict::Permitted && with != Verdict::Permitted {
                self.broken(&format!("T12: permitted {what}"), case, without);
            }
            let certain = [Verdict::Prohibited, Verdict::OutOfScope, Verdict::Permitted];
            if is_unknown && certain.contains(&without_part) && with != without_part {
                self.broken(&format!("T12: certain and otherwise {what}"), case, without);
            }
        }
    }
}
