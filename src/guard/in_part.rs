//! Opening a value of which a part alone may be shown.

use super::answered::Answered;
use super::guarded::Guarded;
use super::not_covered::{ItemPart, NotCovered};
use crate::facts::{Item, Stated};
use crate::policy::Identifiability;
use crate::words::{Facet, Vocabulary};
use time::OffsetDateTime;

impl<T> Guarded<T> {
    /// The value, if the answer is about it and holds at this moment, whatever it says: whoever calls this
    /// shows of the value what is permitted, and nothing else.
    pub(crate) fn in_part(
        &self,
        answered: Answered<'_>,
        at: OffsetDateTime,
    ) -> Result<&T, NotCovered> {
        answered.fits(at, self.about())?;
        let all = || answered.items();
        self.lies_within(answered, |item| {
            all().map(move |asked| differs_in(answered.vocabulary, item, &asked))
        })?;
        Ok(self.value())
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
