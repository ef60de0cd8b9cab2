//! What a question is asked under, and the judgements of one use.

use super::compiled::Compiled;
use super::index::Block;
use super::judge::Judge;
use super::outcome::Truth;
use super::retention::is_held;
use super::the_use::TheUse;
use super::uses::{Groups, Use, Uses};
use super::{Inner, MAX_USES, Period};
use crate::facts::{Resolved, ResolvedFacts};
use crate::words::Vocabulary;
use std::ops::ControlFlow;
use time::OffsetDateTime;

/// A version in force, and whether it operates.
#[derive(Debug, Clone, Copy)]
pub(super) struct InForce<'a> {
    /// The version's place in the engine.
    pub(super) number: u32,
    pub(super) compiled: &'a Compiled,
    pub(super) is_limit: bool,
}

/// What a question is asked under.
#[derive(Clone, Copy)]
pub(super) struct Walk<'a> {
    pub(super) engine: &'a Inner,
    pub(super) period: &'a Period,
    /// The moment asked about.
    pub(super) at: OffsetDateTime,
    pub(super) request: &'a Resolved,
    pub(super) facts: &'a ResolvedFacts,
    /// Whether the request is about particular stored records.
    pub(super) has_records: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn vocabulary(&self) -> &'a Vocabulary {
        &self.engine.vocabulary
    }

    /// The words as all policies together relate them, and as those in force do that relate them
    /// differently.
    pub(super) fn vocabularies(&self) -> Vec<&'a Vocabulary> {
        let mut all = vec![self.vocabulary()];
        for version in self.versions() {
            let own = &*version.compiled.vocabulary;
            if !all.iter().any(|other| std::ptr::eq(*other, own)) {
                all.push(own);
            }
        }
        all
    }

    pub(super) fn versions(&self) -> impl Iterator<Item = InForce<'a>> + use<'a> {
        let engine = self.engine;
        self.period.in_force.iter().filter_map(|number| engine.version(*number))
    }

    /// The versions in force, each with its own of the rows that a use selects.
    #[inline]
    pub(super) fn versions_with<'r>(
        &self,
        rows: &'r [Block],
    ) -> impl Iterator<Item = (InForce<'a>, &'r [Block])> + use<'a, 'r> {
        let mut rest = rows;
        (0_u32..).zip(self.versions()).map(move |(at, version)| {
            let count = rest.iter().take_while(|block| block.version == at).count();
            let (rows, others) = rest.split_at_checked(count).unwrap_or((rest, &[]));
            rest = others;
            (version, rows)
        })
    }

    /// One use of every group of uses that nothing tells apart; or how many there are, if too many.
    pub(super) fn all_uses(&self) -> Result<Uses, usize> {
        let mut uses = Uses::default();
        self.uses(&mut uses).map(|()| uses)
    }

    /// The same, added where no uses are yet.
    pub(super) fn uses(&self, uses: &mut Uses) -> Result<(), usize> {
        let request = self.request;
        let asked = request.items.len().saturating_mul(request.purposes.len());
        if asked.saturating_mul(request.sources_of(0).count()) > MAX_USES {
            return Err(asked);
        }
        if uses.undivided(self).is_some() {
            return Ok(());
        }
        *uses = Uses::default();
        let groups = Groups::new(self, None);
        let found = groups.count(request);
        if found > MAX_USES {
            return Err(found);
        }
        let _ = groups.each(self, &mut |one, rows| {
            uses.push(one, rows);
            ControlFlow::Continue(())
        });
        Ok(())
    }

    /// The judgements of a use that selects these rows.
    pub(super) fn judges(&'a self, one: &'a Use, rows: &'a [Block]) -> Judges<'a> {
        let the_use = TheUse::new(self.request, self.facts, one);
        let mut judges = Judges { walk: self, the_use, rows, kept: Truth::False };
        if !self.has_records {
            return judges;
        }
        let life = the_use.item().and_then(|item| item.life.as_ref());
        if let Some(life) = life.filter(|_| self.request.stores) {
            // Whether any version requires the record to be kept.
            let held = Truth::from(is_held(life, self.at));
            judges.kept =
                judges.each().map(|(_, judge)| judge.minimum_runs()).fold(held, Truth::or);
        }
        judges
    }
}

/// The judgements of all versions in force on one use.
pub(super) struct Judges<'a> {
    pub(super) walk: &'a Walk<'a>,
    pub(super) the_use: TheUse<'a>,
    pub(super) rows: &'a [Block],
    pub(super) kept: Truth,
}

impl<'a> Judges<'a> {
    pub(super) fn each(&self) -> impl Iterator<Item = (InForce<'a>, Judge<'a>)> + use<'a> {
        let (walk, the_use, kept) = (self.walk, self.the_use, self.kept);
        walk.versions_with(self.rows)
            .map(move |(version, rows)| (version, Judge::new(walk, version, the_use, rows, kept)))
    }

    /// Judges by the rows as narrowed to what is known of the subject, once and for all: who wants
    /// to know why looks at them many times.
    pub(super) fn with_narrowed<T>(&self, judge: impl FnOnce(&Judges<'_>) -> T) -> T {
        if !self.walk.versions().any(|version| version.compiled.index.names_subject) {
            return judge(self);
        }
        let mut rows = Vec::with_capacity(self.rows.len());
        self.each().for_each(|(_, judge)| rows.extend(judge.of_subject()));
        let the_use = self.the_use.with_narrowed_rows();
        judge(&Judges { walk: self.walk, the_use, rows: &rows, kept: self.kept })
    }
}
