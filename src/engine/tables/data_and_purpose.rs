//! What a version says of a category of data and a purpose, whatever is done.

use crate::engine::tables::compiled_policy::CompiledPolicy;
use crate::engine::tables::rule_index::{IDENTIFIABILITY, Point, identifies};
use crate::policy::{Identifiability, TermFacet};
use crate::words::TermId;

impl CompiledPolicy {
    /// Whether the terms of a row hold a category and a purpose, their other facets aside.
    pub(crate) fn row_holds(&self, row: usize, data: TermId, purpose: TermId) -> bool {
        self.index.holds(row, TermFacet::Data.index(), Point::at(data)).0
            && self.index.holds(row, TermFacet::Purpose.index(), Point::at(purpose)).0
    }

    /// Whether the policy may speak of a category and a purpose: by no other facet is it asked of a
    /// record.
    pub(crate) fn may_speak_of(&self, data: TermId, purpose: TermId) -> bool {
        let may_hold = |row: usize| self.row_holds(row, data, purpose);
        let asks_no_more = |row: usize| {
            let others = TermFacet::ALL
                .into_iter()
                .filter(|facet| !matches!(facet, TermFacet::Data | TermFacet::Purpose));
            self.row(row).is_some_and(|row| row.test.is_none())
                && others
                    .into_iter()
                    .all(|facet| self.index.holds(row, facet.index(), Point::NONE).0)
                && self.index.holds(row, IDENTIFIABILITY, identifies(Identifiability::Identified)).0
        };
        let within = self.scopes.is_empty() || self.scopes.clone().any(may_hold);
        // Within an exception it speaks of them all the same.
        let is_excepted = |row: usize| {
            let exceptions = self.row(row).and_then(|row| row.exceptions());
            exceptions.is_some_and(|rows| rows.clone().any(may_hold))
        };
        let lies_beyond = |row: usize| may_hold(row) && asks_no_more(row) && !is_excepted(row);
        within && !self.beyond.clone().any(lies_beyond)
    }
}
