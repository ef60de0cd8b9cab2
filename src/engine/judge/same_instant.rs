//! Grants and denials of one instant: one form that says "no, except this", or "yes, except that".

use crate::engine::resolved::records::{RecordScope, ResolvedEvent};
use crate::facts::ScopeFacet;
use crate::words::Vocabulary;

const FACETS: [ScopeFacet; 5] = [
    ScopeFacet::Data,
    ScopeFacet::Purpose,
    ScopeFacet::Recipient,
    ScopeFacet::Channel,
    ScopeFacet::Place,
];

/// Whether the scope of a grant lies inside that of a denial, and is not the same.
pub(crate) fn lies_strictly_inside(
    words: &Vocabulary,
    grant: &ResolvedEvent,
    denial: &ResolvedEvent,
) -> bool {
    !denial.has_unknown_word
        && lies_inside(words, &grant.scope, &denial.scope)
        && !lies_inside(words, &denial.scope, &grant.scope)
}

/// Whether all that one scope contains lies in another.
fn lies_inside(words: &Vocabulary, inner: &RecordScope, outer: &RecordScope) -> bool {
    let in_facet = |facet: ScopeFacet| {
        let Some(above) = outer.terms(facet) else { return true };
        let Some(mut terms) = inner.terms(facet) else { return false };
        let kind = facet.vocabulary();
        terms.all(|term| above.clone().any(|above| words.within(kind, term, above)))
    };
    let parties = || {
        let (inner, outer) = (inner.parties(), outer.parties());
        outer.is_empty() || (!inner.is_empty() && inner.iter().all(|party| outer.contains(party)))
    };
    FACETS.into_iter().all(in_facet) && parties()
}
