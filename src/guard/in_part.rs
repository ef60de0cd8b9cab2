//! Opening a value of which a part alone may be shown.

use super::about::About;
use super::guarded::Guarded;
use super::not_covered::{ItemPart, NotCovered};
use crate::engine::Decision;
use crate::facts::{Act, Item, Stated, Subject};
use crate::policy::Identifiability;
use crate::words::{Facet, Vocabulary};
use time::OffsetDateTime;

/// What was asked about a value, and what was answered: more of it or less.
pub(crate) struct Answered<'q> {
    pub(crate) vocabulary: &'q Vocabulary,
    pub(crate) act: &'q Act,
    pub(crate) subject: &'q Subject,
    pub(crate) decision: &'q Decision,
}

impl<T> Guarded<T> {
    /// The value, if the answer is about it and holds at this moment, whatever it says: whoever calls this
    /// shows of the value what is permitted, and nothing else.
    pub(crate) fn in_part(
        &self,
        answered: &Answered<'_>,
        at: OffsetDateTime,
    ) -> Result<&T, NotCovered> {
        let Answered { vocabulary, act, subject, decision } = *answered;
        if at < decision.at {
            return Err(NotCovered::TooEarly { at, cleared_at: decision.at });
        }
        if let Some(stable_until) = decision.stable_until.filter(|until| *until <= at) {
            return Err(NotCovered::TooLate { at, stable_until });
        }
        let is_of_subject = match self.about() {
            About::Subject(id) => subject.ids().any(|other| other == id),
            About::Nobody => subject.ids().next().is_none(),
            About::Unknown => false,
        };
        if !is_of_subject {
            let (about, cleared) = (self.about().clone(), subject.id.clone());
            return Err(NotCovered::Subject { about, cleared });
        }
        if self.items().is_empty() {
            return Err(NotCovered::NoData);
        }
        let asked = || act.items.iter().map(|item| in_full(act, item));
        for item in self.items() {
            let differences = || asked().map(|asked| differs_in(vocabulary, item, &asked));
            if !differences().any(|part| part.is_none()) {
                // What differs in the last part comes nearest, and the category weighs most.
                let differs_in = differences().flatten().max().unwrap_or(ItemPart::Category);
                let item = Box::new(item.clone());
                return Err(NotCovered::Data { item, cleared: asked().collect(), differs_in });
            }
        }
        Ok(self.value())
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

/// The first thing in which an item is not within one that was asked about.
fn differs_in(vocabulary: &Vocabulary, item: &Item, asked: &Item) -> Option<ItemPart> {
    let identifies = |item: &Item| item.identifiability.unwrap_or(Identifiability::Identified);
    if !lies_within(vocabulary, &item.category, &asked.category) {
        Some(ItemPart::Category)
    } else if item.source != asked.source {
        Some(ItemPart::Source)
    } else if item.gathered_at != asked.gathered_at {
        Some(ItemPart::GatheredAt)
    } else if identifies(item) != identifies(asked) {
        Some(ItemPart::Identifiability)
    } else if item.record != asked.record {
        Some(ItemPart::Record)
    } else {
        None
    }
}

fn lies_within<F: Facet>(vocabulary: &Vocabulary, one: &Stated<F>, above: &Stated<F>) -> bool {
    match above.exactly {
        true => one.exactly && one.word == above.word,
        false => vocabulary.is_within(&one.word, &above.word),
    }
}
