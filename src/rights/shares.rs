//! A request as a whole, and the shares of it that are about records of one content.

use super::asked::Asked;
use super::record_answer::RecordAnswer;
use super::request::RightsRequest;
use super::right_asked_for::Given;
use super::share::Share;
use crate::facts::Record;
use crate::words::{DataCategory, Purpose};
use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};

/// What a record holds, and what for.
type Content<'r> = (BTreeSet<&'r DataCategory>, BTreeSet<&'r Purpose>);

fn content(record: &Record) -> Content<'_> {
    (record.data.iter().collect(), record.purposes.iter().collect())
}

/// The answer to the whole of a request, and to its shares.
pub(super) struct Shares<'r, 'a> {
    pub(super) whole: Share<'a>,
    /// None where the whole answers for each record.
    parts: BTreeMap<Content<'r>, Share<'a>>,
}

impl<'r, 'a> Shares<'r, 'a> {
    /// A right or an exemption may cover some of the records alone: each is asked about by itself then,
    /// those of the same content in one.
    pub(super) fn new(asked: &Asked<'r>, given: &[Given<'a>]) -> Self {
        let whole = Share::new(asked, given);
        let mut parts = BTreeMap::new();
        if whole.depends_on_extent() {
            for record in &asked.request.records {
                let entry = parts.entry(content(record));
                if let Entry::Vacant(entry) = entry {
                    let (data, purposes) = entry.key();
                    let share = Share::new(&asked.about(data, purposes), given);
                    entry.insert(share);
                }
            }
        }
        Self { whole, parts }
    }

    /// Those of which the answer is made.
    pub(super) fn all(&self) -> impl Iterator<Item = &Share<'a>> {
        let whole = self.parts.is_empty().then_some(&self.whole);
        whole.into_iter().chain(self.parts.values())
    }

    /// The one that is about a record.
    pub(super) fn of(&self, record: &'r Record) -> &Share<'a> {
        self.parts.get(&content(record)).unwrap_or(&self.whole)
    }

    /// Those of which a record is granted, each once.
    pub(super) fn granted(
        &self,
        request: &'r RightsRequest,
        records: &[RecordAnswer],
    ) -> Vec<&Share<'a>> {
        let mut seen = BTreeSet::new();
        let granted = request.records.iter().zip(records).filter(|(_, answer)| answer.is_granted());
        granted
            .filter(|(record, _)| seen.insert(content(record)))
            .map(|(record, _)| self.of(record))
            .collect()
    }
}
