//! What a record still serves whose erasure was asked for.

use super::schedule::Schedule;
use crate::engine::{Truth, is_held};
use crate::words::{FacetKind, Purpose, TermId};
use time::OffsetDateTime;

impl Schedule<'_> {
    /// Since when the erasure of the record is asked for, if it is.
    pub(super) fn asked_to_erase(&self) -> Option<OffsetDateTime> {
        self.life.erasure_requested.filter(|since| *since <= self.at)
    }

    /// Whether a category still serves a purpose although the erasure of the record is asked for: it
    /// must be kept for it, or it is for legal claims while a hold is on the record.
    pub(super) fn serves_still(&self, data: TermId, purpose: TermId) -> Truth {
        let words = &self.engine.tables().vocabulary;
        let is_for_claims = words
            .find(Purpose::LEGAL_CLAIMS.any())
            .is_some_and(|claims| words.within(FacetKind::Purpose, purpose, claims));
        let serves = Truth::from(is_for_claims && is_held(&self.life, self.at));
        let minima = self.rules(data, purpose).map(|place| self.bounds(place, purpose).0);
        minima.map(|minimum| minimum.runs(self.at)).fold(serves, Truth::or)
    }
}
