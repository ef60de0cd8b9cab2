//! Of which processing an event speaks, by its legal bases.

use crate::engine::resolved::records::{NamedBases, ResolvedEvent};
use crate::words::{FacetKind, LegalBasis, TermId, Vocabulary};

/// The processing of which a denial may speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Processing {
    /// What rests on consent.
    OnConsent,
    /// What rests on another basis.
    OnOtherBases,
    /// What rests on this very basis.
    On(TermId),
}

/// The bases that are consent (GDPR Arts. 6(1)(a), 9(2)(a) and 49(1)(a)).
fn consents(words: &Vocabulary) -> impl Iterator<Item = TermId> {
    let consents =
        [LegalBasis::CONSENT, LegalBasis::EXPLICIT_CONSENT, LegalBasis::TRANSFER_EXPLICIT_CONSENT];
    consents.into_iter().filter_map(|basis| words.find(basis.any()))
}

fn is_consent(words: &Vocabulary, basis: TermId) -> bool {
    consents(words).any(|consent| words.within(FacetKind::Basis, basis, consent))
}

fn overlap(words: &Vocabulary, one: TermId, other: TermId) -> bool {
    words.overlap(FacetKind::Basis, one, other)
}

/// Whether an event speaks of some processing.
#[inline]
pub(crate) fn speaks_of(words: &Vocabulary, event: &ResolvedEvent, processing: Processing) -> bool {
    match processing {
        Processing::OnConsent => speaks_of_consent(words, event),
        Processing::OnOtherBases => event.bases().is_none_or(|named| {
            named.others || named.terms.iter().any(|basis| !is_consent(words, *basis))
        }),
        Processing::On(basis) => event.bases().is_none_or(|named| {
            (named.others && !is_consent(words, basis))
                || named.terms.iter().any(|other| overlap(words, *other, basis))
        }),
    }
}

/// Whether an event speaks of processing on consent.
#[inline]
pub(crate) fn speaks_of_consent(words: &Vocabulary, event: &ResolvedEvent) -> bool {
    event.bases().is_none_or(|named| {
        let is_of_consent =
            |basis: &TermId| consents(words).any(|consent| overlap(words, *basis, consent));
        named.terms.iter().any(is_of_consent)
    })
}

/// Whether an event speaks of nothing but processing on consent.
pub(crate) fn is_about_consent_alone(words: &Vocabulary, event: &ResolvedEvent) -> bool {
    event.bases().is_some_and(|named| {
        !named.others && named.terms.iter().all(|basis| is_consent(words, *basis))
    })
}

/// Whether an event speaks of nothing but what is named. `consent` stands for explicit consent as
/// well, so that it and all others are everything.
pub(crate) fn covers(words: &Vocabulary, named: &NamedBases, event: &ResolvedEvent) -> bool {
    let names = |basis: TermId| {
        named.terms.iter().any(|above| words.within(FacetKind::Basis, basis, *above))
    };
    let names_consent = words.find(LegalBasis::CONSENT.any()).is_some_and(names);
    let is_named = |basis: TermId| {
        let by_class = if is_consent(words, basis) { names_consent } else { named.others };
        by_class || names(basis)
    };
    match event.bases() {
        Some(bases) => {
            (named.others || !bases.others) && bases.terms.iter().all(|basis| is_named(*basis))
        }
        None => named.others && names_consent,
    }
}
