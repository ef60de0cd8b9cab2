//! When a term lies inside a rule, and a use inside the scope of a record (§5.2, §5.3).

use super::sentence::{Sentence, says};
use super::truth::{Truth, all, any};
use super::uses::{Slot, Use};
use permitted::Action;
use permitted::facts::{RecordedScope, Stated};
use permitted::ids::PartyId;
use permitted::policy::{Identifiability, Naming, PartyRole};
use permitted::words::{Facet, Vocabulary, Word};

/// Which way identifiability is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// "At most": permits, exceptions, scope, beyond, declarations.
    AtMost,
    /// "At least": forbids, opt-outs, duties.
    AtLeast,
}

impl Side {
    pub(crate) fn holds(self, found: Identifiability, named: Identifiability) -> Truth {
        // Ordered from most identifying to least.
        Truth::from(match self {
            Self::AtMost => found >= named,
            Self::AtLeast => found <= named,
        })
    }
}

/// The words of all policies, as one of them relates them.
#[derive(Clone, Copy)]
pub(crate) struct Words<'v> {
    pub(crate) all: &'v Vocabulary,
    pub(crate) own: &'v Vocabulary,
}

impl<'v> Words<'v> {
    /// As all policies together relate them.
    pub(crate) fn jointly(all: &'v Vocabulary) -> Self {
        Self { all, own: all }
    }

    /// A policy relates the words that it knows as it says itself; other words stand where the
    /// policies that have them put them.
    pub(crate) fn is_within<F: Facet>(self, word: &Word<F>, above: &Word<F>) -> bool {
        if self.own.contains(word) {
            self.own.is_within(word, above)
        } else {
            word == above || self.all.parents(word).any(|parent| self.is_within(&parent, above))
        }
    }
}

/// An exact term against the words that a rule names; none named means any.
pub(crate) fn exact<F: Facet>(words: Words<'_>, term: &Word<F>, named: &[Word<F>]) -> Truth {
    Truth::from(named.is_empty() || named.iter().any(|word| words.is_within(term, word)))
}

/// A facet of the act against the words that a rule names.
pub(crate) fn slot<F: Facet>(words: Words<'_>, slot: &Slot<Word<F>>, named: &[Word<F>]) -> Truth {
    if named.is_empty() {
        return Truth::True;
    }
    match slot {
        Slot::None => Truth::False,
        Slot::Unknown => Truth::Unknown,
        Slot::Exact(term) => exact(words, term, named),
    }
}

/// A circumstance, one of the terms below the one stated, against the words that a rule names.
pub(crate) fn circumstance<F: Facet>(
    words: Words<'_>,
    stated: Option<&Stated<F>>,
    named: &[Word<F>],
) -> Truth {
    if named.is_empty() {
        return Truth::True;
    }
    let Some(Stated { word: stated, exactly }) = stated else { return Truth::Unknown };
    any(named.iter().map(|word| {
        if words.is_within(stated, word) {
            Truth::True
        } else if *exactly {
            // The word and nothing below it.
            Truth::False
        } else if words.all.descendants(stated).any(|below| words.is_within(&below, word)) {
            Truth::Unknown
        } else {
            Truth::False
        }
    }))
}

/// The words that a record names in a facet. A list with a word that nobody knows is read as not
/// naming the facet; for what helps see [`narrowly`].
fn named<'s, F: Facet>(
    words: &Vocabulary,
    listed: impl Iterator<Item = &'s Word<F>>,
) -> Vec<Word<F>> {
    let listed: Vec<Word<F>> = listed.cloned().collect();
    if listed.iter().all(|word| words.contains(word)) { listed } else { Vec::new() }
}

/// Whether a record names a word that the vocabulary does not know.
pub(crate) fn has_unknown_word(words: &Vocabulary, scope: &RecordedScope) -> bool {
    fn unknown<'s, F: Facet>(
        words: &Vocabulary,
        mut listed: impl Iterator<Item = &'s Word<F>>,
    ) -> bool {
        listed.any(|word| !words.contains(word))
    }
    unknown(words, scope.purposes())
        || unknown(words, scope.data_categories())
        || unknown(words, scope.recipients())
        || unknown(words, scope.channels())
        || unknown(words, scope.places())
}

/// Whether the facets of a record's scope contain the use, parties and versions aside.
pub(crate) fn facets(words: Words<'_>, scope: &RecordedScope, usage: &Use<'_>) -> Truth {
    all([
        exact(words, &usage.data, &named(words.all, scope.data_categories())),
        exact(words, &usage.purpose, &named(words.all, scope.purposes())),
        slot(words, &usage.recipient, &named(words.all, scope.recipients())),
        slot(words, &usage.channel, &named(words.all, scope.channels())),
        slot(words, &usage.place, &named(words.all, scope.places())),
    ])
}

/// The role in which a party named on record stands where nothing else is said (§5.10).
pub(crate) fn default_role(words: &Vocabulary, usage: &Use<'_>) -> PartyRole {
    let collects = words.is_within(usage.action, &Action::COLLECT);
    if !matches!(usage.recipient, Slot::None) {
        PartyRole::Recipient
    } else if collects {
        PartyRole::Source
    } else {
        PartyRole::By
    }
}

/// Whether the party in a role of the use is this one.
pub(crate) fn party(usage: &Use<'_>, role: PartyRole, party: &PartyId) -> Truth {
    let found = match role {
        PartyRole::Recipient if matches!(usage.recipient, Slot::None) => return Truth::False,
        PartyRole::Recipient => usage.recipient_party,
        PartyRole::By => usage.by_party,
        PartyRole::Source => usage.source.and_then(|source| source.party.as_ref()),
    };
    found.map_or(Truth::Unknown, |found| Truth::from(found == party))
}

/// The roles that are played in the use (§5.7): who acts; the recipient where that applies; the
/// source when collecting or combining.
fn roles(words: &Vocabulary, usage: &Use<'_>) -> Vec<PartyRole> {
    if !says(Sentence::PartyInEveryRole) {
        return vec![default_role(words, usage)];
    }
    let mut roles = vec![PartyRole::By];
    if !matches!(usage.recipient, Slot::None) {
        roles.push(PartyRole::Recipient);
    }
    if [Action::COLLECT, Action::COMBINE].iter().any(|done| words.is_within(usage.action, done)) {
        roles.push(PartyRole::Source);
    }
    roles
}

/// Whether the parties that a record names, any of which is meant, stand in one of these roles.
fn parties(usage: &Use<'_>, roles: &[PartyRole], scope: &RecordedScope) -> Truth {
    if scope.parties().is_empty() {
        return Truth::True;
    }
    any(scope
        .parties()
        .iter()
        .flat_map(|named| roles.iter().map(move |role| party(usage, *role, named))))
}

/// Whether the scope of what helps contains the use (§5.7): as this policy relates words, its party
/// in the one role of §5.10; an unknown word covers nothing.
pub(crate) fn narrowly(words: Words<'_>, scope: &RecordedScope, usage: &Use<'_>) -> Truth {
    if has_unknown_word(words.all, scope) {
        return Truth::False;
    }
    facets(words, scope, usage).and(parties(usage, &[default_role(words.all, usage)], scope))
}

/// Whether the scope of what hurts contains the use (§5.7): in whoever's words, its party in every
/// role that is played; a facet with an unknown word is read as not named.
pub(crate) fn widely(all: &Vocabulary, scope: &RecordedScope, usage: &Use<'_>) -> Truth {
    if !says(Sentence::UnknownWordHurts) && has_unknown_word(all, scope) {
        return Truth::False;
    }
    facets(Words::jointly(all), scope, usage).and(parties(usage, &roles(all, usage), scope))
}

/// Whether one scope lies strictly inside another, by what they contain (§5.8, *Same instant*).
/// Around one with an unknown word nothing lies inside.
pub(crate) fn is_strictly_inside(
    all: &Vocabulary,
    inner: &RecordedScope,
    outer: &RecordedScope,
) -> bool {
    !has_unknown_word(all, outer) && is_inside(all, inner, outer) && !is_inside(all, outer, inner)
}

fn is_inside(all: &Vocabulary, inner: &RecordedScope, outer: &RecordedScope) -> bool {
    fn facet<'s, F: Facet>(
        all: &Vocabulary,
        inner: impl Iterator<Item = &'s Word<F>>,
        outer: impl Iterator<Item = &'s Word<F>>,
    ) -> bool {
        let (inner, outer): (Vec<_>, Vec<_>) = (inner.collect(), outer.collect());
        // What names nothing contains everything.
        outer.is_empty()
            || (!inner.is_empty()
                && inner
                    .iter()
                    .flat_map(|word| all.descendants(word))
                    .all(|term| outer.iter().any(|word| all.is_within(&term, word))))
    }
    let parties = outer.parties().is_empty()
        || (!inner.parties().is_empty()
            && inner.parties().iter().all(|party| outer.parties().contains(party)));
    facet(all, inner.purposes(), outer.purposes())
        && facet(all, inner.data_categories(), outer.data_categories())
        && facet(all, inner.recipients(), outer.recipients())
        && facet(all, inner.channels(), outer.channels())
        && facet(all, inner.places(), outer.places())
        && parties
}

/// Whether a record itself names a facet.
pub(crate) fn names(scope: &RecordedScope, facet: Naming) -> bool {
    match facet {
        Naming::Purpose => scope.purposes().count() > 0,
        Naming::Data => scope.data_categories().count() > 0,
        Naming::Recipient => scope.recipients().count() > 0,
        Naming::Channel => scope.channels().count() > 0,
        Naming::Place => scope.places().count() > 0,
        Naming::Party => !scope.parties().is_empty(),
    }
}
