//! Of which processing a denial or a replacement speaks (§4 *basis*, §5.8, §5.9).

use super::sentence::{Sentence, says};
use permitted::LegalBasis;
use permitted::facts::ProcessingBases;
use permitted::words::Vocabulary;

/// Consent, and the two that have to be explicit: Arts. 9(2)(a) and 49(1)(a).
const CONSENTS: [LegalBasis; 3] =
    [LegalBasis::CONSENT, LegalBasis::EXPLICIT_CONSENT, LegalBasis::TRANSFER_EXPLICIT_CONSENT];

/// Whether some basis lies within both.
fn overlap(words: &Vocabulary, one: &LegalBasis, other: &LegalBasis) -> bool {
    words.descendants(one).any(|below| words.is_within(&below, other))
}

fn is_consent(words: &Vocabulary, basis: &LegalBasis) -> bool {
    CONSENTS.iter().any(|consent| words.is_within(basis, consent))
}

pub(crate) fn has_unknown_word(words: &Vocabulary, bases: &ProcessingBases) -> bool {
    bases.words().iter().any(|named| !words.contains(named))
}

/// None named, or one that nobody knows, which in what hurts is read as not named (§5.7).
fn is_of_all(words: &Vocabulary, bases: &ProcessingBases) -> bool {
    bases.is_all() || has_unknown_word(words, bases) || !says(Sentence::Bases)
}

/// Whether an event "speaks of consent".
pub(crate) fn speaks_of_consent(words: &Vocabulary, bases: &ProcessingBases) -> bool {
    let consent = |named| CONSENTS.iter().any(|consent| overlap(words, named, consent));
    is_of_all(words, bases) || bases.words().iter().any(consent)
}

/// Whether an event "speaks of some basis other than consent".
pub(crate) fn speaks_of_others(words: &Vocabulary, bases: &ProcessingBases) -> bool {
    let other = |named| !is_consent(words, named);
    is_of_all(words, bases) || bases.names_others() || bases.words().iter().any(other)
}

/// Whether an event speaks of this basis, which a permit names.
pub(crate) fn speaks_of(words: &Vocabulary, bases: &ProcessingBases, basis: &LegalBasis) -> bool {
    is_of_all(words, bases)
        || (bases.names_others() && !is_consent(words, basis))
        || bases.words().iter().any(|named| overlap(words, named, basis))
}

/// Whether a replacement of these bases ends grants: without a basis, and if it names consent.
pub(crate) fn replaces_grants(words: &Vocabulary, replacement: &ProcessingBases) -> bool {
    speaks_of_consent(words, replacement)
}

/// Whether a replacement of these bases ends a denial of those: one "of consent alone" without a
/// basis, else one that speaks "of nothing but what it names".
pub(crate) fn replaces_denial(
    words: &Vocabulary,
    replacement: &ProcessingBases,
    denial: &ProcessingBases,
) -> bool {
    if has_unknown_word(words, replacement) {
        return false;
    }
    if replacement.is_all() {
        return !speaks_of_others(words, denial);
    }
    names_all_of(words, replacement, denial)
}

/// Whether bases, of which some are named, name all that others speak of.
fn names_all_of(words: &Vocabulary, bases: &ProcessingBases, others: &ProcessingBases) -> bool {
    let all_consents =
        bases.words().iter().any(|named| words.is_within(&LegalBasis::CONSENT, named));
    if is_of_all(words, others) {
        return all_consents && bases.names_others();
    }
    let named = |basis: &LegalBasis| {
        bases.words().iter().any(|named| words.is_within(basis, named))
            || (is_consent(words, basis) && all_consents)
            || (!is_consent(words, basis) && bases.names_others())
    };
    others.words().iter().all(named) && (!others.names_others() || bases.names_others())
}

/// Whether a denial speaks "of at least the same bases" as an earlier one.
pub(crate) fn speaks_of_at_least(
    words: &Vocabulary,
    later: &ProcessingBases,
    earlier: &ProcessingBases,
) -> bool {
    is_of_all(words, later) || names_all_of(words, later, earlier)
}
