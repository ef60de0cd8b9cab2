//! What was asked about a value and what was answered, and whether that is about the value.

use super::about::About;
use super::not_covered::NotCovered;
use crate::engine::Decision;
use crate::facts::{Act, Item, Subject};
use crate::words::Vocabulary;
use time::OffsetDateTime;

/// What was asked about a value, and what was answered: more of it or less.
#[derive(Clone, Copy)]
pub(crate) struct Answered<'q> {
    pub(crate) vocabulary: &'q Vocabulary,
    pub(crate) act: &'q Act,
    pub(crate) subject: &'q Subject,
    pub(crate) decision: &'q Decision,
}

impl Answered<'_> {
    /// Whether the answer holds at this moment and is about this subject.
    pub(super) fn fits(self, at: OffsetDateTime, about: &About) -> Result<(), NotCovered> {
        let Self { subject, decision, .. } = self;
        if at < decision.at {
            return Err(NotCovered::TooEarly { at, cleared_at: decision.at });
        }
        if let Some(stable_until) = decision.stable_until.filter(|until| *until <= at) {
            return Err(NotCovered::TooLate { at, stable_until });
        }
        let is_of_subject = match about {
            About::Subject(id) => subject.ids().any(|other| other == id),
            About::Nobody => subject.ids().next().is_none(),
            About::Unknown => false,
        };
        match is_of_subject {
            true => Ok(()),
            false => {
                let (about, cleared) = (about.clone(), subject.id.clone());
                Err(NotCovered::Subject { about, cleared })
            }
        }
    }

    /// The items that were asked about, each with what the act says of all of them.
    pub(super) fn items(self) -> impl Iterator<Item = Item> {
        self.act.items.iter().map(move |item| in_full(self.act, item))
    }
}

/// An item of the act, with what the act says of all its items.
fn in_full(act: &Act, item: &Item) -> Item {
    let item = item.clone();
    Item {
        source: item.source.or_else(|| act.source.clone()),
        gathered_at: item.gathered_at.or_else(|| act.gathered_at.clone()),
        identifiability: item.identifiability.or(act.identifiability),
        record: item.record.or_else(|| act.record.clone()),
        ..item
    }
}
