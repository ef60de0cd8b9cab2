//! What stands in the way of a use, and the ways around it.
//!
//! Several things can stand in the way: each has to be cured, and each by one of a few goals, such as
//! that a certain permit holds. To reach a goal only what it reads is tried, so that what one rule
//! asks is not tried together with what another asks.

use crate::engine::answer::open_fact::OpenFact;
use crate::engine::judge::all_versions::Judges;
use crate::engine::judge::conditions::Meaning;
use crate::engine::judge::judge::Judge;
use crate::engine::missing::open_values::Choice;
use crate::engine::missing::prospects::{
    could_be_excepted, could_be_ordered, could_fail, could_hold,
};
use crate::engine::missing::reads::{OpenScopes, Reader, Reads};
use crate::engine::missing::supplied_facts::Value;
use crate::engine::resolved::act::OneOf;
use crate::engine::tables::bit_blocks::{self as bits, BLOCK};
use crate::engine::tables::compiled_policy::{Detail, Row};
use crate::engine::tables::conditions::Test;
use crate::engine::tables::order_detail::Order;
use crate::engine::tables::truth::Truth;
use crate::engine::uses::asked::Asked;
use crate::policy::TermFacet;
use crate::words::TermId;

/// What would take one obstacle out of the way. Rows are those of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Goal {
    /// This permit holds.
    Permit(usize),
    /// The terms or the condition of this forbid fail.
    Unmet(usize),
    /// This exception holds.
    Exception(usize),
    /// No objection bears on what this opt-out is about.
    NoObjection(usize),
    /// This retention rule does not forbid.
    Retention(usize),
    /// No restriction bears on the use.
    Unrestricted,
    /// The record may be used although its erasure was asked for.
    Kept,
    /// What a version, by its place among those in force, orders by this row.
    Order { by: usize, row: usize },
    /// The version does not speak of the use.
    Silence,
}

/// A goal for a version, by its place among those in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Way {
    version: usize,
    goal: Goal,
}

/// The ways around one obstacle, and what each reads.
pub(crate) type Ways = Vec<(Way, Reads)>;

/// The ways around what stands in the way of a use: of several obstacles around that whose ways
/// read least, since each has to be overcome. None if nothing stands in the way.
pub(crate) fn obstacle(judges: &Judges<'_>) -> Option<Ways> {
    let mut survey = Survey { judges, least: None };
    let mut speaks = false;
    for (place, (version, judge)) in judges.each().enumerate() {
        let scope = judge.scope();
        if scope == Truth::False {
            continue;
        }
        speaks |= !version.is_limit;
        if survey.version(place, &judge, scope).is_none() {
            return Some(Ways::new());
        }
    }
    match survey.least {
        None if speaks => None,
        least => Some(least.map(|(_, ways)| ways).unwrap_or_default()),
    }
}

struct Survey<'s, 'a> {
    judges: &'s Judges<'a>,
    /// The ways that read least, and how much they read.
    least: Option<(usize, Ways)>,
}

impl Survey<'_, '_> {
    /// Looks at all that stands in the way under a version; none if there is no way around
    /// something.
    fn version(&mut self, place: usize, judge: &Judge<'_>, scope: Truth) -> Option<()> {
        let compiled = judge.setting.compiled;
        let open = OpenScopes::default();
        for row in judge.possible(&compiled.forbids) {
            if judge.forbid(row, scope) != Truth::False {
                self.take(place, judge, &open, scope, around_forbid(judge, row))?;
            }
        }
        if judge.held(scope) != Truth::False {
            self.take(place, judge, &open, scope, Vec::new())?;
        }
        for (index, row) in judge.retentions() {
            if judge.retention(index, row, scope) != Truth::False {
                let goals = vec![Goal::Retention(index)];
                self.take(place, judge, &open, scope, self.or_by_right(goals))?;
            }
        }
        if judge.restricted(scope) != Truth::False {
            self.take(place, judge, &open, scope, self.or_by_right(vec![Goal::Unrestricted]))?;
        }
        if judge.asked_to_erase(scope) != Truth::False {
            self.take(place, judge, &open, scope, self.or_by_right(vec![Goal::Kept]))?;
        }
        let holds = |row| judge.permit(row, scope) == Truth::True;
        let stands =
            || judge.possible(&compiled.permits).any(holds) || judge.ordered(scope) == Truth::True;
        if !judge.setting.is_limit && !stands() {
            let could = |row: &usize| could_hold(judge, *row);
            let permits = judge.possible(&compiled.permits).filter(could);
            let mut goals: Vec<Goal> = permits.map(Goal::Permit).collect();
            goals.extend(orders(self.judges, |_| true));
            self.take(place, judge, &open, scope, goals)?;
        }
        Some(())
    }

    /// These goals, or that a right that was granted orders the use.
    fn or_by_right(&self, mut goals: Vec<Goal>) -> Vec<Goal> {
        goals.extend(orders(self.judges, |order| matches!(order, Order::Granted { .. })));
        goals
    }

    /// Keeps the ways around an obstacle, if those around others read more.
    fn take(
        &mut self,
        version: usize,
        judge: &Judge<'_>,
        open: &OpenScopes,
        scope: Truth,
        goals: Vec<Goal>,
    ) -> Option<()> {
        let silence = (scope == Truth::Unknown).then_some(Goal::Silence);
        let mut ways = Ways::new();
        let mut size = 0_usize;
        for goal in goals.into_iter().chain(silence) {
            let way = Way { version, goal };
            let reads = reads(self.judges, judge, open, goal);
            if reads.len() > 0 {
                size = size.saturating_add(reads.len());
                ways.push((way, reads));
            }
        }
        if ways.is_empty() {
            return None;
        }
        if self.least.as_ref().is_none_or(|(least, _)| size < *least) {
            self.least = Some((size, ways));
        }
        Some(())
    }
}

/// The orders of all versions that may come to stand.
fn orders(judges: &Judges<'_>, counts: impl Fn(&Order) -> bool) -> Vec<Goal> {
    let mut goals = Vec::new();
    for (by, (_, judge)) in judges.each().enumerate() {
        let counts = |row: &usize| judge.order_of(*row).is_some_and(&counts);
        let rows = judge.possible(&judge.setting.compiled.orders).filter(counts);
        let rows = rows.filter(|row| could_be_ordered(&judge, *row));
        goals.extend(rows.map(|row| Goal::Order { by, row }));
    }
    goals
}

/// The goals of which each lifts a forbid.
fn around_forbid(judge: &Judge<'_>, index: usize) -> Vec<Goal> {
    let mut goals = Vec::new();
    if could_fail(judge, index) {
        goals.push(Goal::Unmet(index));
    }
    let Some(row) = judge.setting.compiled.row(index) else { return goals };
    if let Some(exceptions) = row.exceptions() {
        let could = |row: &usize| could_hold(judge, *row);
        goals.extend(judge.possible(exceptions).filter(could).map(Goal::Exception));
    }
    if matches!(row.detail, Detail::OptOut { .. }) {
        goals.push(Goal::NoObjection(index));
    }
    goals
}

/// What a goal reads that is open.
fn reads(judges: &Judges<'_>, judge: &Judge<'_>, open: &OpenScopes, goal: Goal) -> Reads {
    let mut reader = Reader::new(judge, open);
    match goal {
        Goal::Permit(row) => {
            if judge.scope() != Truth::True {
                reader.scope();
            }
            reader.permit(row);
        }
        Goal::Unmet(row) | Goal::Exception(row) => reader.entry(row),
        Goal::NoObjection(_) => reader.objection(),
        Goal::Unrestricted => reader.restriction(),
        Goal::Silence => reader.scope(),
        Goal::Order { by, row } => {
            if judge.scope() != Truth::True {
                reader.scope();
            }
            let Some((_, other)) = judges.each().nth(by) else { return reader.finish() };
            let mut ordering = Reader::new(&other, open);
            if other.scope() != Truth::True {
                ordering.scope();
            }
            ordering.order(row);
            let mut reads = reader.finish();
            reads.add(ordering.finish());
            return reads;
        }
        Goal::Kept => {
            let mut reads = reader.finish();
            reads.facts.extend(of_all_schedules(judges, open));
            return reads;
        }
        Goal::Retention(row) => {
            reader.schedule(Some(row));
            if judges.one_use.act.stores {
                // What must be kept may be stored, whichever version says so.
                let mut reads = reader.finish();
                reads.facts.extend(of_all_schedules(judges, open));
                reads.facts.sort_unstable();
                reads.facts.dedup();
                return reads;
            }
        }
    }
    reader.finish()
}

/// What retention rules of any version read that is open.
fn of_all_schedules(judges: &Judges<'_>, open: &OpenScopes) -> Vec<OpenFact> {
    let mut events = Vec::new();
    for (_, judge) in judges.each() {
        let mut reader = Reader::new(&judge, open);
        reader.schedule(None);
        events.extend(reader.finish().facts);
    }
    events.sort_unstable();
    events.dedup();
    events
}

impl Way {
    /// What could be supplied next on this way, which is nothing where it leads nowhere; none if its
    /// goal is reached.
    pub(crate) fn ahead(self, judges: &Judges<'_>) -> Option<Reads> {
        let (_, judge) = judges.each().nth(self.version)?;
        let is_reached = match self.goal {
            Goal::Order { by, row } => {
                let order = judges.each().nth(by);
                order.is_some_and(|(_, judge)| judge.order(row, judge.scope()) == Truth::True)
            }
            goal => goal.is_reached(&judge),
        };
        if is_reached {
            return None;
        }
        let leads_on = match self.goal {
            Goal::Permit(row) | Goal::Exception(row) => could_hold(&judge, row),
            Goal::Unmet(row) => could_fail(&judge, row),
            Goal::NoObjection(_)
            | Goal::Retention(_)
            | Goal::Unrestricted
            | Goal::Kept
            | Goal::Order { .. }
            | Goal::Silence => true,
        };
        let open = OpenScopes::default();
        Some(if leads_on { reads(judges, &judge, &open, self.goal) } else { Reads::default() })
    }

    /// Whether it may help to say in a facet what stands for these terms: a rule that is about others
    /// never holds then, and one that is about these does not fail for it.
    pub(crate) fn admits(self, asked: &Asked<'_>, facet: TermFacet, choice: &Choice) -> bool {
        let exactly = matches!(choice.value, Value::Exactly(_));
        // A further kind of a subject stands beside those that are stated.
        let stands_beside = facet == TermFacet::Subject && asked.facts.subject.kinds.len() > 1;
        let version = asked.versions().nth(self.version).filter(|_| !stands_beside);
        let Some(version) = version else { return true };
        let compiled = version.compiled;
        let says = |row: usize, point: &TermId| {
            let stated = OneOf { term: *point, exactly };
            let (yes, maybe) = compiled.index.selects(facet, stated, row / BLOCK);
            (yes & bits::bit(row) != 0, maybe & bits::bit(row) != 0)
        };
        match self.goal {
            Goal::Permit(row) | Goal::Exception(row) => {
                choice.points.iter().any(|point| says(row, point).1)
            }
            Goal::Unmet(row) => {
                let mut is_asked = false;
                if let Some(test) = compiled.row(row).and_then(|row| row.test.as_ref()) {
                    test.leaves(&mut |leaf| {
                        is_asked |= matches!(
                            leaf,
                            Test::Circumstance(asked, _) if asked.facet() == facet
                        );
                    });
                }
                is_asked || choice.points.iter().any(|point| !says(row, point).0)
            }
            Goal::NoObjection(_)
            | Goal::Retention(_)
            | Goal::Unrestricted
            | Goal::Kept
            | Goal::Order { .. }
            | Goal::Silence => true,
        }
    }
}

impl Goal {
    fn is_reached(self, judge: &Judge<'_>) -> bool {
        let (scope, compiled) = (judge.scope(), judge.setting.compiled);
        match self {
            Self::Permit(row) => judge.permit(row, scope) == Truth::True,
            Self::Unmet(row) => judge.entry(row, Meaning::AtLeast) == Truth::False,
            Self::Exception(row) => judge.entry(row, Meaning::AtMost) == Truth::True,
            Self::NoObjection(row) => match compiled.row(row).map(|row| &row.detail) {
                Some(Detail::OptOut { grace, only_for, .. }) => {
                    judge.records().objection(None, *grace, only_for) == Truth::False
                }
                _ => true,
            },
            Self::Retention(index) => {
                let row = compiled.row(index);
                row.is_none_or(|row| judge.retention(index, row, scope) == Truth::False)
            }
            Self::Unrestricted => judge.restricted(scope) == Truth::False,
            Self::Kept => judge.asked_to_erase(scope) == Truth::False,
            Self::Order { .. } => judge.ordered(scope) == Truth::True,
            Self::Silence => scope == Truth::False,
        }
    }
}

/// Whether a use surely stays without permission, whatever is supplied.
pub(crate) fn is_hopeless(judges: &Judges<'_>) -> bool {
    let mut speaks = false;
    let may_be_ordered = !orders(judges, |_| true).is_empty();
    for (version, judge) in judges.each() {
        let scope = judge.scope();
        speaks |= !version.is_limit && scope != Truth::False;
        // A version of which it is not known whether it speaks of the use may be silent.
        if scope == Truth::True && is_stuck(&judge, may_be_ordered) {
            return true;
        }
    }
    !speaks
}

/// Whether a version that speaks of the use surely does not permit it. What is ordered is permitted
/// in spite of some of what stands in the way.
fn is_stuck(judge: &Judge<'_>, may_be_ordered: bool) -> bool {
    let (compiled, scope) = (judge.setting.compiled, Truth::True);
    let stands = |row: usize| {
        judge.forbid(row, scope) != Truth::False && around_forbid(judge, row).is_empty()
    };
    let mut retentions = judge.retentions();
    let is_past = |(index, row): (usize, &Row)| {
        judge.retention(index, row, scope) == Truth::True && !could_be_excepted(judge, row)
    };
    let no_permit = || {
        !judge.setting.is_limit
            && !judge.possible(&compiled.permits).any(|row| could_hold(judge, row))
            && judge.ordered(scope) != Truth::True
    };
    judge.possible(&compiled.forbids).any(stands)
        || judge.held(scope) == Truth::True
        || (!may_be_ordered
            && (judge.asked_to_erase(scope) == Truth::True
                || retentions.any(is_past)
                || no_permit()))
}
