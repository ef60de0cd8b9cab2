//! The judgements of all versions in force on one use, and what they come to together.

use crate::engine::judge::judge::Judge;
use crate::engine::judge::kept_record::Kept;
use crate::engine::judge::outcome::Outcome;
use crate::engine::judge::retention::is_held;
use crate::engine::resolved::life::ResolvedLife;
use crate::engine::tables::rule_index::Block;
use crate::engine::tables::truth::Truth;
use crate::engine::tables::versions::InForce;
use crate::engine::uses::asked::Asked;
use crate::engine::uses::division::divide;
use crate::engine::uses::elementary_use::{ElementaryUse, Use};
use crate::engine::uses::found_uses::Uses;

/// The judgements of all versions in force on one use.
pub(crate) struct Judges<'a> {
    pub(crate) asked: &'a Asked<'a>,
    pub(crate) one_use: ElementaryUse<'a>,
    pub(crate) rows: &'a [Block],
    pub(crate) kept: Kept,
}

impl<'a> Judges<'a> {
    /// The judgements of a use that selects these rows.
    pub(crate) fn of(asked: &'a Asked<'a>, one: &'a Use, rows: &'a [Block]) -> Self {
        let one_use = ElementaryUse::new(asked.act, asked.facts, one);
        let mut judges = Self { asked, one_use, rows, kept: Kept::NOT };
        if !asked.has_records {
            return judges;
        }
        let life = one_use.item().and_then(|item| item.life.as_ref());
        let matters = |life: &&ResolvedLife| asked.act.stores || life.erasure_requested.is_some();
        if let Some(life) = life.map(Box::as_ref).filter(matters) {
            let minima = judges.each().map(|(_, judge)| judge.minimum_runs());
            let minimum = minima.fold(Truth::False, Truth::or);
            judges.kept = Kept { minimum, held: is_held(life, asked.at) };
        }
        judges
    }

    pub(crate) fn each(&self) -> impl Iterator<Item = (InForce<'a>, Judge<'a>)> + use<'a> {
        let (asked, one_use, all, kept) = (self.asked, self.one_use, self.rows, self.kept);
        asked.versions_with(all).map(move |(version, rows)| {
            (version, Judge::new(asked, version, one_use, rows, all, kept))
        })
    }

    /// Judges by the rows as narrowed to what is known of the subject, once and for all: who wants
    /// to know why looks at them many times.
    pub(crate) fn with_narrowed<T>(&self, judge: impl FnOnce(&Judges<'_>) -> T) -> T {
        if !self.asked.versions().any(|version| version.compiled.index.names_subject) {
            return judge(self);
        }
        let mut rows = Vec::with_capacity(self.rows.len());
        self.each().for_each(|(_, judge)| rows.extend(judge.of_subject()));
        let one_use = self.one_use.with_narrowed_rows();
        judge(&Judges { asked: self.asked, one_use, rows: &rows, kept: self.kept })
    }
}

impl Judges<'_> {
    /// The outcome over all versions in force.
    pub(crate) fn outcome(&self) -> Outcome {
        let outcome = |(version, rows)| {
            Judge::new(self.asked, version, self.one_use, rows, self.rows, self.kept).outcome()
        };
        outcome_over_all(self.asked, self.asked.versions_with(self.rows).map(outcome))
    }
}

/// The outcome over all versions in force, given that under each: the worst counts of those that
/// speak of the use.
#[inline]
pub(crate) fn outcome_over_all(
    asked: &Asked<'_>,
    outcomes: impl Iterator<Item = Outcome>,
) -> Outcome {
    // An operating policy without a version in force permits nothing.
    let mut worst = (!asked.period.governed).then_some(Outcome::NotPermitted);
    for outcome in outcomes.filter(|outcome| *outcome != Outcome::OutOfScope) {
        if outcome == Outcome::Prohibited {
            return outcome;
        }
        worst = Some(worst.map_or(outcome, |worst| worst.min(outcome)));
    }
    worst.unwrap_or(Outcome::OutOfScope)
}

/// Whether all of these uses are permitted.
pub(crate) fn are_permitted(asked: &Asked<'_>, uses: &Uses) -> bool {
    uses.all().all(|(one, rows)| Judges::of(asked, one, rows).outcome() == Outcome::Permitted)
}

/// Whether all that is asked is permitted. `uses` are those of the act in that period, found without
/// facts, if they are kept; where what is on record tells them apart, they are found anew.
pub(crate) fn is_permitted(asked: &Asked<'_>, uses: Option<&Uses>) -> bool {
    if !asked.period.governed {
        return false;
    }
    match uses {
        Some(uses) if !divide(asked) => are_permitted(asked, uses),
        _ => Uses::of(asked).is_ok_and(|uses| are_permitted(asked, &uses)),
    }
}
