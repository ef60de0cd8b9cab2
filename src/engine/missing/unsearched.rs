//! What the search for missing facts does not try. Where it could find something, an answer does not
//! claim that nothing would.

use crate::engine::answer::open_fact::OpenFact;
use crate::engine::missing::supplied_facts::Supply;
use crate::engine::resolved::act::Slot;
use crate::engine::uses::asked::Asked;
use crate::facts::ScopeFacet;
use crate::words::FacetKind;

/// What the facts that were tried are about.
#[derive(Debug, Default)]
pub(crate) struct Unsearched {
    /// A kind of the subject.
    kinds: bool,
    /// Something to put on record.
    records: bool,
}

impl Unsearched {
    /// Takes in a fact that the search tries.
    pub(crate) fn note(&mut self, tried: &Supply) {
        match tried {
            Supply::Evidence { .. } | Supply::Consent(_) | Supply::Lifted(_) => self.records = true,
            _ => {}
        }
    }

    /// Takes in an open fact that is read, whether or not any of its values alone leaves hope.
    pub(crate) fn note_fact(&mut self, fact: OpenFact) {
        self.kinds |= fact == OpenFact::Subject;
    }

    /// Whether something could cure the part that the search did not try: a recipient's party, by
    /// which a broad role no longer stands for everybody, or stands for that party's word; several kinds
    /// of a subject of whom none is stated, or several to be narrowed; a record that names what lies
    /// below a word of the act besides the word.
    pub(crate) fn may_cure(&self, asked: &Asked<'_>, item: usize, purpose: usize) -> bool {
        let kinds = self.kinds && asked.facts.subject.kinds.len() != 1;
        names_nobody(asked) || kinds || (self.records && is_related_otherwise(asked, item, purpose))
    }
}

/// Whether the recipient is no single party, or may be one that has a word of its own, as long as
/// its party is not named.
fn names_nobody(asked: &Asked<'_>) -> bool {
    let (act, words) = (asked.act, asked.vocabulary());
    let Slot::Stated { term, exactly: false } = act.recipient else { return false };
    let below = words.down(FacetKind::Party, term);
    act.recipient_party.is_none()
        && !words.is_collective(term)
        && below.iter().any(|role| {
            words.is_collective(*role) || (*role != term && words.party_of(*role).is_some())
        })
}

/// Whether a word of the part stands for more than a version in force takes it for, so that a record
/// that names the word does not contain all of it there.
fn is_related_otherwise(asked: &Asked<'_>, item: usize, purpose: usize) -> bool {
    let act = asked.act;
    let data = act.items.get(item).map(|item| item.data);
    let words = [
        (ScopeFacet::Data, data),
        (ScopeFacet::Purpose, act.purposes.get(purpose).copied()),
        (ScopeFacet::Recipient, Some(act.recipient)),
        (ScopeFacet::Channel, Some(act.channel)),
        (ScopeFacet::Place, Some(act.place)),
    ];
    asked.period.relate_words
        && words.into_iter().any(|(facet, slot)| {
            let Some(Slot::Stated { term, exactly: false }) = slot else { return false };
            let kind = facet.vocabulary();
            let below = asked.vocabulary().down(kind, term);
            asked.versions().any(|version| {
                let own = &version.compiled.vocabulary;
                below.iter().any(|lower| !own.within(kind, *lower, term))
            })
        })
}
