//! Looking up what is to be stored: what would never count, or count otherwise than it says, is refused.

use crate::engine::resolved::look_up::{Nth, Resolver};
use crate::engine::resolved::records::RecordScope;
use crate::facts::{ConsentEvent, ConsentLedger, Evidence};
use crate::ids::PolicyVersion;
use crate::instant::format_instant;
use crate::problem::ProblemKind;
use std::fmt::Display;
use time::OffsetDateTime;

impl Resolver<'_> {
    /// What is wrong with an event that is to be recorded.
    pub(crate) fn event_strictly(&self, path: &dyn Display, event: &ConsentEvent) {
        if let Err(kind) = event.check() {
            self.problems.note(path, kind);
        }
        self.known_scope(path, &event.scope, &mut RecordScope::default());
        for basis in event.bases.words() {
            self.word(format_args!("{path}: basis"), basis);
        }
        if let Some(version) = event.policy.as_deref() {
            self.known_version(path, version);
        }
        let since = event.valid_from.map_or(event.recorded_at(), |at| at.max(event.recorded_at()));
        if let Some(end) = event.expires_at() {
            self.in_order(path, since, end);
        }
    }

    /// What is wrong with the events of a ledger, each and together.
    pub(crate) fn ledger_strictly(&self, ledger: &ConsentLedger) {
        for (index, event) in ledger.events().enumerate() {
            if self.problems.is_full() {
                return;
            }
            self.event_strictly(&Nth("ledger", index), event);
        }
        let mut events = ledger.events().peekable();
        while let Some(first) = events.peek().map(|first| &first.subject) {
            let own = std::iter::from_fn(|| events.next_if(|event| event.subject == *first));
            self.may_be_compared(own);
        }
    }

    /// What is wrong with evidence that is to be stored.
    pub(crate) fn evidence_strictly(&self, path: &dyn Display, evidence: &Evidence) {
        let found = self.evidence(path, evidence);
        if found.is_some_and(|found| found.party_bound) && evidence.very_party().is_none() {
            let help = "name the very party; evidence of this kind counts for nothing without it";
            self.problems.note(path, ProblemKind::missing("party", help));
        }
    }

    fn known_version(&self, path: &dyn Display, version: &PolicyVersion) {
        if self.versions.contains(version) {
            return;
        }
        let known = self.versions.iter().filter(|known| known.policy == version.policy);
        let known: Vec<String> = known.map(|known| format!("`{known}`")).collect();
        let version = crate::text::quoted(&version.to_string());
        let kind = ProblemKind::UnknownVersion { version, known: known.join(", ") };
        self.problems.note(&format_args!("{path}: policy"), kind);
    }

    pub(super) fn in_order(&self, path: &dyn Display, from: OffsetDateTime, until: OffsetDateTime) {
        if until <= from {
            let (from, until) = (format_instant(from), format_instant(until));
            self.problems.note(path, ProblemKind::InvertedDates { from, until });
        }
    }
}
