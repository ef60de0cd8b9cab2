//! Conditions with their words looked up.

use crate::policy::{
    Condition, GiverKind, Identifiability, Naming, PartyRole, Period, Strength, TermFacet,
};
use crate::words::{Facet, TermId, Vocabulary, Word};

/// A facet of the circumstances that conditions and terms ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Circumstance {
    Source,
    GatheredAt,
    Subject,
    Residence,
}

impl Circumstance {
    /// The facet of terms that asks about the same.
    pub(crate) const fn facet(self) -> TermFacet {
        match self {
            Self::Source => TermFacet::Source,
            Self::GatheredAt => TermFacet::GatheredAt,
            Self::Subject => TermFacet::Subject,
            Self::Residence => TermFacet::Residence,
        }
    }
}

/// A [`Condition`] whose words are terms of the engine's vocabulary.
#[derive(Debug, Clone)]
pub(crate) enum Test {
    All(Box<[Test]>),
    Any(Box<[Test]>),
    Not(Box<Test>),
    Knowingly(Box<Test>),
    /// With the number under which its value is remembered while a use is judged.
    Consent(ConsentTest, u8),
    Evidence(EvidenceTest, u8),
    Age {
        at_least: Option<u8>,
        below: Option<u8>,
    },
    Circumstance(Circumstance, Box<[TermId]>),
    Identifiability(Identifiability),
}

/// What a grant has to be to count for a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ConsentTest {
    pub(crate) strength: Strength,
    pub(crate) naming: Box<[Naming]>,
    pub(crate) naming_data: Box<[TermId]>,
    pub(crate) givers: Box<[GiverKind]>,
    pub(crate) no_older_than: Option<Period>,
    pub(crate) expiring: bool,
}

impl ConsentTest {
    /// A grant that strong, whatever else it is.
    pub(crate) fn of(strength: Strength) -> Self {
        Self {
            strength,
            naming: Box::default(),
            naming_data: Box::default(),
            givers: Box::default(),
            no_older_than: None,
            expiring: false,
        }
    }

    /// Whether it asks for strength alone.
    pub(crate) fn is_plain(&self) -> bool {
        self.naming.is_empty()
            && self.naming_data.is_empty()
            && self.givers.is_empty()
            && self.no_older_than.is_none()
            && !self.expiring
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EvidenceTest {
    pub(crate) kinds: Box<[TermId]>,
    pub(crate) naming: Box<[Naming]>,
    pub(crate) of: Option<PartyRole>,
}

/// The terms of words that the vocabulary is known to have.
pub(crate) fn terms_of<F: Facet>(words: &[Word<F>], vocabulary: &Vocabulary) -> Box<[TermId]> {
    words.iter().filter_map(|word| vocabulary.find(word.any())).collect()
}

/// The different tests of what is on record, numbered: equal ones have equal numbers.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    consent: Vec<(ConsentTest, u8)>,
    evidence: Vec<(EvidenceTest, u8)>,
}

/// How many values are remembered while a use is judged.
pub(crate) const REMEMBERED: usize = 64;
/// The number of tests whose value is not remembered.
pub(crate) const NOT_REMEMBERED: u8 = u8::MAX;
/// The number of consent of a strength, whatever it names: what legal bases ask for.
pub(crate) const fn consent_for_basis(strength: Strength) -> u8 {
    match strength {
        Strength::Implied => 0,
        Strength::Express => 1,
        Strength::Explicit => 2,
    }
}
/// The first number of other tests.
const FIRST: usize = 3;

impl Numbers {
    fn next(&self) -> u8 {
        let numbered = self.consent.len().saturating_add(self.evidence.len());
        let next = numbered.saturating_add(FIRST);
        u8::try_from(next).ok().filter(|_| next < REMEMBERED).unwrap_or(NOT_REMEMBERED)
    }

    fn consent(&mut self, test: &ConsentTest) -> u8 {
        if test.is_plain() {
            return consent_for_basis(test.strength);
        }
        let next = self.next();
        number(&mut self.consent, test, next)
    }

    fn evidence(&mut self, test: &EvidenceTest) -> u8 {
        let next = self.next();
        number(&mut self.evidence, test, next)
    }
}

fn number<T: Clone + PartialEq>(known: &mut Vec<(T, u8)>, test: &T, next: u8) -> u8 {
    match known.iter().find(|(other, _)| other == test) {
        Some((_, number)) => *number,
        None if next == NOT_REMEMBERED => next,
        None => {
            known.push((test.clone(), next));
            next
        }
    }
}

impl Test {
    pub(crate) fn new(
        condition: &Condition,
        vocabulary: &Vocabulary,
        numbers: &mut Numbers,
    ) -> Self {
        let mut parts = |parts: &[Condition]| {
            parts.iter().map(|part| Self::new(part, vocabulary, numbers)).collect::<Box<[Self]>>()
        };
        match condition {
            Condition::All(all) => Self::All(parts(all)),
            Condition::Any(any) => Self::Any(parts(any)),
            Condition::Not(part) => Self::Not(Box::new(Self::new(part, vocabulary, numbers))),
            Condition::Knowingly(part) => {
                Self::Knowingly(Box::new(Self::new(part, vocabulary, numbers)))
            }
            Condition::Consent {
                strength,
                naming,
                naming_data,
                giver,
                no_older_than,
                expiring,
            } => {
                let test = ConsentTest {
                    strength: *strength,
                    naming: naming.clone().into_boxed_slice(),
                    naming_data: terms_of(naming_data, vocabulary),
                    givers: giver.clone().into_boxed_slice(),
                    no_older_than: *no_older_than,
                    expiring: *expiring,
                };
                let number = numbers.consent(&test);
                Self::Consent(test, number)
            }
            Condition::Evidence { kinds, naming, of } => {
                let (kinds, naming) = (terms_of(kinds, vocabulary), naming.clone());
                let test = EvidenceTest { kinds, naming: naming.into_boxed_slice(), of: *of };
                let number = numbers.evidence(&test);
                Self::Evidence(test, number)
            }
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
    pub(crate) fn parts(&self) -> &[Self] {
        match self {
            Self::All(parts) | Self::Any(parts) => parts,
            Self::Not(part) | Self::Knowingly(part) => std::slice::from_ref(part),
            _ => &[],
        }
    }

    /// Calls `visit` on every test that has none below it.
    pub(crate) fn leaves<'t>(&'t self, visit: &mut impl FnMut(&'t Self)) {
        match self.parts() {
            [] => visit(self),
            parts => parts.iter().for_each(|part| part.leaves(visit)),
        }
    }
}

/// A condition whose parts stand in the order of what it costs to test them.
pub(crate) fn cheap_first(condition: Condition) -> Condition {
    fn cost(condition: &Condition) -> usize {
        let own = match condition {
            Condition::Consent { .. } => 16,
            Condition::Evidence { .. } => 8,
            _ => 1,
        };
        condition.parts().iter().map(cost).fold(own, usize::saturating_add)
    }
    let sorted = |parts: Vec<Condition>| {
        let mut parts: Vec<Condition> = parts.into_iter().map(cheap_first).collect();
        parts.sort_by_key(cost);
        parts
    };
    match condition {
        Condition::All(parts) => Condition::All(sorted(parts)),
        Condition::Any(parts) => Condition::Any(sorted(parts)),
        other => other,
    }
}
