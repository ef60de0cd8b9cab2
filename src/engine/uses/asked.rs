//! What is asked, and under which versions of the policies.

use crate::engine::resolved::act::ResolvedAct;
use crate::engine::resolved::facts::ResolvedFacts;
use crate::engine::tables::rule_index::Block;
use crate::engine::tables::versions::{InForce, Period, Tables};
use crate::words::Vocabulary;
use time::OffsetDateTime;

/// All that is asked: an act, facts and a moment, and the policies in force at that moment.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) tables: &'a Tables,
    pub(crate) period: &'a Period,
    /// The moment asked about.
    pub(crate) at: OffsetDateTime,
    pub(crate) act: &'a ResolvedAct,
    pub(crate) facts: &'a ResolvedFacts,
    /// Whether the act is about particular stored records.
    pub(crate) has_records: bool,
}

impl<'a> Asked<'a> {
    pub(crate) fn vocabulary(&self) -> &'a Vocabulary {
        &self.tables.vocabulary
    }

    /// The words as all policies together relate them, and as those in force do that relate them
    /// differently.
    pub(crate) fn vocabularies(&self) -> Vec<&'a Vocabulary> {
        let mut all = vec![self.vocabulary()];
        for version in self.versions() {
            let own = &*version.compiled.vocabulary;
            if !all.iter().any(|other| std::ptr::eq(*other, own)) {
                all.push(own);
            }
        }
        all
    }

    pub(crate) fn versions(&self) -> impl Iterator<Item = InForce<'a>> + use<'a> {
        let tables = self.tables;
        self.period.in_force.iter().filter_map(|number| tables.version(*number))
    }

    /// The versions in force, each with its own of the rows that a use selects.
    #[inline]
    pub(crate) fn versions_with<'r>(
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
}
