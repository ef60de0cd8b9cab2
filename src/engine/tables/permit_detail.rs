//! What a permit adds to its terms and condition: the bases on which it stands, and obligations.

use crate::engine::tables::conditions::terms_of;
use crate::engine::tables::rule_order::sorted;
use crate::policy::{Owed, Permit, Strength};
use crate::short_lists::Several;
use crate::words::{LegalBasis, TermId, Vocabulary};

#[derive(Debug)]
pub(crate) struct PermitDetail {
    /// One for each alternative among its bases, in the order in which the policy lists them; never
    /// none. The permit stands if it stands on one of them.
    pub(crate) alternatives: Several<Alternative>,
    /// Sorted, without repetition.
    pub(crate) obligations: Vec<Owed>,
}

/// Bases on which a permit stands together, and what they ask.
#[derive(Debug)]
pub(crate) struct Alternative {
    pub(crate) bases: Vec<LegalBasis>,
    pub(crate) basis_terms: Box<[TermId]>,
    /// The strength of consent that the bases need, and the first basis that needs it.
    pub(crate) consent: Option<(Strength, LegalBasis)>,
    /// The bases among them that give way to objections.
    pub(crate) yields: Box<[Yielding]>,
}

/// A basis that gives way to denials which speak of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Yielding {
    pub(crate) basis: TermId,
    /// Whether an express grant answers the denial for what rests on this basis. So it is with
    /// notice and opt-out; legitimate interests and public tasks stay off, and consent carries the
    /// use on a basis of its own.
    pub(crate) is_answerable: bool,
}

impl PermitDetail {
    pub(crate) fn new(permit: &Permit, vocabulary: &Vocabulary) -> Self {
        let obligations = sorted(permit.obligations());
        let survives = permit.does_survive_objection();
        let alternative = |bases| Alternative::new(bases, survives, vocabulary);
        let alternatives = permit.detail.bases.alternatives().into_iter().map(alternative);
        Self { alternatives: alternatives.collect(), obligations }
    }

    /// Whether it stands whatever is on record, unless its bases are not admitted.
    pub(crate) fn asks_nothing(&self) -> bool {
        self.alternatives.iter().any(|one| one.consent.is_none() && one.yields.is_empty())
    }

    /// Whether some of it gives way to objections.
    pub(crate) fn yields(&self) -> bool {
        self.alternatives.iter().any(|one| !one.yields.is_empty())
    }
}

impl Alternative {
    fn new(bases: Vec<LegalBasis>, survives: bool, vocabulary: &Vocabulary) -> Self {
        let is = |basis: &LegalBasis, kinds: &[LegalBasis]| {
            kinds.iter().any(|kind| vocabulary.is_within(basis, kind))
        };
        let needs = |basis: &LegalBasis| {
            if is(basis, &[LegalBasis::EXPLICIT_CONSENT, LegalBasis::TRANSFER_EXPLICIT_CONSENT]) {
                Some(Strength::Explicit)
            } else if is(basis, &[LegalBasis::CONSENT]) {
                Some(Strength::Implied)
            } else {
                None
            }
        };
        let mut consent: Option<(Strength, LegalBasis)> = None;
        for basis in &bases {
            if let Some(strength) = needs(basis)
                && consent.as_ref().is_none_or(|(other, _)| strength > *other)
            {
                consent = Some((strength, basis.clone()));
            }
        }
        let yielding = |basis: &LegalBasis| {
            let stays_off = is(basis, &[LegalBasis::LEGITIMATE_INTERESTS, LegalBasis::PUBLIC_TASK]);
            let gives_way = stays_off || is(basis, &[LegalBasis::NOTICE_WITH_OPT_OUT]);
            let basis = vocabulary.find(basis.any()).filter(|_| gives_way)?;
            Some(Yielding { basis, is_answerable: !stays_off })
        };
        let yields = bases.iter().filter(|_| !survives).filter_map(yielding).collect();
        let basis_terms = terms_of(&bases, vocabulary);
        Self { bases, basis_terms, consent, yields }
    }
}
