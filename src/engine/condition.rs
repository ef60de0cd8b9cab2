//! Conditions with their words looked up.

use crate::policy::{Condition, Identifiability, Naming, PartyRole, Strength};
use crate::words::{Facet, TermId, Vocabulary, Word};

/// A facet of the circumstances that conditions and terms ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Circumstance {
    Source,
    GatheredAt,
    Subject,
    Residence,
}

/// A [`Condition`] whose words are terms of the engine's vocabulary.
#[derive(Debug, Clone)]
pub(super) enum Test {
    All(Box<[Test]>),
    Any(Box<[Test]>),
    Not(Box<Test>),
    Knowingly(Box<Test>),
    Consent(ConsentTest),
    Evidence(EvidenceTest),
    Age { at_least: Option<u8>, below: Option<u8> },
    Circumstance(Circumstance, Box<[TermId]>),
    Identifiability(Identifiability),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ConsentTest {
    pub(super) strength: Strength,
    pub(super) naming: Box<[Naming]>,
}

#[derive(Debug, Clone)]
pub(super) struct EvidenceTest {
    pub(super) kinds: Box<[TermId]>,
    pub(super) naming: Box<[Naming]>,
    pub(super) of: Option<PartyRole>,
}

/// The terms of words that the vocabulary is known to have.
pub(super) fn terms_of<F: Facet>(words: &[Word<F>], vocabulary: &Vocabulary) -> Box<[TermId]> {
    words.iter().filter_map(|word| vocabulary.find(word.any())).collect()
}

impl Test {
    pub(super) fn new(condition: &Condition, vocabulary: &Vocabulary) -> Self {
        let parts = |parts: &[Condition]| {
            parts.iter().map(|part| Self::new(part, vocabulary)).collect::<Box<[Self]>>()
        };
        let one = |part: &Condition| Box::new(Self::new(part, vocabulary));
        match condition {
            Condition::All(all) => Self::All(parts(all)),
            Condition::Any(any) => Self::Any(parts(any)),
            Condition::Not(part) => Self::Not(one(part)),
            Condition::Knowingly(part) => Self::Knowingly(one(part)),
            Condition::Consent { strength, naming } => Self::Consent(ConsentTest {
                strength: *strength,
                naming: naming.clone().into_boxed_slice(),
            }),
            Condition::Evidence { kinds, naming, of } => Self::Evidence(EvidenceTest {
                kinds: terms_of(kinds, vocabulary),
                naming: naming.clone().into_boxed_slice(),
                of: *of,
            }),
            Condition::Age { at_least, below } => Self::Age { at_least: *at_least, below: *below },
            Condition::Residence(words) => {
                Self::Circumstance(Circumstance::Residence, terms_of(words, vocabulary))
            }
            Condition::Source(words) => {
                Self::Circumstance(Circumstance::Source, terms_of(words, vocabulary))
            }
            Condition::Subject(words) => {
                Self::Circumstance(Circumstance::Subject, terms_of(words, vocabulary))
            }
            Condition::GatheredAt(words) => {
                Self::Circumstance(Circumstance::GatheredAt, terms_of(words, vocabulary))
            }
            Condition::Identifiability(value) => Self::Identifiability(*value),
        }
    }

    /// The tests directly below this one.
    pub(super) fn parts(&self) -> &[Self] {
        match self {
            Self::All(parts) | Self::Any(parts) => parts,
            Self::Not(part) | Self::Knowingly(part) => std::slice::from_ref(part),
            _ => &[],
        }
    }

    /// Calls `visit` on every test that has none below it.
    pub(super) fn leaves(&self, visit: &mut impl FnMut(&Self)) {
        match self.parts() {
            [] => visit(self),
            parts => parts.iter().for_each(|part| part.leaves(visit)),
        }
    }
}
